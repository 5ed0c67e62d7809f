package parser

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// What stands around a report on a government's site: what is said about it, what one can do with it, and the foot
// of the page, whose words are prescribed by 《政府网站发展指引》.

// isAbout recognises a line, or a table, of what is said about a document.
func isAbout(b block) bool {
	for _, r := range b.rows() {
		for i := range r {
			for _, p := range r[i].paragraphs() {
				if isAboutText(p) {
					return true
				}
			}
		}
	}
	return b.table == nil && isAboutText(b.text)
}

func isAboutText(text string) bool {
	if len(text) > 600 {
		return false
	}
	s := fold(text)
	for _, w := range []string{"发布日期", "发布时间", "公开日期", "公布日期", "公开时间", "成文日期", "发布机构", "发布单位", "公开主体", "编制单位", "发文机关", "索引号", "信息来源:", "来源:"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isTool recognises what a page offers to do, and where it says one is.
func isTool(text string) bool {
	s := fold(text)
	if isLonger(s, 60) {
		return false
	}
	for _, w := range []string{"当前位置", "您的位置", "所在位置", "字体", "字号", "打印", "分享", "浏览次数", "浏览量", "访问量", "点击数", "点击量", "收藏", "首页>", "无障碍", "扫一扫", "返回首页", "设为首页"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isFoot recognises where the page goes on behind a report.
func isFoot(text string) bool {
	s := fold(text)
	if isLonger(s, 200) {
		return false
	}
	for _, w := range []string{"版权所有", "版权声明", "主办单位:", "主办:", "承办单位:", "承办:", "网站标识码", "ICP备", "公网安备", "备案号", "备案序号", "网站地图", "联系我们",
		"打印本页", "关闭窗口", "[打印", "[关闭", "上一篇", "下一篇", "上一条", "下一条", "分享到", "责任编辑:", "扫一扫", "相关链接", "相关阅读", "相关文档", "友情链接", "技术支持:", "建议使用", "您是第"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return strings.HasPrefix(strings.ToLower(s), "copyright") || strings.HasPrefix(s, "©")
}

// isFurniture tells by an element's kind and names that it is no part of what the page is about.
func isFurniture(tag atom.Atom, l *looks) bool {
	switch tag {
	case atom.Nav, atom.Aside, atom.Footer, atom.Menu:
		return true
	}
	switch l.role {
	case "navigation", "contentinfo", "complementary", "search", "banner":
		return true
	}
	return namesFurniture(l.class) || namesFurniture(l.id)
}

// furnitureNames are by their first letters.
var furnitureNames = byStart("footer", "copyright", "sidebar", "breadcrumb", "breadcrumbs", "crumbs", "nav", "navbar", "menu", "share", "pagination")

func namesFurniture(names string) bool {
	for names != "" {
		n := 0
		for n < len(names) && names[n] != ' ' && names[n] != '-' && names[n] != '_' {
			n++
		}
		for _, f := range furnitureNames[rune(names[0]|0x20)] {
			if strings.EqualFold(f, names[:n]) {
				return true
			}
		}
		names = names[min(n+1, len(names)):]
	}
	return false
}

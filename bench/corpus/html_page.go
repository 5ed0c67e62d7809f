package corpus

import (
	"fmt"
	"strings"

	"nianbao/report"
)

// page puts a report into its page.
func (w *htmlWriter) page(p *pages, title, body string) string {
	about := ""
	for _, s := range w.about {
		about += pick(w.maker, "<div class=\"info\">%s</div>", "<p>%s</p>", "<span>%s</span><br>")
		about = fmt.Sprintf(about, w.text(s))
	}
	shell := plainShell
	switch w.layout {
	case HTMLNested:
		shell = nestedShell
	case HTMLSite:
		shell = pick(w.maker, siteShell, portalShell)
	case HTMLWord:
		shell = wordShell
	case HTMLMeta:
		title, about = "", ""
	}
	place := w.who.place
	above := place.Name
	if region := place.Region(); len(region) > 0 {
		above = region[len(region)-1]
	}
	return strings.NewReplacer("{META}", w.meta(p), "{ABOUT}", about, "{TITLE}", title, "{BODY}", body, "{SITE}", above+"人民政府", "{YEAR}", fmt.Sprint(w.year),
		"{NEXT}", fmt.Sprint(w.year+1), "{OTHERS}", w.otherReports(), "{NAME}", headTitle(p, above)).Replace(shell)
}

// headTitle is what the browser's window is called.
func headTitle(p *pages, site string) string {
	if len(p.title) == 0 {
		return site + "人民政府门户网站"
	}
	return p.lineOfTitle() + "-" + site + "人民政府"
}

// lineOfTitle is the title on one line.
func (p *pages) lineOfTitle() string {
	s := ""
	for _, part := range p.title {
		if part == "" {
			break
		}
		s += part
	}
	return s
}

// meta are the page's own words about itself (《政府网站发展指引》, annex).
func (w *htmlWriter) meta(p *pages) string {
	var b strings.Builder
	add := func(name, content string) {
		fmt.Fprintf(&b, "<meta name=\"%s\" content=\"%s\">\n", name, content)
	}
	add("SiteName", w.who.place.Name+"人民政府")
	add("ColumnName", "政府信息公开年报")
	if w.layout != HTMLMeta {
		return b.String()
	}
	if len(p.title) > 0 {
		add(pick(w.maker, "ArticleTitle", "articletitle"), p.lineOfTitle())
	}
	if p.publisher != "" {
		add("ContentSource", p.publisher)
	}
	if p.published != "" && !w.signed(p) {
		add(pick(w.maker, "PubDate", "pubdate"), string(p.published)+pick(w.maker, "", " 10:21", " 09:00:00"))
	}
	return b.String()
}

// signed says that the date stands under the document.
func (w *htmlWriter) signed(p *pages) bool { return len(p.signature) > 1 }

// otherReports is a list of what else the site has, of other organs and other years.
func (w *htmlWriter) otherReports() string {
	var b strings.Builder
	for i := range 6 {
		other := government(w.chooseDivision(report.Township))
		fmt.Fprintf(&b, `<li><a href="/xxgk/t%d.html" title="%s">%s%d年政府信息公开工作年度报告</a><span>%d-01-%02d</span></li>`, 1000+i, other, other, w.year-i%3, w.year+1-i%3, 3+i)
	}
	return b.String()
}

const (
	plainShell = `<!DOCTYPE html>
<html><head><meta charset="utf-8">
{META}<title>{NAME}</title></head><body>
{ABOUT}{TITLE}{BODY}</body></html>
`
	nestedShell = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{NAME}</title></head>
<body><table width="1000" border="0" align="center"><tr><td width="200" valign="top"><table><tr><td>信息公开指南</td></tr><tr><td>信息公开目录</td></tr></table><ul>{OTHERS}</ul></td>
<td><table width="100%"><tr><td>{ABOUT}</td></tr><tr><td align="center">{TITLE}</td></tr><tr><td><table><tbody><tr><td class="bt_content"><div id="zoom">{BODY}</div></td></tr></tbody></table></td></tr></table></td></tr></table>
<table width="1000"><tr><td align="center">主办：{SITE}办公室　备案号：ICP备05000001号</td></tr></table></body></html>`
	siteShell = `<!DOCTYPE HTML PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8" />
{META}<title>{NAME}</title><link href="/images/css.css" rel="stylesheet"><style>.a{color:red}</style><script>var a="<p>一、总体情况</p>";</script></head>
<body><!--[if lt IE 9]><p class="tip">您的浏览器版本过低</p><![endif]--><div class="header"><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/hd/">互动交流</a></li></ul></div></div>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/nb/">政府信息公开年报</a></div>
<div class="main"><div class="left"><h3>政府信息公开年报</h3><ul>{OTHERS}</ul></div>
<div class="right"><div class="article">{TITLE}<div class="info">{ABOUT}<span>浏览次数：<em id="hits">12</em></span><span>字体：[<a href="javascript:doZoom(16)">大</a> <a href="javascript:doZoom(14)">中</a> <a href="javascript:doZoom(12)">小</a>]</span></div>
<div class="TRS_Editor"><style type="text/css">.TRS_Editor P{line-height:2}</style>{BODY}</div></div>
<div class="tools"><a href="javascript:window.print()">【打印本页】</a><a href="javascript:window.close()">【关闭窗口】</a></div><p>上一篇：<a href="t1.html">某地{YEAR}年政府信息公开工作年度报告</a></p></div></div>
<div class="foot"><p>主办单位：{SITE}办公室　网站标识码：4100000001</p><p>Copyright © {NEXT} All Rights Reserved</p></div></body></html>`
	portalShell = `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
{META}<meta name="others" content="页面生成时间 {NEXT}-03-02 10:00:00" /><title>{NAME}</title></head><body>
<div id="top"><span>{NEXT}年3月2日 星期二</span><a href="#">无障碍阅读</a><form><input name="q" value="请输入关键字"><button>搜索</button></form></div>
<table class="xxgk_top"><tr><td>索 引 号：</td><td>005184611/{NEXT}-00012</td><td>信息分类：</td><td>其他</td></tr></table>
{ABOUT}<div class="xxgk_content">{TITLE}<!--ZJEG_RSS.content.begin--><div id="zoom"><!--begin-->{BODY}<!--end--></div><!--ZJEG_RSS.content.end--></div>
<div class="share">分享到：<a class="wx">微信</a></div><div class="xg"><h4>相关阅读</h4><ul>{OTHERS}</ul></div>
<div class="bottom"><a href="/sitemap">网站地图</a> | <a href="/lx">联系我们</a><br>版权所有：{SITE}　技术支持：某某网络公司</div></body></html>`
	wordShell = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 11">
<title>{NAME}</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>User</o:Author><o:LastSaved>{NEXT}-01-19T02:11:00Z</o:LastSaved></o:DocumentProperties></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:宋体;} p.MsoNormal {margin:0cm;} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'><div class=Section1 style='layout-grid:15.6pt'>
{ABOUT}{TITLE}{BODY}</div></body></html>`
)

// encodeHTML gives the page's bytes. Most declare their character set rightly.
func (m *maker) encodeHTML(page string) []byte {
	declare := func(set string) string {
		page = strings.Replace(page, "charset=utf-8", "charset="+set, 1)
		return strings.Replace(page, `charset="utf-8"`, `charset="`+set+`"`, 1)
	}
	if m.layout != HTMLCharset {
		if m.chance(25) {
			return gb18030(declare("gb2312"))
		}
		return []byte(page)
	}
	none := strings.Replace(page, `<meta charset="utf-8">`, "", 1)
	n := m.rng.IntN(9)
	m.trait(fmt.Sprintf("character set %d", n))
	switch n {
	case 0:
		return gb18030(page)
	case 1:
		return gb18030(none)
	case 2:
		return gb18030(declare("GBK"))
	case 3:
		return gb18030(declare("GB18030"))
	case 4:
		return gb18030(declare("iso-8859-1"))
	case 5:
		return []byte(declare("gb2312"))
	case 6:
		return []byte(none)
	case 7:
		return encode(page, BOM)
	}
	return encode(none, UTF16LE)
}

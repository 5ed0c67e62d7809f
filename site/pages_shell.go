package site

import (
	"cmp"
	"strings"

	"nianbao/assets"
	"nianbao/templates"
)

// What all pages share is written down once for each way to the site's root. Pages that the navigation names have shells of
// their own, in which they are marked.

// shellDepths is for how many depths of folders there are shells made beforehand; pages deeper down make their own.
const shellDepths = 8

// shells are those of the pages that the navigation names, and those of all others by the depth of their folders.
type shells struct {
	named map[string]*templates.Shell
	depth [shellDepths]*templates.Shell
}

func (o Options) makeShells() shells {
	list := shells{named: map[string]*templates.Shell{}}
	for _, l := range o.navigation() {
		list.named[l.Href] = o.newShell(rootOf(l.Href), l.Href)
	}
	for depth := range list.depth {
		list.depth[depth] = o.newShell(strings.Repeat("../", depth), "")
	}
	return list
}

// shell is that of the page at the path.
func (o Options) shell(path string) *templates.Shell {
	if s := o.shells.named[path]; s != nil {
		return s
	}
	if depth := strings.Count(path, "/"); depth < shellDepths && o.shells.depth[depth] != nil {
		return o.shells.depth[depth]
	}
	return o.newShell(rootOf(path), path)
}

// newShell makes the shell of a page from which root leads to the site's.
func (o Options) newShell(root, path string) *templates.Shell {
	return templates.NewShell(o.shared(root, path))
}

func (o Options) shared(root, path string) templates.Shared {
	s := templates.Shared{Root: root, Icon: root + assets.Path("favicon.svg"), Style: root + assets.Path("site.css"), Script: root + assets.Path("page.js"),
		Search: root + searchPath, Guide: root + englishGuide}
	if o.Origin != "" {
		s.OpenSearch = root + openSearchPath
	}
	if p := o.part; p != nil {
		s.Part = "本站只收" + p.name + "的报告，对照、排名和机关之间的核查到此为止。"
		s.Others = templates.Link{Text: "其他地区", Href: cmp.Or(p.front, root+"../index.html")}
	}
	for _, l := range o.navigation() {
		s.Nav = append(s.Nav, templates.Link{Text: l.Text, Href: root + l.Href, Current: l.Href == path})
	}
	return s
}

// navigation leads from the root to what the site has.
func (o Options) navigation() []templates.Link {
	list := []templates.Link{
		{Text: "地区", Href: "index.html#regions"},
		{Text: "对照", Href: "index.html#comparisons"},
		{Text: "指标", Href: "indicators.html"},
		{Text: "自选对照", Href: exploreFolder + "/index.html"},
		{Text: "核查", Href: qualityPath},
		{Text: "数据", Href: dataPath},
		{Text: "释义", Href: "glossary.html"},
	}
	if o.has("method") {
		list = append(list, templates.Link{Text: "方法", Href: "method.html"})
	}
	if o.has("about") {
		list = append(list, templates.Link{Text: "关于", Href: "about.html"})
	}
	return list
}

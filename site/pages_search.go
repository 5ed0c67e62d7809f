package site

import (
	"nianbao/assets"
	"nianbao/templates"
)

// The search page finds organs with the explorer's index, indicators and rules by a list of names, and words in the texts
// of reports with the pieces that package search makes. docs/search.md is the specification of what lies in the folder.
const (
	searchFolder  = "search"
	searchPath    = searchFolder + "/index.html"
	namesPath     = searchFolder + "/names.json"
	textsPath     = searchFolder + "/texts.json"
	textsFolder   = searchFolder + "/texts/"   // 0.bin …
	numbersFolder = searchFolder + "/reports/" // 0.json …
	searchSchema  = 1
)

// searchPage yields the page, and the names of what is found by name.
func (r *renderer) searchPage() {
	const at = searchPath
	frame := r.frame(at, "搜索", r.crumbs(at, r.c.root, nil, "搜索")...)
	frame.Searches = true
	frame.Description = "按机关、地区、年度、指标和正文搜索政府信息公开工作年度报告。"
	page := templates.Search{Frame: frame, Script: frame.Root + assets.Path("search.js"), Years: yearsOf(r.c.root.below),
		Instead: []templates.Link{
			{Text: "地区", Href: relative(at, "index.html#regions")},
			{Text: "指标", Href: relative(at, "indicators.html")},
			{Text: "核查规则", Href: relative(at, qualityPath)},
			{Text: "覆盖情况", Href: relative(at, coveragePath(r.c.root))},
		}}
	r.page(at, page, nil)
	r.piece(namesPath, r.c.searchNames())
}

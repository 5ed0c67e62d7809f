package site

import (
	"cmp"
	"slices"
	"strconv"

	"nianbao/assets"
	"nianbao/report"
	"nianbao/search"
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

// textTop says how the texts of the site are indexed.
type textTop struct {
	Schema  int         `json:"schema"`
	Reports int         `json:"reports"`
	Years   []yearStart `json:"years"`  // newest first
	Block   int         `json:"block"`  // reports in a file of reports/
	Starts  []string    `json:"starts"` // the first token of each piece
}

// yearStart is the number of the first report on a year.
type yearStart struct {
	Year  int `json:"year"`
	First int `json:"first"`
}

// reportBlock is how many addresses of reports a file has; the last may have fewer.
const reportBlock = 100

// levelRank is the level's place among levels, widest first; unknown ones come last.
func levelRank(l report.Level) int {
	if i := slices.Index(levels, l); i >= 0 {
		return i
	}
	return len(levels)
}

// searchTexts yields the index of the texts. Reports are numbered as they are shown: the newest years first, of a year
// the widest level.
func (r *renderer) searchTexts() {
	reports := slices.Clone(r.c.root.below)
	slices.SortStableFunc(reports, func(a, b entry) int {
		return cmp.Or(b.Year-a.Year, levelRank(a.organ.Level)-levelRank(b.organ.Level))
	})
	top := textTop{Schema: searchSchema, Reports: len(reports), Years: []yearStart{}, Block: reportBlock, Starts: []string{}}
	var index search.Index
	for i, e := range reports {
		if n := len(top.Years); n == 0 || top.Years[n-1].Year != e.Year {
			top.Years = append(top.Years, yearStart{e.Year, i})
		}
		index.Add(search.TermsOf(e.whole()))
	}
	for p := range index.Pieces(nil) {
		r.file(textsFolder+strconv.Itoa(len(top.Starts))+".bin", p.Body, nil)
		top.Starts = append(top.Starts, p.First)
	}
	r.piece(textsPath, top)
	paths := make([]string, len(reports))
	for i, e := range reports {
		paths[i] = e.path()
	}
	n := 0
	for block := range slices.Chunk(paths, reportBlock) {
		r.piece(numbersFolder+strconv.Itoa(n)+".json", block)
		n++
	}
}

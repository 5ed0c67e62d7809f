package site

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/assets"
	"nianbao/report"
	"nianbao/templates"
)

// explore yields the explorer: its two pages, and the pieces of data they fetch.
func (r *renderer) explore() {
	const at, bare = exploreFolder + "/index.html", exploreFolder + "/embed.html"
	tool := exploreTool(rootOf(at))
	frame := r.frame(at, "自选对照", r.crumbs(at, r.c.root, nil, "自选对照")...)
	frame.Description = "任选行政机关、指标和年度，对照政府信息公开工作年度报告的数字。"
	r.page(at, templates.Explore{Frame: frame, Tool: tool, Indicators: exploreChoice(), Years: r.c.yearsWithTables(),
		Examples: exploreExamples(r.c.root), Instead: r.instead(at)}, nil)
	r.page(bare, templates.Embed{Frame: r.frame(bare, "自选对照"), Tool: tool}, nil)
	r.pieces()
}

func exploreTool(root string) templates.ExploreTool {
	return templates.ExploreTool{Root: root, Style: root + assets.Path("explore.css"), Charts: root + assets.Path("charts.css"),
		Taking: root + assets.Path("take.js"), Script: root + assets.Path("explore.js"), ECharts: root + assets.Path("echarts.js")}
}

// exploreMost is how many organs the explorer shows at once (mostOrgans of assets/explore/pieces.js).
const exploreMost = 300

// exploreHref leads from a page to the explorer with a choice made. The choice stands behind "?", for a fragment would have to be a
// place of that page; the explorer moves it behind "#".
func exploreHref(at, choice string) string {
	return relative(at, exploreFolder+"/index.html") + "?" + choice
}

// exploreHref leads to the explorer with the set's organs chosen, "" where it can't show them all.
func (s set) exploreHref(at string) string {
	organs := map[*organ]bool{}
	for _, e := range s.place.below {
		if e.organ.Level == s.level {
			organs[e.organ] = true
		}
	}
	of := s.place.path + ":" + string(s.level)
	if s.level == report.Department { // those of places below are no group of the explorer
		var paths []string
		for _, e := range s.entries {
			paths = append(paths, e.organ.path)
		}
		of = strings.Join(paths, ",")
	}
	if len(organs) > exploreMost || len(of) > 1000 {
		return ""
	}
	return exploreHref(at, "o="+of+"&i=requests.new.total&y="+strconv.Itoa(s.year)+"&v=bar")
}

// pieces yields what docs/explore-data.md describes, but those of the organs.
func (r *renderer) pieces() {
	r.piece(exploreWords, r.c.exploreCatalogue())
	r.placePieces(r.c.root)
	top, blocks := r.c.exploreIndex()
	r.piece(exploreSearch+".json", top)
	for i, block := range blocks {
		r.piece(exploreSearch+"/"+strconv.Itoa(i)+".json", block)
	}
}

// organPieces yields the pieces of the organs.
func (r *renderer) organPieces(organs []*organ) {
	for _, o := range organs {
		r.piece(exploreOrgans+o.path+".json", exploreOrgan(o))
	}
}

func (r *renderer) placePieces(p *place) {
	if !p.hasPiece() || r.stopped {
		return
	}
	at := explorePlaces
	if p.path != "" {
		at += "/" + p.path
	}
	r.piece(at+".json", r.c.explorePlace(p))
	for _, child := range p.children {
		r.placePieces(child)
	}
}

func (r *renderer) piece(path string, v any) {
	if r.stopped {
		return
	}
	body, err := piece(v)
	r.file(path, body, err)
}

// instead are pages that hold figures without a script.
func (r *renderer) instead(at string) []templates.Link {
	links := []templates.Link{{Text: "按地区", Href: relative(at, "index.html#regions")}}
	for i, s := range r.c.root.sets {
		if i == 6 {
			break
		}
		links = append(links, templates.Link{Text: strconv.Itoa(s.year) + " 年 " + strconv.Itoa(len(s.entries)) + " 个" + levelWord(s.level), Href: relative(at, s.path()+".html")})
	}
	return append(links, templates.Link{Text: "全部指标", Href: relative(at, "indicators.html")})
}

// exploreExamples are views to begin with: the largest sets of the newest years, one for each place and level.
func exploreExamples(root *place) []templates.Link {
	var sets []set
	for p := range root.all() {
		for _, s := range p.sets {
			if s.place != root && s.level != report.Department && !slices.ContainsFunc(sets, func(t set) bool { return t.place == s.place && t.level == s.level }) {
				sets = append(sets, s)
			}
		}
	}
	slices.SortStableFunc(sets, func(a, b set) int {
		return cmp.Or(b.year-a.year, min(len(b.entries), exploreFew)-min(len(a.entries), exploreFew))
	})
	var links []templates.Link
	for i, s := range sets[:min(len(sets), 4)] {
		e := exploreBegin[i]
		links = append(links, templates.Link{Text: fmt.Sprintf("%s%s%s", s.place.name, levelWord(s.level), e.words),
			Href: "#o=" + s.place.path + ":" + string(s.level) + e.rest})
	}
	return links
}

// exploreFew is how many organs make a good first sight: more are no better.
const exploreFew = 12

// exploreBegin is what the examples show, one each.
var exploreBegin = [...]struct{ words, rest string }{
	{"：历年新收申请", "&i=requests.new.total&v=line"},
	{"：新收申请与予以公开，每个机关一图", "&i=requests.new.total,requests.granted.total&v=multiples"},
	{"：行政处罚决定热图", "&i=disclosure.penalty.decisions&v=heat"},
	{"：予以公开占办理结果的比例排名", "&i=requests.granted.total&v=rank&m=share"},
}

// exploreChoice is what rows a reader may choose, grouped as in the forms. A group of several rows can be chosen as one.
func exploreChoice() []templates.ExploreGroup {
	byRow := map[string]report.Indicator{}
	for _, ind := range slices.Backward(report.Indicators()) {
		byRow[rowID(ind)] = ind
	}
	var groups []templates.ExploreGroup
	for _, id := range rowOrder {
		ind := byRow[id]
		label := exploreHeading(ind)
		if len(groups) == 0 || groups[len(groups)-1].Label != label {
			g := templates.ExploreGroup{Label: label}
			if n := len(ind.Row.Groups); n > 0 && !isTotal(ind.Row.Key) && ind.Row.Key != report.OtherRow().Key {
				name := ind.Row.Groups[n-1]
				g.Rows = append(g.Rows, templates.ExploreRow{Key: "group:" + name, Label: name + "：全部各项"})
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Rows = append(g.Rows, templates.ExploreRow{Key: exploreRow(ind), Label: rowLabel(ind)})
	}
	return groups
}

// exploreHeading is the table's title with the groups of the row.
func exploreHeading(ind report.Indicator) string {
	return strings.Join(append([]string{tableTitle(ind.Table)}, ind.Row.Groups...), " › ")
}

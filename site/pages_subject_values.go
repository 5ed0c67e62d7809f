package site

import (
	"fmt"
	"slices"
	"strconv"

	"nianbao/templates"
)

// The figures of all organs: on the subject's own page where they are few, else below it, province by province, and where a
// province has many, prefecture by prefecture. Organs that report 0 throughout are counted, not listed. What a column of applicants has of many organs is
// in the CSV beside the page, which has every figure.

// organsOnPage is how many organs a page of figures lists at most, as long as there are places below that take the others.
const organsOnPage = 200

// history is the readings of one organ, oldest first.
type history struct {
	organ    *organ
	readings []reading
	zero     bool // every one is 0
}

// histories are the readings organ by organ.
func histories(readings []reading) []history {
	var list []history
	for from := 0; from < len(readings); {
		h := history{organ: readings[from].entry.organ, zero: true}
		to := from
		for to < len(readings) && readings[to].entry.organ == h.organ {
			c := readings[to].cell
			h.zero = h.zero && c.State.HasValue() && c.Value.Sign() == 0
			to++
		}
		h.readings = readings[from:to]
		list = append(list, h)
		from = to
	}
	return list
}

// cut gives the histories that stand first in the list and are of organs of the place or the places in it, and the others.
// Lists are in the order of codes, in which a place is followed by what is in it.
func (p *place) cut(list []history) (in, others []history) {
	n := slices.IndexFunc(list, func(h history) bool {
		q := h.organ.place
		for q != nil && q != p {
			q = q.parent
		}
		return q == nil
	})
	if n < 0 {
		n = len(list)
	}
	return list[:n], list[n:]
}

// valuesPath is the page of the subject's figures in a place, or of the organs without one.
func valuesPath(m *subject, p *place) string {
	if p == nil {
		return indicatorsFolder + "/" + m.id + "/" + unplacedFolder + ".html"
	}
	return indicatorsFolder + "/" + m.id + "/" + p.path + ".html"
}

// values are the histories on the page at the path, which is of the place: all in one table, or those of the place's own organs,
// with links to pages of the places in it, which it yields.
func (r *renderer) values(at string, m *subject, p *place, list []history) templates.Values {
	some := slices.DeleteFunc(slices.Clone(list), func(h history) bool { return h.zero })
	if len(some) <= organsOnPage || p == nil || len(p.children) == 0 {
		return templates.Values{Table: valuesTable(at, m, some), Rest: restSentence(len(list) - len(some))}
	}
	if !m.inDetail() {
		return templates.Values{Rest: fmt.Sprintf("%d 个机关的数字不全为 0，逐个列在本页的 CSV 里；同一行总计的页面按地区列出各机关。", len(some))}
	}
	var v templates.Values
	own := 0
	for own < len(list) && list[own].organ.place == p {
		own++
	}
	some = slices.DeleteFunc(slices.Clone(list[:own]), func(h history) bool { return h.zero })
	v.Table, v.Rest = valuesTable(at, m, some), restSentence(own-len(some))
	list = list[own:]
	for _, child := range p.children {
		var in []history
		if in, list = child.cut(list); len(in) > 0 {
			v.Below = append(v.Below, r.valuesBelow(at, m, child, child.name, in))
		}
	}
	if len(list) > 0 {
		v.Below = append(v.Below, r.valuesBelow(at, m, nil, "归属未定", list))
	}
	return v
}

func restSentence(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("另有 %d 个机关，凡有报告的年度均填 0。", n)
}

// valuesBelow yields the page of a place's figures and gives the link to it.
func (r *renderer) valuesBelow(at string, m *subject, p *place, name string, list []history) templates.Link {
	path := valuesPath(m, p)
	crumbs := []templates.Link{{Text: r.c.root.name, Href: relative(path, "index.html")}, {Text: "指标", Href: relative(path, "indicators.html")},
		{Text: m.name, Href: relative(path, indicatorPath(m.id))}, {Text: name}}
	title := m.name + "：" + name + "各机关历年数字"
	r.page(path, templates.IndicatorValues{Frame: r.frame(path, title, crumbs...), Heading: title, Unit: m.unit, Values: r.values(path, m, p, list)}, nil)
	return templates.Link{Text: name, Href: relative(at, path), Note: fmt.Sprintf("%d 个机关", len(list))}
}

// valuesTable has organs as rows and years as columns, in groups by province; nil where there are none.
func valuesTable(at string, m *subject, list []history) *templates.Table {
	if len(list) == 0 {
		return nil
	}
	var years []int
	for _, h := range list {
		for i := range h.readings {
			if y := h.readings[i].entry.Year; !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	t := templates.Table{ID: "all", Caption: m.name + "：各机关历年数字", Short: true, Tall: true}
	heads := []templates.Head{{Text: "机关", Label: true}}
	for _, y := range years {
		heads = append(heads, templates.Head{Text: strconv.Itoa(y)})
	}
	t.Heads = [][]templates.Head{heads}
	for _, h := range list {
		province := provinceOf(h.organ)
		if len(t.Groups) == 0 || t.Groups[len(t.Groups)-1].Label != province {
			t.Groups = append(t.Groups, templates.Group{Label: province, Column: len(years) + 1})
		}
		row := templates.Row{Label: h.organ.Name, Href: relative(at, h.organ.path+".html"), Cells: make([]templates.Cell, 0, len(years))}
		if n := len(h.organ.Region); n > 1 {
			row.Note = h.organ.Region[n-1]
		}
		left := h.readings
		for _, y := range years {
			cell := templates.Cell{None: true}
			if len(left) > 0 && left[0].entry.Year == y {
				cell, left = m.shown(row.Href, &left[0]), left[1:]
			}
			row.Cells = append(row.Cells, cell)
		}
		g := &t.Groups[len(t.Groups)-1]
		g.Rows = append(g.Rows, row)
	}
	t.Align()
	return &t
}

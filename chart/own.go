package chart

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a page has of a chart, to be read by assets/charts/option.js. It is written as an attribute's value between single quotes:
//
//	{"kind":"line","unit":"件","years":[2019,2021],"page":"*.html","at":["2019","","2021"],
//	 "series":[{"name":"总计","cell":"requests.new.total","data":[5,"缺失","[1 200]"]}]}
//
//	kind    which of kinds.js it is completed by
//	names   the labels; years where they are all years from one to another
//	as      the chart of the same page whose names, page and at are this one's
//	page    the page of a label: * stands for its part of "at", or where that is not there for the label itself; "" has no page
//	break   the first label behind a series break
//	marks   references on the value axis; "late" are those whose name stands before them
//	data    figures, or one that stands for all of them. A text is a figure that is not set as a plain number is: inferred, or with decimals that end in 0;
//	        or the word for a gap
//	of      parallel to data: what rates are made of
//	cell    the figures' place on their labels' pages, but for those of labels without a page and of 无此项
//	cells   the same one by one, where it is not the same for all; hrefs, where they are on other pages
//	rows    instead of series, the rows of a table whose columns are the labels, each the figures of one; called, what these are called
//	        where the rows' heads do not say
func (p picture) own() (own []byte, names string) {
	s := p.spec
	w := make(ownWriter, 0, 256)
	w.raw(`{"kind":"`).raw(p.kind()).raw(`"`)
	if s.Unit != "" {
		w.raw(`,"unit":`).text(s.Unit)
	}
	if !s.Shared {
		from := len(w)
		w.names(s.Labels)
		w.pages(s.Labels, s.LabelHrefs)
		names = string(w[from:])
	}
	if s.Break > 0 {
		w.raw(`,"break":`).int(s.Break)
	}
	w.marks(s)
	if s.Series[0].Row != "" {
		w.texts("rows", len(s.Series), func(i int) string { return s.Series[i].Row })
		if s.Called {
			w.texts("called", len(s.Series), func(i int) string { return s.Series[i].Name })
		}
		return append(w, '}'), names
	}
	w.raw(`,"series":[`)
	for i, one := range s.Series {
		if i > 0 {
			w.raw(",")
		}
		w.series(s, one)
	}
	w.raw("]}")
	return w, names
}

// As is what a page has of a chart whose names another chart of the page tells.
func As(own, names, id string) string { return strings.Replace(own, names, `,"as":"`+id+`"`, 1) }

// Shared is what charts of the same labels leave to be told once for all of them: JSON as own writes it, with what each shows
// ("title", before what it is of), whose reports those are ("origin", "list", "organs") and what is to be known of all ("note").
func Shared(title string, labels, hrefs []string, origin Link, organs, note string) []byte {
	w := make(ownWriter, 0, 256)
	w.raw(`{"title":`).text(title)
	w.names(labels)
	w.pages(labels, hrefs)
	w.raw(`,"origin":`).text(origin.Text)
	for _, one := range []Link{{"list", origin.Href}, {"organs", organs}, {"note", note}} {
		if one.Href != "" {
			w.raw(`,"`).raw(one.Text).raw(`":`).text(one.Href)
		}
	}
	return append(w, '}')
}

// ownWriter writes JSON that can stand between single quotes.
type ownWriter []byte

func (w *ownWriter) raw(s string) *ownWriter {
	*w = append(*w, s...)
	return w
}

func (w *ownWriter) int(n int) *ownWriter {
	*w = strconv.AppendInt(*w, int64(n), 10)
	return w
}

// text is a string. What would have to be escaped is left to Marshal, which also escapes <, >, & and U+2028/9; the single quote is
// escaped besides.
func (w *ownWriter) text(s string) *ownWriter {
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if r < ' ' || r == '"' || r == '\\' || r == '<' || r == '>' || r == '&' || r == '\'' || r == '\u2028' || r == '\u2029' || r == utf8.RuneError || r == 0x7f {
			escaped, _ := json.Marshal(s)
			*w = append(*w, bytes.ReplaceAll(escaped, []byte("'"), []byte(`\u0027`))...)
			return w
		}
		i += size
	}
	return w.raw(`"`).raw(s).raw(`"`)
}

func (w *ownWriter) texts(name string, n int, at func(int) string) {
	w.raw(`,"`).raw(name).raw(`":[`)
	for i := range n {
		if i > 0 {
			w.raw(",")
		}
		w.text(at(i))
	}
	w.raw("]")
}

func (w *ownWriter) names(labels []string) {
	first, err := strconv.Atoi(labels[0])
	for i, label := range labels {
		if err != nil || first < 1000 || first > 9000 || label != strconv.Itoa(first+i) {
			w.texts("names", len(labels), func(i int) string { return labels[i] })
			return
		}
	}
	w.raw(`,"years":[`).int(first).raw(",").int(first + len(labels) - 1).raw("]")
}

// pages are the labels' links, cut down to what is not the same in all.
func (w *ownWriter) pages(labels, hrefs []string) {
	first := slices.IndexFunc(hrefs, func(h string) bool { return h != "" })
	if first < 0 {
		return
	}
	before, after, ok := strings.Cut(hrefs[first], labels[first])
	if ok = ok && labels[first] != ""; !ok {
		before, after = "", commonEnd(hrefs)
	}
	part := func(i int) string {
		rest, a := strings.CutPrefix(hrefs[i], before)
		rest, b := strings.CutSuffix(rest, after)
		if !a || !b || len(before)+len(after) >= len(hrefs[i]) {
			return ""
		}
		return rest
	}
	same := true
	for i, h := range hrefs {
		if h != "" && (part(i) == "" || strings.Contains(before+after, "*")) {
			before, after = "", ""
			same = false
			break
		}
		same = same && part(i) == labels[i]
	}
	w.raw(`,"page":`).text(before + "*" + after)
	if !same {
		w.texts("at", len(hrefs), part)
	}
}

// commonEnd is how all links end that lead somewhere, from a stroke on.
func commonEnd(hrefs []string) string {
	end, some := "", false
	for _, h := range hrefs {
		if h == "" {
			continue
		}
		if !some {
			end, some = h, true
		}
		for !strings.HasSuffix(h, end) {
			end = end[1:]
			for end != "" && !utf8.RuneStart(end[0]) {
				end = end[1:]
			}
		}
	}
	if i := strings.IndexByte(end, '/'); i >= 0 {
		return end[i:]
	}
	return ""
}

func (w *ownWriter) marks(s Spec) {
	open := false
	for _, r := range s.References {
		if !s.marks(r) {
			continue
		}
		if !open {
			w.raw(`,"marks":[`)
		} else {
			w.raw(",")
		}
		open = true
		w.raw(`{"name":`).text(r.Told("")).raw(`,"at":`)
		*w = r.Value.Append(*w)
		if s.late(r) {
			w.raw(`,"late":true`)
		}
		w.raw("}")
	}
	if open {
		w.raw("]")
	}
}

func (w *ownWriter) series(s Spec, one Series) {
	w.raw(`{"name":`).text(one.Name)
	if one.Href != "" {
		w.raw(`,"href":`).text(one.Href)
	}
	w.cells(s, one.Points)
	w.raw(`,"data":`)
	if p := one.Points[0]; p.plain() && len(one.Points) > 1 && !slices.ContainsFunc(one.Points, func(o Point) bool { return !o.plain() || o.Value != p.Value }) {
		w.figure(p)
	} else {
		w.figures(one.Points)
	}
	if slices.ContainsFunc(one.Points, func(p Point) bool { return p.Of != "" }) {
		w.texts("of", len(one.Points), func(i int) string { return one.Points[i].Of })
	}
	w.raw("}")
}

func (w *ownWriter) figures(points []Point) {
	w.raw("[")
	for i, p := range points {
		if i > 0 {
			w.raw(",")
		}
		w.figure(p)
	}
	w.raw("]")
}

// figure is one of data.
func (w *ownWriter) figure(p Point) {
	if p.plain() {
		*w = p.Value.Append(*w)
		return
	}
	w.text(p.label())
}

// cells are where the points lead.
func (w *ownWriter) cells(s Spec, points []Point) {
	parts := make([]string, len(points))
	cell, all, any, elsewhere := "", true, false, false
	for i, p := range points {
		if p.Href == "" {
			continue
		}
		any = true
		rest, ok := "", false
		if s.LabelHrefs != nil && s.LabelHrefs[i] != "" {
			rest, ok = strings.CutPrefix(p.Href, s.LabelHrefs[i])
			rest, ok = strings.TrimPrefix(rest, "#"), ok && strings.HasPrefix(rest, "#") && len(rest) > 1
		}
		if !ok {
			elsewhere = true
			continue
		}
		if cell == "" {
			cell = rest
		}
		parts[i] = rest
	}
	if !any {
		return
	}
	for i, p := range points {
		leads := s.LabelHrefs != nil && s.LabelHrefs[i] != "" && !p.None
		all = all && (parts[i] == cell) == leads && (leads || p.Href == "")
	}
	switch {
	case elsewhere:
		w.texts("hrefs", len(points), func(i int) string { return points[i].Href })
	case all:
		w.raw(`,"cell":`).text(cell)
	default:
		w.texts("cells", len(points), func(i int) string { return parts[i] })
	}
}

package site

import (
	"cmp"
	"fmt"
	"html/template"
	"path"
	"strconv"
	"strings"

	"nianbao/cite"
	"nianbao/report"
	"nianbao/templates"
)

// What the head of each page says to machines: search engines, link previews, Zotero, feed readers.

// reference is how a report is cited.
func (r *renderer) reference(e entry) cite.Reference {
	at := e.path() + ".html"
	return cite.Reference{
		Kind:      cite.Report,
		Author:    e.organ.Name,
		Title:     cmp.Or(e.Title, fmt.Sprintf("%s%d年政府信息公开工作年度报告", e.organ.Name, e.Year)),
		Published: string(e.Published),
		Until:     e.until(),
		Years:     strconv.Itoa(e.Year),
		Place:     strings.Join(e.organ.Region, "") + e.organ.Place,
		Address:   cmp.Or(r.o.absolute(at), at),
		Whole:     r.o.Origin != "",
		File:      path.Base(e.File),
		SHA256:    e.SHA256,
		Source:    e.Source,
	}
}

// until is the newest day of publication among the reports that the entry's page rests on: its own, and those that
// its findings compare it with. What other reports there are on the site changes nothing in it.
func (e entry) until() string {
	until := e.Published
	for _, f := range e.Findings() {
		for _, ev := range f.Evidence {
			if ev.Report != nil {
				until = max(until, ev.Report.Published)
			}
		}
	}
	return string(until)
}

// proof is what tells a report's file from any other, for the foot of printed pages.
func proof(r *report.Report) string { return "原件 " + path.Base(r.File) + "，SHA-256 " + r.SHA256 }

// dataset is how a page of figures from several reports is cited; a CSV of its tables lies beside it.
func (r *renderer) dataset(at, title, about string, entries []entry) cite.Reference {
	d := cite.Reference{Kind: cite.Dataset, Title: title, Description: about, Address: cmp.Or(r.o.absolute(at), at), Whole: r.o.Origin != ""}
	years := yearsOf(entries)
	if len(years) > 0 {
		d.Years = strconv.Itoa(years[0])
		if last := years[len(years)-1]; last != years[0] {
			d.Years += "/" + strconv.Itoa(last)
		}
	}
	for _, e := range entries {
		d.Until = max(d.Until, string(e.Published))
	}
	table := strings.TrimSuffix(at, ".html") + tableSuffix
	d.Data = []cite.Data{{Type: "text/csv", Address: cmp.Or(r.o.absolute(table), path.Base(table))}}
	return d
}

// cited adds to the frame what it takes to cite its page.
func cited(f templates.Frame, ref cite.Reference) templates.Frame {
	for _, m := range ref.Meta() {
		f.Cited = append(f.Cited, templates.Pair{Name: m[0], Text: m[1]})
	}
	f.Reference = template.JS(ref.JSONLD())
	f.Article = ref.Kind == cite.Report
	if ref.Description != "" {
		f.Description = ref.Description
	}
	return f
}

// described is the sentence that a search engine or a link preview shows of a report: its first figures.
func described(r *report.Report) string {
	facts := overview(r)
	if len(facts) == 0 {
		return "全文及文中数字，逐段有据。"
	}
	list := make([]string, len(facts))
	for i, f := range facts {
		list[i] = f.Name + " " + factWords(f.Cell)
	}
	return strings.Join(list, "，") + "。"
}

// factWords is a figure in running text.
func factWords(c report.Cell) string {
	if c.State.HasValue() {
		return c.Value.String()
	}
	return templates.StateWord(c.State)
}

// describedBy is the sentence about a page that has none of its own: where it belongs, and what the site is.
func describedBy(title string, crumbs []templates.Link) string {
	var where []string
	for _, c := range crumbs {
		if c.Href != "" {
			where = append(where, c.Text)
		}
	}
	if title != "" {
		where = append(where, title)
	}
	return strings.Join(where, " › ") + "：" + siteDescription
}

const siteDescription = "各级行政机关政府信息公开工作年度报告的数字，逐格有据，可在机关之间、年度之间对照。"

package site

import (
	"fmt"
	"html/template"

	"nianbao/assets"
	"nianbao/chart"
	"nianbao/report"
	"nianbao/templates"
)

// chartPoint is a cell in a chart; what the form does not ask for is a gap.
func chartPoint(c templates.Cell) chart.Point {
	p := chart.Point{Value: c.Value, State: c.State, Href: c.Href, None: c.None}
	if c.None {
		p.State = report.Missing
	}
	return p
}

// fewSources is how many reports are named one by one below a chart; more are counted, with a link to their list.
const fewSources = 8

// draw adds the chart to the topic: as a drawing, or as the sentence that stands for one. It is the one way a chart comes
// onto a page.
func draw(t *templates.Topic, s chart.Spec) error {
	c, err := chart.Draw(s)
	if err != nil {
		return err
	}
	if c.Own == nil {
		t.Zero = append(t.Zero, c.Summary)
		return nil
	}
	t.Charts = append(t.Charts, templates.Chart{ID: c.ID, Title: c.Title, Unit: c.Unit, Summary: c.Summary, Notes: c.Notes,
		Organs: chartOrgans(c), Sources: chartSources(c), Table: c.Table, Data: c.Data,
		References: chartReferences(c), Static: template.HTML(c.Static), Own: template.JS(c.Own), Names: c.Names, HeightClass: c.HeightClass, Shared: c.Shared})
	return nil
}

// shareNames has the charts of a page say once what several are of: the others name the first of them.
func shareNames(topics []templates.Topic) {
	first := map[string]string{}
	for _, t := range topics {
		for i := range t.Charts {
			c := &t.Charts[i]
			if id, ok := first[c.Names]; ok && len(c.Names) > 2*len(id) {
				c.Own = template.JS(chart.As(string(c.Own), c.Names, id))
			} else {
				first[c.Names] = c.ID
			}
		}
	}
}

// chartOrgans says how many organs the figures are of, "" where it is the one that the page is about.
func chartOrgans(c chart.Chart) string {
	if c.Organs == 1 {
		return ""
	}
	noun := c.Noun
	if noun == "" {
		noun = "机关"
	}
	return fmt.Sprintf("%d 个%s", c.Organs, noun)
}

func chartSources(c chart.Chart) []templates.Link {
	if c.Reports > len(c.Sources) || len(c.Sources) > fewSources {
		return []templates.Link{{Text: fmt.Sprintf("%d 份年度报告", c.Reports), Href: c.List}}
	}
	var list []templates.Link
	for _, source := range c.Sources {
		list = append(list, templates.Link{Text: source.Text, Href: source.Href})
	}
	return list
}

func chartReferences(c chart.Chart) []templates.Link {
	var list []templates.Link
	for _, r := range c.References {
		l := templates.Link{Text: r.Told(c.Unit), Href: r.Href}
		if r.Apart {
			l.Note = "未画在图上"
		}
		list = append(list, l)
	}
	return list
}

// embedPath is the page that shows one chart of any other page, which its address names: embed.html#township-2022/compare_new.
const embedPath = embedName + ".html"

// alone yields that page.
func (r *renderer) alone() {
	f := withCharts(r.frame(embedPath, ""))
	r.page(embedPath, templates.Alone{Frame: f, Script: f.Root + assets.Path("embed.js")}, nil)
}

package site

import (
	"fmt"
	"strings"

	"nianbao/chart"
	"nianbao/report"
	"nianbao/templates"
)

// fit says whether rates of a report can be drawn, and if not, why.
type fit int

// fits: all are known, of enough cases, and parts make up their whole. gappy: a part has no value. few: too few cases.
// askew: the parts come to another sum than the whole that the report prints.
const (
	fits fit = iota
	gappy
	few
	askew
)

// fractions are the rates of the report. Several rates are all parts of one whole.
func fractions(r *report.Report, rates []report.Rate) ([]report.Fraction, fit) {
	list := make([]report.Fraction, len(rates))
	var sum report.Number
	for i, rate := range rates {
		list[i] = rate.Of(r)
		switch list[i].Standing {
		case report.Unknown:
			return nil, gappy
		case report.Few:
			return nil, few
		}
		sum, _ = sum.Add(list[i].Over)
	}
	if len(rates) > 1 && sum.Cmp(list[0].Under) != 0 {
		return nil, askew
	}
	return list, fits
}

// resultRates are the rates of 办理结果, parallel to resultColumns.
var resultRates = []string{"rate.granted", "rate.partial", "rate.denied", "rate.unable", "rate.refused", "rate.other"}

// drawRates draws the rates of the organs of which they fit, and says how many are left out and why.
func (c comparison) drawRates(t *templates.Topic, s chart.Spec, d topicDrawing, f *topicFigures) error {
	rates := ratesOf(d.rates)
	counts := [4]int{}
	var lines []line
	of := make([][]report.Fraction, len(c.lines))
	for _, l := range c.lines {
		list, why := fractions(l.report, rates)
		counts[why]++
		if why == fits {
			lines, of[l.n] = append(lines, l), list
		}
	}
	if len(lines) == 0 {
		t.Zero = append(t.Zero, fmt.Sprintf("没有一个%s可以画%s：%s。", levelWord(c.set.level), d.title, leftOut(counts)))
		return nil
	}
	if c.large() && len(lines) > largestDrawn {
		lines = largestLines(lines, f.of(d.by, c.lines))
		s.Notes = append(s.Notes, c.largestNote(d, len(lines)))
	}
	if words := leftOut(counts); words != "" {
		s.Notes = append(s.Notes, words+"，不画。")
	}
	if len(rates) == 1 { // parts of a whole have no place of their own on the axis
		c.refer(&s, func(l *line) templates.Cell { return topicRate(l, &rates[0]) })
	}
	s.Title, s.Unit, s.Stacked = c.drawingTitle(d, len(lines)), rates[0].Unit, len(rates) > 1
	labels, _ := chartLabels(lines)
	rateSeries(&s, labels, lines, rates, func(l line) []report.Fraction { return of[l.n] })
	return draw(t, s)
}

// rateSeries are the rates of lines of which they fit, called by the labels with what they are of.
func rateSeries(s *chart.Spec, labels []string, lines []line, rates []report.Rate, of func(line) []report.Fraction) {
	parts := make([][]report.Fraction, len(lines))
	for j, l := range lines {
		parts[j] = of(l)
	}
	for i, rate := range rates {
		series := chart.Series{Name: rate.Name}
		if len(rates) > 1 {
			series.Name = resultColumns[i].name
		}
		for j, l := range lines {
			list := parts[j]
			if i == 0 {
				s.Labels = append(s.Labels, fmt.Sprintf("%s（n=%s）", labels[j], list[0].Under))
				s.LabelHrefs = append(s.LabelHrefs, l.href)
			}
			series.Points = append(series.Points, ratePoint(list[i], l.page+"#"+rateAnchor(l.report, rate)))
		}
		s.Series = append(s.Series, series)
	}
}

func ratePoint(f report.Fraction, href string) chart.Point {
	p := chart.Point{Value: f.Hundredfold(), State: report.Reported, Of: f.Over.String() + "/" + f.Under.String(), Href: href}
	if f.Inferred {
		p.State = report.Inferred
	}
	return p
}

// leftOut says how many organs are left out and why, "" where none is.
func leftOut(counts [4]int) string {
	var reasons []string
	for why, words := range []string{gappy: "各项不全或互相矛盾的", few: fmt.Sprintf("不足 %d 件的", report.MinBase), askew: "各项之和与总计不符的"} {
		if counts[why] > 0 && why != int(fits) {
			reasons = append(reasons, fmt.Sprintf("%s %d 个", words, counts[why]))
		}
	}
	return strings.Join(reasons, "、")
}

package chart

import (
	"fmt"
	"strings"

	"nianbao/report"
)

// summary is one sentence on the figures, from the figures alone. What lies on the two sides of a series break is
// told apart and never compared.
func summary(s Spec) string {
	known, gaps := 0, 0
	for _, series := range s.Series {
		k := extremes(series.Points).known
		known, gaps = known+k, gaps+len(series.Points)-k
	}
	zero := " " + counted(report.Number{}, s.Unit)
	switch {
	case known == 0 && gaps == 1:
		return s.subject() + "无可读数据。"
	case known == 0:
		return s.subject() + "均无可读数据。"
	case !s.flat():
		return s.tell() + "。"
	case known == 1 && gaps == 0:
		return s.subject() + "为" + zero + "。"
	case gaps == 0:
		return s.subject() + "均为" + zero + "。"
	}
	return s.subject() + "凡有数据的均为" + zero + fmt.Sprintf("，%d 个缺数据。", gaps)
}

// tell is the sentence on figures that are not all zero.
func (s Spec) tell() string {
	var clauses []string
	told := s.chosen()
	for _, series := range told {
		for _, r := range s.runs() {
			clauses = append(clauses, s.clause(series, r))
		}
	}
	if s.Break > 0 {
		clauses = append(clauses, glue(asYear(s.Labels[s.Break]), "起口径变化，前后不可比"))
	}
	if rest := len(s.Series) - len(told); rest > 0 {
		clauses = append(clauses, "其余 "+s.seriesCount(rest)+"见表")
	}
	sentence := strings.Join(clauses, "；")
	if s.Kind == Bars && len(s.Labels) > 1 {
		return s.labelCount() + "中，" + sentence
	}
	return sentence
}

// maxClauses is how much a sentence has room for.
const maxClauses = 4

// chosen are the series the sentence tells: all of a few, or else the one with the largest figure.
func (s Spec) chosen() []Series {
	if len(s.Series)*len(s.runs()) <= maxClauses {
		return s.Series
	}
	top := s.Series[0]
	for _, series := range s.Series[1:] {
		if a, b := extremes(top.Points), extremes(series.Points); b.known > 0 && (a.known == 0 || b.max.Cmp(a.max) > 0) {
			top = series
		}
	}
	return []Series{top}
}

// run is a half-open range of labels whose figures may be compared with each other.
type run struct{ from, to int }

func (s Spec) runs() []run {
	if s.Break == 0 {
		return []run{{0, len(s.Labels)}}
	}
	return []run{{0, s.Break}, {s.Break, len(s.Labels)}}
}

// clause tells one series over one run of labels.
func (s Spec) clause(series Series, r run) string {
	labels, points := s.Labels[r.from:r.to], series.Points[r.from:r.to]
	e, what := extremes(points), s.what(series, labels)
	most, least := " "+counted(e.max, s.Unit), counted(e.min, s.Unit)
	gaps := ""
	if n := len(points) - e.known; n > 0 {
		gaps = fmt.Sprintf("，%d %s缺数据", n, s.measure())
	}
	switch {
	case e.known == 0:
		return what + "无可读数据"
	case len(points) == 1:
		return what + "为" + most
	case e.known == 1:
		return what + glue(glue("只有", s.place(labels[e.at])), "有数据，为") + most
	case e.min.Cmp(e.max) == 0 && gaps == "":
		return what + "均为" + most
	case e.min.Cmp(e.max) == 0:
		return what + "凡有数据的均为" + most + gaps
	case e.ties > 1:
		return fmt.Sprintf("%s最多的有 %d %s，各%s，最少 %s%s", what, e.ties, s.measure(), most, least, gaps)
	}
	return glue(glue(what+"以", s.place(labels[e.at])), "最多，为") + most + "，最少 " + least + gaps
}

// what names a series in a clause: a bar's by its name, for the labels stand before the sentence, a line's with
// the years it is told for.
func (s Spec) what(series Series, labels []string) string {
	name := series.Name
	if name == "" {
		name = s.Title
	}
	switch {
	case s.Kind == Lines:
		return glue(name, span(labels))
	case len(s.Labels) == 1:
		return glue(labels[0], name)
	}
	return name
}

// subject names all figures together.
func (s Spec) subject() string {
	switch {
	case len(s.Series) == 1 && (s.Kind == Lines || len(s.Labels) == 1):
		return s.what(s.Series[0], s.Labels)
	case len(s.Series) == 1:
		return glue(s.labelCount(), s.what(s.Series[0], s.Labels))
	case s.Kind == Lines:
		return span(s.Labels) + " " + s.seriesCount(len(s.Series))
	case len(s.Labels) == 1:
		return s.Labels[0] + "各项"
	}
	return s.labelCount() + "各项"
}

// labelCount counts what bars compare: 12 个乡镇.
func (s Spec) labelCount() string {
	noun := s.Noun
	if noun == "" {
		noun = "机关"
	}
	return fmt.Sprintf("%d 个%s", len(s.Labels), noun)
}

// seriesCount counts series: of lines, n 个乡镇 where they have a noun; else n 项.
func (s Spec) seriesCount(n int) string {
	if s.Kind == Lines && s.Noun != "" {
		return fmt.Sprintf("%d 个%s", n, s.Noun)
	}
	return fmt.Sprintf("%d 项", n)
}

// measure counts labels: three organs are 3 个, three years 3 年.
func (s Spec) measure() string {
	if s.Kind == Lines {
		return "年"
	}
	return "个"
}

func (s Spec) place(label string) string {
	if s.Kind == Lines {
		return asYear(label)
	}
	return label
}

// asYear is a label as a sentence has it; one that is no number is left alone.
func asYear(label string) string {
	if label != "" && strings.Trim(label, "0123456789") == "" {
		return label + " 年"
	}
	return label
}

// span is the time that labels in ascending order cover: 2019–2024 年.
func span(labels []string) string {
	first, last := labels[0], labels[len(labels)-1]
	if first == last {
		return asYear(last)
	}
	return first + "–" + asYear(last)
}

// extreme is what is known of a run of points: how many have a value, the least and the largest, where the
// largest stands first and how often.
type extreme struct {
	known, at, ties int
	min, max        report.Number
}

func extremes(points []Point) extreme {
	var e extreme
	for i := range points {
		e.count(&points[i], i)
	}
	return e
}

// count takes in the i-th point.
func (e *extreme) count(p *Point, i int) {
	if !p.State.HasValue() {
		return
	}
	switch {
	case e.known == 0:
		e.min, e.max, e.at, e.ties = p.Value, p.Value, i, 1
	case p.Value.Cmp(e.max) > 0:
		e.max, e.at, e.ties = p.Value, i, 1
	case p.Value.Cmp(e.max) == 0:
		e.ties++
	case p.Value.Cmp(e.min) < 0:
		e.min = p.Value
	}
	e.known++
}

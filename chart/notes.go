package chart

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/report"
)

// told fills in what is told around a drawing: from whose reports it is, how many organs it is of, and what must be
// known before one of its figures is quoted.
func (s Spec) told() Spec {
	if s.Sources == nil && !s.Shared {
		s.Sources = s.ownSources()
	}
	if s.Reports == 0 {
		s.Reports = len(s.Sources)
	}
	if s.Organs == 0 {
		s.Organs = 1
		if s.Kind == Bars {
			s.Organs = len(s.Labels)
		}
	}
	s.Notes = append(s.stateNotes(), s.Notes...)
	s.References = slices.Clone(s.References)
	for i := range s.References {
		if !s.marks(s.References[i]) {
			s.References[i].Apart = true
		}
	}
	return s
}

// ownSources are the reports of the labels, each once.
func (s Spec) ownSources() []Link {
	var list []Link
	seen := map[string]bool{"": true}
	for i, href := range s.LabelHrefs {
		if !seen[href] {
			seen[href] = true
			list = append(list, Link{s.place(s.Labels[i]), href})
		}
	}
	return list
}

// stateNotes say how many figures are no figures, and what brackets mean; the break is told by the summary.
func (s Spec) stateNotes() []string {
	counts := map[string]int{}
	inferred := 0
	for _, series := range s.Series {
		for _, p := range series.Points {
			switch {
			case !p.State.HasValue():
				counts[p.gap()]++
			case p.State == report.Inferred:
				inferred++
			}
		}
	}
	var notes, gaps []string
	for _, p := range []Point{{State: report.Blank}, {State: report.Missing}, {State: report.Invalid}, {None: true}} {
		if n := counts[p.gap()]; n > 0 {
			gaps = append(gaps, fmt.Sprintf("%s %d 格", p.gap(), n))
		}
	}
	if len(gaps) > 0 {
		notes = append(notes, strings.Join(gaps, "、")+"，图中留空，不作 0。")
	}
	if inferred > 0 {
		notes = append(notes, fmt.Sprintf("方括号内的 %d 个数字为推定，由原件自身的合计唯一确定。", inferred))
	}
	return notes
}

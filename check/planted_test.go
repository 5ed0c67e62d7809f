package check

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/bench/corpus"
	"nianbao/parser"
	"nianbao/report"
)

// plantedLeast is how many faults of a rule must be planted for its share to mean something.
const plantedLeast = 5

// The bars: of a rule's planted faults, how many are found at least; of clean reports, how many have an error or a
// warning at most.
const (
	foundLeast   = 0.98
	errorsMost   = 0.005
	warningsMost = 0.03
)

// plantedLayouts are those of the series, in turn.
var plantedLayouts = []corpus.Layout{corpus.TabsFilled, corpus.HTML, corpus.DOCX, corpus.TabsFilled, corpus.HTMLEmpty}

// TestPlantedRules holds that faults are planted for every rule, and for none that is not there.
func TestPlantedRules(t *testing.T) {
	plantable := corpus.Plantable()
	for _, f := range Families() {
		for _, r := range f.Rules {
			if !slices.Contains(plantable, r.ID) {
				t.Errorf("%s is not planted", r.ID)
			}
		}
	}
	for _, id := range plantable {
		if _, ok := RuleByID(id); !ok {
			t.Errorf("%s is planted, and no rule", id)
		}
	}
}

// shelf is series as they are read: the papers, their reports, and what Within finds in each.
type shelf struct {
	papers  []*corpus.Paper
	layouts []corpus.Layout
	reports []*report.Report
	sheets  []*Sheet
}

func read(t *testing.T, p *corpus.Paper, l corpus.Layout) (*report.Report, *Sheet) {
	t.Helper()
	name, source := p.Write(l)
	r, err := parser.Parse(name, source, parser.Sidecar{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r, Within(r)
}

// compared runs Between on the shelf's reports, and gives their sheets.
func (s *shelf) compared() []*Sheet {
	var reports []*report.Report
	var sheets, all []*Sheet
	for i, r := range s.reports {
		sheet := s.sheets[i].clone()
		all = append(all, sheet)
		if s.papers[i] != nil {
			reports, sheets = append(reports, r), append(sheets, sheet)
		}
	}
	Between(allHeld(reports, sheets), Past{})
	return all
}

// TestPlanted reads clean series and the same with one rule's faults in them, and counts which are found, and what
// is found in clean reports. Run it with -v for the table.
func TestPlanted(t *testing.T) {
	clean := &shelf{}
	var series []*corpus.Series
	taken := map[string]bool{} // prefectures
	for seed := uint64(0); len(series) < len(plantedLayouts); seed++ {
		l := plantedLayouts[len(series)]
		s := corpus.MakeSeries(rand.New(rand.NewPCG(4, seed)))
		code := s.Papers[0].Truth().Organ.Code
		if taken[code] {
			continue
		}
		taken[code] = true
		series = append(series, s)
		for _, p := range s.Papers {
			r, sheet := read(t, p, l)
			clean.papers, clean.layouts = append(clean.papers, p), append(clean.layouts, l)
			clean.reports, clean.sheets = append(clean.reports, r), append(clean.sheets, sheet)
		}
	}
	sheets := clean.compared()
	raised := countFalse(t, clean, sheets)
	t.Logf("%-24s %8s %8s %8s %8s", "rule", "planted", "found", "share", "false")
	for _, f := range Families() {
		for _, r := range f.Rules {
			planted, found := clean.plant(t, series, r.ID, sheets)
			share := float64(found) / float64(max(planted, 1))
			t.Logf("%-24s %8d %8d %7.1f%% %7.2f%%", r.ID, planted, found, 100*share, 100*float64(raised[r.ID])/float64(len(sheets)))
			switch {
			case planted < plantedLeast:
				t.Errorf("%s: only %d faults could be planted", r.ID, planted)
			case share < foundLeast:
				t.Errorf("%s: %d of %d planted faults are found", r.ID, found, planted)
			}
		}
	}
}

// countFalse counts the clean reports with findings, by rule, and holds errors and warnings against the bars.
func countFalse(t *testing.T, clean *shelf, sheets []*Sheet) map[string]int {
	raised := map[string]int{}
	errors, warnings := 0, 0
	for i, s := range sheets {
		seen := map[string]bool{}
		for _, f := range s.Findings {
			if !seen[f.Rule] {
				raised[f.Rule]++
			}
			seen[f.Rule], seen[string(f.Severity)] = true, true
			if f.Severity != report.Hint {
				t.Logf("false: %s: %s %s %s", clean.reports[i].File, f.Severity, f.ID, f.Message)
			}
		}
		if seen[string(report.Error)] {
			errors++
		}
		if seen[string(report.Warning)] {
			warnings++
		}
	}
	n := float64(len(sheets))
	t.Logf("%d clean reports, with errors %.2f%%, with warnings %.2f%%", len(sheets), 100*float64(errors)/n, 100*float64(warnings)/n)
	if float64(errors)/n > errorsMost {
		t.Errorf("%d of %d clean reports have errors", errors, len(sheets))
	}
	if float64(warnings)/n > warningsMost {
		t.Errorf("%d of %d clean reports have warnings", warnings, len(sheets))
	}
	return raised
}

// plant counts the rule's faults that can be planted in the series, and those that are found where they are.
func (s *shelf) plant(t *testing.T, series []*corpus.Series, rule string, clean []*Sheet) (planted, found int) {
	sown := &shelf{layouts: s.layouts, reports: slices.Clone(s.reports), sheets: slices.Clone(s.sheets)}
	var faults []corpus.Fault
	for i, one := range series {
		faulty, list := one.Plant(rand.New(rand.NewPCG(5, uint64(i))), rule)
		for _, f := range list {
			f.Paper += len(sown.papers)
			faults = append(faults, f)
		}
		sown.papers = append(sown.papers, faulty.Papers...)
	}
	for i, p := range sown.papers {
		if p != nil && p != s.papers[i] {
			sown.reports[i], sown.sheets[i] = read(t, p, s.layouts[i])
		}
	}
	if len(faults) == 0 {
		return 0, 0
	}
	sheets := sown.compared()
	for _, f := range faults {
		if hasNew(sheets[f.Paper], clean[f.Paper], rule) {
			found++
		} else {
			t.Logf("missed: %s: %s: %s; found %s", sown.reports[f.Paper].File, rule, f.Place, strings.ReplaceAll(list(sheets[f.Paper]), "\n", " "))
		}
	}
	return len(faults), found
}

// hasNew reports whether a sheet has a finding of the rule that another has not.
func hasNew(s, clean *Sheet, rule string) bool {
	return slices.ContainsFunc(s.Findings, func(f Finding) bool {
		return f.Rule == rule && !slices.ContainsFunc(clean.Findings, func(c Finding) bool { return c.ID == f.ID && c.Message == f.Message })
	})
}

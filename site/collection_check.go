package site

import (
	"fmt"
	"slices"

	"nianbao/check"
	"nianbao/parser"
	"nianbao/report"
)

// The parts of the store that say what the checks between reports came to.
const (
	ledgerPart = "between"
	alikePart  = "alike" // of all texts
)

// between is what they came to in the last build, nothing where nobody knows.
func (m *memory) between() (last check.Past) {
	if m != nil {
		last.Ledger, _ = m.Read(ledgerPart)
		last.Texts, _ = m.Read(alikePart)
		last.Sample = m.archive.sampleOfOld
	}
	return last
}

// keepBetween keeps what they come to in this one. It holds for the reports it names, whatever becomes of the site.
func (m *memory) keepBetween(last check.Past, ledger, texts []byte) {
	if m == nil {
		return
	}
	if string(ledger) != last.Ledger {
		m.keep(ledgerPart, ledger)
	}
	if texts != nil {
		m.keep(alikePart, texts)
	}
}

// check tests every report of the collection, by itself and against the others, and gives findings the answers of
// their sidecars. What the checks between reports came to the last time is taken over where it holds.
func (c *Collection) check(last check.Past) (ledger, texts []byte, problems []Problem) {
	var entries []entry
	for _, o := range c.organs {
		entries = append(entries, o.years...)
	}
	var unchecked []entry
	for _, e := range entries {
		if e.within == "" {
			unchecked = append(unchecked, e)
		}
	}
	for x := range each(slices.Values(unchecked), func(e entry) examined { return examine(e.whole()) }) {
		e := unchecked[0]
		unchecked = unchecked[1:]
		e.within, _ = x.sheet.Pack(nil)
		e.digest, e.sample = x.digest, x.sample
		if x.err != nil {
			problems = append(problems, Problem{File: e.File, Message: x.err.Error(), Hint: "a defect of nianbao; report it with the file"})
		}
	}
	sheets, held := make([]check.Sheet, len(entries)), make([]check.Held, len(entries))
	for i, e := range entries {
		held[i] = check.Held{Report: e.Report, Sheet: &sheets[i], Digest: e.digest, Sample: e.sampled, Whole: e.whole}
	}
	ledger, texts = check.Between(held, last)
	for i, e := range entries {
		e.sample = ""
		e.between, e.others = sheets[i].Pack(nil)
		if len(e.answers) > 0 {
			problems = append(problems, answerFindings(e.File, e.sheet(), e.answers)...)
		}
	}
	c.findCompared(entries)
	return ledger, texts, problems
}

// examined is what the checks of one report came to, or how they broke on it.
type examined struct {
	sheet  *check.Sheet // never nil
	digest check.Digest
	sample check.Sample
	err    error
}

// examine checks one report by itself. One that breaks a check must not cost the others their pages.
func examine(r *report.Report) (x examined) {
	defer func() {
		if v := recover(); v != nil {
			x = examined{sheet: &check.Sheet{}, err: fmt.Errorf("nianbao breaks on checking this file: %v", v)}
		}
	}()
	return examined{sheet: check.Within(r), digest: check.DigestOf(r), sample: check.SampleOf(r)}
}

// answerFindings gives a report's findings the answers of its sidecar, and tells those that answer nothing.
func answerFindings(file string, s *check.Sheet, answers map[string]string) (problems []Problem) {
	for _, id := range s.Answer(answers) {
		problems = append(problems, Problem{File: parser.SidecarName(file),
			Message: fmt.Sprintf("answers %q, which is no rule and no finding of the report", id),
			Hint:    "nianbao check --list prints the rules, --format json the findings"})
	}
	return problems
}

// findCompared notes the entries of reports in which other reports' findings have evidence.
func (c *Collection) findCompared(entries []entry) {
	c.compared = map[*report.Report]entry{}
	for _, e := range entries {
		for _, r := range e.others {
			c.compared[r] = entry{}
		}
	}
	for _, e := range entries {
		if _, ok := c.compared[e.Report]; ok {
			c.compared[e.Report] = e
		}
	}
}

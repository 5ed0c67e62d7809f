package site

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"nianbao/check"
	"nianbao/parser"
	"nianbao/report"
)

// check tests every report of the collection, by itself and against the others, and gives findings the answers of
// their sidecars.
func (c *Collection) check() []Problem {
	var entries []*entry
	for _, o := range c.organs {
		for i := range o.years {
			entries = append(entries, &o.years[i])
		}
	}
	reports, sheets := make([]*report.Report, len(entries)), make([]*check.Sheet, len(entries))
	broken := make([]error, len(entries))
	inParallel(len(entries), func(i int) {
		reports[i] = entries[i].Report
		sheets[i], broken[i] = examine(reports[i])
	})
	check.Between(reports, sheets)
	var problems []Problem
	for i, e := range entries {
		e.sheet = sheets[i]
		if broken[i] != nil {
			problems = append(problems, Problem{File: e.File, Message: broken[i].Error(), Hint: "a defect of nianbao; report it with the file"})
		}
		problems = append(problems, answerFindings(e.File, e.sheet, e.answers)...)
	}
	c.findCompared(sheets)
	return problems
}

// examine checks one report by itself. One that breaks a check must not cost the others their pages.
func examine(r *report.Report) (s *check.Sheet, err error) {
	defer func() {
		if v := recover(); v != nil {
			s, err = &check.Sheet{}, fmt.Errorf("nianbao breaks on checking this file: %v", v)
		}
	}()
	return check.Within(r), nil
}

// inParallel calls do with every number below n, as many at a time as there are processors.
func inParallel(n int, do func(i int)) {
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wait.Wait()
}

// answerFindings gives a report's findings the answers of its sidecar, and tells those that answer nothing.
func answerFindings(file string, s *check.Sheet, answers map[string]string) []Problem {
	var problems []Problem
	for _, id := range s.Answer(answers) {
		problems = append(problems, Problem{File: parser.SidecarName(file),
			Message: fmt.Sprintf("answers %q, which is no rule and no finding of the report", id),
			Hint:    "nianbao check --list prints the rules, --format json the findings"})
	}
	return problems
}

// findCompared notes the entries of reports in which other reports' findings have evidence.
func (c *Collection) findCompared(sheets []*check.Sheet) {
	c.compared = map[*report.Report]entry{}
	for _, s := range sheets {
		for _, f := range s.Findings {
			for _, e := range f.Evidence {
				if e.Report != nil {
					c.compared[e.Report] = entry{}
				}
			}
		}
	}
	if len(c.compared) == 0 {
		return
	}
	for _, o := range c.organs {
		for _, e := range o.years {
			if _, ok := c.compared[e.Report]; ok {
				c.compared[e.Report] = e
			}
		}
	}
}

package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"nianbao/check"
	"nianbao/report"
)

// Checked is what Check found.
type Checked struct {
	check.Run
	Problems []Problem // what else there is to tell of the files, and does not count as found
}

// Check tests reports: each by itself, the years of an organ and the organs against each other. Paths are files, or
// folders whose files are taken at any depth. A file that can't be read is part of the run and stops nothing; a path
// that does not exist is an error.
func Check(ctx context.Context, paths []string) (Checked, error) {
	var c Checked
	files, err := c.find(paths)
	if err != nil {
		return c, err
	}
	var sources []Source
	var reports []*report.Report
	for p := range ParseAny(files) {
		if err := ctx.Err(); err != nil {
			return c, err
		}
		if p.Report == nil {
			c.Unread = append(c.Unread, check.Unread{File: p.place(), Message: p.Reason()})
			continue
		}
		reports = append(reports, p.Report)
		sources = append(sources, p.source())
	}
	for x := range each(slices.Values(reports), examine) {
		r := reports[len(c.Results)]
		c.Results = append(c.Results, check.Result{Report: r, Sheet: x.sheet})
		if x.err != nil {
			c.Unread = append(c.Unread, check.Unread{File: r.File, Message: x.err.Error()})
		}
	}
	c.between(sources)
	for i, s := range sources {
		c.Problems = append(c.Problems, answerFindings(s.File, c.Results[i].Sheet, s.Answers)...)
	}
	return c, nil
}

// find gives the files of the paths, in their order, those of a folder sorted; none twice.
func (c *Checked) find(paths []string) ([]string, error) {
	var files []string
	seen := map[string]bool{}
	add := func(file string) {
		if file = filepath.ToSlash(filepath.Clean(file)); !seen[file] {
			seen[file] = true
			files = append(files, file)
		}
	}
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, fmt.Errorf("%s: %s", p, cause(err))
		}
		if !info.IsDir() {
			add(p)
			continue
		}
		folder := &content{fsys: newWitness(os.DirFS(p))}
		list, err := folder.list(".")
		if err != nil {
			return nil, err
		}
		folder.pair(folder.takeParsed(list))
		if len(folder.reports)+len(folder.parsed) == 0 {
			return nil, hinted(fmt.Errorf("there are no files in %s", p), "name files, or a folder that has some")
		}
		for _, f := range slices.Concat(folder.reports, folder.parsed) {
			add(filepath.Join(p, f))
		}
		for _, problem := range folder.problems {
			problem.File = filepath.Join(p, problem.File)
			c.Problems = append(c.Problems, problem)
		}
	}
	return files, nil
}

// between compares the reports that say whose they are and of which year; of two on the same, the better one.
func (c *Checked) between(sources []Source) {
	g := grouping{byIdentity: map[string]*group{}}
	heads := make([]*report.Report, len(sources))
	for i, s := range sources {
		s = s.keep()
		heads[i] = s.Report
		g.add(s)
	}
	compared := map[*report.Report]bool{} // by head
	for _, gr := range g.kept() {
		for _, s := range gr.sources {
			compared[s.Report] = true
		}
	}
	var held []check.Held
	for i, res := range c.Results {
		if compared[heads[i]] {
			whole := func() *report.Report { return res.Report }
			sample := check.SampleOf(res.Report)
			held = append(held, check.Held{Report: res.Report, Sheet: res.Sheet, Digest: check.DigestOf(res.Report),
				Sample: func() check.Sample { return sample }, Whole: whole})
			continue
		}
		c.Problems = append(c.Problems, uncompared(res.Report))
	}
	check.Between(held, check.Past{})
}

// uncompared says why a report is checked by itself alone.
func uncompared(r *report.Report) Problem {
	p := Problem{File: r.File, Hint: "state organ and year in a sidecar beside the file"}
	switch {
	case r.Organ.Name == "":
		p.Message = "the document does not tell which organ it is of; not compared with others"
	case r.Year <= 0:
		p.Message = "the document does not tell which year it reports on; not compared with others"
	default:
		p.Message = fmt.Sprintf("another file has the report of %s on %d; not compared with others", r.Organ.Name, r.Year)
		p.Hint = "keep one of the two files, or correct organ or year in a sidecar"
	}
	return p
}

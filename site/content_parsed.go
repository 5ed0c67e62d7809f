package site

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"strings"
	"sync"

	"nianbao/parser"
	"nianbao/report"
)

// Reports may also come parsed: NAME.ndjson or NAME.ndjson.gz below reports/ has one on each line, as nianbao parse prints
// them or, with the text they were read from, as report.Record writes them. What can't be taken of such a file is told with
// its line and stops nothing.

// Bounds of such files: of a line and of a file unpacked, in bytes; of the lines that can't be taken, how many of a file are
// told one by one, and how many make it be given up.
const (
	longestRecord  = 64 << 20
	largestRecords = 16 << 30
	mostTold       = 100
	mostFaults     = 10_000
)

// isParsed tells files of parsed reports by their names.
func isParsed(file string) bool {
	return strings.HasSuffix(file, ".ndjson") || strings.HasSuffix(file, ".ndjson.gz")
}

// takeParsed sets the files of parsed reports apart from sources and sidecars.
func (c *content) takeParsed(files []string) (others []string) {
	for _, f := range files {
		if isParsed(f) {
			c.parsed = append(c.parsed, f)
		} else {
			others = append(others, f)
		}
	}
	return others
}

// parsedLine is a line of a file of parsed reports.
type parsedLine struct {
	file string
	line int // from 1, 0 where the file can't be read at all
	text []byte
	err  error // that stands against it already
}

// readParsed yields what the lines of the files hold, several decoded at a time. A file of nothing but faults is given up.
func readParsed(files []string, open opener) iter.Seq[Parsed] {
	return func(yield func(Parsed) bool) {
		faults := map[string]int{}
		var given gaveUp
		for p := range each(parsedLines(files, open, &given), parseLine) {
			if faults[p.from] > mostFaults {
				continue
			}
			if p.Report == nil {
				faults[p.from]++
				switch n := faults[p.from]; {
				case n > mostFaults:
					p.Problem.Message = fmt.Sprintf("more than %d lines can't be taken; the rest is not read", mostFaults)
					given.add(p.from)
				case n > mostTold:
					continue
				case n == mostTold:
					p.Problem.Hint = "other lines of the file that can't be taken are not told one by one"
				}
			}
			if !yield(p) {
				return
			}
		}
	}
}

// gaveUp is the files that are not read any further.
type gaveUp struct{ files sync.Map }

func (g *gaveUp) add(file string) { g.files.Store(file, true) }

func (g *gaveUp) has(file string) bool {
	_, ok := g.files.Load(file)
	return ok
}

// parsedLines yields the lines of the files that are not blank.
func parsedLines(files []string, open opener, given *gaveUp) iter.Seq[parsedLine] {
	return func(yield func(parsedLine) bool) {
		for _, file := range files {
			for l := range linesOf(file, open) {
				if given.has(file) {
					break
				}
				if !yield(l) {
					return
				}
			}
		}
	}
}

// linesOf yields the lines of one file that are not blank. What can't be read ends it.
func linesOf(file string, open opener) iter.Seq[parsedLine] {
	return func(yield func(parsedLine) bool) {
		f, err := open(file)
		if err != nil {
			yield(parsedLine{file: file, err: err})
			return
		}
		defer f.Close()
		var unpacked io.Reader = f
		if strings.HasSuffix(file, ".gz") {
			if unpacked, err = gzip.NewReader(bufio.NewReader(f)); err != nil {
				yield(parsedLine{file: file, err: fmt.Errorf("not packed by gzip: %w", err)})
				return
			}
		}
		left := &io.LimitedReader{R: unpacked, N: largestRecords}
		lines := bufio.NewReaderSize(left, 64<<10)
		for n := 1; ; n++ {
			text, err := readLine(lines)
			end := err != nil && !errors.Is(err, errLongLine)
			if errors.Is(err, io.EOF) {
				err = nil
				if left.N <= 0 {
					err = fmt.Errorf("larger than %d GB unpacked; the rest is not read", largestRecords>>30)
				}
			}
			if err != nil || len(bytes.TrimSpace(text)) > 0 {
				if !yield(parsedLine{file, n, text, err}) {
					return
				}
			}
			if end {
				return
			}
		}
	}
}

var errLongLine = fmt.Errorf("longer than %d MB", longestRecord>>20)

// readLine reads a line with its end; io.EOF comes with the last. Of one that is too long nothing is kept.
func readLine(r *bufio.Reader) (line []byte, err error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > longestRecord; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case long && (err == nil || errors.Is(err, io.EOF)):
			return nil, errLongLine
		}
		return line, err
	}
}

// parseLine reads one record. What it promises is held against what a parser can have read.
func parseLine(l parsedLine) (parsed Parsed) {
	fail := func(message, hint string) Parsed {
		return Parsed{File: l.file, from: l.file, line: l.line, Problem: Problem{File: l.file, Line: l.line, Message: message, Hint: hint}}
	}
	defer func() {
		if v := recover(); v != nil {
			parsed = fail(fmt.Sprintf("nianbao breaks on this line: %v", v), "a defect of nianbao; report it with the line")
		}
	}()
	if l.line == 0 {
		return fail("can't be read: "+cause(l.err), "")
	}
	rec, err := report.Record{}, l.err
	if err == nil {
		rec, err = report.ReadRecord(l.text)
	}
	if err == nil {
		err = parser.Stands(rec.Report)
	}
	if err == nil {
		err = parser.Sidecar{Slug: rec.Slug, Answers: rec.Answers}.Valid()
	}
	if unread := (*report.Unread)(nil); errors.As(err, &unread) {
		return fail(unread.Error(), "")
	}
	if err != nil {
		return fail("no parsed report: "+cause(err), "lines are what nianbao parse prints")
	}
	return Parsed{File: rec.Report.File, Report: rec.Report, from: l.file, line: l.line, slug: rec.Slug, sidecar: rec.Sidecar, answers: rec.Answers}
}

// Record is the report with what a site needs beside it.
func (p Parsed) Record() report.Record {
	return report.Record{Report: p.Report, Sidecar: p.sidecar, Slug: p.slug, Answers: p.answers}
}

// ParseAny is Parse for files of which some hold parsed reports, which come last.
func ParseAny(files []string) iter.Seq[Parsed] {
	c := &content{}
	c.reports = c.takeParsed(files)
	return c.parse(nil, func(name string) (fs.File, error) { return os.Open(name) })
}

// parse yields what became of all files with reports, the parsed ones last.
func (c *content) parse(m *memory, open opener) iter.Seq[Parsed] {
	lists := []iter.Seq[Parsed]{parseAll(c.reports, open), readParsed(c.parsed, open)}
	done := func() {}
	if m != nil {
		x := m.recall(c, open)
		lists = []iter.Seq[Parsed]{x.parse(c.reports, open), x.parsed(c.parsed, open)}
		done = x.clear
	}
	return func(yield func(Parsed) bool) {
		for _, list := range lists {
			for p := range list {
				if !yield(p) {
					return
				}
			}
		}
		done()
	}
}

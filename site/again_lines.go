package site

import (
	"encoding/hex"
	"iter"
	"slices"
	"strconv"

	"nianbao/report"
	"nianbao/store"
)

// Lines of files of parsed reports that are as they were. They are kept as documents are, in bundles, with a part for each
// file that tells of its lines which hold reports, and what stood against the others.

const (
	linesPart = "lines-" // and what the file's name comes to
	inBundle  = 64       // reports
)

// file yields what the lines of a file hold, from the store where the file is as it was; else it reads and keeps them.
func (x *recalled) file(file string, open opener) iter.Seq[Parsed] {
	sum := store.SumOf([]byte(file))
	name := hex.EncodeToString(sum[:8])
	x.current[name] = true
	return func(yield func(Parsed) bool) {
		list, ok := x.lines(file, name, open)
		if !ok {
			x.readLines(file, name, open)(yield)
			return
		}
		x.taken.Add(int64(len(list)))
		x.m.read.know(file, x.fresh[file])
		for _, p := range list {
			if !yield(p) {
				return
			}
		}
	}
}

// bundleOf is the n-th bundle of a file's reports.
func (x *recalled) bundleOf(name string, n int) string {
	bundle := name + "-" + strconv.Itoa(n)
	x.current[bundle] = true
	return bundle
}

// lines are what the file's lines held; ok is false where the file or what is kept of it is not what it was.
func (x *recalled) lines(file, name string, open opener) (list []Parsed, ok bool) {
	part, ok := x.m.Read(linesPart + name)
	u := store.NewUnpacker(part)
	if sum := u.Sum(); !ok || sum != x.fresh[file] {
		return nil, false
	}
	var records []record
	var texts *volume
	n := 0
	list = make([]Parsed, u.Len(2))
	for i := range list {
		line := int(u.Uint())
		if !u.Bool() {
			list[i] = Parsed{File: file, from: file, line: line,
				Problem: Problem{File: file, Line: int(u.Uint()), Message: u.String(), Hint: u.String()}}
			continue
		}
		if len(records) == 0 {
			bundle := x.bundleOf(name, n)
			texts = x.m.volume(bundle, lineOf(file, open))
			records, n = x.m.records(bundle), n+1
		}
		if len(records) == 0 || records[0].at.check != u.Word() {
			return nil, false
		}
		taken, ok := x.m.take(records[0], texts, line)
		if !ok {
			return nil, false
		}
		records = records[1:]
		taken.from, taken.line = file, line
		list[i] = taken.Parsed
	}
	return list, u.Whole() && len(records) == 0
}

// lineOf reads the report of one line of the file anew.
func lineOf(file string, open opener) func(_ string, line int) *report.Report {
	return func(_ string, line int) *report.Report {
		for l := range linesOf(file, open) {
			if l.line == line {
				return parseLine(l).Report
			}
		}
		return nil
	}
}

// readLines reads the file, and keeps what its lines hold.
func (x *recalled) readLines(file, name string, open opener) iter.Seq[Parsed] {
	return func(yield func(Parsed) bool) {
		var lines store.Packer
		var waiting []recalledReport
		all, n := 0, 0
		keepable := true
		bundle := x.bundleOf(name, n)
		texts := x.m.volume(bundle, lineOf(file, open))
		write := func() {
			x.m.write(bundle, waiting)
			waiting, n = nil, n+1
			bundle = x.bundleOf(name, n)
			texts = x.m.volume(bundle, lineOf(file, open))
		}
		_ = x.m.Remove(linesPart + name)
		for r := range each(readParsed([]string{file}, open), func(p Parsed) recalledReport {
			if p.Report == nil {
				return recalledReport{Parsed: p}
			}
			return x.m.put(p, record{file: p.File}, nil)
		}) {
			all++
			lines.Uint(uint64(r.line))
			lines.Bool(r.Report != nil)
			switch {
			case r.Report == nil:
				lines.Uint(uint64(r.Problem.Line))
				lines.String(r.Problem.Message)
				lines.String(r.Problem.Hint)
			case !r.keepable():
				keepable = false
			default:
				lines.Word(store.Check(r.text))
				r.kept.volume = texts
				if waiting = append(waiting, r); len(waiting) == inBundle {
					write()
				}
			}
			if !yield(r.Parsed) {
				return
			}
		}
		if len(waiting) > 0 {
			write()
		}
		if sum := x.m.read.of(file); keepable && sum != (store.Sum{}) {
			var p store.Packer
			p.Sum(sum)
			p.Len(all)
			p.Append(lines.Bytes())
			x.m.keep(linesPart+name, p.Bytes())
		}
	}
}

// parsed yields what became of all files of parsed reports.
func (x *recalled) parsed(files []string, open opener) iter.Seq[Parsed] {
	return func(yield func(Parsed) bool) {
		for file := range slices.Values(files) {
			for p := range x.file(file, open) {
				if !yield(p) {
					return
				}
			}
		}
	}
}

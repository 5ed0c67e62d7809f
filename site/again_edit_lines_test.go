package site

import (
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/report"
)

// Edits of files of parsed reports.

func (e *editor) lists() []string {
	list, _ := filepath.Glob(filepath.Join(e.dir, "reports", "*.ndjson*"))
	return list
}

// readLines and writeLines pack what the name says is packed.
func (e *editor) readLines(name string) []string {
	body := e.read(name)
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(strings.NewReader(body))
		if err != nil {
			panic(err)
		}
		b, err := io.ReadAll(z)
		if err != nil {
			panic(err)
		}
		body = string(b)
	}
	return slices.Collect(strings.Lines(body))
}

func (e *editor) writeLines(name string, lines []string) {
	body := strings.Join(lines, "")
	if strings.HasSuffix(name, ".gz") {
		body = packedByGzip(e.t, []byte(body))
	}
	e.write(name, body)
}

// record is a line of what is parsed of a document, "" where that is no report.
func (e *editor) record(name string) string {
	p := parseOne("reports/"+filepath.Base(name), os.DirFS(e.dir).Open)
	if p.Report == nil {
		return ""
	}
	return string(linesOfRecords(e.t, []report.Record{p.Record()}))
}

// lines puts documents into a list of parsed reports, and most of them away.
func (e *editor) lines() string {
	name := filepath.Join(e.dir, "reports", []string{"a.ndjson", "b.ndjson.gz", "z.ndjson"}[e.random.IntN(3)])
	var lines []string
	if slices.Contains(e.lists(), name) {
		lines = e.readLines(name)
	}
	n := 0
	for _, document := range e.files() {
		line := e.record(document)
		if line == "" || len(e.files()) < 5 || e.random.IntN(3) > 0 {
			continue
		}
		lines = append(lines, line)
		n++
		if e.random.IntN(4) > 0 {
			_ = os.Remove(document)
			_ = os.Remove(sidecarOf(document))
		}
	}
	e.writeLines(name, lines)
	return fmt.Sprintf("%d lines more in %s", n, filepath.Base(name))
}

// line changes, adds, moves or removes a line of a list.
func (e *editor) line() string {
	lists := e.lists()
	if len(lists) == 0 {
		return ""
	}
	name := lists[e.random.IntN(len(lists))]
	lines := e.readLines(name)
	at := e.random.IntN(len(lines) + 1)
	how := []string{"removed", "changed", "another", "blank", "twice", "no record", "a byte", "swapped", "not read"}[e.random.IntN(9)]
	switch {
	case how == "another" || len(lines) == 0:
		how = "another"
		lines = slices.Insert(lines, at, e.another())
	case how == "blank":
		lines = slices.Insert(lines, at, " \n")
	case how == "no record":
		lines = slices.Insert(lines, at, "{}\n")
	case how == "not read":
		lines = slices.Insert(lines, at, `{"file":"x.doc","error":"DOC"}`+"\n")
	default:
		at %= len(lines)
		switch how {
		case "removed":
			lines = slices.Delete(lines, at, at+1)
		case "changed":
			lines[at] = e.another()
		case "twice":
			lines = append(lines, lines[at])
		case "a byte":
			lines[at] = e.digit(lines[at])
		case "swapped":
			lines[at], lines[0] = lines[0], lines[at]
		}
	}
	e.writeLines(name, lines)
	return "a line of " + filepath.Base(name) + ": " + how
}

// another is a record of a document of which a digit may be another one.
func (e *editor) another() string {
	names := slices.Sorted(maps.Keys(e.pool))
	name := names[e.random.IntN(len(names))]
	at := filepath.Join(e.t.TempDir(), "reports", name)
	text := e.pool[name]
	if e.random.IntN(2) == 0 {
		text = e.digit(text)
	}
	e.write(at, text)
	p := parseOne("reports/"+name, os.DirFS(filepath.Dir(filepath.Dir(at))).Open)
	if p.Report == nil {
		return "{}\n"
	}
	return string(linesOfRecords(e.t, []report.Record{p.Record()}))
}

// repack gives a list another name, packs it otherwise, cuts it or removes it.
func (e *editor) repack() string {
	lists := e.lists()
	if len(lists) == 0 {
		return ""
	}
	name := lists[e.random.IntN(len(lists))]
	lines := e.readLines(name)
	_ = os.Remove(name)
	if e.random.IntN(4) == 0 {
		return filepath.Base(name) + " is gone"
	}
	to := filepath.Join(filepath.Dir(name), []string{"a.ndjson", "b.ndjson.gz", "y.ndjson"}[e.random.IntN(3)])
	e.writeLines(to, lines)
	return filepath.Base(name) + " is " + filepath.Base(to)
}

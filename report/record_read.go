package report

import (
	"errors"
	"slices"
	"strings"
)

// recordReader reads the keys of one record.
type recordReader struct {
	j          *jsonReader
	r          *Report
	hasText    bool
	paragraphs [][]int
	sidecar    bool
	slug       string
	answers    map[string]string
}

// recordKeys are the keys that every record has; text and sidecar may be there besides.
var recordKeys = []string{"schema", "file", "sha256", "organ", "year", "title", "published", "source", "form", "sections",
	"cells", "figures", "notes"}

var errKey = errors.New("not a key of a report")

// Bounds of what is only counted. They are far above what parsers give.
const (
	mostYear = 9999
	mostLine = 1 << 30
)

func (d *recordReader) read() error {
	seen := make([]bool, len(recordKeys))
	cells := -1 // where they stand, if they came before the form that says which they are
	err := d.j.object(func(key string) error {
		i := slices.Index(recordKeys, key)
		if i >= 0 {
			seen[i] = true
		}
		if key == "cells" && d.r.Form == "" {
			d.j.space()
			cells = d.j.at
			return d.j.skip()
		}
		return d.value(key)
	})
	if err == nil {
		err = d.j.end()
	}
	if err != nil {
		return err
	}
	if i := slices.Index(seen, false); i >= 0 {
		return d.j.fail("there is no %q", recordKeys[i])
	}
	if cells >= 0 {
		d.j.at = cells
		if err := d.cells(); err != nil {
			return err
		}
	}
	return d.place()
}

// place gives the sections the lines of their paragraphs.
func (d *recordReader) place() error {
	if !d.hasText {
		return nil
	}
	if len(d.paragraphs) != len(d.r.Sections) {
		return d.j.fail("text: paragraphs of %d sections, there are %d", len(d.paragraphs), len(d.r.Sections))
	}
	for i := range d.r.Sections {
		s := &d.r.Sections[i]
		if s.Lines = d.paragraphs[i]; len(s.Lines) != len(s.Text) {
			return d.j.fail("text: lines of %d paragraphs, section %d has %d", len(s.Lines), i+1, len(s.Text))
		}
	}
	return nil
}

// value reads what a key of the record has.
func (d *recordReader) value(key string) (err error) {
	j, r := d.j, d.r
	switch key {
	case "schema":
		if r.Schema, err = j.count(mostLine); err == nil && r.Schema != SchemaVersion {
			err = j.fail("schema %d: only %d is known", r.Schema, SchemaVersion)
		}
	case "file":
		r.File, err = j.text()
	case "sha256":
		r.SHA256, err = j.text()
	case "organ":
		err = d.organ()
	case "year":
		r.Year, err = j.count(mostYear)
	case "title":
		r.Title, err = j.text()
	case "published":
		if !j.word("null") {
			var s string
			s, err = j.text()
			r.Published = Date(s)
			if err == nil && s == "" {
				err = j.fail("published is a date or null")
			}
		}
	case "source":
		r.Source, err = j.text()
	case "form":
		var s string
		if s, err = j.text(); err == nil && !slices.Contains([]Form{Form2021, Form2019, FormFree}, Form(s)) {
			err = j.fail("%q is no form", cut(s))
		}
		r.Form = Form(s)
	case "sections":
		r.Sections = []Section{}
		err = j.array(func() error { return d.section() })
	case "cells":
		err = d.cells()
	case "figures":
		r.Figures = []Figure{}
		err = j.array(func() error { return d.figure() })
	case "notes":
		r.Notes = []Note{}
		err = j.array(func() error { return d.note() })
	case "text":
		err = d.text()
	case "sidecar":
		err = d.aside()
	default:
		err = j.fail("%q is %w", cut(key), errKey)
	}
	return err
}

// fields reads an object that has all the keys, and no others.
func (d *recordReader) fields(what string, keys []string, read func(key string) error) error {
	n := 0
	err := d.j.object(func(key string) error {
		if !slices.Contains(keys, key) {
			return d.j.fail("%q is no key of a %s", cut(key), what)
		}
		n++
		return read(key)
	})
	if err == nil && n < len(keys) {
		err = d.j.fail("a %s lacks some of its keys: %s", what, strings.Join(keys, ", "))
	}
	return err
}

var organKeys = []string{"name", "place", "level", "region", "code"}

func (d *recordReader) organ() error {
	o, j := &d.r.Organ, d.j
	return d.fields("organ", organKeys, func(key string) (err error) {
		switch key {
		case "name":
			o.Name, err = j.text()
		case "place":
			o.Place, err = j.text()
		case "level":
			var s string
			s, err = j.text()
			o.Level = Level(s)
		case "region":
			o.Region, err = d.texts()
		case "code":
			o.Code, err = j.text()
		}
		return err
	})
}

func (d *recordReader) texts() ([]string, error) {
	list := []string{}
	err := d.j.array(func() error {
		s, err := d.j.text()
		list = append(list, s)
		return err
	})
	return list, err
}

var sectionKeys = []string{"number", "title", "line", "text"}

func (d *recordReader) section() error {
	var s Section
	j := d.j
	err := d.fields("section", sectionKeys, func(key string) (err error) {
		switch key {
		case "number":
			s.Number, err = j.count(10)
		case "title":
			s.Title, err = j.text()
		case "line":
			s.Line, err = j.count(mostLine)
		case "text":
			s.Text, err = d.texts()
		}
		return err
	})
	d.r.Sections = append(d.r.Sections, s)
	return err
}

var figureKeys = []string{"section", "paragraph", "line", "subject", "value", "unit", "approximate", "raw"}

func (d *recordReader) figure() error {
	var f Figure
	j := d.j
	err := d.fields("figure", figureKeys, func(key string) (err error) {
		switch key {
		case "section":
			f.Section, err = j.count(10)
		case "paragraph":
			f.Paragraph, err = j.count(mostLine)
		case "line":
			f.Line, err = j.count(mostLine)
		case "subject":
			f.Subject, err = j.text()
		case "value":
			f.Value, err = j.number()
		case "unit":
			f.Unit, err = j.text()
		case "approximate":
			f.Approximate, err = j.bool()
		case "raw":
			f.Raw, err = j.text()
		}
		return err
	})
	d.r.Figures = append(d.r.Figures, f)
	return err
}

var noteKeys = []string{"code", "severity", "line", "cell", "message"}

func (d *recordReader) note() error {
	var n Note
	j := d.j
	err := d.fields("note", noteKeys, func(key string) (err error) {
		switch key {
		case "code":
			n.Code, err = j.text()
		case "severity":
			var s string
			s, err = j.text()
			n.Severity = Severity(s)
		case "line":
			n.Line, err = j.count(mostLine)
		case "cell":
			n.Cell, err = j.text()
		case "message":
			n.Message, err = j.text()
		}
		return err
	})
	d.r.Notes = append(d.r.Notes, n)
	return err
}

var textKeys = []string{"blocks", "lines", "paragraphs"}

func (d *recordReader) text() error {
	d.hasText = true
	j := d.j
	return d.fields("text", textKeys, func(key string) (err error) {
		switch key {
		case "blocks":
			d.r.Blocks, err = j.bool()
		case "lines":
			d.r.Lines, err = d.texts()
		case "paragraphs":
			err = j.array(func() error {
				lines := []int{}
				err := j.array(func() error {
					n, err := j.count(mostLine)
					lines = append(lines, n)
					return err
				})
				d.paragraphs = append(d.paragraphs, lines)
				return err
			})
		}
		return err
	})
}

// aside reads the sidecar's fields that are not in the report.
func (d *recordReader) aside() error {
	d.sidecar = true
	return d.j.object(func(key string) (err error) {
		switch key {
		case "slug":
			d.slug, err = d.j.text()
		case "answers":
			d.answers = map[string]string{}
			err = d.j.object(func(id string) error {
				if _, ok := d.answers[id]; ok {
					return d.j.fail("key %q comes twice", cut(id))
				}
				s, err := d.j.text()
				d.answers[strings.Clone(id)] = strings.Clone(s)
				return err
			})
		default:
			err = d.j.fail("%q is no key of a sidecar", cut(key))
		}
		return err
	})
}

package report

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
)

var (
	sumShape  = regexp.MustCompile(`^[0-9a-f]{64}$`)
	codeShape = regexp.MustCompile(`^([0-9]{6}([0-9]{3})?)?$`)
	noteShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// longestFile bounds a file's path, in bytes.
const longestFile = 1000

// refuse says what in a report that was not parsed here can't stand: what pages, addresses and checks rely on.
func (r *Report) refuse(hasText bool) error {
	o := r.Organ
	switch {
	case !isFile(r.File):
		return fmt.Errorf("file %q is no path below the content folder", cut(r.File))
	case !sumShape.MatchString(r.SHA256):
		return fmt.Errorf("sha256 %q is no checksum", cut(r.SHA256))
	case r.Year != 0 && (r.Year < 2008 || r.Year > 2100):
		return fmt.Errorf("year %d: reports exist for 2008 and later", r.Year)
	case r.Published != "" && !isDate(string(r.Published)):
		return fmt.Errorf("published %q is not YYYY-MM-DD", cut(string(r.Published)))
	case r.Source != "" && !IsAddress(r.Source):
		return fmt.Errorf("source %q is no http or https address", cut(r.Source))
	case !slices.Contains([]Level{"", National, Province, Prefecture, County, Township, Department}, o.Level):
		return fmt.Errorf("organ: %q is no level", cut(string(o.Level)))
	case !codeShape.MatchString(o.Code):
		return fmt.Errorf("organ: %q is no code of a place", cut(o.Code))
	case o.Code != "" && (o.Name == "" || o.Level == "" || o.Level == National):
		return fmt.Errorf("organ: code %s without name or level", o.Code)
	}
	if line, any := r.WithoutUnseen(); any {
		return fmt.Errorf("line %d of its text: characters that can't be seen stand in what is quoted of it", line)
	}
	if hasText && len(r.Lines) == 0 {
		return fmt.Errorf("text: there are no lines")
	}
	for _, check := range []func() error{r.refusePlaces, r.refuseFigures, r.refuseNotes} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func isFile(name string) bool {
	return fs.ValidPath(name) && name != "." && len(name) <= longestFile && !strings.ContainsFunc(name, isControl) && !strings.Contains(name, `\`)
}

func isControl(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// refusePlaces holds lines against the text they count in, where it is there.
func (r *Report) refusePlaces() error {
	last := mostLine
	if len(r.Lines) > 0 {
		last = len(r.Lines)
	}
	for key, c := range r.Cells.All() {
		if c.Line > last {
			return fmt.Errorf("cell %s: the text has no line %d", key, c.Line)
		}
	}
	for i, s := range r.Sections {
		if r.Form != FormFree && s.Number > 6 {
			return fmt.Errorf("section %d: form %s has six", s.Number, r.Form)
		}
		if s.Line > last || slices.ContainsFunc(s.Lines, func(n int) bool { return n > last }) {
			return fmt.Errorf("section %d: the text has no such line", i+1)
		}
	}
	for i, f := range r.Figures {
		if f.Line > last {
			return fmt.Errorf("figure %d: the text has no line %d", i+1, f.Line)
		}
	}
	for i, n := range r.Notes {
		if n.Line > last {
			return fmt.Errorf("note %d: the text has no line %d", i+1, n.Line)
		}
	}
	return nil
}

func (r *Report) refuseFigures() error {
	for i, f := range r.Figures {
		if !slices.ContainsFunc(r.Sections, func(s Section) bool {
			return s.Number == f.Section && f.Paragraph >= 1 && f.Paragraph <= len(s.Text) && strings.Contains(s.Text[f.Paragraph-1], f.Raw)
		}) {
			return fmt.Errorf("figure %d: %q does not stand in paragraph %d of section %d", i+1, cut(f.Raw), f.Paragraph, f.Section)
		}
	}
	return nil
}

func (r *Report) refuseNotes() error {
	for i, n := range r.Notes {
		known := layouts[r.Form].place(n.Cell) >= 0
		switch {
		case !noteShape.MatchString(n.Code):
			return fmt.Errorf("note %d: %q is no code", i+1, cut(n.Code))
		case n.Severity != Hint && n.Severity != Warning && n.Severity != Error:
			return fmt.Errorf("note %d: %q is no severity", i+1, cut(string(n.Severity)))
		case n.Cell != "" && !known:
			return fmt.Errorf("note %d: form %s has no cell %q", i+1, r.Form, cut(n.Cell))
		}
	}
	return nil
}

// keep gives the report strings of its own: those that were read are parts of the whole line.
func (d *recordReader) keep() {
	r := d.r
	own := func(list ...*string) {
		for _, s := range list {
			*s = strings.Clone(*s)
		}
	}
	o := &r.Organ
	own(&r.File, &r.SHA256, &r.Title, (*string)(&r.Published), &r.Source, (*string)(&r.Form), &o.Name, &o.Place, (*string)(&o.Level), &o.Code)
	for i := range o.Region {
		own(&o.Region[i])
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		own(&s.Title)
		for k := range s.Text {
			own(&s.Text[k])
		}
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		own(&f.Subject, &f.Unit, &f.Raw)
	}
	for i := range r.Notes {
		n := &r.Notes[i]
		own(&n.Code, (*string)(&n.Severity), &n.Cell, &n.Message)
	}
	for i := range r.Lines {
		own(&r.Lines[i])
	}
	own(&d.slug)
}

package store

import (
	"encoding/binary"
	"strings"

	"nianbao/report"
)

// RoomFor is how many bytes PackReport takes for a report, or a few more, for most of them.
func RoomFor(r *report.Report) int {
	n := 1<<10 + 4*r.Cells.Len() + 160*len(r.Figures) + 256*len(r.Notes)
	for _, line := range r.Lines {
		n += len(line) + 2
	}
	for i := range r.Sections {
		s := &r.Sections[i]
		n += 64 + len(s.Title) + 8*len(s.Text)
		if len(r.Lines) == 0 {
			for _, text := range s.Text {
				n += len(text)
			}
		}
	}
	return n
}

// PackReport writes a report with all it has, also what its JSON form leaves out. The same report gives the same bytes.
func PackReport(p *Packer, r *report.Report) {
	PackHead(p, r)
	p.Strings(r.Lines)
	packSections(p, r.Sections, r.Lines)
	PackCells(p, r.Cells)
	packFigures(p, r.Figures)
	packNotes(p, r.Notes)
}

// PackHead writes a report's head, but for its cells.
func PackHead(p *Packer, r *report.Report) {
	p.Int(int64(r.Schema))
	p.String(r.File)
	p.String(r.SHA256)
	var o Packer
	packOrgan(&o, r.Organ)
	p.String(string(o.Bytes()))
	p.Int(int64(r.Year))
	p.String(r.Title)
	p.String(string(r.Published))
	p.String(r.Source)
	p.String(string(r.Form))
	p.Bool(r.Blocks)
}

// UnpackReport reads what PackReport wrote. Where that is damaged, Whole says so, and the report is of no use.
func UnpackReport(u *Unpacker) *report.Report {
	head := UnpackHead(u, UnpackOrgan)
	r := &head
	r.Lines = u.Strings()
	r.Sections = unpackSections(u, r.Lines)
	r.Cells = UnpackCells(u, r.Form)
	r.Figures = unpackFigures(u)
	r.Notes = unpackNotes(u)
	return r
}

func packOrgan(p *Packer, o report.Organ) {
	p.String(o.Name)
	p.String(o.Place)
	p.String(string(o.Level))
	p.Strings(o.Region)
	p.String(o.Code)
}

// UnpackOrgan reads the organ of a head, which is packed by itself. Of one that is damaged all is zero.
func UnpackOrgan(packed string) report.Organ {
	u := NewUnpacker(packed)
	o := report.Organ{Name: u.String(), Place: u.String(), Level: report.Level(u.String()), Region: u.Strings(), Code: u.String()}
	if !u.Whole() {
		return report.Organ{}
	}
	return o
}

// UnpackHead reads what PackHead wrote. The organ is what organ makes of it: UnpackOrgan, or what that has made of the same.
func UnpackHead(u *Unpacker, organ func(packed string) report.Organ) report.Report {
	return report.Report{
		Schema:    int(u.Int()),
		File:      u.String(),
		SHA256:    u.String(),
		Organ:     organ(u.String()),
		Year:      int(u.Int()),
		Title:     u.String(),
		Published: report.Date(u.String()),
		Source:    u.String(),
		Form:      report.Form(u.String()),
		Blocks:    u.Bool(),
	}
}

// packList writes the length of a list; nil stays nil.
func packList[T any](p *Packer, list []T) {
	if list == nil {
		p.Len(0)
	} else {
		p.Len(len(list) + 1)
	}
}

// unpackList makes room for a list each of whose elements takes that many bytes or more.
func unpackList[T any](u *Unpacker, least int) []T {
	n := u.Uint()
	if n == 0 {
		return nil
	}
	if n-1 > uint64(len(u.s)/least) {
		u.fail()
		return nil
	}
	return make([]T, n-1)
}

func packSections(p *Packer, list []report.Section, lines []string) {
	packList(p, list)
	for _, s := range list {
		p.Int(int64(s.Number))
		p.String(s.Title)
		p.Int(int64(s.Line))
		packList(p, s.Lines)
		for _, n := range s.Lines {
			p.Int(int64(n))
		}
		packList(p, s.Text)
		for i, text := range s.Text {
			line := ""
			if i < len(s.Lines) {
				line = lineOf(lines, s.Lines[i])
			}
			packText(p, text, line)
		}
	}
}

func unpackSections(u *Unpacker, lines []string) []report.Section {
	list := unpackList[report.Section](u, 5)
	for i := range list {
		s := &list[i]
		s.Number, s.Title, s.Line = int(u.Int()), u.String(), int(u.Int())
		s.Lines = unpackList[int](u, 1)
		for j := range s.Lines {
			s.Lines[j] = int(u.Int())
		}
		s.Text = unpackList[string](u, 2)
		for j := range s.Text {
			line := ""
			if j < len(s.Lines) {
				line = lineOf(lines, s.Lines[j])
			}
			s.Text[j] = unpackText(u, line)
		}
	}
	return list
}

// lineOf is a line of the source, from 1; "" where there is none.
func lineOf(lines []string, n int) string {
	if n < 1 || n > len(lines) {
		return ""
	}
	return lines[n-1]
}

// packText writes a text that stands, for the most part, in its line: where it begins there, from 1, and its length.
func packText(p *Packer, text, line string) {
	at := strings.Index(line, text)
	if at < 0 {
		p.Len(0)
		p.String(text)
		return
	}
	p.Len(at + 1)
	p.Len(len(text))
}

func unpackText(u *Unpacker, line string) string {
	at := u.Uint()
	if at == 0 {
		return u.String()
	}
	n := u.Uint()
	if at-1 > uint64(len(line)) || n > uint64(len(line))-(at-1) {
		u.fail()
		return ""
	}
	return line[at-1 : at-1+n]
}

// PackCells writes the cells of a report.
func PackCells(p *Packer, cells report.Cells) {
	p.Grow(4*cells.Len() + binary.MaxVarintLen64)
	p.Len(cells.Len())
	aside := cells.Words(p.Word)
	packList(p, aside)
	for _, c := range aside {
		packNumber(p, c.Value)
		p.Uint(uint64(c.State))
		p.String(c.Raw)
		p.Int(int64(c.Line))
		p.Int(int64(c.Column))
	}
}

// UnpackCells reads the cells of a report in the form. They hold on to nothing of what they are read from.
func UnpackCells(u *Unpacker, f report.Form) report.Cells {
	words := u.cut(4 * u.Len(4))
	aside := unpackList[report.Cell](u, 5)
	for i := range aside {
		c := &aside[i]
		c.Value = unpackNumber(u)
		state := u.Uint()
		if state > uint64(report.Invalid) {
			u.fail()
			state = 0
		}
		c.State, c.Raw, c.Line, c.Column = report.State(state), strings.Clone(u.String()), int(u.Int()), int(u.Int())
	}
	cells, ok := report.CellsOfWords(f, words, aside)
	if !ok {
		u.fail()
	}
	return cells
}

func packNumber(p *Packer, n report.Number) {
	p.b = append(p.b, 0)
	at := len(p.b)
	p.b = n.Append(p.b)
	p.b[at-1] = byte(len(p.b) - at) // of twenty digits, a point and a sign at most
}

func unpackNumber(u *Unpacker) report.Number {
	n, err := report.ParseNumber(u.String())
	if err != nil {
		u.fail()
	}
	return n
}

func packFigures(p *Packer, list []report.Figure) {
	packList(p, list)
	for _, f := range list {
		p.Int(int64(f.Section))
		p.Int(int64(f.Paragraph))
		p.Int(int64(f.Line))
		p.String(f.Subject)
		packNumber(p, f.Value)
		p.String(f.Unit)
		p.Bool(f.Approximate)
		p.String(f.Raw)
	}
}

func unpackFigures(u *Unpacker) []report.Figure {
	list := unpackList[report.Figure](u, 8)
	for i := range list {
		list[i] = report.Figure{Section: int(u.Int()), Paragraph: int(u.Int()), Line: int(u.Int()), Subject: u.String(),
			Value: unpackNumber(u), Unit: u.String(), Approximate: u.Bool(), Raw: u.String()}
	}
	return list
}

func packNotes(p *Packer, list []report.Note) {
	packList(p, list)
	for _, n := range list {
		p.String(n.Code)
		p.String(string(n.Severity))
		p.Int(int64(n.Line))
		p.String(n.Cell)
		p.String(n.Message)
	}
}

func unpackNotes(u *Unpacker) []report.Note {
	list := unpackList[report.Note](u, 5)
	for i := range list {
		list[i] = report.Note{Code: u.String(), Severity: report.Severity(u.String()), Line: int(u.Int()), Cell: u.String(), Message: u.String()}
	}
	return list
}

package site

import (
	"path"
	"slices"
	"strconv"

	"nianbao/report"
	"nianbao/templates"
)

// The text a report was read from has a page beside the report's own. Both are linked line by line: what stands on
// the report page to the line it was read from, the line to what was read from it.

// origins knows where in the source what a report page shows comes from.
type origins struct {
	report *report.Report
	page   string // of the source, beside the report's: 2022.source.html
	root   string // the way from both to the site's root
}

// line is the place of a line; without a link where the source has no such line.
func (o origins) line(n int) templates.Origin {
	at := templates.Origin{Line: n, Block: o.report.Blocks}
	if n > 0 && n <= len(o.report.Lines) {
		at.Page = o.page
	}
	return at
}

func (r *renderer) sourcePage(e entry) templates.Source {
	whole := e.whole()
	at, back := e.path()+sourceSuffix, strconv.Itoa(e.Year)+".html"
	crumbs := r.crumbs(at, e.organ.place, e.organ, yearText(e.Year), "原件文字")
	crumbs[len(crumbs)-2].Href = back
	page := templates.Source{
		Frame:   r.frame(at, e.organ.Name+" "+yearText(e.Year)+"年度报告：原件文字", crumbs...),
		Heading: e.organ.Name + " " + yearText(e.Year) + "政府信息公开工作年度报告：原件文字",
		Report:  back,
		File:    path.Base(e.File),
		SHA256:  e.SHA256,
		Block:   whole.Blocks,
		Lines:   whole.Lines,
	}
	page.Proof, page.Description = proof(e.Report), "原件 "+page.File+" 的文字，逐"+page.Unit()+"照录。"
	b := backlinks{lines: len(whole.Lines), list: make([]templates.Back, 0, 64+len(whole.Notes))}
	b.sections(whole)
	b.cells(whole)
	for i, n := range whole.Notes {
		number := strconv.Itoa(i + 1)
		b.add(n.Line, "注 "+number, "note-"+number)
	}
	for i, f := range e.Findings() {
		b.add(f.Line(), templates.SeverityMark(f.Severity)+strconv.Itoa(i+1), findingID(f))
	}
	page.Back = b.byLine()
	return page
}

// backlinks gathers for each line what was read from it.
type backlinks struct {
	lines int
	list  []templates.Back
}

func (b *backlinks) add(line int, text, id string) {
	if line > 0 && line <= b.lines {
		b.list = append(b.list, templates.Back{Line: line, Text: text, ID: id})
	}
}

func (b *backlinks) byLine() []templates.Back {
	slices.SortStableFunc(b.list, func(x, y templates.Back) int { return x.Line - y.Line })
	return b.list
}

func (b *backlinks) sections(r *report.Report) {
	for i, id := range sectionIDs(r) {
		s := r.Sections[i]
		if len(s.Lines) == 0 || s.Lines[0] != s.Line {
			b.add(s.Line, "标题", id)
		}
		for p, line := range s.Lines {
			if p < len(s.Text) {
				b.add(line, paragraphText(s.Number, p+1), paragraphID(id, p))
			}
		}
	}
}

// cells leads from a line to the row its cells stand in, or to the cells where those of one row stand on several lines.
func (b *backlinks) cells(r *report.Report) {
	form, single := formOf(r)
	for i := range form.tables {
		t := &form.tables[i]
		for _, block := range t.blocks {
			for n := range block.rows {
				b.row(r, t, &block.rows[n], block.Columns)
			}
		}
	}
	if single {
		b.row(r, &form.tables[1], form.other, form.tables[1].blocks[0].Columns)
	}
}

func (b *backlinks) row(r *report.Report, t *formTable, row *formRow, columns []report.Column) {
	type start struct{ line, column int } // a line, and the first column on it
	var room [8]start
	lines := room[:0]
	for i := range row.cells {
		cell, _ := r.Cells.At(row.cells[i].place)
		if cell.Line > 0 && !slices.ContainsFunc(lines, func(s start) bool { return s.line == cell.Line }) {
			lines = append(lines, start{cell.Line, i})
		}
	}
	switch {
	case len(lines) == 1 && row.Key == "":
		b.add(lines[0].line, t.title, t.key)
	case len(lines) == 1:
		b.add(lines[0].line, row.Name, row.id)
	default:
		slices.SortFunc(lines, func(x, y start) int { return x.line - y.line })
		for _, l := range lines {
			name := columns[l.column].Name
			if row.Name != "" {
				name = row.Name + " · " + name
			}
			b.add(l.line, name, row.cells[l.column].key)
		}
	}
}

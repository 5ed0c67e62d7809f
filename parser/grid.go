package parser

import (
	"slices"
	"strings"
)

// Pages and word processors' files have no lines: they are blocks, paragraphs and tables, one in another. Here they
// become lines. A paragraph is a line of prose; a row of one of the form's tables is a line of cells; a table that
// only lays out a page is taken apart, so that what stands in it flows as if the table were not there.

// block is a paragraph, or a table.
type block struct {
	text  string         // a paragraph's, of one line
	table *[][]tableCell // nil for a paragraph
	at    *element       // where a page has it
	link  bool           // most of the text is links
}

// rows are a table's, none of a paragraph.
func (b *block) rows() [][]tableCell {
	if b.table == nil {
		return nil
	}
	return *b.table
}

// tableCell is a cell of a row, with the field it is. Col and span count the grid's columns, col from 0. A covered one is
// not a cell of its own: a cell of a row above reaches down to it.
type tableCell struct {
	field
	blocks    []block
	col, span int32
	covered   bool
	long      bool // it holds prose or tables, and has no text as a field
}

// read makes the field of what the cell holds.
func (c *tableCell) read() {
	if c.long = c.spare(longestCell) < 0; !c.long {
		c.field.read(c.print(), 0, 0)
	}
}

const (
	maxSpan = 1000    // as browsers have it
	maxGrid = 200_000 // cells and the positions they cover, of all tables of a document
)

// maxBlocks bounds the paragraphs of a document; the longest reports have 500.
const maxBlocks = 100_000

var tooManyBlocks = Error{Message: "the document has more than 100,000 paragraphs", Hint: "keep the report alone"}

var gridTooLarge = Error{Message: "the tables have more than 200,000 cells", Hint: "keep the report alone"}

// print is the text of a cell that is not long, its paragraphs joined by a blank. Figures on lines of their own must not read as one
// figure, though: 7 over 6 is not 76.
func (c *tableCell) print() string {
	if len(c.blocks) == 1 && c.blocks[0].table == nil {
		return trim(strings.ReplaceAll(c.blocks[0].text, "\t", " "))
	}
	s := ""
	for _, p := range c.paragraphs() {
		switch p = trim(strings.ReplaceAll(p, "\t", " ")); {
		case p == "":
		case s == "":
			s = p
		case isNumeric(p) && isNumeric(s):
			s += "；" + p
		default:
			s += " " + p
		}
	}
	return s
}

// paragraphs are all texts in a cell, those of tables in it included.
func (c *tableCell) paragraphs() []string {
	var list []string
	for _, b := range c.blocks {
		if b.table == nil {
			list = append(list, b.text)
		}
		for _, r := range b.rows() {
			for i := range r {
				list = append(list, r[i].paragraphs()...)
			}
		}
	}
	return list
}

// flow takes the tables apart that lay out a page.
func flow(blocks []block) []block {
	if !slices.ContainsFunc(blocks, func(b block) bool { return b.table != nil && isLayout(*b.table) }) {
		return blocks
	}
	return appendFlow(make([]block, 0, len(blocks)), blocks)
}

func appendFlow(list, blocks []block) []block {
	for _, b := range blocks {
		if b.table == nil || !isLayout(*b.table) {
			list = append(list, b)
			continue
		}
		for _, r := range *b.table {
			for i := range r {
				list = appendFlow(list, r[i].blocks)
			}
		}
	}
	return list
}

const (
	longestCell = 200 * len("一") // bytes; the form's longest label has 42 characters
	formCells   = 6              // so many words of the form make a table one of its own
)

// isLayout tells a table that lays out a page from one of figures: it has one column, or its cells hold tables, the
// headings of sections or long prose, and it is not itself the form's.
func isLayout(table [][]tableCell) bool {
	widest, prose := 0, false
	for _, r := range table {
		own := 0
		for i := range r {
			c := &r[i]
			if c.covered {
				continue
			}
			own++
			prose = prose || c.long
			for _, b := range c.blocks {
				if len(c.blocks) > 1 && b.table == nil && !prose {
					_, prose = readHeading(b.text)
				}
			}
		}
		widest = max(widest, own)
	}
	return widest < 2 || prose && countWords(table) < formCells
}

// spare is what a cell's text leaves of a number of bytes; it is below 0 where tables are in the cell.
func (c *tableCell) spare(size int) int {
	for i := range c.blocks {
		switch b := &c.blocks[i]; {
		case b.table == nil:
			size -= len(b.text)
		case isSingle(*b.table):
			size = (*b.table)[0][0].spare(size)
		default:
			return -1
		}
		if size < 0 {
			return size
		}
	}
	return size
}

// isSingle recognises a table that frames one cell.
func isSingle(table [][]tableCell) bool { return len(table) == 1 && len(table[0]) == 1 }

// countWords is how many cells hold words of the form and nothing else.
func countWords(table [][]tableCell) int {
	n := 0
	for _, r := range table {
		for i := range r {
			if r[i].label != 0 {
				n++
			}
		}
	}
	return n
}

// lineWriter numbers the lines of a document that has none.
type lineWriter struct {
	lines   []line
	cutter  fieldCutter
	printed textSlab // of the lines, of which a report keeps parts
	row     []byte   // the text of a row
}

// writeLines gives the lines of blocks.
func writeLines(list []block, in *room) []line {
	n, size := 0, 0
	for i := range list {
		n += max(1, len(list[i].rows()))
		size += len(list[i].text)
	}
	w := lineWriter{lines: in.lines.take(n)[:0], cutter: fieldCutter{kept: &in.fields}}
	w.printed.room.Grow(size + 30*n) // a row of the form has mostly less
	w.blocks(list)
	return w.lines
}

func (w *lineWriter) blocks(list []block) {
	for _, b := range list {
		if b.table != nil {
			w.table(*b.table)
		} else {
			w.prose(b.text)
		}
	}
}

func (w *lineWriter) prose(text string) {
	kept := len(w.lines)
	w.lines = w.cutter.appendLines(w.lines, w.printed.keepText(text))
	for _, l := range w.lines[kept:] {
		if l.kind == blankLine {
			continue
		}
		l.no = int32(kept + 1)
		for i := range l.fields {
			l.fields[i].line = l.no
		}
		w.lines[kept] = l
		kept++
	}
	w.lines = w.lines[:kept]
}

// table writes a line for each row. Rows of a table that is not the form's (a page's 索引号, 发布机构, 发布日期) are prose
// with tabs.
func (w *lineWriter) table(table [][]tableCell) {
	rows := newGrid(table)
	form := isForm(rows)
	for i := range rows {
		r := &rows[i]
		if r.isProse(form) {
			for k := range r.cells {
				w.blocks(flow(r.cells[k].blocks))
			}
			continue
		}
		switch text := w.text(r); {
		case text == "":
		case !form:
			w.prose(text)
		default:
			no := int32(len(w.lines) + 1)
			fields := r.fields(w.cutter.kept.take(r.width)[:0])
			rest := text
			for k := range fields {
				f := &fields[k]
				f.line, f.column = no, int32(k+1)
				if size := len(f.text); size > 0 {
					f.text, rest = rest[:size], rest[min(size+len("\t"), len(rest)):]
				}
			}
			w.lines = append(w.lines, line{no: no, text: text, kind: cellsLine, fields: fields})
		}
	}
}

// text is what a row prints, with tabs.
func (w *lineWriter) text(r *gridRow) string {
	w.row = w.row[:0]
	for k := range r.cells {
		text := r.cells[k].text
		if text != "" && len(w.row) > 0 {
			w.row = append(w.row, '\t')
		}
		w.row = append(w.row, text...)
	}
	return w.printed.keep(w.row)
}

func isHeading(text string) bool {
	_, ok := readHeading(text)
	return ok
}

// isForm asks for a row of the form, or some of its heads.
func isForm(rows []gridRow) bool {
	heads := 0
	for _, r := range rows {
		values := 0
		for i := range r.cells {
			switch c := &r.cells[i]; {
			case c.word&rowWord != 0 && c.word != rowWord|headWord:
				return true
			case c.word != 0:
				heads++
			case c.isValue():
				values++
			}
		}
		if heads > 1 || values > 3 {
			return true
		}
	}
	return false
}

// isProse recognises rows that are no figures' among those that are: one cell with neither a value nor a word of the
// form, and cells with whole paragraphs beside their headings.
func (r *gridRow) isProse(form bool) bool {
	for i := range r.cells {
		if r.cells[i].long {
			return true
		}
	}
	if len(r.cells) != 1 || r.cells[0].covered {
		return false
	}
	c := &r.cells[0]
	return !form || c.word == 0 && !c.isValue() || isHeading(c.text)
}

package parser

import (
	"strconv"
	"strings"
)

// docxReader turns a document's main part into blocks. WordprocessingML knows no spans of rows: a cell that continues
// the one above (vMerge) is there, and counts for nothing.
type docxReader struct {
	blocks []block
	lists  *docxLists
	tables []docxTable // that are open, one in another
	paras  []docxPara  // that are open: a text box stands in a paragraph
	taken  []bool      // of each open mc:AlternateContent: a branch was read
	skip   int         // how deep in an element that is left out, 0 outside
	rowing bool        // within a row's properties
	size   int         // cells so far
	count  int         // paragraphs so far
}

type docxTable struct {
	rows    [][]tableCell
	row     []tableCell
	col     int
	cell    tableCell // that is open
	inCell  bool
	merged  bool // the cell belongs to the one on its left
	deleted bool // the row is
}

type docxPara struct {
	text   []byte
	style  string
	list   string // the number of its list, "" of none
	level  string
	run    bool // within a run
	print  bool // within a run's text
	hidden bool // the run is not shown
}

// isLeftOut recognises elements that are no text of the document as it stands: what was deleted or moved away, how
// it looked before a change, field codes, and phonetic guides.
func isLeftOut(name string) bool {
	switch name {
	case "del", "moveFrom", "instrText", "delText", "rt":
		return true
	}
	return strings.HasSuffix(name, "Change")
}

func (d *docxReader) para() *docxPara {
	if len(d.paras) == 0 {
		return &docxPara{}
	}
	return &d.paras[len(d.paras)-1]
}

func (d *docxReader) table() *docxTable {
	if len(d.tables) == 0 {
		return &docxTable{}
	}
	return &d.tables[len(d.tables)-1]
}

func (d *docxReader) start(t xmlTag) *Error {
	if d.skip > 0 || isLeftOut(t.name) {
		d.skip++
		if d.rowing && t.is("del") {
			d.table().deleted = true
		}
		return nil
	}
	switch t.name {
	case "AlternateContent":
		d.taken = append(d.taken, false)
	case "Choice", "Fallback":
		if n := len(d.taken); n > 0 {
			if d.taken[n-1] {
				d.skip = 1
			}
			d.taken[n-1] = true
		}
	case "p":
		if d.count > maxBlocks {
			failure := tooManyBlocks
			return &failure
		}
		d.paras = append(d.paras, docxPara{})
	case "tbl":
		d.tables = append(d.tables, docxTable{})
	default:
		d.startRun(t)
		return d.startCell(t)
	}
	return nil
}

// startRun takes the elements of a paragraph.
func (d *docxReader) startRun(t xmlTag) {
	p := d.para()
	switch t.name {
	case "pStyle":
		p.style = t.attribute("val")
	case "numId":
		p.list = t.attribute("val")
	case "ilvl":
		p.level = t.attribute("val")
	case "r":
		p.run, p.hidden = true, false
	case "vanish":
		p.hidden = p.run && isOn(t)
	case "t":
		p.print = true
	}
	if !p.run || p.hidden {
		return
	}
	switch t.name {
	case "tab", "ptab":
		p.text = append(p.text, '\t')
	case "br", "cr":
		p.text = append(p.text, '\n')
	case "noBreakHyphen":
		p.text = append(p.text, '-')
	}
}

// isOn reads a property that is on unless it says otherwise.
func isOn(t xmlTag) bool {
	switch t.attribute("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// startCell takes the elements of a table.
func (d *docxReader) startCell(t xmlTag) *Error {
	table := d.table()
	switch t.name {
	case "tr":
		table.row, table.col, table.deleted = nil, 0, false
	case "trPr":
		d.rowing = true
	case "gridBefore":
		table.col += gridCount(t)
		d.size += gridCount(t)
	case "tc":
		table.cell, table.inCell, table.merged = tableCell{col: table.col, span: 1}, true, false
	case "gridSpan":
		table.cell.span = max(1, gridCount(t))
	case "vMerge":
		table.cell.covered = !strings.EqualFold(t.attribute("val"), "restart")
	case "hMerge":
		table.merged = !strings.EqualFold(t.attribute("val"), "restart") && len(table.row) > 0
	}
	if d.size > maxGrid {
		failure := gridTooLarge
		return &failure
	}
	return nil
}

func gridCount(t xmlTag) int {
	n, err := strconv.Atoi(t.attribute("val"))
	if err != nil || n < 0 {
		return 0
	}
	return min(n, maxSpan)
}

func (d *docxReader) end(name string) {
	if d.skip > 0 {
		d.skip--
		return
	}
	table := d.table()
	switch name {
	case "AlternateContent":
		d.taken = d.taken[:max(0, len(d.taken)-1)]
	case "r":
		d.para().run = false
	case "t":
		d.para().print = false
	case "p":
		if n := len(d.paras); n > 0 {
			p := d.paras[n-1]
			d.paras = d.paras[:n-1]
			d.endPara(string(p.text), p.style, p.list, p.level)
		}
	case "trPr":
		d.rowing = false
	case "tc":
		table.endCell()
		d.size += table.cell.span
	case "tr":
		if !table.deleted && len(table.row) > 0 {
			table.rows = append(table.rows, table.row)
		}
	case "tbl":
		if n := len(d.tables); n > 0 {
			rows := table.rows
			d.tables = d.tables[:n-1]
			if len(rows) > 0 {
				d.add(block{table: rows})
			}
		}
	}
}

func (t *docxTable) endCell() {
	if !t.inCell {
		return
	}
	t.inCell = false
	t.col += t.cell.span
	if t.merged {
		t.row[len(t.row)-1].span += t.cell.span
		return
	}
	t.row = append(t.row, t.cell)
}

func (d *docxReader) text(s string) {
	if p := d.para(); d.skip == 0 && p.run && p.print && !p.hidden {
		p.text = append(p.text, s...)
	}
}

// endPara adds a paragraph with the numeral that Word counts it by.
func (d *docxReader) endPara(text, style, list, level string) {
	if trim(text) == "" {
		return
	}
	if !isNumeric(text) {
		text = d.lists.numeral(style, list, level) + text
	}
	for line := range strings.SplitSeq(text, "\n") {
		if d.count++; d.count > maxBlocks {
			return
		}
		if trim(line) != "" {
			d.add(block{text: line})
		}
	}
}

// add puts a block into the innermost cell that is open, or into the document.
func (d *docxReader) add(b block) {
	if t := d.table(); t.inCell {
		t.cell.blocks = append(t.cell.blocks, b)
		return
	}
	d.blocks = append(d.blocks, b)
}

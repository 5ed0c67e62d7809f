package parser

import (
	"bytes"
	"strconv"
	"strings"
)

// docxReader turns a document's main part into blocks. WordprocessingML knows no spans of rows: a cell that continues
// the one above (vMerge) is there, and counts for nothing.
type docxReader struct {
	in      *room
	blocks  []block
	lists   *docxLists
	looks   docxLooks
	tables  []docxTable // that are open, one in another
	paras   []docxPara  // that are open: a text box stands in a paragraph
	texts   []byte      // of the open paragraphs, one behind another
	printed textSlab
	taken   []bool // of each open mc:AlternateContent: a branch was read
	skip    int    // how deep in an element that is left out, 0 outside
	rowing  bool   // within a row's properties
	size    int    // cells so far
	count   int    // paragraphs so far
}

type docxTable struct {
	rows    [][]tableCell
	row     []tableCell
	col     int
	cell    tableCell // that is open
	blocks  []block   // of the cell
	inCell  bool
	merged  bool // the cell belongs to the one on its left
	deleted bool // the row is
}

type docxPara struct {
	from   int // where its text begins in those of the reader
	style  string
	list   string // the number of its list, "" of none
	level  string
	run    bool // within a run
	print  bool // within a run's text
	hidden bool // the run is not shown, or struck out
}

// para is the innermost open paragraph, nil outside any.
func (d *docxReader) para() *docxPara {
	if len(d.paras) == 0 {
		return nil
	}
	return &d.paras[len(d.paras)-1]
}

// table is the innermost open table, nil outside any.
func (d *docxReader) table() *docxTable {
	if len(d.tables) == 0 {
		return nil
	}
	return &d.tables[len(d.tables)-1]
}

func (d *docxReader) start(t xmlTag) *Error {
	if d.skip > 0 {
		d.skip++
		return nil
	}
	switch string(t.name) {
	case "p":
		if d.count > maxBlocks {
			failure := tooManyBlocks
			return &failure
		}
		d.paras = append(d.paras, docxPara{from: len(d.texts)})
	case "tbl":
		d.tables = append(d.tables, docxTable{row: make([]tableCell, 0, usualCells)})
	case "pStyle", "numId", "ilvl", "r", "vanish", "strike", "dstrike", "vertAlign", "t", "tab", "ptab", "br", "cr", "noBreakHyphen":
		if p := d.para(); p != nil {
			d.startRun(p, t)
		}
	case "tr", "gridBefore", "tc", "gridSpan", "vMerge", "hMerge":
		if table := d.table(); table != nil {
			return d.startCell(table, t)
		}
	case "trPr":
		d.rowing = true
	case "AlternateContent":
		d.taken = append(d.taken, false)
	case "Choice", "Fallback":
		if n := len(d.taken); n > 0 {
			if d.taken[n-1] {
				d.skip = 1
			}
			d.taken[n-1] = true
		}
	// What is no text of the document as it stands: what was deleted or moved away, how it looked before a change, field
	// codes, and phonetic guides.
	case "del", "moveFrom", "instrText", "delText", "rt":
		d.skip = 1
		if table := d.table(); table != nil && d.rowing && t.is("del") {
			table.deleted = true
		}
	default:
		if bytes.HasSuffix(t.name, []byte("Change")) {
			d.skip = 1
		}
	}
	return nil
}

// passes tells what is but looks, nine tenths of what Word writes. A run may be hidden by its own.
func (d *docxReader) passes(name []byte) *pass {
	switch string(name) {
	case "rPr":
		if p := d.para(); p != nil && p.run {
			return &d.looks.ofRun
		}
		return &d.looks.ofMark
	case "pPr":
		return &d.looks.ofParagraph
	case "tcPr":
		return &d.looks.ofCell
	case "tabs", "pBdr", "sectPr", "tblPr", "tblGrid", "tblBorders", "tcBorders", "tcMar":
		return &d.looks.other
	}
	return nil
}

// docxLooks are the properties of runs, of the marks that end paragraphs, of paragraphs, cells, and all else.
type docxLooks struct{ ofRun, ofMark, ofParagraph, ofCell, other pass }

// newDocxLooks names what is read of them.
func newDocxLooks() docxLooks {
	words := func(list ...string) (p pass) {
		for _, w := range list {
			p.unless = append(p.unless, []byte(w))
		}
		return p
	}
	return docxLooks{ofRun: words("vanish", "strike", "dstrike", "vertAlign"), ofParagraph: words("pStyle", "numId", "ilvl"), ofCell: words("gridSpan", "vMerge", "hMerge")}
}

// startRun takes the elements of a paragraph.
func (d *docxReader) startRun(p *docxPara, t xmlTag) {
	switch string(t.name) {
	case "pStyle":
		p.style = string(t.attribute("val"))
	case "numId":
		p.list = string(t.attribute("val"))
	case "ilvl":
		p.level = string(t.attribute("val"))
	case "r":
		p.run, p.hidden = true, false
	case "vanish", "strike", "dstrike":
		p.hidden = p.hidden || p.run && isOn(t)
	case "vertAlign":
		if align := t.attribute("val"); p.run && bytes.HasSuffix(align, []byte("script")) { // super, sub
			d.texts = partDigits(d.texts)
		}
	case "t":
		p.print = true
	}
	if !p.run || p.hidden {
		return
	}
	switch string(t.name) {
	case "tab", "ptab":
		d.texts = append(d.texts, '\t')
	case "br", "cr":
		d.texts = append(d.texts, '\n')
	case "noBreakHyphen":
		d.texts = append(d.texts, '-')
	}
}

// isOn reads a property that is on unless it says otherwise.
func isOn(t xmlTag) bool {
	switch string(t.attribute("val")) {
	case "0", "false", "off":
		return false
	}
	return true
}

// startCell takes the elements of a table.
func (d *docxReader) startCell(table *docxTable, t xmlTag) *Error {
	switch string(t.name) {
	case "tr":
		table.row, table.col, table.deleted = table.row[:0], 0, false
	case "gridBefore":
		table.col += gridCount(t)
		d.size += gridCount(t)
	case "tc":
		table.cell, table.blocks = tableCell{col: int32(table.col), span: 1}, table.blocks[:0]
		table.inCell, table.merged = true, false
	case "gridSpan":
		table.cell.span = int32(max(1, gridCount(t)))
	case "vMerge":
		table.cell.covered = !strings.EqualFold(string(t.attribute("val")), "restart")
	case "hMerge":
		table.merged = !strings.EqualFold(string(t.attribute("val")), "restart") && len(table.row) > 0
	}
	if d.size > maxGrid {
		failure := gridTooLarge
		return &failure
	}
	return nil
}

func gridCount(t xmlTag) int {
	n, err := strconv.Atoi(string(t.attribute("val")))
	if err != nil || n < 0 {
		return 0
	}
	return min(n, maxSpan)
}

func (d *docxReader) end(name []byte) {
	if d.skip > 0 {
		d.skip--
		return
	}
	switch string(name) {
	case "AlternateContent":
		d.taken = d.taken[:max(0, len(d.taken)-1)]
	case "trPr":
		d.rowing = false
	case "r", "t", "p":
		if p := d.para(); p != nil {
			d.endRun(p, name)
		}
	case "tc", "tr", "tbl":
		if table := d.table(); table != nil {
			d.endCell(table, name)
		}
	}
}

func (d *docxReader) endRun(p *docxPara, name []byte) {
	switch string(name) {
	case "r":
		p.run = false
	case "t":
		p.print = false
	case "p":
		text := d.printed.keep(d.texts[p.from:])
		d.texts = d.texts[:p.from]
		d.paras = d.paras[:len(d.paras)-1]
		d.endPara(text, p.style, p.list, p.level)
	}
}

func (d *docxReader) endCell(table *docxTable, name []byte) {
	switch string(name) {
	case "tc":
		if table.inCell {
			table.cell.blocks = d.in.blocks.list(table.blocks)
			table.cell.read()
			table.endCell()
		}
		d.size += int(table.cell.span)
	case "tr":
		if !table.deleted && len(table.row) > 0 {
			table.rows = append(table.rows, d.in.grid.list(table.row))
		}
	case "tbl":
		d.tables = d.tables[:len(d.tables)-1]
		if len(table.rows) > 0 {
			rows := table.rows
			d.add(block{table: &rows})
		}
	}
}

func (t *docxTable) endCell() {
	t.inCell = false
	t.col += int(t.cell.span)
	if t.merged {
		t.row[len(t.row)-1].span += t.cell.span
		return
	}
	t.row = append(t.row, t.cell)
}

func (d *docxReader) text(s []byte) {
	if p := d.para(); p != nil && d.skip == 0 && p.run && p.print && !p.hidden {
		d.texts = append(d.texts, s...)
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
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
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
	if t := d.table(); t != nil && t.inCell {
		t.blocks = append(t.blocks, b)
		return
	}
	d.blocks = append(d.blocks, b)
}

package parser

import (
	"sync"

	"nianbao/report"
)

// room is what a document is read in: its lines, fields, blocks and cells, of which there are thousands. Nothing of it
// stays in a report, so that it is used again for the next document.
type room struct {
	lines  slab[line]
	fields slab[field]
	labels slab[*field]
	rows   slab[row]

	candidates slab[[]candidate]
	matches    slab[match]
	cells      slab[report.Cell]
	rowCells   slab[[]report.Cell]
	numbers    slab[int]

	elements slab[element] // of pages
	pieces   slab[piece]
	signs    slab[sign]
	written  []byte

	blocks slab[block] // of files that have no lines
	grid   slab[tableCell]
	tables slab[[]tableCell]
	window []byte // of a Word file's part
	parts  inflater
}

var rooms = sync.Pool{New: func() any { return new(room) }}

// leave gives the room to the next document. What a report keeps must be its own by then.
func (r *room) leave() {
	r.clear()
	rooms.Put(r)
}

// clear takes all of it back.
func (r *room) clear() {
	r.lines.clear()
	r.fields.clear()
	r.labels.clear()
	r.rows.clear()
	r.candidates.clear()
	r.matches.clear()
	r.cells.clear()
	r.rowCells.clear()
	r.numbers.clear()
	r.elements.clear()
	r.pieces.clear()
	r.signs.clear()
	r.blocks.clear()
	r.grid.clear()
	r.tables.clear()
	r.written = r.written[:0]
	if cap(r.written) > mostKept {
		r.written = nil
	}
	if cap(r.window) > windowSize {
		r.window = nil
	}
	r.parts.packed.Reset(nil)
}

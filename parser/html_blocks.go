package parser

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// pageReader turns a tree into blocks.
type pageReader struct {
	in *room
	*page
	hidden bool // read what is hidden, too
	size   int  // cells so far
	count  int  // paragraphs so far
	err    *Error
}

// read appends the blocks below an element in the order of the page. Tables that only lay out are still tables.
func (p *pageReader) read(list []block, e *element) []block {
	switch {
	case e.hidden && !p.hidden:
		return list
	case e.tag != atom.Table:
		return p.pieces(list, e, e.kids)
	}
	list = p.pieces(list, e, e.before)
	if table := p.table(e); len(table) > 0 {
		list = append(list, block{table: &table, at: e})
	}
	return list
}

// pieces joins neighbouring runs to paragraphs; a block, or a line's end, parts them.
func (p *pageReader) pieces(list []block, e *element, kids pieces) []block {
	var run string
	var more []byte // of the run, behind something that is not read
	link := 0
	flush := func() {
		if more != nil {
			run += string(more)
		}
		list = p.paragraphs(list, e, run, link)
		run, more, link = "", nil, 0
	}
	for k := kids.first; k != nil; k = k.next {
		switch {
		case k.child == nil && run == "":
			run, link = p.text[k.from:k.to], int(k.link)
		case k.child == nil:
			more = append(more, p.text[k.from:k.to]...)
			link += int(k.link)
		case k.child.inline:
			if p.hidden {
				flush()
				list = p.read(list, k.child)
			}
		default:
			flush()
			list = p.read(list, k.child)
		}
	}
	flush()
	return list
}

func (p *pageReader) paragraphs(list []block, e *element, run string, link int) []block {
	if run == "" {
		return list
	}
	share := float64(link) / float64(len(run)) // of it are links
	for run != "" {
		text, rest, _ := strings.Cut(run, "\n")
		run = rest
		text = dropResidue(text)
		if p.count++; p.count > maxBlocks {
			failure := tooManyBlocks
			p.err = &failure
			return list
		}
		if trim(text) != "" {
			list = append(list, block{text: text, at: e, link: isLink(int(share*float64(len(text))), text)})
		}
	}
	return list
}

// dropResidue drops what is left of word processors' conditional comments: <!--[if !supportLists]-->.
func dropResidue(text string) string {
	if !strings.Contains(text, "<!") {
		return text
	}
	for _, mark := range []string{"<!--[", "<![", "<!--"} {
		for {
			before, after, found := strings.Cut(text, mark)
			if !found {
				break
			}
			_, rest, _ := strings.Cut(after, ">")
			text = before + rest
		}
	}
	return text
}

// table reads the rows with their spans laid out.
func (p *pageReader) table(e *element) [][]tableCell {
	var rows [][]tableCell
	var loose []*element // rows that stand in no group are one together
	flush := func() {
		rows = append(rows, p.group(loose)...)
		loose = nil
	}
	for k := e.kids.first; k != nil; k = k.next {
		switch {
		case k.child == nil || k.child.hidden && !p.hidden:
		case k.child.tag == atom.Tr:
			loose = append(loose, k.child)
		case isRowGroup(k.child.tag):
			flush()
			var group []*element
			for r := k.child.kids.first; r != nil; r = r.next {
				if r.child != nil && r.child.tag == atom.Tr && (p.hidden || !r.child.hidden) {
					group = append(group, r.child)
				}
			}
			rows = append(rows, p.group(group)...)
		}
	}
	flush()
	return rows
}

// overhang is how far a cell covers the rows below it, in one column.
type overhang struct {
	rows int // still to be covered
	span int // of the cell, at its first column; 0 at the others
}

// group lays out a group of rows: no cell reaches out of it.
func (p *pageReader) group(group []*element) [][]tableCell {
	rows := p.in.tables.take(len(group))[:0]
	row := make([]tableCell, 0, usualCells) // the last one, of which only the room is used again
	var blocks []block                      // of the last cell, likewise
	var below []overhang
	for i, tr := range group {
		g := gridReader{row: row[:0], below: below}
		for k := tr.kids.first; k != nil; k = k.next {
			c := k.child
			if c == nil || c.hidden && !p.hidden {
				continue
			}
			g.skipCovered()
			if p.size += int(c.cols); p.size > maxGrid {
				failure := gridTooLarge
				p.err = &failure
				return nil
			}
			deep := int(c.rows)
			if deep == 0 || deep > len(group)-i {
				deep = len(group) - i
			}
			blocks = p.pieces(blocks[:0], c, c.kids)
			cell := tableCell{blocks: p.in.blocks.list(blocks), col: int32(g.col), span: c.cols}
			cell.read()
			g.add(cell, deep)
		}
		for g.col < len(g.below) {
			g.skipCovered()
			g.col++
		}
		row, below = g.row, g.below
		if p.size += len(g.row) + 1; p.size > maxGrid {
			failure := gridTooLarge
			p.err = &failure
			return nil
		}
		rows = append(rows, p.in.grid.list(g.row))
	}
	return rows
}

// usualCells is how many cells a row of the form has at most.
const usualCells = 16

// gridReader lays out one row below others.
type gridReader struct {
	row   []tableCell
	col   int
	below []overhang
}

// skipCovered passes the columns that cells above reach down to.
func (g *gridReader) skipCovered() {
	for g.col < len(g.below) && g.below[g.col].rows > 0 {
		if span := g.below[g.col].span; span > 0 {
			g.row = append(g.row, tableCell{col: int32(g.col), span: int32(span), covered: true})
		}
		g.below[g.col].rows--
		g.col++
	}
}

// add puts a cell that is deep rows high. Where it overlaps one from above, as only broken pages have it, the deeper
// one goes on.
func (g *gridReader) add(c tableCell, deep int) {
	g.row = append(g.row, c)
	span := int(c.span)
	for s := range span {
		if deep == 1 && g.col >= len(g.below) {
			g.col += span - s
			return
		}
		for len(g.below) <= g.col {
			g.below = append(g.below, overhang{})
		}
		o := overhang{rows: max(g.below[g.col].rows, deep) - 1}
		if s == 0 {
			o.span = span
		}
		g.below[g.col] = o
		g.col++
	}
}

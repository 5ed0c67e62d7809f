package parser

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// pageReader turns a tree into blocks.
type pageReader struct {
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
		list = append(list, block{table: table, at: e})
	}
	return list
}

// pieces joins neighbouring runs to paragraphs; a block, or a line's end, parts them.
func (p *pageReader) pieces(list []block, e *element, kids []piece) []block {
	var run []byte
	link := 0
	flush := func() {
		list = p.paragraphs(list, e, run, link)
		run, link = nil, 0
	}
	for _, k := range kids {
		switch {
		case k.child == nil && run == nil:
			run, link = p.text[k.from:k.to:k.to], k.link
		case k.child == nil:
			run = append(run, p.text[k.from:k.to]...)
			link += k.link
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

func (p *pageReader) paragraphs(list []block, e *element, run []byte, link int) []block {
	if len(run) == 0 {
		return list
	}
	all := string(run)
	share := float64(link) / float64(len(all))
	for text := range strings.SplitSeq(all, "\n") {
		text = dropResidue(text)
		if p.count++; p.count > maxBlocks {
			failure := tooManyBlocks
			p.err = &failure
			return list
		}
		if trim(text) != "" {
			list = append(list, block{text: text, at: e, link: int(share * float64(len(text)))})
		}
	}
	return list
}

// dropResidue drops what is left of word processors' conditional comments: <!--[if !supportLists]-->.
func dropResidue(text string) string {
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
	for _, k := range e.kids {
		switch {
		case k.child == nil || k.child.hidden && !p.hidden:
		case k.child.tag == atom.Tr:
			loose = append(loose, k.child)
		case isRowGroup(k.child.tag):
			flush()
			var group []*element
			for _, r := range k.child.kids {
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
	rows := make([][]tableCell, 0, len(group))
	var below []overhang
	for i, tr := range group {
		g := gridReader{below: below}
		for _, k := range tr.kids {
			c := k.child
			if c == nil || c.hidden && !p.hidden {
				continue
			}
			g.skipCovered()
			if p.size += c.cols; p.size > maxGrid {
				failure := gridTooLarge
				p.err = &failure
				return nil
			}
			deep := c.rows
			if deep == 0 || deep > len(group)-i {
				deep = len(group) - i
			}
			g.add(tableCell{blocks: p.pieces(nil, c, c.kids), col: g.col, span: c.cols}, deep)
		}
		for g.col < len(g.below) {
			g.skipCovered()
			g.col++
		}
		below = g.below
		if p.size += len(g.row) + 1; p.size > maxGrid {
			failure := gridTooLarge
			p.err = &failure
			return nil
		}
		rows = append(rows, g.row)
	}
	return rows
}

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
			g.row = append(g.row, tableCell{col: g.col, span: span, covered: true})
		}
		g.below[g.col].rows--
		g.col++
	}
}

// add puts a cell that is deep rows high. Where it overlaps one from above, as only broken pages have it, the deeper
// one goes on.
func (g *gridReader) add(c tableCell, deep int) {
	g.row = append(g.row, c)
	for s := range c.span {
		if deep == 1 && g.col >= len(g.below) {
			g.col += c.span - s
			return
		}
		for len(g.below) <= g.col {
			g.below = append(g.below, overhang{})
		}
		o := overhang{rows: max(g.below[g.col].rows, deep) - 1}
		if s == 0 {
			o.span = c.span
		}
		g.below[g.col] = o
		g.col++
	}
}

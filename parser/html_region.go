package parser

import (
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// A saved page is navigation, lists of other reports, the report, and the site's foot. The report is the smallest
// element that holds all headings of sections and all of the form's tables that the page has; its title may stand
// above that element. A report without them, of the years before the form, is where most of the prose is.

// pageRegion finds the report among the blocks of a page, in their order.
type pageRegion struct {
	blocks   []block
	marks    []sign // what each block tells, parallel to blocks
	root     *element
	anchored bool // it has headings or tables of the form
}

type sign struct {
	section int // that it heads, 0 if none
	words   int // cells of the form's
	link    bool
}

func (s sign) isLink() bool { return s.link }

// isLink tells a paragraph that is a link, rather than text with one, by how many bytes of it links are.
func isLink(links int, text string) bool { return 2*links > len(text) }

func newPageRegion(p *page, blocks []block, in *room) *pageRegion {
	g := &pageRegion{blocks: blocks, marks: in.signs.take(len(blocks)), root: p.root}
	tables := false
	for i, b := range blocks {
		m := &g.marks[i]
		m.link = b.link
		switch {
		case b.table != nil:
			if m.words = countWords(*b.table); m.words < formCells && isAbout(b) { // 信息分类：其他
				m.words = 0
			}
			tables = tables || m.words >= formCells
		case m.link:
		case len(b.text) <= longestLabel:
			if h, ok := readHeading(trim(b.text)); ok {
				m.section = h.section
			} else if isLabel(b.text) {
				m.words = 1
			}
		}
	}
	for i, b := range blocks { // where the form stands in tables, 规章 by itself is an entry of a menu
		if tables && b.table == nil {
			g.marks[i].words = 0
		}
	}
	return g
}

// hasClauses tells text with clauses from titles and entries of menus.
func hasClauses(text string) bool {
	return strings.Contains(text, "，") || strings.Contains(text, "。") || strings.Contains(text, "；")
}

// element is the one that holds the report.
func (g *pageRegion) element() *element {
	for i, b := range g.blocks {
		weight := int32(0)
		if !g.marks[i].link && hasClauses(b.text) {
			weight = int32(len(b.text))
		}
		for e := b.at; e != nil; e = e.parent {
			e.weigh += weight
			e.words += int32(g.marks[i].words)
			e.sections |= 1 << g.marks[i].section
		}
	}
	g.anchored = g.root.words >= formCells || severalBits(g.root.sections&^1)
	e := g.root
	for {
		var next *element
		for k := e.kids.first; k != nil; k = k.next {
			c := k.child
			if c == nil || c.tag == atom.Table && !holdsBlocks(c) {
				continue
			}
			holds := c.weigh*5 >= g.root.weigh*4 && g.root.weigh > 0
			if g.anchored {
				holds = c.words == g.root.words && c.sections|1 == g.root.sections|1
			}
			if holds && (next == nil || c.weigh > next.weigh) {
				next = c
			}
		}
		if next == nil {
			return e
		}
		e = next
	}
}

// holdsBlocks tells a table that was taken apart from one that is a block itself.
func holdsBlocks(e *element) bool {
	for k := e.kids.first; k != nil; k = k.next {
		if k.child != nil && (k.child.weigh > 0 || k.child.words > 0 || k.child.sections > 1) {
			return true
		}
	}
	return false
}

// report gives the report's blocks.
func (g *pageRegion) report() []block {
	e := g.element()
	from := slices.IndexFunc(g.blocks, func(b block) bool { return b.at.within(e) })
	if from < 0 {
		return nil
	}
	to := from
	for i := from; i < len(g.blocks); i++ {
		if g.blocks[i].at.within(e) {
			to = i + 1
		}
	}
	first, last := g.anchors(from, to)
	list := g.front(from, first)
	for i := first; i < to; i++ {
		b, m := g.blocks[i], g.marks[i]
		switch {
		case m.section > 0 || m.words > 0:
			list = append(list, b)
		case i > last && isFoot(b.text):
			return list // and no signature stands behind
		case m.link && (i > last || !g.anchored) && !strings.Contains(b.text, "附件"), b.at.isFurniture(e):
		default:
			list = append(list, b)
		}
	}
	return append(list, g.signature(to)...)
}

// signature gives the organ and the date that stand right behind the element, for some sites set them apart.
func (g *pageRegion) signature(from int) []block {
	organ := false
	for i := from; i < min(from+2, len(g.blocks)); i++ {
		b := g.blocks[i]
		s := fold(b.text)
		if b.table != nil || g.marks[i].link || isLonger(s, longestSignature) {
			return nil
		}
		if at := signatureDate(s); at >= 0 && (at == 0 || isOrgan(s[:at])) {
			return g.blocks[from : i+1]
		}
		if organ || !isOrgan(s) {
			return nil
		}
		organ = true
	}
	return nil
}

const longestSignature = 48 // characters

// within reports whether an element is or lies in the other.
func (e *element) within(outer *element) bool {
	for ; e != nil; e = e.parent {
		if e == outer {
			return true
		}
	}
	return false
}

// isFurniture reports whether an element lies in navigation or the like inside the report's own.
func (e *element) isFurniture(outer *element) bool {
	for ; e != nil && e != outer; e = e.parent {
		if e.furniture && e.sections <= 1 && e.words == 0 {
			return true
		}
	}
	return false
}

// anchors are the first and the last block that surely are the report's.
func (g *pageRegion) anchors(from, to int) (first, last int) {
	first, last = -1, -1
	for i := from; i < to; i++ {
		if g.marks[i].section > 0 || g.marks[i].words > 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first >= 0 {
		return first, last
	}
	for i := from; i < to; i++ { // a free report: from its first to its last sentence
		if !g.marks[i].link && strings.Contains(g.blocks[i].text, "。") {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return from, to - 1
	}
	return first, last
}

const (
	titleReach = 60 // blocks above the report that are searched for its title
	aboutReach = 12 // blocks above its title that may say when and by whom it was published
)

// front gives what stands above the first heading: the title and what is between, and above the title only what
// says when and by whom the report was published.
func (g *pageRegion) front(from, first int) []block {
	title, found := first, false
	for i := first - 1; i >= 0 && i >= first-titleReach; i-- {
		if g.marks[i].link || g.blocks[i].table != nil {
			continue
		}
		// What tells neither organ nor year may be the name of the site's column (政府信息公开年报), with links below it.
		if t := readTitle(fold(g.blocks[i].text)); t.text != "" && (t.tells() > 0 || !slices.ContainsFunc(g.marks[i:first], sign.isLink)) {
			title, found = i, true
			break
		}
	}
	begin := from
	if found {
		begin = title
		for begin > 0 && title-begin < titleLines-1 && !g.marks[begin-1].link && g.blocks[begin-1].table == nil && isTitleBegin(g.blocks[begin-1]) {
			begin--
		}
	} else if first-from > titleReach {
		begin = first
	}
	var list []block
	for i := max(0, begin-aboutReach); i < first; i++ {
		b := g.blocks[i]
		switch {
		case isAbout(b):
			list = append(list, b)
		case i < begin, g.marks[i].link, b.table == nil && isTool(b.text), b.table == nil && b.at.furniture:
		default:
			list = append(list, b)
		}
	}
	return list
}

// isTitleBegin recognises lines that may belong to a title whose last line is below.
func isTitleBegin(b block) bool {
	s := fold(b.text)
	return isTitlePart(s) && (isOrgan(s) || strings.HasPrefix(s, "关于") || strings.Contains(s, "政府") || withoutYear(s) == "")
}

func severalBits(n uint8) bool { return n&(n-1) != 0 }

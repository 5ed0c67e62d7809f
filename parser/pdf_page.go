package parser

import (
	"bytes"
)

// What a page shows: glyphs with their places, and rules. Coordinates are in points, x from the left, y upwards.

// glyph is a character drawn on a page.
type glyph struct {
	r      rune
	x0, x1 float64
	y      float64 // of the line it stands on
	size   float64 // of the font
	down   bool    // written downwards
}

// middle is the height at which a character's middle stands.
func (g glyph) middle() float64 { return g.y + 0.35*g.size }

// stroke is a straight line along one axis: where it stands on the other, and from where to where it goes.
type stroke struct{ at, from, to float64 }

// canvas is a page as it is drawn.
type canvas struct {
	file     *pdfFile
	size     point // of the page
	glyphs   []glyph
	across   []stroke // at y
	upright  []stroke // at x
	pictures int
	lost     int // glyphs whose character the file does not tell
	upwards  int // glyphs of lines that run upwards, less those of lines that run downwards
	fonts    map[any]*pdfFont
	state    drawing
	stack    []drawing
	path     []point
	parts    []int // where in path each part begins
}

type point struct{ x, y float64 }

// drawing is the graphics state (ISO 32000-1, 8.4 and 9.3), as far as text and rules need it.
type drawing struct {
	page                   matrix // of the user's space to the page's
	text, line             matrix
	font                   *pdfFont
	size, leading, rise    float64
	spacing, words, scale  float64 // between characters, at blanks, across
	whiteFill, whiteStroke bool
	hidden                 bool // text is not drawn
}

type matrix [6]float64

// then is the transformation m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) point {
	return point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
}

const (
	deepestForm = 8
	mostGlyphs  = 200_000 // of a page
	mostStrokes = 50_000  // likewise
)

// draw reads all that a page shows. A page whose lines mostly run upwards or downwards is turned.
func (f *pdfFile) draw(p pdfPage, fonts map[any]*pdfFont) (pdfPage, *canvas) {
	c := f.drawAs(p, fonts)
	switch {
	case 2*c.upwards > len(c.glyphs):
		p.rotate = (p.rotate + 1) % 4
	case -2*c.upwards > len(c.glyphs):
		p.rotate = (p.rotate + 3) % 4
	default:
		return p, c
	}
	return p, f.drawAs(p, fonts)
}

func (f *pdfFile) drawAs(p pdfPage, fonts map[any]*pdfFont) *canvas {
	c := &canvas{file: f, fonts: fonts, size: p.size()}
	c.state = drawing{page: upright(p), scale: 1}
	var content []byte
	for _, part := range f.list(p.dict["Contents"]) {
		if s, ok := f.resolve(part).(*pdfStream); ok && f.bytes > 0 {
			data, _ := f.decode(s)
			content = append(append(content, data...), '\n')
			f.bytes -= len(data) // it may be named again and again
		}
	}
	c.run(content, p.resources, 0)
	return c
}

// upright turns the page as it is shown, its lower left corner at 0, 0.
func upright(p pdfPage) matrix {
	left, bottom, right, top := p.box[0], p.box[1], p.box[2], p.box[3]
	switch p.rotate {
	case 1:
		return matrix{0, -1, 1, 0, -bottom, right}
	case 2:
		return matrix{-1, 0, 0, -1, right, top}
	case 3:
		return matrix{0, 1, -1, 0, top, -left}
	}
	return matrix{1, 0, 0, 1, -left, -bottom}
}

// run carries out a content stream.
func (c *canvas) run(content []byte, resources pdfDict, depth int) {
	l := pdfLexer{src: content, left: c.file.left}
	base := len(c.stack)
	var args []any
	for {
		object, ok := l.next()
		if !ok {
			break
		}
		operator, ok := object.(pdfOperator)
		if !ok {
			if len(args) < 64 {
				args = append(args, object)
			}
			continue
		}
		switch operator {
		case "Do":
			c.form(args, resources, depth)
		case "Tf":
			c.setFont(args, resources)
		case "BI":
			skipPicture(&l)
			c.pictures++
		case "Q":
			if len(c.stack) > base {
				c.state = c.stack[len(c.stack)-1]
				c.stack = c.stack[:len(c.stack)-1]
			}
		default:
			c.operate(operator, args)
		}
		args = args[:0]
	}
	if len(c.stack) > base {
		c.state = c.stack[base]
		c.stack = c.stack[:base]
	}
}

// skipPicture passes a picture that stands within the content: its bytes are no objects.
func skipPicture(l *pdfLexer) {
	for {
		i := bytes.Index(l.src[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.src)
			return
		}
		l.pos += i + 2
		if pdfClass[l.src[l.pos-3]] == pdfBlank && (l.pos == len(l.src) || pdfClass[l.src[l.pos]] == pdfBlank) {
			return
		}
	}
}

// form draws what stands in a stream of its own.
func (c *canvas) form(args []any, resources pdfDict, depth int) {
	if len(args) != 1 || depth >= deepestForm {
		return
	}
	name, _ := args[0].(pdfName)
	s, ok := c.file.resolve(c.file.dict(resources["XObject"])[name]).(*pdfStream)
	if !ok {
		return
	}
	if c.file.name(s.dict["Subtype"]) != "Form" {
		c.pictures++
		return
	}
	data, err := c.file.decode(s)
	if err != nil {
		return
	}
	saved := c.state
	if m := c.file.array(s.dict["Matrix"]); len(m) == 6 {
		var own matrix
		for i := range own {
			own[i] = c.file.number(m[i])
		}
		c.state.page = own.then(c.state.page)
	}
	if own := c.file.dict(s.dict["Resources"]); own != nil {
		resources = own
	}
	c.run(data, resources, depth+1)
	c.state = saved
}

// numbers are the operands that are numbers.
func numbers(args []any) []float64 {
	list := make([]float64, 0, 6)
	for _, a := range args {
		if n, ok := a.(float64); ok {
			list = append(list, n)
		}
	}
	return list
}

// operandsOf are the numbers that operators want; those with fewer are passed over.
var operandsOf = map[pdfOperator]int{
	"cm": 6, "m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4, "Tc": 1, "Tw": 1, "Tz": 1, "TL": 1, "Ts": 1, "Tr": 1, "Td": 2, "TD": 2, "Tm": 6,
}

// operate carries out an operator that needs no resources.
func (c *canvas) operate(operator pdfOperator, args []any) {
	s := &c.state
	n := numbers(args)
	if len(n) < operandsOf[operator] {
		return
	}
	switch operator {
	case "q":
		if len(c.stack) < 1000 {
			c.stack = append(c.stack, *s)
		}
	case "cm":
		s.page = matrix(n[:6]).then(s.page)
	case "rg", "g", "k", "sc", "scn", "cs":
		s.whiteFill = isWhite(operator, n)
	case "RG", "G", "K", "SC", "SCN", "CS":
		s.whiteStroke = isWhite(operator, n)
	case "BT":
		s.text, s.line = matrix{1, 0, 0, 1, 0, 0}, matrix{1, 0, 0, 1, 0, 0}
	case "Tc":
		s.spacing = n[0]
	case "Tw":
		s.words = n[0]
	case "Tz":
		s.scale = n[0] / 100
	case "TL":
		s.leading = n[0]
	case "Ts":
		s.rise = n[0]
	case "Tr":
		s.hidden = n[0] == 3 || n[0] == 7
	case "Tm":
		s.text, s.line = matrix(n[:6]), matrix(n[:6])
	case "TD":
		s.leading = -n[1]
		s.newLine(n[0], n[1])
	case "Td":
		s.newLine(n[0], n[1])
	case "T*":
		s.newLine(0, -s.leading)
	case "Tj", "TJ", "'", "\"":
		c.showAll(operator, args, n)
	default:
		c.trace(operator, n)
	}
}

// isWhite tells white by the number of a colour's components. A single one is a grey for g alone: elsewhere it may
// be an ink, and 1 all of it.
func isWhite(operator pdfOperator, n []float64) bool {
	switch len(n) {
	case 1:
		return (operator == "g" || operator == "G") && n[0] >= 1
	case 3:
		return min(n[0], n[1], n[2]) >= 1
	case 4:
		return max(n[0], n[1], n[2], n[3]) <= 0
	}
	return false
}

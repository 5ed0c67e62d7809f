package parser

import (
	"math"
	"unicode/utf8"
)

// Text on a page (ISO 32000-1, 9.4): strings in a font become glyphs with their places.

func (c *canvas) setFont(args []any, resources pdfDict) {
	n := numbers(args)
	if len(args) != 2 || len(n) != 1 {
		return
	}
	name, _ := args[0].(pdfName)
	object := c.file.dict(resources["Font"])[name]
	ref, shared := object.(pdfRef)
	key := any(ref)
	if !shared {
		key = name
	}
	font := c.fonts[key]
	if font == nil || !shared {
		font = c.file.font(object)
		c.fonts[key] = font
	}
	c.state.font, c.state.size = font, n[0]
}

// newLine moves to the start of the next line of text.
func (s *drawing) newLine(x, y float64) {
	s.line = matrix{1, 0, 0, 1, x, y}.then(s.line)
	s.text = s.line
}

// showAll shows the strings of an operator.
func (c *canvas) showAll(operator pdfOperator, args []any, n []float64) {
	s := &c.state
	if operator == "\"" && len(n) >= 2 {
		s.words, s.spacing = n[0], n[1]
	}
	if operator == "'" || operator == "\"" {
		s.newLine(0, -s.leading)
	}
	if len(args) == 0 {
		return
	}
	list, ok := args[len(args)-1].(pdfArray)
	if !ok {
		list = pdfArray(args[len(args)-1:])
	}
	for _, item := range list {
		switch item := item.(type) {
		case pdfString:
			c.show(item)
		case float64:
			s.advance(-item / 1000 * s.size)
		}
	}
}

// advance moves along the line of writing.
func (s *drawing) advance(by float64) {
	if s.font != nil && s.font.down {
		s.text = matrix{1, 0, 0, 1, 0, by}.then(s.text)
		return
	}
	s.text = matrix{1, 0, 0, 1, by * s.scale, 0}.then(s.text)
}

// show places a string's glyphs. Writing that slants, as stamps and watermarks do, is passed over; so is hidden text:
// it lies under scanned pictures, read by a machine that takes a 1 for a 7.
func (c *canvas) show(text pdfString) {
	s := &c.state
	if s.font == nil {
		return
	}
	for len(text) > 0 && len(c.glyphs) < mostGlyphs {
		var code pdfCode
		code, text = s.font.next(text)
		g := s.font.glyph(code)
		at := matrix{s.size * s.scale, 0, 0, s.size, 0, s.rise}.then(s.text).then(s.page)
		size, wide := math.Hypot(at[2], at[3]), math.Hypot(at[0], at[1])
		level := math.Abs(at[1]) < 0.05*wide && at[0] > 0
		turned := !level && math.Abs(at[0]) < 0.05*wide
		switch {
		case s.hidden:
		case s.font.down && level:
			c.place(g.text, at[4]-g.width/2*wide, at[4]+g.width/2*wide, at[5]-0.88*size, size, true)
		case level:
			c.place(g.text, at[4], at[4]+g.width*wide, at[5], size, false)
		case turned:
			c.upwards += len(g.text)
			if at[1] < 0 {
				c.upwards -= 2 * len(g.text)
			}
			c.place(g.text, at[4]-size/2, at[4]+size/2, at[5], size, true)
		}
		by := g.width * s.size
		if s.font.down {
			by = -s.size
		}
		by += s.spacing
		if code == (pdfCode{' ', 1}) {
			by += s.words
		}
		s.advance(by)
	}
}

// place puts the characters of one glyph side by side. What stands off the page is not seen.
func (c *canvas) place(text []rune, x0, x1, y, size float64, down bool) {
	if !(size > 0 && size < 1000 && x0 > -size && x1 < c.size.x+size && x0 <= x1 && y > -size && y < c.size.y) {
		return
	}
	width := (x1 - x0) / float64(len(text))
	for i, r := range text {
		if r == utf8.RuneError {
			c.lost++
		}
		if !isBlank(r) && r > ' ' {
			at := x0 + float64(i)*width
			c.glyphs = append(c.glyphs, glyph{r: r, x0: at, x1: at + width, y: y, size: size, down: down})
		}
	}
}

package parser

import (
	"cmp"
	"math"
	"slices"
)

// thinnest bounds how wide, in points, a filled shape may be to be a rule.
const thinnest = 3.0

// trace builds paths and takes the rules out of those that are drawn: lines along an axis, and shapes too thin to be
// anything else.
func (c *canvas) trace(operator pdfOperator, n []float64) {
	switch operator {
	case "m":
		c.parts = append(c.parts, len(c.path))
		c.lineTo(n[0], n[1])
	case "l":
		c.lineTo(n[0], n[1])
	case "c", "v", "y":
		c.parts = append(c.parts, len(c.path)) // a curve is no rule
		c.lineTo(n[len(n)-2], n[len(n)-1])
	case "h":
		c.closePath()
	case "re":
		x, y, w, h := n[0], n[1], n[2], n[3]
		c.parts = append(c.parts, len(c.path))
		for _, p := range [5]point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}} {
			c.lineTo(p.x, p.y)
		}
	case "s", "b", "b*":
		c.closePath()
		c.paint(operator != "s", true)
	case "S":
		c.paint(false, true)
	case "B", "B*":
		c.paint(true, true)
	case "f", "F", "f*":
		c.paint(true, false)
	case "n":
		c.paint(false, false)
	}
}

func (c *canvas) lineTo(x, y float64) {
	if len(c.path) < mostStrokes {
		c.path = append(c.path, c.state.page.apply(x, y))
	}
}

func (c *canvas) closePath() {
	if len(c.parts) > 0 && c.parts[len(c.parts)-1] < len(c.path) {
		c.path = append(c.path, c.path[c.parts[len(c.parts)-1]])
	}
}

// paint ends a path.
func (c *canvas) paint(fill, stroke bool) {
	fill, stroke = fill && !c.state.whiteFill, stroke && !c.state.whiteStroke
	for i, from := range c.parts {
		to := len(c.path)
		if i+1 < len(c.parts) {
			to = c.parts[i+1]
		}
		part := c.path[min(from, to):to]
		if stroke {
			for k := 1; k < len(part); k++ {
				c.rule(part[k-1], part[k], 1)
			}
		}
		if fill && len(part) > 2 {
			low, high := part[0], part[0]
			for _, p := range part {
				low = point{min(low.x, p.x), min(low.y, p.y)}
				high = point{max(high.x, p.x), max(high.y, p.y)}
			}
			c.rule(low, high, thinnest)
		}
	}
	c.path, c.parts = c.path[:0], c.parts[:0]
}

// rule notes the line between two corners of a shape no wider than thin.
func (c *canvas) rule(a, b point, thin float64) {
	w, h := math.Abs(a.x-b.x), math.Abs(a.y-b.y)
	if !(w < 1e5 && h < 1e5) || max(len(c.across), len(c.upright)) >= mostStrokes {
		return
	}
	switch {
	case h <= thin && w > h:
		c.across = append(c.across, stroke{(a.y + b.y) / 2, min(a.x, b.x), max(a.x, b.x)})
	case w <= thin && h > w:
		c.upright = append(c.upright, stroke{(a.x + b.x) / 2, min(a.y, b.y), max(a.y, b.y)})
	}
}

// near is the distance, in points, within which ends of rules meet and rules beside each other are one: borders are
// drawn cell by cell, twice, or as two lines.
const near = 3.0

// joined puts the strokes that continue or cover each other together.
func joined(strokes []stroke) []stroke {
	slices.SortFunc(strokes, func(a, b stroke) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from)) })
	var list []stroke
	for i := 0; i < len(strokes); {
		end := i
		for end < len(strokes) && strokes[end].at-strokes[i].at <= near {
			end++
		}
		band := strokes[i:end]
		slices.SortStableFunc(band, func(a, b stroke) int { return cmp.Compare(a.from, b.from) })
		current := band[0]
		for _, s := range band[1:] {
			if s.from > current.to+near {
				list = append(list, current)
				current = s
				continue
			}
			current.to = max(current.to, s.to)
		}
		list = append(list, current)
		i = end
	}
	return slices.DeleteFunc(list, func(s stroke) bool { return s.to-s.from < 2*near })
}

// frame is a set of rules that touch each other, directly or through others.
type frame struct {
	across, upright []stroke
}

// frames parts a page's rules into those that belong together.
func frames(across, upright []stroke) []frame {
	parent := make([]int, len(across)+len(upright))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, a := range across {
		for j, u := range upright {
			if a.at >= u.from-near && a.at <= u.to+near && u.at >= a.from-near && u.at <= a.to+near {
				parent[root(i)] = root(len(across) + j)
			}
		}
	}
	index := map[int]int{}
	var list []frame
	of := func(i int) *frame {
		r := root(i)
		k, ok := index[r]
		if !ok {
			k = len(list)
			index[r] = k
			list = append(list, frame{})
		}
		return &list[k]
	}
	for i, a := range across {
		f := of(i)
		f.across = append(f.across, a)
	}
	for j, u := range upright {
		f := of(len(across) + j)
		f.upright = append(f.upright, u)
	}
	return list
}

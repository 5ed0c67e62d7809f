package parser

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// tagOf is the tag of a name, 0 if HTML has no such.
func tagOf(name string) atom.Atom {
	var lower [16]byte // the longest is blockquote
	if len(name) > len(lower) {
		return 0
	}
	for i := range len(name) {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return atom.Lookup(lower[:len(name)])
}

// looks are what an element's attributes say that matters here.
type looks struct {
	class, id, role, style string
	hidden                 bool
	rowspan, colspan       int
	link                   bool
}

// readLooks reads attributes. Of those of one name the first counts.
func readLooks(list []attribute) looks {
	l := looks{rowspan: 1, colspan: 1}
	for i := len(list) - 1; i >= 0; i-- {
		l.read(strings.ToLower(list[i].name), list[i].value)
	}
	l.hidden = l.hidden || hides(l.style)
	return l
}

func (l *looks) read(name, value string) {
	switch name {
	case "class":
		l.class = value
	case "id":
		l.id = value
	case "role":
		l.role = value
	case "href":
		l.link = true
	case "hidden":
		l.hidden = true
	case "style":
		l.style = value
	case "rowspan":
		l.rowspan = spanOf(value)
	case "colspan":
		l.colspan = spanOf(value)
	}
}

// hides reports whether a style makes an element invisible.
func hides(style string) bool {
	if !strings.ContainsAny(style, "yY") { // both have one
		return false
	}
	s := strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// spanOf reads a span as browsers do: digits at the start, at most 1000. A broken one is 1.
func spanOf(value string) int {
	s := strings.TrimSpace(value)
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	v, err := strconv.Atoi(s[:n])
	switch {
	case n == 0:
		return 1
	case err != nil || v > maxSpan:
		return maxSpan
	}
	return v
}

package parser

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// tagOf is the tag of a name, 0 if HTML has no such, and its kind.
func tagOf(name string) (atom.Atom, tagKind) {
	if len(name) <= longestKey {
		if t := tagNames.find(keyOf(name)); t.key != 0 {
			return t.tag, t.kind
		}
	}
	tag := atom.Lookup([]byte(strings.ToLower(name)))
	return tag, tagKinds[tag]
}

// nameKey is a short name of letters, digits and colons in lower case, a byte for each. No other name of a tag has the
// same, for none holds a control character.
type nameKey uint64

const longestKey = 8

func keyOf(name string) (key nameKey) {
	for i := range len(name) {
		key = key<<8 | nameKey(name[i]|0x20)
	}
	return key
}

// The names of attributes that are read.
var (
	classKey, idKey, roleKey, styleKey, hiddenKey = keyOf("class"), keyOf("id"), keyOf("role"), keyOf("style"), keyOf("hidden")
	hrefKey, rowspanKey, colspanKey               = keyOf("href"), keyOf("rowspan"), keyOf("colspan")
)

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
		l.read(&list[i])
	}
	l.hidden = l.hidden || hides(l.style)
	return l
}

func (l *looks) read(a *attribute) {
	if len(a.name) > longestKey {
		return
	}
	switch keyOf(a.name) {
	case classKey:
		l.class = a.value()
	case idKey:
		l.id = a.value()
	case roleKey:
		l.role = a.value()
	case hrefKey:
		l.link = true
	case hiddenKey:
		l.hidden = true
	case styleKey:
		l.style = a.value()
	case rowspanKey:
		l.rowspan = spanOf(a.value())
	case colspanKey:
		l.colspan = spanOf(a.value())
	}
}

// hides reports whether a style makes an element invisible, or strikes it out.
func hides(style string) bool {
	if strings.Contains(style, "line-through") {
		return true
	}
	if strings.IndexByte(style, 'y') < 0 && strings.IndexByte(style, 'Y') < 0 { // both have one
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

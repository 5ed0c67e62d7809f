package parser

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// tagOf names the tag that stands in the page's text, 0 if HTML has no such.
func tagOf(raw []byte) atom.Atom {
	var name [16]byte // the longest is blockquote
	n := 0
	for _, c := range bytes.TrimLeft(raw, "</") {
		if c <= ' ' || c == '/' || c == '>' {
			break
		}
		if n == len(name) {
			return 0
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		name[n] = c
		n++
	}
	return atom.Lookup(name[:n])
}

// attributes are those that matter here.
type attributes struct {
	class, id, role  []byte
	hidden           bool
	rowspan, colspan int
	href             bool
}

func (a *attributes) read(key, val []byte) {
	switch string(key) {
	case "class":
		a.class = val
	case "id":
		a.id = val
	case "role":
		a.role = val
	case "href":
		a.href = true
	case "hidden":
		a.hidden = true
	case "style":
		if mayHide(val) {
			s := strings.ToLower(strings.ReplaceAll(string(val), " ", ""))
			a.hidden = a.hidden || strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
		}
	case "rowspan":
		a.rowspan = spanOf(val)
	case "colspan":
		a.colspan = spanOf(val)
	}
}

// mayHide looks for what hides an element in its tag as it stands; where a character is written as an entity, it may.
func mayHide(tag []byte) bool {
	if bytes.IndexByte(tag, '&') >= 0 {
		return true
	}
	for _, word := range []string{"hidden", "none"} {
		for i := 0; i+len(word) <= len(tag); i++ {
			if tag[i]|0x20 == word[0] && strings.EqualFold(string(tag[i:i+len(word)]), word) {
				return true
			}
		}
	}
	return false
}

// spanOf reads a span as browsers do: digits at the start, at most 1000. A broken one is 1.
func spanOf(val []byte) int {
	s := strings.TrimSpace(string(val))
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

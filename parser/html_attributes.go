package parser

import (
	"strconv"
	"strings"
)

// attributes are those that matter here.
type attributes struct {
	class, id, role  string
	hidden           bool
	rowspan, colspan int
	href             bool
}

func (a *attributes) read(key string, val []byte) {
	switch key {
	case "class":
		a.class = string(val)
	case "id":
		a.id = string(val)
	case "role":
		a.role = string(val)
	case "href":
		a.href = true
	case "hidden":
		a.hidden = true
	case "style":
		s := strings.ToLower(strings.ReplaceAll(string(val), " ", ""))
		a.hidden = a.hidden || strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
	case "rowspan":
		a.rowspan = spanOf(val)
	case "colspan":
		a.colspan = spanOf(val)
	}
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

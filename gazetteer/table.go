package gazetteer

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"math/bits"
	"strings"
	"sync"

	"nianbao/report"
)

//go:embed divisions.txt.gz
var data []byte

// divisions gives the table, read on first use.
var divisions = sync.OnceValue(func() *table { return read(unpack(data)) })

// table holds the divisions in code order, which is also the order of a walk through their tree: what is
// below row i are the rows from i+1 up to its end.
type table struct {
	text  string // names are parts of it
	codes string // nine digits a row
	rows  []row
	names []int32          // 1 + first row of a name, placeholders left out, by the name's hash: see place
	forms [][3]string      // how the divisions above townships are called, see newForms
	calls map[string]int32 // row of an autonomous division by its name without nationalities: 恩施州
	next  []int32          // next row of the same name, -1 after the last
}

type row struct {
	name, parent, end int32  // offset in text; rows
	forms             uint16 // index of forms, of divisions above townships
	size              uint8  // of the name, in bytes
	depth             uint8
	placeholder       bool // stands in the statistics for a level that is not there
}

var levels = [...]report.Level{report.Province, report.Prefecture, report.County, report.Township}

func unpack(data []byte) string {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		panic("gazetteer: " + err.Error())
	}
	var b strings.Builder
	b.Grow(720 << 10)
	if _, err := io.Copy(&b, r); err != nil {
		panic("gazetteer: " + err.Error())
	}
	return b.String()
}

// read builds the table from the outline that generate writes: a line for each division, indented by a tab
// for each division above, with the digits its code adds in front where they don't count on from the
// sibling before.
func read(text string) *table {
	n := strings.Count(text, "\n")
	t := &table{text: text, rows: make([]row, 0, n), next: make([]int32, n), names: make([]int32, 2<<bits.Len(uint(n))), calls: make(map[string]int32, 150)}
	codes := make([]byte, 0, 9*n)
	var code [9]byte
	path := [4]int32{-1, -1, -1, -1} // rows of the last division at each depth
	for at := 0; at < len(text); {
		start := at
		for text[at] == '\t' {
			at++
		}
		depth := at - start
		own := code[2*depth : 2*depth+2+depth/3]
		copy(code[2*depth+len(own):], "0000000")
		if text[at] <= '9' {
			at += copy(own, text[at:])
		} else {
			increment(own)
		}
		codes = append(codes, code[:]...)
		size := strings.IndexByte(text[at:], '\n')
		path[depth] = t.add(text[at:at+size], int32(at), path[:depth])
		at += size + 1
	}
	t.codes = string(codes)
	t.index()
	return t
}

// increment adds one to a decimal number.
func increment(digits []byte) {
	for i := len(digits) - 1; i >= 0; i-- {
		if digits[i]++; digits[i] <= '9' {
			return
		}
		digits[i] = '0'
	}
}

// add puts a division below the last of path and gives its row.
func (t *table) add(name string, at int32, path []int32) int32 {
	i := int32(len(t.rows))
	if len(path) == 3 {
		own := t.ownName(name, path)
		name, at = own, at+int32(len(name)-len(own))
	}
	r := row{name: at, size: uint8(len(name)), depth: uint8(len(path)), parent: -1, end: i + 1}
	for _, above := range path {
		t.rows[above].end = i + 1
		if !t.rows[above].placeholder {
			r.parent = above
		}
	}
	r.placeholder = placeholder(name) || r.parent >= 0 && t.name(r.parent) == name
	t.rows = append(t.rows, r)
	return i
}

// ownName takes the names above off a township's name: some counties are listed with 济源市克井镇 for 克井镇.
func (t *table) ownName(name string, path []int32) string {
	own := name
	for _, above := range path {
		if prefix := t.name(above); len(prefix) > len("城区") {
			own = strings.TrimPrefix(own, prefix)
		}
	}
	for _, class := range []string{"镇", "乡", "街道", "苏木"} {
		if stem, ok := strings.CutSuffix(own, class); ok && stem != "" {
			return own
		}
	}
	return name
}

// placeholder tells the names that the statistics use for a level that is not there. A division that bears
// its parent's name is another: county 441900 below the undivided prefecture 东莞市.
func placeholder(name string) bool {
	switch name {
	case "市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划":
		return true
	}
	return strings.HasSuffix(name, "直辖村级区划")
}

func (t *table) index() {
	for i := int32(len(t.rows)) - 1; i >= 0; i-- {
		if t.rows[i].placeholder {
			continue
		}
		at := t.place(t.name(i))
		t.next[i], t.names[at] = t.names[at]-1, i+1
		if t.rows[i].depth < 3 {
			f := newForms(t.division(i))
			t.rows[i].forms = uint16(len(t.forms))
			t.forms = append(t.forms, f)
			if f[1] != "" {
				t.calls[f[1]] = i
			}
		}
	}
}

// first is the first row of the name, or -1.
func (t *table) first(name string) int32 { return t.names[t.place(name)] - 1 }

// place is where in names the name stands, or would. Unlike a map's, these places hold no pointers that the garbage
// collector would follow again and again. The hash is FNV-1a.
func (t *table) place(name string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(name); i++ {
		h = (h ^ uint32(name[i])) * 16777619
	}
	for last := uint32(len(t.names) - 1); ; h++ {
		if i := t.names[h&last]; i == 0 || t.name(i-1) == name {
			return h & last
		}
	}
}

// called is the first row that is called so, in full or without its nationalities, or -1.
func (t *table) called(name string) int32 {
	if i, ok := t.calls[name]; ok && t.first(name) < 0 {
		return i
	}
	return t.first(name)
}

func (t *table) name(i int32) string {
	r := t.rows[i]
	return t.text[r.name : r.name+int32(r.size)]
}

func (t *table) division(i int32) Division {
	depth := t.rows[i].depth
	code := t.codes[9*i : 9*i+9]
	if depth < 3 {
		code = code[:6]
	}
	return Division{Code: code, Name: t.name(i), Level: levels[depth], row: i + 1}
}

// within gives the topmost divisions of the rows from i up to end.
func (t *table) within(i, end int32) []Division {
	var list []Division
	for i < end {
		if t.rows[i].placeholder {
			i++
			continue
		}
		list = append(list, t.division(i))
		i = t.rows[i].end
	}
	return list
}

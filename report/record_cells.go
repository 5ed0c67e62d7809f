package report

import "strings"

var stateOf = func() map[string]State {
	m := map[string]State{}
	for i, name := range stateNames {
		m[name] = State(i)
	}
	return m
}()

// cells reads the cells of the report's form: all of them, each once, and no others.
func (d *recordReader) cells() error {
	r := d.r
	l := layouts[r.Form]
	list, seen := make([]Cell, len(l.allKeys)), make([]bool, len(l.allKeys))
	n, others := 0, 0
	err := d.j.object(func(key string) error {
		i := l.place(key)
		switch {
		case i < 0:
			return d.j.fail("form %s has no cell %q", r.Form, cut(key))
		case seen[i]:
			return d.j.fail("cell %s comes twice", key)
		}
		seen[i] = true
		if n++; i >= len(l.keys) {
			others++
		}
		c, err := d.cell(key)
		list[i] = c
		return err
	})
	switch {
	case err != nil:
		return err
	case n-others != len(l.keys):
		return d.j.fail("%d of the %d cells of form %s", n-others, len(l.keys), r.Form)
	case others != 0 && others != len(l.allKeys)-len(l.keys):
		return d.j.fail("%d of the %d cells of （六）其他处理 as one row", others, len(l.allKeys)-len(l.keys))
	case others == 0:
		list = list[:len(l.keys)]
	}
	r.Cells = CellsOf(r.Form, list)
	return nil
}

// cell reads one cell. Its value is there where its state has one, and only there; what its text may be, goes with its
// state as well.
func (d *recordReader) cell(key string) (c Cell, err error) {
	j := d.j
	value, state := false, ""
	n := 0
	err = j.object(func(name string) (err error) {
		n++
		switch name {
		case "value":
			if !j.word("null") {
				value = true
				c.Value, err = j.number()
			}
		case "state":
			state, err = j.text()
		case "raw":
			c.Raw, err = j.text()
			c.Raw = kept(c.Raw)
		case "line":
			c.Line, err = j.count(mostLine)
		case "column":
			c.Column, err = j.count(mostLine)
		default:
			err = j.fail("%q is no key of a cell", cut(name))
		}
		return err
	})
	if err != nil {
		return c, err
	}
	known := false
	c.State, known = stateOf[state]
	switch {
	case n != 5:
		err = j.fail("cell %s lacks some of value, state, raw, line, column", key)
	case !known:
		err = j.fail("cell %s: %q is no state", key, cut(state))
	case value != c.State.HasValue():
		err = j.fail("cell %s: state %s and its value contradict each other", key, state)
	case c.State == Reported && c.Raw == "", c.State == Invalid && c.Raw == "":
		err = j.fail("cell %s: state %s without the text that is printed", key, state)
	case c.State == Missing && c.Raw != "", c.State == Inferred && c.Raw != "":
		err = j.fail("cell %s: state %s with a text that is printed", key, state)
	case c.State == Reported && !strings.ContainsAny(c.Raw, "0123456789０１２３４５６７８９"):
		err = j.fail("cell %s: reported, and no digit is printed", key)
	}
	return c, err
}

// kept is a string of its own; most cells hold a digit.
func kept(s string) string {
	const digits = "0123456789"
	if len(s) == 1 && s[0] >= '0' && s[0] <= '9' {
		return digits[s[0]-'0':][:1]
	}
	return strings.Clone(s)
}

// place is where the form has the key's cell, from 0; -1 where it has none.
func (l *Layout) place(key string) int {
	if len(l.keys) == 0 {
		return -1
	}
	return int(PlaceOf(key).at[l.nth]) - 1
}

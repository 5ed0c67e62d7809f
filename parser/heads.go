package parser

import (
	"slices"

	"nianbao/report"
)

// Values are put to the columns of the form in the form's order. Where the heads above a table stand in another order,
// somebody has moved columns, and its rows are given up.

// blockHeads are the heads of a block of the form.
type blockHeads struct {
	column string // name of its first column
	orders []order
}

// order is in which order heads stand, in one line or below each other.
type order struct {
	heads []label
	line  bool // in one line alone where 法人或其他组织 parts them: 总计 may stand above 自然人, and stands behind it
}

// headsOf lists the blocks of each form that have several columns.
var headsOf = map[report.Form][]blockHeads{
	report.Form2021: listHeads(report.Form2021),
	report.Form2019: listHeads(report.Form2019),
}

func listHeads(f report.Form) []blockHeads {
	var list []blockHeads
	for _, t := range report.LayoutOf(f).Tables {
		for _, b := range t.Blocks {
			name := b.Columns[0].Name
			known := slices.ContainsFunc(list, func(h blockHeads) bool { return h.column == name }) // 第（八）项 has two of the columns of 第（五）项
			if len(b.Columns) > 1 && !known {
				list = append(list, blockHeads{name, ordersOf(b.Columns)})
			}
		}
	}
	return list
}

// ordersOf are the orders of a block's heads, and of those above them. Where some have a group above them and others have
// not, the latter may stand a line higher or lower.
func ordersOf(columns []report.Column) []order {
	all, grouped, groups := []label{labels["申请人情况"]}, []label(nil), []label(nil)
	for _, c := range columns {
		l := labels[core(c.Label)]
		if c.Group != "" {
			g := labels[core(c.Group)]
			all, grouped, groups = addLabel(all, g), addLabel(grouped, l), addLabel(groups, g)
		}
		all = addLabel(all, l)
	}
	switch review := labels["行政复议"]; {
	case len(grouped) == 0:
		return []order{{heads: all}}
	case slices.Contains(groups, review):
		return []order{{heads: grouped}, {heads: groups}, {heads: []label{review, labels["行政诉讼"]}}}
	}
	return []order{{heads: grouped}, {heads: all, line: true}}
}

func addLabel(list []label, l label) []label {
	if l == 0 || slices.Contains(list, l) {
		return list
	}
	return append(list, l)
}

// columnHeads tells the labels that orders are of.
var columnHeads = listColumnHeads()

func listColumnHeads() []bool {
	list := make([]bool, len(meanings))
	for _, blocks := range headsOf {
		for _, b := range blocks {
			for _, o := range b.orders {
				for _, l := range o.heads {
					list[l] = true
				}
			}
		}
	}
	return list
}

// movedHeads tells the rows that stand below heads in another order than the form's; nil where there are none.
func (t *tables) movedHeads() []bool {
	blocks := headsOf[t.form]
	var rows, moved []bool // moved by block, from the heads seen last
	for i := range t.rows {
		if labels := t.rows[i].labels; hasColumnHeads(labels) {
			for k := range blocks {
				is, judged := blocks[k].areMoved(&t.rows[i])
				if is && moved == nil {
					rows, moved = make([]bool, len(t.rows)), make([]bool, len(blocks))
				}
				if judged && moved != nil {
					moved[k] = is
				}
			}
		}
		if j := t.matches[i].form; moved != nil && j >= 0 {
			k := slices.IndexFunc(blocks, func(b blockHeads) bool { return b.column == t.forms[j].columns[0].Name })
			rows[i] = k >= 0 && moved[k]
		}
	}
	return rows
}

// organisations is the head above those of five columns of table 3.
var organisations = labels["法人或其他组织"]

func hasColumnHeads(labels []*field) bool {
	n := 0
	for _, l := range labels {
		if columnHeads[l.label] {
			n++
		}
	}
	return n > 1
}

// areMoved reports whether the block's heads above a row stand in another order; judged is whether they tell.
func (b *blockHeads) areMoved(r *row) (moved, judged bool) {
	isGrouped := slices.ContainsFunc(r.labels, func(l *field) bool { return l.label == organisations })
	for _, o := range b.orders {
		for rest := r.labels; len(rest) > 0; {
			n := len(rest)
			if o.line && isGrouped {
				for n = 1; n < len(rest) && rest[n].line == rest[0].line; {
					n++
				}
				if int(rest[0].line) == r.line() { // all of the table stands on one line
					return moved, judged
				}
			}
			is, tells := o.isMoved(rest[:n])
			moved, judged = moved || is, judged || tells
			rest = rest[n:]
		}
	}
	return moved, judged
}

// isMoved looks at two or more of the heads, each of which stands there as often as the others: where some are lost or
// broken over lines, their order tells nothing.
func (o *order) isMoved(labels []*field) (moved, judged bool) {
	var room, less [16]int
	found, some := room[:0], less[:0] // places in the order: of all, and each once
	for _, l := range labels {
		if at := slices.Index(o.heads, l.label); at >= 0 && mark(l.text) == "" {
			found = append(found, at)
			if !slices.Contains(some, at) {
				some = append(some, at)
			}
		}
	}
	if len(some) < 2 || len(found)%len(some) != 0 {
		return false, false
	}
	for _, at := range some {
		n := 0
		for _, other := range found {
			if other == at {
				n++
			}
		}
		if n*len(some) != len(found) {
			return false, false
		}
	}
	slices.Sort(some)
	for i, at := range found {
		if at != some[i%len(some)] {
			return true, true
		}
	}
	return false, true
}

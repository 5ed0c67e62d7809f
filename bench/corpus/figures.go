package corpus

import (
	"strconv"
	"strings"

	"nianbao/report"
)

// figure is what the undamaged document has in a cell.
type figure struct {
	number report.Number
	blank  bool
	text   string // as printed, "" for an empty cell
}

// resultRows are the rows of table 3 that make up （七）总计.
func resultRows(f report.Form, whole bool) []report.Row {
	var list []report.Row
	for _, r := range requestRows(f, whole) {
		switch r.Key {
		case "requests.new", "requests.carried_in", "requests.total", "requests.carried_out":
		default:
			list = append(list, r)
		}
	}
	return list
}

// requestRows are the rows of table 3. Whole puts （六）其他处理 in place of its three rows.
func requestRows(f report.Form, whole bool) []report.Row {
	var list []report.Row
	for _, r := range report.LayoutOf(f).Tables[1].Blocks[0].Rows {
		switch {
		case whole && r.Key == "requests.other.lapsed":
			list = append(list, report.OtherRow())
		case whole && strings.HasPrefix(r.Key, "requests.other."):
		default:
			list = append(list, r)
		}
	}
	return list
}

// figures fills every cell. Many offices have nothing to report; the others' sums and reconciliation hold.
func (m *maker) figures() {
	m.cells = map[string]figure{}
	scale := 0
	switch m.who.organ.Level {
	case report.Township:
		scale = pick(m, 0, 0, 0, 2, 12)
	case report.Department, report.County:
		scale = pick(m, 0, 5, 40, 300)
	default:
		scale = pick(m, 60, 900, 9000)
	}
	m.disclosed(scale)
	m.requested(scale)
	m.reviewed(scale)
	if scale > 0 && m.chance(8) {
		m.misprint()
	}
	for key, f := range m.cells {
		f.text = f.number.String()
		m.cells[key] = f
	}
	m.dress()
}

func (m *maker) set(key string, n int) { m.cells[key] = figure{number: report.Int(int64(n))} }

// disclosed fills table 2: decisions run far higher than requests.
func (m *maker) disclosed(scale int) {
	for _, b := range report.LayoutOf(m.form).Tables[0].Blocks {
		for _, r := range b.Rows {
			for _, c := range b.Columns {
				key := report.CellKey(r, c)
				switch {
				case scale == 0 && m.chance(95), r.Key == "disclosure.rules" && m.who.organ.Level != report.Province:
					m.set(key, 0)
				case c.Unit == "万元":
					m.cells[key] = figure{number: m.amount(scale)}
				case c.Key == "change":
					m.set(key, m.rng.IntN(21)-10)
				case c.Key == "inforce" || c.Key == "public":
					m.set(key, m.rng.IntN(scale/2+40))
				case b.Columns[0].Key == "made":
					m.set(key, m.rng.IntN(scale/20+4))
				default:
					m.set(key, m.rng.IntN(1+pick(m, 3, 60, 9*scale+70)))
				}
			}
		}
	}
}

// amount is a sum of money with up to four decimals, as offices print it.
func (m *maker) amount(scale int) report.Number {
	s := strconv.Itoa(m.rng.IntN(50 + 90*scale))
	if decimals := m.rng.IntN(5); decimals > 0 {
		s += "." + strconv.Itoa(10000 + m.rng.IntN(10000))[1:1+decimals]
	}
	n, err := report.ParseNumber(s)
	if err != nil {
		panic("corpus: " + s + " is no number")
	}
	return n
}

// requested fills table 3: each column's requests are put to results one by one.
func (m *maker) requested(scale int) {
	results := resultRows(m.form, m.suffers(OtherWhole))
	// Few kinds of result take most of the requests, as in real reports.
	usual := make([]report.Row, 0, 7)
	for range 1 + m.rng.IntN(7) {
		usual = append(usual, pick(m, results...))
	}
	columns := report.LayoutOf(m.form).Tables[1].Blocks[0].Columns
	sums := map[string]int{}
	for i, c := range columns[:6] {
		share := scale
		if i > 0 {
			share = scale * pick(m, 0, 0, 1, 3) / 10
		}
		count := map[string]int{"requests.new": m.rng.IntN(share + 1), "requests.carried_in": m.rng.IntN(share/6 + 1)}
		all := count["requests.new"] + count["requests.carried_in"]
		count["requests.carried_out"] = m.rng.IntN(all/6 + 1)
		count["requests.total"] = all - count["requests.carried_out"]
		for left := count["requests.total"]; left > 0; {
			r := pick(m, results...)
			if m.chance(85) {
				r = pick(m, usual...)
			}
			n := min(left, 1+m.rng.IntN(left/3+1))
			count[r.Key] += n
			left -= n
		}
		for _, r := range requestRows(m.form, m.suffers(OtherWhole)) {
			m.set(r.Key+"."+c.Key, count[r.Key])
			sums[r.Key] += count[r.Key]
		}
	}
	for _, r := range requestRows(m.form, m.suffers(OtherWhole)) {
		m.set(r.Key+".total", sums[r.Key])
	}
}

// reviewed fills table 4.
func (m *maker) reviewed(scale int) {
	for _, group := range []string{"review", "litigation_direct", "litigation_after"} {
		sum := 0
		for _, result := range []string{"upheld", "corrected", "other", "pending"} {
			n := m.rng.IntN(scale/20 + 1)
			if scale > 0 && m.chance(20) {
				n += m.rng.IntN(3)
			}
			m.set(group+"."+result, n)
			sum += n
		}
		m.set(group+".total", sum)
	}
}

// misprint prints some total otherwise than it is, as reports do: as 0, or one digit off.
func (m *maker) misprint() {
	m.trait("total misprinted")
	m.off = map[string]bool{}
	for range 1 + m.rng.IntN(2) {
		key := pick(m, "requests.total.natural", "requests.total.total", "requests.new.total", "requests.carried_out.total", "review.total")
		m.off[key] = true
		n := int(m.cells[key].number.Float())
		m.set(key, pick(m, 0, n+1, n+10, max(0, n-1)))
	}
}

package corpus

import (
	"slices"
	"strings"

	"nianbao/report"
)

// dress writes the numbers as the document does: with separators, full-width, with units, zeros as strokes.
func (m *maker) dress() {
	m.dressAmounts()
	style := m.rng.IntN(100)
	keys := m.keys()
	for _, key := range keys {
		f := m.cells[key]
		count := !strings.HasSuffix(key, ".amount")
		switch {
		case style < 6:
			f.text = separated(f.text)
			m.trait("thousands separated")
		case style < 10:
			f.text = widened(f.text)
			m.trait("full-width digits")
		case style < 14 && count:
			f.text += unitOf(key)
			m.trait("units behind numbers")
		case style < 16 && count:
			f.text = " " + f.text + " "
		}
		m.cells[key] = f
	}
	m.blankZeros(keys)
}

// keys are the cells of the document in the order of its form.
func (m *maker) keys() []string {
	keys := make([]string, 0, len(m.cells))
	for key := range m.cells {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// dressAmounts prints some amounts in 元, which the cell then says.
func (m *maker) dressAmounts() {
	for _, key := range []string{"disclosure.fees.amount", "disclosure.procurement.amount"} {
		f, ok := m.cells[key]
		if !ok || f.number.Sign() == 0 {
			continue
		}
		switch m.rng.IntN(6) {
		case 0:
			f.text = yuan(f.number) + "元"
			m.trait("amount in 元")
		case 1:
			f.text += "万元"
			m.trait("amount with 万元")
		}
		m.cells[key] = f
	}
}

// yuan is an amount of 万元 in 元; amounts have at most four decimals.
func yuan(n report.Number) string {
	whole, fraction, _ := strings.Cut(n.String(), ".")
	s := strings.TrimLeft(whole+(fraction + "0000")[:4], "0")
	if s == "" {
		return "0"
	}
	return s
}

// blankZeros prints the zeros of some documents as strokes, or not at all where the layout shows empty cells.
func (m *maker) blankZeros(keys []string) {
	stroke := pick(m, "/", "-", "—", "无")
	some := 100
	switch n := m.rng.IntN(100); {
	case n < 5:
		m.trait("zeros struck out")
	case n < 8:
		some = 4
		m.trait("some zeros struck out")
	case n < 12 && m.layout.showsEmpty():
		stroke = ""
		m.trait("zeros left empty")
	default:
		return
	}
	for _, key := range keys {
		if f := m.cells[key]; f.number.Sign() == 0 && m.chance(some) {
			m.cells[key] = figure{blank: true, text: stroke}
		}
	}
}

// separated has a comma between thousands; a sign in front and a fraction or unit behind stay as they are.
func separated(s string) string {
	first := 0
	if strings.HasPrefix(s, "-") {
		first = 1
	}
	end := first
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	for i := end - 3; i > first; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// widened has full-width digits; the marks stay as they are.
func widened(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

func unitOf(key string) string {
	if strings.HasSuffix(key, ".projects") || strings.HasSuffix(key, ".previous") || strings.HasSuffix(key, ".change") {
		return "项"
	}
	return "件"
}

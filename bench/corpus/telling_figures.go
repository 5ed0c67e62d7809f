package corpus

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nianbao/report"
)

// sums are figures that the text tells and no cell holds, by the cells that make them up.
var sums = map[string][]string{
	"intake":          {"requests.new.total", "requests.carried_in.total"},
	"denied":          rowsUnder("requests.denied."),
	"unable":          rowsUnder("requests.unable."),
	"refused":         rowsUnder("requests.refused."),
	"others":          {"requests.other.total", "requests.other.lapsed.total", "requests.other.unpaid.total", "requests.other.other.total"},
	"open":            {"requests.granted.total", "requests.partial.total"},
	"organisations":   {"requests.new.business", "requests.new.research", "requests.new.ngo", "requests.new.legal", "requests.new.other"},
	"lawsuits":        groups("total", "litigation_direct", "litigation_after"),
	"suits.upheld":    groups("upheld", "litigation_direct", "litigation_after"),
	"suits.corrected": groups("corrected", "litigation_direct", "litigation_after"),
	"suits.other":     groups("other", "litigation_direct", "litigation_after"),
	"suits.pending":   groups("pending", "litigation_direct", "litigation_after"),
	"decisions":       {"disclosure.licensing.decisions", "disclosure.penalty.decisions", "disclosure.coercion.decisions"},
}

func rowsUnder(prefix string) []string {
	var list []string
	for _, key := range usualRows {
		if strings.HasPrefix(key, prefix) {
			list = append(list, key+".total")
		}
	}
	return list
}

func groups(result string, keys ...string) []string {
	var list []string
	for _, key := range keys {
		list = append(list, key+"."+result)
	}
	return list
}

// count is a figure's value: of a cell, or of a sum.
func (p *Paper) count(name string) float64 {
	if n, ok := p.numbers[name]; ok {
		return n.Float()
	}
	keys, ok := sums[name]
	if !ok {
		if _, other := report.IndicatorOf(report.Form2021, name); !other {
			if _, other = report.IndicatorOf(report.Form2019, name); !other {
				panic("corpus: no figure is called {" + name + "}")
			}
		}
	}
	all := 0.0
	for _, key := range keys {
		if name == "others" && p.form == report.Form2019 && key != "requests.other.total" {
			continue
		}
		all += p.numbers[key].Float()
	}
	return all
}

// figure writes a figure: by itself, of the year before (@P), the difference (@d) or the growth in percent (@%), in
// yuan (@元), in words up to ten (@汉), as a share of the answers (@占), cut to tens, hundreds or ten thousands (@余, @万余) or raised to them (@近).
func (p *Paper) figure(name string) string {
	name, as, _ := strings.Cut(name, "@")
	n := p.count(name)
	switch as {
	case "":
		if number, ok := p.numbers[name]; ok {
			return number.String()
		}
		return whole(n)
	case "P":
		return whole(p.before.count(name))
	case "d":
		return whole(math.Abs(n - p.before.count(name)))
	case "%":
		last := p.before.count(name)
		return fmt.Sprintf("%.1f%%", math.Abs(n-last)/last*100)
	case "汉":
		if i := int(n); i >= 0 && i < len(spelled) {
			return spelled[i]
		}
		return whole(n)
	case "占":
		return fmt.Sprintf("%.1f%%", n/p.count("requests.total.total")*100)
	case "元":
		return whole(math.Round(n * 10_000))
	case "余":
		step := stepOf(n)
		return whole(math.Floor(n/step) * step)
	case "近":
		step := stepOf(n)
		return whole(math.Ceil(n/step) * step)
	case "万余":
		return strconv.FormatFloat(math.Floor(n/1000)/10, 'f', 1, 64) + "万"
	}
	panic("corpus: nothing is written @" + as)
}

func whole(n float64) string { return strconv.FormatInt(int64(n), 10) }

// stepOf is what a figure is rounded to when it is not told exactly.
func stepOf(n float64) float64 {
	switch {
	case n < 100:
		return 10
	case n < 3000:
		return 100
	}
	return 1000
}

var spelled = [...]string{"零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"}

package corpus

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
)

// toldFaults are figures that the text tells otherwise than the tables.
var toldFaults = map[string][]plant{
	"told.new":         {misTold("{requests.new.total}"), misTold("{requests.new.total}"), toldNone},
	"told.carried_in":  {misTold("{requests.carried_in.total}")},
	"told.carried_out": {misTold("{requests.carried_out.total}")},
	"told.answered":    {misTold("{requests.total.total}")},
	"told.results":     {misTold("{requests.granted.total}"), misTold("{requests.partial.total}")},
	"told.review":      {misTold("{review.total}"), misTold("{review.upheld}"), misTold("{review.pending}")},
	"told.litigation":  {misTold("{lawsuits}"), misTold("{litigation_direct.total}"), misTold("{litigation_after.total}"), misTold("{suits.upheld}")},
	"told.normative":   {misTold("{disclosure.normative.made}"), misTold("{disclosure.normative.inforce}"), misTold("{disclosure.normative.repealed}")},
	"told.decisions":   {misTold("{disclosure.licensing.decisions}"), misTold("{disclosure.penalty.decisions}"), misTold("{disclosure.coercion.decisions}")},
	"told.fees":        {misTold("{disclosure.fees.amount}"), misTold("{disclosure.fees.amount@元}")},
	"told.sum":         {partsOff},
	"told.silent":      {halfTold},
}

// misTold tells a figure wrongly: off by a little, two digits exchanged, or as last year's was.
func misTold(name string) plant {
	return func(x *planter) (string, bool) {
		i, k := x.find(name)
		if i < 0 {
			return "", false
		}
		wrong, ok := x.wrong(name)
		if !ok {
			return "", false
		}
		return x.replace(i, k, name, wrong), true
	}
}

// find gives the paragraph that tells a figure.
func (x *planter) find(name string) (section, paragraph int) {
	for i, text := range x.p.text {
		if k := slices.IndexFunc(text, func(s string) bool { return strings.Contains(s, name) }); k >= 0 {
			return i, k
		}
	}
	return -1, 0
}

// mistakable are figures that a text may mean when it tells of requests, results and lawsuits.
var mistakable = []string{"requests.new.total", "intake", "requests.total.total", "requests.carried_out.total", "requests.carried_in.total",
	"requests.new.natural", "organisations", "requests.granted.total", "open", "lawsuits", "litigation_direct.total", "litigation_after.total",
	"disclosure.normative.made", "disclosure.normative.repealed", "disclosure.normative.inforce", "disclosure.normative.disclosed", "disclosure.normative.public"}

// wrong is a figure that is neither the right one nor one that the text may as well mean.
func (x *planter) wrong(name string) (string, bool) {
	name = strings.Trim(name, "{}")
	right := x.p.figure(name)
	wrong := pick(x.maker, x.offByLittle, x.exchanged, x.asLastYear)(name, right)
	for _, other := range slices.Concat(mistakable, []string{name}) {
		if wrong == "" || wrong == x.p.figure(other) {
			return "", false
		}
	}
	return wrong, true
}

func (x *planter) offByLittle(_, right string) string {
	if n, err := strconv.Atoi(right); err == nil {
		return strconv.Itoa(n + pick(x.maker, 1, 2, 3, 10))
	}
	return pick(x.maker, "1", "3") + right
}

func (x *planter) exchanged(_, right string) string {
	b := []byte(right)
	for i := range len(b) - 1 {
		if b[i] != b[i+1] && b[i+1] > '0' && b[i] > '0' {
			b[i], b[i+1] = b[i+1], b[i]
			return string(b)
		}
	}
	return ""
}

func (x *planter) asLastYear(name, _ string) string {
	if x.p.before == nil || x.p.before.form != x.p.form {
		return ""
	}
	return x.p.before.figure(name)
}

// toldNone leaves the text say that nobody asked for anything.
func toldNone(x *planter) (string, bool) {
	if i, _ := x.find("{requests.new.total}"); i >= 0 || x.p.count("intake") > 0 {
		return "", false
	}
	n := x.few()
	x.p.add(n, "requests.new.natural", "requests.new.total", "requests.granted.natural", "requests.granted.total", "requests.total.natural", "requests.total.total")
	return "表中新收 " + report.Int(n).String() + " 件，文中没有", true
}

// partsOff tells one part of a sum wrongly.
func partsOff(x *planter) (string, bool) {
	for _, parts := range [][]string{
		{"{review.upheld}", "{review.corrected}", "{review.other}", "{review.pending}"},
		{"{suits.upheld}", "{suits.corrected}", "{suits.other}", "{suits.pending}"},
		{"{requests.new.total}", "{requests.new.natural}", "{organisations}"},
		{"{requests.granted.total}", "{requests.partial.total}", "{denied}", "{unable}", "{refused}", "{others}"},
	} {
		i, k := x.find(parts[len(parts)-1])
		part := pick(x.maker, parts...)
		if i < 0 || strings.Count(x.p.text[i][k], part) != 1 {
			continue
		}
		return x.replace(i, k, part, strconv.Itoa(int(x.p.count(strings.Trim(part, "{}")))+int(x.few()))), true
	}
	return "", false
}

// halfTold tells of the reviews and leaves the lawsuits out, or the other way round.
func halfTold(x *planter) (string, bool) {
	i, k := x.find(x.p.contested)
	if i < 0 || x.p.count("review.total") == 0 || x.p.count("lawsuits") == 0 {
		return "", false
	}
	t := &teller{x.maker, x.p}
	half, silent := t.reviews()+"。", "诉讼"
	if x.chance(50) {
		half, silent = t.suits(), "复议"
	}
	x.p.text[i][k] = strings.Replace(x.p.text[i][k], x.p.contested, half, 1)
	elsewhere := strings.Replace(strings.Join(x.p.text[0], ""), half, "", 1)
	return silent + "没有提到", !strings.Contains(strings.NewReplacer("未经复议", "", "复议后", "").Replace(elsewhere), silent) && !strings.Contains(elsewhere, "应诉")
}

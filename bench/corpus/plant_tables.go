package corpus

import (
	"slices"
	"strings"

	"nianbao/report"
)

// tableFaults are slips in the tables.
var tableFaults = map[string][]plant{
	"reconcile.rows":       {rowTotalOff, rowTotalZero, rowPartOff},
	"reconcile.requests":   {newOff, carriedOutOff},
	"reconcile.results":    {resultOff, resultsTotalOff},
	"reconcile.review":     {reviewTotalOff, reviewTotalZero},
	"value.count":          {negative, fraction},
	"value.decimals":       {tooManyDecimals},
	"value.blank":          {blanks},
	"value.lost":           {lostRow, lostValue},
	"value.invalid":        {noNumber},
	"plausible.unit":       {yuanAsTenThousands},
	"plausible.peers":      {absurd},
	"plausible.competence": {rulesMade},
	"form.label":           {cutLabel, changedLabel},
	"form.row":             {repeatedRow, extraValue, gluedRow},
}

// rowTotalOff moves a request between the totals of two rows, so that the columns still hold.
func rowTotalOff(x *planter) (string, bool) {
	rows := x.results()
	a, b := pick(x.maker, rows...)+".total", pick(x.maker, rows...)+".total"
	if a == b || !x.p.has(1, b) {
		return "", false
	}
	x.p.add(1, a)
	x.p.add(-1, b)
	return a + " 多 1", true
}

// rowTotalZero prints a total as 0, as 洪泽区 did in 2023.
func rowTotalZero(x *planter) (string, bool) {
	key := pick(x.maker, "requests.new", "requests.carried_in", "requests.total", "requests.carried_out") + ".total"
	if !x.p.has(1, key) {
		return "", false
	}
	x.p.cells[key] = "0"
	return key + " 印为 0", true
}

func rowPartOff(x *planter) (string, bool) {
	key := pick(x.maker, x.results()...) + "." + pick(x.maker, "business", "legal", "other")
	x.p.add(x.few(), key)
	return key + " 多", true
}

func newOff(x *planter) (string, bool) {
	x.p.add(x.few(), "requests.new.natural", "requests.new.total")
	return "本年新收多", true
}

func carriedOutOff(x *planter) (string, bool) {
	if x.p.year == lastYear {
		x.p.add(x.few(), "requests.carried_out.natural", "requests.carried_out.total")
		return "结转下年度多", true
	}
	if !x.p.has(2, "requests.total.natural") {
		return "", false
	}
	row := pick(x.maker, x.results()...)
	if !x.p.has(1, row+".natural") {
		return "", false
	}
	x.p.add(-1, row+".natural", row+".total", "requests.total.natural", "requests.total.total")
	return row + " 和总计少 1", true
}

func resultOff(x *planter) (string, bool) {
	row := pick(x.maker, x.results()...)
	x.p.add(x.few(), row+".natural", row+".total")
	return row + " 多", true
}

func resultsTotalOff(x *planter) (string, bool) {
	x.p.add(1, "requests.total.natural", "requests.total.total", "requests.new.natural", "requests.new.total")
	return "（七）总计多 1", true
}

func (x *planter) group() string {
	return pick(x.maker, "review", "review", "litigation_direct", "litigation_after") + ".total"
}

func reviewTotalOff(x *planter) (string, bool) {
	key := x.group()
	x.p.add(x.few(), key)
	return key + " 多", true
}

func reviewTotalZero(x *planter) (string, bool) {
	key := x.group()
	if !x.p.has(1, key) {
		return "", false
	}
	x.p.cells[key] = "0"
	return key + " 印为 0", true
}

// anyCount is a cell that holds a count.
func (x *planter) anyCount() string {
	for {
		key := pick(x.maker, report.Keys(x.p.form)...)
		if !strings.HasSuffix(key, ".amount") && !strings.HasSuffix(key, ".change") {
			return key
		}
	}
}

func negative(x *planter) (string, bool) {
	key := x.anyCount()
	x.p.cells[key] = "-" + pick(x.maker, "1", "2", "16")
	return key + " 为负", true
}

func fraction(x *planter) (string, bool) {
	key := x.anyCount()
	x.p.cells[key] = pick(x.maker, "0.5", "12.5", "3.75")
	return key + " 有小数", true
}

func tooManyDecimals(x *planter) (string, bool) {
	key := pick(x.maker, "disclosure.fees.amount", "disclosure.procurement.amount")
	if _, ok := x.p.numbers[key]; !ok {
		return "", false
	}
	whole, _, _ := strings.Cut(x.p.numbers[key].String(), ".")
	x.p.cells[key] = whole + pick(x.maker, ".123456", ".00417", ".333333333")
	return key, true
}

func blanks(x *planter) (string, bool) {
	text := pick(x.maker, "", "/", "—", "无")
	var keys []string
	for range 1 + x.rng.IntN(3) {
		if key := x.anyCount(); x.p.numbers[key].Sign() == 0 && !strings.HasPrefix(key, "requests.other") {
			x.p.cells[key] = text
			keys = append(keys, key)
		}
	}
	return strings.Join(keys, "、") + " 空白", keys != nil
}

// requestRow is a row of table 3 whose loss no other row makes up for.
func (x *planter) requestRow() string { return pick(x.maker, x.results()[:18]...) }

func lostRow(x *planter) (string, bool) {
	key := pick(x.maker, x.requestRow(), "disclosure.normative", "disclosure.coercion", "requests.carried_out")
	x.p.faults = append(x.p.faults, func(p *pages) {
		for _, s := range p.sections {
			if s.table != nil {
				s.table.rows = slices.DeleteFunc(s.table.rows, func(r *row) bool { return r.key == key })
			}
		}
	})
	return key + " 缺一行", true
}

func lostValue(x *planter) (string, bool) {
	key := x.requestRow()
	at := x.rng.IntN(6)
	x.p.faults = append(x.p.faults, func(p *pages) {
		r := p.row(key)
		r.cells = slices.Delete(r.cells, at, at+1)
	})
	return key + " 缺一格", true
}

func noNumber(x *planter) (string, bool) {
	key := x.anyCount()
	x.p.cells[key] = pick(x.maker, "见附件", "若干", "不详", "同上", "**", "待统计")
	return key + " 填 " + x.p.cells[key], true
}

func yuanAsTenThousands(x *planter) (string, bool) {
	key := pick(x.maker, "disclosure.fees.amount", "disclosure.procurement.amount")
	n, ok := x.p.numbers[key]
	if !ok || n.Float() < map[report.Level]float64{report.Township: 3, report.Department: 300, report.County: 900, report.Prefecture: 9000}[x.p.who.organ.Level] {
		return "", false
	}
	x.p.cells[key] = yuan(n)
	return key + " 以元填报", true
}

func absurd(x *planter) (string, bool) {
	key := "disclosure.licensing.decisions"
	if x.p.who.organ.Level != report.Township || !x.p.has(1, key) {
		return "", false
	}
	x.p.cells[key] = "4128" + x.p.numbers[key].String() + "20230118"
	return key + " 填成一串号码", true
}

func rulesMade(x *planter) (string, bool) {
	if l := x.p.who.organ.Level; l == report.Prefecture || l == report.Department && strings.HasSuffix(x.p.who.organ.Code, "00") {
		return "", false
	}
	n := x.few()
	x.p.add(n, "disclosure.rules.made")
	if x.p.form == report.Form2021 {
		x.p.add(n, "disclosure.rules.inforce")
	}
	return "规章 " + report.Int(n).String() + " 件", true
}

func cutLabel(x *planter) (string, bool) {
	return x.relabel(func(label string) string {
		r := []rune(label)
		return string(r[:len(r)-2])
	})
}

func changedLabel(x *planter) (string, bool) {
	return x.relabel(otherWords.Replace)
}

// otherWords are what labels say when they are typed anew.
var otherWords = strings.NewReplacer("第三方合法权益", "第三人权益", "过程性信息", "过程信息", "本机关", "本单位", "国家秘密", "国家机密",
	"行政查询", "查询", "执法案卷", "案卷", "重复", "反复提出的", "举报投诉", "投诉")

// relabel prints a row's label otherwise.
func (x *planter) relabel(change func(string) string) (string, bool) {
	key := pick(x.maker, x.results()[2:18]...)
	label := ""
	for _, r := range resultRows(x.p.form, false) {
		if r.Key == key {
			label = r.Label
		}
	}
	if change(label) == label {
		return "", false
	}
	x.p.faults = append(x.p.faults, func(p *pages) {
		r := p.row(key)
		r.labels[r.own].text = change(r.labels[r.own].text)
	})
	return label + " 印成 " + change(label), true
}

func repeatedRow(x *planter) (string, bool) {
	key := x.requestRow()
	x.p.faults = append(x.p.faults, func(p *pages) {
		t := p.sections[2].table
		i := slices.IndexFunc(t.rows, func(r *row) bool { return r.key == key })
		again := *t.rows[i]
		again.labels = slices.Clone(again.labels)
		for k := range again.own {
			again.labels[k] = field{join: joinedUp}
		}
		t.rows = slices.Insert(t.rows, i+1, &again)
	})
	return key + " 印了两次", true
}

func extraValue(x *planter) (string, bool) {
	key := x.requestRow()
	x.p.faults = append(x.p.faults, func(p *pages) {
		r := p.row(key)
		r.cells = append(r.cells, cell{figure: figure{text: "0"}})
	})
	return key + " 多一个数", true
}

func gluedRow(x *planter) (string, bool) {
	key := x.requestRow()
	x.p.faults = append(x.p.faults, func(p *pages) {
		r := p.row(key)
		text := ""
		for _, c := range r.cells {
			text += c.text
		}
		r.glued = []field{{text: text}}
	})
	return key + " 的数连在一起", true
}

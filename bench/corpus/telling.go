package corpus

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// teller writes the words of a paper. What it writes holds two kinds of places: [n] is a quantity of no table or a
// name, drawn at once; {requests.new.total} and the like are filled when the paper is set, from its cells.
type teller struct {
	*maker
	p *Paper
}

// tell writes the paper's title, headings, text and signature.
func (p *Paper) tell(rng *rand.Rand) {
	t := &teller{&maker{rng: rng}, p}
	if !p.who.told {
		t.settle(p.who)
	}
	p.title = []string{"{名}{Y}年政府信息公开工作年度报告"}
	if p.who.twoLines {
		p.title = []string{"{名}", "{Y}年政府信息公开工作年度报告"}
	}
	p.headings = formHeadings
	p.text = [6][]string{0: t.overview(), 4: t.shortcomings(), 5: t.others()}
	if t.chance(8) {
		p.text[1] = t.draw(pick(t.maker, "{全}{Y}年主动公开情况如下表。", "有关统计数据如下："))
	}
	if t.chance(8) {
		p.text[2] = t.draw(pick(t.maker, "{Y}年{全}收到和处理政府信息公开申请的数据见下表。", "有关统计数据如下："))
	}
	p.posted = t.chance(40)
	month, day := 1+t.rng.IntN(3), 3+t.rng.IntN(26)
	if p.who.organ.Level == report.Department || p.who.organ.Level == report.Township {
		month = 1
	}
	p.sign(p.year+1, month, day)
}

// overview is section 一.
func (t *teller) overview() []string {
	list := t.draw(t.opening())
	if t.chance(60) {
		list = append(list, t.draw(t.lead())...)
	}
	parts := []struct {
		name  string
		write func() string
	}{
		{"主动公开", t.disclosing}, {"依申请公开", t.requesting}, {"政府信息管理", t.managing}, {"政府信息公开平台建设", t.building}, {"监督保障", t.supervising},
	}
	ending := pick(t.maker, "情况", "", "工作")
	behind := pick(t.maker, "。", "：", "\n")
	for i, part := range parts {
		head := "（" + ordinals[i] + "）" + part.name + ending
		text := part.write()
		if behind == "\n" {
			list = append(list, t.draw(head+"。", text)...)
		} else {
			list = append(list, t.draw(head+behind+text)...)
		}
	}
	return list
}

var ordinals = [...]string{"一", "二", "三", "四", "五", "六"}

// draw chooses between the words in angle brackets and fills the places in square ones.
func (t *teller) draw(list ...string) []string {
	for i, s := range list {
		s = between(s, "<", ">", func(words string) string { return pick(t.maker, strings.Split(words, "|")...) })
		list[i] = between(s, "[", "]", t.drawn)
	}
	return list
}

// between puts something in place of all that stands between two marks.
func between(s, open, end string, put func(string) string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, open)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		what, rest, _ := strings.Cut(after, end)
		b.WriteString(put(what))
		s = rest
	}
}

// drawn is a quantity of some size or the name of something.
func (t *teller) drawn(name string) string {
	number := func(from, to int) string { return strconv.Itoa(from + t.rng.IntN(to-from)) }
	switch name {
	case "n":
		return number(2, 10)
	case "t":
		return number(11, 96)
	case "h":
		return number(104, 980)
	case "k":
		return number(1050, 9800)
	case "w":
		return number(1, 60) + "." + number(1, 10) + "万"
	case "月":
		return number(2, 12) + "月"
	case "号":
		return number(3, 90)
	case "处":
		return t.placeBelow()
	case "外":
		return t.placeAway()
	case "局":
		return pick(t.maker, "司法局", "财政局", "民政局", "教育局", "审计局", "水利局", "统计局", "大数据局", "档案馆", "融媒体中心", "行政审批局", "自然资源局", "信访局")
	case "邻":
		return t.neighbour()
	case "文":
		return t.document()
	case "事":
		return pick(t.maker, matters...)
	}
	panic("corpus: nothing is called [" + name + "]")
}

// placeBelow is somewhere in the organ's area where something happened.
func (t *teller) placeBelow() string {
	if children := t.p.who.place.Children(); len(children) > 0 {
		return pick(t.maker, children...).Name
	}
	return pick(t.maker, "东", "西", "南", "北", "新", "大") + pick(t.maker, "庄", "河", "桥", "湾", "沟", "坪") + pick(t.maker, "村", "社区")
}

// placeAway is a place that the organ has to do with as a neighbour.
func (t *teller) placeAway() string {
	for {
		d := t.chooseDivision(pick(t.maker, report.County, report.Prefecture))
		if d.Name != t.p.who.place.Name {
			return d.Name
		}
	}
}

// neighbour is a place under the same government.
func (t *teller) neighbour() string {
	parent, ok := t.p.who.place.Parent()
	if !ok {
		return t.placeAway()
	}
	list := t.some(parent.Children(), 1, func(d gazetteer.Division) bool { return governed(d) && d != t.p.who.place })
	if len(list) == 0 {
		return t.placeAway()
	}
	return list[0].Name
}

// document is what another organ has issued, of this year or an earlier one.
func (t *teller) document() string {
	year := t.p.year - t.rng.IntN(3)
	return pick(t.maker,
		"《{上府}办公室关于印发"+strconv.Itoa(year)+"年政务公开工作要点的通知》",
		"《国务院办公厅关于印发"+strconv.Itoa(year)+"年政务公开工作要点的通知》",
		"《中华人民共和国政府信息公开条例》（2019年修订）",
		"《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
		"《{上府}办公室关于全面推进基层政务公开标准化规范化工作的实施方案》",
		"《公共企事业单位信息公开规定制定办法》（国办发〔2020〕50号）",
		fmt.Sprintf("《政府网站与政务新媒体检查指标》（%d年版）", year))
}

// expand fills the places in braces.
func (p *Paper) expand(s string) string { return between(s, "{", "}", p.word) }

// word is what stands at a place: Y the year, Q the next, P the last; the organ and its parts; a figure.
func (p *Paper) word(name string) string {
	w := p.who
	switch name {
	case "Y":
		return strconv.Itoa(p.year)
	case "Q":
		return strconv.Itoa(p.year + 1)
	case "P":
		return strconv.Itoa(p.year - 1)
	case "名":
		return w.title
	case "全名":
		return w.full
	case "称":
		return w.short
	case "我":
		return "我" + w.class
	case "全":
		return "全" + w.class
	case "府":
		return w.office()
	case "上":
		return w.upper()
	case "上府":
		return w.upper() + "人民政府"
	case "十四五":
		return p.fiveYears()
	case "函":
		if p.year <= 2020 {
			return "国办公开办函〔2019〕60号"
		}
		return "国办公开办函〔2021〕30号"
	}
	return p.figure(name)
}

// office is how the organ names its own seat.
func (w *member) office() string {
	switch {
	case w.organ.Level == report.Department:
		return "我" + w.class
	case w.class == "街道":
		return "街道办事处"
	}
	return w.class + "政府"
}

// upper is the place of the government above the organ.
func (w *member) upper() string {
	if w.organ.Level == report.Department {
		return w.place.Name
	}
	region := w.place.Region()
	return region[len(region)-1]
}

package corpus

import (
	"fmt"
	"strings"

	"nianbao/report"
)

// pages are a document's parts in reading order.
type pages struct {
	top       []string // the page's own furniture
	title     []string
	sections  []*section
	signature []string
	published report.Date
	publisher string // that the page's head or furniture names
}

type section struct {
	heading string
	glued   bool // to what follows
	text    []string
	table   *table
}

// pages writes the undamaged document.
func (m *maker) pages() pages {
	var p pages
	opening := m.entitle(&p)
	m.date(&p)
	p.sections = []*section{
		{text: append(opening, m.overview()...)},
		{table: m.disclosure()},
		{table: m.requests()},
		{table: m.review()},
		{text: m.shortcomings()},
		{text: m.others()},
	}
	for i, h := range m.headings() {
		p.sections[i].heading = m.punctuated(h)
	}
	if p.publisher != "" && m.layout != HTMLMeta {
		p.top = append([]string{pick(m, "发布机构：", "发布单位：", "公开主体：") + p.publisher}, p.top...)
	}
	return p
}

// entitle chooses the title. It returns the paragraph that tells what a title does not.
func (m *maker) entitle(p *pages) (opening []string) {
	const report = "政府信息公开工作年度报告"
	o, y := m.who.title, fmt.Sprintf("%d年", m.year)
	if m.chance(15) {
		y = fmt.Sprintf("%d 年", m.year)
	}
	if m.chance(25) {
		y += "度"
	}
	ending := pick(m, report, report, report, "政府信息公开年度报告", "政府信息公开工作报告", "政府信息公开工作年报")
	kind := pick(m, "organ, year", "organ, year", "year, organ", "two lines", "three lines", "broken in a word", "quoted only", "none", "fused", "year behind", "twice", "self")
	if (kind == "none" || kind == "self") && m.who.relative {
		kind = "organ, year"
	}
	m.trait("title " + kind)
	if m.who.relative {
		p.publish(m)
	}
	switch kind {
	case "year, organ":
		p.title = []string{y + o + ending}
	case "two lines":
		p.title = []string{o, y + ending}
	case "three lines":
		p.title = []string{o, y, ending}
	case "broken in a word":
		r := []rune(o + y + ending)
		at := len(r) - 3 - m.rng.IntN(6)
		p.title = []string{string(r[:at]), string(r[at:])}
	case "quoted only":
		return []string{m.punctuated(fmt.Sprintf("根据《中华人民共和国政府信息公开条例》第五十条规定，现公布《%s%s%s》。%s", o, y, ending, m.period()))}
	case "none":
		p.signature = []string{m.who.full}
		return []string{m.punctuated(fmt.Sprintf("%d年，%s在上级单位的指导下，认真开展政府信息公开工作。现将主要情况报告如下：", m.year, m.who.organ.Name))}
	case "fused":
		p.title = []string{o + fmt.Sprintf("信息公开工作%d年度报告", m.year)}
	case "year behind":
		p.title = []string{o + fmt.Sprintf("政府信息公开工作%d年度报告", m.year)}
	case "twice":
		p.title = []string{o + y + ending, "", o + y + ending}
	case "self":
		m.who.short = "我" + m.selfName()
		p.title = []string{y + ending}
		p.publish(m)
	default:
		p.title = []string{o + y + ending}
	}
	if m.chance(40) || m.suffers(LostDigits) {
		opening = []string{m.punctuated("本报告根据《中华人民共和国政府信息公开条例》和国办公开办函〔" + m.notice() + "号文件要求编制。" + m.period())}
	}
	if len(p.signature) == 0 && m.chance(20) {
		p.signature = []string{m.who.full}
	}
	return opening
}

// selfName is what an organ calls itself.
func (m *maker) selfName() string {
	name := m.who.organ.Name
	if m.who.organ.Level != report.Department {
		name = m.who.place.Name
	}
	for _, class := range []string{"街道", "自治区", "自治州"} {
		if strings.HasSuffix(name, class) {
			return class
		}
	}
	return lastRune(strings.TrimSuffix(name, "员会"))
}

// publish names the organ that the title does not: under the document, or as its publisher.
func (p *pages) publish(m *maker) {
	if m.chance(50) {
		p.signature = []string{m.who.full}
	} else {
		p.publisher = m.who.full
	}
}

// period states what the report's figures are about.
func (m *maker) period() string {
	if m.suffers(LostDigits) {
		return pick(m, "本报告所列数据的统计期限自年1月1日起至止。", fmt.Sprintf("本报告所列数据的统计期限自%d11日至1231日。", m.year), "本报告所列数据的统计期限自年月日起至12月31日止。",
			fmt.Sprintf("本报告所列数据的统计期限自%d年月1日起至12月日止。", m.year))
	}
	return pick(m, fmt.Sprintf("本报告所列数据的统计期限自%d年1月1日起至12月31日止。", m.year), fmt.Sprintf("所列数据的统计期限为%d年1月1日至%d年12月31日。", m.year, m.year))
}

// notice is the number of the letter that prescribes the form, whose year is not the report's.
func (m *maker) notice() string {
	if m.form == report.Form2019 {
		return "2019〕60"
	}
	return "2021〕30"
}

// date puts the day of publication into the page's head or under the signature, or nowhere.
func (m *maker) date(p *pages) {
	month, day := 1+m.rng.IntN(3), 1+m.rng.IntN(28)
	iso := report.Date(fmt.Sprintf("%d-%02d-%02d", m.year+1, month, day))
	switch {
	case m.chance(30):
		p.top = []string{pick(m, "发布日期：", "发布时间：") + string(iso)}
		p.published = iso
	case len(p.signature) > 0 && m.chance(70):
		p.signature = append(p.signature, fmt.Sprintf("%d年%d月%d日", m.year+1, month, day))
		p.published = iso
	}
}

// formHeadings are the six sections' as the form has them.
var formHeadings = [6]string{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
	"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"}

// headings are the six sections' as documents word them.
func (m *maker) headings() [6]string {
	h := formHeadings
	if m.chance(65) {
		return h
	}
	switch n := m.rng.IntN(8); n {
	case 0:
		h[0] = pick(m, "一、概述", "一、基本概况")
	case 1:
		h[0] = "总体情况"
	case 2:
		h[3] = pick(m, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四、行政复议及诉讼情况")
	case 3:
		h[4] = pick(m, "五、存在问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况")
	case 4:
		h[5] = "六、其它需要报告的事项"
	case 5:
		h[0], h[1] = "一、总体情况：", "二、主动公开政府信息情况："
	case 6:
		h[2] = "三、三、收到和处理政府信息公开申请情况"
	case 7:
		if !m.layout.isText() {
			return h
		}
		for i := range h {
			h[i] = "## " + h[i]
		}
	}
	m.trait("headings vary")
	return h
}

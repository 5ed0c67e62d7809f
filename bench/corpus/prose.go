package corpus

import (
	"strconv"
	"strings"

	"nianbao/report"
)

// overview is section 1: general talk with figures that are in no table, other years and other places.
func (m *maker) overview() []string {
	other := m.chooseDivision(pick(m, report.County, report.Prefecture)).Name
	list := []string{
		"{Y}年，{O}认真贯彻落实国家和上级关于政府信息公开工作的部署，坚持以公开为常态、不公开为例外，不断提高政府工作透明度。",
		"（一）主动公开。全年通过政府网站公开各类信息{N}条，其中工作动态{M}条，政策解读{K}件；政务新媒体发布信息{N}余条，阅读量近{L}次。",
		"（二）依申请公开。进一步完善申请的登记、审核、办理、答复、归档等制度，严格在15个工作日内答复申请人。",
		"（三）政府信息管理。按照国办公开办函〔" + m.notice() + "号的要求，落实“三审三校”制度，修订公开指南1份、目录{K}项。",
		"（四）平台建设。设立政务公开专区{K}处，配备电脑{K}台，更新栏目{M}个，撤并长期不更新的账号{K}个。",
		"（五）监督保障。全年召开专题会议{K}次，开展培训{K}期{M}人次，下发整改通知{K}份。" + pick(m, "", "{P}年考核位列第{K}名。"),
	}
	if m.chance(15) && m.who.above != "" && other != m.who.place.Name {
		list = append(list, "6月，组织人员赴"+other+"学习交流政务公开标准化规范化经验。")
	}
	if m.who.above != "" {
		at := 1
		list = append(list[:at], append([]string{"按照" + m.who.above + "人民政府办公室的统一安排，印发年度工作要点，明确任务{K}项；" + "在" + m.who.above + "人民政府门户网站设立专栏{K}个。"}, list[at:]...)...)
	}
	if m.who.relative {
		list = append(list, m.who.organ.Name+"主要负责人任领导小组组长，办公室负责日常工作。")
	}
	return m.fill(list)
}

// shortcomings is section 5; it speaks of the next year.
func (m *maker) shortcomings() []string {
	return m.fill([]string{
		"存在问题：一是公开内容不够全面，公开面还不够广；二是部分栏目更新较为迟缓；三是工作人员业务能力有待提高。",
		"{Q}年，将着力抓好以下工作：一是健全制度，二是加强培训，计划全年培训不少于{K}次；三是规范依申请公开办理流程。",
	})
}

// others is section 6.
func (m *maker) others() []string {
	return m.fill([]string{pick(m, "无", "无。", "本年度未收取信息处理费，没有其他需要报告的事项。", "（一）信息处理费。{Y}年收取信息处理费0元。")})
}

// fill puts the document's words and numbers into a text's places.
func (m *maker) fill(list []string) []string {
	filled := make([]string, len(list))
	for i, s := range list {
		var b strings.Builder
		for {
			before, after, ok := strings.Cut(s, "{")
			b.WriteString(before)
			if !ok {
				break
			}
			b.WriteString(m.word(after[0]))
			s = after[len("K}"):]
		}
		filled[i] = m.punctuated(b.String())
	}
	return filled
}

// word is what stands at a place: Y the year, Q the next, P the last, O the organ, and numbers of some size.
func (m *maker) word(place byte) string {
	switch place {
	case 'Y':
		return strconv.Itoa(m.year)
	case 'Q':
		return strconv.Itoa(m.year + 1)
	case 'P':
		return strconv.Itoa(m.year - 1)
	case 'O':
		return m.who.short
	case 'L':
		return strconv.Itoa(1+m.rng.IntN(90)) + "万"
	case 'N':
		return strconv.Itoa(10 + m.rng.IntN(5000))
	case 'M':
		return strconv.Itoa(1 + m.rng.IntN(300))
	}
	return strconv.Itoa(1 + m.rng.IntN(20))
}

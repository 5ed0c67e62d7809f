package check

import (
	"slices"

	"nianbao/report"
)

// commons counts for shingles how many organs print them, so that what everybody must say counts for nothing. It is a
// sketch: one counter may stand for several shingles, which then look more common than they are, never less. An organ's own
// years count once, so that what an organ brings can be taken out again.
type commons struct {
	low   []byte         // of each counter: the organs, many for that many or more
	high  map[uint32]int // of counters with many
	limit int            // organs that may print the same without its being common
}

const (
	commonCells  = 128 // counters for each report
	commonLeast  = 8   // organs that may print the same without its being common
	commonOneOf  = 20  // and the part of all organs that may
	many         = 255
	everybody    = 1 << 30 // organs that print what the form asks for
	organsNeeded = 30      // to tell what is common from what is copied
)

func commonLimit(organs int) int { return max(commonLeast, organs/commonOneOf) }

// commonSize is how many counters there are, a power of two.
func commonSize(reports int) int {
	size := 1 << 12
	for size < commonCells*reports {
		size *= 2
	}
	return size
}

func newCommons(reports, organs int) *commons {
	c := &commons{low: make([]byte, commonSize(reports)), high: map[uint32]int{}, limit: commonLimit(organs)}
	var f folded
	f.fold(&report.Report{Form: report.FormFree, Sections: []report.Section{{Text: official()}}})
	for _, h := range f.hash {
		if sampled(h) {
			c.set(c.cell(h), everybody)
		}
	}
	return c
}

// cell is the counter of a sampled shingle.
func (c *commons) cell(hash uint32) uint32 { return hash >> 3 & uint32(len(c.low)-1) }

// cells appends the counters of a text's samples.
func (c *commons) cells(list []uint32, text Sample) []uint32 {
	for s := text.hashes(); s.some(); s = s[4:] {
		if h := s.first(); h != paragraphEnd {
			list = append(list, c.cell(h))
		}
	}
	return list
}

// once leaves each counter once, in order.
func once(cells []uint32) []uint32 {
	slices.Sort(cells)
	return slices.Compact(cells)
}

func (c *commons) count(cell uint32) int {
	if n := c.low[cell]; n < many {
		return int(n)
	}
	return c.high[cell]
}

func (c *commons) set(cell uint32, n int) {
	if c.low[cell] == many {
		delete(c.high, cell)
	}
	if c.low[cell] = byte(min(n, many)); n >= many {
		c.high[cell] = n
	}
}

// add has one organ more print what the counter stands for, or for -1 one less.
func (c *commons) add(cell uint32, n int) {
	if was := c.count(cell); was < everybody {
		c.set(cell, was+n)
	}
}

// common reports whether the sampled shingle is one of those that everybody prints.
func (c *commons) common(hash uint32) bool { return c.count(c.cell(hash)) > c.limit }

// official are sentences that the State Council's form and its notices ask for or suggest, and the labels of the form's
// tables, which stand in the text of documents whose tables are broken. In a small collection nothing else tells that they are no
// one's own.
func official() []string {
	list := []string{
		"本报告根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《中华人民共和国政府信息公开工作年度报告格式》的要求编制并公布，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。",
		"根据《中华人民共和国政府信息公开条例》第五十条规定和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》的要求，结合工作实际，编制本年度报告。",
		"本报告所列数据的统计期限自年月日起至年月日止。报告中所列数据统计期限自年月日起，至年月日止。本报告的电子版可在政府门户网站查阅和下载。如对本报告有任何疑问，请与办公室联系，地址、邮编、联系电话、电子邮箱。",
		"坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻落实党的二十大精神，深入学习贯彻党的十九大和十九届历次全会精神，认真贯彻落实党中央、国务院关于全面推进政务公开工作的决策部署，坚持以人民为中心的发展思想，坚持以公开为常态、不公开为例外，保障公民、法人和其他组织依法获取政府信息，提高政府工作的透明度，建设法治政府，充分发挥政府信息对人民群众生产、生活和经济社会活动的服务作用。",
		"决策公开、执行公开、管理公开、服务公开、结果公开。坚持以公开为常态、不公开为例外，遵循公正、公平、合法、便民的原则。知情权、参与权、表达权、监督权。",
		"按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》规定，本年度未收取政府信息公开信息处理费。依据《政府信息公开信息处理费管理办法》收取信息处理费的情况。除此之外无其他需要报告的事项。本年度没有其他需要报告的事项。",
		"本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。申请人情况。法人或其他组织。主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障等情况。",
	}
	for _, f := range tabled {
		for _, t := range report.LayoutOf(f).Tables {
			list = append(list, t.Title)
			for _, b := range t.Blocks {
				for _, row := range b.Rows {
					list = append(list, row.Label)
				}
				labels := ""
				for _, c := range b.Columns {
					labels += c.Label
				}
				list = append(list, labels)
			}
		}
	}
	return list
}

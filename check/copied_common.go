package check

import "nianbao/report"

// commons counts for shingles how many organs print them, so that what everybody must say counts for nothing. It is a
// sketch: one counter may stand for several shingles, which then look more common than they are, never less, but for two of one
// organ. An organ's own years count once. Once all is counted, two bits of each counter are left.
type commons struct {
	cells []uint32 // organ<<16 | count: the organ that was counted last; nil once settled
	known []uint64 // of each counter: many organs print it, more than one may
	mask  uint32
}

const (
	commonCells  = 128 // counters for each report
	commonLeast  = 8   // organs that may print the same without its being common
	commonOneOf  = 20  // and the part of all organs that may
	commonCount  = 1<<16 - 1
	organsNeeded = 30 // to tell what is common from what is copied
)

func newCommons(reports int) *commons {
	size := 1 << 12
	for size < commonCells*reports {
		size *= 2
	}
	c := &commons{cells: make([]uint32, size), mask: uint32(size - 1)}
	var f folded
	f.fold(&report.Report{Form: report.FormFree, Sections: []report.Section{{Text: official()}}})
	for _, h := range f.hash {
		if sampled(h) {
			c.cells[h>>3&c.mask] = commonCount
		}
	}
	return c
}

// add counts a text's samples for the organ, counted from 0. Texts of one organ come one after the other.
func (c *commons) add(text Sample, organ int) {
	tag := uint32(organ)%(commonCount-1) + 1
	for s := text.hashes(); s.some(); s = s[4:] {
		h := s.first()
		if h == paragraphEnd {
			continue
		}
		cell := &c.cells[h>>3&c.mask]
		if n := *cell & commonCount; n < commonCount && *cell>>16 != tag {
			*cell = tag<<16 | n + 1
		}
	}
}

// settle ends the counting.
func (c *commons) settle(organs int) {
	limit := uint32(max(commonLeast, organs/commonOneOf)) // organs that may print the same
	alone := uint32(1)
	if organs >= commonCount { // a count of one may be two
		alone = 0
	}
	c.known = make([]uint64, len(c.cells)/32)
	for i := range c.known {
		var bits uint64
		for k, cell := range c.cells[32*i : 32*i+32] {
			n := cell & commonCount
			if n > alone {
				bits |= 1 << (2 * k)
				if n > limit {
					bits |= 2 << (2 * k)
				}
			}
		}
		c.known[i] = bits
	}
	c.cells = nil
}

// common reports whether the sampled shingle is one of those that everybody prints.
func (c *commons) common(hash uint32) bool { return c.of(hash)&2 != 0 }

// of is what is known of a sampled shingle: 1 where more than one organ may print it, 2 more where it is common.
func (c *commons) of(hash uint32) uint64 {
	i := hash >> 3 & c.mask
	return c.known[i/32] >> (i % 32 * 2) & 3
}

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

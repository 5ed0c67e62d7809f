package site

import (
	"slices"

	"nianbao/report"
	"nianbao/templates"
)

// The provinces as equal tiles: boundaries are left out rather than drawn from a doubtful source. 台湾, 香港 and 澳门 have
// tiles of their own, which say that their organs are not among those that report under the Regulations.

// tileNames are the provinces' short names by the first two digits of their codes, in the order of codes.
var tileNames = []struct{ code, name string }{
	{"11", "北京"}, {"12", "天津"}, {"13", "河北"}, {"14", "山西"}, {"15", "内蒙古"}, {"21", "辽宁"}, {"22", "吉林"}, {"23", "黑龙江"},
	{"31", "上海"}, {"32", "江苏"}, {"33", "浙江"}, {"34", "安徽"}, {"35", "福建"}, {"36", "江西"}, {"37", "山东"}, {"41", "河南"},
	{"42", "湖北"}, {"43", "湖南"}, {"44", "广东"}, {"45", "广西"}, {"46", "海南"}, {"50", "重庆"}, {"51", "四川"}, {"52", "贵州"},
	{"53", "云南"}, {"54", "西藏"}, {"61", "陕西"}, {"62", "甘肃"}, {"63", "青海"}, {"64", "宁夏"}, {"65", "新疆"},
	{"71", "台湾"}, {"81", "香港"}, {"82", "澳门"},
}

const tilesOff = "台湾、香港、澳门不适用《政府信息公开条例》的年度报告制度，不在收录范围。"

// beyondTiles are provinces whose organs do not report.
func beyondTiles(code string) bool { return code >= "70" }

// provinceCode is the first two digits of the organ's code, "" where its place can't be told.
func provinceCode(o *organ) string {
	if len(o.Code) < 2 {
		return ""
	}
	return o.Code[:2]
}

// tiled is what a tile tells of a province.
type tiled struct {
	value  report.Number
	figure string // the value as it is printed
	note   string
}

// tiles draws what is known of each province, by code; the rest of the provinces have empty tiles.
func (r *renderer) tiles(at, id, caption string, of map[string]tiled) templates.Tiles {
	var values []report.Number
	for _, p := range tileNames {
		if t, ok := of[p.code]; ok {
			values = append(values, t.value)
		}
	}
	shades := shadesOf(values)
	grid := templates.Tiles{ID: id, Caption: caption, Note: tilesOff}
	for _, s := range shades {
		label := s[0].String()
		if s[0].Cmp(s[1]) != 0 {
			label += " 至 " + s[1].String()
		}
		grid.Classes = append(grid.Classes, label)
	}
	for _, p := range tileNames {
		tile := templates.Tile{Code: p.code, Name: p.name, Off: beyondTiles(p.code)}
		if place := r.c.province(p.code); place != nil {
			tile.Href = relative(at, place.path+".html")
		}
		if t, ok := of[p.code]; ok {
			tile.Figure, tile.Note = t.figure, t.note
			tile.Shade = 1 + slices.IndexFunc(shades, func(s [2]report.Number) bool { return t.value.Cmp(s[1]) <= 0 })
		}
		grid.Tiles = append(grid.Tiles, tile)
	}
	return grid
}

// province gives the province's place, nil where it has no report.
func (c *Collection) province(code string) *place {
	for _, p := range c.root.children {
		if p.division.Code[:2] == code {
			return p
		}
	}
	return nil
}

// shadesOf puts values into at most five classes of about as many values each, and gives the least and the greatest value of
// each class, ascending. Equal values are of one class; zeros that are the least are one of their own.
func shadesOf(values []report.Number) [][2]report.Number {
	sorted := slices.SortedFunc(slices.Values(values), report.Number.Cmp)
	zeros := 0
	for zeros < len(sorted) && sorted[zeros].Sign() == 0 {
		zeros++
	}
	var shades [][2]report.Number
	classes, last := templates.TileShades, -1
	if zeros > 0 {
		shades = append(shades, [2]report.Number{})
		classes--
	}
	rest := sorted[zeros:]
	for i, n := range rest {
		if i > 0 && rest[i-1].Cmp(n) == 0 {
			continue
		}
		if class := classes * i / len(rest); class != last {
			shades = append(shades, [2]report.Number{n, n})
			last = class
		}
		shades[len(shades)-1][1] = n
	}
	return shades
}

package gazetteer

import (
	"strings"
	"sync"
)

// Slug is the division's part of an address: the spelling of its name without its class, and its code behind
// where another division next to it would have the same (chengguan-410182100). It depends on the gazetteer
// alone: no report moves it.
func (d Division) Slug() string {
	if d.row == 0 {
		return ""
	}
	slug := d.spelling()
	if shared()[d.row-1] {
		return slug + "-" + d.Code
	}
	return slug
}

// Path is the division's address: the slugs from its province down to its own, with slashes between.
func (d Division) Path() string {
	if parent, ok := d.Parent(); ok {
		return parent.Path() + "/" + d.Slug()
	}
	return d.Slug()
}

// spelling is that of the stem. The whole name is spelled, as some stems are read in a way of their own only
// with their class: 大城 of 大城县 is daicheng.
func (d Division) spelling() string {
	class := d.Name[len(d.Stem()):]
	return strings.TrimSuffix(Spell(d.Name), Spell(class))
}

// shared tells of each row whether its spelling is not its own among the divisions next to it.
var shared = sync.OnceValue(func() []bool {
	t := divisions()
	shared := make([]bool, len(t.rows))
	var visit func(list []Division)
	visit = func(list []Division) {
		first := make(map[string]int32, len(list))
		for _, d := range list {
			slug := d.spelling()
			if row, ok := first[slug]; ok {
				shared[row-1], shared[d.row-1] = true, true
			} else {
				first[slug] = d.row
			}
			visit(d.Children())
		}
	}
	visit(Provinces())
	return shared
})

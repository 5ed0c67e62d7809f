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
	if d.shared() {
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

// shared tells whether the spelling is not the division's own among those next to it.
func (d Division) shared() bool {
	parent, _ := d.Parent()
	group := &neighbours()[parent.row]
	group.look.Do(func() {
		list := Provinces()
		if parent.row != 0 {
			list = parent.Children()
		}
		first := make(map[string]int32, len(list))
		for _, d := range list {
			slug := d.spelling()
			row, ok := first[slug]
			if !ok {
				first[slug] = d.row
				continue
			}
			if group.shared == nil {
				group.shared = map[int32]bool{}
			}
			group.shared[row], group.shared[d.row] = true, true
		}
	})
	return group.shared[d.row]
}

// neighbours are the divisions below each row, and in front those below none. Most programs look at few of them, and spelling all
// takes longer than a build that has little to do.
var neighbours = sync.OnceValue(func() []neighbourhood { return make([]neighbourhood, 1+len(divisions().rows)) })

type neighbourhood struct {
	look   sync.Once
	shared map[int32]bool // by row; nil where none is
}

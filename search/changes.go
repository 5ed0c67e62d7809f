package search

import (
	"slices"
	"sort"
)

// Changes is what has become of the reports of an index since its pieces were made. Those that are still there stand in
// the order in which they stood.
type Changes struct {
	Before, Now int     // reports
	Gone        []int   // numbers that they had, the lowest first
	New         []Added // the lowest number first
}

// Added is a report that was not there.
type Added struct {
	Number int // that it has now
	Terms  Terms
}

// Between tells what changed between two lists of reports, each known by something that its Terms come to. Where no two are the
// same, as few as can be are gone and new. terms gives those of a new one by its number.
func Between[T comparable](before, now []T, terms func(number int) Terms) Changes {
	c := Changes{Before: len(before), Now: len(now)}
	first := 0
	for first < min(len(before), len(now)) && before[first] == now[first] {
		first++
	}
	last := 0
	for last < min(len(before), len(now))-first && before[len(before)-1-last] == now[len(now)-1-last] {
		last++
	}
	at := places(before[first:len(before)-last], now[first:len(now)-last])
	stays := make([]bool, len(now))
	for _, i := range rising(at) {
		stays[first+at[i]] = true
		at[i] = -2
	}
	for i, place := range at {
		if place != -2 {
			c.Gone = append(c.Gone, first+i)
		}
	}
	for i := first; i < len(now)-last; i++ {
		if !stays[i] {
			c.New = append(c.New, Added{i, terms(i)})
		}
	}
	return c
}

// places are those of the elements of before in now, -1 where there is none: of equal ones the first has the first place.
func places[T comparable](before, now []T) []int {
	first := make(map[T]int, len(now))
	next := make([]int, len(now)) // of equal ones
	for i, v := range slices.Backward(now) {
		next[i] = -1
		if j, ok := first[v]; ok {
			next[i] = j
		}
		first[v] = i
	}
	list := make([]int, len(before))
	for i, v := range before {
		list[i] = -1
		if j, ok := first[v]; ok && j >= 0 {
			list[i], first[v] = j, next[j]
		}
	}
	return list
}

// rising gives the indexes of as many elements as can be that rise from one to the next; those below 0 are none.
func rising(list []int) []int {
	var ends []int // of the runs of each length the index of the lowest end
	before := make([]int, len(list))
	for i, v := range list {
		if v < 0 {
			continue
		}
		n := sort.Search(len(ends), func(n int) bool { return list[ends[n]] >= v })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	run := make([]int, len(ends))
	if len(ends) > 0 {
		for n, i := len(ends)-1, ends[len(ends)-1]; n >= 0; n, i = n-1, before[i] {
			run[n] = i
		}
	}
	return run
}

package check

import (
	"cmp"
	"math/bits"
	"slices"
)

// Which reports may have a text in common is found without setting each against each: bins are bands of one row. All marks are
// sorted by value (the bin is part of it), reports of one value lie together, and those that are older are models of the others.

const (
	binVotes   = 2 // agreeing bins that make two reports worth reading side by side
	organsFew  = 8 // that agree in a bin, each of which may be the model
	modelsMost = 4 // models that one report is read beside
)

// gather gives the marks that are wanted as shingle<<32 | report, in order.
func gather(list []indexedText, wanted func(hash uint32) bool) []uint64 {
	var marks []uint64
	for i := range list {
		for s := hashes(list[i].marks); s.some(); s = s[4:] {
			if h := s.first(); wanted(h) {
				marks = append(marks, uint64(h)<<32|uint64(i))
			}
		}
	}
	return sortBits(marks, 35, 64) // sampled ones end in three zeros; those of one are in the order of reports already
}

// groups yields the marks of one shingle after the other.
func groups(marks []uint64) func(yield func([]uint64) bool) {
	return func(yield func([]uint64) bool) {
		for len(marks) > 0 {
			n := 1
			for n < len(marks) && marks[n]>>32 == marks[0]>>32 {
				n++
			}
			if !yield(marks[:n]) {
				return
			}
			marks = marks[n:]
		}
	}
}

// candidate is a report that others may have taken text from.
type candidate struct {
	model int32 // place in xs
	votes int32
}

// choose gives each report for which pairs were found the models it shares most with, the first few. A pair is a report<<32 | a
// model of it, once for each bin. Reports of one organ are no models of each other; what an organ had first is its own.
func choose(list []indexedText, pairs []uint64, age []int32) {
	places := bits.Len(uint(len(list)))
	pairs = sortBits(sortBits(pairs, 0, places), 32, 32+places)
	var found []candidate // of the report at hand
	for len(pairs) > 0 {
		x := pairs[0] >> 32
		found = found[:0]
		for len(pairs) > 0 && pairs[0]>>32 == x {
			n := 1
			for n < len(pairs) && pairs[n] == pairs[0] {
				n++
			}
			if n >= binVotes {
				found = append(found, candidate{int32(uint32(pairs[0])), int32(n)})
			}
			pairs = pairs[n:]
		}
		slices.SortFunc(found, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(age[a.model], age[b.model]))
		})
		for _, c := range found[:min(len(found), modelsMost)] {
			list[x].models = append(list[x].models, c.model)
		}
	}
}

// sortBits sorts by the bits from one to before another, and leaves those in their order that agree there (LSD radix sort).
func sortBits(list []uint64, from, to int) []uint64 {
	const width = 11
	other := make([]uint64, len(list))
	for ; from < to; from += width {
		mask := uint64(1)<<min(width, to-from) - 1
		var ends [1 << width]int
		for _, v := range list {
			ends[v>>from&mask]++
		}
		sum := 0
		for i, n := range ends {
			ends[i], sum = sum, sum+n
		}
		for _, v := range list {
			at := &ends[v>>from&mask]
			other[*at] = v
			*at++
		}
		list, other = other, list
	}
	return list
}

// voters are the reports that agree in one bin, in the order of xs: organ by organ, each organ's oldest first.
type voters struct {
	xs      []*exam
	only    []bool // of xs, those for whom models are looked for; nil for all
	reports []int
	firsts  []int // where in reports each organ begins
}

func (v *voters) group(marks []uint64) {
	v.reports, v.firsts = v.reports[:0], v.firsts[:0]
	for _, m := range marks {
		x := int(uint32(m))
		if n := len(v.reports); n == 0 || v.xs[v.reports[n-1]].organ != v.xs[x].organ {
			v.firsts = append(v.firsts, n)
		}
		v.reports = append(v.reports, x)
	}
}

// vote appends for each report that it may have taken text from the oldest of each organ that had it before its own;
// where many organs agree, from the oldest of all alone, so that votes stay linear.
func (v *voters) vote(pairs []uint64, age []int32) []uint64 {
	models := v.firsts
	if len(models) > organsFew {
		oldest := slices.MinFunc(models, func(i, j int) int { return cmp.Compare(age[v.reports[i]], age[v.reports[j]]) })
		models = []int{oldest}
	}
	for k, first := range v.firsts {
		end := len(v.reports)
		if k+1 < len(v.firsts) {
			end = v.firsts[k+1]
		}
		for _, i := range models {
			model := v.reports[i]
			if age[model] >= age[v.reports[first]] {
				continue
			}
			for _, x := range v.reports[first:end] {
				if v.only == nil || v.only[x] {
					pairs = append(pairs, uint64(x)<<32|uint64(model))
				}
			}
		}
	}
	return pairs
}

// all appends what the groups of marks vote for.
func (v *voters) all(pairs, marks []uint64, age []int32) []uint64 {
	for group := range groups(marks) {
		if v.group(group); len(v.firsts) > 1 {
			pairs = v.vote(pairs, age)
		}
	}
	return pairs
}

// ages ranks reports by who may have written first: the year, then the lower code; organs without one come last.
func ages(xs []*exam) []int32 {
	order := make([]uint64, len(xs)) // who is older is less, and xs are in the order of codes and names
	for i, x := range xs {
		order[i] = uint64(min(max(x.r.Year, 0), 1<<31))<<32 | uint64(i)
		if x.r.Organ.Code == "" {
			order[i] |= 1 << 31
		}
	}
	slices.Sort(order)
	age := make([]int32, len(xs))
	for rank, o := range order {
		age[o&(1<<31-1)] = int32(rank)
	}
	return age
}

package check

import (
	"cmp"
	"math/bits"
	"slices"
)

// Which reports may have a text in common is found without setting each against each: MinHash with one permutation. Of
// the rare shingles of a passage the least in each of eight bins stands for it; two passages that share a part p of
// their shingles agree in about 8p bins. Bins are bands of one row: all of them are sorted by value (the bin is part of
// it), reports of one value lie together, and those that are older are models of the others.

const (
	bins         = 8
	binVotes     = 2 // agreeing bins that make two reports worth reading side by side
	organsFew    = 8 // that agree in a bin, each of which may be the model
	modelsMost   = 4 // models that one report is read beside
	passageLeast = 8 // samples of a passage that ends with a paragraph
	passageLong  = 20
)

// banding collects the signatures of passages, and which samples of each text are common.
type banding struct {
	marks  []uint64 // shingle<<32 | report
	least  [bins]uint32
	shared [bins]bool // another organ may have the least

	commonBits []byte // of each text, one for each sample
	ends       []int  // of each text in commonBits
}

// room makes room for texts and their samples.
func (s *banding) room(texts, samples int) {
	s.ends = make([]int, 0, texts)
	s.commonBits = make([]byte, 0, samples/8+texts)
	s.marks = make([]uint64, 0, samples/4)
}

// add signs the passages of the report's text: paragraphs, short ones joined, long ones cut where a shingle itself says so,
// so that two texts are cut alike after a difference too. What no other organ prints need not be noted.
func (s *banding) add(x *exam, c *commons) {
	s.open()
	n, all := 0, 0 // samples of the passage, and of the text
	common := byte(0)
	for text := x.held.Sample().hashes(); text.some(); text = text[4:] {
		h := text.first()
		if h == paragraphEnd {
			if n >= passageLeast {
				s.close(x)
				n = 0
			}
			continue
		}
		if all++; all%8 == 0 {
			s.commonBits, common = append(s.commonBits, common), 0
		}
		n++
		known := c.of(h)
		if known&2 != 0 {
			common |= 1 << (all % 8)
			continue
		}
		if bin := h >> 3 % bins; h < s.least[bin] {
			s.least[bin], s.shared[bin] = h, known != 0
		}
		if n >= passageLong && h>>6%4 == 0 {
			s.close(x)
			n = 0
		}
	}
	s.close(x)
	s.commonBits = append(s.commonBits, common)
	s.ends = append(s.ends, len(s.commonBits))
}

const none = ^uint32(0)

func (s *banding) open() {
	for i := range s.least {
		s.least[i] = none
	}
	s.shared = [bins]bool{}
}

func (s *banding) close(x *exam) {
	for i, h := range s.least {
		if s.shared[i] {
			s.marks = append(s.marks, uint64(h)<<32|uint64(x.nth))
		}
	}
	s.open()
}

// common are bits that say which samples of the report's text are common.
func (s *banding) common(x *exam) []byte {
	if x.nth == 0 {
		return s.commonBits[:s.ends[0]]
	}
	return s.commonBits[s.ends[x.nth-1]:s.ends[x.nth]]
}

// candidate is a report that others may have taken text from.
type candidate struct {
	model int32 // place in xs
	votes int32
}

// candidates gives for each report the models it shares most with, the first few. Reports of one organ are no
// models of each other; what an organ had first is its own.
func (s *banding) candidates(xs []*exam) *besides {
	marks := sortBits(s.marks, 35, 64) // sampled ones end in three zeros; those of one are in the order of reports already
	s.marks = nil
	age := ages(xs)
	pairs := make([]uint64, 0, len(marks)+len(marks)/4)
	v := voters{organs: make([]int32, len(xs))}
	for i, x := range xs {
		v.organs[i] = x.organ
	}
	for len(marks) > 0 {
		n := 1
		for n < len(marks) && marks[n]>>32 == marks[0]>>32 {
			n++
		}
		if v.group(marks[:n]); len(v.firsts) > 1 {
			pairs = v.vote(pairs, age)
		}
		marks = marks[n:]
	}
	places := bits.Len(uint(len(xs)))
	pairs = sortBits(sortBits(pairs, 0, places), 32, 32+places)
	models := &besides{from: make([]int32, 1, len(xs)+1)}
	var list []candidate // of the report at hand
	for i := range xs {
		list = list[:0]
		for len(pairs) > 0 && int(pairs[0]>>32) == i {
			n := 1
			for n < len(pairs) && pairs[n] == pairs[0] {
				n++
			}
			if n >= binVotes {
				list = append(list, candidate{int32(uint32(pairs[0])), int32(n)})
			}
			pairs = pairs[n:]
		}
		slices.SortFunc(list, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(b.votes, a.votes), cmp.Compare(age[a.model], age[b.model]))
		})
		for _, c := range list[:min(len(list), modelsMost)] {
			models.lists = append(models.lists, xs[c.model])
		}
		models.from = append(models.from, int32(len(models.lists)))
	}
	return models
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

// voters are the reports that agree in one bin, each once, in the order of xs: organ by organ, each organ's oldest first.
type voters struct {
	organs  []int32 // of all reports
	reports []int
	firsts  []int // where in reports each organ begins
}

func (v *voters) group(marks []uint64) {
	v.reports, v.firsts = v.reports[:0], v.firsts[:0]
	for i, m := range marks {
		if i > 0 && m == marks[i-1] {
			continue
		}
		x := int(uint32(m))
		if n := len(v.reports); n == 0 || v.organs[v.reports[n-1]] != v.organs[x] {
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
				pairs = append(pairs, uint64(x)<<32|uint64(model))
			}
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

package check

import (
	"cmp"
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

// add signs the passages of the report's text: paragraphs, short ones joined, long ones cut where a shingle itself says so,
// so that two texts are cut alike after a difference too. What no other organ prints need not be noted.
func (s *banding) add(x *exam, c *commons) {
	s.open()
	n, all := 0, 0 // samples of the passage, and of the text
	bits := byte(0)
	for h := range x.held.Sample.hashes {
		if h == paragraphEnd {
			if n >= passageLeast {
				s.close(x)
				n = 0
			}
			continue
		}
		if all++; all%8 == 0 {
			s.commonBits, bits = append(s.commonBits, bits), 0
		}
		n++
		count := c.count(h)
		if count > c.limit {
			bits |= 1 << (all % 8)
			continue
		}
		if bin := h >> 3 % bins; h < s.least[bin] {
			s.least[bin], s.shared[bin] = h, count > 1 || c.coarse
		}
		if n >= passageLong && h>>6%4 == 0 {
			s.close(x)
			n = 0
		}
	}
	s.close(x)
	s.commonBits = append(s.commonBits, bits)
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

// candidate is a report that may have taken text from another.
type candidate struct {
	x, model int // places in xs
	votes    int
}

// candidates gives for each report the models it shares most with, the first few. Reports of one organ are no
// models of each other; what an organ had first is its own.
func (s *banding) candidates(xs []*exam) *besides {
	slices.Sort(s.marks)
	age := ages(xs)
	var pairs []uint64
	var v voters
	for marks := s.marks; len(marks) > 0; {
		n := 1
		for n < len(marks) && marks[n]>>32 == marks[0]>>32 {
			n++
		}
		if n > 1 {
			v.group(xs, marks[:n])
			pairs = v.vote(pairs, age)
		}
		marks = marks[n:]
	}
	slices.Sort(pairs)
	var list []candidate
	for len(pairs) > 0 {
		n := 1
		for n < len(pairs) && pairs[n] == pairs[0] {
			n++
		}
		if n >= binVotes {
			list = append(list, candidate{int(pairs[0] >> 32), int(uint32(pairs[0])), n})
		}
		pairs = pairs[n:]
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(b.votes, a.votes), cmp.Compare(age[a.model], age[b.model]))
	})
	models := &besides{from: make([]int32, 1, len(xs)+1)}
	for i := range xs {
		n := 0
		for n < len(list) && list[n].x == i {
			n++
		}
		for _, c := range list[:min(n, modelsMost)] {
			models.lists = append(models.lists, xs[c.model])
		}
		models.from = append(models.from, int32(len(models.lists)))
		list = list[n:]
	}
	return models
}

// voters are the reports that agree in one bin, each once, in the order of xs: organ by organ, each organ's oldest first.
type voters struct {
	reports []int
	firsts  []int // where in reports each organ begins
}

func (v *voters) group(xs []*exam, marks []uint64) {
	v.reports, v.firsts = v.reports[:0], v.firsts[:0]
	for i, m := range marks {
		if i > 0 && m == marks[i-1] {
			continue
		}
		x := int(uint32(m))
		if n := len(v.reports); n == 0 || !sameOrgan(xs[v.reports[n-1]].r, xs[x].r) {
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
	order := make([]int32, len(xs))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int {
		a, b := xs[i].r, xs[j].r
		if c := cmp.Compare(a.Year, b.Year); c != 0 {
			return c
		}
		if (a.Organ.Code == "") != (b.Organ.Code == "") {
			return cmp.Compare(b.Organ.Code, a.Organ.Code)
		}
		return cmp.Compare(i, j) // xs are in the order of codes and names
	})
	age := make([]int32, len(xs))
	for rank, i := range order {
		age[i] = int32(rank)
	}
	return age
}

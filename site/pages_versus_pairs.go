package site

// paragraphPair is a paragraph of each text that belong together, by their indices; -1 where there is none.
type paragraphPair struct{ older, newer int }

// pairing says which paragraphs of two texts belong together. Its zero value is ready; it uses its room again.
type pairing struct {
	first  table // the paragraph of the older that has four characters in a row first
	sizes  []int
	of     []int // which of the newer a paragraph of the older belongs to, -1 for none
	mates  []int // and the other way round
	shared []int
	texts  map[string]int
	pairs  []paragraphPair
}

// pair gives the paragraphs that belong together: first those that are the same, then to each of the newer, in its order, the one of the
// older that shares most runs of four characters with it, if there are enough. Paragraphs that are gone stand behind those they followed.
// It takes time in proportion to the lengths of the texts. The result holds until the next call.
func (p *pairing) pair(older, newer []string) []paragraphPair {
	p.of, p.mates = unpaired(p.of, len(older)), unpaired(p.mates, len(newer))
	p.same(older, newer)
	p.alike(older, newer)
	pairs := p.pairs[:0]
	gone := func(i int) {
		for ; i < len(older) && p.of[i] < 0; i++ {
			pairs = append(pairs, paragraphPair{i, -1})
		}
	}
	gone(0)
	for j, i := range p.mates {
		pairs = append(pairs, paragraphPair{i, j})
		if i >= 0 {
			gone(i + 1)
		}
	}
	p.pairs = pairs
	return pairs
}

// unpaired is a list of n paragraphs that belong to none.
func unpaired(list []int, n int) []int {
	list = list[:0]
	for range n {
		list = append(list, -1)
	}
	return list
}

func (p *pairing) same(older, newer []string) {
	if p.texts == nil {
		p.texts = map[string]int{}
	}
	at := p.texts
	clear(at)
	for i := len(older) - 1; i >= 0; i-- {
		at[older[i]] = i
	}
	for j, text := range newer {
		if i, ok := at[text]; ok && p.of[i] < 0 {
			p.of[i], p.mates[j] = j, i
		}
	}
}

func (p *pairing) alike(older, newer []string) {
	size := 0
	for i, text := range older {
		if p.of[i] < 0 {
			size += len(text)/2 + 1
		}
	}
	if size == 0 {
		return
	}
	p.first.reset(size)
	p.sizes, p.shared = unpaired(p.sizes, len(older)), unpaired(p.shared, len(older))
	for i, text := range older {
		if p.of[i] >= 0 {
			continue
		}
		p.sizes[i] = fours(text, func(four uint64) {
			if paragraph := p.first.put(four); *paragraph < 0 {
				*paragraph = int32(i)
			}
		})
	}
	for j, text := range newer {
		if p.mates[j] >= 0 {
			continue
		}
		clear(p.shared)
		size := fours(text, func(four uint64) {
			if i := p.first.get(four); i >= 0 && p.of[i] < 0 {
				p.shared[i]++
			}
		})
		best := -1
		for i, n := range p.shared {
			if n > 0 && n >= needed(min(size, p.sizes[i])) && (best < 0 || n > p.shared[best]) {
				best = i
			}
		}
		if best >= 0 {
			p.of[best], p.mates[j] = j, best
		}
	}
}

// needed is how many runs of four characters two paragraphs must share to belong together, the shorter of which has that many:
// a tenth, but four at least, or all.
func needed(size int) int { return max((size+9)/10, min(size, 4)) }

// fours does with every four characters in a row, and gives their number. A shorter text counts as one.
func fours(text string, do func(four uint64)) int {
	var a, b, c, d uint64 // each has 21 bits; the first is folded into the others
	n := 0
	for _, r := range text {
		a, b, c, d = b, c, d, uint64(r)
		if n++; n >= 4 {
			do(d | c<<21 | b<<42 ^ a*0x9e3779b97f4a7c15)
		}
	}
	if n < 4 {
		do(d | c<<21 | b<<42 ^ a*0x9e3779b97f4a7c15)
	}
	return max(1, n-3)
}

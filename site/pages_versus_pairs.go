package site

// paragraphPair is a paragraph of each text that belong together, by their indices; -1 where there is none.
type paragraphPair struct{ older, newer int }

// pairParagraphs says which paragraphs of two texts belong together: to each of the newer, in its order, the one of the
// older that shares most runs of four characters with it, if there are enough. Paragraphs that are gone stand behind those they followed.
// It takes time in proportion to the lengths of the texts.
func pairParagraphs(older, newer []string) []paragraphPair {
	first := map[[4]rune]int{} // the paragraph of the older that has the four characters first
	sizes := make([]int, len(older))
	for i, text := range older {
		sizes[i] = fours(text, func(four [4]rune) {
			if _, ok := first[four]; !ok {
				first[four] = i
			}
		})
	}
	of := make([]int, len(older)) // which of the newer it belongs to
	for i := range of {
		of[i] = -1
	}
	mates := make([]int, len(newer)) // and the other way round
	for j, text := range newer {
		shared := map[int]int{}
		size := fours(text, func(four [4]rune) {
			if i, ok := first[four]; ok && of[i] < 0 {
				shared[i]++
			}
		})
		best := -1
		for i, n := range shared {
			if n >= needed(min(size, sizes[i])) && (best < 0 || n > shared[best] || n == shared[best] && i < best) {
				best = i
			}
		}
		if best >= 0 {
			of[best] = j
		}
		mates[j] = best
	}
	var pairs []paragraphPair
	gone := func(i int) {
		for ; i < len(older) && of[i] < 0; i++ {
			pairs = append(pairs, paragraphPair{i, -1})
		}
	}
	gone(0)
	for j, i := range mates {
		pairs = append(pairs, paragraphPair{i, j})
		if i >= 0 {
			gone(i + 1)
		}
	}
	return pairs
}

// needed is how many runs of four characters two paragraphs must share to belong together, the shorter of which has that many:
// a tenth, but four at least, or all.
func needed(size int) int { return max((size+9)/10, min(size, 4)) }

// fours does with every four characters in a row, and gives their number. A shorter text counts as one.
func fours(text string, do func([4]rune)) int {
	var four [4]rune
	n := 0
	for _, r := range text {
		four = [4]rune{four[1], four[2], four[3], r}
		if n++; n >= 4 {
			do(four)
		}
	}
	if n < 4 {
		do(four)
	}
	return max(1, n-3)
}

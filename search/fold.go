package search

// What is searched of a text are runs of 汉字, each as its pairs of neighbours, and words of Latin letters and digits, in
// lower case. Full-width letters and digits are read as ASCII. Blanks, quotation marks and brackets between 汉字 are passed
// over; any other mark ends a run. assets/search/fold.js reads texts and queries in the same way.

const (
	firstHan    = 0x3007 // 〇, which stands in years
	longestWord = 32     // bytes; longer ones are addresses nobody types, and are not indexed
)

func isHan(r rune) bool {
	return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf || r == firstHan || r >= 0xf900 && r <= 0xfaff
}

// letter gives the letter or digit that the character is read as, 0 where it is none.
func letter(r rune) byte {
	if r >= 0xff01 && r <= 0xff5e {
		r -= 0xff01 - '!'
	}
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return byte(r)
	case r >= 'A' && r <= 'Z':
		return byte(r - 'A' + 'a')
	}
	return 0
}

// isPassedOver tells of marks that do not end a run of 汉字.
func isPassedOver(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '《', '》', '〈', '〉', '“', '”', '‘', '’', '"', '\'', '「', '」', '(', ')', '（', '）', '[', ']', '【', '】', '〔', '〕':
		return true
	}
	return false
}

// read notes the tokens of a text that goes on behind the 汉字 before, 0 for none, and gives the 汉字 it ends with.
func (x *Index) read(before rune, text string) rune {
	for _, r := range text {
		if isHan(r) {
			x.seeWord()
			if before != 0 {
				x.see(pair(before, r))
			}
			before = r
		} else if c := letter(r); c != 0 {
			x.endRun(before)
			before = 0
			x.word = append(x.word, c)
		} else {
			x.seeWord()
			if !isPassedOver(r) {
				x.endRun(before)
				before = 0
			}
		}
	}
	return before
}

// end ends the text that ended with the 汉字.
func (x *Index) end(before rune) {
	x.seeWord()
	x.endRun(before)
}

// endRun notes the last 汉字 of a run: single ones are found by what follows them, and it is followed by none.
func (x *Index) endRun(last rune) {
	if last != 0 {
		x.see(pair(last, 0))
	}
}

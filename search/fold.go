package search

import "unicode/utf8"

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

// hanBytes is what any 汉字 takes.
const hanBytes = 3

// hanAt gives the 汉字 at the place, 0 where there is none. It is told apart from all else by less than it takes to decode that.
func hanAt(text string, at int) rune {
	if at+hanBytes > len(text) || text[at] < 0xe3 || text[at] > 0xef || text[at+1]&0xc0 != 0x80 || text[at+2]&0xc0 != 0x80 {
		return 0
	}
	r := rune(text[at]&0xf)<<12 | rune(text[at+1]&0x3f)<<6 | rune(text[at+2]&0x3f)
	if !isHan(r) {
		return 0
	}
	return r
}

// read notes what stands in a text that goes on behind the 汉字 before, 0 for none, and gives the 汉字 it ends with.
func (t *terms) read(before rune, text string) rune {
	for i, size := 0, 0; i < len(text); i += size {
		r := hanAt(text, i)
		if size = hanBytes; r == 0 {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		if isHan(r) {
			t.seeWord()
			if before != 0 {
				t.see(before, r)
			}
			before = r
		} else if c := letter(r); c != 0 {
			t.endRun(before)
			before = 0
			t.word = append(t.word, c)
		} else {
			t.seeWord()
			if !isPassedOver(r) {
				t.endRun(before)
				before = 0
			}
		}
	}
	return before
}

// end ends the text that ended with the 汉字.
func (t *terms) end(before rune) {
	t.seeWord()
	t.endRun(before)
}

// endRun notes the last 汉字 of a run. One that is known to stand behind another is found by that.
func (t *terms) endRun(last rune) {
	if last == 0 {
		return
	}
	if !t.seen.add(pair(last, 0)) {
		t.close(knownOn)
		return
	}
	if t.wrote == 0 {
		t.put(last)
	}
	t.close(atEnd)
}

package search

import (
	"encoding/binary"
	"iter"

	"nianbao/report"
)

// Terms are what the index needs of a report's text, each once: its words, and its 汉字 as they stand side by side. What
// reads a report makes them, and keeps them with it; they are a third of its text or less. The same report has the same Terms.
//
//	length, word          one byte, then letters and digits; of words in the order in which they first stand
//	0                     ends the words
//	汉字 … end, 汉字 … end …  runs, 16 bits each, the low byte first: of two neighbours in a run both stood together in the text
//
// A run ends with 1 where the text's does, and with 0 where it goes on with neighbours that stand in Terms already.
type Terms string

// TermsOf reads the report's title, the name of its organ behind its region's, and the paragraphs of its sections.
func TermsOf(r *report.Report) Terms {
	t := terms{words: make([]byte, 0, 512), runs: make([]byte, 0, 3<<10)}
	var before rune
	for _, place := range r.Organ.Region {
		before = t.read(before, place)
	}
	t.end(t.read(before, r.Organ.Name))
	t.text(r.Title)
	for _, s := range r.Sections {
		for _, paragraph := range s.Text {
			t.text(paragraph)
		}
	}
	t.words = append(t.words, 0)
	return Terms(append(t.words, t.runs...))
}

// terms are Terms in the making.
type terms struct {
	words, runs []byte
	word        []byte              // being read
	wrote       rune                // the last 汉字 of the open run, 0 where none is open
	seen        keySet              // pairs and short words
	long        map[string]struct{} // words of more than shortWord letters
}

func (t *terms) text(text string) { t.end(t.read(0, text)) }

// see notes two neighbours.
func (t *terms) see(a, b rune) {
	if !t.seen.add(pair(a, b)) {
		t.close(knownOn)
		return
	}
	if t.wrote == 0 {
		t.put(a)
	}
	t.put(b)
}

func (t *terms) put(r rune) {
	t.runs = binary.LittleEndian.AppendUint16(t.runs, uint16(r))
	t.wrote = r
}

// What ends a run.
const (
	knownOn = 0
	atEnd   = 1
)

// close ends the run that is being written.
func (t *terms) close(with rune) {
	if t.wrote != 0 {
		t.put(with)
		t.wrote = 0
	}
}

// seeWord notes the word that was read.
func (t *terms) seeWord() {
	if len(t.word) > 0 {
		if len(t.word) <= longestWord && t.isNewWord() {
			t.words = append(append(t.words, byte(len(t.word))), t.word...)
		}
		t.word = t.word[:0]
	}
}

// isNewWord puts the word among those that were seen.
func (t *terms) isNewWord() bool {
	if len(t.word) <= shortWord {
		return t.seen.add(codeOf(t.word))
	}
	_, known := t.long[string(t.word)]
	if !known {
		if t.long == nil {
			t.long = map[string]struct{}{}
		}
		t.long[string(t.word)] = struct{}{}
	}
	return !known
}

// parts are the words and the runs.
func (t Terms) parts() (words wordTerms, runs string) {
	for i := 0; i < len(t); i += 1 + int(t[i]) {
		if t[i] == 0 {
			return wordTerms(t[:i]), string(t[i+1:])
		}
	}
	return "", ""
}

// wordTerms are the words of Terms.
type wordTerms string

func (t wordTerms) all() iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(t) > 0 {
			end := min(1+int(t[0]), len(t))
			if word := string(t[1:end]); isWord(word) && !yield(word) {
				return
			}
			t = t[end:]
		}
	}
}

func isWord(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < '0' || c > '9' && c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// keySet is a set of keys that are not 0: a hash table with open addressing, its length a power of two. The zero value is empty.
type keySet struct {
	few  [1 << 12]uint32 // as many as most reports need
	many []uint32        // nil while they are few
	used int
}

// add reports whether the key is new.
func (s *keySet) add(key uint32) bool {
	slots := s.many
	if slots == nil {
		slots = s.few[:]
	}
	mask := uint32(len(slots) - 1)
	i := key * scatter >> 7 & mask
	for ; slots[i] != 0; i = (i + 1) & mask {
		if slots[i] == key {
			return false
		}
	}
	slots[i] = key
	if s.used++; 2*s.used > len(slots) {
		s.used, s.many = 0, make([]uint32, 4*len(slots))
		for _, key := range slots {
			if key != 0 {
				s.add(key)
			}
		}
	}
	return true
}

package parser

import "strings"

// Nothing but blanks sets the cells of some tables apart, and blanks stand inside labels too. What the form prints
// tells one from the other.

// splitBlanks cuts a line at its blanks if the pieces are cells: a known label with values behind it, values
// alone, or heads alone. Many values make a row of a line whose label is not known. Any other line is one piece: nil.
func splitBlanks(text string) []string {
	if isSentence(text) || !hasBlank(text) {
		return nil
	}
	pieces := cutBlanks(text)
	if len(pieces) < 2 || len(pieces) > maxCells {
		return nil
	}
	if cells := runOn(pieces); cells != nil {
		return cells
	}
	first := len(pieces)
	for first > 0 && isNumeric(pieces[first-1]) {
		first--
	}
	switch {
	case first == 0:
		return pieces
	case first < len(pieces):
		labels := joinLabels(pieces[:first])
		if labels == nil && len(pieces)-first >= manyValues {
			labels = wideLabels(text)
		}
		if labels != nil {
			return append(labels, pieces[first:]...)
		}
	default:
		if labels := joinLabels(pieces); len(labels) > 1 {
			return labels
		}
	}
	return nil
}

// isSentence recognises most prose by its ends: the first piece is no value and begins no label, the last is no value.
// What is looked at of its start is long enough for any enumerator, and for any value.
func isSentence(text string) bool {
	if !strings.HasSuffix(text, "。") {
		return false
	}
	var room [32]byte
	start := appendFolded(room[:0], text[:min(len(text), len(room)-len("。"))])
	if len(start) <= 16 || mayBeLabel(string(start)) {
		return false
	}
	at, _ := nextBlank(text[:min(len(text), longestValue+1)])
	return !isNumeric(text[:at])
}

func hasBlank(text string) bool {
	_, size := nextBlank(text)
	return size > 0
}

// cutBlanks are the pieces of a text between its blanks, of too many only the first.
func cutBlanks(text string) []string {
	var pieces []string
	for text != "" && len(pieces) <= maxCells {
		at, size := nextBlank(text)
		if at > 0 {
			pieces = append(pieces, text[:at])
		}
		text = text[at+size:]
	}
	return pieces
}

// maxCells bounds the cells of one line: a whole table may stand on one.
const maxCells = 1000

// runOn takes a line apart that several rows stand on behind each other: labels and values in turn. It is nil unless
// every label is the form's.
func runOn(pieces []string) []string {
	var cells []string
	rows := 0
	for i := 0; i < len(pieces); {
		end := i
		for end < len(pieces) && !isNumeric(pieces[end]) {
			end++
		}
		if end > i {
			labels := joinLabels(pieces[i:end])
			if labels == nil {
				return nil
			}
			cells = append(cells, labels...)
			rows++
		}
		for ; end < len(pieces) && isNumeric(pieces[end]); end++ {
			cells = append(cells, pieces[end])
		}
		i = end
	}
	if rows < 2 {
		return nil
	}
	return cells
}

// manyValues behind each other make a line a row even if its label is not the form's.
const manyValues = 3

// wideLabels are the pieces in front of a row's values that more than one blank sets apart.
func wideLabels(text string) []string {
	var labels []string
	for text != "" {
		end := strings.Index(text, "  ")
		if end < 0 {
			end = len(text)
		}
		if isNumeric(text[:end]) {
			break
		}
		labels = append(labels, text[:end])
		text = trim(text[end:])
	}
	return labels
}

// joinLabels puts labels with blanks inside together again (结果 维持) and takes apart those that stand behind
// each other (三、本年度办理结果 (一) 予以公开); nil unless every piece belongs to one that the form knows.
func joinLabels(pieces []string) []string {
	var labels []string
	for i := 0; i < len(pieces); {
		n := labelPieces(pieces[i:])
		if n == 0 {
			return nil
		}
		labels = append(labels, strings.Join(pieces[i:i+n], " "))
		i += n
	}
	return labels
}

// labelPieces is how many pieces from the first on make up a label of the form; 0 where none does.
func labelPieces(pieces []string) int {
	var room [longestLabel]byte
	folded := room[:0]
	var ends [maxPieces]int
	n := min(maxPieces, len(pieces))
	for i, p := range pieces[:n] {
		folded = appendFolded(folded, p)
		ends[i] = len(folded)
	}
	s := string(folded)
	if !mayBeLabel(s) {
		return 0
	}
	for n > 0 && readFolded(s[:ends[n-1]]) == 0 {
		n--
	}
	return n
}

// maxPieces bounds into how many pieces the blanks inside may cut a label.
const maxPieces = 8

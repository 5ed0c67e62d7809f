package parser

import "strings"

// Nothing but blanks sets the cells of some tables apart, and blanks stand inside labels too. What the form prints
// tells one from the other.

// splitBlanks cuts a line at its blanks if the pieces are cells: a known label with values behind it, values
// alone, or heads alone. Many values make a row of a line whose label is not known. Any other line is one piece.
func splitBlanks(raw string) []string {
	text := trim(raw)
	if strings.IndexFunc(text, isBlank) < 0 {
		return []string{text}
	}
	pieces := strings.FieldsFunc(text, isBlank)
	if len(pieces) < 2 || len(pieces) > maxCells {
		return []string{text}
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
	return []string{text}
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
		n := min(maxPieces, len(pieces)-i)
		for n > 0 && !isLabel(strings.Join(pieces[i:i+n], "")) {
			n--
		}
		if n == 0 {
			return nil
		}
		labels = append(labels, strings.Join(pieces[i:i+n], " "))
		i += n
	}
	return labels
}

// maxPieces bounds into how many pieces the blanks inside may cut a label.
const maxPieces = 8

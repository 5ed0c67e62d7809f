package parser

import (
	"bytes"
	"math"
)

// The objects of PDF files and of the streams in them (ISO 32000-1, 7.2 and 7.3). An object is one of nil, bool,
// float64, pdfString, pdfName, pdfArray, pdfDict, pdfRef, *pdfStream; what is none of these is a pdfOperator.
type (
	pdfString   string // bytes, in no particular character set
	pdfName     string
	pdfOperator string // obj, R, Tj …
	pdfArray    []any
	pdfDict     map[pdfName]any
	pdfRef      int // number of an object; of its generations the last in the file is the one
)

// pdfStream is a dictionary with bytes behind it, as yet encoded.
type pdfStream struct {
	dict pdfDict
	raw  []byte
}

// deepestPDF bounds how deep objects stand in one another; those of real files hardly pass 10.
const deepestPDF = 100

// pdfLexer reads objects one by one. Malformed ones are read as far as they go: a reader of other people's files
// must live with them.
type pdfLexer struct {
	src  []byte
	pos  int
	left *int // objects that may still be read, of all the file; at 0 every source ends
}

// next reads an object or an operator; ok is false at the end.
func (l *pdfLexer) next() (object any, ok bool) { return l.object(0) }

func (l *pdfLexer) object(depth int) (any, bool) {
	start := l.pos
	l.skipBlanks()
	if l.pos >= len(l.src) || *l.left <= 0 || depth > deepestPDF {
		*l.left -= (l.pos - start) / 64
		l.pos = len(l.src)
		return nil, false
	}
	switch c := l.src[l.pos]; {
	case c == '[':
		*l.left--
		l.pos++
		return pdfArray(l.until("]", depth)), true
	case c == '<' && l.at(1) == '<':
		*l.left--
		l.pos += 2
		return dictOf(l.until(">>", depth)), true
	}
	object := l.simple()
	*l.left -= 1 + (l.pos-start)/64 // long ones count for more: they may be read again and again
	return object, true
}

// simple reads an object that holds no others.
func (l *pdfLexer) simple() any {
	switch c := l.src[l.pos]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<':
		return l.hex()
	case c == '>' && l.at(1) == '>':
		l.pos += 2
		return pdfOperator(">>")
	case pdfClass[c] == pdfDelimiter:
		l.pos++
		return pdfOperator([]byte{c})
	}
	return l.word()
}

// at is the byte n places on, 0 behind the end.
func (l *pdfLexer) at(n int) byte {
	if l.pos+n < len(l.src) {
		return l.src[l.pos+n]
	}
	return 0
}

// until reads the objects of an array or dictionary. One that is not closed ends with the object it stands in.
func (l *pdfLexer) until(end pdfOperator, depth int) []any {
	var list []any
	for {
		start := l.pos
		object, ok := l.object(depth + 1)
		if !ok {
			return list
		}
		switch operator, _ := object.(pdfOperator); operator {
		case end:
			return list
		case "endobj", "stream", "endstream":
			l.pos = start
			return list
		case "R":
			if n := len(list); n >= 2 {
				if number, ok := list[n-2].(float64); ok {
					list = append(list[:n-2], pdfRef(number))
				}
			}
		case "":
			list = append(list, object)
		}
	}
}

func dictOf(list []any) pdfDict {
	d := make(pdfDict, len(list)/2)
	for i := 0; i+1 < len(list); i += 2 {
		key, ok := list[i].(pdfName)
		if !ok {
			i-- // out of step: look for the next name
			continue
		}
		d[key] = list[i+1]
	}
	return d
}

// pdfClass tells blanks and delimiters from the characters of words.
var pdfClass = [256]byte{
	0: pdfBlank, '\t': pdfBlank, '\n': pdfBlank, '\f': pdfBlank, '\r': pdfBlank, ' ': pdfBlank,
	'(': pdfDelimiter, ')': pdfDelimiter, '<': pdfDelimiter, '>': pdfDelimiter, '[': pdfDelimiter,
	']': pdfDelimiter, '{': pdfDelimiter, '}': pdfDelimiter, '/': pdfDelimiter, '%': pdfDelimiter,
}

const (
	pdfBlank     = 1
	pdfDelimiter = 2
)

// skipBlanks passes blanks and comments.
func (l *pdfLexer) skipBlanks() {
	for l.pos < len(l.src) {
		switch c := l.src[l.pos]; {
		case pdfClass[c] == pdfBlank:
			l.pos++
		case c == '%':
			end := bytes.IndexAny(l.src[l.pos:], "\r\n")
			if end < 0 {
				end = len(l.src) - l.pos
			}
			l.pos += end
		default:
			return
		}
	}
}

// word is a number, a named constant or an operator.
func (l *pdfLexer) word() any {
	start := l.pos
	for l.pos < len(l.src) && pdfClass[l.src[l.pos]] == 0 {
		l.pos++
	}
	w := l.src[start:l.pos]
	if c := w[0]; c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.' {
		if n, ok := pdfNumber(w); ok {
			if whole := int(n); n >= 0 && n < float64(len(pdfWholes)) && float64(whole) == n && !math.Signbit(n) {
				return pdfWholes[whole]
			}
			return n
		}
	}
	if object, ok := pdfWords[string(w)]; ok {
		return object
	}
	return pdfOperator(w)
}

// The objects that pages consist of for the most part, which take no room of their own: words and small whole numbers.
var (
	pdfWords  = listPDFWords()
	pdfWholes = listPDFWholes()
)

func listPDFWords() map[string]any {
	m := map[string]any{"true": true, "false": false, "null": nil}
	for _, w := range []pdfOperator{"BT", "ET", "Tf", "Tm", "Td", "TD", "T*", "Tj", "TJ", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "q", "Q", "cm", "re", "m", "l",
		"c", "v", "y", "h", "f", "f*", "F", "B", "B*", "b", "b*", "S", "s", "n", "W", "W*", "w", "J", "j", "M", "d", "i", "ri", "gs", "g", "G", "rg", "RG", "k", "K",
		"cs", "CS", "sc", "SC", "scn", "SCN", "Do", "BMC", "BDC", "EMC", "MP", "DP", "R", "obj", "endobj", "stream", "endstream", "def",
		"beginbfchar", "endbfchar", "beginbfrange", "endbfrange", "begincidrange", "endcidrange", "begincmap", "endcmap"} {
		m[string(w)] = w
	}
	return m
}

func listPDFWholes() (list [1024]any) {
	for n := range list {
		list[n] = float64(n)
	}
	return list
}

// pdfNumber reads a number of digits and at most one point: PDF knows no exponents.
func pdfNumber(w []byte) (float64, bool) {
	i, sign := 0, 1.0
	for i < len(w) && (w[i] == '-' || w[i] == '+') {
		if w[i] == '-' {
			sign = -1
		}
		i++
	}
	n, scale, digits := 0.0, 0.0, 0
	for ; i < len(w); i++ {
		switch c := w[i]; {
		case c >= '0' && c <= '9':
			n = n*10 + float64(c-'0')
			scale *= 10
			digits++
		case c == '.' && scale == 0:
			scale = 1
		default:
			return 0, false
		}
	}
	if digits == 0 || digits > 300 {
		return 0, false
	}
	if scale > 1 {
		n /= scale
	}
	return sign * n, true
}

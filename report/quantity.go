package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quantity is a number as prose tells it: 76, ３,５００, 1.2万, 十二, 200余.
type Quantity struct {
	Value    Number
	Bound    Bound
	Doubtful bool   // digits set apart by a blank, which may be two numbers
	Han      bool   // written in 汉字
	unit     Number // what one of its last digit is worth: 0.1 in 4.5, 1000 in 1.2万
	step     Number // what one of its last digit but zeros is worth: how far a quantity at least Value may reach
}

// Bound says how a quantity is meant.
type Bound uint8

// The bounds. AtLeast: 余, 多; the true number is below the next round one. About: 约, 近, 左右; within a tenth.
const (
	Exact Bound = iota
	AtLeast
	About
)

// Covers reports whether a thing of n may be told so: an exact one where n is rounded to it.
func (q Quantity) Covers(n Number) bool {
	switch q.Bound {
	case AtLeast:
		above, ok := q.Value.Add(q.step)
		return ok && n.Cmp(q.Value) >= 0 && n.Cmp(above) < 0
	case About:
		v, f := q.Value.Float(), n.Float()
		return f >= 0.9*v && f <= 1.1*v
	}
	off, ok := n.Add(q.Value.Neg())
	if off.Sign() < 0 {
		off = off.Neg()
	}
	twice, okTwice := off.Add(off)
	return ok && okTwice && (off.Sign() == 0 || twice.Cmp(q.unit) <= 0 && q.Value.Sign() != 0)
}

// Shift is the quantity × 10^-places, of places from -8 to 8: 元 in 万元 is Shift(4). ok is false where that is no Number.
func (q Quantity) Shift(places int) (shifted Quantity, ok bool) {
	shifted, ok = q, true
	for _, n := range [...]*Number{&shifted.Value, &shifted.unit, &shifted.step} {
		for p := places; p < 0 && ok; p++ {
			ok = n.coef < 1e17 && n.coef > -1e17
			n.coef *= 10
		}
		if places > 0 {
			moved, fits := n.Shift(uint8(places))
			*n, ok = moved, ok && fits
		}
	}
	return shifted, ok
}

// ReadQuantity reads the quantity that the text begins with; size is 0 where it begins with none, or with one that
// a Number can't hold. 万 and 亿 count where no 元 follows: 3.5万元 is 3.5 of the unit 万元.
func ReadQuantity(text string) (q Quantity, size int) {
	coef, scale, size := readDigits(text, &q.Doubtful)
	if size == 0 {
		if coef, size = readHan(text); size == 0 {
			return Quantity{}, 0
		}
		q.Han = true
	}
	if coef < 0 {
		return Quantity{}, 0
	}
	size += q.more(text[size:])
	unit, step := int64(1), int64(1)
	for c := coef; scale == 0 && c != 0 && c%10 == 0 && step < 1e12; c /= 10 {
		step *= 10
	}
	if zeros, n := multiplier(text[size:]); n > 0 && coef < 1e9 {
		size += n
		for ; zeros > 0 && scale > 0; zeros-- {
			scale--
		}
		coef, unit, step = coef*pow10(zeros), unit*pow10(zeros), step*pow10(zeros)
		size += q.more(text[size:])
	}
	q.Value, q.unit, q.step = Number{coef, scale}, Number{unit, scale}, Number{step, scale}
	return q, size
}

// more reads a word behind a number that makes it a lower bound.
func (q *Quantity) more(text string) (size int) {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	switch r, n := utf8.DecodeRuneInString(rest); r {
	case '余', '多', '来', '+':
		q.Bound = AtLeast
		return len(text) - len(rest) + n
	}
	return 0
}

func multiplier(text string) (zeros uint8, size int) {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	r, n := utf8.DecodeRuneInString(rest)
	switch r {
	case '百':
		zeros = 2
	case '千':
		zeros = 3
	case '万':
		zeros = 4
	case '亿':
		zeros = 8
	}
	behind := rest[n:]
	if zeros == 0 || strings.HasPrefix(strings.TrimLeftFunc(behind, unicode.IsSpace), "元") {
		return 0, 0
	}
	return zeros, len(text) - len(behind)
}

// readDigits reads Arabic digits of either width, with separators between groups of three and a decimal point. coef
// is negative where there are too many.
func readDigits(text string, blank *bool) (coef int64, scale uint8, size int) {
	digits, point := 0, false
	for size < len(text) {
		d, n := digitAt(text[size:])
		if n == 0 {
			if b := text[size]; b >= 0xe4 && b <= 0xe9 { // a 汉字
				break
			}
			n = separator(text[size:], point, digits > 0)
			if n == 0 {
				break
			}
			if isPoint(text[size:]) {
				point = true
			} else {
				*blank = *blank || text[size] == ' '
			}
			size += n
			continue
		}
		if digits++; digits > 15 || scale == maxScale {
			coef = -1
		}
		if coef >= 0 {
			coef = coef*10 + d
			if point {
				scale++
			}
		}
		size += n
	}
	return coef, scale, size
}

// separator is the size of a mark between digits: a decimal point, or what sets groups of three digits apart.
func separator(text string, point, digits bool) int {
	if !digits || point {
		return 0
	}
	r, size := utf8.DecodeRuneInString(text)
	switch r {
	case '.', '．':
		if _, n := digitAt(text[size:]); n > 0 {
			return size
		}
	case ',', '，', ' ':
		at := size
		for range 3 {
			_, n := digitAt(text[at:])
			if n == 0 {
				return 0
			}
			at += n
		}
		if _, n := digitAt(text[at:]); n == 0 {
			return size
		}
	}
	return 0
}

func isPoint(text string) bool { return text[0] == '.' || strings.HasPrefix(text, "．") }

// digitAt gives the Arabic digit that the text begins with; size is 0 where there is none.
func digitAt(text string) (d int64, size int) {
	switch {
	case text == "":
	case text[0] >= '0' && text[0] <= '9':
		return int64(text[0] - '0'), 1
	case len(text) >= 3 && text[0] == 0xef && text[1] == 0xbc && text[2] >= 0x90 && text[2] <= 0x99:
		return int64(text[2] - 0x90), 3
	}
	return 0, 0
}

// readHan reads a number in 汉字: 十二, 一百零五, 二〇二二. 百, 千 and 万 begin none, and a single one behind the
// number (三千) is left to multiplier.
func readHan(text string) (coef int64, size int) {
	var sum, digit int64
	digits, units := 0, 0
	for size < len(text) && size < 3*12 {
		r, n := utf8.DecodeRuneInString(text[size:])
		if d := hanDigit(r); d >= 0 {
			if digits > 0 && units == 0 {
				digit = digit*10 + d
			} else {
				digit = d
			}
			digits++
			size += n
			continue
		}
		unit := hanUnit(r)
		if unit == 0 || digits == 0 && unit != 10 || units == 0 && digits > 1 {
			break
		}
		if digits == 0 {
			digit = 1
		}
		sum, digit = sum+digit*unit, 0
		digits, units = digits+1, units+1
		size += n
	}
	return sum + digit, size
}

func hanDigit(r rune) int64 {
	switch r {
	case '零', '〇':
		return 0
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return -1
}

func hanUnit(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

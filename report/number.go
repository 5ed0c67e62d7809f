package report

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// Number is an exact decimal, coef × 10^-scale: figures are kept as they are printed, never rounded.
// The zero value is 0. Two Numbers may be == only if they are printed alike; compare with Cmp.
type Number struct {
	coef  int64
	scale uint8
}

const maxScale = 9

// Int is the Number n.
func Int(n int64) Number { return Number{coef: n} }

// ErrNumber says that a text is no decimal number of at most 18 digits.
var ErrNumber = errors.New("not a decimal number")

// ParseNumber reads an optional sign, digits, and optionally a point and up to nine more digits.
// "+3" is 3; "1,000", "1e3", ".5" and "5." are not read: what is printed like that is for the parser to judge.
func ParseNumber(s string) (Number, error) {
	rest, neg := s, false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		neg, rest = rest[0] == '-', rest[1:]
	}
	var coef int64
	point := -1 // where the point stands
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c >= '0' && c <= '9' && i < 19:
			coef = coef*10 + int64(c-'0')
		case c == '.' && point < 0:
			point = i
		default:
			return Number{}, ErrNumber
		}
	}
	whole, fraction := len(rest), 0
	if point >= 0 {
		whole, fraction = point, len(rest)-point-1
	}
	if whole == 0 || point >= 0 && fraction == 0 || fraction > maxScale || whole+fraction > 18 {
		return Number{}, ErrNumber
	}
	if neg {
		coef = -coef
	}
	return Number{coef, uint8(fraction)}, nil
}

// String gives the number with the decimals it was printed with.
func (n Number) String() string {
	if n.scale == 0 {
		return strconv.FormatInt(n.coef, 10)
	}
	return string(n.Append(nil))
}

// Append adds what String gives to b.
func (n Number) Append(b []byte) []byte {
	if n.scale == 0 {
		return strconv.AppendInt(b, n.coef, 10)
	}
	abs := n.coef
	if abs < 0 {
		b, abs = append(b, '-'), -abs
	}
	digits := strconv.FormatInt(abs, 10)
	if pad := int(n.scale) + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	cut := len(digits) - int(n.scale)
	b = append(b, digits[:cut]...)
	b = append(b, '.')
	return append(b, digits[cut:]...)
}

// MarshalJSON writes a JSON number.
func (n Number) MarshalJSON() ([]byte, error) { return []byte(n.String()), nil }

// Float is the nearest float64, for charts only.
func (n Number) Float() float64 { return float64(n.coef) / math.Pow10(int(n.scale)) }

// Decimals is how many stand behind the point where the number is printed.
func (n Number) Decimals() int { return int(n.scale) }

// Units is the number in units of 10^-places, exactly; ok is false where it has more decimals, or more than 18 digits so.
func (n Number) Units(places uint8) (units int64, ok bool) {
	for n.scale > places && n.coef%10 == 0 {
		n.coef, n.scale = n.coef/10, n.scale-1
	}
	if n.scale > places {
		return 0, false
	}
	units, ok = rescale(n, places)
	return units, ok && units < 1e18 && units > -1e18
}

// Sign is -1, 0 or 1.
func (n Number) Sign() int {
	switch {
	case n.coef < 0:
		return -1
	case n.coef > 0:
		return 1
	}
	return 0
}

// Whole reports whether n is a whole number, however many decimals it is printed with.
func (n Number) Whole() bool { return n.coef%pow10(n.scale) == 0 }

// Shift is n × 10^-places, exactly; ok is false where that needs more than nine decimals.
// Decimals that are zero are dropped down to the ones n was printed with: 251000 元 shifted by 4 is 25.1 万元.
func (n Number) Shift(places uint8) (shifted Number, ok bool) {
	scale, coef := n.scale+places, n.coef
	for scale > n.scale && coef%10 == 0 {
		coef, scale = coef/10, scale-1
	}
	if scale > maxScale {
		return Number{}, false
	}
	return Number{coef, scale}, true
}

// Add is the exact sum; ok is false on overflow.
func (n Number) Add(m Number) (sum Number, ok bool) {
	scale := max(n.scale, m.scale)
	a, okA := rescale(n, scale)
	b, okB := rescale(m, scale)
	c := a + b
	return Number{c, scale}, okA && okB && (c > a) == (b > 0)
}

// Neg is -n.
func (n Number) Neg() Number { return Number{-n.coef, n.scale} }

// Cmp is -1, 0 or 1 as n is less than, equal to or greater than m.
func (n Number) Cmp(m Number) int {
	scale := max(n.scale, m.scale)
	a, okA := rescale(n, scale)
	b, okB := rescale(m, scale)
	if !okA || !okB {
		// Only numbers beyond 10^9 of different scale get here; their floats differ.
		return cmpFloat(n.Float(), m.Float())
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func rescale(n Number, scale uint8) (coef int64, ok bool) {
	if n.scale == scale {
		return n.coef, true
	}
	f := pow10(scale - n.scale)
	c := n.coef * f
	return c, n.coef == 0 || c/n.coef == f
}

func pow10(n uint8) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

package report

import (
	"cmp"
	"math/big"
)

// MinBase is the least number of cases that a rate is shown of: a share of fewer says nothing.
const MinBase = 10

// Rate is a quotient of two sums of cells that mean the same in both forms. It is defined here and nowhere else.
type Rate struct {
	ID      string // address of its page: rate.granted
	Name    string // 予以公开率
	Meaning string // what is divided by what, in one or two sentences
	Source  string // where its parts stand in the form, and the articles they rest on
	Unit    string // % or 件／百件: a hundred times the quotient, either way
	Over    []string
	Under   []string // keys of the cells that are added up above and below the line

	over, under terms
}

// Fraction is the rate of one report: Over of Under cases.
type Fraction struct {
	Over, Under Number
	Standing    Standing
	Inferred    bool // a part was not printed, but left by the document's own sums as the only value
}

// Standing says whether a rate can be told. The zero value is Unknown.
type Standing uint8

// Unknown: a part is blank, missing or no number, or the parts refute each other (negative, or more than the whole).
// Few: known, of fewer than MinBase cases, and not to be shown. Shown: of MinBase or more.
const (
	Unknown Standing = iota
	Few
	Shown
)

// Percents reports whether the rate is the share of a whole, which can't be above 100 %.
func (rt *Rate) Percents() bool { return rt.Unit == percents }

// Of is the rate of a report. Nothing is filled in: where a part has no value, nor has the rate.
func (rt *Rate) Of(r *Report) Fraction {
	over, is := figureOf(r, rt.over)
	if !is.HasValue() {
		return Fraction{}
	}
	under, its := figureOf(r, rt.under)
	if !its.HasValue() {
		return Fraction{}
	}
	f := rt.Fraction(over, under)
	f.Inferred = f.Standing != Unknown && (is == Inferred || its == Inferred)
	return f
}

// Fraction is the rate of known sums: those of one report, or of many added up.
func (rt *Rate) Fraction(over, under Number) Fraction {
	if over.Sign() < 0 || under.Sign() < 0 || rt.Percents() && over.Cmp(under) > 0 {
		return Fraction{}
	}
	f := Fraction{Over: over, Under: under, Standing: Shown}
	if under.Cmp(Int(MinBase)) < 0 {
		f.Standing = Few
	}
	return f
}

// Hundredfold is 100 × Over ÷ Under with one decimal, halves rounded up, of a fraction that is Shown.
func (f Fraction) Hundredfold() Number {
	if f.small() {
		return Number{(2000*f.Over.coef + f.Under.coef) / (2 * f.Under.coef), 1}
	}
	scale := max(f.Over.scale, f.Under.scale)
	n, d := f.Over.big(scale), f.Under.big(scale)
	n.Mul(n, big.NewInt(2000)).Add(n, d)
	return Number{n.Quo(n, d.Mul(d, big.NewInt(2))).Int64(), 1}
}

// Cmp is -1, 0 or 1 as f is less than, equal to or greater than g, exactly; both are Shown.
func (f Fraction) Cmp(g Fraction) int {
	if f.small() && g.small() {
		return cmp.Compare(f.Over.coef*g.Under.coef, g.Over.coef*f.Under.coef)
	}
	scale := max(f.Over.scale, f.Under.scale, g.Over.scale, g.Under.scale)
	a, b := f.Over.big(scale), g.Over.big(scale)
	return a.Mul(a, g.Under.big(scale)).Cmp(b.Mul(b, f.Under.big(scale)))
}

// small reports whether both parts are whole and so small that products of them and of those of another such fraction are exact.
func (f Fraction) small() bool {
	const most = 1 << 31
	return f.Over.scale|f.Under.scale == 0 && uint64(f.Over.coef) < most && uint64(f.Under.coef) < most
}

// big is n × 10^scale; scale is not less than n's own.
func (n Number) big(scale uint8) *big.Int {
	b := big.NewInt(n.coef)
	return b.Mul(b, big.NewInt(pow10(scale-n.scale)))
}

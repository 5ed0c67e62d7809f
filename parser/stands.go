package parser

import (
	"fmt"
	"strings"

	"nianbao/gazetteer"
	"nianbao/report"
)

// Stands holds a report that was parsed elsewhere against what a parser can have read: each cell's number against the
// text that the cell prints, and the organ's place against the gazetteer. What can't be is the error.
func Stands(r *report.Report) error {
	for key, c := range r.Cells.All() {
		if !cellStands(r.Form, key, c) && !gluedStands(r, c) {
			return fmt.Errorf("cell %s: state %s, value %s, and what is printed is %q", key, c.State, valueText(c), shortened(c.Raw))
		}
	}
	return organStands(r.Organ)
}

func valueText(c report.Cell) string {
	if c.State.HasValue() {
		return c.Value.String()
	}
	return "null"
}

func shortened(s string) string {
	if isLonger(s, 40) {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}

// cellStands reports whether the printed text can have become the cell: 251000元 is 25.1 where the form counts in 万元.
func cellStands(form report.Form, key string, c report.Cell) bool {
	v := readValue(c.Raw)
	ind, _ := report.IndicatorOf(form, key)
	amount := ind.Unit == "万元"
	switch c.State {
	case report.Blank:
		return v.state == report.Blank
	case report.Invalid:
		return v.state != report.Reported || amount || v.unit == yuan || v.unit == wanYuan
	case report.Reported:
		if v.state == report.Reported && v.number == c.Value {
			return !amount || v.unit != yuan
		}
		if shifted, ok := v.number.Shift(4); amount && v.state == report.Reported && ok && shifted == c.Value {
			return v.unit == yuan || v.unit == noUnit
		}
		return false
	}
	return true
}

// gluedStands reports whether the cell is one of several that are printed as one number, which they make up together.
func gluedStands(r *report.Report, c report.Cell) bool {
	if c.State != report.Reported || !digits(c.Raw) {
		return false
	}
	whole, n := "", 0
	for _, other := range r.Cells.All() {
		if other.State == report.Reported && other.Line == c.Line && other.Column == c.Column && other.Raw == c.Raw {
			whole += other.Value.String()
			n++
		}
	}
	return n > 1 && whole == c.Raw
}

// organStands reports an organ whose place is not where its code says.
func organStands(o report.Organ) error {
	if o.Code == "" {
		if len(o.Region) > 0 {
			return fmt.Errorf("organ: region %s without a code", shortened(strings.Join(o.Region, " ")))
		}
		return nil
	}
	d, ok := gazetteer.ByCode(o.Code)
	if !ok {
		return fmt.Errorf("organ: no place has the code %s", o.Code)
	}
	p := gazetteer.Placement{Found: true, Place: d, Level: o.Level}
	if want, got := strings.Join(p.Region(), " "), strings.Join(o.Region, " "); want != got {
		return fmt.Errorf("organ: the place of code %s lies in %q, not in %q", o.Code, want, shortened(got))
	}
	if o.Level != report.Department && o.Level != d.Level {
		return fmt.Errorf("organ: the place of code %s is a %s, not a %s", o.Code, d.Level, o.Level)
	}
	return nil
}

package report

// Indicator is a figure that means the same in every report that has it: what pages, charts and
// downloads compare. Across the series break between the forms it joins only cells that are comparable.
type Indicator struct {
	ID      string // address of its page: the cell's key, with "-2019" behind where the forms use one key for two things
	Key     string // the cell's key
	Name    string // 本年新收 · 自然人
	Unit    string
	Meaning string
	Table   string // key of its table
	Row     Row
	Column  Column
	Forms   []Form   // the forms whose reports can be compared in it
	Parts   []string // keys whose sum stands for Key in a report that does not have Key itself

	own   Place       // of Key
	parts terms       // Parts
	has   [forms]bool // Forms, by Layout.nth
}

// Indicators lists all indicators in the order of the forms: those of "2021", each table followed by what
// only "2019" has.
func Indicators() []Indicator { return indicators }

// IndicatorByID finds an indicator.
func IndicatorByID(id string) (Indicator, bool) {
	i, ok := indicatorIndex[id]
	if !ok {
		return Indicator{}, false
	}
	return indicators[i], true
}

// IndicatorOf gives the indicator that a report of the form puts under the key.
func IndicatorOf(f Form, key string) (Indicator, bool) {
	if ind, ok := IndicatorByID(key + "-2019"); ok && f == Form2019 {
		return ind, true
	}
	return IndicatorByID(key)
}

// From is the first year it can be compared over, To the last, 0 where it is open.
func (ind Indicator) From() int {
	if ind.Has(Form2019) {
		return 2019
	}
	return 2021
}

// To is the last year it can be compared over, 0 where reports still have it.
func (ind Indicator) To() int {
	if ind.Has(Form2021) {
		return 0
	}
	return 2020
}

// Has reports whether reports of the form can be compared in the indicator.
func (ind Indicator) Has(f Form) bool {
	for _, g := range ind.Forms {
		if f == g {
			return true
		}
	}
	return false
}

// Place is where reports have the cell of the indicator's Key.
func (ind *Indicator) Place() Place { return ind.own }

// Sum is the report's Sum of Key.
func (ind *Indicator) Sum(r *Report) Cell {
	one := [1]term{{ind.own, ind.parts}}
	return sumOf(r, one[:])
}

// Of is the report's Sum of Key; ok is false where its form is not one of Forms, or it has no cells.
func (ind *Indicator) Of(r *Report) (c Cell, ok bool) {
	if !ind.asks(r) {
		return Cell{}, false
	}
	return ind.Sum(r), true
}

// Figure is the value and the state of what Of gives.
func (ind *Indicator) Figure(r *Report) (n Number, s State, ok bool) {
	if !ind.asks(r) {
		return Number{}, Missing, false
	}
	if n, s, ok = r.Cells.Figure(ind.own); ok {
		return n, s, true
	}
	n, s = r.add(ind.parts)
	return n, s, true
}

// Class is the class of what Of gives; it is none of them, Classes, where that is of no class or a sum.
func (ind *Indicator) Class(r *Report) (c Class, ok bool) {
	if !ind.asks(r) {
		return 0, false
	}
	if i := r.Cells.index(ind.own); i >= 0 {
		if p := r.Cells.sheet.packed[i]; p&(1<<stateBits-1) != asideState {
			return Class(p & (Classes - 1)), true
		}
	}
	return Classes, true
}

func (ind *Indicator) asks(r *Report) bool {
	return r.Cells.sheet != nil && ind.has[r.Cells.sheet.layout.nth]
}

// Cell gives a report's cell for the indicator; ok is false where its form has none. Where the report does
// not have the cell itself, the sum of the indicator's Parts stands for it, and is inferred; it is missing
// unless every part has a value.
func (ind Indicator) Cell(r *Report) (c Cell, ok bool) {
	if !ind.Has(r.Form) {
		return Cell{}, false
	}
	if c, ok = r.Cells.At(ind.own); ok || len(ind.Parts) == 0 {
		return c, ok
	}
	sum := Number{}
	for _, p := range ind.parts {
		part, _ := r.Cells.At(p.own)
		if !part.State.HasValue() {
			return Cell{}, true
		}
		if sum, ok = sum.Add(part.Value); !ok {
			return Cell{}, true
		}
	}
	return Cell{Value: sum, State: Inferred}, true
}

var indicators, indicatorIndex = catalogue()

// comparable says of table 2 which keys mean the same in both forms; all of tables 3 and 4 do.
var comparable = map[string]bool{
	"disclosure.licensing.decisions": true,
	"disclosure.penalty.decisions":   true,
	"disclosure.coercion.decisions":  true,
}

func catalogue() ([]Indicator, map[string]int) {
	var list []Indicator
	index := map[string]int{}
	add := func(t Table, row Row, column Column, f Form) {
		key := CellKey(row, column)
		ind := Indicator{ID: key, Key: key, Name: name(row, column), Unit: column.Unit, Meaning: row.Meaning,
			Table: t.Key, Row: row, Column: column, Forms: []Form{f}, own: PlaceOf(key)}
		if i, ok := index[key]; ok {
			if t.Key != "disclosure" || comparable[key] {
				list[i].Forms = append(list[i].Forms, f)
				return
			}
			ind.ID += "-2019"
		}
		if row.Key == otherRow.Key {
			ind.Forms = []Form{Form2021, Form2019}
			for _, part := range otherRows {
				key := CellKey(part, column)
				ind.Parts, ind.parts = append(ind.Parts, key), append(ind.parts, term{own: PlaceOf(key)})
			}
		}
		index[ind.ID] = len(list)
		list = append(list, ind)
	}
	for i, t := range layouts[Form2021].Tables {
		for _, f := range []Form{Form2021, Form2019} {
			for _, b := range layouts[f].Tables[i].Blocks {
				for _, row := range b.Rows {
					for _, column := range b.Columns {
						add(t, row, column, f)
					}
				}
			}
		}
	}
	for i := range list {
		for _, f := range list[i].Forms {
			list[i].has[layouts[f].nth] = true
		}
	}
	return list, index
}

func name(row Row, column Column) string {
	if row.Name == "" {
		return column.Name
	}
	return row.Name + " · " + column.Name
}

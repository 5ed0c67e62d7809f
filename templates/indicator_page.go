package templates

// Indicator is the page of one indicator or rate.
type Indicator struct {
	Frame
	Heading string
	Meaning string
	Unit    string
	Facts   []Pair     // unit, table, row, column, forms, comparable years, key
	Parts   []RateSide // of a rate
	Other   []Link     // indicators of the same row
	Rates   []Link     // that the indicator is part of
	Note    string     // about the series break, or about when a rate is given; "" for nothing
	CSV     string     // link to the page's figures as a table, "" where there is none
	Years   []Link     // the pages of years, the newest first; nil where no report has it
	Newest  YearFigures
	Spread  *Table // levels and years × quartiles; nil where no report has it
	Values  Values
}

// RateSide is what is added up above or below the line of a rate.
type RateSide struct {
	Name  string // 分子
	Terms []Link
}

// Pair is a name and what it stands for.
type Pair struct {
	Name, Text string
	Code       bool // Text is a key to be quoted to the letter
}

// YearFigures are an indicator's figures of one year.
type YearFigures struct {
	Year   int
	Levels []LevelFigures
}

// LevelFigures are those of organs of one level.
type LevelFigures struct {
	ID    string
	Title string // 县级政府
	Said  string // how many organs, and how their figures are distributed
	Bars  []Bar  // the distribution, nil where the ranking shows it
	Top   Table  // the greatest figures; without rows where none is above 0
	More  string // about the others; "" for none
	Tiles *Tiles // the provinces, nil where there are too few
}

// Ranked reports whether there is a ranking.
func (l LevelFigures) Ranked() bool { return len(l.Top.Groups) > 0 }

// Bar is a class of a histogram.
type Bar struct {
	Label   string
	N       int
	Percent int // of the longest bar
}

// Values are the figures of all organs of a place, or links to pages that have them.
type Values struct {
	Table *Table // organs × years; nil where there is nothing to list
	Rest  string // about organs left out; "" for none
	Below []Link // pages of the places in it
}

// IndicatorYear is the page of an indicator's figures of one year.
type IndicatorYear struct {
	Frame
	Heading   string
	Unit      string
	Of        Link // the indicator's page
	Years     []Link
	Figures   YearFigures
	Provinces *Table // provinces × levels: medians; nil where there are too few provinces
}

// IndicatorValues is the page of an indicator's figures of all organs in one place.
type IndicatorValues struct {
	Frame
	Heading string
	Unit    string
	Values  Values
}

package templates

import "html/template"

// Comparison is the page of the organs of one level that report on one year in one place.
type Comparison struct {
	Frame
	Heading  string // 2022 年 2 个乡镇的政府信息公开申请
	About    string // which organs, in which place
	Forms    string // which forms they follow and what that means for the comparison
	Words    string // how the distributions are to be read
	Method   string // link to where their definitions stand, "" for none
	CSV      string // link to the page's figures as a table
	Explore  string // link to the explorer with these organs chosen, "" where they are too many for it
	Topics   []Topic
	Full     []Part
	Organs   []OrganEntry
	AllYears []int  // columns of the list of organs
	Regions  *Table // of very many organs: the smaller sets they stand in; nil for none
	Covered  string // how many governments of the level there are in the place, and how many report; "" where nobody knows
	Coverage Link   // to the page that tells which
	Missing  []Link // those that have no report on the year, where they are few enough to be named
	Absent   []Link // other organs of the place and level with reports on other years only
	Free     []Link // organs whose report on the year has no standard tables
	Before   YearLink
	After    YearLink
}

// Sheet is a page beside a comparison with tables that it has no room for.
type Sheet struct {
	Frame
	Heading string
	Name    string // of the sheet among those of the comparison
	Set     Link   // back to the comparison
	CSV     string
	Pages   []Link // all sheets of the same tables, by number; nil where there is one
	Topics  []Topic
}

// Topic is a few charts with their figures below.
type Topic struct {
	ID       string
	Title    string
	Intro    string // how to read it; "" for nothing
	Charts   []Chart
	Zero     []string    // sentences that stand for charts with nothing to draw
	Classes  []Classes   // how the figures are distributed over the organs, where there are too many to draw them all
	Spread   *Table      // their quartiles
	Complete string      // says that all organs have all figures, where they have
	Gaps     []Link      // organs that lack figures
	MoreGaps int         // how many more do
	Table    *Table      // nil where it stands on sheets
	Sheets   []Link      // where the table stands
	Aside    []Elsewhere // charts that stand there too
	After    string      // about rows left out of the table; "" for nothing
}

// Classes are a histogram.
type Classes struct {
	Said string // of what it is
	Bars []Bar
}

// Part is what is told of one table of the form.
type Part struct {
	ID     string
	Title  string
	Intro  string // how to read it; "" for nothing
	Table  *Table // all of it at once; nil where it is told row by row
	Whole  *Topic // told before the others, in full width; nil for none
	Topics []Topic
	Moved  []Elsewhere // what stands on sheets
	Zero   string      // one sentence about the rows that are all zero, "" for none
}

// Elsewhere is a table or a chart that stands on a sheet. ID is its anchor, kept on the page that has no room for it.
type Elsewhere struct {
	ID string
	Link
}

// Trend is the page of one organ over its years, or of a region's organs of one level added up.
type Trend struct {
	Frame
	Heading  string
	About    string
	Break    string // what the series break means; "" where the years do not cross it
	Changing string // of sums: whether other organs report in each year; "" where they do not
	Other    Link   // the sums of the same region's other choice of organs; without Href where there is none
	CSV      string // link to the page's figures as a table
	Explore  string // link to the explorer with the organ chosen, "" of sums
	Years    []Link
	Coverage *Table      // of sums: how many organs report in each year; nil of one organ
	Charts   template.JS // what the charts have in common, see chart.Shared; without single quotes
	Parts    []Part
}

package templates

import "io"

// Comparison is the page of the organs of one level that report on one year in one place.
type Comparison struct {
	Frame
	Heading  string // 2022 年 2 个乡镇的政府信息公开申请
	About    string // which organs, in which place
	Forms    string // which forms they follow and what that means for the comparison
	CSV      string // link to the page's figures as a table
	Organs   []OrganEntry
	AllYears []int // columns of the list of organs
	Topics   []Topic
	Full     []Part
	Absent   []Link // organs of the place and level with reports on other years only
	Free     []Link // organs whose report on the year has no standard tables
	Before   YearLink
	After    YearLink
}

// Topic is a few charts with their figures below.
type Topic struct {
	ID     string
	Title  string
	Intro  string // how to read it; "" for nothing
	Charts []Chart
	Zero   []string // sentences that stand for charts with nothing to draw
	Table  *Table
	After  string // about rows left out of the table; "" for nothing
}

// Part is what is told of one table of the form.
type Part struct {
	ID     string
	Title  string
	Table  *Table // all of it at once; nil where it is told row by row
	Topics []Topic
	Zero   string // one sentence about the rows that are all zero, "" for none
}

// Trend is the page of one organ over its years.
type Trend struct {
	Frame
	Heading string
	About   string
	Break   string // what the series break means; "" where the years do not cross it
	CSV     string // link to the page's figures as a table
	Years   []Link
	Parts   []Part
}

// Write writes the page.
func (p Comparison) Write(w io.Writer) error { return write(w, "comparison", p) }

// Write writes the page.
func (p Trend) Write(w io.Writer) error { return write(w, "trend", p) }

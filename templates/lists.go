package templates

import "html/template"

// organList is what the partial of a list of organs takes.
type organList struct {
	Caption string
	Label   string // head of the column of names
	Years   []int
	Organs  []OrganEntry
}

// yearNav is what the partial of the years before and after takes.
type yearNav struct {
	Label         string
	Before, After YearLink
}

// HTML is the years for a template.
func (y yearNav) HTML() template.HTML {
	return new(buffer).years(y.Label, y.Before, y.After).html()
}

// List is a list of organs or places with the page's years.
func (p Place) List(label string, organs []OrganEntry) any {
	return organList{Caption: p.Heading + "：" + label, Label: label, Years: p.Years, Organs: organs}
}

// List is the list of organs with the page's years.
func (p Unplaced) List(label string, organs []OrganEntry) any {
	return organList{Caption: "归属未定的机关", Label: label, Years: p.Years, Organs: organs}
}

// List is the organs of the comparison with their years.
func (p Comparison) List() any {
	return organList{Caption: p.Heading, Label: "机关", Years: p.AllYears, Organs: p.Organs}
}

// Years is the way to the same comparison in other years.
func (p Comparison) Years() any { return yearNav{"其他年度的对照", p.Before, p.After} }

// Drawn is what is drawn of the topic, without its table.
func (t Topic) Drawn() Topic {
	return Topic{ID: t.ID, Title: t.Title, Intro: t.Intro, Charts: t.Charts, Zero: t.Zero}
}

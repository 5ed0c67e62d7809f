package templates

// organList is what the partial of a list of organs takes.
type organList struct {
	Caption string
	Label   string // head of the column of names
	Years   []int
	Organs  []OrganEntry
	Below   bool // a script makes the links of years, whose pages lie below the organ's
}

// List is a list of organs or places with the page's years.
func (p Place) List(label string, organs []OrganEntry) any {
	return organList{Caption: p.Heading + "：" + label, Label: label, Years: p.Years, Organs: organs}
}

// List is the list of organs with the page's years.
func (p Unplaced) List(label string, organs []OrganEntry) any {
	return organList{Caption: "归属未定的机关", Label: label, Years: p.Years, Organs: organs}
}

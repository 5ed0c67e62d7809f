package templates

// organList is a list of organs with the years of their reports.
type organList struct {
	Caption string
	Label   string // head of the column of names
	Years   []int
	Organs  []OrganEntry
	Below   bool // a script makes the links of years, whose pages lie below the organ's
}

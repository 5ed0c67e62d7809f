package templates

// Home is the front page.
type Home struct {
	Frame
	Reports, Organs int
	FirstYear       int // of all reports
	LastYear        int
	Coverage        Table // provinces × years: number of reports
	Covered         Link  // the page of which governments have reports
	Regions         []RegionEntry
	Doubts          []ListedFinding // a few findings worth a look
	Quality         Link
	Newest          []ReportEntry
	Sets            []SetYear
	Trends          []Link // sums of the organs of a level over the years
	Indicators      []Link // a way into each part of the catalogue
	Cases           []Link // ways to all reports with reviews and lawsuits
}

// RegionEntry is a place with the places below it.
type RegionEntry struct {
	Place Link
	Below []Link
}

// ReportEntry is a report in a list.
type ReportEntry struct {
	Report Link   // 函谷关镇人民政府 2022 年
	Region string // 河南省 三门峡市 灵宝市
	When   string // when it was published, "" where unknown
}

// SetYear is the comparisons of one year, widest level first.
type SetYear struct {
	Year int
	Sets []Link
}

// Place is the page of a place, of an organ, or of both where a place's own government has reports.
type Place struct {
	Frame
	Heading     string
	About       string     // one sentence: what kind of place, where, how many reports
	Organ       *OrganPart // nil where the place's own government has no report
	Departments []OrganEntry
	Divisions   []OrganEntry // places below that have reports
	Coverage    Link         // which places below have a report on which year; without Href where there are none below
	Quality     Link         // what checks found in the place; without Href but for provinces
	Known       string       // how many places there are below, with and without reports; "" where that says nothing
	Years       []int        // columns of the lists of organs
	Sets        []SetYear
	Trends      []Link // sums of its organs over the years, level by level
}

// OrganPart is what is told of an organ on its page.
type OrganPart struct {
	Name   string
	Table  Table  // years × key figures
	Shares *Topic // what became of its applications, as a chart; nil where there is too little to draw
	Trend  Link   // without Href where there are fewer than two reports with tables
}

// OrganEntry is an organ or place in a list, with its years.
type OrganEntry struct {
	Name  Link
	Count int    // reports in the place and below it
	Years []Link // parallel to the list's years; Href "" where there is no report
}

// Unplaced is the list of organs whose place can't be told.
type Unplaced struct {
	Frame
	Organs []OrganEntry
	Years  []int
}

package templates

import "html/template"

// Chart is a drawing made by the site's script from Option, in a place of HeightClass. Without a script, Summary
// and the table that Table leads to say the same.
type Chart struct {
	ID          string
	Title       string // says what is shown, where and when
	Unit        string // "" where there is none
	Summary     string
	Organs      string // how many organs the figures are of: 15 个乡镇
	Sources     []Link // the reports, or one link to the list of them
	Notes       []string
	Table       string // link to the table with the same figures
	Data        string // link to the page's figures as CSV, "" for none
	Option      template.JS
	HeightClass string
}

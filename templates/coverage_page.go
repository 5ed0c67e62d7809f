package templates

import "io"

// Coverage is the page of which organs of a place have a report on which year.
type Coverage struct {
	Frame
	Heading string
	About   string
	Levels  Table  // levels × years: governments that have a report
	Tiles   *Tiles // the provinces in the newest year; nil but for the whole country
	Places  Table  // the place itself and the places next below × years
}

// Write writes the page.
func (p Coverage) Write(w io.Writer) error { return write(w, "coverage", p) }

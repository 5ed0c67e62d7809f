package data

import (
	"iter"
	"path"
	"strconv"

	"nianbao/report"
)

// File is one published file.
type File struct {
	Path   string // below the site's root
	Table  string // its name, "" where the file is no table
	Year   int    // 0 where it is about all years
	Format Format
	Rows   int
	Body   []byte
}

// Format is how a table is written.
type Format string

// The formats, each in files that end in its name.
const (
	FormatCSV     Format = "csv"
	FormatNDJSON  Format = "ndjson"
	FormatParquet Format = "parquet"
)

// Formats are all formats of tables.
func Formats() []Format { return []Format{FormatCSV, FormatNDJSON, FormatParquet} }

// Folder is where the files are.
const Folder = "data"

// partBytes is how long a file grows before the rows that follow are put into another: 2022.csv, 2022-2.csv … Hosts of static
// sites refuse files of 25 MiB (Cloudflare Pages) or 100 MB (GitHub); so long a file of text also has fewer
// rows than the 1,048,576 that a spreadsheet takes. The first part never changes its name: what once had an address
// keeps it as the site grows.
const partBytes = 20 << 20

// writer writes one file of a table.
type writer interface {
	row([]Value)
	size() int // of the file so far, or a little less
	close() ([]byte, error)
}

// newWriter begins a file of about so many bytes, where that is known.
func newWriter(f Format, t Table, length int) writer {
	switch f {
	case FormatCSV:
		return newCSVTable(t, length)
	case FormatNDJSON:
		return newJSONTable(t, length)
	}
	return newParquetTable(t)
}

// Files yields every table in the format, and ends with the first error.
func (s Source) Files(format Format) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		for _, t := range Tables() {
			years := []int{0}
			if t.Yearly {
				years = s.years()
			}
			for _, year := range years {
				for f, err := range s.Parts(t, year, format, partBytes) {
					if !yield(f, err) || err != nil {
						return
					}
				}
			}
		}
	}
}

// Parts yields the files of a table, in one format. None holds much more than most bytes.
func (s Source) Parts(t Table, year int, format Format, most int) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		part := File{Table: t.Name, Year: year, Format: format}
		w := newWriter(format, t, min(s.length(t, year, format), most+most/64))
		number := 1
		finish := func() bool {
			var err error
			part.Path = partPath(t, year, format, number)
			part.Body, err = w.close()
			return yield(part, err) && err == nil
		}
		for row := range s.rows(t, year) {
			if w.size() >= most {
				if !finish() {
					return
				}
				w, part.Rows = newWriter(format, t, most+most/64), 0
				number++
			}
			w.row(row)
			part.Rows++
		}
		finish()
	}
}

// length is about how many bytes the table's text has: room made at once is not made piece by piece.
func (s Source) length(t Table, year int, format Format) int {
	rows := 0
	for range s.on(year) {
		rows++
	}
	if t.Name == Cells.Name {
		rows *= len(report.Keys(report.Form2021))
	}
	return rows * len(t.Fields) * map[Format]int{FormatCSV: 13, FormatNDJSON: 23}[format]
}

// partPath is where a part of a table is. Those of Parquet are in a folder that says the year as Hive does, which DuckDB,
// Spark and Trino read as a column.
//
//	data/cells/2022.csv   data/cells/2022-2.csv   data/cells/year=2022/cells.parquet   data/reports.csv
func partPath(t Table, year int, format Format, number int) string {
	p := path.Join(Folder, t.Name)
	if t.Yearly {
		p = path.Join(p, strconv.Itoa(year))
		if format == FormatParquet {
			p = path.Join(Folder, t.Name, "year="+strconv.Itoa(year), t.Name)
		}
	}
	if number > 1 {
		p += "-" + strconv.Itoa(number)
	}
	return p + "." + string(format)
}

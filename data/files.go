package data

import (
	"iter"
	"maps"
	"path"
	"slices"
	"strconv"
)

// File is one published file.
type File struct {
	Path   string // below the site's root
	Table  string // its name, "" where the file is no table
	Year   int    // 0 where it is about all years
	Format Format
	Rows   int
	Body   []byte
	Pieces []byte // tells the pieces of Body, to take them over: see Before
}

// Format is how a table is written.
type Format string

// The formats, each in files that end in its name, with .gz behind where they are compressed.
const (
	FormatCSV     Format = "csv"
	FormatNDJSON  Format = "ndjson"
	FormatParquet Format = "parquet"
)

// Formats are all formats of tables.
func Formats() []Format { return []Format{FormatCSV, FormatNDJSON, FormatParquet} }

// Folder is where the files are.
const Folder = "data"

// A file holds the rows of so many reports, those that follow stand in another: 2022.csv.gz, 2022-2.csv.gz … All formats are cut
// alike. Cells of 6,000 reports are fewer rows than the 1,048,576 that a spreadsheet takes, and some 10 MB; tables of a row for
// each report or organ take more of them. Hosts of static sites refuse files of 25 MiB (Cloudflare Pages) or 100 MB (GitHub). The
// first part never changes its name: what once had an address keeps it as the site grows.
const (
	partReports = 6_000
	partRows    = 100_000
	partText    = 16 << 20 // bytes of texts that are nobody else's, before they are compressed
)

// Part is what stands in one file of each format: a table's rows, or those of some reports. It is known before it is written.
type Part struct {
	Table   Table
	Year    int // 0 where it is about all years
	Number  int // from 1
	Rows    int
	reports []listed
	organs  []Organ
}

// listed is a report with its organ.
type listed struct {
	organ  *Organ
	report *Report
}

// Parts are the parts of all tables, in the order they are told in.
func (s Source) Parts() []Part {
	s = s.Sorted()
	var list []Part
	for _, t := range Tables() {
		most := partRows
		if t.Yearly {
			most = partReports
		}
		list = append(list, s.PartsOf(t, most)...)
	}
	return list
}

// PartsOf are the parts of the table, each of at most so many reports or organs. A table has one at least, of a year that there
// are reports on.
func (s Source) PartsOf(t Table, most int) []Part {
	switch t.Name {
	case Cells.Name, Findings.Name:
		var list []Part
		byYear := s.byYear()
		for _, year := range slices.Sorted(maps.Keys(byYear)) {
			list = append(list, cut(t, year, byYear[year], most)...)
		}
		return list
	case Reports.Name:
		return cut(t, 0, slices.Collect(s.all), most)
	case Organs.Name:
		var list []Part
		for organs := range slices.Chunk(s.Organs, most) {
			list = append(list, Part{Table: t, Number: len(list) + 1, Rows: len(organs), organs: organs})
		}
		if list == nil {
			list = []Part{{Table: t, Number: 1}}
		}
		return list
	case Indicators.Name:
		return []Part{{Table: t, Number: 1, Rows: count(s.indicators)}}
	}
	return []Part{{Table: t, Number: 1, Rows: count(s.rules)}}
}

// cut makes parts of the reports, of at most so many.
func cut(t Table, year int, reports []listed, most int) []Part {
	list := []Part{{Table: t, Year: year, Number: 1}}
	first, text := 0, 0
	for i, r := range reports {
		p := &list[len(list)-1]
		if i-first == most || text >= partText {
			p.reports = reports[first:i]
			list = append(list, Part{Table: t, Year: year, Number: p.Number + 1})
			p, first, text = &list[len(list)-1], i, 0
		}
		rows, own := t.weigh(r.report)
		p.Rows += rows
		text += own
	}
	list[len(list)-1].reports = reports[first:]
	return list
}

// weigh tells how many rows a report has in the table, and how many bytes of texts of its own.
func (t Table) weigh(r *Report) (rows, text int) {
	switch t.Name {
	case Cells.Name:
		return r.Cells.Len(), r.Cells.OwnText()
	case Findings.Name:
		return r.weigh()
	}
	return 1, len(r.Title) + len(r.Source) + len(r.File) + len(r.Organ.Name) + len(r.Organ.Place)
}

func count(rows rows) int {
	n := 0
	for range rows {
		n++
	}
	return n
}

// Files yields every part in every format, and ends with the first error.
func (s Source) Files() iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		for _, p := range s.Parts() {
			for file, err := range s.FilesOf(p) {
				if !yield(file, err) || err != nil {
					return
				}
			}
		}
	}
}

// FilesOf yields the part in every format, and ends with the first error.
func (s Source) FilesOf(p Part) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		chunks := s.split(p.reports)
		for _, f := range Formats() {
			if file, err := s.file(p, f, chunks); !yield(file, err) || err != nil {
				return
			}
		}
	}
}

// File writes the part, of the pieces of the file that stands there as far as they are the same.
func (s Source) File(p Part, format Format) (File, error) {
	return s.file(p, format, s.split(p.reports))
}

func (s Source) file(p Part, format Format, chunks []chunk) (File, error) {
	f := p.Outline(format)
	known := s.before(f.Path)
	var err error
	switch format {
	case FormatCSV:
		f.Body, err = s.text(p, newCSVTable(p.Table), chunks, known)
	case FormatNDJSON:
		f.Body, err = s.text(p, newJSONTable(p.Table), chunks, known)
	default:
		f.Body, err = s.parquet(p, chunks, known)
	}
	f.Pieces = known.index
	return f, err
}

// table takes rows: those of cells by report.
type table interface {
	row(values []Value)
	cells(r *Report)
}

// textTable makes text of them.
type textTable interface {
	table
	text() *[]byte // what came of them
}

func (s Source) text(p Part, w textTable, chunks []chunk, known *pieces) ([]byte, error) {
	if !p.Table.Compressed {
		s.write(w, p, nil, func() {})
		return *w.text(), nil
	}
	var packer packer
	var packed stream
	body := w.text()
	*body = slices.Grow(*body, packRoom+packRoom/4)
	pack := func() piece {
		one := packer.pack(*body)
		*body = (*body)[:0]
		return one
	}
	packed.add(pack()) // the head
	for _, c := range together(chunks, p.Table, p.Table.Together) {
		packed.add(known.of(c.key, func() piece {
			s.write(w, p, c.reports, func() {
				if len(*body) >= packRoom {
					*body = packer.write(*body)
				}
			})
			return pack()
		}))
	}
	return packed.gzip(known), packer.err
}

// write writes the rows of the reports, or of a table that has none the part's. Now and then it says that there is more.
func (s Source) write(w table, p Part, reports []listed, more func()) {
	if p.Table.Name == Cells.Name {
		for _, r := range reports {
			w.cells(r.report)
			more()
		}
		return
	}
	for row := range s.rows(p, reports) {
		w.row(row)
		more()
	}
}

// Outline is what is known of the part's file before it is written: all but its Body.
func (p Part) Outline(format Format) File {
	return File{Path: p.path(format), Table: p.Table.Name, Year: p.Year, Format: format, Rows: p.Rows}
}

// path is where the part is. Those of Parquet are in a folder that says the year as Hive does, which DuckDB, Spark and Trino
// read as a column.
//
//	data/cells/2022.csv.gz   data/cells/2022-2.csv.gz   data/cells/year=2022/cells.parquet   data/rules.csv
func (p Part) path(format Format) string {
	at := path.Join(Folder, p.Table.Name)
	if p.Table.Yearly {
		at = path.Join(at, strconv.Itoa(p.Year))
		if format == FormatParquet {
			at = path.Join(Folder, p.Table.Name, "year="+strconv.Itoa(p.Year), p.Table.Name)
		}
	}
	if p.Number > 1 {
		at += "-" + strconv.Itoa(p.Number)
	}
	at += "." + string(format)
	if p.Table.Compressed && format != FormatParquet {
		at += compressedSuffix
	}
	return at
}

const compressedSuffix = ".gz"

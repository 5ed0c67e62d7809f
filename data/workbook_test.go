package data_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/data"
	"nianbao/report"
)

func books(t *testing.T, s data.Source, address string) []data.File {
	t.Helper()
	var files []data.File
	for _, b := range s.Books() {
		files = append(files, writeBook(t, s, b, address))
	}
	return files
}

func writeBook(t *testing.T, s data.Source, b data.Book, address string) data.File {
	t.Helper()
	f, err := s.Workbook(b, address)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func openBook(t *testing.T, f data.File) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(f.Body))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := book.Close(); err != nil {
			t.Error(err)
		}
	})
	return book
}

// sheetRows are a sheet's rows as numbers are stored, not as they are shown.
func sheetRows(t *testing.T, book *excelize.File, name string) [][]string {
	t.Helper()
	rows, err := book.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// Every figure that a reader of spreadsheets finds is the one of the report, or the mark of why there is none.
func TestWorkbookHasTheFigures(t *testing.T) {
	s := oddSource(t)
	files := books(t, s, "https://x.example/repo/")
	if len(files) != 1 || files[0].Path != "data/nianbao.xlsx" {
		t.Fatal(len(files))
	}
	book := openBook(t, files[0])
	if got, want := fmt.Sprint(book.GetSheetList()), "[说明 报告 数字 2022 数字 2021 数字 2020 核查 指标]"; got != want {
		t.Errorf("sheets %s, want %s", got, want)
	}
	n := 0
	for _, year := range []int{2020, 2021, 2022} {
		rows := sheetRows(t, book, fmt.Sprint("数字 ", year))
		keys, rows := rows[1], rows[2:]
		for _, o := range s.Organs {
			i := slices.IndexFunc(o.Reports, func(r data.Report) bool { return r.Year == year })
			r := o.Reports[i]
			at := slices.IndexFunc(rows, func(row []string) bool { return row[6] == "https://x.example/repo/"+r.Address() })
			if at < 0 || rows[at][0] != r.Organ.Name || rows[at][4] != fmt.Sprint(year) {
				t.Fatalf("no row of %s", r.Address())
			}
			for column, key := range keys {
				ind, ok := report.IndicatorByID(key)
				if !ok {
					continue
				}
				got := ""
				if column < len(rows[at]) {
					got = rows[at][column]
				}
				n++
				if want := shown(r.Report, ind); got != want {
					t.Errorf("%s of %s is %q, want %q", key, r.Address(), got, want)
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d figures", n)
	}
}

func shown(r *report.Report, ind report.Indicator) string {
	c, ok := ind.Cell(r)
	switch {
	case !ok:
		return ""
	case c.State.HasValue():
		return c.Value.String()
	case c.State == report.Blank:
		return "□"
	case c.State == report.Missing:
		return "○"
	}
	return c.Raw
}

// Texts stay texts, whatever they begin with, and no cell holds a formula.
func TestWorkbookHasNoFormulas(t *testing.T) {
	s := oddSource(t)
	r := s.Organs[1].Reports[1]
	r.Title = "=1+1\a_x0041_ <&>\r\n“年”"
	book := openBook(t, books(t, s, "")[0])
	rows := sheetRows(t, book, "报告")
	at := slices.IndexFunc(rows, func(row []string) bool { return row[0] == r.Address() })
	title := slices.Index(rows[0], "标题")
	if got := rows[at][title]; got != r.Title {
		t.Errorf("%q, want %q", got, r.Title)
	}
	cell, err := excelize.CoordinatesToCellName(title+1, at+1)
	if err != nil {
		t.Fatal(err)
	}
	formula, err := book.GetCellFormula("报告", cell)
	kind, err2 := book.GetCellType("报告", cell)
	if formula != "" || err != nil || err2 != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("formula %q, type %v, %v %v", formula, kind, err, err2)
	}
	z, err := zip.NewReader(bytes.NewReader(books(t, s, "")[0].Body), int64(len(books(t, s, "")[0].Body)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(in); err != nil || strings.Contains(b.String(), "<f>") || f.Modified.UTC().Year() != 1980 {
			t.Errorf("%s: %v, %v", f.Name, err, f.Modified)
		}
	}
}

// What is too much for one workbook is cut by year, and the newest years keep its name.
func TestWorkbooksByYear(t *testing.T) {
	s := source(4, 4)
	for _, c := range []struct {
		most int
		want string
	}{
		{16, "[data/nianbao.xlsx: 2023 2022 2021 2020]"},
		{9, "[data/nianbao.xlsx: 2023 2022 data/nianbao-2021.xlsx: 2021 data/nianbao-2020.xlsx: 2020]"},
		{1, "[data/nianbao.xlsx: 2023 data/nianbao-2022.xlsx: 2022 data/nianbao-2021.xlsx: 2021 data/nianbao-2020.xlsx: 2020]"},
	} {
		var got []string
		for _, b := range s.BooksOf(c.most) {
			f := writeBook(t, s, b, "")
			got = append(got, f.Path+":")
			book := openBook(t, f)
			if told := strings.Contains(sheetRows(t, book, "说明")[1][1], "较早"); told == (c.most == 16) {
				t.Errorf("%s, of %d: said to be cut: %v", f.Path, c.most, told)
			}
			reports := len(sheetRows(t, book, "报告")) - 1
			for _, name := range book.GetSheetList() {
				if year, ok := strings.CutPrefix(name, "数字 "); ok {
					got = append(got, year)
					reports -= len(sheetRows(t, book, name)) - 2
				}
			}
			if reports != 0 {
				t.Errorf("%s has %d more reports than rows of figures", f.Path, reports)
			}
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%d reports a workbook: %v, want %s", c.most, got, c.want)
		}
	}
}

// The page tells which years each workbook has.
func TestReadmeTellsTheWorkbooks(t *testing.T) {
	s := source(4, 4)
	var files []data.Described
	for _, f := range allFiles(t, s) {
		files = append(files, data.Describe(f))
	}
	for _, b := range s.BooksOf(9) {
		files = append(files, data.Describe(writeBook(t, s, b, "")))
	}
	readme := string(data.Readme(files, ""))
	for _, want := range []string{"- [nianbao.xlsx](nianbao.xlsx)：2022—2023 年度，", "- [nianbao-2021.xlsx](nianbao-2021.xlsx)：2021 年度，", "- [nianbao-2020.xlsx](nianbao-2020.xlsx)：2020 年度，"} {
		if !strings.Contains(readme, want) {
			t.Errorf("the README does not say %s", want)
		}
	}
}

// Examples read all parts of a table: none is left out of a sum.
func TestExamplesReadAllParts(t *testing.T) {
	var files []data.Described
	for _, name := range []string{"cells/year=2020/cells", "cells/year=2021/cells", "cells/year=2021/cells-2", "reports", "reports-2"} {
		table, _, _ := strings.Cut(strings.ReplaceAll(name, "-", "/"), "/")
		files = append(files, data.Described{File: data.File{Path: "data/" + name + ".parquet", Table: table, Format: data.FormatParquet}})
	}
	readme := string(data.Readme(files, "https://x.example/"))
	for _, f := range files {
		if !strings.Contains(readme, "'https://x.example/"+f.Path+"'") {
			t.Errorf("no example reads %s", f.Path)
		}
	}
}

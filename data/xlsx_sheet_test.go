package data

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A sheet with more rows than Excel takes goes on in another, under the same head; a text longer than a cell says that it is cut.
func TestSheetGoesOn(t *testing.T) {
	b := newWorkbook(&pieces{})
	s := b.sheet(layout{name: "核查", heads: [][]string{{"n"}}})
	s.rows = 4
	for i := range 7 {
		s.text(styleText, fmt.Sprint("r", i))
		s.endRow()
	}
	s.text(styleText, strings.Repeat("长", excelText))
	s.endRow()
	s.close()
	body, err := b.close()
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, name := range book.GetSheetList() {
		rows, err := book.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if len(row[0]) > 9 {
				if !strings.HasSuffix(row[0], "（过长，全文见 CSV）") || len(row[0]) > excelText {
					t.Errorf("cut to %d bytes", len(row[0]))
				}
				row[0] = "cut"
			}
			got = append(got, row[0])
		}
		got = append(got, name)
	}
	if want := "[n r0 r1 r2 核查 n r3 r4 r5 核查（续 1） n r6 cut 核查（续 2）]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	if err := book.Close(); err != nil {
		t.Error(err)
	}
}

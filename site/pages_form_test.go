package site

import (
	"testing"

	"nianbao/report"
)

// TestEveryCellHasAnIndicator: a report's page leaves it to a script to lead from the heads of columns to the indicators of their cells,
// and names the page where it is not called as the cell is.
func TestEveryCellHasAnIndicator(t *testing.T) {
	for form, f := range forms {
		for _, table := range f.tables {
			for _, block := range table.blocks {
				for _, row := range block.rows {
					for _, cell := range row.cells {
						if ind, ok := report.IndicatorOf(form, cell.key); !ok || cell.page != indicatorPath(ind.ID) {
							t.Errorf("form %s, %s: its page is %q", form, cell.key, cell.page)
						}
					}
				}
			}
		}
	}
}

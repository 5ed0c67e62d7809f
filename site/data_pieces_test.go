package site

import (
	"bytes"
	"testing"

	"nianbao/data"
)

// What a build remembers of tables leads the next one to their pieces, and only of files that are part of the site.
func TestTablesAreRemembered(t *testing.T) {
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	mustBuild(t, o)
	c, err := openContent(o.Content)
	if err != nil {
		t.Fatal(err)
	}
	m, problems := remembers(o, c)
	if m == nil || len(problems) > 0 || len(m.tables.old) == 0 {
		t.Fatalf("%v, %+v", problems, m)
	}
	for path, pieces := range m.tables.old {
		if before := m.tables.before(path); len(before.Body) == 0 || string(before.Pieces) != pieces {
			t.Errorf("%s: %d bytes", path, len(before.Body))
		}
	}
	if before := m.tables.before(data.Folder + "/README.md"); before.Body != nil {
		t.Error("a file without pieces is read")
	}
	var none *tables
	none.tell(data.File{Path: "x", Pieces: []byte{1}})
	if s := none.of(data.Source{}); s.Before != nil || s.Sum != nil {
		t.Error("something is known where nothing is remembered")
	}
	m.tables.tell(data.File{Path: "data/gone.csv.gz", Pieces: []byte{1}})
	m.keepTables(manifest{})
	if again := m.readTables(o.Out); len(again.old) != 0 {
		t.Errorf("%d files are remembered that are none of the site", len(again.old))
	}
	if part, ok := m.Read(piecesPart); !ok || bytes.Contains([]byte(part), []byte("gone")) {
		t.Error("a file that is gone is remembered")
	}
}

package site

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"nianbao/data"
	"nianbao/store"
)

// The files of tables are made of pieces, and a piece whose reports are the same is taken from the file in place: of a year of
// a thousand reports one that changes costs some dozens.

// piecesPart tells of which pieces the files are.
const piecesPart = "pieces"

// tables is what is known of the files of tables. Nil where nothing is remembered.
type tables struct {
	dir string                      // of the site
	sum func(*data.Report) data.Key // of all that is told of a report
	old map[string]string           // by path, as the last build left them
	mu  sync.Mutex
	new map[string]string
}

// tables reads what the last build remembered.
func (m *memory) readTables(out string) *tables {
	t := &tables{dir: out, old: map[string]string{}, new: map[string]string{}}
	part, ok := m.Read(piecesPart)
	if !ok {
		return t
	}
	u := store.NewUnpacker(part)
	for range u.Len(2) {
		path := u.String()
		t.old[path] = u.String()
	}
	if !u.Whole() {
		clear(t.old)
	}
	return t
}

// keepTables writes what the next build reads, of the files that are part of the site.
func (m *memory) keepTables(next manifest) {
	t := m.tables
	if t == nil || len(t.new) == 0 {
		return // all were taken over as they are
	}
	all := maps.Clone(t.old)
	maps.Copy(all, t.new)
	maps.DeleteFunc(all, func(path, _ string) bool { return !next.has(path) })
	var p store.Packer
	p.Len(len(all))
	for _, path := range slices.Sorted(maps.Keys(all)) {
		p.String(path)
		p.String(all[path])
	}
	m.keep(piecesPart, p.Bytes())
}

// of gives the source what is known of its files.
func (t *tables) of(source data.Source) data.Source {
	if t != nil {
		source.Before, source.Sum = t.before, t.sum
	}
	return source
}

// before is the file in place.
func (t *tables) before(path string) data.Before {
	pieces, ok := t.old[path]
	if !ok {
		return data.Before{}
	}
	root, err := os.OpenRoot(t.dir)
	if err != nil {
		return data.Before{}
	}
	defer root.Close()
	body, err := root.ReadFile(filepath.FromSlash(path))
	if err != nil {
		return data.Before{}
	}
	return data.Before{Body: body, Pieces: []byte(pieces)}
}

func (t *tables) tell(f data.File) {
	if t == nil || len(f.Pieces) == 0 {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.new[f.Path] = string(f.Pieces)
}

// table yields a file of tables.
func (r *renderer) table(f data.File, err error) {
	r.file(f.Path, f.Body, err)
	if !r.stopped {
		r.tables.tell(f)
	}
}

// onRows is of what one of the tables of a year tells of its reports, which write packs.
func (c *Collection) onRows(year int, write func(p *store.Packer, e *entry)) resting {
	return func(*keys) store.Sum {
		var p store.Packer
		for _, o := range c.organs {
			for i := range o.years {
				if e := &o.years[i]; e.Year == year {
					p.String(e.path())
					p.String(e.Organ.Code)
					p.String(string(e.Form))
					write(&p, e)
				}
			}
		}
		return store.SumOf(p.Bytes())
	}
}

// packCells writes the cells with their places.
func packCells(p *store.Packer, e *entry) {
	p.Len(e.Cells.Len())
	for _, c := range e.Cells.Words(p.Word) {
		p.Uint(uint64(c.State))
		p.String(c.Value.String())
		p.String(c.Raw)
		p.Int(int64(c.Line))
	}
}

// packFindings writes what the table of findings tells.
func packFindings(p *store.Packer, e *entry) {
	p.String(string(e.within))
	p.String(string(e.between))
	packAnswers(p, e.answers)
}

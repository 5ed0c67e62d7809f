package site

import (
	"cmp"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"strings"

	"nianbao/data"
	"nianbao/store"
)

// inventory is what files a site has: those of the site before, but for what is gone, with what has come. Of a site of a hundred
// thousand files in which nine have changed nothing is listed anew but the folders at the root that those nine are in, and
// of their lists only the lines of those nine.
//
// The zero value is an empty site.
type inventory struct {
	before manifest                                         // of the site before, empty where nothing is taken over
	reread func(top string) (list sumList, _ bool, _ error) // the files in one of its folders at the root; false where their list does not stand as it was left
	edits  map[string]*edit                                 // by folder at the root, "" the root; until they are settled
	tops   map[string]top                                   // what those come to
	lists  map[string]sized                                 // the lists of checksums, by folder at the root
	tables map[string]made                                  // in the data folder, by path
	total  tally
}

// edit is what becomes of the files in a folder at the root.
type edit struct {
	gone   map[string]bool
	come   []fileSum
	sorted bool
}

// top is a folder at the root in which something has been made.
type top struct {
	files sumList
	names bool // may be other ones than in the site before
	same  bool // its list stands in place
}

// fileSum is a file and its checksum.
type fileSum struct {
	path string
	sum  store.Sum
}

// sized is what is remembered of a list of checksums.
type sized struct {
	sum  store.Sum
	size int
}

// made is how a file came out.
type made struct {
	sum  string // SHA-256, in hex
	size int
}

// tally counts files.
type tally struct {
	files, pages int
	bytes        int64
	sizes        sizes
}

// count takes n files of a path and a size into account, 1 or -1.
func (t *tally) count(n int, p string, size int) {
	t.files += n
	t.bytes += int64(n * size)
	if isPage(p) {
		t.pages += n
	}
	if t.sizes == nil {
		t.sizes = sizes{}
	}
	t.sizes.add(n, p, size)
}

// topOf is the folder at the root that a path is in, "" for the root.
func topOf(p string) string {
	top, _, below := strings.Cut(p, "/")
	if !below {
		return ""
	}
	return top
}

// topOfFolder is topOf what lies in a folder.
func topOfFolder(dir string) string {
	if dir == "." {
		return ""
	}
	top, _, _ := strings.Cut(dir, "/")
	return top
}

func (v *inventory) of(p string) *edit {
	top := topOf(p)
	e := v.edits[top]
	if e == nil {
		if v.edits == nil {
			v.edits = map[string]*edit{}
		}
		e = &edit{gone: map[string]bool{}}
		v.edits[top] = e
	}
	return e
}

// drop takes files of the site before out, but for those of the same paths that have come.
func (v *inventory) drop(files []staged) {
	for _, f := range files {
		e := v.of(f.path)
		e.gone[f.path] = true
		v.total.count(-1, f.path, f.size)
		if !e.comes(f.path) {
			delete(v.tables, f.path)
		}
	}
}

// stay puts files back that were dropped. None of them is a table.
func (v *inventory) stay(files []staged) {
	for _, f := range files {
		delete(v.of(f.path).gone, f.path)
		v.total.count(1, f.path, f.size)
	}
}

// come puts files in.
func (v *inventory) come(files []staged) {
	for _, f := range files {
		e := v.of(f.path)
		e.come, e.sorted = append(e.come, fileSum{f.path, f.sum}), false
		v.total.count(1, f.path, f.size)
		if strings.HasPrefix(f.path, data.Folder+"/") {
			if v.tables == nil {
				v.tables = map[string]made{}
			}
			v.tables[f.path] = made{hex.EncodeToString(f.sum[:]), f.size}
		}
	}
}

func (e *edit) sort() {
	if !e.sorted {
		slices.SortFunc(e.come, func(a, b fileSum) int { return cmp.Compare(a.path, b.path) })
		e.sorted = true
	}
}

func (e *edit) comes(p string) bool {
	e.sort()
	_, found := slices.BinarySearchFunc(e.come, p, func(f fileSum, p string) int { return cmp.Compare(f.path, p) })
	return found
}

// has reports whether the site has the file, before it is settled.
func (v *inventory) has(p string) bool {
	e, ok := v.edits[topOf(p)]
	if !ok {
		return v.before.has(p)
	}
	return e.comes(p) || !e.gone[p] && v.before.has(p)
}

// pages are the site's pages, in no order, before it is settled.
func (v *inventory) pages() []string {
	list := slices.DeleteFunc(v.before.pages(), func(p string) bool {
		e, ok := v.edits[topOf(p)]
		return ok && e.gone[p]
	})
	for _, e := range v.edits {
		for _, f := range e.come {
			if isPage(f.path) {
				list = append(list, f.path)
			}
		}
	}
	return list
}

// settle lists what the site has come to. It fails where two files could not lie beside each other.
func (v *inventory) settle() error {
	v.tops = map[string]top{}
	for _, name := range slices.Sorted(maps.Keys(v.edits)) {
		if err := v.settleTop(name); err != nil {
			return err
		}
	}
	return v.collideAtRoot()
}

func (v *inventory) settleTop(name string) error {
	e := v.edits[name]
	e.sort()
	files, stands, err := v.files(name)
	if err != nil {
		return err
	}
	list, added, removed, err := files.edited(below(name), slices.Sorted(maps.Keys(e.gone)), e.come)
	if err != nil {
		return err
	}
	if added {
		names := spellings{}
		for p := range list.paths(below(name)) {
			if err := names.add(p); err != nil {
				return err
			}
		}
	}
	v.tops[name] = top{list, added || removed || !stands, stands && string(list) == string(files)}
	delete(v.edits, name)
	return nil
}

// below is what paths in a folder at the root begin with.
func below(top string) string {
	if top == "" {
		return ""
	}
	return top + "/"
}

// files are those in a folder at the root of the site before, or for "" those at the root itself.
func (v *inventory) files(top string) (list sumList, stands bool, err error) {
	if v.reread == nil {
		return nil, false, nil
	}
	return v.reread(top)
}

// collideAtRoot looks at the names at the root, those of folders too.
func (v *inventory) collideAtRoot() error {
	names := spellings{}
	for _, top := range v.folders() {
		if err := names.add(top + "/" + checksumsName); err != nil {
			return err
		}
	}
	files, err := v.atRoot()
	if err != nil {
		return err
	}
	for p := range files.paths("") {
		if err := names.add(p); err != nil {
			return err
		}
	}
	return nil
}

// atRoot are the files at the root.
func (v *inventory) atRoot() (sumList, error) {
	if t, ok := v.tops[""]; ok {
		return t.files, nil
	}
	list, _, err := v.files("")
	return list, err
}

// folders are those at the root that hold files, sorted.
func (v *inventory) folders() []string {
	var list []string
	for name := range v.lists {
		if _, ok := v.tops[name]; !ok && name != "" {
			list = append(list, name)
		}
	}
	for name, t := range v.tops {
		if len(t.files) > 0 && name != "" {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// manifest tells the site's files, with those lists of checksums that are published.
func (v *inventory) manifest(published bool) manifest {
	m := manifest{v.digest(), make(map[string]string, len(v.before.names))}
	anew := func(name string) bool {
		t, ok := v.tops[name]
		return ok && (t.names || v.before.has(path.Join(name, checksumsName)) != published)
	}
	for dir, names := range v.before.names {
		if !anew(topOfFolder(dir)) {
			m.names[dir] = names
		}
	}
	for name, t := range v.tops {
		if !anew(name) {
			continue
		}
		paths := slices.Collect(t.files.paths(below(name)))
		if _, ok := v.lists[name]; ok && published {
			paths = append(paths, path.Join(name, checksumsName))
		}
		m.add(paths)
	}
	return m
}

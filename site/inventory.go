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

// inventory is what files a site has, as far as it is made. A site of a hundred thousand files in which nine have changed
// is not listed anew: what stands in a folder at the root of which nothing is made anew is as the manifest of the site
// before tells it.
//
// The zero value is an empty site.
type inventory struct {
	before manifest                            // of the site before, empty where nothing is taken over
	reread func(top string) ([]fileSum, error) // the files in one of its folders at the root, sorted by path
	tops   map[string][]fileSum                // those in folders of which something was made, "" the root
	lists  map[string]sized                    // the lists of checksums, by folder at the root
	tables map[string]made                     // in the data folder, by path
	total  tally
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

// edit takes files out and puts others in. It fails where two files could not lie beside each other.
func (v *inventory) edit(gone, come []staged) error {
	type edit struct {
		gone map[string]bool
		come []fileSum
	}
	edits := map[string]*edit{}
	of := func(p string) *edit {
		top := topOf(p)
		if edits[top] == nil {
			edits[top] = &edit{gone: map[string]bool{}}
		}
		return edits[top]
	}
	for _, f := range gone {
		of(f.path).gone[f.path] = true
		v.total.count(-1, f.path, f.size)
		delete(v.tables, f.path)
	}
	for _, f := range come {
		e := of(f.path)
		e.come = append(e.come, fileSum{f.path, f.sum})
		v.total.count(1, f.path, f.size)
		if strings.HasPrefix(f.path, data.Folder+"/") {
			if v.tables == nil {
				v.tables = map[string]made{}
			}
			v.tables[f.path] = made{hex.EncodeToString(f.sum[:]), f.size}
		}
	}
	for _, top := range slices.Sorted(maps.Keys(edits)) {
		files, err := v.files(top)
		if err != nil {
			return err
		}
		if files, err = merge(files, edits[top].gone, edits[top].come); err != nil {
			return err
		}
		if v.tops == nil {
			v.tops = map[string][]fileSum{}
		}
		v.tops[top] = files
		if err := v.collide(top, edits[top].come); err != nil {
			return err
		}
	}
	return v.collideAtRoot()
}

// files are those in a folder at the root, or for "" those at the root itself.
func (v *inventory) files(top string) ([]fileSum, error) {
	if files, ok := v.tops[top]; ok || v.reread == nil {
		return files, nil
	}
	return v.reread(top)
}

// merge gives sorted files without those that are gone, with those that come.
func merge(files []fileSum, gone map[string]bool, come []fileSum) ([]fileSum, error) {
	slices.SortFunc(come, func(a, b fileSum) int { return cmp.Compare(a.path, b.path) })
	list := make([]fileSum, 0, len(files)+len(come))
	for len(files) > 0 || len(come) > 0 {
		switch {
		case len(files) > 0 && gone[files[0].path]:
			files = files[1:]
			continue
		case len(come) == 0 || len(files) > 0 && files[0].path < come[0].path:
			list, files = append(list, files[0]), files[1:]
		default:
			list, come = append(list, come[0]), come[1:]
		}
		if n := len(list); n > 1 && list[n-1].path == list[n-2].path {
			return nil, collision(list[n-1].path, list[n-2].path)
		}
	}
	return list, nil
}

// collide looks at the names in a folder at the root, where one has come that was not there.
func (v *inventory) collide(top string, come []fileSum) error {
	if !slices.ContainsFunc(come, func(f fileSum) bool { return !v.before.has(f.path) }) {
		return nil
	}
	names := spellings{}
	for _, f := range v.tops[top] {
		if err := names.add(f.path); err != nil {
			return err
		}
	}
	return nil
}

// collideAtRoot looks at the names at the root, those of folders too.
func (v *inventory) collideAtRoot() error {
	names := spellings{}
	for _, top := range v.folders() {
		if err := names.add(top + "/" + checksumsName); err != nil {
			return err
		}
	}
	files, err := v.files("")
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := names.add(f.path); err != nil {
			return err
		}
	}
	return nil
}

// folders are those at the root that hold files, sorted.
func (v *inventory) folders() []string {
	set := map[string]bool{}
	for dir := range v.before.names {
		top, _, _ := strings.Cut(dir, "/")
		set[top] = true
	}
	for top, files := range v.tops {
		set[top] = len(files) > 0
	}
	var list []string
	for _, top := range slices.Sorted(maps.Keys(set)) {
		if set[top] && top != "" && top != "." {
			list = append(list, top)
		}
	}
	return list
}

// has reports whether the site has the file.
func (v *inventory) has(p string) bool {
	files, ok := v.tops[topOf(p)]
	if !ok {
		return v.before.has(p)
	}
	_, found := slices.BinarySearchFunc(files, p, func(f fileSum, p string) int { return cmp.Compare(f.path, p) })
	return found
}

// pages are the site's pages, in no order.
func (v *inventory) pages() []string {
	var list []string
	for p := range v.all() {
		if isPage(p) {
			list = append(list, p)
		}
	}
	return list
}

// all yields the files but for the lists of checksums, in no order.
func (v *inventory) all() func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for dir := range v.before.names {
			if _, ok := v.tops[topOfFolder(dir)]; ok {
				continue
			}
			for p := range v.before.in(dir) {
				if !isChecksums(p) && !yield(p) {
					return
				}
			}
		}
		for _, files := range v.tops {
			for _, f := range files {
				if !yield(f.path) {
					return
				}
			}
		}
	}
}

// topOfFolder is topOf what lies in a folder.
func topOfFolder(dir string) string {
	if dir == "." {
		return ""
	}
	top, _, _ := strings.Cut(dir, "/")
	return top
}

// manifest tells the site's files, with those lists of checksums that are published.
func (v *inventory) manifest(published bool) manifest {
	m := manifest{v.digest(), make(map[string]string, len(v.before.names))}
	for dir, names := range v.before.names {
		if _, ok := v.tops[topOfFolder(dir)]; !ok {
			m.names[dir] = names
		}
	}
	for top, files := range v.tops {
		var paths []string
		for _, f := range files {
			paths = append(paths, f.path)
		}
		if _, ok := v.lists[top]; ok && published {
			paths = append(paths, path.Join(top, checksumsName))
		}
		m.add(paths)
	}
	return m
}

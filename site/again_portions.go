package site

import (
	"encoding/hex"
	"os"
	"path"
	"path/filepath"
	"time"

	"nianbao/store"
)

// Portions of the last build that need not be made again: those that rest on the same, and whose files stand in their
// places as they were left.

const (
	portionsPart = "portions" // what portions rested on, and their files
	leftPart     = "left"     // what the output folder was when it was left
)

// job is a portion to be made, unless one of its keys is known. The first key takes less time than the second, which it
// implies.
type job struct {
	first, second func() store.Sum // nil where nothing is remembered
	files         portion
}

// finished is a portion that was made, or taken over.
type finished struct {
	keys  [2]store.Sum
	files []staged
	taken bool
}

// jobs are the parts as jobs. Without a memory there are no keys.
func (m *memory) jobs(c *Collection, o Options) []job {
	r := c.renderer(o)
	var k *keys
	if m != nil {
		k = c.keysOf(o, r.next)
	}
	var list []job
	for _, a := range c.parts() {
		j := job{files: a.portion(r)}
		if k != nil {
			j.first = func() store.Sum { return k.keyed(a.name, a.on) }
			j.second = func() store.Sum {
				if a.exact == nil {
					return store.Sum{}
				}
				return k.keyed("exactly "+a.name, a.exact)
			}
		}
		list = append(list, j)
	}
	return list
}

// takeable are portions of the last build by their keys.
type takeable map[store.Sum]finished

// portions reads what the last build made, as far as it stands in place as it was left. The output's manifest has been
// read.
func (m *memory) portions(out *output) takeable {
	if m == nil || len(out.manifest) == 0 {
		return nil
	}
	left, ok := m.Read(leftPart)
	made, also := m.Read(portionsPart)
	if !ok || !also {
		return nil
	}
	touched, ok := out.touched(store.NewUnpacker(left))
	if !ok {
		return nil
	}
	return unpackPortions(made, func(f staged) bool {
		return out.manifest[f.path] == f.sum && !touched[path.Dir(f.path)] && !touched[f.path]
	})
}

func unpackPortions(part string, stands func(staged) bool) takeable {
	list := takeable{}
	u := store.NewUnpacker(part)
	for range u.Len(2 * len(store.Sum{})) {
		a := finished{keys: [2]store.Sum{u.Sum(), u.Sum()}, taken: true}
		a.files = make([]staged, u.Len(2+len(store.Sum{})))
		all := true
		for i := range a.files {
			name, size, sum := u.String(), int(u.Uint()), u.Sum()
			a.files[i] = staged{path: name, size: size, sum: hex.EncodeToString(sum[:]), do: keep}
			all = all && stands(a.files[i])
		}
		if !all {
			continue
		}
		list[a.keys[0]] = a
		if a.keys[1] != (store.Sum{}) {
			list[a.keys[1]] = a
		}
	}
	if !u.Whole() {
		return nil
	}
	return list
}

// keepPortions writes what the build made or took over. Where that fails nothing is taken over the next time.
func (m *memory) keepPortions(list []finished) {
	var p store.Packer
	p.Len(len(list))
	for _, a := range list {
		p.Sum(a.keys[0])
		p.Sum(a.keys[1])
		p.Len(len(a.files))
		for _, f := range a.files {
			sum, _ := hex.DecodeString(f.sum)
			p.String(f.path)
			p.Uint(uint64(f.size))
			p.Sum(store.Sum(sum))
		}
	}
	m.keep(portionsPart, p.Bytes())
}

// touched are the folders in which files have come or gone since, and the files that were written over. ok is false where
// it can't be told.
func (o *output) touched(u *store.Unpacker) (list map[string]bool, ok bool) {
	list = map[string]bool{}
	if real, err := realPath(o.dir); err != nil || u.String() != real {
		return nil, false
	}
	then := time.Unix(0, u.Int())
	for range u.Len(1) {
		folder, before, n := u.String(), stamp{0, u.Int()}, int(u.Uint())
		info, err := os.Lstat(o.below(folder))
		same := err == nil && info.IsDir() && info.ModTime().UnixNano() == before.modified
		if same && before.racy(then) {
			now, err := o.entries(folder)
			same = err == nil && now == n
		}
		if !same {
			list[folder] = true
		}
	}
	for range u.Len(1) {
		file, before := u.String(), stamp{u.Int(), u.Int()}
		info, err := os.Lstat(o.below(file))
		if err != nil || !info.Mode().IsRegular() || stampOf(info) != before {
			list[file] = true
		}
	}
	return list, u.Whole()
}

// below is a path of the site as the system names it.
func (o *output) below(p string) string {
	return o.dir + string(filepath.Separator) + filepath.FromSlash(p)
}

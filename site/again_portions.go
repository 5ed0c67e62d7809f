package site

import (
	"maps"
	"path"
	"slices"
	"sync"

	"nianbao/data"
	"nianbao/store"
)

// Portions of the last build that need not be made again: those that rest on the same, and whose files stand in their
// places as they were left. What there is of one that is taken over is its keys: which files it has is not even looked at,
// but written down again as it stands.

const portionsPart = "portions" // what portions rested on, and their files; and what the site had in all

// job is a portion to be made, unless one of its keys is known. The first key takes less time than the second, which it
// implies.
type job struct {
	first, second func() store.Sum // nil where nothing is remembered
	files         portion
}

// finished is a portion that was made, or taken over.
type finished struct {
	keys   [2]store.Sum
	files  []staged // until they are noted
	packed string
	taken  int // 1 + its number in the last build
}

// jobs are the parts as jobs. Without a memory there are no keys.
func (m *memory) jobs(c *Collection, o Options) []job {
	r := c.renderer(o)
	var k *keys
	if m != nil {
		r.index = sync.OnceValue(func() textIndex { return m.index(c) })
		k = c.keysOf(o, r.next)
		r.tables = m.tables
		r.tables.sum = func(r *data.Report) data.Key { return data.Key(k.entries[r.Found.(entry).nth].whole) }
		k.index = r.index
	}
	var list []job
	for _, a := range c.parts() {
		j := job{files: a.portion(&r)}
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

// remembered is what the last build made; nil where nothing is known of it, or it is not what stands in place.
type remembered struct {
	digest   string
	total    tally
	lists    map[string]sized
	tables   map[string]made
	portions []finished
	byKey    map[store.Sum]int
}

// portions reads what the last build made, as far as it stands in place as it was left. The output's manifest has been
// read.
func (m *memory) portions(out *output) *remembered {
	if m == nil || out.manifest.digest == "" {
		return nil
	}
	part, ok := m.Read(portionsPart)
	seen := m.seen(out)
	if !ok || seen == nil {
		return nil
	}
	before := unpackPortions(part)
	if before == nil || before.digest != out.manifest.digest {
		return nil
	}
	for i, a := range before.portions {
		if seen.stands(a.packed) {
			for _, key := range a.keys {
				if key != (store.Sum{}) {
					before.byKey[key] = i
				}
			}
		}
	}
	return before
}

// stands reports whether nothing has come or gone in the folders of the files, and none was written over.
func (s *seen) stands(packed string) bool {
	if len(s.touched) == 0 {
		return true
	}
	return !slices.ContainsFunc(unpackFiles(packed), func(f staged) bool { return s.touched[path.Dir(f.path)] || s.touched[f.path] })
}

// take gives the portion with that key.
func (b *remembered) take(key store.Sum) (a finished, ok bool) {
	if b == nil {
		return a, false
	}
	i, ok := b.byKey[key]
	if ok {
		a = b.portions[i]
		a.taken = 1 + i
	}
	return a, ok
}

// dropped are the files of the portions that are not among those taken over.
func (b *remembered) dropped(now []finished) (list []staged) {
	if b == nil {
		return nil
	}
	taken := make([]bool, len(b.portions))
	for _, a := range now {
		if a.taken > 0 {
			taken[a.taken-1] = true
		}
	}
	for i, a := range b.portions {
		if !taken[i] {
			list = append(list, unpackFiles(a.packed)...)
		}
	}
	return list
}

// inventory is what the site had.
func (b *remembered) inventory(o *output) inventory {
	if b == nil {
		return inventory{}
	}
	v := inventory{before: o.manifest, lists: maps.Clone(b.lists), tables: maps.Clone(b.tables), total: b.total}
	v.total.sizes = sizes{}
	for kind, s := range b.total.sizes {
		v.total.sizes[kind] = &size{s.kind, s.files, s.bytes}
	}
	v.reread = func(top string) (sumList, bool, error) {
		list, ok := b.lists[top]
		if !ok {
			return nil, false, nil
		}
		return o.listed(top, list)
	}
	for top := range b.lists {
		if top != "" && (o.seen.touched[top] || o.seen.touched[path.Join(top, checksumsName)]) {
			v.of(below(top)) // its list may not stand as it was left
		}
	}
	return v
}

// keepPortions writes what the build made or took over. Where that fails nothing is taken over the next time.
func (m *memory) keepPortions(c *changes) {
	var p store.Packer
	p.String(c.next.digest)
	p.Len(c.total.files)
	p.Len(c.total.pages)
	p.Int(c.total.bytes)
	p.Len(len(c.total.sizes))
	for _, kind := range slices.Sorted(maps.Keys(c.total.sizes)) {
		p.String(kind)
		p.Len(c.total.sizes[kind].files)
		p.Int(c.total.sizes[kind].bytes)
	}
	p.Len(len(c.lists))
	for _, top := range slices.Sorted(maps.Keys(c.lists)) {
		p.String(top)
		p.Sum(c.lists[top].sum)
		p.Len(c.lists[top].size)
	}
	p.Len(len(c.tables))
	for _, name := range slices.Sorted(maps.Keys(c.tables)) {
		p.String(name)
		p.String(c.tables[name].sum)
		p.Len(c.tables[name].size)
	}
	p.Len(len(c.portions) + len(c.last))
	for _, a := range slices.Concat(c.portions, c.last) {
		p.Sum(a.keys[0])
		p.Sum(a.keys[1])
		p.String(a.packed)
	}
	m.keep(portionsPart, p.Bytes())
}

// unpackPortions gives nil where the part is damaged.
func unpackPortions(part string) *remembered {
	u := store.NewUnpacker(part)
	b := &remembered{digest: u.String(), total: tally{files: int(u.Uint()), pages: int(u.Uint()), bytes: u.Int(), sizes: sizes{}},
		lists: map[string]sized{}, tables: map[string]made{}}
	for range u.Len(3) {
		kind := u.String()
		b.total.sizes[kind] = &size{kind, int(u.Uint()), u.Int()}
	}
	for range u.Len(2 + len(store.Sum{})) {
		b.lists[u.String()] = sized{u.Sum(), int(u.Uint())}
	}
	for range u.Len(3) {
		b.tables[u.String()] = made{u.String(), int(u.Uint())}
	}
	b.portions = make([]finished, u.Len(1+2*len(store.Sum{})))
	b.byKey = make(map[store.Sum]int, 2*len(b.portions))
	for i := range b.portions {
		b.portions[i] = finished{keys: [2]store.Sum{u.Sum(), u.Sum()}, packed: u.String()}
	}
	if !u.Whole() {
		return nil
	}
	return b
}

// packFiles writes paths and sizes; of a path only what the one before has not.
func packFiles(files []staged) string {
	var p store.Packer
	p.Len(len(files))
	last := ""
	for _, f := range files {
		same := 0
		for same < min(len(last), len(f.path)) && last[same] == f.path[same] {
			same++
		}
		p.Len(same)
		p.String(f.path[same:])
		p.Len(f.size)
		last = f.path
	}
	return string(p.Bytes())
}

func unpackFiles(packed string) []staged {
	u := store.NewUnpacker(packed)
	list := make([]staged, u.Len(3))
	last := ""
	for i := range list {
		same := min(int(u.Uint()), len(last))
		last = last[:same] + u.String()
		list[i] = staged{path: last, size: int(u.Uint())}
	}
	return list
}

package site

import (
	"encoding/hex"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"nianbao/parser"
	"nianbao/report"
	"nianbao/store"
)

// Reports of documents that are as they were, which need not be read and parsed again, with what the checks of each by
// itself came to. They lie in bundles of some dozens, in the order of their files; where one ends depends on the names around
// there alone, so that a file more or less costs the bundle it is in.

const aboutInPart = 64 // files

// recalled are the bundles of reports.
type recalled struct {
	m       *memory
	sidecar map[string]bool // files that are there
	fresh   map[string]store.Sum
	bundles map[string]*bundle // by document
	current map[string]bool    // names of bundles
	taken   atomic.Int64       // reports
}

// bundle is some dozens of documents.
type bundle struct {
	name    string
	volume  *volume
	read    func() map[string]record
	changed bool // what was read is not what is there
	reports []recalledReport
}

func byFile(list []record) map[string]record {
	of := make(map[string]record, len(list))
	for _, r := range list {
		of[r.file] = r
	}
	return of
}

// recall prepares for reading the reports.
func (m *memory) recall(c *content, open opener) *recalled {
	x := &recalled{m: m, sidecar: map[string]bool{}, fresh: m.fresh(c.files), bundles: map[string]*bundle{}, current: map[string]bool{}}
	for _, f := range c.files {
		x.sidecar[f.path] = true
	}
	again := func(file string, _ int) *report.Report { return parseOne(file, open).Report }
	var b *bundle
	for _, file := range c.reports {
		sum := store.SumOf([]byte(file))
		if b == nil || int(sum[0])%aboutInPart == 0 {
			name := hex.EncodeToString(sum[:8])
			b = &bundle{name: name, volume: m.volume(name, again), read: sync.OnceValue(func() map[string]record { return byFile(m.records(name)) })}
			x.current[name] = true
		}
		x.bundles[file] = b
	}
	return x
}

// fresh are the checksums of the files that the last build read, and that have not been changed since.
func (m *memory) fresh(files []contentFile) map[string]store.Sum {
	list := map[string]store.Sum{}
	part, ok := m.Read(filesPart)
	if !ok {
		return list
	}
	u := store.NewUnpacker(part)
	if u.String() != m.content {
		return list
	}
	then := time.Unix(0, u.Int())
	now := map[string]stamp{}
	for _, f := range files {
		now[f.path] = f.stamp
	}
	for range u.Len(len(store.Sum{})) {
		before, sum := unpackFile(u), u.Sum()
		if s, ok := now[before.path]; ok && s == before.stamp && !before.racy(then) && sum != (store.Sum{}) {
			list[before.path] = sum
		}
	}
	return list
}

// one reads a document, or takes what was read of it.
func (x *recalled) one(file string, open opener) recalledReport {
	side := parser.SidecarName(file)
	b := x.bundles[file]
	if r, ok := b.read()[file]; ok && x.fresh[file] == r.source && x.fresh[side] == r.sidecar && x.sidecar[side] == (r.sidecar != store.Sum{}) {
		if taken, ok := x.m.take(r, b.volume, 0); ok {
			x.m.read.know(file, r.source)
			if x.sidecar[side] {
				x.m.read.know(side, r.sidecar)
			}
			x.taken.Add(1)
			return taken
		}
	}
	p := parseOne(file, open)
	if p.Report == nil {
		return recalledReport{Parsed: p}
	}
	source, sidecar := x.m.read.of(file), x.m.read.of(side)
	if source == (store.Sum{}) || p.sidecar != (sidecar != store.Sum{}) {
		return recalledReport{Parsed: p}
	}
	return x.m.put(p, record{file: file, source: source, sidecar: sidecar}, b.volume)
}

// parse yields what became of all documents, and keeps what is new.
func (x *recalled) parse(files []string, open opener) iter.Seq[Parsed] {
	return func(yield func(Parsed) bool) {
		i := 0
		for r := range each(slices.Values(files), func(file string) recalledReport { return x.one(file, open) }) {
			b := x.bundles[files[i]]
			i++
			if r.keepable() {
				b.reports = append(b.reports, r)
			}
			b.changed = b.changed || !r.keepable() || r.text != nil
			if i == len(files) || x.bundles[files[i]] != b {
				if b.changed || len(b.read()) != len(b.reports) {
					x.m.write(b.name, b.reports)
				}
				b.reports, b.read = nil, nil
			}
			if !yield(r.Parsed) {
				return
			}
		}
	}
}

// clear removes bundles of what is no longer there.
func (x *recalled) clear() {
	for _, kind := range append(bundleParts[:], linesPart) {
		names, _ := x.m.Names(kind) // what can't be listed stays
		for _, name := range names {
			if !x.current[strings.TrimPrefix(name, kind)] {
				_ = x.m.Remove(name)
			}
		}
	}
}

package site

import (
	"bytes"
	"encoding/hex"
	"slices"
	"sync"

	"nianbao/search"
	"nianbao/store"
)

// The search index is renewed from that of the last build: its pieces lie in the store with the sums of the reports' terms
// that they were made of. They depend on those alone, so it does not matter of which build they are.

const (
	indexPart  = "index"  // of which reports' terms, and the names of its shares
	sharesPart = "index-" // and what the pieces in it come to
	fewChanges = 8        // where more than every eighth report is new, an index of all takes less time
)

// textIndex is the search index of the texts of reports.
type textIndex struct {
	firsts []string             // token of each piece
	sums   []store.Sum          // of the pieces, nil where nothing is remembered
	bodies func(n int) [][]byte // of the pieces of a share; shared with nobody
}

// indexed is an index whose pieces are in memory.
func indexed(pieces []search.Piece) textIndex {
	var x textIndex
	for _, p := range pieces {
		x.firsts = append(x.firsts, p.First)
	}
	x.bodies = func(n int) (list [][]byte) {
		first, end := share(n, len(pieces))
		for _, p := range pieces[first:end] {
			list = append(list, bytes.Clone(p.Body))
		}
		return list
	}
	return x
}

// index gives the collection's index.
func (m *memory) index(c *Collection) textIndex {
	reports := c.numbered()
	now := make([]store.Sum, len(reports))
	for i, e := range reports {
		now[i] = e.told().terms
	}
	before, ok := m.readIndex()
	var pieces []search.Piece
	if ok {
		changes := search.Between(before.terms, now, func(int) search.Terms { return "" })
		if ok = fewChanges*len(changes.New) <= len(now); ok {
			for i := range changes.New {
				changes.New[i].Terms = reports[changes.New[i].Number].terms()
			}
			pieces, ok = search.Renew(before.pieces, changes)
		}
	}
	if !ok {
		pieces = indexOf(reports)
	}
	x := indexed(pieces)
	for i, p := range pieces {
		if i < len(before.pieces) && before.pieces[i] == string(p.Body) {
			x.sums = append(x.sums, before.sums[i])
		} else {
			x.sums = append(x.sums, store.SumOf(p.Body))
		}
	}
	if names := m.keepIndex(now, x, before.shares); names != nil {
		again := sync.OnceValue(func() textIndex { return indexed(indexOf(reports)) })
		x.bodies = func(n int) [][]byte {
			if list, ok := m.readShare(names[n]); ok {
				return list
			}
			return again().bodies(n)
		}
	}
	return x
}

// readShare gives the pieces of a share; ok is false where they are not there.
func (m *memory) readShare(name string) (pieces [][]byte, ok bool) {
	part, ok := m.Read(name)
	u := store.NewUnpacker(part)
	for _, p := range u.Strings() {
		pieces = append(pieces, []byte(p))
	}
	return pieces, ok && u.Whole()
}

// keptIndex is the index of an earlier build.
type keptIndex struct {
	terms, sums    []store.Sum // of the reports, and of the pieces
	pieces, shares []string
}

// readIndex reads what is there; ok is false where that is not whole.
func (m *memory) readIndex() (x keptIndex, ok bool) {
	part, ok := m.Read(indexPart)
	if !ok {
		return keptIndex{}, false
	}
	u := store.NewUnpacker(part)
	x.terms, x.sums, x.shares = unpackSums(u), unpackSums(u), u.Strings()
	ok = u.Whole()
	for _, name := range x.shares {
		part, there := m.Read(name)
		u := store.NewUnpacker(part)
		x.pieces = append(x.pieces, u.Strings()...)
		ok = ok && there && u.Whole()
	}
	if !ok || len(x.pieces) != len(x.sums) {
		return keptIndex{}, false
	}
	return x, true
}

func packSums(p *store.Packer, sums []store.Sum) {
	p.Len(len(sums))
	for _, s := range sums {
		p.Sum(s)
	}
}

func unpackSums(u *store.Unpacker) []store.Sum {
	list := make([]store.Sum, u.Len(len(store.Sum{})))
	for i := range list {
		list[i] = u.Sum()
	}
	return list
}

// keepIndex writes the index, but for shares that are there as they are: their names tell what is in them. It gives these, nil
// where not all could be written.
func (m *memory) keepIndex(terms []store.Sum, x textIndex, before []string) (names []string) {
	names = make([]string, indexShares)
	for n := range names {
		sum := x.share(n)
		names[n] = sharesPart + hex.EncodeToString(sum[:8])
		if slices.Contains(before, names[n]) || slices.Contains(names[:n], names[n]) {
			continue
		}
		var packed store.Packer
		bodies := x.bodies(n)
		packed.Len(1 + len(bodies))
		for _, body := range bodies {
			packed.String(string(body))
		}
		if !m.keep(names[n], packed.Bytes()) {
			return nil
		}
	}
	var p store.Packer
	packSums(&p, terms)
	packSums(&p, x.sums)
	p.Strings(names)
	if !m.keep(indexPart, p.Bytes()) {
		return nil
	}
	there, _ := m.Names(sharesPart) // what can't be listed stays
	for _, name := range there {
		if !slices.Contains(names, name) {
			_ = m.Remove(name)
		}
	}
	return names
}

// share is what the pieces of a share and their places come to.
func (x textIndex) share(n int) store.Sum {
	first, end := share(n, len(x.firsts))
	var p store.Packer
	p.Len(first)
	packSums(&p, x.sums[first:end])
	return store.SumOf(p.Bytes())
}

// onShare is of the pieces of a share.
func onShare(n int) resting { return func(k *keys) store.Sum { return k.index().share(n) } }

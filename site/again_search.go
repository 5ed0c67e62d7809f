package site

import (
	"encoding/hex"
	"slices"

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

// index gives the pieces of the collection's index.
func (m *memory) index(c *Collection) []search.Piece {
	reports := c.numbered()
	now := make([]store.Sum, len(reports))
	for i, e := range reports {
		now[i] = e.told().terms
	}
	before, pieces, shares := m.readIndex()
	renewed, ok := []search.Piece(nil), shares != nil
	if ok {
		changes := search.Between(before, now, func(i int) search.Terms { return "" })
		if ok = fewChanges*len(changes.New) <= len(now); ok {
			for i := range changes.New {
				changes.New[i].Terms = reports[changes.New[i].Number].terms()
			}
			renewed, ok = search.Renew(pieces, changes)
		}
	}
	if !ok {
		renewed = indexOf(reports)
	}
	m.keepIndex(now, renewed, shares)
	return renewed
}

// readIndex gives the pieces that are there; shares is nil where they can't be had.
func (m *memory) readIndex() (terms []store.Sum, pieces, shares []string) {
	part, ok := m.Read(indexPart)
	if !ok {
		return nil, nil, nil
	}
	u := store.NewUnpacker(part)
	terms = make([]store.Sum, u.Len(len(store.Sum{})))
	for i := range terms {
		terms[i] = u.Sum()
	}
	shares = u.Strings()
	if !u.Whole() {
		return nil, nil, nil
	}
	for _, name := range shares {
		part, ok := m.Read(name)
		u := store.NewUnpacker(part)
		pieces = append(pieces, u.Strings()...)
		if !ok || !u.Whole() {
			return nil, nil, nil
		}
	}
	return terms, pieces, shares
}

// keepIndex writes the pieces, but for shares that are there as they are.
func (m *memory) keepIndex(terms []store.Sum, pieces []search.Piece, before []string) {
	var p store.Packer
	p.Len(len(terms))
	for _, t := range terms {
		p.Sum(t)
	}
	names := make([]string, indexShares)
	for n := range names {
		first, end := share(n, len(pieces))
		sum := sumOfPieces(pieces[first:end])
		names[n] = sharesPart + hex.EncodeToString(sum[:8])
		if slices.Contains(before, names[n]) || slices.Contains(names[:n], names[n]) {
			continue
		}
		var bodies store.Packer
		bodies.Len(1 + end - first)
		for _, piece := range pieces[first:end] {
			bodies.String(string(piece.Body))
		}
		if !m.keep(names[n], bodies.Bytes()) {
			return
		}
	}
	p.Strings(names)
	if !m.keep(indexPart, p.Bytes()) {
		return
	}
	there, _ := m.Names(sharesPart) // what can't be listed stays
	for _, name := range there {
		if !slices.Contains(names, name) {
			_ = m.Remove(name)
		}
	}
}

func sumOfPieces(pieces []search.Piece) store.Sum {
	var p store.Packer
	p.Len(len(pieces))
	for _, piece := range pieces {
		p.Sum(store.SumOf(piece.Body))
	}
	return store.SumOf(p.Bytes())
}

// onPieces is of the pieces of a share.
func onPieces(n int) resting {
	return func(k *keys) store.Sum {
		pieces := k.index()
		first, end := share(n, len(pieces))
		var p store.Packer
		p.Len(first)
		p.Sum(sumOfPieces(pieces[first:end]))
		return store.SumOf(p.Bytes())
	}
}

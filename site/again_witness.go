package site

import (
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"nianbao/store"
)

// witness is a content folder that notes what is read of it: whatever a build rests on, it has opened here.
type witness struct {
	fs.FS
	mu    sync.Mutex
	sums  map[string]store.Sum   // of files that were read to their end
	aside map[string]contentFile // files that were asked for by name and not found in a list, also those that are not there
}

func newWitness(fsys fs.FS) *witness {
	return &witness{FS: fsys, sums: map[string]store.Sum{}, aside: map[string]contentFile{}}
}

// Open opens a file or folder. A file is to be read from its beginning.
func (w *witness) Open(name string) (fs.File, error) {
	f, err := w.FS.Open(name)
	aside := !strings.HasPrefix(name, reportsFolder) && !strings.HasPrefix(name, pagesFolder)
	if err != nil {
		if aside {
			w.putAside(contentFile{path: name})
		}
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return f, nil // reading it tells
	}
	if aside {
		w.putAside(contentFile{name, stampOf(info)})
	}
	return &witnessed{File: f, info: info, name: name, sum: sha256.New(), by: w}, nil
}

// ReadDir is that of the folder.
func (w *witness) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, name) }

// Stat is that of the folder.
func (w *witness) Stat(name string) (fs.FileInfo, error) { return fs.Stat(w.FS, name) }

func (w *witness) putAside(f contentFile) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.aside[f.path] = f
}

// asides are the files put aside, in the order of their names.
func (w *witness) asides() []contentFile {
	w.mu.Lock()
	defer w.mu.Unlock()
	var list []contentFile
	for _, name := range slices.Sorted(maps.Keys(w.aside)) {
		list = append(list, w.aside[name])
	}
	return list
}

// of is the checksum of what was read of the file, zero where that was not all of it.
func (w *witness) of(name string) store.Sum {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.sums[name]
}

// know notes a checksum.
func (w *witness) know(name string, sum store.Sum) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sums[name] = sum
}

type witnessed struct {
	fs.File
	info fs.FileInfo
	name string
	sum  hash.Hash
	by   *witness
}

func (f *witnessed) Stat() (fs.FileInfo, error) { return f.info, nil }

func (f *witnessed) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	f.sum.Write(b[:n])
	if errors.Is(err, io.EOF) {
		f.by.know(f.name, store.Sum(f.sum.Sum(nil)))
	}
	return n, err
}

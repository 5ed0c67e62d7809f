package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"

	"nianbao/parser"
	"nianbao/report"
)

// largest is the size up to which a document is read, in bytes.
const largest = 64 << 20

// parseFn reads one document with the sidecar beside it.
type parseFn struct{ Shards int }

// ProcessElement emits the report's record under its shard, or says why there is none. A single document never stops
// the pipeline: neither one that can't be opened nor one that breaks the parser.
func (f *parseFn) ProcessElement(ctx context.Context, path string, documents func(*document) bool, emit, tell func(int, []byte)) {
	var d document
	documents(&d) // where patterns overlap there are several, all the same
	line, err := f.read(ctx, path, d)
	if err != nil {
		fail(ctx, tell, d.Name, err.Error())
		return
	}
	counter(countReports).Inc(ctx, 1)
	emit(shardOf(d.Name, f.Shards), append(append([]byte(d.Name), 0), line...))
}

func (f *parseFn) read(ctx context.Context, path string, d document) (line []byte, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("nianbao breaks on this file: %v", v)
		}
	}()
	src, err := open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("can't be read: %w", err)
	}
	counter(countBytes).Inc(ctx, int64(len(src)))
	rec := report.Record{Sidecar: d.Sidecar != ""}
	var side parser.Sidecar
	if rec.Sidecar {
		counter(countSidecars).Inc(ctx, 1)
		yaml, err := open(ctx, d.Sidecar)
		if err == nil {
			side, err = parser.ParseSidecar(yaml)
		}
		if err != nil {
			return nil, fmt.Errorf("its sidecar: %w", err)
		}
		rec.Slug, rec.Answers = side.Slug, side.Answers
	}
	if rec.Report, err = parser.Parse(d.Name, src, side); err != nil {
		return nil, err
	}
	return rec.Append(nil)
}

// open reads a file whole.
func open(ctx context.Context, path string) (src []byte, err error) {
	files, err := newFiles(ctx, path)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	f, err := files.OpenRead(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	src, err = io.ReadAll(io.LimitReader(f, largest+1))
	if err == nil && len(src) > largest {
		err = fmt.Errorf("larger than %d MB", largest>>20)
	}
	return src, err
}

// shardOf spreads documents evenly over the shards, by their names alone.
func shardOf(name string, shards int) int {
	h := fnv.New64a()
	h.Write([]byte(name))
	return int(h.Sum64() % uint64(shards))
}

// fail tells of a document that there is no report of it, in the words of nianbao parse.
func fail(ctx context.Context, tell func(int, []byte), name, reason string) {
	counter(countUnread).Inc(ctx, 1)
	line, err := json.Marshal(struct {
		File  string `json:"file"`
		Error string `json:"error"`
	}{name, reason})
	if err == nil {
		tell(0, line)
	}
}

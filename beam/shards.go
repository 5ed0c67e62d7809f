package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// errorsFile holds what could not be read, a line each.
const errorsFile = "errors.ndjson"

// shardFn writes the records of one shard.
type shardFn struct {
	Output string
	Shards int
}

// ProcessElement sorts the records by the names of their documents and writes them packed.
func (f *shardFn) ProcessElement(ctx context.Context, shard int, records func(*[]byte) bool) error {
	lines := gather(records)
	return write(ctx, fmt.Sprintf("%spart-%05d-of-%05d.ndjson.gz", f.Output, shard, f.Shards), func(w io.Writer) error {
		z := gzip.NewWriter(w)
		for _, l := range lines {
			_, line, _ := bytes.Cut(l, []byte{0})
			if _, err := z.Write(line); err != nil {
				return err
			}
		}
		return z.Close()
	})
}

// errorsFn writes what could not be read.
type errorsFn struct{ Output string }

// ProcessElement sorts the lines and writes them.
func (f *errorsFn) ProcessElement(ctx context.Context, _ int, told func(*[]byte) bool) error {
	lines := gather(told)
	return write(ctx, f.Output+errorsFile, func(w io.Writer) error {
		for _, l := range slices.CompactFunc(lines, bytes.Equal) {
			if _, err := w.Write(append(l, '\n')); err != nil {
				return err
			}
		}
		return nil
	})
}

func gather(values func(*[]byte) bool) (list [][]byte) {
	var v []byte
	for values(&v) {
		list = append(list, bytes.Clone(v))
	}
	slices.SortFunc(list, bytes.Compare)
	return list
}

// write makes a file, under another name until it is whole where the file system can rename.
func write(ctx context.Context, name string, fill func(io.Writer) error) (err error) {
	files, err := newFiles(ctx, name)
	if err != nil {
		return err
	}
	defer files.Close()
	made := name
	renamer, renames := files.Interface.(filesystem.Renamer)
	if renames {
		made += ".unfinished"
	}
	w, err := files.OpenWrite(ctx, made)
	if err != nil {
		return err
	}
	if err := errors.Join(fill(w), w.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if renames {
		return renamer.Rename(ctx, made, name)
	}
	return nil
}

// refuseOld refuses an output folder with parsed reports in it: those of another run would stand beside the new ones.
func refuseOld(ctx context.Context, output string) error {
	files, err := newFiles(ctx, output)
	if err != nil {
		return err
	}
	defer files.Close()
	for _, ending := range []string{"*.ndjson", "*.ndjson.gz"} {
		old, err := files.List(ctx, output+ending)
		if err != nil {
			return err
		}
		if len(old) > 0 {
			return fmt.Errorf("%s holds parsed reports already, %s for one: name another folder, or remove them", output, old[0])
		}
	}
	return nil
}

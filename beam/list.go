package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"nianbao/parser"
)

// document is one file to read.
type document struct {
	Name    string // in the report: reports/…, as in a content folder
	Sidecar string // path of the sidecar beside it, "" where there is none
}

var documentType = reflect.TypeFor[document]()

const (
	sidecarEnding = ".meta.yaml"
	reportsFolder = "reports/"
)

// listFn finds the documents of a pattern.
type listFn struct{}

// ProcessElement emits documents by their paths, and what is none and should be told. The same rules hold as for a content
// folder: names that begin with a dot are left out, symbolic links are not followed.
func (f *listFn) ProcessElement(ctx context.Context, pattern string, emit func(string, document), tell func(int, []byte)) error {
	files, err := newFiles(ctx, pattern)
	if err != nil {
		return err
	}
	defer files.Close()
	paths, err := files.list(ctx, pattern)
	if err != nil {
		return err
	}
	sidecars, err := files.sidecars(ctx, paths)
	if err != nil {
		return err
	}
	root := rootOf(pattern)
	owned := map[string]bool{}
	for _, p := range paths {
		name := reportsFolder + strings.TrimPrefix(p, root)
		side := parser.SidecarName(p)
		switch {
		case hidden(name), strings.HasSuffix(p, sidecarEnding):
		case strings.HasSuffix(p, ".ndjson"), strings.HasSuffix(p, ".ndjson.gz"):
			fail(ctx, tell, name, "holds parsed reports, which go into a content folder as they are")
		case files.local && !regular(p):
			fail(ctx, tell, name, "not a regular file")
		default:
			owned[side] = true
			if !sidecars[side] {
				side = ""
			}
			emit(p, document{Name: name, Sidecar: side})
		}
	}
	for _, p := range paths {
		if strings.HasSuffix(p, sidecarEnding) && !owned[p] {
			fail(ctx, tell, reportsFolder+strings.TrimPrefix(p, root), "a sidecar without a report")
		}
	}
	return nil
}

// files is the file system of a path.
type files struct {
	filesystem.Interface
	local bool
}

func newFiles(ctx context.Context, at string) (files, error) {
	system, err := filesystem.New(ctx, at)
	return files{system, !strings.Contains(at, "://")}, err
}

// list gives the files of a pattern; a folder on this machine stands for all files below it.
func (f files) list(ctx context.Context, pattern string) ([]string, error) {
	info, err := os.Stat(pattern)
	if !f.local || err != nil || !info.IsDir() {
		paths, err := f.List(ctx, pattern)
		if err == nil && len(paths) == 0 {
			err = errors.New("there is no file " + pattern)
		}
		return paths, err
	}
	var paths []string
	err = filepath.WalkDir(pattern, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, filepath.ToSlash(p))
		}
		return err
	})
	return paths, err
}

// sidecars are those in the folders of the files.
func (f files) sidecars(ctx context.Context, paths []string) (map[string]bool, error) {
	folders, found := map[string]bool{}, map[string]bool{}
	for _, p := range paths {
		folder := p[:strings.LastIndexByte(p, '/')+1]
		if folders[folder] {
			continue
		}
		folders[folder] = true
		list, err := f.List(ctx, meta.ReplaceAllString(folder, "?")+"*"+sidecarEnding)
		if err != nil {
			return nil, err
		}
		for _, p := range list {
			found[p] = true
		}
	}
	return found, nil
}

// meta are the characters that mean something in a pattern.
var meta = regexp.MustCompile(`[*?\[\]\\]`)

// rootOf is what the paths of a pattern's files have in front of their names: the way to the folder reports, else to
// the last folder that is written out.
func rootOf(pattern string) string {
	fixed := pattern
	if at := meta.FindStringIndex(pattern); at != nil {
		fixed = pattern[:strings.LastIndexByte(pattern[:at[0]], '/')+1]
	} else if info, err := os.Stat(pattern); err == nil && info.IsDir() {
		fixed = strings.TrimSuffix(filepath.ToSlash(filepath.Clean(pattern)), "/") + "/"
	} else {
		fixed = pattern[:strings.LastIndexByte(pattern, '/')+1]
	}
	if at := strings.LastIndex("/"+fixed, "/"+reportsFolder); at >= 0 {
		return fixed[:at+len(reportsFolder)]
	}
	return fixed
}

func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || path.Base(name) == "/"
}

func regular(p string) bool {
	info, err := os.Lstat(p)
	return err == nil && info.Mode().IsRegular()
}

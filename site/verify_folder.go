package site

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"strings"
)

// folderMirror is a copy of a site in a folder.
type folderMirror struct {
	root   *os.Root
	folder string // in it, "." for itself
}

func openFolderMirror(dir string) (*folderMirror, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, hinted(fmt.Errorf("opening the site: %w", err), "name a folder, or an address that begins with https://")
	}
	return &folderMirror{root, "."}, nil
}

func (f *folderMirror) Close() error { return f.root.Close() }

func (f *folderMirror) below(folder string) mirror {
	return &folderMirror{f.root, path.Join(f.folder, folder)}
}

func (f *folderMirror) atOnce() int { return runtime.GOMAXPROCS(0) }

func (f *folderMirror) wait(context.Context, int, error) bool { return false }

// open reads regular files alone: a pipe would be waited for without end.
func (f *folderMirror) open(_ context.Context, p string) (io.ReadCloser, error) {
	p = path.Join(f.folder, p)
	info, err := f.root.Lstat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errAbsent{}
	case err != nil:
		return nil, errAbsent{cause(err)}
	case !info.Mode().IsRegular():
		return nil, errAbsent{"not a regular file"}
	}
	return f.root.Open(p)
}

func (f *folderMirror) more(ctx context.Context, want map[string]expected) ([]string, error) {
	var list []string
	err := fs.WalkDir(f.root.FS(), f.folder, func(p string, d fs.DirEntry, err error) error {
		if f.folder != "." {
			p = strings.TrimPrefix(strings.TrimPrefix(p, f.folder), "/")
		}
		switch {
		case p == "" && errors.Is(err, fs.ErrNotExist):
			return nil // told as missing
		case p == "" && err == nil:
			return nil
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case p != "." && strings.HasPrefix(d.Name(), ".") && d.IsDir():
			return fs.SkipDir
		case d.IsDir() || strings.HasPrefix(d.Name(), ".") || p == cnameFile:
			return nil
		}
		if _, ok := want[p]; !ok {
			list = append(list, p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the site: %w", err)
	}
	return list, nil
}

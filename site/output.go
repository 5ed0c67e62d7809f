package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// How the site gets into its folder without anybody ever seeing half of it, and without touching a file
// that stays the same. Everything is prepared inside the folder itself, so that putting a file in place is
// a rename within one file system:
//
//	public/
//	├─ .nianbao          the manifest: says the folder is ours, lists every file of the site
//	├─ .nianbao-stage/   there only while a build runs, or after one was killed
//	│  ├─ new/…          files to be put in place
//	│  ├─ old/…          what they take the place of
//	│  ├─ manifest       the next .nianbao; renaming it is the moment the new site counts
//	│  └─ journal        the steps in between, complete before the first is taken
//	└─ index.html …
//
// A build that fails or is killed before the journal stands has changed nothing; one that fails later is
// undone from old/ at once, one that is killed by whoever opens the folder next.
const (
	manifestName = ".nianbao"
	stageName    = ".nianbao-stage"
)

// output is an output folder that is ours, locked for one build.
type output struct {
	dir      string // as given, for messages
	root     *os.Root
	made     string // topmost folder that was made for it, "" where it was there
	manifest manifest
	seen     *seen // what the last build left, once it has been looked at
	looked   bool
	written  bool
	unlock   func() error
}

// openOutput locks the folder, and refuses one that holds something else than a site of ours.
func openOutput(dir string) (*output, error) {
	o, err := lockOutput(dir)
	if err != nil {
		return o, err
	}
	if err := o.judge(); err != nil {
		return o, errors.Join(err, o.close())
	}
	return o, nil
}

// lockOutput makes the folder where it is missing, locks it, and undoes what a killed build left.
func lockOutput(dir string) (*output, error) {
	o, err := justLock(dir)
	if err == nil {
		if err = o.recover(); err != nil {
			err = errors.Join(err, o.close())
		}
	}
	return o, err
}

// justLock leaves it to the caller what becomes of what a killed build left.
func justLock(dir string) (o *output, err error) {
	made, err := makeFolder(dir)
	if err != nil {
		return nil, err
	}
	o = &output{dir: dir, made: made}
	defer func() {
		if err != nil {
			err = errors.Join(err, o.close())
		}
	}()
	if o.unlock, err = lockFolder(dir); err != nil {
		return o, err
	}
	if o.root, err = os.OpenRoot(dir); err != nil {
		return o, fmt.Errorf("opening the output folder: %w", err)
	}
	return o, nil
}

// makeFolder gives the topmost folder it had to make.
func makeFolder(dir string) (made string, err error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return "", hinted(fmt.Errorf("%s is not a folder", dir), "name another folder with --out")
	case err == nil:
		return "", nil
	case !errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("opening the output folder: %w", err)
	}
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		if _, err := os.Lstat(d); err == nil || d == filepath.Dir(d) {
			break
		}
		made = d
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		removeEmpty(dir, made)
		return "", fmt.Errorf("making the output folder: %w", err)
	}
	return made, nil
}

// removeEmpty removes dir and the folders above it up to top, as far as they are empty.
func removeEmpty(dir, top string) {
	for d := filepath.Clean(dir); ; d = filepath.Dir(d) {
		// A folder that is not empty, or gone already, ends the walk; neither matters.
		if err := os.Remove(d); (err != nil && !errors.Is(err, fs.ErrNotExist)) || d == top {
			return
		}
	}
}

// judge reads the manifest of a folder that is ours: one that carries a manifest, or holds nothing.
func (o *output) judge() (err error) {
	o.manifest, err = o.readManifest()
	return err
}

func (o *output) readManifest() (manifest, error) {
	src, err := o.root.ReadFile(manifestName)
	if err == nil {
		m, err := parseManifest(src)
		if err != nil {
			return m, hinted(fmt.Errorf("%s: %w", filepath.Join(o.dir, manifestName), err), "remove the folder, or name another with --out")
		}
		return m, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return manifest{}, fmt.Errorf("reading the output folder: %w", err)
	}
	entries, err := fs.ReadDir(o.root.FS(), ".")
	if err != nil {
		return manifest{}, fmt.Errorf("reading the output folder: %w", err)
	}
	for _, e := range entries {
		if _, err := o.root.Lstat(path.Join(e.Name(), manifestName)); err == nil {
			continue // a site of its own, see split.go
		}
		if !strings.HasPrefix(e.Name(), manifestName) {
			return manifest{}, hinted(fmt.Errorf("the folder %s is not empty and was not written by nianbao", o.dir),
				"name another folder with --out, or empty this one yourself")
		}
	}
	return manifest{}, nil
}

// close releases the folder, and takes it away again where it was made for a build that came to nothing.
func (o *output) close() error {
	var err error
	if o.root != nil {
		if !o.written {
			err = o.clearStage()
		}
		err = errors.Join(err, o.root.Close())
	}
	if o.made != "" && !o.written {
		removeEmpty(o.dir, o.made)
	}
	if o.unlock != nil {
		err = errors.Join(err, o.unlock())
	}
	return err
}

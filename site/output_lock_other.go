//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// lockFolder lets one build at a time into the folder, by a file that stays where a build is killed.
func lockFolder(dir string) (unlock func() error, err error) {
	name := filepath.Join(dir, manifestName+"-lock")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return nil, hinted(errBusy(dir), "if no build is running, remove "+name)
	}
	if err != nil {
		return nil, fmt.Errorf("locking the output folder: %w", err)
	}
	return func() error { return errors.Join(f.Close(), os.Remove(name)) }, nil
}

//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package site

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lockFolder lets one build at a time into the folder. The lock is on the folder itself: it leaves no file
// behind, and ends with the process that holds it.
func lockFolder(dir string) (unlock func() error, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the output folder: %w", err)
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		err = errBusy(dir)
	} else if err != nil {
		err = fmt.Errorf("locking the output folder: %w", err)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f.Close, nil
}

package site

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"syscall"
	"unicode"
)

// What a build has to say, in words for a terminal.

// String is a line for a terminal, the place first.
func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(printable(p.File) + ":")
	if p.Line > 0 {
		fmt.Fprintf(&b, "%d:", p.Line)
	}
	b.WriteString(" " + printable(p.Message))
	if p.Hint != "" {
		b.WriteString("; " + p.Hint)
	}
	return b.String()
}

// printable keeps file names and documents from driving the terminal.
func printable(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && !unicode.IsGraphic(r) }) {
		return strconv.Quote(s)
	}
	return s
}

// Hinted is an error with what can be done about it.
type Hinted struct {
	Err  error
	Hint string
}

func (h *Hinted) Error() string { return h.Err.Error() }
func (h *Hinted) Unwrap() error { return h.Err }

func hinted(err error, hint string) error { return &Hinted{err, hint} }

func errBusy(dir string) error {
	return hinted(fmt.Errorf("another build is writing to %s", dir), "wait until it has ended, or name another folder with --out")
}

// advised gives an error of the machine the hint what to do about it, where it has none.
func advised(err error) error {
	has := (*Hinted)(nil)
	switch {
	case err == nil || errors.As(err, &has):
		return err
	case errors.Is(err, syscall.ENOSPC):
		return hinted(err, "make room on that disk, and build again: files that change need room beside those in place, which are as they were")
	case errors.Is(err, syscall.EROFS):
		return hinted(err, "that disk can be read, not written: name another folder with --out")
	case errors.Is(err, fs.ErrPermission):
		return hinted(err, "see who may write there, and build again")
	}
	return err
}

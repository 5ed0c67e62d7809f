// Package store keeps on disk what a build may remember for the next one. Nothing in it is needed: whatever is missing,
// damaged, of another form or of another program is as if it had never been there.
//
//	.public.store/
//	├─ .gitignore   nobody tracks it
//	├─ program      which program this is, so that it need not be read each time
//	└─ …            parts, each written as a whole, with a checksum
package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// format changes with the form of any part.
const format = "nianbao store 3\n"

// Sum is a SHA-256.
type Sum [sha256.Size]byte

// SumOf is the checksum of b.
func SumOf(b []byte) Sum { return sha256.Sum256(b) }

// Store is an opened folder.
type Store struct {
	dir     string
	program Sum
}

// Open makes the folder where it is missing, and finds out which program is running.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	s := &Store{dir: dir}
	began, err := s.Now()
	if err == nil {
		s.program, err = s.identify(began)
	}
	return s, err
}

// Below is a store of its own in a folder of this one.
func (s *Store) Below(name string) (*Store, error) {
	dir := s.path(name)
	return &Store{dir: dir, program: s.program}, os.MkdirAll(dir, 0o777)
}

// ignored is the file that tells Git so, and everything what it says.
const (
	ignored    = ".gitignore"
	everything = "*\n"
)

// Now is what the clock of the file system says: files that are written from now on have this time or a later one. It writes
// over what is there, which takes no room: on a full disk what is remembered can be read all the same.
func (s *Store) Now() (time.Time, error) {
	f, err := os.OpenFile(s.path(ignored), os.O_WRONLY|os.O_CREATE, 0o666)
	if err != nil {
		return time.Time{}, err
	}
	_, err = f.WriteString(everything)
	if err = errors.Join(err, f.Close()); err != nil {
		return time.Time{}, err
	}
	info, err := os.Stat(s.path(ignored))
	if err != nil {
		return time.Time{}, err
	}
	return info.ModTime(), nil
}

func (s *Store) path(name string) string { return filepath.Join(s.dir, name) }

// Racy reports whether a file with that time of modification, looked at then, may have been changed after that and still
// have it: clocks of file systems tick in milliseconds, some in seconds.
func Racy(modified, then time.Time) bool {
	if modified.Nanosecond() == 0 {
		modified = modified.Add(2 * time.Second)
	}
	return !modified.Before(then)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Read gives a part; ok is false where there is none that can be trusted.
func (s *Store) Read(name string) (content string, ok bool) { return s.read(name, s.program) }

func (s *Store) read(name string, program Sum) (content string, ok bool) {
	f, err := os.Open(s.path(name))
	if err != nil {
		return "", false
	}
	defer f.Close()
	info, err := f.Stat()
	begin := head(name, program)
	if err != nil || info.Size() < int64(len(begin)+crc32.Size) {
		return "", false
	}
	left := int(info.Size()) - len(begin) - crc32.Size
	room := make([]byte, max(len(begin), min(left, readAtOnce)))
	if _, err := io.ReadFull(f, room[:len(begin)]); err != nil || string(room[:len(begin)]) != begin {
		return "", false
	}
	sum := Check(room[:len(begin)])
	var b strings.Builder
	for b.Grow(left); left > 0; {
		n, err := io.ReadFull(f, room[:min(left, len(room))])
		if err != nil {
			return "", false
		}
		sum = crc32.Update(sum, castagnoli, room[:n])
		b.Write(room[:n])
		left -= n
	}
	if _, err := io.ReadFull(f, room[:crc32.Size]); err != nil || binary.LittleEndian.Uint32(room) != sum {
		return "", false
	}
	return b.String(), true
}

// readAtOnce is how much of a part is read at once: what the processor has at hand when it is put together.
const readAtOnce = 64 << 10

func head(name string, program Sum) string { return format + name + "\n" + string(program[:]) }

// ReadAt gives n bytes of a part's content; ok is false where there are fewer. Whether they are what was written, who
// asks must know by a checksum.
func (s *Store) ReadAt(name string, at, n int) (content []byte, ok bool) {
	f, err := os.Open(s.path(name))
	if err != nil {
		return nil, false
	}
	defer f.Close()
	info, err := f.Stat()
	begin := int64(len(head(name, s.program)))
	if err != nil || at < 0 || n < 0 || int64(n) > info.Size()-begin-int64(at) {
		return nil, false
	}
	content = make([]byte, n)
	_, err = f.ReadAt(content, begin+int64(at))
	return content, err == nil
}

// Check is the checksum of what ReadAt is to give.
func Check(content []byte) uint32 { return crc32.Checksum(content, castagnoli) }

// Write puts a part in its place, as a whole: its content in pieces, one behind the other.
func (s *Store) Write(name string, content ...[]byte) error {
	return s.write(name, s.program, content...)
}

func (s *Store) write(name string, program Sum, content ...[]byte) error {
	made := s.path(name + ".part")
	if err := writePieces(made, head(name, program), content); err != nil {
		return errors.Join(err, os.Remove(made))
	}
	return os.Rename(made, s.path(name))
}

// writePieces writes a file of a head, the pieces and the checksum of all that.
func writePieces(file, head string, pieces [][]byte) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	var sum uint32
	write := func(b []byte) {
		if err == nil {
			sum = crc32.Update(sum, castagnoli, b)
			_, err = f.Write(b)
		}
	}
	write([]byte(head))
	for _, b := range pieces {
		write(b)
	}
	write(binary.LittleEndian.AppendUint32(nil, sum))
	return errors.Join(err, f.Close())
}

// Remove makes the store forget a part.
func (s *Store) Remove(name string) error {
	err := os.Remove(s.path(name))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// Clear removes all parts, and the folder where nobody has laid anything else into it.
func (s *Store) Clear() error {
	names, err := s.Names("")
	for _, name := range names {
		if begins(s.path(name), format) || name == ignored && begins(s.path(name), everything) {
			err = errors.Join(err, os.Remove(s.path(name)))
		}
	}
	_ = os.Remove(s.dir)
	return err
}

// begins reports whether a file does so.
func begins(name, with string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	b := make([]byte, len(with))
	_, err = io.ReadFull(f, b)
	return err == nil && string(b) == with
}

// Names are the parts whose names begin so.
func (s *Store) Names(prefix string) ([]string, error) {
	files, err := os.ReadDir(s.dir)
	var list []string
	for _, f := range files {
		if strings.HasPrefix(f.Name(), prefix) {
			list = append(list, f.Name())
		}
	}
	return list, err
}

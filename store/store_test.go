package store

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func TestPartsAreTrustedWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "store")
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Read("x"); ok {
		t.Error("a part that was never written is read")
	}
	want := bytes.Repeat([]byte("巩义"), 100)
	if err := s.Write("x", want); err != nil {
		t.Fatal(err)
	}
	if got, ok := s.Read("x"); !ok || got != string(want) {
		t.Errorf("%q, %v", got, ok)
	}
	name := filepath.Join(dir, "x")
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for i := range whole {
		damaged := slices.Clone(whole)
		damaged[i] ^= 1
		for _, b := range [][]byte{damaged, whole[:i]} {
			if err := os.WriteFile(name, b, 0o666); err != nil {
				t.Fatal(err)
			}
			if _, ok := s.Read("x"); ok {
				t.Fatalf("damaged at %d of %d, and read", i, len(whole))
			}
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "y"), whole, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, ok := s.Read("y"); ok {
		t.Error("a part is taken for another")
	}
	other := *s
	other.program[0]++
	if _, ok := other.Read("y"); ok {
		t.Error("another program's part is read")
	}
}

func TestRacy(t *testing.T) {
	then := time.Date(2026, 1, 2, 3, 4, 5, 6e6, time.UTC)
	for _, test := range []struct {
		before time.Duration
		want   bool
	}{
		{-time.Hour, true}, {0, true}, {time.Millisecond, false}, {time.Hour, false},
		{6 * time.Millisecond, true}, {1006 * time.Millisecond, true}, {3006 * time.Millisecond, false}, // whole seconds
	} {
		if got := Racy(then.Add(-test.before), then); got != test.want {
			t.Errorf("%v before: %v", test.before, got)
		}
	}
}

func TestPacker(t *testing.T) {
	var p Packer
	texts := [][]string{nil, {}, {"", "年", "x\x00"}}
	for _, n := range []int64{0, 1, -1, 63, -64, 64, 1 << 40, -1 << 63, 1<<63 - 1} {
		p.Int(n)
		p.Uint(uint64(n))
		u := NewUnpacker(string(p.Bytes()))
		if a, b := u.Int(), u.Uint(); a != n || b != uint64(n) || !u.Whole() {
			t.Errorf("%d: %d, %d", n, a, b)
		}
		p.Reset()
	}
	for _, list := range texts {
		p.Strings(list)
	}
	p.Bool(true)
	p.Bool(false)
	p.Sum(SumOf([]byte("x")))
	whole := string(p.Bytes())
	u := NewUnpacker(whole)
	for _, list := range texts {
		if got := u.Strings(); !slices.Equal(got, list) || (got == nil) != (list == nil) {
			t.Errorf("%q for %q", got, list)
		}
	}
	if !u.Bool() || u.Bool() || u.Sum() != SumOf([]byte("x")) || !u.Whole() {
		t.Error("what was written is not what is read")
	}
	for i := range whole {
		u := NewUnpacker(whole[:i])
		for range texts {
			u.Strings()
		}
		u.Bool()
		u.Bool()
		u.Sum()
		if u.Whole() {
			t.Errorf("cut at %d, and whole", i)
		}
	}
}

package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"nianbao/store"
)

// Verifying compares a published site with what its content builds now, file by file and by checksum. It trusts nothing
// that it is given: of a file no more is read than the right one has and a byte, names that a list tells are held against
// the rules for the site's own paths, and a list of checksums can only add to what is suspected, never clear it.

// VerifyOptions says what to compare with what.
type VerifyOptions struct {
	BuildOptions        // the content, and the address the site was built for; Out is not used, nothing is written
	Site         string // a folder, or the address of a site, http:// or https://
	Quick        bool   // compares the lists of checksums alone, which tells whether the site means to be the same
}

// Difference is a file of which the published site and the content do not say the same.
type Difference struct {
	Kind string // one of Differs, Missing, More
	Path string
	Why  string // "", or what came instead of the file
}

// The kinds of differences, in this order.
const (
	Differs = "differs" // published, but with other bytes
	Missing = "missing" // not published
	More    = "more"    // published, but no part of the site; of an address, as far as its lists of checksums tell
)

// Verified is what came of a comparison.
type Verified struct {
	Files       int // of the site that the content builds, with those for the host left out
	Bytes       int64
	Differences []Difference // by kind, then by path
	Problems    []Problem    // of the content
}

// sumOf is a file's checksum as lists tell it.
func sumOf(body []byte) string {
	sum := store.SumOf(body)
	return hex.EncodeToString(sum[:])
}

// expected is what a file must be.
type expected struct {
	sum  string
	size int64
}

// mirror is a published site, as its readers get it.
type mirror interface {
	// open gives a file to read, or the reason why there is none: errAbsent, or that it can't be told.
	open(ctx context.Context, path string) (io.ReadCloser, error)
	// more lists what is published beside the site whose files are given, as far as it can be known.
	more(ctx context.Context, want map[string]expected) ([]string, error)
	// wait says, after a while, whether what has failed is worth another try.
	wait(ctx context.Context, try int, err error) bool
	// atOnce is how many files may be asked for at the same time.
	atOnce() int
	// below is what is published in a folder; "" is the same.
	below(folder string) mirror
}

// errAbsent says that a file is not published, and why.
type errAbsent struct{ why string }

func (e errAbsent) Error() string { return "not published: " + e.why }

// Verify compares. An error says that it could not be done.
func Verify(ctx context.Context, o VerifyOptions) (v Verified, err error) {
	at, err := mirrorAt(&o)
	if err != nil {
		return v, err
	}
	if c, ok := at.(io.Closer); ok {
		defer func() { err = errors.Join(err, c.Close()) }()
	}
	sites, problems, err := expect(ctx, o.BuildOptions)
	v.Problems = problems
	if err != nil {
		return v, err
	}
	for _, one := range sites {
		if err := v.hold(ctx, o, at, one, sites); err != nil {
			return v, err
		}
	}
	slices.SortStableFunc(v.Differences, func(a, b Difference) int {
		return cmp.Or(strings.Compare(a.Kind, b.Kind), strings.Compare(a.Path, b.Path))
	})
	return v, nil
}

// hold holds one of the sites against what is published of it.
func (v *Verified) hold(ctx context.Context, o VerifyOptions, at mirror, one expectedSite, sites []expectedSite) error {
	at, want := at.below(one.folder), one.files
	if o.Quick {
		maps.DeleteFunc(want, func(p string, _ expected) bool { return !isChecksums(p) })
	}
	for _, e := range want {
		v.Bytes += e.size
	}
	v.Files += len(want)
	found, err := differences(ctx, o, at, want)
	if err != nil {
		return err
	}
	more, err := at.more(ctx, want)
	if err != nil {
		return err
	}
	for _, p := range more {
		ofAnother := one.folder == "" && slices.ContainsFunc(sites, func(s expectedSite) bool { return s.folder != "" && s.folder == topOf(p) })
		if !ofAnother && (!o.Quick || isChecksums(p)) {
			found = append(found, Difference{Kind: More, Path: p})
		}
	}
	for _, d := range found {
		d.Path = path.Join(one.folder, d.Path)
		v.Differences = append(v.Differences, d)
	}
	return nil
}

func isChecksums(p string) bool {
	return p == checksumsName || strings.Count(p, "/") == 1 && strings.HasSuffix(p, "/"+checksumsName)
}

// differences reads every file that should be published: first what differs, then what is missing.
func differences(ctx context.Context, o VerifyOptions, at mirror, want map[string]expected) ([]Difference, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// The lists come first: what is wrong with the address shows at the first of them.
	paths := slices.SortedFunc(maps.Keys(want), func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(a, b))
	})
	type outcome struct {
		d   *Difference
		err error
	}
	var found []Difference
	outcomes := eachOf(at.atOnce(), slices.Values(paths), func(p string) outcome {
		for try := 1; ; try++ {
			d, err := hold(ctx, at, p, want[p])
			if err == nil || !at.wait(ctx, try, err) {
				return outcome{d, err}
			}
		}
	})
	for r := range told(o.BuildOptions, Comparing, len(paths), outcomes) {
		if r.err != nil {
			return nil, r.err
		}
		if r.d != nil {
			found = append(found, *r.d)
		}
	}
	slices.SortFunc(found, func(a, b Difference) int {
		return strings.Compare(a.Kind+" "+a.Path, b.Kind+" "+b.Path)
	})
	return found, nil
}

func rank(p string) int {
	switch {
	case p == checksumsName:
		return 0
	case isChecksums(p):
		return 1
	}
	return 2
}

// hold holds a file against what it must be, and gives nil where it is so.
func hold(ctx context.Context, at mirror, p string, want expected) (*Difference, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f, err := at.open(ctx, p)
	var absent errAbsent
	if errors.As(err, &absent) {
		return &Difference{Missing, p, absent.why}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", p, err)
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, want.size+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", p, err)
	}
	switch {
	case n > want.size:
		return &Difference{Differs, p, fmt.Sprintf("longer than %d bytes", want.size)}, nil
	case n < want.size:
		return &Difference{Differs, p, fmt.Sprintf("%d bytes instead of %d", n, want.size)}, nil
	case hex.EncodeToString(h.Sum(nil)) != want.sum:
		return &Difference{Differs, p, "other bytes"}, nil
	}
	return nil, nil
}

// mirrorAt opens the site that is to be compared. Where the site's address is given and --base is not, the site
// is one built for that address.
func mirrorAt(o *VerifyOptions) (mirror, error) {
	if strings.Contains(o.Site, "://") {
		b, err := parseBase(o.Site)
		if err != nil {
			return nil, err
		}
		if o.Base == "" {
			o.Base = b.origin + b.path
		}
		return newWebMirror(b.origin + b.path), nil
	}
	return openFolderMirror(o.Site)
}

// ours tells a path that a site can have from names that a list made up.
func ours(p string) bool { return checkPath(p) == nil && !forHost(p) }

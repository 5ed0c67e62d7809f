package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
)

// BuildOptions says what to build, and where to. Content and Out must not lie one in the other.
type BuildOptions struct {
	Content string // folder with reports/ and pages/
	Out     string // folder of the site: missing, empty, or one of ours
	Base    string // the site's address, https://host/repo/, or where that isn't known its path, "/" or "/repo/"; "" is "/"

	// Preview says that what is built is not to be published: no address in it is a promise.
	Preview bool

	// Split is SplitRegion for a site of each province, each in a folder of its own, "" for one site.
	Split string

	// Large is how many bytes a site may have before a Problem tells what takes them; 0 is 10⁹, after GitHub Pages.
	Large int64

	// Store is a folder for what the next build may take over from this one, "" for none. It may be deleted at any time.
	Store string

	// Progress, if not nil, is told of the beginning of each stage and of each step in it, from one goroutine at a
	// time. Where nobody knows how many steps there are, total is 0.
	Progress func(stage Stage, done, total int)
}

// Stage is what a build is at.
type Stage string

// The stages of a build, in this order, and that of Verify.
const (
	Reading   Stage = "reading"   // files
	Checking  Stage = "checking"  // all reports at once
	Rendering Stage = "rendering" // portions of the site, and staging them
	Placing   Stage = "placing"   // what has changed
	Comparing Stage = "comparing" // files of a published site, by Verify
)

func (o BuildOptions) tell(stage Stage, done, total int) {
	if o.Progress != nil {
		o.Progress(stage, done, total)
	}
}

// told yields what seq yields, and tells of each.
func told[T any](o BuildOptions, stage Stage, total int, seq iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		done := 0
		o.tell(stage, done, total)
		for v := range seq {
			done++
			o.tell(stage, done, total)
			if !yield(v) {
				return
			}
		}
	}
}

// Summary says what a build did. Where Build fails it still holds the Problems found so far.
type Summary struct {
	Organs, Reports int
	Pages           int   // HTML files among Files
	Files           int   // of the site, without the manifest
	Bytes           int64 // their size
	Written         int   // files that are new or differ from the site that was there
	Removed         int   // files of the site that was there, and are no longer part of it
	Portions        int   // in which the site is made
	Taken           int   // of them from the last build
	Unchanged       bool  // content and site are what the last build left: nothing was made
	Problems        []Problem
	Address         string // of the front page, "" where it isn't known
	Promised        int    // pages, or sources of pages, that are new in addresses.txt
	unkept          bool   // promises that could not be written down
	Sites           int    // that the site is split into, 0 where it is one
	Digest          string // of all files and their paths: two sites with one digest are the same
}

// Build makes the site from the content folder. Problems in single files are told in the Summary and do not
// stop it; with an error nothing was built, and the site that was there before is still there, whole.
// It can be broken off through ctx.
func Build(ctx context.Context, o BuildOptions) (s Summary, err error) {
	defer func() { err = advised(err) }()
	defer collectRarely().restore()
	base, err := parseBase(o.Base)
	if err != nil {
		return s, err
	}
	if err := knownSplit(o.Split); err != nil {
		return s, err
	}
	if err := keepApart(o); err != nil {
		return s, err
	}
	c, err := openContent(o.Content)
	if err != nil {
		return s, err
	}
	if o.Split != "" {
		return buildSplit(ctx, o, base, c)
	}
	if err := recoverAbove(o.Out); err != nil {
		return s, err
	}
	out, err := lockOutput(o.Out)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, out.close()) }()
	m, problems := remembers(o, c)
	if s, ok := m.again(c, out); ok {
		return s, nil
	}
	if err := out.judge(); err != nil {
		return s, err
	}
	s, err = publish(ctx, o, base, c, out, m)
	s.Problems = slices.Concat(problems, m.failure(), s.Problems)
	return s, err
}

func publish(ctx context.Context, o BuildOptions, base base, c *content, out *output, m *memory) (s Summary, err error) {
	collection, options, err := gather(ctx, o, base, c, m, &s)
	if err != nil {
		return s, err
	}
	jobs := m.jobs(collection, options)
	staged, err := out.stage(ctx, collectInTime(told(o, Rendering, len(jobs), slices.Values(jobs))), m.portions(out), func(so *inventory) ([]job, error) {
		last, problems, err := collection.closing(options, so)
		s.tell(o.Content, problems)
		return last, err
	})
	if err != nil {
		return s, err
	}
	if err := m.loss(); err != nil {
		return s, err
	}
	o.tell(Placing, 0, 0)
	if err := out.commit(staged); err != nil {
		return s, err
	}
	s.count(staged)
	if p, large := staged.total.sizes.warn(s.Bytes, cmp.Or(o.Large, tooLarge)); large {
		s.tell(o.Out, []Problem{p})
	}
	if base.origin != "" && !o.Preview {
		s.Promised, err = collection.keepAddresses(o.Content, options.promised, staged.next.pages())
		if err != nil {
			s.tell(o.Content, []Problem{unpromised(s.Promised, err)})
			s.Promised, s.unkept = 0, true
		}
	}
	left := out.leave(staged, m.seen(out))
	foreign, err := left.others()
	for _, f := range foreign {
		s.tell(o.Out, []Problem{{File: f, Message: "not written by nianbao, left as it is"}})
	}
	if err == nil {
		m.remember(c, left, s, staged)
	}
	return s, err
}

// unpromised tells of pages whose promises could not be written down.
func unpromised(n int, err error) Problem {
	return Problem{File: addressesFile, Message: fmt.Sprintf("%d pages are not promised: %s", n, cause(err)),
		Hint: "a build with the same --base where the folder can be written to promises them"}
}

// gather reads and checks the content, and tells the summary of it.
func gather(ctx context.Context, o BuildOptions, base base, c *content, m *memory, s *Summary) (*Collection, Options, error) {
	sources, err := c.read(ctx, o, m)
	if err != nil {
		return nil, Options{}, err
	}
	o.tell(Checking, 0, 0)
	limitGarbage()
	collection, problems := collect(sources, m)
	s.tell(o.Content, append(c.problems, problems...))
	s.Organs, s.Reports = len(collection.organs), collection.Len()
	options, err := c.options(o, base)
	options.Pages, problems = collection.keepPages(options.Pages)
	s.tell(o.Content, problems)
	if err != nil {
		return nil, options, err
	}
	s.Address = options.absolute("index.html")
	if s.Reports == 0 {
		return nil, options, noneToPublish(o)
	}
	return collection, options, nil
}

// options are what the content folder says of the site besides its reports.
func (c *content) options(o BuildOptions, base base) (options Options, err error) {
	options = Options{Origin: base.origin, Base: base.path}
	if options.Pages, err = c.readPages(); err != nil {
		return options, err
	}
	if options.domain, err = c.readCNAME(o.Content, base); err != nil {
		return options, err
	}
	options.promised, options.redirects, err = c.readAddresses(o.Content)
	return options, err
}

func noneToPublish(o BuildOptions) error {
	return hinted(fmt.Errorf("none of the files in %s can be published", filepath.Join(o.Content, reportsFolder)),
		"see what is said about each of them")
}

// tell puts problems into the summary, with places that can be found from the working directory.
func (s *Summary) tell(dir string, problems []Problem) {
	for _, p := range problems {
		folder := strings.HasSuffix(p.File, "/")
		p.File = filepath.ToSlash(filepath.Join(dir, p.File))
		if folder {
			p.File += "/"
		}
		s.Problems = append(s.Problems, p)
	}
}

func (s *Summary) count(c *changes) {
	s.Pages, s.Files, s.Bytes, s.Digest = c.total.pages, c.total.files, c.total.bytes, c.next.digest
	for _, portion := range c.portions {
		if s.Portions++; portion.taken > 0 {
			s.Taken++
		}
	}
	for _, step := range c.steps {
		if step.do == remove {
			s.Removed++
		} else {
			s.Written++
		}
	}
}

// keepApart refuses folders of which one lies in the other: the site would become its own source, or be
// written into the evidence.
func keepApart(o BuildOptions) error {
	if o.Content == "" || o.Out == "" {
		return hinted(errors.New("a folder without a name"), "give --content and --out a path, or leave them away")
	}
	content, err := realPath(o.Content)
	if err != nil {
		return fmt.Errorf("reading the content folder: %w", err)
	}
	out, err := realPath(o.Out)
	if err != nil {
		return fmt.Errorf("opening the output folder: %w", err)
	}
	if within(content, out) || within(out, content) {
		return hinted(fmt.Errorf("the output folder %s and the content folder %s lie one in the other", o.Out, o.Content),
			"name another folder with --out")
	}
	if o.Store == "" {
		return nil
	}
	kept, err := realPath(o.Store)
	if err != nil {
		return fmt.Errorf("opening the store: %w", err)
	}
	for _, other := range []struct{ real, name, what string }{{content, o.Content, "content"}, {out, o.Out, "output"}} {
		if within(other.real, kept) || within(kept, other.real) {
			return hinted(fmt.Errorf("the store %s and the %s folder %s lie one in the other", o.Store, other.what, other.name),
				"name another folder with --store")
		}
	}
	return nil
}

// realPath is the absolute path without symbolic links, as far down as it exists.
func realPath(p string) (string, error) {
	p, err := filepath.Abs(p)
	if err != nil {
		return "", err
	}
	for rest := ""; ; {
		if real, err := filepath.EvalSymlinks(p); err == nil {
			return filepath.Join(real, rest), nil
		}
		if p == filepath.Dir(p) {
			return filepath.Join(p, rest), nil
		}
		p, rest = filepath.Dir(p), filepath.Join(filepath.Base(p), rest)
	}
}

func within(dir, p string) bool {
	rel, err := filepath.Rel(dir, p)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

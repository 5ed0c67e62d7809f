package site

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// splitting is a build of several sites and the page that leads to them.
type splitting struct {
	o       BuildOptions
	base    base
	c       *content
	m       *memory
	options Options
	list    []*regionSite
	top     *output  // of the page
	front   *changes // of it
	s       Summary
}

// buildSplit builds all sites. They are put in place together when each has been made, the page that leads to them last.
func buildSplit(ctx context.Context, o BuildOptions, base base, c *content) (s Summary, err error) {
	top, err := lockOutput(o.Out)
	if err != nil {
		return s, err
	}
	m, problems := remembers(o, c)
	p := splitting{o: o, base: base, c: c, m: m, top: top}
	defer func() {
		for _, r := range slices.Backward(p.list) {
			if r.out != nil {
				err = errors.Join(err, r.out.close())
			}
		}
		err = errors.Join(err, top.close())
	}()
	if s, ok := m.again(c, top); ok {
		return s, nil
	}
	if err = top.judge(); err == nil {
		err = p.publish(ctx)
	}
	p.s.Problems = slices.Concat(problems, m.failure(), p.s.Problems)
	return p.s, err
}

func (p *splitting) publish(ctx context.Context) error {
	sources, err := p.c.read(ctx, p.o, p.m)
	if err != nil {
		return err
	}
	p.o.tell(Checking, 0, 0)
	if p.options, err = p.c.options(p.o, p.base); err != nil {
		p.s.tell(p.o.Content, p.c.problems)
		return err
	}
	if p.list, err = deal(p.o, p.c, p.m, sources, p.options, &p.s); err != nil {
		return err
	}
	if err := p.stage(ctx); err != nil {
		return err
	}
	if err := p.m.loss(); err != nil {
		return err
	}
	p.o.tell(Placing, 0, 0)
	outs, all := []*output{p.top}, []*changes{p.front}
	for _, r := range p.list {
		outs, all = append(outs, r.out), append(all, r.staged)
	}
	if err := commitAll(outs, all); err != nil {
		return err
	}
	for _, r := range p.list {
		p.s.countSite(p.o, r, r.staged)
	}
	p.s.countSite(p.o, nil, p.front)
	if p.base.origin != "" && !p.o.Preview {
		p.promise()
	}
	return p.remember()
}

// deal collects the reports of each site. What is odd about them is told.
func deal(o BuildOptions, c *content, m *memory, sources []Source, options Options, s *Summary) (list []*regionSite, err error) {
	s.tell(o.Content, c.problems)
	s.Address = options.absolute("index.html")
	var refused []Problem
	for _, r := range regions(sources) {
		if r.memory = m.of(r.folder); r.memory != nil {
			r.memory.tables = r.memory.readTables(filepath.Join(o.Out, r.folder))
		}
		collection, problems := collect(r.sources, r.memory)
		r.Collection = collection
		s.tell(o.Content, problems)
		if r.Len() == 0 {
			continue
		}
		r.sources, r.root.name = nil, r.name+"站"
		r.options = r.of(options)
		r.options.Pages, problems = r.keepPages(options.Pages)
		for _, p := range problems {
			if !slices.Contains(refused, p) {
				refused = append(refused, p)
			}
		}
		list = append(list, r)
	}
	s.tell(o.Content, refused)
	if len(list) == 0 {
		return nil, noneToPublish(o)
	}
	return list, nil
}

// stage stages all sites and the page that leads to them, which takes a list of folders before the first of them is made.
func (p *splitting) stage(ctx context.Context) (err error) {
	done, total := 0, 0
	var folders []string
	for _, r := range p.list {
		r.jobs = r.memory.jobs(r.Collection, r.options)
		folders = append(folders, r.folder)
		total += len(r.jobs)
	}
	if err := p.top.begin(folders); err != nil {
		return err
	}
	p.o.tell(Rendering, done, total)
	for _, r := range p.list {
		if r.out, err = openOutput(filepath.Join(p.o.Out, r.folder)); err != nil {
			r.out = nil
			return err
		}
		jobs := func(yield func(job) bool) {
			for _, j := range r.jobs {
				if done++; !yield(j) {
					return
				}
				p.o.tell(Rendering, done, total)
			}
		}
		r.staged, err = r.out.stage(ctx, jobs, r.memory.portions(r.out), func(so *inventory) ([]job, error) {
			last, problems, err := r.closing(r.options, so)
			p.s.tell(p.o.Content, problems)
			return last, err
		})
		if err != nil {
			return err
		}
		r.jobs = nil
	}
	p.front, err = p.top.stage(ctx, slices.Values([]job{{files: frontPage(p.list, p.options)}}), nil, nothingElse)
	return err
}

// nothingElse are the last portions of a site that has none.
func nothingElse(*inventory) ([]job, error) { return nil, nil }

// countSite adds one of the sites, or for nil the page that leads to them, to the summary.
func (s *Summary) countSite(o BuildOptions, r *regionSite, c *changes) {
	var one Summary
	one.count(c)
	s.Pages, s.Files, s.Bytes = s.Pages+one.Pages, s.Files+one.Files, s.Bytes+one.Bytes
	s.Written, s.Removed = s.Written+one.Written, s.Removed+one.Removed
	s.Portions, s.Taken = s.Portions+one.Portions, s.Taken+one.Taken
	sum := sha256.Sum256([]byte(s.Digest + one.Digest))
	s.Digest = hex.EncodeToString(sum[:])
	if r == nil {
		return
	}
	s.Sites++
	s.Organs, s.Reports = s.Organs+len(r.organs), s.Reports+r.Len()
	if p, large := c.total.sizes.warn(one.Bytes, cmp.Or(o.Large, tooLarge)); large {
		p.Hint = "no smaller sites are made; leave reports out, or look for a host that takes more"
		s.tell(path.Join(o.Out, r.folder), []Problem{p})
	}
}

// promise keeps the addresses of the pages of places and organs. Those of a whole site are the same in each, and are no promise.
func (p *splitting) promise() {
	var pages []string
	whole := &Collection{root: newRoot()}
	for _, r := range p.list {
		for _, page := range r.staged.next.pages() {
			if r.has(page) {
				pages = append(pages, page)
			}
		}
		whole.root.below = append(whole.root.below, r.root.below...)
	}
	var err error
	if p.s.Promised, err = whole.keepAddresses(p.o.Content, p.options.promised, pages); err != nil {
		p.s.tell(p.o.Content, []Problem{unpromised(p.s.Promised, err)})
		p.s.Promised, p.s.unkept = 0, true
	}
}

// remember tells what lies in the folders that is not ours, and writes what the next build reads.
func (p *splitting) remember() error {
	var folders []string
	kept := p.m != nil
	if kept {
		p.m.forget()
	}
	leave := func(o *output, m *memory, c *changes) error {
		left := o.leave(c, m.seen(o))
		foreign, err := left.others()
		for _, f := range foreign {
			if o != p.top || !slices.Contains(folders, strings.TrimSuffix(f, "/")) {
				p.s.tell(o.dir, []Problem{{File: f, Message: "not written by this build, left as it is"}})
			}
		}
		if err == nil && m != nil {
			kept = m.keepSite(left, c) && kept
			p.m.failed = cmp.Or(p.m.failed, m.failed)
		}
		kept = kept && m != nil
		return err
	}
	for _, r := range p.list {
		folders = append(folders, r.folder)
		if err := leave(r.out, r.memory, r.staged); err != nil {
			return err
		}
	}
	p.m.clearSites(folders)
	if err := leave(p.top, p.m, p.front); err != nil || !kept {
		return err
	}
	p.m.keepBuild(p.c, p.s, folders)
	return nil
}

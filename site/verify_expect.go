package site

import (
	"context"
	"encoding/hex"
	"iter"
	"maps"
	"slices"

	"nianbao/store"
)

// expectedSite is what is to be published in a folder, "" of the site itself.
type expectedSite struct {
	folder string
	files  map[string]expected
}

// expect builds the site, or the sites it is split into, and keeps of each file but its size and checksum. Nothing is written.
func expect(ctx context.Context, o BuildOptions) (sites []expectedSite, problems []Problem, err error) {
	base, err := parseBase(o.Base)
	if err != nil {
		return nil, nil, err
	}
	if err := knownSplit(o.Split); err != nil {
		return nil, nil, err
	}
	c, err := openContent(o.Content)
	if err != nil {
		return nil, nil, err
	}
	var s Summary
	if o.Split != "" {
		sites, err = expectSplit(ctx, o, base, c, &s)
		return sites, s.Problems, err
	}
	collection, options, err := gather(ctx, o, base, c, nil, &s)
	if err != nil {
		return nil, s.Problems, err
	}
	want, err := expectOne(ctx, o, collection, options, &s)
	return []expectedSite{{"", want}}, s.Problems, err
}

// expectSplit expects the page that leads to the sites first.
func expectSplit(ctx context.Context, o BuildOptions, base base, c *content, s *Summary) ([]expectedSite, error) {
	sources, err := c.read(ctx, o, nil)
	if err != nil {
		return nil, err
	}
	o.tell(Checking, 0, 0)
	options, err := c.options(o, base)
	if err != nil {
		s.tell(o.Content, c.problems)
		return nil, err
	}
	list, err := deal(o, c, nil, sources, options, s)
	if err != nil {
		return nil, err
	}
	front := weighing{want: map[string]expected{}}
	if err := front.weigh(ctx, slices.Values([]portion{frontPage(list, options)})); err != nil {
		return nil, err
	}
	want, err := front.all()
	sites := []expectedSite{{"", want}}
	for _, r := range list {
		if err != nil {
			return nil, err
		}
		want, err = expectOne(ctx, o, r.Collection, r.options, s)
		sites = append(sites, expectedSite{r.folder, want})
	}
	return sites, err
}

func expectOne(ctx context.Context, o BuildOptions, c *Collection, options Options, s *Summary) (map[string]expected, error) {
	v := weighing{want: map[string]expected{}}
	portions := c.portions(options)
	if err := v.weigh(ctx, told(o, Rendering, len(portions), slices.Values(portions))); err != nil {
		return nil, err
	}
	last, more, err := c.closing(options, &v.inventory)
	s.tell(o.Content, more)
	if err != nil {
		return nil, err
	}
	var closing []portion
	for _, j := range last {
		closing = append(closing, j.files)
	}
	if err := v.weigh(ctx, slices.Values(closing)); err != nil {
		return nil, err
	}
	return v.all()
}

// weighing is a site that is made and not kept.
type weighing struct {
	inventory
	want map[string]expected
}

// weigh makes portions of the site, several at a time.
func (v *weighing) weigh(ctx context.Context, portions iter.Seq[portion]) error {
	var files []staged
	for list := range each(portions, func(p portion) (list []staged) {
		for f, err := range p {
			if err == nil {
				err = ctx.Err()
			}
			list = append(list, staged{path: f.Path, sum: store.SumOf(f.Body), size: len(f.Body), err: err})
			if err != nil {
				return list
			}
		}
		return list
	}) {
		for _, f := range list {
			if f.err != nil {
				return f.err
			}
			v.want[f.path] = expected{hex.EncodeToString(f.sum[:]), int64(f.size)}
		}
		files = append(files, list...)
	}
	v.come(files)
	return nil
}

// all are the files that readers can fetch, with the lists of checksums of all that was weighed.
func (v *weighing) all() (map[string]expected, error) {
	if err := v.settle(); err != nil {
		return nil, err
	}
	for f, err := range v.checksums() {
		if err != nil {
			return nil, err
		}
		v.want[f.Path] = expected{sumOf(f.Body), int64(len(f.Body))}
	}
	maps.DeleteFunc(v.want, func(p string, _ expected) bool { return forHost(p) })
	return v.want, nil
}

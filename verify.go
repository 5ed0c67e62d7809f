package main

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/site"
)

// verify compares a published site with what the content builds now.
func (c *command) verify(args []string) (int, error) {
	var o site.VerifyOptions
	var sites []string
	fs := flags("verify")
	fs.StringVar(&o.Content, "content", "content", "")
	fs.StringVar(&o.Base, "base", "", "")
	fs.StringVar(&o.Split, "split", "", "")
	fs.BoolVar(&o.Quick, "quick", false, "")
	if err := c.read(fs, args, &sites); err != nil {
		return failed, err
	}
	if len(sites) != 1 {
		return failed, &site.Hinted{Err: errors.New("verify needs one address, or one folder"), Hint: "nianbao verify https://host/repo/"}
	}
	o.Site = sites[0]
	ctx, stop := interruptible()
	defer stop()
	p := newProgress(c.stderr)
	o.Progress = p.step
	v, err := site.Verify(ctx, o)
	p.end()
	c.problems(site.Summary{Problems: v.Problems})
	if ctx.Err() != nil && err != nil {
		return failed, errors.New("interrupted; nothing is known")
	}
	if err != nil {
		return failed, err
	}
	if err := c.print(verdict(v, o)); err != nil {
		return failed, err
	}
	if len(v.Differences) > 0 {
		return found, nil
	}
	return fine, nil
}

// verdict is a line for each difference, and one for all.
func verdict(v site.Verified, o site.VerifyOptions) string {
	var b strings.Builder
	count := map[string]int{}
	for _, d := range v.Differences {
		count[d.Kind]++
		fmt.Fprintf(&b, "%-9s %s", d.Kind, d.Path)
		if d.Why != "" {
			fmt.Fprintf(&b, " (%s)", d.Why)
		}
		b.WriteString("\n")
	}
	what := "files"
	if o.Quick {
		what = "lists of checksums"
	}
	if len(v.Differences) == 0 {
		fmt.Fprintf(&b, "the same  %d %s, %.1f MB\n", v.Files, what, float64(v.Bytes)/1e6)
		return b.String()
	}
	fmt.Fprintf(&b, "not the same: of %d %s %d differ, %d are missing; %d more are published\n", v.Files, what,
		count[site.Differs], count[site.Missing], count[site.More])
	return b.String()
}

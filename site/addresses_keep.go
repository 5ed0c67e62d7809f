package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// readAddresses reads what was promised and where it leads now; both files may be missing.
func (c *content) readAddresses(dir string) (p promised, rules []redirect, err error) {
	for name, parse := range map[string]func([]byte) error{
		addressesFile: func(src []byte) (err error) { p, err = parseAddresses(src); return },
		redirectsFile: func(src []byte) (err error) { rules, err = parseRedirects(src); return },
	} {
		src, err := readSource(c.fsys.Open, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, nil, fmt.Errorf("reading %s: %s", filepath.Join(dir, name), cause(err))
		}
		if err := parse(src); err != nil {
			return nil, nil, hinted(fmt.Errorf("%s%c%w", filepath.Clean(dir), filepath.Separator, err), "docs/addresses.md tells the form of the file")
		}
	}
	return p, rules, nil
}

// keepAddresses promises the pages of a site that is published, and gives how many of them, or of their sources, are
// new. The file is replaced in one step, and not touched where nothing is new.
func (c *Collection) keepAddresses(dir string, old promised, pages []string) (added int, err error) {
	sources := map[string]string{}
	for _, e := range c.root.below {
		sources[e.path()+".html"] = e.SHA256
	}
	kept := old.with(pages, sources)
	for page, versions := range kept {
		if before, there := old[page]; !there || len(before) != len(versions) {
			added++
		}
	}
	if added == 0 {
		return 0, nil
	}
	name := filepath.Join(dir, addressesFile)
	part := filepath.Join(dir, "."+addressesFile+".part")
	if err := os.WriteFile(part, kept.bytes(), 0o666); err != nil {
		return added, err
	}
	if err := os.Rename(part, name); err != nil {
		return added, errors.Join(err, os.Remove(part))
	}
	return added, nil
}

package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/parser"
	"nianbao/report"
)

// The content folder: reports/ holds the evidence, at any depth, with sidecars beside it; pages/ the Markdown.
// Names that begin with a dot are nobody's business. Of all of it, addresses.txt alone is ever written, see
// addresses_keep.go.
const (
	reportsFolder = "reports"
	pagesFolder   = "pages"
	sidecarSuffix = ".meta.yaml"
)

// maxSource is the size up to which a file is read, in bytes: a hundred times the largest report seen.
const maxSource = 64 << 20

// content is what a content folder holds, as far as its names tell. Paths are relative to the folder.
type content struct {
	fsys     *witness
	reports  []string      // sorted
	parsed   []string      // files of parsed reports, sorted
	pages    []string      // sorted
	files    []contentFile // all of these and sidecars as they were when they were listed
	problems []Problem
}

// openContent lists a content folder that has at least one report.
func openContent(dir string) (*content, error) {
	const hint = "run nianbao where the content folder is, or name it with --content"
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, hinted(fmt.Errorf("there is no content folder %s", dir), hint)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the content folder: %w", err)
	}
	if !info.IsDir() {
		return nil, hinted(fmt.Errorf("%s is not a folder", dir), hint)
	}
	c := &content{fsys: newWitness(os.DirFS(dir))}
	files, err := c.list(reportsFolder)
	if err != nil {
		return nil, err
	}
	if c.pages, err = c.list(pagesFolder); err != nil {
		return nil, err
	}
	c.pair(c.takeParsed(files))
	c.onlyMarkdown()
	if len(c.reports)+len(c.parsed) == 0 {
		return nil, hinted(fmt.Errorf("there are no reports in %s", path.Join(dir, reportsFolder)), "put some there, or "+hint)
	}
	return c, c.look(files)
}

// lookedAtOnce is how many files are looked at by one job.
const lookedAtOnce = 512

// look notes what the file system tells of the files that are read. One that is gone already is left out: reading it
// tells more.
func (c *content) look(files []string) error {
	type looked struct {
		files []contentFile
		err   error
	}
	files = slices.Concat(files, c.pages)
	c.files = make([]contentFile, 0, len(files))
	for some := range each(slices.Chunk(files, lookedAtOnce), func(files []string) (some looked) {
		for _, f := range files {
			info, err := fs.Stat(c.fsys, f)
			switch {
			case err == nil:
				some.files = append(some.files, contentFile{f, stampOf(info)})
			case !errors.Is(err, fs.ErrNotExist):
				some.err = err
				return some
			}
		}
		return some
	}) {
		if some.err != nil {
			return fmt.Errorf("reading the content folder: %w", some.err)
		}
		c.files = append(c.files, some.files...)
	}
	return nil
}

// list gives the regular files below a folder, sorted; none where there is no such folder. What can't be
// read becomes a Problem.
func (c *content) list(folder string) ([]string, error) {
	var files []string
	err := fs.WalkDir(c.fsys, folder, func(p string, d fs.DirEntry, err error) error {
		switch {
		case p == folder && errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			c.tell(p, "can't be read: "+cause(err), "")
			return fs.SkipDir
		case strings.HasPrefix(d.Name(), ".") && p != folder:
			if d.IsDir() {
				return fs.SkipDir
			}
		case strings.ContainsFunc(d.Name(), shapeless):
			c.tell(p, "its name has characters that can't be seen", "give it another name")
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case d.Type()&fs.ModeSymlink != 0:
			c.tell(p, "a symbolic link, not followed", "put the file itself there")
		case !d.Type().IsRegular():
			c.tell(p, "not a regular file", "")
		default:
			files = append(files, p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the content folder: %w", err)
	}
	return files, nil
}

// shapeless says of a character that it has no shape of its own, or turns the order of reading around; bytes that are no
// text are taken for such.
func shapeless(r rune) bool {
	if r < utf8.RuneSelf {
		return r < ' ' || r == 0x7f
	}
	return unicode.Is(unicode.C, r) || r == utf8.RuneError
}

func (c *content) tell(file, message, hint string) {
	c.problems = append(c.problems, Problem{File: file, Message: message, Hint: hint})
}

// pair tells sidecars from reports.
func (c *content) pair(files []string) {
	isSidecar := func(f string) bool { return strings.HasSuffix(f, sidecarSuffix) }
	c.reports = slices.DeleteFunc(slices.Clone(files), isSidecar)
	sidecars := slices.DeleteFunc(slices.Clone(files), func(f string) bool { return !isSidecar(f) })
	if len(sidecars) == 0 {
		return
	}
	expected := map[string]bool{}
	for _, f := range c.reports {
		expected[parser.SidecarName(f)] = true
	}
	for _, f := range sidecars {
		if !expected[f] {
			c.tell(f, "a sidecar without a report", "it belongs beside a report of the same name")
		}
	}
}

func (c *content) onlyMarkdown() {
	var pages []string
	for _, p := range c.pages {
		if path.Ext(p) == ".md" && path.Dir(p) == pagesFolder {
			pages = append(pages, p)
		} else {
			c.tell(p, "not a Markdown page", "pages are "+pagesFolder+"/NAME.md")
		}
	}
	c.pages = pages
}

// read parses all reports, but those that are remembered.
func (c *content) read(ctx context.Context, o BuildOptions, m *memory) ([]Source, error) {
	var sources []Source
	total := len(c.reports)
	if len(c.parsed) > 0 {
		total = 0 // nobody knows how many reports they hold
	}
	for p := range collectInTime(told(o, Reading, total, c.parse(m, c.fsys.Open))) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if p.Report == nil {
			c.problems = append(c.problems, p.Problem)
			continue
		}
		sources = append(sources, p.source())
	}
	return sources, nil
}

// readPages reads the Markdown.
func (c *content) readPages() ([]MarkdownPage, error) {
	var pages []MarkdownPage
	for _, p := range c.pages {
		src, err := readSource(c.fsys.Open, p)
		if err != nil {
			return nil, fmt.Errorf("reading %s: %s", p, cause(err))
		}
		pages = append(pages, MarkdownPage{Name: strings.TrimSuffix(path.Base(p), ".md"), Source: src})
	}
	return pages, nil
}

// Parsed is what became of one file: a report, or where that is nil the Problem that stood against it.
type Parsed struct {
	File    string         // as given
	Report  *report.Report // its head alone, where kept has the rest
	Problem Problem
	slug    string
	sidecar bool
	answers map[string]string
	kept    *kept  // nil where Report is all there is
	from    string // the file of parsed reports it stands in, "" where it was parsed here
	line    int    // in it
}

func (p Parsed) source() Source {
	s := Source{File: p.File, Report: p.Report, Slug: p.slug, Sidecar: p.sidecar, Answers: p.answers, kept: p.kept}
	if p.from != "" {
		s.Record = p.place()
	}
	return s
}

// place is where to look: the file, or the line of one of parsed reports.
func (p Parsed) place() string {
	if p.line > 0 {
		return fmt.Sprintf("%s:%d", p.from, p.line)
	}
	return p.File
}

// Reason says in one line why there is no report.
func (p Parsed) Reason() string {
	if p.Problem.File != p.File {
		return p.Problem.File + ": " + p.Problem.Message
	}
	return p.Problem.Message
}

// Parse reads files, each with the sidecar beside it, several at a time; it yields them in the order given.
func Parse(files []string) iter.Seq[Parsed] {
	return parseAll(files, func(name string) (fs.File, error) { return os.Open(name) })
}

type opener func(name string) (fs.File, error)

// parseAll reads several files at a time, and yields in order.
func parseAll(files []string, open opener) iter.Seq[Parsed] {
	return each(slices.Values(files), func(file string) Parsed { return parseOne(file, open) })
}

// parseOne reads one file. A document that breaks the parser is told like one that can't be read: it must not
// cost the others their pages.
func parseOne(file string, open opener) (parsed Parsed) {
	defer func() {
		if v := recover(); v != nil {
			parsed = Parsed{File: file, Problem: Problem{File: file, Message: fmt.Sprintf("nianbao breaks on this file: %v", v),
				Hint: "a defect of nianbao; report it with the file"}}
		}
	}()
	fail := func(f string, err error) Parsed { return Parsed{File: file, Problem: problemOf(f, err)} }
	src, err := readSource(open, file)
	if err != nil {
		return fail(file, err)
	}
	var side parser.Sidecar
	name := parser.SidecarName(file)
	yaml, err := readSource(open, name)
	hasSidecar := err == nil
	if hasSidecar {
		side, err = parser.ParseSidecar(yaml)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fail(name, err)
	}
	r, err := parser.Parse(file, src, side)
	if err != nil {
		return fail(file, err)
	}
	return Parsed{File: file, Report: r, slug: side.Slug, sidecar: hasSidecar, answers: side.Answers}
}

func readSource(open opener, name string) ([]byte, error) {
	f, err := open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var src bytes.Buffer
	if info, err := f.Stat(); err == nil && info.Size() <= maxSource {
		src.Grow(int(info.Size()) + bytes.MinRead)
	}
	_, err = src.ReadFrom(io.LimitReader(f, maxSource+1))
	if err == nil && src.Len() > maxSource {
		err = fmt.Errorf("larger than %d MB", maxSource>>20)
	}
	return src.Bytes(), err
}

func problemOf(file string, err error) Problem {
	var at *parser.Error
	if errors.As(err, &at) {
		return Problem{File: file, Message: at.Message, Hint: at.Hint}
	}
	return Problem{File: file, Message: cause(err)}
}

// cause is an error without the path, which is told beside it.
func cause(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return err.Error()
}

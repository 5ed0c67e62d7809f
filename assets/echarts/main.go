// Command echarts renews the vendored ECharts beside it: `go generate ./assets`.
//
// It takes exact releases of Apache ECharts and the two packages it is built on, checks each archive against
// the checksum written here, bundles what entry.js names with esbuild, and writes the bundle, its licences and
// README.md. It needs npm and a Go toolchain; both are asked for the versions below and nothing else, so
// that two runs write the same bytes.
//
// To move to another release: change releases, run, and let the checksum error tell the new sums.
package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

const esbuild = "github.com/evanw/esbuild/cmd/esbuild@v0.28.2"

// release is an npm package as it was published. Licences are the files of the archive that must travel with it.
type release struct {
	Name, Version, SHA256 string
	Licence               string
	Licences              []string
}

// ECharts 6.1.0 is the newest stable release, and draws go-echarts' options (which are written for 5.4) as they are;
// zrender and tslib are the versions its package.json asks for.
var releases = []release{
	{"echarts", "6.1.0", "681aff88cc1038c3fa941a3a53d1b177a52250b05335efc607d6105ae13be481", "Apache-2.0", []string{"LICENSE", "licenses/LICENSE-d3"}},
	{"zrender", "6.1.0", "38f2fb722a638be016ca0175b139c40c886ef47fc2afdb741b2e7e7ae9683f9c", "BSD-3-Clause", []string{"LICENSE"}},
	{"tslib", "2.3.0", "ae285639feff7e3c39de4626352181a5d73b815725e42639b411c43848abffdb", "0BSD", []string{"LICENSE.txt"}},
}

func main() {
	if err := renew("echarts"); err != nil {
		fmt.Fprintln(os.Stderr, "echarts: error:", err)
		os.Exit(1)
	}
}

// renew writes the bundle and what belongs to it into dir, which holds entry.js.
func renew(dir string) error {
	work, err := os.MkdirTemp("", "echarts")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for _, r := range releases {
		if err := fetch(work, r); err != nil {
			return err
		}
	}
	bundle, err := build(work, filepath.Join(dir, "entry.js"))
	if err != nil {
		return err
	}
	licence, notice, err := legal(work)
	if err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(dir, "echarts-*.min.js"))
	if err != nil {
		return err
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	name := "echarts-" + releases[0].Version + ".min.js"
	return errors.Join(
		os.WriteFile(filepath.Join(dir, name), bundle, 0o644),
		os.WriteFile(filepath.Join(dir, "LICENSE"), licence, 0o644),
		os.WriteFile(filepath.Join(dir, "NOTICE"), notice, 0o644),
		os.WriteFile(filepath.Join(dir, "README.md"), readme(name, bundle), 0o644),
	)
}

// fetch packs a release into work, checks it, and unpacks it into work/node_modules.
func fetch(work string, r release) error {
	if _, err := run(work, "npm", "pack", "--silent", r.Name+"@"+r.Version); err != nil {
		return err
	}
	archive := filepath.Join(work, r.Name+"-"+r.Version+".tgz")
	body, err := os.ReadFile(archive)
	if err != nil {
		return err
	}
	if sum := fmt.Sprintf("%x", sha256.Sum256(body)); sum != r.SHA256 {
		return fmt.Errorf("%s %s has SHA-256 %s, not %s", r.Name, r.Version, sum, r.SHA256)
	}
	return unpack(archive, filepath.Join(work, "node_modules", r.Name))
}

// unpack writes the files below package/ of a gzipped tar archive into dir.
func unpack(archive, dir string) error {
	f, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		name, ok := strings.CutPrefix(h.Name, "package/")
		if h.Typeflag != tar.TypeReg || !ok || !fs.ValidPath(name) {
			continue
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		body, err := io.ReadAll(t)
		if err != nil {
			return err
		}
		if err := os.WriteFile(to, body, 0o644); err != nil {
			return err
		}
	}
}

// build bundles the entry file against work/node_modules.
func build(work, entry string) ([]byte, error) {
	body, err := os.ReadFile(entry)
	if err != nil {
		return nil, err
	}
	copied := filepath.Join(work, "entry.js")
	if err := os.WriteFile(copied, body, 0o644); err != nil {
		return nil, err
	}
	var names []string
	for _, r := range releases {
		names = append(names, r.Name+" "+r.Version+" ("+r.Licence+")")
	}
	return run("", "go", "run", esbuild, copied, "--bundle", "--minify", "--format=iife", "--global-name=echarts",
		"--define:process.env.NODE_ENV=\"production\"", "--target=es2020", "--charset=utf8", "--legal-comments=none", "--log-level=error",
		"--banner:js=/*! "+strings.Join(names, ", ")+"; shaken, see the licence file beside it */")
}

// legal gathers the licences of all releases into one text, and the notice of the first.
func legal(work string) (licence, notice []byte, err error) {
	var b strings.Builder
	for _, r := range releases {
		for _, name := range r.Licences {
			body, err := os.ReadFile(filepath.Join(work, "node_modules", r.Name, filepath.FromSlash(name)))
			if err != nil {
				return nil, nil, err
			}
			fmt.Fprintf(&b, "==== %s %s: %s ====\n\n%s\n\n", r.Name, r.Version, name, strings.TrimSpace(strings.ReplaceAll(string(body), "\r\n", "\n")))
		}
	}
	notice, err = os.ReadFile(filepath.Join(work, "node_modules", releases[0].Name, "NOTICE"))
	return []byte(b.String()), append([]byte(strings.TrimSpace(string(notice))), '\n'), err
}

// readme is what a maintainer should know of the files; a test compares its checksum with the bundle's.
func readme(name string, bundle []byte) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# ECharts, as the site serves it\n\nWritten by `go generate ./assets` (main.go); not to be edited.\n\n")
	fmt.Fprintf(&b, "    file     %s\n    size     %d\n    SHA-256  %x\n\n", name, len(bundle), sha256.Sum256(bundle))
	b.WriteString("| package | version | licence | SHA-256 of the npm archive |\n| --- | --- | --- | --- |\n")
	for _, r := range releases {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.Name, r.Version, r.Licence, r.SHA256)
	}
	fmt.Fprintf(&b, "\nBundled by %s from entry.js, unchanged otherwise. LICENSE holds the licences of all three packages, NOTICE that of Apache ECharts.\n\n", esbuild)
	b.WriteString("To renew: change `releases` in main.go, run `go generate ./assets`, put the checksum its error tells into\n`releases` after comparing it with the publisher's, run it again, and look at the charts.\n")
	return []byte(b.String())
}

// run gives the standard output of a command run in dir.
func run(dir, name string, args ...string) ([]byte, error) {
	c := exec.Command(name, args...)
	c.Dir = dir
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", name, strings.Join(args[:min(3, len(args))], " "), err)
	}
	return out, nil
}

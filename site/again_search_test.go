package site

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What is left of an index that was damaged is not used: the pieces are those of a build without a store.
func TestIndexIsRenewed(t *testing.T) {
	o := workplace(t)
	o.Store = StoreBeside(o.Out)
	pool := madeReports(rand.New(rand.NewPCG(1, 7)), 1)
	names := slices.Sorted(maps.Keys(pool))[:fewChanges+1]
	for _, name := range names {
		writeFile(t, filepath.Join(o.Content, "reports", name), pool[name])
	}
	mustBuild(t, o)
	document := filepath.Join(o.Content, "reports", names[0])
	damage := map[string]func(name string, body []byte){
		"as it is":  func(string, []byte) {},
		"missing":   func(name string, _ []byte) { _ = os.Remove(name) },
		"damaged":   func(name string, body []byte) { body[len(body)/2] ^= 1; _ = os.WriteFile(name, body, 0o666) },
		"cut short": func(name string, body []byte) { _ = os.WriteFile(name, body[:len(body)/2], 0o666) },
	}
	word := '一' // another one each time
	for _, part := range []string{indexPart, sharesPart, textsPart} {
		for _, how := range slices.Sorted(maps.Keys(damage)) {
			n := 0
			word++
			if part == textsPart { // of which the index is made anew then
				if err := os.Remove(filepath.Join(o.Store, indexPart)); err != nil {
					t.Fatal(err)
				}
			}
			for name, body := range folderOf(t, o.Store) {
				if name == part || part != indexPart && strings.HasPrefix(name, part) {
					damage[how](filepath.Join(o.Store, name), []byte(body))
					n++
				}
			}
			if n == 0 {
				t.Fatalf("there is no %s", part)
			}
			body, err := os.ReadFile(document)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(document, append(body, "\n本机关设有"+string(word)+"专栏。\n"...), 0o666); err != nil {
				t.Fatal(err)
			}
			mustBuild(t, o)
			got := siteIn(t, o.Out)
			maps.DeleteFunc(got, func(p, _ string) bool { return !strings.HasPrefix(p, textsFolder) || p == textsFolder })
			sameFolder(t, got, piecesOf(t, o))
			if t.Failed() {
				t.Fatalf("%s %s", part, how)
			}
		}
	}
}

// piecesOf are the pieces of the index as they are made from nothing.
func piecesOf(t *testing.T, o BuildOptions) map[string]string {
	t.Helper()
	c, err := openContent(o.Content)
	if err != nil {
		t.Fatal(err)
	}
	sources, err := c.read(t.Context(), o, nil)
	if err != nil {
		t.Fatal(err)
	}
	collection, _ := Collect(sources)
	r := collection.renderer(Options{})
	list := map[string]string{}
	for _, a := range indexParts() {
		for f, err := range a.portion(&r) {
			if err != nil {
				t.Fatal(err)
			}
			list[f.Path] = string(f.Body)
		}
	}
	return list
}

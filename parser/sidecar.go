package parser

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	yamltoken "github.com/goccy/go-yaml/token"

	"nianbao/report"
)

// Sidecar is what a person states about a document that does not tell it itself, in NAME.meta.yaml beside
// NAME.txt. A field that is set wins over what the document says; all are optional.
type Sidecar struct {
	Organ  string      `yaml:"organ"`  // full name of the organ
	Region []string    `yaml:"region"` // the places above it, widest first; decides between places of one name
	Year   int         `yaml:"year"`   // reported on
	Slug   string      `yaml:"slug"`   // the last part of the organ's address, a-z 0-9 and hyphens
	Source string      `yaml:"source"` // address the document was taken from
	Date   report.Date `yaml:"date"`   // of publication, YYYY-MM-DD

	// Answers is what the organ, or whoever keeps the report, says to what checks find in it: texts for readers, by the
	// ID of the finding or, for all findings of a rule, of the rule. An answered finding is no open question any more.
	Answers map[string]string `yaml:"answers"`
}

// SidecarName is the sidecar's path for a document: reports/x.txt has reports/x.meta.yaml.
func SidecarName(file string) string {
	return strings.TrimSuffix(file, path.Ext(file)) + ".meta.yaml"
}

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// The largest sidecar: some pages of answers, and lists of some places. The reader of YAML needs memory for the square of
// how deep lists lie in one another.
const (
	maxSidecar      = 64 << 10
	maxSidecarLists = 200
)

// ParseSidecar reads a sidecar. Unknown keys are refused, so that a misspelt one is not lost.
func ParseSidecar(src []byte) (Sidecar, error) {
	var s Sidecar
	if len(src) > maxSidecar {
		return Sidecar{}, fmt.Errorf("not a sidecar: larger than %d KB", maxSidecar>>10)
	}
	lists := 0
	for _, t := range lexer.Tokenize(string(src)) {
		switch t.Type {
		case yamltoken.SequenceStartType, yamltoken.SequenceEntryType, yamltoken.MappingStartType, yamltoken.MappingKeyType:
			lists++
		}
	}
	if lists > maxSidecarLists {
		return Sidecar{}, fmt.Errorf("not a sidecar: it has more than %d lists and their parts", maxSidecarLists)
	}
	if err := yaml.UnmarshalWithOptions(src, &s, yaml.Strict()); err != nil {
		first, _, _ := strings.Cut(err.Error(), "\n")
		return Sidecar{}, fmt.Errorf("not a sidecar: %s", first)
	}
	if err := s.Valid(); err != nil {
		return Sidecar{}, err
	}
	return s, nil
}

// Valid is an error where a field holds what it can't.
func (s Sidecar) Valid() error {
	if s.Slug != "" && !slugPattern.MatchString(s.Slug) {
		return fmt.Errorf("slug %q is not made of a-z, 0-9 and hyphens", s.Slug)
	}
	if s.Year != 0 && (s.Year < 2008 || s.Year > 2100) {
		return fmt.Errorf("year %d: reports exist for 2008 and later", s.Year)
	}
	if s.Date != "" {
		if _, err := time.Parse(time.DateOnly, string(s.Date)); err != nil {
			return fmt.Errorf("date %q is not YYYY-MM-DD", s.Date)
		}
	}
	if s.Source != "" && !report.IsAddress(s.Source) {
		return fmt.Errorf("source %q is no http or https address", s.Source)
	}
	if slices.ContainsFunc(append([]string{s.Organ}, s.Region...), report.HasUnseen) {
		return errors.New("organ or region has characters that can't be seen")
	}
	for _, id := range slices.Sorted(maps.Keys(s.Answers)) {
		if report.HasUnseen(s.Answers[id]) {
			return fmt.Errorf("the answer to %q has characters that can't be seen", id)
		}
		if strings.TrimSpace(s.Answers[id]) == "" {
			return fmt.Errorf("the answer to %q is empty", id)
		}
	}
	return nil
}

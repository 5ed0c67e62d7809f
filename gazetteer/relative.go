package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// complete gives the full name of an organ that a document names from its own point of view (市教育局), or "" where
// the evidence does not tell one. What tells is the organ's full name (新郑市教育局), else the only place of that
// class that the document names, if it names no place that is neither above nor below it.
func complete(name string, evidence []string) string {
	class, size := utf8.DecodeRuneInString(name)
	next, _ := utf8.DecodeRuneInString(name[size:])
	if !strings.ContainsRune("省市县区旗州镇乡", class) || len(name) == size || strings.ContainsRune("场民域", next) {
		return "" // 市场, 市民 and 区域 are words
	}
	if place := spelledIn(name, size, evidence); place != "" {
		return place + name[size:]
	}
	place := onlyPlace(name[:size], evidence)
	if place == "" {
		return ""
	}
	for _, d := range Named(place) {
		if !speakOf(evidence, func(other Division) bool { return !other.holds(d) && !d.holds(other) }) {
			return place + name[size:]
		}
	}
	return ""
}

// onlyPlace is the one place above townships of the class that the texts name, "" where they name none or more.
func onlyPlace(class string, texts []string) string {
	place := ""
	for _, text := range texts {
		for m := range mentions(text) {
			switch {
			case !strings.HasSuffix(m, class):
			case place == "" || place == m:
				place = m
			default:
				return ""
			}
		}
	}
	return place
}

// spelledIn finds the one place whose name the evidence puts before the organ's: 新郑市 for 市教育局. It is "" where
// there is none, or more than one.
func spelledIn(name string, size int, evidence []string) string {
	found := ""
	for _, text := range evidence {
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			at += i + len(name)
			place, _ := nameBefore(text, at-len(name)+size, 3)
			if place == "" || place == found {
				continue
			}
			if found != "" {
				return ""
			}
			found = place
		}
	}
	return found
}

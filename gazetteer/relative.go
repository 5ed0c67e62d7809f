package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// complete gives the full name of an organ that a document names from its own point of view (市教育局), or "" where
// the evidence does not tell one. What tells is the organ's full name (新郑市教育局), else the only place of that
// class whose government's website or office the document names, else the only place of that class that it names at
// all, if it names no place that is neither above nor below it.
func complete(name string, evidence []string) string {
	class, size := utf8.DecodeRuneInString(name)
	if !strings.ContainsRune("省市县区旗州镇乡", class) || len(name) == size || startsWithAny(name, "市场", "市民", "区域") {
		return ""
	}
	if place := spelledIn(name, size, evidence); place != "" {
		return place + name[size:]
	}
	if place := governing(name[:size], evidence); place != "" {
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

// governing is the one place of the class whose government's website or office the texts name, "" where they name
// none or more.
func governing(class string, texts []string) string {
	place := ""
	for _, text := range texts {
		for m := range mentions(text) {
			_, after, named := strings.Cut(text, m+"人民政府")
			if !named || !strings.HasSuffix(m, class) || !startsWithAny(after, "网", "门户网", "办公室") {
				continue
			}
			if place != "" && place != m {
				return ""
			}
			place = m
		}
	}
	return place
}

func startsWithAny(s string, starts ...string) bool {
	for _, start := range starts {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
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

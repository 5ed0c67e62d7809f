package gazetteer

import "strings"

// complete gives the full name of an organ that a document names from its own point of view (市教育局), or "" where
// the evidence does not tell one. What tells is the organ's full name (新郑市教育局), else the only place of that
// class whose government's website or office the document names, else the only place of that class that it names at
// all, if it names no place that is neither above nor below it.
func complete(name string, evidence []string) string {
	class := relativeClass(name)
	size := len(class)
	if size == 0 || len(name) == size || startsWithAny(name, "市场", "市民", "区域") {
		return ""
	}
	spelled, governed := spelledIn(name, class, evidence), governing(class, evidence)
	switch {
	case spelled != "" && governed != "" && spelled != governed:
		return "" // 柳州市审计局 in the report of a city below 柳州市
	case spelled != "":
		return spelled + name[size:]
	case governed != "":
		return governed + name[size:]
	}
	place := onlyPlace(class, evidence)
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

// relativeClass is the class of the place that a relative name begins with, "" where it begins with none.
func relativeClass(name string) string {
	for _, class := range []string{"自治区", "自治州", "自治县", "自治旗", "省", "市", "县", "区", "旗", "州", "镇", "乡"} {
		if strings.HasPrefix(name, class) {
			return class
		}
	}
	return ""
}

// isOfClass reports whether a relative name of the class may mean the place: 县 an autonomous one as well, but 区 no
// autonomous region.
func isOfClass(place, class string) bool {
	return strings.HasSuffix(place, class) && (class != "区" || !strings.HasSuffix(place, "自治区"))
}

// governing is the one place of the class whose government's website or office the texts name, "" where they name
// none or more.
func governing(class string, texts []string) string {
	place := ""
	for _, text := range texts {
		for m := range mentions(text) {
			_, after, named := strings.Cut(text, m+"人民政府")
			if !named || !isOfClass(m, class) || !startsWithAny(after, "网", "门户网", "办公室") {
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
			case !isOfClass(m, class):
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
func spelledIn(name, class string, evidence []string) string {
	found := ""
	for _, text := range evidence {
		for at := 0; ; {
			i := strings.Index(text[at:], name)
			if i < 0 {
				break
			}
			at += i + len(name)
			end := at - len(name) + len(class)
			place, start := nameBefore(text, end, 3)
			if place == "" || place == found || !isOfClass(place, class) || len(place) == 2*len("县") && !standsAlone(text, start, end, false, belowBefore(text, place, start)) {
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

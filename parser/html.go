package parser

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// A web page, as a browser saved it: bytes → text (decodeHTML) → tree (html_tree) → blocks (html_blocks), those of
// the report alone (html_region) → lines (html_grid, html_rows).

// readHTML reads a page.
func readHTML(src []byte, in *room) (document, *Error) {
	text, failure := decodeHTML(src)
	if failure != nil {
		return document{}, failure
	}
	doc, found, failure := readPage(text, false, in)
	if failure == nil && !found { // some pages show their text only by a script
		if hidden, found, failure := readPage(text, true, in); failure == nil && found {
			return hidden, nil
		}
	}
	if failure == nil && len(doc.lines) == 0 {
		failure = &Error{Message: "the page has no text but links", Hint: "open the report in a browser and save that page, or copy its text into a .txt"}
	}
	return doc, failure
}

// readPage reads what a page shows, or all that it holds. It has found a report where there are headings of sections
// or tables of the form; without them it takes the page's prose.
func readPage(text string, hidden bool, in *room) (doc document, found bool, failure *Error) {
	p, failure := newPage(text, in)
	if failure != nil {
		return document{}, false, failure
	}
	p.about.tell(&doc)
	r := pageReader{in: in, page: p, hidden: hidden}
	g := newPageRegion(p, flow(r.read(nil, p.root)), in)
	if r.err != nil {
		return document{}, false, r.err
	}
	doc.lines = writeLines(g.report(), in)
	return doc, g.anchored, nil
}

// isHTML looks for a tag of a page at the start, behind white space, comments and declarations.
func isHTML(src []byte) bool {
	s := bytes.TrimPrefix(src[:min(len(src), 64<<10)], []byte("\xEF\xBB\xBF"))
	if bytes.HasPrefix(s, []byte("\xFF\xFE")) || bytes.HasPrefix(s, []byte("\xFE\xFF")) {
		text, _ := decodeUTF16(s[2:len(s)&^1], s[0] == 0xFE)
		s = []byte(text)
	}
	for {
		s = bytes.TrimLeft(s, " \t\r\n\f")
		end := ""
		switch {
		case bytes.HasPrefix(s, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(s, []byte("<?")), bytes.HasPrefix(s, []byte("<!")):
			end = ">"
		default:
			return beginsTag(s)
		}
		_, rest, ok := bytes.Cut(s, []byte(end))
		if !ok {
			return len(src) > len(s) || bytes.HasPrefix(bytes.ToLower(s), []byte("<!doctype html"))
		}
		s = rest
	}
}

func beginsTag(s []byte) bool {
	if len(s) == 0 || s[0] != '<' {
		return false
	}
	n := 1
	for n < len(s) && n < 12 && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] >= '1' && s[n] <= '6') {
		n++
	}
	switch strings.ToLower(string(s[1:n])) {
	case "html", "head", "body", "title", "meta", "link", "base", "script", "style", "table", "div", "p", "span", "font", "center", "article", "section", "main", "h1", "h2", "h3", "pre":
		return n < len(s) && strings.IndexByte(" \t\r\n>/", s[n]) >= 0
	}
	return false
}

// decodeHTML turns a page's bytes into text. What they are decides, not what the page declares, which is wrong as often
// as not. Where they are damaged, the declaration decides between the character sets.
func decodeHTML(src []byte) (string, *Error) {
	text, ok := decodeText(src)
	if !ok {
		text, ok = decodeDamaged(src)
	}
	switch {
	case !ok:
		return "", &Error{Message: "the page is in no character set that can be told", Hint: "save it from a browser as UTF-8"}
	case strings.IndexByte(text, 0) >= 0:
		return "", &Error{Message: "the page holds binary data", Hint: "save it from a browser again"}
	}
	return text, nil
}

// maxDamage is up to how many of a thousand characters may be lost.
const maxDamage = 1

// decodeDamaged reads a page in which some bytes are none of its character set's, as sites cut texts at a number of
// bytes. Each is read as U+FFFD, which no number holds.
func decodeDamaged(src []byte) (string, bool) {
	best := strings.ToValidUTF8(string(src), "\uFFFD")
	others := []string{}
	if text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(src); err == nil {
		others = append(others, string(text))
	}
	if e, name, certain := charset.DetermineEncoding(src[:min(len(src), 1024)], "text/html"); certain && e != nil && name != "gbk" && name != "utf-8" {
		if text, err := e.NewDecoder().Bytes(src); err == nil {
			others = append(others, string(text))
		}
	}
	for _, text := range others {
		if strings.Count(text, "\uFFFD") < strings.Count(best, "\uFFFD") {
			best = text
		}
	}
	return best, strings.Count(best, "\uFFFD")*1000 <= maxDamage*utf8.RuneCountInString(best)
}

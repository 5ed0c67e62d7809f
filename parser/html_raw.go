package parser

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// Elements whose text holds no tags: what begins with < in them is text, up to their own end.

// rawSize is up to where the text of such an element reaches.
func rawSize(s string, tag atom.Atom) int {
	switch tag {
	case atom.Plaintext:
		return len(s)
	case atom.Script:
		return scriptSize(s)
	}
	for at := 0; ; at++ {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return len(s)
		}
		at += i
		if isTag(s[at:], "</", tag) {
			return at
		}
	}
}

// scriptSize follows the standard's states of script data: in a comment, a script's start tag hides an end tag.
func scriptSize(s string) int {
	escaped, hidden := false, false // in a comment; in a script in it
	for at := 0; at < len(s); at++ {
		if !escaped {
			i := strings.IndexByte(s[at:], '<')
			if i < 0 {
				break
			}
			at += i
		}
		switch rest := s[at:]; {
		case !escaped && strings.HasPrefix(rest, "<!--"):
			escaped = true
			at += len("<")
		case escaped && strings.HasPrefix(rest, "-->"):
			escaped, hidden = false, false
		case escaped && !hidden && isTag(rest, "<", atom.Script):
			hidden = true
		case isTag(rest, "</", atom.Script):
			if !hidden {
				return at
			}
			hidden = false
		}
	}
	return len(s)
}

// isTag recognises a tag, which begins with < or </.
func isTag(s, begin string, tag atom.Atom) bool {
	name := tag.String()
	end := len(begin) + len(name)
	return len(s) > end && strings.HasPrefix(s, begin) && strings.EqualFold(s[len(begin):end], name) && (isPageBlank(s[end]) || s[end] == '/' || s[end] == '>')
}

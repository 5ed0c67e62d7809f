package report

import (
	"net/url"
	"strings"
)

// longestAddress bounds the address of a document, in bytes.
const longestAddress = 2000

// IsAddress reports whether a text is the whole address of a document that a reader can be sent to: http or https, a host,
// nobody's name or password, and no character that an address can't have.
func IsAddress(s string) bool {
	if len(s) > longestAddress || HasUnseen(s) || strings.ContainsAny(s, " \t\n\"<>") {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

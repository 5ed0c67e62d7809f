package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"nianbao/bench/hostile"
)

// hostileContent is a content folder with a report of ours and the documents.
func hostileContent(t *testing.T, documents ...hostile.Document) BuildOptions {
	t.Helper()
	o := workplace(t)
	for _, d := range documents {
		for name, body := range d.Files {
			writeFile(t, filepath.Join(o.Content, filepath.FromSlash(name)), body)
		}
	}
	return o
}

// Each hostile document by itself: the site is built, with the report of ours in it, and nothing in it is the stranger's but words.
func TestHostileDocuments(t *testing.T) {
	for _, d := range hostile.Documents() {
		t.Run(d.Name, func(t *testing.T) {
			t.Parallel()
			o := hostileContent(t, d)
			s, err := Build(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range s.Problems {
				if line := p.String(); strings.ContainsFunc(line, unicode.IsControl) || len(line) > 1000 {
					t.Errorf("problem %.300q", line)
				}
			}
			built := siteIn(t, o.Out)
			if built["henan/xinxiang/fengqiu/zhaogang/2023.html"] == "" {
				t.Error("the report of ours has no page")
			}
			words := harmless(t, built)
			for _, says := range d.Says {
				if !strings.Contains(words, says) {
					t.Errorf("no page says %q", says)
				}
			}
		})
	}
}

// All of them at once: none stops another.
func TestHostileDocumentsTogether(t *testing.T) {
	o := hostileContent(t, hostile.Documents()...)
	s, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	words := harmless(t, siteIn(t, o.Out))
	for _, d := range hostile.Documents() {
		for _, says := range d.Says {
			if !strings.Contains(words, says) {
				t.Errorf("%s: no page says %q", d.Name, says)
			}
		}
	}
	if len(s.Problems) == 0 {
		t.Error("no problem is told")
	}
}

// What lies in the content folder and is no file of it: nothing is read from there.
func TestHostileFolder(t *testing.T) {
	o := workplace(t)
	secret := filepath.Join(t.TempDir(), "secret.txt")
	copyReport(t, filepath.Dir(secret), "xindian-2020.txt")
	reports := filepath.Join(o.Content, "reports")
	for name, to := range map[string]string{"link.txt": "/etc/passwd", "linked": filepath.Join(filepath.Dir(secret), "reports"), "up": "../..", "zero.txt": "/dev/zero", "itself": "itself"} {
		if err := os.Symlink(to, filepath.Join(reports, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	if err := makePipe(filepath.Join(reports, "pipe.txt")); err != nil {
		t.Log("no named pipes here:", err)
	}
	if err := os.Mkdir(filepath.Join(reports, "folder.txt"), 0o777); err != nil {
		t.Fatal(err)
	}
	s, err := Build(t.Context(), o)
	if err != nil || s.Reports != 1 {
		t.Errorf("%d reports, %v", s.Reports, err)
	}
	for _, p := range s.Problems {
		if !strings.Contains(p.Message, "symbolic link") && !strings.Contains(p.Message, "not a regular file") {
			t.Errorf("problem %q", p)
		}
	}
	if len(s.Problems) < 5 {
		t.Errorf("%d problems", len(s.Problems))
	}
}

// harmless fails if anything in the site is more than words of its documents, and gives the words of all pages.
func harmless(t *testing.T, built map[string]string) string {
	t.Helper()
	var words strings.Builder
	for name, text := range built {
		body := []byte(text)
		if strings.HasSuffix(name, "/") || name == ".nianbao" || strings.HasPrefix(name, "assets/") {
			continue
		}
		if err := checkPath(name); err != nil || len(name) > 300 {
			t.Errorf("a file %.300q: %v", name, err)
		}
		var err error
		switch path.Ext(name) {
		case ".html":
			err = harmlessPage(body, &words)
		case ".json":
			if !json.Valid(body) {
				err = errors.New("no JSON")
			}
		case ".ndjson":
			for line := range bytes.Lines(body) {
				if !json.Valid(line) {
					err = fmt.Errorf("no JSON: %.100q", line)
				}
			}
		case ".csv":
			_, err = csv.NewReader(bytes.NewReader(body)).ReadAll()
		case ".xml":
			err = wellFormed(body)
		}
		if err == nil && (path.Ext(name) == ".html" || path.Ext(name) == ".xml") {
			err = readable(body)
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	return words.String()
}

func wellFormed(body []byte) error {
	d := xml.NewDecoder(bytes.NewReader(body))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// readable finds characters that turn the order of reading around, or that no page can have.
func readable(body []byte) error {
	if !utf8.Valid(body) {
		return errors.New("no UTF-8")
	}
	for i, r := range string(body) {
		switch {
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r < ' ' && r != '\n' && r != '\t', r == 0x7f, r == 0xfffe, r == 0xffff:
			return fmt.Errorf("the character %U at %q", r, string(body[max(0, i-40):i]))
		}
	}
	return nil
}

// loads are the attributes that load something or lead somewhere, by the elements of our pages that have them.
var loads = map[string][]string{"script": {"src"}, "link": {"href"}, "form": {"action"}, "a": {"href"}, "meta": {"http-equiv"}}

// harmlessPage reads a page as a browser does.
func harmlessPage(body []byte, words *strings.Builder) error {
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return err
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
			words.WriteByte(' ')
		}
		if n.Type == html.CommentNode && n.Data != " raw HTML omitted " {
			return fmt.Errorf("a comment %.100q", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if err := harmlessElement(n); err != nil {
			return fmt.Errorf("<%s>: %w", n.Data, err)
		}
	}
	return nil
}

func harmlessElement(n *html.Node) error {
	switch n.Data {
	case "iframe", "frame", "object", "embed", "applet", "style", "img", "video", "audio", "source", "math", "template", "foreignobject":
		return errors.New("such an element is no part of our pages")
	}
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc", a.Key == "background":
			return fmt.Errorf("the attribute %s=%.100q", a.Key, a.Val)
		case a.Key == "http-equiv" && a.Val != "Content-Security-Policy":
			return fmt.Errorf("http-equiv %q", a.Val)
		case a.Key == "src" || a.Key == "href" || a.Key == "action" || a.Key == "xlink:href" || a.Key == "formaction" || a.Key == "data":
			if !slices.Contains(loads[n.Data], a.Key) {
				return fmt.Errorf("the attribute %s=%.100q", a.Key, a.Val)
			}
			u, err := url.Parse(a.Val)
			if err != nil {
				return err
			}
			outside := u.Scheme != "" || u.Host != ""
			if outside && (n.Data != "a" || (u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "") || u.User != nil) {
				return fmt.Errorf("%s leads to %.100q", a.Key, a.Val)
			}
		}
	}
	if n.Data == "script" {
		kind, src := "", ""
		for _, a := range n.Attr {
			switch a.Key {
			case "type":
				kind = a.Val
			case "src":
				src = a.Val
			}
		}
		data := kind == "application/json" || kind == "application/ld+json"
		if (src == "") != data || !data && n.FirstChild != nil {
			return fmt.Errorf("type %q, src %q", kind, src)
		}
		if data && !json.Valid([]byte(n.FirstChild.Data)) {
			return errors.New("its data are no JSON")
		}
	}
	return nil
}

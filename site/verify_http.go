package site

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
)

// webMirror is a site on the web, of which nothing is known but its address. Whoever answers there may answer with
// anything, for ever, or not at all.
type webMirror struct {
	address string // of the front page, with a stroke at the end
	client  *http.Client
	pause   time.Duration // before a file is asked for again, then three times as long
}

const (
	filesAtOnce = 8           // asked for at the same time
	tries       = 3           // of a file, where the host is out of reach or busy
	fileTime    = time.Minute // for a whole file
	headTime    = 20 * time.Second
	hops        = 3       // redirects of a host to itself
	foreignList = 1 << 20 // bytes of a list of checksums beyond what it should have
	foreignDirs = 100     // folders that are no part of the site, and of which the list is read
)

func newWebMirror(address string) *webMirror {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxConnsPerHost = filesAtOnce
	transport.MaxIdleConnsPerHost = filesAtOnce
	transport.ResponseHeaderTimeout = headTime
	transport.MaxResponseHeaderBytes = 64 << 10
	return &webMirror{address, &http.Client{Transport: transport, Timeout: fileTime, CheckRedirect: sameHost}, time.Second}
}

// sameHost follows a host that tidies its own addresses, and nothing that leads elsewhere.
func sameHost(r *http.Request, via []*http.Request) error {
	from := via[0].URL
	if r.URL.Host != from.Host && r.URL.Hostname() != from.Hostname() || r.URL.Scheme != from.Scheme && r.URL.Scheme != "https" {
		return hinted(fmt.Errorf("%s leads to %.200q", from.Host, r.URL.String()), "verify the site there, if it is yours")
	}
	if len(via) > hops {
		return fmt.Errorf("%s leads in circles", from.Host)
	}
	return nil
}

func (s *webMirror) Close() error {
	s.client.CloseIdleConnections()
	return nil
}

func (s *webMirror) below(folder string) mirror {
	one := *s
	if folder != "" {
		one.address += escaped(folder) + "/"
	}
	return &one
}

func (s *webMirror) atOnce() int { return filesAtOnce }

// wait gives a host that is busy, or out of reach, some time.
func (s *webMirror) wait(ctx context.Context, try int, err error) bool {
	var leadsElsewhere *Hinted
	if try == tries || ctx.Err() != nil || errors.As(err, &leadsElsewhere) {
		return false
	}
	pause := s.pause
	for range try - 1 {
		pause *= 3
	}
	select {
	case <-time.After(pause):
		return true
	case <-ctx.Done():
		return false
	}
}

func (s *webMirror) open(ctx context.Context, p string) (io.ReadCloser, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+escaped(p), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", "nianbao verify")
	answer, err := s.client.Do(r)
	if err != nil {
		return nil, withoutAddress(err)
	}
	if answer.StatusCode == http.StatusOK {
		return answer.Body, nil
	}
	answer.Body.Close()
	told := strings.TrimSpace(fmt.Sprint(answer.StatusCode, " ", http.StatusText(answer.StatusCode)))
	if answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode >= 500 {
		return nil, fmt.Errorf("%s answers %s", r.URL.Host, told)
	}
	return nil, errAbsent{told}
}

// withoutAddress is an error without the method and the address, which are told beside it.
func withoutAddress(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

func escaped(p string) string {
	parts := strings.Split(p, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

// more reads the lists of checksums that are published. That a file is on a list says that it was meant to be
// published; it is not asked for.
func (s *webMirror) more(ctx context.Context, want map[string]expected) ([]string, error) {
	found := map[string]bool{}
	lists := []string{checksumsName}
	for p := range want {
		if isChecksums(p) && p != checksumsName {
			lists = append(lists, p)
		}
	}
	slices.Sort(lists[1:])
	foreign := 0
	for i := 0; i < len(lists); i++ {
		names, err := s.list(ctx, lists[i], want[lists[i]].size+foreignList)
		for try := 1; err != nil && s.wait(ctx, try, err); try++ {
			names, err = s.list(ctx, lists[i], want[lists[i]].size+foreignList)
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %w", lists[i], err)
		}
		for _, p := range names {
			if _, ok := want[p]; ok || found[p] {
				continue
			}
			found[p] = true
			if i == 0 && isChecksums(p) && foreign < foreignDirs {
				foreign++
				lists = append(lists, p)
			}
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// list reads the paths that a list tells, as far as they can be paths of a site.
func (s *webMirror) list(ctx context.Context, p string, limit int64) ([]string, error) {
	body, err := s.open(ctx, p)
	var absent errAbsent
	if errors.As(err, &absent) {
		return nil, nil // told as missing
	}
	if err != nil {
		return nil, err
	}
	defer body.Close()
	below := path.Dir(p)
	var names []string
	lines := bufio.NewScanner(io.LimitReader(body, limit))
	for lines.Scan() {
		sum, name, ok := strings.Cut(lines.Text(), "  ")
		if ok && len(sum) == 64 && ours(name) {
			names = append(names, path.Join(below, name))
		}
	}
	if err := lines.Err(); err != nil && !errors.Is(err, bufio.ErrTooLong) {
		return nil, err
	}
	return names, nil
}

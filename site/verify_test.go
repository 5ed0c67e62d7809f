package site

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/store"
)

func TestVerifyAnAddress(t *testing.T) {
	dir := t.TempDir()
	o := BuildOptions{Content: filepath.Join(dir, "content"), Out: filepath.Join(dir, "public"), Preview: true}
	copyReport(t, o.Content, "zhaogang-2023.txt")
	server := httptest.NewServer(http.StripPrefix("/repo/", http.FileServer(http.Dir(o.Out))))
	defer server.Close()
	o.Base = server.URL + "/repo/"
	if _, err := Build(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	verify := func(o VerifyOptions) Verified {
		t.Helper()
		o.Content = filepath.Join(dir, "content")
		v, err := Verify(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	// The site's address is what it was built for; a file server leads index.html to its folder, and stays with its host.
	v := verify(VerifyOptions{Site: server.URL + "/repo"})
	if len(v.Differences) > 0 || v.Files < 100 {
		t.Errorf("of %d files: %v", v.Files, v.Differences)
	}
	folder := verify(VerifyOptions{Site: o.Out, BuildOptions: BuildOptions{Base: o.Base}})
	if len(folder.Differences) > 0 || folder.Files != v.Files || folder.Bytes != v.Bytes {
		t.Errorf("of %d files: %v", folder.Files, folder.Differences)
	}
	// Built for another address, the lists alone show it.
	other := verify(VerifyOptions{Site: server.URL + "/repo/", Quick: true, BuildOptions: BuildOptions{Base: "https://x.example/"}})
	if len(other.Differences) == 0 {
		t.Error("a site for another address is the same")
	}
	// A page that was tampered with shows, though the lists were left as they are.
	page := filepath.Join(o.Out, "index.html")
	body, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	body[len(body)/2] ^= 1
	writeFile(t, page, string(body))
	if v := verify(VerifyOptions{Site: server.URL + "/repo/", Quick: true}); len(v.Differences) > 0 {
		t.Errorf("the lists differ: %v", v.Differences)
	}
	v = verify(VerifyOptions{Site: server.URL + "/repo/"})
	if diff := cmp.Diff([]Difference{{Differs, "index.html", "other bytes"}}, v.Differences); diff != "" {
		t.Error(diff)
	}
	// Nothing was written.
	if names, err := os.ReadDir(dir); err != nil || len(names) != 2 {
		t.Errorf("%v %v", names, err)
	}
}

// wanted is a site of two files, with its lists.
func wanted() (map[string]expected, map[string]string) {
	files := map[string]string{"index.html": "home", "henan/2022 年.html": "report"}
	var list []staged
	for p, body := range files {
		list = append(list, staged{path: p, sum: store.SumOf([]byte(body))})
	}
	var v inventory
	v.come(list)
	if err := v.settle(); err != nil {
		panic(err)
	}
	for f := range v.checksums() {
		files[f.Path] = string(f.Body)
	}
	want := map[string]expected{}
	for p, body := range files {
		want[p] = expected{sumOf([]byte(body)), int64(len(body))}
	}
	return want, files
}

// against compares the wanted site with what a server answers, in no time.
func against(t *testing.T, answer http.HandlerFunc) ([]Difference, error) {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.CloseClientConnections)
	m := newWebMirror(server.URL + "/")
	m.pause = time.Microsecond
	m.client.Timeout = patience
	m.client.Transport.(*http.Transport).ResponseHeaderTimeout = time.Second
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	want, _ := wanted()
	found, err := differences(ctx, VerifyOptions{}, m, want)
	if err != nil {
		return nil, err
	}
	more, err := m.more(ctx, want)
	for _, p := range more {
		found = append(found, Difference{More, p, ""})
	}
	return found, err
}

func TestVerifyWhatAHostAnswers(t *testing.T) {
	_, files := wanted()
	right := func(w http.ResponseWriter, r *http.Request) {
		body, ok := files[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, body)
	}
	var asked atomic.Int32
	endless := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, strings.Repeat(strings.Repeat("a", 64)+"  more.html\n", 1000)); err != nil {
				return
			}
		}
	}
	const sum = "0000000000000000000000000000000000000000000000000000000000000000  "
	for _, c := range []struct {
		name   string
		answer http.HandlerFunc
		want   []Difference
		err    string
	}{
		{"as it should be", right, nil, ""},
		{"gone", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/index.html" {
				w.WriteHeader(http.StatusGone)
				return
			}
			right(w, r)
		}, []Difference{{Missing, "index.html", "410 Gone"}}, ""},
		{"a page for everything", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "home") }, []Difference{
			{Differs, "checksums.txt", "4 bytes instead of 163"}, {Differs, "henan/2022 年.html", "4 bytes instead of 6"},
			{Differs, "henan/checksums.txt", "4 bytes instead of 80"}}, ""},
		{"other bytes, shorter, longer, without an end", func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/index.html":
				fmt.Fprint(w, "hone")
			case "/henan/2022 年.html":
				endless(w, r)
			default:
				right(w, r)
			}
		}, []Difference{{Differs, "henan/2022 年.html", "longer than 6 bytes"}, {Differs, "index.html", "other bytes"}}, ""},
		{"lists without an end", func(w http.ResponseWriter, r *http.Request) {
			if isChecksums(r.URL.Path[1:]) {
				endless(w, r)
				return
			}
			right(w, r)
		}, []Difference{{Differs, "checksums.txt", "longer than 163 bytes"}, {Differs, "henan/checksums.txt", "longer than 80 bytes"},
			{More, "henan/more.html", ""}, {More, "more.html", ""}}, ""},
		{"names that lead elsewhere", func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/checksums.txt":
				fmt.Fprint(w, files["checksums.txt"]+sum+"../../etc/passwd\n"+sum+"/etc/passwd\n"+sum+"https://x.example/\n"+sum+".git/config\n"+
					sum+"a/../b\n"+sum+"\x1b[2J\n"+sum+"\n"+"x  y\nno line\n"+sum+"CNAME\n"+sum+"new.html\n"+sum+"yunnan/checksums.txt\n"+strings.Repeat("z", 1<<17))
			case "/yunnan/checksums.txt":
				fmt.Fprint(w, sum+"../henan.html\n"+sum+"2022.html\n"+sum+"deep/checksums.txt\n")
			default:
				right(w, r)
			}
		}, []Difference{{Differs, "checksums.txt", "longer than 163 bytes"}, {More, "new.html", ""}, {More, "yunnan/2022.html", ""},
			{More, "yunnan/checksums.txt", ""}, {More, "yunnan/deep/checksums.txt", ""}}, ""},
		{"another host", func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://x.example/%1B"+r.URL.Path, http.StatusFound)
		}, nil, `leads to "http://x.example/%1B/checksums.txt"`},
		{"in circles", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) }, nil, "leads in circles"},
		{"never well", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) }, nil, "answers 502 Bad Gateway"},
		{"well at the third time", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/index.html" && asked.Add(1) < tries {
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			right(w, r)
		}, nil, ""},
		{"broken off", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "163")
			fmt.Fprint(w, "begun")
		}, nil, "reading checksums.txt: unexpected EOF"},
		{"no answer", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, nil, "timeout awaiting response headers"},
		{"heads without an end", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("X", strings.Repeat("x", 1<<20))
			right(w, r)
		}, nil, "server response headers exceeded"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := against(t, c.answer)
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Fatalf("%v %v, want an error: %s", got, err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestVerifyAsksForFewFilesAtOnce(t *testing.T) {
	var now, most atomic.Int32
	want := map[string]expected{}
	for i := range 100 {
		want[fmt.Sprint(i, ".html")] = expected{sumOf([]byte("x")), 1}
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		defer now.Add(-1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		time.Sleep(time.Millisecond)
		fmt.Fprint(w, "x")
	}))
	defer server.Close()
	found, err := differences(t.Context(), VerifyOptions{}, newWebMirror(server.URL+"/"), want)
	if err != nil || len(found) > 0 || most.Load() > filesAtOnce {
		t.Errorf("%d at once: %v %v", most.Load(), found, err)
	}
}

func TestVerifyAFolder(t *testing.T) {
	want, files := wanted()
	dir := t.TempDir()
	for p, body := range files {
		writeFile(t, filepath.Join(dir, p), body)
	}
	writeFile(t, filepath.Join(dir, ".git", "config"), "")
	writeFile(t, filepath.Join(dir, cnameFile), "")
	m, err := openFolderMirror(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer m.Close()
	compare := func(w ...Difference) {
		t.Helper()
		found, err := differences(t.Context(), VerifyOptions{}, m, want)
		if err != nil {
			t.Fatal(err)
		}
		more, err := m.more(t.Context(), want)
		for _, p := range more {
			found = append(found, Difference{More, p, ""})
		}
		if diff := cmp.Diff(w, found); diff != "" || err != nil {
			t.Error(diff, err)
		}
	}
	compare()
	writeFile(t, filepath.Join(dir, "old", "x.html"), "")
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	compare(Difference{Missing, "index.html", ""}, Difference{More, "old/x.html", ""})
	// What is no file is not opened.
	if err := errors.Join(os.Remove(filepath.Join(dir, checksumsName)), os.Symlink("/dev/zero", filepath.Join(dir, checksumsName)),
		os.Mkdir(filepath.Join(dir, "index.html"), 0o777)); err != nil {
		t.Skip(err)
	}
	compare(Difference{Missing, checksumsName, "not a regular file"}, Difference{Missing, "index.html", "not a regular file"}, Difference{More, "old/x.html", ""})
}

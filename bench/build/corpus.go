package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"

	"nianbao/bench/corpus"
	"nianbao/gazetteer"
)

// layouts are what the documents of a corpus may be set in; mixed ones as websites mix them, parsed ones as they come from the
// pipeline.
var layouts = map[string][]corpus.Layout{
	"tabs":   {corpus.Tabs},
	"html":   {corpus.HTML},
	"docx":   {corpus.DOCX},
	"parsed": {corpus.Tabs},
	"mixed":  {corpus.HTML, corpus.HTMLSite, corpus.HTMLWord, corpus.HTML, corpus.Tabs, corpus.Lines, corpus.DOCX, corpus.HTMLParagraphs},
}

// writeCorpus writes n reports to the folder, of whole prefectures as far as they go, and gives the first file.
func writeCorpus(ctx context.Context, dir string, n int, layout string) (first string, err error) {
	list := layouts[layout]
	if list == nil {
		return "", fmt.Errorf("unknown layout %q", layout)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", err
	}
	written, parsed := 0, records{dir: dir}
	for i, prefecture := range prefectures() {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		series := corpus.MakeRegion(rand.New(rand.NewPCG(1, uint64(i))), prefecture)
		for _, paper := range series.Papers {
			if written == n {
				return first, parsed.close()
			}
			set := list[written%len(list)]
			if written == 0 {
				set = corpus.Tabs // a sentence can be added to it
			}
			name, source := paper.Write(set)
			file := filepath.Join(dir, name)
			if layout == "parsed" && written > 0 {
				err = parsed.add(name, source)
			} else {
				err = os.WriteFile(file, source, 0o666)
			}
			if err != nil {
				return "", err
			}
			if first == "" {
				first = file
			}
			written++
		}
	}
	return "", fmt.Errorf("the prefectures make only %d reports", written)
}

// prefectures are those of all provinces in turn, so that few reports are of many provinces too.
func prefectures() []gazetteer.Division {
	var list []gazetteer.Division
	for i, more := 0, true; more; i++ {
		more = false
		for _, province := range gazetteer.Provinces() {
			if below := province.Children(); i < len(below) {
				list, more = append(list, below[i]), true
			}
		}
	}
	return list
}

// addSentence adds a sentence to a text file.
func addSentence(file string) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err := f.WriteString("\n本机关设有信息公开专栏。\n"); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

var newRequests = regexp.MustCompile(`(?m)^一、本年新收[^\t\n]*\t\d+`)

// changeFigure changes the last digit of how many requests of natural persons were new, in a text file.
func changeFigure(file string) error {
	src, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	at := newRequests.FindIndex(src)
	if at == nil {
		return fmt.Errorf("%s has no figure that could be changed", file)
	}
	digit := &src[at[1]-1]
	*digit = '0' + (*digit-'0'+1)%10
	return os.WriteFile(file, src, 0o666)
}

package site

import (
	"slices"
	"strings"
	"testing"

	"nianbao/report"
)

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"函谷关镇": "hggz", "长垣市": "cys", "巩义市财政局": "gysczj", "六安市": "las", "A区": "aq", "": ""} {
		if got := initials(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// lookUp finds organs as a reader's browser does: by the top file and the blocks it points to.
func lookUp(top searchTop, blocks [][]searchEntry, word string) (paths []string, read int) {
	first, _ := slices.BinarySearch(top.Starts, word)
	for i := max(0, first-1); i < len(blocks); i++ {
		if i >= first && !strings.HasPrefix(top.Starts[i], word) {
			break
		}
		read++
		for _, e := range blocks[i] {
			if strings.HasPrefix(e.Word, word) {
				paths = append(paths, e.Path)
			}
		}
	}
	return paths, read
}

// Every organ is found by the beginnings of its words, also where many share one.
func TestSearchFindsAll(t *testing.T) {
	organs := madeOrgans(t, 4000)
	top, blocks := (&Collection{root: newRoot(), organs: organs}).exploreIndex()
	if top.Organs != len(organs) || len(top.Starts) != len(blocks) || !slices.IsSorted(top.Starts) {
		t.Fatalf("%d organs, %d starts, %d blocks, sorted %v", top.Organs, len(top.Starts), len(blocks), slices.IsSorted(top.Starts))
	}
	straddling := false
	for i, b := range blocks[1:] {
		straddling = straddling || b[0].Word == blocks[i][len(blocks[i])-1].Word
	}
	if !straddling {
		t.Error("no word lies in two blocks, and this test shows nothing of it")
	}
	for i := 0; i < len(organs); i += 7 {
		o := organs[i]
		for _, word := range searchWords(o.Organ) {
			letters := []rune(word)
			for _, n := range []int{1, 2, len(letters)} {
				q := string(letters[:min(n, len(letters))])
				if paths, _ := lookUp(top, blocks, q); !slices.Contains(paths, o.path) {
					t.Fatalf("%s is not found by %s", o.path, q)
				}
			}
		}
	}
}

func TestSearchWords(t *testing.T) {
	for _, c := range []struct {
		organ report.Organ
		want  []string
	}{
		{sampleOrgan("411282108"), []string{"函谷关镇", "灵宝市函谷关镇", "灵宝函谷关", "谷关镇", "关镇", "hanguguan", "hgg", "lingbaoshihanguguan", "lingbaohanguguan", "lbshgg", "lbhgg"}},
		{sampleDepartment("410181", "财政局"), []string{"巩义市财政局", "财政局巩义市", "巩义财政局", "政局", "caizhengju", "gongyishicai", "czj", "gyscz"}},
		{report.Organ{Name: "城关镇人民政府", Place: "城关镇", Level: report.Township}, []string{"城关镇", "chengguan", "cgz"}},
	} {
		words := searchWords(c.organ)
		for _, q := range c.want {
			if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, q) }) {
				t.Errorf("%s is not found by %s, only by %v", c.organ.Name, q, words)
			}
		}
	}
}

package browser

import (
	"strings"
	"testing"
)

// TestFromAFigureToItsLine goes from a row of a report to the line it was read from and back, and from a figure told
// in the text to its paragraph. Who copies lines gets the text alone.
func TestFromAFigureToItsLine(t *testing.T) {
	const report = "henan/zhengzhou/xinzheng/xindian/2020"
	for name, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(name, func(t *testing.T) {
			_, address := build(t, "../content")
			r := open(t, address, width)
			r.read(report + ".html")
			r.follow("行 68", report+".source.html#L68")
			line := ask[string](r, `[...document.querySelector(":target").childNodes].filter((n) => !n.matches?.("a, span")).map((n) => n.textContent).join("")`)
			if !strings.Contains(line, "其他法律法规禁止公开") {
				t.Errorf("line 68 is %q", line)
			}
			r.fits(width)
			copied := ask[string](r, `(() => {
				getSelection().selectAllChildren(document.querySelector(":target"));
				return getSelection().toString().trim();
			})()`)
			if copied != strings.TrimSpace(line) {
				t.Errorf("who copies the line gets %q", copied)
			}
			r.follow("注 6", report+".html#note-6")
			if !ask[bool](r, `document.querySelector("#figure-1 a[href='#s1-p6']").checkVisibility()`) {
				t.Error("the first figure told in the text has no way to its paragraph")
			}
			r.quiet()
		})
	}
}

// TestNumbersOfNotes sees that numbers of notes run neither into each other nor into a figure.
func TestNumbersOfNotes(t *testing.T) {
	for name, width := range map[string]int64{"wide": 1280, "phone": 360} {
		t.Run(name, func(t *testing.T) {
			_, address := build(t, "../content")
			r := open(t, address, width)
			for _, page := range []string{"henan/sanmenxia/lingbao/hanguguan/2022.html", "henan/zhengzhou/xinzheng/xindian/2020.html"} {
				r.read(page)
				if n := ask[int](r, `document.querySelectorAll("td sup").length`); n == 0 {
					t.Fatalf("%s has no numbers of notes", page)
				}
				for _, clash := range ask[[]string](r, clashes) {
					t.Errorf("%s: %s", page, clash)
				}
			}
		})
	}
}

// clashes lists what is drawn over something else in noted cells and their neighbours.
const clashes = `(() => {
	const rects = (cell) => {
		const list = [];
		const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
		for (let n; (n = walker.nextNode());) {
			if (!n.data.trim() || n.parentElement.closest(".vh")) continue;
			const range = document.createRange();
			range.selectNodeContents(n);
			list.push([n.data.trim(), range.getBoundingClientRect()]);
		}
		return list;
	};
	const over = (a, b) => a.left < b.right - 0.5 && b.left < a.right - 0.5;
	const found = [];
	for (const sup of document.querySelectorAll("td sup")) {
		const cell = sup.parentElement;
		const all = rects(cell).concat(cell.nextElementSibling ? rects(cell.nextElementSibling) : []);
		for (let i = 0; i < all.length; i++) {
			for (let j = 0; j < i; j++) {
				if (over(all[i][1], all[j][1])) found.push(cell.id + ": " + all[j][0] + " over " + all[i][0]);
			}
		}
	}
	return found;
})()`

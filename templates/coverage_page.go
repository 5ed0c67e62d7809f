package templates

import "io"

// Coverage is the page of which organs of a place have a report on which year.
type Coverage struct {
	Frame
	Heading string
	About   string
	Levels  Table  // levels × years: governments that have a report
	Tiles   *Tiles // the provinces in the newest year; nil but for the whole country
	Places  Table  // the place itself and the places next below × years
}

// Write writes the page.
func (p Coverage) Write(w io.Writer) error {
	b := page(w)
	b.head(p.Frame).raw("<header class=page>\n<h1>").text(p.Heading).raw("</h1>\n<p class=lead>").text(p.About).raw("</p>\n</header>\n")
	b.labelled("levels", "按级别").raw("<p class=intro>有本年度报告的政府数，及其占该级政府总数的百分比。</p>\n").table(p.Levels).raw("</section>\n")
	if p.Tiles != nil {
		b.labelled("map", "各省份").raw("<p class=intro>每个省份一格，位置示意，大小相同，不表示界线。格内是有报告的政府占省内各级政府总数的比例，小字是两个数；同样的数字列在下面的表里。</p>\n").tiles(*p.Tiles).raw("</section>\n")
	}
	b.labelled("places", "逐个地区").raw("<p class=intro>● 本级政府有报告，○ 没有；其后的小字是该地区各级政府中有报告的个数和总数。</p>\n").table(p.Places)
	return b.raw("</section>\n").foot(p.Frame).to(w)
}

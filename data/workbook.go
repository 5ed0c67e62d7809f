package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/report"
)

// FormatXLSX is the format of the workbooks, which hold all tables at once.
const FormatXLSX Format = "xlsx"

// bookReports is how many reports a workbook holds before older years get workbooks of their own: more would be beyond what
// spreadsheets work with, and what hosts take.
const bookReports = 15_000

// Book is one workbook: data/nianbao.xlsx of the newest years, as many whole ones as go into it, or one of a year before,
// data/nianbao-2019.xlsx.
type Book struct {
	Years   []int // newest first
	Newest  bool
	Partial bool // not the only one
}

// Books are the workbooks for people who work in a spreadsheet. Without reports there is none.
func (s Source) Books() []Book { return s.BooksOf(bookReports) }

// BooksOf are the workbooks, the first of at most so many reports but of one year at least.
func (s Source) BooksOf(most int) []Book {
	if len(s.Organs) == 0 {
		return nil
	}
	byYear := s.byYear()
	list := []Book{{Newest: true}}
	sum := 0
	for _, y := range slices.Backward(s.years()) {
		if sum += len(byYear[y]); len(list[0].Years) == 0 || sum <= most && len(list) == 1 {
			list[0].Years = append(list[0].Years, y)
		} else {
			list = append(list, Book{Years: []int{y}})
		}
	}
	for i := range list {
		list[i].Partial = len(list) > 1
	}
	return list
}

// Outline is what is known of the workbook before it is written: all but its Body.
func (b Book) Outline() File {
	if b.Newest {
		return File{Path: Folder + "/nianbao.xlsx", Format: FormatXLSX}
	}
	return File{Path: fmt.Sprintf("%s/nianbao-%d.xlsx", Folder, b.Years[0]), Year: b.Years[0], Format: FormatXLSX}
}

// Workbook writes the workbook. Address is the site's, "" where it isn't known.
func (s Source) Workbook(b Book, address string) (File, error) {
	f := b.Outline()
	w := book{Source: s, Book: b, workbook: newWorkbook(s.before(f.Path)), address: address, byYear: s.byYear()}
	for r := range s.all {
		if slices.Contains(b.Years, r.report.Year) {
			w.reports = append(w.reports, r)
		}
	}
	w.chunks = w.split(w.reports)
	w.write()
	var err error
	f.Body, err = w.close()
	f.Pieces = w.known.index
	return f, err
}

// book is a workbook in the making.
type book struct {
	Source
	Book
	*workbook
	address string
	reports []listed
	chunks  []chunk // of them
	byYear  map[int][]listed
	cells   laid                   // of one report
	classes [report.Classes]string // what is written of each class of cells behind its place
}

func (b *book) write() {
	b.about()
	b.table(Reports, "报告")
	for _, y := range b.Years {
		b.figures(y)
	}
	b.table(Findings, "核查")
	b.table(Indicators, "指标")
}

// about is the sheet that says what the others are.
func (b *book) about() {
	var years []string
	for _, y := range slices.Backward(b.Years) {
		years = append(years, strconv.Itoa(y))
	}
	s := b.sheet(layout{name: "说明", widths: []int{14, 90}})
	s.text(styleTitle, "政府信息公开工作年度报告：数字")
	s.endRow()
	for _, line := range [][2]string{
		{"年度", strings.Join(years, "、") + " 年度。" + map[bool]string{true: "报告太多，一个工作簿放不下：较早的年度各有一个工作簿（nianbao-年度.xlsx），都在“数据”页。"}[b.Partial]},
		{"报告", "一行一份报告：机关、标题、发布日期、原件的文件名和校验值。"},
		{"数字", "每年度一张，一行一份报告，一列一个指标；第二行是指标的键。"},
		{"核查", "一行一处疑问。疑问是请编制机关核对的提问，不是结论。"},
		{"指标", "各列的含义、单位和可比的年度。"},
		{"12", "填报：原件在此格印有这个数字。"},
		{"[12]", "推定：此格读不出，由原件自身的合计唯一确定。存的是数字，方括号是格式。"},
		{"斜体", "2021 版“其他处理”三项之和，原件没有印这个数。"},
		{markBlank, "空白：格内未填，或只画一横。不是 0。"},
		{markMissing, "缺失：原件没有此格，或无法与邻格分清。不是 0。"},
		{"文字", "无效：格内所印不是数字，照录原文；或者数字超过 15 位，以文字存放，一位不差。"},
		{"没有内容", "所用表样没有此项。"},
		{"上下级", "一级政府的报告含其部门和下级政府的数字，不能与下级相加。"},
		{"口径", "2020 与 2021 年之间口径有变，含义不同的数字是不同的指标（键尾为 -2019 的只用于 2019 版表样）。"},
		{"地址", b.address + map[bool]string{true: "各表中的地址相对于站点根目录。"}[b.address == ""]},
		{"许可", "年度报告是国家机关的公文，依《中华人民共和国著作权法》第五条不受该法保护。数字以原件为准。"},
	} {
		s.text(styleWrapped, line[0])
		s.text(styleWrapped, line[1])
		s.endRow()
	}
	s.close()
}

// The marks of cells without a number, as on the site's pages.
const (
	markBlank   = "□"
	markMissing = "○"
)

// table is a sheet of the table's rows, as far as they are of the workbook's reports.
func (b *book) table(t Table, name string) {
	l := layout{name: name, heads: [][]string{nil}}
	for _, f := range t.Fields {
		l.heads[0] = append(l.heads[0], f.Title)
		l.widths = append(l.widths, f.width())
	}
	s := b.sheet(l)
	p := Part{Table: t, reports: b.reports}
	chunks := b.chunks
	if t.Name == Indicators.Name {
		p.reports, chunks = nil, nil
	}
	for _, c := range together(chunks, t, t.Together) {
		s.run(c.key.with(b.address), rowsOf(p, c), func() {
			for row := range b.rows(p, c.reports) {
				for i, f := range t.Fields {
					s.value(f, &row[i], b.address)
				}
				s.endRow()
			}
		})
	}
	s.close()
}

func (s *sheet) value(f Field, v *Value, address string) {
	switch {
	case v.Null:
		s.empty()
	case f.Kind == Integer || f.Kind == Year:
		s.numeral(styleNumber, v.Number)
	case f.isPage():
		s.text(styleText, address+v.Text)
	case f.Enum != nil:
		s.text(styleText, word(v.Text))
	default:
		s.text(styleText, v.Text)
	}
}

// isPage reports whether the field holds addresses of the site.
func (f Field) isPage() bool { return strings.HasSuffix(f.Title, "地址") }

func (f Field) width() int {
	switch {
	case f.Kind == Integer || f.Kind == Year || f.Enum != nil:
		return 9
	case f.Kind == Text || f.isPage():
		return 32
	}
	return 16
}

// words are what people call what is one of a few.
var words = map[string]string{
	string(report.National): "国家", string(report.Province): "省", string(report.Prefecture): "地市", string(report.County): "县",
	string(report.Township): "乡镇街道", string(report.Department): "部门",
	string(report.Error): "不符", string(report.Warning): "疑似", string(report.Hint): "提示", string(report.FormFree): "无表",
}

func word(s string) string {
	if w, ok := words[s]; ok {
		return w
	}
	return s
}

// figures is the sheet of the year: a row for each report, a column for each indicator.
func (b *book) figures(year int) {
	var forms []report.Form
	for _, r := range b.byYear[year] {
		if f := r.report.Form; !slices.Contains(forms, f) {
			forms = append(forms, f)
		}
	}
	w := NewWide(forms...)
	l := layout{name: fmt.Sprintf("数字 %d", year), frozen: 1, heads: [][]string{nil, nil}, widths: []int{28, 24, 10, 12, 8, 8, 40, 11}}
	for _, c := range slices.Concat(figureColumns, w.Columns) {
		l.heads[0], l.heads[1] = append(l.heads[0], c.Name), append(l.heads[1], c.Key)
	}
	s := b.sheet(l)
	all := fmt.Sprint(forms) // tell the columns
	for _, c := range together(b.split(b.byYear[year]), Cells, Cells.Together) {
		s.run(c.key.with(b.address, all), len(c.reports), func() {
			for _, r := range c.reports {
				b.row(s, w, r.report)
			}
		})
	}
	s.close()
}

func (b *book) row(s *sheet, w Wide, r *Report) {
	s.text(styleText, r.Organ.Name)
	s.text(styleText, strings.Join(r.Organ.Region, "/"))
	s.text(styleText, word(string(r.Organ.Level)))
	s.text(styleText, r.Organ.Code)
	s.numeral(styleNumber, report.Int(int64(r.Year)))
	s.text(styleText, word(string(r.Form)))
	s.text(styleText, b.address+r.Address())
	b.cells.lay(r.Cells)
	for i, at := range w.places(r.Form) {
		if at < 0 || at >= b.cells.n || b.cells.own[at] != nil {
			s.figure(w.figure(r.Report, &b.cells, w.places(r.Form), i))
			continue
		}
		class := b.cells.class[at]
		if b.classes[class] == "" {
			b.classes[class] = written(Figure{Cell: class.Cell()})
		}
		s.place()
		s.raw(b.classes[class])
	}
	s.endRow()
}

// figureColumns say which report a row is: the organ first, which stays in sight.
var figureColumns = []Column{{"organ", "机关"}, {"region", "上级地区"}, {"level", "级别"}, {"code", "区划代码"}, {"year", "年度"}, {"form", "表样"}, {"report", "报告地址"}}

func (s *sheet) figure(f Figure) {
	switch {
	case f.None:
		s.empty()
	case f.State == report.Inferred:
		s.numeral(styleInferred, f.Value)
	case f.State == report.Reported && f.Sum:
		s.numeral(styleSum, f.Value)
	case f.State == report.Reported:
		s.numeral(styleNumber, f.Value)
	case f.State == report.Blank:
		s.text(styleMark, markBlank)
	case f.State == report.Missing:
		s.text(styleMark, markMissing)
	default:
		s.text(styleText, f.Raw)
	}
}

// rowsOf is how many rows the chunk has.
func rowsOf(p Part, c chunk) int {
	if len(c.reports) == 0 {
		return p.Rows
	}
	n := 0
	for _, r := range c.reports {
		rows, _ := p.Table.weigh(r.report)
		n += rows
	}
	return n
}

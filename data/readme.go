package data

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
)

// placeholder stands in examples for the address of a site that isn't known.
const placeholder = "https://example.org/"

// Readme is README.md, which is the page /data/ too: the files, their columns, and three examples to copy and run. The
// examples read the site's own files at the address, or at a placeholder where that is "".
func Readme(files []Described, address string) []byte {
	var b strings.Builder
	b.WriteString(readmeHead)
	b.WriteString("\n## 文件 {#files}\n\n")
	b.WriteString(readmeFiles)
	bookList(&b, files)
	b.WriteString(readmeFormats)
	fileTable(&b, files)
	b.WriteString("\n## 用法 {#examples}\n\n")
	if address == "" {
		fmt.Fprintf(&b, "下面的 `%s` 请换成本站的地址。", placeholder)
	}
	b.WriteString(readmeExamples)
	examples(&b, files, cmp.Or(address, placeholder)+Folder+"/")
	b.WriteString("\n## 各列的含义 {#columns}\n\n")
	WriteColumns(&b)
	b.WriteString(readmeFoot)
	return []byte(b.String())
}

const readmeHead = `# 数据

全部报告三张表的每一格，连同机关、报告、核查和指标，可以整份取走。每一行都带着报告的地址，能回到它在网页和原件里的位置。

- **空白、缺失不是 0。** 没有印出数字的格子没有数值，“状态”一列说明原因；求和、求比例之前请先看状态。
- **上下级不能相加。** 一级政府的报告含其部门和下级政府的数字。
- **2020 与 2021 年之间口径有变。** 含义不同的数字是不同的指标（键尾为 -2019 的只用于 2019 版表样）。
- 数值是原件所印的小数，一位不差，不四舍五入。金额以万元计。
`

const readmeFiles = `在表格软件里用的人，取工作簿就够了：报告、各年度的数字（一行一份报告，一列一个指标）、核查和指标都在里面，空白和缺失用与网页相同的记号标出。报告太多，一个工作簿放不下时，较早的年度各有一个。

`

const readmeFormats = `给程序用的，同一张表有三种格式，行数和内容相同：

- **CSV** 是 UTF-8（带 BOM）、RFC 4180，解压后可以用 Excel、WPS 打开。以 = + - @ 等开头的文字前面加一个撇号（'），以免被当作公式；会被当作日期或长数字的文字（如 1-2）也是。读回时去掉文字开头的一个撇号就是原文；数字列从不加。
- **NDJSON** 一行一个 JSON 对象，没有数值的是 null，文字照原样。
- **Parquet** 供 DuckDB、Spark、Trino 等使用，单元格和核查按年度分在 year=2022 这样的文件夹里。数值是 DECIMAL(18, 6)，六位小数到分；后一列 value_text 是所印的数字本身。

随报告增多的表，CSV 和 NDJSON 用 gzip 压缩，文件名加 .gz：pandas、R、DuckDB 直接读取，不必先解压；Linux 和 macOS 用 gunzip 或 zcat，Windows 用 7-Zip 等解压。

一个文件最多 6,000 份报告的单元格或核查（行数也就不会超过表格软件的上限 1,048,576 行）、100,000 份报告或机关，再多就另起一个，文件名加 -2、-3……；第一个文件的名字不变。[datapackage.json](datapackage.json) 列出全部文件的大小、校验值和各列（Frictionless Data Package），[README.md](README.md) 是本页的文字。每份报告另有 JSON，与报告页同名，格式见 [report.schema.json](report.schema.json)（JSON Schema）。

`

// bookList links to the workbooks.
func bookList(b *strings.Builder, files []Described) {
	for _, f := range files {
		if f.Format != FormatXLSX {
			continue
		}
		years := []int{f.Year}
		if f.Year == 0 {
			years = slices.DeleteFunc(yearsOf(files), func(y int) bool {
				return slices.ContainsFunc(files, func(f Described) bool { return f.Format == FormatXLSX && f.Year == y })
			})
		}
		fmt.Fprintf(b, "- [%s](%s)：%s 年度，%s\n", path.Base(f.Path), strings.TrimPrefix(f.Path, Folder+"/"), yearsWord(years), sizeWord(f.Bytes))
	}
	b.WriteByte('\n')
}

func yearsWord(years []int) string {
	if len(years) < 2 {
		return fmt.Sprint(years[0])
	}
	return fmt.Sprintf("%d—%d", years[0], years[len(years)-1])
}

// fileTable lists the files: a row for each table and year, a column for each format.
func fileTable(b *strings.Builder, files []Described) {
	b.WriteString("| 表 | 行数 | CSV | NDJSON | Parquet |\n| --- | --- | --- | --- | --- |\n")
	for _, t := range Tables() {
		for _, year := range slices.Backward(yearsOfTable(files, t)) {
			name, rows := t.Title, 0
			if t.Yearly {
				name = fmt.Sprintf("%s，%d 年", t.Title, year)
			}
			var cells []string
			for _, format := range Formats() {
				var links []string
				rows = 0
				for _, f := range files {
					if f.Table == t.Name && f.Year == year && f.Format == format {
						rows += f.Rows
						links = append(links, fmt.Sprintf("[%s](%s)", partWord(len(links), f), strings.TrimPrefix(f.Path, Folder+"/")))
					}
				}
				cells = append(cells, strings.Join(links, " "))
			}
			fmt.Fprintf(b, "| %s | %s | %s |\n", name, grouped(rows), strings.Join(cells, " | "))
		}
	}
}

// partWord is what a link to the part is called: the first one by its size, the others by their numbers.
func partWord(before int, f Described) string {
	if before > 0 {
		return fmt.Sprint(before + 1)
	}
	return sizeWord(f.Bytes)
}

// grouped sets thousands apart by a thin space, as the site's tables do.
func grouped(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "\u2009" + s[i:]
	}
	return s
}

func sizeWord(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d\u00a0B", n)
	case n < 1e6:
		return fmt.Sprintf("%d\u00a0KB", (n+500)/1000)
	}
	return fmt.Sprintf("%d.%d\u00a0MB", n/1e6, n%1e6/1e5)
}

func yearsOf(files []Described) []int { return yearsOfTable(files, Cells) }

func yearsOfTable(files []Described, t Table) []int {
	var years []int
	for _, f := range files {
		if f.Table == t.Name && !slices.Contains(years, f.Year) {
			years = append(years, f.Year)
		}
	}
	slices.Sort(years)
	return years
}

const readmeExamples = `三个例子做同一件事：各年度各乡镇（街道）新收的政府信息公开申请总计。下载到本地的，把地址换成文件夹（Python 用 file:// 开头的地址）；DuckDB 还可以写成 cells/*/*.parquet。

`

// examples are for DuckDB, Python and R. All read every part of the tables: half a table would give half a sum.
func examples(b *strings.Builder, files []Described, root string) {
	paths := func(t Table) string {
		var list []string
		for _, f := range files {
			if f.Table == t.Name && f.Format == FormatParquet {
				list = append(list, "\n  '"+root+strings.TrimPrefix(f.Path, Folder+"/")+"'")
			}
		}
		return strings.Join(list, ",")
	}
	fmt.Fprintf(b, "DuckDB：\n\n```sql\n"+exampleSQL+"```\n\n", paths(Cells), paths(Reports))
	fmt.Fprintf(b, "Python（pandas）：\n\n```python\n"+examplePython+"```\n\n", root)
	fmt.Fprintf(b, "R（jsonlite）：\n\n```r\n"+exampleR+"```\n", root)
}

const exampleSQL = `SELECT c.year, count(c.value) AS reports, sum(c.value) AS requests
FROM read_parquet([%s], hive_partitioning = true) c
JOIN read_parquet([%s]) r ON r.report = c.report
WHERE c.indicator = 'requests.new.total' AND r.level = 'township'
GROUP BY c.year ORDER BY c.year;
`

const examplePython = `import json
from urllib.request import urlopen
import pandas as pd

root = "%s"
resources = json.load(urlopen(root + "datapackage.json"))["resources"]

def read(table):  # 一张表的全部 CSV 文件
    files = [r["path"] for r in resources
             if r["format"] == "csv" and r["schema"] == f"schemas/{table}.json"]
    return pd.concat(pd.read_csv(root + file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
                     for file in files)

cells, reports = read("cells"), read("reports")
cells["value"] = pd.to_numeric(cells["value"])  # 没有数值的成为 NaN，不是 0
towns = reports.loc[reports["level"] == "township", "report"]
new = cells[(cells["indicator"] == "requests.new.total") & cells["report"].isin(towns)]
print(new.groupby("year")["value"].agg(["count", "sum"]))
`

const exampleR = `root <- "%s"
resources <- jsonlite::fromJSON(paste0(root, "datapackage.json"))$resources

read <- function(table) {  # 一张表的全部 CSV 文件
  files <- resources$path[resources$format == "csv" & resources$schema == paste0("schemas/", table, ".json")]
  do.call(rbind, lapply(files, function(file) {
    download.file(paste0(root, file), copy <- tempfile(), mode = "wb", quiet = TRUE)
    read.csv(copy, fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = character())
  }))
}

cells <- read("cells")
reports <- read("reports")
cells$value <- as.numeric(cells$value)  # 没有数值的成为 NA，不是 0
towns <- reports$report[reports$level == "township"]
new <- cells[cells$indicator == "requests.new.total" & cells$report %%in%% towns, ]
aggregate(value ~ year, new, function(x) c(reports = length(x), requests = sum(x)))
`

// WriteColumns writes what the columns of all tables hold, as Markdown.
func WriteColumns(b *strings.Builder) {
	for _, t := range Tables() {
		fmt.Fprintf(b, "### %s {#%s}\n\n%s[%s.json](schemas/%[2]s.json) 是同样的说明，供程序读取。\n\n| 列 | 名称 | 类型 | 说明 |\n| --- | --- | --- | --- |\n", t.Title+"（"+t.Name+"）", t.Name, t.About, t.Name)
		for _, f := range t.Fields {
			fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", f.Name, f.Title, kindWords[f.Kind], f.About)
		}
		b.WriteByte('\n')
	}
}

var kindWords = map[Kind]string{Text: "文字", Token: "文字", Integer: "整数", Decimal: "小数，可无", Date: "日期，可无", Year: "整数，可无"}

const readmeFoot = `## 旁边的表 {#beside}

对照页、趋势页和指标页旁边各有一个同名的 CSV，列名是键和中文名称，以一个空格隔开。对照页的一行一份报告、一列一个指标；趋势页的一行一个指标、一列一个年度；指标页的一行一个机关、一列一个年度。最后一列 states 列出不是填报的格和原因（如 requests.granted.natural=missing、2022=missing；requests.other.*=sum 指这一行的各列）；sum 是 2021 版“其他处理”三项之和，原件没有印这个数；空着而没有列出的，是所用表样没有此项，或该年没有报告。地区合计的趋势页，一列是该年各报告之和，第一行是报告的份数；最后一列 without 列出缺数的年度，如 2022=3/15：表样有此项的 15 份中，3 份没有数字，没有加进去。

## 许可 {#licence}

年度报告是国家机关的公文，依《中华人民共和国著作权法》第五条不受该法保护，数据可以自由使用。引用时请写明报告的地址和原件的 SHA-256。
`

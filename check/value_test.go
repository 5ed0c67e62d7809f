package check

import "testing"

func TestValues(t *testing.T) {
	const (
		partial = "（区分处理的，只计这一情形，不计其他情形）	2	0	0	0	0	0	2"
		rules   = "规章	0	0	0"
		zeros   = "	0	0	0	0	0	0	0"
	)
	testSlips(t, "value", []slip{
		{"2022 holds", "clean-2022.txt", nil, ""},
		{"2020 holds, with a fall in items", "clean-2020.txt", nil, ""},
		{"negative count", "clean-2022.txt", []string{"行政处罚	7949", "行政处罚	-7949"}, "error value.count:disclosure.penalty.decisions"},
		{"count with decimals", "clean-2022.txt", []string{"行政处罚	7949", "行政处罚	7949.5"}, "error value.count:disclosure.penalty.decisions"},
		{"whole, however printed", "clean-2022.txt", []string{"行政处罚	7949", "行政处罚	7949.0"}, ""},
		{"change with decimals", "clean-2020.txt", []string{"187	0	2478", "187	0.5	2478"}, "error value.count:disclosure.coercion.change"},
		{"negative amount", "clean-2022.txt", []string{"4513.25", "-4513.25"}, "error value.count:disclosure.fees.amount"},
		{"five decimals", "clean-2022.txt", []string{"4513.25", "4513.25001"}, "warning value.decimals:disclosure.fees.amount"},
		{"zeros behind four decimals", "clean-2022.txt", []string{"4513.25", "4513.250000"}, ""},
		{"decimals from yuan", "clean-2022.txt", []string{"4513.25", "45132500.55元"}, ""},
		{"blank cells", "clean-2022.txt", []string{"规章	0	0	0", "规章	0	/	/"}, "hint value.blank:disclosure.rules"},
		{"nothing in a row", "clean-2022.txt", []string{rules, "规章			"}, "hint value.blank:disclosure.rules"},
		{"blank cells in many rows", "clean-2022.txt", []string{
			"1.属于国家秘密" + zeros, "1.属于国家秘密	-	0	0	0	0	0	0",
			"4.保护第三方合法权益" + zeros, "4.保护第三方合法权益	-	0	0	0	0	0	0",
			"2.重复申请" + zeros, "2.重复申请	-	0	0	0	0	0	0",
			"3.要求提供公开出版物" + zeros, "3.要求提供公开出版物	-	0	0	0	0	0	0"}, "hint value.blank:requests"},
		{"lost cells", "clean-2022.txt", []string{review2022, "4	0	0	1	5	1	0	0	1	0	0	0	0	0"}, "warning value.lost:review"},
		{"lost cells that the sums tell", "clean-2022.txt", []string{partial, "（区分处理的，只计这一情形，不计其他情形）	2	0	0	2"}, "hint value.lost:requests.partial"},
		{"lost row", "clean-2022.txt", []string{"规章	0	0	0\n", ""}, "warning value.lost:disclosure.rules"},
		{"row that the sums tell", "clean-2022.txt", []string{"		2.重复申请	0	0	0	0	0	0	0\n", ""}, "hint value.lost:requests.refused.repeat"},
		{"words for a number", "clean-2022.txt", []string{"行政许可	19582", "行政许可	约2万"}, "warning value.invalid:disclosure.licensing"},
		{"money for a count", "clean-2022.txt", []string{"行政许可	19582", "行政许可	19582元"}, "warning value.invalid:disclosure.licensing"},
	})
}

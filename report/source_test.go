package report

import (
	"strings"
	"testing"
)

func TestIsAddress(t *testing.T) {
	for address, want := range map[string]bool{
		"https://www.lingbao.gov.cn/a?b=1&c=2#d": true, "HTTP://例.cn/年报/2023.html": true, "http://10.0.0.1:8080/": true,
		"": false, "https://": false, "https:a": false, "//www.lingbao.gov.cn/": false, "/a": false, "ftp://a/": false, "javascript:alert(1)//https://a/": false,
		"data:text/html,x": false, "https://user:secret@a/": false, "https://user@a/": false, "https://a/\"onclick=x": false, "https://a/<script>": false,
		" https://a/": false, "https://a/b c": false, "https://a/\u202ex": false, "https://a/" + strings.Repeat("x", 2000): false, "https://a b/": false,
	} {
		if got := IsAddress(address); got != want {
			t.Errorf("%.60q is an address: %v, want %v", address, got, want)
		}
	}
}

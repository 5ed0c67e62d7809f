package assets

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// charts.css promises that its hues are told apart by readers of any colour vision and stand out from the paper.
func TestChartColours(t *testing.T) {
	light, dark, ok := strings.Cut(read(t, "charts/charts.css"), "@media screen and (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("charts.css has no dark colours")
	}
	dark, _, _ = strings.Cut(dark, "@media print")
	for name, css := range map[string]string{"light": light, "dark": dark} {
		c := properties(css)
		for _, text := range []string{"ink", "soft"} {
			want := map[string]float64{"ink": 7, "soft": 4.5}[text]
			if got := contrast(c[text], c["paper"]); got < want {
				t.Errorf("%s: %s stands out %.1f : 1, want %v", name, text, got, want)
			}
		}
		var hues []rgb
		for i := range 8 {
			hue, ok := c[fmt.Sprint(i+1)]
			if !ok {
				t.Fatalf("%s has no --chart-%d", name, i+1)
			}
			want := 3.0
			if i < 4 {
				want = 4.5
			}
			if got := contrast(hue, c["paper"]); got < want {
				t.Errorf("%s: --chart-%d stands out %.1f : 1, want %v", name, i+1, got, want)
			}
			hues = append(hues, hue)
		}
		for vision, m := range visions {
			for i := range hues {
				for j := range i {
					want := 20.0
					if i < 4 {
						want = 28
					}
					if got := distance(m.see(hues[i]), m.see(hues[j])); got < want {
						t.Errorf("%s, %s: --chart-%d and --chart-%d are %.1f apart, want %v", name, vision, j+1, i+1, got, want)
					}
				}
			}
		}
	}
}

// rgb is a colour in linear light.
type rgb [3]float64

// matrix takes linear colours to those that a reader of some colour vision sees.
type matrix [3][3]float64

// Machado, Oliveira, Fernandes 2009, A Physiologically-based Model for Simulation of Color Vision Deficiency, severity 1.
var visions = map[string]matrix{
	"full":         {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

func (m matrix) see(c rgb) (seen rgb) {
	for i := range m {
		for j := range c {
			seen[i] += m[i][j] * c[j]
		}
		seen[i] = min(1, max(0, seen[i]))
	}
	return seen
}

func properties(css string) map[string]rgb {
	found := map[string]rgb{}
	for _, m := range regexp.MustCompile(`--chart-(\w+): #([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2});`).FindAllStringSubmatch(css, -1) {
		var c rgb
		for i, hex := range m[2:] {
			n, _ := strconv.ParseUint(hex, 16, 8)
			if v := float64(n) / 255; v <= 0.04045 {
				c[i] = v / 12.92
			} else {
				c[i] = math.Pow((v+0.055)/1.055, 2.4)
			}
		}
		found[m[1]] = c
	}
	return found
}

// contrast is that of WCAG 2.
func contrast(a, b rgb) float64 {
	luminance := func(c rgb) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }
	x, y := luminance(a)+0.05, luminance(b)+0.05
	return max(x/y, y/x)
}

// distance is that of CIELAB (1976), for the white of sRGB.
func distance(a, b rgb) float64 {
	x, y := lab(a), lab(b)
	return math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
}

func lab(c rgb) [3]float64 {
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x := f((0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.9505)
	y := f(0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2])
	z := f((0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

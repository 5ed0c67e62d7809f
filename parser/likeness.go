package parser

import "strings"

// likeness is how surely a printed label's core is the form's: 1 the same, 0 unlike. A label that is cut still
// begins or ends as the form's does, one that carries its group in front ends with it; others are compared by
// their pairs of neighbouring characters (Dice's coefficient).
func likeness(printed, form string) float64 {
	const few = 4 * len("一")
	ratio := float64(min(len(printed), len(form))) / float64(max(len(printed), len(form), 1))
	switch {
	case printed == form:
		return 1
	case len(printed) >= few && (strings.HasPrefix(form, printed) || strings.HasSuffix(form, printed)),
		len(form) >= few && strings.HasSuffix(printed, form):
		return 0.7 + 0.2*ratio
	case len(form) >= few && strings.HasPrefix(printed, form),
		len(printed) >= few && strings.Contains(form, printed):
		return 0.6 + 0.2*ratio
	}
	return 0.9 * dice([]rune(printed), []rune(form))
}

func dice(a, b []rune) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	used := make([]bool, len(b)-1)
	shared := 0
	for i := range len(a) - 1 {
		for j := range len(b) - 1 {
			if !used[j] && a[i] == b[j] && a[i+1] == b[j+1] {
				used[j] = true
				shared++
				break
			}
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b)-2)
}

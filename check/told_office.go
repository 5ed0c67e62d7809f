package check

import "strings"

// namesOffice notes a subject in front of the deeds of the clause that is another office: 交城县办理, 由档案馆答复.
func (r *reader) namesOffice(i int) {
	for j := r.first; j < i; j++ {
		t := &r.tokens[j]
		if t.near || t.class != wVerb && t.class != wFiller && t.class != wNoun {
			continue
		}
		before := int32(0)
		if j > 0 {
			before = r.tokens[j-1].end
		}
		gap := strings.TrimSpace(r.text[before:t.start])
		if isOffice(gap) && !(r.own[0] != "" && strings.HasSuffix(gap, r.own[0])) && !(r.own[1] != "" && strings.HasSuffix(gap, r.own[1])) {
			r.clause |= scopeOffice
			if r.among {
				r.clause |= scopePortion
			}
		}
	}
}

// isOffice reports whether a text ends as the name of a place or an office does.
func isOffice(text string) bool {
	if len(text) < 2*len("馆") {
		return false
	}
	switch text[len(text)-len("馆"):] {
	case "省", "市", "县", "区", "旗", "州", "盟", "馆", "院", "所", "厅", "处", "队", "社", "校", "站", "办", "委":
		return true
	}
	return strings.HasSuffix(text, "中心") || strings.HasSuffix(text, "苏木") || strings.HasSuffix(text, "系统") || strings.HasSuffix(text, "公司")
}

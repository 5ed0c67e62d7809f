package check

// beginTurns lists what the numbers from token i on count in turn: the words of the item that are of the key's class.
func (r *reader) beginTurns(i, key int, f features) {
	r.turns = r.turns[:0]
	for j := r.from; j < i; j++ {
		if r.tokens[j].class == r.tokens[key].class {
			r.turns = append(r.turns, j)
		}
	}
	r.turn = f
	r.turn.combined, r.turn.respective = false, false
}

// takeTurn reads the number at token i as that of the next word in turn.
func (r *reader) takeTurn(i int) {
	key := &r.tokens[r.turns[0]]
	from := r.turns[0]
	r.turns = r.turns[1:]
	one := r.turn
	if key.class == wNoun {
		one.nouns, one.domain = 1, domain(key.arg)
	}
	one.results, one.ground = min(one.results, 1), key.arg
	m, doubt := r.measure(&one, key)
	if value, ok := fits(m, &r.tokens[i]); m != mNothing && ok {
		r.tell(m, value, from, i, doubt)
	}
}

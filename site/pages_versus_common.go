package site

import (
	"math/bits"
	"slices"
)

// common finds a longest common subsequence. A row of the table of lengths differs from the one above by 0 or 1 at each
// place, so it is a row of bits, and 64 places are worked out at once (Hyyrö, Bit-parallel LCS-length computation revisited,
// 2004). Its zero value is ready; it uses its room again.
type common struct {
	places table    // of a piece of x among those that are different
	masks  []uint64 // where in x each of them stands
	rows   []uint64 // after each piece of y: a bit is 0 where the length grows
	pairs  [][2]int
}

// of gives the places in x and y of what both have, in order. The result holds until the next call.
func (c *common) of(x, y []uint64) [][2]int {
	c.pairs = c.pairs[:0]
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		c.pairs = append(c.pairs, [2]int{head, head})
		head++
	}
	x, y = x[head:], y[head:]
	tail := 0
	for tail < len(x) && tail < len(y) && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	x, y = x[:len(x)-tail], y[:len(y)-tail]
	c.between(x, y, head)
	for i := range tail {
		c.pairs = append(c.pairs, [2]int{head + len(x) + i, head + len(y) + i})
	}
	return c.pairs
}

func (c *common) between(x, y []uint64, head int) {
	if len(x) == 0 || len(y) == 0 {
		return
	}
	words := (len(x) + 63) / 64
	c.places.reset(len(x))
	c.masks = c.masks[:0]
	for i, key := range x {
		place := c.places.put(key)
		if *place < 0 {
			*place = int32(len(c.masks))
			c.masks = append(c.masks, make([]uint64, words)...)
		}
		c.masks[int(*place)+i/64] |= 1 << (i % 64)
	}
	c.rows = slices.Grow(c.rows[:0], len(y)*words)[:len(y)*words]
	above := c.rows[:0] // all ones
	for j, key := range y {
		row := c.rows[j*words : (j+1)*words]
		place := c.places.get(key)
		carry := uint64(0)
		for k := range row {
			v := ^uint64(0)
			if j > 0 {
				v = above[k]
			}
			if place < 0 {
				row[k] = v
				continue
			}
			mask := c.masks[int(place)+k]
			var sum uint64
			sum, carry = bits.Add64(v, v&mask, carry)
			row[k] = sum | v&^mask
		}
		above = row
	}
	grows := func(row, column int) bool { return c.rows[row*words+column/64]>>(column%64)&1 == 0 }
	first := len(c.pairs)
	for i, j := len(x), len(y); i > 0 && j > 0; {
		switch {
		case !grows(j-1, i-1):
			i--
		case j > 1 && grows(j-2, i-1):
			j--
		default:
			i, j = i-1, j-1
			c.pairs = append(c.pairs, [2]int{head + i, head + j})
		}
	}
	slices.Reverse(c.pairs[first:])
}

// table holds a small number for each key, -1 until it is set. It is made to be filled anew very often.
type table struct {
	keys   []uint64
	values []int32
	filled []uint32 // in which filling
	now    uint32
	shift  int
}

// reset empties the table, and makes room for n keys.
func (t *table) reset(n int) {
	t.now++
	if size := 1 << bits.Len(uint(2*n)); size > len(t.keys) || t.now == 0 {
		*t = table{keys: make([]uint64, size), values: make([]int32, size), filled: make([]uint32, size), now: 1, shift: 64 - bits.Len(uint(2*n))}
	}
}

// put is where the number of the key is, until the next put.
func (t *table) put(key uint64) *int32 {
	i := t.at(key)
	if t.filled[i] != t.now {
		t.keys[i], t.values[i], t.filled[i] = key, -1, t.now
	}
	return &t.values[i]
}

func (t *table) get(key uint64) int32 {
	if i := t.at(key); t.filled[i] == t.now {
		return t.values[i]
	}
	return -1
}

func (t *table) at(key uint64) int {
	i := int(key * 0x9e3779b97f4a7c15 >> t.shift)
	for t.filled[i] == t.now && t.keys[i] != key {
		i = (i + 1) & (len(t.keys) - 1)
	}
	return i
}

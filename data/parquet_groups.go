package data

// A file of Parquet is made of row groups, each of the rows of a piece, and of a foot that tells where their columns are. A row group
// comes of its rows alone, as a piece of any file does, so the writer takes those that are the same as they stand in the file before.

// footKey is told of the foot of a file. No other piece has it.
var footKey = Key{1}

// parquet writes the part.
func (s Source) parquet(p Part, chunks []chunk, known *pieces) ([]byte, error) {
	w := newParquetTable(p.Table)
	before := known.rowGroups()
	var keys []Key
	for _, c := range together(chunks, p.Table, p.Table.Grouped) {
		rows := 0
		if group, ok := before[c.key]; ok {
			rows = w.take(group)
		} else {
			s.write(w, p, c.reports, func() {})
			rows = w.group()
		}
		if rows > 0 {
			keys = append(keys, c.key)
		}
	}
	body, err := w.close()
	if err == nil {
		known.tellRowGroups(w.offsets(), keys, body)
	}
	return body, err
}

// tellRowGroups says where in the file its row groups are; the last of the offsets is the foot's.
func (p *pieces) tellRowGroups(offsets []int64, keys []Key, body []byte) {
	for i, key := range keys {
		p.tell(piece{key: key, body: body[offsets[i]:offsets[i+1]], size: i}, int(offsets[i]))
	}
	if len(p.index) == 0 {
		return // nobody knows any of them
	}
	foot := offsets[len(keys)]
	p.tell(piece{key: footKey, body: body[foot:]}, int(foot))
}

// group ends the row group, and tells how many rows it has.
func (p *parquetTable) group() (rows int) {
	p.flush()
	rows, p.rows = p.rows, 0
	if err := p.writer.Flush(); err != nil && p.err == nil {
		p.err = err
	}
	return rows
}

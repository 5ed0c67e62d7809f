package corpus

// kind is what a piece of a document is.
type kind int

const (
	furniture kind = iota // the page's own
	titleLine
	heading
	paragraph
	tablePiece
	signature
)

// piece is a part of a document in reading order, to be set by each layout in its way.
type piece struct {
	kind  kind
	text  string
	table *table // of a tablePiece; text is the heading that is one with it
}

// flow gives a document's pieces in reading order.
func (p *pages) flow() []piece {
	var list []piece
	add := func(kind kind, texts ...string) {
		for _, s := range texts {
			list = append(list, piece{kind: kind, text: s})
		}
	}
	add(furniture, p.top...)
	add(titleLine, p.title...)
	for _, s := range p.sections {
		text, glue := s.text, ""
		switch {
		case s.glued && s.table != nil:
			glue = s.heading
		case s.glued && len(text) > 0:
			add(paragraph, s.heading+text[0])
			text = text[1:]
		case s.heading != "":
			add(heading, s.heading)
		}
		add(paragraph, text...)
		if s.table != nil {
			list = append(list, piece{kind: tablePiece, text: glue, table: s.table})
		}
	}
	add(signature, p.signature...)
	return list
}

package templates

import (
	"html/template"
	"strconv"
)

// Tiles is a map of the provinces as a grid of equal tiles, each with its name, its figure and how many organs stand
// behind it. Shades only repeat what the figures say. The stylesheet puts each tile in its place; those who do not see
// it read a list in the order of codes.
type Tiles struct {
	ID      string
	Caption string
	Classes []string // what each shade stands for, the lightest first; at most TileShades
	Tiles   []Tile
	Note    string // below it; "" for nothing
}

// TileShades is how many shades there are.
const TileShades = 5

// Tile is one province.
type Tile struct {
	Code   string // its first two digits, which say where it lies: 41
	Name   string // 河南
	Href   string
	Figure string // what is told of it, "" where there is nothing to tell
	Note   string // said small below: 17 个
	Shade  int    // 1 to TileShades, 0 where there is no figure
	Off    bool   // not among what is told of at all
}

// Shade is the shade of the class with that index.
func (t Tiles) Shade(class int) int { return class + 1 }

// HTML is the map for a template.
func (t Tiles) HTML() template.HTML { return sized(4 << 10).tiles(t).html() }

// grid is the tiles as a list.
func (b *buffer) grid(t Tiles) *buffer {
	b.open("ul").attr("class", "tiles").attr("id", t.ID).attr("aria-labelledby", t.ID+"-caption").raw(">\n")
	for _, tile := range t.Tiles {
		b.tile(tile)
	}
	return b.raw("</ul>")
}

func (b *buffer) tile(t Tile) {
	b.raw(`<li class="p`).text(t.Code)
	switch {
	case t.Off:
		b.raw(" off")
	case t.Shade > 0:
		b.raw(" shade-").raw(strconv.Itoa(t.Shade))
	}
	b.raw(`">`)
	if t.Href != "" {
		b.open("a").attr("href", t.Href).raw(">")
	}
	b.raw("<span>").text(t.Name).raw("</span>")
	if t.Figure != "" {
		b.raw(" <b>").text(t.Figure).raw("</b>")
	}
	b.small(t.Note)
	if t.Href != "" {
		b.raw("</a>")
	}
	b.raw("</li>\n")
}

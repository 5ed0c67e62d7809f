package templates

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

// shades are the classes of shades, behind another.
var shades = [TileShades + 1]string{1: " shade-1", 2: " shade-2", 3: " shade-3", 4: " shade-4", 5: " shade-5"}

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

// grid is the tiles as a list.
func (b *buffer) grid(t Tiles) *buffer {
	b.open("ul").attr("class", "tiles").attr("id", t.ID).attr("aria-labelledby", t.ID+"-caption").raw(">\n")
	for _, tile := range t.Tiles {
		b.tile(tile)
	}
	return b.raw("</ul>")
}

func (b *buffer) tile(t Tile) {
	b.raw("<li")
	switch {
	case t.Off:
		b.attrOf("class", "p", t.Code, " off")
	case t.Shade > 0:
		b.attrOf("class", "p", t.Code, shades[t.Shade])
	default:
		b.attrOf("class", "p", t.Code, "")
	}
	b.raw(">")
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
	b.raw("\n")
}

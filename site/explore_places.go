package site

import "nianbao/report"

// Places are the way to organs by region: the piece of the whole country lists the provinces, that of a province its
// prefectures, and so on down. A place that has nothing below it has no piece; the one above says all of it.

// placePiece is the piece of one place.
type placePiece struct {
	Schema      int          `json:"schema"`
	Name        string       `json:"name"`
	Path        string       `json:"path"` // "" of the whole country
	Own         *foundOrgan  `json:"own,omitempty"`
	Departments []foundOrgan `json:"departments,omitempty"`
	Children    []childPlace `json:"children,omitempty"`
	Unplaced    []foundOrgan `json:"unplaced,omitempty"` // of the whole country: organs of no known place
	Counts      levelCounts  `json:"counts"`
}

// childPlace is a place next below. Its piece is there if More.
type childPlace struct {
	Name   string      `json:"name"`
	Path   string      `json:"path"`
	Own    *foundOrgan `json:"own,omitempty"`
	More   bool        `json:"more,omitempty"`
	Counts levelCounts `json:"counts"`
}

// levelCounts are the organs of each level in a place, those of places in it too; of departments the place's own only.
type levelCounts struct {
	National   int `json:"national,omitempty"`
	Province   int `json:"province,omitempty"`
	Prefecture int `json:"prefecture,omitempty"`
	County     int `json:"county,omitempty"`
	Township   int `json:"township,omitempty"`
	Department int `json:"department,omitempty"`
}

// foundOrgan is an organ in a list to choose from.
type foundOrgan struct {
	Name  string       `json:"name"`
	Path  string       `json:"path"`
	Level report.Level `json:"level"`
	Years string       `json:"years"` // 2019-2022,2024
}

func found(o *organ) foundOrgan { return foundOrgan{o.Name, o.path, o.Level, yearRanges(o)} }

func foundAll(organs []*organ) []foundOrgan {
	var list []foundOrgan
	for _, o := range organs {
		list = append(list, found(o))
	}
	return list
}

func foundOwn(p *place) *foundOrgan {
	if p.own == nil {
		return nil
	}
	o := found(p.own)
	return &o
}

// hasPiece reports whether there is something to choose in the place besides its own government.
func (p *place) hasPiece() bool { return len(p.children)+len(p.departments) > 0 || p.parent == nil }

func (c *Collection) explorePlace(p *place) placePiece {
	piece := placePiece{Schema: exploreSchema, Name: p.name, Path: p.path, Own: foundOwn(p),
		Departments: foundAll(p.departments), Counts: countLevels(p)}
	for _, child := range p.children {
		piece.Children = append(piece.Children, childPlace{child.name, child.path, foundOwn(child), child.hasPiece(), countLevels(child)})
	}
	if p.parent == nil {
		piece.Unplaced = foundAll(c.unplaced)
	}
	return piece
}

func countLevels(p *place) levelCounts {
	counts := levelCounts{Department: len(p.departments)}
	var last *organ
	for _, e := range p.below {
		if e.organ == last || e.organ.place == nil {
			continue
		}
		last = e.organ
		switch e.organ.Level {
		case report.National:
			counts.National++
		case report.Province:
			counts.Province++
		case report.Prefecture:
			counts.Prefecture++
		case report.County:
			counts.County++
		case report.Township:
			counts.Township++
		}
	}
	return counts
}

package cite

import "encoding/json"

// The JSON-LD of schema.org, as far as search engines and Google Dataset Search read it. sdDatePublished is the
// standard's word for the day that the data on a page is of.
type thing struct {
	Context     string     `json:"@context"`
	Type        Kind       `json:"@type"`
	Name        string     `json:"name"`
	Description string     `json:"description,omitempty"`
	Author      *agent     `json:"author,omitempty"`
	Creator     *agent     `json:"creator,omitempty"`
	Published   string     `json:"datePublished,omitempty"`
	Modified    string     `json:"dateModified,omitempty"`
	Years       string     `json:"temporalCoverage,omitempty"`
	Place       string     `json:"spatialCoverage,omitempty"`
	Language    string     `json:"inLanguage"`
	URL         string     `json:"url,omitempty"`
	Source      string     `json:"isBasedOn,omitempty"`
	File        *media     `json:"encoding,omitempty"`
	Data        []download `json:"distribution,omitempty"`
	Free        bool       `json:"isAccessibleForFree,omitempty"`
	Until       string     `json:"sdDatePublished,omitempty"`
	By          *agent     `json:"sdPublisher,omitempty"`
}

type agent struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type media struct {
	Type   string `json:"@type"`
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

type download struct {
	Type   string `json:"@type"`
	Format string `json:"encodingFormat"`
	URL    string `json:"contentUrl"`
}

// JSONLD is the reference as one JSON object, safe inside a script element: encoding/json writes <, > and & as escapes.
func (r Reference) JSONLD() []byte {
	site := &agent{"Organization", Site}
	t := thing{Context: "https://schema.org", Type: r.Kind, Name: r.Title, Description: r.Description, Published: r.Published,
		Years: r.Years, Place: r.Place, Language: "zh-CN", Source: r.Source, Until: r.Until}
	if r.Whole {
		t.URL = r.Address
	}
	if r.Kind == Dataset {
		t.Creator, t.Free, t.Modified, t.Until = site, true, r.Until, ""
	} else {
		t.Author, t.By = &agent{"GovernmentOrganization", r.author()}, site
	}
	if r.SHA256 != "" {
		t.File = &media{"MediaObject", r.File, r.SHA256}
	}
	for _, d := range r.Data {
		t.Data = append(t.Data, download{"DataDownload", d.Type, d.Address})
	}
	body, err := json.Marshal(t)
	if err != nil {
		panic("cite: " + err.Error()) // strings can always be written
	}
	return body
}

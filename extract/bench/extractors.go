package main

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"archiver/extract"
)

// extractor is a package that finds the article on a page. Each gets the page's bytes and address, and the options
// that its documentation recommends for best results.
type extractor struct {
	name   string
	module string // whose version is reported; empty: this project
	// extract is what is timed. What it found is turned into an Article by read, which is not.
	extract func(page []byte, address *url.URL) (read func() Article, err error)
}

var extractors = []extractor{
	{"ours", "", ours},
	{"trafilatura", "github.com/markusmobius/go-trafilatura", withTrafilatura},
	{"readability", "codeberg.org/readeck/go-readability/v2", withReadability},
	{"domdistiller", "github.com/markusmobius/go-domdistiller", withDistiller},
}

func names(list []extractor) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.name
	}
	return out
}

func ours(page []byte, address *url.URL) (func() Article, error) {
	a, err := extract.FromHTML(page, extract.Options{URL: address.String()})
	return func() Article { return fromOurs(a) }, err
}

func fromOurs(a *extract.Article) Article {
	out := Article{Title: a.Title, Published: a.Published, Text: a.Text}
	who := func(c extract.Credit) string {
		if c.Name != "" {
			return c.Name
		}
		return c.Organization
	}
	for _, c := range a.Credits {
		out.Roles = append(out.Roles, Role{c.Role, who(c)})
		switch c.Role {
		case extract.RoleReporter, extract.RoleAuthor, extract.RoleCorrespondent:
			out.Authors = append(out.Authors, who(c))
		}
	}
	for _, p := range a.Photos {
		photo := Photo{URL: p.URL, Caption: p.Caption}
		for _, c := range p.Credits {
			photo.Credits = append(photo.Credits, who(c))
		}
		out.Photos = append(out.Photos, photo)
	}
	return out
}

// withTrafilatura has its fallbacks on: it is then at its best, and slower. Its images, which it calls experimental,
// are off: they cost it some of the body.
func withTrafilatura(page []byte, address *url.URL) (func() Article, error) {
	r, err := trafilatura.Extract(bytes.NewReader(page), trafilatura.Options{
		OriginalURL:     address,
		EnableFallback:  true,
		ExcludeComments: true,
	})
	if err != nil {
		return nil, err
	}
	return func() Article {
		a := Article{Title: r.Metadata.Title, Authors: splitNames(r.Metadata.Author), Published: date(r.Metadata.Date), Text: r.ContentText}
		a.Photos = pictures(r.ContentNode, address, r.Metadata.Image)
		return a
	}, nil
}

func withReadability(page []byte, address *url.URL) (func() Article, error) {
	r, err := readability.FromReader(bytes.NewReader(page), address)
	if err != nil {
		return nil, err
	}
	return func() Article {
		a := Article{Title: r.Title(), Authors: splitNames(r.Byline()), Photos: pictures(r.Node, address, r.ImageURL())}
		if t, err := r.PublishedTime(); err == nil {
			a.Published = date(t)
		}
		var text strings.Builder
		if r.Node != nil && r.RenderText(&text) == nil {
			a.Text = text.String()
		}
		return a
	}, nil
}

// withDistiller leaves out the search for the next page, which the others do not offer.
func withDistiller(page []byte, address *url.URL) (func() Article, error) {
	r, err := distiller.ApplyForReader(bytes.NewReader(page), &distiller.Options{OriginalURL: address, SkipPagination: true})
	if err != nil {
		return nil, err
	}
	return func() Article {
		a := Article{Title: r.MarkupInfo.Title, Text: r.Text, Published: r.MarkupInfo.Article.PublishedTime}
		if a.Title == "" {
			a.Title = r.Title
		}
		a.Authors = splitNames(r.MarkupInfo.Author)
		for _, name := range r.MarkupInfo.Article.Authors {
			a.Authors = append(a.Authors, splitNames(name)...)
		}
		lead := ""
		if len(r.MarkupInfo.Images) > 0 {
			lead = r.MarkupInfo.Images[0].URL
		}
		a.Photos = pictures(r.Node, address, lead)
		return a
	}, nil
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

var between = regexp.MustCompile(`\s*(?:[;、，|\n]|,\s|\s(?:and|und|et|y|e)\s|\s&\s)\s*`)

// splitNames cuts a byline as far as its form tells: peers that give one line are not to lose by it.
func splitNames(byline string) []string {
	byline = strings.TrimSpace(byline)
	if len(byline) > 3 && strings.EqualFold(byline[:3], "by ") {
		byline = byline[3:]
	}
	var out []string
	for _, name := range between.Split(byline, -1) {
		if name = strings.TrimSpace(name); name != "" && !strings.HasPrefix(name, "http") {
			out = append(out, name)
		}
	}
	return out
}

// pictures are the images in what an extractor kept, each with the caption of its figure; or the page's lead image where
// it kept none.
func pictures(kept *html.Node, address *url.URL, lead string) []Photo {
	var out []Photo
	add := func(src, caption string) {
		if u, err := address.Parse(strings.TrimSpace(src)); err == nil && src != "" && u.Scheme != "data" {
			out = append(out, Photo{URL: u.String(), Caption: caption})
		}
	}
	if kept != nil {
		for n := range kept.Descendants() {
			if n.DataAtom == atom.Img {
				add(source(n), caption(n))
			}
		}
	}
	if len(out) == 0 {
		add(lead, "")
	}
	return out
}

func source(img *html.Node) string {
	first := ""
	for _, key := range []string{"src", "data-src", "data-original", "srcset", "data-srcset"} {
		for _, a := range img.Attr {
			if a.Key == key && first == "" && !strings.HasPrefix(a.Val, "data:") {
				if words := strings.Fields(a.Val); len(words) > 0 {
					first = words[0]
				}
			}
		}
	}
	return first
}

func caption(img *html.Node) string {
	for n := img.Parent; n != nil; n = n.Parent {
		if n.DataAtom != atom.Figure {
			continue
		}
		for c := range n.Descendants() {
			if c.DataAtom == atom.Figcaption {
				var text strings.Builder
				for t := range c.Descendants() {
					if t.Type == html.TextNode {
						text.WriteString(t.Data)
					}
				}
				return strings.Join(strings.Fields(text.String()), " ")
			}
		}
	}
	return ""
}

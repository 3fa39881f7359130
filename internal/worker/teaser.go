package worker

import (
	"errors"
	"html"
	"strings"

	xhtml "golang.org/x/net/html"

	"archiver/extract"
	"archiver/fetch"
)

// teaser is the story as the feed tells it, for when its page cannot be had or, if page is given,
// has no text. It is nil when the feed tells nothing.
func teaser(address string, s *story, page *fetch.Page) *story {
	e := s.entry
	claim := e.Content
	if len(e.Summary) > len(claim) {
		claim = e.Summary
	}
	if strings.TrimSpace(plain(claim)) == "" {
		return nil
	}
	a := fromFeed(address, e, claim)
	if found := s.article; found != nil { // what the page's metadata says is better than the feed
		if found.Title != "" {
			a.Title = found.Title
		}
		if found.Published != "" {
			a.Published, a.PublishedRaw, a.PublishedSource = found.Published, found.PublishedRaw, found.PublishedSource
		}
		a.CanonicalURL, a.Site, a.Summary, a.Modified = found.CanonicalURL, found.Site, found.Summary, found.Modified
		if len(found.Credits) > 0 {
			a.Credits = found.Credits
		}
	}
	a.Access = accessTeaser
	t := &story{page: page, article: a, sources: s.sources, entry: e, charset: s.charset, bytes: s.bytes}
	if page != nil {
		t.hops = s.hops
	}
	t.fillIn()
	return t
}

// fromFeed makes an article of the feed's HTML, through the same cleaning as a page.
func fromFeed(address string, e fetch.Entry, claim string) *extract.Article {
	doc := "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><article><h1>" + html.EscapeString(e.Title) + "</h1><div>" + claim + "</div></article></body></html>"
	a, err := extract.FromHTML([]byte(doc), extract.Options{URL: address, ContentType: "text/html; charset=utf-8"})
	if errors.Is(err, extract.ErrNoArticle) || a == nil || len(a.Text) < len(plain(claim))/2 { // too short to be seen as a story
		a = &extract.Article{}
		for _, para := range strings.Split(plain(claim), "\n\n") {
			if para = strings.Join(strings.Fields(para), " "); para == "" {
				continue
			}
			if a.Text != "" {
				a.Text += "\n\n"
			}
			a.Text += para
			a.HTML += "<p>" + html.EscapeString(para) + "</p>\n"
		}
	}
	a.Title = e.Title
	a.Published, a.PublishedRaw, a.PublishedSource, a.Modified, a.CanonicalURL, a.NextPage = "", "", "", "", "", ""
	return a
}

// plain is the text of the HTML, with an empty line where a block ends.
func plain(claim string) string {
	z := xhtml.NewTokenizer(strings.NewReader(claim))
	var b strings.Builder
	hidden := ""
	for {
		switch z.Next() {
		case xhtml.ErrorToken:
			return b.String()
		case xhtml.TextToken:
			if hidden == "" {
				b.Write(z.Text())
			}
		case xhtml.StartTagToken:
			name, _ := z.TagName()
			if n := string(name); n == "script" || n == "style" {
				hidden = n
			}
			breakAfter(&b, string(name))
		case xhtml.EndTagToken, xhtml.SelfClosingTagToken:
			name, _ := z.TagName()
			if string(name) == hidden {
				hidden = ""
			}
			breakAfter(&b, string(name))
		}
	}
}

func breakAfter(b *strings.Builder, tag string) {
	switch tag {
	case "p", "div", "li", "blockquote", "h1", "h2", "h3", "h4", "tr", "br", "figure", "section":
		b.WriteString("\n\n")
	}
}

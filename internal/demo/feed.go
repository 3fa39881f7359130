package demo

import (
	"encoding/xml"
	"time"
)

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title     string       `xml:"title"`
	ID        string       `xml:"id"`
	Link      atomLink     `xml:"link"`
	Published string       `xml:"published"`
	Updated   string       `xml:"updated"`
	Authors   []atomAuthor `xml:"author"`
	Summary   string       `xml:"summary"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type rssFeed struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	DC      string     `xml:"xmlns:dc,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title       string    `xml:"title"`
	Link        string    `xml:"link"`
	Description string    `xml:"description"`
	TTL         int       `xml:"ttl"` // minutes
	Items       []rssItem `xml:"item"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        rssGUID  `xml:"guid"`
	PubDate     string   `xml:"pubDate"`
	Creators    []string `xml:"dc:creator"`
	Description string   `xml:"description"`
}

type rssGUID struct {
	IsPermaLink bool   `xml:"isPermaLink,attr"`
	Value       string `xml:",chardata"`
}

// setFeeds writes the news as Atom (RFC 4287) and the culture pages as RSS 2.0.
func (n *Newspaper) setFeeds(e *edition) error {
	news := atomFeed{Title: paperName + ": News", ID: tag("feed/news"), Links: []atomLink{
		{"self", "application/atom+xml", n.FeedURLs()[0]}, {"alternate", "text/html", n.URL()}}}
	culture := rssFeed{Version: "2.0", DC: "http://purl.org/dc/elements/1.1/", Channel: rssChannel{
		Title: paperName + ": Culture", Link: n.URL(), Description: "Interviews, pictures and neighbours", TTL: 30}}
	var newsAt, cultureAt time.Time
	for _, s := range e.stories {
		reporters := s.Named("reporter")
		if s.Section == "culture" {
			culture.Channel.Items = append(culture.Channel.Items, rssItem{
				Title: s.Headline, Link: n.StoryURL(s), GUID: rssGUID{Value: tag(s.Slug)},
				PubDate: s.Published.Format(time.RFC1123Z), Creators: reporters, Description: s.Summary()})
			cultureAt = later(cultureAt, s.Updated())
			continue
		}
		entry := atomEntry{Title: s.Headline, ID: tag(s.Slug), Link: atomLink{"alternate", "text/html", n.StoryURL(s)},
			Published: s.Published.Format(time.RFC3339), Updated: s.Updated().Format(time.RFC3339), Summary: s.Summary()}
		for _, name := range reporters {
			entry.Authors = append(entry.Authors, atomAuthor{name})
		}
		news.Entries = append(news.Entries, entry)
		newsAt = later(newsAt, s.Updated())
	}
	news.Updated = newsAt.Format(time.RFC3339)
	if err := e.setXML("/feeds/news.atom", "application/atom+xml; charset=utf-8", newsAt, news); err != nil {
		return err
	}
	return e.setXML("/feeds/culture.rss", "application/rss+xml; charset=utf-8", cultureAt, culture)
}

func (e *edition) setXML(path, contentType string, modified time.Time, v any) error {
	b, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	e.documents[path] = document{contentType, modified, append([]byte(xml.Header), b...)}
	return nil
}

// tag names a thing for ever (RFC 4151), whatever port the paper listens on.
func tag(name string) string { return "tag:harrowbaytide.example,2026:" + name }

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

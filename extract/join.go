package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Continues reports whether a page that was linked as the next part of a story can be that: not when it was published on
// another day under another headline.
func Continues(first, part *Article) bool {
	a, b := fold(first.Title), fold(part.Title)
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	return first.Published == "" || part.Published == "" || head(first.Published, 10) == head(part.Published, 10)
}

// Join makes one article of a story's parts, in order. The first part gives the headline, dates and the rest;
// paragraphs, photos and credits that a later part repeats stand once. Join of nothing is an empty article.
func Join(parts ...*Article) *Article {
	if len(parts) == 0 {
		return &Article{}
	}
	joined := *parts[0]
	joined.Photos = append([]Photo(nil), parts[0].Photos...)
	joined.Credits = append([]Credit(nil), parts[0].Credits...)
	joined.Repeated = slices.Clone(parts[0].Repeated)
	joined.NextPage = parts[len(parts)-1].NextPage
	paragraphs := splitParagraphs(joined.Text)
	seen := map[string]bool{}
	for _, s := range paragraphs {
		seen[s] = true
	}
	for _, part := range parts[1:] {
		if joined.Modified < part.Modified {
			joined.Modified = part.Modified
		}
		// at[k] is how many paragraphs of the joined text stand before the part's paragraph k.
		var at []int
		dropped := map[string]bool{}
		for _, s := range splitParagraphs(part.Text) {
			at = append(at, len(paragraphs))
			if n, _ := weigh(s); seen[s] && n >= sentenceLength {
				dropped[s] = true
				continue
			}
			paragraphs = append(paragraphs, s)
			seen[s] = true
		}
		at = append(at, len(paragraphs))
		photos := map[string]bool{}
		for _, ph := range joined.Photos {
			photos[ph.URL] = true
		}
		repeated := map[string]bool{}
		for _, ph := range part.Photos {
			if photos[ph.URL] {
				repeated[ph.URL] = true
				continue
			}
			ph.Position = at[max(0, min(ph.Position, len(at)-1))]
			ph.Lead = false
			joined.Photos = append(joined.Photos, ph)
		}
		joined.Repeated = append(joined.Repeated, part.Repeated...)
		joined.HTML += withoutRepeats(part.HTML, dropped, repeated)
		if joined.Source == nil {
			joined.Source = part.Source
		}
		for _, c := range part.Credits {
			if !hasCredit(joined.Credits, c) {
				joined.Credits = append(joined.Credits, c)
			}
		}
	}
	joined.Text = strings.Join(paragraphs, "\n\n")
	return &joined
}

func splitParagraphs(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n\n")
}

func hasCredit(list []Credit, c Credit) bool {
	for _, d := range list {
		if d.Role == c.Role && d.Name == c.Name && (c.Name != "" || d.Organization == c.Organization) {
			return true
		}
	}
	return false
}

// withoutRepeats leaves out of a part's HTML the paragraphs and photos that stand already.
func withoutRepeats(part string, paragraphs, photos map[string]bool) string {
	if len(paragraphs) == 0 && len(photos) == 0 {
		return part
	}
	doc, err := html.Parse(strings.NewReader(part))
	if err != nil {
		return part
	}
	ix := newIndex(doc, false)
	var b strings.Builder
	for i := range ix.nodes {
		n := &ix.nodes[i]
		if n.parent < 0 || ix.nodes[n.parent].DataAtom != atom.Body || n.Type != html.ElementNode {
			continue
		}
		if paragraphs[ix.textOfRange(int32(i)+1, n.end, false)] || n.DataAtom == atom.Figure && n.FirstChild != nil && photos[attr(n.FirstChild, "src")] {
			continue
		}
		if html.Render(&b, n.Node) == nil {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

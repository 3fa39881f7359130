package demo

import (
	"bytes"
	"encoding/xml"
	"image/jpeg"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"archiver/extract"
	"archiver/fetch"
)

var testNow = time.Date(2026, 3, 12, 11, 30, 0, 0, time.UTC)

func start(t *testing.T) *Newspaper {
	t.Helper()
	n, err := Start(testNow)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

// get fetches an address with header pairs and reads its body.
func get(t *testing.T, address string, header ...string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, body
}

func TestFeedsListEveryStory(t *testing.T) {
	n := start(t)
	for edition := 1; edition <= Editions; edition++ {
		listed := make(map[string]string)
		for _, address := range n.FeedURLs() {
			resp, body := get(t, address)
			feed, err := fetch.ParseFeed(body, resp.Header.Get("Content-Type"), address)
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			for _, entry := range feed.Entries {
				listed[entry.Link] = entry.Title
			}
		}
		for _, s := range n.Stories() {
			if listed[n.StoryURL(s)] != s.Headline {
				t.Errorf("edition %d: no feed lists %s as %q", edition, n.StoryURL(s), s.Headline)
			}
		}
		if len(listed) != len(n.Stories()) {
			t.Errorf("edition %d: feeds list %d stories of %d", edition, len(listed), len(n.Stories()))
		}
		if err := n.Publish(); err != nil {
			t.Fatal(err)
		}
	}
}

var linkAttribute = regexp.MustCompile(`(?:href|src)="([^"#]+)"|(?:<loc>|<link>)([^<]+)<`)

func TestEveryLinkAnswers(t *testing.T) {
	n := start(t)
	if err := n.Publish(); err != nil {
		t.Fatal(err)
	}
	queue, seen := append(n.FeedURLs(), n.URL()), make(map[string]bool)
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		if seen[address] {
			continue
		}
		seen[address] = true
		resp, body := get(t, address)
		if resp.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", address, resp.Status)
		}
		if resp.Header.Get("ETag") == "" || resp.Header.Get("Last-Modified") == "" {
			t.Errorf("%s: no validators", address)
		}
		if resp.Header.Get("Content-Type") == "image/jpeg" {
			continue
		}
		base, _ := url.Parse(address)
		for _, m := range linkAttribute.FindAllSubmatch(body, -1) {
			u, err := base.Parse(string(m[1]) + string(m[2]))
			if err != nil {
				t.Errorf("%s: link %q: %v", address, m[0], err)
				continue
			}
			if strings.HasPrefix(u.Path, "/photos/") {
				u.Path = strings.Replace(u.Path, "-800.jpg", "-480.jpg", 1) // small ones are drawn sooner
			}
			if strings.HasPrefix(u.String(), n.URL()) {
				queue = append(queue, u.String())
			} else {
				t.Errorf("%s links to the outside: %s", address, u)
			}
		}
	}
	if len(seen) < 25 {
		t.Errorf("only %d addresses found", len(seen))
	}
	if resp, _ := get(t, n.URL()+"nowhere"); resp.StatusCode != http.StatusNotFound {
		t.Errorf("unknown address: %s", resp.Status)
	}
}

func TestConditionalRequests(t *testing.T) {
	n := start(t)
	addresses := append(n.FeedURLs(), n.URL(), n.StoryURL(n.Stories()[0]), n.PhotoURL(n.Stories()[0].Photos()[0]), n.URL()+"robots.txt")
	for _, address := range addresses {
		resp, _ := get(t, address)
		etag, modified := resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")
		for name, header := range map[string][]string{
			"etag": {"If-None-Match", etag},
			"date": {"If-Modified-Since", modified},
			"both": {"If-None-Match", etag, "If-Modified-Since", modified},
		} {
			if resp, body := get(t, address, header...); resp.StatusCode != http.StatusNotModified || len(body) != 0 {
				t.Errorf("%s by %s: %s and %d bytes, want 304", address, name, resp.Status, len(body))
			}
		}
		if resp, _ := get(t, address, "If-None-Match", `"other"`); resp.StatusCode != http.StatusOK {
			t.Errorf("%s by another etag: %s", address, resp.Status)
		}
	}
}

func TestSecondEdition(t *testing.T) {
	n := start(t)
	first, news, culture := n.Stories(), n.FeedURLs()[0], n.FeedURLs()[1]
	newsBefore, _ := get(t, news)
	cultureBefore, _ := get(t, culture)
	for range 3 { // the third changes nothing any more
		if err := n.Publish(); err != nil {
			t.Fatal(err)
		}
	}
	byTag := make(map[string]*Story)
	for _, s := range first {
		byTag[s.Slug] = s
	}
	var corrected, added int
	for _, s := range n.Stories() {
		old := byTag[s.Slug]
		switch {
		case old == nil:
			added++
		case !s.Modified.IsZero():
			corrected++
			if old.Headline == s.Headline || slices.Equal(old.Paragraphs(), s.Paragraphs()) || old.Photos()[1].Caption == s.Photos()[1].Caption {
				t.Errorf("%s: headline, text and a caption should differ from the first edition", s.Slug)
			}
			if !s.Published.Equal(old.Published) || !s.Modified.After(old.Updated()) {
				t.Errorf("%s: published %v then %v, modified %v", s.Slug, old.Published, s.Published, s.Modified)
			}
		default:
			if old.Headline != s.Headline || !slices.Equal(old.Paragraphs(), s.Paragraphs()) {
				t.Errorf("%s changed without a date", s.Slug)
			}
		}
	}
	if corrected != 1 || added != 1 {
		t.Errorf("%d stories corrected and %d new, want one each", corrected, added)
	}
	if resp, _ := get(t, news, "If-None-Match", newsBefore.Header.Get("ETag")); resp.StatusCode != http.StatusOK {
		t.Errorf("news feed by its old etag: %s", resp.Status)
	}
	if resp, _ := get(t, news, "If-Modified-Since", newsBefore.Header.Get("Last-Modified")); resp.StatusCode != http.StatusOK {
		t.Errorf("news feed since its old date: %s", resp.Status)
	}
	if resp, _ := get(t, culture, "If-None-Match", cultureBefore.Header.Get("ETag")); resp.StatusCode != http.StatusNotModified {
		t.Errorf("culture feed, where nothing changed: %s", resp.Status)
	}
}

func TestStoriesAreExtractedExactly(t *testing.T) {
	n := start(t)
	for edition := 1; edition <= Editions; edition++ {
		for _, s := range n.Stories() {
			t.Run(s.Slug, func(t *testing.T) { checkExtracted(t, n, s) })
		}
		if err := n.Publish(); err != nil {
			t.Fatal(err)
		}
	}
}

func checkExtracted(t *testing.T, n *Newspaper, s *Story) {
	resp, page := get(t, n.StoryURL(s))
	a, err := extract.FromHTML(page, extract.Options{URL: n.StoryURL(s), ContentType: resp.Header.Get("Content-Type"), Captured: testNow})
	if err != nil {
		t.Fatal(err)
	}
	if a.Title != s.Headline && s.Kicker+a.Title != s.Headline && a.Kicker+a.Title != s.Headline {
		t.Errorf("title %q (kicker %q), want %q", a.Title, a.Kicker, s.Headline)
	}
	if !strings.HasPrefix(a.Language, s.Language) {
		t.Errorf("language %q, want %q", a.Language, s.Language)
	}
	if want := s.Published.Format("2006-01-02T15:04:05"); !strings.HasPrefix(a.Published, want) {
		t.Errorf("published %q, want %s", a.Published, want)
	}
	if a.CanonicalURL != n.StoryURL(s) {
		t.Errorf("canonical %q, want %q", a.CanonicalURL, n.StoryURL(s))
	}
	if got, want := strings.Split(a.Text, "\n\n"), s.Paragraphs(); !slices.Equal(got, want) {
		t.Errorf("text:\n%s\n\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	var got, want []string
	for _, p := range a.Photos {
		var names []string
		for _, c := range p.Credits {
			if c.Role == extract.RolePhotographer {
				names = append(names, c.Name)
			}
		}
		got = append(got, p.URL+" | "+p.Caption+" | "+strings.Join(names, ", "))
	}
	for _, p := range s.Photos() {
		want = append(want, n.PhotoURL(p)+" | "+p.Caption+" | "+p.By)
	}
	if !slices.Equal(got, want) {
		t.Errorf("photos:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	got, want = nil, nil
	for _, c := range a.Credits {
		if c.Role != extract.RoleSource && c.Role != extract.RolePhotographer {
			role := c.Role
			if role == extract.RoleAuthor {
				role = extract.RoleReporter // a byline tells no more than who wrote it
			}
			got = append(got, role+" "+c.Name)
		}
	}
	for _, p := range s.People {
		want = append(want, p.Role+" "+p.Name)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("people: %q, want %q", got, want)
	}
}

func TestPhotos(t *testing.T) {
	n := start(t)
	p := n.Stories()[0].Photos()[0]
	for _, width := range photoWidths {
		resp, b := get(t, n.root+photoPath(p.Name, width))
		config, err := jpeg.DecodeConfig(bytes.NewReader(b))
		if err != nil || config.Width != width || config.Height != width*2/3 || resp.Header.Get("Content-Type") != "image/jpeg" {
			t.Errorf("%d: %v, %dx%d, %s", width, err, config.Width, config.Height, resp.Header.Get("Content-Type"))
		}
		if !bytes.Contains(b[:1024], []byte("\x1c\x02\x50\x00"+string(rune(len(p.By)))+p.By)) {
			t.Errorf("%d: no creator inside", width)
		}
		if len(b) < 5_000 || len(b) > 300_000 {
			t.Errorf("%d: %d bytes", width, len(b))
		}
	}
}

func TestPhotosAreDrawnAlike(t *testing.T) {
	p := &Photo{Name: "x-1", Scene: []string{"storm", "sea", "hills", "town", "boats", "lighthouse", "trees", "rain"}}
	first := jpegOf(p, 480)
	if !bytes.Equal(first, jpegOf(p, 480)) {
		t.Error("drawn twice, it differs")
	}
	p.Name = "x-2"
	if bytes.Equal(first, jpegOf(p, 480)) {
		t.Error("two photos are the same")
	}
}

func TestParseStoryErrors(t *testing.T) {
	for name, text := range map[string]string{
		"no body":       "headline: x",
		"unknown field": "colour: red\n\nText.",
		"no value":      "headline\n\nText.",
		"bad time":      "published: yesterday\n\nText.",
		"photo field":   "headline: x\n\n!photo day\nsize: 3",
	} {
		if s, err := parseStory("x", text, testNow); err == nil {
			t.Errorf("%s: read as %+v", name, s)
		}
	}
}

func TestFeedsAreWellFormed(t *testing.T) {
	n := start(t)
	for _, address := range n.FeedURLs() {
		_, body := get(t, address)
		d := xml.NewDecoder(bytes.NewReader(body))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
		}
	}
}

func BenchmarkPhoto(b *testing.B) {
	p := &Photo{Name: "bench-1", Scene: []string{"dawn", "sea", "hills", "boats", "town"}}
	for b.Loop() {
		jpegOf(p, 1200)
	}
}

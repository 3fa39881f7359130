package archive

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
	"time"

	"archiver/archive/warc"
	"archiver/extract"
)

var noon = time.Date(2026, 8, 25, 12, 0, 0, 0, time.UTC)

// picture makes a JPEG of a landscape that differs by seed.
func picture(w, h, seed int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{uint8(90 + 120*(h-y)/h), uint8(130 + 80*(h-y)/h), uint8(200 - seed*17%90), 255}
			if y > h/2+(x*(seed+3)/7)%(h/6+1) {
				c = color.RGBA{uint8(40 + seed*29%80), uint8(70 + 50*(y-h/2)/h), uint8(50 + seed*13%60), 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 80}); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// tiny is a photo's bytes for tests that do not look at it.
func tiny(seed int) []byte { return fmt.Appendf(nil, "\xff\xd8\xff\xe0 photo %d", seed) }

// story n of a made-up paper, with two photos.
func capture(n int, at time.Time) Capture {
	u := fmt.Sprintf("https://www.paper.example/harbour/%d", n)
	body := fmt.Sprintf("The harbour of story %d reopened on Tuesday.\n\nFerries ran again by noon, and the fish market followed.", n)
	page := fmt.Appendf(nil, "<html><h1>Harbour %d reopens</h1><p>%s</p></html>", n, body)
	r := Record{
		URL: u, Redirects: []string{fmt.Sprintf("http://paper.example/h%d", n)}, Captured: at,
		Article: extract.Article{
			Site: extract.Site{Name: "The Paper"}, Language: "en", Title: fmt.Sprintf("Harbour %d reopens", n), Published: "2026-08-25T08:58:00+01:00",
			Access: "free", Text: body,
			HTML:    `<p>The harbour of story reopened on Tuesday.</p><figure><img src="` + u + `/2.jpg" alt="Fish"><figcaption>Fish on ice</figcaption></figure><p>Ferries ran again by noon, and the fish market followed.</p>`,
			Credits: []extract.Credit{{Role: extract.RoleReporter, Name: "Ada Quill", Raw: "By Ada Quill", Where: extract.WhereByline}, {Role: extract.RoleEditor, Name: "Bo Stet"}},
		},
		Feeds:     []Provenance{{URL: "https://paper.example/feed.xml", GUID: fmt.Sprint(n), FirstSeen: at}},
		Extractor: Extractor{"test"}, HTTP: HTTP{Status: 200, ContentType: "text/html"},
	}
	for i := 1; i <= 2; i++ {
		r.Photos = append(r.Photos, Photo{Status: 200, Photo: extract.Photo{
			URL: fmt.Sprintf("%s/%d.jpg", u, i), Lead: i == 1, Position: i - 1, Alt: "Harbour", Caption: fmt.Sprintf("Boats at pier %d", i),
			Width: 60, Height: 40, Credits: []extract.Credit{{Role: extract.RolePhotographer, Name: "Cy Lens", Organization: "Agency"}}}})
	}
	hop := func(address, head string, body []byte) warc.Exchange {
		return warc.Exchange{URL: address, Started: at, Protocol: "http/1.1", RequestHeader: []byte("GET / HTTP/1.1\r\nHost: paper.example\r\n\r\n"),
			ResponseHeader: fmt.Appendf(nil, "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n", head, len(body)), Body: body}
	}
	return Capture{Record: r, Via: "https://paper.example/feed.xml",
		Exchanges: []warc.Exchange{hop(r.Redirects[0], "301 Moved Permanently", nil), hop(u, "200 OK", page)},
		PhotoData: map[int][]byte{0: tiny(2 * n), 1: tiny(2*n + 1)}}
}

// changed is a later capture of a story whose text moved.
func changed(c Capture, hours int) Capture {
	c.Record.Captured = c.Record.Captured.Add(time.Duration(hours) * time.Hour)
	c.Record.Text += fmt.Sprintf("\n\nUpdate %d.", hours)
	c.Record.HTML += fmt.Sprintf("<p>Update %d.</p>", hours)
	return c
}

func open(t testing.TB, dir string) *Archive {
	t.Helper()
	a, err := Open(dir, Options{Create: true, MinFree: -1, Software: "archiver/test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func put(t testing.TB, a *Archive, c Capture, outcome string) Stored {
	t.Helper()
	s, err := a.Put(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	if s.Outcome != outcome {
		t.Fatalf("%s: outcome %s, want %s", c.Record.URL, s.Outcome, outcome)
	}
	return s
}

// clean verifies an archive and fails on damage; it returns the notes.
func clean(t testing.TB, dir string) []Problem {
	t.Helper()
	var notes []Problem
	err := Verify(context.Background(), dir, func(p Problem) {
		notes = append(notes, p)
		if p.Damage() {
			t.Errorf("verify: %s", p)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return notes
}

package sitetest

import (
	"image/jpeg"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const text = `
-- news.example/feed.xml --
@header X-Extra: yes
<rss/>
-- news.example/flaky --
@status 503 200
here again
-- news.example/old --
@status 301
@header Location: /flaky
-- news.example/a.jpg --
@jpeg 64x48
`

func TestSites(t *testing.T) {
	s := New(t, text)
	client := &http.Client{Transport: s.Transport()}
	get := func(address, etag string) (*http.Response, string) {
		t.Helper()
		req, err := http.NewRequest("GET", address, nil)
		if err != nil {
			t.Fatal(err)
		}
		if etag != "" {
			req.Header.Set("If-None-Match", etag)
		}
		res, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		if strings.HasSuffix(address, ".jpg") {
			img, err := jpeg.Decode(res.Body)
			if err != nil || img.Bounds().Dx() != 64 {
				t.Errorf("jpeg: %v", err)
			}
			return res, ""
		}
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res, string(b)
	}
	res, body := get("https://news.example/feed.xml", "")
	if res.StatusCode != 200 || body != "<rss/>\n" || res.Header.Get("X-Extra") != "yes" {
		t.Errorf("feed: %d %q %v", res.StatusCode, body, res.Header)
	}
	if again, body := get("https://news.example/feed.xml", res.Header.Get("ETag")); again.StatusCode != 304 || body != "" {
		t.Errorf("conditional: %d %q", again.StatusCode, body)
	}
	if res, _ := get("http://news.example/flaky", ""); res.StatusCode != 503 {
		t.Errorf("first answer: %d", res.StatusCode)
	}
	if res, body := get("http://news.example/old", ""); res.StatusCode != 200 || body != "here again\n" {
		t.Errorf("redirect: %d %q", res.StatusCode, body)
	}
	get("http://news.example/a.jpg", "")
	if res, _ := get("http://other.example/", ""); res.StatusCode != 404 {
		t.Errorf("unknown: %d", res.StatusCode)
	}
	if err := s.Update("-- other.example/ --\nhello\n"); err != nil {
		t.Fatal(err)
	}
	if _, body := get("http://other.example/", ""); body != "hello\n" {
		t.Errorf("updated: %q", body)
	}
	if n := s.Count("news.example/flaky"); n != 2 {
		t.Errorf("log has %d requests for flaky, want 2", n)
	}

	proxy, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	through := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy)}}
	res, err = through.Get("http://news.example/feed.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != 200 {
		t.Errorf("by proxy: %d", res.StatusCode)
	}
}

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"archiver/extract"
)

const story = `<!doctype html><html lang="en"><head><title>Bridge of Sandholm reopens - The Sandholm Post</title>
<meta property="og:title" content="Bridge of Sandholm reopens"><meta property="og:type" content="article">
<meta property="og:url" content="https://post.example/bridge"><meta property="og:image" content="https://post.example/bridge.jpg">
<meta property="article:published_time" content="2024-05-06T10:00:00Z">
<meta name="author" content="Ann Arbor"></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Bridge of Sandholm reopens</h1>
<p>The old bridge over the river at Sandholm was opened again on Monday, after two years of work on its pillars and its deck.</p>
<p>Hundreds of people came to walk over it, and the mayor, who had promised it for the spring, was the first of them to cross.</p>
<p>The work cost a third more than was planned, because the ground under the northern pillar turned out to be softer than expected.</p>
<p>Next year the council wants to plant trees along the road that leads to it, and to build a path for cyclists beside it.</p>
</article></body></html>`

// corpus makes a folder of two pages, one of them empty.
func corpus(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "made-up")
	if err := os.MkdirAll(filepath.Join(dir, "html"), 0o755); err != nil {
		t.Fatal(err)
	}
	for id, page := range map[string]string{"bridge": story, "empty": ""} {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write([]byte(page)); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(z.Close(), os.WriteFile(filepath.Join(dir, "html", id+".html.gz"), b.Bytes(), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	truth := `{"id": "bridge", "url": "https://post.example/bridge", "title": "Bridge of Sandholm reopens", "authors": ["Ann Arbor"], "published": "2024-05-06", "with": ["the first of them to cross"], "without": ["Home"]}
{"id": "empty"}
`
	if err := os.WriteFile(filepath.Join(dir, "truth.jsonl"), []byte(truth), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestRun runs every extractor over a made-up corpus: each finds the body and the title of the plain story.
func TestRun(t *testing.T) {
	dir, articles := corpus(t), t.TempDir()
	var out, talk bytes.Buffer
	if err := run([]string{"-corpus", dir, "-rounds", "2", "-json", "-articles", articles}, &out, &talk); err != nil {
		t.Fatal(err)
	}
	var r report
	if err := json.Unmarshal(out.Bytes(), &r); err != nil {
		t.Fatal(err)
	}
	if r.Corpus != "made-up" || r.Pages != 2 || len(r.Rows) != 1+len(extractors) {
		t.Fatalf("report %+v", r)
	}
	for i, row := range r.Rows {
		if row.Ratio <= 0 || row.Allocs <= 0 || row.Bytes <= 0 || row.Panics > 0 {
			t.Errorf("%s: %+v", row.Name, row)
		}
		if i == 0 {
			if row.Name != "html.Parse" || row.Ratio != 1 {
				t.Errorf("first row %+v", row)
			}
			continue
		}
		for _, name := range []string{"with", "without", "title"} {
			if row.Figures[name] != 1 {
				t.Errorf("%s: %s %v", row.Name, name, row.Figures[name])
			}
		}
		if b, err := os.ReadFile(filepath.Join(articles, "made-up-"+row.Name+".jsonl")); err != nil || bytes.Count(b, []byte("\n")) != 2 {
			t.Errorf("%s: articles %s, %v", row.Name, b, err)
		}
	}
}

func TestTables(t *testing.T) {
	dir := corpus(t)
	for _, c := range []struct{ flag, want string }{
		{"-rounds=1", "made-up: 2 pages, 1 rounds"},
		{"-markdown", "| ours | – | – |"},
	} {
		var out, talk bytes.Buffer
		if err := run([]string{"-corpus", dir, "-only", "ours", c.flag}, &out, &talk); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), c.want) || strings.Contains(out.String(), "trafilatura") {
			t.Errorf("%s:\n%s", c.flag, &out)
		}
	}
}

func TestWrongUse(t *testing.T) {
	for _, args := range [][]string{{}, {"-corpus", t.TempDir()}, {"-corpus", corpus(t), "-only", "magic"}, {"-rounds", "0", "-corpus", "."}, {"-what"}} {
		var out, talk bytes.Buffer
		if err := run(args, &out, &talk); err == nil || out.Len() > 0 {
			t.Errorf("%q: error %v, output %q", args, err, &out)
		}
	}
}

// TestGuarded: a crash of an extractor is a figure, not the end of the run.
func TestGuarded(t *testing.T) {
	x := extractor{extract: func([]byte, *url.URL) (func() Article, error) { panic("no") }}
	if read, err := guarded(x, nil, &url.URL{}); !errors.Is(err, errPanic) || read != nil {
		t.Errorf("error %v", err)
	}
}

func TestSplitNames(t *testing.T) {
	for byline, want := range map[string][]string{
		"":                              nil,
		"By Ann Arbor":                  {"Ann Arbor"},
		"Ann Arbor; Bo Derry":           {"Ann Arbor", "Bo Derry"},
		"Ann Arbor, Bo Derry and Cy Yo": {"Ann Arbor", "Bo Derry", "Cy Yo"},
		"Ann Arbor & Bo Derry":          {"Ann Arbor", "Bo Derry"},
		"甲某、乙某":                         {"甲某", "乙某"},
		"https://post.example/ann":      nil,
	} {
		if got := splitNames(byline); !slices.Equal(got, want) {
			t.Errorf("splitNames(%q) = %q, want %q", byline, got, want)
		}
	}
}

func TestFromOurs(t *testing.T) {
	a := fromOurs(&extract.Article{
		Credits: []extract.Credit{{Role: extract.RoleReporter, Name: "Ann Arbor"}, {Role: extract.RoleEditor, Name: "Bo Derry"}, {Role: extract.RoleSource, Organization: "Post"}},
		Photos:  []extract.Photo{{URL: "https://i.example/a.jpg", Caption: "c", Credits: []extract.Credit{{Role: extract.RolePhotographer, Name: "Cy Yo"}}}},
	})
	if !slices.Equal(a.Authors, []string{"Ann Arbor"}) || len(a.Roles) != 3 || a.Roles[2].Name != "Post" {
		t.Errorf("people %+v", a)
	}
	if len(a.Photos) != 1 || !slices.Equal(a.Photos[0].Credits, []string{"Cy Yo"}) {
		t.Errorf("photos %+v", a.Photos)
	}
}

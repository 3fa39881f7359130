package extract

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"archiver/extract/siterules"
)

var update = flag.Bool("update", false, "rewrite the golden articles")

// goldenOptions reads the folder's options.json, if it has one: url, content_type, captured, entry. A folder rules
// beside it holds the user's rules for the site.
func goldenOptions(t testing.TB, dir string) Options {
	o := struct {
		URL         string    `json:"url"`
		ContentType string    `json:"content_type"`
		Captured    time.Time `json:"captured"`
		Entry       Witness   `json:"entry"`
	}{URL: "https://news.example/2024/05/06/" + filepath.Base(dir) + ".html"}
	b, err := os.ReadFile(filepath.Join(dir, "options.json"))
	if err == nil {
		err = json.Unmarshal(b, &o)
	}
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	opt := Options{URL: o.URL, ContentType: o.ContentType, Captured: o.Captured, Entry: o.Entry}
	if rules := filepath.Join(dir, "rules"); isFolder(rules) {
		var warnings []siterules.Warning
		if opt.Rules, warnings, err = siterules.Read(os.DirFS(rules)); err != nil || len(warnings) > 0 {
			t.Fatal(err, warnings)
		}
	}
	return opt
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func goldenFolders(t testing.TB) []string {
	pages, err := filepath.Glob("testdata/*/page.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no golden pages", err)
	}
	for i := range pages {
		pages[i] = filepath.Dir(pages[i])
	}
	return pages
}

// TestGolden extracts each made-up page and compares the whole article with the one that a person read and approved.
func TestGolden(t *testing.T) {
	for _, dir := range goldenFolders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			page, err := os.ReadFile(filepath.Join(dir, "page.html"))
			if err != nil {
				t.Fatal(err)
			}
			a, err := FromHTML(page, goldenOptions(t, dir))
			if err != nil && err != ErrNoArticle {
				t.Fatal(err)
			}
			var got bytes.Buffer
			e := json.NewEncoder(&got)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(a); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, "article.json")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				t.Errorf("the article differs from %s (go test -update rewrites it):\n%s", file, firstDifference(got.String(), string(want)))
			}
		})
	}
}

// firstDifference shows where two texts part, with a little before.
func firstDifference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i, len(s))-80):min(len(s), i+240)] }
	return "got  …" + cut(got) + "\nwant …" + cut(want)
}

package archive

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var update = flag.Bool("update", false, "write what the golden pages are now")

// Golden pages: article.json in, the page's title and body out (the style sheet apart).
func TestArticlePage(t *testing.T) {
	folders, err := filepath.Glob("testdata/page/*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no golden pages", err)
	}
	for _, f := range folders {
		t.Run(filepath.Base(f), func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(f, "article.json"))
			if err != nil {
				t.Fatal(err)
			}
			var r Record
			if err := json.Unmarshal(b, &r); err != nil {
				t.Fatal(err)
			}
			page, err := articlePage(r, revision{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := html.Parse(strings.NewReader(string(page))); err != nil {
				t.Fatal(err)
			}
			got := strings.Replace(string(page), styleSheet, "\n", 1)
			golden := filepath.Join(f, "page.html")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs (run with -update and read the difference):\n%s", golden, got)
			}
		})
	}
}

// Whatever extraction may pass on, the page's body has only the vocabulary, no handler and no address
// but http(s) and mailto, and every photo once.
func FuzzBody(f *testing.F) {
	f.Add(`<p>Text <a href="javascript:x">a</a></p><figure><img src="a"><figcaption>c</figcaption></figure>`)
	f.Add(`<svg><style><img src=x onerror=alert(1)></style></svg><math><mtext></mtext></math><noscript><p title="</noscript><img src=x onerror=alert(1)>">`)
	f.Add(`<table><td><figure><table><p><img src="a"><a><a><blockquote><template><p>`)
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 1<<14 {
			return
		}
		r := Record{}
		r.HTML, r.Text, r.Access = source, source, accessFree
		for i, u := range []string{"a", "b"} {
			p := Photo{File: fmt.Sprintf("p%02d-00000000.jpg", i+1), Type: "image/jpeg"}
			p.URL, p.Caption = u, "caption"
			r.Photos = append(r.Photos, p)
		}
		out := newBody(r).render()
		nodes, err := html.ParseFragment(strings.NewReader(out), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
		if err != nil {
			t.Fatal(err)
		}
		photos := 0
		var walk func(n *html.Node)
		walk = func(n *html.Node) {
			if n.Type == html.ElementNode {
				switch n.DataAtom {
				case atom.Figure, atom.Figcaption, atom.Img, atom.Div, atom.Span, atom.Colgroup:
				default:
					if _, ok := kept[n.DataAtom]; !ok || n.Namespace != "" {
						t.Errorf("element %s", n.Data)
					}
				}
				if n.DataAtom == atom.Img {
					photos++
				}
				for _, a := range n.Attr {
					if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" && !strings.HasPrefix(a.Val, "p0") || a.Key == "href" && webAddress(a.Val) == "" {
						t.Errorf("attribute %s=%q on %s", a.Key, a.Val, n.Data)
					}
				}
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
		for _, n := range nodes {
			walk(n)
		}
		if photos < 2 {
			t.Errorf("%d photos of 2 in %q", photos, out)
		}
	})
}

// A reader of manifests must not be led out of the archive, and what it reads it writes back the same.
func FuzzManifestLine(f *testing.F) {
	sum := strings.Repeat("0", 64)
	f.Add(sum + "  2026/08/25/paper.example/0915-7k3m2q2x4d/v1/article.json")
	f.Add(sum + "  ../../etc/passwd")
	f.Add("# prev none")
	f.Fuzz(func(t *testing.T, line string) {
		l, ok := parseLine(line)
		if !ok {
			return
		}
		if l.String() != line+"\n" || strings.HasPrefix(l.path, "/") || strings.Contains("/"+l.path+"/", "/../") {
			t.Errorf("%q gives %+v", line, l)
		}
		if n := wholeGroups([]byte(line + "\n" + line)); n > len(line)+1 {
			t.Errorf("whole up to %d of %d", n, len(line))
		}
	})
}

// A check or a backup while stories come in finds a consistent set and no false alarm.
func TestVerifyWhileStoring(t *testing.T) {
	a := open(t, t.TempDir())
	put(t, a, capture(0, noon), OutcomeStored)
	ctx, stop := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				at := noon.AddDate(0, 0, n/5).Add(time.Duration(n) * time.Minute)
				if _, err := a.Put(context.Background(), capture(10+2*n+w, at)); err != nil {
					t.Error(err)
					return
				}
				if n%7 == 0 {
					if err := a.WriteIndexes(context.Background()); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	for range 8 {
		clean(t, a.Dir())
		if t.Failed() {
			break
		}
	}
	stop()
	wg.Wait()
	clean(t, a.Dir())
}

func TestShownKicker(t *testing.T) {
	for _, c := range []struct{ kicker, title, want string }{
		{"River", "The river rises", "River"}, // only letter for letter is it there already
		{"渡口人家", "【渡口人家】停了三年的修船铺重开张", ""},
		{"", "The river rises", ""},
	} {
		var r Record
		r.Kicker, r.Title = c.kicker, c.title
		if got := shownKicker(r); got != c.want {
			t.Errorf("shownKicker(%q over %q) = %q, want %q", c.kicker, c.title, got, c.want)
		}
	}
}

// A standfirst that says only what stands under the headline or in the text already is shown once.
func TestTells(t *testing.T) {
	const text = "The mill's owner, Ada Made, said \u201cno\u201d.\n\nHe who asked her went home, and came back on Monday to ask her once more."
	for _, c := range []struct {
		summary string
		want    bool
	}{
		{"", true},
		{"The mill's owner, Ada Made, said “no”. He who asked her went home", true},
		{"The mill’s owner Ada Made said \"no\".He who asked her went ho…", true},
		{"Riverton: He who asked her went home, and came back on Monday to ask her once more", true},
		{"The mill's owner has said no for the second time", false},
	} {
		if got := tells(text, c.summary); got != c.want {
			t.Errorf("%q: %v", c.summary, got)
		}
	}
}

package extract

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"archiver/internal/charset"
)

// allowed are the elements and attributes that an article's HTML may have.
var allowed = map[string]string{
	"p": "", "h2": "", "h3": "", "blockquote": "", "ul": "", "ol": "", "li": "", "table": "", "tr": "", "thead": "", "tbody": "", "figure": "", "figcaption": "",
	"td": "colspan rowspan", "th": "colspan rowspan", "img": "src alt width height", "a": "href", "em": "", "strong": "", "sub": "", "sup": "", "code": "", "pre": "",
	"time": "datetime", "br": "", "html": "", "head": "", "body": "",
}

// checkArticle checks what holds for every article: its HTML is of the allow-list, its text stands in the
// page and in the HTML, and extracting the HTML again changes nothing.
func checkArticle(t *testing.T, page []byte, opt Options, a *Article) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(a.HTML))
	if err != nil {
		t.Fatalf("parse the article's HTML: %v", err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			t.Fatalf("a comment in %s", a.HTML)
		}
		if n.Type != html.ElementNode {
			continue
		}
		attrs, ok := allowed[n.Data]
		if !ok {
			t.Fatalf("<%s> in the article's HTML", n.Data)
		}
		for _, at := range n.Attr {
			if !hasWord(attrs, at.Key) {
				t.Fatalf("%s=%q on <%s>", at.Key, at.Val, n.Data)
			}
			if at.Key == "href" || at.Key == "src" {
				if v := strings.ToLower(at.Val); !strings.HasPrefix(v, "http://") && !strings.HasPrefix(v, "https://") && !strings.HasPrefix(v, "mailto:") {
					t.Fatalf("address %q", at.Val)
				}
			}
		}
	}
	ix := newIndex(doc, true)
	inHTML := ""
	if len(ix.nodes) > 0 {
		inHTML = lettersOf(ix.textOfRange(0, ix.nodes[0].end, false), 1<<30)
	}
	for _, s := range strings.Split(a.Text, "\n\n") {
		if l := lettersOf(s, 1<<30); !strings.Contains(inHTML, l) {
			t.Fatalf("%q is in the text and not in the HTML %s", s, a.HTML)
		}
	}
	again, err := FromHTML([]byte(a.HTML), Options{URL: opt.URL, ContentType: "text/html; charset=utf-8"})
	if err != nil && a.Text != "" {
		t.Fatalf("extract again: %v\n%s", err, a.HTML)
	}
	if again.Text != a.Text {
		t.Fatalf("the text changed:\n%s", firstDifference(again.Text, a.Text))
	}
	if again.HTML != a.HTML {
		t.Fatalf("the HTML changed:\n%s", firstDifference(again.HTML, a.HTML))
	}
}

// pageLetters are all the letters of a page's text, shown or not, with those of markup and JSON in its scripts.
func pageLetters(page []byte) string {
	var b strings.Builder
	escape := regexp.MustCompile(`\\(?:u[0-9a-fA-F]{4}|.)`)
	var add func(s string, depth int)
	add = func(s string, depth int) {
		doc, err := html.Parse(strings.NewReader(s))
		if err != nil {
			return
		}
		for n := range doc.Descendants() {
			if n.Type != html.TextNode || n.Parent.DataAtom == atom.Rt || n.Parent.DataAtom == atom.Rp {
				continue
			}
			if n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Noscript {
				b.WriteString(n.Data)
			} else if depth == 0 {
				add(escape.ReplaceAllStringFunc(n.Data, func(e string) string {
					if r, err := strconv.ParseUint(e[2:], 16, 16); e[1] == 'u' && err == nil {
						return string(rune(r))
					}
					return strings.TrimLeft(e[1:], "nrt")
				}), 1)
			}
		}
	}
	text, _ := charset.Decode(page, charset.Hints{HTML: true})
	add(string(text), 0)
	return lettersOf(b.String(), 1<<30)
}

func TestGoldenProperties(t *testing.T) {
	for _, dir := range goldenFolders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			page, err := os.ReadFile(filepath.Join(dir, "page.html"))
			if err != nil {
				t.Fatal(err)
			}
			opt := goldenOptions(t, dir)
			a, err := FromHTML(page, opt)
			if err != nil && err != ErrNoArticle {
				t.Fatal(err)
			}
			checkArticle(t, page, opt, a)
			inPage := pageLetters(page)
			for _, s := range strings.Split(a.Text, "\n\n") {
				if !strings.Contains(inPage, lettersOf(s, 1<<30)) {
					t.Errorf("%q is in the text and not in the page", s)
				}
			}
		})
	}
}

// TestHostile extracts pages built to take long; each must come back, and soon.
func TestHostile(t *testing.T) {
	for name, build := range hostilePages {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			a, err := FromHTML([]byte(build(10_000)), Options{URL: "https://news.example/a"})
			if err != nil && err != ErrNoArticle {
				t.Fatal(err)
			}
			if a == nil {
				t.Fatal("no article")
			}
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func TestDeepNestingKeepsText(t *testing.T) {
	sentence := "The council voted on Monday to keep the old library open, and the mayor agreed. "
	page := strings.Repeat("<div><b>", 2000) + "<p>" + strings.Repeat(sentence, 5) + "</p>"
	a, err := FromHTML([]byte(page), Options{})
	if err != nil || !strings.Contains(a.Text, "voted on Monday") {
		t.Errorf("text %q, error %v", a.Text, err)
	}
}

func FuzzFromHTML(f *testing.F) {
	for _, dir := range goldenFolders(f) {
		page, err := os.ReadFile(filepath.Join(dir, "page.html"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(page)
	}
	f.Add([]byte("<p>One, two and three.<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:x\">y</a>"))
	f.Add([]byte("<table><tr><td>one<td>two<tr><td>three<td><ul><li>four</table><math><mi><style><img src=x>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		opt := Options{URL: "https://news.example/2024/05/06/story.html"}
		a, err := FromHTML(page, opt)
		if a == nil {
			t.Fatal("no article with", err)
		}
		checkArticle(t, page, opt, a)
	})
}

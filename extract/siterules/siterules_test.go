package siterules

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"
)

func read(t *testing.T, files map[string]string) (*Set, []string) {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, warnings, err := Read(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, w := range warnings {
		out = append(out, w.String())
	}
	return set, out
}

// TestFor finds the file of a host: its own, else the nearest above it with a dot in front.
func TestFor(t *testing.T) {
	set, warnings := read(t, map[string]string{
		"example.com.txt": "", ".example.com.txt": "", "sport.example.com.txt": "", ".sport.example.com.txt": "", "Upper.example.txt": "", "127.0.0.1.txt": "",
	})
	if len(warnings) > 0 || set.Len() != 6 {
		t.Fatal(set.Len(), warnings)
	}
	for address, want := range map[string]string{
		"https://example.com/a":              "example.com.txt",
		"https://www.example.com/a":          "example.com.txt",
		"https://WWW.Example.com:8080/a":     "example.com.txt",
		"https://news.example.com/":          ".example.com.txt",
		"https://a.b.example.com/":           ".example.com.txt",
		"https://sport.example.com/":         "sport.example.com.txt",
		"https://live.sport.example.com./":   ".sport.example.com.txt",
		"https://www.sport.example.com/":     "sport.example.com.txt",
		"https://upper.example/":             "Upper.example.txt",
		"http://127.0.0.1:8080/story":        "127.0.0.1.txt",
		"https://example.org/":               "",
		"https://notexample.com/":            "",
		"https://example.com.evil.example/x": "",
		"":                                   "",
		"://":                                "",
	} {
		got := ""
		if r := set.For(address); r != nil {
			got = r.file
		}
		if got != want {
			t.Errorf("%s has the rules of %q, want %q", address, got, want)
		}
	}
	var none *Set
	if none.For("https://example.com/") != nil || none.Len() != 0 {
		t.Error("no set has rules")
	}
}

func TestWarnings(t *testing.T) {
	many := strings.Repeat("strip: //a\n", maxLines+1)
	for _, c := range []struct {
		name, text string
		want       []string // parts of each warning
	}{
		{"good.example.txt", "\ufeff# comment\r\n\r\ntitle: //h1\r\nbody:\nbody://div[@id='a:b']\ntidy: no\nprune: yes\ntest_url: http://good.example/1\nreplace_string(a:b): c\nreplace_string(gone):\n", nil},
		{"bad.example.txt", "title: //h1\nbdy: //div\nbody: //div[\nauthor: nosuch(//a)\njust words\nprune: perhaps\nif_page_contains: //a\nfind_string: a\nhttp_header(User-Agent): x\nwrap_in(script): //p\nreplace_string(a: b\nmove_into(//a): //b\nreplace_string(): c\n", []string{
			`bad.example.txt:2: unknown directive "bdy"`, "bad.example.txt:3: no XPath expression: //div[", "bad.example.txt:4: no XPath expression: nosuch(//a)",
			"bad.example.txt:5: no directive", `bad.example.txt:6: "perhaps" is neither yes nor no`, "bad.example.txt:7: if_page_contains belongs after",
			"bad.example.txt:9: http_header has no effect", "bad.example.txt:10: wrap_in(script)", "bad.example.txt:11: no directive", "bad.example.txt:12: move_into is known",
			"bad.example.txt:13: replace_string() looks for nothing", "bad.example.txt: 1 find_string, but 0 replace_string",
		}},
		{"latin.example.txt", "strip_id_or_class: caf\xe9\n", []string{"latin.example.txt: not UTF-8"}},
		{"long.example.txt", "strip_id_or_class: " + strings.Repeat("a", maxExpression) + "\ntitle: //h1\n", []string{"long.example.txt:1: longer than"}},
		{"many.example.txt", many, []string{fmt.Sprintf("many.example.txt:%d: more than %d directives", maxLines+1, maxLines)}},
		{"huge.example.txt", strings.Repeat("#", maxFile+1), []string{"huge.example.txt: not read: larger than"}},
		{"global.txt", "title: //h1\n", []string{"global.txt: not read: its name is no host's"}},
		{"fingerprint.blog.example.txt", "title: //h1\n", []string{"fingerprint.blog.example.txt: not read"}},
		{"README.md", "see\n", nil},
	} {
		_, got := read(t, map[string]string{c.name: c.text})
		if len(got) != len(c.want) {
			t.Errorf("%s: warnings %q, want %q", c.name, got, c.want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], c.want[i]) {
				t.Errorf("%s: warning %q, want %q", c.name, got[i], c.want[i])
			}
		}
	}
}

func TestNoFolder(t *testing.T) {
	if _, _, err := Read(missing{}); err == nil {
		t.Error("a folder that is not there is no error")
	}
}

type missing struct{}

func (missing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

const page = `<html><head><title>T</title><meta name="a" content="Ann Arbor"><script type="application/ld+json">{}</script></head><body>
<h1 class="head x">The <b>bridge</b></h1><div id="by"><span>Ann Arbor</span> <span>Bo Derry</span></div><time datetime="2024-05-06">Monday</time>
<div class="story one"><p>First.</p><div class="story inner"><p>Inner.</p></div><div class="ad big"><p>Buy.</p></div></div>
<div class="story two"><p>Second.</p><img src="/px/1.gif"><img class="lazy" data-real="/a.jpg" src="/blank.gif"></div><div class="story empty"> </div>
<a id="all" href="/print">all</a> <a class="next" href="/2">next</a></body></html>`

// apply runs a file's text on the page.
func apply(t *testing.T, text, page string) (*Findings, *html.Node) {
	t.Helper()
	r, warnings := Parse("a.example.txt", text)
	if len(warnings) > 0 {
		t.Fatal(warnings)
	}
	doc, err := html.Parse(strings.NewReader(string(r.Rewrite([]byte(page)))))
	if err != nil {
		t.Fatal(err)
	}
	return r.Apply(doc), doc
}

func bodyText(f *Findings) string {
	var parts []string
	for _, n := range f.Body {
		parts = append(parts, line(textOf(n)))
	}
	return strings.Join(parts, "|")
}

func TestApply(t *testing.T) {
	for _, c := range []struct {
		name, rules string
		get         func(f *Findings, doc *html.Node) string
		want        string
	}{
		{"title", "title: //h1", func(f *Findings, _ *html.Node) string { return f.Title + "/" + f.TitleNode.Data }, "The bridge/h1"},
		{"the first title that finds something", "title: //h4\ntitle: //time[1]\ntitle: //h1", func(f *Findings, _ *html.Node) string { return f.Title }, "Monday"},
		{"title by attribute", "title: //meta[@name='a']/@content", func(f *Findings, _ *html.Node) string { return fmt.Sprint(f.Title, f.TitleNode) }, "Ann Arbor<nil>"},
		{"title by function", "title: concat('On ', //time)", func(f *Findings, _ *html.Node) string { return f.Title }, "On Monday"},
		{"all authors of one expression", "author: //span[@id='no']\nauthor: //div[@id='by']/span\nauthor: //meta/@content", func(f *Findings, _ *html.Node) string { return strings.Join(f.Authors, "|") }, "Ann Arbor|Bo Derry"},
		{"dates", "date: //time", func(f *Findings, _ *html.Node) string { return strings.Join(f.Dates, "|") }, "2024-05-06|Monday"},
		{"body joined, outermost, without the empty", "body: //div[contains(@class, 'story')]", func(f *Findings, _ *html.Node) string { return bodyText(f) }, "First.Inner.Buy.|Second."},
		{"the first body that finds something", "body: //main\nbody: //div[@class='story two']\nbody: //body", func(f *Findings, _ *html.Node) string { return bodyText(f) }, "Second."},
		{"union in the page's order", "body: //div[@class='story two'] | //h1", func(f *Findings, _ *html.Node) string { return bodyText(f) }, "The bridge|Second."},
		{"strip", "body: //body/div[1]/following-sibling::div\nstrip: //div[@class='ad big']\nstrip: //h1", func(f *Findings, _ *html.Node) string { return bodyText(f) }, "First.Inner.|Second."},
		{"what is stripped was read before", "title: //h1\nstrip: //h1\nstrip: //head\nstrip: //title\nstrip: //script\nstrip: //body\nstrip: /html", func(f *Findings, doc *html.Node) string {
			var b strings.Builder
			html.Render(&b, doc)
			return fmt.Sprint(f.Title, strings.Count(b.String(), "<title>"), strings.Count(b.String(), "ld+json"), strings.Contains(b.String(), "<h1"))
		}, "The bridge1 1 false"},
		{"strip by name", "body: //body\nstrip_id_or_class: 'story'\nstrip_id_or_class: all", func(f *Findings, _ *html.Node) string { return bodyText(f) }, "The bridgeAnn Arbor Bo DerryMonday next"},
		{"pictures", "strip_image_src: /px/\nsrc_lazy_load_attr: data-real\nstrip_attr: //img/@class", func(_ *Findings, doc *html.Node) string {
			out := ""
			for n := range doc.Descendants() {
				if n.Data == "img" {
					out += fmt.Sprint(n.Attr)
				}
			}
			return out
		}, "[{ data-real /a.jpg} { src /a.jpg}]"},
		{"dissolve and wrap", "dissolve: //h1/b\nwrap_in(blockquote): //h1\nbody: //blockquote", func(f *Findings, doc *html.Node) string {
			var b strings.Builder
			html.Render(&b, f.Body[0])
			return b.String()
		}, `<blockquote><h1 class="head x">The bridge</h1></blockquote>`},
		{"replacements", "find_string: <h1\nreplace_string: <h2\nreplace_string(</h1>): </h2>\ntitle: //h2", func(f *Findings, _ *html.Node) string { return f.Title }, "The bridge"},
		{"links", "next_page_link: //a[@class='next']\nsingle_page_link: //a[@id='all']/@href", func(f *Findings, _ *html.Node) string { return fmt.Sprint(f.Next, f.HasNext, f.Single) }, "/2true/print"},
		{"a link under a condition", "single_page_link: //a[@class='next']\nif_page_contains: //h5\nsingle_page_link: concat(//a[@id='all']/@href, '?all')\nif_page_contains: //h1\nnext_page_link: //h1", func(f *Findings, _ *html.Node) string { return fmt.Sprint(f.Next, f.HasNext, f.Single) }, "true/print?all"},
		{"switches", "prune: no\nautodetect_on_failure: no\nskip_json_ld: yes\nbody: //main", func(f *Findings, _ *html.Node) string {
			return fmt.Sprint(f.KeepAll, f.Strict, f.SkipJSONLD, f.HasBody, len(f.Body), f.Notes)
		}, "true true true true 0 [site rules a.example.txt: no body expression finds anything on this page, and autodetect_on_failure is off]"},
		{"no body found", "body: //main", func(f *Findings, _ *html.Node) string { return fmt.Sprint(f.Notes) }, "[site rules a.example.txt: no body expression finds anything on this page; the body was found without them]"},
		{"wrong types do no harm", "title: //h1[contains(1, 2)]\ntitle: //h1", func(f *Findings, _ *html.Node) string { return f.Title }, "The bridge"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, doc := apply(t, c.rules, page)
			if got := c.get(f, doc); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// TestCostly: expressions that would walk a page for minutes are given up, and what was found before stands.
func TestCostly(t *testing.T) {
	r, _ := Parse("a.example.txt", "title: //h1\nstrip: //*[count(preceding::*) > 30000]//*[count(following::*[count(ancestor::*)])]\nbody: //body")
	doc, err := html.Parse(strings.NewReader(strings.Repeat("<p class=a>One, two.</p>", 20_000) + "<h1>T</h1>"))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	f := r.apply(doc, maxSteps/20)
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
	if f.Title != "T" || len(f.Notes) == 0 || !strings.Contains(f.Notes[0], errSteps.Error()) {
		t.Errorf("title %q, notes %q", f.Title, f.Notes)
	}
}

// TestPlainIsCheap: a page larger than most, under a file longer than most, stays far below the bound.
func TestPlainIsCheap(t *testing.T) {
	large := strings.Repeat("<div class='row'><p class=a>One, <a href=/b>two</a>.</p></div>", 2000) + "<h1>T</h1>"
	rules, warnings := Parse("a.example.txt", "title: //h1\nbody: //div[@class='row'] | //h1\n"+strings.Repeat("strip: //div[contains(@class, 'no')]\n", 40))
	if len(warnings) > 0 {
		t.Fatal(warnings)
	}
	doc, err := html.Parse(strings.NewReader(large))
	if err != nil {
		t.Fatal(err)
	}
	if f := rules.Apply(doc); len(f.Body) != 2001 || len(f.Notes) > 0 {
		t.Errorf("%d parts, notes %q", len(f.Body), f.Notes)
	}
}

func TestWrappingsDoNotDouble(t *testing.T) {
	r, _ := Parse("a.example.txt", strings.Repeat("wrap_in(div): //div\n", 40)+"body: //p")
	doc, err := html.Parse(strings.NewReader("<div><p>One.</p></div>"))
	if err != nil {
		t.Fatal(err)
	}
	if f := r.apply(doc, maxSteps/20); bodyText(f) != "One." && len(f.Notes) == 0 {
		t.Errorf("body %q", bodyText(f))
	}
	nodes := 0
	for range doc.Descendants() {
		nodes++
	}
	if nodes > maxMoved+100 {
		t.Errorf("%d nodes", nodes)
	}
}

func TestReplacementsAreBounded(t *testing.T) {
	r, _ := Parse("a.example.txt", "replace_string(a): "+strings.Repeat("b", 4000))
	if got := r.Rewrite([]byte(strings.Repeat("a", 1<<20))); len(got) > maxRewritten {
		t.Errorf("%d bytes", len(got))
	}
}

// TestConcurrent: one set serves all workers.
func TestConcurrent(t *testing.T) {
	set, _ := read(t, map[string]string{"a.example.txt": "title: concat(//h1, '')\nauthor: //div[@id='by']/span | //h5\nbody: //div[last()]"})
	done := make(chan string)
	for range 8 {
		go func() {
			doc, err := html.Parse(strings.NewReader(page))
			if err != nil {
				done <- err.Error()
				return
			}
			f := set.For("https://a.example/").Apply(doc)
			done <- f.Title + strings.Join(f.Authors, "")
		}()
	}
	var all []string
	for range 8 {
		all = append(all, <-done)
	}
	if slices.ContainsFunc(all, func(s string) bool { return s != "The bridgeAnn ArborBo Derry" }) {
		t.Error(all)
	}
}

// FuzzParse: no text of a file and no page makes it crash or run away, and what it finds stands in the page's tree.
func FuzzParse(f *testing.F) {
	f.Add("title: //h1\nbody: //div | //p[last()]\nstrip: //a/ancestor::*\nwrap_in(b): //p\ndissolve: //div\nreplace_string(a): b\n", page)
	f.Add("date: substring-before(substring-after(//time,','),',')\nnext_page_link: //a[position()=2]/@href\nif_page_contains: count(//a) > 1\n", page)
	f.Add("find_string: <\nreplace_string: <p>\nstrip: //@class\nbody: //text()\nauthor: -1\ntitle: 1 = 2\n", "<p>a<svg><p>b")
	f.Fuzz(func(t *testing.T, text, page string) {
		if len(text) > 2000 || len(page) > 4000 { // enough to go wrong, and quick
			return
		}
		r, _ := Parse("a.example.txt", text)
		doc, err := html.Parse(strings.NewReader(string(r.Rewrite([]byte(page)))))
		if err != nil {
			return
		}
		found := r.apply(doc, maxSteps/100)
		for _, n := range found.Body {
			top := n
			for top.Parent != nil {
				top = top.Parent
			}
			if top != doc {
				t.Fatal("a body outside the page")
			}
		}
	})
}

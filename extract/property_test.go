package extract

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime/debug"
	"slices"
	"sort"
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

// checkArticle checks what holds for every article: its HTML is of the allow-list, reads back as it is written
// and holds the text and no other, the text stands in the page, what is given is no more than the page's size
// allows, and extracting the HTML again changes nothing.
func checkArticle(t *testing.T, page []byte, opt Options, a *Article) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(a.HTML))
	if err != nil {
		t.Fatalf("parse the article's HTML: %v", err)
	}
	checkAllowed(t, doc, a.HTML)
	checkReadsBack(t, doc, a.HTML)
	for _, ph := range a.Photos {
		for _, address := range append([]string{ph.URL}, ph.Alternatives...) {
			if !strings.HasPrefix(address, "http://") && !strings.HasPrefix(address, "https://") {
				t.Fatalf("photo address %q", address)
			}
		}
	}
	var inHTML strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && !insideFigure(n) {
			inHTML.WriteString(n.Data)
		}
	}
	if got, want := lettersOf(inHTML.String(), 1<<30), lettersOf(a.Text, 1<<30); got != want {
		t.Fatalf("the HTML holds another text:\n%s\n%s", firstDifference(got, want), a.HTML)
	}
	if given := len(a.Text) + len(a.HTML); given > 1<<18+20*len(page) {
		t.Fatalf("%d bytes of a page of %d", given, len(page))
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

// checkAllowed checks that a tree holds nothing that an article may not have.
func checkAllowed(t *testing.T, doc *html.Node, source string) {
	t.Helper()
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			t.Fatalf("a comment in %s", source)
		}
		if n.Type != html.ElementNode {
			continue
		}
		attrs, ok := allowed[n.Data]
		if !ok {
			t.Fatalf("<%s> in %s", n.Data, source)
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
}

// checkReadsBack checks that a parser makes of an article's HTML the very tree that its tags say: nothing
// closed, moved or added, so that no second reader can see another document. It stays harmless wherever a
// careless template puts it: within other elements, foreign content, raw text.
func checkReadsBack(t *testing.T, doc *html.Node, source string) {
	t.Helper()
	var tree, tags []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		implied := n.DataAtom == atom.Html || n.DataAtom == atom.Head || n.DataAtom == atom.Body || n.DataAtom == atom.Tbody
		switch {
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "":
			tree = append(tree, strings.TrimSpace(n.Data))
		case n.Type == html.ElementNode && !implied:
			tree = append(tree, "<"+n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if n.Type == html.ElementNode && !implied && !isVoid(n.DataAtom) {
			tree = append(tree, "</"+n.Data)
		}
	}
	walk(doc)
	z := html.NewTokenizer(strings.NewReader(source))
	for z.Next() != html.ErrorToken {
		switch tok := z.Token(); {
		case tok.DataAtom == atom.Tbody:
		case tok.Type == html.TextToken && strings.TrimSpace(tok.Data) != "":
			tags = append(tags, strings.TrimSpace(tok.Data))
		case tok.Type == html.StartTagToken:
			tags = append(tags, "<"+tok.Data)
		case tok.Type == html.EndTagToken:
			tags = append(tags, "</"+tok.Data)
		}
	}
	for i := 0; i < len(tree) || i < len(tags); i++ {
		if i >= len(tree) || i >= len(tags) || tree[i] != tags[i] {
			t.Fatalf("written %q, read %q\n%s", tags[max(0, i-3):min(i+3, len(tags))], tree[max(0, i-3):min(i+3, len(tree))], source)
		}
	}
	for _, around := range [][2]string{
		{"<div>", "</div>"}, {"<template>", "</template>"}, {"<noscript>", "</noscript>"}, {"<svg>", "</svg>"}, {"<math>", "</math>"},
		{"<svg><desc>", "</desc></svg>"}, {"<svg><foreignObject>", "</foreignObject></svg>"}, {"<math><mi>", "</mi></math>"},
		{"<math><annotation-xml encoding='text/html'>", "</annotation-xml></math>"}, {"<table><td>", "</table>"}, {"<select>", "</select>"},
		{"<svg><style>", "</style></svg>"}, {"<style>", "</style>"}, {"<textarea>", "</textarea>"}, {"<title>", "</title>"}, {"<xmp>", "</xmp>"},
		{"<!--", "-->"}, {"<p title=\"", "\">"},
	} {
		// An attribute's value and a comment are a text's place: what goes there is escaped once more.
		inner := source
		if around[0] == "<!--" || strings.HasSuffix(around[0], "\"") {
			inner = html.EscapeString(source)
		}
		wrapped, err := html.Parse(strings.NewReader(around[0] + inner + around[1]))
		if err != nil {
			t.Fatal(err)
		}
		for n := range wrapped.Descendants() {
			if n.Type != html.ElementNode {
				continue
			}
			for _, at := range n.Attr {
				if strings.HasPrefix(at.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(at.Val)), "javascript:") {
					t.Fatalf("%s=%q within %s", at.Key, at.Val, around[0])
				}
			}
			switch n.DataAtom {
			case atom.Script, atom.Iframe, atom.Object, atom.Embed, atom.Form, atom.Input, atom.Link, atom.Meta, atom.Base:
				t.Fatalf("<%s> within %s", n.Data, around[0])
			}
		}
	}
}

func insideFigure(n *html.Node) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		if n.DataAtom == atom.Figure {
			return true
		}
	}
	return false
}

// checkInPage checks that every paragraph of the text stands in the page, white space and punctuation aside:
// shown, or with what is hidden within it.
func checkInPage(t *testing.T, page []byte, a *Article) {
	t.Helper()
	all := pageLetters(page)
	shown := ""
	for _, s := range strings.Split(a.Text, "\n\n") {
		letters := lettersOf(s, 1<<30)
		if strings.Contains(all, letters) {
			continue
		}
		if shown == "" {
			shown = shownLetters(page)
		}
		if !strings.Contains(shown, letters) && !madeOf(letters, all) {
			t.Fatalf("%q is in the text and not in the page", s)
		}
	}
}

// madeOf reports whether s is made of pieces of the page that follow one another there, with what is not shown between them.
func madeOf(s, page string) bool {
	for s != "" {
		n := sort.Search(len(s), func(n int) bool { return !strings.Contains(page, s[:n+1]) })
		if n < 6 && n < len(s) {
			return false
		}
		page = page[strings.Index(page, s[:n])+n:]
		s = s[n:]
	}
	return true
}

// shownLetters are the letters of what a browser shows of a page, before and after its scripts reveal what style hides.
func shownLetters(page []byte) string {
	p, err := parse(page, Options{})
	if err != nil || len(p.index.nodes) == 0 {
		return ""
	}
	revealed := newIndex(p.index.nodes[0].Node, true)
	shown := lettersOf(p.index.textOfRange(0, p.index.nodes[0].end, false), 1<<30) + "\n" + lettersOf(revealed.textOfRange(0, revealed.nodes[0].end, false), 1<<30)
	for _, n := range p.index.nodes {
		if n.Type == html.TextNode && n.Parent.DataAtom == atom.Noscript && strings.Contains(n.Data, "<") { // what a browser without scripts shows
			shown += "\n" + shownLetters([]byte(n.Data))
		}
	}
	return shown
}

// pageLetters are all the letters of a page's text, shown or not, with those of markup and JSON in its scripts.
func pageLetters(page []byte) string {
	var b strings.Builder
	escape := regexp.MustCompile(`\\(?:u[0-9a-fA-F]{4}|.)`)
	percent := regexp.MustCompile(`%[0-9a-fA-F]{2}`)
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
			if a := n.Parent.DataAtom; a != atom.Script && a != atom.Noscript && a != atom.Textarea {
				b.WriteString(n.Data)
			} else if depth < 2 {
				plain := percent.ReplaceAllStringFunc(n.Data, func(e string) string { // a broken escape leaves the others
					plain, _ := url.PathUnescape(e)
					return plain
				})
				read := escape.ReplaceAllStringFunc(plain, func(e string) string {
					if r, err := strconv.ParseUint(e[2:], 16, 16); e[1] == 'u' && err == nil {
						return string(rune(r))
					}
					return strings.TrimLeft(e[1:], "nrt")
				})
				b.WriteString(n.Data)
				b.WriteString(plain)
				for _, s := range slices.Compact([]string{n.Data, plain, read}) { // as it stands too: it may be no data
					add(s, depth+1)
				}
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
			if opt.Entry.Authors == nil {
				checkCredits(t, page, a)
			}
			checkInPage(t, page, a)
			if again, _ := FromHTML(page, opt); !reflect.DeepEqual(again, a) {
				t.Error("the same bytes gave another article")
			}
		})
	}
}

// TestHostile extracts pages built to take long; each must come back, and soon.
func TestHostile(t *testing.T) {
	for name, build := range hostilePages {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			page := build(10_000)
			a, err := FromHTML([]byte(page), Options{URL: "https://news.example/a"})
			if err != nil && err != ErrNoArticle {
				t.Fatal(err)
			}
			if a == nil {
				t.Fatal("no article")
			}
			if given := len(a.Text) + len(a.HTML); given > 1<<18+20*len(page) {
				t.Errorf("%d bytes of a page of %d", given, len(page))
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

// maxFuzzed bounds the pages of FuzzFromHTML. Go's minimizer tries each of an input's substrings: with pages of
// some kilobytes it does nothing else.
const maxFuzzed = 250

// everythingIn are the letters of all that a page holds: text, attributes, scripts, with what is escaped in them.
func everythingIn(page []byte) string {
	var b strings.Builder
	text, _ := charset.Decode(page, charset.Hints{HTML: true})
	doc, err := html.Parse(strings.NewReader(string(text)))
	if err != nil {
		return ""
	}
	tag := regexp.MustCompile(`<[^>]*>`)
	add := func(s string) {
		b.WriteString(s)
		if s = html.UnescapeString(s); strings.ContainsAny(s, "<\\&") {
			s = tag.ReplaceAllString(html.UnescapeString(s), "")
			if u, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, "") + `"`); err == nil {
				s = u
			}
			b.WriteString(s)
		}
	}
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			add(n.Data)
		}
		for _, a := range n.Attr {
			add(a.Val)
		}
	}
	b.WriteString(pageLetters(page))
	return fold(b.String())
}

// checkCredits checks that nobody is credited whose name does not stand in the page.
func checkCredits(t *testing.T, page []byte, a *Article) {
	t.Helper()
	words := ""
	all := a.Credits
	for _, p := range a.Photos {
		all = append(all[:len(all):len(all)], p.Credits...)
	}
	for _, c := range all {
		if words == "" {
			words = everythingIn(page)
		}
		if c.Role == "" || c.Where == "" || c.Name == "" && c.Organization == "" {
			t.Errorf("empty credit %+v", c)
		}
		for _, w := range strings.Fields(c.Name + " " + strings.ReplaceAll(c.Organization, "/", " ")) {
			if !strings.Contains(words, fold(w)) {
				t.Errorf("%q of %+v is not in the page", w, c)
			}
		}
	}
}

// FuzzCreditNames changes the words of pages and checks that nobody is credited who does not stand there.
func FuzzCreditNames(f *testing.F) {
	for _, dir := range goldenFolders(f) {
		page, err := os.ReadFile(filepath.Join(dir, "page.html"))
		if err != nil {
			f.Fatal(err)
		}
		if len(page) < 6000 {
			f.Add(page)
		}
	}
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > 20_000 {
			return
		}
		a, err := FromHTML(page, Options{URL: "https://news.example/2024/05/06/story.html"})
		if err == nil {
			checkCredits(t, page, a)
		}
	})
}

func FuzzFromHTML(f *testing.F) {
	for _, s := range hostileMarkup {
		f.Add([]byte(s))
	}
	f.Add([]byte("<title>One</title><meta name=author content='Jo Bo'><h1>One</h1><p>By Jo Bo, 6 May 2024<p>One, two and three. Four, five and six.<figure><img src=/a.jpg><figcaption>One. Photo: Jo Bo</figcaption></figure><ul><li>Seven, eight.<li>Nine.</ul>"))
	f.Add([]byte("<table><tr><td>one<td>two<tr><td>three<td><ul><li>four</table><math><mi><style><img src=x>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > maxFuzzed {
			t.Skip()
		}
		checkPage(t, page)
	})
}

// FuzzMutant looks for longer pages that fail: golden pages changed by a short list of edits.
func FuzzMutant(f *testing.F) {
	pages := goldenPages(f)
	for i := range pages {
		f.Add(uint8(i), []byte{0, 40, 1, 9, 80, 2, 13, 120, 7})
	}
	f.Fuzz(func(t *testing.T, page uint8, edits []byte) {
		if len(edits) > 48 {
			t.Skip()
		}
		checkPage(t, mutant(pages, int(page), edits))
	})
}

// checkPage extracts a page and checks everything that holds for every page.
func checkPage(t *testing.T, page []byte) {
	t.Helper()
	opt := Options{URL: "https://news.example/2024/05/06/story.html"}
	a, err := FromHTML(page, opt)
	if a == nil || err != nil && err != ErrNoArticle {
		t.Fatal("no article with", err)
	}
	checkArticle(t, page, opt, a)
	checkInPage(t, page, a)
}

var mutants = flag.Int("mutants", 200, "changed golden pages that TestMutants tries")

// TestMutants changes golden pages as editors, templates and networks do, and checks what holds for every page.
func TestMutants(t *testing.T) {
	pages := goldenPages(t)
	failed := 0
	for i := range *mutants {
		page, edits := i%len(pages), mutantEdits(i)
		ok := t.Run(strconv.Itoa(i), func(t *testing.T) {
			defer func() {
				if r := recover(); r != nil {
					t.Fatalf("panic: %v\n%s", r, debug.Stack())
				}
			}()
			changed := mutant(pages, page, edits)
			checkPage(t, changed)
			sameTree(t, string(changed))
		})
		if !ok {
			failed++
		}
	}
	t.Logf("%d of %d mutants failed", failed, *mutants)
}

// mutantEdits are the edits of the mutant of that number: the same on every machine.
func mutantEdits(number int) []byte {
	r := rand.New(rand.NewPCG(uint64(number), 1))
	edits := make([]byte, 3*(1+r.IntN(10)))
	for i := range edits {
		edits[i] = byte(r.Uint32())
	}
	return edits
}

func goldenPages(tb testing.TB) [][]byte {
	var pages [][]byte
	for _, dir := range goldenFolders(tb) {
		pages = append(pages, readPage(tb, filepath.Join(dir, "page.html")))
	}
	return pages
}

// hostileMarkup is what has slipped through one sanitizer or another, or what parsers treat in ways of their own.
var hostileMarkup = []string{
	"<p>One, two and three.<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:x\">y</a>",
	"<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
	"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
	"<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
	"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">One, two and three.</noscript>",
	"<svg><foreignObject><p>One, two.<style><a title=\"</style><img src=x onerror=alert(1)>\"></foreignObject></svg>",
	"<math><annotation-xml encoding=\"text/html\"><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
	"<template><p>One, two and three.<script>alert(1)</script></template><textarea><img src=x onerror=alert(1)></textarea>",
	"<p>&lt;script&gt;alert(1)&lt;/script&gt;, one and two.</p><p>&amp;lt;img src=x onerror=alert(1)&amp;gt;, three.</p>",
	"<a href=\"java&#9;script:alert(1)\">one, two</a><a href=\" &#1;javascript:alert(1)\">three</a><a href='data:text/html,x'>four</a><a href='//evil.example/\"onmouseover=alert(1)'>five</a>",
	"<p>One, two.<img src=\"https://a.example/x.jpg?&quot;onerror=alert(1)\" alt='\"><script>alert(1)</script>'><!--><img src=x onerror=alert(1)>--></p>",
	"<select><template><style><!--</style><a title=\"--><img src=x onerror=alert(1)>\"></select><option><p>one, two",
	"<table><tr><td>one, <table><td>two<caption>three</table><p>four</table><b><p>five</b> six",
	"<p><b>one, <p>two</b> three<pre>\n\nfour\n</pre><li>five<dd>six<ul><p>seven<li>eight</ul>nine",
	"<xmp><p>one, two</p></xmp><plaintext></plaintext><p>three, four",
	"<time datetime='2024-05-06\" onclick=alert(1)'>one, two</time><td colspan='3\" onclick=x'>three",
	"<blockquote><h2>one, two</h2><ul><li><blockquote><p>three<table><tr><td>four<td>five<tr><td>six<td>seven</table></blockquote></ul></blockquote>",
	"\x00<p>one\x00, \xff\xfetwo &#0; &#x80; &#xD800; &#x202E;three &#x200B; four",
}

// mutant is the page of that number after some edits, three bytes each: what, where and with what.
func mutant(pages [][]byte, number int, edits []byte) []byte {
	page := pages[number%len(pages)]
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return page
	}
	var raw [][3]byte // edits of the bytes, made when the tree is written
	for ; len(edits) >= 3; edits = edits[3:] {
		if edits[0]%24 >= 19 {
			raw = append(raw, [3]byte(edits))
			continue
		}
		var nodes []*html.Node
		for n := range doc.Descendants() {
			if n.Type == html.TextNode || n.Type == html.ElementNode && n.DataAtom != atom.Html && n.DataAtom != atom.Head && n.DataAtom != atom.Body {
				nodes = append(nodes, n)
			}
		}
		if len(nodes) == 0 || len(nodes) > 5000 {
			break
		}
		n := nodes[int(edits[1])*len(nodes)/256]
		other := nodes[int(edits[2])*len(nodes)/256]
		editNode(n, other, edits[0]%24, edits[2])
	}
	var b bytes.Buffer
	if html.Render(&b, doc) != nil {
		return page
	}
	out := b.Bytes()
	for _, e := range raw {
		at := int(e[1]) * len(out) / 256
		switch e[0] % 24 {
		case 19: // cut off
			out = out[:at]
		case 20: // another page's end
			tail := pages[int(e[2])%len(pages)]
			out = append(bytes.Clone(out[:at]), tail[int(e[2])*len(tail)/256:]...)
		case 21: // bytes lost
			out = append(bytes.Clone(out[:at]), out[min(len(out), at+int(e[2])):]...)
		case 22:
			out = slices.Insert(bytes.Clone(out), at, []byte(hostileMarkup[int(e[2])%len(hostileMarkup)])...)
		case 23:
			out = slices.Insert(bytes.Clone(out), at, e[2])
		}
	}
	return out
}

// editNode makes one change of a tree at n; other is another node of it.
func editNode(n, other *html.Node, what, with byte) {
	tags := []string{"p", "div", "span", "b", "i", "a", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "thead", "blockquote", "pre", "h1", "h2", "h3", "figure", "figcaption", "img", "br", "article",
		"section", "aside", "time", "code", "sub", "sup", "em", "strong", "form", "select", "svg", "math", "template", "noscript", "dl", "dt", "dd", "x-y", "center", "font", "button", "caption", "hr", "main", "body"}
	classes := []string{"article-body", "related", "caption", "share", "byline", "sidebar", "credit", "comments", "title", "tags", "lead", "footer", "sr-only", "gallery", "live-post"}
	texts := []string{"", " ", "\n\n", "\u00a0", "\u200b", "a", "One, two and three.", "\u202eOne, two.\u202c", "<b>&amp;", "&lt;p&gt;", "Photo: Jo Bo", "By Jo Bo", "2024-05-06", "Read more: one", "#", "\t", "一二，三。", "\u2028x\u2029y", "\ufeff", "\u0085"}
	within := func(a, b *html.Node) bool {
		for ; a != nil; a = a.Parent {
			if a == b {
				return true
			}
		}
		return false
	}
	switch {
	case n.Parent == nil || other.Parent == nil:
	case what == 0:
		n.Parent.RemoveChild(n)
	case what <= 2: // again elsewhere
		other.Parent.InsertBefore(copyOf(n, 5000), other)
	case what == 3:
		n.Parent.InsertBefore(copyOf(n, 5000), n.NextSibling)
	case what == 4 && !within(n, other) && !within(other, n): // swapped
		n, other, at := n, other, n.NextSibling
		parent := n.Parent
		if at == other {
			at = n
		}
		parent.RemoveChild(n)
		other.Parent.InsertBefore(n, other)
		other.Parent.RemoveChild(other)
		if at == n {
			parent.InsertBefore(other, n)
		} else {
			parent.InsertBefore(other, at)
		}
	case what == 5 && !within(other, n) && other.Type == html.ElementNode && !isVoid(other.DataAtom): // moved into
		n.Parent.RemoveChild(n)
		other.AppendChild(n)
	case what == 6: // its children in its place
		for n.FirstChild != nil {
			c := n.FirstChild
			n.RemoveChild(c)
			n.Parent.InsertBefore(c, n)
		}
		if n.Type == html.ElementNode {
			n.Parent.RemoveChild(n)
		}
	case what <= 10 && n.Type == html.ElementNode && n.FirstChild != nil:
		n.Data = tags[int(with)%len(tags)]
		n.DataAtom = atom.Lookup([]byte(n.Data))
	case what <= 13: // within another element
		tag := tags[int(with)%len(tags)]
		wrap := &html.Node{Type: html.ElementNode, Data: tag, DataAtom: atom.Lookup([]byte(tag))}
		if isVoid(wrap.DataAtom) {
			n.Parent.InsertBefore(wrap, n)
			return
		}
		n.Parent.InsertBefore(wrap, n)
		n.Parent.RemoveChild(n)
		wrap.AppendChild(n)
	case what <= 15 && n.Type == html.ElementNode:
		n.Attr = append([]html.Attribute{{Key: "class", Val: classes[int(with)%len(classes)]}}, n.Attr...)
	case what == 16 && n.Type == html.ElementNode:
		n.Attr = append(n.Attr, []html.Attribute{{Key: "hidden"}, {Key: "style", Val: "display:none"}, {Key: "onclick", Val: "alert(1)"}, {Key: "colspan", Val: "9"}, {Key: "href", Val: "/x"}, {Key: "id", Val: "comments"}}[int(with)%6])
	case n.Type == html.TextNode && (what < 18 || n.Parent.DataAtom != atom.Script):
		at := int(with) % (len(n.Data) + 1)
		n.Data = n.Data[:at] + texts[int(with)%len(texts)] + n.Data[at:]
	}
}

// copyOf is a copy of a tree, of so many nodes at most.
func copyOf(n *html.Node, most int) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Namespace: n.Namespace, Attr: slices.Clone(n.Attr)}
	for d := n.FirstChild; d != nil && most > 0; d = d.NextSibling {
		most--
		c.AppendChild(copyOf(d, most))
	}
	return c
}

// TestHostileMarkup checks what sanitizers have let through, alone and as a paragraph of a story.
func TestHostileMarkup(t *testing.T) {
	sentence := "The council voted on Monday to keep the old library open, and the mayor agreed. "
	for _, s := range hostileMarkup {
		t.Run("", func(t *testing.T) {
			checkPage(t, []byte(s))
			checkPage(t, []byte("<article><h1>A vote</h1><p>"+strings.Repeat(sentence, 3)+"</p>"+s+"<p>"+strings.Repeat(sentence, 4)+"</p>"))
			checkPage(t, []byte("<article><h1>A vote</h1><p>"+strings.Repeat(sentence, 3)+s+"</p></article>"))
		})
	}
}

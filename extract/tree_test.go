package extract

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"archiver/internal/charset"
)

// sameTree checks that buildTree makes of the page what html.Parse does, but for what it leaves out, or gives up, and
// reports whether it built it.
func sameTree(t *testing.T, page string) bool {
	t.Helper()
	built, difference := compareTrees(page)
	if difference != "" {
		t.Fatal(difference)
	}
	return built
}

// compareTrees builds the page's tree with buildTree and html.Parse and says where they differ, "" when they do not.
func compareTrees(page string) (built bool, difference string) {
	got, ok := buildTree(page)
	if !ok {
		return false, ""
	}
	want, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return true, "the parser refuses it: " + err.Error()
	}
	dropComments(want)
	if d := compareNodes(got, want); d != "" {
		return true, d
	}
	if got, want := shownWords(got), shownWords(want); got != want {
		return true, "other words: " + firstDifference(got, want)
	}
	return true, ""
}

// shownWords is the text of a tree as extraction reads it.
func shownWords(doc *html.Node) string {
	ix := newIndex(doc, false)
	return ix.textOfRange(0, int32(len(ix.nodes)), false)
}

func compareNodes(got, want *html.Node) string {
	same := got.Data == want.Data
	if got.Type == html.TextNode && !typed(got) {
		a, b := foldBlank(got.Data), foldBlank(want.Data)
		same = a == b || trimBlank(a) == trimBlank(b) && atEdge(want)
	}
	if got.Type != want.Type || got.DataAtom != want.DataAtom || !same || got.Namespace != want.Namespace {
		return fmt.Sprintf("node %q (%d), want %q (%d)", head(got.Data, 80), got.Type, head(want.Data, 80), want.Type)
	}
	if got.Namespace == "svg" && got.Data == "svg" && len(got.Attr) == 0 && got.FirstChild == nil {
		return ""
	}
	if !slices.Equal(got.Attr, want.Attr) {
		return fmt.Sprintf("%s has %q, want %q", got.Data, got.Attr, want.Attr)
	}
	c, d := seen(got.FirstChild), seen(want.FirstChild)
	for ; c != nil && d != nil; c, d = seen(c.NextSibling), seen(d.NextSibling) {
		if c.Parent != got {
			return c.Data + " is no child of " + got.Data
		}
		if c.NextSibling != nil && c.NextSibling.PrevSibling != c || c.NextSibling == nil && got.LastChild != c {
			return "the siblings of " + c.Data + " are not linked"
		}
		if difference := compareNodes(c, d); difference != "" {
			return difference
		}
	}
	if c != nil {
		return fmt.Sprintf("%s has a further child %q", got.Data, head(c.Data, 80))
	}
	if d != nil {
		return fmt.Sprintf("%s has not the child %q", got.Data, head(d.Data, 80))
	}
	return ""
}

// atEdge reports whether white space at one of the text's ends shows as nothing.
func atEdge(text *html.Node) bool {
	ends := func(n *html.Node, next func(*html.Node) *html.Node) bool {
		for n = next(n); n != nil && (n.Type == html.TextNode && trimBlank(n.Data) == "" || n.Type == html.DoctypeNode || n.Type == html.ElementNode && tagOf(n.Data).unseen); n = next(n) {
		}
		return n == nil || n.Type == html.ElementNode && tagOf(n.Data).line
	}
	return ends(text, func(n *html.Node) *html.Node { return n.PrevSibling }) || ends(text, func(n *html.Node) *html.Node { return n.NextSibling })
}

// seen returns n or the first sibling after it that is no document type or white space.
func seen(n *html.Node) *html.Node {
	for n != nil && (n.Type == html.DoctypeNode || n.Type == html.TextNode && !typed(n) && trimBlank(n.Data) == "") {
		n = n.NextSibling
	}
	return n
}

// typed reports whether white space in the text counts.
func typed(text *html.Node) bool {
	for n := text.Parent; n != nil; n = n.Parent {
		switch n.Data {
		case "pre", "listing", "plaintext", "textarea", "title":
			return true
		}
	}
	return false
}

var blanks = regexp.MustCompile(`[ \t\r\n\f]+`)

func foldBlank(s string) string { return blanks.ReplaceAllString(s, " ") }

func trimBlank(s string) string { return strings.Trim(s, " \t\r\n\f") }

func TestBuildTree(t *testing.T) {
	long := strings.Repeat("var a = '<p>' && \"</b>\";\r\n", 40)
	for name, page := range map[string]string{
		"script":              "<head><script>" + long + "</script><title>A</title><p>one<SCRIPT type=x>" + long + "</Script ><p>two",
		"style":               "<style media='a>b'>" + long + "</style><p>one",
		"in svg":              "<p>one<svg><style>.a{b}</style><path/></svg><script>" + long + "</script><p>two",
		"in noscript":         "<noscript><style>" + long + "</style></noscript><p>one<script>" + long + "</script>",
		"in comment":          "<!-- <script>" + long + "</script> --><p>one<script>" + long + "</script>",
		"short comments":      "<!--><script>" + long + "</script><!---><style>" + long + "</style><!-- --!><script>" + long + "</script>x",
		"comments in text":    "<p>one<!-- a -->two<? b > three<! c >four</ d>five</>six</nothing>seven",
		"after the body":      "<p>one</body><!-- a --> two</html> three<p>four",
		"in attribute":        "<p title=\"<script>" + strings.ReplaceAll(long, `"`, "") + "</script>\">one</p><p a='b'c=d/><script>" + long + "</script>",
		"escaped":             "<script><!--" + long + "--></script><script><!-- <s </script>one",
		"script in a script":  "<script><!-- <script></script> --></script><p>one<script><!--><script></script>two<script>a<!--<script ><script></script><!--</script>--><script></script>--></script>three",
		"odd scripts":         "<script><!--<script--><script></script>one<script><!-- <script> --></script>two<script></scrip</script x=y>three<script><!--<scripts></script>",
		"loose drawings":      "<svg><g></svg><p>one<svg><g><path d=x></g><text><circle></svg>two",
		"odd attributes":      "<p =a = b /c= >one<a href=x'y\"z>",
		"odd tags":            "<p>1 < 2 </ > </> <1 <? <! <script>" + long + "</script> > <script>" + long + "</script><p>two</",
		"in textarea":         "<textarea>\r\n\n <p>&amp;</textarea><iframe><style>" + long + "</style></iframe><noembed></noembed>",
		"in select":           "<select><option>a<optgroup><option>b<hr><option>c<input><select><p>x<select>y",
		"script in table":     "<table><script>" + long + "</script><tr><style>" + long + "</style><td>y</table>",
		"attributes":          `<div class="a  b" ID=c Class=d data-x='{"a":1}'><p hidden lang=en / title>one<a rel=x href="/?a&amp;b&quot;c" href=d>two<p>three</a><img src=a.jpg alt=b/><p =x == y=z>`,
		"quoted newlines":     "<textarea>&#10;one</textarea><pre>&#10;\ntwo</pre><!DOCTYPE HTML>",
		"entities":            `<p title="&copy=1 &amp" class=a>&copy=1 &ampx &notit; &#150;&#0;&#x1F600; &unknown; &<p title="&ampx; &copy; &fjlig; &semi; &amp; &#38;x &#x3c &" class="&nbsp;b&notin">two<a href="?a=1&lang=2&copy" class=b>`,
		"newlines":            "<p title='a\r\nb\rc'>one\r\ntwo\rthree&#13;<pre>\r\n\nfour</pre><pre>&#10;five<listing>\n\n",
		"cut in a tag":        `<p class=a title="b">one<p class=a title="b>two`,
		"cut in a name":       `<p class=a title="b">one<p class=a tit`,
		"drawing":             `<a class="a" href="/b"><svg class="c" viewBox="0 0 1 1"><title>d</title><path d="M0 0"/><g><use xlink:href="#e"/></g><!-- <p> --><svg></svg></svg>f</a>`,
		"empty drawing":       `<svg class="c" id="d"/><p class=a id=b>one</p><svg/ ></svg><p class=a id=b>two</p><svg a /><svg a=' '/>`,
		"paragraphs":          "<p>one<p>two<div>three<p>four</div></p>five<h1>six<h2>seven</h1>eight<ul><p>nine</ul></p>",
		"lists":               "<ul><li>one<li>two<ul><li>three</ul><div><li>four</div><dl><dt>five<dd>six<p>seven<dt>eight</dl></li></li></ul></li>",
		"formatting":          "<p><b>one<p>two<i>three<p>four</i>five</b>six<b><b><b><b>x</div><p>seven</b></b></b></b><em>y</em></em>",
		"misnested":           "<b>one<p>two</b>three<div><i>four<b><u><em><s>five<p>six<br></i>seven</p>eight</b></s><code><font><a><h2>nine</code>ten</a>eleven",
		"misnested links":     "<a>one<p>two<a>three<div><a><i><p>four<a>five</i>six</div>seven<ul><a><li>eight</a>nine",
		"misnested list":      "<p><b class=a>1<b class=a>2<b class=a>3<b class=a>4<div>5</b>6</b><p>7</b>8</b>9",
		"unbroken lines":      "<nobr>one<nobr>two<p>three<nobr>four</nobr>five<div></nobr>six",
		"links":               "<p><a class=b href=a>one<a>two</a></a><p>three<a class=b href=a><p>four</a><span><a>five</span></a>",
		"tables":              "<table>      <tr>              <td>      y     <th>z</table>     <select>      <option>      a     </select>     ",
		"table parts":         "<table><caption>a<b>b<td>c<colgroup><col><col></colgroup><col><thead><th>d<tbody><tr><tr><td><p>e<font>f<td>g</tr></tbody><tfoot></table>h",
		"tables in tables":    "<table><tr><td><table><tr><td>a</table>b<td></table></table><table></div></td></tbody></table>",
		"hidden in tables":    "<table><form><input type=hidden><tr><td><form>a</form></form><input></table></form><form>b</form>",
		"forms":               "<form><div><form>a</form>b</div></form>c<form>d<p>e</form>f",
		"buttons":             "<button><p>a<button>b<p>c</button>d</button>",
		"objects":             "<b><object><p>a<i>b</object>c<marquee>d</object></marquee></b>",
		"ruby":                "<ruby>a<rp>(<rt>b<rtc><rt>c<rb>d</ruby><rt>e<rtc>f",
		"columns":             "<table><colgroup><template>a</template><col></body><col></html></div><tr></table>",
		"outer form":          "<form><template><table></form></table></template><form>one</form>",
		"joined drawings":     "<p>a<svg a=b></svg>b<svg a= /x></svg>c<svg a='b'/>d<svg><path d='m'/></svg>e",
		"white space's end":   "<table><td><p>one</p> <b>two</b><td><ul><li>three</ul> four<td><dl><dt>five</dt> <dd>six</dl></table><h4>seven</h4> <i>eight</i>",
		"templates":           "<head><template><meta><p>a</template><title>b</title></head><template>c</template><div>d<b>e<template></p><i>f<form>g</form></template>h<table><template></p></template></table>",
		"two bodies":          "<html a=b><head><html c=d a=e><title>x</title><body f=g><body h=i f=j><html k=l>",
		"no head":             "\n  one<body a=b><head><title>a</title></head>two</br>three</p>four",
		"late head":           "<head></head> <link a=b><script>x</script><noscript><p>one</noscript>two",
		"early end tags":      "</p></div><!doctype html></p><title>a</title></p></div></head></head></p><body>b",
		"rules":               "<p>a<hr>b<select><option>c<hr></select>",
		"white space":         "<ul>\r\n\r\n      <li>one      \n\n\n      <li>\n\n\n\n\n\ntwo <b>a</b>      b</ul>\n\n\n\n<pre>\n\n\n\n\n   a\n\n     <b>      c</b></PRE>      d     <p>e",
		"white space kept":    "<textarea>\n\n\n\n\n  <b>      a</textarea><title>      a     </title><PRE id=a>      <i>     </i></pre1>     b</pre><listing>      <b>      </b></listing><pre>      </pre>",
		"white space, opened": "<p><b>one</p> <div>two</div> <i> <p> three",
		"quirks":              "<p>one<div><table><tr><td>two</table>three<!DOCTYPE html>",
		"standard":            "<!DOCTYPE html><p>one<table><tr><td>two</table>three",
	} {
		t.Run(name, func(t *testing.T) {
			if !sameTree(t, page) {
				t.Error("not built")
			}
		})
	}
}

func TestBuildTreeGivesUp(t *testing.T) {
	for name, page := range map[string]string{
		"end tag too many":          "<text><svg></text></svg><p>one",
		"words in a drawing":        "<svg><title><b>one</b></title></svg><p>two",
		"form that ends in ruby":    "<form><address>one<rb> </form>two",
		"old blank in the head":     "&#32;<title>one</title><p>two",
		"text in a table":           "<table>one<tr><td>two</table>",
		"element in a table":        "<table><div>one</div><tr><td>two</table>",
		"link that ends in a table": "<a><table></a></table>",
		"frameset":                  "<frameset><frame></frameset>",
		"plaintext":                 "<plaintext><p>one",
		"script without an end":     "<p>one<script>two",
		"HTML in a drawing":         "<svg><p>one</svg>",
		"CDATA":                     "<svg><![CDATA[<p>]]></svg>",
		"formula":                   "<math><mi>x</mi></math>",
		"table in a paragraph":      "<p>one<table></table>",
		"cells in a template":       "<template><td>one</template>",
		"open template":             "<template><p>one",
		"NUL":                       "<p>one\x00two",
		"no body":                   "<title>one</title>",
		"many attributes":           "<p" + numbered(" a%d=b", 200) + "><p>",
		"deep":                      strings.Repeat("<div>", 600),
		"many attributes by others": numbered("<body a%d=b>", 200),
	} {
		t.Run(name, func(t *testing.T) {
			if sameTree(t, page) {
				t.Error("built")
			}
		})
	}
}

func FuzzBuildTree(f *testing.F) {
	for _, s := range hostileMarkup {
		f.Add(s)
	}
	f.Add("<svg a=b c=d><g><a e=f g=h></g></svg><p a=b c='d'>one<svg><path></svg><a e=f g=&amp;>two<p>three<math><li a=b c=d>")
	f.Add("<ul>\n\n\n   <li>one     <pre>\n\n\n\n   a<b>      c</b></PRE>      d <table>      <td>     <textarea>\n\n\n\n\n  <b>      a</textarea><listing>      <b>")
	f.Add("<svg><style>a</style><script>b</script></svg><!--><script>c</script>--><noscript><style>d</style></noscript>")
	f.Add("<table><caption>a<b>b<td>c<colgroup><col></colgroup><thead><th>d<tbody><tr><td><p>e<font>f<td>g</tr></tbody><tfoot></table>h")
	f.Add("<head><template><meta><p>a</template><title>b</title></head><template>c</template><div>d<b>e<template></p><i>f</template>h")
	f.Add("<select><option>a<optgroup><option>b<hr><input><button><p>c<button>d<object><b>e</object><ruby>f<rp>g<rt>h")
	f.Add("<form><div><form>a</form>b</div></form>c<dl><dt>d<dd>e<li>f</body><!-- x -->g</html>h<a><i>i<a>j")
	f.Fuzz(func(t *testing.T, page string) {
		sameTree(t, page[:min(len(page), maxFuzzed)])
	})
}

// themes are lists of what pieced makes a page of: tags whose rules meddle with each other.
var themes = func() [][]string {
	var themes [][]string
	add := func(names string, pieces ...string) {
		pieces = append(pieces, " ", " ", "\r\n\t ", "one", "two ", " three")
		for _, name := range strings.Fields(names) {
			pieces = append(pieces, "<"+name+">", "</"+name+">")
		}
		themes = append(themes, pieces)
	}
	add("table tr td th tbody thead caption colgroup col template form b p div a select object li h1 script br body html", "<input>", "<input type=hidden>", "<!---->")
	add("b i a em nobr font p div ul li span h1 h2 br object button center table td pre hr code", "<b id=a>", "<b id=a class=b>", "<b class=b id=a>", "<a href=/x>", "<hr/>")
	add("svg g title desc text script style textarea noscript p b", "<path/>", "<svg/>", "<svg a=b>", "<svg a='b'/>", "<svg a= />", "<image/>", "</g", "<!--", "-->", "-", ">", "<", "/", "!", "'", "\"",
		"<![CDATA[", "]]>", "<script ", "</script ", "=a")
	add("head body html title template meta link noscript p br form li script style base textarea", "&#32;", "&#10;x", "&nbsp;", "&amp;", "<!-->", "<!doctype html>", "<!DOCTYPE HTML>", "<!doctype html public 'a'>", "<frameset>",
		"<title>a &amp; b</title>", "<textarea>\n&#10; <p></textarea>", "<noscript><p>a</noscript>", "<html lang=en>", "<body class=a>", "</>", "<?x>", "\r", "</ p>")
	add("select option optgroup hr button ruby rt rp rb rtc dl dt dd ul li p form input b span address div template marquee table")
	add("p div pre listing iframe noembed noframes xmp plaintext math image frameset x-y P section article center details dialog figure sub menu source track param wbr", "\u00a0", "4\n5", "<p ID=a id=b/>", "<p", " a=b>", "='c")
	return themes
}()

// pieced makes a page of pieces: the first byte is the theme, each other one a piece.
func pieced(choice []byte) string {
	if len(choice) == 0 {
		return ""
	}
	pieces := themes[int(choice[0])%len(themes)]
	var b strings.Builder
	for _, c := range choice[1:] {
		b.WriteString(pieces[int(c)%len(pieces)])
	}
	return b.String()
}

// TestBuildTreeOfPieces compares the trees of pages at random, more of them with -mutants.
func TestBuildTreeOfPieces(t *testing.T) {
	built := 0
	for i := range 20 * *mutants {
		r := rand.New(rand.NewPCG(uint64(i), 2))
		choice := make([]byte, 2+r.IntN(30))
		for k := range choice {
			choice[k] = byte(r.Uint32())
		}
		ok, difference := compareTrees(pieced(choice))
		if ok {
			built++
		}
		if difference == "" {
			continue
		}
		for k := 1; k < len(choice); { // leave out what makes no difference
			fewer := slices.Delete(slices.Clone(choice), k, k+1)
			if _, d := compareTrees(pieced(fewer)); d != "" {
				choice, difference, k = fewer, d, 1
			} else {
				k++
			}
		}
		t.Errorf("%q: %s", pieced(choice), difference)
	}
	if built*4 < 20**mutants {
		t.Errorf("only %d of %d pages were built", built, 20**mutants)
	}
}

// TestBuildTreeOfGoldenPages checks that pages as sites make them seldom need the parser: they are read far faster without.
func TestBuildTreeOfGoldenPages(t *testing.T) {
	pages := goldenPages(t)
	left := 0
	for _, page := range pages {
		if decoded, _ := charset.Decode(page, charset.Hints{HTML: true}); !sameTree(t, string(decoded)) {
			left++
		}
	}
	if left*20 > len(pages) {
		t.Errorf("%d of %d pages were left to the parser", left, len(pages))
	}
}

// FuzzBuildTreeOfPieces is FuzzBuildTree for pages whose every byte says a tag, so that it learns the rules of tags sooner.
func FuzzBuildTreeOfPieces(f *testing.F) {
	f.Fuzz(func(t *testing.T, choice []byte) {
		sameTree(t, pieced(choice[:min(len(choice), maxFuzzed)]))
	})
}

func TestBuildTreeFoldsBlank(t *testing.T) {
	doc, ok := buildTree("<!doctype html><body>\n\n\n\n      <p>      one\n\n\n\n\n two      <pre>      a</pre>     <p class=a id=b>b <i>c</i> <b>d</b> </p> <!-- e --> <p>f")
	if !ok {
		t.Fatal("not built")
	}
	var text []string
	for n := doc; n != nil; n = following(n) {
		if n.Type == html.TextNode {
			text = append(text, n.Data)
		}
	}
	if want := []string{" one\n\n\n\n\n two ", "      a", "b ", "c", " ", "d", "f"}; !slices.Equal(text, want) {
		t.Errorf("texts are %q, want %q", text, want)
	}
}

package extract

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// sameTree checks that parseMarkup makes of the bytes what html.Parse does, but for drawings and white space.
func sameTree(t *testing.T, b []byte) {
	t.Helper()
	want, err := html.Parse(bytes.NewReader(b))
	got, gotErr := parseMarkup(string(b))
	if (err == nil) != (gotErr == nil) {
		t.Fatalf("error %v, want %v", gotErr, err)
	}
	if err == nil {
		sameNode(t, got, want)
	}
}

func sameNode(t *testing.T, got, want *html.Node) {
	t.Helper()
	same := got.Data == want.Data
	if got.Type == html.TextNode && !typed(got) {
		same = foldBlank(got.Data) == foldBlank(want.Data)
	}
	if got.Type != want.Type || got.DataAtom != want.DataAtom || !same || got.Namespace != want.Namespace {
		t.Fatalf("node %q (%d), want %q (%d)", head(got.Data, 80), got.Type, head(want.Data, 80), want.Type)
	}
	if got.Namespace == "svg" && got.Data == "svg" && len(got.Attr) == 0 && got.FirstChild == nil {
		return
	}
	if !slices.Equal(got.Attr, want.Attr) {
		t.Fatalf("%s has %q, want %q", got.Data, got.Attr, want.Attr)
	}
	c, d := got.FirstChild, want.FirstChild
	for ; c != nil && d != nil; c, d = c.NextSibling, d.NextSibling {
		sameNode(t, c, d)
	}
	if c != nil || d != nil {
		t.Fatalf("%s has other children", got.Data)
	}
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

func TestParseMarkup(t *testing.T) {
	long := strings.Repeat("var a = '<p>' && \"</b>\";\r\n", 40)
	for name, page := range map[string]string{
		"script":            "<head><script>" + long + "</script><title>A</title><p>one<SCRIPT type=x>" + long + "</Script ><p>two",
		"style":             "<style media='a>b'>" + long + "</style><p>one",
		"in svg":            "<p>one<svg><style>" + long + "</style><path></svg><script>" + long + "</script><p>two",
		"in noscript":       "<noscript><style>" + long + "</style></noscript><p>one<script>" + long + "</script>",
		"in comment":        "<!-- <script>" + long + "</script> --><p>one<script>" + long + "</script>",
		"short comments":    "<!--><script>" + long + "</script><!---><style>" + long + "</style><!-- --!><script>" + long + "</script>",
		"in attribute":      "<p title=\"<script>" + strings.ReplaceAll(long, `"`, "") + "</script>\">one</p><p a='b'c=d/><script>" + long + "</script>",
		"escaped":           "<script><!--" + long + "<script>" + long + "</script>-->" + long + "</script><p>one<script>" + long + "</script>",
		"without an end":    "<p>one<script>" + long,
		"odd attributes":    "<p =a = b /c= >one<script a=b=c/>" + long + "</script><a href=x'y\"z><script>" + long + "</script>",
		"odd tags":          "<p>1 < 2 </ > </> <1 <? <! <script>" + long + "</script> > <script>" + long + "</script><p>two",
		"in textarea":       "<textarea><script>" + long + "</script></textarea><xmp><style>" + long + "</style></xmp><script>" + long + "</script>",
		"in select":         "<select><option>a<script>" + long + "</script><style>" + long + "</style></select><p>one",
		"in table":          "<table><script>" + long + "</script><tr>x<style>" + long + "</style><td>y</table>",
		"in frameset":       "<frameset><script>" + long + "</script><noframes><style>" + long + "</style></noframes></frameset>",
		"cdata":             "<svg><![CDATA[<script>" + long + "</script>]]></svg><script>" + long + "</script>",
		"plaintext":         "<plaintext><script>" + long + "</script>",
		"attributes":        `<div class="a  b" ID=c Class=d data-x='{"a":1}'><p hidden lang=en / title>one<a rel=x href="/?a&amp;b&quot;c" href=d>two<p>three</a><img src=a.jpg alt=b/><p =x == y=z>`,
		"entities":          `<p title="&copy=1 &amp" class=a>one<p title="&ampx; &copy;" class="&nbsp;b">two<a href="?a=1&lang=2" class=b>`,
		"cut in a tag":      `<p class=a title="b">one<p class=a title="b>two`,
		"cut in a name":     `<p class=a title="b">one<p class=a tit`,
		"drawing":           `<a class="a" href="/b"><svg class="c" viewBox="0 0 1 1"><title>d</title><path d="M0 0"/><g><use xlink:href="#e"/></g></svg>f</a>`,
		"drawn HTML":        `<svg class="c" id="d"><g><p class=a id=b>one</p></g><a class=a id=b>x</a></svg><p class=a id=b>two</p>`,
		"empty drawing":     `<svg class="c" id="d"/><p class=a id=b>one</p><svg/ ></svg><p class=a id=b>two</p><svg a=/><path/></svg><p class=a id=b>`,
		"drawing as text":   `<plaintext><svg><path></svg><p class=a id=b>`,
		"formula":           `<math class="a" id="b"><mi class=a id=b>x</mi><li class=a id=b>y</math><p class=a id=b>`,
		"marked formatting": `<p><a class=a id=b>one<p>two<a class=a id=b>three</p><p>four<table><a class=x id=y>five<tr class=a id=b><td class=a id=b>six`,
		"ignored tags":      `<td class=a id=b>one<select class=a id=b><option class=a id=b>x<div class=a id=b>y</select><frame class=a id=b><p class=a id=b>`,
		"mark as entity":    `<p class=a id=b>&#2;0</p>`,
		"white space":       "<ul>\r\n\r\n      <li>one      \n\n\n      <li>\n\n\n\n\n\ntwo <b>a</b>      b</ul>\n\n\n\n<pre>\n\n\n\n\n   a\n\n     <b>      c</b></PRE>      d     <p>e",
		"white space kept":  "<textarea>\n\n\n\n\n  <b>      a</textarea><title>      a     </title><PRE id=a>      <i>     </i></pre1>     b</pre><listing>      <b>      </b></listing><pre>      </pre>",
		"tables":            "<table>      <tr>       x       <td>      y     </table>     <select>      <option>      a     </select>     ",
		"holds the mark":    "<script>" + long + "</script><p>\x02" + "0",
		"end in attribute":  "<script>" + long + "</script x='<script>" + "'><style>" + long + "</style>",
	} {
		t.Run(name, func(t *testing.T) { sameTree(t, []byte(page)) })
	}
}

func FuzzParseMarkup(f *testing.F) {
	for _, s := range hostileMarkup {
		f.Add([]byte(s))
	}
	f.Add([]byte("<svg a=b c=d><g><a e=f g=h></g></svg><p a=b c='d'>one<svg><path></svg><a e=f g=&amp;>two<p>three<math><li a=b c=d>"))
	f.Add([]byte("<ul>\n\n\n   <li>one     <pre>\n\n\n\n   a<b>      c</b></PRE>      d <table>      <td>     <textarea>\n\n\n\n\n  <b>      a</textarea><listing>      <b>"))
	f.Add([]byte("<svg><style>a</style><script>b</script></svg><!--><script>c</script>--><noscript><style>d</style></noscript>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		if len(page) > maxFuzzed {
			t.Skip()
		}
		// Short scripts are made long enough to be marked.
		long := bytes.Repeat([]byte("x"), leastMarked)
		for _, tag := range []string{"</script", "</style"} {
			page = bytes.ReplaceAll(page, []byte(tag), append(bytes.Clone(long), tag...))
		}
		sameTree(t, page)
	})
}

func TestParseMarkupFoldsBlank(t *testing.T) {
	doc, err := parseMarkup("<body>\n\n\n\n      <p>      one\n\n\n\n\n two      <pre>      a</pre>     <p class=a id=b>b</p>")
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := doc; n != nil; n = following(n) {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	if want := "\n one\n\n\n\n\n two       a b"; text.String() != want {
		t.Errorf("text is %q, want %q", text.String(), want)
	}
}

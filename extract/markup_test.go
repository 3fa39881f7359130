package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// sameTree checks that parseMarkup makes of the bytes what html.Parse does.
func sameTree(t *testing.T, b []byte) {
	t.Helper()
	want, err := html.Parse(bytes.NewReader(b))
	got, gotErr := parseMarkup(b)
	if (err == nil) != (gotErr == nil) {
		t.Fatalf("error %v, want %v", gotErr, err)
	}
	if err != nil {
		return
	}
	a, c := want, got
	for a != nil && c != nil {
		if a.Type != c.Type || a.Data != c.Data || a.Namespace != c.Namespace || len(a.Attr) != len(c.Attr) || (a.FirstChild == nil) != (c.FirstChild == nil) {
			t.Fatalf("node %q (%d), want %q (%d)", head(c.Data, 80), c.Type, head(a.Data, 80), a.Type)
		}
		a, c = following(a), following(c)
	}
	if a != nil || c != nil {
		t.Fatal("one tree has more nodes")
	}
}

func TestParseMarkup(t *testing.T) {
	long := strings.Repeat("var a = '<p>' && \"</b>\";\r\n", 40)
	for name, page := range map[string]string{
		"script":           "<head><script>" + long + "</script><title>A</title><p>one<SCRIPT type=x>" + long + "</Script ><p>two",
		"style":            "<style media='a>b'>" + long + "</style><p>one",
		"in svg":           "<p>one<svg><style>" + long + "</style><path></svg><script>" + long + "</script><p>two",
		"in noscript":      "<noscript><style>" + long + "</style></noscript><p>one<script>" + long + "</script>",
		"in comment":       "<!-- <script>" + long + "</script> --><p>one<script>" + long + "</script>",
		"short comments":   "<!--><script>" + long + "</script><!---><style>" + long + "</style><!-- --!><script>" + long + "</script>",
		"in attribute":     "<p title=\"<script>" + strings.ReplaceAll(long, `"`, "") + "</script>\">one</p><p a='b'c=d/><script>" + long + "</script>",
		"escaped":          "<script><!--" + long + "<script>" + long + "</script>-->" + long + "</script><p>one<script>" + long + "</script>",
		"without an end":   "<p>one<script>" + long,
		"odd attributes":   "<p =a = b /c= >one<script a=b=c/>" + long + "</script><a href=x'y\"z><script>" + long + "</script>",
		"odd tags":         "<p>1 < 2 </ > </> <1 <? <! <script>" + long + "</script> > <script>" + long + "</script><p>two",
		"in textarea":      "<textarea><script>" + long + "</script></textarea><xmp><style>" + long + "</style></xmp><script>" + long + "</script>",
		"in select":        "<select><option>a<script>" + long + "</script><style>" + long + "</style></select><p>one",
		"in table":         "<table><script>" + long + "</script><tr>x<style>" + long + "</style><td>y</table>",
		"in frameset":      "<frameset><script>" + long + "</script><noframes><style>" + long + "</style></noframes></frameset>",
		"cdata":            "<svg><![CDATA[<script>" + long + "</script>]]></svg><script>" + long + "</script>",
		"plaintext":        "<plaintext><script>" + long + "</script>",
		"holds the mark":   "<script>" + long + "</script><p>\x02" + "0",
		"end in attribute": "<script>" + long + "</script x='<script>" + "'><style>" + long + "</style>",
	} {
		t.Run(name, func(t *testing.T) { sameTree(t, []byte(page)) })
	}
}

func FuzzParseMarkup(f *testing.F) {
	for _, dir := range goldenFolders(f) {
		page, err := os.ReadFile(filepath.Join(dir, "page.html"))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(page)
	}
	f.Add([]byte("<svg><style>a</style><script>b</script></svg><!--><script>c</script>--><noscript><style>d</style></noscript>"))
	f.Fuzz(func(t *testing.T, page []byte) {
		// Short scripts are made long enough to be marked.
		long := bytes.Repeat([]byte("x"), leastMarked)
		for _, tag := range []string{"</script", "</style"} {
			page = bytes.ReplaceAll(page, []byte(tag), append(bytes.Clone(long), tag...))
		}
		if len(page) < 1<<20 {
			sameTree(t, page)
		}
	})
}

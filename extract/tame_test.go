package extract

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// TestTameKeepsThePage checks that a page that is well made gives the same article when it is rewritten.
func TestTameKeepsThePage(t *testing.T) {
	for _, dir := range goldenFolders(t) {
		page, err := os.ReadFile(filepath.Join(dir, "page.html"))
		if err != nil {
			t.Fatal(err)
		}
		opt := goldenOptions(t, dir)
		want, _ := FromHTML(page, opt)
		got, _ := FromHTML(tame(page), opt)
		if got.HTML != want.HTML {
			t.Errorf("%s:\n%s", dir, firstDifference(got.HTML, want.HTML))
		}
	}
}

func TestTame(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"formatting over blocks", "<p><b>one<p>two</b>three", "<p><b>one</b></p><p>twothree</p>"},
		{"formatting within formatting", "<p><b><i>one</b>two</i>", "<p><b><i>one</i></b>two</p>"},
		{"items", "<ul><li>one<li>two<ul><li>three</ul></ul>four", "<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>four"},
		{"cells", "<table><tr><td>one<td>two<tr><td>three</div></table>", "<table><tr><td>one</td><td>two</td></tr><tr><td>three</td></tr></table>"},
		{"terms", "<dl><dt>one<dd>two<dt>three</dl>", "<dl><dt>one</dt><dd>two</dd><dt>three</dt></dl>"},
		{"stray end tags", "</p>one</br></foo></div><h1>two<h2>three", "one<h1>two</h1><h2>three</h2>"},
		{"links stay", "<a href=/x><div>one</div></a>", "<a href=/x><div>one</div></a>"},
		{"drawings go", "<p>one<svg><title>x</title><style><img src=x></style></svg>two<math><mi>y</math>", "<p>onetwo</p>"},
		{"a drawing without an end", "<svg><path><p>one", "<p>one</p>"},
		{"scripts stay", "<script>a<b></SCRIPT ><p>one<textarea><b></textarea>", "<script>a<b></script><p>one<textarea><b></textarea></p>"},
		{"a script without an end", "<p>one<script>a<b>", "<p>one</p>"},
		{"one body", "<html a><body b><body c>one<html d></body>two", "<html a><body b>onetwo"},
		{"a bracket before what is left out", "<p>one<<svg></svg>b>two", "<p>one&lt;b>two</p>"},
		{"plaintext", "<p>one<plaintext><b>two", "<p>one</p>"},
	} {
		if got := string(tame([]byte(c.page))); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// repeatedFormatting makes what the parser opens anew in each paragraph.
func repeatedFormatting(elements, paragraphs int) string {
	var b strings.Builder
	for i := range elements {
		fmt.Fprintf(&b, "<b id=%d>", i)
	}
	return "<p>" + b.String() + strings.Repeat("<p>x", paragraphs)
}

// numbered returns the text n times, each with its number.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestParseTreeIsBounded parses what costs the parser far more than its size.
func TestParseTreeIsBounded(t *testing.T) {
	deep := strings.Repeat("<span>", 500)
	for name, page := range map[string]string{
		"formatting opened anew":  repeatedFormatting(250, 50_000),
		"behind comments":         "<!-- </b> -->" + strings.ReplaceAll(repeatedFormatting(250, 50_000), "<b id", "<!-- <b></b> --><b title='></b>' id"),
		"attributes of the body":  numbered("<body a%d=b>", 20_000),
		"attributes of the root":  numbered("<html a%d=b>", 20_000),
		"stray end tags":          deep + strings.Repeat("</foo>", 300_000),
		"end tags far away":       deep + strings.Repeat("</b>", 300_000),
		"formatting and division": strings.Repeat("<b>", 200) + strings.Repeat("<div>x</b></div>", 50_000),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			doc, err := parseTree(page)
			if err != nil {
				t.Fatal(err)
			}
			if n := newIndex(doc, false); len(n.nodes) > 1000+2*len(page) {
				t.Errorf("%d nodes of %d bytes", len(n.nodes), len(page))
			}
			if d := time.Since(start); d > 10*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

// FuzzParseTree looks for markup of which a page can be made that costs the parser more than its size.
func FuzzParseTree(f *testing.F) {
	f.Add("<p><b><i>", "<p>x")
	f.Add("<table>", "<b>x<tr>")
	f.Add("<svg><style>", "<b></style>x")
	f.Add("", "<a><b></a><div></b>")
	f.Add("", "<b>r>tx<")
	f.Add("<select>", "<template><font x></select>")
	f.Fuzz(func(t *testing.T, before, again string) {
		if len(before) > 200 || len(again) > 60 || len(again) == 0 {
			t.Skip()
		}
		page := []byte(before + strings.Repeat(again, 20_000/len(again)))
		doc, err := parseTree(string(page))
		if err != nil {
			t.Fatal(err)
		}
		nodes := 0
		for n := doc; n != nil; n = following(n) {
			nodes++
		}
		if nodes > maxReopened+2*len(page) {
			t.Fatalf("%d nodes of %d bytes", nodes, len(page))
		}
		tamed := tame(page)
		if doc, err = html.Parse(bytes.NewReader(tamed)); err != nil {
			t.Fatal(err)
		}
		nodes = 0
		for n := doc; n != nil; n = following(n) {
			nodes++
		}
		if nodes > 100+2*len(tamed) {
			t.Fatalf("%d nodes of %d bytes rewritten", nodes, len(tamed))
		}
	})
}

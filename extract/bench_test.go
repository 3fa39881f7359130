package extract

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// corpusVariable names the environment variable that gives BenchmarkPages a folder of pages (NAME.html or
// NAME.html.gz) instead of the golden ones.
const corpusVariable = "EXTRACT_PAGES"

// BenchmarkPages measures the time from bytes to article against that of html.Parse alone, on the same
// pages in the same run: their ratio is what the machine's speed does not change.
func BenchmarkPages(b *testing.B) {
	var pages [][]byte
	if dir := os.Getenv(corpusVariable); dir != "" {
		files, _ := filepath.Glob(filepath.Join(dir, "*.html*"))
		for _, f := range files {
			pages = append(pages, readPage(b, f))
		}
	} else {
		for _, dir := range goldenFolders(b) {
			pages = append(pages, readPage(b, filepath.Join(dir, "page.html")))
		}
	}
	if len(pages) == 0 {
		b.Fatal("no pages")
	}
	var parsing, extracting time.Duration
	size := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range pages {
			start := time.Now()
			if _, err := html.Parse(bytes.NewReader(page)); err != nil {
				continue // deeper than the parser goes: nothing to compare with
			}
			middle := time.Now()
			FromHTML(page, Options{URL: "https://news.example/2024/05/06/story.html"})
			parsing += middle.Sub(start)
			extracting += time.Since(middle)
			size += len(page)
		}
	}
	b.ReportMetric(float64(extracting)/float64(parsing), "×parse")
	b.ReportMetric(float64(size)/extracting.Seconds()/1e6, "MB/s")
}

func readPage(tb testing.TB, file string) []byte {
	f, err := os.Open(file)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(file, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			tb.Fatal(err)
		}
	}
	b, err := io.ReadAll(r)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// hostilePages are pages that a careless extractor takes quadratic time for, at a given size.
var hostilePages = map[string]func(n int) string{
	"nested":   func(n int) string { return strings.Repeat("<div>", n) + "text, and more of it." },
	"siblings": func(n int) string { return strings.Repeat("<p>One, two.</p>", n) },
	"breaks":   func(n int) string { return strings.Repeat("One, two.<br><br>", n) },
	"links":    func(n int) string { return strings.Repeat(`<h3><a href="/a">A headline of a story</a></h3>`, n) },
	"spans":    func(n int) string { return "<p>" + strings.Repeat("<span class=\"a b\">word, </span>", n) },
	"unclosed": func(n int) string { return strings.Repeat("<b><i><a href=/>x, ", n) },
	"tables":   func(n int) string { return strings.Repeat("<table><tr><td>one, two", n) },
	"lists":    func(n int) string { return strings.Repeat("<ul><li>one, two", n) },
	"images": func(n int) string {
		return strings.Repeat(`<figure><img src="/a.jpg"><figcaption>One, two.</figcaption></figure>`, n)
	},
	"figures in figures": func(n int) string { // each holds all captions that follow
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `<figure><img src="/%d.jpg"><figcaption>The mayor, and %d.</figcaption>`, i, i)
		}
		return b.String()
	},
	"credit in pieces": func(n int) string {
		return `<p>One, two and three.<figure><img src="/a.jpg"><div class=credit>` + strings.Repeat("<b>Jo Bo</b>", n) + "</div></figure>"
	},
	"alternative": func(n int) string { // 100 KB for a caption
		return `<p>One, two and three.<img src="/a.jpg" width=900 height=600 alt="` + strings.Repeat("（记者 王）", n) + `">`
	},
	"paragraph": func(n int) string {
		return "<p>" + strings.Repeat("A sentence of many words, one after another. ", n)
	},
	"formatting": func(n int) string { return repeatedFormatting(250, n) },
	"misnested":  func(n int) string { return strings.Repeat("<b><div>one, two</b></div>", n) },
	"moved": func(n int) string { // all that a block holds goes into new formatting
		return strings.Repeat("<i><div>"+strings.Repeat("<br>", 100)+"</i>one, two</div>", n/100)
	},
	"remarks": func(n int) string { return "<p>One, two" + strings.Repeat("<!-- -->, three", n) },
	"drawings": func(n int) string {
		return "<p>One, two and three." + strings.Repeat("<svg><g><path></svg>", n) + "<svg>" + strings.Repeat("<g>", n)
	},
	"templates": func(n int) string {
		return strings.Repeat("<template>", 200) + strings.Repeat("<template><td></template></b>", n)
	},
	"cells":    func(n int) string { return "<table><tr>" + strings.Repeat("<td><b><i>one, two <td>", n) },
	"ignored":  func(n int) string { return "<p>one, two" + strings.Repeat(" </i> </foo> </li>", n) },
	"end tags": func(n int) string { return strings.Repeat("<span>", 500) + strings.Repeat("</b></foo>", n) },
	"one link": func(n int) string { // around every paragraph
		return "<p><a href=/" + strings.Repeat("x", 1900) + ">" + strings.Repeat("One, two and three.<br><br>", n)
	},
	"boxes": func(n int) string {
		return strings.Repeat("<div class=paywall>", 400) + strings.Repeat("<p>The council voted on Monday, and the mayor agreed.", n)
	},
	"attributes": func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, " data-x%d=1", i)
		}
		return "<p>One, two and three.<div" + b.String() + "></div>"
	},
	"kicker": func(n int) string { // in as many elements as the heading has
		return `<title>The bridge is built anew</title><meta property="og:title" content="The bridge is built anew"><h1>` + strings.Repeat("<i> </i>", n) +
			"<b>Harbour</b> <i>The bridge is built anew</i></h1><p>One, two and three."
	},
	"comments": func(n int) string {
		return "<p>One, two and three." + strings.Repeat("<h3>Comments</h3><p>Four, five and six.", n)
	},
	"witness": func(n int) string { // JSON-LD that almost has each paragraph's words
		return `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"` + strings.Repeat("aaaaaaaaab", n) + `"}</script>` +
			strings.Repeat("<p>aaaaaaaaabaaaaaaaaacaaaaaaaaaaaaaaaaab, ", n)
	},
}

// BenchmarkHostile shows that time grows with the page and not faster: ns/byte stays level from size to size.
func BenchmarkHostile(b *testing.B) {
	for name, make := range hostilePages {
		for _, n := range []int{1000, 4000, 16000} {
			page := []byte(make(n))
			b.Run(name+"/"+sizeName(n), func(b *testing.B) {
				for b.Loop() {
					FromHTML(page, Options{})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(page)), "ns/byte")
			})
		}
	}
}

func sizeName(n int) string {
	if n >= 1000 {
		return sizeName(n/1000) + "k"
	}
	return string(rune('0'+n/10%10)) + string(rune('0'+n%10))
}

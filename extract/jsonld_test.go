package extract

import (
	"strings"
	"testing"
)

func ldPage(t *testing.T, blocks ...string) linked {
	t.Helper()
	body := "<html><head>"
	for _, b := range blocks {
		body += `<script type="application/ld+json">` + b + "</script>"
	}
	p, err := parse([]byte(body+"</head><body><h1>x</h1></body></html>"), Options{URL: "https://a.example/story"})
	if err != nil {
		t.Fatal(err)
	}
	p.readMetadata()
	return p.ld
}

func TestLinkedShapes(t *testing.T) {
	names := func(ld linked) string {
		var out []string
		for _, a := range ld.authors {
			out = append(out, a.name)
		}
		return strings.Join(out, "|")
	}
	for name, c := range map[string]struct {
		blocks            []string
		headline, authors string
	}{
		"plain":              {[]string{`{"@type":"NewsArticle","headline":"A","author":{"@type":"Person","name":"Ann Lee"}}`}, "A", "Ann Lee"},
		"graph with ids":     {[]string{`{"@graph":[{"@type":"WebPage","@id":"#page","name":"Site"},{"@type":"Article","headline":"A","author":{"@id":"#ann"}},{"@type":"Person","@id":"#ann","name":"Ann Lee"}]}`}, "A", "Ann Lee"},
		"array of authors":   {[]string{`[{"@type":["Article","NewsArticle"],"headline":"A","author":[{"name":"Ann Lee"},"Bo Fox"]}]`}, "A", "Ann Lee|Bo Fox"},
		"author is a string": {[]string{`{"@type":"BlogPosting","headline":"A","author":"Ann Lee"}`}, "A", "Ann Lee"},
		"names in an array":  {[]string{`{"@type":"NewsArticle","headline":"A","author":{"@type":"Person","name":["Ann Lee","Bo Fox"]}}`}, "A", "Ann Lee|Bo Fox"},
		"several blocks":     {[]string{`{"@type":"WebSite","name":"S"}`, `{"@type":"NewsArticle","headline":"A"}`, `{"@type":"NewsArticle","headline":"A","author":"Ann Lee"}`}, "A", "Ann Lee"},
		"raw newline":        {[]string{"{\"@type\":\"NewsArticle\",\"headline\":\"A\nB\",\"author\":\"Ann Lee\"}"}, "A\nB", "Ann Lee"},
		"trailing commas":    {[]string{`{"@type":"NewsArticle","headline":"A","author":["Ann Lee",],}`}, "A", "Ann Lee"},
		"html comment":       {[]string{`<!-- {"@type":"NewsArticle","headline":"A","author":"Ann Lee"} -->`}, "A", "Ann Lee"},
		"cdata":              {[]string{`//<![CDATA[` + "\n" + `{"@type":"NewsArticle","headline":"A","author":"Ann Lee"}` + "\n//]]>"}, "A", "Ann Lee"},
		"entities":           {[]string{`{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;A&amp;amp;B&quot;,&quot;author&quot;:&quot;Ann Lee&quot;}`}, "A&B", "Ann Lee"},
		"quotes within":      {[]string{`{"@type":"NewsArticle","headline":"He said "no", then left","author":"Ann Lee"}`}, `He said "no", then left`, "Ann Lee"},
		"cut off":            {[]string{`{"@type":"NewsArticle","headline":"A","author":{"name":"Ann Lee"`}, "A", "Ann Lee"},
		"escapes":            {[]string{`{"@type":"NewsArticle","headline":"\u4f60\ud83d\ude00\/","author":"Ann Lee"}`}, "你😀/", "Ann Lee"},
		"not the related":    {[]string{`{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Other","author":"Z Z"}]}`, `{"@type":"NewsArticle","headline":"A","author":"Ann Lee"}`}, "A", "Ann Lee"},
		"the page's own":     {[]string{`{"@type":"NewsArticle","headline":"Other","url":"https://a.example/other","author":"Z Z"}`, `{"@type":"NewsArticle","headline":"A","url":"https://a.example/story","author":"Ann Lee"}`}, "A", "Ann Lee"},
		"two objects in one": {[]string{`{"@type":"Organization","name":"S"}{"@type":"NewsArticle","headline":"A","author":"Ann Lee"}`}, "A", "Ann Lee"},
	} {
		ld := ldPage(t, c.blocks...)
		if ld.headline != c.headline || names(ld) != c.authors {
			t.Errorf("%s: %q by %q, want %q by %q", name, ld.headline, names(ld), c.headline, c.authors)
		}
	}
}

func TestLinkedFields(t *testing.T) {
	ld := ldPage(t, `{"@type":"NewsArticle","headline":"A","description":"D","articleSection":["Politics","World"],"keywords":"a, b,c","isAccessibleForFree":false,
	"inLanguage":"de-AT","datePublished":"2020-08-06","dateModified":"2020-08-07","publisher":{"@type":"Organization","name":"Post"},"articleBody":"Body.",
	"editor":{"@type":"Person","name":"Ed Itor"},"image":[{"@type":"ImageObject","url":"/a.jpg","width":{"value":1200},"height":"800px","caption":"C","creditText":"Ann/Agency","creator":{"name":"Ann Lee"},"copyrightNotice":"Agency"},"/b.jpg","/a.jpg"]}`,
		`{"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Politics"}}]}`)
	if ld.section != "Politics" || len(ld.keywords) != 3 || ld.free != "false" || ld.language != "de-AT" || ld.publisher != "Post" || ld.articleBody != "Body." || len(ld.editors) != 1 || len(ld.crumbs) != 2 {
		t.Errorf("%+v", ld)
	}
	if len(ld.images) != 2 || ld.images[0].url != "/a.jpg" || ld.images[0].width != 1200 || ld.images[0].height != 800 || ld.images[0].caption != "C" || ld.images[0].creditText != "Ann/Agency" || ld.images[0].creators[0] != "Ann Lee" || ld.images[0].copyright != "Agency" {
		t.Errorf("%+v", ld.images)
	}
}

func TestLooseBounds(t *testing.T) {
	for _, s := range []string{strings.Repeat("[", 1<<16), strings.Repeat(`{"a":`, 1<<16), strings.Repeat(`{"a":1},`, 1<<16), `"` + strings.Repeat(`\u`, 1<<16), strings.Repeat(`"`, 1<<16), `{` + strings.Repeat(`"" `, 1<<16)} {
		parseLoose(s)
	}
}

// FuzzLinked checks that no JSON-LD breaks the reader, and that every author it gives stands in it.
func FuzzLinked(f *testing.F) {
	for _, s := range []string{`{"@type":"NewsArticle","headline":"A","author":["Ann Lee",],}`, `{"@graph":[{"@type":"Article","author":{"@id":"#a"}},{"@id":"#a","name":"B"}]}`, `<!-- {"a":'b'} -->`, `{"a":"\ud83d"}`, `[CDATA[{"@type":"Article"}]]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := parse([]byte("<h1>x</h1>"), Options{URL: "https://a.example/story"})
		if err != nil {
			t.Fatal(err)
		}
		p.readLinked([]string{s})
		whole := fold(clean(s)) + fold(s)
		for _, a := range p.ld.authors {
			if f := fold(a.name); !strings.Contains(s, `\`) && !strings.Contains(s, "&") && a.kind == "" && !strings.Contains(whole, f) && !strings.Contains(a.name, " ") {
				t.Fatalf("%q is not in %q", a.name, s)
			}
		}
		if len(p.ld.images) > maxLinkedImages {
			t.Fatal(len(p.ld.images))
		}
	})
}

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// siteStory is a page of a made-up paper: paragraphs of its own, with what is given before, among and after them.
func siteStory(n int, above, amid, below string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<html lang=en><title>Meeting %d</title><body><article class=k1><h1>Meeting number %d of the council</h1><div class=k2>%s`, n, n, above)
	for i := range 8 {
		fmt.Fprintf(&b, "<p>The council spoke for %d hours about the bridge, said the clerk of meeting %d, and it heard %d citizens, who had much to say of carts, tolls and the mill.</p>\n", i+2, n, i*n+3)
		if i == 4 {
			b.WriteString(amid)
		}
	}
	return b.String() + below + "</div></article></body></html>"
}

const (
	boxed = `<div class=k7><p>Our paper lives by its readers, so please give what you can spare today.</p></div>`
	ask   = "Our paper lives by its readers, so please give what you can spare today."
)

// readSite reads the pages in order, each with what those before it taught, and returns the articles.
func readSite(t *testing.T, pages ...string) []*Article {
	t.Helper()
	var site Template
	var all []*Article
	for _, s := range pages {
		a, err := FromHTML([]byte(s), Options{URL: "https://paper.example/a", Template: &site})
		if err != nil {
			t.Fatal(err)
		}
		site = *ParseTemplate(site.String()) // as between two runs
		site.Learn(a)
		all = append(all, a)
	}
	return all
}

func TestWhatASiteRepeats(t *testing.T) {
	series := func(n int, above, amid, below string) (pages []string) {
		for i := range n {
			pages = append(pages, siteStory(i+1, above, amid, below))
		}
		return pages
	}
	questions := ""
	for _, what := range []string{"morning in this town", "evening by the river", "walk through the hills"} {
		questions += fmt.Sprintf("<p class=k4>What is your idea, dear reader, of a perfect %s?</p><p>It was %s that he liked, he told us, and he smiled.</p>", what, what)
	}
	rare := series(12, "", "", "")
	for _, i := range []int{0, 5, 8, 11} {
		rare[i] = siteStory(i+1, "", "", boxed)
	}
	again := slices.Repeat([]string{siteStory(1, "", "", boxed)}, 4)
	for _, c := range []struct {
		name  string
		pages []string
		want  []string // what the last story leaves out
	}{
		{"an appeal below the story, on the fourth page", series(4, "", "", boxed), []string{ask}},
		{"on the third page it might be the story's", series(3, "", "", boxed), nil},
		{"an appeal in mid-text", series(4, "", boxed, ""), []string{ask}},
		{"an appeal above the story", series(4, boxed, "", ""), []string{ask}},
		{"a notice in italics", series(4, "", "", "<p><em>"+ask+"</em></p>"), []string{ask}},
		{"a paragraph with a class of its own", series(4, "", "", "<p class=k5>"+ask+"</p>"), []string{ask}},
		{"a box with a heading", series(4, "", "<div class=k7><h3>Help us</h3><p>"+ask+"</p><p>Many thanks</p></div>", ""), []string{"Help us", ask, "Many thanks"}},
		{"a heading that stands outside of its box", series(4, "", "<h3>Help us</h3>"+boxed, ""), []string{"Help us", ask}},
		{"a subhead of the story above an appeal", append(series(3, "", boxed, ""), siteStory(4, "", "<h3>The tolls</h3>"+boxed, "")), nil},
		{"a box with something else in it each time", append(series(3, "", boxed, ""),
			siteStory(4, "", "<div class=k7><p>"+ask+"</p><p>The mill's owner gave a whole week's toll, he said.</p></div>", "")), nil},
		{"what a paper tells again of a running story", series(6, "", "", "<p>"+ask+"</p>"), nil},
		{"subheads that every story has", series(6, "<h2>Key points</h2>", "<h2>What is known so far, and what is not</h2>", ""), nil},
		{"the questions that an interview asks everyone", series(6, "", questions, ""), nil},
		{"a line too short to be sure of", series(6, "", "", "<div class=k7><p>More about this</p></div>"), nil},
		{"some of the site's stories have it", rare, nil},
		{"one story at many addresses", append(again, siteStory(2, "", "", boxed)), nil},
		{"a sentence in other letters", append(series(3, "", "", boxed), siteStory(4, "", "", strings.Replace(boxed, "today", "this week", 1))), nil},
		{"more than a small part of the text", series(4, "", "", strings.Replace(boxed, "</p>", strings.Repeat(" And so say all of us who print and carry it.", 20)+"</p>", 1)), nil},
		{"a line of the story's credits", series(4, "", "", "<p class=k5>Reporting by Ada Made in Riverton; editing by Bo Marl and the desk in Milltown.</p>"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			all := readSite(t, c.pages...)
			a := all[len(all)-1]
			if !slices.Equal(a.Repeated, c.want) {
				t.Errorf("left out %q, want %q", a.Repeated, c.want)
			}
			for _, s := range c.want {
				if strings.Contains(a.Text, s) || strings.Contains(a.HTML, s) {
					t.Errorf("%q is still in the story", s)
				}
			}
		})
	}
}

// What a site repeats is taken from the text and from nothing else: a story's other parts are the same with and
// without a template, or its revisions would come and go with what is known of the site.
func TestTemplateChangesTheTextOnly(t *testing.T) {
	photo := `<figure><img src="/a.jpg" width=800 height=600><figcaption>The bridge. Photo: Ada Made</figcaption></figure>`
	var site Template
	var plain, cut *Article
	for i := range 4 {
		page := []byte(siteStory(i+1, boxed, photo, "<p>(dpa)</p>"+boxed))
		plain, _ = FromHTML(page, Options{URL: "https://paper.example/a"})
		cut, _ = FromHTML(page, Options{URL: "https://paper.example/a", Template: &site})
		site.Learn(cut)
	}
	if len(cut.Repeated) != 2 {
		t.Fatalf("left out %q", cut.Repeated)
	}
	if got := strings.ReplaceAll(plain.Text, ask+"\n\n", ""); strings.TrimSuffix(got, "\n\n"+ask) != cut.Text {
		t.Errorf("text:\n%s\nwithout template:\n%s", cut.Text, plain.Text)
	}
	if cut.Photos[0].Position != plain.Photos[0].Position-1 {
		t.Errorf("the photo stands at %d, without a template at %d", cut.Photos[0].Position, plain.Photos[0].Position)
	}
	cut.Photos[0].Position++
	cut.Text, cut.HTML, cut.Repeated, cut.apart, cut.longest = plain.Text, plain.HTML, nil, nil, 0
	if !reflect.DeepEqual(cut, plain) {
		t.Errorf("with a template:\n%+v\nwithout:\n%+v", cut, plain)
	}
}

func TestTemplateThatKnowsNothing(t *testing.T) {
	pages, err := filepath.Glob("testdata/*/page.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no golden pages: ", err)
	}
	for _, name := range pages {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		plain, _ := FromHTML(b, Options{URL: "https://paper.example/a"})
		a, _ := FromHTML(b, Options{URL: "https://paper.example/a", Template: &Template{}})
		if a.apart, a.longest = nil, 0; !reflect.DeepEqual(a, plain) {
			t.Errorf("%s: an empty template changes the article", name)
		}
	}
}

func TestTemplateIsBounded(t *testing.T) {
	var site Template
	for i := range 300 {
		var boxes strings.Builder
		for k := range 50 {
			fmt.Fprintf(&boxes, "<p class=c%d>Number %d of the notices in story %d, which nobody will ever print a second time.</p>", k, k, i)
		}
		var a *Article
		if i%3 == 0 {
			a, _ = FromHTML([]byte(siteStory(i, "", "", boxes.String())), Options{Template: &site})
		} else {
			a, _ = FromHTML([]byte(siteStory(i, "", "", boxed)), Options{Template: &site})
		}
		site.Learn(a)
	}
	if n := len(site.String()); n > 8<<10 {
		t.Errorf("a template of %d bytes", n)
	}
	if !site.has(hashOf(ask)) {
		t.Error("what most stories have is forgotten")
	}
}

func TestParseTemplate(t *testing.T) {
	for _, s := range []string{"", "{", `{"version":99,"stories":7,"told":[1]}`, `{"version":1,"blocks":[["a"]]}`} {
		if got := ParseTemplate(s); !reflect.DeepEqual(got, &Template{}) {
			t.Errorf("%q: %+v", s, got)
		}
	}
}

package extract

import (
	"fmt"
	"net/url"
	"testing"
)

func TestJoinRepeatsNothing(t *testing.T) {
	lead := "The lead stands above each of the parts, and it is long enough to be known again."
	first := &Article{Title: "A story", Text: lead + "\n\nOne.", HTML: "<p>" + lead + "</p>\n<p>One.</p>\n", NextPage: "https://news.example/a_2.html",
		Photos: []Photo{{URL: "https://news.example/1.jpg", Position: 1, Lead: true}}, Credits: []Credit{{Role: RoleReporter, Name: "A. Reed"}}}
	second := &Article{Title: "A story (2)", Text: lead + "\n\nTwo.", HTML: "<p>" + lead + "</p>\n<p>Two.</p>\n",
		Photos:  []Photo{{URL: "https://news.example/1.jpg"}, {URL: "https://news.example/2.jpg", Position: 2}},
		Credits: []Credit{{Role: RoleReporter, Name: "A. Reed"}, {Role: RoleEditor, Name: "B. Holt"}}}
	a := Join(first, second)
	if want := lead + "\n\nOne.\n\nTwo."; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if want := "<p>" + lead + "</p>\n<p>One.</p>\n<p>Two.</p>\n"; a.HTML != want {
		t.Errorf("html %q, want %q", a.HTML, want)
	}
	if len(a.Photos) != 2 || a.Photos[1].Position != 3 || len(a.Credits) != 2 || a.Title != "A story" || a.NextPage != "" {
		t.Errorf("joined %+v", a)
	}
	if first.Text == a.Text || len(first.Photos) != 1 {
		t.Error("Join changed its first part")
	}
}

func TestContinues(t *testing.T) {
	first := &Article{Title: "The fair, day 1", Published: "2026-05-04T10:00:00+02:00"}
	for _, c := range []struct {
		part Article
		want bool
	}{
		{Article{Title: "The fair, day 1", Published: "2026-05-05"}, true},
		{Article{Title: "The fair, day 1 (2)", Published: "2026-05-05"}, true},
		{Article{Title: "What there was to eat", Published: "2026-05-04"}, true},
		{Article{Title: "What there was to eat"}, true},
		{Article{Published: "2026-05-05"}, true},
		{Article{Title: "The fair, day 2", Published: "2026-05-05T10:00:00+02:00"}, false},
	} {
		if got := Continues(first, &c.part); got != c.want {
			t.Errorf("%+v: %v", c.part, got)
		}
	}
}

func TestIsNextOf(t *testing.T) {
	for _, c := range []struct {
		here, next, how string
		want            bool
	}{
		{"https://n.example/a/t370.html", "https://n.example/a/t370_2.html", byRel, true},
		{"https://n.example/a/t370_2.html", "https://n.example/a/t370_3.html", byRel, true},
		{"https://n.example/a/t370_2.html", "https://n.example/a/t370.html", byRel, false},
		{"https://n.example/a/story", "https://n.example/a/story?page=2", byRel, true},
		{"https://n.example/a/story?lang=en", "https://www.n.example/a/story?p=2&lang=en", byReadOn, true},
		{"https://n.example/a/story?utm_source=feed", "https://n.example/a/story?page=2", byWord, true},
		{"https://n.example/a/story?id=7", "https://n.example/a/story?id=7&page=2", byRel, true},
		{"https://n.example/a/story?id=7", "https://n.example/a/story?id=8&page=2", byNumber, false},
		{"https://n.example/a/the-story/", "https://n.example/a/the-story/page/2/", byRel, true},
		{"https://n.example/a/the-story/", "https://n.example/a/the-story/2/", byRel, true},
		{"https://n.example/a/the-story/1", "https://n.example/a/the-story/2", byWord, true},
		{"https://n.example/a/hope/", "https://n.example/a/hope/2/", byNumber, true},
		{"https://n.example/a/t370.html", "https://n.example/a/t371.html", byRel, false},
		{"https://n.example/a/t370.html", "https://m.example/a/t370_2.html", byRel, false},
		{"https://n.example/a/story", "https://n.example/a/other?page=2", byRel, false},
		// Another story, or a list.
		{"https://n.example/ann-reed/", "https://n.example/ann-reed-2/", byWord, false},
		{"https://n.example/ann-reed/", "https://n.example/ann-reed-2/", byNumber, true},
		{"https://n.example/blog/fair-day-1", "https://n.example/blog/fair-day-2", byRel, false},
		{"https://n.example/blog/fair-day-1.html", "https://n.example/blog/fair-day-2.html", byRel, false},
		{"https://n.example/blog/fair-day-1.html", "https://n.example/blog/fair-day-2.html", byWord, true},
		{"https://n.example/post/12", "https://n.example/post/13", byRel, false},
		{"https://n.example/news", "https://n.example/news/2", byRel, false},
		{"https://n.example/news/", "https://n.example/news/page/2/", byNumber, false},
		{"https://n.example/2025/12/17", "https://n.example/2025/12/18", byNumber, false},
		{"https://n.example/?p=31", "https://n.example/?p=32", byRel, false},
		{"https://n.example/", "https://n.example/page/2/", byNumber, false},
	} {
		here, _ := url.Parse(c.here)
		next, _ := url.Parse(c.next)
		if got := isNextOf(next, here, c.how); got != c.want {
			t.Errorf("isNextOf(%s, %s, %s) = %v", c.next, c.here, c.how, got)
		}
	}
}

// TestNextPage checks which links of a page are followed for more of its story.
func TestNextPage(t *testing.T) {
	long := ""
	for n := range 60 {
		long += fmt.Sprintf(`<a href="?page=%d">%d</a> `, n, n)
	}
	for name, c := range map[string]struct{ foot, want string }{
		"a pager":            {`<div class=pages>1 <a href="?page=2">2</a></div>`, "https://n.example/a/bridge-7?page=2"},
		"an invitation":      {`<a href="?page=2">Continue reading &gt;&gt;</a>`, "https://n.example/a/bridge-7?page=2"},
		"of the comments":    {`<div class=comments><a href="?page=2">2</a></div>`, ""},
		"to the comments":    {`<a href="?page=2#comments">2</a>`, ""},
		"of a list":          {long, ""},
		"the next story":     {`<a rel=next href="/a/bridge-8">Next</a>`, ""},
		"of what is related": {`<div class=related-posts><a href="?page=2">Next</a></div>`, ""},
	} {
		a, _ := FromHTML([]byte(`<h1>Bridge</h1><article>`+prose+`</article>`+c.foot), Options{URL: "https://n.example/a/bridge-7"})
		if a.NextPage != c.want {
			t.Errorf("%s: %q, want %q", name, a.NextPage, c.want)
		}
	}
}

func TestNameOf(t *testing.T) {
	ix := index{names: map[string]nameSays{}}
	for name, want := range map[string]zone{
		"article-body":                       zoneBody,
		"relatedPosts":                       zoneRelated,
		"no-comments":                        0,
		"has-sidebar":                        0,
		"sr-only":                            zoneOffscreen,
		"field field--label-visually_hidden": 0,
		"u-visually-hidden":                  zoneOffscreen,
		"intro hidden":                       zoneStandfirst | zoneConcealed,
		"nav hidden md:block":                zoneNavigation,
		"print:hidden max-w-[70ch]":          0,
		"newsletter-signup dark":             zoneNewsletter,
		"wp-caption-text":                    zoneCaption,
		"c-share__button shareTools":         zoneShare,
	} {
		if got := ix.nameOf(name).zone; got != want {
			t.Errorf("nameOf(%q).zone = %b, want %b", name, got, want)
		}
	}
}

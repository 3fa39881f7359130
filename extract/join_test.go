package extract

import (
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

func TestIsNextOf(t *testing.T) {
	for _, c := range []struct {
		here, next string
		want       bool
	}{
		{"https://n.example/a/t370.html", "https://n.example/a/t370_2.html", true},
		{"https://n.example/a/t370_2.html", "https://n.example/a/t370_3.html", true},
		{"https://n.example/a/t370_2.html", "https://n.example/a/t370.html", false},
		{"https://n.example/a/story", "https://n.example/a/story?page=2", true},
		{"https://n.example/a/story?id=7", "https://n.example/a/story?id=7&page=2", true},
		{"https://n.example/a/story?id=7", "https://n.example/a/story?id=8&page=2", false},
		{"https://n.example/a/story/", "https://n.example/a/story/page/2/", true},
		{"https://n.example/a/story/", "https://n.example/a/story/2/", true},
		{"https://n.example/a/t370.html", "https://n.example/a/t371.html", false},
		{"https://n.example/a/t370.html", "https://m.example/a/t370_2.html", false},
		{"https://n.example/a/story", "https://n.example/a/other?page=2", false},
	} {
		here, _ := url.Parse(c.here)
		next, _ := url.Parse(c.next)
		if got := isNextOf(next, here); got != c.want {
			t.Errorf("isNextOf(%s, %s) = %v", c.next, c.here, got)
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

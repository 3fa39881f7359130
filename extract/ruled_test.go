package extract

import (
	"strings"
	"testing"
	"testing/fstest"

	"archiver/extract/siterules"
)

// ruledBy extracts a page at https://www.news.example/story under the lines of a rules file.
func ruledBy(t *testing.T, page string, lines ...string) *Article {
	t.Helper()
	rules, warnings, err := siterules.Read(fstest.MapFS{"news.example.txt": {Data: []byte(strings.Join(lines, "\n"))}})
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	a, err := FromHTML([]byte(page), Options{URL: "https://www.news.example/story", Rules: rules})
	if err != nil && err != ErrNoArticle {
		t.Fatal(err)
	}
	return a
}

const ruledPage = `<html lang="en"><head><title>Coast</title><meta name="author" content="Web Team">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Of the linked data","datePublished":"2024-05-09","author":{"@type":"Person","name":"Linda Data"}}</script></head>
<body><h1>Today</h1><p class="who">BY ALVA STENMARK</p><i>6 May 2024</i>
<div class="story" hidden><h2>The sale</h2><p>The ferry that has crossed the sound since 1961 was sold on Monday to islanders.</p><ol><li>First, the ship.</li><li>Then, the pier.</li></ol>
<blockquote><p>“We did not want to see it cut up,” said a carpenter.</p></blockquote></div>
<a id="next" href="/story-two#top">x</a><a id="away" href="https://elsewhere.example/a">y</a><a id="self" href="#top">z</a><a id="bad" href="javascript:go()">b</a><a id="mobile" href="//m.news.example/story?all">m</a></body></html>`

func TestRuledBody(t *testing.T) {
	a := ruledBy(t, ruledPage, "body: //div[@class='story']")
	want := "<h2>The sale</h2>\n<p>The ferry that has crossed the sound since 1961 was sold on Monday to islanders.</p>\n<ol><li>First, the ship.</li>\n<li>Then, the pier.</li>\n</ol>\n<blockquote><p>“We did not want to see it cut up,” said a carpenter.</p>\n</blockquote>\n"
	if a.HTML != want {
		t.Errorf("html %s", a.HTML)
	}
	if a.Notes != nil {
		t.Errorf("notes %q", a.Notes)
	}
	// Elements that stand alone, outside what usually holds them.
	a = ruledBy(t, ruledPage, "body: //h2 | //div[@class='story']//li[2] | //blockquote")
	if a.Text != "The sale\n\nThen, the pier.\n\n“We did not want to see it cut up,” said a carpenter." || !strings.Contains(a.HTML, "<blockquote>") || !strings.Contains(a.HTML, "<li>") {
		t.Errorf("text %q, html %s", a.Text, a.HTML)
	}
}

func TestRuledMetadata(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		get   func(*Article) string
		want  string
	}{
		{"author in capitals", []string{"author: //p[@class='who']"}, func(a *Article) string { return a.Credits[0].Role + " " + a.Credits[0].Name + " " + a.Credits[0].Where }, "reporter ALVA STENMARK rule"},
		{"a name that is no person's", []string{"author: //meta[@name='author']/@content"}, func(a *Article) string {
			return a.Credits[0].Role + " " + a.Credits[0].Name + a.Credits[0].Organization
		}, "author Web Team"},
		{"no author found", []string{"author: //p[@class='nobody']"}, func(a *Article) string { return a.Credits[0].Name }, "Linda Data"},
		{"JSON-LD not believed", []string{"skip_json_ld: yes"}, func(a *Article) string { return a.Title + " " + a.Published }, "Today 2024-05-06"},
		{"a date as a reader sees it", []string{"date: //i"}, func(a *Article) string { return a.Published + " " + a.PublishedSource }, "2024-05-06 rule"},
		{"no date in what is found", []string{"date: //h1"}, func(a *Article) string { return a.Published + " " + a.PublishedSource }, "2024-05-06 text"},
		{"title", []string{"title: //h2"}, func(a *Article) string { return a.Title }, "The sale"},
		{"next page", []string{"next_page_link: //a[@id='next']"}, func(a *Article) string { return a.NextPage }, "https://www.news.example/story-two"},
		{"not to another site", []string{"next_page_link: //a[@id='away']", "single_page_link: //a[@id='away']"}, func(a *Article) string { return a.NextPage + a.SinglePage }, ""},
		{"not to itself", []string{"single_page_link: //a[@id='self']"}, func(a *Article) string { return a.SinglePage }, ""},
		{"not to a script", []string{"single_page_link: //a[@id='bad']"}, func(a *Article) string { return a.SinglePage }, ""},
		{"the site's other host", []string{"single_page_link: //a[@id='mobile']/@href"}, func(a *Article) string { return a.SinglePage }, "https://m.news.example/story?all"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := ruledBy(t, ruledPage, c.lines...)
			if len(a.Credits) == 0 {
				a.Credits = []Credit{{}}
			}
			if got := c.get(a); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestRuledSafely: what a rule calls the body passes through the same allow-list.
func TestRuledSafely(t *testing.T) {
	page := `<body><div class="x"><p onclick="go()">One, two and <a href="javascript:go()">three</a>.</p><script>go()</script><iframe src="//evil.example"></iframe><svg><p>Four.</p></svg><p>Five, six.</p></div>`
	a := ruledBy(t, page, "body: //div[@class='x'] | //script | //iframe", "prune: no")
	checkArticle(t, []byte(page), Options{URL: "https://www.news.example/story"}, a)
	if !strings.Contains(a.Text, "Five, six.") {
		t.Errorf("text %q", a.Text)
	}
}

func TestTakeWhole(t *testing.T) {
	a := &Article{Title: "A story", Text: "One.", HTML: "<p>One.</p>", NextPage: "n", SinglePage: "s", Published: "2024-05-06", Credits: []Credit{{Role: RoleAuthor, Name: "Ann Arbor"}},
		Photos: []Photo{{URL: "https://news.example/1.jpg"}}, Notes: []string{"a"}}
	a.TakeWhole(&Article{Title: "A story (print)", Summary: "Of it.", Text: "One.\n\nTwo.", HTML: "<p>One.</p><p>Two.</p>", Published: "2024-05-07",
		Credits: []Credit{{Role: RoleAuthor, Name: "Ann Arbor"}, {Role: RoleEditor, Name: "Bo Derry"}}, Notes: []string{"a", "b"}})
	if a.Title != "A story" || a.Summary != "Of it." || a.Text != "One.\n\nTwo." || a.HTML != "<p>One.</p><p>Two.</p>" || a.NextPage != "" || a.SinglePage != "" || a.Published != "2024-05-06" ||
		len(a.Credits) != 2 || len(a.Photos) != 1 || len(a.Notes) != 2 {
		t.Errorf("%+v", a)
	}
}

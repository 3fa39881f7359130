package extract

import (
	"strings"
	"testing"
)

// TestAuthors reads who wrote a story from each place where pages say it. The names are of those that
// wrote, persons before newsrooms in the order of the credits, joined by "; ".
func TestAuthors(t *testing.T) {
	ld := func(author string) string {
		return `<meta property=og:site_name content="Daily Post"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to be rebuilt","author":` + author + `}</script>`
	}
	h1 := `<h1>Bridge to be rebuilt</h1>`
	for name, c := range map[string]struct{ body, want string }{
		"json-ld":                             {ld(`[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Fox"}]`) + h1 + prose, "Ann Lee; Bo Fox"},
		"jobs in json-ld":                     {ld(`{"@type":"Person","name":"Ann Lee, Master Horticulturalist & Garden Educator"}`) + h1 + prose, "Ann Lee"},
		"person and team in one name":         {ld(`{"@type":"Person","name":"Ann Lee - Daily Post Editorial Team"}`) + h1 + prose, "Ann Lee"},
		"newsroom in json-ld, byline shown":   {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<div class=author><span>Insights from</span> <b>Ann Lee</b></div>` + prose, "Ann Lee"},
		"newsroom alone":                      {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + prose, "Daily Post"},
		"byline names more":                   {ld(`{"@type":"Person","name":"Ann Lee"}`) + h1 + `<p class=byline>Written by Ann Lee, Bo Fox and Cy Hill</p>` + prose, "Ann Lee; Bo Fox; Cy Hill"},
		"first name and surname apart":        {ld(`{"@type":"Person","name":"Bo Fox"}`) + h1 + `<div class=byline><a href=/a><span>Ann</span> <span>Lee</span></a></div><div class=byline><a href=/b><span>Bo</span> <span>Fox</span></a></div>` + prose, "Bo Fox; Ann Lee"},
		"byline against who put it there":     {`<meta name=author content="Cy Hill">` + h1 + `<p class=author>By <a href=/a>Ann Lee</a>, Post Columnist</p>` + prose, "Ann Lee"},
		"an administrator":                    {`<meta name=author content="Post Admin">` + h1 + prose, ""},
		"unmarked":                            {h1 + `<div><p>Written by:</p><p>Ann Lee</p></div>` + prose, "Ann Lee"},
		"posted at the end":                   {h1 + prose + prose + `<span>Posted by Ann Lee at August 6, 2020 11:15 AM</span>`, "Ann Lee"},
		"this post was written by":            {h1 + prose + prose + `<div class=author-bio>This post was written by Ann Lee, Head of Marketing</div>`, "Ann Lee"},
		"a heading over the name":             {h1 + prose + prose + `<div><h3>Author</h3><p>Ann Lee</p></div>`, "Ann Lee"},
		"link to the author's page":           {h1 + `<div><a href="/authors/ann-lee/">Ann Lee</a></div>` + prose, "Ann Lee"},
		"links to many authors' pages":        {h1 + prose + prose + strings.Repeat(`<p>text</p>`, 150) + `<ul><li><a href="/author/ann-lee">Ann Lee</a><li><a href="/author/bo-fox">Bo Fox</a></ul>`, ""},
		"name and job on a line":              {h1 + `<p>Ann Lee | Senior Writer | July 2, 2020</p>` + prose, "Ann Lee"},
		"name beside a portrait":              {h1 + `<div><img src=/a.jpg alt="Ann Lee"><p>Ann Lee</p></div>` + prose, "Ann Lee"},
		"a place on a line":                   {h1 + `<p>New Harbour</p>` + prose, ""},
		"a plant under its picture":           {h1 + prose + `<img src=/a.jpg alt="Corn Plant"><h2>Corn Plant</h2>` + prose, ""},
		"reviewed in the same line":           {h1 + `<div class=author>By <a href=/a>Ann Lee</a>. <span>Reviewed by</span> <a href=/b>Bo Fox</a></div>` + prose, "Ann Lee"},
		"a sentence with by":                  {h1 + `<p>By submitting this form you agree to everything</p>` + prose, ""},
		"a footnote is no hCard":              {h1 + prose + `<ol><li id=fn-1>QPX RVS had outages in most years.</ol>`, ""},
		"a day is no name":                    {h1 + `<div class=byline>Sat, 20 Dec, 2020 - 06:36</div>` + prose, ""},
		"what is said of the author":          {h1 + `<div class=author-description>Licensed Grader, Journalism</div>` + prose, ""},
		"microdata that is no person's name":  {h1 + `<span itemprop=author itemscope><span itemprop=name>Ask the Gardeners</span></span>` + prose, "Ask the Gardeners"},
		"brackets within a name":              {h1 + `<div class=author>Ann (Mary) Lee</div>` + prose, "Ann (Mary) Lee"},
		"french":                              {`<html lang=fr>` + h1 + `<p>Par Élise Roux et Jean Petit</p>` + prose, "Élise Roux; Jean Petit"},
		"german":                              {`<html lang=de>` + h1 + `<p>Von Anna Groß</p>` + prose, "Anna Groß"},
		"edited by before a marked node":      {h1 + `<div><span>Written by</span><div class=author-pop>Ann Lee</div></div><div><span>Edited By</span><div class=author-pop>Bo Fox</div>, <div class=author-pop>Cy Hill</div></div>` + prose, "Ann Lee"},
		"fact-checked at the line's end":      {h1 + `<div>By <a href=/author/1>Ann Lee</a> – Updated Mar 5, 2020 | Fact-checked by <a href=/author/2>Bo Fox</a></div>` + prose, "Ann Lee"},
		"geprüft von":                         {`<html lang=de>` + h1 + `<div class=author>Von <a href=/a>Anna Groß</a></div><div>Medizinisch geprüft von <span class=author>Bernd Kurz</span></div>` + prose, "Anna Groß"},
		"revu par":                            {`<html lang=fr>` + h1 + `<div class=author>Par <a href=/a>Élise Roux</a>, revu par <a href=/b>Jean Petit</a></div>` + prose, "Élise Roux"},
		"a date before the name":              {h1 + `<div class=publish-author>Dec. 9, 2020 · Ann Lee on behalf of <a href=/t>the bridge group</a></div>` + prose, "Ann Lee"},
		"name and job in two elements":        {h1 + `<div class=author-line><span>Written By:</span> <span><a href=/author/a>Ann Lee</a></span> <span>Gardener &amp; Astrologer</span></div>` + prose, "Ann Lee"},
		"two links after one label":           {h1 + `<div><span>Written by: <ul><li><a href=/authors/a>Ann Lee</a></li><li><a href=/authors/b>Bo Fox</a></li></ul></span></div>` + prose, "Ann Lee; Bo Fox"},
		"house and person in json-ld":         {ld(`[{"@type":"Person","name":"Ann Lee"},{"@type":"Organization","name":"Daily Post"}]`) + h1 + prose, "Ann Lee"},
		"house in json-ld, a log-in shown":    {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<div class=byline>By <a href=/m rel=author>BridgeFan</a></div>` + prose, "BridgeFan"},
		"name under a date":                   {h1 + `<p>9 May 2020</p><p>Anna Lee</p>` + prose, "Anna Lee"},
		"a subject under a date":              {h1 + `<p>9 May 2020</p><p>Climate Change</p>` + prose, ""},
		"a link to a subject under a date":    {h1 + `<p>9 May 2020</p><a href="/tag/anna-lee">Anna Lee</a>` + prose, ""},
		"avatar before the name":              {h1 + `<p>9 May 2020 • <img class="avatar" src=/1.png> Mahu Das in <a href=/c>Travel</a></p>` + prose, "Mahu Das"},
		"name and an author's box below":      {h1 + `<p>Mahu Das</p>` + prose + prose + `<div class=advert><div class=author-card><p>Mahu Das</p><p>writes on bridges.</p></div></div>`, "Mahu Das"},
		"bold name over the story":            {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p><strong>Mohlo Mpes/Kena Phak</strong></p>` + prose + prose + `</article>`, "Mohlo Mpes; Kena Phak"},
		"bold heading over the story":         {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p><strong>Old Bridge</strong></p>` + prose + `<p>The council said that the old bridge would be pulled down before the new one is built.</p></article>`, "Daily Post"},
		"a scholar and a university":          {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p><a href=/x>Ann B. Lee</a>, <em>University of Riverton</em></p>` + prose + prose + `</article>`, "Ann B. Lee"},
		"the last line, in Vietnam":           {`<html lang=vi>` + ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p>Hội đồng thành phố hôm thứ hai đã bỏ phiếu xây lại cây cầu cũ, vốn đã đóng cửa từ mùa xuân, và chi trả từ quỹ dự trữ.</p><p>Người dân đã yêu cầu việc này trong nhiều năm, và một số người đã phát biểu tại cuộc họp kéo dài đến nửa đêm.</p><p style="text-align:right"><strong>Lê Phương</strong></p></article>`, "Lê Phương"},
		"a person's own site":                 {`<title>Bridge to be rebuilt | Julia Fox</title>` + h1 + `<p>I have seen the bridge and I think that my town needs it, so I went there and I asked, and I took my camera.</p>` + prose, "Julia Fox"},
		"a firm's site in the first person":   {`<title>Bridge to be rebuilt | Proven Winners</title>` + h1 + `<p>I have seen the bridge and I think that my town needs it, so I went there and I asked, and I took my camera.</p>` + prose, ""},
		"a person's site in the third person": {`<title>Bridge to be rebuilt | Julia Fox</title>` + h1 + prose, ""},
		"spanish":                             {`<html lang=es>` + h1 + `<p>Por Ana Díaz y Luis Ruiz</p>` + prose, "Ana Díaz; Luis Ruiz"},
	} {
		a, err := FromHTML([]byte(c.body), Options{URL: "https://www.post.example/x"})
		if err != nil && err != ErrNoArticle {
			t.Fatal(err)
		}
		var names []string
		for _, who := range a.Credits {
			if writes(who.Role) {
				names = append(names, who.Name+who.Organization)
			}
		}
		if got := strings.Join(names, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

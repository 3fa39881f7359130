package extract

import (
	"fmt"
	"strings"
	"testing"
)

func TestCanonical(t *testing.T) {
	for name, c := range map[string]struct{ page, link, want string }{
		"its own":            {"https://www.a.example/2020/x.html?utm_source=f", "/2020/x.html", "https://www.a.example/2020/x.html"},
		"front page":         {"https://www.a.example/2020/x.html", "https://www.a.example/", ""},
		"section":            {"https://www.a.example/news/2020/x.html", "https://www.a.example/news/", ""},
		"another site":       {"https://www.a.example/2020/x.html", "https://b.example/2020/x.html", ""},
		"another host of it": {"https://m.a.example/2020/x.html", "https://www.a.example/2020/x.html", "https://www.a.example/2020/x.html"},
		"amp":                {"https://www.a.example/2020/story/amp", "https://www.a.example/2020/story", "https://www.a.example/2020/story"},
		"script":             {"https://www.a.example/2020/x.html", "javascript:alert(1)", ""},
		"tracked":            {"https://www.a.example/2020/x.html", "/2020/x.html?id=7&utm_source=share&gclid=1", "https://www.a.example/2020/x.html?id=7"},
		"short, but its own": {"https://www.a.example/hope/", "/hope/", "https://www.a.example/hope/"},
		"a language's":       {"https://www.a.example/en/story", "/en/", ""},
		"a headline":         {"https://www.a.example/2020/x.html", "The bridge is closed", ""},
		"a template's":       {"https://www.a.example/2020/x.html", "https://www.a.example/{slug}", ""},
		"none":               {"https://www.a.example/2020/x.html", "", ""},
	} {
		a, _ := FromHTML([]byte(`<link rel=canonical href="`+c.link+`"><h1>Bridge</h1>`+prose), Options{URL: c.page})
		if a.CanonicalURL != c.want {
			t.Errorf("%s: %q, want %q", name, a.CanonicalURL, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	german := `<p>Der Rat hat am Montag beschlossen, die alte Brücke wieder aufzubauen, die seit dem Frühjahr gesperrt ist, und die Kosten aus der Rücklage zu bezahlen.</p><p>Die Anwohner hatten das seit Jahren gefordert, und viele von ihnen sprachen in der Sitzung, die bis in die Nacht dauerte und mit einer klaren Mehrheit für den Bau endete, der nun auch bald beginnen soll und nicht erst im nächsten Jahr, wie es noch vor kurzem geplant war.</p>`
	chinese := `<p>市里昨天宣布，停用了半年的老桥将在原址重建，工期大约两年，期间车辆需要绕行，公交线路也会调整，附近的居民说等这一天已经等了很久。</p>`
	zulu := `<p>Umkhandlu unqume ngoMsombuluko ukuthi ibhuloho elidala lizokwakhiwa kabusha, futhi izindleko zizokhokhwa ngemali yomphakathi. Abantu abahlala eduze komfula bathi sebelinde isikhathi eside, ngoba izingane zihamba ibanga elide uma ziya esikoleni.</p><p>USihlalo uthe umsebenzi uzoqala ngenyanga ezayo, futhi uzothatha iminyaka emibili. Manje izimoto kufanele zisebenzise omunye umgwaqo, kodwa abashayeli bathi lowo mgwaqo mncane kakhulu. Imeya ithembise ukuthi izobheka le nkinga ngokushesha, futhi yacela abantu ukuthi babekezele kuze kube umsebenzi uphelile.</p>`
	xhosa := `<p>Ibhunga ligqibe ngoMvulo ukuba ibhulorho endala iza kwakhiwa ngokutsha, kwaye iindleko ziya kuhlawulwa ngemali yoluntu. Abantu abahlala kufutshane nomlambo bathi kudala belindile, kuba abantwana bahamba umgama omde xa besiya esikolweni.</p><p>USihlalo uthe umsebenzi uza kuqala kwinyanga ezayo, kwaye uza kuthatha iminyaka emibini. Ngoku iimoto kufuneka zisebenzise enye indlela, kodwa abaqhubi bathi loo ndlela incinci kakhulu. USodolophu uthembise ukuba uza kuyijonga le ngxaki ngokukhawuleza, kwaye wacela abantu ukuba banyamezele de umsebenzi ugqitywe.</p>`
	for name, c := range map[string]struct{ body, want string }{
		"by default":       {`<html lang=en>` + zulu, "zu"},
		"a sister":         {`<html lang=en>` + xhosa, "xh"},
		"of neither's":     {`<html lang=st>` + zulu, "st"},
		"declared":         {`<html lang="de_at">` + german, "de-AT"},
		"og:locale":        {`<meta property=og:locale content=en_GB>` + prose, "en-GB"},
		"found":            {german, "de"},
		"contradicted":     {`<html lang=en>` + german, "de"},
		"second is right":  {`<html lang=en><meta property=og:locale content=de_CH>` + german, "de-CH"},
		"script tells":     {`<html lang=en>` + chinese, "zh"},
		"nonsense is none": {`<html lang="{{lang}}">` + german, "de"},
		"english":          {prose, "en"},
	} {
		a, _ := FromHTML([]byte(c.body), Options{URL: "https://news.example/x"})
		if a.Language != c.want {
			t.Errorf("%s: %q, want %q", name, a.Language, c.want)
		}
	}
}

func TestSubject(t *testing.T) {
	a, _ := FromHTML([]byte(`<meta property=og:site_name content="Daily Post - news and sport from town"><meta property=og:description content="The council votes."><meta property=article:section content=Town>
		<meta name=news_keywords content="bridge, council,bridge"><meta property=article:content_tier content=locked><h1>Bridge</h1>`+prose), Options{URL: "https://www.post.example/x"})
	if a.Site.Name != "Daily Post" || a.Site.Host != "www.post.example" || a.Summary != "The council votes." || a.Section != "Town" || len(a.Keywords) != 2 || a.Access != "partial" {
		t.Errorf("%+v", a)
	}
}

func TestSiteName(t *testing.T) {
	const title = "The old bridge over the river will be rebuilt after all"
	for name, c := range map[string]struct{ meta, want string }{
		"slogan":             {`<meta property=og:site_name content="Daily Post - news and sport from the town">`, "Daily Post"},
		"slogan first":       {`<meta property=og:site_name content="All that is new • Daily Post">`, "Daily Post"},
		"with its letters":   {`<meta property=og:site_name content="Dales Archive of Industry, Law and Youth in Post Office Street - DAILYPOST">`, "Dales Archive of Industry, Law and Youth in Post Office Street"},
		"separator left":     {`<meta property=og:site_name content="The Post |">`, "The Post"},
		"template":           {`<meta property=og:site_name content="{$site.name}"><meta name=application-name content="Town Post">`, "Town Post"},
		"kind of page":       {`<meta property=og:site_name content="Blog"><meta name=application-name content="Town Post">`, "Town Post"},
		"headline":           {`<meta property=og:site_name content="` + title + `"><meta property=og:title content="` + title + `">`, ""},
		"headline, by title": {`<title>` + title + ` | Post</title><meta property=og:site_name content="` + title + `">`, ""},
		"address":            {`<meta property=og:site_name content="https://www.dailypost.example/">`, ""},
		"no letters":         {`<meta property=og:site_name content="/">`, ""},
	} {
		a, _ := FromHTML([]byte(c.meta+`<h1>`+title+`</h1>`+prose), Options{URL: "https://www.dailypost.example/x"})
		if a.Site.Name != c.want {
			t.Errorf("%s: %q, want %q", name, a.Site.Name, c.want)
		}
	}
}

func TestSummary(t *testing.T) {
	og := func(s string) string {
		return `<meta property=og:site_name content="Daily Post"><meta property="og:description" content="` + s + `">`
	}
	for name, c := range map[string]struct{ meta, want string }{
		"told":                      {og("The council votes."), "The council votes."},
		"headline":                  {og("The old bridge is rebuilt"), ""},
		"headline and site":         {og("The old bridge is rebuilt - Daily Post"), ""},
		"beginning of headline":     {og("The old bridge"), ""},
		"headline and a day":        {og("The old bridge is rebuilt (4 May)"), ""},
		"headline and more":         {og("The old bridge is rebuilt, and the town pays for it from what it has saved."), "The old bridge is rebuilt, and the town pays for it from what it has saved."},
		"headline and keywords":     {`<meta name=keywords content="bridge,council,river,town"><meta name=description content="The old bridge is rebuilt bridge,council,river,town">`, ""},
		"keywords":                  {`<meta name=keywords content="bridge,council"><meta name=description content="bridge,council">`, ""},
		"quote ends it":             {`<meta property="og:description" content="Mayor: "it is time" to build"><meta name=description content="The council votes.">`, "The council votes."},
		"quote never ended":         {`<meta property="og:description" content="Mayor> <meta name=x content="y"><meta name=description content="The council votes.">`, "The council votes."},
		"entities":                  {og("The town&amp;#39;s council &amp;amp; its mayor"), "The town's council & its mayor"},
		"markup":                    {og("&lt;p&gt;The council &lt;b&gt;votes&lt;/b&gt;.&lt;/p&gt;"), "The council votes."},
		"cut within a tag":          {og("The council votes. &lt;a href=x cla"), "The council votes."},
		"a link to the story":       {og("The council votes. &lt;a class=x href=y&gt;Read all&lt;/a&gt;"), "The council votes."},
		"no markup":                 {og("Of 5 < 6 and 7 > 6"), "Of 5 < 6 and 7 > 6"},
		"invitation":                {og("The council votes on what … Continue reading The old bridge is rebuilt →"), "The council votes on what…"},
		"breaks off":                {og("The council votes on what [...]"), "The council votes on what…"},
		"breaks off after its end":  {og("The council votes. [&hellip;]"), "The council votes."},
		"goes on elsewhere":         {og("The council votes on…") + `<meta name=description content="The council votes on Monday.">`, "The council votes on Monday."},
		"slogan":                    {og("Daily Post: all that happens hereabouts, every morning"), ""},
		"begins with the site":      {og("Daily Post readers had asked for the bridge for years."), "Daily Post readers had asked for the bridge for years."},
		"empty slot":                {og("| Local News"), ""},
		"what the site says always": {og("We tell what happens.") + `<script type="application/ld+json">{"@type":"WebSite","name":"Daily Post","description":"We tell what happens."}</script>`, ""},
	} {
		a, _ := FromHTML([]byte(c.meta+`<h1>The old bridge is rebuilt</h1>`+prose), Options{URL: "https://www.dailypost.example/x"})
		if a.Summary != c.want {
			t.Errorf("%s: %q, want %q", name, a.Summary, c.want)
		}
	}
}

func TestSection(t *testing.T) {
	for given, want := range map[string]string{
		"Politics": "Politics", "Mind, Body & Soul": "Mind, Body & Soul", "College of Design, Arts and Crafts": "College of Design, Arts and Crafts", "Salem, MA": "Salem, MA",
		"Town,Council,News": "Town", "Home, Town, News, Views & Opinions of all the county": "Town", "Town; Council": "Town", "Category: Town": "Town", "#Town": "Town",
		"Uncategorized": "", "article": "", "Startseite": "", "Strona główna": "", "Sin categoría": "", "news_news": "", "https://www.post.example/town/": "", "48291077": "", "Bridge": "", "Ann Reed": "", "Daily Post": "", "null": "",
	} {
		a, _ := FromHTML([]byte(`<meta property=og:site_name content="Daily Post"><meta property=article:section content="`+given+`"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","author":{"@type":"Person","name":"Ann Reed"}}</script><h1>Bridge</h1>`+prose), Options{URL: "https://www.post.example/x"})
		if a.Section != want {
			t.Errorf("%q: %q, want %q", given, a.Section, want)
		}
	}
}

func TestKeywords(t *testing.T) {
	tags := func(words ...string) (s string) {
		for _, w := range words {
			s += `<meta property="article:tag" content="` + w + `">`
		}
		return s
	}
	linked := func(s string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","keywords":` + s + `}</script>`
	}
	for name, c := range map[string]struct{ meta, want string }{
		"one text":               {`<meta name=keywords content="bridge, council、river;town|roads">`, "bridge council river town roads"},
		"one tag":                {tags("bridge,council,river"), "bridge council river"},
		"commas of their own":    {linked(`["Reed, Inc.", "bridge"]`), "Reed, Inc. bridge"},
		"once each":              {tags("Bridge", "bridge", "River"), "Bridge River"},
		"of the system":          {tags("pageType:article", "contentId: 12", "Subject: Town", "river"), "Town river"},
		"a colon of its own":     {tags("Things to do: walks", "river"), "Things to do: walks river"},
		"codes":                  {tags("98be933f-38cf-4fba-b6c6-ad438e82010a", "18153161", "1907", "_prio_3", "cat_roads", "river"), "1907 river"},
		"the section":            {tags("Section: Town:Council", "river"), "river"},
		"the site":               {tags("Daily Post", "river"), "river"},
		"marks around":           {`<meta name=keywords content="«bridge, council», 'river', #town">`, "bridge council river town"},
		"nothing":                {tags("null", "Not Set", "river"), "river"},
		"entities":               {linked(`["roads &amp; rivers"]`), "roads & rivers"},
		"headline":               {linked(`["` + "The old bridge over the river is rebuilt" + `", "river"]`), "river"},
		"too long to be a word":  {tags(strings.Repeat("river ", 30), "town"), "town"},
		"a quote within ends it": {`<meta name=keywords content="the "old" bridge">`, ""},
	} {
		a, _ := FromHTML([]byte(`<meta property=og:site_name content="Daily Post">`+c.meta+`<h1>The old bridge over the river is rebuilt</h1>`+prose), Options{URL: "https://www.post.example/x"})
		if got := strings.Join(a.Keywords, " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	many := ""
	for n := range 200 {
		many += fmt.Sprintf("word%d,", n)
	}
	a, _ := FromHTML([]byte(`<meta name=keywords content="`+many+`"><meta name=description content="`+strings.Repeat("It is long. ", 1000)+`"><h1>Bridge</h1>`+prose), Options{URL: "https://www.post.example/x"})
	if len(a.Keywords) != maxKeywords || len(a.Summary) > maxSummary {
		t.Errorf("%d keywords, a summary of %d bytes", len(a.Keywords), len(a.Summary))
	}
}

func TestAccess(t *testing.T) {
	linked := func(s string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge",` + s + `}</script>`
	}
	paid := `"isAccessibleForFree":"False","hasPart":{"@type":"WebPageElement","isAccessibleForFree":"False","cssSelector":".paid"}`
	long := ""
	for n := range 40 {
		long += fmt.Sprintf("<p>On day %d of the works, the council said that all went well, that the %d workers had what they needed, and that the bridge would be open in time for the fair.</p>", n, 7*n)
	}
	prompt := `<p>Already a subscriber? Log in.</p>`
	for name, c := range map[string]struct{ head, body, want string }{
		"nothing said":          {"", prose, ""},
		"free":                  {linked(`"isAccessibleForFree":true`), prose, "free"},
		"free, as an address":   {linked(`"isAccessibleForFree":"https://schema.org/True"`), prose, "free"},
		"not free":              {linked(`"isAccessibleForFree":"False"`), prose, "partial"},
		"a part is not free":    {linked(`"hasPart":[{"isAccessibleForFree":false,"cssSelector":".paid"}]`), prose, "partial"},
		"the paid part is here": {linked(paid), `<div class="text paid">` + prose + prose2 + `</div>`, ""},
		"not free, but long":    {linked(`"isAccessibleForFree":false`), prose + long, ""},
		"long, but cut":         {linked(`"isAccessibleForFree":false`), prose + long + prompt, "partial"},
		"in the text's end":     {linked(`"isAccessibleForFree":false,"articleBody":"` + strings.Repeat("It was a long story. ", 40) + `Ben Holt, who has lived by the river for longer than anyone, said that he would walk over it first."`), prose + prose2, ""},
		"locked":                {`<meta property=article:content_tier content=locked>`, prose, "partial"},
		"metered":               {`<meta property=article:content_tier content=metered>`, prose, ""},
		"metered and cut":       {`<meta property=article:content_tier content=metered>`, prose + prompt, "partial"},
		"a prompt":              {"", prose + prompt, "partial"},
		"free with a prompt":    {linked(`"isAccessibleForFree":true`), prose + prompt, "free"},
	} {
		a, _ := FromHTML([]byte(c.head+`<h1>Bridge</h1><article>`+c.body+`</article>`), Options{URL: "https://www.post.example/x"})
		if a.Access != c.want {
			t.Errorf("%s: %q, want %q", name, a.Access, c.want)
		}
	}
}

const prose2 = `<p>The mayor said that the work would begin after the summer, and that it would take two years, during which the buses would go around by the mill and the school.</p><p>Ben Holt, who has lived by the river for longer than anyone, said that he would walk over it first.</p>`

func TestKickerAndSubtitleAreNoLabels(t *testing.T) {
	for kicker, want := range map[string]string{"Town Hall": "Town Hall", "Title": "", "Artikel": "", "Share article": "", "1. Februar 2022": "", "2025 in Review": "2025 in Review"} {
		a, _ := FromHTML([]byte(`<html lang=de><p class=kicker>`+kicker+`</p><h1>The old bridge is rebuilt</h1><p class=subtitle>Share</p>`+prose), Options{URL: "https://www.post.example/x"})
		if a.Kicker != want || a.Subtitle != "" {
			t.Errorf("%q: kicker %q, subtitle %q", kicker, a.Kicker, a.Subtitle)
		}
	}
}

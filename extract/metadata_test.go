package extract

import "testing"

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

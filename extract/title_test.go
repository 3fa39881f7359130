package extract

import "testing"

func TestTitles(t *testing.T) {
	for name, c := range map[string]struct{ body, title, kicker string }{
		"site after a bar":         {`<title>Bridge to be rebuilt | Daily Post</title><meta property=og:site_name content="Daily Post">` + prose, "Bridge to be rebuilt", ""},
		"site before a colon":      {`<title>Daily Post: Bridge to be rebuilt</title><meta property=og:site_name content="Daily Post">` + prose, "Bridge to be rebuilt", ""},
		"section and site":         {`<title>Bridge to be rebuilt - Town - Daily Post</title><meta property=og:site_name content="Daily Post"><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", ""},
		"colon is the headline's":  {`<title>Bridge: a town waits - Daily Post</title><meta property=og:site_name content="Daily Post"><h1>Bridge: a town waits</h1>` + prose, "Bridge: a town waits", ""},
		"logo in h1":               {`<title>Bridge to be rebuilt - Daily Post</title><meta property=og:site_name content="Daily Post"><h1>Daily Post</h1><h2>Bridge to be rebuilt</h2>` + prose, "Bridge to be rebuilt", ""},
		"two h1":                   {`<title>Bridge to be rebuilt</title><h1>Search</h1><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", ""},
		"chinese":                  {`<html lang=zh><title>大桥重建工程今日正式动工_本地新闻_江城网</title><h1>大桥重建工程今日正式动工</h1>` + prose, "大桥重建工程今日正式动工", ""},
		"chinese, no h1":           {`<html lang=zh><title>大桥重建工程今日正式动工_江城网</title>` + prose, "大桥重建工程今日正式动工", ""},
		"kicker apart":             {`<title>Bridge to be rebuilt</title><div class=kicker>Town hall</div><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", "Town hall"},
		"kicker in the h1":         {`<title>Bridge to be rebuilt | Post</title><meta property=og:title content="Bridge to be rebuilt"><h1><span class=kicker>Town hall</span> Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", "Town hall"},
		"h1 ends a trail":          {`<title>Old bridge: what the town plans</title><meta property=og:title content="Old bridge: what the town plans"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to be rebuilt by spring"}</script><ol><li><a href=/>Home</a><li><a href=/town>Town</a><li><h1>Old bridge: what the town plans</h1></ol><article><h2>Bridge to be rebuilt by spring</h2>` + prose + `</article>`, "Bridge to be rebuilt by spring", ""},
		"all agree with a trail":   {`<title>Old bridge: what the town plans</title><meta property=og:title content="Old bridge: what the town plans"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge: what the town plans"}</script><ol><li><a href=/>Home</a><li><h1>Old bridge: what the town plans</h1></ol><article><h2>Work begins in spring</h2>` + prose + `</article>`, "Old bridge: what the town plans", ""},
		"section above the h1":     {`<title>Bridge to be rebuilt</title><meta property=og:title content="Bridge to be rebuilt"><header><a href=/town>Town</a><h1>Bridge to be rebuilt</h1></header><h2>The council voted for it on Monday night</h2>` + prose, "Bridge to be rebuilt", ""},
		"kicker and headline run":  {`<title>Town hall: Bridge to be rebuilt | Post</title><meta property=og:title content="Town hall: Bridge to be rebuilt"><h1><span class=a>Town hall</span><span class=b>Bridge to be rebuilt</span></h1>` + prose, "Town hall: Bridge to be rebuilt", "Town hall"},
		"and the headline's colon": {`<title>Town hall: Bridge: a town waits | Post</title><meta property=og:title content="Town hall: Bridge: a town waits"><h1><span class=a>Town hall</span><span class=b>Bridge: a town waits</span></h1>` + prose, "Town hall: Bridge: a town waits", "Town hall"},
		"two lines in the h1":      {`<title>Bridges of the north | Post</title><h1>Bridges of the north<span class=block>Where to cross the river</span></h1>` + prose, "Bridges of the north Where to cross the river", ""},
		"bar in the h1":            {`<title>Bridges of the north | Rivers of the south — Post</title><script type="application/ld+json">{"@type":"Article","headline":"Bridges of the north | Rivers of the south"}</script><h1>Bridges of the north | Rivers of the south</h1>` + prose, "Bridges of the north | Rivers of the south", ""},
		"h1 of a part":             {`<title>How we crossed the ferry, the bridge and the ford - Post</title><meta property=og:title content="How we crossed the ferry, the bridge and the ford"><h1>notes/crossing</h1>` + prose + `<h1>Bridge</h1>` + prose, "How we crossed the ferry, the bridge and the ford", ""},
		"short h1, long title":     {`<title>Bridges - Town of Northford</title><meta property=og:title content="Bridges - Town of Northford and its region"><h1>Bridges</h1>` + prose, "Bridges", ""},
		"site named as the story":  {`<title>Bridge to be rebuilt by spring, says the town | Clay</title><meta property=og:title content="Bridge to be rebuilt by spring, says the town | Clay"><meta property=og:site_name content="Bridge to be rebuilt by spring, says the town | Clay"><h1>Bridge to be rebuilt by spring, says the town</h1>` + prose, "Bridge to be rebuilt by spring, says the town", ""},
		"quotes in guillemets":     {`<title>Mayor on the bridge: « It will stand » - Post</title><meta property=og:site_name content=Post><h1>Mayor on the bridge: « It will stand »</h1>` + prose, "Mayor on the bridge: « It will stand »", ""},
		"reversed guillemets":      {`<title>Mayor on the bridge: »It will stand«</title><h1>Mayor on the bridge: »It will stand«</h1>` + prose, "Mayor on the bridge: »It will stand«", ""},
		"guillemet as a bar":       {`<title>Bridge to be rebuilt »</title><meta property=og:title content="Bridge to be rebuilt »">` + prose, "Bridge to be rebuilt", ""},
		"forms that break off":     {`<title>Old bridge to be rebuilt by spring, says…</title><meta property=og:title content="Old bridge to be rebuilt by spring, says…"><meta name=twitter:title content="Old bridge to be rebuilt by spring, says…"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Old bridge"}</script><h1>Old bridge to be rebuilt by spring, says the council</h1>` + prose, "Old bridge to be rebuilt by spring, says the council", ""},
		"date is no kicker":        {`<title>Bridge to be rebuilt</title><div class=kicker>August 6, 2020</div><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", ""},
		"label is no kicker":       {`<title>Bridge to be rebuilt</title><div class=eyebrow>Updated</div><div class=kicker>Article</div><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", ""},
		"box below is no kicker":   {`<title>Bridge to be rebuilt</title><h1>Bridge to be rebuilt</h1>` + prose + `<div class=kicker>Key takeaways</div>`, "Bridge to be rebuilt", ""},
		"kicker with its colon":    {`<title>Bridge to be rebuilt</title><div class=kicker>Town hall:</div><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", "Town hall"},
		"kicker in its element":    {`<title>Bridge to be rebuilt | Post</title><meta property=og:title content="Bridge to be rebuilt"><h1><strong>Opinion:</strong> Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", "Opinion"},
		"site in the h1":           {`<title>Notes of a ferryman: Bridge to be rebuilt</title><meta property=og:title content="Bridge to be rebuilt"><h1>Notes of a ferryman</h1><h3 class=post-title>Bridge to be rebuilt</h3>` + prose, "Bridge to be rebuilt", ""},
		"site linked in the h1":    {`<title>Notes of a ferryman: Bridge to be rebuilt</title><h1><a href=/>Notes of a ferryman</a></h1><h3>Bridge to be rebuilt</h3>` + prose, "Bridge to be rebuilt", ""},
		"long h1 in other words":   {`<title>10 great bridges of the north, ranked | Post</title><meta property=og:title content="10 great bridges of the north, ranked"><h1>After years of travel, we crossed the ten bridges of the north that are worth it</h1>` + prose, "After years of travel, we crossed the ten bridges of the north that are worth it", ""},
		"bar between the two":      {`<title>Bridges | Town to rebuild the old one | Post</title><meta property=og:site_name content=Post><meta property=og:title content="Bridges | Town to rebuild the old one"><h1><span class=a>Bridges</span><span class=b>Town to rebuild the old one</span></h1>` + prose, "Town to rebuild the old one", "Bridges"},
		"kicker told nowhere":      {`<title>Northford: Town to rebuild its old bridge | Post</title><meta property=og:site_name content=Post><h1><span class=a>Surprise at the town hall</span><span class=b>Town to rebuild its old bridge</span></h1>` + prose, "Town to rebuild its old bridge", "Surprise at the town hall"},
		"another form in the h1":   {`<title>Town to rebuild its old bridge: Post</title><meta property=og:site_name content=Post><script type="application/ld+json">{"@type":"NewsArticle","headline":"Town to rebuild its old bridge"}</script><h1><span class=a>Town to rebuild its old bridge</span><div class=b>Northford will have a new bridge</div></h1>` + prose, "Town to rebuild its old bridge", ""},
		"h1 of another thing":      {`<title>Bridge to be rebuilt - Post</title><meta property=og:title content="Bridge to be rebuilt"><h1>A word from our founder</h1>` + prose, "Bridge to be rebuilt", ""},
	} {
		a, err := FromHTML([]byte(c.body), Options{URL: "https://news.example/x"})
		if err != nil && err != ErrNoArticle {
			t.Fatal(err)
		}
		if a.Title != c.title || a.Kicker != c.kicker {
			t.Errorf("%s: %q, %q; want %q, %q", name, a.Title, a.Kicker, c.title, c.kicker)
		}
	}
}

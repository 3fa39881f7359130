package extract

import "testing"

func TestTitles(t *testing.T) {
	for name, c := range map[string]struct{ body, title, kicker string }{
		"site after a bar":        {`<title>Bridge to be rebuilt | Daily Post</title><meta property=og:site_name content="Daily Post">` + prose, "Bridge to be rebuilt", ""},
		"site before a colon":     {`<title>Daily Post: Bridge to be rebuilt</title><meta property=og:site_name content="Daily Post">` + prose, "Bridge to be rebuilt", ""},
		"section and site":        {`<title>Bridge to be rebuilt - Town - Daily Post</title><meta property=og:site_name content="Daily Post"><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", ""},
		"colon is the headline's": {`<title>Bridge: a town waits - Daily Post</title><meta property=og:site_name content="Daily Post"><h1>Bridge: a town waits</h1>` + prose, "Bridge: a town waits", ""},
		"logo in h1":              {`<title>Bridge to be rebuilt - Daily Post</title><meta property=og:site_name content="Daily Post"><h1>Daily Post</h1><h2>Bridge to be rebuilt</h2>` + prose, "Bridge to be rebuilt", ""},
		"two h1":                  {`<title>Bridge to be rebuilt</title><h1>Search</h1><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", ""},
		"chinese":                 {`<html lang=zh><title>大桥重建工程今日正式动工_本地新闻_江城网</title><h1>大桥重建工程今日正式动工</h1>` + prose, "大桥重建工程今日正式动工", ""},
		"chinese, no h1":          {`<html lang=zh><title>大桥重建工程今日正式动工_江城网</title>` + prose, "大桥重建工程今日正式动工", ""},
		"kicker apart":            {`<title>Bridge to be rebuilt</title><div class=kicker>Town hall</div><h1>Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", "Town hall"},
		"kicker in the h1":        {`<title>Bridge to be rebuilt | Post</title><meta property=og:title content="Bridge to be rebuilt"><h1><span class=kicker>Town hall</span> Bridge to be rebuilt</h1>` + prose, "Bridge to be rebuilt", "Town hall"},
		"h1 of another thing":     {`<title>Bridge to be rebuilt - Post</title><meta property=og:title content="Bridge to be rebuilt"><h1>A word from our founder</h1>` + prose, "Bridge to be rebuilt", ""},
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

package extract

import (
	"strings"
	"testing"
	"time"
)

func TestStamps(t *testing.T) {
	captured := time.Date(2021, 3, 4, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ language, text, want string }{
		// machines
		{"en", "2020-08-06T22:10:00+08:00", "2020-08-06T22:10:00+08:00"},
		{"en", "2020-08-06T22:10:00.123Z", "2020-08-06T22:10:00Z"},
		{"en", "2020-08-06T22:10:00+0000", "2020-08-06T22:10:00Z"},
		{"en", "2020-08-06 22:10:05", "2020-08-06T22:10:05"},
		{"en", "2020-08-06", "2020-08-06"},
		{"en", "20200806", "2020-08-06"},
		{"en", "20200806T221000Z", "2020-08-06T22:10:00Z"},
		{"en", "1596723000", "2020-08-06T14:10:00Z"},
		{"en", "1596723000000", "2020-08-06T14:10:00Z"},
		{"en", "Thu, 06 Aug 2020 22:10:00 GMT", "2020-08-06T22:10:00Z"},
		{"en", "Thu Aug 06 22:10:00 +0800 2020", "2020-08-06T22:10:00+08:00"},
		// readers
		{"en-US", "August 6, 2020 at 10:10 p.m. ET", "2020-08-06T22:10:00-04:00"},
		{"en-US", "Jan. 6, 2020, 7:05 AM EST", "2020-01-06T07:05:00-05:00"},
		{"en", "6th of August, 2020", "2020-08-06"},
		{"en", "Posted 22:10, 6 August 2020", "2020-08-06T22:10:00"},
		{"en-US", "06/08/2020", "2020-06-08"},
		{"en-GB", "06/08/2020", "2020-08-06"},
		{"en-US", "25/12/2020", "2020-12-25"},
		{"zh", "2020年8月6日 22:10", "2020-08-06T22:10:00"},
		{"zh", "发布时间：2020-08-06 22:10:03 来源：某报", "2020-08-06T22:10:03"},
		{"zh", "2020年08月06日下午3点20分", "2020-08-06T15:20:00"},
		{"ja", "2020年8月6日 午後3時20分", "2020-08-06T15:20:00"},
		{"ja", "令和2年8月6日", "2020-08-06"},
		{"ko", "2020. 8. 6. 오후 3:20", "2020-08-06T15:20:00"},
		{"ko", "입력 2020년 8월 6일 15시 20분", "2020-08-06T15:20:00"},
		{"de", "6. August 2020, 22:10 Uhr", "2020-08-06T22:10:00"},
		{"de", "06.08.2020 um 22.10 Uhr", "2020-08-06T22:10:00"},
		{"de", "Do., 06.08.20, 22:10 Uhr", "2020-08-06T22:10:00"},
		{"fr", "Publié le 6 août 2020 à 22h10", "2020-08-06T22:10:00"},
		{"fr", "1er janvier 2020", "2020-01-01"},
		{"es", "6 de agosto de 2020 a las 22:10 h", "2020-08-06T22:10:00"},
		{"es", "06/08/2020 22:10", "2020-08-06T22:10:00"},
		{"it", "6 agosto 2020 alle 22:10", "2020-08-06T22:10:00"},
		{"pt", "6 de agosto de 2020 às 22h10", "2020-08-06T22:10:00"},
		{"nl", "6 augustus 2020 22:10", "2020-08-06T22:10:00"},
		{"no", "6. august 2020 kl. 22.10", "2020-08-06T22:10:00"},
		{"sv", "6 augusti 2020 kl. 22.10", "2020-08-06T22:10:00"},
		{"da", "6. aug. 2020 kl. 22.10", "2020-08-06T22:10:00"},
		{"fi", "6. elokuuta 2020", "2020-08-06"},
		{"tr", "6 Ağustos 2020 - 22:10", "2020-08-06T22:10:00"},
		{"ru", "6 августа 2020, 22:10 МСК", "2020-08-06T22:10:00+03:00"},
		{"uk", "6 серпня 2020, 22:10", "2020-08-06T22:10:00"},
		{"pl", "6 sierpnia 2020", "2020-08-06"},
		{"cs", "6. srpna 2020 22:10", "2020-08-06T22:10:00"},
		{"hu", "2020. augusztus 6.", "2020-08-06"},
		{"el", "6 Αυγούστου 2020", "2020-08-06"},
		{"id", "Kamis, 6 Agustus 2020 22:10 WIB", "2020-08-06T22:10:00+07:00"},
		{"vi", "6 tháng 8, 2020", "2020-08-06"},
		{"vi", "Thứ năm, 6/8/2020, 22:10 (GMT+7)", "2020-08-06T22:10:00+07:00"},
		{"ar", "6 أغسطس 2020", "2020-08-06"},
		{"ar", "٦ أغسطس ٢٠٢٠", "2020-08-06"},
		{"hi", "6 अगस्त 2020", "2020-08-06"},
		{"th", "6 สิงหาคม 2563", "2020-08-06"},
		// against the capture, 2021-03-04 12:00 UTC
		{"en", "2 hours ago", "2021-03-04T10:00:00Z"},
		{"fr", "il y a 2 heures", "2021-03-04T10:00:00Z"},
		{"de", "vor 3 Tagen", "2021-03-01"},
		{"zh", "2小时前", "2021-03-04T10:00:00Z"},
		{"ja", "2時間前", "2021-03-04T10:00:00Z"},
		{"es", "hace 5 minutos", "2021-03-04T11:55:00Z"},
		{"en", "Yesterday at 10:10 pm", "2021-03-03T22:10:00"},
		// none
		{"en", "version 12.34.56", ""},
		{"en", "call 555-12-3456", ""},
		{"en", "2020-13-45", ""},
		{"en", "31 February 2020", ""},
		{"en", "3 months ago", ""},
		{"en", "Page 1 of 3", ""},
	} {
		r := reading{language: c.language, captured: captured}
		got, ok := r.value(c.text)
		if !ok {
			got, _, _, ok = r.find(c.text)
		}
		s := ""
		if ok {
			s = got.String()
		}
		if s != c.want {
			t.Errorf("%s %q = %q, want %q", c.language, c.text, s, c.want)
		}
	}
}

func TestAddressDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/2020/08/06/story.html":  "2020-08-06",
		"https://a.example/news/2020-08-06-story":  "2020-08-06",
		"https://a.example/c/2020-08/06/story":     "2020-08-06",
		"https://a.example/20200806/story":         "2020-08-06",
		"https://a.example/news/2020/aug/06/story": "2020-08-06",
		"https://a.example/a/t20200806_123.htm":    "2020-08-06",
		"https://a.example/2020/0806/c1-2.html":    "2020-08-06",
		"https://a.example/article/1234567890123":  "",
		"https://a.example/2020/99/06/story":       "",
		"https://a.example/product/19991399/x":     "",
	} {
		if got := addressDate(address).String(); got != want {
			t.Errorf("%s = %q, want %q", address, got, want)
		}
	}
}

func TestZoneOfHost(t *testing.T) {
	for _, c := range []struct {
		host       string
		month, day int
		want       int
		ok         bool
	}{{"news.example.cn", 8, 6, 8 * 3600, true}, {"www.example.de", 8, 6, 2 * 3600, true}, {"www.example.de", 1, 6, 3600, true}, {"example.de", 3, 29, 2 * 3600, true}, {"example.de", 3, 28, 3600, true}, {"example.de", 10, 25, 3600, true}, {"example.co.uk", 7, 1, 3600, true}, {"example.com", 7, 1, 0, false}} {
		got, ok := zoneOfHost(c.host, stamp{year: 2020, month: c.month, day: c.day})
		if got != c.want || ok != c.ok {
			t.Errorf("%s %d-%d = %d %v", c.host, c.month, c.day, got, ok)
		}
	}
}

// dates extracts a page and returns its published, source and modified.
func dates(t *testing.T, body, address string) (published, source, modified string) {
	t.Helper()
	a, err := FromHTML([]byte(body), Options{URL: address, Captured: time.Date(2021, 3, 4, 12, 0, 0, 0, time.UTC)})
	if err != nil && err != ErrNoArticle {
		t.Fatal(err)
	}
	return a.Published, a.PublishedSource, a.Modified
}

const prose = `<p>The council voted on Monday to rebuild the old bridge, which had been closed since the spring, and to pay for it from the reserve.</p><p>Residents had asked for it for years, and several of them spoke at the meeting, which went on until midnight, before the vote was taken.</p>`

func TestPageDates(t *testing.T) {
	for name, c := range map[string]struct{ body, url, published, source, modified string }{
		"json-ld before meta":       {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","datePublished":"2020-08-06T22:10:00+02:00","dateModified":"2020-08-07T08:00:00+02:00"}</script><meta property="article:published_time" content="2020-08-05T00:00:00Z"><h1>Bridge</h1>` + prose, "https://a.example/x", "2020-08-06T22:10:00+02:00", "json-ld", "2020-08-07T08:00:00+02:00"},
		"a day made precise":        {`<meta name="date" content="2020-08-06"><h1>Bridge</h1><time datetime="2020-08-06T22:10:00Z" itemprop="datePublished">6 Aug</time>` + prose, "https://a.example/x", "2020-08-06T22:10:00Z", "microdata", ""},
		"text, zone of the country": {`<html lang=de><h1>Brücke</h1><div class=meta>6. August 2020, 22:10 Uhr</div>` + prose, "https://www.example.de/x", "2020-08-06T22:10:00+02:00", "text", ""},
		"text, no zone known":       {`<h1>Bridge</h1><div class=info>Published: August 6, 2020 10:10 pm</div>` + prose, "https://a.example/x", "2020-08-06T22:10:00", "text", ""},
		"change beside publication": {`<h1>Bridge</h1><div class=dates><span>Published 6 August 2020</span> <span>Updated 9 August 2020</span></div>` + prose, "https://a.example/x", "2020-08-06", "text", "2020-08-09"},
		"not a comment's":           {`<h1>Bridge</h1>` + prose + `<div class=comments><div class=comment><time datetime="2020-09-01T10:00:00Z">1 Sep</time> Nice</div></div>`, "https://a.example/x", "", "", ""},
		"not the copyright's":       {`<h1>Bridge</h1>` + prose + `<div>© Copyright 01.01.2019 Example</div>`, "https://a.example/x", "", "", ""},
		"not a related story's":     {`<h1>Bridge</h1>` + prose + `<div class=related><a href=/y>Other story <time datetime=2020-01-01>1 Jan</time></a></div>`, "https://a.example/x", "", "", ""},
		"address last":              {`<h1>Bridge</h1>` + prose, "https://a.example/2020/08/06/x", "2020-08-06", "url", ""},
		"not after the capture":     {`<meta name=date content="2099-01-01"><h1>Bridge</h1>` + prose, "https://a.example/x", "", "", ""},
		"ago":                       {`<html lang=fr><h1>Pont</h1><div class=date>il y a 2 heures</div>` + prose, "https://a.example/x", "2021-03-04T10:00:00Z", "text", ""},
	} {
		published, source, modified := dates(t, c.body, c.url)
		if published != c.published || source != c.source || modified != c.modified {
			t.Errorf("%s: %q %q %q, want %q %q %q", name, published, source, modified, c.published, c.source, c.modified)
		}
	}
}

// FuzzDate checks that reading never fails, that what it reads is a day of the calendar, and that it
// reads its own output back.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2020年8月6日 22:10", "6 August 2020 at 10:10 p.m. ET", "il y a 2 heures", "06.08.20", "٦ أغسطس ٢٠٢٠", "令和2年8月6日", "20200806T221000Z", "1596723000"} {
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		r := reading{language: language, captured: time.Date(2021, 3, 4, 0, 0, 0, 0, time.UTC)}
		got, from, to, ok := r.find(head(s, 2000))
		if ok && (!got.valid() && got.year != 0 || from < 0 || to > len(s) || from >= to) {
			t.Fatalf("%q: %+v %d %d", s, got, from, to)
		}
		if v, ok := r.value(s); ok && v.year != 0 {
			if !v.valid() {
				t.Fatalf("%q: %+v", s, v)
			}
			again, ok := r.value(v.String())
			if again.raw = v.raw; !ok || again.String() != v.String() {
				t.Fatalf("%q reads as %s, which reads as %s", s, v, again)
			}
		}
		addressDate("https://a.example/" + strings.ToValidUTF8(s, ""))
	})
}

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
		{"en", "1596723000.482", "2020-08-06T14:10:00Z"},
		{"en", "9000000000000", ""}, // in 2255
		{"en", "/Date(1596723000000)/", "2020-08-06T14:10:00Z"},
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
		{"en", "on Thursday August 6, 2020 @10:10PM", "2020-08-06T22:10:00"},
		{"en", "2020•08•06", "2020-08-06"},
		{"en", "Founded in 1990 - May 6 2020", "2020-05-06"},
		{"en", "In 2019, August 6, 2020", "2020-08-06"},
		{"en", "iPhone 6 Pro 2020", ""},
		{"en", "6 LED 2020", ""},
		{"fr", "les 6 des 2020 nommés", ""},
		{"en", "version 1.20.08.06", ""},
		{"en", "109/08/06", ""},
		{"ru", "1399/05/16", ""},
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

// TestRelativeStamps reads how long ago, and yesterday at an hour, in each language of the news, against
// a capture on 2021-03-04 at 12:00 UTC. Without the time of capture nothing is read.
func TestRelativeStamps(t *testing.T) {
	captured := time.Date(2021, 3, 4, 12, 0, 0, 0, time.UTC)
	const twoHours, threeDays, fiveMinutes = "2021-03-04T10:00:00Z", "2021-03-01", "2021-03-04T11:55:00Z"
	for _, c := range []struct{ language, text, want string }{
		{"en", "2 hours ago", twoHours}, {"en", "3 days ago", threeDays}, {"en", "5 mins ago", fiveMinutes}, {"en", "Published 2h ago", twoHours}, {"en", "an hour ago", "2021-03-04T11:00:00Z"}, {"en", "a week ago", "2021-02-25"},
		{"de", "vor 2 Stunden", twoHours}, {"de", "vor 3 Tagen", threeDays}, {"de", "Vor 5 Min.", fiveMinutes}, {"de", "vor einer Stunde", "2021-03-04T11:00:00Z"}, {"de", "gestern, 22:10 Uhr", "2021-03-03T22:10:00"}, {"de", "heute um 8:05 Uhr", "2021-03-04T08:05:00"},
		{"fr", "il y a 2 heures", twoHours}, {"fr", "Il y a 3 jours", threeDays}, {"fr", "il y a 5 min", fiveMinutes}, {"fr", "il y a une heure", "2021-03-04T11:00:00Z"}, {"fr", "hier à 22h10", "2021-03-03T22:10:00"}, {"fr", "aujourd'hui à 8h05", "2021-03-04T08:05:00"},
		{"es", "hace 2 horas", twoHours}, {"es", "hace 3 días", threeDays}, {"es", "hace 5 minutos", fiveMinutes}, {"es", "hace una hora", "2021-03-04T11:00:00Z"}, {"es", "ayer a las 22:10", "2021-03-03T22:10:00"},
		{"pt", "há 2 horas", twoHours}, {"pt", "há 3 dias", threeDays}, {"pt", "2 horas atrás", twoHours}, {"pt", "ontem às 22h10", "2021-03-03T22:10:00"},
		{"it", "2 ore fa", twoHours}, {"it", "3 giorni fa", threeDays}, {"it", "5 minuti fa", fiveMinutes}, {"it", "ieri alle 22:10", "2021-03-03T22:10:00"}, {"it", "un'ora fa", "2021-03-04T11:00:00Z"},
		{"nl", "2 uur geleden", twoHours}, {"nl", "3 dagen geleden", threeDays}, {"nl", "gisteren om 22:10", "2021-03-03T22:10:00"},
		{"no", "2 timer siden", twoHours}, {"no", "for 2 timer siden", twoHours}, {"no", "3 dager siden", threeDays}, {"no", "i går kl. 22.10", "2021-03-03T22:10:00"},
		{"da", "2 timer siden", twoHours}, {"da", "for 3 dage siden", threeDays}, {"da", "i går kl. 22.10", "2021-03-03T22:10:00"},
		{"sv", "för 2 timmar sedan", twoHours}, {"sv", "3 dagar sedan", threeDays}, {"sv", "igår kl 22.10", "2021-03-03T22:10:00"}, {"sv", "i går 22:10", "2021-03-03T22:10:00"},
		{"fi", "2 tuntia sitten", twoHours}, {"fi", "3 päivää sitten", threeDays}, {"fi", "eilen klo 22.10", "2021-03-03T22:10:00"},
		{"is", "fyrir 2 klukkustundum", twoHours},
		{"tr", "2 saat önce", twoHours}, {"tr", "3 gün önce", threeDays}, {"tr", "5 dakika önce", fiveMinutes}, {"tr", "dün 22:10", "2021-03-03T22:10:00"},
		{"ru", "2 часа назад", twoHours}, {"ru", "3 дня назад", threeDays}, {"ru", "5 минут назад", fiveMinutes}, {"ru", "вчера в 22:10", "2021-03-03T22:10:00"}, {"ru", "сегодня, 08:05", "2021-03-04T08:05:00"},
		{"uk", "2 години тому", twoHours}, {"uk", "3 дні тому", threeDays}, {"uk", "вчора о 22:10", "2021-03-03T22:10:00"},
		{"bg", "преди 2 часа", twoHours}, {"bg", "преди 3 дни", threeDays},
		{"sr", "пре 2 сата", twoHours}, {"hr", "prije 2 sata", twoHours}, {"hr", "prije 3 dana", threeDays}, {"sl", "pred 3 dnevi", threeDays},
		{"pl", "2 godziny temu", twoHours}, {"pl", "3 dni temu", threeDays}, {"pl", "wczoraj, 22:10", "2021-03-03T22:10:00"},
		{"cs", "před 2 hodinami", twoHours}, {"cs", "před 3 dny", threeDays}, {"cs", "včera 22:10", "2021-03-03T22:10:00"},
		{"sk", "pred 2 hodinami", twoHours}, {"hu", "2 órája", twoHours}, {"hu", "3 napja", threeDays}, {"hu", "2 órával ezelőtt", twoHours},
		{"ro", "acum 2 ore", twoHours}, {"ro", "acum 3 zile", threeDays}, {"ro", "ieri, 22:10", "2021-03-03T22:10:00"},
		{"el", "πριν 2 ώρες", twoHours}, {"el", "πριν από 3 ημέρες", threeDays}, {"el", "χθες 22:10", "2021-03-03T22:10:00"},
		{"ca", "fa 2 hores", twoHours}, {"ca", "fa 3 dies", threeDays},
		{"id", "2 jam yang lalu", twoHours}, {"id", "3 hari lalu", threeDays}, {"ms", "2 jam lalu", twoHours}, {"vi", "2 giờ trước", twoHours}, {"vi", "3 ngày trước", threeDays},
		{"ar", "منذ 2 ساعة", twoHours}, {"ar", "قبل 3 أيام", threeDays}, {"fa", "2 ساعت پیش", twoHours}, {"he", "לפני 2 שעות", twoHours}, {"he", "לפני 3 ימים", threeDays},
		{"hi", "2 घंटे पहले", twoHours}, {"hi", "3 दिन पहले", threeDays}, {"bn", "২ ঘণ্টা আগে", twoHours}, {"th", "2 ชั่วโมงที่แล้ว", twoHours}, {"th", "3 วันก่อน", threeDays},
		{"zh", "2小时前", twoHours}, {"zh", "3天前", threeDays}, {"zh", "5分钟前", fiveMinutes}, {"zh", "昨天 22:10", "2021-03-03T22:10:00"}, {"zh", "前天 08:05", "2021-03-02T08:05:00"}, {"zh", "今天08:05", "2021-03-04T08:05:00"}, {"zh-TW", "2小時前", twoHours},
		{"ja", "2時間前", twoHours}, {"ja", "3日前", threeDays}, {"ja", "5分前", fiveMinutes}, {"ja", "昨日 22:10", "2021-03-03T22:10:00"}, {"ko", "2시간 전", twoHours}, {"ko", "3일 전", threeDays}, {"ko", "5분 전", fiveMinutes}, {"ko", "어제 22:10", "2021-03-03T22:10:00"},
		{"en", "3 months ago", ""}, {"de", "vor 2 Jahren", ""}, {"en", "yesterday", ""}, {"en", "2 hours", ""}, {"de", "vor 2 Toren", ""}, {"zh", "3年前", ""},
	} {
		got, _, _, ok := reading{language: c.language, captured: captured}.find(c.text)
		s := ""
		if ok {
			s = got.String()
		}
		if s != c.want {
			t.Errorf("%s %q = %q, want %q", c.language, c.text, s, c.want)
		}
		if got, _, _, ok := (reading{language: c.language}).find(c.text); ok && got.year != 0 {
			t.Errorf("%s %q = %s without a time of capture", c.language, c.text, got)
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
	}{{"news.example.cn", 8, 6, 8 * 3600, true}, {"www.example.de", 8, 6, 2 * 3600, true}, {"www.example.de", 1, 6, 3600, true}, {"example.de", 3, 29, 2 * 3600, true}, {"example.de", 3, 28, 3600, true}, {"example.de", 10, 25, 3600, true}, {"example.co.uk", 7, 1, 3600, true}, {"news.example.ir", 1, 6, 12600, true}, {"news.example.ir", 5, 6, 16200, true}, {"example.com", 7, 1, 0, false}} {
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
		"json-ld before meta":                          {`<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge","datePublished":"2020-08-06T22:10:00+02:00","dateModified":"2020-08-07T08:00:00+02:00"}</script><meta property="article:published_time" content="2020-08-05T00:00:00Z"><h1>Bridge</h1>` + prose, "https://a.example/x", "2020-08-06T22:10:00+02:00", "json-ld", "2020-08-07T08:00:00+02:00"},
		"a day made precise":                           {`<meta name="date" content="2020-08-06"><h1>Bridge</h1><time datetime="2020-08-06T22:10:00Z" itemprop="datePublished">6 Aug</time>` + prose, "https://a.example/x", "2020-08-06T22:10:00Z", "microdata", ""},
		"text, zone of the country":                    {`<html lang=de><h1>Brücke</h1><div class=meta>6. August 2020, 22:10 Uhr</div>` + prose, "https://www.example.de/x", "2020-08-06T22:10:00+02:00", "text", ""},
		"text, no zone known":                          {`<h1>Bridge</h1><div class=info>Published: August 6, 2020 10:10 pm</div>` + prose, "https://a.example/x", "2020-08-06T22:10:00", "text", ""},
		"change beside publication":                    {`<h1>Bridge</h1><div class=dates><span>Published 6 August 2020</span> <span>Updated 9 August 2020</span></div>` + prose, "https://a.example/x", "2020-08-06", "text", "2020-08-09"},
		"not a comment's":                              {`<h1>Bridge</h1>` + prose + `<div class=comments><div class=comment><time datetime="2020-09-01T10:00:00Z">1 Sep</time> Nice</div></div>`, "https://a.example/x", "", "", ""},
		"not the copyright's":                          {`<h1>Bridge</h1>` + prose + `<div>© Copyright 01.01.2019 Example</div>`, "https://a.example/x", "", "", ""},
		"not a related story's":                        {`<h1>Bridge</h1>` + prose + `<div class=related><a href=/y>Other story <time datetime=2020-01-01>1 Jan</time></a></div>`, "https://a.example/x", "", "", ""},
		"address last":                                 {`<h1>Bridge</h1>` + prose, "https://a.example/2020/08/06/x", "2020-08-06", "url", ""},
		"not after the capture":                        {`<meta name=date content="2099-01-01"><h1>Bridge</h1>` + prose, "https://a.example/x", "", "", ""},
		"all it says is a change":                      {`<h1>Bridge</h1><div class=info>Last updated: 6 August 2020</div>` + prose, "https://a.example/x", "2020-08-06", "modified", "2020-08-06"},
		"the editors' day":                             {`<script type="application/ld+json">{"@type":"Article","headline":"Bridge","datePublished":"2021-02-01T10:00:00Z","dateModified":"2021-02-01T10:00:00Z"}</script><h1>Bridge</h1><div class=meta>6 August 2020</div>` + prose, "https://a.example/x", "2020-08-06", "text", "2021-02-01T10:00:00Z"},
		"the zone of the time shown":                   {`<meta property="article:published_time" content="2020-08-07T02:10:30Z"><h1>Bridge</h1><div class=date>6 August 2020, 10:10 pm</div>` + prose, "https://a.example/x", "2020-08-06T22:10:30-04:00", "meta", ""},
		"the zone of a machine's date":                 {`<meta property="article:published_time" content="2020-08-07T02:10:30Z"><h1>Bridge</h1><div><time datetime="2020-08-06T19:10:30-07:00">August 6</time></div>` + prose, "https://a.example/x", "2020-08-06T19:10:30-07:00", "meta", ""},
		"the zone of comments, the day of the address": {`<meta property="article:published_time" content="2020-08-07T02:10:30Z"><h1>Bridge</h1>` + prose + `<div class=comments><time datetime="2020-08-07T08:00:00-05:00">Friday</time></div>`, "https://a.example/2020/08/06/x", "2020-08-06T21:10:30-05:00", "meta", ""},
		"the zone of the country, the day shown":       {`<html lang=ja><meta property="article:published_time" content="2020-08-05T16:10:00Z"><h1>橋の再建</h1><div class=date>2020年8月6日</div>` + prose, "https://www.example.jp/x", "2020-08-06T01:10:00+09:00", "meta", ""},
		"the zone of the element's own words":          {`<meta property="article:published_time" content="2020-08-06T20:10:00Z"><h1>Puente</h1><div><span>Madrid - </span><time datetime="2020-08-06T20:10:00.000Z"><a href="/2020-08-06/">6 ago 2020 - 22:10<abbr> CEST</abbr></a></time></div>` + prose, "https://a.example/x", "2020-08-06T22:10:00+02:00", "meta", ""},
		"the country's clock, no year":                 {`<html lang=fi><meta property="article:published_time" content="2020-08-06T19:10:00Z"><h1>Silta</h1><div><time datetime="2020-08-06T19:10:00Z">6.8. 22:10</time></div>` + prose, "https://www.example.fi/x", "2020-08-06T22:10:00+03:00", "meta", ""},
		"the country's clock, today":                   {`<html lang=sv><meta property="article:published_time" content="2020-08-06T20:10:00Z"><h1>Bron byggs upp igen</h1><div><p>Publicerad: Idag 22.10</p></div>` + prose, "https://www.example.se/x", "2020-08-06T22:10:00+02:00", "meta", ""},
		"the time beside a day without its own":        {`<html lang=es><meta property="article:published_time" content="2020-08-07T01:10:00Z"><main><h1>Puente</h1><div><p>` + strings.Repeat("El puente. ", 20) + `</p><time class=date>6 de agosto de 2020</time><span class=hour>22:10</span></div></main>` + prose, "https://a.example/x", "2020-08-06T22:10:00-03:00", "meta", ""},
		"label of another language":                    {`<html lang=ro><h1>Pod</h1><div><span>Data actualizării: <time datetime="2020-08-07T12:40:00+03:00">07.08.2020 12:40</time></span> <span>Data publicării: <time datetime="2020-08-06T10:12:00+03:00">06.08.2020 10:12</time></span></div>` + prose, "https://a.example/x", "2020-08-06T10:12:00+03:00", "time", "2020-08-07T12:40:00+03:00"},
		"another time shown":                           {`<meta property="article:published_time" content="2020-08-07T02:10:30Z"><h1>Bridge</h1><div class=date>7 August 2020, 10:13</div>` + prose, "https://a.example/x", "2020-08-07T02:10:30Z", "meta", ""},
		"order of the page's other day":                {`<html lang=en><h1>Bridge</h1><time datetime="02-12-2020">02-12-2020</time>` + prose + `<div class=recent><time datetime="2020-12-02">December 02, 2020</time><time datetime="2020-11-02">November 02, 2020</time></div>`, "https://a.example/x", "2020-12-02", "time", ""},
		"order of the page's form":                     {`<html lang=en><h1>Bridge</h1><div class=date>02/12/2020</div>` + prose + `<div class=recent><span class=date>28/11/2020</span><span class=date>19/11/2020</span></div>`, "https://a.example/x", "2020-12-02", "text", ""},
		"a label in the line":                          {`<h1>Bridge</h1><div><b>Updated</b> <span><time datetime="2020-08-06T10:00:00Z">August 6, 2020</time></span></div>` + prose, "https://a.example/x", "2020-08-06T10:00:00Z", "modified", "2020-08-06T10:00:00Z"},
		"a label far from the cards":                   {`<h1>Bridge</h1>` + strings.Repeat(prose, 12) + `<aside class=sidebar><div><h4>Published</h4> <time>15 November 2018</time></div><div><h4>Reviewed</h4> <time>8 October 2020</time></div></aside><div><div><time>9 November 2020</time></div></div>`, "https://a.example/x", "2018-11-15", "text", ""},
		"a system that knows one date":                 {`<script type="application/ld+json">{"@type":"Article","headline":"Bridge","datePublished":"2020-11-29T12:00:00Z","dateModified":"2020-11-29T12:00:00Z"}</script><h1>Bridge</h1>` + prose + `<div>Published <time pubdate datetime="2020-08-13">August 13, 2020</time></div>`, "https://a.example/x", "2020-08-13", "text", "2020-11-29T12:00:00Z"},
		"a day of the story":                           {`<h1>Bridge</h1><p>The town's council first voted on the plan for the old bridge at the end of winter, on 21 February 2019, and then again</p>` + prose, "https://a.example/x", "", "", ""},
		"a source's day":                               {`<h1>Bridge</h1><div>Updated on <span class=date>20 November 2020</span></div>` + prose + `<ol><li>Bridges of the north. J Bridges. Published online May 22, 2019:12.</li></ol>`, "https://a.example/x", "2020-11-20", "modified", "2020-11-20"},
		"the time in the next element":                 {`<html lang=zh><h1>大桥重建工程今日正式动工</h1><div><span class=date>发布时间：20-08-06</span><span class=time>22:10</span></div>` + prose, "https://a.example/x", "2020-08-06T22:10:00", "text", ""},
		"under a headline below a notice":              {`<p>This site uses cookies to offer you a better experience, which you can read about in its notice. That is all.</p><h1>Bridge</h1><div class=teaser-meta><p>on August 6, 2020</p></div>` + prose, "https://a.example/x", "2020-08-06", "text", ""},
		"day before the dash":                          {`<html lang=de><h1>Brücke</h1><p>26.8.2020 - Der Rat hat am Montag beschlossen, die alte Brücke wieder aufzubauen, die seit dem Frühjahr gesperrt ist.</p>` + prose, "https://a.example/x", "2020-08-26", "text", ""},
		"dateline of a release":                        {`<h1>Bridge</h1><p>NORTHFORD, Aug. 6, 2020 /Wire/ -- The council voted on Monday to rebuild the old bridge, which had been closed since the spring, and to pay for it.</p>` + prose, "https://a.example/x", "2020-08-06", "text", ""},
		"day of the first sentence":                    {`<h1>Bridge</h1><p>On August 6, 2019 the council voted to rebuild the old bridge, which had been closed since the spring - and did not say how to pay for it, or when.</p>` + prose, "https://a.example/x", "", "", ""},
		"labels at the foot":                           {`<html lang=de><h1>Brücke</h1>` + prose + `<div class=foot><p>Letzte Änderung: 9.8.2020 - 14:49:39<br>Erschienen am: 6.8.2020</p></div>`, "https://a.example/x", "2020-08-06", "text", "2020-08-09T14:49:39"},
		"where counting begins":                        {`<meta property="article:published_time" content="1970-01-01T00:00:00+00:00"><meta name=date content="1900-01-01"><h1>Bridge</h1>` + prose, "https://a.example/x", "", "", ""},
		"seconds in JSON-LD":                           {`<script type="application/ld+json">{"@type":"Article","headline":"Bridge","datePublished":1596751800}</script><h1>Bridge</h1>` + prose, "https://a.example/x", "2020-08-06T22:10:00Z", "json-ld", ""},
		"JSON-LD among the metas":                      {`<meta name="script:ld+json" content="{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Bridge&quot;,&quot;datePublished&quot;:&quot;2020-08-06&quot;}"><h1>Bridge</h1>` + prose, "https://a.example/x", "2020-08-06", "json-ld", ""},
		"a zone west of Greenwich":                     {`<meta property="article:published_time" content="2020-08-07T02:10:00Z"><h1>Bridge</h1><div class=date>6 August 2020</div>` + prose, "https://a.example/x", "2020-08-07T02:10:00Z", "meta", ""},
		"not the photo's day":                          {`<meta property="article:published_time" content="2020-08-07T02:10:00Z"><h1>Bridge</h1><figure><img src=/b.jpg><figcaption>The council's members stand upon the old bridge, 6 May 2019.</figcaption></figure>` + prose, "https://a.example/x", "2020-08-07T02:10:00Z", "meta", ""},
		"lists of others below":                        {`<h1>Bridge</h1><aside class=info>2020-08-06 11:10 Daily Post</aside>` + prose + `<ul><li><p><time>2020-09-01</time></p><li><p><time>2020-09-02</time></p></ul>`, "https://a.example/x", "2020-08-06T11:10:00", "text", ""},
		"first of all":                                 {`<h1>Bridge</h1><p class=date>30 Sep 2020</p>` + prose + `<p class=publish-note>This story was originally published on 26 Sep 2019 but has been revised since.</p>`, "https://a.example/x", "2019-09-26", "text", ""},
		"digits as in the address":                     {`<html lang=en><h1>Bridge</h1><div class=date>03/10/2020</div>` + prose, "https://a.example/blog/2020/october/03/bridge", "2020-10-03", "text", ""},
		"one date in a side column":                    {`<h1>Bridge</h1>` + prose + `<div class=post-sidebar><span class=post-date>July 8, 2020</span></div><div class=related><span class=post-date>July 9, 2020</span><span class=post-date>July 10, 2020</span></div>`, "https://a.example/x", "2020-07-08", "text", ""},
		"a system's own meta":                          {`<meta name=x-published-date content="2020-08-06T22:10:00Z"><meta name=last-published-date content="2020-09-06"><h1>Bridge</h1>` + prose, "https://a.example/x", "2020-08-06T22:10:00Z", "meta", ""},
		"labelled cards of others":                     {`<script type="application/ld+json">{"@type":"Article","headline":"Bridge","datePublished":"2020-11-29T12:00:00Z","dateModified":"2020-11-29T12:00:00Z"}</script><h1>Bridge</h1>` + prose + `<div><h3><a href=/y>Town hall to be painted blue</a></h3><div>Published <time>August 13, 2019</time></div></div>`, "https://a.example/x", "2020-11-29T12:00:00Z", "json-ld", "2020-11-29T12:00:00Z"},
		"order told by the zone":                       {`<html lang=en><h1>Bridge</h1><div class=date>06/08/2020 - 13:55 GMT+1</div>` + prose, "https://a.example/x", "2020-08-06T13:55:00+01:00", "text", ""},
		"below a standfirst":                           {`<h1>Bridge</h1><span class=deck>The council votes to rebuild the old bridge, which had been closed since the spring. It pays from the reserve.</span><span>By <a href=/p>Ann Hill</a> on Dec. 19, 2020</span>` + prose, "https://a.example/x", "2020-12-19", "text", ""},
		"a picture below a standfirst":                 {`<h1>Bridge</h1><span class=deck>The council votes to rebuild the old bridge, which had been closed since the spring. It pays from the reserve.</span><figure><img src=/b.jpg><figcaption>On Dec. 19, 2019</figcaption></figure>` + prose, "https://a.example/x", "", "", ""},
		"link to itself":                               {`<title>Bridge to be rebuilt</title><div class=post-date><a href="https://a.example/x">February 27, 2021</a></div><div>1</div><div>2</div><div>3</div><div>4</div><div>5</div><div>6</div><h1>Bridge to be rebuilt</h1>` + prose, "https://a.example/x", "2021-02-27", "text", ""},
		"cards at the foot":                            {`<h1>Bridge</h1>` + strings.Repeat(prose, 30) + `<div><div><h3><a href=/y>Town hall to be painted blue</a></h3><time>12 August 2020</time></div></div>`, "https://a.example/x", "", "", ""},
		"metas of a system's own":                      {`<meta name=published_at content="2020-08-06"><meta name="page:last_updated" content="2020-08-09T10:00:00Z"><h1>Bridge</h1>` + prose, "https://a.example/x", "2020-08-06", "meta", "2020-08-09T10:00:00Z"},
		"kept for a script to show":                    {`<html lang=zh-CN><h1>大桥重建工程今日正式动工</h1><em class=time></em>` + prose + `<script>var a = "1"; var createTime = '2020-08-06 22:10';</script>`, "https://a.example/x", "2020-08-06T22:10:00+08:00", "text", ""},
		"other stories' dates in a script":             {`<html lang=zh-CN><h1>大桥重建工程今日正式动工</h1>` + prose + `<script>[{"publishTime":"2020-08-06 22:10"},{"publishTime":"2020-08-05 10:00"}]</script>`, "https://a.example/x", "", "", ""},
		"a site registered in China":                   {`<html lang=zh><h1>大桥重建工程今日正式动工</h1><div>2020-08-06 22:10</div>` + prose + `<p>京ICP备00000000号</p>`, "https://a.example/x", "2020-08-06T22:10:00+08:00", "text", ""},
		"Chinese of no country":                        {`<html lang=zh><h1>大桥重建工程今日正式动工</h1><div>2020-08-06 22:10</div>` + prose, "https://a.example/x", "2020-08-06T22:10:00", "text", ""},
		"local time called UTC":                        {`<html lang=zh-TW><meta property="article:published_time" content="2020-08-06T22:10:00Z"><h1>大橋重建工程今日正式動工</h1><div>2020/08/06 22:10</div>` + prose, "https://a.tw/x", "2020-08-06T22:10:00+08:00", "meta", ""},
		"ago":                                          {`<html lang=fr><h1>Pont</h1><div class=date>il y a 2 heures</div>` + prose, "https://a.example/x", "2021-03-04T10:00:00Z", "text", ""},
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

package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

var testNow = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

const feedAddress = "https://news.example/feeds/all.xml"

func parse(t testing.TB, body, contentType string) *Feed {
	t.Helper()
	f, err := parseFeed([]byte(body), contentType, feedAddress, testNow)
	if err != nil {
		t.Fatalf("parse: %v\n%.300s", err, body)
	}
	return f
}

func rssOf(items string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Evening Courier</title><link>https://news.example/</link>` + items + `</channel></rss>`
}

func titles(f *Feed) string {
	var all []string
	for _, e := range f.Entries {
		all = append(all, e.Title)
	}
	return strings.Join(all, "|")
}

func TestParseRSS(t *testing.T) {
	f := parse(t, `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel><title>Evening Courier</title><link>https://news.example/</link><language>en-GB</language><ttl>45</ttl>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>
<skipHours><hour>0</hour><hour>24</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>
<item><title>Bridge &amp;amp; tunnel &lt;b&gt;open&lt;/b&gt;</title><link>https://news.example/a?x=1&amp;y=2</link><guid isPermaLink="false">a-1</guid>
<dc:creator>Ann Example</dc:creator><author>desk@news.example (Bo Example)</author><pubDate>Thu, 06 Aug 2020 22:10:00 JST</pubDate>
<description>&lt;p&gt;Short.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Long <a href="/more">text</a>.</p>]]></content:encoded>
<category>City</category><category>Traffic</category>
<media:content url="https://news.example/a.jpg" medium="image"/><enclosure url="/b.png" type="image/png" length="1"/><enclosure url="/b.mp3" type="audio/mpeg" length="1"/></item>
</channel></rss>`, "application/rss+xml")
	if f.Title != "Evening Courier" || f.Link != "https://news.example/" || f.Language != "en-GB" || f.MinInterval != time.Hour || fmt.Sprint(f.SkipHours) != "[0 3]" || fmt.Sprint(f.SkipDays) != "[Sunday]" {
		t.Errorf("feed: %+v", f)
	}
	if len(f.Entries) != 1 {
		t.Fatalf("%d entries", len(f.Entries))
	}
	e := f.Entries[0]
	want := Entry{
		GUID: "a-1", Link: "https://news.example/a?x=1&y=2", Title: "Bridge & tunnel open", Authors: []string{"Bo Example", "Ann Example"},
		Published: "2020-08-06T22:10:00+09:00", PublishedRaw: "Thu, 06 Aug 2020 22:10:00 JST", Summary: "<p>Short.</p>",
		Content: `<p>Long <a href="https://news.example/more">text</a>.</p>`, Categories: []string{"City", "Traffic"},
		Images: []string{"https://news.example/a.jpg", "https://news.example/b.png"}, Fingerprint: e.Fingerprint,
	}
	if fmt.Sprintf("%+v", e) != fmt.Sprintf("%+v", want) {
		t.Errorf("entry:\n%+v\nwant\n%+v", e, want)
	}
	if len(e.Fingerprint) != 64 || len(f.Warnings) != 0 || len(f.BodySHA256) != 64 {
		t.Errorf("fingerprint %q, warnings %q", e.Fingerprint, f.Warnings)
	}
}

func TestParseAtom(t *testing.T) {
	f := parse(t, `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://base.example/dir/"><title>Bote</title><link rel="self" href="self.xml"/><link href="/"/>
<author><name>Redaktion Beispiel</name></author>
<entry xml:base="sub/"><title type="html">Br&amp;uuml;cke &lt;i&gt;auf&lt;/i&gt;</title><link rel="enclosure" type="image/jpeg" href="p.jpg"/><link rel="alternate" type="text/html" href="story.html"/>
<id>tag:base.example,2020:1</id><updated>2020-08-07T10:00:00+02:00</updated><published>2020-08-06T10:00:00+02:00</published><category term="stadt" label="Stadt"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text <img src="q.jpg"/></p></div></content></entry>
<entry><title>Nur &lt;geändert&gt;</title><id>https://base.example/only-id</id><updated>2020-08-07T10:00:00Z</updated><author><name>Eva Muster</name></author><summary>kurz</summary></entry>
</feed>`, "application/atom+xml")
	if f.Link != "https://base.example/" || f.Title != "Bote" || len(f.Entries) != 2 {
		t.Fatalf("feed: %+v", f)
	}
	a, b := f.Entries[0], f.Entries[1]
	if a.Link != "https://base.example/dir/sub/story.html" || a.Title != "Brücke auf" || a.Published != "2020-08-06T10:00:00+02:00" || a.Updated != "2020-08-07T10:00:00+02:00" ||
		fmt.Sprint(a.Authors) != "[Redaktion Beispiel]" || fmt.Sprint(a.Categories) != "[stadt]" || fmt.Sprint(a.Images) != "[https://base.example/dir/sub/p.jpg]" ||
		!strings.Contains(a.Content, `src="https://base.example/dir/sub/q.jpg"`) {
		t.Errorf("first: %+v", a)
	}
	if b.Link != "https://base.example/only-id" || b.Title != "Nur <geändert>" || b.Published != "2020-08-07T10:00:00Z" || fmt.Sprint(b.Authors) != "[Eva Muster]" || b.Summary != "kurz" {
		t.Errorf("second: %+v", b)
	}
}

func TestParseJSONFeed(t *testing.T) {
	f := parse(t, `{"version":"https://jsonfeed.org/version/1.1","title":"Courier","home_page_url":"/","language":"en","authors":[{"name":"Desk"}],
"items":[{"id":7,"url":"/a","title":"A <b> & C","content_text":"1 < 2","date_published":"2020-08-06T22:10:00+08:00","authors":[{"name":"Ann"}],"tags":["x",3,null],"image":"/a.jpg","attachments":[{"url":"/b","mime_type":"image/png"}]},
null, 5, "text", [], {"id":true}, {"id":"https://news.example/b","title":{"a":1},"content_html":"<p>b</p>","attachments":"none","tags":"none","authors":"Bo"}]}`, "application/json")
	if f.Title != "Courier" || f.Link != "https://news.example/" || len(f.Entries) != 2 || len(f.Warnings) == 0 {
		t.Fatalf("feed: %+v", f)
	}
	a, b := f.Entries[0], f.Entries[1]
	if a.GUID != "7" || a.Link != "https://news.example/a" || a.Title != "A <b> & C" || a.Content != "1 &lt; 2" || a.Published != "2020-08-06T22:10:00+08:00" ||
		fmt.Sprint(a.Authors) != "[Ann]" || fmt.Sprint(a.Categories) != "[x 3]" || fmt.Sprint(a.Images) != "[https://news.example/a.jpg https://news.example/b]" {
		t.Errorf("first: %+v", a)
	}
	if b.Link != "https://news.example/b" || b.Title != "" || fmt.Sprint(b.Authors) != "[Bo]" {
		t.Errorf("second: %+v", b)
	}
	f = parse(t, `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"whole"},{"id":"2","tit`, "")
	if !f.Truncated || titles(f) != "whole" {
		t.Errorf("broken off: %+v", f)
	}
}

// TestBrokenXML keeps the entries of documents that are not well-formed.
func TestBrokenXML(t *testing.T) {
	one, two := `<item><title>one</title><link>/1</link></item>`, `<item><title>two</title><link>/2</link></item>`
	deep := strings.Repeat("<div>", 5000) + "x" + strings.Repeat("</div>", 5000)
	for _, c := range []struct {
		name, body, titles string
		truncated          bool
	}{
		{"well-formed", rssOf(one + two), "one|two", false},
		{"no items", rssOf(""), "", false},
		{"text before", "Warning: cannot modify headers\n" + rssOf(one), "one", false},
		{"HTML warning before", "<br />\n<b>Warning</b>: x<br/>" + rssOf(one), "one", false},
		{"space before", "\n\n  " + rssOf(one), "one", false},
		{"cut in an item", strings.SplitAfter(rssOf(one+two), "<title>tw")[0], "one", true},
		{"cut in a tag", strings.SplitAfter(rssOf(one+two), "</item><it")[0], "one", true},
		{"cut in CDATA", `<rss><channel>` + one + `<item><title><![CDATA[tw`, "one", true},
		{"cut between items", `<rss><channel>` + one + two, "one|two", true},
		{"bare ampersand", rssOf(`<item><title>A & B &nbsp; &unknown; &#8217; &#xD800; &#0;</title></item>` + two), "A & B &unknown; ’|two", false},
		{"bad byte", rssOf("<item><title>A\xff\x01B, ça été là, où déjà né à été</title></item>" + two), "A\uFFFDB, ça été là, où déjà né à été|two", false},
		{"bare less-than", rssOf(`<item><title>1 < 2 and 3 <4</title></item>` + two), "1 < 2 and 3 <4|two", false},
		{"no end tag of an item", rssOf(`<item><title>one</title>` + two), "one|two", false},
		{"no end tag of a title", rssOf(`<item><title>one<link>/1</link></item>` + two), "one|two", false},
		{"stray end tags", rssOf(`</b></item>` + one + `</p>` + two), "one|two", false},
		{"overlapping", rssOf(`<item><title><b>one</title></b><link>/1</link></item>` + two), "one|two", false},
		{"raw HTML", rssOf(`<item><title>one</title><description><p>a<br>b<img src=x>c<p>d</description></item>` + two), "one|two", false},
		{"item word in raw HTML", rssOf(`<item><title>one</title><description><ul><item>x</item></ul></description></item>` + two), "one|two", false},
		{"attributes", rssOf(`<item a=1 b c='"' a="2"><title x="1"y="2">one</title></item>` + two), "one|two", false},
		{"undeclared prefix", rssOf(`<item><foo:title>no</foo:title><title>one</title><dc:creator>A</dc:creator></item>` + two), "one|two", false},
		{"CDATA without end", rssOf(`<item><title><![CDATA[one</title></item><item><title><![CDATA[two]]></title></item>`), "one|two", false},
		{"last CDATA without end", rssOf(one + `<item><title><![CDATA[two</title></item>`), "one|two", false},
		{"comment without end", rssOf(one + `<!-- ` + two), "one|two", false},
		{"comments", rssOf(`<!-- <item> -->` + one + `<?php x ?>` + two), "one|two", false},
		{"capital tags", `<RSS><CHANNEL><ITEM><TITLE>one</TITLE></ITEM></CHANNEL></RSS>`, "one", false},
		{"end tag in other case", `<rss><channel><item><title>one</Title></item></channel></rss>`, "one", false},
		{"junk after", rssOf(one) + "<script>x</script> & more", "one", false},
		{"deep", rssOf(`<item><title>one</title><description>` + deep + `</description></item>` + two), "one|two", false},
		{"entity bomb", `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item>` + two + `</channel></rss>`, "&b;|two", false},
		{"external entity", `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&x;</title></item></channel></rss>`, "&x;", false},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>c</title></channel><item rdf:about="https://news.example/r"><title>one</title></item></rdf:RDF>`, "one", false},
		{"prefixed root", `<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><atom:title>one</atom:title></atom:entry></atom:feed>`, "one", false},
		{"many namespaces", `<rss ` + manyPrefixes(500) + `><channel>` + one + `</channel></rss>`, "one", false},
	} {
		f, err := parseFeed([]byte(c.body), "", feedAddress, testNow)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if titles(f) != c.titles || f.Truncated != c.truncated {
			t.Errorf("%s: %q truncated %v, want %q %v (%q)", c.name, titles(f), f.Truncated, c.titles, c.truncated, f.Warnings)
		}
	}
}

func manyPrefixes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `xmlns:p%d="urn:%d" `, i, i)
	}
	return b.String()
}

func TestNotFeed(t *testing.T) {
	for _, body := range []string{
		"", " ", "<!DOCTYPE html><html><body>Error</body></html>", "<html><head><title>rss</title></head></html>", "plain words", `{"a":1}`, `{"items":{}}`, `{"items":`,
		`<?xml version="1.0"?><opml version="1.0"><body/></opml>`, `<urlset><url/></urlset>`, "\x00\x01\x02", "<", `[]`,
		"<!-- <rss> --><html><rss></rss></html>",
	} {
		if f, err := ParseFeed([]byte(body), "text/html", feedAddress); !errors.Is(err, ErrNotFeed) {
			t.Errorf("%q: %v %+v", body, err, f)
		}
	}
}

// TestFeedCharsets reads one headline in every encoding, declared, mis-declared and not declared.
func TestFeedCharsets(t *testing.T) {
	encoded := func(name, s string) string {
		e, _ := htmlcharset.Lookup(name)
		b, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	doc := func(declared, title string) string {
		decl := `<?xml version="1.0"?>`
		if declared != "" {
			decl = `<?xml version="1.0" encoding="` + declared + `"?>`
		}
		return decl + `<rss><channel><item><title>` + title + `</title></item></channel></rss>`
	}
	zh, ja, ko, fr, ru := "大桥今日通车，市民争相参观", "新しい橋が今日開通した", "새로운 다리가 오늘 개통했다", "Le pont a été inauguré à midi", "Новый мост открыт сегодня"
	for _, c := range []struct{ encoding, declared, contentType, title string }{
		{"gbk", "gb2312", "", zh}, {"gb18030", "GB18030", "", zh + "㐂"}, {"gbk", "", "", zh}, {"gbk", "utf-8", "text/xml; charset=utf-8", zh}, {"gbk", "", "text/xml; charset=GBK", zh},
		{"big5", "big5", "", "大橋今日通車，市民爭相參觀"}, {"big5", "", "", "大橋今日通車，市民爭相參觀"},
		{"shift_jis", "cp932", "", ja}, {"shift_jis", "Shift_JIS", "", ja}, {"shift_jis", "", "", ja}, {"euc-jp", "EUC-JP", "", ja}, {"euc-jp", "", "", ja}, {"iso-2022-jp", "ISO-2022-JP", "", ja},
		{"euc-kr", "cp949", "", ko}, {"euc-kr", "MS949", "", ko}, {"euc-kr", "", "", ko},
		{"windows-1252", "iso-8859-1", "", fr}, {"windows-1252", "", "", fr}, {"windows-1251", "windows-1251", "", ru}, {"koi8-r", "", "", ru},
		{"utf-8", "gbk", "", zh}, {"utf-8", "iso-8859-1", "text/xml; charset=iso-8859-1", fr}, {"utf-8", "us-ascii", "", zh}, {"utf-8", "no-such-charset", "", zh},
	} {
		f := parse(t, encoded(c.encoding, doc(c.declared, c.title)), c.contentType)
		if titles(f) != c.title {
			t.Errorf("%+v: %q", c, titles(f))
		}
	}
	for _, bom := range []unicode.BOMPolicy{unicode.UseBOM, unicode.IgnoreBOM} {
		for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
			b, err := unicode.UTF16(order, bom).NewEncoder().String(doc("utf-16", zh))
			if err != nil {
				t.Fatal(err)
			}
			if f := parse(t, b, "text/xml; charset=utf-8"); titles(f) != zh {
				t.Errorf("UTF-16 %v %v: %q", order, bom, titles(f))
			}
		}
	}
	if f := parse(t, "\ufeff"+doc("utf-8", zh), ""); titles(f) != zh {
		t.Errorf("byte-order mark: %q", titles(f))
	}
}

func TestLinksAndGUIDs(t *testing.T) {
	for _, c := range []struct{ name, item, link, guid string }{
		{"guid is the link", `<guid>https://news.example/g</guid>`, "https://news.example/g", "https://news.example/g"},
		{"guid is no link", `<guid isPermaLink="false">123</guid><link>/l</link>`, "https://news.example/l", "123"},
		{"guid says no link, and is one, and there is no other", `<guid isPermaLink="false">https://news.example/g</guid>`, "https://news.example/g", "https://news.example/g"},
		{"guid of digits", `<guid>123</guid>`, "", "123"},
		{"link before guid", `<guid>https://news.example/g</guid><link>https://news.example/l</link>`, "https://news.example/l", "https://news.example/g"},
		{"relative", `<link>story</link>`, "https://news.example/feeds/story", ""},
		{"xml:base", `<link xml:base="http://ignored.example/">story</link>`, "https://news.example/feeds/story", ""},
		{"space and newlines", "<link>\n https://news.example/a\nb \n</link>", "https://news.example/ab", ""},
		{"CDATA", `<link><![CDATA[https://news.example/a&b]]></link>`, "https://news.example/a&b", ""},
		{"atom:link", `<atom:link href="https://news.example/a"/>`, "https://news.example/a", ""},
		{"original link", `<link>https://proxy.example/x</link><feedburner:origLink>https://news.example/a</feedburner:origLink>`, "https://news.example/a", ""},
		{"script", `<link>javascript:alert(1)</link><guid isPermaLink="false">x</guid>`, "", "x"},
		{"file", `<link>file:///etc/passwd</link><guid isPermaLink="false">x</guid>`, "", "x"},
		{"href", `<link href="/h"/>`, "https://news.example/h", ""},
		{"long", `<link>https://news.example/` + strings.Repeat("x", 70000) + `</link>`, "", ""},
	} {
		f := parse(t, rssOf(`<item><title>t</title>`+c.item+`</item>`), "")
		if len(f.Entries) != 1 || f.Entries[0].Link != c.link || f.Entries[0].GUID != c.guid {
			t.Errorf("%s: %+v", c.name, f.Entries)
		}
	}
	f := parse(t, `<rss xml:base="https://other.example/x/y"><channel><item xml:base="z/"><title>t</title><link>a</link></item></channel></rss>`, "")
	if f.Entries[0].Link != "https://other.example/x/z/a" {
		t.Errorf("xml:base: %+v", f.Entries)
	}
	f = parse(t, `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="https://news.example/r"><title>t</title><dc:date>2020-08-06T22:10+09:00</dc:date></item></rdf:RDF>`, "")
	if e := f.Entries[0]; e.GUID != "https://news.example/r" || e.Link != "https://news.example/r" || e.Published != "2020-08-06T22:10:00+09:00" {
		t.Errorf("rdf:about: %+v", e)
	}
	f = parse(t, rssOf(`<item><link>/1</link><guid isPermaLink="false">same</guid></item><item><link>/2</link><guid isPermaLink="false">same</guid></item>`), "")
	if f.Entries[0].GUID != "" || f.Entries[1].GUID != "" || len(f.Warnings) == 0 {
		t.Errorf("shared guid: %+v", f.Entries)
	}
}

func TestEntryDates(t *testing.T) {
	for _, c := range []struct{ head, item, published, updated string }{
		{"", `<dcterms:issued>2020-08-06T10:00:00Z</dcterms:issued><dcterms:modified>2020-08-07T10:00:00Z</dcterms:modified>`, "2020-08-06T10:00:00Z", "2020-08-07T10:00:00Z"},
		{"", `<dc:date>2020-08-06</dc:date>`, "2020-08-06", ""},
		{"<language>zh-CN</language>", `<pubDate>Thu, 06 Aug 2020 22:10:00 CST</pubDate>`, "2020-08-06T22:10:00+08:00", ""},
		{"", `<title>大桥今日通车市民争相参观</title><pubDate>Thu, 06 Aug 2020 22:10:00 CST</pubDate>`, "2020-08-06T22:10:00+08:00", ""},
		{"<language>en-us</language>", `<pubDate>Thu, 06 Aug 2020 22:10:00 CST</pubDate>`, "2020-08-06T22:10:00-06:00", ""},
		{"", `<pubDate>2025年06月10日 12:00</pubDate>`, "2025-06-10T12:00:00", ""},
		{"", `<pubDate>Tomorrow</pubDate>`, "", ""},
		{"", `<pubDate>Sat, 01 Jan 3020 00:00:00 GMT</pubDate>`, "", ""},
	} {
		e := parse(t, rssOf(c.head+`<item><link>/1</link>`+c.item+`</item>`), "").Entries[0]
		if e.Published != c.published || e.Updated != c.updated || strings.Contains(c.item, "pubDate") && e.PublishedRaw == "" {
			t.Errorf("%s: %q %q", c.item, e.Published, e.Updated)
		}
	}
}

func TestPlainTitles(t *testing.T) {
	for in, want := range map[string]string{
		`A <b>bold</b> move`: "A bold move", `Tom &amp; Jerry`: "Tom & Jerry", `1 < 2 > 0`: "1 < 2 > 0", `use <foo> here`: "use <foo> here",
		`x<script>alert("a")</script>y`: "xy", "a\n\t b\u00a0 c": "a b c", `a<br/>b`: "a b", `<img src=x onerror=alert(1)>T`: "T", `e&#769;`: "é",
		`&lt;b&gt;`: "<b>", `a<!-- c -->b`: "ab", `<svg onload=x>T</svg>`: "T", `a <b`: "a <b", "": "",
	} {
		if got := plainText(in); got != want {
			t.Errorf("plainText(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFeedBounds(t *testing.T) {
	long := strings.Repeat("长", 100_000)
	f := parse(t, rssOf(`<item><title>`+long+`</title><guid isPermaLink="false">`+long+`1</guid><author>`+long+`</author></item><item><title>b</title><guid isPermaLink="false">`+long+`2</guid></item>`), "")
	e := f.Entries[0]
	if len(e.Title) > maxTitle || len(e.GUID) > maxGUID || !strings.HasSuffix(e.Title, "…") || !utf8.ValidString(e.GUID) || e.GUID == f.Entries[1].GUID || len(e.Authors[0]) > maxShort {
		t.Errorf("lengths %d %d", len(e.Title), len(e.GUID))
	}
	f = parse(t, rssOf(strings.Repeat(`<item><title>x</title></item>`, maxItems+10)), "")
	if len(f.Entries) != maxItems || len(f.Warnings) == 0 {
		t.Errorf("%d entries", len(f.Entries))
	}
}

// TestHostileFeedsAreLinear bounds the time for documents that trip quadratic readers.
func TestHostileFeedsAreLinear(t *testing.T) {
	const n = 512 << 10
	repeat := func(s string) string { return strings.Repeat(s, n/len(s)) }
	for name, body := range map[string]string{
		"open tags":        "<rss><channel>" + repeat("<a>"),
		"end tags":         "<rss><channel>" + strings.Repeat("<a>", 190) + repeat("</b>"),
		"open quotes":      "<rss>" + repeat(`<a b="`),
		"comments":         "<rss>" + repeat("<!--"),
		"CDATA":            "<rss><channel><item><title>" + repeat("<![CDATA["),
		"CDATA and titles": "<rss><channel>" + repeat("<item><title><![CDATA[x</title></item>"),
		"entities":         "<rss><channel><item><title>" + repeat("&a"),
		"namespaces":       "<rss " + manyPrefixes(60) + "><channel>" + repeat(`<item xmlns:a="b"/>`),
		"attributes":       "<rss " + repeat(`a="b" `) + ">",
		"nested xml:base":  "<rss>" + repeat(`<item xml:base="a/">`),
		"titles of tags":   rssOf("<item><title>" + strings.Repeat("&lt;b&gt;&lt;script&gt;", 20000) + "</title></item>"),
		"JSON nesting":     `{"version":"https://jsonfeed.org/version/1","items":` + repeat("["),
		"JSON objects":     `{"version":"https://jsonfeed.org/version/1","x":` + repeat(`{"a":`),
	} {
		start := time.Now()
		_, err := ParseFeed([]byte(body), "", feedAddress)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: %v (%v)", name, d, err)
		} else if d > time.Second {
			t.Logf("%s: %v", name, d)
		}
	}
}

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		head string
		want time.Duration
	}{
		{"<ttl>60</ttl>", time.Hour}, {"<ttl>-5</ttl>", 0}, {"<ttl>x</ttl>", 0}, {"<ttl>99999999</ttl>", 24 * time.Hour}, {"<ttl>99999999999999999999999</ttl>", 0},
		{"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 15 * time.Minute},
		{"<sy:updatePeriod>daily</sy:updatePeriod>", 24 * time.Hour}, {"<sy:updatePeriod>yearly</sy:updatePeriod>", 24 * time.Hour}, {"<sy:updatePeriod>always</sy:updatePeriod>", 0},
		{"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0.1</sy:updateFrequency>", 10 * time.Hour},
		{"<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>-1</sy:updateFrequency>", time.Hour},
	} {
		if f := parse(t, rssOf(c.head), ""); f.MinInterval != c.want {
			t.Errorf("%s: %v, want %v", c.head, f.MinInterval, c.want)
		}
	}
	date := testNow.Format(http.TimeFormat)
	for _, c := range []struct {
		header []string
		want   time.Duration
	}{
		{[]string{"Cache-Control", "public, max-age=600"}, 10 * time.Minute},
		{[]string{"Cache-Control", "max-age=600", "Age", "100"}, 500 * time.Second},
		{[]string{"Cache-Control", "max-age=600", "Age", "700"}, 0},
		{[]string{"Cache-Control", "max-age=99999999999999999999"}, 24 * time.Hour},
		{[]string{"Cache-Control", "max-age=-1"}, 0}, {[]string{"Cache-Control", "max-age=x"}, 0}, {[]string{"Cache-Control", "no-cache, max-age=600"}, 0},
		{[]string{"Cache-Control", "max-age=0", "Expires", testNow.Add(time.Hour).Format(http.TimeFormat)}, 0},
		{[]string{"Expires", testNow.Add(time.Hour).Format(http.TimeFormat)}, time.Hour},
		{[]string{"Expires", testNow.Add(time.Hour).Format(http.TimeFormat), "Date", testNow.Add(30 * time.Minute).Format(http.TimeFormat)}, 30 * time.Minute},
		{[]string{"Expires", "0"}, 0}, {[]string{"Expires", "never"}, 0}, {[]string{"Expires", date}, 0}, {nil, 0},
	} {
		h := http.Header{}
		for i := 0; i < len(c.header); i += 2 {
			h.Add(c.header[i], c.header[i+1])
		}
		if got := freshness(h, testNow); got != c.want {
			t.Errorf("%v: %v, want %v", c.header, got, c.want)
		}
	}
}

func FuzzParseFeed(f *testing.F) {
	for _, s := range []string{
		rssOf(`<item><title>A &amp; B</title><link>/1</link><guid>x</guid><pubDate>Thu, 06 Aug 2020 22:10:00 JST</pubDate><description><![CDATA[<p>x</p>]]></description></item>`),
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/x"><entry><title type="xhtml"><div>x</div></title><link href="a"/><content type="xhtml"><div><p>x</p></div></content></entry></feed>`,
		`<rdf:RDF><item rdf:about="x"><title>t</title></item></rdf:RDF>`,
		`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"url":"/a","tags":["x"]}]}`,
		`<rss><channel><item><title><![CDATA[x</title></item><item a=b c><b></item>`,
	} {
		f.Add([]byte(s), "text/xml; charset=utf-8")
	}
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		feed, err := ParseFeed(body, contentType, feedAddress)
		if err != nil {
			if !errors.Is(err, ErrNotFeed) && !errors.Is(err, ErrIncomplete) {
				t.Errorf("unnamed error: %v", err)
			}
			return
		}
		for _, e := range feed.Entries {
			fields := slices.Concat([]string{e.GUID, e.Link, e.Title, e.Published, e.PublishedRaw, e.Updated, e.Summary, e.Content, e.Fingerprint}, e.Authors, e.Categories, e.Images)
			for _, s := range fields {
				if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
					t.Errorf("not clean: %q", s)
				}
			}
			if e.Link != "" && !absoluteWeb(e.Link) || len(e.Title) > maxTitle || strings.ContainsAny(e.Title, "\n\t") {
				t.Errorf("entry %+v", e)
			}
		}
	})
}

func BenchmarkParseFeed(b *testing.B) {
	item := `<item><title>A headline of the day</title><link>https://news.example/a</link><guid>https://news.example/a</guid><pubDate>Thu, 06 Aug 2020 22:10:00 GMT</pubDate><description><![CDATA[` +
		strings.Repeat("<p>A paragraph of the story with a <a href=\"/link\">link</a> in it.</p>", 15) + `]]></description></item>`
	body := []byte(rssOf(strings.Repeat(item, 50)))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseFeed(body, "text/xml", feedAddress); err != nil {
			b.Fatal(err)
		}
	}
}

// A feed of which nothing came must not pass for one without news.
func TestFeedCutBeforeItsFirstEntry(t *testing.T) {
	for _, body := range []string{
		`<rss version="2.0"><channel><title>Evening Courier</title><item><title>Bri`,
		`<rss><channel><item><title>on`,
		`<rss version="2.0"><channel>` + strings.Repeat("<a>", 5000),
		`<feed xmlns="http://www.w3.org/2005/Atom"><title>Evening Courier</title><entry><id>1</id>`,
		`{"version":"https://jsonfeed.org/version/1.1","title":"Evening Courier","items":[{"id":"1","url":"https://ne`,
	} {
		f, err := ParseFeed([]byte(body), "", feedAddress)
		if !errors.Is(err, ErrIncomplete) {
			t.Errorf("%.80s: %+v, %v", body, f, err)
		}
	}
	if _, err := ParseFeed([]byte(rssOf("")), "", feedAddress); err != nil {
		t.Errorf("a feed without news: %v", err)
	}
}

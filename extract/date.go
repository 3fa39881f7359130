package extract

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// stamp is a date as a page writes it: a day, maybe a time of day, maybe its zone.
type stamp struct {
	year, month, day  int
	hour, minute, sec int
	clock             bool // a time of day is known
	zoned             bool // offset is known
	offset            int  // seconds east of UTC
	either            bool // written in digits, so that day and month could change places
	raw               string
}

// String writes RFC 3339, without the zone or the time where they are not known.
func (s stamp) String() string {
	if s.year == 0 {
		return ""
	}
	out := fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
	if !s.clock {
		return out
	}
	out += fmt.Sprintf("T%02d:%02d:%02d", s.hour, s.minute, s.sec)
	switch {
	case !s.zoned:
	case s.offset == 0:
		out += "Z"
	default:
		sign, o := '+', s.offset/60
		if o < 0 {
			sign, o = '-', -o
		}
		out += fmt.Sprintf("%c%02d:%02d", sign, o/60, o%60)
	}
	return out
}

func (s stamp) sameDay(t stamp) bool { return s.year == t.year && s.month == t.month && s.day == t.day }

// time is the instant, taking UTC where the zone is not known.
func (s stamp) time() time.Time {
	return time.Date(s.year, time.Month(s.month), s.day, s.hour, s.minute, s.sec, 0, time.UTC).Add(-time.Duration(s.offset) * time.Second)
}

func stampOf(t time.Time, clock bool) stamp {
	_, offset := t.Zone()
	s := stamp{year: t.Year(), month: int(t.Month()), day: t.Day(), zoned: clock, offset: offset, clock: clock}
	if clock {
		s.hour, s.minute, s.sec = t.Hour(), t.Minute(), t.Second()
	}
	return s
}

// valid reports whether the calendar has such a day and the clock such a time.
func (s stamp) valid() bool {
	if s.year < 1600 || s.year > 2200 || s.month < 1 || s.month > 12 || s.day < 1 || s.hour > 23 || s.minute > 59 || s.sec > 60 {
		return false
	}
	return s.day <= time.Date(s.year, time.Month(s.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// reading is what helps to read a date: the page's language and host, and when it was fetched.
type reading struct {
	language string
	host     string
	captured time.Time
}

// plausible reports whether a story can have appeared then: not before the web's stories, not after the capture.
func (r reading) plausible(s stamp) bool {
	if !s.valid() || s.year < 1900 {
		return false
	}
	return r.captured.IsZero() || !s.time().After(r.captured.Add(48*time.Hour))
}

// Metas that give the date of publication, and of the last change, best first.
var (
	publishedMeta = []string{
		"article:published_time", "og:article:published_time", "article:published", "datepublished", "date_published", "og:published_time",
		"parsely-pub-date", "sailthru.date",
		"dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dcterms.date", "dc.date", "pubdate", "pub_date", "publishdate",
		"publish-date", "publish_date", "publishtime",
		"publication_date", "publication-date", "published", "published_date", "published-date", "bt:pubdate", "cxenseparse:recs:publishtime",
		"cxenseparse:publishtime", "article:post_date", "article:create_at", "article_date_original",
		"citation_publication_date", "citation_online_date", "citation_date", "og:pubdate", "og:release_date", "shareaholic:article_published_time",
		"displaydate", "artpubdate", "date", "apub:time", "originalpublicationdate", "cre", "weibo: article:create_at", "dc.terms.created",
		"rnews:datepublished", "vr:published_time",
	}
	modifiedMeta = []string{
		"article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "date_modified", "dcterms.modified",
		"dc.date.modified", "lastmod", "last-modified", "last_updated_date", "revised", "article:updated", "article:update_at", "article:modified",
		"utime", "dateupdate", "vr:modified_time", "moddate",
	}
)

// findDates fills published and modified.
func (p *page) findDates() {
	r := reading{p.article.Language, p.article.Site.Host, p.opt.Captured}
	var published, modified stamp
	var source string
	take := func(s stamp, from string) {
		switch {
		case !r.plausible(s):
		case published.year == 0:
			published, source = s, from
		case published.sameDay(s) && (!published.clock && s.clock || published.clock && !published.zoned && s.zoned && published.hour == s.hour && published.minute == s.minute):
			published, source = s, from // the same day told with more precision
		}
	}
	read := func(s string) stamp {
		t, ok := r.value(s)
		if !ok {
			return stamp{}
		}
		return t
	}
	take(read(p.ld.published), "json-ld")
	for _, key := range publishedMeta {
		for _, s := range p.metaTexts(key) {
			take(read(s), "meta")
		}
		if published.clock {
			break
		}
	}
	if published.year == 0 {
		for _, m := range p.signs.meta {
			if publicationKey(m.key) {
				take(read(m.content), "meta")
			}
		}
	}
	if published.year == 0 || !published.clock {
		take(p.markedDate(r, true), "microdata")
	}
	if published.year == 0 {
		take(p.markedDate(r, false), "time")
	}
	for _, s := range append([]string{p.ld.modified}, p.changes()...) {
		if t := read(s); r.plausible(t) && modified.year == 0 {
			modified = t
		}
	}
	shown := p.shownDate(r, published.year == 0)
	if (source == "json-ld" || source == "meta") && shown.header && shown.published.before(published) {
		// The system's date is that of the last change, or of a move; the line under the headline is the editors'.
		published = stamp{}
	}
	take(shown.published, "text")
	if published.year == 0 {
		take(read(p.ld.created), "json-ld")
	}
	if published.year == 0 {
		take(addressDate(p.opt.URL), "url")
	}
	if published.year == 0 {
		take(addressDate(p.article.CanonicalURL), "url")
	}
	if modified.year == 0 {
		modified = shown.modified
	}
	if published.year == 0 && modified.year != 0 && p.showsDay(modified) {
		take(modified, "text") // "发布时间：10-08": the year that the page shows no reader
	}
	if published.year == 0 {
		take(read(p.opt.Entry.Published), "feed")
	}
	if published.year == 0 {
		take(shown.modified, "modified") // the page dates itself by its last change only
	}
	if published.either {
		turned := published
		turned.month, turned.day = published.day, published.month
		for _, s := range []stamp{addressDate(p.opt.URL), addressDate(p.article.CanonicalURL), modified} {
			if s.sameDay(turned) {
				published.month, published.day = turned.month, turned.day
				break
			}
		}
	}
	// The zone is learnt from the page's other date, then from the country of the host.
	for _, s := range []*stamp{&published, &modified} {
		if s.clock && !s.zoned {
			if published.clock && published.zoned {
				s.zoned, s.offset = true, published.offset
			} else if modified.clock && modified.zoned && modified.offset != 0 {
				s.zoned, s.offset = true, modified.offset
			} else if offset, ok := zoneOfHost(r.host, *s); ok {
				s.zoned, s.offset = true, offset
			}
		}
	}
	a := &p.article
	if published.year != 0 {
		a.Published, a.PublishedRaw, a.PublishedSource = published.String(), head(published.raw, 200), source
	}
	if modified.year != 0 {
		a.Modified = modified.String()
	}
	p.ruledDate(r)
}

// before reports whether all of s's day was over, wherever on earth it was lived, when t began.
func (s stamp) before(t stamp) bool {
	end := time.Date(s.year, time.Month(s.month), s.day+1, 12, 0, 0, 0, time.UTC)
	begin := time.Date(t.year, time.Month(t.month), t.day, t.hour, t.minute, t.sec, 0, time.UTC)
	if t.zoned {
		begin = begin.Add(-time.Duration(t.offset) * time.Second)
	}
	return end.Before(begin)
}

// publicationKey reports whether a meta's name, in whatever system's spelling, says that it is the date of publication.
func publicationKey(key string) bool {
	return (strings.Contains(key, "publish") || strings.Contains(key, "publication")) && (strings.Contains(key, "date") || strings.Contains(key, "time")) &&
		!strings.Contains(key, "modif") && !strings.Contains(key, "updat") && !strings.Contains(key, "expir") && !strings.Contains(key, "unpublish") && !strings.Contains(key, "last")
}

// showsDay reports whether a labelled date without a year on the page is that day of the month.
func (p *page) showsDay(s stamp) bool {
	day := fmt.Sprintf("%02d-%02d", s.month, s.day)
	for _, i := range p.signs.dates {
		if n := &p.index.nodes[i]; n.text < 60 && !p.away(i) {
			if t := p.index.textOf(i); strings.HasSuffix(t, day) && dated(t) {
				return true
			}
		}
	}
	return false
}

// changes lists what metas say of the last change.
func (p *page) changes() []string {
	var out []string
	for _, k := range modifiedMeta {
		out = append(out, p.metaTexts(k)...)
	}
	return out
}

// markedDate reads the machine's form of a date: microdata when micro is set, else <time datetime>.
func (p *page) markedDate(r reading, micro bool) stamp {
	var best stamp
	rank := 0
	for _, i := range p.signs.dates {
		n := &p.index.nodes[i]
		prop := attr(n.Node, "itemprop")
		if micro != strings.EqualFold(prop, "datePublished") {
			continue
		}
		value := attr(n.Node, "datetime")
		if value == "" && micro {
			if value = attr(n.Node, "content"); value == "" {
				value = p.index.textOf(i)
			}
		}
		if value == "" || p.away(i) {
			continue
		}
		s, ok := r.value(value)
		if !ok || !r.plausible(s) {
			continue
		}
		class := attr(n.Node, "class") + " " + prop
		if p.index.nodes[i].parent >= 0 {
			class += " " + attr(p.index.nodes[n.parent].Node, "class")
		}
		c := cues(class)
		k := 2
		if c&cueModified != 0 || strings.EqualFold(prop, "dateModified") || changed(p.index.textOf(i)) || changed(p.before(i)) {
			k = 1
		} else if _, ok := attrOf(n, "pubdate"); ok || strings.Contains(strings.ToLower(class), "publi") {
			k = 4
		} else if p.titleNode >= 0 && i > p.titleNode-80 && (p.signs.words == 0 || i < p.signs.words+40) {
			k = 3
		}
		if k == 1 && !micro {
			continue
		}
		if !micro && k == 2 && p.titleNode >= 0 && i > p.titleNode+400 {
			continue // a comment's or a related story's
		}
		if k > rank {
			best, rank = s, k
		}
	}
	return best
}

func attrOf(n *node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// before is the text that stands right before the node in its parent: "Updated: <time>".
func (p *page) before(i int32) string {
	nodes := p.index.nodes
	parent := nodes[i].parent
	if parent < 0 || i-parent > 12 {
		return ""
	}
	var b strings.Builder
	for j := parent + 1; j < i; j++ {
		if nodes[j].FirstChild == nil && nodes[j].DataAtom == 0 && len(nodes[j].Data) < 80 && !nodes[j].hidden {
			b.WriteString(nodes[j].Data)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// shownDates are the dates that a reader sees. header is set when the date of publication stands by the headline.
type shownDates struct {
	published, modified stamp
	header              bool
}

// shownDate reads the date that a reader sees: in nodes marked as a date and in the short lines around the
// headline; with far set also elsewhere on the page, where a label says that it is the story's.
func (p *page) shownDate(r reading, far bool) (out shownDates) {
	nodes := p.index.nodes
	low, high := int32(0), int32(len(nodes))
	if p.titleNode >= 0 {
		low, high = max(0, p.titleNode-100), min(high, p.titleNode+250)
	}
	under := high // where the header ends
	if w := p.signs.words; w > p.titleNode {
		under = min(high, w+40)
	}
	alone := false // the date found is all that its line says
	try := func(s string, needLabel bool) bool {
		if s == "" || len(s) > 400 {
			return false
		}
		for at := 0; at < len(s); {
			t, from, to, ok := r.find(s[at:])
			if !ok {
				break
			}
			label := s[at : at+from]
			switch {
			case !r.plausible(t):
			case changed(label):
				if out.modified.year == 0 {
					out.modified = t
				}
			case out.published.year != 0, copyrightLine(label), needLabel && !dated(label):
			default:
				out.published = t
				alone = at+from <= 40 && len(s)-at-to <= 60
			}
			at += to
		}
		return out.published.year != 0
	}
	marked := func(from, to int32) bool {
		for _, i := range p.signs.dates {
			if n := &nodes[i]; i >= from && i < to && !n.hidden && n.text < 120 && !p.away(i) && (n.linked*2 <= n.text+8 || p.inHeader(i)) && try(lineOf(nodes, i), changed(p.before(i))) {
				return true
			}
		}
		return false
	}
	lines := func(from, to int32) bool {
		for i := from; i < to; i++ {
			n := &nodes[i]
			if n.FirstChild != nil || n.DataAtom != 0 || n.hidden || len(n.Data) >= 300 || !hasDigit(n.Data) || p.away(i) || p.inLink(i) {
				continue
			}
			text := squeeze(n.Data)
			if len(text) < 24 && n.parent >= 0 && nodes[n.parent].text < 120 {
				text = lineOf(nodes, n.parent) // "<b>6</b> August 2020"
			}
			if len(text) < 200 && try(text, changed(p.before(i))) {
				// "Updated …" often stands in the next element.
				for j := i + 1; j < min(i+16, int32(len(nodes))) && out.modified.year == 0; j++ {
					if k := &nodes[j]; k.FirstChild == nil && k.DataAtom == 0 && !k.hidden && len(k.Data) < 120 && changed(k.Data) {
						try(squeeze(k.Data), true)
					}
				}
				return true
			}
		}
		return false
	}
	// From the headline to the first running text, then right above the headline.
	from, to := low, under
	if p.titleNode >= 0 {
		from = nodes[p.titleNode].end
	}
	if w := p.signs.words; w > from {
		to = min(to, w+1)
	}
	if marked(low, to) || lines(from, to) || marked(to, under) {
		out.header = alone
		if t := p.firstDate(r); far && t.year != 0 {
			out.published = t
		}
		return out
	}
	if !far {
		return out
	}
	if marked(under, high) || lines(low, from) {
		return out
	}
	for _, i := range p.signs.dates {
		if n := &nodes[i]; i >= high && !n.hidden && n.text < 120 && !p.away(i) && !p.inLink(i) && (n.linked*2 <= n.text+8 || p.inHeader(i)) && try(lineOf(nodes, i), false) {
			return out
		}
	}
	// A labelled line anywhere in the page's own zones: "Published: …", "发布时间：…".
	for i := low; i < int32(len(nodes)); i++ {
		n := &nodes[i]
		if n.FirstChild == nil && n.DataAtom == 0 && !n.hidden && len(n.Data) < 200 && len(n.Data) > 8 && hasDigit(n.Data) && !p.away(i) && !p.inLink(i) {
			if try(squeeze(n.Data), true) {
				return out
			}
		}
	}
	if t := p.besideDate(r); t.year != 0 {
		out.published = t
		return out
	}
	// The first and last lines of an official notice, which has its date alone on a line.
	for i := low; i < int32(len(nodes)); i++ {
		n := &nodes[i]
		if n.FirstChild == nil && n.DataAtom == 0 && !n.hidden && len(n.Data) < 60 && hasDigit(n.Data) && !p.away(i) && !p.inLink(i) {
			s := squeeze(n.Data)
			if t, from, to, ok := r.find(s); ok && from == 0 && to >= len(s)-2 && r.plausible(t) {
				out.published = t
				return out
			}
		}
	}
	return out
}

var firstWords = []string{
	"originally published", "first published", "erstmals veröffentlicht", "ursprünglich veröffentlicht", "zuerst erschienen", "publié initialement",
	"initialement publié", "publicado originalmente", "publicado por primera vez", "pubblicato originariamente", "oorspronkelijk gepubliceerd",
	"首次发布", "初出",
}

// firstDate reads "This story was originally published on …" in a node marked as a date.
func (p *page) firstDate(r reading) stamp {
	for _, i := range p.signs.dates {
		if n := &p.index.nodes[i]; n.hidden || n.text > 300 || p.away(i) {
			continue
		}
		s := lineOf(p.index.nodes, i)
		if at, w := lastLabel(s, firstWords); at >= 0 {
			if t, from, _, ok := r.find(head(s, 400)[min(at+len(w), len(s)):]); ok && from < 24 && r.plausible(t) {
				return t
			}
		}
	}
	return stamp{}
}

// otherStories are words in the names of zones whose dates are those of other stories or of comments.
var otherStories = []string{
	"comment", "related", "recommend", "recirc", "popular", "latest", "recent", "trending", "mostread", "teaser", "nav", "menu", "outbrain",
	"taboola", "disqus", "newsletter",
}

// besideDate reads the date in a side column or at the foot of the story: the one date that the zone has.
func (p *page) besideDate(r reading) stamp {
	nodes := p.index.nodes
zones:
	for _, z := range p.signs.away {
		if p.titleNode >= 0 && z.from < p.titleNode {
			continue
		}
		name := strings.ToLower(attr(nodes[z.from].Node, "class") + " " + attr(nodes[z.from].Node, "id"))
		for _, w := range otherStories {
			if strings.Contains(name, w) {
				continue zones
			}
		}
		var only stamp
		for _, i := range p.signs.dates {
			if i < z.from || i >= z.to || nodes[i].hidden || nodes[i].text > 60 {
				continue
			}
			s := lineOf(nodes, i)
			t, from, _, ok := r.find(s)
			switch {
			case !ok || !r.plausible(t) || copyrightLine(s[:from]):
			case p.inLink(i) || changed(s[:from]) || changed(p.before(i)) || only.year != 0 && !only.sameDay(t):
				continue zones
			default:
				only = t
			}
		}
		if only.year != 0 {
			return only
		}
	}
	return stamp{}
}

// inHeader reports whether a node stands between the headline and the first running text, or right above
// the headline: a date there is the story's even when it is its permalink.
func (p *page) inHeader(i int32) bool {
	return p.titleNode >= 0 && i > p.titleNode-12 && (i < p.signs.words || i < p.titleNode+20)
}

const digitsOfScripts = "0123456789٠١٢٣٤٥٦٧٨٩०१२३४५६७८९０１２３４５６７８９۰۱۲۳۴۵۶۷۸۹"

// hasDigit reports whether a digit of any of these scripts stands in s.
func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; isDigit(c) {
			return true
		} else if c >= 0x80 {
			return strings.ContainsAny(s[i:], digitsOfScripts)
		}
	}
	return false
}

// inLink reports whether the node stands in a link: the date of another story.
func (p *page) inLink(i int32) bool {
	for n := 0; i >= 0 && n < 4; i, n = p.index.nodes[i].parent, n+1 {
		if p.index.nodes[i].DataAtom == atom.A {
			return true
		}
	}
	return false
}

// lineOf is the visible text of a subtree, with a space at each element's edge so that words set in
// neighbouring elements do not run together.
func lineOf(nodes []node, i int32) string {
	var b strings.Builder
	for j := i; j < nodes[i].end && b.Len() < 4000; j++ {
		n := &nodes[j]
		if n.hidden {
			continue
		}
		if n.DataAtom == 0 && n.FirstChild == nil && n.Node.Type == 1 {
			b.WriteString(n.Data)
		} else {
			b.WriteByte(' ')
		}
		if n.DataAtom == 0 {
			b.WriteByte(' ')
		}
	}
	return squeeze(b.String())
}

// changed reports whether a label speaks of a change of the story, not of its publication.
func changed(label string) bool {
	at, _ := lastLabel(label, changeWords)
	if at < 0 {
		return false
	}
	if pub, _ := lastLabel(label, publishWords); pub > at {
		return false
	}
	return true
}

// dated reports whether a label speaks of the story's publication.
func dated(label string) bool {
	at, _ := lastLabel(label, publishWords)
	return at >= 0
}

func copyrightLine(label string) bool {
	l := strings.ToLower(label)
	return strings.Contains(l, "©") || strings.Contains(l, "copyright") || strings.Contains(l, "(c)") || strings.Contains(l, "版权")
}

var changeWords = []string{
	"updated", "update", "modified", "revised", "edited", "aktualisiert", "geändert", "stand:", "mis à jour", "mise à jour", "modifié",
	"actualizado", "actualizada", "modificado", "aggiornato", "aggiornamento", "modificato", "atualizado", "atualizada", "modificado em",
	"oppdatert", "uppdaterad", "opdateret", "päivitetty", "güncelleme", "güncellendi", "güncellenme", "обновлено", "изменено", "оновлено",
	"zaktualizowano", "aktualizacja", "aktualizováno", "aktualizace", "aktualizované", "bijgewerkt", "gewijzigd", "ενημέρωση", "diperbarui",
	"cập nhật", "تحديث", "अपडेट", "更新", "修改", "수정", "업데이트", "actualitzat", "frissítve", "actualizat", "uppfært",
}

var publishWords = []string{
	"published", "posted", "post time", "post date", "publish", "created", "first published", "issued", "released", "written on", "date:",
	"veröffentlicht", "erstellt", "publié", "paru le", "publicado", "publicada", "pubblicato", "publisert", "publicerad", "udgivet",
	"offentliggjort", "julkaistu", "yayınlan", "yayın tarihi", "опубликовано", "дата публикации", "опубліковано", "opublikowano", "data publikacji",
	"publikováno", "vydáno", "gepubliceerd", "geplaatst", "δημοσίευση", "δημοσιεύ", "diterbitkan", "dipublikasikan", "đăng", "نشر", "प्रकाशित",
	"publié le", "发布", "發布", "发表", "時間", "时间", "日期", "公開", "掲載", "配信", "입력", "등록", "작성", "발행", "publicat", "közzétéve",
	"birt",
}

// lastLabel finds the last of these words in a label.
func lastLabel(label string, words []string) (at int, word string) {
	l := strings.ToLower(label)
	at = -1
	for _, w := range words {
		if i := strings.LastIndex(l, w); i > at {
			at, word = i, w
		}
	}
	return at, word
}

// value reads a date that a page gives to machines: ISO 8601 in its many spellings, RFC 1123, Unix
// seconds or milliseconds, or a date as in text.
func (r reading) value(s string) (stamp, bool) {
	s = strings.TrimSpace(head(strings.TrimSpace(s), 100))
	if s == "" {
		return stamp{}, false
	}
	if digits := strings.TrimLeft(s, "0123456789"); digits == "" {
		n, err := strconv.ParseInt(s, 10, 64)
		switch {
		case err != nil:
		case len(s) == 10 && n > 5e8:
			t := stampOf(time.Unix(n, 0).UTC(), true)
			t.raw = s
			return t, true
		case len(s) == 13 && n > 5e11:
			t := stampOf(time.UnixMilli(n).UTC(), true)
			t.raw = s
			return t, true
		case len(s) == 8 || len(s) == 12 || len(s) == 14:
			t := stamp{year: atoi(s[:4]), month: atoi(s[4:6]), day: atoi(s[6:8]), raw: s}
			if len(s) >= 12 {
				t.clock, t.hour, t.minute = true, atoi(s[8:10]), atoi(s[10:12])
			}
			if len(s) == 14 {
				t.sec = atoi(s[12:14])
			}
			return t, t.valid()
		}
		return stamp{}, false
	}
	// 20200806T2210Z
	if len(s) >= 13 && s[8] == 'T' && strings.Trim(s[:8], "0123456789") == "" {
		s2 := s[:4] + "-" + s[4:6] + "-" + s[6:8] + "T"
		rest := s[9:]
		if len(rest) >= 4 && strings.Trim(rest[:4], "0123456789") == "" {
			rest = rest[:2] + ":" + rest[2:]
			if len(rest) >= 7 && strings.Trim(rest[5:7], "0123456789") == "" {
				rest = rest[:5] + ":" + rest[5:]
			}
		}
		if t, _, _, ok := r.find(s2 + rest); ok {
			t.raw = s
			return t, true
		}
	}
	t, _, _, ok := r.find(s)
	if ok {
		t.raw = s
	}
	return t, ok
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

// token is a number, a word, or one other character of a text with dates in it.
type token struct {
	word       string // lower case; empty for a number
	num        int    // value of a number
	digits     int    // its digits; 0 for a word
	start, end int
}

// maxTokens bounds what is read of one line.
const maxTokens = 120

// tokens splits a text. Digits of any script count; a Han, kana or Hangul character is a token of its own.
func tokens(s string) []token {
	var out []token
	for i := 0; i < len(s) && len(out) < maxTokens; {
		c, n := utf8.DecodeRuneInString(s[i:])
		if c >= 0xFF01 && c <= 0xFF5E {
			c -= 0xFEE0
		}
		switch {
		case unicode.IsSpace(c) || c == '\u200f' || c == '\u200e':
			i += n
		case digitOf(c) >= 0:
			t := token{start: i}
			for i < len(s) {
				c, n = utf8.DecodeRuneInString(s[i:])
				d := digitOf(c)
				if d < 0 || t.digits > 9 {
					break
				}
				t.num = t.num*10 + d
				t.digits++
				i += n
			}
			t.end = i
			out = append(out, t)
		case wide(c):
			out = append(out, token{word: string(c), start: i, end: i + n})
			i += n
		case unicode.IsLetter(c) || unicode.Is(unicode.M, c):
			start := i
			for i < len(s) {
				c, n = utf8.DecodeRuneInString(s[i:])
				if wide(c) || !unicode.IsLetter(c) && !unicode.Is(unicode.M, c) {
					break
				}
				i += n
			}
			out = append(out, token{word: strings.ToLower(s[start:i]), start: start, end: i})
		default:
			out = append(out, token{word: string(c), start: i, end: i + n})
			i += n
		}
	}
	return out
}

func wide(r rune) bool {
	return r >= 0x2E80 && r < 0xA000 || r >= 0xAC00 && r < 0xD7B0 || r >= 0xF900 && r < 0xFB00
}

func digitOf(c rune) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 0xFF10 && c <= 0xFF19:
		return int(c - 0xFF10)
	case c >= 0x660 && c <= 0x669:
		return int(c - 0x660)
	case c >= 0x6F0 && c <= 0x6F9:
		return int(c - 0x6F0)
	case c >= 0x966 && c <= 0x96F:
		return int(c - 0x966)
	case c >= 0x9E6 && c <= 0x9EF:
		return int(c - 0x9E6)
	case c >= 0xE50 && c <= 0xE59:
		return int(c - 0xE50)
	}
	return -1
}

// find reads the first date in a text; from and to are where it stands.
func (r reading) find(s string) (t stamp, from, to int, ok bool) {
	ts := tokens(s)
	at := func(i int) token {
		if i >= 0 && i < len(ts) {
			return ts[i]
		}
		return token{}
	}
	for i := range ts {
		n := 0 // tokens used
		t, n = r.dayAt(ts, i)
		if n == 0 {
			if t, n = r.relativeAt(ts, i); n > 0 {
				t.raw = s[at(i).start:at(i+n-1).end]
				return t, at(i).start, at(i + n - 1).end, true
			}
			continue
		}
		first, last := i, i+n-1
		if at(i+n).word == "t" || at(i+n).word == "," && at(i+n+1).word == "t" {
			n++
		}
		if m := t.clockAt(ts, i+n, true); m > 0 {
			last = i + n + m - 1
		} else if back := t.clockBefore(ts, i); back > 0 {
			first = i - back
		} else {
			for skip := 1; skip <= 8 && i+n+skip < len(ts); skip++ {
				w := at(i + n + skip - 1)
				if w.digits > 0 || len(w.word) > 24 {
					break
				}
				if m := t.clockAt(ts, i+n+skip, false); m > 0 {
					last = i + n + skip + m - 1
					break
				}
			}
		}
		if !t.valid() {
			t.clock, t.hour, t.minute, t.sec = false, 0, 0, 0
			last = i + n - 1
			if !t.valid() {
				continue
			}
		}
		last = min(last, len(ts)-1)
		t.raw = s[ts[first].start:ts[last].end]
		return t, ts[first].start, ts[last].end, true
	}
	return stamp{}, 0, 0, false
}

// dayAt reads a calendar day that begins at token i and returns how many tokens it takes.
func (r reading) dayAt(ts []token, i int) (t stamp, n int) {
	at := func(i int) token {
		if i >= 0 && i < len(ts) {
			return ts[i]
		}
		return token{}
	}
	a := at(i)
	if a.digits == 4 {
		year := a.num
		if year >= 2400 && year < 2700 && strings.HasPrefix(r.language, "th") {
			year -= 543
		}
		if year < 1600 || year > 2200 {
			return t, 0
		}
		sep := at(i + 1).word
		switch sep {
		case "-", "/", ".", "年", "년", "‐", "–", "−":
			m := at(i + 2)
			if m.digits == 0 {
				if k := monthOf(m.word); k > 0 {
					j := i + 3
					if at(j).word == sep || at(j).word == "." {
						j++
					}
					if d := at(j); d.digits > 0 && d.digits <= 2 {
						return stamp{year: year, month: k, day: d.num}, j - i + 1
					}
				}
				return t, 0
			}
			sep2 := at(i + 3).word
			d := at(i + 4)
			same := sep2 == sep || (sep2 == "月" || sep2 == "월") || sep == "." && sep2 == "."
			if m.digits <= 2 && same && d.digits > 0 && d.digits <= 2 {
				n = 5
				if w := at(i + 5).word; w == "日" || w == "일" || w == "号" || w == "號" || w == "." && sep == "." {
					n++
				}
				t = stamp{year: year, month: m.num, day: d.num}
				if t.valid() {
					return t, n
				}
			}
			return stamp{}, 0
		case ",":
			return t, 0
		}
		// 2020 August 6; 2020. augusztus 6.
		if k := monthOf(sep); k > 0 {
			if d := at(i + 2); d.digits > 0 && d.digits <= 2 {
				return stamp{year: year, month: k, day: d.num}, 3
			}
		}
		return t, 0
	}
	// Japanese eras.
	if base := eraOf(a.word, at(i+1).word); base > 0 {
		y := at(i + 2)
		if y.word == "元" {
			y = token{num: 1, digits: 1}
		}
		if y.digits > 0 && at(i+3).word == "年" && at(i+4).digits > 0 && at(i+5).word == "月" && at(i+6).digits > 0 && at(i+7).word == "日" {
			return stamp{year: base + y.num, month: at(i + 4).num, day: at(i + 6).num}, 8
		}
	}
	if a.digits == 1 || a.digits == 2 {
		prev := at(i - 1)
		if prev.end == a.start && prev.end > 0 && (prev.word == "." || prev.word == ":" || prev.word == "/" || prev.word == "-") && at(i-2).digits > 0 {
			return t, 0 // the middle of another number
		}
		// 06/08/2020, 6.8.20, 6-8-2020
		if sep := at(i + 1).word; sep == "/" || sep == "." || sep == "-" || sep == "‐" || sep == "–" {
			m := at(i + 2)
			y := at(i + 4)
			if m.digits > 0 && m.digits <= 2 && at(i+3).word == sep && (y.digits == 4 || y.digits == 2 && (sep != "-" || y.num > 12)) && at(i+5).word != sep {
				year := y.num
				if y.digits == 2 {
					year += 2000
					if at(i+5).word == ":" || y.start-at(i+3).end > 0 {
						return stamp{}, 0
					}
				}
				t = r.order(a.num, m.num, year)
				if t.valid() {
					return t, 5
				}
			}
			if k := monthOf(m.word); k > 0 && sep != "." || k > 0 && sep == "." {
				j := i + 3
				for at(j).word == sep || at(j).word == "." || at(j).word == "," || at(j).word == "de" {
					j++
				}
				if y := yearOf(at(j), r); y > 0 {
					return stamp{year: y, month: k, day: a.num}, j - i + 1
				}
				return stamp{}, 0
			}
			if sep != "." {
				return stamp{}, 0
			}
		}
		// 6 August 2020, 6 de agosto de 2020, 6th of August, 2020, 6 tháng 8 năm 2020
		j := i + 1
		for k := 0; k < 3; k++ {
			switch at(j).word {
			case ".", "st", "nd", "rd", "th", "º", "ª", "er", "de", "of", "d", "'", "’", "-", "η", "ος", "-го":
				j++
			}
		}
		if w := at(j).word; w == "tháng" || w == "thg" {
			if m := at(j + 1); m.digits > 0 && m.digits <= 2 {
				j += 2
				for at(j).word == "," || at(j).word == "năm" || at(j).word == "-" || at(j).word == "/" || at(j).word == "." {
					j++
				}
				if y := at(j); y.digits == 4 {
					return stamp{year: y.num, month: m.num, day: a.num}, j - i + 1
				}
			}
			return stamp{}, 0
		}
		if k := monthOf(at(j).word); k > 0 {
			j++
			for n := 0; n < 3; n++ {
				switch at(j).word {
				case ".", ",", "de", "del", "of", "do", "'", "’", "-", "، ", "،", "a":
					j++
				}
			}
			if y := yearOf(at(j), r); y > 0 {
				if at(j).digits == 2 && at(j-1).word != "'" && at(j-1).word != "’" && at(j-1).word != "-" {
					return stamp{}, 0
				}
				return stamp{year: y, month: k, day: a.num}, j - i + 1
			}
		}
		return stamp{}, 0
	}
	// August 6, 2020; Aug. 6th 2020
	if k := monthOf(a.word); k > 0 {
		j := i + 1
		for at(j).word == "." || at(j).word == "-" || at(j).word == "/" {
			j++
		}
		d := at(j)
		if d.digits == 0 || d.digits > 2 {
			return stamp{}, 0
		}
		j++
		for n := 0; n < 3; n++ {
			switch at(j).word {
			case ".", ",", "st", "nd", "rd", "th", "-", "/", "of":
				j++
			}
		}
		if y := yearOf(at(j), r); y > 0 && at(j).digits == 4 {
			return stamp{year: y, month: k, day: d.num}, j - i + 1
		}
		// "Thu Aug 06 22:10:00 +0800 2020"
		c := stamp{}
		if m := c.clockAt(ts, j, true); m > 0 {
			if y := at(j + m); y.digits == 4 && y.num > 1900 && y.num < 2200 {
				return stamp{year: y.num, month: k, day: d.num, clock: true, hour: c.hour, minute: c.minute, sec: c.sec, zoned: c.zoned, offset: c.offset}, j + m - i + 1
			}
		}
	}
	return stamp{}, 0
}

func yearOf(t token, r reading) int {
	switch {
	case t.digits == 4 && t.num >= 1600 && t.num <= 2200:
		return t.num
	case t.digits == 4 && t.num >= 2400 && t.num < 2700 && strings.HasPrefix(r.language, "th"):
		return t.num - 543
	case t.digits == 2 && t.num < 70:
		return 2000 + t.num
	}
	return 0
}

// order reads a numeric date whose day and month could stand either way.
func (r reading) order(a, b, year int) stamp {
	either := a <= 12 && b <= 12 && a != b
	dayFirst := stamp{year: year, month: b, day: a, either: either}
	monthFirst := stamp{year: year, month: a, day: b, either: either}
	switch {
	case a > 12:
		return dayFirst
	case b > 12:
		return monthFirst
	}
	first, second := dayFirst, monthFirst
	if r.monthFirst() {
		first, second = monthFirst, dayFirst
	}
	if !r.captured.IsZero() && first.time().After(r.captured.Add(48*time.Hour)) {
		return second
	}
	return first
}

// monthFirst reports whether the page's readers write 08/06/2020 for the sixth of August.
func (r reading) monthFirst() bool {
	tag := strings.ToLower(r.language)
	if !strings.HasPrefix(tag, "en") && !strings.HasPrefix(tag, "fil") && tag != "" {
		return false
	}
	host := r.host[strings.LastIndexByte(r.host, '.')+1:]
	switch host {
	case "uk", "au", "nz", "ie", "in", "za", "sg", "my", "hk", "pk", "ng", "ke", "eu", "de", "fr", "it", "es", "nl", "pt", "br", "na", "ls", "tz",
		"gh", "lk", "bd", "mt":
		return false
	}
	switch tag {
	case "en-gb", "en-au", "en-nz", "en-ie", "en-in", "en-za", "en-sg", "en-hk", "en-my":
		return false
	}
	return true
}

// clockAt reads a time of day at token i into t, with am/pm and zone, and returns how many tokens it takes.
// direct is set when the time stands right behind the day, where a dot may stand for the colon.
func (t *stamp) clockAt(ts []token, i int, direct bool) int {
	at := func(i int) token {
		if i >= 0 && i < len(ts) {
			return ts[i]
		}
		return token{}
	}
	start := i
	half := 0 // 1 am, 2 pm
	// 午前 午後 上午 下午 晚上 오전 오후 stand before the time.
	switch two := at(i).word + at(i+1).word; two {
	case "午前", "上午", "오전", "凌晨", "早上":
		half = 1
		i += 2
	case "午後", "下午", "오후", "晚上", "傍晚":
		half = 2
		i += 2
	case "中午":
		i += 2
	default:
		if w := at(i).word; (w == "sáng" || w == "sa") && at(i+1).digits > 0 {
			half = 1
			i++
		} else if (w == "chiều" || w == "tối" || w == "ch") && at(i+1).digits > 0 {
			half = 2
			i++
		} else if (w == "kl" || w == "klo" || w == "at" || w == "um" || w == "à" || w == "às" || w == "ore" || w == "alle" || w == "saat" || w == "o" || w == "в" || w == "las" || w == "pukul" || w == "pkl" || w == "lúc" || w == "|" || w == "-" || w == "–" || w == "," || w == "•" || w == "·") && direct {
			i++
			if w2 := at(i).word; w2 == "." || w2 == "kl" || w2 == "um" || w2 == "at" || w2 == "às" || w2 == "ore" || w2 == "lúc" || w2 == "pukul" || w2 == "klo" || w2 == "saat" || w2 == "à" || w2 == "las" || w2 == "alle" || w2 == "в" || w2 == "o" {
				i++
				if at(i).word == "." {
					i++
				}
			}
			direct = direct || w == "kl" || w == "klo"
		}
	}
	h := at(i)
	if h.digits == 0 || h.digits > 2 || h.num > 24 {
		return 0
	}
	sep := at(i + 1).word
	m := at(i + 2)
	switch {
	case (sep == ":" || sep == "：" || sep == "h" || sep == "г") && m.digits == 2 && m.num < 60:
		i += 3
	case (sep == "時" || sep == "时" || sep == "点" || sep == "點" || sep == "시") && m.digits > 0 && m.digits <= 2 && m.num < 60:
		i += 3
		if w := at(i).word; w == "分" || w == "분" {
			i++
		}
	case sep == "時" || sep == "时" || sep == "点" || sep == "點" || sep == "시":
		m = token{}
		i += 2
	case sep == "." && h.digits > 0 && m.digits == 2 && m.num < 60 && at(i+3).word != "." && h.end == at(i+1).start && m.start == at(i+1).end && (direct || at(i+3).word == "uhr"):
		i += 3
	case direct && (sep == "am" || sep == "pm" || sep == "uhr" || sep == "h" && m.digits == 0):
		m = token{}
		i++
	case half > 0 && direct:
		return 0
	default:
		return 0
	}
	sec := 0
	if at(i).word == ":" && at(i+1).digits == 2 || at(i).word == "'" && at(i+1).digits == 2 {
		sec = at(i + 1).num
		i += 2
		if (at(i).word == "." || at(i).word == "," || at(i).word == ":") && at(i+1).digits >= 1 && at(i).start == at(i-1).end && at(i+1).start == at(i).end {
			i += 2 // fraction
		}
	} else if at(i).digits > 0 && (at(i+1).word == "秒" || at(i+1).word == "초") {
		sec = at(i).num
		i += 2
	}
	switch w := at(i).word; w {
	case "am", "a":
		if w == "am" || at(i+1).word == "." && at(i+2).word == "m" {
			half = 1
			i += halfEnd(w, at(i+1).word, at(i+2).word, at(i+3).word)
		}
	case "pm", "p":
		if w == "pm" || at(i+1).word == "." && at(i+2).word == "m" {
			half = 2
			i += halfEnd(w, at(i+1).word, at(i+2).word, at(i+3).word)
		}
	case "uhr", "h", "hrs", "น", "ч":
		i++
	}
	hour := h.num
	if half == 2 && hour < 12 {
		hour += 12
	} else if half == 1 && hour == 12 {
		hour = 0
	}
	if hour == 24 {
		if m.num != 0 {
			return 0
		}
		hour = 23
		m.num = 59
	}
	t.clock, t.hour, t.minute, t.sec = true, hour, m.num, min(sec, 59)
	if n, offset := zoneAt(ts, i, *t); n > 0 {
		t.zoned, t.offset = true, offset
		i += n
	}
	return i - start
}

func halfEnd(w, dot, m, dot2 string) int {
	if w == "am" || w == "pm" {
		return 1
	}
	if dot2 == "." {
		return 4
	}
	return 3
}

// clockBefore reads a time that stands right before the day at token i: "22:10, 6 August 2020".
func (t *stamp) clockBefore(ts []token, i int) int {
	for back := 3; back <= 12 && back <= i; back++ {
		if n := t.clockAt(ts, i-back, false); n > 0 {
			ok := true
			for _, w := range ts[i-back+n : i] {
				if w.digits > 0 || len(w.word) > 24 {
					ok = false
				}
			}
			if ok && n <= back {
				// 12:34:56 read from its middle is no time.
				if j := i - back - 1; j >= 0 && ts[j].word == ":" {
					t.clock = false
					continue
				}
				return back
			}
			t.clock, t.zoned, t.offset, t.hour, t.minute, t.sec = false, false, 0, 0, 0, 0
		}
	}
	return 0
}

// zones are the abbreviations that pages print, in minutes east of UTC. IST is India's; the others that
// share it say +03:00 or +01:00 themselves.
var zones = map[string]int{
	"z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "eet": 120, "sast": 120, "cat": 120,
	"eest": 180, "msk": 180, "мск": 180, "eat": 180, "trt": 180,
	"gst": 240, "pkt": 300, "ist": 330, "npt": 345, "ict": 420, "wib": 420, "wita": 480, "wit": 540, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480,
	"awst": 480, "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
	"est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "hst": -600, "ast": -240,
	"brt": -180, "art": -180, "nst": -210, "ndt": -150,
}

// zoneAt reads a zone at token i; it returns how many tokens it takes, and seconds east of UTC.
func zoneAt(ts []token, i int, t stamp) (n, offset int) {
	at := func(i int) token {
		if i >= 0 && i < len(ts) {
			return ts[i]
		}
		return token{}
	}
	start := i
	if at(i).word == "(" {
		i++
	}
	w := at(i).word
	known := false
	if m, ok := zones[w]; ok && w != "" {
		offset, known = m*60, true
		i++
	} else if w == "et" || w == "ct" || w == "mt" || w == "pt" {
		base := map[string]int{"et": -5, "ct": -6, "mt": -7, "pt": -8}[w]
		if summerUS(t) {
			base++
		}
		return i + 1 - start, base * 3600
	}
	if s := at(i).word; (s == "+" || s == "-" || s == "−") && (!known || offset == 0) {
		h := at(i + 1)
		if h.start != at(i).end {
			if known {
				return i - start, offset
			}
			return 0, 0
		}
		minutes, used := -1, 0
		switch {
		case h.digits == 4:
			minutes, used = h.num/100*60+h.num%100, 2
		case h.digits > 0 && h.digits <= 2 && at(i+2).word == ":" && at(i+3).digits == 2:
			minutes, used = h.num*60+at(i+3).num, 4
		case h.digits > 0 && h.digits <= 2:
			minutes, used = h.num*60, 2
		}
		if minutes >= 0 && minutes <= 15*60 {
			if s != "+" {
				minutes = -minutes
			}
			return i + used - start, minutes * 60
		}
	}
	if known {
		return i - start, offset
	}
	return 0, 0
}

// agoBefore stand before a number of units, agoAfter behind them; pastUnits are both unit and "ago" in one word.
// daysAgo are today and yesterday. ones are what stands for the number in "an hour ago".
var (
	agoBefore = words("vor hace há hai fa πριν قبل منذ před pred пред преди пре prije acum fyrir לפני il_y_a")
	agoAfter  = words("ago fa önce назад siden sedan sitten geleden temu 前 전 trước yanglalu lalu पहले atrás тому dozadu 之前 以前 ezelőtt پیش আগে nazaj")
	pastUnits = map[string]byte{
		"perce": 'm', "órája": 'h', "napja": 'd', "hete": 'w', "นาทีที่แล้ว": 'm', "นาทีก่อน": 'm', "ชั่วโมงที่แล้ว": 'h', "ชั่วโมงก่อน": 'h',
		"วันที่แล้ว": 'd', "วันก่อน": 'd',
	}
	ones    = words("an a one einer einem einen une un una uno um uma ett et en een één bir один одну одна jedną jeden jednu egy")
	daysAgo = func() map[string]int {
		m := map[string]int{"前天": 2}
		for w := range words("today heute oggi idag hoje hoy bugün сегодня dzisiaj dziś dnes vandaag idag σήμερα tänään сьогодні astăzi azi danas danes днес данас avui היום اليوم วันนี้ 今天 今日 오늘 hômnay aujourd'hui") {
			m[w] = 0
		}
		for w := range words("yesterday gestern hier ieri ontem ayer dün вчера wczoraj včera gisteren igår χθες χτες kemarin semalam eilen вчора jučer včeraj јуче ahir tegnap אתמול أمس เมื่อวาน 昨天 昨日 어제 hômqua") {
			m[w] = 1
		}
		return m
	}()
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// relativeAt reads "2 hours ago", "il y a une heure", "2小时前", "yesterday 22:10" against the capture.
func (r reading) relativeAt(ts []token, i int) (stamp, int) {
	if r.captured.IsZero() {
		return stamp{}, 0
	}
	at := func(i int) token {
		if i >= 0 && i < len(ts) {
			return ts[i]
		}
		return token{}
	}
	a := at(i)
	if a.digits > 0 && a.digits <= 3 || a.digits == 0 && len(a.word) <= 8 && ones[a.word] {
		count := a.num
		j := i + 1
		if a.digits == 0 {
			count = 1
			if w := at(j).word; w == "'" || w == "’" {
				j++ // un'ora fa
			}
		}
		if unit := pastUnits[at(j).word]; unit != 0 {
			return r.ago(count, unit), j - i + 1
		}
		unit, n := unitAt(ts, j)
		if unit == 0 {
			return stamp{}, 0
		}
		for k, after := 0, ""; k < 3 && j+n+k < len(ts); k++ {
			if after += at(j + n + k).word; agoAfter[after] {
				return r.ago(count, unit), j - i + n + k + 1
			}
		}
		prev := at(i - 1).word
		if prev == "από" || prev == "ca" || prev == "circa" || prev == "etwa" || prev == "rund" || prev == "." && at(i-2).word == "ca" {
			prev = at(i - 2).word
		}
		if prev == "a" && at(i-2).word == "y" {
			prev = "il_y_a"
		}
		if !agoBefore[prev] || prev == "fa" && !strings.HasPrefix(r.language, "ca") {
			return stamp{}, 0
		}
		return r.ago(count, unit), j - i + n
	}
	if a.digits > 0 {
		return stamp{}, 0
	}
	days, known := daysAgo[a.word]
	n := 1
	if !known {
		switch a.word { // in two or three words
		case "i", "今", "昨", "前", "오", "어", "hôm":
			days, known = daysAgo[a.word+at(i+1).word]
			n = 2
		case "aujourd":
			days, known = daysAgo["aujourd'"+at(i+2).word]
			n = 3
		}
	}
	if !known {
		return stamp{}, 0
	}
	s := stampOf(r.captured.UTC().AddDate(0, 0, -days), false)
	for skip := range 4 {
		if at(i+n+skip).word == "" && at(i+n+skip).digits == 0 {
			break
		}
		if m := s.clockAt(ts, i+n+skip, true); m > 0 {
			return s, n + skip + m
		}
	}
	return stamp{}, 0 // without a time it is mostly prose
}

// ago is the stamp that many units before the capture; months and years are too rough to be a date.
func (r reading) ago(n int, unit byte) stamp {
	now := r.captured
	t := now
	switch unit {
	case 'm':
		t = now.Add(-time.Duration(n) * time.Minute)
	case 'h':
		t = now.Add(-time.Duration(n) * time.Hour)
	case 'd':
		t = now.AddDate(0, 0, -n)
	case 'w':
		t = now.AddDate(0, 0, -7*n)
	default:
		return stamp{}
	}
	return stampOf(t.UTC(), unit == 'm' || unit == 'h')
}

// unitAt reads a unit of time at token i: m, h, d, w, M, y, or 0; n tokens long.
func unitAt(ts []token, i int) (unit byte, n int) {
	if i >= len(ts) {
		return 0, 0
	}
	w := ts[i].word
	n = 1
	for i+n < len(ts) && wide(firstRune(w)) && n < 3 && wide(firstRune(ts[i+n].word)) {
		if u := units[w]; u != 0 && ts[i+n].word != "時" && ts[i+n].word != "时" {
			if u2 := units[w+ts[i+n].word]; u2 == 0 {
				break
			}
		}
		w += ts[i+n].word
		n++
		if u := units[w]; u != 0 {
			return u, n
		}
	}
	return units[w], n
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

var units = map[string]byte{
	"minutes": 'm', "min": 'm', "mins": 'm', "minuten": 'm', "minuto": 'm', "minutos": 'm', "minuti": 'm', "minutter": 'm', "minuter": 'm',
	"minuuttia": 'm', "dakika": 'm', "минут": 'm', "минуты": 'm', "минуту": 'm', "minut": 'm', "minuty": 'm', "λεπτά": 'm', "menit": 'm',
	"phút": 'm', "دقيقة": 'm', "دقائق": 'm', "دقیقه": 'm', "хвилин": 'm', "хвилини": 'm', "минути": 'm', "minuta": 'm', "minute": 'm',
	"minutami": 'm', "mínútum": 'm', "minuts": 'm', "perccel": 'm', "דקות": 'm', "মিনিট": 'm', "मिनट": 'm', "分": 'm', "分钟": 'm', "分鐘": 'm',
	"분":    'm',
	"hour": 'h', "годину": 'h', "часове": 'h', "сата": 'h', "сати": 'h', "sata": 'h', "sati": 'h', "urami": 'h', "klukkustundum": 'h',
	"klukkutímum": 'h', "hores": 'h', "órával": 'h', "ساعت": 'h', "שעות": 'h', "שעה": 'h', "ঘণ্টা": 'h', "ώρα": 'h', "hours": 'h', "hr": 'h',
	"hrs": 'h', "h": 'h', "stunde": 'h', "stunden": 'h', "heure": 'h', "heures": 'h', "hora": 'h', "horas": 'h', "ora": 'h', "ore": 'h',
	"timer": 'h', "time": 'h', "timmar": 'h', "timme": 'h', "tuntia": 'h', "saat": 'h', "час": 'h', "часа": 'h', "часов": 'h', "godzin": 'h',
	"godziny": 'h', "godzinę": 'h', "hodin": 'h', "hodinami": 'h', "uur": 'h', "ώρες": 'h', "jam": 'h', "giờ": 'h', "tiếng": 'h', "ساعات": 'h',
	"ساعة": 'h', "घंटे": 'h', "घंटा": 'h', "小时": 'h', "小時": 'h', "時間": 'h', "시간": 'h', "годин": 'h', "години": 'h',
	"day": 'd', "дні": 'd', "днів": 'd', "дни": 'd', "дана": 'd', "dana": 'd', "dnevi": 'd', "dňami": 'd', "dögum": 'd', "dies": 'd', "nappal": 'd',
	"zile": 'd', "ημέρες": 'd', "روز": 'd', "ימים": 'd', "দিন": 'd', "days": 'd', "tag": 'd', "tage": 'd', "tagen": 'd', "jour": 'd', "jours": 'd',
	"día": 'd', "días": 'd', "dia": 'd', "dias": 'd', "giorno": 'd', "giorni": 'd', "dager": 'd', "dage": 'd', "dagar": 'd', "dag": 'd',
	"päivää": 'd', "gün": 'd', "день": 'd', "дня": 'd', "дней": 'd', "dni": 'd', "dny": 'd', "dnů": 'd', "dagen": 'd', "μέρες": 'd', "hari": 'd',
	"ngày": 'd', "أيام": 'd', "يوم": 'd', "दिन": 'd', "天": 'd', "日": 'd', "일": 'd',
	"week": 'w', "weeks": 'w', "woche": 'w', "wochen": 'w', "semaine": 'w', "semaines": 'w', "semana": 'w', "semanas": 'w', "settimana": 'w',
	"settimane": 'w', "uker": 'w', "hafta": 'w', "недель": 'w', "недели": 'w', "weken": 'w', "minggu": 'w', "tuần": 'w', "周": 'w', "週間": 'w',
	"주":     'w',
	"month": 'M', "months": 'M', "monate": 'M', "monaten": 'M', "mois": 'M', "meses": 'M', "mesi": 'M', "个月": 'M', "か月": 'M', "개월": 'M',
	"year": 'y', "years": 'y', "jahre": 'y', "jahren": 'y', "ans": 'y', "años": 'y', "anni": 'y', "年": 'y', "년": 'y',
}

func eraOf(a, b string) int {
	switch a + b {
	case "令和":
		return 2018
	case "平成":
		return 1988
	case "昭和":
		return 1925
	}
	return 0
}

// monthOf reads the name of a month, whole or shortened, in the languages of the news.
func monthOf(w string) int {
	if len(w) < 3 {
		return 0
	}
	return months[w]
}

// months maps names of months in lower case to their number.
var months = func() map[string]int {
	m := map[string]int{}
	for _, line := range []string{
		"january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec",
		"janv févr mars avr mai juin juil août sept oct nov déc",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"jänner feber mär apr mai jun jul aug sept okt nov dez",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"ene feb mar abr may jun jul ago setiembre oct nov dic",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"gen feb mar apr mag giu lug ago set ott nov dic",
		"janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
		"jan fev mar abr mai jun jul ago set out nov dez",
		"januari februari maart april mei juni juli augustus september oktober november december",
		"jan feb mrt apr mei jun jul aug sep okt nov dec",
		"januari februari mars april maj juni juli augusti september oktober november december",
		"januar februar marts april maj juni juli august september oktober november december",
		"januar februar mars april mai juni juli august september oktober november desember",
		"janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
		"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
		"tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
		"ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
		"oca şub mar nis may haz tem ağu eyl eki kas ara",
		"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
		"январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
		"янв фев мар апр мая июн июл авг сен окт ноя дек",
		"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
		"януари февруари март април май юни юли август септември октомври ноември декември",
		"јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
		"stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
		"sty lut mar kwi maj cze lip sie wrz paź lis gru",
		"ledna února března dubna května června července srpna září října listopadu prosince",
		"leden únor březen duben květen červen červenec srpen září říjen listopad prosinec",
		"januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
		"január február március április május június július augusztus szeptember október november december",
		"ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
		"siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
		"januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
		"januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
		"ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
		"ιαν φεβ μαρ απρ μαι ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
		"januari februari maret april mei juni juli agustus september oktober november desember",
		"jan feb mac apr mei jun jul ogos sep okt nov dis",
		"januari februari mac april mei jun julai ogos september oktober november disember",
		"gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
		"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
		"جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
		"ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
		"जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
		"जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर",
		"জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
		"มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
		"ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
		"בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
		"januarie februarie maart april mei junie julie augustus september oktober november desember",
		"januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
	} {
		for i, w := range strings.Fields(line) {
			if _, ok := m[w]; !ok {
				m[w] = i + 1
			}
		}
	}
	m["sept"], m["jul"], m["lipca"], m["lis"] = 9, 7, 7, 11
	delete(m, "mart") // Turkish and Serbian March is also a shop; it counts with a day beside it below
	m["mart"] = 3
	// Levantine months are written in two words, of which the first is told apart.
	for w, k := range map[string]int{"شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9} {
		m[w] = k
	}
	return m
}()

// addressDate reads the day from an address: /2020/08/06/, 2020-08-06, 20200806, /2020/aug/06/.
func addressDate(address string) stamp {
	u, err := url.Parse(address)
	if err != nil {
		return stamp{}
	}
	path := u.Path
	parts := strings.Split(strings.Trim(path, "/"), "/")
	ok := func(s stamp) bool { return s.valid() && s.year >= 1990 && s.year < 2100 }
	for i := 0; i+2 < len(parts); i++ {
		if len(parts[i]) != 4 {
			continue
		}
		m := atoi(parts[i+1])
		if m == 0 {
			m = monthOf(strings.ToLower(parts[i+1]))
		}
		day := strings.SplitN(parts[i+2], "-", 2)[0]
		if s := (stamp{year: atoi(parts[i]), month: m, day: atoi(day), raw: path}); len(day) <= 2 && ok(s) {
			return s
		}
	}
	// A run of digits: 20200806, or 2020-08-06, 2020-08/06 and the like.
	for i := 0; i+8 <= len(path); i++ {
		if path[i] < '1' || path[i] > '2' || i > 0 && path[i-1] >= '0' && path[i-1] <= '9' {
			continue
		}
		if isDigits(path[i:i+8]) && (i+8 == len(path) || path[i+8] < '0' || path[i+8] > '9') {
			if s := (stamp{year: atoi(path[i : i+4]), month: atoi(path[i+4 : i+6]), day: atoi(path[i+6 : i+8]), raw: path}); ok(s) {
				return s
			}
		}
		if i+10 <= len(path) && isDigits(path[i:i+4]) && strings.IndexByte("-_/.", path[i+4]) >= 0 && isDigits(path[i+5:i+7]) && strings.IndexByte("-_/.", path[i+7]) >= 0 && isDigits(path[i+8:i+10]) {
			if s := (stamp{year: atoi(path[i : i+4]), month: atoi(path[i+5 : i+7]), day: atoi(path[i+8 : i+10]), raw: path}); ok(s) {
				return s
			}
		}
		if i+9 <= len(path) && isDigits(path[i:i+4]) && (path[i+4] == '/' || path[i+4] == '-') && isDigits(path[i+5:i+9]) && (i+9 == len(path) || path[i+9] < '0' || path[i+9] > '9') {
			if s := (stamp{year: atoi(path[i : i+4]), month: atoi(path[i+5 : i+7]), day: atoi(path[i+7 : i+9]), raw: path}); ok(s) {
				return s
			}
		}
	}
	return stamp{}
}

func isDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// zoneOfHost is the zone of a country that has only one, by the end of the host's name; Europe's and
// its summer time are told by the rule that holds since 1996.
func zoneOfHost(host string, t stamp) (seconds int, ok bool) {
	minutes := 0
	switch host[strings.LastIndexByte(host, '.')+1:] {
	case "cn", "hk", "tw", "sg", "my", "ph", "mo":
		minutes = 480
	case "jp", "kr":
		minutes = 540
	case "th", "vn", "kh", "la":
		minutes = 420
	case "in", "lk":
		minutes = 330
	case "pk":
		minutes = 300
	case "bd":
		minutes = 360
	case "ae", "om":
		minutes = 240
	case "tr", "sa", "iq", "kw", "qa", "ke", "tz", "ug", "et", "by":
		minutes = 180
	case "za", "ls", "na", "bw", "zw", "zm", "mw", "mz":
		minutes = 120
	case "ng", "dz", "tn":
		minutes = 60
	case "is", "gh", "sn", "ci":
		minutes = 0
	case "ar", "uy":
		minutes = -180
	case "co", "pe":
		minutes = -300
	case "uk", "ie", "pt":
		minutes = summerEU(t)
	case "de", "at", "ch", "li", "lu", "fr", "it", "nl", "be", "dk", "no", "se", "pl", "cz", "sk", "hu", "si", "hr", "rs", "ba", "mk", "al", "mt":
		minutes = 60 + summerEU(t)
	case "fi", "ee", "lv", "lt", "gr", "cy", "ro", "bg", "ua":
		minutes = 120 + summerEU(t)
	default:
		return 0, false
	}
	return minutes * 60, true
}

// summerEU is 60 from the last Sunday of March to the last Sunday of October, else 0.
func summerEU(t stamp) int {
	last := func(month int) int {
		d := time.Date(t.year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
		return d.Day() - int(d.Weekday())
	}
	day := t.month*100 + t.day
	if day >= 300+last(3) && day < 1000+last(10) {
		return 60
	}
	return 0
}

// summerUS reports whether the day lies between the second Sunday of March and the first of November.
func summerUS(t stamp) bool {
	if t.year == 0 {
		return false
	}
	first := func(month int) int {
		d := time.Date(t.year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
		return 1 + (7-int(d.Weekday()))%7
	}
	day := t.month*100 + t.day
	return day >= 300+first(3)+7 && day < 1100+first(11)
}

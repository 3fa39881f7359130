package extract

import (
	"fmt"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// stamp is a date as a page writes it: a day, maybe a time of day, maybe its zone.
type stamp struct {
	year, month, day  int
	hour, minute, sec int
	clock             bool // a time of day is known
	zoned             bool // offset is known
	offset            int  // seconds east of UTC
	order             int8 // of numbers: 1 day first, -1 month first
	either            bool // day and month could change places
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

// reading is what helps to read the page's dates.
func (p *page) reading() reading {
	return reading{p.article.Language, p.article.Site.Host, p.opt.Captured}
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
	r := p.reading()
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
		if !ok || t.isZero() {
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
		s, _ := p.markedDate(r, true)
		take(s, "microdata")
	}
	var change stamp
	if published.year == 0 {
		var s stamp
		s, change = p.markedDate(r, false)
		take(s, "time")
	}
	for _, s := range append([]string{p.ld.modified}, p.changes()...) {
		if t := read(s); r.plausible(t) && modified.year == 0 {
			modified = t
		}
	}
	if modified.year == 0 {
		modified = change
	}
	shown := p.shownDate(r, published.year == 0)
	if shown.modified.year == 0 {
		shown.modified = change
	}
	if source == "json-ld" || source == "meta" {
		// A system's date may be that of the last change, or of a move; the line under the headline is the editors', and
		// so is what is labelled so, where the system knows but one date.
		if !shown.header && published.sameDay(modified) {
			if t := p.labelledDate(r); t.year != 0 {
				shown.published, shown.header = t, true
			}
		}
		if shown.header && shown.published.before(published) {
			published = stamp{}
		}
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
	if published.year == 0 && modified.year == 0 && shown.modified.year == 0 {
		take(p.scriptDate(r), "text")
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
		if modified.sameDay(shown.modified) {
			take(modified, "modified")
		}
	}
	feed := read(p.opt.Entry.Published)
	published = p.settled(published, r, addressDate(p.opt.URL), addressDate(p.article.CanonicalURL), feed, modified)
	if source == "json-ld" || source == "meta" || source == "microdata" || source == "time" {
		published = p.localized(published, shown, modified, r)
	}
	// The zone is learnt from the feed's form of the same time, from the page's other date, then from the country of the host or of the readers.
	for _, s := range []*stamp{&published, &modified} {
		if s.clock && !s.zoned {
			if offset, ok := offsetBetween(*s, feed); ok && s == &published {
				s.zoned, s.offset = true, offset
			} else if published.clock && published.zoned {
				s.zoned, s.offset = true, published.offset
			} else if modified.clock && modified.zoned && modified.offset != 0 {
				s.zoned, s.offset = true, modified.offset
			} else if offset, ok := zoneOfHost(r.host, *s); ok {
				s.zoned, s.offset = true, offset
			} else if country := p.countryOfReaders(); country != "" {
				s.offset, s.zoned = zoneOfHost(country, *s)
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

// isZero reports whether the date is what systems write for none: where Unix and SQL begin to count.
func (s stamp) isZero() bool {
	day := int64(24 * 60 * 60)
	return s.year == 1900 && s.month == 1 && s.day == 1 || s.year < 1971 && s.time().Unix() > -day && s.time().Unix() < day
}

// settled is a date in digits with its day and month in the order that the witnesses tell, or the other dates of the page.
func (p *page) settled(s stamp, r reading, witnesses ...stamp) stamp {
	if !s.either {
		return s
	}
	turned := s
	turned.month, turned.day = s.day, s.month
	for _, w := range witnesses {
		switch {
		case w.year == 0 || w.either:
		case w.sameDay(s):
			return s
		case w.sameDay(turned):
			return turned
		}
	}
	same, other, order := 0, 0, 0
	for _, i := range p.signs.dates {
		n := &p.index.nodes[i]
		if n.text > 60 {
			continue
		}
		for _, text := range []string{attr(n.Node, "datetime"), lineOf(p.index.nodes, i)} {
			t, _, _, ok := r.find(head(text, 100))
			switch {
			case !ok || t.either:
				continue
			case t.sameDay(s):
				same++
			case t.sameDay(turned):
				other++
			}
			order += int(t.order)
		}
	}
	if order == 0 && s.order < 0 && s.zoned && s.offset > 0 && s.offset != 8*60*60 {
		order = 1 // the month stands first in America and the Philippines
	}
	if same == 0 && (other > 0 || order*int(s.order) < 0) && r.plausible(turned) {
		return turned
	}
	return s
}

// localized is an instant that a system gives in UTC, in the zone of the page's readers: the one that the time under the
// headline is in, or one that stands on the page or belongs to the country, if the day shown is that of this zone only.
func (p *page) localized(s stamp, shown shownDates, modified stamp, r reading) stamp {
	if !s.clock || !s.zoned || s.offset != 0 {
		return s
	}
	in := func(offset int) stamp {
		t := stampOf(s.time().In(time.FixedZone("", offset)), true)
		t.raw = s.raw
		return t
	}
	if offset, ok := offsetBetween(shown.published, s); ok {
		if own, ok := zoneOfHost(r.host, s); ok && offset == 0 && !shown.published.zoned && (own >= leastAway || own <= -leastAway) {
			s.offset = own // the local time, which the system calls UTC
			return s
		}
		return in(offset)
	}
	days := []stamp{addressDate(p.opt.URL), addressDate(p.article.CanonicalURL)}
	if shown.header {
		days = append(days, shown.published)
	}
	days = slices.DeleteFunc(days, func(d stamp) bool { return d.year == 0 || d.sameDay(s) })
	offsets := []int{modified.offset}
	home, known := zoneOfHost(r.host, s)
	if known {
		offsets = append(offsets, home)
	}
	for _, i := range p.signs.dates {
		n := &p.index.nodes[i]
		t, ok := r.value(attr(n.Node, "datetime"))
		switch same := ok && t.zoned && t.time().Equal(s.time()); {
		case !ok || !t.zoned:
		case same && t.offset != 0:
			return in(t.offset)
		case same && n.text < 60 && !n.hidden: // what the element shows is the same instant as the reader's clock has it
			text := lineOf(p.index.nodes, i)
			if t, _, _, ok := r.find(text); ok {
				if offset, ok := offsetBetween(t, s); ok {
					return in(offset)
				}
			}
			if known && in(home).shownIn(text) {
				return in(home)
			}
		case t.offset != 0:
			offsets = append(offsets, t.offset)
		}
	}
	if known && home != 0 && !s.shownIn(p.headerText()) && in(home).shownIn(p.headerText()) {
		return in(home)
	}
	for _, d := range days {
		for _, offset := range offsets {
			if t := in(offset); offset != 0 && t.sameDay(d) {
				return t
			}
		}
	}
	return s
}

// leastAway is how far from UTC, in seconds, a country's zone is where nobody shows its readers the time in UTC.
const leastAway = 5 * 60 * 60

// headerText is what stands between the headline and the story's first words, up to a few lines.
func (p *page) headerText() string {
	t := p.titleNode
	if t < 0 {
		return ""
	}
	var b strings.Builder
	nodes := p.index.nodes
	for i := nodes[t].end; i < min(nodes[t].end+60, p.signs.words) && b.Len() < 400; i++ {
		if n := &nodes[i]; n.Type == html.TextNode && !n.hidden && n.text > 0 && n.text < 60 {
			b.WriteString(n.Data)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// shownIn reports whether a text shows the time of day, as a page does that leaves out the year.
func (s stamp) shownIn(text string) bool {
	for _, form := range []string{"%02d:%02d", "%02d.%02d", "%02dh%02d"} {
		if strings.Contains(text, fmt.Sprintf(form, s.hour, s.minute)) {
			return true
		}
	}
	return false
}

// offsetBetween is the zone, in seconds east of UTC, that a local time is in when it is the same as an instant.
func offsetBetween(local, instant stamp) (offset int, ok bool) {
	if !local.clock || !instant.clock || !instant.zoned {
		return 0, false
	}
	local.sec, instant.sec = 0, 0
	if local.zoned {
		return local.offset, local.time().Equal(instant.time())
	}
	offset = int(local.time().Sub(instant.time()) / time.Second)
	return offset, offset%(15*60) == 0 && offset >= -12*60*60 && offset <= 14*60*60
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
	return (strings.Contains(key, "publish") || strings.Contains(key, "publication")) && (strings.Contains(key, "date") || strings.Contains(key, "time") || strings.HasSuffix(key, "_at") || strings.HasSuffix(key, "-at")) &&
		!changeKey(key) && !strings.Contains(key, "expir") && !strings.Contains(key, "unpublish") && !strings.Contains(key, "last")
}

// changeKey reports whether a meta's name says that it is the date of the last change.
func changeKey(key string) bool {
	return strings.Contains(key, "modif") || strings.Contains(key, "updat")
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
	for _, m := range p.signs.meta {
		if changeKey(m.key) {
			out = append(out, squeeze(clean(head(m.content, 100))))
		}
	}
	return out
}

// markedDate reads the machine's form of a date: microdata when micro is set, else <time datetime>. One that
// stands beside a word of change is the date of that.
func (p *page) markedDate(r reading, micro bool) (best, change stamp) {
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
		} else if p.titleNode >= 0 && i > p.titleNode-54 && (p.signs.words == 0 || i < p.signs.words+27) {
			k = 3
		}
		if k == 1 && !micro {
			if change.year == 0 {
				change = s
			}
			continue
		}
		if !micro && k == 2 && p.titleNode >= 0 && i > p.titleNode+270 {
			continue // a comment's or a related story's
		}
		if k > rank {
			best, rank = s, k
		}
	}
	return best, change
}

func attrOf(n *node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// before is the text that stands right before the node in its line: "Updated: <b><time>".
func (p *page) before(i int32) string {
	nodes := p.index.nodes
	for up := 0; up < 3; up++ {
		parent := nodes[i].parent
		if parent < 0 || i-parent > 12 || up > 0 && nodes[parent].text > 200 {
			return ""
		}
		var b strings.Builder
		for j := parent + 1; j < i; j++ {
			if nodes[j].FirstChild == nil && nodes[j].DataAtom == 0 && len(nodes[j].Data) < 80 && !nodes[j].hidden {
				b.WriteString(nodes[j].Data)
				b.WriteByte(' ')
			}
		}
		if s := squeeze(b.String()); s != "" {
			return s + " "
		}
		i = parent
	}
	return ""
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
		low, high = max(0, p.titleNode-67), min(high, p.titleNode+167)
	}
	under := high // where the header ends
	if w := p.signs.words; w > p.titleNode {
		under = min(high, w+27)
	}
	alone := false // the date found is all that its line says
	// try takes the dates of a line; lead is what stands before it.
	try := func(lead, s string, needLabel bool) bool {
		if s == "" || len(s) > 400 {
			return false
		}
		needLabel = needLabel || changed(lead)
		for at := 0; at < len(s); {
			t, from, to, ok := r.find(s[at:])
			if !ok {
				break
			}
			label := s[at : at+from]
			if at == 0 {
				label = lead + label
			}
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
			if n := &nodes[i]; i >= from && i < to && !n.hidden && n.text < 120 && !p.away(i) && (n.linked*2 <= n.text+8 || p.inHeader(i) || p.ownLink(i)) && (i < p.signs.words || !p.inCard(i)) && try(p.before(i), lineOf(nodes, i), false) {
				if parent := n.parent; !out.published.clock && parent >= 0 && nodes[parent].text < 120 {
					// The time of day often stands in the next element.
					if t, _, _, ok := r.find(lineOf(nodes, parent)); ok && t.clock && t.sameDay(out.published) {
						out.published = t
					}
				} else if !out.published.clock {
					out.published = p.withClock(out.published, nodes[i].end, r)
				}
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
			if len(text) < 200 && try(p.before(i), text, n.runningText() && len(text) > 100) {
				// "Updated …" often stands in the next element.
				for j := i + 1; j < min(i+16, int32(len(nodes))) && out.modified.year == 0; j++ {
					if k := &nodes[j]; k.FirstChild == nil && k.DataAtom == 0 && !k.hidden && len(k.Data) < 120 && changed(k.Data) {
						try("", squeeze(k.Data), true)
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
	if out.published = p.labelledDate(r); out.published.year != 0 || out.modified.year != 0 {
		return out // a header that has the day of the last change alone leaves no other for the text
	}
	if p.belowStandfirst(r, to, under, &out) || marked(under, high) || lines(low, from) {
		return out
	}
	if t := p.datelineDate(r); t.year != 0 {
		out.published = t
		return out
	}
	for _, i := range p.signs.dates {
		if n := &nodes[i]; i >= high && !n.hidden && n.text < 120 && !p.away(i) && !p.inLink(i) && (n.linked*2 <= n.text+8 || p.inHeader(i)) && !p.inCard(i) && try(p.before(i), lineOf(nodes, i), false) {
			return out
		}
	}
	// A labelled line anywhere in the page's own zones: "Published: …", "发布时间：…".
	for i := low; i < int32(len(nodes)); i++ {
		n := &nodes[i]
		if n.FirstChild == nil && n.DataAtom == 0 && !n.hidden && len(n.Data) < 200 && len(n.Data) > 8 && hasDigit(n.Data) && !p.away(i) && !p.inLink(i) {
			if try("", squeeze(n.Data), true) {
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
				if changed(p.before(i)) {
					if out.modified.year == 0 {
						out.modified = t
					}
					return out
				}
				if !p.inCard(i) {
					out.published = t
					return out
				}
			}
		}
	}
	return out
}

// withClock is a day with the time of day that stands alone in the next text, in an element of its own.
func (p *page) withClock(day stamp, from int32, r reading) stamp {
	nodes := p.index.nodes
	for i := from; i < min(from+4, int32(len(nodes))); i++ {
		n := &nodes[i]
		if n.Type != html.TextNode || n.hidden || n.text == 0 {
			continue
		}
		if clock := squeeze(n.Data); len(clock) <= 12 && hasDigit(clock) {
			if t, _, to, ok := r.find(day.String() + " " + clock); ok && t.clock && t.sameDay(day) && to == len(day.String())+1+len(clock) {
				t.raw = day.raw + " " + clock
				return t
			}
		}
		break
	}
	return day
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

// belowStandfirst reads a date that is nearly all of its line, between a standfirst of sentences and the text: out.published.
func (p *page) belowStandfirst(r reading, from, to int32, out *shownDates) bool {
	for i := from; i < min(to, from+20); i++ {
		n := &p.index.nodes[i]
		if n.DataAtom == atom.Figure {
			i = n.end - 1 // a picture's day
			continue
		}
		if n.Type != html.TextNode || n.hidden || len(n.Data) >= 300 || !hasDigit(n.Data) || p.away(i) || p.inLink(i) || p.inCard(i) {
			continue
		}
		s := squeeze(n.Data)
		t, begin, end, ok := r.find(s)
		label := p.before(i) + s[:begin]
		switch {
		case !ok || begin > 24 || len(s)-end > 12 || !r.plausible(t) || copyrightLine(label):
		case changed(label):
			if out.modified.year == 0 {
				out.modified = t
			}
		case out.published.year == 0 && begin <= 12:
			out.published = t
		}
	}
	return out.published.year != 0
}

// datelineDate reads the day that the story's first text begins with: "27.1.2022 – …", "LEEDS, Aug. 6, 2020 /Wire/ -- …", "Leeds (6.8.2020). …".
func (p *page) datelineDate(r reading) stamp {
	nodes := p.index.nodes
	i := p.signs.words
	if i == 0 || i < p.titleNode {
		return stamp{}
	}
	s := squeeze(head(nodes[i].Data, 300))
	t, from, to, ok := r.find(s)
	if !ok || from > 60 || !r.plausible(t) || from > 0 && !strings.ContainsAny(strings.TrimRight(s[:from], " ")[len(strings.TrimRight(s[:from], " "))-1:], ",(:|") {
		return stamp{}
	}
	if rest, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[to:], " ")); !strings.ContainsRune("-–—/(:|)", rest) {
		return stamp{}
	}
	return t
}

// inCard reports whether a node stands in a card of another story: a small element with a heading that is a link, or a
// link as long as a headline.
func (p *page) inCard(i int32) bool {
	nodes := p.index.nodes
	for a, up := nodes[i].parent, 0; a > 0 && up < 6 && nodes[a].text < 400; a, up = nodes[a].parent, up+1 {
		if a <= p.titleNode && p.titleNode < nodes[a].end {
			return false
		}
		for j := a + 1; j < min(nodes[a].end, a+80); j++ {
			switch n := &nodes[j]; n.DataAtom {
			case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
				if n.text >= 15 && (n.linked > 0 || p.inLink(j)) {
					return true
				}
			case atom.A:
				if href := attr(n.Node, "href"); n.text >= 40 && (i < j || i >= n.end) && !authorPage(href) && !p.sameStory(href) {
					return true
				}
			}
		}
	}
	return false
}

// ownLink reports whether the date is, or stands in, a link to the story itself.
func (p *page) ownLink(i int32) bool {
	nodes := p.index.nodes
	for a, up := i, 0; a > 0 && up < 3; a, up = nodes[a].parent, up+1 {
		if nodes[a].DataAtom == atom.A {
			return p.sameStory(attr(nodes[a].Node, "href"))
		}
	}
	for j := i + 1; j < min(nodes[i].end, i+6); j++ {
		if nodes[j].DataAtom == atom.A {
			return p.sameStory(attr(nodes[j].Node, "href"))
		}
	}
	return false
}

// labelledDate reads the date that a label calls that of publication, wherever it stands on the page but in zones of other stories.
func (p *page) labelledDate(r reading) stamp {
	for _, i := range p.signs.dates {
		if n := &p.index.nodes[i]; n.hidden || n.text > 120 || p.inLink(i) || p.titleNode >= 0 && i < p.titleNode || p.ofOthers(i) || p.inCard(i) {
			continue
		}
		s := lineOf(p.index.nodes, i)
		if t, from, _, ok := r.find(s); ok && r.plausible(t) {
			if label := p.before(i) + s[:from]; dated(label) && !changed(label) {
				return t
			}
		}
	}
	return stamp{}
}

// ofOthers reports whether a node lies in a zone whose name says that it holds other stories or comments.
func (p *page) ofOthers(i int32) bool {
	zones := p.signs.away
	k := sort.Search(len(zones), func(k int) bool { return zones[k].to > i })
	return k < len(zones) && zones[k].from <= i && p.namesOthers(zones[k].from)
}

func (p *page) namesOthers(i int32) bool {
	n := p.index.nodes[i].Node
	name := strings.ToLower(attr(n, "class") + " " + attr(n, "id"))
	return slices.ContainsFunc(otherStories, func(w string) bool { return strings.Contains(name, w) })
}

// besideDate reads the date in a side column or at the foot of the story: the one date that the zone has.
func (p *page) besideDate(r reading) stamp {
	nodes := p.index.nodes
zones:
	for _, z := range p.signs.away {
		if p.titleNode >= 0 && z.from < p.titleNode {
			continue
		}
		if p.namesOthers(z.from) {
			continue
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
	return p.titleNode >= 0 && i > p.titleNode-8 && (i < p.signs.words || i < p.titleNode+14)
}

// hasDigit reports whether a digit of any script of the news stands in s.
func hasDigit(s string) bool {
	beyond := false // ASCII
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			return true
		}
		beyond = beyond || s[i] >= utf8.RuneSelf
	}
	return beyond && strings.IndexFunc(s, func(c rune) bool { return digitOf(c) >= 0 }) >= 0
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
			j = n.end - 1
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
	if number, ok := strings.CutPrefix(s, "/Date("); ok {
		s, _, _ = strings.Cut(number, ")") // as .NET writes milliseconds
	}
	if len(s) > 11 && s[10] == '.' && isDigits(s[:10]) && isDigits(s[11:]) {
		s = s[:10] // seconds with a fraction
	}
	if digits := strings.TrimLeft(s, "0123456789"); digits == "" {
		n, err := strconv.ParseInt(s, 10, 64)
		switch {
		case err != nil:
		case len(s) == 10 && n > 5e8:
			t := stampOf(time.Unix(n, 0).UTC(), true)
			t.raw = s
			return t, t.valid()
		case len(s) == 13 && n > 5e11:
			t := stampOf(time.UnixMilli(n).UTC(), true)
			t.raw = s
			return t, t.valid()
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
func tokens(s string) tokenList {
	var out tokenList
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
	if c >= '0' && c <= '9' {
		return int(c - '0')
	}
	if c < 0x660 || c > 0x17E9 && c < 0xFF10 {
		return -1
	}
	for _, zero := range zeros {
		if c >= zero && c <= zero+9 {
			return int(c - zero)
		}
	}
	return -1
}

// zeros of the scripts that the news is written in: Arabic, Persian, those of India and South-east Asia, full width.
var zeros = [...]rune{0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10}

// find reads the first date in a text; from and to are where it stands.
func (r reading) find(s string) (t stamp, from, to int, ok bool) {
	ts := tokens(s)
	at := ts.at
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

// tokenList is read by index; tokens out of range are empty.
type tokenList []token

func (ts tokenList) at(i int) token {
	if i >= 0 && i < len(ts) {
		return ts[i]
	}
	return token{}
}

// skip passes up to n tokens whose words are in the set.
func (ts tokenList) skip(i, n int, set map[string]bool) int {
	for ; n > 0 && ts.at(i).digits == 0 && set[ts.at(i).word]; n-- {
		i++
	}
	return i
}

// Small words that stand between the parts of a date.
var (
	afterDay   = words(". st nd rd th º ª ° er de of d ' ’ - η ος ng ta γ")
	afterMonth = words(". ॰ , de del of do ' ’ - ، a พ ศ")
	afterYear  = words(". - / m gada ж жылы yil ko оны")
	ofYear     = words("gada ж жылы yil")
)

// dayAt reads a calendar day that begins at token i and returns how many tokens it takes.
func (r reading) dayAt(ts tokenList, i int) (stamp, int) {
	a := ts.at(i)
	switch {
	case a.digits == 4:
		return r.yearFirst(ts, i)
	case a.digits == 1 || a.digits == 2:
		if t, n := r.shortYearFirst(ts, i); n > 0 {
			return t, n
		}
		if t, n := r.dayFirst(ts, i); n > 0 {
			return t, n
		}
		return r.monthNameFirst(ts, i) // 8月 6, 2020
	case a.digits == 3:
		return r.shortYearFirst(ts, i)
	case a.digits > 0:
		return stamp{}, 0
	}
	if t, n := eraDay(ts, i); n > 0 {
		return t, n
	}
	return r.monthNameFirst(ts, i)
}

// yearFirst reads 2020-08-06, 2020年8月6日, 2020. augusztus 6., 2020 m. rugpjūčio 6 d., 2020. gada 6. augusts.
func (r reading) yearFirst(ts tokenList, i int) (stamp, int) {
	year, solar := r.year(ts.at(i))
	if year == 0 || ts.at(i+1).word == "," {
		return stamp{}, 0
	}
	of := func(month, day int) stamp {
		if solar {
			return fromSolar(year, month, day)
		}
		return stamp{year: year, month: month, day: day}
	}
	switch sep := ts.at(i + 1).word; sep {
	case "-", "/", ".", "年", "년", "‐", "–", "−", "•", "·", "・":
		j := i + 2
		if sep == "年" && (ts.at(j).word == "(" || ts.at(j).word == "（") { // 2020年（令和2年）8月6日
			for k := 1; k < 8; k++ {
				if w := ts.at(j + k).word; w == ")" || w == "）" {
					j += k + 1
					break
				}
			}
		}
		m, sep2, d := ts.at(j), ts.at(j+1).word, ts.at(j+2)
		if m.digits == 0 {
			break
		}
		same := sep2 == sep || sep2 == "月" || sep2 == "월"
		if m.digits <= 2 && same && d.digits > 0 && d.digits <= 2 {
			n := j + 3 - i
			if w := ts.at(j + 3).word; w == "日" || w == "일" || w == "号" || w == "號" || w == "." && sep == "." {
				n++
			}
			if t := of(m.num, d.num); t.valid() {
				return t, n
			}
		}
	}
	j := ts.skip(i+1, 4, afterYear)
	if k, n := r.month(ts, j); k > 0 {
		j = ts.skip(j+n, 2, afterDay)
		if next := ts.at(j + 1); next.word == ":" || next.digits == 4 || next.word == "," && ts.at(j+2).digits == 4 {
			return stamp{}, 0 // "… in 2019. August 6, 2020"
		}
		if d := ts.at(j); d.digits > 0 && d.digits <= 2 {
			if w := ts.at(j + 1).word; w == "d" || w == "日" {
				j++
			}
			return of(k, d.num), j - i + 1
		}
		return stamp{}, 0
	}
	d := ts.at(j)
	if d.digits == 0 || d.digits > 2 {
		return stamp{}, 0
	}
	for k := i + 1; k < j; k++ {
		if ofYear[ts.at(k).word] {
			j = ts.skip(j+1, 2, afterDay)
			if k, n := r.month(ts, j); k > 0 {
				return of(k, d.num), j + n - i
			}
			return stamp{}, 0
		}
		if ts.at(k).word == "оны" { // 2020 оны 8 сарын 6
			m := d
			for j++; ts.at(j).word == "-" || ts.at(j).word == "р"; j++ {
			}
			if d := ts.at(j + 1); ts.at(j).word == "сарын" && d.digits > 0 && d.digits <= 2 {
				return of(m.num, d.num), j + 2 - i
			}
			return stamp{}, 0
		}
	}
	return stamp{}, 0
}

// shortYearFirst reads years of two or three digits that stand first: 20.08.06 in East Asia and Hungary, 20年8月6日,
// and the years of the republic in Taiwan, 109/08/06.
func (r reading) shortYearFirst(ts tokenList, i int) (stamp, int) {
	a, sep := ts.at(i), ts.at(i+1).word
	m, sep2, d := ts.at(i+2), ts.at(i+3).word, ts.at(i+4)
	named := sep == "年" || sep == "년"
	if !named && sep != "." && sep != "/" && sep != "-" || named && sep2 != "月" && sep2 != "월" || !named && sep2 != sep ||
		m.digits == 0 || m.digits > 2 || d.digits == 0 || d.digits > 2 || ts.within(i) || ts.goesOn(i+4) {
		return stamp{}, 0
	}
	year := 0
	switch {
	case a.digits == 3 && a.num > 60 && a.num < 200 && r.inTaiwan():
		year = a.num + 1911
	case a.digits == 2 && (named || r.yearsFirst() && m.digits == 2 && d.digits == 2):
		year = a.num + 2000
	default:
		return stamp{}, 0
	}
	n := 5
	if w := ts.at(i + 5).word; named || w == "." && sep == "." {
		n++
	}
	t := stamp{year: year, month: m.num, day: d.num}
	if !t.valid() || !r.captured.IsZero() && t.time().After(r.captured.Add(48*time.Hour)) {
		return stamp{}, 0
	}
	return t, n
}

// within reports whether the number at i is not the first of numbers with signs between them; goesOn, whether it is not the last.
func (ts tokenList) within(i int) bool {
	sign := ts.at(i - 1)
	return i > 0 && sign.end == ts.at(i).start && (sign.word == "." || sign.word == ":" || sign.word == "/" || sign.word == "-") && ts.at(i-2).digits > 0
}

func (ts tokenList) goesOn(i int) bool {
	sign, next := ts.at(i+1), ts.at(i+2)
	return sign.word == ts.at(i-1).word && sign.start == ts.at(i).end && next.digits > 0 && next.start == sign.end
}

// dayFirst reads 06/08/2020, 6 August 2020, 6 de agosto de 2020, 6 tháng 8 năm 2020.
func (r reading) dayFirst(ts tokenList, i int) (stamp, int) {
	a := ts.at(i)
	if ts.within(i) {
		return stamp{}, 0
	}
	if sep := ts.at(i + 1).word; sep == "/" || sep == "." || sep == "-" || sep == "‐" || sep == "–" {
		m := ts.at(i + 2)
		y := ts.at(i + 4)
		if m.digits > 0 && m.digits <= 2 && ts.at(i+3).word == sep && (y.digits == 4 || y.digits == 2 && (sep != "-" || y.num > 12)) && !ts.goesOn(i+4) {
			year, solar := r.year(y)
			n := 5
			if ts.at(i+5).word == "." && ts.at(i+5).start == y.end && sep == "." {
				n++ // 6.8.2020.
			}
			if y.digits == 2 {
				year = r.shortYear(y)
				if ts.at(i+5).word == ":" || y.start-ts.at(i+3).end > 0 {
					return stamp{}, 0
				}
			}
			t := r.order(a.num, m.num, year)
			if solar {
				t = fromSolar(year, m.num, a.num)
			}
			if t.valid() {
				return t, n
			}
		}
		if k, used := r.month(ts, i+2); k > 0 && m.digits == 0 {
			j := i + 2 + used
			for ts.at(j).word == sep || ts.at(j).word == "." || ts.at(j).word == "," || ts.at(j).word == "de" {
				j++
			}
			return r.named(a.num, k, ts.at(j), j-i+1, true)
		}
		if sep != "." && sep != "-" {
			return stamp{}, 0
		}
	}
	j := i + 1
	k, n := r.month(ts, j)
	for skipped := 0; k == 0; skipped++ {
		if skipped == 3 || !afterDay[ts.at(j).word] {
			return stamp{}, 0
		}
		j++
		k, n = r.month(ts, j)
	}
	numbered := ts.at(j+n-1).digits > 0 // tháng 8
	j += n
	if numbered && ts.at(j).word == "/" {
		j++
	}
	if j = ts.skip(j, 6, afterMonth); ts.at(j).word == "năm" {
		j++
	}
	before := ts.at(j - 1).word
	return r.named(a.num, k, ts.at(j), j-i+1, before == "'" || before == "’" || before == "-" || r.thai())
}

// monthNameFirst reads August 6, 2020; Aug. 6th 2020; 8月 6, 2020; Thu Aug 06 22:10:00 +0800 2020.
func (r reading) monthNameFirst(ts tokenList, i int) (stamp, int) {
	k, n := r.month(ts, i)
	if k == 0 {
		return stamp{}, 0
	}
	j := i + n
	for ts.at(j).word == "." || ts.at(j).word == "-" || ts.at(j).word == "/" {
		j++
	}
	d := ts.at(j)
	if d.digits == 0 || d.digits > 2 {
		return stamp{}, 0
	}
	j++
	for n := 0; n < 3; n++ {
		switch ts.at(j).word {
		case ".", ",", "،", "st", "nd", "rd", "th", "-", "/", "of", "de", "del":
			j++
		}
	}
	if y := ts.at(j); y.digits == 4 {
		if t, n := r.named(d.num, k, y, j-i+1, false); n > 0 {
			return t, n
		}
	}
	c := stamp{}
	if m := c.clockAt(ts, j, true); m > 0 {
		if y := ts.at(j + m); y.digits == 4 && y.num > 1900 && y.num < 2200 {
			return stamp{year: y.num, month: k, day: d.num, clock: true, hour: c.hour, minute: c.minute, sec: c.sec, zoned: c.zoned, offset: c.offset}, j + m - i + 1
		}
	}
	return stamp{}, 0
}

// named is the day of a month by name; a year of two digits counts only where short says so.
func (r reading) named(day, month int, y token, n int, short bool) (stamp, int) {
	year, solar := r.year(y)
	switch {
	case y.digits == 2 && short:
		year = r.shortYear(y)
	case year == 0:
		return stamp{}, 0
	}
	if year == 0 {
		return stamp{}, 0
	}
	if solar {
		return fromSolar(year, month, day), n
	}
	return stamp{year: year, month: month, day: day}, n
}

// year reads a year of four digits. solar is set for one of the calendar of Iran, which begins 621 years later.
func (r reading) year(t token) (year int, solar bool) {
	switch {
	case t.digits != 4:
	case t.num >= 1600 && t.num <= 2200:
		return t.num, false
	case t.num >= 2400 && t.num < 2700 && r.thai():
		return t.num - 543, false
	case t.num >= 1300 && t.num < 1500 && (strings.HasPrefix(r.language, "fa") || strings.HasPrefix(r.language, "ps")):
		return t.num, true
	}
	return 0, false
}

// shortYear reads a year of two digits: of this century, or in Thailand of the Buddha's.
func (r reading) shortYear(t token) int {
	switch {
	case r.thai() && t.num >= 50:
		return t.num + 2500 - 543
	case t.num < 70:
		return t.num + 2000
	}
	return 0
}

func (r reading) thai() bool { return strings.HasPrefix(r.language, "th") }

// inTaiwan reports whether the page's readers count years from the founding of the republic.
func (r reading) inTaiwan() bool {
	return strings.HasPrefix(r.language, "zh-TW") || strings.HasPrefix(r.language, "zh-Hant") || strings.HasPrefix(r.language, "zh") && strings.HasSuffix(r.host, ".tw")
}

// yearsFirst reports whether the page's readers write the year first whenever they write all three in digits.
func (r reading) yearsFirst() bool {
	switch language, _, _ := strings.Cut(r.language, "-"); language {
	case "zh", "ja", "ko", "hu":
		return true
	}
	return false
}

// month reads the name of a month at token i and returns how many tokens it takes. A second name that
// stands behind a stroke, as in the Levant, is passed over.
func (r reading) month(ts tokenList, i int) (k, n int) {
	k, n = r.oneMonth(ts, i)
	if k > 0 && ts.at(i+n).word == "/" {
		if k2, n2 := r.oneMonth(ts, i+n+1); k2 == k {
			n += 1 + n2
		}
	}
	return k, n
}

func (r reading) oneMonth(ts tokenList, i int) (k, n int) {
	a := ts.at(i)
	if a.digits > 0 {
		if w := ts.at(i + 1).word; a.digits <= 2 && a.num >= 1 && a.num <= 12 && (w == "月" || w == "월") {
			return a.num, 2
		}
		return 0, 0
	}
	if a.word == "" {
		return 0, 0
	}
	if wide(firstRune(a.word)) {
		if k, n := hanNumber(ts, i); n > 0 && k <= 12 && ts.at(i+n).word == "月" {
			return k, n + 1
		}
		return 0, 0
	}
	language, _, _ := strings.Cut(r.language, "-")
	if own := monthsOf[language]; own != nil {
		if k = own[a.word]; k > 0 {
			return k, 1
		}
	}
	switch a.word {
	case "tháng", "thg", "th":
		b := ts.at(i + 1)
		if a.word == "th" && language != "vi" {
			return 0, 0
		}
		if b.digits > 0 && b.digits <= 2 && b.num >= 1 && b.num <= 12 {
			return b.num, 2
		}
		if k = vietnameseNumbers[b.word]; k == 10 {
			if more := vietnameseNumbers[ts.at(i+2).word]; more == 1 || more == 2 {
				return 10 + more, 3
			}
		}
		if k > 0 {
			return k, 2
		}
		return 0, 0
	case "كانون", "تشرين", "meán", "deireadh":
		return monthPairs[a.word+" "+ts.at(i+1).word], 2
	}
	if r := firstRune(a.word); r >= 0xE01 && r <= 0xE2E { // Thai
		if k = thaiMonths[a.word]; k > 0 {
			return k, 1
		}
		if k = thaiMonths[a.word+ts.at(i+2).word]; k > 0 && ts.at(i+1).word == "." {
			return k, 3
		}
	}
	if k = monthOf(a.word); k > 0 {
		return k, 1
	}
	if k = solarMonths[a.word]; k > 0 && (language == "fa" || language == "ps") {
		return k, 1
	}
	return 0, 0
}

// eraDay reads a day whose year is a Japanese era's, the Chinese republic's, or written in Han numerals: 令和2年8月6日,
// 二〇二〇年八月六日.
func eraDay(ts tokenList, i int) (stamp, int) {
	if !wide(firstRune(ts.at(i).word)) {
		return stamp{}, 0
	}
	year, j := 0, i
	if base := eraOf(ts.at(i).word, ts.at(i+1).word); base > 0 {
		y, n := numberAt(ts, i+2)
		if ts.at(i+2).word == "元" {
			y, n = 1, 1
		}
		if n == 0 {
			return stamp{}, 0
		}
		year, j = base+y, i+2+n
	} else {
		for j < i+4 && hanDigit(ts.at(j).word) >= 0 {
			year = year*10 + hanDigit(ts.at(j).word)
			j++
		}
		if j < i+4 {
			return stamp{}, 0
		}
	}
	if ts.at(j).word != "年" {
		return stamp{}, 0
	}
	month, n := numberAt(ts, j+1)
	j += 1 + n
	day, m := numberAt(ts, j+1)
	end := ts.at(j + 1 + m).word
	t := stamp{year: year, month: month, day: day}
	if n == 0 || m == 0 || ts.at(j).word != "月" || end != "日" && end != "号" && end != "號" || !t.valid() {
		return stamp{}, 0
	}
	return t, j + 2 + m - i
}

// numberAt reads a number of up to three digits, or one in Han numerals, and how many tokens it takes.
func numberAt(ts tokenList, i int) (number, n int) {
	if t := ts.at(i); t.digits > 0 && t.digits <= 3 {
		return t.num, 1
	}
	return hanNumber(ts, i)
}

// hanNumber reads 八, 十二, 二十三, 廿三.
func hanNumber(ts tokenList, i int) (number, n int) {
	tens := map[string]int{"十": 1, "廿": 2, "卅": 3}[ts.at(i).word]
	n = 1
	if d := hanDigit(ts.at(i).word); d > 0 {
		if ts.at(i+1).word != "十" {
			return d, 1
		}
		tens, n = d, 2
	}
	if tens == 0 {
		return 0, 0
	}
	if d := hanDigit(ts.at(i + n).word); d > 0 {
		return tens*10 + d, n + 1
	}
	return tens * 10, n
}

func hanDigit(w string) int {
	switch w {
	case "〇", "零", "○":
		return 0
	}
	if i := strings.Index("一二三四五六七八九", w); i >= 0 && len(w) == 3 {
		return i/3 + 1
	}
	return -1
}

func eraOf(a, b string) int {
	switch a + b {
	case "令和":
		return 2018
	case "平成":
		return 1988
	case "昭和":
		return 1925
	case "民國", "民国":
		return 1911
	}
	return 0
}

// fromSolar turns a day of the calendar of Iran into one of ours. Its leap years follow the sun; within the
// years that can stand on a page the rule of 33 years tells them.
func fromSolar(year, month, day int) stamp {
	if month < 1 || month > 12 || day < 1 || day > 31 || month > 6 && day > 30 {
		return stamp{}
	}
	days := (month-1)*30 + min(month-1, 6) + day - 1
	// The days from the first of Farvardin 1300, 21 March 1921, to the first of the year.
	for y := 1300; y < year; y++ {
		days += 365
		switch y % 33 {
		case 1, 5, 9, 13, 17, 22, 26, 30:
			days++
		}
	}
	t := time.Date(1921, time.March, 21+days, 0, 0, 0, 0, time.UTC)
	return stamp{year: t.Year(), month: int(t.Month()), day: t.Day()}
}

// order reads a numeric date whose day and month could stand either way.
func (r reading) order(a, b, year int) stamp {
	either := a <= 12 && b <= 12 && a != b
	dayFirst := stamp{year: year, month: b, day: a, either: either, order: 1}
	monthFirst := stamp{year: year, month: a, day: b, either: either, order: -1}
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
	switch language, region, _ := strings.Cut(tag, "-"); language {
	case "zh", "ja", "ko": // month and day in the order of their own full form
		return region != "hk" && region != "sg" && region != "mo" && region != "my" && !strings.HasSuffix(r.host, ".hk") && !strings.HasSuffix(r.host, ".sg") && !strings.HasSuffix(r.host, ".my")
	}
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
func (t *stamp) clockAt(ts tokenList, i int, direct bool) int {
	at := ts.at
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
		if w := at(i).word; halfDay[w] > 0 && w != "a" && w != "p" && at(i+1).digits > 0 {
			half = halfDay[w]
			i++
		} else if direct && (clockWords[w] || clockSigns[w]) {
			i++
			if clockSigns[w] && clockWords[at(i).word] {
				w = at(i).word
				i++
			}
			if at(i).word == "." && clockWords[w] {
				i++ // kl., ω.
			}
			if clockWords[at(i).word] {
				i++ // a las
			}
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
	case sep == "." && h.digits > 0 && m.digits == 2 && m.num < 60 && at(i+3).word != "." && h.end == at(i+1).start && m.start == at(i+1).end && (direct || at(i+3).word == "uhr" || at(i+3).word == "uur"):
		i += 3
	case direct && (sep == "am" || sep == "pm" || sep == "uhr" || sep == "h" && m.digits == 0 || (sep == "a" || sep == "p") && at(i+2).word == "." && at(i+3).word == "m"):
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
	switch w := at(i).word; {
	case w == "a" || w == "p": // a.m., p. m.
		if at(i+1).word == "." && at(i+2).word == "m" {
			half = halfDay[w]
			i += 3
			if at(i).word == "." {
				i++
			}
		}
	case halfDay[w] > 0:
		half = halfDay[w]
		i++
	case (w == "π" || w == "μ") && at(i+1).word == "." && at(i+2).word == "μ":
		half = 1
		if w == "μ" {
			half = 2
		}
		i += 3
	case w == "uhr" || w == "h" || w == "hrs" || w == "hs" || w == "น" || w == "ч" || w == "uur":
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

// clockBefore reads a time that stands right before the day at token i: "22:10, 6 August 2020".
func (t *stamp) clockBefore(ts tokenList, i int) int {
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

// zoneAt reads a zone at token i; it returns how many tokens it takes, and seconds east of UTC.
func zoneAt(ts tokenList, i int, t stamp) (n, offset int) {
	at := ts.at
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

// relativeAt reads "2 hours ago", "il y a une heure", "2小时前", "yesterday 22:10" against the capture.
func (r reading) relativeAt(ts tokenList, i int) (stamp, int) {
	if r.captured.IsZero() {
		return stamp{}, 0
	}
	at := ts.at
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
func unitAt(ts tokenList, i int) (unit byte, n int) {
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
	case "np":
		minutes = 345
	case "af":
		minutes = 270
	case "ir":
		minutes = 210
		if day := t.month*100 + t.day; t.year < 2023 && day > 321 && day < 922 {
			minutes += 60 // Iran gave up its summer time
		}
	case "is", "gh", "sn", "ci":
		minutes = 0
	case "ar", "uy":
		minutes = -180
	case "co", "pe":
		minutes = -300
	case "uk", "ie", "pt":
		minutes = summerEU(t)
	case "de", "at", "ch", "li", "lu", "fr", "it", "es", "nl", "be", "dk", "no", "se", "pl", "cz", "sk", "hu", "si", "hr", "rs", "ba", "mk", "al", "mt":
		minutes = 60 + summerEU(t)
	case "fi", "ee", "lv", "lt", "gr", "cy", "ro", "bg", "ua", "il":
		minutes = 120 + summerEU(t)
	default:
		return 0, false
	}
	return minutes * 60, true
}

// countryOfReaders is the country, as the end of a host's name, that a page's language is written for: that of the
// region it declares where the whole region has one time, of the one country that speaks it, or of the register that
// a site in mainland China must show its number in. Chinese alone tells nothing: it is read in all zones.
func (p *page) countryOfReaders() string {
	language, rest, _ := strings.Cut(p.article.Language, "-")
	switch language {
	case "ja":
		return "jp"
	case "ko":
		return "kr"
	case "zh", "yue":
	default:
		return ""
	}
	switch region := strings.ToLower(rest[strings.LastIndexByte(rest, '-')+1:]); region {
	case "cn", "tw", "hk", "mo", "sg", "my":
		return region
	}
	for i := len(p.index.nodes) - 1; i >= 0; i-- { // it stands at the foot
		if n := &p.index.nodes[i]; n.text > 0 && n.Type == html.TextNode && n.text < 600 && (strings.Contains(n.Data, "ICP备") || strings.Contains(n.Data, "ICP证") || strings.Contains(n.Data, "公网安备")) {
			return "cn"
		}
	}
	return ""
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

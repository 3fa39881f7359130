package fetch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// Bounds of an entry's fields, in bytes. What is longer is cut, with a mark.
const (
	maxTitle    = 4 << 10
	maxGUID     = 4 << 10
	maxContent  = 2 << 20
	maxShort    = 1 << 10 // an author, a category, a date
	maxPeople   = 50
	maxImages   = 50
	maxCategory = 100
)

// feedReader turns a parsed document into a Feed.
type feedReader struct {
	feed *Feed
	base *url.URL
	now  time.Time
	zone zoneHint
	raw  []rawEntry
}

// rawEntry is an entry with what is resolved only when the whole feed is known.
type rawEntry struct {
	entry              Entry
	published, updated string
	base               *url.URL
}

// readXML reads RSS and Atom.
func (d *feedReader) readXML(text []byte) error {
	at, name, ok := findRoot(text)
	if !ok {
		return fmt.Errorf("%w: %s", ErrNotFeed, describe(text))
	}
	doc, truncated, faults := mendXML(text, at, d.base)
	d.feed.Truncated = truncated
	for _, fault := range faults {
		d.feed.warn("mended: %s", fault)
	}
	if truncated {
		d.feed.warn("the document breaks off: only complete entries are read")
	}
	if name == "feed" {
		f, err := (&atom.Parser{}).Parse(bytes.NewReader(doc))
		if err != nil {
			return fmt.Errorf("%w: %w", ErrNotFeed, err)
		}
		d.readAtom(f)
		return nil
	}
	f, err := (&rss.Parser{}).Parse(bytes.NewReader(doc))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	d.readRSS(f)
	return nil
}

// describe says what a document is that is no feed.
func describe(text []byte) string {
	head := bytes.ToLower(bytes.TrimSpace(text[:min(len(text), 1024)]))
	switch {
	case len(head) == 0:
		return "empty"
	case bytes.Contains(head, []byte("<html")), bytes.Contains(head, []byte("<!doctype html")):
		return "an HTML page"
	case bytes.HasPrefix(head, []byte("<")):
		return "another XML document"
	}
	return "neither XML nor JSON"
}

func (d *feedReader) readRSS(f *rss.Feed) {
	d.feed.Title = plainText(f.Title)
	d.feed.Language = first(f.Language, value(f.Extensions, "dc", "language"))
	d.feed.Link = d.address(f.Link, d.base)
	if d.feed.Link == "" {
		d.feed.Link = d.address(alternateLink(f.Extensions), d.base)
	}
	d.interval(f.TTL, f.Extensions)
	d.skips(f.SkipHours, f.SkipDays)
	for _, item := range f.Items {
		x := item.Extensions
		r := rawEntry{base: d.baseOf(x)}
		e := &r.entry
		permalink := ""
		if item.GUID != nil {
			e.GUID = strings.TrimSpace(item.GUID.Value)
			if !strings.EqualFold(item.GUID.IsPermalink, "false") || item.Link == "" && absoluteWeb(e.GUID) {
				permalink = e.GUID
			}
		}
		e.Link = d.firstAddress(r.base, value(x, "feedburner", "origLink"), item.Link, alternateLink(x))
		if e.Link == "" && permalink != "" && !strings.ContainsAny(permalink, " \t\n") && (absoluteWeb(permalink) || strings.HasPrefix(permalink, "/")) {
			e.Link = d.address(permalink, r.base)
		}
		e.Title = first(item.Title, value(x, "dc", "title"), value(x, "media", "title"))
		e.Authors = people(append([]string{item.Author}, append(append(values(x, "dc", "creator"), values(x, "itunes", "author")...), atomAuthors(x)...)...))
		r.published = first(item.PubDate, value(x, "dc", "date"), value(x, "dcterms", "issued"), value(x, "dcterms", "created"),
			value(x, "dcterms", "date"), value(x, "atom", "published"), custom(item.Custom, "pubDate", "date", "published"))
		r.updated = first(value(x, "dcterms", "modified"), value(x, "atom", "updated"), value(x, "dc", "modified"), custom(item.Custom, "updated", "lastBuildDate", "modified"))
		e.Summary = first(item.Description, value(x, "dc", "description"), value(x, "atom", "summary"), value(x, "media", "description"))
		e.Content = first(item.Content, custom(item.Custom, "encoded", "content"), value(x, "atom", "content"))
		for _, c := range item.Categories {
			e.Categories = append(e.Categories, c.Value)
		}
		e.Categories = append(e.Categories, values(x, "dc", "subject")...)
		e.Images = d.mediaImages(x, r.base)
		for _, enclosure := range item.Enclosures {
			if isImage(enclosure.Type, enclosure.URL) {
				e.Images = append(e.Images, d.address(enclosure.URL, r.base))
			}
		}
		d.raw = append(d.raw, r)
	}
}

func (d *feedReader) readAtom(f *atom.Feed) {
	d.feed.Title = plainText(f.Title)
	d.feed.Language = f.Language
	d.feed.Link = d.address(atomLink(f.Links), d.base)
	d.interval("", f.Extensions)
	for _, entry := range f.Entries {
		x := entry.Extensions
		r := rawEntry{base: d.baseOf(x)}
		e := &r.entry
		e.GUID = strings.TrimSpace(entry.ID)
		e.Link = d.firstAddress(r.base, value(x, "feedburner", "origLink"), atomLink(entry.Links))
		if e.Link == "" && absoluteWeb(e.GUID) {
			e.Link = d.address(e.GUID, r.base)
		}
		e.Title = entry.Title
		var names []string
		for _, p := range entry.Authors {
			names = append(names, first(p.Name, p.Email))
		}
		if len(entry.Authors) == 0 {
			for _, p := range f.Authors {
				names = append(names, first(p.Name, p.Email))
			}
		}
		e.Authors = people(append(names, values(x, "dc", "creator")...))
		r.updated = first(entry.Updated, value(x, "dcterms", "modified"))
		r.published = first(entry.Published, value(x, "dcterms", "issued"), value(x, "dc", "date"), value(x, "dcterms", "created"), r.updated)
		e.Summary = first(entry.Summary, value(x, "media", "description"))
		if entry.Content != nil {
			e.Content = entry.Content.Value
			if kind := strings.ToLower(entry.Content.Type); kind != "" && !strings.Contains(kind, "html") && !strings.HasPrefix(kind, "text") {
				e.Content = "" // a picture or another document, not the story
			}
		}
		for _, c := range entry.Categories {
			e.Categories = append(e.Categories, first(c.Term, c.Label))
		}
		e.Categories = append(e.Categories, values(x, "dc", "subject")...)
		e.Images = d.mediaImages(x, r.base)
		for _, l := range entry.Links {
			if l.Rel == "enclosure" && isImage(l.Type, l.Href) {
				e.Images = append(e.Images, d.address(l.Href, r.base))
			}
		}
		d.raw = append(d.raw, r)
	}
}

// isJSON reports whether a document is JSON rather than XML.
func isJSON(b []byte) bool {
	b = bytes.TrimLeft(b, " \t\r\n\ufeff")
	return len(b) > 0 && b[0] == '{'
}

// readJSON reads a JSON Feed (jsonfeed.org 1.1) member by member, so that a wrong type costs one field, a bad item one
// item, and a broken end only what it cuts.
func (d *feedReader) readJSON(text []byte) error {
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimLeft(text, " \t\r\n\ufeff")))
	if _, err := dec.Token(); err != nil {
		return fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	isFeed := false
	var authors []string
	var broken error
	for broken == nil && dec.More() {
		key, err := dec.Token()
		if err != nil {
			broken = err
			break
		}
		if key == "items" {
			var had bool
			had, broken = d.readJSONItems(dec)
			isFeed = isFeed || had
			continue
		}
		var raw json.RawMessage
		if broken = dec.Decode(&raw); broken != nil {
			break
		}
		switch key {
		case "version":
			isFeed = isFeed || strings.Contains(jsonText(raw), "jsonfeed.org")
		case "title":
			d.feed.Title = plainText(jsonText(raw))
		case "home_page_url":
			d.feed.Link = d.address(jsonText(raw), d.base)
		case "language":
			d.feed.Language = jsonText(raw)
		case "author", "authors":
			authors = append(authors, jsonAuthors(raw)...)
		}
	}
	if !isFeed {
		if broken != nil {
			return fmt.Errorf("%w: %w", ErrNotFeed, broken)
		}
		return fmt.Errorf("%w: another JSON document", ErrNotFeed)
	}
	if broken != nil {
		d.feed.Truncated = true
		d.feed.warn("the document breaks off or is broken (%v): only complete entries are read", broken)
	}
	for i := range d.raw {
		if len(d.raw[i].entry.Authors) == 0 {
			d.raw[i].entry.Authors = people(authors)
		}
	}
	return nil
}

// readJSONItems reads the array; had is false when items is no array.
func (d *feedReader) readJSONItems(dec *json.Decoder) (had bool, err error) {
	start, err := dec.Token()
	if err != nil {
		return false, err
	}
	if start != json.Delim('[') {
		if start == json.Delim('{') {
			for depth := 1; depth > 0; {
				t, err := dec.Token()
				if err != nil {
					return false, err
				}
				switch t {
				case json.Delim('{'), json.Delim('['):
					depth++
				case json.Delim('}'), json.Delim(']'):
					depth--
				}
			}
		}
		d.feed.warn("items is no list")
		return false, nil
	}
	for dec.More() {
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return true, err
		}
		if len(d.raw) >= maxItems {
			d.feed.warn("more than %d items: the rest is left out", maxItems)
			continue
		}
		var item map[string]json.RawMessage
		if err := json.Unmarshal(raw, &item); err != nil || item == nil {
			d.feed.warn("an item that is no object")
			continue
		}
		d.readJSONItem(item)
	}
	if _, err := dec.Token(); err != nil {
		return true, fmt.Errorf("%w", noEOF(err))
	}
	return true, nil
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func (d *feedReader) readJSONItem(item map[string]json.RawMessage) {
	text := func(key string) string { return jsonText(item[key]) }
	r := rawEntry{base: d.base}
	e := &r.entry
	e.GUID = strings.TrimSpace(text("id"))
	e.Link = d.firstAddress(r.base, text("url"), text("external_url"))
	if e.Link == "" && absoluteWeb(e.GUID) {
		e.Link = d.address(e.GUID, r.base)
	}
	e.Title = html.EscapeString(text("title")) // plain text by the standard
	e.Summary = html.EscapeString(text("summary"))
	e.Content = text("content_html")
	if e.Content == "" {
		e.Content = html.EscapeString(text("content_text"))
	}
	r.published, r.updated = text("date_published"), text("date_modified")
	if r.published == "" {
		r.published = r.updated
	}
	e.Authors = people(append(jsonAuthors(item["authors"]), jsonAuthors(item["author"])...))
	var tags []json.RawMessage
	if json.Unmarshal(item["tags"], &tags) == nil {
		for _, tag := range tags[:min(len(tags), maxCategory)] {
			e.Categories = append(e.Categories, jsonText(tag))
		}
	}
	for _, key := range []string{"image", "banner_image"} {
		e.Images = append(e.Images, d.address(text(key), r.base))
	}
	var attachments []map[string]json.RawMessage
	if json.Unmarshal(item["attachments"], &attachments) == nil {
		for _, a := range attachments[:min(len(attachments), maxImages)] {
			if isImage(jsonText(a["mime_type"]), jsonText(a["url"])) {
				e.Images = append(e.Images, d.address(jsonText(a["url"]), r.base))
			}
		}
	}
	d.raw = append(d.raw, r)
}

// jsonText is a string, or a number as text; other types are nothing.
func jsonText(raw json.RawMessage) string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return ""
	}
	if raw[0] == '"' {
		var s string
		if json.Unmarshal(raw, &s) != nil {
			return ""
		}
		return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "\uFFFD")
	}
	if raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9' {
		return string(raw)
	}
	return ""
}

// jsonAuthors reads the names of one author or a list of them, objects or strings.
func jsonAuthors(raw json.RawMessage) []string {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	var names []string
	for _, one := range list[:min(len(list), maxPeople)] {
		var person map[string]json.RawMessage
		if json.Unmarshal(one, &person) == nil && person != nil {
			names = append(names, jsonText(person["name"]))
		} else {
			names = append(names, jsonText(one))
		}
	}
	return names
}

// finish cleans and bounds the entries, reads their dates, and settles what only the whole feed tells.
func (d *feedReader) finish() {
	f := d.feed
	f.Title = cut(f.Title, maxTitle)
	f.Language = cut(strings.TrimSpace(f.Language), 64)
	d.zone = zoneHint{language: strings.ToLower(f.Language), chinese: d.chinese(), now: d.now}
	f.Entries = make([]Entry, 0, len(d.raw))
	for i := range d.raw {
		r := &d.raw[i]
		e := r.entry
		e.Title = cut(plainText(e.Title), maxTitle)
		e.GUID = cutHashed(e.GUID, maxGUID)
		e.PublishedRaw = cut(collapse(r.published), maxShort)
		e.Published = d.zone.read(e.PublishedRaw)
		e.Updated = d.zone.read(cut(collapse(r.updated), maxShort))
		if e.Published == "" && e.PublishedRaw != "" {
			f.warn("the date %.60q is not read", e.PublishedRaw)
		}
		base := r.base
		if d.base == r.base && e.Link != "" {
			if u, err := url.Parse(e.Link); err == nil {
				base = u
			}
		}
		e.Summary = cut(absoluteHTML(cut(e.Summary, maxContent), base), maxContent)
		e.Content = cut(absoluteHTML(cut(e.Content, maxContent), base), maxContent)
		e.Categories = plainList(e.Categories, maxCategory)
		e.Images = unique(e.Images, maxImages)
		if e.Link == "" && e.GUID == "" && e.Title == "" && e.Summary == "" && e.Content == "" {
			f.warn("an entry that says nothing")
			continue
		}
		e.Fingerprint = fingerprint(&e, r)
		f.Entries = append(f.Entries, e)
	}
	d.raw = nil
	d.sharedGUIDs()
}

// sharedGUIDs takes away the guids that several stories of the feed share: they identify none of them.
func (d *feedReader) sharedGUIDs() {
	links := map[string]string{}
	shared := map[string]bool{}
	for _, e := range d.feed.Entries {
		if e.GUID == "" {
			continue
		}
		if link, ok := links[e.GUID]; ok && link != e.Link {
			shared[e.GUID] = true
		}
		links[e.GUID] = e.Link
	}
	if len(shared) == 0 {
		return
	}
	for i := range d.feed.Entries {
		if e := &d.feed.Entries[i]; shared[e.GUID] && e.Link != "" {
			e.GUID = ""
		}
	}
	d.feed.warn("%d guids that several entries share are not used", len(shared))
}

// fingerprint hashes what the feed claims about a story.
func fingerprint(e *Entry, r *rawEntry) string {
	h := sha256.New()
	for _, s := range []string{e.Title, e.PublishedRaw, collapse(r.updated), r.entry.Summary, r.entry.Content} {
		fmt.Fprintf(h, "%d:", len(s))
		_, _ = io.WriteString(h, s) // a hash takes everything
	}
	return hex.EncodeToString(h.Sum(nil))
}

// chinese reports whether a feed is Chinese, by its language or its characters.
func (d *feedReader) chinese() bool {
	if language := strings.ToLower(d.feed.Language); language != "" {
		return strings.HasPrefix(language, "zh")
	}
	han, other := 0, 0
	count := func(s string) {
		for _, r := range s {
			switch {
			case unicode.Is(unicode.Han, r):
				han++
			case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
				other += 10
			case unicode.IsLetter(r):
				other++
			}
		}
	}
	count(d.feed.Title)
	for i := range d.raw[:min(len(d.raw), 50)] {
		title := d.raw[i].entry.Title
		count(title[:min(len(title), 200)])
	}
	return han > 5 && han*2 > other
}

// baseOf is the base address that the mending pass handed over for an item.
func (d *feedReader) baseOf(x ext.Extensions) *url.URL {
	for _, group := range x {
		for _, e := range group[baseName] {
			if u, err := url.Parse(e.Value); err == nil && u.IsAbs() {
				return u
			}
		}
	}
	return d.base
}

// firstAddress is the first of the candidates that is an address.
func (d *feedReader) firstAddress(base *url.URL, candidates ...string) string {
	for _, s := range candidates {
		if a := d.address(s, base); a != "" {
			return a
		}
	}
	return ""
}

// address makes a link absolute; what is no web address, or too long, is "".
func (d *feedReader) address(s string, base *url.URL) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	if len(s) > maxAddress {
		d.feed.warn("an address longer than %d bytes is dropped", maxAddress)
		return ""
	}
	s = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return -1
		}
		return r
	}, s)
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	if !u.IsAbs() {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

func absoluteWeb(s string) bool {
	s = strings.ToLower(s[:min(len(s), 8)])
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// interval reads ttl (minutes) and the syndication module into MinInterval.
func (d *feedReader) interval(ttl string, x ext.Extensions) {
	if n, err := strconv.Atoi(strings.TrimSpace(ttl)); err == nil && n > 0 {
		d.feed.MinInterval = min(time.Duration(min(n, 1<<20))*time.Minute, maxInterval)
	}
	period, frequency := value(x, "sy", "updatePeriod"), value(x, "sy", "updateFrequency")
	if period == "" && frequency == "" {
		return
	}
	length := map[string]time.Duration{"hourly": time.Hour, "": 24 * time.Hour, "daily": 24 * time.Hour, "weekly": 7 * 24 * time.Hour,
		"monthly": 30 * 24 * time.Hour, "yearly": 365 * 24 * time.Hour}[strings.ToLower(strings.TrimSpace(period))]
	times := 1.0
	if n, err := strconv.ParseFloat(strings.TrimSpace(frequency), 64); err == nil && n > 0 {
		times = n
	}
	every := min(float64(length)/times, float64(maxInterval))
	d.feed.MinInterval = max(d.feed.MinInterval, time.Duration(every))
}

// skips reads skipHours (0 to 24, GMT) and skipDays. Feeds that skip everything skip nothing.
func (d *feedReader) skips(hours, days []string) {
	for _, s := range hours[:min(len(hours), 100)] {
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 && n <= 24 && !slices.Contains(d.feed.SkipHours, n%24) {
			d.feed.SkipHours = append(d.feed.SkipHours, n%24)
		}
	}
	for _, s := range days[:min(len(days), 100)] {
		for day := time.Sunday; day <= time.Saturday; day++ {
			if strings.EqualFold(strings.TrimSpace(s), day.String()) && !slices.Contains(d.feed.SkipDays, day) {
				d.feed.SkipDays = append(d.feed.SkipDays, day)
			}
		}
	}
	slices.Sort(d.feed.SkipHours)
	slices.Sort(d.feed.SkipDays)
	if len(d.feed.SkipHours) == 24 {
		d.feed.SkipHours = nil
	}
	if len(d.feed.SkipDays) == 7 {
		d.feed.SkipDays = nil
	}
}

// mediaImages are the pictures that Media RSS and others name, groups included.
func (d *feedReader) mediaImages(x ext.Extensions, base *url.URL) []string {
	var found, thumbnails []string
	var walk func(m map[string][]ext.Extension, depth int)
	walk = func(m map[string][]ext.Extension, depth int) {
		for _, e := range m["content"] {
			if e.Attrs["medium"] == "image" || isImage(e.Attrs["type"], e.Attrs["url"]) {
				found = append(found, d.address(e.Attrs["url"], base))
			}
			if depth < 3 {
				walk(e.Children, depth+1)
			}
		}
		for _, e := range m["thumbnail"] {
			thumbnails = append(thumbnails, d.address(e.Attrs["url"], base))
		}
		for _, e := range m["group"] {
			if depth < 3 {
				walk(e.Children, depth+1)
			}
		}
	}
	walk(x["media"], 0)
	for _, e := range x["itunes"]["image"] {
		found = append(found, d.address(e.Attrs["href"], base))
	}
	return append(found, thumbnails...)
}

// isImage reports whether a link is a picture's by its media type, or by its ending when it has no type.
func isImage(mediaType, address string) bool {
	if mediaType != "" {
		return strings.HasPrefix(strings.ToLower(mediaType), "image/")
	}
	path, _, _ := strings.Cut(strings.ToLower(address), "?")
	for _, end := range []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}

// atomLink is the link of an Atom feed or entry that a reader follows.
func atomLink(links []*atom.Link) string {
	best, rank := "", 0
	for _, l := range links {
		r := 0
		switch strings.ToLower(l.Rel) {
		case "alternate", "":
			r = 2
			if t := strings.ToLower(l.Type); t == "" || strings.Contains(t, "html") {
				r = 3
			}
		case "related", "via":
			r = 1
		}
		if r > rank && strings.TrimSpace(l.Href) != "" {
			best, rank = l.Href, r
		}
	}
	return best
}

// alternateLink is the atom:link of an RSS feed or item that a reader follows.
func alternateLink(x ext.Extensions) string {
	for _, e := range x["atom"]["link"] {
		if rel := e.Attrs["rel"]; rel == "" || strings.EqualFold(rel, "alternate") {
			return e.Attrs["href"]
		}
	}
	return ""
}

func atomAuthors(x ext.Extensions) []string {
	var names []string
	for _, e := range x["atom"]["author"] {
		for _, n := range e.Children["name"] {
			names = append(names, n.Value)
		}
	}
	return names
}

func value(x ext.Extensions, prefix, name string) string {
	for _, v := range values(x, prefix, name) {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

func values(x ext.Extensions, prefix, name string) []string {
	var all []string
	for _, e := range x[prefix][name] {
		all = append(all, e.Value)
	}
	return all
}

func custom(m map[string]string, names ...string) string {
	for _, n := range names {
		for key, v := range m {
			if strings.EqualFold(key, n) && strings.TrimSpace(v) != "" {
				return v
			}
		}
	}
	return ""
}

func first(candidates ...string) string {
	for _, s := range candidates {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// people makes names of author fields: mail addresses are left off, "editor@example.org (Name)" and "Name <mail>" are names.
func people(fields []string) []string {
	var names []string
	for _, s := range fields {
		s = plainText(s)
		if at := strings.IndexByte(s, '@'); at >= 0 {
			if open, shut := strings.IndexByte(s, '('), strings.LastIndexByte(s, ')'); open >= 0 && shut > open {
				inner := strings.TrimSpace(s[open+1 : shut])
				if strings.Contains(inner, "@") {
					inner = strings.TrimSpace(s[:open])
				}
				s = inner
			} else if open := strings.IndexByte(s, '<'); open > 0 {
				s = strings.TrimSpace(s[:open])
			}
			if strings.Contains(s, "@") && !strings.Contains(s, " ") {
				continue
			}
		}
		if s = cut(strings.Trim(s, " ,;"), maxShort); s != "" && !slices.Contains(names, s) && len(names) < maxPeople {
			names = append(names, s)
		}
	}
	return names
}

func plainList(list []string, most int) []string {
	var out []string
	for _, s := range list {
		if s = cut(plainText(s), maxShort); s != "" && len(out) < most && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func unique(list []string, most int) []string {
	var out []string
	for _, s := range list {
		if s != "" && len(out) < most && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// inlineTags are the elements that titles really carry; other things in angle brackets are text.
var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "big": true, "br": true, "cite": true, "code": true, "del": true, "div": true, "em": true, "font": true,
	"h1": true, "h2": true, "h3": true, "i": true, "iframe": true, "img": true, "ins": true, "li": true, "mark": true, "p": true, "q": true, "s": true, "small": true,
	"span": true, "strike": true, "strong": true, "sub": true, "sup": true, "svg": true, "tt": true, "u": true, "ul": true, "wbr": true,
	"script": true, "style": true, "object": true, "embed": true, "video": true, "audio": true, "input": true, "form": true, "button": true, "ruby": true, "rt": true, "rp": true, "rb": true,
}

// plainText is the text of a field that may be HTML: without tags, entities decoded, space collapsed, in NFC.
func plainText(s string) string {
	if strings.IndexByte(s, '<') >= 0 {
		s = withoutTags(s)
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return norm.NFC.String(collapse(s))
}

// withoutTags drops the tags of HTML elements, and what script and style hold.
func withoutTags(s string) string {
	var b strings.Builder
	s = cut(s, 8*maxTitle) // what is longer is cut anyway, and the search for the end of a script is not linear
	for len(s) > 0 {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		s = s[i:]
		name := strings.TrimPrefix(s[1:], "/")
		n := 0
		for n < len(name) && n < 12 && (name[n]|0x20 >= 'a' && name[n]|0x20 <= 'z' || name[n] >= '0' && name[n] <= '9') {
			n++
		}
		element := strings.ToLower(name[:n])
		end := strings.IndexByte(s, '>')
		if strings.HasPrefix(s, "<!--") {
			if end = strings.Index(s, "-->"); end >= 0 {
				s = s[end+3:]
				continue
			}
		}
		if end < 0 || !inlineTags[element] {
			if end < 0 {
				break
			}
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		switch element {
		case "br", "p", "div", "li", "h1", "h2", "h3":
			b.WriteByte(' ')
		case "script", "style":
			if shut := strings.Index(strings.ToLower(s[end:]), "</"+element); shut >= 0 && s[1] != '/' {
				s = s[end+shut:]
				if end = strings.IndexByte(s, '>'); end < 0 {
					end = len(s) - 1
				}
			}
		}
		s = s[end+1:]
	}
	b.WriteString(s)
	return b.String()
}

// collapse makes runs of space one, and drops control characters.
func collapse(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == 0x200b || r == 0xfeff
	}), " ")
}

// cut bounds a string at a character, with a mark.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	const mark = "…"
	end := limit - len(mark)
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + mark
}

// cutHashed bounds an identifier and keeps it unique by the hash of the whole.
func cutHashed(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	sum := sha256.Sum256([]byte(s))
	return cut(s, limit-80) + " sha256:" + hex.EncodeToString(sum[:])
}

// absoluteHTML makes the addresses in href and src attributes absolute and leaves everything else as it is.
func absoluteHTML(s string, base *url.URL) string {
	if base == nil || !base.IsAbs() || !strings.Contains(s, "href") && !strings.Contains(s, "src") {
		return s
	}
	z := html.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			b.Write(z.Raw())
			return b.String()
		}
		raw := string(z.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			b.WriteString(raw)
			continue
		}
		t := z.Token()
		changed := false
		for i := range t.Attr {
			a := &t.Attr[i]
			if a.Key != "href" && a.Key != "src" || a.Val == "" || strings.HasPrefix(a.Val, "#") || len(a.Val) > maxAddress {
				continue
			}
			u, err := url.Parse(strings.TrimSpace(a.Val))
			if err != nil || u.IsAbs() {
				continue
			}
			a.Val, changed = base.ResolveReference(u).String(), true
		}
		if changed {
			raw = t.String()
		}
		b.WriteString(raw)
	}
}

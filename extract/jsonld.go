package extract

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// linked is what the page's JSON-LD says of the story: one object chosen among all that stand on the
// page, filled from the others where they speak of the same story. Empty fields were not given.
type linked struct {
	kind        string // schema.org type of the chosen object, such as NewsArticle; empty when there is none
	url         string // its url, @id or mainEntityOfPage, as written
	headline    string
	alternative string // alternativeHeadline, alternateName
	description string
	articleBody string // often cut or stripped of markup: a witness, not the answer
	published   string // as written
	modified    string
	created     string
	section     string
	keywords    []string
	language    string
	free        string   // isAccessibleForFree: "true", "false", or ""
	paid        []string // CSS selectors of the parts that are not free
	authors     []linkedPerson
	editors     []linkedPerson
	others      []linkedCredit // contributor, translator, illustrator, producer …
	publisher   string
	website     string   // name of the WebSite
	slogans     []string // what the site and its publisher say of themselves, folded
	crumbs      []string
	images      []linkedImage
}

// linkedPerson is an author, editor or publisher. kind is Person, Organization, or "" for a bare string.
type linkedPerson struct {
	name, kind, job, org string
}

// linkedCredit is a person in another part than author.
type linkedCredit struct {
	role string
	linkedPerson
}

// linkedImage is a picture of the story as JSON-LD gives it; url is as written, maybe relative.
type linkedImage struct {
	url          string
	alternatives []string // contentUrl, thumbnail and other sizes
	caption      string
	creators     []string // creator, author
	creditText   string
	copyright    string // copyrightNotice, or copyrightHolder's name
	width        int
	height       int
}

// Bounds on JSON-LD: what one page may hold, and how deep it may nest.
const (
	maxLinkedBytes  = 4 << 20
	maxLinkedBlocks = 64
	maxLinkedDepth  = 32
	maxLinkedItems  = 20000
	maxLinkedImages = 64
)

// value is a JSON value: an object (keys and vals), an array (vals), or a scalar's text.
type value struct {
	kind byte // '{', '[', '"', 'x' (number, true, false), 0 (null or absent)
	str  string
	keys []string
	vals []value
}

// get returns the member of that name, ignoring a prefix such as "schema:".
func (v *value) get(key string) *value {
	for i, k := range v.keys {
		if k == key {
			return &v.vals[i]
		}
	}
	return &value{}
}

// text is the value as a string: a scalar's, the first one's of an array, or @value, name, @id or url of an object.
func (v *value) text() string {
	switch v.kind {
	case '"', 'x':
		return v.str
	case '[':
		for i := range v.vals {
			if s := v.vals[i].text(); s != "" {
				return s
			}
		}
	case '{':
		for _, k := range []string{"@value", "name", "@id", "url"} {
			if s := v.get(k); s.kind == '"' && s.str != "" {
				return s.str
			}
		}
	}
	return ""
}

// texts lists the strings of a scalar or an array.
func (v *value) texts() []string {
	if v.kind != '[' {
		if s := v.text(); s != "" {
			return []string{s}
		}
		return nil
	}
	var out []string
	for i := range v.vals {
		if s := v.vals[i].text(); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// each calls f for the value, or for every element of an array.
func (v *value) each(f func(*value)) {
	if v.kind == '[' {
		for i := range v.vals {
			v.vals[i].each(f)
		}
	} else if v.kind != 0 {
		f(v)
	}
}

// is reports whether the object's @type is one that f accepts, and which.
func (v *value) is(f func(string) bool) (string, bool) {
	for _, t := range v.get("@type").texts() {
		t = t[strings.LastIndexAny(t, "/:#")+1:]
		if f(t) {
			return t, true
		}
	}
	return "", false
}

// parseLoose reads JSON as pages write it: strings with raw line ends or unescaped quotes, trailing
// commas, comments, CDATA marks, quotes as entities, a missing end. It reads what it can, in one pass.
func parseLoose(s string) value {
	if len(s) > maxLinkedBytes {
		s = s[:maxLinkedBytes]
	}
	if i := strings.Index(s, "&quot;"); i >= 0 && strings.IndexByte(s[:i], '"') < 0 {
		s = html.UnescapeString(s)
	}
	r := looseReader{s: s}
	// What stands before the first bracket is a comment, a CDATA mark or an assignment.
	if r.pos = strings.IndexAny(s, "{["); r.pos < 0 {
		return value{}
	}
	if strings.HasPrefix(s[r.pos:], "[CDATA[") {
		r.pos += len("[CDATA[")
	}
	v := r.value(0)
	// Some pages write several objects one after another, with or without a comma.
	for v.kind == '{' || v.kind == '[' {
		next := strings.IndexAny(r.s[r.pos:], "{[")
		if next < 0 || next > 16 || r.items > maxLinkedItems {
			break
		}
		r.pos += next
		if w := r.value(0); w.kind == '{' {
			v = value{kind: '[', vals: []value{v, w}}
		} else {
			break
		}
	}
	return v
}

type looseReader struct {
	s     string
	pos   int
	items int
}

// space skips white space, comments and stray marks between tokens.
func (r *looseReader) space() {
	for r.pos < len(r.s) {
		switch c := r.s[r.pos]; {
		case c <= ' ', c == 0xC2 && strings.HasPrefix(r.s[r.pos:], "\u00a0"):
			r.pos++
			if c == 0xC2 {
				r.pos++
			}
		case c == 0xEF && strings.HasPrefix(r.s[r.pos:], "\ufeff"):
			r.pos += 3
		case c == '/' && strings.HasPrefix(r.s[r.pos:], "/*"):
			n := strings.Index(r.s[r.pos:], "*/")
			if n < 0 {
				r.pos = len(r.s)
				return
			}
			r.pos += n + 2
		case c == '/' && strings.HasPrefix(r.s[r.pos:], "//"):
			n := strings.IndexByte(r.s[r.pos:], '\n')
			if n < 0 {
				r.pos = len(r.s)
				return
			}
			r.pos += n
		default:
			return
		}
	}
}

func (r *looseReader) value(depth int) value {
	r.space()
	if r.pos >= len(r.s) {
		return value{}
	}
	r.items++
	if depth > maxLinkedDepth || r.items > maxLinkedItems {
		r.pos = len(r.s)
		return value{}
	}
	switch c := r.s[r.pos]; c {
	case '{':
		return r.object(depth)
	case '[':
		r.pos++
		v := value{kind: '['}
		for {
			r.space()
			if r.pos >= len(r.s) {
				return v
			}
			switch r.s[r.pos] {
			case ']':
				r.pos++
				return v
			case ',', ';', ':':
				r.pos++
			case '}':
				return v // the array's own end is missing
			default:
				v.vals = append(v.vals, r.value(depth+1))
			}
		}
	case '"':
		return value{kind: '"', str: r.quoted('"')}
	case '\'':
		return value{kind: '"', str: r.quoted('\'')}
	default:
		start := r.pos
		for r.pos < len(r.s) && !strings.ContainsRune(",]}\n\r", rune(r.s[r.pos])) {
			r.pos++
		}
		if r.pos == start {
			r.pos++
			return value{}
		}
		word := strings.TrimSpace(r.s[start:r.pos])
		if word == "null" || word == "undefined" || word == "" {
			return value{}
		}
		return value{kind: 'x', str: word}
	}
}

func (r *looseReader) object(depth int) value {
	r.pos++
	v := value{kind: '{'}
	for {
		r.space()
		if r.pos >= len(r.s) {
			return v
		}
		var key string
		switch c := r.s[r.pos]; c {
		case '}':
			r.pos++
			return v
		case ']':
			if depth > 0 {
				return v // the object's own end is missing
			}
			r.pos++
			continue
		case '"', '\'':
			key = r.quoted(c)
		case ',', ';', ':':
			r.pos++
			continue
		default:
			start := r.pos
			for r.pos < len(r.s) && !strings.ContainsRune(":,]}\"\n", rune(r.s[r.pos])) {
				r.pos++
			}
			key = strings.TrimSpace(r.s[start:r.pos])
			if r.pos == start {
				r.pos++
				continue
			}
		}
		r.space()
		if r.pos < len(r.s) && r.s[r.pos] == ':' {
			r.pos++
			val := r.value(depth + 1)
			v.keys = append(v.keys, strings.TrimPrefix(strings.TrimPrefix(key, "schema:"), "http://schema.org/"))
			v.vals = append(v.vals, val)
		}
	}
}

// quoted reads a string and decodes its escapes. A quote ends it only when what follows can follow a
// string, for pages forget to escape the quotes within.
func (r *looseReader) quoted(q byte) string {
	r.pos++
	start := r.pos
	var b []byte // nil until something had to be decoded
	flush := func(to int) {
		b = append(b, r.s[start:to]...)
	}
	for r.pos < len(r.s) {
		switch c := r.s[r.pos]; {
		case c == q && r.ends():
			out := r.s[start:r.pos]
			if b != nil {
				flush(r.pos)
				out = string(b)
			}
			r.pos++
			return clean(out)
		case c == '\\' && r.pos+1 < len(r.s):
			flush(r.pos)
			r.pos++
			b = r.escape(b)
			start = r.pos
		default:
			r.pos++
		}
	}
	out := r.s[start:]
	if b != nil {
		flush(len(r.s))
		out = string(b)
	}
	return clean(out)
}

// ends reports whether the quote at pos can be the end of its string.
func (r *looseReader) ends() bool {
	line := false
	for i := r.pos + 1; i < len(r.s) && i < r.pos+400; i++ {
		switch c := r.s[i]; c {
		case ' ', '\t', '\r':
		case '\n':
			line = true
		case ',':
			// `he said "no", then` goes on with a bare word: the string is not at its end.
			for i++; i < len(r.s) && (r.s[i] <= ' '); i++ {
			}
			if i >= len(r.s) {
				return true
			}
			return strings.IndexByte("\"'{[]}-0123456789,/", r.s[i]) >= 0 ||
				strings.HasPrefix(r.s[i:], "true") || strings.HasPrefix(r.s[i:], "false") || strings.HasPrefix(r.s[i:], "null")
		case ':', '}', ']', '/', ';':
			return true
		default:
			return line && (c == '"' || c == '{')
		}
	}
	return true
}

// escape decodes the escape whose letter is at pos onto b.
func (r *looseReader) escape(b []byte) []byte {
	c := r.s[r.pos]
	r.pos++
	switch c {
	case 'n', 'r':
		return append(b, '\n')
	case 't':
		return append(b, '\t')
	case 'b', 'f':
		return append(b, ' ')
	case 'u':
		u, ok := r.hex4()
		if !ok {
			return append(b, "\\u"...)
		}
		if u >= 0xD800 && u < 0xDC00 && strings.HasPrefix(r.s[r.pos:], "\\u") {
			at := r.pos
			r.pos += 2
			if lo, ok := r.hex4(); ok && lo >= 0xDC00 && lo < 0xE000 {
				return utf8.AppendRune(b, (u-0xD800)<<10|(lo-0xDC00)+0x10000)
			}
			r.pos = at
		}
		return utf8.AppendRune(b, u) // a lone surrogate becomes U+FFFD
	}
	return append(b, c)
}

func (r *looseReader) hex4() (rune, bool) {
	if r.pos+4 > len(r.s) {
		return 0, false
	}
	u, err := strconv.ParseUint(r.s[r.pos:r.pos+4], 16, 32)
	if err != nil {
		return 0, false
	}
	r.pos += 4
	return rune(u), true
}

// clean undoes what a careless template left in a string: entities, once or twice escaped.
func clean(s string) string {
	for range 2 {
		if strings.IndexByte(s, '&') < 0 || strings.IndexByte(s, ';') < 0 {
			break
		}
		s = html.UnescapeString(s)
	}
	return strings.TrimSpace(s)
}

// isStory reports whether a schema.org type is that of a story.
func isStory(t string) bool {
	switch t {
	case "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "DiscussionForumPosting", "Report", "Recipe",
		"Review", "CriticReview", "ClaimReview", "HowTo", "PressRelease", "MedicalScholarlyArticle", "Blog_Post", "NewsStory", "VideoObjectArticle":
		return true
	}
	return strings.HasSuffix(t, "Article")
}

// isPage reports whether a type is that of the page around the story, which may date and name it too.
func isPage(t string) bool {
	switch t {
	case "WebPage", "ItemPage", "MedicalWebPage", "AboutPage", "FAQPage", "CreativeWork", "VideoObject", "PodcastEpisode",
		"AudioObject", "ImageGallery", "MediaGallery", "CollectionPage", "QAPage", "Event", "Product", "Book", "Movie", "TVEpisode", "RadioEpisode", "Interview":
		return true
	}
	return false
}

// graph is all objects of a page's JSON-LD that may speak of the story.
type graph struct {
	byID    map[string]*value
	stories []*value
	pages   []*value
	sites   []*value
	orgs    []*value
	crumbs  []*value
	images  []*value
	persons []*value
}

// readLinked reads the texts of the page's ld+json scripts.
func (p *page) readLinked(blocks []string) {
	if len(blocks) > maxLinkedBlocks {
		blocks = blocks[:maxLinkedBlocks]
	}
	if len(blocks) == 0 {
		return
	}
	g := graph{byID: map[string]*value{}}
	values := make([]value, len(blocks))
	for i, s := range blocks {
		values[i] = parseLoose(s)
		g.walk(&values[i], 0)
	}
	p.ld = g.story(p)
}

// walk files the objects under v. Lists of other stories are left alone.
func (g *graph) walk(v *value, depth int) {
	if depth > 8 {
		return
	}
	if v.kind == '[' {
		for i := range v.vals {
			g.walk(&v.vals[i], depth)
		}
		return
	}
	if v.kind != '{' {
		return
	}
	if id := v.get("@id"); id.kind == '"' && len(v.keys) > 1 {
		if old := g.byID[id.str]; old == nil || len(old.keys) < len(v.keys) {
			g.byID[id.str] = v
		}
	}
	if _, ok := v.is(isStory); ok {
		g.stories = append(g.stories, v)
	} else if _, ok := v.is(isPage); ok {
		g.pages = append(g.pages, v)
	} else if _, ok := v.is(func(t string) bool { return t == "WebSite" }); ok {
		g.sites = append(g.sites, v)
	} else if _, ok := v.is(isOrganization); ok {
		g.orgs = append(g.orgs, v)
	} else if _, ok := v.is(func(t string) bool { return t == "BreadcrumbList" }); ok {
		g.crumbs = append(g.crumbs, v)
	} else if _, ok := v.is(func(t string) bool { return t == "ImageObject" }); ok && depth <= 1 {
		g.images = append(g.images, v)
	} else if _, ok := v.is(func(t string) bool { return t == "Person" }); ok && depth <= 1 {
		g.persons = append(g.persons, v)
	}
	for i, k := range v.keys {
		switch k {
		case "@graph", "mainEntity", "mainEntityOfPage", "breadcrumb", "subjectOf", "isPartOf", "about", "publisher":
			g.walk(&v.vals[i], depth+1)
		case "author", "creator", "image", "primaryImageOfPage":
			g.note(&v.vals[i], 0)
		}
	}
}

// note files nested objects under their @id only, so that others may refer to them.
func (g *graph) note(v *value, depth int) {
	if depth > 3 {
		return
	}
	v.each(func(v *value) {
		if id := v.get("@id"); v.kind == '{' && id.kind == '"' && len(v.keys) > 1 && g.byID[id.str] == nil {
			g.byID[id.str] = v
		}
	})
}

func isOrganization(t string) bool {
	return strings.HasSuffix(t, "Organization") || t == "Corporation" || t == "Brand" || t == "NewsMedia" || t == "Newspaper"
}

// resolve follows a bare {"@id": …} to the object that has the fields.
func (g *graph) resolve(v *value) *value {
	if v.kind == '{' && len(v.keys) <= 2 {
		if id := v.get("@id"); id.kind == '"' {
			if w := g.byID[id.str]; w != nil {
				return w
			}
		}
	}
	if v.kind == '"' && (strings.HasPrefix(v.str, "#") || strings.Contains(v.str, "://")) {
		if w := g.byID[v.str]; w != nil {
			return w
		}
	}
	return v
}

// story chooses the object that is the page's story and fills in what the others know of it.
func (g *graph) story(p *page) linked {
	var ld linked
	all := append(slices.Clip(g.stories), g.pages...)
	best, top := -1, 0
	for i, v := range all {
		score := 1
		if i < len(g.stories) {
			score += 8
		}
		for _, k := range []string{"headline", "datePublished", "author", "articleBody", "image"} {
			if v.get(k).kind != 0 {
				score += 2
			}
		}
		if u := addressOf(v); u != "" && p.sameStory(u) {
			score += 6
		}
		if best < 0 || score > top {
			best, top = i, score
		}
	}
	if best >= 0 {
		g.fill(&ld, all[best])
		for i, v := range all {
			if i == best {
				continue
			}
			h := fold(v.get("headline").text())
			u := addressOf(v)
			isPageObject := i >= len(g.stories)
			if h != "" && h == fold(ld.headline) || isPageObject && (u == "" || p.sameStory(u) || u == ld.url) || u != "" && u == ld.url {
				g.fill(&ld, v)
			}
		}
	}
	for _, v := range append(slices.Clip(g.sites), g.orgs...) {
		if s := fold(clean(v.get("description").text())); s != "" {
			ld.slogans = append(ld.slogans, s)
		}
	}
	for _, v := range g.sites {
		if ld.website == "" {
			ld.website = v.get("name").text()
		}
	}
	if ld.publisher == "" && len(g.orgs) > 0 {
		ld.publisher = g.orgs[0].get("name").text()
	}
	for _, v := range g.crumbs {
		if ld.crumbs != nil {
			break
		}
		v.get("itemListElement").each(func(e *value) {
			name := e.get("name").text()
			if name == "" {
				name = e.get("item").get("name").text()
			}
			if name != "" && len(ld.crumbs) < 12 {
				ld.crumbs = append(ld.crumbs, squeeze(name))
			}
		})
	}
	if len(ld.images) == 0 && ld.kind != "" {
		for _, v := range g.images {
			g.addImage(&ld, v)
		}
	}
	return ld
}

// addressOf is the page that an object says it is about.
func addressOf(v *value) string {
	for _, k := range []string{"url", "mainEntityOfPage", "@id"} {
		w := v.get(k)
		s := w.str
		if w.kind == '{' {
			s = w.get("@id").str
			if s == "" {
				s = w.get("url").str
			}
		}
		if strings.Contains(s, "://") {
			s, _, _ = strings.Cut(s, "#")
			return s
		}
	}
	return ""
}

// fill copies what ld does not have yet.
func (g *graph) fill(ld *linked, v *value) {
	set := func(to *string, keys ...string) {
		for _, k := range keys {
			if *to == "" {
				*to = v.get(k).text()
			}
		}
	}
	if ld.kind == "" {
		ld.kind = v.get("@type").text()
		ld.kind = ld.kind[strings.LastIndexAny(ld.kind, "/:#")+1:]
		ld.url = addressOf(v)
	}
	if _, ok := v.is(isStory); ok {
		set(&ld.headline, "headline", "name")
	} else {
		set(&ld.headline, "headline")
	}
	set(&ld.alternative, "alternativeHeadline", "alternateName")
	set(&ld.description, "description", "abstract")
	set(&ld.articleBody, "articleBody", "text")
	set(&ld.published, "datePublished", "uploadDate", "datePosted")
	set(&ld.created, "dateCreated")
	set(&ld.modified, "dateModified")
	set(&ld.section, "articleSection")
	set(&ld.free, "isAccessibleForFree")
	v.get("hasPart").each(func(part *value) {
		free, where := strings.ToLower(part.get("isAccessibleForFree").text()), part.get("cssSelector")
		if strings.HasSuffix(free, "false") && len(ld.paid) < 8 {
			ld.paid = append(ld.paid, where.texts()...)
			if ld.free == "" {
				ld.free = free
			}
		}
	})
	ld.free = strings.ToLower(ld.free)
	if ld.language == "" {
		l := v.get("inLanguage")
		if ld.language = l.get("alternateName").text(); ld.language == "" {
			ld.language = l.text()
		}
	}
	if ld.keywords == nil {
		ld.keywords = splitKeywords(v.get("keywords").texts())
	}
	if ld.authors == nil {
		ld.authors = g.people(v.get("author"))
		if ld.authors == nil {
			ld.authors = g.people(v.get("creator"))
		}
	}
	if ld.editors == nil {
		ld.editors = g.people(v.get("editor"))
	}
	if ld.others == nil {
		for key, role := range map[string]string{"translator": RoleTranslator, "illustrator": RoleIllustrator, "contributor": RoleContributor, "producer": RoleProducer, "sourceOrganization": RoleSource} {
			for _, who := range g.people(v.get(key)) {
				ld.others = append(ld.others, linkedCredit{role, who})
			}
		}
		slices.SortStableFunc(ld.others, func(a, b linkedCredit) int { return strings.Compare(a.role, b.role) })
	}
	if ld.publisher == "" {
		v.get("publisher").each(func(o *value) {
			if o = g.resolve(o); ld.publisher == "" && !strings.Contains(o.text(), "://") {
				ld.publisher = o.text()
			}
		})
	}
	for _, k := range []string{"image", "primaryImageOfPage", "associatedMedia"} {
		v.get(k).each(func(w *value) { g.addImage(ld, w) })
	}
}

// people lists persons and organizations under v.
func (g *graph) people(v *value) []linkedPerson {
	var out []linkedPerson
	v.each(func(o *value) {
		o = g.resolve(o)
		if len(out) >= 30 {
			return
		}
		who := linkedPerson{}
		switch o.kind {
		case '"':
			who.name = o.str
		case '{':
			who.kind, _ = o.is(func(t string) bool { return t == "Person" || isOrganization(t) })
			if who.kind != "" && who.kind != "Person" {
				who.kind = "Organization"
			}
			// {"name": ["A", "B"]} and {"name": {"name": "A"}} occur: each is a person.
			names := o.get("name")
			if names.kind == 0 {
				if first, last := o.get("givenName").text(), o.get("familyName").text(); first != "" && last != "" {
					who.name = first + " " + last
				}
			}
			who.job = o.get("jobTitle").text()
			who.org = g.resolve(o.get("worksFor")).get("name").text()
			if names.kind == '[' {
				names.each(func(n *value) {
					if s := n.text(); s != "" {
						out = append(out, linkedPerson{s, who.kind, who.job, who.org})
					}
				})
				return
			}
			if names.kind != 0 {
				who.name = names.text()
			}
		}
		if who.name != "" && !strings.Contains(who.name, "://") {
			out = append(out, who)
		}
	})
	return out
}

// addImage adds a picture of the story, once.
func (g *graph) addImage(ld *linked, v *value) {
	v = g.resolve(v)
	if len(ld.images) >= maxLinkedImages {
		return
	}
	im := linkedImage{}
	switch v.kind {
	case '"':
		im.url = v.str
	case '{':
		for _, k := range []string{"contentUrl", "url", "@id", "embedUrl", "thumbnailUrl", "thumbnail"} {
			s := v.get(k).text()
			if s == "" || strings.HasPrefix(s, "#") || k == "@id" && im.url != "" {
				continue
			}
			if im.url == "" {
				im.url = s
			} else if s != im.url && !slices.Contains(im.alternatives, s) {
				im.alternatives = append(im.alternatives, s)
			}
		}
		for _, k := range []string{"caption", "description", "headline"} {
			if im.caption == "" {
				im.caption = v.get(k).text()
			}
		}
		for _, k := range []string{"creator", "author"} {
			for _, who := range g.people(v.get(k)) {
				if !slices.Contains(im.creators, who.name) {
					im.creators = append(im.creators, who.name)
				}
			}
		}
		im.creditText = v.get("creditText").text()
		if im.copyright = v.get("copyrightNotice").text(); im.copyright == "" {
			im.copyright = g.resolve(v.get("copyrightHolder")).text()
		}
		im.width, im.height = dimension(v.get("width")), dimension(v.get("height"))
	}
	if im.url == "" || strings.HasPrefix(im.url, "data:") {
		return
	}
	for i := range ld.images {
		if ld.images[i].url == im.url {
			if ld.images[i].caption == "" {
				im.alternatives = append(im.alternatives, ld.images[i].alternatives...)
				ld.images[i] = im
			}
			return
		}
	}
	ld.images = append(ld.images, im)
}

// dimension reads 1200, "1200", "1200px" and {"value": 1200}.
func dimension(v *value) int {
	s := v.text()
	if v.kind == '{' {
		s = v.get("value").text()
	}
	n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(s), "px"), ".0"))
	return max(0, n)
}

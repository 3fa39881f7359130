package extract

import (
	"net/url"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/publicsuffix"
)

// signs is what one walk over the index gathers for all rules on titles, dates, people and addresses.
// The lists hold node indexes in document order.
type signs struct {
	meta      []metaTag
	canonical string
	amp       string
	next      string
	title     string // text of <title>
	lang      string // lang of <html>, or of <body>
	linked    []string
	h1, h2    []int32
	titles    []int32 // marked as the headline by class, id or itemprop
	kickers   []int32
	subtitles []int32
	dates     []int32 // marked as a date, or <time>
	people    []int32 // marked as the author or byline
	profiles  []int32 // links to an author's page
	sources   []int32 // marked as the source, the editor or a credit line
	away      []span  // zones that speak of other stories: navigation, comments, related links, footers
	sample    string  // running text, to tell the language by
	words     int32   // index of the first running text: about where the story begins
}

type span struct{ from, to int32 }

// metaTag is one <meta>: key is its property, name or itemprop in lower case.
type metaTag struct{ key, content string }

// cue tells what an element's class, id or itemprop says of it.
type cue uint16

const (
	cuePerson cue = 1 << iota
	cueDate
	cueModified
	cueTitle
	cueKicker
	cueSubtitle
	cueSource
	cueAway
	cueNext
)

// cueWords are beginnings of the words that content systems put into class names, in the languages they
// are written in; by first letter, so that most words are passed over at one look.
var cueWords = [26][]struct {
	word  string
	whole bool // the word must end there
	cue   cue
}{
	0:         {{"author", false, cuePerson}, {"autor", false, cuePerson}, {"auteur", false, cuePerson}, {"aside", true, cueAway}, {"advert", false, cueAway}},
	'b' - 'a': {{"byline", false, cuePerson}, {"bylines", false, cuePerson}, {"byname", false, cuePerson}, {"bianji", false, cueSource}},
	'c' - 'a': {{"contributor", false, cuePerson}, {"columnist", false, cuePerson}, {"comment", false, cueAway}, {"creator", false, cuePerson}},
	'd' - 'a': {{"date", true, cueDate}, {"datetime", false, cueDate}, {"dateline", false, cueDate}, {"datepublished", false, cueDate}, {"datemodified", false, cueModified}, {"datum", true, cueDate}, {"deck", true, cueSubtitle}, {"dek", true, cueSubtitle}, {"disqus", false, cueAway}},
	'e' - 'a': {{"editor", true, cueSource}, {"eyebrow", false, cueKicker}, {"ep", true, cueSource}},
	'f' - 'a': {{"fecha", false, cueDate}, {"footer", false, cueAway}, {"fn", true, cuePerson}},
	'h' - 'a': {{"headline", false, cueTitle}, {"headtitle", false, cueTitle}},
	'j' - 'a': {{"journalist", false, cuePerson}},
	'k' - 'a': {{"kicker", false, cueKicker}},
	'l' - 'a': {{"laiyuan", false, cueSource}, {"lastmod", false, cueModified}, {"latest", false, cueAway}},
	'm' - 'a': {{"modified", false, cueModified}, {"menu", false, cueAway}, {"meta", true, cueSource}, {"mostread", false, cueAway}, {"mod", true, 0}},
	'n' - 'a': {{"nav", true, cueAway}, {"navigation", false, cueAway}, {"navbar", false, cueAway}, {"newsletter", false, cueAway}},
	'o' - 'a': {{"overline", false, cueKicker}, {"outbrain", false, cueAway}},
	'p' - 'a': {{"pubdate", false, cueDate}, {"publish", false, cueDate}, {"pubtime", false, cueDate}, {"posted", false, cueDate}, {"postdate", false, cueDate}, {"popular", false, cueAway}, {"post-date", false, cueDate}, {"publi", true, cueDate}},
	'r' - 'a': {{"reporter", false, cuePerson}, {"related", false, cueAway}, {"recommend", false, cueAway}, {"recirc", false, cueAway}},
	's' - 'a': {{"source", false, cueSource}, {"subtitle", false, cueSubtitle}, {"subheadline", false, cueSubtitle}, {"standfirst", false, cueSubtitle}, {"signature", false, cuePerson}, {"sidebar", false, cueAway}, {"surtitle", false, cueKicker}, {"spitzmarke", false, cueKicker}},
	't' - 'a': {{"time", true, cueDate}, {"timestamp", false, cueDate}, {"title", true, cueTitle}, {"titulo", false, cueTitle}, {"titre", false, cueTitle}, {"teaser", false, cueAway}, {"trending", false, cueAway}, {"taboola", false, cueAway}},
	'u' - 'a': {{"updated", false, cueModified}, {"upddate", false, cueModified}},
	'v' - 'a': {{"verfasser", false, cuePerson}},
	'w' - 'a': {{"writer", false, cuePerson}, {"writtenby", false, cuePerson}},
	'z' - 'a': {{"zuozhe", false, cuePerson}},
}

// cues reads a class, id or itemprop. A word begins at a letter after another sign, or at a capital
// after a small letter; "author", "byline" and the like are found inside run-together words too.
func cues(s string) (c cue) {
	if len(s) >= maxNameLength {
		return 0
	}
	before := byte(0)
	for i := 0; i < len(s); i++ {
		begins := !letter(before) || s[i] < 'a' && before >= 'a'
		before = s[i]
		l := s[i] | 0x20
		if l < 'a' || l > 'z' || !begins && l != 'a' && l != 'b' {
			continue
		}
		for _, w := range cueWords[l-'a'] {
			n := len(w.word)
			if len(s)-i < n || s[i+1]|0x20 != w.word[1] || !strings.EqualFold(s[i:i+n], w.word) || !begins && w.cue != cuePerson {
				continue
			}
			rest := s[i+n:]
			if w.whole && rest != "" && letter(rest[0]) && !(rest[0] < 'a' && s[i+n-1] >= 'a') {
				continue
			}
			if w.word == "fn" && (i > 0 && s[i-1] != ' ' || rest != "" && rest[0] != ' ') {
				continue // hCard's fn stands alone: "fn-1" is a footnote
			}
			if w.word == "author" && strings.HasPrefix(rest, "i") || w.word == "autor" && strings.HasPrefix(rest, "i") {
				continue // authority, authorize
			}
			c |= w.cue
		}
	}
	return c
}

func letter(c byte) bool { c |= 0x20; return 'a' <= c && c <= 'z' }

// Bounds on what is gathered; a page with more of anything is not a story.
const (
	maxMeta   = 1000
	maxSigns  = 400
	maxSample = 2000 // bytes of running text to tell the language by: some 300 words
)

// gather fills p.signs in one walk.
func (p *page) gather() {
	g := &p.signs
	nodes := p.index.nodes
	awayEnd, figureEnd := int32(0), int32(0)
	var sample strings.Builder
	for i := int32(0); i < int32(len(nodes)); i++ {
		n := &nodes[i]
		if n.Type == html.TextNode {
			if n.runningText() && i >= awayEnd {
				if g.words == 0 {
					g.words = i
				}
				if sample.Len() < maxSample {
					sample.WriteString(head(n.Data, maxSample))
					sample.WriteByte('\n')
				}
			}
			continue
		}
		if n.Type != html.ElementNode {
			continue
		}
		c := n.cue
		switch n.DataAtom {
		case atom.Meta:
			g.addMeta(n.Node)
			continue
		case atom.Link:
			g.addLink(n.Node)
			continue
		case atom.Script:
			if n.FirstChild != nil && strings.Contains(attr(n.Node, "type"), "ld+json") {
				g.linked = append(g.linked, n.FirstChild.Data)
			}
			continue
		case atom.Style, atom.Svg, atom.Br, atom.Img, atom.Noscript:
			continue
		case atom.Title:
			if g.title == "" && n.FirstChild != nil && n.Parent != nil && n.Parent.DataAtom != atom.Svg && n.Parent.Data != "svg" {
				g.title = squeeze(n.FirstChild.Data)
			}
			continue
		case atom.Html, atom.Body:
			if g.lang == "" {
				if g.lang = attr(n.Node, "lang"); g.lang == "" {
					g.lang = attr(n.Node, "xml:lang")
				}
			}
			continue // classes of <body> speak of the whole page
		case atom.Head:
			continue
		case atom.H1:
			g.h1 = append(g.h1, i)
		case atom.H2, atom.H3:
			g.h2 = append(g.h2, i)
		case atom.Time:
			c |= cueDate
		case atom.Nav, atom.Footer:
			c |= cueAway
		case atom.Figure:
			figureEnd = max(figureEnd, n.end)
		}
		if c == 0 {
			if n.DataAtom == atom.A && n.text > 3 && n.text < maxName && len(g.profiles) < maxSigns && authorPage(attr(n.Node, "href")) {
				g.profiles = append(g.profiles, i)
			}
			continue
		}
		if c&cueNext != 0 && g.next == "" {
			g.next = attr(n.Node, "href")
		}
		if i < figureEnd && c&cuePerson != 0 && attr(n.Node, "itemprop") != "author" {
			c &^= cuePerson // who took the picture, or wrote the page that a card links to
		}
		if c&cueAway != 0 && c&cuePerson != 0 {
			c &^= cuePerson | cueDate // "comment-author"
		}
		if c&cueAway != 0 && i >= awayEnd && c&(cueTitle|cuePerson|cueDate) == 0 && !n.holdsStory(nodes) && !storyFoot(nodes, i) {
			g.away = append(g.away, span{i, n.end})
			awayEnd = n.end
		}
		if n.hidden && n.DataAtom != atom.Time {
			// A hidden node is no byline that a reader sees, but microdata may be set so.
			if attr(n.Node, "itemprop") == "" {
				continue
			}
		}
		add := func(to *[]int32, bit cue) {
			if c&bit != 0 && len(*to) < maxSigns {
				*to = append(*to, i)
			}
		}
		add(&g.people, cuePerson)
		add(&g.dates, cueDate|cueModified)
		add(&g.titles, cueTitle)
		add(&g.kickers, cueKicker)
		add(&g.subtitles, cueSubtitle)
		add(&g.sources, cueSource)
	}
	g.sample = sample.String()
}

// authorPage reports whether an address is that of a site's page on one of its authors, as most systems write it.
func authorPage(href string) bool {
	i := strings.Index(href, "/aut")
	for ; i >= 0; i = strings.Index(href, "/aut") {
		href = href[i+1:]
		for _, w := range []string{"author/", "authors/", "autor/", "autoren/", "autores/", "auteur/", "auteurs/", "autore/", "autori/"} {
			if strings.HasPrefix(href, w) && len(href) > len(w)+1 {
				return true
			}
		}
	}
	return false
}

// holdsStory reports whether an element marked as furniture is so large that it can only be the
// page's main container ("page-with-sidebar").
func (n *node) holdsStory(nodes []node) bool {
	all := nodes[0].text
	return all > 0 && n.text-n.linked > (all-nodes[0].linked)/2
}

// storyFoot reports whether the node is the foot of an <article> or of an entry (microformats' hAtom), where the author
// and date may stand.
func storyFoot(nodes []node, i int32) bool {
	if nodes[i].zone&zoneFooter == 0 {
		return false
	}
	for up, level := nodes[i].parent, 0; up > 0; up, level = nodes[up].parent, level+1 {
		if nodes[up].DataAtom == atom.Article && nodes[i].DataAtom == atom.Footer || level < entryLevels && strings.Contains(attr(nodes[up].Node, "class"), "hentry") {
			return true
		}
	}
	return false
}

// entryLevels is how far an entry's foot lies within it.
const entryLevels = 2

// runningText reports whether the node is a text of sentences.
func (n *node) runningText() bool {
	return n.Type == html.TextNode && n.text > 60 && n.linked == 0 && n.stops > 0 && !n.hidden
}

// keepHeader takes back the zones that hold the headline, or stand between it and the first running text.
func (p *page) keepHeader() {
	if p.titleNode < 0 {
		return
	}
	until := p.titleNode + 60
	if w := p.signs.words; w > p.titleNode {
		until = min(until, w)
	} else {
		// Text above the headline tells nothing of where the story begins: it does at the next one.
		nodes := p.index.nodes
		for i := nodes[p.titleNode].end; i < min(until, int32(len(nodes))); i++ {
			if nodes[i].runningText() {
				until = i
			}
		}
	}
	p.signs.away = slices.DeleteFunc(p.signs.away, func(z span) bool {
		return z.from <= p.titleNode && p.titleNode < z.to || z.from > p.titleNode && z.from < until
	})
}

// away reports whether the node lies in a zone that speaks of other stories.
func (p *page) away(i int32) bool {
	zones := p.signs.away // in order, none in another
	k := sort.Search(len(zones), func(k int) bool { return zones[k].to > i })
	return k < len(zones) && zones[k].from <= i
}

func (g *signs) addMeta(n *html.Node) {
	var key, content string
	for _, a := range n.Attr {
		if strings.ContainsAny(a.Key, `"'`) {
			return // a quote within the content ended it: what is left of it is worse than nothing
		}
		switch a.Key {
		case "property", "name", "itemprop", "http-equiv":
			if key == "" {
				key = strings.ToLower(strings.TrimSpace(a.Val))
			}
		case "content", "value":
			content = a.Val
		}
	}
	if key == "" || content == "" || len(g.meta) >= maxMeta || strings.Contains(content, "<meta ") {
		return
	}
	if strings.HasSuffix(key, "ld+json") {
		g.linked = append(g.linked, content) // what a framework made of a script that was given to it among the metas
		return
	}
	g.meta = append(g.meta, metaTag{key, content})
}

func (g *signs) addLink(n *html.Node) {
	href := attr(n, "href")
	for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
		switch rel {
		case "canonical":
			if g.canonical == "" {
				g.canonical = href
			}
		case "amphtml":
			g.amp = href
		case "next":
			g.next = href
		case "author":
			if t := attr(n, "title"); t != "" {
				g.meta = append(g.meta, metaTag{"author", t})
			}
		}
	}
}

// metaText returns the content of the first of these metas, in the order of the keys given.
func (p *page) metaText(keys ...string) string {
	for _, k := range keys {
		for _, m := range p.signs.meta {
			if m.key == k {
				if s := squeeze(clean(m.content)); s != "" {
					return s
				}
			}
		}
	}
	return ""
}

// metaTexts returns the contents of all metas of one key.
func (p *page) metaTexts(key string) []string {
	var out []string
	for _, m := range p.signs.meta {
		if m.key == key {
			if s := squeeze(clean(m.content)); s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

// squeeze folds runs of white space to one space and drops characters that are not shown.
func squeeze(s string) string {
	ok := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x80 || c == ' ' && (i == 0 || i+1 == len(s) || s[i+1] == ' ') {
			ok = false
			break
		}
	}
	if ok {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
		case r == '\u00ad', r == '\u200b', r == '\ufeff', r == '\u2060', r == '\u200e', r == '\u200f', r < ' ':
		default:
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		}
	}
	return b.String()
}

// fold returns the letters and digits of s in lower case, for comparing headlines and names.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			if c := byte(r); isLetterOrDigit(c) {
				b.WriteByte(asciiLower(c))
			}
			continue
		}
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0 // full width
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// head returns at most n bytes of s, whole characters.
func head(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

// sameStory reports whether an address is the page's own, but for scheme, a mobile or AMP form, query and trailing slash.
func (p *page) sameStory(s string) bool {
	if p.opt.URL == "" || s == "" {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	u = p.base.ResolveReference(u)
	return sameSite(u.Hostname(), p.self.Hostname()) && plainPath(u) == plainPath(p.self) && plainPath(u) != ""
}

// plainPath is what identifies a page within its site.
func plainPath(u *url.URL) string {
	s := strings.ToLower(strings.Trim(u.EscapedPath(), "/"))
	s = strings.TrimPrefix(strings.TrimSuffix(s, "/amp"), "amp/")
	for _, end := range []string{".amp", ".html", ".htm", "/index"} {
		s = strings.TrimSuffix(s, end)
	}
	return s
}

// sameSite reports whether two hosts belong to one registrable domain.
func sameSite(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b {
		return true
	}
	x, err := publicsuffix.EffectiveTLDPlusOne(a)
	if err != nil {
		return false
	}
	y, err := publicsuffix.EffectiveTLDPlusOne(b)
	return err == nil && x == y
}

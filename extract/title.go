package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A headline is told several times on a page: in <h1>, og:title, JSON-LD, <title>. Each teller has its
// habits (the site's name behind a bar, a shorter form for search engines), so that each form is cut
// first, and then the form with most weight behind it is the title.
const (
	weighH1         = 24
	weighNewsH1     = 13 // a news system's own og:title and JSON-LD headline agree against it; elsewhere they are written for search engines
	weighAfterTrail = 14 // the heading after an <h1> that ends a breadcrumb trail
	weighStray      = 6  // an <h1> that shares hardly a word with the other forms
	weighOpen       = 9  // og:title
	weighLinked     = 8
	weighTag        = 4
	weighOther      = 2
	weighMarked     = 5 // a node that class or itemprop calls headline
	maxTitle        = 500
	maxHeadlines    = 40
)

// headline is one form of the title: its text, its folded form, how many vote for it, and its node if it is one.
type headline struct {
	text   string
	folded string
	weight int
	node   int32
}

// findTitle chooses the headline, and what stands above and below it.
func (p *page) findTitle() {
	var forms []headline
	add := func(s string, weight int, node int32) {
		s = squeeze(s)
		f := fold(s)
		if f == "" || len(s) > maxTitle || p.isName(f) || generic(f) {
			return
		}
		broken := strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...")
		for i := range forms {
			if broken && len(f) > 20 && len(f) < len(forms[i].folded) && strings.HasPrefix(forms[i].folded, f) {
				forms[i].weight += weight
				return
			}
			if forms[i].folded == f {
				forms[i].weight += weight
				if node < 0 && (len(splitWords(s)) > len(splitWords(forms[i].text)) || countJoints(s) > countJoints(forms[i].text)) {
					forms[i].text = s // "Kicker: Headline", which the page sets as two elements
				}
				if forms[i].node < 0 {
					forms[i].node = node
				}
				return
			}
		}
		forms = append(forms, headline{s, f, weight, node})
	}
	visible := p.headings()
	open := p.metaText("og:title")
	linked := squeeze(p.ld.headline)
	tag := squeeze(clean(p.signs.title))
	for _, s := range []*string{&open, &linked} {
		if _, after, ok := strings.Cut(*s, " | "); ok && slices.ContainsFunc(visible, func(h headline) bool { return h.folded == fold(after) }) {
			*s = after // "Kicker | Headline", of which the heading shows the headline
		}
	}
	told := []string{} // folded forms that may confirm a cut
	for _, h := range visible {
		told = append(told, h.folded)
	}
	for _, h := range visible {
		var whole []string
		if h.folded == fold(linked) {
			whole = told // what stands behind its bar is the headline's
		}
		add(p.cutTitle(h.text, whole), h.weight, h.node)
	}
	add(p.cutTitle(open, append(told, fold(linked))), weighOpen, -1)
	add(p.cutTitle(linked, append(told, fold(open))), weighLinked, -1)
	for _, h := range visible {
		if a := squeeze(p.ld.alternative); h.folded == fold(a) {
			add(a, weighTag, h.node)
		}
	}
	told = append(told, fold(open), fold(linked))
	add(p.cutTitle(tag, told), weighTag, -1)
	for _, s := range []string{p.metaText("twitter:title"), p.metaText("parsely-title", "sailthru.title", "dc.title", "dcterms.title", "citation_title", "title", "headline", "name", "articletitle", "hdl"), p.opt.Entry.Title} {
		if s != "" {
			add(p.cutTitle(s, told), weighOther, -1)
		}
	}
	best := -1
	for i := range forms {
		if best < 0 || forms[i].weight > forms[best].weight {
			best = i
		}
	}
	if best < 0 {
		if tag != "" {
			p.article.Title = head(tag, maxTitle)
		}
		return
	}
	p.article.Title = forms[best].text
	p.titleNode = forms[best].node
	if p.titleNode < 0 {
		p.titleNode = nearest(forms[best].folded, visible)
	}
	p.aroundTitle()
}

// headings lists the visible nodes that may be the headline: the first <h1>s that speak of this story,
// then nodes marked as a headline, then the first <h2> where there is no <h1>.
func (p *page) headings() []headline {
	var out []headline
	told := fold(p.metaText("og:title")) + "\n" + fold(p.ld.headline) + "\n" + fold(p.signs.title)
	forms := wordsOf(p.metaText("og:title") + " " + p.ld.headline + " " + p.signs.title)
	titles := p.toldTitles()
	first := true
	weight := weighH1
	if strings.HasSuffix(p.ld.kind, "NewsArticle") {
		weight = weighNewsH1
	}
	tag := fold(p.signs.title)
	open := fold(p.metaText("og:title"))
	for _, i := range p.signs.h1 {
		if p.index.nodes[i].hidden || p.index.nodes[i].text > maxTitle {
			continue
		}
		s, _ := p.cutKicker(i, titles)
		f := fold(s)
		if h := p.afterTrail(i); h >= 0 {
			t, _ := p.cutKicker(h, titles)
			out = append(out, headline{t, fold(t), weighAfterTrail, h}, headline{s, f, weighTag, h})
			first = false
			continue
		}
		if f == "" || len(s) > maxTitle || len(out) >= maxHeadlines {
			continue
		}
		switch {
		case open != "" && (tag == f+open || tag == open+f):
			// "Site: Headline" in <title>, and the headline alone in og:title: this one is the site.
		case open == "" && p.leavesHeading(tag, f, i):
			// As above, and a heading further down has the rest of <title>.
		case len(f) > 8 && strings.Contains(told, f):
			out = append(out, headline{s, f, weight, i})
			first = false
		case p.isName(f) || generic(f) || p.away(i):
		case first && p.index.nodes[i].linked*2 <= p.index.nodes[i].text && tells(s, forms, told):
			out = append(out, headline{s, f, weight, i})
			first = false
		case first && p.index.nodes[i].linked*2 <= p.index.nodes[i].text && len(out) == 0:
			out = append(out, headline{s, f, weighStray, i})
		default:
			out = append(out, headline{s, f, 1, i})
		}
	}
	for _, i := range p.signs.titles {
		n := &p.index.nodes[i]
		if n.DataAtom == atom.H1 || n.text > maxTitle || p.away(i) || len(out) >= maxHeadlines || slices.ContainsFunc(out, func(h headline) bool { return h.node == i }) {
			continue
		}
		s := squeeze(p.index.textOf(i))
		if f := fold(s); len(f) > 8 && strings.Contains(told, f) {
			out = append(out, headline{s, f, weighMarked, i})
		}
	}
	if first {
		for _, i := range p.signs.h2 {
			if s := squeeze(p.index.textOf(i)); len(s) > 8 && strings.Contains(told, fold(s)) {
				out = append(out, headline{s, fold(s), weighMarked, i})
				break
			}
		}
	}
	if len(out) == 0 {
		out = p.plainHeadline()
	}
	return out
}

// leavesHeading reports whether <title> is the <h1> at i, all of it a link, beside the words of a later heading: the
// first is the site's name, the second the headline.
func (p *page) leavesHeading(tag, name string, i int32) bool {
	n := &p.index.nodes[i]
	if n.linked == 0 || n.linked < n.text {
		return false
	}
	rest, ok := strings.CutPrefix(tag, name)
	if !ok {
		rest, ok = strings.CutSuffix(tag, name)
	}
	if !ok || len(rest) < 4 {
		return false
	}
	return slices.ContainsFunc(p.signs.h2, func(h int32) bool {
		return h > i && p.index.nodes[h].text <= maxTitle && fold(p.index.textOf(h)) == rest
	})
}

// plainHeadline finds the headline where no element says that it is one, as on pages of the age of font and table: the
// text before the story's that the page's title begins or ends with, and has a sign beside.
func (p *page) plainHeadline() []headline {
	title := squeeze(clean(p.signs.title))
	for i := int32(0); i < min(p.signs.words, int32(len(p.index.nodes))); i++ {
		n := &p.index.nodes[i]
		if n.hidden || n.linked > 0 || n.text < 12 || n.text > maxTitle || len(n.Data) > maxTitle || n.FirstChild != nil {
			continue
		}
		s := squeeze(n.Data)
		f := fold(s)
		rest, begins := strings.CutPrefix(title, s)
		if !begins {
			rest, begins = strings.CutSuffix(title, s)
		}
		if rest = strings.TrimSpace(rest); begins && len(f) > 8 && !p.isName(f) && !p.away(i) && strings.Trim(rest, "-_|—–｜") != rest {
			return []headline{{s, f, weighMarked, n.parent}}
		}
	}
	return nil
}

// afterTrail returns the heading that follows an <h1> at the end of a breadcrumb trail, or -1. Many
// newsrooms keep the <h1> for the form that search engines are to see, in small type behind the
// section's links, and show the reader's headline as an <h2>.
func (p *page) afterTrail(i int32) int32 {
	if !p.endsTrail(i) {
		return -1
	}
	nodes := p.index.nodes
	named := false
	for k, up := i, 0; up < 3 && k > 0; k, up = nodes[k].parent, up+1 {
		named = named || nodes[k].DataAtom == atom.Li || strings.Contains(strings.ToLower(attr(nodes[k].Node, "class")+attr(nodes[k].Node, "id")), "crumb")
	}
	own := fold(p.index.textOf(i))
	for _, h := range p.signs.h2 {
		if h < i {
			continue
		}
		n := &nodes[h]
		if h > i+100 || n.DataAtom != atom.H2 || p.signs.words > i && h > p.signs.words+1 {
			break
		}
		if n.hidden || n.linked > 0 || n.text > maxTitle || n.text < 12 {
			continue
		}
		f := fold(p.index.textOf(h))
		if named || f == fold(p.metaText("og:title")) || f == fold(p.ld.headline) || f == fold(p.ld.alternative) || strings.HasSuffix(f, own) {
			return h
		}
		break
	}
	return -1
}

// endsTrail reports whether nothing but links stands beside the heading at i, and before it.
func (p *page) endsTrail(i int32) bool {
	nodes := p.index.nodes
	for up, at := 0, nodes[i].parent; up < 3 && at > 0 && nodes[i].linked == 0; up, at = up+1, nodes[at].parent {
		n := &nodes[at]
		if n.DataAtom == atom.Header || n.DataAtom == atom.Article || n.DataAtom == atom.Main || n.DataAtom == atom.Body {
			break
		}
		if n.text > nodes[i].text && n.text-n.linked == nodes[i].text-nodes[i].linked && at+1 < i {
			return true
		}
	}
	return false
}

// toldTitles are the forms of the headline that og:title and the JSON-LD give.
func (p *page) toldTitles() []string {
	return []string{p.cutTitle(p.metaText("og:title"), nil), squeeze(p.ld.headline)}
}

// cutKicker is a heading's text without the kicker that stands in an element of its own before the headline, or another
// form of the headline in one behind it: where og:title or the JSON-LD tells the rest alone, or sets a bar between the
// two, or where <title> has the rest and nothing of the kicker.
func (p *page) cutKicker(h int32, titles []string) (title, kicker string) {
	whole := p.headingText(h)
	f := fold(whole)
	for _, told := range titles {
		t := fold(told)
		if len(t) < 12 || len(t) > len(f) {
			continue
		}
		if len(t) == len(f) {
			before, after, ok := strings.Cut(told, " | ")
			if first, _, found := p.parted(h, len(fold(before))); ok && found && fold(before) == fold(first) && fold(after) != "" {
				return after, before
			}
			continue
		}
		if strings.HasSuffix(f, t) {
			if before, _, ok := p.parted(h, len(f)-len(t)); ok {
				return told, strings.Trim(before, " :|–—-")
			}
		}
		if strings.HasPrefix(f, t) {
			if _, own, ok := p.parted(h, len(t)); ok && own {
				return told, ""
			}
		}
	}
	return p.cutUntold(h, whole, f)
}

// cutUntold is cutKicker for a page that tells its headline in <title> only, in other words than the heading's two parts.
func (p *page) cutUntold(h int32, whole, f string) (title, kicker string) {
	told := fold(p.signs.title)
	others := fold(p.metaText("og:title")) + fold(p.ld.headline)
	first := ""
	for j := h + 1; j < p.index.nodes[h].end; j++ {
		if n := &p.index.nodes[j]; n.Type == html.TextNode && n.text > 0 && !n.hidden && n.parent != h {
			first = fold(n.Data)
			break
		}
	}
	if len(first) < 6 || len(f)-len(first) < 20 || !strings.HasPrefix(f, first) || strings.Contains(told+others, first) || !strings.Contains(told, f[len(first):]) {
		return whole, ""
	}
	before, own, ok := p.parted(h, len(first))
	rest, found := strings.CutPrefix(whole, before)
	if !ok || !own || !found {
		return whole, ""
	}
	return strings.TrimLeft(rest, " :|–—-"), strings.Trim(before, " :|–—-")
}

// parted cuts a heading after so many folded bytes, where an element of its own ends there: before is what the elements
// up to there say, and own is true when what follows stands in an element of its own too.
func (p *page) parted(h int32, size int) (before string, own, ok bool) {
	var b strings.Builder
	n := 0
	for j := h + 1; j < p.index.nodes[h].end; j++ {
		t := &p.index.nodes[j]
		if t.FirstChild != nil || t.DataAtom != 0 || t.hidden || fold(t.Data) == "" {
			continue
		}
		if n == size {
			return squeeze(b.String()), t.parent != h, ok
		}
		b.WriteString(t.Data)
		b.WriteByte(' ')
		if n += len(fold(t.Data)); n > size {
			return "", false, false
		}
		ok = t.parent != h
	}
	return "", false, false
}

// joints are the signs that join a kicker to its headline where the two stand in one line.
var joints = []string{": ", "："}

func countJoints(s string) int { return strings.Count(s, joints[0]) + strings.Count(s, joints[1]) }

// headingText is a heading's text. Where a capital follows a small letter over the edge of an element, the
// two stand apart on the page.
func (p *page) headingText(h int32) string {
	s := squeeze(p.index.textOf(h))
	at := 0 // in s, behind the text read so far
	for j := h + 1; j < p.index.nodes[h].end; j++ {
		n := &p.index.nodes[j]
		if n.Type != html.TextNode || n.hidden {
			continue
		}
		t := squeeze(n.Data)
		i := strings.Index(s[at:], t)
		if t == "" || i < 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:at])
		after, _ := utf8.DecodeRuneInString(t)
		if i == 0 && at > 0 && unicode.IsLower(before) && unicode.IsUpper(after) {
			s = s[:at] + " " + s[at:]
			i++
		}
		at += i + len(t)
	}
	return s
}

// tells reports whether a heading speaks of what the other forms of the title speak of: with a third of
// its words, or nearly so when it is long. A word or two may head a part of the story that the title names
// too, so that they must begin as one of the forms does.
func tells(s string, forms map[string]bool, told string) bool {
	said := splitWords(s)
	n := len(said)
	if n > 0 && n <= 2 && !strings.Contains("\n"+told, "\n"+fold(said[0])) {
		return false
	}
	share := shared(s, forms)
	return share >= 0.34 || share >= 0.3 && n >= 7
}

// nearest finds the visible heading that shares most of its beginning with the title.
func nearest(folded string, visible []headline) int32 {
	best, node := 0, int32(-1)
	for _, h := range visible {
		n := 0
		for n < len(h.folded) && n < len(folded) && h.folded[n] == folded[n] {
			n++
		}
		if strings.Contains(h.folded, folded) || strings.Contains(folded, h.folded) {
			n = len(folded)
		}
		if n > best || node < 0 && h.weight >= weighNewsH1 {
			best, node = n, h.node
		}
	}
	return node
}

// wordsOf is the set of folded words of s, or of its characters where a script has no spaces.
func wordsOf(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range splitWords(s) {
		set[w] = true
	}
	return set
}

func splitWords(s string) []string {
	var out []string
	start := -1
	for i, r := range s {
		wide := r >= 0x2E80 && r < 0xA000 || r >= 0xF900 && r < 0xFB00
		if !wide && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, strings.ToLower(s[start:i]))
			start = -1
		}
		if wide {
			out = append(out, string(r))
		}
	}
	if start >= 0 {
		out = append(out, strings.ToLower(s[start:]))
	}
	return out
}

// shared is the share of the words of s that are in the set; 1 where the set is empty.
func shared(s string, set map[string]bool) float64 {
	words := splitWords(s)
	if len(set) == 0 || len(words) == 0 {
		return 1
	}
	n := 0
	for _, w := range words {
		if set[w] {
			n++
		}
	}
	return float64(n) / float64(len(words))
}

// isName reports whether a folded text is just the site's name.
func (p *page) isName(f string) bool {
	for _, w := range p.siteWords() {
		if f == w || f == "the"+w || "the"+f == w {
			return true
		}
	}
	return false
}

// generic reports whether a folded heading names a kind of page, not a story.
func generic(f string) bool {
	switch f {
	case "home", "homepage", "blog", "ourblog", "theblog", "news", "search", "menu", "article", "articles", "post", "untitled", "index", "startseite",
		"新闻", "正文", "首页", "新闻中心", "nachrichten", "noticias", "actualites", "actualités", "contactus", "followus", "openmenuclosemenu", "mainmenu", "insights", "resources", "perspectives", "mobilemenu", "navigation", "newsroom", "postnavigation":
		return true
	}
	return utf8.RuneCountInString(f) < 2
}

// Separators that sites put between a headline and their own name. A colon or an underscore counts only
// next to the site's name, or in Chinese titles.
var separators = []string{
	" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " › ", " // ", " / ", " ~ ", " ⋆ ", " ▷ ", "｜", " |", "| ", "_", "--", " -",
	"－", " : ", ": ", "：", "–", "—", "-", "│", "|", ", ", " (",
}

// cutTitle takes the site's and the section's name off a headline. told are the other forms of the
// headline on the page, folded: a cut that leaves one of them is right.
func (p *page) cutTitle(s string, told []string) string {
	s = strings.TrimSpace(s)
	for range 4 {
		cut := p.cutOnce(s, told)
		if cut == s {
			break
		}
		s = cut
	}
	s = strings.Trim(s, " \t|_·•")
	if (strings.Count(s, "«")+strings.Count(s, "»"))%2 > 0 {
		s = strings.Trim(s, " »«") // a separator that the cut left: as quotation marks they stand in pairs
	}
	return s
}

func (p *page) cutOnce(s string, told []string) string {
	confirmed := func(part string) bool {
		f := fold(part)
		if len(f) < 6 {
			return false
		}
		for _, t := range told {
			if t == f {
				return true
			}
		}
		return false
	}
	for _, sep := range separators {
		i := strings.LastIndex(s, sep)
		if i <= 0 {
			continue
		}
		left, right := strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+len(sep):])
		if right == "" && left != "" {
			return left
		}
		soft := !strings.Contains(sep, " ") && sep != "_" && sep != "｜" && sep != "│" && sep != "|" || sep == ": " || sep == " : " || sep == ", " || sep == " ("
		if utf8.RuneCountInString(left) >= 2 && p.isSuffix(strings.TrimSuffix(right, ")"), soft) {
			return left
		}
		j := strings.Index(s, sep)
		if l, r := strings.TrimSpace(s[:j]), strings.TrimSpace(s[j+len(sep):]); utf8.RuneCountInString(r) > 5 && p.isSuffix(l, soft) && sep != ", " && sep != " (" {
			return r
		}
		if soft {
			continue
		}
		if confirmed(left) && !confirmed(s) {
			return left
		}
		if j := strings.Index(s, sep); !confirmed(s) {
			l, r := strings.TrimSpace(s[:j]), strings.TrimSpace(s[j+len(sep):])
			if confirmed(r) {
				return r
			}
			if confirmed(l) {
				return l
			}
		}
		// Nothing on the page confirms the cut: a bar, or an underscore in a Chinese title, is seldom part of a headline.
		if !confirmed(s) && (strings.ContainsAny(sep, "|｜│") || sep == "_" && !strings.Contains(s, " ")) {
			if n := utf8.RuneCountInString(left); n >= utf8.RuneCountInString(right) && (told != nil || n > 15) {
				return left
			}
		}
	}
	return s
}

// isSuffix reports whether a part of a title is the site's name, and not a word of the headline that happens to be in it.
func (p *page) isSuffix(part string, soft bool) bool {
	if len(part) > 100 {
		return false
	}
	f := fold(part)
	if f == "" {
		return false
	}
	for _, w := range p.siteWords() {
		if f == w || "the"+f == w || f == "the"+w {
			return true
		}
		if soft {
			continue
		}
		if len(w) >= 4 && strings.Contains(f, w) && len(f) <= 3*len(w)+8 {
			return true
		}
		if len(f) >= 4 && strings.Contains(w, f) {
			return true
		}
	}
	return false
}

// aroundTitle fills kicker and subtitle from nodes marked so next to the headline.
func (p *page) aroundTitle() {
	a := &p.article
	title := fold(a.Title)
	r := reading{language: a.Language, host: a.Site.Host}
	// fits reports whether a text can be a kicker or subtitle: not the headline over again, no date and no name of a kind of page.
	fits := func(s string, size int) bool {
		f := fold(s)
		if f == "" || len(s) > size || strings.Contains(f, title) || strings.Contains(title, f) && len(f) > 60 || generic(f) || changed(s) && len(f) < 40 {
			return false
		}
		_, _, _, dated := r.find(s)
		return !dated || len(s) > 120 // the line of date and author has names like a subtitle's on many sites
	}
	begins := p.signs.words // where the story does
	if begins <= p.titleNode {
		begins = p.titleNode + 80
	}
	if p.titleNode >= 0 {
		for _, i := range p.signs.kickers {
			if i > p.titleNode-60 && i < min(begins, p.titleNode+40) && p.index.nodes[i].text <= 120 && !p.away(i) {
				if s := strings.Trim(p.index.textOf(i), " :|–—-"); fits(s, 120) {
					a.Kicker = s
					break
				}
			}
		}
		for _, i := range p.signs.subtitles {
			if i > p.titleNode && i < p.titleNode+120 && p.index.nodes[i].text <= 600 && !p.away(i) {
				if s := p.index.textOf(i); fits(s, 600) && fold(s) != fold(a.Kicker) {
					a.Subtitle = s
					break
				}
			}
		}
	}
	if a.Kicker == "" {
		a.Kicker = columnOf(a.Title)
	}
	if a.Kicker == "" {
		a.Kicker = p.joinedKicker()
	}
	if a.Kicker == "" && p.titleNode >= 0 {
		if s, kicker := p.cutKicker(p.titleNode, p.toldTitles()); s == a.Title && len(kicker) <= 120 {
			a.Kicker = kicker
		}
	}
	if s := squeeze(p.ld.alternative); a.Subtitle == "" && fits(s, 600) && shared(s, wordsOf(a.Title)) < 0.6 && fold(s) != fold(p.metaText("og:title")) && fold(s) != fold(p.ld.headline) {
		a.Subtitle = s
	}
	// "Kicker: Headline" in an <h1> whose first element is the kicker.
	if a.Kicker != "" && strings.HasPrefix(title, fold(a.Kicker)) && len(title) > len(fold(a.Kicker))+10 {
		rest := strings.TrimSpace(strings.TrimPrefix(a.Title, a.Kicker))
		if cut := strings.TrimLeft(rest, " :：|–—-/·"); cut != rest || rest != a.Title {
			if cut != "" && strings.HasPrefix(a.Title, a.Kicker) {
				for _, t := range []string{p.metaText("og:title"), p.ld.headline, p.signs.title} {
					if strings.HasPrefix(fold(t), title) {
						return // the page says elsewhere that both are the headline
					}
				}
				a.Title = cut
			}
		}
	}
}

// joinedKicker is the kicker that the heading has in an element of its own where the title joins it to the headline.
func (p *page) joinedKicker() string {
	for _, sign := range joints {
		kicker, _, ok := strings.Cut(p.article.Title, sign)
		if !ok || len(kicker) > 120 || p.titleNode < 0 {
			continue
		}
		nodes := p.index.nodes
		for j := p.titleNode + 1; j < nodes[p.titleNode].end; j++ {
			if n := &nodes[j]; n.Type == html.TextNode && n.text > 0 {
				if n.parent != p.titleNode && nodes[n.parent].end < nodes[p.titleNode].end && fold(n.Data) == fold(kicker) {
					return kicker
				}
				break
			}
		}
	}
	return ""
}

// columnOf is the name of the column that a headline begins with in brackets: 【寻味老街】…. The headline keeps it, as shown.
func columnOf(title string) string {
	name, rest, ok := strings.Cut(strings.TrimPrefix(title, "【"), "】")
	if n := utf8.RuneCountInString(name); !ok || !strings.HasPrefix(title, "【") || n < 2 || n > 12 || utf8.RuneCountInString(strings.TrimSpace(rest)) < 4 {
		return ""
	}
	return strings.TrimSpace(name)
}

package extract

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// nextWords are what sites write on the link to a story's next part.
var nextWords = []string{
	"下一页", "下页", "下一頁", "后页", "次のページ", "次へ", "次ページ", "다음 페이지", "다음", "next page", "next", "continue to page", "nächste seite", "weiter", "page suivante", "suivante", "suivant",
	"página siguiente", "siguiente", "próxima página", "próxima", "pagina successiva", "successiva", "volgende pagina", "volgende", "następna", "další", "nästa sida", "neste side", "næste side", "seuraava", "sonraki sayfa", "sonraki", "следующая", "далее", "наступна", "trang sau",
}

// readOn are what invites to read on, which cards of other stories say too.
var readOn = []string{"weiterlesen", "continue", "continue reading", "read on", "lire la suite", "seguir leyendo", "continuar leyendo", "continua a leggere", "continuar lendo", "lees verder", "läs vidare", "les videre", "læs videre", "czytaj dalej", "читать далее", "devamını oku", "続きを読む", "阅读全文", "閱讀全文"}

// maxNextWords is the weight of the longest of them.
const maxNextWords = 24

// maxPager is the highest number that a story's pager has; one with more runs through a list.
const maxPager = 40

// findNextPage finds the address of the story's next part: a link that says so and whose address is this
// page's with the next number. A rel=next that leads to another story has another address and is none, and
// an address whose number may be the story's own, as in a series, needs more than that.
func (p *page) findNextPage() {
	if p.ruledLinks() {
		return
	}
	if p.self.Host == "" {
		return
	}
	here := partOf(p.self)
	if here.listing {
		return
	}
	for i := range p.index.nodes {
		n := &p.index.nodes[i]
		if n.DataAtom != atom.A && n.DataAtom != atom.Link {
			continue
		}
		href := attr(n.Node, "href")
		if href == "" || len(href) > maxLink || href[0] == '#' || !hasDigit(href) {
			continue
		}
		how := byRel
		if n.DataAtom == atom.A || !hasWord(attr(n.Node, "rel"), "next") {
			if how = p.saysNext(int32(i), here.number); how == "" && hasWord(attr(n.Node, "rel"), "next") {
				how = byRel
			}
		}
		if how == "" {
			continue
		}
		u, err := p.base.Parse(href)
		if err != nil || !isNextOf(u, p.self, how) || p.amongOthers(int32(i)) || strings.Contains(strings.ToLower(u.Fragment), "comment") {
			continue
		}
		if p.longPager(here) {
			return
		}
		u.Fragment = ""
		p.article.NextPage = u.String()
		return
	}
}

// How a link says that it leads to the next part.
const (
	byRel    = "rel"
	byWord   = "word"
	byReadOn = "read on"
	byNumber = "number"
)

// amongOthers reports whether a link stands among comments or other stories, which have pagers of their own.
func (p *page) amongOthers(i int32) bool {
	nodes := p.index.nodes
	for up := nodes[i].parent; up > 0; up = nodes[up].parent {
		if n := &nodes[up]; n.zone&(zoneComments|zoneRelated) != 0 && !n.holdsStory(nodes) {
			return true
		}
	}
	return false
}

// longPager reports whether the page links to parts of it with so high a number that they are no story's.
func (p *page) longPager(here part) bool {
	for i := range p.index.nodes {
		n := &p.index.nodes[i]
		if n.DataAtom != atom.A || n.text == 0 || n.text > 4 {
			continue
		}
		number, err := strconv.Atoi(p.index.textOf(int32(i)))
		if err != nil || number <= maxPager {
			continue
		}
		if u, err := p.base.Parse(attr(n.Node, "href")); err == nil && sameHost(u, p.self) && slices.Contains([]string{here.story, here.whole}, partOf(u).story) {
			return true
		}
	}
	return false
}

// saysNext tells how a link's text means "next page", or is that page's number, which is 2 where
// the address of this page has a number of its own; it is empty when it does not.
func (p *page) saysNext(i int32, here int) string {
	if n := &p.index.nodes[i]; n.text == 0 || n.text > maxNextWords {
		return ""
	}
	s := strings.ToLower(strings.Trim(p.index.textOf(i), " \t\u00a0»›<>→[]()|.…"))
	switch {
	case s == "2" || s == strconv.Itoa(here+1):
		return byNumber
	case slices.Contains(nextWords, s):
		return byWord
	case slices.Contains(readOn, s):
		return byReadOn
	}
	return ""
}

func hasWord(list, word string) bool {
	for _, w := range strings.Fields(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// isNextOf reports whether u is the address of the part after here, where a link to it says so in that way.
func isNextOf(u, here *url.URL, how string) bool {
	if !sameHost(u, here) || u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	next, this := partOf(u), partOf(here)
	if this.number > 1 && next.named != this.named {
		this = part{story: this.whole, whole: this.whole, number: 1} // the number is the story's own
	}
	if next.number != this.number+1 || next.story != this.story || next.listing {
		return false
	}
	switch {
	case next.own:
		return how == byNumber
	case next.named == "-" && this.named == "-":
		return how != byRel // the posts of a series follow each other so
	}
	return true
}

func sameHost(a, b *url.URL) bool {
	return strings.TrimPrefix(a.Host, "www.") == strings.TrimPrefix(b.Host, "www.")
}

// part is what an address says of the page's place in its story.
type part struct {
	whole   string // the address, as it is compared
	story   string // the same without what names the part
	number  int    // 1 where none is named
	named   string // what names it, empty where nothing does
	own     bool   // the number may well be the story's own: day-2 of a series, a second story of that name, /post/12
	listing bool   // it is no story's: the front page, /news/2, a blog's post 12
}

// pageKeys are the query's names for the number of a part.
var pageKeys = []string{"page", "p", "pg", "seite", "pagina", "página", "pageno", "pn", "pageindex", "currentpage", "page_no", "pagenum"}

// partOf reads /story_2.html, /story-2, /story/2, /story/page/2/, ?page=2. A long number is the story's, not a part's.
func partOf(u *url.URL) part {
	q := u.Query()
	for key := range q {
		if tracks(key) {
			q.Del(key)
		}
	}
	for _, k := range pageKeys {
		for key := range q {
			if n, err := strconv.Atoi(q.Get(key)); strings.EqualFold(key, k) && err == nil && n > 0 && n < 100 {
				path := strings.TrimSuffix(u.Path, "/")
				whole := path + "?" + q.Encode()
				q.Del(key)
				return part{whole: whole, story: path + "?" + q.Encode(), number: n, named: "?", listing: len(q) == 0 && (path == "" || strings.HasPrefix(path, "/index."))}
			}
		}
	}
	path := strings.TrimSuffix(u.Path, "/")
	query := "?" + q.Encode()
	if path == "" && len(q) == 0 {
		return part{whole: query, story: query, number: 1, listing: true}
	}
	ext := ""
	if i := strings.LastIndexByte(path, '.'); i > strings.LastIndexByte(path, '/') {
		path, ext = path[:i], path[i:]
	}
	digits := len(path)
	for digits > 0 && isDigit(path[digits-1]) {
		digits--
	}
	whole := part{whole: path + ext + query, story: path + ext + query, number: 1}
	n, err := strconv.Atoi(path[digits:])
	if err != nil || n < 1 || len(path)-digits > 2 || digits < 2 {
		return whole
	}
	for _, mark := range []string{"/page/", "/seite/", "/slide/", "/p/", "/page-", "/page", "/seite-", "/p", "_p", "-p", "/", "_", "-"} {
		story, ok := strings.CutSuffix(path[:digits], mark)
		if !ok || story == "" {
			continue
		}
		slug := story[strings.LastIndexByte(story, '/')+1:]
		return part{whole: whole.whole, story: story + ext + query, number: n, named: mark,
			own:     ext == "" && (mark == "-" || mark == "_") || mark == "/" && !isStorySlug(slug),
			listing: strings.HasPrefix(mark, "/p") && !isStorySlug(slug) || mark == "/" && isDigits(slug) && len(slug) < 5}
	}
	return whole
}

// isStorySlug reports whether the last part of an address is that of a story rather than a section's or an archive's.
func isStorySlug(s string) bool {
	digits := 0
	for i := range len(s) {
		if isDigit(s[i]) {
			digits++
		} else if s[i] == '-' || s[i] == '_' || s[i] == '%' || s[i] >= 0x80 {
			return true
		}
	}
	return digits >= 5 || len(s) >= 20
}

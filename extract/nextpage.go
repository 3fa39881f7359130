package extract

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// nextWords are what sites write on the link to a story's next part.
var nextWords = []string{
	"下一页", "下页", "下一頁", "后页", "次のページ", "次へ", "次ページ", "다음 페이지", "다음", "next page", "next", "continue to page", "nächste seite", "weiter", "page suivante", "suivante", "suivant",
	"página siguiente", "siguiente", "próxima página", "próxima", "pagina successiva", "successiva", "volgende pagina", "volgende", "następna", "další", "nästa sida", "neste side", "næste side", "seuraava", "sonraki sayfa", "sonraki", "следующая", "далее", "наступна", "trang sau",
}

// maxNextWords is the weight of the longest of them.
const maxNextWords = 16

// findNextPage finds the address of the story's next part: a link that says so and whose address is this
// page's with the next number. A rel=next that leads to another story has another address and is none.
func (p *page) findNextPage() {
	if p.ruledLinks() {
		return
	}
	here := p.self
	if here.Host == "" {
		return
	}
	_, page := splitPage(here)
	marked := ""
	for i := range p.index.nodes {
		n := &p.index.nodes[i]
		if n.DataAtom != atom.A && n.DataAtom != atom.Link {
			continue
		}
		href := attr(n.Node, "href")
		if href == "" || len(href) > maxLink || href[0] == '#' || !hasDigit(href) {
			continue
		}
		next := n.DataAtom == atom.Link && hasWord(attr(n.Node, "rel"), "next")
		if n.DataAtom == atom.A {
			next = hasWord(attr(n.Node, "rel"), "next") || n.text > 0 && n.text <= maxNextWords && p.saysNext(int32(i), page+1)
		}
		if !next {
			continue
		}
		u, err := p.base.Parse(href)
		if err != nil || !isNextOf(u, here) {
			continue
		}
		u.Fragment = ""
		marked = u.String()
		break
	}
	p.article.NextPage = marked
}

// saysNext reports whether a link's text means "next page", or is that page's number.
func (p *page) saysNext(i int32, number int) bool {
	s := strings.ToLower(strings.Trim(p.index.textOf(i), " \t»›>→[]()|"))
	if s == strconv.Itoa(number) {
		return true
	}
	for _, w := range nextWords {
		if s == w {
			return true
		}
	}
	return false
}

func hasWord(list, word string) bool {
	for _, w := range strings.Fields(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// isNextOf reports whether u is the address of the part after here.
func isNextOf(u, here *url.URL) bool {
	if u.Host != here.Host || u.Scheme != "http" && u.Scheme != "https" {
		return false
	}
	story, n := splitPage(u)
	this, m := splitPage(here)
	return n == m+1 && (story == this || strings.TrimSuffix(story, "/") == strings.TrimSuffix(this, "/"))
}

// splitPage splits an address into the story's and the number of its part, 1 where it names none:
// /story_2.html, /story-2, /story/2, /story/page/2/, ?page=2. A long number is the story's, not a part's.
func splitPage(u *url.URL) (story string, page int) {
	q := u.Query()
	page = 1
	for _, k := range []string{"page", "p", "pg", "seite", "pagina", "pageno", "pn", "pageindex", "currentpage"} {
		for key := range q {
			if n, err := strconv.Atoi(q.Get(key)); strings.EqualFold(key, k) && err == nil && n > 0 && n < 100 {
				q.Del(key)
				return u.Path + "?" + q.Encode(), n
			}
		}
	}
	path := strings.TrimSuffix(u.Path, "/")
	ext := ""
	if i := strings.LastIndexByte(path, '.'); i > strings.LastIndexByte(path, '/') {
		path, ext = path[:i], path[i:]
	}
	digits := len(path)
	for digits > 0 && path[digits-1] >= '0' && path[digits-1] <= '9' {
		digits--
	}
	n, err := strconv.Atoi(path[digits:])
	if err == nil && n > 0 && n < 100 && len(path)-digits <= 2 && digits > 1 {
		head := path[:digits]
		switch {
		case strings.HasSuffix(head, "/page/"):
			return strings.TrimSuffix(head, "/page/") + ext + "?" + q.Encode(), n
		case strings.HasSuffix(head, "/"), strings.HasSuffix(head, "_"), strings.HasSuffix(head, "-"):
			return head[:len(head)-1] + ext + "?" + q.Encode(), n
		case strings.HasSuffix(head, "_p"), strings.HasSuffix(head, "-p"), strings.HasSuffix(head, "/p"):
			return head[:len(head)-2] + ext + "?" + q.Encode(), n
		}
	}
	return path + ext + "?" + q.Encode(), page
}

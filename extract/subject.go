package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on lists and texts that a page gives.
const (
	maxKeywords = 40
	maxKeyword  = 100
	maxSection  = 100
	maxSummary  = 2000
	maxFuller   = 500 // of a description that goes on where another breaks off: a longer one is the story
)

// findSubject fills summary, section and keywords, and clears a kicker or subtitle that is a label or a date.
func (p *page) findSubject() {
	a := &p.article
	if s := fold(a.Kicker); isLabelWord(s) || notSection(s) || p.isDate(a.Kicker) {
		a.Kicker = ""
	}
	if isLabelWord(fold(a.Subtitle)) {
		a.Subtitle = ""
	}
	a.Summary = p.summary()
	a.Section = p.section()
	a.Keywords = p.keywords()
}

// isLabelWord reports whether a folded line beside the headline is a label of the page: of a button, a field or a list.
func isLabelWord(f string) bool {
	switch f {
	case "title", "headline", "subtitle", "share", "sharearticle", "sharethis", "sharethisarticle", "tableofcontents", "contents", "printarticle", "print", "listen", "save",
		"titel", "überschrift", "untertitel", "teilen", "artikelteilen", "inhalt", "inhaltsverzeichnis", "drucken", "anhören", "merken",
		"titre", "partager", "soustitre", "sommaire", "imprimer", "título", "titulo", "compartir", "compartilhar", "índice", "titolo", "condividi", "indice", "delen", "inhoud", "dela", "del", "udostępnij", "поделиться", "标题", "分享", "目录", "目次", "共有", "공유":
		return true
	}
	return false
}

// isDate reports whether a short line is a date and little else.
func (p *page) isDate(s string) bool {
	if s == "" || len(s) > 40 || !hasDigit(s) {
		return false
	}
	r := reading{language: p.article.Language, host: p.article.Site.Host}
	_, _, _, dated := r.find(s)
	return dated && len(strings.Trim(s, "0123456789 .,/-:|")) <= 12
}

// summary is what the page says that the story is about: the first description that does, or one that goes on
// where that breaks off.
func (p *page) summary() string {
	best := ""
	for _, s := range []string{p.metaText("og:description"), p.metaText("description"), p.ld.description, p.metaText("twitter:description", "dc.description")} {
		s = p.lessSite(readMore(untagged(squeeze(s)), p.article.Title))
		switch {
		case s == "" || p.saysNothing(s):
		case best == "":
			best = s
		case endless(best) && len(s) > len(best) && len(s) <= maxFuller && strings.HasPrefix(fold(s), fold(best)):
			best = s
		}
	}
	return head(best, maxSummary)
}

// saysNothing reports whether a description tells nothing of the story: it is the headline or its beginning, that with
// the keywords, the keywords alone, or what the site says of itself on every page.
func (p *page) saysNothing(s string) bool {
	f, title := fold(s), fold(p.article.Title)
	if f == "" || strings.HasPrefix(title, f) || p.isSite(s) || slices.Contains(p.ld.slogans, f) {
		return true
	}
	if strings.ContainsAny(s[:1], "|-") && strings.IndexByte(s[1:], ' ') == 0 && p.isSite(s[2:]) || strings.HasPrefix(s, "| ") {
		return true // a template whose slot is empty: " | Daily Post"
	}
	rest, _ := strings.CutPrefix(f, title)
	words := fold(p.metaText("news_keywords", "keywords"))
	return rest != "" && rest == words || title != "" && len(rest) < len(f) && len(rest) <= len(title)/2 || p.ofSite(s, f)
}

// ofSite reports whether a description begins with the site's name and has next to no word of the story.
func (p *page) ofSite(s, folded string) bool {
	if len(s) > 200 || !slices.ContainsFunc(p.siteWords(), func(w string) bool { return len(w) >= 5 && strings.HasPrefix(folded, w) }) {
		return false
	}
	title, text := strings.ToLower(p.article.Title), strings.ToLower(p.signs.sample)
	words, shared := 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) < 4 {
			continue
		}
		if strings.Contains(title, w) {
			return false
		}
		if words++; strings.Contains(text, w) {
			shared++
		}
	}
	return words > 1 && shared*3 < words
}

// endless reports whether a text breaks off.
func endless(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '…' || unicode.IsLetter(r) || unicode.IsDigit(r) || r == ',' || strings.HasSuffix(s, "...")
}

// readMore takes off what invites to read on after a text that breaks off, and writes the break in one way.
func readMore(s, title string) string {
	for _, sign := range []string{"[…]", "[...]", "(...)", "[..]", "…", "..."} {
		i := strings.LastIndex(s, sign)
		if i < len(s)/3 {
			continue
		}
		tail := s[i+len(sign):]
		if short := utf8.RuneCountInString(strings.Replace(tail, title, "", 1)) <= 40; short && !strings.ContainsAny(tail, ".!?。！？") || sign[0] == '[' && strings.TrimSpace(tail) == "" {
			if s = strings.TrimRight(lessEntity(s[:i]), " "); ends(s) {
				return s
			}
			return s + "…"
		}
		return s
	}
	return s
}

// lessEntity takes off a character reference that was cut within.
func lessEntity(s string) string {
	if i := strings.LastIndexByte(s, '&'); i >= 0 && len(s)-i <= 7 && strings.TrimLeft(s[i+1:], "#0123456789") == "" {
		return s[:i]
	}
	return s
}

// untagged takes markup out of a text that a system wrote into a meta element as it stands on the page, maybe cut within
// a tag. A link that ends it after a full sentence or a break leads to the story.
func untagged(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return s
	}
	var b strings.Builder
	for s != "" {
		text, tag, ok := strings.Cut(s, "<")
		b.WriteString(text)
		if !ok {
			break
		}
		if tag == "" || !letter(tag[0]) && tag[0] != '/' && tag[0] != '!' {
			b.WriteByte('<')
			s = tag
			continue
		}
		name, rest, closed := strings.Cut(tag, ">")
		if !closed {
			break
		}
		// A link's end is looked for no further than its words may go: a text may be all tags.
		if at := strings.Index(head(rest, 40+len("</a>")), "</a>"); at >= 0 && strings.HasPrefix(name, "a ") {
			if inner, after := rest[:at], rest[at+len("</a>"):]; strings.TrimSpace(after) == "" && len(inner) < 40 && (len(inner) < 12 && strings.ContainsAny(inner, ".…→»[") || ends(b.String())) {
				rest = ""
				if strings.ContainsAny(inner, "…[") {
					b.WriteString("…")
				}
			}
		}
		switch strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(name), "/"), "/") {
		case "p", "br", "br ", "div", "li", "h2", "h3":
			b.WriteByte(' ')
		}
		s = rest
	}
	return squeeze(b.String())
}

// ends reports whether a text ends as a sentence does, or breaks off.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return strings.ContainsRune(".!?…。！？", r)
}

// section is the part of the site that the story stands in.
func (p *page) section() string {
	for _, s := range []string{p.ld.section, p.metaText("article:section"), p.metaText("parsely-section"), p.metaText("cxenseparse:recs:category"), p.metaText("section"), p.metaText("og:article:section"), p.metaText("lmd.section"), p.metaText("category"), alone(p.metaText("dc.subject")), p.crumb()} {
		if s = p.sectionName(s); s != "" {
			return s
		}
	}
	return ""
}

// alone returns what is no list.
func alone(s string) string {
	if strings.ContainsAny(s, ",;|") {
		return ""
	}
	return s
}

// crumb is the last of the page's breadcrumbs that is a section's: the last is mostly the story itself, the first the
// front page.
func (p *page) crumb() string {
	last := len(p.ld.crumbs) - 1
	if last > 0 && (last > 1 || fold(p.ld.crumbs[last]) == fold(p.article.Title)) {
		last--
	}
	if last < 1 {
		return ""
	}
	return p.ld.crumbs[last]
}

// sectionName returns the section that s names, or "" when it names none. Of a list it is the first that is one.
func (p *page) sectionName(s string) string {
	s = untagged(squeeze(s))
	for range 4 {
		first, rest := cutList(s)
		first = strings.TrimLeft(strings.TrimSpace(first), "#")
		if kind, name, ok := strings.Cut(first, ": "); ok && notSection(fold(kind)) {
			first = name
		}
		if p.isSection(first) {
			return first
		}
		s = strings.TrimSpace(rest)
	}
	return ""
}

// isSection reports whether a name can be a section's: no kind of page, no system's own default, not the site, the story,
// its author or an address.
func (p *page) isSection(s string) bool {
	f, title := fold(s), fold(p.article.Title)
	switch {
	case notSection(f), isID(s), strings.ContainsAny(s, "_{}<>"), strings.Contains(s, "://"), len(s) > maxSection, p.isSite(s):
		return false
	case f == title, len(f) > 30 && (strings.HasPrefix(title, f) || strings.HasPrefix(f, title)):
		return false
	}
	return !slices.ContainsFunc(p.ld.authors, func(who linkedPerson) bool { return fold(who.name) == f })
}

// cutList returns the first name of a list, and what follows it. "Mind, Body & Soul" is one name, and "Salem, MA".
func cutList(s string) (first, rest string) {
	for _, sep := range []string{";", "；", "、", "|"} {
		if first, rest, ok := strings.Cut(s, sep); ok {
			return first, rest
		}
	}
	first, rest, listed := strings.Cut(s, ",")
	if !listed || rest == "" || rest[0] != ' ' {
		return first, rest
	}
	commas, last := strings.Count(s, ","), s[strings.LastIndexByte(s, ',')+1:]
	if commas == 1 && utf8.RuneCountInString(rest) <= 4 {
		return s, ""
	}
	for _, and := range []string{"&", " and ", " und ", " et ", " y ", " e ", " en ", " og ", " och ", " i "} {
		if strings.Contains(last, and) && (commas == 1 || len(s) <= 40) {
			return s, ""
		}
	}
	return first, rest
}

// notSection reports whether a folded name is no section's: the front page, a kind of page, what a system files a story
// under that nobody filed.
func notSection(f string) bool {
	switch f {
	case "", "home", "homepage", "startseite", "start", "inicio", "início", "accueil", "stronagłówna", "hjem", "forside", "etusivu", "anasayfa", "главная", "首页", "首頁", "ホーム", "홈", "trangchủ",
		"article", "articles", "artikel", "beitrag", "beiträge", "artículo", "articulo", "artículos", "articulos", "artigo", "articolo", "articoli", "artykuł", "artykuły", "článek", "článok", "story", "stories", "post", "posts", "page", "node", "website", "webpage", "newsarticle", "正文", "文章", "記事", "기사",
		"category", "categories", "kategorie", "kategorien", "categoría", "categoria", "catégorie", "kategoria", "rubrik", "カテゴリー", "分类", "分類",
		"uncategorized", "uncategorised", "unkategorisiert", "nichtkategorisiert", "sincategoría", "sincategorizar", "sinclasificar", "nonclassé", "nonclassifiéee", "senzacategoria", "semcategoria", "geencategorie", "niekategoriseret", "ukategoriseret", "ukategorisert", "okategoriserade", "bezkategorii", "nezařazené", "безрубрики", "безкатегорії", "未分类", "未分類", "미분류",
		"null", "undefined", "none", "nan", "notset", "unknown", "default", "false", "true", "na":
		return true
	}
	return false
}

// keywords are the names and words that the page is filed under, each once.
func (p *page) keywords() []string {
	words := p.ld.keywords
	if len(words) == 0 {
		words = splitKeywords(p.metaTexts("article:tag"))
	}
	if len(words) == 0 {
		words = splitKeywords([]string{p.metaText("news_keywords", "keywords", "parsely-tags", "sailthru.tags", "dc.subject")})
	}
	labelled := map[string]bool{} // the names before a colon: with two of them, it is the system that speaks
	for _, w := range words {
		if label, _, ok := strings.Cut(w, ":"); ok {
			labelled[label] = true
		}
	}
	var out []string
	seen := map[string]bool{"": true}
	if title := fold(p.article.Title); len(title) > 30 {
		seen[title] = true // the headline over again
	}
	for _, w := range p.siteWords() {
		seen[w] = true
	}
	for _, w := range words {
		w = strings.TrimLeft(strings.Trim(untagged(squeeze(clean(w))), " \"'“”„«»[]|·•,;"), "#& ")
		if label, name, ok := strings.Cut(w, ":"); ok && isSubjectLabel(label) {
			w = strings.TrimSpace(name)
		}
		f := fold(w)
		if strings.HasPrefix(strings.ToLower(w), "section:") { // which Section has
			continue
		}
		if seen[f] || len(w) > maxKeyword || isID(w) || strings.ContainsAny(w, "_{}<>\\") || strings.Contains(w, "://") || len(labelled) > 1 && strings.Contains(w, ":") || isPlaceholder(f) {
			continue
		}
		seen[f] = true
		if out = append(out, w); len(out) == maxKeywords {
			break
		}
	}
	return out
}

// isSubjectLabel reports whether a system writes that word before what a story is about.
func isSubjectLabel(s string) bool {
	switch strings.ToLower(s) {
	case "subject", "topic", "category", "tag", "keyword", "thema", "sujet", "tema", "kategorie":
		return true
	}
	return false
}

// isPlaceholder reports whether a folded word stands where a system had none.
func isPlaceholder(f string) bool {
	switch f {
	case "null", "undefined", "none", "nan", "notset", "true", "false", "na":
		return true
	}
	return false
}

// splitKeywords cuts a list that was written as one text. Of several texts each is a word, which may have a comma.
func splitKeywords(list []string) []string {
	if len(list) > 1 {
		return slices.DeleteFunc(list, func(s string) bool { return strings.Count(s, ",") > 4 })
	}
	var out []string
	for _, s := range list {
		out = append(out, strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;，、；|｜", r) })...)
	}
	return out
}

// isID reports whether a word is a number or code of a system's: a UUID, a long number, hexadecimal digits.
func isID(s string) bool {
	digits, letters := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case isDigit(c):
			digits++
		case 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F':
			letters++
		case c != '-':
			return false
		}
	}
	return digits > 4 && letters == 0 || digits > 3 && digits+letters >= 12
}

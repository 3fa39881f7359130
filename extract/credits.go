package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// findCredits lists who did what, and marks the blocks that are credit lines of the site, not of the story.
func (p *page) findCredits() {
	p.findAuthors()
	p.findSources()
	p.bodyCredits()
	p.afterCredits()
	p.ownSite()
	p.dropSections()
	p.settleCredits()
	p.dropBiographies() // now that the authors are known
}

// maxCredits bounds a page's credits.
const maxCredits = 60

// credit adds a credit unless the same person already stands in the same role.
func (p *page) credit(c Credit) {
	for _, reporter := range []string{"记者", "記者"} { // 作者：记者甲乙丙
		if rest, ok := strings.CutPrefix(c.Name, reporter); ok && c.Role == RoleAuthor && rest != "" {
			c.Role, c.Name = RoleReporter, rest
		}
	}
	for _, reporter := range []string{"기자", "특파원"} {
		if name := strings.TrimSpace(strings.TrimSuffix(c.Name, reporter)); name != c.Name && hangul(name) && (c.Role == RoleAuthor || c.Role == RoleReporter) {
			c.Role, c.Name = RoleReporter, name
		}
	}
	if w, ok := roleAt(c.Name); ok && w.word == c.Name {
		return // the next label of the line
	}
	if c.Name == "" && c.Organization == "" || len(p.article.Credits) >= maxCredits || !p.namesAnyone(c.Name+c.Organization) {
		return
	}
	for i := range p.article.Credits {
		old := &p.article.Credits[i]
		if old.Role == c.Role && fold(old.Name) == fold(c.Name) && (c.Name != "" || fold(old.Organization) == fold(c.Organization)) {
			fill := func(to *string, s string) {
				if *to == "" {
					*to = s
				}
			}
			fill(&old.Organization, c.Organization)
			fill(&old.Qualifier, c.Qualifier)
			fill(&old.Place, c.Place)
			return
		}
	}
	c.Raw = head(c.Raw, 400)
	p.article.Credits = append(p.article.Credits, c)
}

// setSource takes a credit as the article's Source; false for a news agency, which had a part in the story wherever it
// is named, and when the site's lines name another outlet already.
func (p *page) setSource(c Credit) bool {
	if c.Organization == "" || agency(c.Organization) != "" {
		return false
	}
	if old := p.article.Source; old != nil {
		return fold(old.Organization) == fold(c.Organization)
	}
	if slices.ContainsFunc(p.article.Credits, func(o Credit) bool { return o.Role == RoleSource && fold(o.Organization) == fold(c.Organization) }) {
		return true
	}
	c.Raw = head(c.Raw, 400)
	p.article.Source = &c
	return true
}

// saysSource reports whether a line has the label of a source before what it names.
func saysSource(line string) bool {
	return holds(strings.ToLower(strings.ReplaceAll(line, " ", "")), sourceLabels)
}

// sourceLabels are what stands before a source in Chinese, Japanese and Korean, and the labels of feet that end in a colon.
var sourceLabels = func() []string {
	out := []string{"来源：", "来源:", "來源：", "來源:", "稿源：", "稿源:", "出典：", "出典:", "配信元", "출처"}
	for _, l := range footLabels {
		if l.role == RoleSource && strings.HasSuffix(l.word, ":") {
			out = append(out, l.word)
		}
	}
	return out
}()

// namesAnyone reports whether what was read as a name is more than a number or a date: the rest of a credit
// line often is ("Source: Example Press, 2 February 2022").
func (p *page) namesAnyone(name string) bool {
	if strings.IndexFunc(name, unicode.IsLetter) < 0 {
		return false
	}
	if !hasDigit(name) {
		return true
	}
	r := reading{language: p.article.Language, host: p.article.Site.Host}
	_, from, to, ok := r.find(name)
	return !ok || from > 0 || to < len(name)
}

// dropSections drops whoever was read beside the headline without any label and is an entry of the site's menu: that is
// the section that the story stands in.
func (p *page) dropSections() {
	bare := func(c Credit) bool { return c.Where == WhereByline && c.Name == "" && c.Raw == c.Organization }
	if !slices.ContainsFunc(p.article.Credits, bare) {
		return
	}
	menu := map[string]bool{}
	nodes := p.index.nodes
	for i := int32(0); i < int32(len(nodes)); i++ {
		if n := &nodes[i]; n.zone&zoneNavigation != 0 && n.text < 4000 {
			for ; i < n.end; i++ {
				if t := &nodes[i]; t.Type == html.TextNode && t.text > 0 && len(t.Data) < 100 {
					menu[squeeze(t.Data)] = true
				}
			}
			i--
		}
	}
	p.article.Credits = slices.DeleteFunc(p.article.Credits, func(c Credit) bool { return bare(c) && menu[c.Organization] })
}

// settleCredits lets a person who is author by one witness and reporter by another stand once, with the fuller
// role: a site's list of a story's authors takes in all who signed it, its coordinator too.
func (p *page) settleCredits() {
	a := &p.article
	fuller := func(name, role string) bool {
		for _, c := range a.Credits {
			if c.Role != role && c.Role != RoleAuthor && fold(c.Name) == fold(name) {
				switch c.Role {
				case RoleReporter, RoleCorrespondent, RoleTranslator, RoleCoordinator, RolePlanner:
					return true
				}
			}
		}
		return false
	}
	person := p.personWrites()
	reports := func(name string) bool {
		return slices.ContainsFunc(a.Credits, func(c Credit) bool { return c.Role == RoleReporter && fold(c.Name) == fold(name) })
	}
	ofPhoto := func(c Credit) bool { // its line is the credit of a picture
		return slices.ContainsFunc(a.Photos, func(ph Photo) bool {
			return slices.ContainsFunc(ph.Credits, func(o Credit) bool { return o.Raw == c.Raw && o.Name == c.Name })
		})
	}
	a.Credits = slices.DeleteFunc(a.Credits, func(c Credit) bool {
		switch {
		case c.Role == RoleCorrespondent && c.Name != "" && reports(c.Name):
			return true // "Mit Informationen von A" below a story by A
		case c.Role == RolePhotographer && c.Where == WhereByline && ofPhoto(c):
			return true
		}
		if person && c.Role == RoleAuthor && c.Name == "" && p.isSite(c.Organization) || c.Role == RoleAuthor && c.Where == WhereMeta && wideShare(c.Name) > 0 && p.isSite(c.Name) &&
			slices.ContainsFunc(a.Credits, func(o Credit) bool { return writes(o.Role) && o.Name != "" && o.Name != c.Name }) {
			return true // the house that printed it, where somebody signs
		}
		if c.Role == RoleAuthor && c.Raw == c.Name && slices.ContainsFunc(a.Credits, func(o Credit) bool { return o.Role == RoleEditor && o.Name == c.Name }) {
			return true // nothing calls the editor the author but a tag
		}
		return c.Role == RoleAuthor && c.Name != "" && fuller(c.Name, RoleAuthor) ||
			c.Role == RoleAuthor && c.Organization != "" && c.Name == "" && slices.ContainsFunc(a.Credits, func(o Credit) bool { return o.Name == c.Organization })
	})
	if len(a.Credits) == 0 {
		a.Credits = nil
	}
}

// roleWord is a word that names a role in a credit line.
type roleWord struct {
	word, role, qualifier string
	after                 bool // it stands behind the names: 甲 乙 摄
}

// wideRoles are the Chinese, Japanese and Korean role words, longest first so that 责任编辑 is not read as 编辑.
var wideRoles = []roleWord{
	{"全媒体首席记者", RoleReporter, "chief", false}, {"全媒体见习记者", RoleReporter, "trainee", false}, {"全媒体实习生", RoleReporter, "intern", false},
	{"特约通讯员", RoleCorrespondent, "special", false}, {"全媒体记者", RoleReporter, "", false}, {"图片来源", RolePhotoSupplier, "", false},
	{"值班编辑", RoleEditor, "", false}, {"责任编辑", RoleEditor, "responsible", false}, {"責任編輯", RoleEditor, "responsible", false},
	{"值班主任", RoleEditor, "", false}, {"值班主编", RoleEditor, "", false}, {"实习编辑", RoleEditor, "intern", false},
	{"见习编辑", RoleEditor, "trainee", false}, {"新媒体编辑", RoleEditor, "", false}, {"网络编辑", RoleEditor, "", false},
	{"执行主编", RoleEditor, "", false}, {"责任校对", RoleProofreader, "responsible", false},
	{"特约记者", RoleReporter, "special", false}, {"实习记者", RoleReporter, "intern", false}, {"见习记者", RoleReporter, "trainee", false},
	{"首席记者", RoleReporter, "chief", false}, {"资深记者", RoleReporter, "senior", false}, {"摄影记者", RolePhotographer, "", false},
	{"摄影报道", RolePhotographer, "", true}, {"实习生", RoleReporter, "intern", false}, {"通讯员", RoleCorrespondent, "", false},
	{"通訊員", RoleCorrespondent, "", false}, {"信息来源", RoleSource, "", false}, {"文章来源", RoleSource, "", false},
	{"稿件来源", RoleSource, "", false}, {"新闻来源", RoleSource, "", false}, {"内容来源", RoleSource, "", false},
	{"原文来源", RoleSource, "", false}, {"总策划", RolePlanner, "", false}, {"总监制", RoleProducer, "", false},
	{"出品人", RoleProducer, "", false}, {"制片人", RoleProducer, "", false},
	{"记 者", RoleReporter, "", false}, {"作 者", RoleAuthor, "", false}, {"编 辑", RoleEditor, "", false}, {"文/图", RoleAuthor, "+photo", false},
	{"图/文", RoleAuthor, "+photo", false}, {"文图", RoleAuthor, "+photo", false}, {"图文", RoleAuthor, "+photo", false},
	{"文并摄", RoleAuthor, "+photo", true}, {"文并图", RoleAuthor, "+photo", true}, {"文/摄", RoleAuthor, "+photo", false},
	{"记者", RoleReporter, "", false}, {"記者", RoleReporter, "", false}, {"作者", RoleAuthor, "", false}, {"撰文", RoleAuthor, "", false},
	{"撰稿", RoleAuthor, "", false}, {"执笔", RoleAuthor, "", false}, {"采写", RoleReporter, "", false}, {"采访", RoleReporter, "", false},
	{"责编", RoleEditor, "responsible", false}, {"编辑", RoleEditor, "", false}, {"編輯", RoleEditor, "", false}, {"主编", RoleEditor, "", false},
	{"编审", RoleReviewer, "", false}, {"校对", RoleProofreader, "", false}, {"校對", RoleProofreader, "", false}, {"审核", RoleReviewer, "", false},
	{"审读", RoleReviewer, "", false}, {"审校", RoleReviewer, "", false}, {"终审", RoleReviewer, "", false}, {"复审", RoleReviewer, "", false},
	{"初审", RoleReviewer, "", false}, {"签发", RoleReviewer, "", false}, {"统筹", RoleCoordinator, "", false}, {"統籌", RoleCoordinator, "", false},
	{"策划", RolePlanner, "", false}, {"策劃", RolePlanner, "", false}, {"监制", RoleProducer, "", false}, {"監製", RoleProducer, "", false},
	{"编译", RoleTranslator, "", false}, {"翻译", RoleTranslator, "", false}, {"译者", RoleTranslator, "", false},
	{"翻譯", RoleTranslator, "", false}, {"来源", RoleSource, "", false}, {"來源", RoleSource, "", false}, {"稿源", RoleSource, "", false},
	{"供稿", RoleSource, "", false}, {"摄影", RolePhotographer, "", false}, {"攝影", RolePhotographer, "", false},
	{"供图", RolePhotoSupplier, "", true}, {"制图", RoleIllustrator, "", false}, {"插画", RoleIllustrator, "", false},
	{"漫画", RoleIllustrator, "", false}, {"海报", RoleIllustrator, "", false}, {"美编", RoleIllustrator, "", false},
	{"剪辑", RoleContributor, "", false}, {"视频", RoleContributor, "", false}, {"整理", RoleContributor, "", false},
	{"出品", RoleProducer, "", false}, {"图源", RolePhotoSupplier, "", false},
	{"文/", RoleAuthor, "", false}, {"文｜", RoleAuthor, "", false}, {"文|", RoleAuthor, "", false}, {"文丨", RoleAuthor, "", false},
	{"文：", RoleAuthor, "", false}, {"文:", RoleAuthor, "", false}, {"图/", RolePhotographer, "", false}, {"图：", RolePhotographer, "", false},
	{"图:", RolePhotographer, "", false}, {"图｜", RolePhotographer, "", false}, {"图丨", RolePhotographer, "", false},
	{"图|", RolePhotographer, "", false}, {"摄", RolePhotographer, "", true},
	{"文字：", RoleAuthor, "", false}, {"文字:", RoleAuthor, "", false}, {"文字/", RoleAuthor, "", false}, {"文字丨", RoleAuthor, "", false},
	{"文字｜", RoleAuthor, "", false}, {"文字 ", RoleAuthor, "", false}, {"文／", RoleAuthor, "", false}, {"图片：", RolePhotographer, "", false},
	{"图片:", RolePhotographer, "", false}, {"图片/", RolePhotographer, "", false}, {"图片丨", RolePhotographer, "", false},
	{"图片｜", RolePhotographer, "", false}, {"图／", RolePhotographer, "", false},
	{"校译", RoleProofreader, "", false}, {"一审", RoleReviewer, "", false}, {"二审", RoleReviewer, "", false}, {"三审", RoleReviewer, "", false},
	{"文 |", RoleAuthor, "", false}, {"文 ｜", RoleAuthor, "", false}, {"文 丨", RoleAuthor, "", false}, {"文 /", RoleAuthor, "", false},
	{"文 ：", RoleAuthor, "", false},
	{"图片编辑", RoleEditor, "", false}, {"版面编辑", RoleEditor, "", false}, {"视频编辑", RoleEditor, "", false}, {"视觉编辑", RoleEditor, "", false},
	{"文字编辑", RoleEditor, "", false}, {"内容编辑", RoleEditor, "", false}, {"美术编辑", RoleIllustrator, "", false}, {"版面设计", RoleIllustrator, "", false},
	{"报道：", RoleReporter, "", false}, {"报道:", RoleReporter, "", false}, {"报道／", RoleReporter, "", false}, {"报道/", RoleReporter, "", false},
	{"来自：", RoleSource, "", false}, {"来自:", RoleSource, "", false}, {"来自/", RoleSource, "", false}, {"来自 /", RoleSource, "", false},
	{"文稿：", RoleAuthor, "", false}, {"文案：", RoleAuthor, "", false},
	// as Taiwan and Hong Kong write them
	{"報道：", RoleReporter, "", false}, {"報導：", RoleReporter, "", false}, {"報導／", RoleReporter, "", false}, {"文字編輯", RoleEditor, "", false},
	{"圖片編輯", RoleEditor, "", false},
	{"實習記者", RoleReporter, "intern", false}, {"特約記者", RoleReporter, "special", false}, {"特派記者", RoleReporter, "special", false},
	{"攝影記者", RolePhotographer, "", false}, {"記 者", RoleReporter, "", false}, {"採訪撰文", RoleReporter, "", false},
	{"採訪", RoleReporter, "", false}, {"撰稿人", RoleAuthor, "", false}, {"責編", RoleEditor, "responsible", false},
	{"主編", RoleEditor, "", false}, {"核稿編輯", RoleEditor, "", false}, {"核稿", RoleReviewer, "", false}, {"審核", RoleReviewer, "", false},
	{"資料來源", RoleSource, "", false}, {"新聞來源", RoleSource, "", false}, {"文章來源", RoleSource, "", false},
	{"圖片來源", RolePhotoSupplier, "", false}, {"編譯", RoleTranslator, "", false}, {"譯者", RoleTranslator, "", false},
	{"製圖", RoleIllustrator, "", false}, {"插畫", RoleIllustrator, "", false}, {"圖／", RolePhotographer, "", false},
	{"圖/", RolePhotographer, "", false}, {"圖：", RolePhotographer, "", false}, {"攝", RolePhotographer, "", true},
}

// wideRolesBy are the role words by their first letter.
var wideRolesBy = func() map[rune][]roleWord {
	by := map[rune][]roleWord{}
	for _, w := range wideRoles {
		r, _ := utf8.DecodeRuneInString(w.word)
		by[r] = append(by[r], w)
	}
	return by
}()

// roleAt returns the role word that stands at the start of s.
func roleAt(s string) (roleWord, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	if !wide(r) {
		return roleWord{}, false
	}
	for _, w := range wideRolesBy[r] {
		if strings.HasPrefix(s, w.word) {
			return w, true
		}
	}
	return roleWord{}, false
}

// parseCredits reads a Chinese credit line: role words each followed (or, as 摄, preceded) by names.
// known are names found elsewhere on the page, by which names run together are cut. rest is the line
// without what was read; where it is empty but for marks, the whole line is credits.
func parseCredits(text string, known []string) (rest string, credits []Credit) {
	if len(text) > 1200 {
		return text, nil
	}
	type hit struct {
		at, end int
		word    roleWord
		colon   bool
	}
	var hits []hit
	for i := 0; i < len(text); {
		if w, ok := roleAt(text[i:]); ok {
			end := i + len(w.word)
			colon := strings.HasSuffix(w.word, "：") || strings.HasSuffix(w.word, ":") || strings.HasSuffix(w.word, "/")
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if r == '：' || r == ':' || r == '/' || r == '／' || r == '|' || r == '｜' || r == '丨' {
					colon = true
				} else if r != ' ' && r != '\u00a0' && r != '\u3000' {
					break
				}
				end += n
			}
			hits = append(hits, hit{i, end, w, colon})
			i = end
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
	}
	if len(hits) == 0 {
		return text, nil
	}
	var kept strings.Builder
	last := 0
	for k, h := range hits {
		stop := len(text)
		if k+1 < len(hits) {
			stop = hits[k+1].at
		}
		if h.word.after {
			// The names stand before: the piece since the last mark.
			from := last
			piece := text[from:h.at]
			if j := strings.LastIndexAny(piece, "。；;，,（(：:【[\n"); j >= 0 {
				_, n := utf8.DecodeRuneInString(piece[j:])
				piece = piece[j+n:]
				from += j + n
			}
			names, _, used := wideNames(strings.TrimSpace(piece), known, false)
			if len(names) > 0 && used == len(strings.TrimSpace(piece)) {
				kept.WriteString(text[last:from])
				for _, n := range names {
					credits = append(credits, Credit{Role: h.word.role, Name: n, Qualifier: qualifier(h.word), Raw: text})
				}
				last = h.end
			}
			continue
		}
		chunk := text[h.end:stop]
		end, stops := len(chunk), "。；;）)】]\n!？?！“”\"《"
		if h.word.role == RoleSource { // 某网-《某报》
			stops = strings.TrimSuffix(stops, "《")
		}
		if j := strings.IndexAny(chunk, stops); j >= 0 {
			end = j
		}
		chunk = chunk[:end]
		if h.word.role == RoleSource && h.colon {
			name := strings.TrimSpace(chunk)
			if j := strings.IndexAny(name, " \u3000\t|｜"); j > 0 {
				name = name[:j]
			}
			name = trimName(name)
			if n := utf8.RuneCountInString(name); n >= 2 && n <= 30 && !emptyNames[name] && !strings.ContainsAny(name, "，,") {
				kept.WriteString(text[last:h.at])
				credits = append(credits, Credit{Role: RoleSource, Organization: name, Raw: text})
				last = h.end + end
			}
			continue
		}
		names, firm, used := wideNames(chunk, known, h.colon && h.word.role != RoleReporter && h.word.role != RoleCorrespondent && h.word.role != RolePhotographer)
		if len(names) == 0 && firm == "" && h.word.role == RoleTranslator && !h.colon {
			// 甲编译: the name stands before, as before 摄.
			piece := text[last:h.at]
			piece = piece[strings.LastIndexAny(piece, " \u3000。；;，,（(：:【[\n")+1:]
			piece = strings.TrimLeftFunc(piece, func(r rune) bool { return !unicode.IsLetter(r) })
			if before, _, n := wideNames(piece, known, false); n == len(piece) && len(before) > 0 {
				kept.WriteString(text[last : h.at-len(piece)])
				for _, name := range before {
					credits = append(credits, Credit{Role: h.word.role, Name: name, Raw: text})
				}
				last = h.end
			}
			continue
		}
		if len(names) == 0 && (firm == "" || h.end+used == stop && stop < len(text) && writes(hits[k+1].word.role)) {
			continue // 文/某报记者 甲: the outlet is the reporter's
		}
		if h.word.role == RoleReporter || h.word.role == RoleCorrespondent {
			used += reportTail(chunk[used:])
		}
		org := ""
		before := text[last:h.at]
		if h.word.role == RoleReporter || h.word.role == RoleCorrespondent || h.word.role == RolePhotographer || h.word.role == RoleAuthor || h.word.role == RoleEditor && h.colon {
			if j := strings.LastIndexAny(before, " 　（(【[。，,、；;：:|/》\n"); j >= 0 && before != "" {
				_, n := utf8.DecodeRuneInString(before[j:])
				org = before[j+n:]
			} else {
				org = before
			}
			if c := utf8.RuneCountInString(org); c < 2 || c > 12 || wideShare(org) < 0.5 && c > 0 && !isOrganizationName(org) || strings.ContainsAny(org, "的了是在") || org == "本报" || org == "本网" || org == "本刊" || org == "本社" {
				if org != "本报" && org != "本网" && org != "本刊" && org != "本社" {
					org = ""
				}
			}
		}
		if h.word.role == RoleEditor && !isOrganizationName(org) {
			org = ""
		}
		kept.WriteString(strings.TrimSuffix(before, org))
		if strings.HasPrefix(org, "本") {
			org = ""
		}
		if org == "" && len(names) > 0 && writes(h.word.role) {
			org, firm = firm, "" // 文/某网 甲
		}
		for _, n := range names {
			c := Credit{Role: h.word.role, Name: n, Organization: org, Qualifier: qualifier(h.word), Raw: text}
			credits = append(credits, c)
			if h.word.qualifier == "+photo" {
				credits = append(credits, Credit{Role: RolePhotographer, Name: n, Organization: org, Raw: text})
			}
		}
		if firm != "" {
			credits = append(credits, Credit{Role: h.word.role, Organization: firm, Qualifier: qualifier(h.word), Raw: text})
		}
		last = h.end + used
	}
	kept.WriteString(text[last:])
	return kept.String(), credits
}

// reportTail is the length of what stands between a reporter's name and the story: ／台北報導, 台北6日電, 报道.
func reportTail(s string) int {
	for _, end := range []string{"報導", "报道", "報道", "日電", "日电", "连线报道"} {
		if i := strings.Index(s, end); i >= 0 && utf8.RuneCountInString(s[:i]) <= 10 && !strings.ContainsAny(s[:i], "，。、：") {
			return i + len(end)
		}
	}
	return 0
}

func qualifier(w roleWord) string {
	if w.qualifier == "+photo" {
		return ""
	}
	return w.qualifier
}

// wideNames reads Chinese names at the start of s and returns how many bytes they take. A colon before
// them lets through what no surname vouches for: pen names, and organizations.
func wideNames(s string, known []string, colon bool) (names []string, firm string, used int) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == ' ' || r == '\u3000' || r == '\u00a0' || r == '、' || r == '，' || r == ',' || r == '/' || r == '&' || r == '和' && len(names) > 0 || r == '|' || r == '｜' {
			i += n
			continue
		}
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !(wide(r) && unicode.IsLetter(r) || r == '·' || r == '•' || r == '_' || r < 0x80 && (letter(byte(r)) || r >= '0' && r <= '9')) {
				break
			}
			j += n
		}
		if j == i {
			break
		}
		word := trimName(s[i:j])
		if n := utf8.RuneCountInString(word); n >= 5 && n <= 9 && reportTail(word) == len(word) {
			// 甲乙丙台北6日電: a name and a place
			word = strings.TrimRight(word[:len(head(word, 9))], "0123456789")
		}
		for _, tail := range []string{"摄影报道", "综合报道", "报道", "报导", "摄影", "文并摄", "编译", "整理", "综合", "电", "文", "摄"} {
			if w := strings.TrimSuffix(word, tail); w != word && (hasSurname(w) || w == "") {
				word = w
				break
			}
		}
		count := utf8.RuneCountInString(word)
		// "甲 乙": one character, a space, one character is one name of two.
		if count == 1 && j < len(s) {
			rest := strings.TrimLeft(s[j:], " \u3000")
			r2, n2 := utf8.DecodeRuneInString(rest)
			after, _ := utf8.DecodeRuneInString(rest[n2:])
			if wide(r2) && !wide(after) && rest != s[j:] && (colon || hasSurname(word+string(r2))) {
				names = appendName(names, word+string(r2))
				i = len(s) - len(rest) + n2
				used = i
				continue
			}
		}
		switch {
		case word == "":
			used, i = j, j
			continue
		case emptyNames[word]:
			return names, firm, used
		case slices.Contains(known, word), hasSurname(word) && !(colon && isOutlet(word)):
			names = appendName(names, word)
		case strings.ContainsAny(word, "·•") && isWideName(word):
			names = appendName(names, word)
		case count >= 4 && count <= 24 && cutRun(word, known) != nil && !isOrganizationName(word):
			for _, name := range cutRun(word, known) {
				names = appendName(names, name)
			}
		case isOrganizationName(word) && count <= 20 && firm == "" && colon:
			firm = word
		case colon && len(names) == 0 && !isStaffCode(word) && (wideShare(word) < 0.5 && len(word) >= 2 && len(word) < 20 || count >= 2 && count <= 8 && !strings.ContainsAny(word, "的了你我他吗呢")):
			// A pen name; only when nothing else follows on the line.
			if strings.Trim(s[j:], " \u3000\n") != "" {
				return names, firm, used
			}
			names = appendName(names, word)
		case colon && len(names) > 0 && (count == 2 || count == 3) && isWideName(word):
			names = appendName(names, word)
		default:
			return names, firm, used
		}
		used, i = j, j
		if len(names) > 20 {
			break
		}
	}
	return names, firm, used
}

// wideAgencies begin datelines: 新华社北京8月6日电.
var wideAgencies = []string{
	"新华社", "中新社", "中国新闻社", "中新网", "人民网", "新华网", "央视网", "央广网", "中国网", "中央社", "中通社", "路透社", "法新社", "美联社",
	"共同社", "韩联社", "塔斯社", "俄新社", "新華社", "美聯社",
}

// wideDateline reads who sent a story, from its first words: 江城日报-江城网讯 8月6日，… and 新华社北京8月6日电（记者甲 乙）….
func wideDateline(s string) (firms []string, raw string) {
	s = strings.TrimLeft(s, " \t\n\u3000（(【")
	end := -1
	for i, r := range head(s, 120) {
		if r == '讯' || r == '訊' || r == '电' || r == '電' || r == '息' && strings.HasSuffix(s[:i], "消") {
			n := i + utf8.RuneLen(r)
			if next, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || unicode.IsSpace(next) || unicode.IsDigit(next) || strings.ContainsRune("，,（(】)）：:", next) {
				end = n
				break
			}
		}
		if !(wide(r) && unicode.IsLetter(r) || r < 0x80 && (letter(byte(r)) || isDigit(byte(r))) || strings.ContainsRune("-—·/ －", r)) {
			return nil, ""
		}
	}
	if end < 0 {
		return nil, ""
	}
	raw = s[:end]
	before := strings.TrimSuffix(raw[:len(raw)-len("讯")], "消")
	for _, part := range strings.FieldsFunc(before, func(r rune) bool { return strings.ContainsRune("-—/ －", r) }) {
		firm := ""
		for _, a := range wideAgencies {
			if strings.HasPrefix(part, a) {
				firm = a
			}
		}
		if firm == "" && isOrganizationName(part) && utf8.RuneCountInString(part) <= 12 {
			firm = part
		}
		for i := range part { // 江城日报江城5月6日
			if firm == "" && isOrganizationName(part[:i]) && strings.ContainsAny(part[i:], "0123456789") && utf8.RuneCountInString(part[i:]) <= 12 {
				firm = part[:i]
			}
		}
		if firm != "" && !strings.HasPrefix(firm, "本") {
			firms = append(firms, firm)
		}
	}
	return firms, raw
}

// endBracket is the bracket that a text ends with: where it begins, and what stands in it.
func endBracket(s string) (from int, inside string) {
	t := strings.TrimRight(s, " 。.\n\u3000")
	if day := strings.TrimRight(t, "0123456789"); len(t)-len(day) == len("1130506") || len(t)-len(day) == len("20240506") {
		t = day // an agency's day behind its editor: （編輯：甲）1130506
	}
	r, n := utf8.DecodeLastRuneInString(t)
	if !strings.ContainsRune("）)】]〕", r) {
		return -1, ""
	}
	t = t[:len(t)-n]
	from = strings.LastIndexAny(t, "（(【[〔")
	if from < 0 {
		return -1, ""
	}
	_, w := utf8.DecodeRuneInString(t[from:])
	inside = t[from+w:]
	if n := utf8.RuneCountInString(inside); n < 2 || n > 160 || strings.ContainsAny(inside, "）)】]〕") {
		return -1, ""
	}
	return from, inside
}

// knownNames lists the Chinese names found so far, for cutting names that run together.
func (p *page) knownNames() []string {
	var out []string
	for _, c := range p.article.Credits {
		if c.Name != "" && wideShare(c.Name) > 0.5 {
			out = append(out, c.Name)
		}
	}
	for _, ph := range p.article.Photos {
		for _, c := range ph.Credits {
			if c.Name != "" && wideShare(c.Name) > 0.5 {
				out = append(out, c.Name)
			}
		}
	}
	return out
}

// placeCredits adds credits with where they were read.
func (p *page) placeCredits(list []Credit, where string) {
	sources := 0
	for _, c := range list {
		if c.Role == RoleSource {
			sources++
		}
	}
	for _, c := range list {
		c.Where = where
		if c.Role == RoleSource && sources == 1 && (where == WhereByline || where == WhereAfterBody) && saysSource(c.Raw) && p.setSource(c) {
			continue
		}
		if c.Role == RolePhotoSupplier || c.Role == RolePhotographer && p.isSite(c.Name) {
			continue // a picture's, which findPhotos reads
		}
		if c.Name != "" && writes(c.Role) && slices.ContainsFunc(p.article.Credits, func(old Credit) bool {
			return writes(old.Role) && strings.Contains(old.Name, " ") && strings.HasPrefix(c.Name, old.Name+" ")
		}) {
			continue // "Ann Lee Gardener" in the text of a line that the byline has as a name and a job
		}
		p.credit(c)
	}
}

// bodyCredits reads datelines, sign-offs and feet in the story's own blocks.
func (p *page) bodyCredits() {
	var live []int
	for i := range p.blocks {
		if p.blocks[i].drop == "" && p.blocks[i].kind != picture && p.blocks[i].text != "" {
			live = append(live, i)
		}
	}
	for n, i := range live {
		b := &p.blocks[i]
		early, late := n < 6, n >= len(live)-6
		if !early && !late {
			continue
		}
		where := WhereBodyEnd
		if early && n < len(live)/2 {
			where = WhereBodyStart
		}
		if n < 2 && len(live) > 2 && p.dateLine(b.text) {
			b.drop = "date" // the line under the headline, not the story's
			continue
		}
		if n < 3 {
			if a := lineOfAgency(b.text); a != "" {
				p.agencies([]string{a}, b.text, WhereBodyStart)
				b.drop = "credit"
				continue
			}
			p.readDateline(b.text)
		}
		p.readLine(b, where, n > 0 && late || n == 0 && len(live) > 2)
	}
	// Lines behind the story that are out of it already: "Quelle: dpa", "Editing by …".
	if len(live) == 0 {
		return
	}
	for i := max(0, live[0]-3); i <= live[0]; i++ {
		p.placeCredits(originalLine(strings.TrimSpace(p.blocks[i].text)), WhereBodyStart)
	}
	last := live[len(live)-1]
	p.dashSignature(p.blocks[last].text)
	p.signedAlone(live)
	if !p.personWrites() {
		p.endPortrait(p.blocks[live[0]].from, p.blocks[live[max(0, len(live)-4)]].from)
	}
	for _, i := range live[max(0, len(live)-2):] {
		names, raw := tailAgencies(p.blocks[i].text)
		p.agencies(names, raw, WhereBodyEnd)
		if len(names) > 0 && raw == strings.TrimSpace(p.blocks[i].text) {
			p.blocks[i].drop = "credit"
		}
	}
	for i := max(0, last-2); i < min(last+6, len(p.blocks)); i++ {
		if b := &p.blocks[i]; b.drop != "" && b.kind != picture && b.text != "" && len(b.text) < 600 {
			line := p.lineToLink(b)
			if list, whole := parseFoot(line); whole {
				p.placeCredits(withRaw(list, line), WhereAfterBody)
			} else if names, raw := tailAgencies(line); raw == line {
				p.agencies(names, raw, WhereAfterBody)
			}
		}
	}
}

// dateLine reports whether a short line holds a date and hardly anything else.
func (p *page) dateLine(s string) bool {
	if len(s) > 120 {
		return false
	}
	r := p.reading()
	t, from, to, ok := r.find(s)
	if !ok || !r.plausible(t) {
		return false
	}
	letters, _ := weigh(s[:from] + " " + s[to:])
	return letters <= 24 && (letters == 0 || changed(s) || dated(s))
}

func (p *page) readDateline(s string) {
	top := head(s, 240)
	if wideShare(head(s, 60)) > 0.3 {
		switch {
		case strings.HasPrefix(p.article.Language, "ja"):
			p.placeCredits(japaneseSignoff(top, false, nil), WhereBodyStart)
			return
		case strings.HasPrefix(p.article.Language, "ko"):
			p.placeCredits(koreanSignoff(top, false), WhereBodyStart)
			return
		}
		firms, raw := wideDateline(top)
		// An outlet's own report (讯) says nothing more where the page names the story's source.
		if report := strings.HasSuffix(raw, "讯") || strings.HasSuffix(raw, "訊"); report && (p.article.Source != nil || slices.ContainsFunc(p.article.Credits, func(c Credit) bool { return c.Role == RoleSource })) {
			firms = nil
		}
		for _, firm := range firms {
			p.credit(Credit{Role: RoleSource, Organization: firm, Raw: raw, Where: WhereBodyStart})
		}
		if end := strings.IndexAny(top, " \u3000"); end > 0 && end < 80 && (strings.HasPrefix(top, "记者") || strings.HasPrefix(top, "記者")) {
			// 記者甲乙丙／台北報導
			if rest, list := parseCredits(top[:end], p.knownNames()); len(list) > 0 && onlyMarks(rest) && reportTail(top[:end]) == end {
				p.placeCredits(list, WhereBodyStart)
			}
		}
		for i := strings.IndexAny(top, "（(【〔［"); i >= 0 && i < 90; { // 【某网】（记者 甲）: the outlet may stand in brackets before
			j := strings.IndexAny(top[i:], "）)】〕］")
			if j < 0 {
				break
			}
			_, n := utf8.DecodeRuneInString(top[i:])
			_, w := utf8.DecodeRuneInString(top[i+j:])
			if rest, list := parseCredits(top[i+n:i+j], p.knownNames()); len(list) > 0 && onlyMarks(rest) {
				p.placeCredits(withRaw(list, top[i:i+j+w]), WhereBodyStart)
				break
			}
			next := i + j + w
			if i = strings.IndexAny(top[next:], "（(【〔［"); i != 0 {
				break
			}
			i += next
		}
		return
	}
	if names, raw := datelineAgencies(top); names != nil {
		for _, a := range names {
			p.credit(Credit{Role: RoleSource, Organization: a, Raw: raw, Where: WhereBodyStart})
		}
	}
}

// onlyMarks reports whether what is left of a line is marks only, or a word or two around them.
func onlyMarks(s string) bool { return countLetters(s) <= 2 }

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// readLine reads one block as a line of credits; the site's own lines leave the body.
func (p *page) readLine(b *block, where string, mayDrop bool) {
	s := strings.TrimSpace(b.text)
	n := utf8.RuneCountInString(s)
	if wideShare(head(s, 300)) > 0.3 || strings.HasPrefix(p.article.Language, "ko") {
		if n <= 40 && isPictureCredit(s) {
			b.drop = "credit"
			return
		}
		switch {
		case strings.HasPrefix(p.article.Language, "ja"):
			p.placeCredits(japaneseSignoff(s, true, p.knownNames()), where)
			return
		case strings.HasPrefix(p.article.Language, "ko"):
			p.placeCredits(koreanSignoff(s, true), where)
			return
		}
		if n <= 160 {
			rest, list := parseCredits(strings.Trim(s, "（）()【】[] "), p.knownNames())
			if len(list) > 0 && onlyMarks(rest) {
				p.placeCredits(withRaw(list, s), where)
				if mayDrop && sitesOwn(s, list) {
					b.drop = "credit"
				}
				return
			}
		}
		if from, inside := endBracket(s); from >= 0 {
			rest, list := parseCredits(inside, p.knownNames())
			switch {
			case len(list) > 0 && onlyMarks(rest):
				p.placeCredits(withRaw(list, s[from:]), where)
			case len(list) == 0 && where == WhereBodyEnd && strings.TrimSpace(s[:from]) != "" && !strings.ContainsAny(inside, "，。：:"):
				name := strings.TrimSpace(inside)
				if names, _, used := wideNames(name, p.knownNames(), false); len(names) > 0 && used == len(name) {
					for _, one := range names {
						p.credit(Credit{Role: RoleAuthor, Name: one, Raw: s[from:], Where: where})
					}
				} else if isOrganizationName(name) && utf8.RuneCountInString(name) <= 16 {
					p.credit(Credit{Role: RoleSource, Organization: name, Raw: s[from:], Where: where})
				}
			}
		}
		return
	}
	if n <= 600 {
		s = p.lineToLink(b)
		if list, whole := parseFoot(s); whole {
			p.placeCredits(withRaw(list, s), where)
			if mayDrop && list[0].Role == RoleSource && n < 80 {
				b.drop = "credit"
			}
			return
		}
		if role, size := footLabelAt(s); role == RoleEditor && mayDrop && size < n && isInitials(s[size:]) {
			b.drop = "credit"
			return
		}
	}
	if where != WhereBodyEnd {
		return
	}
	if from, inside := endBracket(s); from >= 0 {
		if list, whole := parseFoot(inside); whole {
			p.placeCredits(withRaw(list, s[from:]), where)
			return
		}
	}
	if n <= 400 {
		p.placeCredits(contributors(s), where)
	}
}

// dashSignature reads "— A B" as the story's last line.
func (p *page) dashSignature(s string) {
	name := strings.TrimLeft(s, "—–- \u00a0")
	if name == s || len(name) > 60 || !creditPerson(name) || isOrganizationName(name) || slices.ContainsFunc(p.article.Credits, func(c Credit) bool { return writes(c.Role) && c.Name != "" }) {
		return
	}
	p.credit(Credit{Role: RoleAuthor, Name: name, Raw: s, Where: WhereBodyEnd})
}

// lineToLink is a block's text up to a link that begins right at the end of another element's word, as one set apart by
// its style does: <span>Source: A</span><a>Buy the rights</a>.
func (p *page) lineToLink(b *block) string {
	nodes := p.index.nodes
	var line strings.Builder
	for i := b.from; i < b.to; i++ {
		n := &nodes[i]
		if n.hidden {
			continue
		}
		if n.Type == html.TextNode {
			line.WriteString(n.Data)
			continue
		}
		if n.DataAtom != atom.A || i == b.from || line.Len() == 0 || nodes[i-1].Type != html.TextNode || nodes[i-1].parent == n.parent {
			continue
		}
		first := i + 1
		for first < n.end && nodes[first].Type != html.TextNode {
			first++
		}
		before, _ := utf8.DecodeLastRuneInString(line.String())
		if r, _ := utf8.DecodeRuneInString(nodes[min(first, n.end-1)].Data); unicode.IsLetter(r) && (unicode.IsLetter(before) || before == '.') {
			return strings.TrimSpace(line.String())
		}
	}
	return strings.TrimSpace(b.text)
}

// originalLine reads the line that stands above a story copied out of a network's app, which names who made it and then
// the account: "原创： 甲编译 某某观察".
func originalLine(s string) []Credit {
	after, ok := strings.CutPrefix(strings.Replace(s, ":", "：", 1), "原创：")
	words := strings.Fields(after)
	if !ok || len(words) == 0 || len(words) > 3 {
		return nil
	}
	who, role := words[0], RoleAuthor
	for _, end := range []string{"编译", "翻译", "译"} {
		if name, ok := strings.CutSuffix(who, end); ok {
			who, role = name, RoleTranslator
			break
		}
	}
	if n := utf8.RuneCountInString(who); n < 2 || n > 6 || wideShare(who) < 1 || isOrganizationName(who) {
		return nil
	}
	return []Credit{{Role: role, Name: who, Raw: s}}
}

func withRaw(list []Credit, raw string) []Credit {
	for i := range list {
		list[i].Raw = raw
	}
	return list
}

// sitesOwn reports whether a line of credits was set by the site around the story: 【编辑：…】,
// 责任编辑：…, (作者:…), 来源：…. A sign-off of reporters is the story's.
func sitesOwn(s string, list []Credit) bool {
	for _, c := range list {
		if c.Role == RoleReporter || c.Role == RoleCorrespondent || c.Role == RolePhotographer {
			return false
		}
	}
	switch list[0].Role {
	case RoleEditor, RoleProofreader, RoleReviewer, RoleSource:
		return true
	case RoleAuthor:
		return strings.Contains(s, "作者")
	}
	return false
}

// findSources reads the lines around the headline and nodes marked as source or editor: "来源：…", "责任编辑：…".
func (p *page) findSources() {
	nodes := p.index.nodes
	high := int32(len(nodes))
	switch w := p.signs.words; {
	case w > 0 && p.titleNode >= 0 && w > p.titleNode && w < nodes[p.titleNode].end: // a headline as long as a sentence
		if i := slices.IndexFunc(p.blocks, func(b block) bool { return b.drop == "" && b.kind != picture }); i >= 0 {
			high = p.blocks[i].from
		}
	case w > 0:
		high = w
	}
	low := max(0, p.titleNode-40)
	chinese := strings.HasPrefix(p.article.Language, "zh")
	known := p.knownNames()
	if chinese {
		for i := low; i < high; i++ {
			n := &nodes[i]
			if n.Type != html.TextNode || n.hidden || n.text == 0 || n.text > 120 {
				continue
			}
			p.labelledLine(i, known, WhereByline)
		}
	}
	if chinese && p.titleNode >= 0 && p.article.Source == nil && !slices.ContainsFunc(p.article.Credits, func(c Credit) bool { return c.Role == RoleSource }) {
		p.accountBesideDate(p.titleNode, min(high, p.titleNode+120))
	}
	marked := p.signs.sources
	if chinese {
		marked = append(slices.Clip(marked), p.signs.people...) // 责任编辑 stands in nodes of class author
	}
	for _, i := range marked {
		n := &nodes[i]
		if n.text == 0 || n.text > 160 || p.away(i) || n.hidden {
			continue
		}
		line := lineOf(nodes, i)
		if a := agency(line); a != "" && i < high {
			p.agencies([]string{a}, line, WhereByline)
			continue
		}
		if wideShare(line) > 0.3 {
			where := WhereByline
			if i > high {
				where = WhereAfterBody
			}
			_, list := parseCredits(strings.Trim(line, "（）()【】[] "), known)
			p.placeCredits(list, where)
			if chinese && len(list) == 0 && where == WhereByline && isOutletNamed(n.Node, line) {
				p.setSource(Credit{Role: RoleSource, Organization: line, Raw: line, Where: where})
			}
		}
	}
}

// isOutletNamed reports whether an element whose class says "source" holds a name and nothing else.
func isOutletNamed(n *html.Node, line string) bool {
	class := strings.ToLower(attr(n, "class"))
	if !strings.Contains(class, "source") && !strings.Contains(class, "laiyuan") {
		return false
	}
	letters := utf8.RuneCountInString(line)
	return letters >= 2 && letters <= 16 && !emptyNames[line] && !strings.ContainsAny(line, "：:，。！？、 0123456789")
}

// accountBesideDate reads the account that stands beside the date without a label: "城市观察 2024-05-06 10:20".
func (p *page) accountBesideDate(low, high int32) {
	nodes := p.index.nodes
	for i := low; i < high; i++ {
		n := &nodes[i]
		if n.Type != html.TextNode || n.hidden || len(n.Data) > 200 || !fullDate(n.Data) || p.away(i) {
			continue
		}
		line := n.Data
		for up, k := n.parent, 0; up >= 0 && k < 3 && nodes[up].text <= 80; up, k = nodes[up].parent, k+1 {
			line = lineOf(nodes, up)
			if !onlyMarks(line) {
				break
			}
		}
		if strings.Contains(line, "：") {
			return // it has labels
		}
		var rest []string
		for _, w := range strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|｜丨·•", r) }) {
			if countLetters(w) < 2 || fullDate(w) || emptyNames[w] || isZone(w) || strings.HasPrefix(w, "原创") || strings.HasPrefix(w, "发布") || strings.HasPrefix(w, "更新") {
				continue
			}
			rest = append(rest, w)
		}
		if len(rest) != 1 || utf8.RuneCountInString(rest[0]) > 16 || strings.ContainsAny(rest[0], "：:，。！？[]【】0123456789") || p.isSite(rest[0]) {
			return
		}
		c := Credit{Role: RoleSource, Organization: rest[0], Raw: squeeze(line), Where: WhereByline}
		if len(p.article.Credits) > 0 && !isOrganizationName(rest[0]) {
			return // somebody is named already
		}
		if hasSurname(rest[0]) && !isOrganizationName(rest[0]) {
			c = Credit{Role: RoleAuthor, Name: rest[0], Raw: squeeze(line), Where: WhereByline}
		}
		if c.Role == RoleSource && slices.ContainsFunc(p.signs.sources, func(i int32) bool { return strings.Contains(lineOf(nodes, i), rest[0]) }) {
			p.setSource(c) // the element's name is the label
			return
		}
		p.credit(c)
		return
	}
}

// fullDate reports whether a text holds a year and a month in digits: 2024-05, 2024年5月.
func fullDate(s string) bool {
	for i := 0; i+5 < len(s); i++ {
		if (s[i] == '1' && s[i+1] == '9' || s[i] == '2' && s[i+1] == '0') && isDigit(s[i+2]) && isDigit(s[i+3]) {
			rest := s[i+4:]
			if strings.IndexByte("-/.", rest[0]) >= 0 && isDigit(rest[1]) || strings.HasPrefix(rest, "年") && len(rest) > 3 && isDigit(rest[3]) {
				return true
			}
		}
	}
	return false
}

// labelledLine reads a short line whose role word is followed by a colon; the name may stand in the next element.
func (p *page) labelledLine(i int32, known []string, where string) {
	nodes := p.index.nodes
	s := squeeze(nodes[i].Data)
	if _, ok := roleAt(strings.TrimLeft(s, " （(【[|")); !ok && !strings.Contains(s, "来源") && !strings.Contains(s, "编辑") && !strings.Contains(s, "作者") && !strings.Contains(s, "记者") {
		return
	}
	line := s
	for up, k := nodes[i].parent, 0; up >= 0 && k < 2; up, k = nodes[up].parent, k+1 {
		if nodes[up].text <= 100 {
			line = lineOf(nodes, up)
		}
	}
	rest, list := parseCredits(strings.Trim(line, "（）()【】[] "), known)
	if !strings.ContainsAny(line, "：:/｜|丨") && !strings.Contains(line, "记者") && !onlyMarks(rest) { // 通讯员 甲 乙 is all that the line says
		return
	}
	for k := range list {
		list[k].Raw = line
	}
	p.placeCredits(list, where)
}

// afterCredits reads the lines of the site behind the story.
func (p *page) afterCredits() {
	nodes := p.index.nodes
	last := int32(-1)
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" { // related links and the editor's line often share the story's element
			last = max(last, b.node)
		}
	}
	if last < 0 {
		return
	}
	from := nodes[last].end
	if !strings.HasPrefix(p.article.Language, "zh") {
		p.feetBehind(from)
		return
	}
	known := p.knownNames()
	for i := from; i < min(from+120, int32(len(nodes))); i++ {
		n := &nodes[i]
		if n.Type != html.TextNode || n.hidden || n.text == 0 || n.text > 160 {
			continue
		}
		p.labelledLine(i, known, WhereAfterBody)
	}
}

// feetBehind reads the first lines behind the story's element, for an agency or a foot that stands there alone.
func (p *page) feetBehind(from int32) {
	k := sort.Search(len(p.segments), func(k int) bool { return p.segments[k].from >= from })
	for _, g := range p.segments[k:min(k+4, len(p.segments))] {
		if g.kind != paragraph || g.text > 160 || g.zone&(furniture&^zoneByline) != 0 || g.linked*2 > g.text {
			continue
		}
		line := p.index.textOfRange(g.from, g.to, false)
		if list, whole := parseFoot(line); whole && !slices.ContainsFunc(list, func(c Credit) bool { return c.Role == RolePhotographer || c.Role == RoleIllustrator }) { // which a card's picture has
			p.placeCredits(withRaw(list, line), WhereAfterBody)
		} else if names, raw := tailAgencies(line); raw == line {
			p.agencies(names, raw, WhereAfterBody)
		}
	}
}

// isInitials reports whether words are no more than a few letters: "B.E.", "mk/jd".
func isInitials(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" .,/-()", r) })
	return len(s) <= 16 && len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return utf8.RuneCountInString(w) > 3 || hasDigit(w) })
}

// agencies credits the agencies that a line names as the story's sources.
func (p *page) agencies(names []string, raw, where string) {
	for _, a := range names {
		p.credit(Credit{Role: RoleSource, Organization: a, Raw: raw, Where: where})
	}
}

// isZone reports whether a word is what a time is told in: "2024-05-06 HKT 10:20".
func isZone(w string) bool {
	_, ok := zones[strings.ToLower(w)]
	return ok
}

// isStaffCode reports whether a word is the number that a portal gives its editors: PN041.
func isStaffCode(w string) bool {
	return hasDigit(w) && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// isOutlet reports whether a word ends as the names of papers, agencies and news sites do, and is longer than a person's
// that happens to.
func isOutlet(w string) bool {
	r, _ := utf8.DecodeLastRuneInString(w)
	return strings.ContainsRune("网報报社網", r) && utf8.RuneCountInString(w) >= 3
}

// isPictureCredit reports whether a line says whose the story's pictures are and nothing else: 图/受访者提供, （圖片來源：…）.
func isPictureCredit(s string) bool {
	s = simplified(strings.Trim(s, "（）()【】[] "))
	for _, w := range []string{"图/", "图／", "图源：", "图源:", "图片来源：", "图片来源:", "题图：", "头图：", "题图来源：", "封面图："} {
		if rest, ok := strings.CutPrefix(s, w); ok && rest != "" && !strings.ContainsAny(rest, "。！？，") {
			return true
		}
	}
	return false
}

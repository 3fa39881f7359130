package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// findCredits lists who did what, and marks the blocks that are credit lines of the site, not of the story.
func (p *page) findCredits() {
	p.findAuthors()
	p.findSources()
	p.bodyCredits()
	p.afterCredits()
	p.settleCredits()
}

// maxCredits bounds a page's credits.
const maxCredits = 60

// credit adds a credit unless the same person already stands in the same role.
func (p *page) credit(c Credit) {
	if c.Name == "" && c.Organization == "" || len(p.article.Credits) >= maxCredits {
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

// settleCredits lets a person who is author by one witness and reporter by another stand once, with the fuller role.
func (p *page) settleCredits() {
	a := &p.article
	fuller := func(name, role string) bool {
		for _, c := range a.Credits {
			if c.Role != role && c.Role != RoleAuthor && fold(c.Name) == fold(name) && (writes(c.Role) || c.Role == RoleTranslator) {
				return true
			}
		}
		return false
	}
	a.Credits = slices.DeleteFunc(a.Credits, func(c Credit) bool {
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
	{"特约通讯员", RoleCorrespondent, "special", false}, {"全媒体记者", RoleReporter, "", false}, {"图片来源", RolePhotoSupplier, "", false}, {"值班编辑", RoleEditor, "", false}, {"责任编辑", RoleEditor, "responsible", false}, {"責任編輯", RoleEditor, "responsible", false}, {"值班主任", RoleEditor, "", false}, {"值班主编", RoleEditor, "", false}, {"实习编辑", RoleEditor, "intern", false}, {"见习编辑", RoleEditor, "trainee", false}, {"新媒体编辑", RoleEditor, "", false}, {"网络编辑", RoleEditor, "", false}, {"执行主编", RoleEditor, "", false}, {"责任校对", RoleProofreader, "responsible", false},
	{"特约记者", RoleReporter, "special", false}, {"实习记者", RoleReporter, "intern", false}, {"见习记者", RoleReporter, "trainee", false}, {"首席记者", RoleReporter, "chief", false}, {"资深记者", RoleReporter, "senior", false}, {"摄影记者", RolePhotographer, "", false}, {"摄影报道", RolePhotographer, "", true}, {"实习生", RoleReporter, "intern", false}, {"通讯员", RoleCorrespondent, "", false}, {"通訊員", RoleCorrespondent, "", false}, {"信息来源", RoleSource, "", false}, {"文章来源", RoleSource, "", false}, {"稿件来源", RoleSource, "", false}, {"新闻来源", RoleSource, "", false}, {"内容来源", RoleSource, "", false}, {"原文来源", RoleSource, "", false}, {"总策划", RolePlanner, "", false}, {"总监制", RoleProducer, "", false}, {"出品人", RoleProducer, "", false}, {"制片人", RoleProducer, "", false},
	{"记 者", RoleReporter, "", false}, {"作 者", RoleAuthor, "", false}, {"编 辑", RoleEditor, "", false}, {"文/图", RoleAuthor, "+photo", false}, {"图/文", RoleAuthor, "+photo", false}, {"文图", RoleAuthor, "+photo", false}, {"图文", RoleAuthor, "+photo", false}, {"文并摄", RoleAuthor, "+photo", true}, {"文并图", RoleAuthor, "+photo", true}, {"文/摄", RoleAuthor, "+photo", false},
	{"记者", RoleReporter, "", false}, {"記者", RoleReporter, "", false}, {"作者", RoleAuthor, "", false}, {"撰文", RoleAuthor, "", false}, {"撰稿", RoleAuthor, "", false}, {"执笔", RoleAuthor, "", false}, {"采写", RoleReporter, "", false}, {"采访", RoleReporter, "", false}, {"责编", RoleEditor, "responsible", false}, {"编辑", RoleEditor, "", false}, {"編輯", RoleEditor, "", false}, {"主编", RoleEditor, "", false}, {"编审", RoleReviewer, "", false}, {"校对", RoleProofreader, "", false}, {"校對", RoleProofreader, "", false}, {"审核", RoleReviewer, "", false}, {"审读", RoleReviewer, "", false}, {"审校", RoleReviewer, "", false}, {"终审", RoleReviewer, "", false}, {"复审", RoleReviewer, "", false}, {"初审", RoleReviewer, "", false}, {"签发", RoleReviewer, "", false}, {"统筹", RoleCoordinator, "", false}, {"統籌", RoleCoordinator, "", false}, {"策划", RolePlanner, "", false}, {"策劃", RolePlanner, "", false}, {"监制", RoleProducer, "", false}, {"監製", RoleProducer, "", false}, {"编译", RoleTranslator, "", false}, {"翻译", RoleTranslator, "", false}, {"译者", RoleTranslator, "", false}, {"翻譯", RoleTranslator, "", false}, {"来源", RoleSource, "", false}, {"來源", RoleSource, "", false}, {"稿源", RoleSource, "", false}, {"供稿", RoleSource, "", false}, {"摄影", RolePhotographer, "", false}, {"攝影", RolePhotographer, "", false}, {"供图", RolePhotoSupplier, "", true}, {"制图", RoleIllustrator, "", false}, {"插画", RoleIllustrator, "", false}, {"漫画", RoleIllustrator, "", false}, {"海报", RoleIllustrator, "", false}, {"美编", RoleIllustrator, "", false}, {"剪辑", RoleContributor, "", false}, {"视频", RoleContributor, "", false}, {"整理", RoleContributor, "", false}, {"出品", RoleProducer, "", false}, {"图源", RolePhotoSupplier, "", false},
	{"文/", RoleAuthor, "", false}, {"文｜", RoleAuthor, "", false}, {"文|", RoleAuthor, "", false}, {"文丨", RoleAuthor, "", false}, {"文：", RoleAuthor, "", false}, {"文:", RoleAuthor, "", false}, {"图/", RolePhotographer, "", false}, {"图：", RolePhotographer, "", false}, {"图:", RolePhotographer, "", false}, {"图｜", RolePhotographer, "", false}, {"图丨", RolePhotographer, "", false}, {"图|", RolePhotographer, "", false}, {"摄", RolePhotographer, "", true},
	{"기자", RoleReporter, "", true}, {"특파원", RoleReporter, "", true},
}

// roleAt returns the role word that stands at the start of s.
func roleAt(s string) (roleWord, bool) {
	r, _ := utf8.DecodeRuneInString(s)
	if !wide(r) {
		return roleWord{}, false
	}
	for _, w := range wideRoles {
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
		end := len(chunk)
		if j := strings.IndexAny(chunk, "。；;）)】]\n!？?！“”\"《"); j >= 0 {
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
		if len(names) == 0 && firm == "" {
			continue
		}
		org := ""
		before := text[last:h.at]
		if h.word.role == RoleReporter || h.word.role == RoleCorrespondent || h.word.role == RolePhotographer || h.word.role == RoleAuthor {
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
		kept.WriteString(strings.TrimSuffix(before, org))
		if strings.HasPrefix(org, "本") {
			org = ""
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
			if !(wide(r) || r == '·' || r == '•' || r == '_' || r < 0x80 && (letter(byte(r)) || r >= '0' && r <= '9')) {
				break
			}
			j += n
		}
		if j == i {
			break
		}
		word := trimName(s[i:j])
		for _, tail := range []string{"摄影报道", "综合报道", "报道", "报导", "摄影", "文并摄", "编译", "整理", "综合", "电", "文", "摄"} {
			if w := strings.TrimSuffix(word, tail); w != word && (hasSurname(w) || w == "") {
				word = w
				break
			}
		}
		count := utf8.RuneCountInString(word)
		next := ' '
		// "甲 乙": one character, a space, one character is one name of two.
		if count == 1 && j < len(s) {
			rest := strings.TrimLeft(s[j:], " \u3000")
			r2, n2 := utf8.DecodeRuneInString(rest)
			after, _ := utf8.DecodeRuneInString(rest[n2:])
			if wide(r2) && !wide(after) && rest != s[j:] && hasSurname(word+string(r2)) {
				names = appendName(names, word+string(r2))
				i = len(s) - len(rest) + n2
				used = i
				continue
			}
		}
		_ = next
		switch {
		case word == "":
			used, i = j, j
			continue
		case emptyNames[word]:
			return names, firm, used
		case slices.Contains(known, word), hasSurname(word):
			names = appendName(names, word)
		case strings.ContainsAny(word, "·•") && isWideName(word):
			names = appendName(names, word)
		case count >= 4 && count <= 24 && cutRun(word, known) != nil && !isOrganizationName(word):
			for _, name := range cutRun(word, known) {
				names = appendName(names, name)
			}
		case isOrganizationName(word) && count <= 20 && firm == "" && colon:
			firm = word
		case colon && len(names) == 0 && count >= 2 && count <= 8 && (isWideName(word) || wideShare(word) < 0.5 && len(word) < 20 || count <= 8 && !strings.ContainsAny(word, "的了你我他吗呢")):
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

// footRoles begin the parts of an agency's foot and other lines of credits in languages with spaces.
var footRoles = []struct{ word, role string }{
	{"additional reporting by", RoleCorrespondent}, {"additional reporting", RoleCorrespondent}, {"with additional reporting by", RoleCorrespondent}, {"reporting by", RoleReporter}, {"reported by", RoleReporter}, {"writing and editing by", RoleAuthor}, {"writing by", RoleAuthor}, {"written by", RoleAuthor}, {"compiled by", RoleAuthor}, {"editing by", RoleEditor}, {"edited by", RoleEditor}, {"translated by", RoleTranslator}, {"translation by", RoleTranslator}, {"graphics by", RoleIllustrator}, {"graphic by", RoleIllustrator}, {"illustration by", RoleIllustrator}, {"illustrations by", RoleIllustrator}, {"photography by", RolePhotographer}, {"photos by", RolePhotographer}, {"produced by", RoleProducer}, {"production by", RoleProducer}, {"fact-checking by", RoleReviewer},
	{"mitarbeit:", RoleCorrespondent}, {"mitarbeit", RoleCorrespondent}, {"redaktion:", RoleEditor}, {"redigiert von", RoleEditor}, {"übersetzung:", RoleTranslator}, {"übersetzt von", RoleTranslator}, {"aus dem englischen von", RoleTranslator}, {"quelle:", RoleSource}, {"quellen:", RoleSource}, {"text:", RoleAuthor}, {"grafik:", RoleIllustrator},
	{"traduit par", RoleTranslator}, {"traduction :", RoleTranslator}, {"traduction:", RoleTranslator}, {"source :", RoleSource}, {"source:", RoleSource}, {"avec la contribution de", RoleCorrespondent}, {"édité par", RoleEditor},
	{"traducido por", RoleTranslator}, {"traducción:", RoleTranslator}, {"editado por", RoleEditor}, {"edición:", RoleEditor}, {"edición de", RoleEditor}, {"reporte de", RoleReporter}, {"fuente:", RoleSource}, {"con información de", RoleSource},
	{"fonte:", RoleSource}, {"reportagem de", RoleReporter}, {"reportagem:", RoleReporter}, {"edição:", RoleEditor}, {"edição de", RoleEditor}, {"traduzione di", RoleTranslator}, {"tradução:", RoleTranslator},
	{"bron:", RoleSource}, {"källa:", RoleSource}, {"kilde:", RoleSource}, {"kaynak:", RoleSource}, {"источник:", RoleSource}, {"джерело:", RoleSource}, {"перевод:", RoleTranslator}, {"редактор:", RoleEditor}, {"źródło:", RoleSource}, {"zdroj:", RoleSource}, {"sumber:", RoleSource}, {"editor:", RoleEditor}, {"nguồn:", RoleSource}, {"muhabir:", RoleReporter}, {"editör:", RoleEditor}, {"redaktor:", RoleEditor}, {"tłumaczenie:", RoleTranslator}, {"překlad:", RoleTranslator}, {"πηγή:", RoleSource}, {"oversat af", RoleTranslator}, {"översättning:", RoleTranslator},
}

// parseFoot reads "Reporting by A in Beirut and B; Writing by C; Editing by D and E". whole is set when
// nothing else stands in the line.
func parseFoot(s string) (credits []Credit, whole bool) {
	text := strings.Trim(strings.TrimSpace(s), "()[]（） .")
	if len(text) > 600 {
		return nil, false
	}
	whole = true
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' || r == '|' }) {
		part = strings.TrimSpace(part)
		lower := strings.ToLower(part)
		found := false
		for _, w := range footRoles {
			if !strings.HasPrefix(lower, w.word) || len(lower) != len(part) {
				continue
			}
			rest := strings.TrimLeft(part[len(w.word):], " :")
			if rest == "" || len(rest) == len(part)-len(w.word) && !strings.HasSuffix(w.word, ":") {
				break
			}
			if w.role == RoleSource {
				for _, name := range splitNames(rest) {
					if a := agency(name); a != "" {
						credits = append(credits, Credit{Role: RoleSource, Organization: a, Raw: s})
						found = true
					} else if name = trimName(name); utf8.RuneCountInString(name) <= 40 && len(strings.Fields(name)) <= 5 && name != "" && len(rest) < 80 {
						credits = append(credits, Credit{Role: RoleSource, Organization: name, Raw: s})
						found = true
					}
				}
				break
			}
			for _, name := range splitNames(rest) {
				place := ""
				if i := strings.Index(name, " in "); i > 0 {
					name, place = name[:i], strings.TrimSpace(name[i+4:])
				}
				if name = trimName(name); isPerson(name) && strings.Contains(name, " ") && !isOrganizationName(name) {
					credits = append(credits, Credit{Role: w.role, Name: name, Place: trimName(place), Raw: s})
					found = true
				} else if !found {
					break
				}
			}
			break
		}
		whole = whole && found
	}
	return credits, whole && len(credits) > 0
}

var (
	// 长江日报-长江网讯 8月6日，… / 新华社北京8月6日电（记者甲 乙）…
	wideDateline = regexp.MustCompile(`^[\s　]*([\p{Han}A-Za-z0-9\-—·]{2,16}?)(?:讯|[\p{Han}]{0,6}\d{1,2}月\d{1,2}日[\p{Han}]{0,6}?电|[\p{Han}]{1,6}电|消息)(?:[\s　，,（(]|\d)`)
	// BEIRUT, Aug 6 (Reuters) - … ; BERLIN (dpa) – …
	dateline = regexp.MustCompile(`^[^.!?()]{0,60}\(([\p{L}][\p{L}\-/ ]{1,24})\)\s*[-–—.:]`)
	bracket  = regexp.MustCompile(`[（(【\[〔]([^（()）【】\[\]〔〕]{2,160})[）)】\]〕]\s*[。.]?\s*$`)
	// 「甲乙」記者 / [서울=뉴시스] 甲 기자 =
	koreanLine = regexp.MustCompile(`^(?:[\[\(【]([\p{Hangul}A-Za-z·\s]{1,12})=([\p{Hangul}A-Za-z0-9]{2,12})[\]\)】]\s*)?([\p{Hangul}]{2,4}(?:[·,]\s?[\p{Hangul}]{2,4})*)\s?(기자|특파원|인턴기자)`)
	koreanTail = regexp.MustCompile(`(?:^|[\s/.=\]])([\p{Hangul}]{2,4})\s?(기자|특파원)\s*(?:[\w.\-]+@[\w.\-]+)?\s*$`)
)

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
	for _, c := range list {
		c.Where = where
		if c.Role == RolePhotoSupplier {
			continue // a picture's, which findPhotos reads
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
		early, late := n < 3, n >= len(live)-6
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
		if early {
			p.readDateline(b.text)
		}
		p.readLine(b, where, n > 0 && late || n == 0 && len(live) > 2)
	}
	// Lines behind the story that are out of it already: "Quelle: dpa", "Editing by …".
	if len(live) == 0 {
		return
	}
	last := live[len(live)-1]
	for i := max(0, last-2); i < min(last+6, len(p.blocks)); i++ {
		if b := &p.blocks[i]; b.drop != "" && b.kind != picture && b.text != "" && len(b.text) < 600 {
			if list, whole := parseFoot(b.text); whole {
				p.placeCredits(withRaw(list, b.text), WhereAfterBody)
			}
		}
	}
}

// dateLine reports whether a short line holds a date and hardly anything else.
func (p *page) dateLine(s string) bool {
	if len(s) > 120 {
		return false
	}
	r := reading{p.article.Language, p.article.Site.Host, p.opt.Captured}
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
		if m := wideDateline.FindStringSubmatch(top); m != nil {
			org := strings.TrimSuffix(m[1], "北京")
			if strings.HasPrefix(strings.TrimSpace(m[0]), "新华社") {
				org = "新华社"
			}
			if strings.HasPrefix(strings.TrimSpace(m[0]), "中新社") {
				org = "中新社"
			}
			if isOrganizationName(org) && !strings.HasPrefix(org, "本") {
				p.credit(Credit{Role: RoleSource, Organization: org, Raw: strings.TrimSpace(m[0]), Where: WhereBodyStart})
			}
		}
		if i := strings.IndexAny(top, "（("); i >= 0 && i < 90 {
			if j := strings.IndexAny(top[i:], "）)"); j > 0 {
				_, n := utf8.DecodeRuneInString(top[i:])
				inside := top[i+n : i+j]
				rest, list := parseCredits(inside, p.knownNames())
				if len(list) > 0 && onlyMarks(rest) {
					p.placeCredits(list, WhereBodyStart)
				}
			}
		}
		if m := koreanLine.FindStringSubmatch(top); m != nil {
			for _, name := range strings.FieldsFunc(m[3], func(r rune) bool { return r == '·' || r == ',' || r == ' ' }) {
				p.credit(Credit{Role: RoleReporter, Name: name, Organization: m[2], Place: m[1], Raw: m[0], Where: WhereBodyStart})
			}
		}
		return
	}
	if m := dateline.FindStringSubmatch(top); m != nil {
		for _, part := range strings.FieldsFunc(m[1], func(r rune) bool { return r == '/' || r == ',' }) {
			if a := agency(part); a != "" {
				p.credit(Credit{Role: RoleSource, Organization: a, Raw: m[0], Where: WhereBodyStart})
			}
		}
	}
}

// onlyMarks reports whether what is left of a line is marks only, or a word or two around them.
func onlyMarks(s string) bool {
	n := 0
	for _, r := range s {
		if wide(r) || letter(byte(r)) && r < 0x80 {
			n++
		}
	}
	return n <= 2
}

// readLine reads one block as a line of credits; the site's own lines leave the body.
func (p *page) readLine(b *block, where string, mayDrop bool) {
	s := strings.TrimSpace(b.text)
	n := utf8.RuneCountInString(s)
	if wideShare(head(s, 300)) > 0.3 {
		if m := koreanTail.FindStringSubmatch(s); m != nil {
			p.credit(Credit{Role: RoleReporter, Name: m[1], Raw: strings.TrimSpace(m[0]), Where: where})
		}
		if n <= 160 {
			rest, list := parseCredits(strings.Trim(s, "（）()【】[] "), p.knownNames())
			if len(list) > 0 && onlyMarks(rest) {
				p.placeCredits(list, where)
				if mayDrop && sitesOwn(s, list) {
					b.drop = "credit"
				}
				return
			}
		}
		if m := bracket.FindStringSubmatchIndex(s); m != nil {
			inside := s[m[2]:m[3]]
			rest, list := parseCredits(inside, p.knownNames())
			switch {
			case len(list) > 0 && onlyMarks(rest):
				p.placeCredits(withRaw(list, s[m[0]:m[1]]), where)
			case len(list) == 0 && where == WhereBodyEnd && strings.TrimSpace(s[:m[0]]) != "" && !strings.ContainsAny(inside, "，。：:"):
				name := strings.TrimSpace(inside)
				if names, _, used := wideNames(name, p.knownNames(), false); len(names) > 0 && used == len(name) {
					for _, one := range names {
						p.credit(Credit{Role: RoleAuthor, Name: one, Raw: s[m[0]:m[1]], Where: where})
					}
				} else if isOrganizationName(name) && utf8.RuneCountInString(name) <= 16 {
					p.credit(Credit{Role: RoleSource, Organization: name, Raw: s[m[0]:m[1]], Where: where})
				}
			}
		}
		return
	}
	if n <= 600 {
		if list, whole := parseFoot(s); whole {
			p.placeCredits(withRaw(list, s), where)
			if mayDrop && list[0].Role == RoleSource && n < 80 {
				b.drop = "credit"
			}
			return
		}
	}
	if m := bracket.FindStringSubmatchIndex(s); m != nil && where == WhereBodyEnd {
		if list, whole := parseFoot(s[m[2]:m[3]]); whole {
			p.placeCredits(withRaw(list, s[m[0]:m[1]]), where)
		}
	}
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
	if w := p.signs.words; w > 0 {
		high = w
	}
	low := max(0, p.titleNode-60)
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
	marked := p.signs.sources
	if chinese {
		marked = append(slices.Clip(marked), p.signs.people...) // 责任编辑 stands in nodes of class author
	}
	for _, i := range marked {
		if n := &nodes[i]; n.text > 0 && n.text <= 160 && !p.away(i) && !n.hidden && wideShare(lineOf(nodes, i)) > 0.3 {
			where := WhereByline
			if i > high {
				where = WhereAfterBody
			}
			_, list := parseCredits(strings.Trim(lineOf(nodes, i), "（）()【】[] "), known)
			p.placeCredits(list, where)
		}
	}
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
	if !strings.ContainsAny(line, "：:/｜|丨") && !strings.Contains(line, "记者") {
		return
	}
	_, list := parseCredits(strings.Trim(line, "（）()【】[] "), known)
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
	if last < 0 || !strings.HasPrefix(p.article.Language, "zh") {
		return
	}
	known := p.knownNames()
	from := nodes[last].end
	for i := from; i < min(from+120, int32(len(nodes))); i++ {
		n := &nodes[i]
		if n.Type != html.TextNode || n.hidden || n.text == 0 || n.text > 160 {
			continue
		}
		p.labelledLine(i, known, WhereAfterBody)
	}
}

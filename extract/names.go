package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxName bounds a name's characters: the longest that people and newsrooms sign with.
const maxName = 60

// personNames splits a list of names ("A, B and C", "甲 乙", "甲、乙") and returns those that can be
// names of persons, cleaned. It returns nil when some part of the list is plainly something else.
func personNames(s string) []string {
	var out []string
	for _, part := range splitNames(s) {
		name := trimName(part)
		if name == "" {
			continue
		}
		if !isPerson(name) {
			return nil
		}
		out = appendName(out, name)
	}
	return out
}

// appendName adds a name that is not in the list yet.
func appendName(list []string, name string) []string {
	f := fold(name)
	if f == "" {
		return list
	}
	for _, x := range list {
		if fold(x) == f {
			return list
		}
	}
	return append(list, name)
}

// conjunctions join the last two names of a list.
var conjunctions = map[string]bool{
	"and": true, "&": true, "und": true, "et": true, "y": true, "e": true, "og": true, "och": true, "ve": true, "и": true, "та": true, "i": true,
	"và": true, "en": true, "ja": true, "dan": true, "with": true, "mit": true, "sowie": true, "con": true, "ed": true, "a": true, "és": true,
	"και": true, "or": true, "und:": true,
}

// splitNames cuts a list at its separators. A comma before a job or a degree makes a part that is no
// name; callers tell by isPerson.
func splitNames(s string) []string {
	s = squeeze(s)
	if wideShare(s) > 0.5 {
		return splitWideNames(s)
	}
	var out []string
	for k, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;|/、，،؛；•\n\t＆", r) }) {
		words := strings.Fields(part)
		if k > 0 && learned(part) {
			out = append(out, strings.Join(words, " ")) // "University of Arts and Letters" is one
			continue
		}
		start := 0
		for i, w := range words {
			lower := strings.ToLower(w)
			if !conjunctions[lower] {
				continue
			}
			// One letter joins names only between two names that could stand alone ("A. Díaz y B. Ruiz").
			if short := utf8.RuneCountInString(w) == 1 && w != "&" || lower == "en" || lower == "ja" || lower == "con" || lower == "mit" || lower == "with"; short && (i-start < 2 || len(words)-i-1 < 2) && (i == 0 || agency(words[i-1]) == "") || w != lower {
				continue
			}
			if i > start {
				out = append(out, strings.Join(words[start:i], " "))
			}
			start = i + 1
		}
		if start < len(words) {
			out = append(out, strings.Join(words[start:], " "))
		}
	}
	return out
}

// learned reports whether a line is the name of a university or the like and nothing else.
func learned(s string) bool {
	if strings.ContainsAny(s, ":;!?0123456789") || len(strings.Fields(s)) > 8 {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		for _, stem := range []string{"universi", "université", "college", "hochschule", "institut", "politecnico", "école", "universität"} {
			if strings.HasPrefix(strings.Trim(w, ","), stem) {
				return true
			}
		}
	}
	return false
}

// wideShare is the share of Han, kana and Hangul among the letters of s.
func wideShare(s string) float64 {
	n, w := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
			if wide(r) {
				w++
			}
		}
	}
	if n == 0 {
		return 0
	}
	return float64(w) / float64(n)
}

// splitWideNames cuts a Chinese, Japanese or Korean list. A single space between single characters is
// inside a name ("甲 乙" of two), between longer runs it separates names.
func splitWideNames(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;；/／|｜丨&＆和与\n\t", r) }) {
		words := strings.Fields(part)
		single := len(words) == 2
		for _, w := range words {
			single = single && utf8.RuneCountInString(w) == 1
		}
		japanese := len(words) == 2 && strings.ContainsFunc(part, func(r rune) bool { return r >= 0x3041 && r < 0x3100 })
		if single || japanese {
			out = append(out, strings.Join(words, " "))
			continue
		}
		out = append(out, words...)
	}
	return out
}

// leadWords stand before a name and are no part of it, longest first within a language.
var leadWords = []string{
	"article written by", "this article was written by", "this post was written by", "medically reviewed by", "contributed by",
	"originally published by", "story by", "stories by", "text by", "words by", "report by", "reporting by", "written by", "posted by",
	"published by", "authored by", "created by", "compiled by", "article by", "post by", "artikel von", "beitrag von", "guide by", "review by", "recipe by", "column by",
	"opinion by", "analysis by", "blog by", "edited by", "by:", "by", "author:", "authors:", "author", "authors", "writer:", "writer", "written",
	"ein gastbeitrag von", "ein artikel von", "ein bericht von", "eine analyse von", "ein kommentar von", "ein interview von", "interview von",
	"kommentar von", "beitrag von", "gastbeitrag von", "rezept von", "pressemitteilung von", "rede von", "von:", "von", "autor:", "autorin:", "autoren:", "autor", "autorin", "autoren", "text:", "text von", "bericht:", "verfasst von",
	"geschrieben von", "eingestellt von", "veröffentlicht von", "aus", "redaktion:",
	"propos recueillis par", "publié par", "posté par", "écrit par", "rédigé par", "article de", "par:", "par", "auteur:", "auteur", "auteurs",
	"escrito por", "publicado por", "postado por", "redactado por", "elaborado por", "texto:", "texto de", "por:", "por", "autora:", "una crónica de",
	"scritto da", "pubblicato da", "postato da", "a cura di", "articolo di", "testo di", "di:", "di", "dal nostro inviato", "dal nostro corrispondente", "autore:",
	"geschreven door", "gepost door", "geplaatst door", "door:", "door", "auteur(s)",
	"skriven av", "publicerad av", "upplagd av", "skrevet av", "skrevet af", "tekst:", "text:", "av:", "av", "af:", "af", "foto og tekst", "journalist:", "journalist",
	"kirjoittaja", "teksti:", "yazan:", "yazar:", "haber:", "автор:", "автор", "текст:", "автор статьи", "tekst", "autorzy:", "opracowanie:",
	"opracował", "opracowała", "napsal", "napsala", "autoři:", "penulis:", "penulis", "oleh:", "oleh", "reporter:", "reporter", "tác giả:",
	"tác giả", "theo", "bởi", "por el", "του", "της", "συντάκτης:", "بقلم:", "بقلم", "كتب:", "كتبت:", "كتب", "द्वारा", "लेखक:", "bio:", "about",
	"meet", "profile:", "view profile for", "follow", "photo of", "image of", "headshot of", "avatar of", "picture of", "posts by", "from", "with",
}

// tailWords end a name: what begins with one is a job, a date or a button.
var tailWords = []string{
	" updated", " published", " posted", " on ", " for ", " in ", " at ", " is ", " was ", " has ", " min read", " minute", " | ", " • ", " · ",
	" – ", " — ", " - ", " follow", " email", " share", " contributor", " correspondent", " staff writer", " senior", " editor", " redakteur",
	" für ", " pour ", " para ", " per ", " (", " [", " @", " ist ", " /", " reporter", " writer", " journalist", " from ", " comment", " view ",
	" read ", " bio", " ✓", " and other", " on behalf",
}

// titles are courtesy and academic titles in front of a name.
var titles = []string{
	"dr.", "prof.", "professor", "professorin", "mr.", "mrs.", "ms.", "sir", "dr", "dipl.-ing.", "mag.", "dr.-ing.", "dr. med.", "dr. phil.", "dr. jur.",
	"univ.-prof.", "rechtsanwalt", "rechtsanwältin", "steuerberater", "steuerberaterin", "pfarrer", "pfarrerin", "maître", "docteur", "avv.", "dott.", "dott.ssa",
	"prof.ssa", "dra.", "ing.", "mgr.", "arch.", "adv.", "assoc.",
}

// jobsAhead are jobs that stand before a name without a comma, alone or behind a hyphen: "Gastautor A B", "Example-Redakteurin A B".
var jobsAhead = []string{
	"autor", "autorin", "gastautor", "gastautorin", "redakteur", "redakteurin", "reporter", "reporterin", "korrespondent", "korrespondentin",
	"experte", "expertin", "chefredakteur", "chefredakteurin", "kolumnist", "kolumnistin", "mitarbeiter", "mitarbeiterin", "volontär", "volontärin",
	"journalist", "journalistin", "volontaer",
}

// lessJobAhead takes a job off the front of a name that has two words without it.
func lessJobAhead(s string) string {
	first, rest, _ := strings.Cut(s, " ")
	if !strings.Contains(strings.TrimSpace(rest), " ") {
		return s
	}
	job := strings.ToLower(first[strings.LastIndexByte(first, '-')+1:])
	if slices.Contains(jobsAhead, job) {
		return strings.TrimSpace(rest)
	}
	return s
}

// trimName takes role words, titles, addresses and marks off a name. It returns "" when nothing is left.
func trimName(s string) string {
	s = squeeze(s)
	whole := s
	for _, cut := range []string{"http://", "https://", "www."} {
		if i := strings.Index(s, cut); i >= 0 {
			s = s[:i]
		}
	}
	// A mail address, and what it stands in.
	if i := strings.IndexByte(s, '@'); i > 0 {
		j := i
		for j > 0 && s[j-1] > ' ' && s[j-1] < 0x80 && strings.IndexByte("(<[,;:/|", s[j-1]) < 0 {
			j--
		}
		s = s[:j]
	}
	for range 3 {
		s = strings.Trim(s, " \t\n,;:：，、。.|｜/／\\-–—_•·*+=~<>()（）[]【】{}「」『』“”\"@©®#→›»«✍️📷▲▼●■◆")
		lower := strings.ToLower(s)
		before := s
		for _, w := range leadWords {
			if len(lower) > len(w) && strings.HasPrefix(lower, w) {
				rest := s[len(w):]
				// "Di", "Von" and "De" also begin names: they lead one only before two words.
				if len(w) <= 4 && w != "by" && !strings.HasSuffix(w, ":") && strings.IndexByte(strings.TrimSpace(rest), ' ') < 0 {
					continue
				}
				if r, _ := utf8.DecodeRuneInString(rest); unicode.IsSpace(r) || strings.HasSuffix(w, ":") || r == ':' || r == '：' {
					s = strings.TrimLeft(rest, " :：")
					break
				}
			}
		}
		if s == before {
			break
		}
	}
	lower := strings.ToLower(s)
	for _, w := range tailWords {
		i := strings.Index(lower, w)
		if i <= 0 || len(lower) != len(s) {
			continue
		}
		// " editor" ends a name, " editorial" does not.
		if end := i + len(w); letter(w[len(w)-1]) && end < len(lower) && letter(lower[end]) {
			continue
		}
		if w == " (" {
			// "A (B) C" is a name; "A (Job)" is a name and something else.
			if end := strings.IndexByte(s[i:], ')'); end > 0 && strings.Trim(s[i+end+1:], " .,") != "" && len(s) <= maxName {
				continue
			}
		}
		s, lower = s[:i], lower[:i]
	}
	// A staff code: 甲乙_NB12345.
	if i := strings.IndexByte(s, '_'); i > 0 && wideShare(s[:i]) > 0.5 {
		s = s[:i]
	}
	s = lessDegree(lessJobAhead(s))
	for before := ""; before != s; {
		before = s
		for _, t := range titles {
			if len(s) > len(t)+1 && strings.EqualFold(s[:len(t)], t) && s[len(t)] == ' ' {
				s = strings.TrimSpace(s[len(t):])
			}
		}
	}
	s = strings.Trim(s, " ,;:：，、|｜/／\\-–—_•·*<>()（）[]【】“”\"")
	// A dot ends a sentence, not an initial.
	if strings.HasSuffix(s, ".") {
		last := s[strings.LastIndexByte(s, ' ')+1:]
		if utf8.RuneCountInString(last) > 4 {
			s = strings.TrimSuffix(s, ".")
		}
	}
	return lastDot(s, whole)
}

// lessDegree takes degrees and licences off the end of a name that has two words without them.
func lessDegree(s string) string {
	for {
		i := strings.LastIndexByte(s, ' ')
		if i < 0 || !strings.Contains(s[:i], " ") {
			return s
		}
		switch strings.ReplaceAll(strings.Trim(s[i+1:], ",®"), ".", "") {
		case "MD", "PhD", "RD", "RDN", "LDN", "RN", "DDS", "DMD", "DVM", "VMD", "LCSW", "LMFT", "CPA", "CFA", "CFP", "CPP", "MBA", "MPH", "PharmD", "PsyD", "DPT", "CSCS", "Esq":
			s = strings.TrimRight(s[:i], " ,")
		default:
			return s
		}
	}
}

// lessDate cuts "A B am 16.11.2020" and "A B 5 mai 2020" before the day.
func lessDate(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if i < 2 || !isDigit(w[0]) {
			continue
		}
		if before := words[i-1]; lowerCase(before) && len(before) <= 4 {
			i--
		}
		return strings.Join(words[:i], " ")
	}
	return s
}

// lastDot gives "A.B.C" back the dot that trimming took off "A.B.C.".
func lastDot(s, whole string) string {
	if n := len(s); n >= 3 && s[n-2] == '.' && (n == 3 || s[n-4] == '.' || s[n-4] == ' ') && strings.Contains(whole, s+".") {
		return s + "."
	}
	return s
}

// emptyNames are words that stand where names do.
var emptyNames = map[string]bool{
	"staff": true, "admin": true, "administrator": true, "editor": true, "editors": true, "redaktion": true, "redacción": true, "redazione": true,
	"rédaction": true, "larédaction": true, "redakcja": true, "redakce": true, "redactie": true, "redaksi": true, "guest": true, "user": true,
	"anonymous": true, "author": true, "authors": true, "авторы": true, "автори": true, "autorzy": true, "autoři": true, "auteurs": true, "autores": true,
	"autori": true, "szerzők": true, "yazarlar": true, "penulis": true, "unknown": true, "webmaster": true, "contributor": true,
	"contributors": true, "team": true, "noauthor": true, "guestauthor": true, "guestwriter": true, "guestpost": true, "publisher": true,
	"anónimo": true, "anónima": true, "anonimo": true, "anonyme": true, "anonym": true, "gastautor": true, "gastautorin": true, "dieredaktion": true, "laredacción": true,
	"larédactiondusite": true, "аноним": true, "редакция": true, "editorial": true, "editorialteam": true, "editorialstaff": true, "staffwriter": true, "staffreporter": true,
	"staffreporters": true, "newsstaff": true, "newsroom": true, "online": true, "none": true, "null": true, "undefined": true,
	"na": true, "test": true, "root": true, "superuser": true, "siteadmin": true, "everyone": true, "comments": true, "share": true,
	"facebook": true, "twitter": true, "linkedin": true, "instagram": true, "email": true, "print": true, "readmore": true, "未知": true,
	"佚名": true, "本站": true, "网络": true, "기자": true, "記者": true, "特派員": true, "편집자": true, "转载": true, "原创": true, "不详": true, "匿名": true, "系统管理员": true, "管理员": true,
	"企鹅号": true, "网易号": true, "搜狐号": true, "百家号": true, "头条号": true, "编辑": true, "记者": true, "小编": true, "综合": true,
	"互联网": true, "本报讯": true, "本报记者": true, "本网记者": true, "monday": true, "tuesday": true, "wednesday": true, "thursday": true,
	"friday": true, "saturday": true, "sunday": true, "last": true, "source": true, "sources": true, "edited": true, "full": true, "study": true,
	"guides": true, "seo": true, "trending": true, "updated": true, "published": true, "montag": true, "dienstag": true, "mittwoch": true,
	"donnerstag": true, "freitag": true, "samstag": true, "sonntag": true, "by": true, "von": true, "par": true, "por": true, "moderator": true,
	"登录": true, "登陆": true, "注册": true, "登入": true, "首页": true, "关注": true, "分享": true, "收藏": true, "评论": true, "打印": true,
	"字号": true, "举报": true, "下载": true, "搜索": true, "返回": true, "更多": true, "订阅": true, "投稿": true, "点赞": true, "正文": true,
	"客户端": true, "我要评论": true, "登錄": true, "註冊": true, "首頁": true, "留言": true, "列印": true, "ログイン": true, "新規登録": true,
	"로그인": true, "회원가입": true, "anmelden": true, "abmelden": true, "registrieren": true, "connexion": true, "signin": true, "signup": true,
	"时间": true, "時間": true, "来自": true, "來自": true, "撰文": true, "出版": true, "更新": true, "发布": true, "發布": true, "点击": true, "浏览": true,
	"네이버": true, "다음": true, "입력": true, "수정": true, "등록": true, "logout": true, "register": true, "menu": true, "search": true, "subscribe": true, "login": true, "home": true, "news": true, "blog": true,
	"nachrichtenagentur": true, "presseagentur": true, "newsagency": true, "agencedepresse": true, "mon": true, "tue": true, "wed": true,
	"thu": true, "fri": true, "sat": true, "sun": true,
}

// notInNames are words that no person's name holds.
var notInNames = []string{
	"http", "www.", ".com", "cookie", "subscribe", "newsletter", "read more", "min read", "mins read", "minutes", "updated", "published",
	"copyright", "all rights", "protected", "fact check", "publicado", "publicada", "publié", "veröffentlicht", "aktualisiert", "pubblicato", "gepubliceerd",
	"publicerad", "publisert", "opublikowan", "опубликовано", "on facebook", "on twitter", "on instagram", "on linkedin", "comments", "share", "follow", "click", "sign up", "log in", "advert", "sponsor", "view all", "learn more", "privacy",
}

// hasNoName reports whether a word stands in s that no person's name holds.
func hasNoName(s string) bool {
	lower := strings.ToLower(s)
	return slices.ContainsFunc(notInNames, func(w string) bool { return strings.Contains(lower, w) })
}

// isPerson reports whether a cleaned string can be a person's name.
func isPerson(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > maxName || emptyNames[fold(s)] {
		return false
	}
	if wideShare(s) > 0.5 {
		return isWideName(s)
	}
	lower := strings.ToLower(s)
	if hasNoName(lower) {
		return false
	}
	words := strings.Fields(s)
	if len(words) > 6 {
		return false
	}
	if administrator(s) {
		return false
	}
	capital := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(r) || strings.ContainsAny(w, "?!:;=%$€£<>{}\"“”") {
			return false
		}
		if unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsLetter(r) && !unicode.IsUpper(r) && !unicode.IsLower(r) {
			capital++
			continue
		}
		if i > 0 && particles[w] || strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "d’") || strings.HasPrefix(w, "'") || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-") || strings.HasPrefix(w, "(") {
			continue
		}
		if particles[w] {
			continue
		}
		return capital == 0 && len(words) <= 2 && n <= 24 && !stopWord(lower) // some sign in small letters
	}
	return capital > 0
}

// administrator reports whether a name is that of a log-in by its task: "Post Admin".
func administrator(s string) bool {
	last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	return last == "admin" || last == "administrator" || last == "webmaster"
}

var particles = map[string]bool{
	"de": true, "del": true, "della": true, "der": true, "den": true, "van": true, "von": true, "zu": true, "zum": true, "la": true, "le": true,
	"da": true, "dos": true, "das": true, "do": true, "di": true, "du": true, "des": true, "bin": true, "ibn": true, "bint": true, "ben": true,
	"el": true, "al": true, "y": true, "e": true, "ter": true, "ten": true, "af": true, "av": true, "of": true, "vom": true, "v.": true, "und": true,
	"o": true,
}

func stopWord(s string) bool {
	for _, w := range strings.Fields(s) {
		switch w {
		case "the", "a", "an", "and", "of", "to", "in", "is", "for", "on", "with", "you", "your", "we", "our", "this", "that", "der", "die", "das",
			"und", "le", "les", "et", "el", "los", "no", "not", "more", "all":
			return true
		}
	}
	return false
}

// Surnames of nearly all Chinese, by frequency; two-character ones apart.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司古吉卓项季代缪边荀丛栾费简晏应桂查宫米麦冷卜戚娄宗褚仇车桑竺郁湛党池芦储巫尧禹鄢隋佟楼幸娜班闵谌蔺初席巩敖佘冼桑揭冀沙商盘全敬官明郎丘沃游褚訾丰呼延路郗銮那谈惠鞠濮蓬扈鹿胥薄粟芮和仝国连原苟景宿木郜须门晁逯花海计强朴由权来羊郇卿藏阴苑迟逄屠帅哈畅宛台曲撒伏仲凤降狄占勾雍都满母区诸步居衣洪童兆張陳劉楊黃趙吳孫馬羅鄭謝許韓鄧馮蔣葉蘇呂盧鍾鐘譚陸賈鄒龍萬錢嚴莊賴溫顏連閻賀龔邱藍嚴華盧喬歐關賓馮傅湯鄔畢齊蕭曾楚鄺駱聶應詹魯繆湛邊歸闕戈宣栗亓刁卞厉嵇巢戎扶瞿茅茹荆荣窦虞衡谯阙隗雒燕祖晋郄郦麻禤乜糜蒯束"

var doubleSurnames = []string{
	"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "南宫", "端木", "百里", "呼延", "轩辕", "宇文",
	"长孙", "独孤", "拓跋", "澹台",
}

// isWideName reports whether a Chinese, Japanese or Korean string can be a person's name by its length and signs.
func isWideName(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case wide(r) && r != '的' && r != '是' && r != '了' && r != '我' && r != '你' && r != '们' && r != '这' && r != '在':
			n++
		case r == '·' || r == '・' || r == '•' || r == ' ' || r >= 0x3041 && r < 0x3100:
		case unicode.IsLetter(r):
		default:
			return false
		}
	}
	if strings.ContainsAny(s, "·・•") {
		return n >= 3 && n <= 16
	}
	return n >= 2 && n <= 5
}

// hasSurname reports whether a Chinese string begins with a surname and is as long as names are.
func hasSurname(s string) bool {
	n := utf8.RuneCountInString(s)
	for _, d := range doubleSurnames {
		if strings.HasPrefix(s, d) && (n == 3 || n == 4) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(s)
	return (n == 2 || n == 3) && strings.ContainsRune(surnames, r)
}

// cutRun cuts Chinese names that are written without a space, by the names known from the rest of the
// page and by where a surname can begin. It returns nil where no cut makes sense.
func cutRun(s string, known []string) []string {
	rs := []rune(s)
	if len(rs) > 40 {
		return nil
	}
	// cost[i] is the least cost of cutting rs[:i]; a known name is free, one of three costs less than one of two.
	const never = 1 << 20
	cost := make([]int, len(rs)+1)
	from := make([]int, len(rs)+1)
	for i := 1; i <= len(rs); i++ {
		cost[i] = never
		for n := 2; n <= 8 && n <= i; n++ {
			if cost[i-n] == never {
				continue
			}
			part := string(rs[i-n : i])
			c := never
			for _, k := range known {
				if k == part {
					c = 1
				}
			}
			if c == never && n <= 4 && hasSurname(part) {
				c = 10 + 3*(4-n)
				if n == 4 {
					c = 3 // a surname of two characters is no accident
				}
			}
			if c != never && cost[i-n]+c < cost[i] {
				cost[i], from[i] = cost[i-n]+c, i-n
			}
		}
	}
	if cost[len(rs)] == never {
		return nil
	}
	var out []string
	for i := len(rs); i > 0; i = from[i] {
		out = append(out, string(rs[from[i]:i]))
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// agencies are news agencies by the names that stand in datelines and credits.
var agencies = map[string]string{
	"reuters": "Reuters", "ap": "AP", "afp": "AFP", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA", "apa": "APA", "sid": "SID", "epd": "epd",
	"kna": "KNA", "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau", "belga": "Belga", "anp": "ANP", "pap": "PAP", "stt": "STT",
	"риановости": "РИА Новости", "интерфакс": "Интерфакс", "укринформ": "Укринформ", "agênciabrasil": "Agência Brasil", "anadolu": "Anadolu",
	"čtk": "ČTK", "tass": "TASS", "тасс": "ТАСС", "риа": "РИА", "xinhua": "Xinhua", "kyodo": "Kyodo", "yonhap": "Yonhap", "upi": "UPI", "pa": "PA",
	"aap": "AAP", "cp": "CP", "lusa": "Lusa", "mti": "MTI", "aa": "AA", "dha": "DHA", "iha": "İHA", "ians": "IANS", "pti": "PTI", "ani": "ANI",
	"bernama": "Bernama", "cna": "CNA", "ats": "ATS", "sda": "SDA", "keystone-sda": "Keystone-SDA", "europapress": "Europa Press",
	"associatedpress": "Associated Press", "adnkronos": "Adnkronos", "agi": "AGI", "télam": "Télam", "dts": "dts", "afx": "AFX",
	"dpa-afx": "dpa-AFX", "bloomberg": "Bloomberg", "thecanadianpress": "The Canadian Press", "新华社": "新华社", "中新社": "中新社",
	"tasr": "TASR", "sita": "SITA", "agerpres": "Agerpres", "mediafax": "Mediafax", "tanjug": "Tanjug", "танјуг": "Танјуг", "hina": "Hina", "bta": "BTA", "бта": "БТА",
	"απε-μπε": "ΑΠΕ-ΜΠΕ", "укрінформ": "Укрінформ", "уніан": "УНІАН", "белта": "БелТА", "askanews": "askanews", "colpisa": "Colpisa", "folhapress": "Folhapress",
	"antara": "Antara", "ttxvn": "TTXVN", "irna": "IRNA", "isna": "ISNA", "ایرنا": "ایرنا", "ایسنا": "ایسنا", "رويترز": "رويترز", "فرانسبرس": "فرانس برس",
	"الأناضول": "الأناضول", "רויטרס": "רויטרס", "पीटीआई": "पीटीआई", "एएनआई": "एएनआई",
	"中新网": "中新网", "人民网": "人民网", "共同通信社": "共同通信社", "時事通信社": "時事通信社",
}

// agency returns the usual spelling of a news agency's name, or "".
func agency(s string) string {
	f := strings.ToLower(strings.ReplaceAll(strings.Trim(s, " .()"), " ", ""))
	return agencies[f]
}

// isOrganizationName reports whether a name is plainly that of an organization.
func isOrganizationName(s string) bool {
	if agency(s) != "" {
		return true
	}
	if wideShare(s) > 0.5 {
		for _, end := range []string{"社", "报", "网", "局", "台", "署", "院", "部", "委", "办", "站", "中心", "日报", "晚报", "集团", "公司", "大学", "编辑部", "新聞", "新聞社", "新闻", "支队", "大队", "总队", "协会", "银行", "警方", "交警", "公安", "发布", "客户端", "频道", "工作室", "观察", "在线", "之家", "視点", "取材班", "報", "電子版", "デジタル", "Web", "뉴스", "신문", "일보"} {
			if strings.HasSuffix(s, end) && utf8.RuneCountInString(s) > 2 {
				return true
			}
		}
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(w, ".,") {
		case "news", "team", "staff", "agency", "agencies", "press", "magazine", "times", "media", "editors", "editorial", "inc", "gmbh", "ltd",
			"llc", "university", "redaktion", "redaktionen", "rédaction", "redacción", "redazione", "online", "institute", "association",
			"foundation", "society", "council", "desk", "newsdesk", "webdesk", "bureau", "network", "group", "company", "department", "center", "centre", "clinic",
			"reporters", "contributors", "services", "service", "post", "herald", "tribune", "journal", "gazette", "daily", "newsroom",
			"redakcja", "redakce", "redakcia", "redactie", "nieuwsredactie", "redação", "redacția", "redaksi", "toimitus", "uutistoimitus", "szerkesztőség",
			"редакция", "редакція",
			"correspondents", "writers", "zeitung", "verlag", "presse", "agentur", "deutschland", "community":
			return true
		}
	}
	return strings.Contains(s, ".de") || strings.Contains(s, ".com") || strings.Contains(s, ".is") || strings.Contains(s, ".net") || strings.Contains(s, ".org")
}

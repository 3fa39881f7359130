package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Surnames that most Korean names begin with.
const koreanSurnames = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉사부경"

// Japanese surnames, the most frequent, by which a sign-off is told from other words in brackets.
var japaneseSurnames = strings.Fields(`佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 齋藤 清水 山崎 阿部 森 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 坂本 遠藤 藤井 青木 福田 三浦 西村 藤原 太田 松田 原田 岡本 中野 中川 小野 田村 竹内 金子 中山 和田 石田 工藤 上田 原 森田 酒井 柴田 横山 宮崎 宮本 内田 高木 谷口 安藤 丸山 今井 大野 高田 菅原 河野 武田 藤本 上野 杉山 千葉 村田 増田 小島 小山 大塚 平野 久保 渡 松井 岩崎 桜井 野口 松尾 木下 野村 菊地 菊池 佐野 大西 杉本 新井 浜田 古川 市川 水野 小松 島田 小池 山内 西田 西川 東 五十嵐 北村 安田 中田 川口 平田 川崎 本田 久保田 吉川 飯田 沢田 辻 関 吉村 岩田 中西 服部 樋口 福島 川上 永井 松岡 田口 山中 森本 土屋 矢野 秋山 石原 松下 大橋 松浦 吉岡 小沢 荒木 荒井 大久保 野田 熊谷 星野 石橋 黒田 堀 尾崎 望月 永田 篠原 内藤 大石 大島 須藤 片山 田辺 白石 大谷 高野 西山 小田 南 堀江 今村 早川 富田 田島 岡崎 村井 秋元 平井 細川 児玉 奥村 宮田 天野 川村 河合 成田 三宅 松村 白井 榎本 柳田 真鍋 塚本 堤 梅田 大川 小西 福井 島 青山 牧野 坂口 川島 関口 土井 多田 津田 浅野 安部 西岡 三好 相馬 柴 根本 栗原 武藤 神田 植田 稲垣 滝沢 町田 戸田 岸 馬場 川田 桑原 松永 宮下 堀内 堀田 小原 角田 竹田 倉田 本間 古田 大森 甲斐 荻野 浅田 江口 森下 梅村 藤沢 安川 大沢 金井 川端 片岡 松崎 中谷 吉野 岩本 岩井 北川 菅野 飯塚 落合 長尾 三木 高島 高井 高山 高松 新田 土田 藤村 藤野 藤川 藤岡 藤山 藤森 松原 松山 松野 松沢 宮川 宮沢 宮城 宮内 小倉 小泉 小柳 小笠原 小坂 小出 小谷 小室 大木 大城 大場 大竹 大平 大内 大原 大山 大井 河原 河内 河村 川原 川本 川野 石塚 石黒 石本 石崎 石山 西尾 西野 西本 西原 西沢 西崎 東野 南部 南雲 北野 北島 北原 北山 中尾 中原 中沢 中井 中嶋 中根 中本 中道 上原 上村 上条 下田 下村 山岸 山根 山岡 山川 山元 山村 山城 山名 横田 横井 平山 平松 平川 平岡 平沢 平林 浅井 浅川 浅見 荒川 有馬 飯島 飯野 市原 市村 稲田 稲葉 岩瀬 岩間 岩下 植木 植村 宇野 内山 梅原 江藤 及川 岡野 岡村 岡部 岡島 沖田 奥田 奥山 奥野 長田 長沢 長野 長井 永野 永山 永島 尾形 織田 柏木 加瀬 勝又 門脇 金沢 金田 金城 鎌田 亀井 狩野 神谷 神山 菊田 木原 木内 木田 清原 草野 窪田 熊田 倉本 黒木 黒川 黒沢 桑田 児島 五味 権藤 今野 斉田 坂井 坂田 坂東 坂上 桜庭 笹川 笹原 佐竹 佐川 沢井 沢村 塩田 塩谷 柴崎 島崎 島村 嶋田 志村 白川 城田 杉原 杉田 杉村 鈴村 砂川 関根 仙石 園田 高瀬 高村 高岡 高倉 滝口 滝本 武井 武内 竹中 竹本 竹村 立石 田所 田上 田代 田原 千田 茅野 塚田 塚原 辻本 辻井 筒井 津村 角野 手塚 寺田 寺島 寺本 土居 徳田 徳永 戸塚 富永 富岡 豊田 鳥居 内海 直井 永瀬 中園 奈良 成瀬 新美 二宮 丹羽 野上 野中 野沢 野崎 野島 能登 羽田 波多野 花田 塙 林田 原口 春日 東山 日高 平賀 広瀬 深沢 深田 福原 福永 福本 藤枝 藤倉 古賀 古谷 古屋 星 細田 堀口 本多 前川 前原 牧 正木 増井 増山 松木 松坂 丸田 三上 三沢 三井 水谷 水口 溝口 峰 三村 宮地 宮原 宮島 宮野 向井 武者 村松 村瀬 村岡 村山 室井 茂木 持田 元木 百瀬 森岡 森川 森永 森山 守屋 八木 柳沢 安井 矢島 矢部 山際 山添 湯浅 横尾 米田 米山 若林 若松 渡瀬 和久井 鷲尾 綿貫`)

// isJapaneseName reports whether words are a Japanese name: a known surname and a given name of one to three letters.
func isJapaneseName(s string) bool {
	s = strings.Join(strings.Fields(s), "")
	n := utf8.RuneCountInString(s)
	if n < 3 || n > 6 {
		return false
	}
	for _, r := range s {
		if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && r != '々' {
			return false
		}
	}
	for _, w := range japaneseSurnames {
		if given := n - utf8.RuneCountInString(w); strings.HasPrefix(s, w) && given >= 1 && given <= 3 {
			return true
		}
	}
	return false
}

// mayBeJapaneseName reports whether words are as long as a Japanese name, in its letters, and no place's or body's.
func mayBeJapaneseName(s string) bool {
	n := utf8.RuneCountInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if n < 3 || n > 6 || strings.ContainsRune("市県区町村都府道国州省島駅店社党会部局省庁署院校号面版年月日", last) || isOrganizationName(s) {
		return false
	}
	kana := false
	for _, r := range s {
		if kana = kana || !unicode.Is(unicode.Han, r) && r != '々'; kana && !unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, first)
}

// japaneseLabels begin a part of a Japanese line of credits; a mark (・, ＝, ：) follows.
var japaneseLabels = []footLabel{
	{"文と写真", "+photo"}, {"文・写真", "+photo"}, {"写真・文", "+photo"}, {"取材・文", RoleAuthor}, {"構成・文", RoleAuthor}, {"文", RoleAuthor},
	{"取材・執筆", RoleAuthor}, {"執筆", RoleAuthor}, {"筆者", RoleAuthor}, {"著者", RoleAuthor}, {"取材", RoleReporter}, {"聞き手", RoleReporter},
	{"記者", RoleReporter}, {"構成", RoleAuthor},
	{"写真", RolePhotographer}, {"撮影", RolePhotographer}, {"カメラ", RolePhotographer}, {"編集", RoleEditor}, {"編集長", RoleEditor},
	{"翻訳", RoleTranslator}, {"訳", RoleTranslator}, {"イラスト", RoleIllustrator}, {"図版", RoleIllustrator}, {"監修", RoleReviewer},
	{"校閲", RoleProofreader}, {"出典", RoleSource}, {"配信元", RoleSource}, {"提供", RoleSource},
}

// japaneseAgencies sign as they stand.
var japaneseAgencies = map[string]bool{
	"共同": true, "共同通信": true, "共同通信社": true, "時事": true, "時事通信": true, "時事通信社": true, "ロイター": true, "ＡＰ": true,
	"AP": true, "ＡＦＰ": true, "AFP": true, "AFP時事": true, "ＡＦＰ時事": true, "AFP=時事": true, "ブルームバーグ": true, "CNN": true,
	"ＣＮＮ": true, "聯合ニュース": true, "中央社": true, "新華社": true, "タス通信": true,
}

// japaneseCredits reads what stands in the brackets of a dateline or sign-off, ワシントン＝甲, 社会部・甲, 聞き手・甲、乙,
// ニューヨーク共同, or in a line of labels; nil when anything else stands there.
//
// known are names found elsewhere on the page. A name with an uncommon surname is one where somebody beside it is known,
// or where the story is signed in lenticular brackets, 【甲、乙】, which papers keep for that.
func japaneseCredits(inside, raw string, known []string) []Credit {
	s := strings.TrimSpace(inside)
	if s == "" || utf8.RuneCountInString(s) > 60 {
		return nil
	}
	if japaneseAgencies[s] {
		return []Credit{{Role: RoleSource, Organization: s, Raw: raw}}
	}
	if list := japaneseLine(s, raw); list != nil {
		return list
	}
	var out []Credit
	place, staff := "", false
	if before, after, ok := strings.Cut(strings.ReplaceAll(s, "=", "＝"), "＝"); ok {
		place, s = strings.TrimSpace(before), strings.TrimSpace(after)
		if utf8.RuneCountInString(place) > 12 {
			return nil
		}
		staff = true
		if japaneseAgencies[s] {
			return []Credit{{Role: RoleSource, Organization: s, Place: place, Raw: raw}}
		}
	} else if w := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) }); len(w) >= 2 && japaneseAgencies[w[len(w)-1]] {
		return []Credit{{Role: RoleSource, Organization: w[len(w)-1], Place: w[0], Raw: raw}} // ［東京 ６日 ロイター］
	} else if before, ok := strings.CutSuffix(s, "共同"); ok && katakana(before) {
		return []Credit{{Role: RoleSource, Organization: "共同", Place: before, Raw: raw}}
	} else if before, ok := strings.CutSuffix(s, "時事"); ok && katakana(before) {
		return []Credit{{Role: RoleSource, Organization: "時事", Place: before, Raw: raw}}
	}
	vouched := strings.HasPrefix(raw, "【")
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,・／/", r) }) {
		part = strings.TrimSpace(part)
		own := isJapaneseName(part) || slices.Contains(known, part)
		switch {
		case len(out) == 0 && !own && isJapaneseDesk(part):
			staff = true
		case own || mayBeJapaneseName(part):
			out = append(out, Credit{Role: RoleAuthor, Name: part, Place: place, Raw: raw})
			vouched = vouched || own
		default:
			return nil
		}
	}
	if !vouched {
		return nil
	}
	for i := range out {
		if staff {
			out[i].Role = RoleReporter
		}
	}
	return out
}

// isJapaneseDesk reports whether words say what a signing person is: 社会部, 編集委員, ワシントン支局.
func isJapaneseDesk(s string) bool {
	for _, end := range []string{"部", "委員", "支局", "総局", "記者", "特派員", "聞き手", "構成", "局"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return katakana(s)
}

func katakana(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Katakana, r) && r != 'ー' {
			return false
		}
	}
	return s != ""
}

// japaneseLine reads a line of labels: 文・甲 写真・乙, 翻訳：丙 編集：丁.
func japaneseLine(s, raw string) []Credit {
	var out []Credit
	for rest := strings.TrimSpace(s); rest != ""; {
		role, n := "", 0
		for _, l := range japaneseLabels {
			if after, ok := strings.CutPrefix(rest, l.word); ok && len(l.word) > n {
				if r, w := utf8.DecodeRuneInString(strings.TrimLeft(after, " ")); w > 0 && strings.ContainsRune("・＝=：:／/", r) {
					role, n = l.role, len(l.word)
				}
			}
		}
		if n == 0 {
			return nil
		}
		rest = strings.TrimLeft(rest[n:], " ・＝=：:／/")
		end := len(rest)
		for _, l := range japaneseLabels { // to the next label
			for _, mark := range []string{"・", "＝", "=", "：", ":", "／", "/"} {
				if i := strings.Index(rest, l.word+mark); i > 0 && i < end {
					end = i
				}
			}
		}
		who := strings.Trim(rest[:end], " 　、。，,／/")
		rest = rest[end:]
		if role == RoleSource {
			if who == "" || utf8.RuneCountInString(who) > 20 {
				return nil
			}
			out = append(out, Credit{Role: role, Organization: who, Raw: raw})
			continue
		}
		for _, name := range strings.FieldsFunc(who, func(r rune) bool { return strings.ContainsRune("、，,／/・", r) }) {
			if name = strings.TrimSpace(name); !isWideName(name) && !isJapaneseName(name) {
				return nil
			}
			if role == "+photo" {
				out = append(out, Credit{Role: RoleAuthor, Name: name, Raw: raw}, Credit{Role: RolePhotographer, Name: name, Raw: raw})
			} else {
				out = append(out, Credit{Role: role, Name: name, Raw: raw})
			}
		}
	}
	return out
}

// japaneseSignoff reads the brackets that begin or end a paragraph.
func japaneseSignoff(s string, atEnd bool, known []string) []Credit {
	if atEnd {
		t := strings.TrimRight(s, " 。\n")
		r, n := utf8.DecodeLastRuneInString(t)
		if strings.ContainsRune("）)】］]", r) {
			if open := openBracket(t[:len(t)-n]); open >= 0 {
				_, w := utf8.DecodeRuneInString(t[open:])
				return japaneseCredits(t[open+w:len(t)-n], t[open:], known)
			}
		}
		if utf8.RuneCountInString(t) <= 60 {
			return japaneseLine(t, t)
		}
		return nil
	}
	if r, n := utf8.DecodeRuneInString(s); strings.ContainsRune("（(【［[", r) {
		if end := closingBracket(head(s, 160)); end > 0 {
			_, w := utf8.DecodeRuneInString(s[end:])
			return japaneseCredits(s[n:end], s[:end+w], known)
		}
	}
	return nil
}

// koreanCredits reads a Korean byline or sign-off: (서울=통신) 갑을병 기자 =, [신문 갑을병 기자], 갑을병·정무기 기자 a@b.
// It returns nil when anything else stands there.
func koreanCredits(s string) []Credit {
	raw := strings.TrimSpace(s)
	if before, after, ok := strings.Cut(strings.Trim(raw, "[]"), " / "); ok && len(raw) < 200 { // [갑을병 기자 / 부산 = 정무기 기자]
		if first, rest := koreanCredits(before), koreanCredits(after); first != nil && rest != nil {
			return withRaw(append(first, rest...), raw)
		}
	}
	s = strings.Trim(raw, " \t=▶◀■.,")
	place, firm := "", ""
	if strings.ContainsAny(head(s, 3), "[(【") {
		inside, after, ok := strings.Cut(s, "]")
		if !ok {
			if inside, after, ok = strings.Cut(s, ")"); !ok {
				inside, after = s, ""
			}
		}
		inside = strings.TrimLeft(inside, "[(【")
		if p, f, ok := strings.Cut(inside, "="); ok && !strings.Contains(f, "기자") {
			place, firm, s = strings.TrimSpace(p), strings.TrimSpace(f), after
		} else {
			s = strings.ReplaceAll(inside, "=", " ") + " " + after
		}
	}
	if before, after, ok := strings.Cut(s, "="); ok && place == "" && hangul(strings.TrimSpace(before)) && strings.Contains(after, "기자") {
		place, s = strings.TrimSpace(before), after // 한빛=갑을병 기자
	}
	if utf8.RuneCountInString(s) > 60 || utf8.RuneCountInString(place) > 12 || utf8.RuneCountInString(firm) > 16 {
		return nil
	}
	var out []Credit
	var names []string
	photo, signed := false, false
	sign := func(role, qualifier string) {
		for _, n := range names {
			out = append(out, Credit{Role: role, Name: n, Organization: firm, Place: place, Qualifier: qualifier, Raw: raw})
			if photo && role != RolePhotographer {
				out = append(out, Credit{Role: RolePhotographer, Name: n, Organization: firm, Raw: raw})
			}
		}
		names, signed = nil, true
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("·,ㆍ・/|=]", r) }) {
		switch {
		case strings.Contains(w, "@"), w == "글", w == "취재", w == "외", strings.HasSuffix(w, "명") && isDigit(w[0]):
			continue
		case w == "사진" || w == "영상":
			photo = true
			continue
		}
		role, title := "", ""
		for _, t := range []struct{ word, role string }{{"특파원", RoleReporter}, {"논설위원", RoleAuthor}, {"칼럼니스트", RoleAuthor}, {"기자", RoleReporter}} {
			if before, ok := strings.CutSuffix(w, t.word); ok {
				role, w, title = t.role, before, t.word
				break
			}
		}
		qualifier := ""
		if title != "" {
			for _, q := range []struct{ word, qualifier string }{{"선임", "senior"}, {"인턴", "intern"}, {"수습", "trainee"}, {"객원", "special"}, {"전문", ""}, {"사진", ""}, {"영상", ""}} {
				if before, ok := strings.CutSuffix(w, q.word); ok {
					w, qualifier = before, q.qualifier
					if q.word == "사진" {
						role = RolePhotographer
					}
					break
				}
			}
		}
		if w != "" {
			if isKoreanName(w) {
				names = appendName(names, w)
			} else if len(names) == 0 && firm == "" && hangul(w) && utf8.RuneCountInString(w) <= 12 {
				firm = w // [신문 갑을병 기자]
			} else {
				return nil
			}
		}
		if role != "" {
			if len(names) == 0 {
				return nil
			}
			sign(role, qualifier)
		}
	}
	if !signed || len(names) > 0 {
		return nil
	}
	return out
}

// isKoreanName reports whether a word is a Korean's full name.
func isKoreanName(s string) bool {
	n := utf8.RuneCountInString(s)
	r, _ := utf8.DecodeRuneInString(s)
	return n >= 2 && n <= 4 && hangul(s) && strings.ContainsRune(koreanSurnames, r) && !isOrganizationName(s)
}

func hangul(s string) bool {
	for _, r := range s {
		if r < 0xAC00 || r >= 0xD7B0 {
			return false
		}
	}
	return s != ""
}

// koreanSignoff reads the byline that begins or ends a paragraph.
func koreanSignoff(s string, atEnd bool) []Credit {
	if !strings.Contains(s, "기자") && !strings.Contains(s, "특파원") && !strings.Contains(s, "위원") {
		if name, mail, ok := strings.Cut(strings.TrimSpace(s), " "); atEnd && ok && isKoreanName(name) && isMailbox(mail) {
			return []Credit{{Role: RoleAuthor, Name: name, Raw: s}}
		}
		return nil
	}
	if atEnd {
		t := strings.TrimSpace(s)
		if utf8.RuneCountInString(t) <= 60 {
			if list := koreanCredits(t); list != nil {
				return list
			}
		}
		mail := strings.LastIndexByte(t, '@')
		if mail < 0 {
			mail = len(t)
		}
		if i := strings.LastIndexAny(t[:mail], ".!?\"”』」\n"); i >= 0 {
			_, n := utf8.DecodeRuneInString(t[i:])
			return koreanCredits(t[i+n:])
		}
		return nil
	}
	top := head(s, 160)
	for _, end := range []string{"기자]", "특파원]", "기자)", "기자 =", "기자=", "특파원 =", "특파원="} {
		if i := strings.Index(top, end); i >= 0 {
			return koreanCredits(top[:i+len(end)])
		}
	}
	return nil
}

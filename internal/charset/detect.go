package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sampleSize bounds the text that detection looks at: more does not change its mind.
const sampleSize = 6 << 10

// detected are the encodings that text without a usable label is tried in, the likelier first.
var detected = []string{
	"gb18030", "shift_jis", "big5", "euc-kr", "euc-jp", "windows-1252", "windows-1251", "koi8-r", "windows-1250", "windows-1254",
	"windows-1253", "windows-1256", "windows-1255", "windows-874", "windows-1257", "windows-1258", "ibm866", "iso-8859-5", "iso-8859-2",
}

// detect names the encoding in which s reads most like text that people write.
// A statistical detector (chardet) was measured first on the texts of TestDetect: as good on East Asian text
// and Cyrillic, but Polish, Czech, German, Turkish and Arabic came out wrong.
func detect(s []byte) string {
	best, bestScore := "windows-1252", -1e9
	for _, name := range detected {
		if score := plausible(s, name); score > bestScore+1e-9 {
			best, bestScore = name, score
		}
	}
	return best
}

// sample returns the parts of b with non-ASCII text, tags left off, up to sampleSize bytes.
func sample(b []byte) []byte {
	out := make([]byte, 0, min(len(b), sampleSize))
	inTag := false
	last := -100 // where the last non-ASCII byte stood
	for i := 0; i < len(b) && len(out) < sampleSize; i++ {
		c := b[i]
		switch {
		case c == '<':
			if !inTag && len(out) > 0 {
				out = append(out, ' ')
			}
			inTag = true
		case c == '>':
			inTag = false
		case inTag:
		case c >= utf8.RuneSelf:
			if i-last > 12 {
				// the beginning of the word, so that letters have their neighbours
				for j := max(0, i-8); j < i; j++ {
					if d := b[j]; d < utf8.RuneSelf && d != '<' && d != '>' {
						out = append(out, d)
					}
				}
			}
			last = i
			out = append(out, c)
		case i-last <= 12:
			out = append(out, c)
		}
	}
	return out
}

// plausible says how much s, read in the named encoding, looks like text: about 1 for real text, below 0 for nonsense.
func plausible(s []byte, name string) float64 {
	e, _ := Lookup(name)
	if e == nil {
		return -10
	}
	text, err := e.NewDecoder().String(string(s))
	if err != nil {
		return -10
	}
	if !multiByte(name) {
		if alphabets, ok := latinAlphabets[name]; ok {
			return plausibleLatin(text, alphabets)
		}
		return plausibleScript(text, scripts[name])
	}
	return plausibleAsian(text, name)
}

// plausibleAsian scores decoded East Asian text by how common its characters are.
func plausibleAsian(text, name string) float64 {
	var sum float64
	n, kana := 0, 0
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		n++
		switch {
		case r == utf8.RuneError:
			sum -= 4
		case r < 0xA0 || unicode.Is(unicode.Co, r):
			sum -= 3
		case r >= 0x3041 && r <= 0x30FE:
			kana++
			if name == "shift_jis" || name == "euc-jp" {
				sum++
			}
		case r >= 0xFF61 && r <= 0xFF9F: // half-width katakana: what single bytes become in Shift_JIS
			sum -= 0.6
		case r >= 0xAC00 && r <= 0xD7A3:
			switch {
			case commonHangul[r]:
				sum += 1.1
			case name == "euc-kr":
				sum += 0.35
			}
		case unicode.Is(unicode.Han, r):
			switch {
			case name == "euc-kr":
				sum -= 0.3 // Korean news has few Hanja
			case commonHan[r]:
				sum += 1.2
			case r >= 0x4E00 && r <= 0x9FFF:
				sum += 0.25
			default:
				sum -= 1
			}
		case r >= 0x3001 && r <= 0x3011 || r >= 0xFF01 && r <= 0xFF5E || r == '…' || r >= 0x2014 && r <= 0x201D || r == '·':
			sum += 0.5
		default:
			sum -= 0.7
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// script is an alphabet of its own: letters, and where it stands.
type script struct {
	table  *unicode.RangeTable
	common string // the letters that most of a text consists of
}

var scripts = map[string]script{
	"windows-1251": {unicode.Cyrillic, "оеаинтсрвлкмдпуяыьгзбчй"},
	"koi8-r":       {unicode.Cyrillic, "оеаинтсрвлкмдпуяыьгзбчй"},
	"ibm866":       {unicode.Cyrillic, "оеаинтсрвлкмдпуяыьгзбчй"},
	"iso-8859-5":   {unicode.Cyrillic, "оеаинтсрвлкмдпуяыьгзбчй"},
	"windows-1253": {unicode.Greek, "αοιετσνηυρπκμλςόάίέή"},
	"windows-1255": {unicode.Hebrew, "יוהלאמרתבשנעםדקפ"},
	"windows-1256": {unicode.Arabic, "اليمونرتبةعدسفهكقحجأ"},
	"windows-874":  {unicode.Thai, "านรอกเงมยลวดทตสะปบคห่้ีิั"},
}

// plausibleScript scores text of an alphabet other than Latin: letters in runs, capitals only where words begin.
func plausibleScript(text string, sc script) float64 {
	var sum float64
	n := 0
	var before rune
	for _, r := range text {
		if r >= utf8.RuneSelf {
			n++
			switch {
			case r == utf8.RuneError:
				sum -= 4
			case r < 0xA0:
				sum -= 3
			case unicode.Is(sc.table, r):
				switch {
				case asciiLetter(before):
					sum -= 1.5
				case unicode.IsUpper(r) && unicode.IsLower(before):
					sum -= 1.5
				case unicode.IsUpper(r) && unicode.IsUpper(before):
					sum += 0.3
				case strings.ContainsRune(sc.common, r):
					sum += 1.1
				default:
					sum += 0.6
				}
			case strings.ContainsRune(quotation, r):
				sum += 0.3
			default:
				sum -= 0.7
			}
		} else if asciiLetter(r) && before >= utf8.RuneSelf && unicode.IsLetter(before) {
			sum--
		}
		before = r
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// quotation is punctuation that text of any language has.
const quotation = "\u00a0«»„“”‚‘’–—…€·•°§№©®™"

// latinAlphabets are the letters outside ASCII of the languages that an encoding serves.
var latinAlphabets = map[string][]string{
	"windows-1252": {"éèàùâêîôûçëïüœæ", "äöüß", "áéíóúñü¿¡ºª", "áàâãéêíóôõúçü", "àèéìíîòóùú", "åäöæøé", "áéíóúýþæðö", "éëïóöüèç", "çàéèíòóúü·"},
	"windows-1250": {"ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"},
	"iso-8859-2":   {"ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű"},
	"windows-1254": {"çğıöşüâî"},
	"windows-1257": {"ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"},
	"windows-1258": {"àáâãèéêìíòóôõùúýăđĩũơư\u0300\u0301\u0303\u0309\u0323"},
}

// plausibleLatin scores text of Latin letters by the share that one language's alphabet explains.
func plausibleLatin(text string, alphabets []string) float64 {
	var sum float64
	letters, n := 0, 0
	explained := make([]int, len(alphabets))
	var before rune
	for _, r := range text {
		if r < utf8.RuneSelf {
			before = r
			continue
		}
		n++
		low := unicode.ToLower(r)
		if r == 'İ' {
			low = 'ı'
		}
		switch {
		case r == utf8.RuneError:
			sum -= 4
		case r < 0xA0:
			sum -= 3
		case strings.ContainsRune(quotation, r):
			sum += 0.4
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			letters++
			for i, a := range alphabets {
				if strings.ContainsRune(a, low) {
					explained[i]++
				}
			}
			switch {
			case unicode.IsUpper(r) && unicode.IsLower(before):
				sum--
			case before >= 0xC0 && unicode.IsLetter(before): // two such letters in a row are rare
				sum -= 0.3
			}
		default:
			sum -= 1
		}
		before = r
	}
	if n == 0 {
		return 0
	}
	most := 0
	for _, k := range explained {
		most = max(most, k)
	}
	sum += float64(most)*0.9 - float64(letters-most)*0.8
	return sum / float64(n)
}

func asciiLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// commonHan are characters that news in Chinese, of either script, and Japanese cannot do without.
var commonHan = setOf("的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于着下自之年过過发發后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没動动面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔更别打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運笔城市府昨宣布播线線将於于春工道路旁今桥橋标標闻聞村省县縣州党黨警察民众眾视視网網医醫病院疫情亿億元价價约約股投票选選举舉总统統法院昨日今明午晚分钟鐘称稱表示记者編辑責任作者摄影図駅円県町会社企業政府選手試合研究開発話氏彼")

// commonHangul are the syllables that make up most of Korean news text.
var commonHangul = setOf("이다는을의에가고하지사기로서한은대있일자도아시어리전정부과인해그라만들나수장것제스보국를상원으구성주여공조비에서년월위적명신소경선동오미방학회지금유연연용진안우관계세문건문중했된되할합니까요까지면발반간개산당내생모습도마외민통령업무차재분야무현")

func setOf(letters string) map[rune]bool {
	set := make(map[rune]bool, len(letters)/3)
	for _, r := range letters {
		set[r] = true
	}
	return set
}

package extract

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// findLanguage takes the language that the page declares, unless its running text is plainly in another.
func (p *page) findLanguage() {
	var declared string
	for _, s := range []string{p.signs.lang, p.metaText("content-language", "language", "dc.language", "dcterms.language"), p.metaText("og:locale"), p.ld.language} {
		if declared = languageTag(s); declared != "" {
			break
		}
	}
	main, _, _ := strings.Cut(declared, "-")
	found, sure := languageOf(p.signs.sample, main)
	switch {
	case found == "" || sameLanguage(main, found):
	case declared == "":
		declared = found
	case sure:
		declared = found
		for _, s := range []string{p.metaText("og:locale"), p.ld.language} {
			if tag := languageTag(s); strings.HasPrefix(tag, found) {
				declared = tag // a second declaration that the text bears out has the region too
				break
			}
		}
	}
	p.article.Language = declared
}

// sameLanguage reports whether a declared language may stand for the one found in the text.
func sameLanguage(declared, found string) bool {
	if declared == found {
		return true
	}
	switch declared {
	case "no", "nb", "nn", "da":
		return found == "no" || found == "da" && declared != "da"
	case "hr", "sr", "bs", "sh":
		return found == "hr" || found == "sr"
	case "ms", "id":
		return found == "id"
	case "uk", "be", "bg", "mk", "kk", "ky", "mn", "sr-cyrl", "tg", "tt":
		return found == "ru"
	case "fa", "ur", "ps", "ckb", "sd", "ug":
		return found == "ar"
	case "mr", "ne", "bho", "sa":
		return found == "hi"
	case "yue", "wuu", "lzh":
		return found == "zh"
	case "gl", "ca", "ast", "eu":
		return found == "es"
	case "lb", "gsw":
		return found == "de"
	case "yi":
		return found == "he"
	case "af":
		return found == "nl"
	}
	return false
}

// languageTag writes a declared language as BCP 47 ("en_US" is en-US), or returns "" for what is none.
func languageTag(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), ",")
	s, _, _ = strings.Cut(s, ".")
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 {
		return ""
	}
	for i, part := range parts {
		for _, r := range part {
			if r >= 0x80 || !letter(byte(r)) && (r < '0' || r > '9') {
				return ""
			}
		}
		switch {
		case i == 0:
			part = strings.ToLower(part)
			if name, ok := languageNames[part]; ok {
				part = name
			}
			if len(part) < 2 || len(part) > 3 || strings.ContainsAny(part, "0123456789") || part == "und" || part == "xx" {
				return ""
			}
		case len(part) == 4 && letter(part[0]):
			part = strings.ToUpper(part[:1]) + strings.ToLower(part[1:])
		case len(part) == 2:
			part = strings.ToUpper(part)
		case len(part) > 8:
			return parts[0]
		default:
			part = strings.ToLower(part)
		}
		parts[i] = part
	}
	if len(parts) > 3 {
		parts = parts[:3]
	}
	if len(parts) > 1 && len(parts[1]) == 1 {
		parts = parts[:1]
	}
	return strings.Join(parts, "-")
}

// languageNames are names and country codes that pages declare instead of a language.
var languageNames = map[string]string{
	"english": "en", "deutsch": "de", "german": "de", "french": "fr", "français": "fr", "spanish": "es", "chinese": "zh", "cn": "zh", "jp": "ja",
	"japanese": "ja", "kr": "ko", "gb": "en", "cz": "cs", "dk": "da", "ua": "uk", "gr": "el", "iw": "he", "in": "id",
}

// stopWords are words so common that a few hundred words of running text tell the language by them.
var stopWords = map[string][]string{
	"en": {"the", "and", "of", "to", "is", "that", "was", "for", "with", "are", "this", "have", "from", "which", "their"},
	"de": {"der", "die", "und", "das", "nicht", "ist", "mit", "den", "von", "auf", "für", "dem", "sich", "auch", "wird", "ein", "eine", "werden"},
	"fr": {"le", "les", "des", "est", "et", "une", "dans", "pour", "pas", "sur", "qui", "avec", "par", "du", "au", "aux", "cette"},
	"es": {"el", "los", "las", "una", "del", "que", "por", "con", "para", "su", "como", "más", "pero", "sus", "fue", "ha", "y"},
	"it": {"il", "che", "di", "della", "per", "una", "sono", "non", "con", "del", "nel", "alla", "anche", "dei", "gli", "è", "più"},
	"pt": {"os", "uma", "não", "que", "para", "com", "do", "da", "dos", "das", "em", "mais", "ao", "foi", "são", "no", "na", "pela"},
	"nl": {"het", "een", "van", "niet", "dat", "zijn", "voor", "met", "ook", "maar", "wordt", "aan", "deze", "naar", "bij"},
	"sv": {"och", "att", "det", "som", "är", "för", "inte", "på", "har", "av", "ett", "till", "från", "också", "kan"},
	"no": {"og", "det", "som", "ikke", "på", "har", "av", "å", "til", "fra", "også", "jeg", "etter", "seg", "ble", "hun"},
	"da": {"og", "det", "som", "ikke", "på", "har", "af", "at", "til", "fra", "også", "jeg", "efter", "sig", "blev", "hun"},
	"fi": {"ja", "on", "ei", "että", "oli", "mutta", "myös", "kun", "ovat", "hän", "joka", "tai", "mukaan", "sekä"},
	"pl": {"nie", "się", "jest", "na", "że", "do", "są", "oraz", "przez", "ale", "jak", "po", "od", "który", "które"},
	"cs": {"že", "je", "se", "na", "jsou", "ale", "jako", "který", "také", "byl", "pro", "podle", "jsme", "bylo", "při"},
	"sk": {"že", "sa", "je", "na", "sú", "ale", "ako", "ktorý", "tiež", "bol", "pre", "podľa", "sme", "bolo", "pri"},
	"hu": {"hogy", "nem", "egy", "és", "az", "is", "volt", "ez", "meg", "csak", "már", "mint", "lesz", "ami"},
	"ro": {"și", "este", "că", "nu", "din", "pentru", "care", "cu", "mai", "fost", "sunt", "această", "prin", "după"},
	"tr": {"bir", "ve", "bu", "için", "ile", "olarak", "daha", "olan", "çok", "gibi", "sonra", "kadar", "olduğunu", "da", "de"},
	"id": {"yang", "dan", "di", "dengan", "untuk", "tidak", "ini", "dari", "itu", "dalam", "pada", "akan", "juga", "adalah"},
	"vi": {"của", "và", "là", "không", "được", "trong", "cho", "các", "có", "một", "người", "với", "những", "này", "đã"},
	"hr": {"je", "da", "se", "nije", "su", "kako", "koji", "što", "bio", "ali", "kao", "za", "iz", "koje", "prema"},
	"ca": {"els", "les", "amb", "és", "una", "que", "dels", "per", "més", "aquest", "aquesta", "ha", "ser", "també"},
}

// stopLanguages are the languages of stopWords in order; languagesOf gives each word's by their place in it.
var (
	stopLanguages = slices.Sorted(maps.Keys(stopWords))
	languagesOf   = func() map[string][]int8 {
		out := map[string][]int8{}
		for k, lang := range stopLanguages {
			for _, w := range stopWords[lang] {
				out[w] = append(out[w], int8(k))
			}
		}
		return out
	}()
)

// longestStopWord is the length of the longest stop word, in bytes.
var longestStopWord = func() (n int) {
	for w := range languagesOf {
		n = max(n, len(w))
	}
	return n
}()

// languageOf tells the language of running text by its script, then by its stop words; sure is set
// when there is enough of it to overrule what the page declares.
func languageOf(s, declared string) (tag string, sure bool) {
	var letters, latin, han, kana, hangul, cyrillic, arabic, devanagari, greek, hebrew, thai int
	for _, r := range s {
		switch {
		case r < 0x80 && !letter(byte(r)), r >= 0x2000 && r < 0x2E80:
			continue
		case r < 0x250, r >= 0x1E00 && r < 0x1F00:
			latin++
		case r >= 0x370 && r < 0x400:
			greek++
		case r >= 0x400 && r < 0x530:
			cyrillic++
		case r >= 0x590 && r < 0x600:
			hebrew++
		case r >= 0x600 && r < 0x780:
			arabic++
		case r >= 0x900 && r < 0x980:
			devanagari++
		case r >= 0xE00 && r < 0xE80:
			thai++
		case r >= 0x3041 && r < 0x3100:
			kana++
		case r >= 0x3400 && r < 0xA000:
			han++
		case r >= 0xAC00 && r < 0xD7B0:
			hangul++
		default:
			if !unicode.IsLetter(r) {
				continue
			}
		}
		letters++
	}
	if letters < 40 {
		return "", false
	}
	half := letters / 2
	switch {
	case hangul > letters/3:
		return "ko", true
	case kana > letters/10 && kana+han > letters/3:
		return "ja", true
	case han > letters/3:
		return "zh", true
	case cyrillic > half:
		if strings.ContainsAny(s, "іїєґ") {
			return "uk", strings.Count(s, "і") > 10 && !strings.ContainsAny(s, "ыэъ")
		}
		return "ru", true
	case arabic > half:
		if strings.ContainsAny(s, "پچژگ") {
			return "fa", false
		}
		return "ar", true
	case devanagari > half:
		return "hi", true
	case greek > half:
		return "el", true
	case hebrew > half:
		return "he", true
	case thai > half:
		return "th", true
	case latin < half:
		return "", false
	}
	counts := make([]int, len(stopLanguages))
	total := 0
	var buf [64]byte
	word := buf[:0] // in lower case
	end := func() {
		if len(word) > 0 {
			total++
			if len(word) <= longestStopWord {
				for _, k := range languagesOf[string(word)] {
					counts[k]++
				}
			}
			word = word[:0]
		}
	}
	for _, r := range s {
		switch {
		case r < 0x80 && letter(byte(r)):
			word = append(word, byte(r)|0x20)
		case r >= 0x80 && unicode.IsLetter(r):
			word = utf8.AppendRune(word, unicode.ToLower(r))
		default:
			end()
		}
	}
	end()
	best, second := 0, 0
	for k, n := range counts {
		n = n * 15 / len(stopWords[stopLanguages[k]])
		if n > best {
			best, second, tag = n, best, stopLanguages[k]
		} else if n > second {
			second = n
		}
	}
	if total < 12 || best*12 < total || best*4 < second*5 {
		// Not one of these, or too close to call: trigrams know more languages.
		info := whatlanggo.Detect(s)
		if !info.IsReliable() {
			return "", false
		}
		tag = info.Lang.Iso6391()
		if stopWords[tag] != nil {
			return tag, false // it should have that language's stop words, and has not
		}
		if tag == "zu" && mentions(s, "ukuba", "kwaye", "xa", "ngoku") > mentions(s, "ukuthi", "futhi", "uma", "manje") {
			tag = "xh" // Zulu's sister, which the trigrams do not know
		}
		// Systems declare a language by default: text of sixty words with next to none of its stop words is not in it.
		return tag, total > 60 && best*12 < total && stopWords[declared] != nil
	}
	return tag, total > 60 && best*6 > total && best > 2*second
}

// mentions counts how often the words stand in the text.
func mentions(s string, words ...string) (n int) {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if slices.Contains(words, strings.Trim(w, ".,;:“”\"'()")) {
			n++
		}
	}
	return n
}

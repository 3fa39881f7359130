package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"archiver/internal/newsagency"
)

// splitted is a caption taken apart.
type splitted struct {
	caption string
	credits []Credit
	terms   string // rights lines
}

// rightsLine begins a sentence that says what may be done with a picture.
var rightsLine = regexp.MustCompile(`(?i)(?:^|[\s(.;|*–-])(mandatory credit|all rights(?: reserved)?|no (?:resales?|archives?|sales|use|commercial|other use|re-?use)\b|(?:for )?editorial use only|not for (?:sale|use|resale)|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|riproduzione riservata|reproducción prohibida|reprodução proibida|reproduction interdite|restricted to|attention editors|nur redaktionell|nur zur redaktionellen|honorarpflichtig|este contenido no|reproduction prohibited|usage restriction)`)

// rightsWords has a word of each form of rightsLine and rightsLineCJK.
var rightsWords = []string{
	"mandatory", "no re", "no arch", "no sale", "no use", "no comm", "no other", "editorial use", "not for", "reserved", "vorbehalten", "réservés",
	"reservados", "riservat", "reproduc", "reprodução",
	"restrict", "all rights", "attention", "redaktionell", "honorar", "este contenido", "prohibited", "版权", "未经", "转载", "転載", "재배포", "전재", "재판매"}

var rightsLineCJK = regexp.MustCompile(`(版权所有|未经(?:许可|授权|允许)|禁止转载|严禁转载|無断転載|転載禁止|무단\s?전재|재배포\s?금지|재판매 및 DB)`)

// splitCaption parts a caption as shown into what it says of the picture, who made it, and the terms of its use.
func splitCaption(s string) splitted {
	var out splitted
	s = trimCaption(s)
	if s, out.terms = cutRights(s); out.terms != "" {
		s = trimCaption(s)
	}
	for range 3 { // "(Foto: A) © B": a caption may have several
		rest, credits := cutCredit(s)
		if len(credits) == 0 {
			break
		}
		s = trimCaption(rest)
		out.credits = append(credits, out.credits...)
		if s == "" {
			break
		}
	}
	out.caption = s
	out.credits = uniqueCredits(out.credits)
	return out
}

// licence is a public licence beside a picture's maker.
var licence = regexp.MustCompile(`(?i)[(\[]?\s*\b(?:licen[cs]e:?\s|lizenz:?\s)?((?:creative commons\s*[(:,]?\s*)?\bCC[ -]?(?:BY|0)(?:[ -](?:SA|NC|ND))*(?:[ -]?\d\.\d)?(?:[ -]DEED)?|creative commons(?: attribution[\w -]*(?:\d\.\d)?)?|public domain|gemeinfrei|domaine public|dominio público|domínio público)(?:[ -]licen[cs]e)?\s*[)\]]?`)

// cutLicence takes a public licence off a caption: "A/Wikimedia Commons, CC BY-SA 4.0".
func cutLicence(s string) (rest, terms string) {
	if low := strings.ToLower(s); !strings.Contains(low, "cc") && !strings.Contains(low, "commons") && !strings.Contains(low, "public") && !strings.Contains(low, "gemeinfrei") && !strings.Contains(low, "público") {
		return s, ""
	}
	m := licence.FindStringSubmatchIndex(s)
	if m == nil {
		return s, ""
	}
	before, after := strings.TrimSpace(s[:m[0]]), strings.TrimSpace(s[m[1]:])
	opened, closed := strings.ContainsAny(s[m[0]:m[0]+1], "(["), strings.ContainsAny(s[m[1]-1:m[1]], ")]")
	r, _ := utf8.DecodeLastRuneInString(before)
	if after != "" && !strings.ContainsAny(after[:1], "/,;|)].") && !strings.HasPrefix(after, "via ") || after == "" && before != "" && !opened && !strings.ContainsRune("/,;|-–—:©", r) {
		return s, "" // words of a sentence
	}
	before, after = strings.TrimRight(before, " /,;|-–—"), strings.TrimLeft(after, " /,;|")
	switch {
	case opened && !closed:
		before += s[m[0] : m[0]+1]
	case closed && !opened:
		after = s[m[1]-1:m[1]] + after
	case before != "" && after != "" && strings.ContainsRune(".!?", r):
		before += " "
	case before != "" && after != "":
		before += ", "
	}
	return before + after, s[m[2]:m[3]]
}

func cutRights(s string) (rest, terms string) {
	s, free := cutLicence(s)
	rest, terms = cutReserved(s)
	return rest, strings.TrimSpace(free + " " + terms)
}

// cutReserved takes off the lines that forbid.
func cutReserved(s string) (rest, terms string) {
	if low := strings.ToLower(s); !slices.ContainsFunc(rightsWords, func(w string) bool { return strings.Contains(low, w) }) {
		return strings.TrimSpace(s), "" // most captions: the patterns below are slow
	}
	var kept []string
	for range 6 {
		m := rightsLine.FindStringSubmatchIndex(s)
		if m == nil {
			m = rightsLineCJK.FindStringSubmatchIndex(s)
		}
		if m == nil {
			break
		}
		from, to := m[2], len(s)
		for i := m[3]; i < len(s); i++ {
			if c := s[i]; c == '.' && (i+1 == len(s) || s[i+1] == ' ') || c == ')' || c == '|' || c == ']' {
				to = i
				if c == '.' {
					to++
				}
				break
			}
			if strings.HasPrefix(s[i:], "。") {
				to = i + len("。")
				break
			}
		}
		if m[3] > m[2] && namesOwner(s[m[2]:m[3]], s[m[3]:to]) {
			to = m[3]
		}
		line := strings.TrimSpace(s[from:to])
		// "Mandatory credit: A/Agency" is a credit as well.
		if l := strings.ToLower(line); strings.HasPrefix(l, "mandatory credit") && strings.Contains(line, ":") {
			_, who, _ := strings.Cut(line, ":")
			kept = append(kept, line)
			s = strings.TrimSpace(s[:from]) + " Credit:" + who + " " + strings.TrimSpace(s[to:])
			s = strings.TrimSpace(s)
			if !strings.HasPrefix(strings.TrimSpace(s[min(len(s), from):]), "Credit:") {
				break
			}
			continue
		}
		kept = append(kept, line)
		s = strings.TrimSpace(strings.TrimRight(s[:from], " (|*–-") + " " + strings.TrimLeft(s[to:], " )|*"))
	}
	return strings.TrimSpace(s), strings.Join(kept, " ")
}

// namesOwner reports whether a line of rights goes on with the name of whose they are: "Tous droits réservés The Paper".
func namesOwner(rights, after string) bool {
	rights, after = strings.ToLower(rights), strings.TrimSpace(after)
	for _, w := range []string{"reserved", "réservés", "vorbehalten", "reservados", "riservati"} {
		if strings.HasSuffix(rights, w) {
			r, _ := utf8.DecodeRuneInString(after)
			return unicode.IsLetter(r) && len(strings.Fields(after)) <= 5 && creditNamesOnly(after)
		}
	}
	return false
}

// trimCaption takes off what pages set around a caption: arrows, brackets around all of it, words of the interface.
func trimCaption(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimSuffix(s, "[/caption]")
	if strings.ContainsAny(head(s, 16), "0123456789") {
		s = captionCounter.ReplaceAllString(s, "")
	}
	if strings.ContainsAny(s[max(0, len(s)-10):], ":") {
		s = captionPlaytime.ReplaceAllString(s, "")
	}
	for {
		t := strings.TrimLeft(s, " ▲△▼▽↑↓←→◆●■◀▶►◄|·•*＊「")
		if strings.HasPrefix(s, "「") && strings.Contains(s, "」") {
			t = strings.TrimLeft(s, " ▲△▼▽↑↓←→◆●■◀▶►◄|·•*＊")
		}
		for _, w := range interfaceWords {
			if len(t) < len(w) {
				continue
			}
			if t[0]|0x20 == w[0]|0x20 && strings.EqualFold(t[:len(w)], w) && firstLabel(t) == nil {
				t = strings.TrimLeft(t[len(w):], " :：,")
			}
			if len(t) >= len(w) && t[len(t)-1]|0x20 == w[len(w)-1]|0x20 && strings.EqualFold(t[len(t)-len(w):], w) {
				t = strings.TrimRight(t[:len(t)-len(w)], " ")
			}
		}
		if t != "" {
			t = cutCaptionMark(t)
		}
		// a label whose name stands elsewhere
		if strings.HasSuffix(t, ":") {
			from := max(0, strings.LastIndexByte(t[:max(0, len(t)-longestLabel)], ' '))
			if m := bareLabel.FindStringIndex(t[from:]); m != nil {
				t = t[:from+m[0]]
			}
		}
		t = strings.TrimRight(strings.TrimSpace(t), " |/-–—,;·•©")
		if t == s {
			return t
		}
		s = t
	}
}

var (
	bareLabel = regexp.MustCompile(`(?i)(?:^|\s)(?:image|photo|picture|foto|bild|imagen|source|quelle|credit|copyright)s?(?: credits?)?\s?:$`)
	// "3 of 12 | " before a gallery's caption.
	captionCounter = regexp.MustCompile(`^(?:\p{L}{1,8}\s)?\d{1,3}\s?(?:of|/|von|de|sur|di|av|из)\s?\d{1,3}(?:\s?[|:.–-]\s?|\s|$)`)
	// " 26.10.2025 | 2:43 min" after a video's.
	captionPlaytime = regexp.MustCompile(`(?:\s\d{1,2}\.\d{1,2}\.\d{4})?\s?\|\s?\d{1,3}:\d{2}\s?(?:min|Min\.?)?$`)
)

// captionMarks stand before a caption, with a comma or colon between, in the languages of a public broadcaster's pages.
var captionMarks = []string{
	"image caption", "photo caption", "legenda da foto", "pie de foto", "légende image", "légende photo", "légende", "подпись к фото", "підпис до фото",
	"fotoğraf altı yazısı", "keterangan gambar", "chụp lại hình ảnh", "maelezo ya picha", "इमेज कैप्शन", "ছবির ক্যাপশান", "படக்குறிப்பு", "توضیح تصویر",
	"التعليق على الصورة", "คำบรรยายภาพ", "图像加注文字", "圖像加註文字", "사진 설명", "画像説明", "写真説明", "caption", "bildunterschrift", "didascalia",
}

// cutCaptionMark takes off such a mark.
func cutCaptionMark(s string) string {
	for _, w := range captionMarks {
		if s[0]|0x20 == w[0]|0x20 && hasFoldPrefix(s, w) {
			if rest := strings.TrimLeft(s[len(w):], " "); rest != "" {
				if r, n := utf8.DecodeRuneInString(rest); strings.ContainsRune(",，،:：", r) {
					return strings.TrimLeft(rest[n:], " ")
				}
			}
		}
	}
	return s
}

// interfaceWords are what a page's own controls say inside a figure.
var interfaceWords = []string{
	"image caption", "image source", "autoplay", "image credit,", "hide caption", "toggle caption", "open image in gallery",
	"open this photo in gallery", "view image in fullscreen",
	"press enter or click to view image in full size", "click image to enlarge", "click on image to enlarge", "click to view larger image", "tap to enlarge",
	"zum vergrößern bitte anklicken", "zum vergrößern auf das bild klicken", "zum vergrößern anklicken", "bild anklicken zum vergrößern", "cliquez pour agrandir",
	"cliquez sur l'image pour l'agrandir", "haga clic para ampliar", "haz clic para ampliar", "pulse para ampliar", "clique para ampliar", "clicca per ingrandire",
	"klik om te vergroten", "klikk for å forstørre", "klik for at forstørre", "klicka för att förstora", "нажмите, чтобы увеличить", "点击图片放大", "クリックで拡大",
	"クリックすると拡大します", "画像クリックで拡大",
	"enlarge image", "view gallery", "show caption", "enlarge this image", "click to enlarge", "read more", "show more", "vis mer", "visa mer",
	"vis mere", "les mer",
	"bild vergrößern", "bild in neuem fenster öffnen", "bild öffnen", "zum vergrößern klicken", "weitere bilder", "galerie öffnen", "mehr anzeigen",
	"lihat foto", "perbesar gambar", "bấm để xem ảnh lớn", "ouvrir l'image en grand", "afficher en plein écran", "ver en pantalla completa", "ver em tela cheia",
	"zobacz galerię", "powiększ zdjęcie", "otevřít galerii", "fotó nagyítása", "deschide galeria", "открыть галерею", "перейти в фотобанк", "перейти в медиабанк",
	"купить фото", "se bildspel", "åpne bildet i fullskjerm", "avaa kuva", "bekijk alle foto's", "fotoğrafı büyüt",
	"agrandir l'image", "ampliar foto", "ampliar imagen", "ver galería", "ingrandisci", "点击查看高清原图", "点击查看大图", "点击图片查看大图",
	"点击放大", "查看大图", "点击查看原图", "全画面表示", "拡大する", "画像を拡大", "[拡大]",
}

// cutCredit takes one credit off a caption; credits is empty when it finds none.
func cutCredit(s string) (rest string, credits []Credit) {
	for _, cut := range []func(string) (string, string){cutKorean, cutJapanese, cutChinese} {
		if !hasCJKText(s) {
			break
		}
		if rest, credit := cut(s); credit != "" {
			if list := creditsOf(credit); len(list) > 0 {
				return rest, list
			}
		}
	}
	for _, cut := range []func(string) (string, string){cutLabelled, cutBracketed, cutTail} {
		if rest, credit := cut(s); credit != "" {
			if list := creditsOf(credit); len(list) > 0 {
				return rest, list
			}
		}
	}
	return s, nil
}

// maxCredit is how long, in bytes, the words that name a picture's makers may be.
const maxCredit = 240

// cutLabelled finds "Foto: A/agency" at the end of a caption, in brackets, or before a bar.
func cutLabelled(s string) (rest, credit string) {
	for _, m := range labels(s, 20) {
		from, to := m[0], m[1]
		for from < to && !isLetterOrDigit(s[from]) && s[from] < utf8.RuneSelf && s[from] != '(' || from < to && s[from] == '(' && to-from > 4 {
			from++
		}
		end, after := len(s), ""
		// In brackets: to the bracket's end.
		if open := openBracket(s[:to]); open >= 0 {
			if n := closingBracket(s[open:]); n > 0 && open+n >= to {
				end = open + n
				after = strings.TrimLeft(s[end:], " )]）］】.")
				from = open
			}
		}
		c := s[to:end]
		before := strings.TrimSpace(s[:from])
		if len(c) > maxCredit || strings.TrimSpace(c) == "" || opensCaption(before, c) {
			continue
		}
		// "Foto de familia": without a mark only names make a credit of it.
		if !isMarkedLabel(s[m[0]:m[1]]) && !creditNamesOnly(onAgency(c)) {
			continue
		}
		if end == len(s) && isCreditProse(c) {
			// The creditLabel opens the line: "Photo: AP. A man walks."
			if k := strings.Index(c, ". "); k > 0 && k < 60 && before == "" && !isCreditProse(c[:k]) {
				return c[k+2:], s[from:to] + c[:k]
			}
			continue
		}
		if isCreditProse(c) {
			continue
		}
		before, from = beforeLabel(s, before, from, to)
		before = strings.TrimRight(before, " ([（［【|–—-,/")
		if after != "" {
			before = strings.TrimSpace(before + " " + after)
		}
		return before, s[from:min(len(s), end)]
	}
	return s, ""
}

// beforeLabel settles what the last words before a label, after the caption's last sentence, are: a word of the label
// ("Image © A"), whose picture it is ("AP PHOTO: A", "Army photo by A"), or what kind ("Stock photo: A"), which the
// caption keeps.
func beforeLabel(s, before string, from, to int) (string, int) {
	k := sentenceStart(before)
	if k == 0 {
		return before, from
	}
	words := strings.Trim(before[k:], " /")
	n := len(strings.Fields(words))
	at := strings.LastIndex(s[:from], words)
	if n == 0 || n > 3 || at < 0 {
		return before, from
	}
	label := s[from:to]
	switch {
	case n == 1 && (slices.Contains(pictureWords, strings.ToLower(words)) || strings.EqualFold(words, "image") || strings.EqualFold(words, "imagen")):
		return before[:k], from
	case isPhotoAgency(words), n == 1 && len(words) <= 5 && strings.ToUpper(words) == words && countLetters(words) >= 2 && strings.ToUpper(label) == label,
		strings.HasPrefix(label, "photo by ") && creditNamesOnly(words), strings.HasPrefix(label, "photo ") && isPhotoAgency(words):
		return before[:k], at
	case n == 1 && markedLabels[strings.ToLower(words)]: // "Autor/allikas: A"
		return before[:k], from
	case n == 1 && isKindOfShot(words):
		return before + " " + strings.TrimRight(strings.TrimSpace(label), ":：= "), from
	}
	return before, from
}

// sentenceStart is where the words begin that follow the last sentence, bracket or bar in s; 0 where s is one sentence.
func sentenceStart(s string) int {
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		switch {
		case strings.ContainsRune("()[]|–—", r):
			return i
		case strings.ContainsRune(".!?,", r) && i < len(s) && s[i] == ' ' && !(r == '.' && i >= 2 && unicode.IsUpper(rune(s[i-2]))):
			return i
		}
		i -= n
	}
	return 0
}

// isKindOfShot reports whether a word before "photo" says what kind of photo it is.
func isKindOfShot(s string) bool {
	switch strings.ToLower(s) {
	case "stock", "representational", "representative", "representation", "illustrative", "generic", "archive", "archival", "undated", "library", "ilustrační", "ilustračné",
		"illusztrációs", "genre":
		return true
	}
	return false
}

// opensCaption reports whether a label begins a caption and no credit: "FILE PHOTO: The bridge in Riverton, May 6, 2024."
func opensCaption(before, after string) bool {
	if n := len(before); n >= 4 && strings.EqualFold(before[n-4:], "file") {
		return true
	}
	switch strings.ToLower(before) {
	case "ein", "das", "the", "a", "et", "ett", "en", "un", "une", "una", "il":
		return true // "Ein Titelbild: die Brücke am Morgen"
	}
	// "Karte: Hier wird die Brücke gebaut"
	words := strings.Fields(after)
	return before == "" && len(words) >= 3 && !strings.Contains(after, ". ") && !(strings.ContainsAny(after, "/|") && (creditPerson(lastPiece(after)) || creditPerson(firstPiece(after)))) && !hasPhotoAgency(after) && slices.ContainsFunc(words, func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLower(r) && !isCreditParticle(w)
	})
}

// onAgency writes "A B on Agency" as "A B/Agency".
func onAgency(s string) string {
	if i := strings.LastIndex(s, " on "); i > 0 && (isPhotoAgency(s[i+4:]) || isNetwork(s[i+4:])) {
		return s[:i] + "/" + s[i+4:]
	}
	return s
}

// pictureWords stand before a name without a colon: "Photo Anne Dupont", "Beeld ANP".
var pictureWords = []string{
	"photo", "photos", "foto", "fotos", "fot.", "beeld", "bild", "bilder", "kuva", "фото", "pic", "picture", "photographie", "fonte", "source",
	"photo d'archives", "photo d’archives", "illustration", "illustratie", "φωτ.", "fotografía",
}

// wordedCredit reports whether words are a name after such a word.
func wordedCredit(s string) bool {
	for _, w := range pictureWords {
		if n := prefixFold(s, w); n > 0 && n < len(s) && s[n] == ' ' {
			rest := strings.TrimSpace(s[n:])
			who := strings.TrimSpace(rest[strings.LastIndexAny(rest, "/|")+1:])
			if (creditPerson(who) || isPhotoAgency(rest) || isRightsSign(rest) || slices.ContainsFunc(strings.Fields(who), isCreditFirm)) && creditNamesOnly(rest) {
				return true
			}
		}
	}
	return false
}

// isRightsSign reports whether a credit is the sign that stands where a maker is unknown or not to be named: "DR", droits réservés.
func isRightsSign(s string) bool {
	return s == "DR" || s == "D.R." || s == "RV" || s == "EP" || s == "E.P."
}

// workedFor reports whether words are a person and for whom the person took the picture: "A B for The Paper".
func workedFor(s string) bool {
	lower := strings.ToLower(s)
	for _, w := range []string{" for ", " für ", " pour ", " para ", " per ", " voor "} {
		if i := strings.Index(lower, w); i > 0 && len(lower) == len(s) {
			after := strings.Trim(s[i+len(w):], " «»“”\"'")
			return creditPerson(s[:i]) && creditNamesOnly(after) && len(strings.Fields(after)) <= 5
		}
	}
	return false
}

// creditNamesOnly reports whether words are names: capitalized all, few, an agency's maybe.
func creditNamesOnly(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" /|,;()", r) })
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !isCreditParticle(w) && !isPhotoAgency(w) || unicode.IsDigit(r) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 12
}

// openBracket is the index of the last bracket in s that is not closed in it, or -1.
func openBracket(s string) int {
	depth := 0
	for i := len(s); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
		switch r {
		case ')', ']', '）', '］', '】':
			depth++
		case '(', '[', '（', '［', '【':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}

// closingBracket is the index in s, which begins with a bracket, of the one that closes it, or -1.
func closingBracket(s string) int {
	depth := 0
	for i, r := range s {
		switch r {
		case '(', '[', '（', '［', '【':
			depth++
		case ')', ']', '）', '］', '】':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// isCreditProse reports whether words are a sentence rather than names: many, mostly in lower case.
func isCreditProse(s string) bool {
	words := strings.Fields(s)
	if len(words) > 24 {
		return true
	}
	lower := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !isCreditParticle(w) && !isPhotoAgency(strings.Trim(w, ".,/()")) {
			lower++
		}
	}
	return lower > 3 && lower*2 > len(words) || lower > 6
}

// cutBracketed finds names with an agency in brackets at the end: "(AFP / A B)".
func cutBracketed(s string) (rest, credit string) {
	t := strings.TrimRight(s, " .。")
	r, n := utf8.DecodeLastRuneInString(t)
	if r != ')' && r != ']' && r != '）' && r != '］' && r != '】' {
		return s, ""
	}
	open := openBracket(t[:len(t)-n])
	if open < 0 {
		return s, ""
	}
	_, w := utf8.DecodeRuneInString(t[open:])
	inner := strings.TrimSpace(t[open+w : len(t)-n])
	if before, ok := cutPhotoWord(inner); ok {
		return strings.TrimSpace(t[:open]), before
	}
	if !looksLikeCredit(inner) && !wordedCredit(inner) && !(isRightsSign(inner) || knownSupplier(inner)) {
		return s, ""
	}
	// "… in the harbour. A B (Agency)"
	before := strings.TrimSpace(t[:open])
	if i := strings.LastIndexAny(before, ".!?"); i > 0 && isPhotoAgency(inner) && creditPerson(strings.TrimSpace(before[i+1:])) {
		return before[:i+1], before[i+1:] + "/" + inner
	}
	return before, inner
}

// cutPhotoWord takes "photo" off a credit that ends with it: "Harbour Police Department photo", "AP photo".
func cutPhotoWord(s string) (who string, ok bool) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return "", false
	}
	switch strings.ToLower(s[i+1:]) {
	case "photo", "photos", "pic", "pics", "image", "picture", "nuotr.", "nuotr", "foto":
	default:
		return "", false
	}
	who = s[:i]
	if w := strings.Fields(who); len(w) > 6 || !creditNamesOnly(who) || isPhotoAgency(s) || isKindOfShot(who) {
		return "", false
	}
	abbreviation := len(who) <= 5 && strings.ToUpper(who) == who && countLetters(who) == len(who) && len(who) >= 2
	firm := slices.ContainsFunc(strings.Fields(who), isCreditFirm)
	return who, isPhotoAgency(who) || firm || abbreviation || strings.HasSuffix(s, "nuotr.") && creditPerson(who)
}

// cutTail finds names with an agency after the caption's last sentence: "… in Paris. BERTRAND GUAY / AFP".
func cutTail(s string) (rest, credit string) {
	if looksLikeCredit(s) && hasPhotoAgency(s) && (strings.ContainsAny(s, "/|") || strings.Contains(s, " via ") || isPhotoAgency(s)) {
		return "", s
	}
	for _, sep := range []string{" | ", " – ", " — ", " - ", " / ", ". ", "? ", "! ", ".” ", ".\" ", "» ", ", ", "• ", ".’ ", "” ", ") "} {
		i := strings.LastIndex(s, sep)
		if i <= 0 || len(s)-i > maxCredit {
			continue
		}
		tail := strings.TrimSpace(s[i+len(sep):])
		// "(…). J. J. Smith/EFE": an initial's stop ends no sentence.
		for sep == ". " && i > 1 && (i == 1 || s[i-2] == ' ' || s[i-2] == '.') && unicode.IsUpper(rune(s[i-1])) {
			k := strings.LastIndex(s[:i-1], sep)
			if k < 0 {
				break
			}
			i = k
			tail = strings.TrimSpace(s[i+len(sep):])
		}
		if sep == ". " && (wordedCredit(tail) || workedFor(tail) || isRightsSign(tail) || shouted(tail) && !shouted(s[:i])) {
			return strings.TrimSpace(s[:i+1]), tail
		}
		if sep == ". " || sep == " – " || sep == " — " {
			if who, ok := cutPhotoWord(tail); ok {
				return strings.TrimRight(strings.TrimSpace(s[:i+1]), " –—"), who
			}
		}
		// "…. | A B": after the bar stands who made it, when what stands before is a caption
		if sep == " | " && creditPerson(tail) && len(strings.Fields(tail)) <= 4 && (strings.ContainsAny(s[i-1:i], ".!?") || strings.Count(s[:i], " ") >= 6) {
			return strings.TrimSpace(s[:i]), tail
		}
		if !looksLikeCredit(tail) || sep == ", " && !strings.ContainsAny(tail, "/") && !strings.HasPrefix(tail, "via ") || sep == " / " && !isPhotoAgency(tail) {
			continue
		}
		if strings.ContainsAny(sep, "|–—-/") {
			// "… fog. A B | Moment | Agency": the credit begins after the last sentence.
			if k := strings.LastIndexAny(s[:i], ".!?"); k > 0 && k+1 < i && s[k+1] == ' ' {
				if first := firstPiece(s[k+1 : i]); creditPerson(first) && creditNamesOnly(s[k+1:i]) {
					return strings.TrimSpace(s[:k+1]), strings.TrimSpace(s[k+1:])
				}
			}
		}
		return strings.TrimRight(strings.TrimSpace(s[:i+len(sep)]), " |–—-,•"), tail
	}
	// "caption text AFP/A B": the agency stands right after the last word.
	if i := strings.LastIndexByte(s, '/'); i > 0 && len(s)-i < 60 {
		start := i
		for start > 0 && s[start-1] == ' ' {
			start--
		}
		start = strings.LastIndexByte(s[:start], ' ') + 1
		if head := strings.TrimSpace(s[start:i]); start > 0 && isPhotoAgency(head) && looksLikeCredit(s[start:]) {
			return strings.TrimSpace(s[:start]), s[start:]
		}
	}
	return s, ""
}

// shouted reports whether words are a person's name in capitals, or an organization's.
func shouted(s string) bool {
	words := strings.Fields(s)
	return strings.ToUpper(s) == s && strings.ToLower(s) != s && len(words) <= 5 && (len(words) <= 4 && creditPerson(s) || len(words) > 1 && slices.ContainsFunc(words, isCreditFirm))
}

// looksLikeCredit reports whether words are names of makers without a creditLabel: an agency among them, or a slash
// between names, and no sentence.
func looksLikeCredit(s string) bool {
	if s == "" || len(s) > maxCredit || isCreditProse(s) || strings.Count(s, " ") > 14 {
		return false
	}
	if network, handle, ok := strings.Cut(s, "/"); ok && isNetwork(network) && handle != "" && !strings.ContainsAny(handle, " /") {
		return true
	}
	if i := strings.LastIndex(s, "via "); i >= 0 && isNetwork(s[i+len("via "):]) && (isShotKind(strings.TrimSpace(s[:i])) || creditNamesOnly(s[:i])) {
		return true
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" /|,;()", r) })
	words = slices.DeleteFunc(words, func(w string) bool { return w == "-" || w == "–" || w == "—" })
	if len(words) == 0 || len(words) > 14 {
		return false
	}
	agency, digits, capital := isPhotoAgency(s), 0, 0
	for i, w := range words {
		if isPhotoAgency(strings.Trim(w, ".")) || i+1 < len(words) && isPhotoAgency(w+" "+words[i+1]) {
			agency = true
		}
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsDigit(r) {
			digits++
		}
		if unicode.IsUpper(r) || r == '@' || !unicode.IsLower(r) && unicode.IsLetter(r) || isCreditParticle(w) || isPhotoAgency(w) {
			capital++
		}
	}
	if digits > 0 || capital < len(words) {
		return false
	}
	return agency || strings.Contains(s, "/") && len(words) >= 2 && len(words) <= 8 && !strings.Contains(s, "://")
}

// hasPhotoAgency reports whether one of the names is an agency's.
func hasPhotoAgency(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/|,;()", r) }) {
		if isPhotoAgency(w) {
			return true
		}
		for _, one := range strings.Fields(w) {
			if isPhotoAgency(one) {
				return true
			}
		}
	}
	return false
}

func hasCJKText(s string) bool {
	for _, r := range s {
		if r >= 0x2E80 {
			return true
		}
	}
	return false
}

// The forms of Chinese credits. A name has two to four characters, or more with a middle dot.
const hanCreditName = `(?:[\p{Han}]{1,6}·[\p{Han}·]{1,12}|[\p{Han}]{2,4}|[A-Za-z][A-Za-z.\-]+(?: [A-Z][A-Za-z.\-]+){0,3})`

var (
	// 图片来源：…, 图/…, 摄影：…
	hanLabel = regexp.MustCompile(`(?:^|[。！？；，、,.\s（(【\[|▲])(文[/／、]?图|图[/／、]?文|图片?来源|图片提供|图片源自|来源|图源|图片|图|摄影师?|摄|供图|制图|绘图|图表|插画|漫画|视觉|图片摄影|照片来源|照片提供|照片)\s?([:：/／丨|｜])\s*(.{1,60})$`)
	// 江城日报资料图
	hanArchive = regexp.MustCompile(`(?:^|[。！？；，、\s（(])([\p{Han}A-Za-z]{2,12}?)(?:资料图片?|资料照片?|档案照)$`)
	// 摄影 甲 乙, 文/图 甲
	hanNamed = regexp.MustCompile(`(?:^|[。！？；，、\s（(【])((?:文[/／、]图|图[/／、]文|摄影师?)[\s]+` + hanCreditName + `(?:[、\s]` + hanCreditName + `){0,3})$`)
	// 甲/视觉中国
	hanSlash = regexp.MustCompile(`(?:^|[。！？；，、\s（(【])(` + hanCreditName + `)\s?[/／]\s?([\p{Han}A-Za-z ]{2,12})$`)
	// 东方IC 图
	hanPicture = regexp.MustCompile(`(?:^|[。！？；，、（(【\s])([\p{Han}A-Za-z]{2,10}(?: [A-Za-z]{2,8})?)\s图$`)
	// 攝 113年5月6日
	hanDay = regexp.MustCompile(`\s*\d{2,4}年\d{1,2}月\d{1,2}日$`)
	// 图据…, 图自…
	hanFrom = regexp.MustCompile(`(?:^|[。！？；，、,.\s（(])((?:图据|图自|图源|图片据|图片自|图片来自|图来自|翻摄自)\s*[:：]?\s*)(.{2,30})$`)
	// 新华社记者 甲 乙 摄
	hanReporter = regexp.MustCompile(`(?:^|[。！？；，、,.\s（(：:】\]/／])([\p{Han}A-Za-z0-9@·\-]{0,24}?(?:记者|記者|通讯员|摄影师|摄影记者|实习生|摄影|特约摄影师|特派记者|攝影))[：:\s]{0,3}(` + hanCreditName + `(?:[、，,\s/／和]{1,2}` + hanCreditName + `){0,6}?)\s*(?:[/／]?\s*(?:摄影报道|摄影|拍摄|摄|攝影|攝|供图|图|/?文)|发)$`)
	// 甲 乙 摄, 甲/摄
	hanTaken = regexp.MustCompile(`(?:^|[。！？；，、,.\s（(：:」”）)])(` + hanCreditName + `(?:[、\s/／]{1,2}` + hanCreditName + `){0,5}?)\s*[/／]?\s*(?:摄影报道|摄影|拍摄|摄|攝影|攝)$`)
	// 某单位供图, 某社发
	hanGiven = regexp.MustCompile(`(?:^|[。！？；，、,\s（(：:”）)])([\p{Han}A-Za-z0-9@·\-\s“”]{2,24}?)\s?(?:供图|提供图片|图片提供|提供|制图|供稿|提供照片)(?:[/／\s]+([\p{Han}A-Za-z0-9@·\-]{2,16}?)发?)?$`)
	// 新华社发
	hanIssued = regexp.MustCompile(`(?:^|[。！？；\s（(])((?:新华社|中新社|中新网|人民视觉|新华网|法新社|路透社|美联社|视觉中国|[\p{Han}A-Za-z]{2,10}(?:社|网|报|客户端))[\p{Han}]{0,4}?)发$`)
)

// simplified writes the few traditional letters that credits are told by as the mainland does; all take three bytes,
// so that places in the text stay the same.
func simplified(s string) string {
	return strings.Map(func(r rune) rune {
		if to, ok := traditional[r]; ok {
			return to
		}
		return r
	}, s)
}

var traditional = map[rune]rune{
	'攝': '摄', '圖': '图', '來': '来', '記': '记', '員': '员', '訊': '讯', '製': '制', '繪': '绘', '資': '资', '視': '视', '發': '发', '報': '报',
	'導': '导', '聞': '闻', '網': '网', '臺': '台', '術': '术', '實': '实', '習': '习', '約': '约', '達': '达', '華': '华', '聯': '联', '國': '国',
	'東': '东', '漢': '汉', '譯': '译', '飾': '饰', '畫': '画', '漲': '涨',
}

func cutChinese(original string) (rest, credit string) {
	text := original
	if m := hanDay.FindStringIndex(text); m != nil {
		text = text[:m[0]] // …攝 113年5月6日
	}
	s := simplified(text)
	body, open := unbracketed(s)
	if rest, credit = cutHan(s, body, open); credit == "" {
		return original, ""
	}
	// The words as printed, wherever the forms found them.
	if strings.HasPrefix(s, rest) {
		rest = text[:len(rest)]
	}
	if i := strings.Index(s, strings.TrimSuffix(credit, "供图")); i >= 0 {
		printed := text[i : i+len(strings.TrimSuffix(credit, "供图"))]
		credit = printed + credit[len(printed):]
	}
	// "（資料照，記者甲攝）" leaves "（資料照".
	if open := openBracket(rest); open >= 0 {
		rest += "）"
	}
	return rest, credit
}

// cutHan is cutChinese in the mainland's letters: of s, and of body, s without a bracket at its end, which opens at open.
func cutHan(s, body string, open int) (rest, credit string) {
	cut := func(from int) string {
		rest := strings.TrimRight(body[:from], " ，、,（(【[|／/")
		for _, label := range []string{"图：", "图:", "图片：", "图片:", "照片："} {
			rest = strings.TrimSuffix(rest, label)
		}
		return strings.TrimRight(rest, " （(")
	}
	if m := hanArchive.FindStringSubmatchIndex(body); m != nil && isOrganizationName(body[m[2]:m[3]]) {
		return cut(m[2]), body[m[2]:m[3]] + "供图"
	}
	if m := hanNamed.FindStringSubmatchIndex(body); m != nil {
		return cut(m[2]), body[m[2]:]
	}
	if m := hanSlash.FindStringSubmatchIndex(body); m != nil && knownSupplier(body[m[4]:m[5]]) {
		return cut(m[2]), body[m[2]:]
	}
	if m := hanPicture.FindStringSubmatchIndex(body); m != nil && (knownSupplier(body[m[2]:m[3]]) || isOrganizationName(body[m[2]:m[3]])) {
		return cut(m[2]), body[m[2]:m[3]] + "供图"
	}
	if m := hanLabel.FindStringSubmatchIndex(body); m != nil {
		word, sep, who := body[m[2]:m[3]], body[m[4]:m[5]], body[m[6]:m[7]]
		_ = sep
		if !strings.ContainsAny(who, "。！？") && !(word == "图片" || word == "图" || word == "照片") || (word == "图" || word == "图片" || word == "照片") && sep != "：" && sep != ":" && !strings.ContainsAny(who, "。！？，") || (word == "图" || word == "图片") && utf8.RuneCountInString(who) <= 12 && !strings.ContainsAny(who, "。！？，的") && (knownSupplier(who) || hanTaken.MatchString(who) || open >= 0 && m[2] > open && hasSurname(who)) {
			return cut(m[2]), body[m[2]:]
		}
	}
	if m := hanFrom.FindStringSubmatchIndex(body); m != nil && !strings.ContainsAny(body[m[4]:m[5]], "，。！？") && !isShotNotSource(body[m[4]:m[5]]) {
		return cut(m[2]), body[m[4]:m[5]] + "供图"
	}
	if m := hanReporter.FindStringSubmatchIndex(body); m != nil {
		return cut(m[2]), body[m[2]:]
	}
	if m := hanTaken.FindStringSubmatchIndex(body); m != nil {
		return cut(m[2]), body[m[2]:]
	}
	if m := hanGiven.FindStringSubmatchIndex(body); m != nil {
		return cut(m[2]), body[m[2]:]
	}
	if m := hanIssued.FindStringSubmatchIndex(body); m != nil {
		return cut(m[2]), body[m[2]:]
	}
	if open >= 0 {
		inner := strings.TrimSpace(strings.Trim(s[open:], "（）()[]［］【】 。"))
		if knownSupplier(inner) {
			return strings.TrimSpace(s[:open]), inner + "供图"
		}
		for _, end := range []string{"图片", "照片", "图"} {
			if who := strings.TrimSuffix(inner, end); who != inner && knownSupplier(who) {
				return strings.TrimSpace(s[:open]), who + "供图"
			}
		}
	}
	// "…。 视觉中国": a supplier's name stands alone at the end.
	for _, sep := range []string{" ", "。", "　"} {
		if i := strings.LastIndex(body, sep); i > 0 && knownSupplier(strings.TrimSpace(body[i+len(sep):])) {
			return strings.TrimSpace(body[:i+len(sep)]), strings.TrimSpace(body[i+len(sep):]) + "供图"
		}
	}
	if knownSupplier(body) {
		return "", body + "供图"
	}
	return s, ""
}

// unbracketed is s without a stop or bracket at its end; open is the index of that bracket's opening, or -1.
func unbracketed(s string) (string, int) {
	t := strings.TrimRight(s, " 。.")
	r, n := utf8.DecodeLastRuneInString(t)
	switch r {
	case ')', '）', ']', '］', '】':
		open := openBracket(t[:len(t)-n])
		if open >= 0 {
			return t[:len(t)-n], open
		}
		return t[:len(t)-n], -1
	}
	return t, -1
}

// isShotNotSource reports whether words say what kind of picture it is, not whose: 视频截图.
func isShotNotSource(s string) bool {
	s = simplified(s)
	switch strings.Trim(s, " 。.") {
	case "図版", "図", "写真", "画像", "図解", "グラフィック", "イメージ", "イメージ写真", "資料写真", "地図", "表", "사진", "그래픽", "자료사진",
		"이미지", "图", "图片", "图表", "插图", "海报", "照片", "示意图", "配图", "动图", "长图", "漫画", "AI生成", "AI制图":
		return true
	}
	for _, w := range []string{"截图", "视频", "网络", "互联网", "监控", "资料", "示意图", "网友", "臉書", "脸书", "資料"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// knownSupplier reports whether s is a supplier of pictures that signs by its bare name.
func knownSupplier(s string) bool {
	switch s {
	case "视觉中国", "東方IC", "东方IC", "IC photo", "IC Photo", "ICphoto", "CFP", "新华社", "中新社", "人民视觉", "图虫", "图虫创意", "摄图网",
		"全景网", "全景视觉", "澎湃影像", "法新社", "路透社", "美联社", "新华网", "中新网",
		"海洛创意", "千图网", "包图网", "站酷海洛", "达志影像", "共同社", "韩联社", "塔斯社", "俄新社", "Visual China", "VCG", "BBC", "中央社",
		"ロイター", "共同", "共同通信", "共同通信社", "時事", "時事通信", "時事通信社", "アフロ", "ゲッティ", "ゲッティイメージズ", "ゲッティ共同",
		"ＡＰ", "ＡＦＰ", "ＥＰＡ", "PIXTA", "연합뉴스", "뉴시스", "뉴스1", "사진공동취재단", "공동취재단", "공동취재사진", "게티이미지", "게티이미지뱅크", "게티이미지코리아", "이데일리", "新華社",
		"美聯社", "達志影像", "路透", "美联", "中国日报", "人民网", "央视新闻", "澎湃新闻", "人民日报":
		return true
	}
	return isPhotoAgency(s)
}

// The forms of Japanese credits.
var (
	jaBracket = regexp.MustCompile(`[（(]([^（）()]{1,30}?)(?:さん)?(撮影|提供|写す|提供写真|写真)[）)]`)
	jaComma   = regexp.MustCompile(`[、，]\s?([^＝=、，。\s（）()]{2,12}?)(?:さん)?(撮影|提供|写す)$`)
	jaEquals  = regexp.MustCompile(`[＝=]\s?([^＝=、。\s（）()]{1,20}?)(?:さん)?(撮影|提供|写す)\s*[）)]?$`)
	jaAgency  = regexp.MustCompile(`[＝=／/・（(【\s]\s?(ＡＰ|AP|ロイター|共同|時事|ＡＦＰ|AFP|ゲッティ|ゲッティ共同|ＥＰＡ|新華社|聯合|タス|ＡＰ通信|共同通信社?|時事通信社?|ロイター通信|ゲッティイメージズ|アフロ|ＡＣＮ|ＵＰＩ)(?:[・=＝]?(?:共同|時事))?\s*[）)】]?$`)
	jaLabel   = regexp.MustCompile(`(?:^|[\s。、（(／［【])(写真提供|写真|撮影|画像提供|画像|提供|イラスト|写真撮影|カメラ|出典|図版作成|図版|作図|グラフィック)[］】]?\s?[：:＝=／/・]\s?([^。、：:（）()]{1,40})[）)]?$`)
)

func cutJapanese(s string) (rest, credit string) {
	if m := jaBracket.FindStringSubmatchIndex(s); m != nil && !strings.ContainsAny(s[m[2]:m[3]], "0123456789０１２３４５６７８９") { // （5月6日撮影）
		return strings.TrimSpace(s[:m[0]] + s[m[1]:]), s[m[2]:m[5]]
	}
	if m := jaComma.FindStringSubmatchIndex(s); m != nil {
		return strings.TrimSpace(s[:m[0]]), s[m[2]:m[5]]
	}
	if m := jaEquals.FindStringSubmatchIndex(s); m != nil {
		return strings.TrimSpace(s[:m[0]]), s[m[2]:m[5]]
	}
	if m := jaLabel.FindStringSubmatchIndex(s); m != nil {
		who := s[m[2]:m[5]]
		if strings.ContainsAny(s[m[3]:m[4]], "］】") { // ［写真］＝甲
			who = s[m[2]:m[3]] + "＝" + s[m[4]:m[5]]
		}
		return strings.TrimRight(strings.TrimSpace(s[:m[2]]), "（(［【／ "), who
	}
	if m := jaAgency.FindStringSubmatchIndex(s); m != nil {
		return strings.TrimSpace(s[:m[0]]), s[m[2]:m[3]] + "提供"
	}
	return s, ""
}

// The forms of Korean credits.
var (
	koLabel = regexp.MustCompile(`(?:[\[(<［〈/]?\s*(?:사진|그래픽|일러스트|자료|이미지|영상|촬영)\s?(?:출처|제공|촬영)?\s?[=:：·]|[\[(]\s?촬영)\s?([^\]\[<>]{1,60}?)\s*[\])>］〉]?$`)
	// [연합뉴스 자료사진]
	koArchive = regexp.MustCompile(`[\[(]\s?([\p{Hangul}A-Za-z0-9]{2,14})\s?(?:자료\s?사진|자료)\s?[\])]$`)
	// [AP=연합뉴스]
	koForeign = regexp.MustCompile(`(?:[\[(]|[.\s/])\s?([A-Za-z가-힣]{2,14}=[\p{Hangul}A-Za-z0-9]{2,14})(?:\s?자료사진)?\s?[\])]?$`)
	// [사진 항만청]
	koSpaced = regexp.MustCompile(`[\[(<]\s?사진\s([\p{Hangul}A-Za-z0-9·]{2,20}(?:\s[\p{Hangul}A-Za-z0-9·]{2,12})?)\s?[\])>]$`)
	// "2024.05.06. photo@paper.example" after a caption
	koTrailer = regexp.MustCompile(`\s*(?:\d{4}\.\d{1,2}\.\d{1,2}\.?\s*)?[\w.\-]+@[\w.\-]+\s*$`)
	koGiven   = regexp.MustCompile(`(?:^|[\s./=(\[])([\p{Hangul}A-Za-z0-9·]{2,20})\s?제공\s*[\])]?$`)
	koTaken   = regexp.MustCompile(`(?:^|[\s./=(\[])([\p{Hangul}]{2,4})\s?(?:선임|인턴|객원)?기자\s*(?:[\w.\-]+@[\w.\-]+)?\s*[\])]?$`)
)

func cutKorean(s string) (rest, credit string) {
	hangul := false
	for _, r := range s {
		if r >= 0xAC00 && r < 0xD7B0 {
			hangul = true
			break
		}
	}
	if !hangul {
		return s, ""
	}
	if i := strings.Index(s, " = "); i > 0 && i < 90 {
		// [서울=뉴시스] 갑을병 기자 = what the picture shows
		if list := koreanCredits(s[:i]); list != nil {
			return strings.TrimSpace(koTrailer.ReplaceAllString(s[i+3:], "")), s[:i]
		}
	}
	s = strings.TrimSpace(koTrailer.ReplaceAllString(s, ""))
	if m := koArchive.FindStringSubmatchIndex(s); m != nil {
		return strings.TrimSpace(s[:m[0]]), s[m[2]:m[3]] + " 제공"
	}
	if m := koForeign.FindStringSubmatchIndex(s); m != nil && (strings.ContainsAny(s[m[0]:m[2]], "[(") || knownSupplier(s[strings.LastIndexByte(s, '=')+1:])) {
		return strings.TrimSpace(s[:m[0]+len(strings.TrimRight(s[m[0]:m[2]], " [(/"))]), strings.Replace(s[m[2]:m[3]], "=", "/", 1) + " 제공"
	}
	if m := koSpaced.FindStringSubmatchIndex(s); m != nil {
		return strings.TrimSpace(s[:m[0]]), s[m[2]:m[3]] + " 제공"
	}
	if i := strings.LastIndexAny(s, " ./"); i > 0 && knownSupplier(s[i+1:]) {
		return strings.TrimRight(strings.TrimSpace(s[:i+1]), " /"), s[i+1:] + " 제공"
	}
	for k, re := range []*regexp.Regexp{koLabel, koGiven, koTaken} {
		if m := re.FindStringSubmatchIndex(s); m != nil {
			who := s[m[2]:m[3]]
			rest := strings.TrimRight(strings.TrimSpace(s[:m[0]]), " /[(")
			switch k {
			case 0:
				label := s[m[0]:m[2]]
				if strings.Contains(label, "그래픽") || strings.Contains(label, "일러스트") {
					return rest, "그래픽=" + who
				}
				if n := utf8.RuneCountInString(who); !strings.HasSuffix(who, "기자") && (strings.Contains(label, "출처") || strings.Contains(label, "제공") || n < 2 || n > 3) && !strings.HasSuffix(who, "제공") {
					who += " 제공"
				}
			case 1:
				who += " 제공"
			case 2:
				who += " 기자"
			}
			return rest, who
		}
	}
	return s, ""
}

// creditsOf reads who made and who supplied a picture out of the words of a credit, creditLabel and all.
func creditsOf(s string) []Credit {
	raw := strings.Trim(strings.TrimSpace(s), "|,;")
	s = raw
	if hasCJKText(s) {
		s = strings.TrimPrefix(s, "촬영 ")
		if m := firstLabel(s); m != nil && m[0] == 0 {
			s = s[m[1]:] // "Photo by 甲"
		}
		if list := cjkCredits(s, raw); len(list) > 0 || isShotNotSource(s) || wideShare(s) > 0.8 {
			return list
		}
		s = strings.TrimSuffix(s, " 제공") // the label of a supplier, which cutKorean puts there
	}
	role := ""
	// Several labels in one: "Foto: A (REUTERS) | Vídeo: B"
	if m := labels(s, 6); len(m) > 1 {
		var out []Credit
		for i := range m {
			from, to := m[i][0], len(s)
			if i+1 < len(m) {
				to = m[i+1][0]
			}
			if i == 0 {
				out = append(out, creditsOf(s[:from])...)
			}
			if from < to && to-from < len(s) {
				out = append(out, creditsOf(s[from:to])...)
			}
		}
		return uniqueCredits(out)
	}
	if m := firstLabel(s); m != nil {
		role = labelRole(s[m[0]:m[1]])
		between := " "
		if creditNamesOnly(s[:m[0]]) {
			between = "|" // "Agency photo by A"
		}
		s = s[:m[0]] + between + s[m[1]:]
	} else if w := strings.Fields(s); len(w) > 1 && slices.Contains(pictureWords, strings.ToLower(w[0])) {
		role = labelRole(w[0])
	}
	s = onAgency(strings.TrimSpace(s))
	var people, firms []string
	kind := ""
	handedOut := false // the first part says that the next supplied it: "Divulgação/A"
	for i, part := range creditParts(s) {
		part, ordered := strings.CutPrefix(part, orderedMark)
		if who, firm, ok := nameAndFirm(part); ok {
			people, part = append(people, who), firm
		}
		if part = cleanCredit(part); part == "" || isStanding(part) {
			continue
		}
		if isShotKind(part) {
			kind = part
			continue
		}
		if i == 0 && isHandout(part) {
			handedOut = true
			firms = append(firms, part)
			continue
		}
		if ordered || handedOut || isPhotoAgency(part) || !creditPerson(part) {
			if !slices.ContainsFunc(firms, func(f string) bool { return strings.EqualFold(f, part) }) {
				firms = append(firms, part)
			}
		} else {
			people = append(people, part)
		}
	}
	if len(people)+len(firms) == 0 && kind != "" {
		firms = append(firms, kind) // all that the page says
	}
	var out []Credit
	firm := ""
	if len(firms) > 0 {
		firm = strings.Join(firms, "/")
	}
	if role == "" {
		role = RolePhotographer
	}
	for _, n := range people {
		out = append(out, Credit{Role: role, Name: n, Organization: firm, Raw: raw, Where: WhereCaption})
	}
	for _, n := range firms {
		out = append(out, Credit{Role: RolePhotoSupplier, Name: n, Raw: raw, Where: WhereCaption})
	}
	return out
}

// labelRole is what a label, in its language, says of those whose names follow; "" when it says only that they made a picture.
func labelRole(label string) string {
	label = strings.ToLower(label)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(label, w) })
	}
	switch {
	case has("courtesy", "source", "quelle", "fuente", "cortes", "gentileza", "concessione", "genehmigung", "fournie", "supplied", "באדיבות", "सौजन्य", "साभार"):
		return RolePhotoSupplier
	case has("foto", "photogra", "photo d", "zdjęcie"):
		return "" // a picture for illustration, no grafik
	case has("illust", "ilustr", "illuszt", "grafi", "graphic", "график", "zeichn", "dessin", "karikatur", "cartoon", "drawing", "art by", "artwork", "teckning", "tegning",
		"иллюстрац", "ілюстрац", "infogra", "map", "karte", "carte", "chart", "коллаж", "колаж", "рисунок", "инфограф", "інфограф", "איור"):
		return RoleIllustrator
	}
	return ""
}

// orderedMark begins a part of a credit that stands behind "for": whom the picture was made for, no person.
const orderedMark = "\x00"

// creditParts cuts the words of a credit at what stands between names.
func creditParts(s string) []string {
	for _, sep := range []string{" via ", " VIA ", " vía ", " für ", " pour ", " para ", " for ", " FOR ", " POUR ", " PARA ", " voor ", " per ", " and ", " und ", " et ", " y ", " e ", " och ", " og ", " & ", " + ", " – ", " — ", " - ", " · ", " • "} {
		if strings.Contains(s, sep) {
			if sep == " & " || sep == " and " || sep == " for " || sep == " e " || sep == " y " {
				// "Marks & Sons", "Inst. for Research" stay whole unless both sides are people or agencies
				a, b, _ := strings.Cut(s, sep)
				if !creditPerson(lastPiece(a)) && !isPhotoAgency(lastPiece(a)) || !creditPerson(firstPiece(b)) && !isPhotoAgency(firstPiece(b)) && sep != " for " {
					continue
				}
			}
			mark := "|"
			switch strings.ToLower(sep) {
			case " für ", " pour ", " para ", " for ", " voor ", " per ":
				mark += orderedMark
			}
			s = strings.ReplaceAll(s, sep, mark)
		}
	}
	s = strings.ReplaceAll(s, " @", "|@") // "Network @handle"
	if strings.Contains(s, "://") {
		words := strings.Fields(s)
		for i, w := range words {
			if k := strings.Index(w, "://"); k > 0 && isASCII(w) {
				words[i] = strings.TrimPrefix(hostOf(strings.TrimLeft(w, "(")), "www.")
			}
		}
		s = strings.Join(words, " ")
	}
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|/;,()[]＝、،\n", r) }) {
		for _, one := range strings.Split(part, ": ") { // "Agency: A B"
			// "A B. Styling by C at D.": a sentence after a name is no name
			if who, more, ok := cutName(one); ok {
				if out = append(out, who); isSaid(more + ".") {
					continue
				}
				one = more
			}
			// "AP-A B": an agency and whose picture it passes on
			if who, of, ok := strings.Cut(strings.TrimSpace(one), "-"); ok && (isPhotoAgency(who) || who == "HO") && creditPerson(of) {
				out = append(out, who, of)
			} else if one = strings.TrimSpace(one); one != "" {
				out = append(out, one)
			}
		}
	}
	return out
}

// nameAndFirm parts a person's name from the agency or archive that stands right behind it: "A B Getty Images",
// "A B Archives The Paper".
func nameAndFirm(s string) (who, firm string, ok bool) {
	for _, word := range []string{" Archives ", " ARCHIVES "} {
		if who, firm, ok = strings.Cut(s, word); ok && creditPerson(who) && creditNamesOnly(firm) {
			return who, firm, true
		}
	}
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' && isPhotoAgency(s[i+1:]) && !slices.Contains(agenciesAndPeople, s[i+1:]) && creditPerson(s[:i]) {
			return s[:i], s[i+1:], true
		}
	}
	return "", "", false
}

// cutName takes a person's name off the front of words that go on after its full stop.
func cutName(s string) (who, more string, ok bool) {
	who, more, ok = strings.Cut(strings.TrimSpace(s), ". ")
	if !ok || !creditPerson(who) || strings.HasSuffix(who, ".") {
		return "", "", false
	}
	last := who[strings.LastIndexByte(who, ' ')+1:]
	return who, more, utf8.RuneCountInString(last) > 2 // no initial, no "St"
}

func lastPiece(s string) string {
	return strings.TrimSpace(s[strings.LastIndexAny(s, "|/;,()")+1:])
}

func firstPiece(s string) string {
	if i := strings.IndexAny(s, "|/;,()"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// cleanCredit takes role words, years and marks off a name.
func cleanCredit(s string) string {
	s = strings.Trim(strings.TrimSpace(s), `.,:;-–—*"“”'„‘’«»©()[]`)
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	if isPhotoAgency(s) || isOwnArchive(s) {
		return s
	}
	if slices.ContainsFunc(words, isMenuWord) && len(words) > 1 {
		return "" // "More by this contributor"
	}
	for len(words) > 0 && (isCreditNoise(words[0]) || slices.Contains(pictureWords, strings.ToLower(words[0]))) {
		words = words[1:]
	}
	if len(words) > 1 {
		switch words[0] {
		case "the", "das", "die", "der", "den", "dem":
			words = words[1:]
		}
	}
	for len(words) > 0 && isCreditNoise(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	s = strings.Join(words, " ")
	letters := false
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters = true
			break
		}
	}
	digits := 0
	for i := range len(s) {
		if isDigit(s[i]) {
			digits++
		}
	}
	if digits > 4 && digits*2 > countLetters(s) || digits > 2 && isDigit(s[0]) && strings.Contains(s, ":") {
		return "" // a date, a number, a playing time
	}
	if len(words) > 1 && strings.ToLower(s) == s && strings.ToUpper(s) != s && !isPhotoAgency(words[0]) && !hasCJKText(s) {
		return "" // "from the archive": no name
	}
	if !letters || utf8.RuneCountInString(s) < 2 && s != "X" || len(s) > 120 || strings.Contains(s, "://") {
		return ""
	}
	if len(words) > 1 && words[0] == "by" || len(words) > 1 && words[0] == "By" {
		s = strings.Join(words[1:], " ")
	}
	return s
}

// isMenuWord reports whether a word stands in the page's own controls and in no name.
func isMenuWord(w string) bool {
	switch strings.ToLower(w) {
	case "this", "more", "read", "view", "click", "here", "your", "mehr", "lesen", "weiterlesen", "lire", "suite", "leer", "más", "mais", "leia", "leggi", "lees", "meer":
		return true
	}
	return false
}

// isOwnArchive reports whether words say that a picture is a private one: whoever the story is about gave it.
func isOwnArchive(s string) bool {
	switch strings.ToLower(s) {
	case "arquivo pessoal", "archivo personal", "archivo familiar", "archivio personale", "archiwum prywatne", "archiv privat", "archives personnelles", "личный архив":
		return true
	}
	return false
}

// isHandout reports whether the first words of a credit say that whoever follows gave the picture out: "Divulgação/A".
func isHandout(s string) bool {
	switch strings.ToLower(s) {
	case "divulgação", "divulgacao", "reprodução", "reproducao", "reproducción", "reproduccion", "cortesía", "cortesia", "gentileza", "mat. prasowe",
		"materiały prasowe", "materiale de presă":
		return true
	}
	return false
}

// isStanding reports whether a part of a credit says only how its photographer stands to the agency: "Jane Doe / Stringer / Agency".
func isStanding(s string) bool {
	return strings.EqualFold(s, "stringer") || strings.EqualFold(s, "contributor") || strings.EqualFold(s, "contributeur") || s == "HO" || s == "STR" || s == "STF"
}

// isNetwork reports whether words are a social network's name.
func isNetwork(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .")) {
	case "x", "twitter", "instagram", "facebook", "tiktok", "youtube", "telegram", "threads", "bluesky", "mastodon", "snapchat", "linkedin", "reddit",
		"truth social", "vk", "weibo", "whatsapp", "vkontakte", "вконтакте", "pinterest", "truthsocial":
		return true
	}
	return false
}

// isShotKind reports whether a part of a credit says what kind of picture it is, or that nobody knows whose: an archive, a
// screenshot, "social media".
func isShotKind(s string) bool {
	switch strings.ToLower(strings.Trim(s, " .")) {
	case "screenshot", "screenshots", "screengrab", "screen grab", "screen capture", "bildschirmfoto", "capture d'écran", "capture d’écran", "capture écran",
		"captura de pantalla", "captura", "captura de tela", "captura de vídeo", "captura de video", "captură", "captură video", "captură foto", "fermo immagine",
		"schermafbeelding", "skjermdump", "skjermbilde", "skärmdump", "skærmbillede", "skærmdump", "kuvakaappaus", "zrzut ekranu", "képernyőkép", "snímek obrazovky",
		"repro", "ekran görüntüsü", "скриншот", "скриншот видео", "скріншот", "צילום מסך", "tangkapan layar", "ảnh chụp màn hình",
		"stock", "stock photo", "file", "file photo", "file image", "illustration", "collage", "montage", "symbolbild", "symbolfoto", "themenbild",
		"social media", "soziale medien", "réseaux sociaux", "redes sociales", "redes sociais", "rrss", "соцсети", "соцмережі", "sosyal medya", "internet", "web",
		"интернет", "інтернет", "ki-generiert", "ki generiert", "ai-generated", "ai generated", "généré par ia", "generada con ia", "généré par l'ia":
		return true
	}
	return false
}

// isCreditNoise reports whether a word of a credit names nobody.
func isCreditNoise(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".,:;()")) {
	case "", "by", "von", "par", "por", "di", "av", "af", "da", "photographer", "fotograf", "fotografin", "fotógrafo", "handout", "file", "archiv",
		"archive", "archives", "archivo", "archivio", "arquivo", "archief", "archiwum", "arkiv", "arkivfoto", "arkisto", "arhiva", "arhivă", "arşiv", "архив", "архів",
		"αρχείο", "d'archives", "d’archives", "photo:", "foto:", "dok", "dok.",
		"ki-generiert", "ai-generated", "symbolbild", "symbolfoto", "archivbild", "archivfoto", "bild:", "bild", "credit", "credits", "credit:", "photograph", "via", "source",
		"courtesy", "of", "staff", "reporter", "copyright", "vis", "mer", "with", "mit", "©", "supplied", "zvg", "stock", "stockfoto", "r.",
		"rights":
		switch strings.ToLower(w) {
		case "zvg", "zvg.", "supplied", "da", "stock", "archives":
			return false
		}
		return true
	}
	year := strings.Trim(w, ".,()")
	return len(year) == 4 && strings.Trim(year, "0123456789") == "" && (year[0] == '1' || year[0] == '2')
}

// isCreditParticle reports whether a word in lower case is part of names.
func isCreditParticle(w string) bool {
	switch w {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "la", "le", "el", "al", "bin", "ibn", "ter", "ten", "zu",
		"zum", "du", "des", "y", "e", "af", "av", "the", "of", "for", "and", "und", "et", "via", "vía", "für", "pour", "para", "by", "dpa", "imago",
		"images", "picture", "alliance", "epa", "afp", "ddp", "apa", "&", "+", "x":
		return true
	}
	return false
}

// creditPerson reports whether words are a person's name: two to five, capitalized, none that organizations bear.
func creditPerson(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	switch words[0] {
	case "The", "THE", "Das", "DAS", "Die", "DIE", "Der", "DER", "Le", "LE", "La", "LA", "Les", "LES", "El", "EL", "Il", "IL", "O", "A", "Os", "As", "Het", "HET":
		return false // "The Paper", "El Puerto"
	}
	if len(words) == 2 && isCreditParticle(words[0]) {
		return false // "de Havenkrant"
	}
	capital, long := 0, false
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		long = long || countLetters(w) > 1
		if strings.ContainsAny(w, "0123456789@_&+:") || isCreditFirm(w) || isPhotoAgency(w) && !slices.Contains(agenciesAndPeople, w) {
			return false
		}
		switch {
		case unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsLetter(r) && !unicode.IsLower(r):
			capital++
		case isCreditParticle(w), strings.HasPrefix(w, "d'"), strings.HasPrefix(w, "d’"), strings.HasPrefix(w, "al-"), strings.HasPrefix(w, "el-"):
		default:
			return false
		}
	}
	return long && (capital >= 2 || capital == 1 && len(words) == 2)
}

// agenciesAndPeople are names of agencies that people bear too.
var agenciesAndPeople = []string{"Rex", "Gallo", "Efe", "Ani", "Esa", "Pa", "Cp", "Mega", "Tass"}

// isCreditFirm reports whether a word marks an organization's name.
func isCreditFirm(w string) bool {
	switch strings.ToLower(strings.Trim(w, ".,")) {
	case "images", "image", "photo", "photos", "foto", "press", "news", "agency", "agencia", "agência", "agence", "agenzia", "agenția", "agentur", "media", "police", "policía",
		"polizei", "university", "universität", "universidad", "université", "institute", "inst", "institut", "ministry", "ministerium",
		"studio", "studios", "archiv", "archive", "archives", "times", "post", "herald", "tribune", "group", "gmbh", "ag", "inc", "ltd", "llc",
		"corp", "company", "co", "tv", "television", "radio", "museum", "government", "gobierno", "project", "team", "club", "fc", "department",
		"office", "service",
		"services", "pictures", "stock", "library", "collection", "collections", "foundation", "stiftung", "network", "international", "global",
		"national", "council", "commission", "kommission", "eu-kommission", "court", "force", "forces", "army", "navy", "guard", "county", "city",
		"state", "states", "house", "church", "society", "association", "verein", "verband",
		"federation", "union", "estate", "hospital", "bank", "airlines", "motors", "entertainment", "productions", "production", "films", "film",
		"records", "magazine", "journal", "gazette", "zeitung", "nachrichten", "online", "digital", "com", "org", "net", "de", "infografik",
		"yearbook", "administration", "agencja", "gazeta", "dziennik", "агентство", "газета", "новости", "министерство", "мэрия", "управление",
		"politie", "gemeente", "kommune", "politiet", "polisen", "poliisi", "comune", "carabinieri", "polizia", "ayuntamiento", "prefeitura", "defesa", "defensa", "secretaria", "secretaría", "polícia",
		"câmara", "governo", "bombeiros", "bomberos", "mairie", "préfecture", "gendarmerie", "pompiers", "feuerwehr", "landkreis", "stadtverwaltung",
		"belediyesi", "valiliği", "ajansı", "haber", "sheriff", "fire", "screenshot", "screenshots", "instagram", "facebook", "twitter", "tiktok",
		"youtube", "telegram", "social", "truth", "composite", "pool", "wire", "europa", "independent", "newspapers", "publishing",
		"publishers", "publications", "standard", "properties",
		"authority", "municipality", "embassy", "presidency", "parliament", "stadt", "gemeinde", "landratsamt", "hochschule", "klinikum", "bistum",
		"alcaldía", "gobernación", "diputación", "fiscalía", "procuraduría", "intendencia", "municipalidad", "autoridad", "autorità", "autorité",
		"ministerio", "ministère", "ministero", "ministério", "vigili", "protezione", "protección", "ejército", "armée", "ville", "présidence", "presidencia", "presidenza",
		"presidência", "senado", "sénat", "senato", "senate", "congress", "kremlin", "holding", "estudios", "estudio", "design", "designs", "tourismus", "tourism", "trybunał", "policja", "urząd", "nationale", "pressestelle", "pressefoto", "bildagentur", "arquivo", "archivo",
		"archief", "telegram-канал", "канал", "пресс-служба", "прес-служба", "мчс", "мид", "мвд", "дснс", "полиция", "поліція":
		return w != "de"
	}
	lower := strings.ToLower(w)
	for _, end := range []string{"polizei", "feuerwehr", "verwaltung", "universität", "hochschule", "zeitung", "ministerium", "museum", "agentur", "stiftung", "verlag",
		"krankenhaus", "gesellschaft", "genossenschaft", "verband", "politie", "universiteit", "universitet", "kommune", "politiet"} {
		if len(lower) > len(end) && strings.HasSuffix(lower, end) {
			return true // languages that join words
		}
	}
	return strings.HasSuffix(w, ".com") || strings.HasSuffix(w, ".de") || strings.HasSuffix(w, ".org") || strings.HasSuffix(w, ".net")
}

// isPhotoAgency reports whether words are an agency's or picture library's name, in whatever case.
func isPhotoAgency(s string) bool {
	if len(s) > 40 {
		return false
	}
	switch strings.ToLower(strings.Trim(strings.TrimSpace(s), ".,:")) {
	case "ap", "ap photo", "ap photos", "associated press", "the associated press", "afp", "agence france-presse", "afp photo", "reuters",
		"thomson reuters", "dpa", "dpa-bildfunk", "dpa picture-alliance", "picture alliance", "picture-alliance", "pa", "pa wire", "pa images",
		"pa media", "press association", "getty", "getty images", "gettyimages", "getty images europe", "getty images north america", "istock",
		"istockphoto", "istock photo",
		"shutterstock", "shutterstock.com", "adobe stock", "adobestock", "fotolia", "alamy", "alamy stock photo", "unsplash", "pexels", "pixabay",
		"depositphotos", "dreamstime", "123rf", "freepik", "flickr", "wikimedia", "wikimedia commons", "wikipedia", "imago", "imago images",
		"imago-images", "imagn", "imagn images", "ddp", "ddp images", "epd", "kna", "apa", "apa-images", "apa/afp", "apa/dpa", "keystone",
		"keystone-sda", "sda", "afp/getty", "afp/getty images",
		"efe", "epa", "epa-efe", "efe/epa", "europa press", "europapress", "ansa", "lapresse", "adnkronos", "agi", "ipa", "fotogramma", "contrasto",
		"lusa", "belga", "belga image", "anp", "ritzau", "ritzau scanpix", "scanpix", "ntb", "ntb scanpix", "tt", "tt nyhetsbyrån", "lehtikuva",
		"stt", "pap", "čtk", "ctk", "mti", "tanjug", "agerpres", "mediafax", "tass", "тасс", "ria novosti", "риа новости", "sputnik", "интерфакс",
		"interfax", "ukrinform", "укринформ", "укрінформ", "унian", "unian", "уніан", "belta", "белта",
		"aa", "anadolu", "anadolu agency", "anadolu images", "anadolu ajansı", "iha", "dha", "depo photos", "xinhua", "cns", "yonhap", "newsis",
		"news1", "kyodo", "kyodo news", "jiji", "jiji press", "aflo", "afro", "pti", "ani", "ians", "hindustan times", "bernama", "antara",
		"antara foto", "vna", "ttxvn", "kcna", "bloomberg", "bloomberg news", "nurphoto", "zuma", "zuma press", "zumapress", "upi", "abaca",
		"abacapress", "sipa", "sipa usa", "sipa press", "hans lucas", "maxppp", "bestimage", "divergence", "signatures", "magnum", "magnum photos",
		"panos", "panos pictures", "vii", "redux", "polaris", "laif", "ostkreuz", "agentur focus", "action press", "eyevine", "rex", "rex features",
		"rex/shutterstock", "splash", "splash news", "backgrid", "wenn", "mega", "wireimage", "filmmagic", "icon sportswire", "usa today sports",
		"usa today", "usa today network", "canadian press", "the canadian press", "cp", "postmedia", "postmedia news", "postmedia network", "aap",
		"aap image", "gallo images", "gallo", "le pictorium", "nasa", "esa", "noaa", "un photo", "unicef", "afp via getty", "archyde",
		"cover images", "corbis", "newscom", "science photo library", "witters", "pixathlon", "lat images", "motorsport images", "xpb images", "xpb",
		"photoshot", "photonews", "afp photos", "cordon press", "gtres", "gtresonline", "quality sport images", "photosport", "sportsfile", "inpho",
		"presseye", "dppi", "icon sport", "icp", "psnewz", "onlineusa", "foto huebner", "telam", "télam", "notimex", "cuartoscuro", "agência brasil",
		"agencia brasil", "folhapress", "estadão conteúdo", "futura press", "reuters/folhapress", "afp/file", "handout/afp", "vcg", "cfp",
		"ic photo", "midjourney", "pixabay.com", "moment", "e+", "nordphoto", "osnapix", "eibner", "reuters.com", "visual china group", "profimedia",
		"pixsell", "eurokinissi", "imagoeconomica", "stock.adobe.com", "tasr", "bildbyrån", "global look press", "inquam photos":
		return true
	}
	return !isASCII(s) && newsagency.Name(strings.Trim(strings.TrimSpace(s), ".,:")) != ""
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

var (
	cjkLabelled = regexp.MustCompile(`^(?:그래픽|일러스트|図版作成|図版|作図|グラフィック|文[/／、]?图|图[/／、]?文|图片?来源|图片提供|图片源自|来源|图源|图片|图|摄影师?|摄|供图|制图|绘图|图表|插画|漫画|视觉|照片来源|照片提供|照片|写真提供|写真|撮影|画像提供|画像|イラスト|写真撮影|カメラ|出典|提供)\s?[:：/／丨｜|＝=・]\s*|^(?:文[/／、]图|图[/／、]文|摄影师?)\s+`)
	cjkEnding   = regexp.MustCompile(`\s*[/／]?\s*(摄影报道|摄影|拍摄|摄|攝影|攝|供图|提供图片|图片提供|提供照片|提供|供稿|制图|发|撮影|写す|提供写真|写真|제공|기자|촬영|图)$`)
	cjkTitle    = regexp.MustCompile(`^(.{0,24}?)(?:首席|特约|实习|见习|本报|全媒体)?(?:摄影记者|特派记者|记者|記者|通讯员|摄影师|实习生|摄影|攝影)[：:\s]*`)
)

// cjkCredits reads a Chinese, Japanese or Korean credit.
func cjkCredits(s, raw string) []Credit {
	supplier, illustrator, photographer := false, false, false
	var second []Credit
	illustrator = strings.HasPrefix(s, "그래픽") || strings.HasPrefix(s, "일러스트")
	for _, c := range koreanCredits(s) {
		if illustrator {
			break
		}
		second = append(second, Credit{Role: RolePhotographer, Name: c.Name, Organization: c.Organization, Place: c.Place, Raw: raw, Where: WhereCaption})
	}
	if second != nil {
		return uniqueCredits(second)
	}
	s = strings.Trim(s, "（）()[]【】 　。，©ⒸⓒＣ")
	printed := s
	s = simplified(s)
	if m := cjkLabelled.FindString(s); m != "" {
		for _, w := range []string{"来源", "提供", "图源", "供图", "源自", "出典"} {
			supplier = supplier || strings.Contains(m, w)
		}
		for _, w := range []string{"制图", "绘图", "插画", "漫画", "图表", "イラスト", "図版", "作図", "グラフィック", "그래픽", "일러스트"} {
			illustrator = illustrator || strings.Contains(m, w)
		}
		for _, w := range []string{"摄", "撮影", "カメラ"} {
			photographer = photographer || strings.Contains(m, w)
		}
		s = s[len(m):]
		if strings.HasPrefix(m, "图片") || strings.HasPrefix(m, "图/") || strings.HasPrefix(m, "图／") || strings.HasPrefix(m, "照片") {
			supplier = supplier || !hasSurname(s) || isOrganizationName(s) // 图/甲乙丙 took it
		}
	}
	issuer := ""
	if m := hanGiven.FindStringSubmatch(s); m != nil && m[2] != "" {
		second = append(second, Credit{Role: RolePhotoSupplier, Name: strings.TrimSuffix(m[2], "发"), Raw: raw, Where: WhereCaption})
		s = strings.TrimSpace(m[1])
		supplier = true
	} else if m := cjkEnding.FindStringSubmatch(s); m != nil {
		switch m[1] {
		case "摄影报道", "摄影", "拍摄", "摄", "攝影", "攝", "撮影", "写す", "촬영":
			photographer, supplier = true, false
		case "기자":
			photographer = true
		case "制图":
			illustrator = true
		case "图":
		default:
			supplier = true
		}
		s = strings.TrimSpace(s[:len(s)-len(m[0])])
	}
	if m := cjkTitle.FindStringSubmatch(s); m != nil {
		issuer = strings.Trim(m[1], " 　/／·")
		s = s[len(m[0]):]
		supplier, photographer = false, true
	}
	s = strings.Trim(s, " 　：:/／、，,")
	for _, w := range []string{"图片均由", "图片由", "照片由", "图由", "均由"} {
		s = strings.TrimPrefix(s, w)
	}
	if i := strings.Index(simplified(printed), s); i >= 0 {
		s = printed[i : i+len(s)]
	}
	for _, w := range []string{"さん", "氏", " 기자", "기자"} {
		s = strings.TrimSuffix(s, w)
	}
	if s == "" || isShotNotSource(s) {
		return second
	}
	var names []string
	if supplier && !photographer {
		names = strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、/／|；;，", r) })
	} else {
		names = strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、/／|；;，,和 　", r) })
		if !hasCJKText(s) {
			names = names[:0]
			for _, part := range creditParts(s) {
				names = append(names, strings.TrimPrefix(part, orderedMark))
			}
		}
		if len(names) == 2 && isJapaneseName(names[0]+names[1]) && strings.ContainsAny(s, " 　") {
			names = []string{names[0] + " " + names[1]}
		}
	}
	var out []Credit
	for _, n := range names {
		if n = strings.Trim(n, " 　.。:：“”\""); n == "" || utf8.RuneCountInString(n) > 30 || len(out) > 8 {
			continue
		}
		for _, w := range []string{"翻攝自", "翻摄自", "擷取自", "截取自", "截自", "取自", "摘自", "来自", "來自"} {
			n = strings.TrimPrefix(n, w)
		}
		if n = wideTitle(n); n == "" || isShotNotSource(n) {
			continue
		}
		if firm, ok := strings.CutSuffix(n, "发"); ok && (knownSupplier(firm) || isOrganizationName(firm)) {
			n, issuer = firm, firm // 中新社发 甲乙丙 摄
		}
		role := RolePhotographer
		switch {
		case illustrator:
			role = RoleIllustrator
		case supplier && !photographer, knownSupplier(n), isOrganizationName(n) && !hasSurname(n), isPictureFirm(n):
			role = RolePhotoSupplier
		case len(names) == 2 && knownSupplier(names[1]) && !isOrganizationName(n):
			// 写真：甲/アフロ
		case !photographer && utf8.RuneCountInString(n) > 4 && !strings.Contains(n, "·"), !photographer && !hasCJKText(n) && !creditPerson(n):
			role = RolePhotoSupplier
		}
		c := Credit{Role: role, Name: n, Raw: raw, Where: WhereCaption}
		if role == RolePhotographer && issuer != "" {
			c.Organization = issuer
		}
		out = append(out, c)
	}
	return append(out, second...)
}

// isPictureFirm reports whether a Chinese name ends as those of picture agencies do: 人民图片.
func isPictureFirm(n string) bool {
	for _, end := range []string{"图片", "影像", "图库", "视觉", "图片网"} {
		if rest, ok := strings.CutSuffix(simplified(n), end); ok && rest != "" {
			return true
		}
	}
	return false
}

// wideTitle takes off a name what its bearer is: 通讯员甲乙丙; nothing is left of 通讯员 alone.
func wideTitle(n string) string {
	for _, w := range []string{"特约通讯员", "通讯员", "通訊員", "特约记者", "见习记者", "实习记者", "摄影记者", "本报记者", "记者", "記者", "实习生", "摄影师", "网友"} {
		if rest, ok := strings.CutPrefix(n, w); ok {
			return strings.TrimSpace(rest)
		}
	}
	return n
}

// uniqueCredits drops repeated people, whatever case and marks they are printed in.
func uniqueCredits(list []Credit) []Credit {
	var out []Credit
	for _, c := range list {
		if !slices.ContainsFunc(out, func(o Credit) bool { return fold(o.Name) == fold(c.Name) }) && len(out) < 12 {
			out = append(out, c)
		}
	}
	return out
}

package extract

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A credit's label is a word that announces who made or supplied a picture: "Photo: ", "© ", "Foto/", "Image courtesy of ".
// Those read here by hand are the captions' slowest part for a pattern.

// markedLabels are the labels that a colon or equals sign follows.
var markedLabels = func() map[string]bool {
	out := map[string]bool{}
	add := func(words string, ends ...string) {
		if len(ends) == 0 {
			ends = []string{""}
		}
		for _, w := range strings.Split(words, "|") {
			for _, end := range ends {
				out[w+end] = true
			}
		}
	}
	add("photo|photos|photograph|photographs|photography|photographer|image|images|picture|pictures|pic|pics|illustration|illustrations|graphic|graphics|infographic|cartoon|composite|video|screenshot|still|collage|artwork|map|maps|chart",
		"", "credit", "credits", "source", "illustration", "courtesy", "copyright", " credit", " credits", " source", " illustration", " courtesy", " copyright", " by")
	add("credit|credits|source|sources|courtesy|copyright|supplied|rendering|montage|photomontage|animation")
	// German
	add("foto|fotos|fotograf|fotografin|fotografie|fotografien|bild|bilder|bildquelle|bildquellen|bildrechte|bildrecht|bildnachweis|bilder-credit|bilder-credits|bild-credit|bild-credits|bild credit|bild credits|symbolfoto|symbolbild|archivfoto|archivbild|quelle|quellen|grafik|infografik|karte|zeichnung|karikatur|repro|visualisierung|abbildung|abb.")
	add("foto|foto-|foto ", "credit", "credits", "quelle", "nachweis", "montage")
	// French
	add("crédit|crédits", "", " photo", " photos", " image", " images")
	add("photographie|photographies|photographe|dessin|dessins|infographie|carte|visuel|montage photo|photo d'archives|photo d’archives|photos d'archives|photos d’archives|photo d'illustration|photo d’illustration|image d'archives|image d’archives|image d'illustration|image d’illustration")
	// Spanish, Portuguese, Catalan, Italian, Romanian
	add("imagen|imágenes|vídeo|fuente|fuentes|crédito|créditos|cortesía|ilustración|gráfico|fotografía|fotografías|fotógrafo|fotógrafa|fotomontaje|foto de archivo|imagen de archivo|crédito de la foto|fuente de la imagen")
	add("imagem|imagens|reprodução|divulgação|ilustração|montagem|fotografia|fotografias|fotógrafo|foto de arquivo|imagem de arquivo|arte|autor|autora|argazkia|argazkiak")
	add("foto di|immagine|immagini|fonte|crediti|illustrazione|grafica|fotografo|fotomontaggio|foto d'archivio|foto d’archivio|foto di repertorio")
	add("sursa foto|sursă foto|sursa|sursă|sursa imagine|credit foto|credite foto|fotografii|ilustrație|ilustraţie")
	// Dutch, Nordic, Finnish, Icelandic
	add("beeld|illustratie|illustraties|bron|foto's|foto’s|fotografen|bilde|illustrasjon|illustrasjonsfoto|ill.foto|skjermdump|skärmdump|kilde|källa|grafikk|teckning|tegning|kuva|kuvat|kuvaaja|valokuvaaja|grafiikka|lähde|mynd|myndir|ljósmynd|ljósmyndari")
	// Polish, Czech, Slovak, Hungarian, the Balkans, the Baltic
	add("zdjęcie|zdjęcia|zdjęcie ilustracyjne|fot|fot.|źródło|źródło zdjęcia|źródło zdjęć|ilustracja|grafika|zdroj|zdroj foto|fotka|ilustrační foto|ilustračné foto|autor fotografie")
	add("fotó|fotók|kép|képek|forrás|illusztráció|fotós|izvor|izvor fotografije|ilustracija|avtor|vir|nuotrauka|nuotraukos|nuotr.|šaltinis|attēls|attēli|avots|allikas|autor/allikas|fotod")
	// Turkish, Greek
	add("fotoğraf|fotoğraflar|kaynak|görsel|φωτογραφία|φωτογραφίες|φωτ|φωτ.|φωτό|φωτο|πηγή|foto arşivi")
	// Russian, Ukrainian, Belarusian, Bulgarian, Serbian
	add("фото|фотография|фотографии|источник|источник фото|снимок|изображение|иллюстрация|фотограф|коллаж|инфографика|скриншот|рисунок|графика|джерело|джерело фото|світлина|світлини|ілюстрація|інфографіка|колаж|фота|крыніца|снимка|снимки|източник|извор|илустрација")
	// Arabic, Persian, Urdu, Hebrew
	add("صورة|الصورة|صور|تصوير|عدسة|المصدر|مصدر الصورة|عکس|عکاس|عکسها|منبع عکس|منبع تصویر|منبع|تصویر|ماخذ")
	add("צילום|צילומים|תמונה|תמונות|קרדיט|קרדיט צילום|איור|מקור|הדמיה|באדיבות")
	// of South Asia
	add("फोटो|फ़ोटो|तस्वीर|तस्वीरें|फोटो सौजन्य|फोटो साभार|फोटो क्रेडिट|फोटो सोर्स|सौजन्य|साभार|स्रोत|छायाचित्र|तस्बिर|ছবি|ছবিসূত্র|ছবির সূত্র|সূত্র|ফটো|ਤਸਵੀਰ|ਫੋਟੋ|તસવીર|ફોટો|படம்|புகைப்படம்|ఫొటో|ఫోటో|చిత్రం|ಚಿತ್ರ|ಫೋಟೋ|ചിത്രം|ഫോട്ടോ")
	// of South-East Asia and Africa
	add("ảnh|nguồn|nguồn ảnh|ảnh minh họa|đồ họa|sumber|sumber foto|sumber gambar|gambar|kredit foto|kredit|ภาพ|ภาพจาก|ที่มาภาพ|เครดิตภาพ|ขอบคุณภาพ|picha|sawirka|isithombe|umfanekiso|sithunyelwe")
	return out
}()

// slashedLabels are those that a slash may follow.
var slashedLabels = map[string]bool{"ljósmynd": true, "mynd": true, "kuva": true, "bild": true, "foto": true, "фото": true, "fotoğraf": true}

// barredLabels are those that a bar may follow: "PHOTO | A B | PAPER".
var barredLabels = map[string]bool{"photo": true, "photos": true, "picha": true, "pic": true}

// openLabels are those that need no mark, by their first letter.
var openLabels = func() map[rune][]string {
	out := map[rune][]string{}
	add := func(words ...string) {
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			out[r] = append(out[r], w)
		}
	}
	for _, w := range strings.Split("photo|photograph|photographs|photos|picture|pictures|image|images|illustration|illustrations|graphic|graphics|composite|composites|artwork|artworks|collage|collages|animation|animations", "|") {
		for _, end := range []string{" by", " via", " from", " courtesy of", " courtesy"} {
			add(w + end + " ")
		}
	}
	add("photo illustration by ", "courtesy of ", "courtesy ", "art by ", "cartoon by ", "drawing by ", "credit...", "credits...", "credit…", "credits…",
		"foto von ", "fotos von ", "mit freundlicher genehmigung von ", "foto de ", "fotografía de ", "cortesía de ", "cortesía ", "gentileza de ", "gentileza ",
		"cortesia de ", "photo de ", "dessin de ", "dessin d'", "dessin d’", "photo fournie par ", "photos fournies par ", "foto di ", "per gentile concessione di ",
		"foto av ", "foto af ", "fot. ", "φωτ. ", "ภาพโดย ")
	// The marks that a public broadcaster's pages in many languages set before a picture's source and its makers.
	add("image source, ", "image credit, ", "photo credit, ", "crédito, ", "crédit photo, ", "fuente de la imagen, ", "автор фото, ", "джерело зображення, ",
		"kaynak, ", "sumber gambar, ", "nguồn hình ảnh, ", "chanzo cha picha, ", "इमेज स्रोत, ", "ছবির উৎস, ", "பட மூலாதாரம், ", "منبع تصویر، ", "صدر الصورة، ",
		"ที่มาของภาพ, ")
	return out
}()

// longestLabel bounds the bytes of a label before its mark.
const longestLabel = 60

// labels finds the labels in s, at most n: of each, where it begins, the character before it included, and where what it announces does.
func labels(s string, n int) [][]int {
	var out [][]int
	mark := -1 // the first mark at or after i
	for i := 0; i < len(s) && len(out) < n; {
		if mark < i && mark < len(s) {
			mark = i + nextMark(s[i:])
		}
		end := -1
		if i == 0 {
			end = labelEnd(s, 0, mark)
		}
		width := separatorWidth(s[i:])
		if end < 0 && width > 0 {
			end = labelEnd(s, i+width, mark)
		}
		if c := s[i]; end < 0 && (i == 0 || isBlank(c) || c == '(' || c == 0xC2 || c == 0xE2 || c == 0xEF) {
			end = copyrightEnd(s, i)
		}
		if end >= 0 {
			for more := end; more >= 0; { // "© Foto: A": one label of two
				end = more
				more = labelEnd(s, end, mark)
			}
			out = append(out, []int{i, end})
			i = end
			continue
		}
		i += max(1, width)
	}
	return out
}

// nextMark is the index of the first mark that may end a label, or the length of s.
func nextMark(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ':', '=', '/', '|':
			return i
		case 0xEF:
			if strings.HasPrefix(s[i:], "：") {
				return i
			}
		}
	}
	return len(s)
}

// separatorWidth is the length of the character at the start of s after which a label may begin, or 0.
func separatorWidth(s string) int {
	switch c := s[0]; {
	case c < utf8.RuneSelf:
		if isBlank(c) || strings.IndexByte("([|.,;:!?\"/-", c) >= 0 {
			return 1
		}
	case c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF:
		if r, n := utf8.DecodeRuneInString(s); strings.ContainsRune("（［【”»–—。、，", r) {
			return n
		}
	}
	return 0
}

// labelEnd returns where the label ends that begins at i, with its mark and the space after it, or -1.
func labelEnd(s string, i, mark int) int {
	if mark < i {
		mark = i + nextMark(s[i:])
	}
	if mark < len(s) && mark > i && mark-i <= longestLabel {
		var buf [2 * longestLabel]byte
		word, known := s[i:mark], markedLabels
		switch s[mark] {
		case '/':
			known = slashedLabels
		case '|':
			known = barredLabels
			if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], " ")); unicode.IsLetter(r) {
				known = nil // "Harbour Photo | A B": a firm
			}
		}
		if s[mark] != '/' && isBlank(word[len(word)-1]) {
			word = word[:len(word)-1]
		}
		lower := appendLower(buf[:0], word)
		if known[string(lower)] || s[mark] != '/' && s[mark] != '|' && compoundLabel(lower) {
			_, n := utf8.DecodeRuneInString(s[mark:])
			return skipBlank(s, mark+n)
		}
	}
	if i < len(s) {
		r, _ := utf8.DecodeRuneInString(s[i:])
		for _, w := range openLabels[unicode.ToLower(r)] {
			if hasFoldPrefix(s[i:], w) {
				return skipBlank(s, i+len(w))
			}
		}
	}
	return -1
}

// isMarkedLabel reports whether a label as labels finds it has a mark, or words, that announce a name and nothing else.
func isMarkedLabel(label string) bool {
	label = strings.ToLower(strings.TrimLeft(label, " ([|.,;:!?\"/-"))
	if strings.ContainsAny(label, ":：=/|,،©ⓒ（.…") {
		return true
	}
	for _, w := range [...]string{"c)", " of ", "fournie", "concessione", "genehmigung"} {
		if strings.Contains(label, w) {
			return true
		}
	}
	return false
}

// compoundLabel reports whether a word in lower case says what kind of picture it is, in a language that joins
// words: arkivfoto, themenbild.
func compoundLabel(word []byte) bool {
	for _, end := range [...]string{"foto", "fotos", "bild", "bilder", "kuva", "kuvat"} {
		if !bytes.HasSuffix(word, []byte(end)) {
			continue
		}
		kind, n := word[:len(word)-len(end)], 0
		for len(kind) > 0 {
			r, size := utf8.DecodeRune(kind)
			if !unicode.IsLetter(r) {
				break
			}
			kind = kind[size:]
			n++
		}
		if len(kind) == 0 && n >= 2 && n <= 14 {
			return true
		}
	}
	return false
}

// copyrightEnd returns where a sign of copyright ends that begins at i, with the space after it, or -1.
func copyrightEnd(s string, i int) int {
	rest := s[i:]
	for _, sign := range [...]string{"©", "Ⓒ", "ⓒ"} {
		if strings.HasPrefix(rest, sign) {
			i = skipBlank(s, i+len(sign))
			if hasFoldPrefix(s[i:], "copyright") {
				i = skipBlank(s, i+len("copyright"))
				if i < len(s) && s[i] == ':' {
					i = skipBlank(s, i+1)
				}
			}
			return i
		}
	}
	for _, sign := range [...]string{"(c)", "（c）", "（ｃ）"} {
		if hasFoldPrefix(rest, sign) {
			return skipBlank(s, i+len(sign))
		}
	}
	if isBlank(rest[0]) {
		i++
	} else if i > 0 {
		return -1
	}
	if i += len("copyright"); i < len(s) && isBlank(s[i]) && strings.EqualFold(s[i-len("copyright"):i], "copyright") {
		return skipBlank(s, i)
	}
	return -1
}

// appendLower appends s in lower case.
func appendLower(b []byte, s string) []byte {
	for _, r := range s {
		if r < utf8.RuneSelf {
			if 'A' <= r && r <= 'Z' {
				r |= 0x20
			}
			b = append(b, byte(r))
			continue
		}
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}

func firstLabel(s string) []int {
	if m := labels(s, 1); m != nil {
		return m[0]
	}
	return nil
}

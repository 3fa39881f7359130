package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// boundCaption is the words that a page binds to a picture, as shown.
type boundCaption struct {
	text    string   // of the caption
	credits []string // of nodes set apart for the credit
	neutral bool     // it stood as a paragraph of the text
}

// maxCaption is how many bytes a caption may have.
const maxCaption = 2000

// maxFigureText is how many bytes of text one figure's caption and credits are read from: four times a caption's,
// for a figure may say its caption again for other screens. One with more holds a story, and figures within one
// another would each be read to their end.
const maxFigureText = 4 * maxCaption

// readData takes caption and credit from an element's data attributes.
func (s *shot) readData(n *node) {
	for _, a := range n.Attr {
		switch {
		case !strings.HasPrefix(a.Key, "data-") || len(a.Val) >= maxCaption:
		case strings.HasSuffix(a.Key, "caption") && s.dataCaption == "":
			s.dataCaption = plainText(a.Val)
		case strings.HasSuffix(a.Key, "credit") && s.dataCredit == "":
			s.dataCredit = plainText(a.Val)
		}
	}
}

// maxWordless bounds the nodes of a figure without text that are looked at for its caption.
const maxWordless = 60

// plainText is the text of an attribute that may hold markup or escaped markup.
func plainText(s string) string {
	s = clean(s)
	if strings.IndexByte(s, '<') < 0 {
		return squeeze(s)
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for n := 0; n < 500; n++ {
		switch z.Next() {
		case html.ErrorToken:
			return squeeze(b.String())
		case html.TextToken:
			b.Write(z.Text())
		default:
			b.WriteByte(' ')
		}
	}
	return squeeze(b.String())
}

// bindCaptions finds the caption of each shot: in its figure or wrapper first, then in the paragraphs beside it.
func (f *photoFinder) bindCaptions() {
	for i := range f.shots {
		s := &f.shots[i]
		if s.figure >= 0 {
			f.fromFigure(s, s.figure)
		}
		if s.caption.text == "" && s.beside >= 0 && (len(s.caption.credits) == 0 || s.beside < s.figure || s.beside >= f.nodes[max(s.figure, 0)].end) {
			f.fromFigure(s, s.beside)
		}
	}
	f.fromNeighbours()
}

// figureReader gathers the words inside a figure.
type figureReader struct {
	f       *photoFinder
	s       *shot
	texts   []string
	credits []string
	used    []span
	at      int32 // the element that is read
	plain   bool  // it is a plain wrapper
	media   bool  // whose class says that it is for a picture
	passed  bool  // the picture has been passed
	pieces  []figureText
	size    int // bytes of text taken
}

// fromFigure takes the caption out of the element at, which is the picture's figure, its wrapper, or its caption.
func (f *photoFinder) fromFigure(s *shot, at int32) {
	fig := &f.nodes[at]
	if fig.text == 0 {
		return
	}
	r := figureReader{f: f, s: s, at: at, plain: at == s.figure && !s.figured, passed: at != s.figure}
	if r.plain && fig.zone&zoneCaption != 0 {
		r.plain = false
	}
	r.media = fig.zone&zoneMedia != 0 || pictureNamed(fig.Node)
	part := partPlain
	if at != s.figure {
		if part = figurePart(fig.Node); part != partCredit {
			part = partCaption
		}
	}
	// So long a text is a caption only where the page says so.
	r.walk(at, part, r.plain && fig.text > 2*200)
	if r.size > maxFigureText {
		return
	}
	r.settle()
	text := strings.Join(uniqueTexts(r.texts), " ")
	if len(text) > maxCaption {
		return
	}
	s.caption.text = halve(squeeze(text))
	s.caption.credits = uniqueTexts(r.credits)
	if s.caption.text == "" && len(s.caption.credits) == 0 {
		return
	}
	for k := range f.p.blocks {
		b := &f.p.blocks[k]
		if b.kind == picture {
			continue
		}
		for _, u := range r.used {
			if u.from < b.to && b.from < u.to {
				b.drop = "caption"
				break
			}
		}
	}
}

// Parts of a figure.
const (
	partPlain = iota
	partCaption
	partCredit
	partNone
)

// walk gathers the words of a figure's children. With strict, only those in nodes made for captions and credits.
func (r *figureReader) walk(i int32, part int, strict bool) {
	nodes := r.f.nodes
	for c := i + 1; c < nodes[i].end && r.size <= maxFigureText; c = nodes[c].end {
		n := &nodes[c]
		if c == r.s.node {
			r.passed = true
		}
		if n.hidden || isPicture(n.Node) && n.text == 0 { // a figcaption may stand inside the picture
			continue
		}
		if n.Type == html.TextNode {
			r.text(c, part, strict)
			continue
		}
		p := part
		own := figurePart(n.Node)
		if own == partCaption && n.DataAtom != atom.Figcaption && c < r.s.node && r.s.node < n.end { // it describes more than the picture
			own = partPlain
		}
		if own == partNone && r.media && (n.DataAtom == atom.H1 || n.DataAtom == atom.H2) {
			own = partPlain // some pages set captions as headings
		}
		if own != partPlain && (own != partCaption || part != partCredit || n.DataAtom == atom.Figcaption || r.credited(i)) {
			p = own
		}
		if p == partNone || n.DataAtom == atom.A && n.text < longestOffer && startsWith(plainLine(squeeze(r.f.p.index.textOf(c))), photoOffers) {
			continue
		}
		r.walk(c, p, strict)
	}
}

// photoOffers begin the links beside a caption that sell the picture or show it larger.
var photoOffers = phrasesOf(
	"purchase licensing", "buy this photo", "buy photo", "buy a print", "buy prints", "order a print", "order reprint", "license this", "license photo",
	"open image in", "view image in", "view larger", "view full size", "bild lizenzieren",
)

// longestOffer bounds the letters of such a link.
const longestOffer = 60

// credited reports whether an element has given a whole credit, label and name, before what comes within it.
func (r *figureReader) credited(i int32) bool {
	if len(r.credits) == 0 || len(r.used) == 0 || r.used[len(r.used)-1].from <= i {
		return false
	}
	last := r.credits[len(r.credits)-1]
	label := firstLabel(last)
	return label != nil && label[1] < len(last)
}

func (r *figureReader) text(c int32, part int, strict bool) {
	n := &r.f.nodes[c]
	t := squeeze(n.Data)
	if t == "" {
		return
	}
	if strings.HasPrefix(t, "[caption") { // a shortcode of WordPress that nobody rendered
		r.used = append(r.used, span{c, c + 1})
		return
	}
	if part == partPlain {
		if at := firstLabel(t); r.plain && !r.passed && at != nil && at[0] == 0 && len(t) < maxCredit {
			// "Foto: A" above its picture
		} else if strict || r.plain && !r.passed {
			return
		}
		if r.plain && !r.media {
			// A paragraph of its own inside a wrapper may be the text's, unless it is all that the wrapper holds.
			for p := n.parent; p > r.at; p = r.f.nodes[p].parent {
				if q := &r.f.nodes[p]; q.DataAtom == atom.P && !r.sameParagraph(p) && (q.text*10 < r.f.nodes[r.at].text*9 || q.text > 250) || q.DataAtom == atom.Li {
					return
				}
			}
		}
	}
	r.used = append(r.used, span{c, c + 1})
	r.size += len(t)
	if part == partCredit {
		if k := len(r.credits); k > 0 && r.adjoins(r.used[len(r.used)-2].to, c) {
			if r.breaks(r.used[len(r.used)-2].to, c) && !strings.HasSuffix(r.credits[k-1], ":") {
				r.credits = append(r.credits, t)
			} else if !strings.HasSuffix(r.credits[k-1], t) { // for those who see it and those who hear it
				r.credits[k-1] += " " + t
			}
		} else {
			r.credits = append(r.credits, t)
		}
		return
	}
	r.pieces = append(r.pieces, figureText{t, c})
}

// adjoins reports whether nothing but the ends of a few elements stands between two texts.
func (r *figureReader) adjoins(end, start int32) bool {
	return start <= end+2 && !r.hasIcon(end, start)
}

// breaks reports whether a line begins in nodes[from:to].
func (r *figureReader) breaks(from, to int32) bool {
	return slices.ContainsFunc(r.f.nodes[from:to], func(n node) bool { return breaksLine(n.DataAtom) })
}

// hasIcon reports whether a button or drawing stands in nodes[from:to].
func (r *figureReader) hasIcon(from, to int32) bool {
	return slices.ContainsFunc(r.f.nodes[from:to], func(n node) bool { return n.DataAtom == atom.Button || n.DataAtom == atom.Svg })
}

// figureText is one text node's words.
type figureText struct {
	text string
	node int32
}

// settle sorts the pieces into caption and credit: one that stands in an element of its own and begins with a
// credit's creditLabel, or comes last and is names only, is a credit though no class says so.
func (r *figureReader) settle() {
	nodes := r.f.nodes
	apart := func(i int) bool {
		if len(r.pieces) < 2 {
			return false
		}
		k := i - 1
		if i == 0 {
			k = 1
		}
		text := r.pieces[i].node
		a, b := nodes[text].parent, nodes[r.pieces[k].node].parent
		return a != b && nodes[a].end-a <= 4 && nodes[a].text == nodes[text].text && !r.hasIcon(a, nodes[a].end) // an element with this text alone
	}
	for i, p := range r.pieces {
		if len(r.pieces) > 1 && isCounter(p.text) {
			continue
		}
		creditLabel := firstLabel(p.text)
		switch {
		case !apart(i):
		case creditLabel != nil && creditLabel[0] <= 1 && creditLabel[1] < len(p.text) && !isCreditProse(p.text[creditLabel[1]:]):
			r.credits = append(r.credits, p.text)
			continue
		case i == 0 && len(r.credits) == 0 && len(p.text) <= 60 && strings.Contains(p.text, "/") && hasPhotoAgency(p.text) && creditNamesOnly(p.text): // "Agency / A" above its caption
			r.credits = append(r.credits, p.text)
			continue
		case i == len(r.pieces)-2 && (strings.HasSuffix(p.text, "...") || strings.HasSuffix(p.text, "…")) && bareLabels[strings.ToLower(strings.Trim(p.text, " .…"))]: // "Credit..." before the name, for those who hear it
			continue
		case i > 0 && strings.HasSuffix(r.pieces[i-1].text, ":"): // its label stands before: "Photo: <em>A</em>"
		case i == 0 && len(r.pieces) > 1 && isPhotoAgency(p.text) && !r.inCaption(p.node) && r.inCaption(r.pieces[len(r.pieces)-1].node): // on the picture, above the caption
			r.credits = append(r.credits, p.text)
			continue
		case i > 0 && i == len(r.pieces)-1 && len(r.credits) == 0 && !leadsOn(r.pieces[i-1].text) && len(p.text) <= 60 && creditNamesOnly(strings.Trim(p.text, "()[] ")) && !isPhotoKind(p.text) && len(r.texts) > 0:
			r.credits = append(r.credits, strings.Trim(p.text, "()[] "))
			continue
		}
		r.texts = append(r.texts, p.text)
	}
}

// bareLabels are all that an element says before the one with the credit.
var bareLabels = map[string]bool{
	"credit": true, "credits": true, "photo credit": true, "image credit": true, "image credits": true, "photograph": true, "image source": true,
	"crédit": true, "crédits": true, "bildnachweis": true, "crédito": true, "créditos": true,
}

// leadsOn reports whether a text cannot end where it does: "Photo by A on", before a link.
func leadsOn(s string) bool {
	switch s[strings.LastIndexByte(s, ' ')+1:] {
	case "on", "by", "from", "for", "of", "at", "and", "auf", "von", "bei", "und", "par", "sur", "por", "de", "en", "di", "su":
		return true
	}
	return false
}

// inCaption reports whether a text stands in the figure's figcaption.
func (r *figureReader) inCaption(i int32) bool {
	for up := r.f.nodes[i].parent; up > r.at; up = r.f.nodes[up].parent {
		if r.f.nodes[up].DataAtom == atom.Figcaption {
			return true
		}
	}
	return false
}

// isCounter reports whether a text only counts pictures: "2", "1/7", "3 of 12", "12 photos".
func isCounter(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' || r == '\u00a0' })
	digits := 0
	if len(words) == 2 && len(words[0]) <= 3 && isDigits(words[0]) && pictureCounts[strings.ToLower(words[1])] {
		return true
	}
	for _, w := range words {
		switch {
		case len(w) <= 3 && strings.Trim(w, "0123456789") == "":
			digits++
		case w != "of" && w != "von" && w != "de" && w != "sur" && w != "di" && w != "av" && w != "из":
			return false
		}
	}
	return digits == 1 && len(words) == 1 || digits == 2
}

// pictureCounts are pictures as languages count them.
var pictureCounts = words("photos photo images pictures bilder fotos foto foto's foto’s beelden imágenes fotografías imagens fotografias immagini " +
	"bilde bilete billeder kuvaa zdjęć zdjęcia zdjęcie fotografií fotografie fotek fotky fotografii kép fotó imagini fotografija fotografije " +
	"фото фотографий фотографии снимки φωτογραφίες fotoğraf ảnh gambar ภาพ صور صورة تصاویر עکس תמונות")

// isPhotoKind reports whether words in brackets or at a caption's end say what kind of picture it is.
func isPhotoKind(s string) bool {
	switch strings.ToLower(strings.Trim(s, "()[]. ")) {
	case "graphic", "map", "chart", "grafik", "karte", "infografik", "collage", "archivbild", "archivfoto", "symbolbild", "symbolfoto", "archiv",
		"file", "file photo", "archive", "archivo", "archivio", "arkivfoto", "illustration", "montage", "screenshot", "video", "live", "exclusive",
		"more", "mehr", "source", "image source", "photo", "image", "picture", "foto", "bild", "quelle":
		return true
	}
	return strings.HasSuffix(strings.TrimSpace(s), ".") || strings.HasSuffix(strings.TrimSpace(s), "?") || strings.HasSuffix(strings.TrimSpace(s), "!")
}

// pictureNamed reports whether an element's class says that it is made for a picture.
func pictureNamed(n *html.Node) bool {
	c := strings.ToLower(attr(n, "class"))
	for _, w := range []string{"img", "image", "photo", "foto", "pic", "media", "bild", "figure"} {
		if strings.Contains(c, w) && len(c) < 200 {
			return true
		}
	}
	return false
}

// sameParagraph reports whether the picture stands in the paragraph too.
func (r *figureReader) sameParagraph(p int32) bool {
	return r.s.node > p && r.s.node < r.f.nodes[p].end
}

// figurePart tells what an element inside a figure is for, by its tag, class and itemprop.
func figurePart(n *html.Node) int {
	switch n.DataAtom {
	case atom.Button, atom.Svg, atom.Script, atom.Style, atom.Video, atom.Audio, atom.Iframe, atom.Form, atom.Select, atom.Time, atom.H1, atom.H2, atom.Noscript, atom.Nav:
		return partNone
	case atom.Cite:
		return partCredit
	case atom.A:
		if h := attr(n, "href"); strings.HasPrefix(h, "#") && len(h) > 1 {
			return partNone // "Skip the gallery"
		}
	}
	part := partPlain
	if n.DataAtom == atom.Figcaption {
		part = partCaption
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "itemprop", "data-testid", "data-component", "data-test", "aria-creditLabel", "rel":
			if len(a.Val) > 400 {
				continue
			}
			for _, name := range strings.Fields(a.Val) {
				if own := namedPart(name, n); own == partCredit || own != partPlain && part == partPlain {
					part = own
				}
			}
		}
	}
	return part
}

// namedPart is what one class or other name says an element inside a figure is for. Of several words the last says it:
// the caption's credit, the source's caption.
func namedPart(name string, n *html.Node) int {
	part := partPlain
	for _, w := range strings.FieldsFunc(camelToWords(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "credit", "credits", "copyright", "copyrights", "photographer", "source", "rights", "fotograf", "fotografo", "quelle", "urheber",
			"creditline", "attribution", "agency", "bildquelle", "bildrechte", "copyrightholder", "photocredit", "imagecredit", "byline",
			"author", "autor", "auteur", "autore", "firma", "kilde", "owner", "credittext", "credito", "fuente", "fonte", "holder",
			"imagesource", "photographers", "artist", "creator", "bildnachweis", "fotocredit", "fotocredits", "zdroj", "zrodlo", "forras", "sursa", "kaynak",
			"izvor", "bron", "copyrighttext", "photosource", "photographername", "opphav":
			if n.DataAtom != atom.Figcaption && n.DataAtom != atom.Figure {
				part = partCredit
			}
		case "caption", "captions", "legend", "legende", "description", "desc", "descr", "bildunterschrift", "didascalia", "pie", "piefoto",
			"epigrafe", "bildtext", "subtitle", "cutline", "captiontext", "imgcaption", "imgdescr", "underskrift", "bijschrift", "fotobijschrift", "onderschrift",
			"billedtekst", "bildetekst", "bildbeschreibung", "kuvateksti", "kepalairas", "popisek", "legenda", "leyenda", "resimalti", "tuzhu", "tushuo":
			if part != partNone {
				part = partCaption
			}
		case "share", "social", "sharing":
			if part == partPlain && n.DataAtom != atom.Figcaption && n.DataAtom != atom.Figure {
				part = partNone
			}
		case "zoom", "button", "btn", "gallery-count", "captionCounter", "icon", "tooltip", "enlarge", "expand", "fullscreen",
			"lightbox-open", "download", "pager", "advert", "ads", "nav", "toggle", "popup":
			if part == partPlain && n.DataAtom != atom.Figcaption && n.DataAtom != atom.Figure && n.DataAtom != atom.A {
				part = partNone
			}
		}
	}
	return part
}

// camelToWords sets a blank before each capital that follows a small letter, and lowers all.
func camelToWords(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			if i > 0 && 'a' <= s[i-1] && s[i-1] <= 'z' {
				b.WriteByte(' ')
			}
			c += 'a' - 'A'
		}
		b.WriteByte(c)
	}
	return b.String()
}

func uniqueTexts(list []string) []string {
	var out []string
	for _, s := range list {
		if s = strings.TrimSpace(s); s != "" && (!slices.Contains(out, s) || len(s) < 4) {
			out = append(out, s)
		}
	}
	return out
}

// halve drops the second half of a text that says the same twice.
func halve(s string) string {
	for _, sep := range []string{" ", ""} {
		n := len(s) - len(sep)
		if n > 20 && n%2 == 0 && s[:n/2] == s[n/2+len(sep):] {
			return s[:n/2]
		}
	}
	return s
}

// captionStart is how a paragraph begins that can only be a caption.
var captionStart = regexp.MustCompile(`(?i)^[（(【\[]?\s*(?:[▲△▼▽↑↓◀▶]|图为|图[：:|丨/／]|图\d{0,2}[：:]|上图|下图|左图|右图|资料图|图说|图片?来源|图源|图片说明|图片[：:]|摄影[：:/]|写真[：:は＝]|写真提供|\[사진|사진[=：: ]|<사진|▶사진|foto:|fotos:|photo:|photo by|photo credit|image:|image credit|image source|bild:|bildquelle:|picture:|pictured:|crédit|crédits photo|©|фото:|fotoğraf|ảnh:|\(foto|\(photo|\(image|\(bild|caption:)`)

// captionEnd is how one ends.
var captionEnd = regexp.MustCompile(`(?:[\s。，、；！？（(/】](?:[\p{Han}A-Za-z·]{0,24}(?:记者|記者|通讯员|摄影师))?[：:\s]{0,2}[\p{Han}·A-Za-z]{2,12}(?:[、\s/／][\p{Han}·]{2,8}){0,4}\s*[/／]?\s*(?:摄影|摄|攝|拍摄|供图)|(?:视频|网络|监控|资料|直播|电视)?(?:截图|资料图|供图)|資料圖片?|資料照片?|示意圖|[（(](?:无人机|資料|资料|拼版|手机|无人机全景)照片[）)]|撮影)[）)】。]?$`)

// fromNeighbours binds the paragraphs beside a picture that are its caption.
func (f *photoFinder) fromNeighbours() {
	blocks := f.p.blocks
	if len(blocks) == 0 {
		return
	}
	follow := make([]int, len(f.shots)) // block that follows the shot, or -1
	short, shortAfter, texts := 0, 0, 0
	for k := range blocks {
		if blocks[k].drop == "" && blocks[k].kind == paragraph {
			texts++
			if isShort(blocks[k].text) {
				short++
			}
		}
	}
	for i := range f.shots {
		follow[i] = f.after(&f.shots[i])
		if k := follow[i]; k >= 0 && blocks[k].drop == "" && blocks[k].kind == paragraph && isShort(blocks[k].text) && f.shots[i].caption.text == "" {
			shortAfter++
		}
	}
	rare := (short-shortAfter)*6 <= texts // short paragraphs are unusual on the page but after pictures
	for i := len(f.shots) - 1; i >= 0; i-- {
		s := &f.shots[i]
		if s.caption.text != "" || len(s.caption.credits) > 0 || !s.inBody {
			continue
		}
		k := follow[i]
		credit := f.creditBelow(k)
		if k >= 0 && (credit >= 0 || f.isCaption(&blocks[k], s, rare, shortAfter)) {
			s.caption.text, s.caption.neutral = strings.ReplaceAll(blocks[k].text, "\n", " "), blocks[k].drop == ""
			blocks[k].drop = "caption"
			if credit >= 0 {
				s.caption.text += " " + blocks[credit].text
				blocks[credit].drop = "caption"
			}
			// Pictures in a row share the caption below the last of them.
			for j := i - 1; j >= 0 && follow[j] == k && f.shots[j].caption.text == ""; j-- {
				if f.sharesCaption(s.caption.text) {
					f.shots[j].caption = s.caption
				}
			}
			continue
		}
		if k = f.before(s); k >= 0 && strings.IndexAny(blocks[k].text, "▼▽↓") == 0 && utf8.RuneCountInString(blocks[k].text) < 120 {
			s.caption.text, s.caption.neutral = blocks[k].text, true
			blocks[k].drop = "caption"
		}
	}
}

// creditBelow returns the block that is nothing but a photographer's credit right after the block at k, or -1: agencies
// in China set the two as paragraphs, "…。" and "新华社记者 甲 摄".
func (f *photoFinder) creditBelow(k int) int {
	blocks := f.p.blocks
	if k < 0 || k+1 >= len(blocks) || blocks[k].kind != paragraph || blocks[k].drop != "" && blocks[k].drop != "caption" || utf8.RuneCountInString(blocks[k].text) > 200 {
		return -1
	}
	b := &blocks[k+1]
	if b.kind != paragraph || b.drop != "" && b.drop != "credit" || b.weight >= shortLine || !hasCJKText(b.text) {
		return -1
	}
	if parts := splitCaption(b.text); parts.caption != "" || len(parts.credits) == 0 {
		return -1
	}
	if _, credit := cutChinese(b.text); !strings.HasSuffix(strings.TrimRight(simplified(credit), "影 ）)"), "摄") {
		return -1
	}
	return k + 1
}

// sharesCaption reports whether a caption below a row of pictures speaks of all of them.
func (f *photoFinder) sharesCaption(s string) bool {
	return !captionStart.MatchString(s) || !strings.Contains(s, "来源")
}

func isShort(s string) bool {
	n := utf8.RuneCountInString(s)
	if !hasCJKText(s) {
		n /= 3
	}
	return n <= 24
}

// after returns the block of text that follows a picture directly, only pictures and dropped blocks between; -1 without.
func (f *photoFinder) after(s *shot) int {
	skipped := 0
	for k := s.block; k < len(f.p.blocks) && skipped < 6; k++ {
		b := &f.p.blocks[k]
		if b.kind == picture || b.to <= s.node {
			continue
		}
		if b.drop != "" && b.drop != "caption" && !(b.from > s.node && len(b.text) < maxCredit && f.callsItself(b)) {
			skipped++
			continue
		}
		return k
	}
	return -1
}

// callsItself reports whether a block is a caption by its words or by the class of its element.
func (f *photoFinder) callsItself(b *block) bool {
	return captionStart.MatchString(b.text) || captionEnd.MatchString(b.text) || figurePart(f.nodes[b.node].Node) == partCaption
}

func (f *photoFinder) before(s *shot) int {
	for k := min(s.block, len(f.p.blocks)) - 1; k >= 0; k-- {
		if b := &f.p.blocks[k]; b.kind != picture && b.drop == "" {
			return k
		}
	}
	return -1
}

// isCaption decides whether the paragraph after a picture is its caption.
func (f *photoFinder) isCaption(b *block, s *shot, rare bool, shortAfter int) bool {
	if b.kind == heading || b.kind == tableRow || b.kind == preformatted {
		return false
	}
	text := b.text
	n := utf8.RuneCountInString(text)
	if n > 400 || n == 0 {
		return false
	}
	if b.drop == "caption" {
		return true
	}
	if b.drop != "" {
		return f.callsItself(b)
	}
	if len(fold(text)) > 3 && (fold(text) == fold(s.alt) || fold(text) == fold(s.title)) {
		return true
	}
	if captionStart.MatchString(text) || strings.HasSuffix(text, "[/caption]") {
		return true
	}
	cjk := hasCJKText(text)
	if cjk && n <= 200 && captionEnd.MatchString(text) {
		return true
	}
	if own := &f.nodes[b.node]; n <= 200 && b.kind == paragraph && own.text <= b.weight && figurePart(own.Node) == partCaption { // an element of its own
		return true
	}
	strong := f.allIn(b, atom.Strong, atom.B)
	if !cjk && n <= 300 {
		// A sentence that ends in a credit with a creditLabel or an agency.
		if rest, credit := cutLabelled(text); credit != "" && strings.TrimSpace(rest) != "" && strings.HasSuffix(strings.TrimRight(text, ") ]."), strings.TrimRight(credit, ") ].")) {
			return true
		}
		if _, credit := cutBracketed(text); credit != "" {
			return true
		}
	}
	if strong {
		return false
	}
	runes := []rune(text)
	last := runes[len(runes)-1]
	if n <= 200 && (f.small(b) || f.allIn(b, atom.Small)) || n <= 140 && last != '!' && f.allIn(b, atom.Em, atom.I) {
		return true
	}
	if n <= 60 && (runes[0] == '（' && last == '）' || runes[0] == '(' && last == ')') {
		return true
	}
	if !rare || !isShort(text) || last == '？' || last == '?' || last == '：' || last == ':' || last == '！' || last == '!' || b.kind != paragraph {
		return false
	}
	if strings.ContainsRune("。.”\"」…", last) {
		return cjk && shortAfter >= 2
	}
	return cjk || strings.Count(text, " ") >= 1
}

// allIn reports whether all of a block's text stands in elements of these tags.
func (f *photoFinder) allIn(b *block, tags ...atom.Atom) bool {
	found := false
	for i := b.from; i < b.to; i++ {
		n := &f.nodes[i]
		if n.Type != html.TextNode || n.hidden || blank(n.Data) {
			continue
		}
		in := false
		for p := n.parent; p >= 0 && (p > b.node || p == b.node); p = f.nodes[p].parent {
			if slices.Contains(tags, f.nodes[p].DataAtom) {
				in = true
				break
			}
		}
		if !in {
			return false
		}
		found = true
	}
	return found
}

// small reports whether a block is set centred or in small type, by itself or in all it holds, when the body is not.
func (f *photoFinder) small(b *block) bool {
	for i, up := b.node, 0; i > f.p.bodyNode && up < 3; i, up = f.nodes[i].parent, up+1 {
		n := &f.nodes[i]
		if isSmallType(n.Node) {
			return true
		}
		if n.DataAtom == atom.P || n.DataAtom == atom.Td {
			break
		}
	}
	for i := b.node + 1; i < b.to && i < b.node+6; i++ {
		n := &f.nodes[i]
		if n.Type == html.ElementNode && n.text >= f.nodes[b.node].text && isSmallType(n.Node) {
			return true
		}
	}
	return false
}

func isSmallType(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Center, atom.Small:
		return true
	case 0:
		return false
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "align":
			if strings.EqualFold(a.Val, "center") {
				return true
			}
		case "size":
			if n.DataAtom == atom.Font && (a.Val == "1" || a.Val == "2" || a.Val == "-1" || a.Val == "-2") {
				return true
			}
		case "style":
			v := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(v, "text-align:center") {
				return true
			}
			for _, size := range []string{"font-size:10px", "font-size:11px", "font-size:12px", "font-size:13px", "font-size:small", "font-size:x-small", "font-size:smaller", "font-size:0.8em", "font-size:0.9em", "font-size:80%", "font-size:85%", "font-size:9pt", "font-size:10pt"} {
				if strings.Contains(v, size) {
					return true
				}
			}
		case "class":
			for _, w := range strings.FieldsFunc(camelToWords(a.Val), func(r rune) bool { return !unicode.IsLetter(r) }) {
				switch w {
				case "center", "centre", "centered", "small", "caption", "picinfo", "pictext", "imgtext", "tupian", "tuzhu", "zhushi", "imagenote":
					return true
				}
			}
		}
	}
	return false
}

var lastBracket = regexp.MustCompile(`[.!?”"’]\s?\(\s?([^()]{2,50}?)\s?\)$`)

// lastDash ends a caption in a name behind a dash: "Lawmakers leave the hall. — White Star".
var lastDash = regexp.MustCompile(`[.!?”"’]\s?[—–]\s?([^—–.!?]{3,50})$`)

// describe writes a photo's caption, credits and terms from all that is known of it.
func (f *photoFinder) describe(ph *Photo, s *shot) {
	var w *witnessed
	for i := range f.witnesses {
		if v := &f.witnesses[i]; !v.graph && slices.ContainsFunc(v.keys, func(k string) bool { return slices.Contains(s.keys, k) }) {
			w = v
			break
		}
	}
	text, credits := s.caption.text, s.caption.credits
	if text == "" {
		if text = s.dataCaption; text == "" {
			text = f.asCaption(s.title, s)
		}
		if text == "" {
			text = f.asCaption(s.alt, s)
		}
		if text == "" && w != nil {
			text = f.asCaption(plainText(w.caption), s)
		}
	}
	if s.dataCredit != "" && len(credits) == 0 {
		credits = []string{s.dataCredit}
	}
	ph.CaptionRaw = squeeze(strings.Join(append([]string{text}, credits...), " "))
	parts := splitCaption(text)
	if len(parts.credits) == 0 && len(credits) == 0 && strings.HasPrefix(f.p.article.Language, "en") {
		// "… are listed. (Smith Estates)": in English a name in brackets after the last full stop.
		m := lastBracket.FindStringSubmatchIndex(parts.caption)
		if m == nil {
			m = lastDash.FindStringSubmatchIndex(parts.caption)
		}
		if m != nil && creditNamesOnly(parts.caption[m[2]:m[3]]) && !isPhotoKind(parts.caption[m[2]:m[3]]) {
			parts.credits = creditsOf(parts.caption[m[2]:m[3]])
			parts.caption = strings.TrimSpace(parts.caption[:m[0]+1])
		}
	}
	if whole := parts.caption; len(parts.credits) == 0 && len(credits) == 0 && s.caption.text != "" && strings.HasPrefix(whole, "(") && closingBracket(whole) == len(whole)-1 {
		// "(The Paper)": names alone in brackets
		if inner := strings.Trim(whole, "() "); creditNamesOnly(inner) && len(strings.Fields(inner)) <= 6 && !isPhotoKind(inner) && !hasCJKText(inner) {
			parts.credits, parts.caption = creditsOf(inner), ""
		}
	}
	ph.Caption, ph.UsageTerms = parts.caption, parts.terms
	if ph.Caption == "" && (s.caption.neutral || hasCJKText(text) || s.caption.text != "" && strings.ContainsAny(text, "图摄")) {
		ph.Caption = trimCaption(text) // all that the page says is whose it is, and it stood in the text
	}
	var list []Credit
	for _, c := range credits {
		c, terms := cutRights(trimCaption(c))
		if terms != "" {
			ph.UsageTerms = strings.TrimSpace(ph.UsageTerms + " " + terms)
		}
		if c == "" {
			continue
		}
		// A node classed as credit may hold the whole caption, or no credit at all.
		if whole := splitCaption(c); len(whole.credits) > 0 && whole.caption != "" && (len(c) > 80 || isSaid(whole.caption)) {
			list = append(list, whole.credits...)
			if ph.Caption == "" {
				ph.Caption = whole.caption
			}
			continue
		}
		if isSaid(c) {
			if ph.Caption == "" {
				ph.Caption = c
			}
			continue
		}
		for _, one := range creditsOf(c) {
			// The story's author in a figure's markup is no photographer unless a creditLabel says so.
			if !f.isAuthor(one.Name) || firstLabel(c) != nil {
				list = append(list, one)
			}
		}
	}
	ph.Caption = strings.TrimSpace(f.p.lessSite(ph.Caption))
	ph.Credits = uniqueCredits(append(list, parts.credits...))
	if len(ph.Credits) == 0 && (s.title != text || s.alt != text) {
		// The alt may carry the credit that the page shows in no other place.
		for _, t := range []string{s.title, s.alt} {
			if t == "" || t == text {
				continue
			}
			if c := splitCaption(t); len(c.credits) > 0 {
				ph.Credits = c.credits
				break
			}
		}
	}
	f.ownStaff(ph)
	defer func() {
		nameFirms(ph.Credits)
		if ph.Caption == "" && len(ph.Credits) == 0 && ph.UsageTerms == "" {
			ph.CaptionRaw = "" // words of the page's own controls
		}
	}()
	if w == nil {
		return
	}
	if len(ph.Credits) == 0 {
		for _, n := range w.creators {
			if isSaid(n) {
				continue
			}
			for _, c := range creditsOf(n) {
				c.Where = WhereJSONLD
				if c.Role == RolePhotoSupplier && creditPerson(c.Name) {
					c.Role = RolePhotographer
				}
				ph.Credits = append(ph.Credits, c)
			}
		}
		if len(ph.Credits) == 0 && w.creditText != "" && len(w.creditText) < maxCredit && !isSaid(plainText(w.creditText)) {
			for _, c := range creditsOf(plainText(w.creditText)) {
				c.Where = WhereJSONLD
				ph.Credits = append(ph.Credits, c)
			}
		}
		ph.Credits = uniqueCredits(ph.Credits)
	}
}

// isSaid reports whether words without a label are a sentence, no names.
func isSaid(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" {
		return false
	}
	if _, _, named := cutName(s); named || hasCJKText(s) || firstLabel(s) != nil {
		return false
	}
	words, lower := strings.Fields(s), 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && !isCreditParticle(w) && !isPhotoAgency(strings.Trim(w, ".,/()|")) && !isCreditNoise(w) {
			lower++
		}
	}
	return lower > 3 || lower >= 2 && strings.ContainsAny(s[len(s)-1:], ".!?")
}

// nameFirms gives suppliers that are no persons the name of an organization.
func nameFirms(list []Credit) {
	for i := range list {
		c := &list[i]
		if c.Role != RolePhotoSupplier || c.Organization != "" || creditPerson(c.Name) && !isPhotoAgency(c.Name) || hasSurname(c.Name) && !isOrganizationName(c.Name) {
			continue
		}
		c.Name, c.Organization = "", c.Name
	}
}

// ownStaff corrects "A B/Harbour Post": the paper's own name is no photographer but whom the photographer works for.
func (f *photoFinder) ownStaff(ph *Photo) {
	for i := range ph.Credits {
		if c := &ph.Credits[i]; c.Role == RolePhotographer && f.p.isSite(c.Name) {
			paper := c.Name
			c.Role, c.Name, c.Organization = RolePhotoSupplier, "", paper
			for k := range ph.Credits {
				if o := &ph.Credits[k]; o.Role == RolePhotographer && o.Organization == "" && o.Raw == c.Raw {
					o.Organization = paper
				}
			}
		}
	}
}

// isFileName reports whether an alt or title is the name of the picture's file with its marks taken out, as editors'
// tools write them.
func (f *photoFinder) isFileName(t string, s *shot) bool {
	said := fold(t)
	if !strings.ContainsAny(t, "0123456789_") {
		return false // a headline's words make good names of files
	}
	for _, src := range s.sources[:min(len(s.sources), 2)] {
		name, _, _ := strings.Cut(src.url[strings.LastIndexByte(src.url, '/')+1:], "?")
		if stem := fold(pictureStem(name)); stem != "" && (stem == said || strings.HasPrefix(stem, said) || strings.HasPrefix(said, stem) && len(stem) > 8) {
			return true
		}
	}
	return false
}

// asCaption returns an alt or title when it reads like a caption: words about the picture, not the headline,
// a file's name, or what the site writes for every picture.
func (f *photoFinder) asCaption(t string, s *shot) string {
	n := utf8.RuneCountInString(t)
	if n < 8 || n > 400 {
		return ""
	}
	if !hasCJKText(t) && strings.Count(t, " ") < 3 || isImageAddress(t) || f.isFileName(t, s) {
		return ""
	}
	ft := fold(t)
	if ft == fold(f.p.article.Title) || f.p.isSite(t) || ft == fold(f.p.ld.headline) {
		return ""
	}
	if full := fold(f.p.article.Title); len(ft) > 12 && (strings.Contains(full, ft) || strings.Contains(ft, full) && len(full) > 12 && len(ft) < len(full)*5/4) {
		return ""
	}
	if trimCaption(t) == "" || slices.ContainsFunc(interfaceWords, func(w string) bool { return strings.EqualFold(t, w) }) {
		return ""
	}
	// The same alt on several pictures tells of none.
	same := 0
	for i := range f.shots {
		if f.shots[i].alt == s.alt && t == s.alt {
			same++
		}
	}
	if same > 1 {
		return ""
	}
	return t
}

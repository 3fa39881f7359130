package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropTeasers drops what opens another story: a paragraph that breaks off in a link "read more", or in a card in
// dots. A page that has little else tells only so much of its own story, which is kept.
func (p *page) dropTeasers() {
	var total, weight int32
	var found []int
	for k := range p.blocks {
		b := &p.blocks[k]
		if b.drop != "" || b.kind == picture {
			continue
		}
		total += b.weight
		if b.kind != paragraph && b.kind != listItem || b.weight > 500 || b.stops == 0 || b.witness {
			continue
		}
		if p.endsInMore(b) || b.zone&zoneTeaser != 0 && breaksOff(b.text) {
			found = append(found, k)
			weight += b.weight
		}
	}
	if weight*2 > total {
		return
	}
	for _, k := range found {
		p.blocks[k].drop = "teaser"
	}
}

// dropOtherStories drops whole stories that a page lets follow its own: articles with a headline of theirs.
func (p *page) dropOtherStories() {
	if p.titleNode < 0 {
		return
	}
	nodes := p.index.nodes
	var said int32
	for k := range p.blocks {
		b := &p.blocks[k]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if b.kind != heading || b.level > 1 || said < leastSaid || b.from < p.titleNode || p.isHeadline(b) {
			said += b.weight
			continue
		}
		other := int32(-1)
		for up, levels := nodes[b.node].parent, 0; up > p.bodyNode && levels < articleLevels; up, levels = nodes[up].parent, levels+1 {
			if nodes[up].DataAtom == atom.Article {
				other = up
				break
			}
		}
		if other < p.titleNode || k > 0 && p.blocks[k-1].drop == "" && p.blocks[k-1].from > other {
			said += b.weight
			continue
		}
		first := k
		for first > 0 && p.blocks[first-1].from > other {
			first--
		}
		for i := first; i < len(p.blocks) && p.blocks[i].from < nodes[other].end; i++ {
			if p.blocks[i].drop == "" {
				p.blocks[i].drop = "after"
			}
		}
	}
}

// articleLevels bounds how deep within its article a headline stands.
const articleLevels = 8

// dropCardDates drops the day or the reading time below the headline of another story that is out already.
func (p *page) dropCardDates() {
	r := p.reading()
	linked := false // the block before is a linked headline
	for k := range p.blocks {
		b := &p.blocks[k]
		switch {
		case b.kind == picture:
		case linked && b.drop == "" && b.kind == paragraph && b.weight <= longestDay && b.isDateLine(r):
			b.drop = "related"
		default:
			linked = b.drop != "" && b.link*3 > b.weight*2 && (b.kind == heading || b.weight >= sentenceLength)
		}
	}
}

// longestDay is the weight of the longest day and time in words: "Wednesday, 24 September 2025, 11:30".
const longestDay = 30

// dropLabelledLinks drops paragraphs that are a label and a link to another story of the site, where the label comes
// again: "READ MORE | Boats stay in harbour", in whatever language.
func (p *page) dropLabelledLinks() {
	var labels map[string][]int
	for k := range p.blocks {
		b := &p.blocks[k]
		if b.drop != "" || b.kind != paragraph && b.kind != heading || b.weight > 200 || b.link < 20 || b.link*2 < b.weight || endsSentence(b.text) {
			continue
		}
		if label := p.labelOf(b); label != "" && p.linksWithin(b.node) {
			if labels == nil {
				labels = map[string][]int{}
			}
			labels[label] = append(labels[label], k)
		}
	}
	for _, list := range labels {
		if len(list) < 2 {
			continue
		}
		for _, k := range list {
			p.blocks[k].drop = "related"
		}
	}
}

// dropLabelledLists drops the list below a line of the site's own that heads it, and is out already: "Sources:".
func (p *page) dropLabelledLists() {
	list := int32(-1)
	headed := false // by the line above
	for k := range p.blocks {
		b := &p.blocks[k]
		switch {
		case b.kind == picture:
		case b.kind == listItem && (headed || list >= 0 && b.list == list):
			list, headed = b.list, false
			if b.drop == "" && !b.witness {
				b.drop = "furniture"
			}
		default:
			list = -1
			headed = b.drop == "furniture" && (b.kind == paragraph || b.kind == heading) && b.weight < shortLine && strings.HasSuffix(b.text, ":") && isOneOf(plainLine(b.text), notices)
		}
	}
}

// dropCards drops what stands beside the link of a card that leads to another story, in a box of their own: its day, where it
// comes from, who took its picture.
func (p *page) dropCards() {
	nodes := p.index.nodes
	for k := range p.blocks {
		b := &p.blocks[k]
		if b.kind == picture || b.weight < leastCard || b.link < b.weight || b.witness ||
			b.drop != "link" && b.drop != "related" && b.drop != "furniture" && b.drop != "teaser" && (b.drop != "" || b.kind != heading) {
			continue
		}
		box := int32(-1)
		for up, levels := nodes[b.from].parent, 0; up > p.bodyNode && levels < cardLevels && nodes[up].text < b.weight+shortLine; up, levels = nodes[up].parent, levels+1 {
			box = up
		}
		if box < 0 || !p.linksWithin(b.node) {
			continue
		}
		first, last := k, k+1
		for first > 0 && p.blocks[first-1].from >= box {
			first--
		}
		for last < len(p.blocks) && p.blocks[last].from < nodes[box].end {
			last++
		}
		if b.drop == "" {
			if k == 0 || !slices.ContainsFunc(p.blocks[first:last], func(c block) bool { return c.kind == picture }) {
				continue // a heading of the story
			}
			b.drop = "link"
		}
		for i := first; i < last; i++ {
			if c := &p.blocks[i]; c.drop == "" && (c.kind == paragraph || c.kind == listItem) && !c.witness && !endsSentence(c.text) {
				c.drop = "link"
			}
		}
	}
}

const (
	leastCard  = 20 // weight of its link
	cardLevels = 6  // between the link and its box
)

// labelOf is what stands before the link that ends the block, folded; "" where nothing does, or something follows it.
func (p *page) labelOf(b *block) string {
	label, linked := "", false
	for i := b.from; i < b.to; i++ {
		n := &p.index.nodes[i]
		if n.Type != html.TextNode || n.hidden || n.text == 0 {
			continue
		}
		if n.linked > 0 {
			linked = true
		} else if linked {
			return ""
		} else {
			label += n.Data
		}
	}
	if !linked {
		return ""
	}
	return fold(label)
}

// endsInMore reports whether the block's last words are a link that says no more than "read more".
func (p *page) endsInMore(b *block) bool {
	if b.link == 0 || b.link > 40 {
		return false
	}
	for i := b.to - 1; i > b.from; i-- {
		n := &p.index.nodes[i]
		if n.Type != html.TextNode || n.hidden || n.text == 0 {
			continue
		}
		if n.linked == 0 {
			return false
		}
		line := plainLine(strings.TrimRight(n.Data, " \n\t.…»›>→]"))
		return moreWords[line]
	}
	return false
}

// moreWords are all that a teaser's link to its story says.
var moreWords = map[string]bool{
	"more": true, "read more": true, "[read more": true, "continue reading": true, "full story": true, "read on": true, "keep reading": true,
	"mehr": true, "[mehr": true, "weiterlesen": true, "weiter lesen": true, "mehr lesen": true, "zum artikel": true, "zum beitrag": true, "weiter": true,
	"lire la suite": true, "lire plus": true, "suite": true, "leer más": true, "seguir leyendo": true, "ver más": true, "más": true,
	"leia mais": true, "ler mais": true, "continue lendo": true, "continue a ler": true,
	"leggi tutto": true, "leggi di più": true, "continua a leggere": true, "continua": true, "lees meer": true, "lees verder": true, "meer": true,
	"läs mer": true, "läs vidare": true, "les mer": true, "les videre": true, "læs mere": true, "lue lisää": true,
	"czytaj więcej": true, "czytaj dalej": true, "więcej": true, "číst dál": true, "číst více": true, "více": true, "celý článok": true,
	"čítať viac": true, "tovább": true, "bővebben": true, "citește mai mult": true, "citește mai departe": true, "devamı": true,
	"devamını oku": true, "haberin devamı": true,
	"читать далее": true, "читать дальше": true, "читати далі": true, "περισσότερα": true, "διαβάστε περισσότερα": true, "selengkapnya": true,
	"baca selengkapnya": true, "xem thêm": true, "đọc tiếp": true, "อ่านต่อ": true, "आगे पढ़ें": true, "और पढ़ें": true, "اقرأ المزيد": true,
	"المزيد": true, "קרא עוד": true, "המשך קריאה": true,
	"阅读全文": true, "查看全文": true, "阅读更多": true, "查看更多": true, "更多": true, "閱讀更多": true, "繼續閱讀": true, "続きを読む": true,
	"続きはこちら": true, "もっと見る": true, "더보기": true, "계속 읽기": true,
}

// breaksOff reports whether a text ends in dots.
func breaksOff(s string) bool {
	s = strings.TrimRight(s, " ])")
	return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
}

// dropContacts drops whom to call about a press release, from the line "Contact:" down: short lines to the end.
func (p *page) dropContacts() {
	p.dropContactsAbove()
	var total int32
	for k := range p.blocks {
		if p.blocks[k].drop == "" {
			total += p.blocks[k].weight
		}
	}
	var after int32
	for k := len(p.blocks) - 1; k > 0; k-- {
		b := &p.blocks[k]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if (b.kind == heading || b.kind == paragraph) && b.weight < 40 && isOneOf(strings.TrimRight(plainLine(b.text), ": "), contactHeads) {
			for j := k; j < len(p.blocks); j++ {
				if p.blocks[j].drop == "" && p.blocks[j].kind != picture {
					p.blocks[j].drop = "contact"
				}
			}
			return
		}
		if after += b.weight; b.weight > 200 || after*5 > total {
			return
		}
	}
}

// dropContactsAbove drops them where they stand above the release.
func (p *page) dropContactsAbove() {
	const lines = 4
	for k, seen := 0, 0; k < len(p.blocks) && seen < lines; k++ {
		b := &p.blocks[k]
		if b.drop != "" && b.drop != "byline" || b.kind == picture {
			continue
		}
		if b.weight >= shortLine {
			return
		}
		seen++
		if b.kind != heading && b.kind != paragraph || !isOneOf(strings.TrimRight(plainLine(b.text), ": "), contactHeads) {
			continue
		}
		for j, left := k, lines; j < len(p.blocks) && left > 0 && p.blocks[j].weight < shortLine && !endsSentence(p.blocks[j].text); j++ {
			if p.blocks[j].drop == "" && p.blocks[j].kind != picture {
				p.blocks[j].drop = "contact"
				left--
			}
		}
		return
	}
}

// contactHeads are the whole line above a press office's names and numbers.
var contactHeads = phrasesOf(
	"contact", "contacts", "press contact", "press contacts", "media contact", "media contacts", "media enquiries", "media inquiries",
	"press enquiries", "press inquiries", "for more information", "for further information", "for more information, please contact",
	"for further information, please contact",
	"kontakt", "kontakte", "pressekontakt", "medienkontakt", "presse-kontakt", "ansprechpartner", "ansprechpartnerin", "ihr ansprechpartner",
	"ihre ansprechpartnerin", "rückfragen", "rückfragen an", "rückfragen bitte an", "pressestelle", "für rückfragen", "weitere informationen",
	"kontakt für medien", "medienstelle",
	"contact presse", "contacts presse", "contact médias", "contacto", "contacto de prensa", "contacto prensa", "contato", "contacto de imprensa",
	"assessoria de imprensa", "contatti", "contatto", "contatti stampa", "ufficio stampa", "perscontact", "contactpersoon", "presskontakt",
	"pressekontakter", "lisätietoja", "kontakt dla mediów", "kontakt pro média", "basın iletişim", "контакты", "контакти", "联系人", "媒体联系",
	"新闻联系人", "お問い合わせ先", "本件に関するお問い合わせ先", "문의",
)

// isMenu reports whether a line is items side by side ("Imprint | Privacy | Copyright"), no sentence.
func isMenu(g *segment, s string) bool {
	return g.kind == paragraph && g.text < 120 && g.stops <= 1 && strings.Count(s, " | ")+strings.Count(s, " · ") >= 2 && !strings.Contains(s, "\n")
}

// speaksOfCommission reports whether a paragraph tells that the site earns by what its readers buy.
func speaksOfCommission(s string) bool {
	if !strings.Contains(s, "ffili") && !strings.Contains(s, "filiad") && !strings.Contains(s, "artnerlink") {
		return false
	}
	line := " " + strings.ToLower(s)
	return holds(line, commissions) && holds(line, purchases) && (!strings.Contains(line, "affiliate ") || holds(line, ourselves))
}

// commissions, purchases and ourselves stand in what a site says of the commission that it earns: ourselves in English,
// where "affiliate" and "commission" have other uses.
var (
	commissions = []string{
		"commission", "kickback", "kick back", "compensation", "qualifying purchases", "provision", "comisión", "comisiones", "comissão", "commissie",
		"prowizj",
	}
	purchases = []string{"link", "purchase", "buy", "kauf", "achat", "achet", "lien", "compra", "enlace", "acquist", "aankop", "zakup"}
	ourselves = []string{" we ", " i ", " us ", " our ", " my "}
)

// offersNewsletter reports whether a paragraph asks its reader to order the site's newsletter: a sentence of it begins so,
// and it has a link to where, speaks for the site, or is set apart in type. Advice on newsletters has none of these.
func (p *page) offersNewsletter(g *segment, b *block) bool {
	at := strings.Index(b.text, "ewsletter")
	if at < 0 {
		return false
	}
	line := strings.ToLower(b.text)
	asks := false
	for _, s := range []string{"sign up", "subscribe to", "get our", "join our", "melden sie sich", "abonnieren sie", "inscrivez-vous", "abonnez-vous", "suscríbete", "iscriviti"} {
		for rest, from := line, 0; !asks; {
			i := strings.Index(rest, s)
			if i < 0 {
				break
			}
			from += i
			asks = from == 0 || endsSentence(strings.TrimRight(line[:from], " ")) || strings.HasSuffix(strings.TrimRight(line[:from], " "), "→")
			from += len(s)
			rest = line[from:]
		}
	}
	return asks && (g.linked > 0 || strings.Contains(line, " our ") || g.emphasis == g.text || p.isItalic(b) || p.namesSite(line))
}

// namesSite reports whether a line has the name of the site.
func (p *page) namesSite(line string) bool {
	f := fold(line)
	return slices.ContainsFunc(p.siteWords(), func(name string) bool { return len(name) >= leastSiteName && strings.Contains(f, name) })
}

// leastSiteName is the bytes of the shortest folded name that is told from chance in a line.
const leastSiteName = 5

// speaksOfMachine reports whether a paragraph tells that a machine had a part in the text: sites must say so, stories
// that are about such machines begin otherwise.
func speaksOfMachine(s string) bool {
	if !strings.Contains(s, "AI") && !strings.Contains(s, "ntelligen") && !strings.Contains(s, "KI") {
		return false
	}
	line := strings.ToLower(s)
	return startsWith(plainLine(s), ownText) && holds(line, machineHelp)
}

// ownText begins what is said of the text itself; machineHelp says that a machine had a part in it.
var (
	ownText = phrasesOf(
		"this story", "this article", "this post", "this report", "this summary", "this content", "this page", "this translation",
		"dieser artikel", "dieser text", "dieser beitrag", "diese zusammenfassung", "cet article", "ce texte", "este artículo", "este texto", "este artigo",
		"questo articolo", "dit artikel",
	)
	machineHelp = []string{
		"assistance of ai", "assistance of artificial", "help of ai", "help of artificial", "help from ai", "using ai", "using artificial", "using generative",
		"by ai", "generated by artificial", "generated with ai", "ai-assisted", "ai-generated", "mit hilfe von ki", "mithilfe von ki", "mit ki", "von ki ", "künstlicher intelligenz",
		"l'aide de l'ia", "l’aide de l’ia", "intelligence artificielle", "inteligencia artificial", "inteligência artificial", "intelligenza artificiale",
	}
)

// speaksOfCookies reports whether a line tells that the site sets cookies or asks to load what others serve.
func speaksOfCookies(line string) bool {
	return (strings.Contains(line, "cookie") || strings.Contains(line, "çerez")) && holds(line, cookieNotices) ||
		holds(line, consentWords) && holds(line, embeddedThings) && holds(line, loadWords)
}

// cookieNotices stand in what a site says of its cookies.
var cookieNotices = []string{
	"we use cookies", "site uses cookies", "page uses cookies", "wir verwenden cookies", "verwenden wir cookies", "wir nutzen cookies",
	"nutzen wir cookies", "wir setzen cookies", "seite verwendet cookies", "website verwendet cookies", "seite nutzt cookies",
	"website nutzt cookies", "nous utilisons des cookies", "site utilise des cookies", "utilizamos cookies", "usamos cookies",
	"sitio utiliza cookies", "web utiliza cookies", "site utiliza cookies", "utilizziamo cookie", "utilizziamo i cookie", "sito utilizza cookie",
	"sito utilizza i cookie", "wij gebruiken cookies", "we gebruiken cookies", "gebruik van cookies", "vi använder cookies", "vi bruker cookies",
	"vi bruger cookies", "korzystamy z cookies", "korzystamy z plików cookie", "używamy cookies", "używamy plików cookie", "používáme cookies",
	"používame cookies", "používá cookies", "мы используем", "сайт использует", "çerez kullan",
}

// consentWords, embeddedThings and loadWords together ask whether the page may load what others serve.
var (
	consentWords = []string{
		"consen", "einverständnis", "zustimmung", "einwilligung", "toestemming", "samtycke", "samtykke",
	}
	embeddedThings = []string{
		"twitter", "facebook", "youtube", "instagram", "tiktok", "vimeo", "google maps", "spotify", "social media", "social-media", "soziale medien",
		"third-party", "third party", "externe inhalte", "externen inhalt", "drittanbieter", "contenu externe", "embedded",
	}
	loadWords = []string{
		"load", "display", "show this", "laden", "geladen", "anzeig", "verbindung", "daten", "affich", "mostrar", "visualizza",
	}
)

// dropBoxes drops what a page sets beside its story or into it to be read apart: HTML's aside, boxes of facts, quotes set
// large. Where boxes are much of the page, they are how it tells its story.
func (p *page) dropBoxes() {
	var total, boxes int32
	for k := range p.blocks {
		if b := &p.blocks[k]; b.drop == "" && b.kind != picture {
			total += b.weight
			if b.isBox() {
				boxes += b.weight
			}
		}
	}
	if boxes*4 > total {
		return
	}
	for k := range p.blocks {
		if b := &p.blocks[k]; b.drop == "" && b.kind != picture && b.isBox() {
			b.drop = "aside"
		}
	}
}

func (b *block) isBox() bool { return b.zone&zoneBox != 0 && !b.witness }

// dropTrailingBoxes drops boxes that no text of the story follows: what a page sets beside its story or below it.
func (p *page) dropTrailingBoxes() {
	var total, boxes int32
	for k := range p.blocks {
		if p.blocks[k].drop == "" {
			total += p.blocks[k].weight
		}
	}
	last := len(p.blocks)
	for k := last - 1; k >= 0; k-- {
		b := &p.blocks[k]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if b.zone&zoneAside == 0 || b.zone&zoneBody != 0 || b.witness {
			break
		}
		boxes += b.weight
		last = k
	}
	if boxes*8 > total {
		return
	}
	for k := last; k < len(p.blocks); k++ {
		if b := &p.blocks[k]; b.drop == "" && b.kind != picture {
			b.drop = "aside"
		}
	}
}

// dropOutside drops short lines after the story where they stand outside the element that the page calls the story's,
// which holds its prose: labels and cards of what follows.
func (p *page) dropOutside() {
	var inside, prose int32
	last := -1
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" && b.stops > 0 && b.weight >= sentenceLength {
			last = i
			prose += b.weight
			if b.zone&zoneBody != 0 {
				inside += b.weight
			}
		}
	}
	if inside*10 < prose*9 || prose == 0 {
		return
	}
	for i := last + 1; i < len(p.blocks); i++ {
		if b := &p.blocks[i]; b.drop == "" && b.kind != picture && b.zone&zoneBody == 0 && b.weight < shortLine {
			b.drop = "after"
		}
	}
}

// dropOffers drops the list of what a reader gets who subscribes or registers, below the line that asks for it and is
// out already.
func (p *page) dropOffers() {
	asked := false // by the line above, or above the list
	list := int32(-1)
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case b.kind == picture:
		case b.kind == listItem && asked && b.weight < 2*shortLine && (list < 0 || b.list == list):
			list = b.list
			if b.drop == "" {
				b.drop = "promotion"
			}
		default:
			asked, list = b.drop != "" && b.kind != listItem && b.weight < 200 && asksToPay(strings.ToLower(b.text)), -1
		}
	}
}

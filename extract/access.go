package extract

import (
	"strings"
	"unicode/utf8"
)

// wallWords are what the prompt of a paywall says where it cuts a story, in lower case.
var wallWords = []string{
	"to continue reading", "to keep reading", "to read the full", "to read the rest", "continue reading with a", "already a subscriber", "subscribers only", "for subscribers only", "subscriber-only", "subscriber exclusive", "subscribe to read", "subscribe to unlock", "register to read", "for paid subscribers", "for paying subscribers",
	"um weiterzulesen", "sie möchten weiterlesen", "weiterlesen mit", "bereits abonnent", "schon abonnent", "bereits registriert", "nur für abonnenten", "artikel freischalten", "mit abo weiterlesen",
	"réservé aux abonnés", "réservée aux abonnés", "il vous reste", "pour lire la suite", "déjà abonné",
	"para seguir leyendo", "para continuar leyendo", "exclusivo para suscriptores", "solo para suscriptores", "ya eres suscriptor", "para continuar lendo", "exclusivo para assinantes", "já é assinante",
	"per continuare a leggere", "riservato agli abbonati", "sei già abbonato", "al abonnee", "alleen voor abonnees",
	"for å lese videre", "for at læse videre", "för att läsa vidare", "kun for abonnenter", "för prenumeranter", "allerede abonnent", "redan prenumerant", "tilaajille", "aby czytać dalej", "tylko dla subskrybentów", "dla prenumeratorów", "pro předplatitele",
	"только для подписчиков", "чтобы читать дальше", "devamını okumak için", "会員限定", "有料会員", "この記事は有料", "（残り", "登录后阅读", "付费阅读", "订阅后", "訂閱後", "유료 회원", "प्रीमियम मेंबरशिप",
}

// wholeStory is the weight of a text that no wall cut: what stands before one is a lead and a paragraph or three.
const wholeStory = 3000

// findAccess tells whether the story is free, or a paywall cut it. Of a story that is not free but stands on the page in
// full it says neither, as of one whose page says nothing.
func (p *page) findAccess() {
	a := &p.article
	said := p.saidAccess()
	if said == "free" {
		a.Access = said
		return
	}
	if said == "" && !p.isWalled(wholeStory*2/3) || said == "metered" && !p.isWalled(wholeStory) {
		return
	}
	if p.isWalled(4*wholeStory) || !p.isWhole() {
		a.Access = "partial"
	}
}

// saidAccess is what the page says of itself: free, metered (open until a reader has read so many), locked, or nothing.
func (p *page) saidAccess() string {
	free := p.ld.free
	if free == "" {
		free = strings.ToLower(p.metaText("isaccessibleforfree"))
	}
	tier := strings.ToLower(p.metaText("article:content_tier", "og:article:content_tier"))
	switch free[strings.LastIndexByte(free, '/')+1:] {
	case "true", "1", "yes":
		return "free"
	case "false", "0", "no":
		if tier == "free" {
			return ""
		}
		return "locked"
	}
	switch tier {
	case "free", "metered":
		return tier
	case "locked", "paid", "premium":
		return "locked"
	}
	return ""
}

// isWalled reports whether a paywall's prompt stands where the text ends, and the text is below that weight.
func (p *page) isWalled(below int32) bool {
	last, weight := -1, int32(0)
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" && b.kind != picture {
			last, weight = i, weight+b.weight
		}
	}
	if last < 0 || weight >= below {
		return false
	}
	for i := max(0, last-2); i <= last; i++ {
		if b := &p.blocks[i]; b.kind != picture && isWallPrompt(b.text) {
			return true
		}
	}
	from, seen := p.blocks[last].to, 0
	for i := range p.segments {
		g := &p.segments[i]
		if g.from < from || g.kind == picture || g.text == 0 {
			continue
		}
		if g.zone&(zoneComments|zoneRelated|zoneNewsletter) == 0 && isWallPrompt(p.index.textOfRange(g.from, g.to, false)) {
			return true
		}
		if seen++; seen == 6 {
			break
		}
	}
	return false
}

// isWallPrompt reports whether a short text asks for a subscription to read on.
func isWallPrompt(s string) bool {
	if s == "" || len(s) > 300 {
		return false
	}
	s = strings.ToLower(s)
	for _, w := range wallWords {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isWhole reports whether the text of a story that is not free stands on the page in full: it is long, it has the end of
// the text in the page's JSON-LD, or what the page names as the paid part has text.
func (p *page) isWhole() bool {
	weight := int32(0)
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" {
			weight += b.weight
		}
	}
	if weight >= wholeStory {
		return true
	}
	if body := fold(clean(p.ld.articleBody)); len(body) > 600 {
		end := body[len(head(body, len(body)-60)):]
		return utf8.ValidString(end) && strings.Contains(fold(p.article.Text), end)
	}
	paid := int32(0)
	for _, s := range p.ld.paid {
		name := strings.TrimLeft(s, ".#")
		if name == s || name == "" || strings.ContainsAny(name, " >[:,.") {
			continue
		}
		for i := range p.index.nodes {
			n := &p.index.nodes[i]
			if n.prose > 0 && n.Data != "body" && (s[0] == '.' && hasWord(attr(n.Node, "class"), name) || s[0] == '#' && attr(n.Node, "id") == name) {
				paid += n.prose
			}
		}
	}
	return paid >= wholeStory/8 && weight >= paid/2
}

package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Names that stand alone: no "By" before them, no element that says "author". Each needs a witness that it is a
// person's, and that this person wrote the story: a portrait, a date beside it, a life told further down.

// nameLine finds names alone on a line between the headline and the first running text that something
// vouches for: "A B | Senior Writer", a portrait or avatar beside it, a date, the same name in an author's box below.
func (p *page) nameLine() []Credit {
	nodes := p.index.nodes
	if p.titleNode < 0 {
		return nil
	}
	until := p.titleNode + 40
	if w := p.signs.words; w > p.titleNode {
		until = min(w+16, p.titleNode+134)
	}
	until = min(until, int32(len(nodes)))
	tries := 0
	for i := nodes[p.titleNode].end; i < until && tries < maxTries; i++ {
		n := &nodes[i]
		if n.Type != html.TextNode || n.hidden || n.text < 5 || n.text > 120 || p.away(i) || p.captionOrTag(i) || p.inSentence(i) {
			continue
		}
		line := squeeze(n.Data)
		avatar := p.avatarBefore(i)
		if avatar {
			line = strings.TrimSuffix(line, " in") // "A B in Travel"
		}
		if p.isSite(line) && isCrew(line) && (p.datedBelow(i) || p.datedAbove(i)) {
			return []Credit{{Role: RoleAuthor, Organization: line, Raw: line, Where: WhereByline}}
		}
		first, job, _ := strings.Cut(line, " | ")
		names := p.plainNames(first)
		if names == nil {
			continue
		}
		tries++
		if job == "" {
			job = p.lineAfter(i, until)
		}
		dated := p.datedBelow(i) || p.datedAbove(i)
		name := names[0]
		given := givenName(firstWord(name))
		switch {
		case avatar, isPost(job), p.describedAfter(i), p.boxed(name), dated && given, (dated || given) && p.portrayed(name):
		case p.pictured(i, name) && (i < p.signs.words || p.datedBelow(i)):
		default:
			continue
		}
		return p.creditsFor(RoleAuthor, names, line)
	}
	return nil
}

// isCrew reports whether a line is a house's name with the word for those who work there: "Example Team", "Redaktion Example".
func isCrew(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	return isCrewWord(words[0]) || isCrewWord(words[len(words)-1])
}

func isCrewWord(w string) bool {
	switch w {
	case "team", "staff", "editors", "contributor", "contributors", "redaktion", "redacción", "redação", "rédaction", "redazione", "redactie", "redaksjonen",
		"redaktionen", "redaksi", "redakcja", "redakce", "newsroom":
		return true
	}
	return false
}

// maxTries bounds the lines that are looked up on the whole page.
const maxTries = 8

// plainNames reads a line that is nothing but names of persons, each of two to four words, as they are printed.
func (p *page) plainNames(line string) []string {
	parts := splitNames(line)
	if len(parts) == 0 || len(parts) > 8 {
		return nil
	}
	for _, name := range parts {
		if r, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(r) {
			return nil
		}
		words := len(strings.Fields(name))
		if words < 2 || words > 4 || !isPerson(name) || isJob(name) || isOrganizationName(name) || generic(fold(name)) || trimName(name) != name || p.isSite(name) {
			return nil
		}
	}
	return parts
}

// lineAfter is the short text after a node, where a job or place may stand.
func (p *page) lineAfter(i, until int32) string {
	for j := i + 1; j < min(i+6, until); j++ {
		if k := &p.index.nodes[j]; k.Type == html.TextNode && k.text > 0 {
			if k.text < 40 && !strings.ContainsAny(k.Data, ".!?") {
				return k.Data
			}
			break
		}
	}
	return ""
}

// captionOrTag reports whether a text stands in a caption, a heading, or a link to a subject: names there are of whom the story tells.
func (p *page) captionOrTag(i int32) bool {
	nodes := p.index.nodes
	for up, k := nodes[i].parent, 0; up >= 0 && k < 4; up, k = nodes[up].parent, k+1 {
		n := &nodes[up]
		switch n.DataAtom {
		case atom.Figcaption, atom.Figure, atom.H1, atom.H2, atom.H3, atom.H4:
			return true
		case atom.A:
			if subjectPage(attr(n.Node, "href")) {
				return true
			}
		}
		if n.zone&(zoneCaption|zoneTags|zoneNavigation) != 0 && n.text < 200 {
			return true
		}
	}
	return false
}

// subjectPage reports whether an address is that of a site's page on a subject.
func subjectPage(href string) bool {
	for _, w := range []string{"/tag/", "/tags/", "/topic", "/thema", "/themen", "/category", "/categories", "/section", "/subject", "/person/", "/people/", "/tema/", "/temas/", "/sujet", "/label/", "/search/label", "tag=", "topic=", "category="} {
		if strings.Contains(href, w) {
			return true
		}
	}
	return false
}

// datedBelow reports whether a date follows the node.
func (p *page) datedBelow(i int32) bool {
	for j := i + 1; j < min(i+10, int32(len(p.index.nodes))); j++ {
		if n := &p.index.nodes[j]; n.Type == html.TextNode && n.text > 0 && n.text < 60 && p.holdsDate(n.Data) {
			return true
		}
	}
	return false
}

// datedAbove reports whether the text before the node is a date.
func (p *page) datedAbove(i int32) bool {
	for j := i - 1; j > max(i-10, p.titleNode); j-- {
		if n := &p.index.nodes[j]; n.Type == html.TextNode && n.text > 1 {
			return n.text < 60 && p.holdsDate(n.Data)
		}
	}
	return false
}

// holdsDate reports whether a date stands in a short text.
func (p *page) holdsDate(s string) bool {
	if !hasDigit(s) {
		return false
	}
	r := reading{language: p.article.Language, host: p.article.Site.Host}
	_, _, _, ok := r.find(s)
	return ok
}

// isPost reports whether a line says what somebody is by trade.
func isPost(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(w, ".,&|") {
		case "writer", "editor", "reporter", "journalist", "correspondent", "columnist", "author", "contributor", "redakteur", "redakteurin",
			"reporterin", "korrespondent", "korrespondentin", "autorin", "journaliste", "periodista", "redactor", "redactora", "giornalista",
			"journalistin":
			return true
		}
	}
	return false
}

// pictured reports whether a picture near the node bears the name.
func (p *page) pictured(i int32, name string) bool {
	for j := max(0, i-24); j < min(i+24, int32(len(p.index.nodes))); j++ {
		if n := &p.index.nodes[j]; n.DataAtom == atom.Img && strings.HasPrefix(fold(attr(n.Node, "alt")), fold(name)) {
			return true
		}
	}
	return false
}

// portrayed reports whether a picture anywhere on the page bears the name and little else.
func (p *page) portrayed(name string) bool {
	f := fold(name)
	for j := range p.index.nodes {
		n := &p.index.nodes[j]
		if n.DataAtom != atom.Img {
			continue
		}
		if alt := attr(n.Node, "alt"); len(alt) < len(name)+24 && strings.HasPrefix(fold(alt), f) {
			return true
		}
	}
	return false
}

// avatarBefore reports whether the last element before the text is the picture that a log-in has: systems call it an avatar.
func (p *page) avatarBefore(i int32) bool {
	for j := i - 1; j > max(i-12, p.titleNode); j-- {
		n := &p.index.nodes[j]
		if n.Type == html.TextNode && n.text > 0 && !n.hidden {
			return false
		}
		if n.DataAtom == atom.Img {
			return strings.Contains(attr(n.Node, "class"), "avatar") || strings.Contains(attr(n.Node, "src"), "avatar")
		}
	}
	return false
}

// describedAfter reports whether the element after the text is marked as what is said of an author.
func (p *page) describedAfter(i int32) bool {
	k, _ := slices.BinarySearch(p.signs.people, i)
	return k < len(p.signs.people) && p.signs.people[k] < i+6 && describes(attr(p.index.nodes[p.signs.people[k]].Node, "class"))
}

// boxed reports whether an element marked as the author's, wherever it stands, begins with the name.
func (p *page) boxed(name string) bool {
	return slices.ContainsFunc(p.signs.people, func(i int32) bool {
		n := &p.index.nodes[i]
		return n.text < 1200 && strings.HasPrefix(p.index.textOf(i), name)
	})
}

// signedAlone reads a name that stands alone in the story's own text, where nobody else signs: in bold over the first paragraph, as
// papers sign whose system puts all stories under the house's name, or as the last line, as in Vietnam and under letters and guest pieces.
func (p *page) signedAlone(live []int) {
	if len(live) < 3 || p.personWrites() {
		return
	}
	sign := func(b *block, names []string, where string) {
		for _, name := range names {
			p.credit(Credit{Role: RoleAuthor, Name: name, Raw: b.text, Where: where})
		}
	}
	for i := 0; i <= live[0]; i++ {
		if names, raw := p.endSignature(p.blocks[i].text); names != nil {
			sign(&block{text: raw}, names, WhereBodyStart)
			return
		}
	}
	var above int32
	for i := 0; i < len(p.blocks) && above < 300; i++ {
		b := &p.blocks[i]
		if b.kind != paragraph || b.drop != "" && b.drop != "byline" && b.drop != "link" {
			continue
		}
		above += b.weight
		if b.weight < 80 && p.bold(b) {
			if names := p.plainNames(strings.ReplaceAll(b.text, "/", ",")); names != nil && p.onlyNames(names, b) {
				sign(b, names, WhereBodyStart)
				return
			}
		}
		if who, firm, ok := strings.Cut(b.text, ", "); ok && b.weight < 100 && learned(firm) {
			if names := p.plainNames(who); names != nil {
				sign(b, names, WhereBodyStart) // "A B, University of C", as scholars sign
				return
			}
		}
	}
	last := len(live) - 1
	b, before := &p.blocks[live[last]], p.blocks[live[last-1]].text
	if b.kind != paragraph || b.link > 0 || len(b.text) > 60 || !strings.ContainsRune(".!?…\"”»)", lastRune(before)) {
		return
	}
	line := b.text
	if i := strings.LastIndex(line, " ("); i > 0 {
		line = line[:i] // "A B (Theo C)": the paper that it is taken from
	}
	start := bylineStart(strings.ToLower(line), p.article.Language)
	names := p.plainNames(strings.TrimSpace(line[start:]))
	for _, name := range names {
		if start == 0 && !givenName(firstWord(name)) && !strings.HasPrefix(p.article.Language, "vi") {
			return
		}
	}
	sign(b, names, WhereBodyEnd)
}

// endSignature reads who signs a standfirst at its end: "…. Von A B", "…, writes A B".
func (p *page) endSignature(s string) (names []string, raw string) {
	if len(s) > 800 {
		return nil, ""
	}
	s = strings.TrimRight(s, " .")
	if i := strings.LastIndexAny(s, ".!?"); i > 0 {
		last := strings.TrimSpace(s[i+1:])
		if n := bylineStart(strings.ToLower(last), p.article.Language); n > 0 && n < len(last) {
			return p.plainNames(last[n:]), last
		}
	}
	for _, w := range []string{" writes ", " reports ", " says ", " schreibt ", " berichtet ", " écrit ", " escribe ", " scrive ", " schrijft ", " skriver "} {
		i := strings.LastIndex(s, w)
		if i < 0 {
			continue
		}
		// Who is quoted has a name in the same place: a writer's is in capitals.
		if who := s[i+len(w):]; strings.ToUpper(who) == who {
			return p.plainNames(who), s[i+1:]
		}
	}
	return nil, ""
}

// endPortrait names the one person whose portrait stands at the story's end, beside the name and a life that begins with it.
// Where one is so presented before, the story tells of such people.
func (p *page) endPortrait(begin, end int32) {
	nodes := p.index.nodes
	found := ""
	for i := begin; i < int32(len(nodes)); i++ {
		n := &nodes[i]
		if n.DataAtom != atom.Img || p.away(i) {
			continue
		}
		name := squeeze(attr(n.Node, "alt"))
		if len(name) < 3 || len(name) > maxName || !givenName(firstWord(name)) {
			continue
		}
		lines, named, told := 0, "", false
		for j := i + 1; j < min(i+40, int32(len(nodes))) && lines < 5 && !told; j++ {
			t := &nodes[j]
			if t.Type != html.TextNode || t.text == 0 || t.hidden {
				continue
			}
			lines++
			line := squeeze(t.Data)
			if strings.EqualFold(line, name) && (oneWord(line) || p.plainNames(line) != nil) {
				named, name = line, line
			}
			told = named != "" && t.text > sentenceLength && tellsOf(line, name)
		}
		if told && (i < end || found != "" && found != named) {
			return
		}
		if told {
			found = named
		}
	}
	if found != "" {
		p.credit(Credit{Role: RoleAuthor, Name: found, Raw: found, Where: WhereAfterBody})
	}
}

// tellsOf reports whether a line begins with a name, or the first of it, and goes on in small letters.
func tellsOf(line, name string) bool {
	rest, ok := strings.CutPrefix(line, name+" ")
	if !ok {
		rest, ok = strings.CutPrefix(line, firstWord(name)+" ")
	}
	return ok && rest != "" && lowerCase(rest)
}

// personWrites reports whether a person is known by name to have written the story; initials are no name.
func (p *page) personWrites() bool {
	return slices.ContainsFunc(p.article.Credits, func(c Credit) bool {
		return writes(c.Role) && c.Name != "" && (len(c.Name) > 4 || !lowerCase(c.Name))
	})
}

// bold reports whether all of a block's text is in bold.
func (p *page) bold(b *block) bool {
	nodes := p.index.nodes
	for i := b.from; i < b.to; i++ {
		if nodes[i].Type != html.TextNode || nodes[i].text == 0 {
			continue
		}
		up := nodes[i].parent
		for up > b.node && nodes[up].DataAtom != atom.B && nodes[up].DataAtom != atom.Strong {
			up = nodes[up].parent
		}
		if a := nodes[max(up, 0)].DataAtom; a != atom.B && a != atom.Strong {
			return false
		}
	}
	return true
}

// onlyNames reports whether a line of capitalized words is of names and no heading: they begin with given names, or none of
// their words stands in small letters in the story; and the story does not go on to speak of them.
func (p *page) onlyNames(names []string, line *block) bool {
	for _, name := range names {
		given := givenName(firstWord(name))
		if !given && strings.HasPrefix(p.article.Language, "de") {
			return false // where all nouns have capitals, words tell nothing
		}
		words := strings.Fields(strings.ToLower(name))
		for i := range p.blocks {
			b := &p.blocks[i]
			if b == line || b.drop != "" {
				continue
			}
			if strings.Contains(b.text, name) || !given && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(b.text, " "+w) }) {
				return false
			}
		}
	}
	return true
}

// ownSite names the person whose site it is as the author of a piece in the first person that nobody signs: the site bears the
// name, in its metadata, after the headline in the title, over the link to its front page, or behind the ©.
func (p *page) ownSite() {
	if slices.ContainsFunc(p.article.Credits, func(c Credit) bool { return writes(c.Role) }) || !p.firstPerson() {
		return
	}
	try := func(s string) bool {
		s = strings.Trim(squeeze(s), " .,")
		names := p.ownerName(s)
		if names == "" {
			return false
		}
		p.credit(Credit{Role: RoleAuthor, Name: names, Raw: s, Where: WhereMeta})
		return true
	}
	if try(p.article.Site.Name) {
		return
	}
	title := p.signs.title
	for _, sep := range []string{" | ", " - ", " – ", " — ", " · ", " • ", " (", " :: "} {
		if i := strings.LastIndex(title, sep); i > 0 && try(strings.Trim(title[i+len(sep):], ")")) {
			return
		}
	}
	nodes := p.index.nodes
	for i := range nodes {
		n := &nodes[i]
		if n.DataAtom == atom.A && n.text > 5 && n.text < 40 && p.frontPage(attr(n.Node, "href")) && try(p.index.textOf(int32(i))) {
			return
		}
		if n.Type == html.TextNode && n.text > 5 && n.text < 80 && strings.Contains(n.Data, "©") {
			_, who, _ := strings.Cut(n.Data, "©")
			who, _, _ = strings.Cut(strings.Trim(who, " -–0123456789,\n\t"), ".")
			who, _, _ = strings.Cut(who, " 2")
			if try(who) {
				return
			}
		}
	}
}

// ownerName returns a site's name where it is that of a person, by a given name and one or two more words.
func (p *page) ownerName(s string) string {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 3 || !givenName(words[0]) || len(words) == 3 && len(strings.Trim(words[1], ".")) > 1 && !particles[words[1]] {
		return ""
	}
	if !isPerson(s) || isJob(s) || isOrganizationName(s) || trimName(s) != s || strings.ContainsAny(s, "&/'’") || fold(s) == fold(p.article.Title) {
		return ""
	}
	return s
}

// frontPage reports whether a link leads to the site's front page.
func (p *page) frontPage(href string) bool {
	if href == "/" {
		return true
	}
	u, err := p.base.Parse(href)
	return err == nil && u.Hostname() == p.self.Hostname() && strings.Trim(u.Path, "/") == "" && u.RawQuery == "" && u.Fragment == "" && href != "" && href[0] != '#'
}

// selfWords are how those say I who write of themselves.
var selfWords = map[string][]string{
	"en": {" I ", " I'", " I’", " my ", "I "}, "de": {" ich ", " mein", "Ich "}, "fr": {" je ", " j'", " j’", "Je "}, "es": {" yo ", " mi ", " me "},
	"it": {" io ", " mio ", " mia ", " ho "}, "pt": {" eu ", " meu ", " minha "}, "nl": {" ik ", "Ik ", " mijn "}, "sv": {" jag ", "Jag ", " mitt "},
	"da": {" jeg ", "Jeg ", " min "}, "no": {" jeg ", "Jeg ", " min "}, "nb": {" jeg ", "Jeg ", " min "}, "pl": {" mnie ", " mój ", " moja "}, "cs": {" jsem ", " můj "},
	"tr": {" ben ", " benim "}, "fi": {" minä ", " minun "}, "ru": {" я ", " мне "}, "uk": {" я ", " мені "}, "id": {" saya "}, "vi": {" tôi "},
}

// firstPerson reports whether the story's writer speaks of himself or herself more than in passing.
func (p *page) firstPerson() bool {
	main, _, _ := strings.Cut(p.article.Language, "-")
	n := 0
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" && b.kind != quote {
			for _, w := range selfWords[main] {
				n += strings.Count(b.text, w)
			}
		}
		if n >= 5 {
			return true
		}
	}
	return false
}

package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxByline bounds a byline's text: the names of a large team with their jobs.
const maxByline = 400

// findAuthors lists who wrote the story: what JSON-LD says, then what a reader sees around the headline,
// then meta tags. Where they speak of the same people, the visible form only adds those that are missing.
func (p *page) findAuthors() {
	var people, firms []linkedPerson
	for _, who := range p.ld.authors {
		for _, one := range p.author(who) {
			if one.kind == "Organization" {
				firms = append(firms, one)
			} else {
				people = append(people, one)
			}
		}
	}
	seen := p.shownAuthors()
	defer p.nameReporters(seen)
	if plainByline(seen, p.article.Language) && (people == nil || p.headed && !weak(people) && !overlap(people, seen)) {
		// "By A": a reader's word against a tag, which often names who put the story on the site.
		people = nil
		seen = slices.DeleteFunc(seen, func(c Credit) bool { return c.Name == "" })
	} else if people == nil || weak(people) {
		var named []linkedPerson
		for _, one := range p.metaAuthors() {
			if one.kind == "Organization" {
				firms = append(firms, one)
			} else {
				named = append(named, one)
			}
		}
		if people == nil || !weak(named) && named != nil {
			people = named
		}
	}
	if len(people) == 0 && len(firms) > 0 {
		// The newsroom signs: only a plain byline speaks against it.
		seen = slices.DeleteFunc(seen, func(c Credit) bool {
			return c.Role == RoleAuthor && c.Raw != c.Name && !strings.Contains(c.Name, " ") && !beginsByline(strings.ToLower(c.Raw), p.article.Language) || c.Name == ""
		})
	}
	switch {
	case len(people) > 0 && len(seen) > 0 && (overlap(people, seen) || weak(people)):
		// The same people, told twice: the page may name more of them, in its order.
		if weak(people) && !overlap(people, seen) {
			people = nil
		}
		for _, who := range people {
			p.credit(Credit{Role: RoleAuthor, Name: who.name, Organization: who.org, Raw: who.name, Where: WhereJSONLD})
		}
		whole := covers(seen, people)
		for _, c := range seen {
			if c.Role != RoleAuthor || len(people) == 0 || c.Name != "" && (c.Raw == c.Name || whole && c.Raw == seen[0].Raw && beginsByline(strings.ToLower(c.Raw), p.article.Language)) && strings.Contains(c.Name, " ") && !overlap(people, []Credit{c}) {
				p.credit(c)
			}
		}
	case len(people) > 0:
		for _, who := range people {
			p.credit(Credit{Role: RoleAuthor, Name: who.name, Raw: who.name, Where: p.whereOf(who.name)})
		}
	default:
		for _, c := range seen {
			p.credit(c)
		}
	}
	persons, signed := false, false
	for _, c := range p.article.Credits {
		persons = persons || c.Name != "" && writes(c.Role)
		signed = signed || c.Where == WhereByline && strings.Contains(c.Name, " ") && writes(c.Role)
	}
	for i, who := range firms {
		where := p.whereOf(who.name)
		if persons && (i > 3 || where == WhereMeta || len(people) == 0 && signed && p.isSite(who.name) && !strings.HasPrefix(p.article.Language, "zh")) {
			continue
		}
		role := RoleAuthor
		if strings.HasPrefix(p.article.Language, "zh") {
			role = RoleSource // a portal names the paper that it took the story from
			if where == WhereMeta && (p.isSite(who.name) || p.labelledSource()) {
				continue
			}
		}
		c := Credit{Role: role, Organization: who.name, Raw: who.name, Where: where}
		if role == RoleSource && where == WhereMeta && p.setSource(c) {
			continue
		}
		p.credit(c)
	}
	for _, who := range p.ld.editors {
		for _, one := range p.author(who) {
			if one.kind != "Organization" {
				p.credit(Credit{Role: RoleEditor, Name: one.name, Raw: who.name, Where: WhereJSONLD})
			}
		}
	}
	for _, o := range p.ld.others {
		for _, one := range p.author(o.linkedPerson) {
			switch {
			case one.kind != "Organization":
				p.credit(Credit{Role: o.role, Name: one.name, Raw: o.name, Where: WhereJSONLD})
			case o.role == RoleSource:
				p.credit(Credit{Role: o.role, Organization: one.name, Raw: o.name, Where: WhereJSONLD})
			}
		}
	}
	if len(p.article.Credits) == 0 && p.article.Source == nil {
		for _, name := range p.opt.Entry.Authors {
			for _, one := range p.author(linkedPerson{name: name}) {
				c := Credit{Role: RoleAuthor, Name: one.name, Raw: name, Where: WhereFeed}
				if one.kind == "Organization" {
					c.Name, c.Organization = "", one.name
				}
				p.credit(c)
			}
		}
	}
}

// nameReporters gives the people whom the visible byline introduces with "By", "Von", "Par" the reporter's role.
// What a column or blog says so is its author.
func (p *page) nameReporters(seen []Credit) {
	if !p.signedBy || p.isColumn() {
		return
	}
	for i := range p.article.Credits {
		c := &p.article.Credits[i]
		if c.Role != RoleAuthor || c.Name == "" {
			continue
		}
		for _, s := range seen {
			if s.Role == RoleAuthor && fold(s.Name) == fold(c.Name) {
				c.Role, c.Raw, c.Where = RoleReporter, s.Raw, s.Where
			}
		}
	}
}

// columnWords name sections and kinds of pages that state opinions, or teach: who signs them has not reported.
var columnWords = map[string]bool{
	"opinion": true, "opinions": true, "oped": true, "column": true, "columns": true, "columnist": true, "columnists": true, "commentary": true,
	"comment": true, "editorial": true, "editorials": true, "blog": true, "blogs": true, "essay": true, "perspective": true, "perspectives": true,
	"letters": true, "opinionnewsarticle": true, "blogposting": true, "techarticle": true, "scholarlyarticle": true, "howto": true, "recipe": true,
	"medicalwebpage": true, "reviewnewsarticle": true, "analysisnewsarticle": true, "review": true, "reviews": true, "analysis": true,
	"viewpoint": true, "views": true,
	"meinung": true, "kommentar": true, "kommentare": true, "kolumne": true, "kolumnen": true, "gastbeitrag": true, "gastkommentar": true,
	"debatte": true, "glosse": true, "tribune": true, "tribunes": true, "chronique": true, "chroniques": true, "opinión": true,
	"opinion-column": true, "columna": true, "columnas": true, "tribuna": true, "opinioni": true, "editoriale": true, "rubriche": true,
	"opinião": true, "coluna": true, "colunas": true, "colunistas": true, "ledare": true, "kolumn": true, "krönika": true, "debatt": true,
	"kronikk": true, "meninger": true, "debat": true, "kronik": true, "synspunkt": true, "mielipide": true, "kolumni": true, "opinie": true,
	"köşe": true, "yazarlar": true, "мнение": true, "мнения": true, "колонка": true, "opinia": true, "opinie-blog": true, "felieton": true,
}

// isColumn reports whether the piece is a column, a comment or a blog's by what its kind, section and address say.
func (p *page) isColumn() bool {
	if columnWords[strings.ToLower(p.ld.kind)] {
		return true
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(p.article.Section), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if columnWords[w] {
			return true
		}
	}
	if strings.HasPrefix(p.self.Hostname(), "blog") {
		return true
	}
	dirs := strings.Split(strings.ToLower(p.self.Path), "/")
	for _, d := range dirs[:len(dirs)-1] {
		if columnWords[d] {
			return true
		}
	}
	return false
}

// plainByline reports whether a visible byline says in words that these persons wrote the story.
func plainByline(seen []Credit, language string) bool {
	for _, c := range seen {
		if c.Role == RoleAuthor && strings.Contains(c.Name, " ") && c.Raw != c.Name && beginsByline(strings.ToLower(c.Raw), language) {
			return true
		}
	}
	return false
}

// covers reports whether a visible byline names all of these people.
func covers(seen []Credit, people []linkedPerson) bool {
	for _, who := range people {
		if !overlap([]linkedPerson{who}, seen) {
			return false
		}
	}
	return len(people) > 0
}

func writes(role string) bool {
	return role == RoleAuthor || role == RoleReporter || role == RoleCorrespondent
}

func (p *page) whereOf(name string) string {
	f := fold(name)
	for _, a := range p.ld.authors {
		if strings.Contains(fold(a.name), f) {
			return WhereJSONLD
		}
	}
	return WhereMeta
}

// labelledSource reports whether the page says in words where the story is from.
func (p *page) labelledSource() bool {
	for i := range p.index.nodes {
		if n := &p.index.nodes[i]; n.Type == html.TextNode && n.text > 0 && n.text < 120 && !n.hidden && (strings.Contains(n.Data, "来源：") || strings.Contains(n.Data, "来源:") || strings.Contains(n.Data, "來源：")) {
			return true
		}
	}
	return false
}

// weak reports whether these names are log-ins rather than names: one word, maybe with digits.
func weak(list []linkedPerson) bool {
	for _, w := range list {
		if strings.ContainsAny(w.name, " ·・") || wideShare(w.name) > 0.5 {
			return false
		}
	}
	return len(list) > 0
}

// overlap reports whether a visible byline names one of these people.
func overlap(people []linkedPerson, seen []Credit) bool {
	for _, a := range people {
		for _, b := range seen {
			x, y := fold(a.name), fold(b.Name)
			if x != "" && y != "" && (x == y || len(x) > 6 && len(y) > 6 && (strings.Contains(x, y) || strings.Contains(y, x))) {
				return true
			}
		}
	}
	return false
}

// author cleans one author as structured data gives it; it may turn out to be several, or none.
func (p *page) author(who linkedPerson) []linkedPerson {
	raw := squeeze(who.name)
	if raw == "" || utf8.RuneCountInString(raw) > 200 || strings.Contains(raw, "://") || administrator(raw) || placeholder(raw) {
		return nil
	}
	if left, right, ok := strings.Cut(raw, " | "); ok && who.kind != "Organization" && isPerson(left) && strings.Contains(left, " ") && (isOrganizationName(right) || isJob(right)) {
		raw = left // "A B | The Example Newsroom"
	}
	if left, right, ok := strings.Cut(raw, " - "); ok && who.kind != "Organization" && isOrganizationName(right) && isPerson(left) && !isOrganizationName(left) && strings.Contains(left, " ") {
		raw = left // "A B - Example's Editorial Team"
	}
	for _, with := range withAgency { // "Example Radio avec AFP"
		if i := strings.LastIndex(raw, " "+with+" "); i > 0 {
			if a := agency(raw[i+len(with)+2:]); a != "" {
				return append(p.author(linkedPerson{name: raw[:i], job: who.job}), linkedPerson{name: a, kind: "Organization"})
			}
		}
	}
	if p.ownerName(raw) != "" && p.isName(fold(raw)) || namesake(raw) {
		return []linkedPerson{{name: raw, kind: "Person", job: who.job}} // the site is named after its writer
	}
	if who.kind == "Organization" || p.isName(fold(raw)) || isOrganizationName(raw) {
		name := strings.Trim(raw, " .,;|-")
		if len(name) > 3 && strings.EqualFold(name[:3], "by ") {
			name = name[3:]
		}
		if name != "" && !emptyNames[fold(name)] && (who.kind != "" || isOrganizationName(raw) || p.isName(fold(raw))) {
			// "DER SPIEGEL" signs what its newsroom wrote; an empty "Redaktion" or "Staff" does not.
			return []linkedPerson{{name: name, kind: "Organization"}}
		}
		return nil
	}
	parts := splitNames(raw)
	if wideShare(raw) > 0.5 && strings.HasPrefix(p.article.Language, "ja") {
		parts = splitJapanese(raw)
	}
	if chinese := strings.HasPrefix(p.article.Language, "zh"); chinese && wideShare(raw) > 0.5 && !hasSurname(raw) && !strings.ContainsAny(raw, "· 、，,;；") && cutRun(raw, nil) == nil {
		return []linkedPerson{{name: raw, kind: "Organization"}} // an account that writes under its own name
	}
	var out []linkedPerson
	degree := ""
	for i, part := range parts {
		name := trimName(part)
		if name == "" || emptyNames[fold(name)] {
			continue
		}
		if i > 0 && !isDegree(name) && isJob(name) {
			break
		}
		switch {
		case agency(name) != "" || isOrganizationName(name):
			if len(out) == 0 || agency(name) != "" {
				out = append(out, linkedPerson{name: name, kind: "Organization"})
			}
		case i > 0 && isDegree(name):
			degree = ", " + strings.TrimSpace(part)
			if n := len(out); n > 0 && who.kind == "Person" && len(p.ld.authors) > 0 {
				out[n-1].name += degree
			}
		case p.isName(fold(name)) && p.ownerName(name) == "":
			if len(out) == 0 {
				if len(parts) == 1 && strings.HasPrefix(raw, name) {
					name = raw // "Daily Post Contributor" is whom the house does not name
				}
				out = append(out, linkedPerson{name: name, kind: "Organization"})
			}
		case isPerson(name) && (i == 0 || !oneWord(name) || len(parts) == 2 && len(out) == 1 && oneWord(out[0].name) && givenName(name) && !strings.Contains(raw, ",")):
			out = append(out, linkedPerson{name: name, kind: "Person", job: who.job})
		case i == 0 && who.kind == "Person" && utf8.RuneCountInString(name) <= maxName && len(strings.Fields(name)) <= 5:
			out = append(out, linkedPerson{name: name, kind: "Person", job: who.job})
		}
	}
	return out
}

// namesake reports whether a person's surname is a word that papers have in their names: "Emma Post".
func namesake(s string) bool {
	first, last, _ := strings.Cut(s, " ")
	switch strings.ToLower(last) {
	case "post", "press", "staff", "daily":
		return givenName(first)
	}
	return false
}

// placeholder reports whether a name is what a template should have filled in, or another site's account: "page.author.name", "{{author}}", "A Club on Facebook".
func placeholder(s string) bool {
	lower := strings.ToLower(s)
	for _, site := range []string{" on facebook", " on twitter", " on instagram", " on linkedin", " on youtube"} {
		if strings.HasSuffix(lower, site) {
			return true
		}
	}
	return strings.ContainsAny(s, "{}<>") || !strings.ContainsAny(s, " @") && (strings.HasSuffix(lower, ".author") || strings.HasSuffix(lower, ".name"))
}

// splitJapanese cuts a list of Japanese names, which have a space inside.
func splitJapanese(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;；/／・", r) })
}

// isDegree reports whether a part of a name after its comma is a degree or licence: PhD, M.D., RDN.
func isDegree(s string) bool {
	for _, w := range strings.Fields(s) {
		upper := 0
		for _, r := range w {
			if r >= 'A' && r <= 'Z' {
				upper++
			} else if r >= 'a' && r <= 'z' {
				upper--
			}
		}
		if upper < 1 && w != "PhD" || len(w) > 9 {
			return false
		}
	}
	return s != ""
}

// writtenLabels are what systems that fill in twitter:label1 write before an author, by the language of the site.
var writtenLabels = phrasesOf(
	"written by", "author", "posted by", "interview by", "by", "verfasst von", "geschrieben von", "autor", "écrit par", "rédigé par", "auteur",
	"escrito por", "scritto da", "geschreven door", "skrivet av", "skriven av", "skrevet av", "skrevet af", "kirjoittanut", "kirjoittaja", "napisane przez",
	"napsal", "napísal", "szerző", "scris de", "написано", "автор", "yazan", "yazar", "ditulis oleh", "penulis", "viết bởi", "được viết bởi", "tác giả",
	"συντάχθηκε από", "συντάκτης", "كُتب بواسطة", "كتب بواسطة", "بقلم", "נכתב על ידי", "מאת", "द्वारा लिखित", "作者", "撰文", "执笔", "執筆者", "글쓴이", "작성자",
)

// metaAuthors reads the author from meta tags, the first kind that gives one; the site's own name only when none gives another.
func (p *page) metaAuthors() []linkedPerson {
	var house []linkedPerson
	for _, key := range []string{"author", "article:author", "article:author_name", "article_author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "byl", "citation_author", "og:article:author", "cxenseparse:author", "creator", "authors", "twitter:data1", "mediator_author", "vr:author", "rnews:author", "article.author", "news_author", "og:author"} {
		if key == "twitter:data1" && !startsWith(strings.ToLower(p.metaText("twitter:label1")), writtenLabels) {
			continue
		}
		out := p.metaPeople(key)
		if len(out) > 0 && !p.isSite(out[0].name) && (house == nil || !oneWord(out[0].name)) {
			if len(out) == 1 && key == "dc.creator" {
				if all := p.metaPeople("citation_authors", "citation_author", "dc.contributor"); slices.Contains(all, out[0]) {
					return all // a paper's first author alone
				}
			}
			return out
		}
		if house == nil {
			house = out
		}
	}
	return house
}

// metaPeople reads all tags of the first of these kinds that names anybody.
func (p *page) metaPeople(keys ...string) (out []linkedPerson) {
	for _, key := range keys {
		for _, s := range p.metaTexts(key) {
			if strings.HasPrefix(s, "@") || isAddress(s) || claimsRights(s) {
				continue
			}
			if last, first, ok := strings.Cut(s, ", "); ok && strings.HasPrefix(key, "citation_author") && !strings.Contains(first, ",") {
				s = first + " " + last
			}
			for _, one := range p.author(linkedPerson{name: s}) {
				if !slices.ContainsFunc(out, func(x linkedPerson) bool { return fold(x.name) == fold(one.name) }) {
					out = append(out, one)
				}
			}
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

// isAddress reports whether a text is the address of a page, with its scheme or without.
func isAddress(s string) bool {
	host, _, slash := strings.Cut(s, "/")
	return strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || slash && strings.Contains(host, ".") && !strings.Contains(s, " ")
}

// claimsRights reports whether a text says who owns something, not who wrote it.
func claimsRights(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "©") || strings.Contains(s, "copyright") || strings.Contains(s, "all rights")
}

// piece is a run of text inside one element of a byline.
type piece struct {
	text   string
	node   int32
	linked bool
	broke  bool // a block began before it
}

// pieces lists the visible texts of a subtree, bounded.
func (p *page) pieces(i int32) []piece {
	nodes := p.index.nodes
	var out []piece
	size := 0
	broke := true
	for j := i; j < nodes[i].end && size < 1500 && len(out) < 40; j++ {
		n := &nodes[j]
		if n.Type == html.ElementNode {
			switch n.DataAtom {
			case atom.Style, atom.Script, atom.Svg, atom.Button, atom.Form, atom.Noscript:
				j = n.end - 1
				continue
			case atom.Div, atom.P, atom.Li, atom.Br, atom.Section, atom.Header, atom.Ul, atom.Dd, atom.Dt, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Time, atom.Td, atom.Tr, atom.Address:
				broke = true
			}
			continue
		}
		if n.Type != html.TextNode || n.hidden && !nodes[i].hidden {
			continue
		}
		s := squeeze(n.Data)
		if s == "" {
			continue
		}
		size += len(s)
		link := int32(-1)
		for k, up := n.parent, 0; k >= i && up < 4 && link < 0; k, up = nodes[k].parent, up+1 {
			if nodes[k].DataAtom == atom.A {
				link = k
			}
		}
		linked := link >= 0
		if last := len(out) - 1; linked && !broke && last >= 0 && out[last].node > link && oneName(out[last].text) && oneName(s) && !strings.Contains(s, " ") {
			out[last].text += " " + s // first name and surname, each in its element
			continue
		}
		out = append(out, piece{s, j, linked, broke})
		broke = false
	}
	return out
}

// oneName reports whether s is one capitalized word, or a few that are joined as in a double surname.
func oneName(s string) bool {
	return len(s) > 1 && len(s) < 40 && !lowerCase(s) && !strings.ContainsAny(s, ",;|/&.:0123456789") && !isJob(s) && len(strings.Fields(s)) <= 2 && wideShare(s) == 0
}

// shownAuthors reads the byline that a reader sees: the nodes marked as one, else a line near the
// headline that begins as bylines do.
func (p *page) shownAuthors() []Credit {
	nodes := p.index.nodes
	low, high := int32(0), int32(len(nodes))
	if p.titleNode >= 0 {
		low = max(0, p.titleNode-80)
		high = min(high, nodes[p.titleNode].end+250)
	}
	if w := p.signs.words; w > 0 && w+40 < high && w > p.titleNode {
		high = w + 40
	} else if w > 0 && w < p.titleNode {
		low = max(0, min(low, w-40)) // the headline that was found stands in the story, or below it
	}
	var out []Credit
	collect := func(i int32, role string) bool {
		found := p.readByline(i)
		for _, c := range found {
			if c.Role == RoleAuthor {
				c.Role = role
			}
			if c.Role != "" && !slices.ContainsFunc(out, func(x Credit) bool { return fold(x.Name) == fold(c.Name) && x.Role == c.Role }) {
				out = append(out, c)
			}
		}
		return len(found) > 0
	}
	until, last := int32(0), int32(-1)
	role := RoleAuthor // what the label before the marked nodes makes of them
	for _, i := range p.signs.people {
		if i < low || i >= high || i < until || p.away(i) || p.inFigure(i) || describes(attr(nodes[i].Node, "class")) || subjectPage(attr(nodes[i].Node, "href")) {
			continue
		}
		if last >= 0 && i > last+54 {
			break // another author's box
		}
		if r, ok := p.labelBefore(max(low, until, i-10), i); ok {
			role = r
		} else if i > until+6 {
			role = RoleAuthor
		}
		if collect(i, role) {
			last = nodes[i].end
			p.headed = p.headed || i > p.titleNode && (i < p.signs.words || p.signs.words < p.titleNode && i < p.titleNode+28)
			if slices.ContainsFunc(out, func(c Credit) bool { return c.Name != "" }) {
				until = nodes[i].end // a newsroom's name may have its people's within the same box
			}
		}
	}
	begins := high // where the story begins: what stands over it speaks first
	if w := p.signs.words; w > p.titleNode {
		begins = min(high, w)
	}
	if out == nil {
		if out = p.bylineText(low, begins, false); out != nil {
			p.headed = true
		}
	}
	if out == nil {
		out = p.profileLinks(max(low, p.titleNode-14), begins)
	}
	if out == nil {
		out = p.bylineText(begins, high, false)
	}
	if out == nil {
		out = p.profileLinks(max(begins, p.titleNode-14), high)
	}
	if out == nil && !p.manySigned(high) {
		// An author's box further down.
		for _, i := range p.signs.people {
			if i >= high && (!p.away(i) || strings.EqualFold(attr(nodes[i].Node, "itemprop"), "author")) && collect(i, RoleAuthor) {
				break
			}
		}
	}
	if out == nil {
		out = p.bylineText(high, int32(len(nodes)), true)
	}
	if out == nil {
		out = p.onlyProfile()
	}
	if out == nil {
		out = p.nameLine()
	}
	return out
}

// manySigned reports whether marked nodes from one on name more people than sign one story: they are of other stories, or of books.
func (p *page) manySigned(from int32) bool {
	names := map[string]bool{}
	until := int32(0)
	for _, i := range p.signs.people {
		if n := &p.index.nodes[i]; i >= from && i >= until && n.text > 3 && n.text < maxName && !p.away(i) {
			until = n.end
			names[fold(p.index.textOf(i))] = true
		}
	}
	return len(names) > 3
}

// inFigure reports whether a node stands in a figure: it names the picture's maker.
func (p *page) inFigure(i int32) bool {
	nodes := p.index.nodes
	for up := 0; i >= 0 && up < 6; i, up = nodes[i].parent, up+1 {
		if a := nodes[i].DataAtom; a == atom.Figure || a == atom.Figcaption {
			return true
		}
	}
	return false
}

// labelBefore reads the label that stands alone in an element before a node: "Edited by" is another part's, "Written by" the author's.
func (p *page) labelBefore(from, to int32) (role string, ok bool) {
	for j := to - 1; j >= from; j-- {
		n := &p.index.nodes[j]
		if n.Type != html.TextNode || n.hidden || n.text == 0 {
			continue
		}
		line := squeeze(n.Data)
		if r, rest, part := otherPart(line); part && rest == "" {
			return r, true
		}
		if r, part := closingPart(line); part {
			return r, true
		}
		if isLead(strings.ToLower(line)) {
			return RoleAuthor, true
		}
	}
	return "", false
}

// describes reports whether a class is that of what is said of an author, not of the name.
func describes(class string) bool {
	class = strings.ToLower(class)
	for _, w := range []string{"description", "-desc", "_desc", "jobtitle", "job-title", "author-title", "author__title", "author_title", "position", "-role", "_role"} {
		if strings.Contains(class, w) {
			return true
		}
	}
	return false
}

// signsOff reports whether a line after the story says in so many words who wrote it.
func signsOff(lower string) bool {
	switch lower {
	case "author", "author:", "authors", "authors:", "author(s)", "the author", "about the author", "about the author:", "meet the author", "autor", "autorin", "autor/in",
		"über den autor", "über die autorin", "der autor", "die autorin", "auteur", "auteure", "l'auteur", "l’auteur", "à propos de l'auteur", "à propos de l’auteur",
		"autore", "l'autore", "sull'autore", "autora", "sobre el autor", "sobre la autora", "sobre o autor", "sobre a autora", "over de auteur", "om författaren",
		"om forfatteren", "o autorze", "o autorovi", "об авторе", "про автора", "yazar hakkında", "tentang penulis", "về tác giả":
		return true // a heading over the name
	}
	for _, w := range signOffs {
		if rest, ok := strings.CutPrefix(lower, w); ok && (rest == "" || rest[0] == ' ' || rest[0] == ':') {
			return true
		}
	}
	return false
}

var signOffs = []string{
	"written by", "posted by", "article by", "article written by", "this post was written by", "this article was written by", "geschrieben von", "écrit par", "rédigé par",
	"escrito por", "scritto da", "geschreven door", "skrevet av", "skriven av",
}

// joins reports whether nothing but a comma or a conjunction stands between two nodes.
func (p *page) joins(from, to int32) bool {
	s := strings.ToLower(strings.Trim(p.index.textOfRange(from, to, false), " ,;|/•·"))
	return s == "" || conjunctions[s]
}

// profileLinks reads the first links to authors' pages between two nodes, with those that a comma or a conjunction joins to them.
func (p *page) profileLinks(from, to int32) []Credit {
	var out []Credit
	last := int32(-1)
	for _, i := range p.signs.profiles {
		if i < from || i >= to || p.away(i) || p.inSentence(i) || last >= 0 && (i >= last+12 || !p.joins(last, i)) {
			continue
		}
		last = p.index.nodes[i].end
		if name := p.profileName(i); name != "" {
			out = append(out, p.creditsFor(RoleAuthor, []string{name}, name)...)
		}
	}
	return out
}

// inSentence reports whether a node stands in a paragraph of running text: who is named there is told of.
func (p *page) inSentence(i int32) bool {
	nodes := p.index.nodes
	up := nodes[i].parent
	for up > 0 && !isBlockTag(nodes[up].DataAtom) {
		up = nodes[up].parent
	}
	return up > 0 && nodes[up].DataAtom == atom.P && nodes[up].prose > nodes[i].prose
}

// profileName returns the name that a link to an author's page bears, or "" for "All articles": an address in words has
// some of the name in it.
func (p *page) profileName(i int32) string {
	names, _ := p.bylineNames(squeeze(p.index.textOf(i)))
	if len(names) != 1 || !strings.Contains(names[0], " ") {
		return ""
	}
	href := attr(p.index.nodes[i].Node, "href")
	href = strings.Trim(href[strings.Index(href, "/aut")+1:], "/")
	_, slug, _ := strings.Cut(href, "/")
	if countLetters(slug) < 4 || strings.Contains(slug, "%") {
		return names[0]
	}
	if givenName(firstWord(names[0])) {
		return names[0]
	}
	slug = plainLetters(fold(slug))
	for _, w := range strings.Fields(names[0]) {
		if w = plainLetters(fold(w)); len(w) > 2 && strings.Contains(slug, w) || lastRune(w) > 0x24F {
			return names[0] // other letters than an address has
		}
	}
	return ""
}

// onlyProfile reads the links to authors' pages, when all that the page has are of one person.
func (p *page) onlyProfile() []Credit {
	name := ""
	for _, i := range p.signs.profiles {
		if p.away(i) || p.inSentence(i) && !p.beginsLine(i) { // "A B writes about …" begins with the link
			continue
		}
		one := p.profileName(i)
		if one == "" || name != "" && !strings.EqualFold(name, one) {
			return nil
		}
		name = one
	}
	if name == "" {
		return nil
	}
	return p.creditsFor(RoleAuthor, []string{name}, name)
}

// bylineText looks for a line that begins with "By", "Von", "Text:" and the like; where afterward is set, only
// for one that says in so many words who wrote the story.
func (p *page) bylineText(low, high int32, afterward bool) []Credit {
	nodes := p.index.nodes
	for i := low; i < high; i++ {
		n := &nodes[i]
		if n.Type != html.TextNode || n.hidden || n.text == 0 || n.text > 160 || p.away(i) {
			continue
		}
		line := squeeze(n.Data)
		if afterward && (!signsOff(strings.ToLower(line)) || isLead(strings.ToLower(line)) && !p.beginsLine(i)) {
			continue
		}
		if !afterward && (p.namesMaker(i) || p.signs.words > p.titleNode && i > p.signs.words && !p.beginsLine(i)) {
			continue
		}
		if !afterward && !beginsByline(strings.ToLower(line), p.article.Language) {
			if _, size := footLabelAt(line); size == 0 || !hasRole(line) {
				if w := p.signs.words; w == 0 || i < w {
					if list := p.eastByline(line); list != nil {
						return list
					}
				}
				continue
			}
		}
		at := i
		if up := n.parent; up >= 0 && nodes[up].text <= 200 {
			at = up
			if up2 := nodes[up].parent; nodes[up].text < 14 && up2 >= 0 && nodes[up2].text <= 120 {
				at = up2
			}
		}
		signed := p.signedBy
		out := p.readByline(at)
		if !afterward && out != nil && smallWords(out[0].Name) {
			out = nil // "by choosing well"
		}
		if out == nil && afterward && isLead(strings.ToLower(line)) {
			if out = p.nameAfter(i); out != nil {
				return out
			}
		} else if out != nil && (len(strings.Fields(out[0].Raw)) <= 6 || !lowerCase(out[0].Name) && (!oneWord(out[0].Name) || signsOff(strings.ToLower(line)) || p.holdsDate(out[0].Raw))) {
			return out
		}
		p.signedBy = signed
	}
	return nil
}

// beginsLine reports whether no text stands before a text on its line.
func (p *page) beginsLine(i int32) bool {
	nodes := p.index.nodes
	for k := i; nodes[k].parent >= 0 && !breaksLine(nodes[k].DataAtom); k = nodes[k].parent {
		for j := k - 1; j > nodes[k].parent; j-- {
			if breaksLine(nodes[j].DataAtom) && nodes[j].end <= k {
				return true
			}
			if nodes[j].Type == html.TextNode && nodes[j].text > 0 {
				for up := nodes[j].parent; up > nodes[k].parent; up = nodes[up].parent {
					if breaksLine(nodes[up].DataAtom) {
						return true
					}
				}
				return false
			}
		}
	}
	return true
}

func breaksLine(a atom.Atom) bool {
	switch a {
	case 0, atom.A, atom.Span, atom.Em, atom.I, atom.B, atom.Strong, atom.Small, atom.Font, atom.Cite, atom.U, atom.Mark, atom.Img, atom.Svg, atom.Abbr, atom.Time, atom.Sup, atom.Sub:
		return false
	}
	return true
}

// namesMaker reports whether "by A" goes on from a work's title, as in "<i>The Bridge</i> by A": A made that work.
func (p *page) namesMaker(i int32) bool {
	nodes := p.index.nodes
	if nodes[i].text < 6 || p.beginsLine(i) {
		return false
	}
	for j := i - 1; j > max(0, i-6); j-- {
		if nodes[j].Type != html.TextNode || nodes[j].text == 0 {
			continue
		}
		for up, k := nodes[j].parent, 0; up >= 0 && k < 2; up, k = nodes[up].parent, k+1 {
			switch nodes[up].DataAtom {
			case atom.I, atom.Em, atom.Cite:
				return !p.holdsDate(nodes[j].Data)
			}
		}
		return false
	}
	return false
}

// nameAfter reads the name on the line below a heading such as "About the author".
func (p *page) nameAfter(i int32) []Credit {
	for j := i + 1; j < min(i+24, int32(len(p.index.nodes))); j++ {
		if n := &p.index.nodes[j]; n.Type == html.TextNode && n.text > 0 && !n.hidden {
			line := squeeze(n.Data)
			if names, _ := p.bylineNames(line); len(names) > 0 && !oneWord(names[0]) {
				return p.creditsFor(RoleAuthor, names, line)
			}
			return nil
		}
	}
	return nil
}

// hasRole reports whether a line of labels names who wrote the story.
func hasRole(line string) bool {
	list, whole := parseFoot(line)
	return whole && slices.ContainsFunc(list, func(c Credit) bool { return writes(c.Role) && c.Name != "" })
}

// eastByline reads a line that is a Korean or Japanese byline and nothing else.
func (p *page) eastByline(line string) []Credit {
	if len(line) < 6 || len(line) > 180 {
		return nil
	}
	var list []Credit
	switch {
	case strings.HasPrefix(p.article.Language, "ko"):
		if strings.Contains(line, "기자") || strings.Contains(line, "특파원") {
			list = koreanCredits(line)
		}
	case strings.HasPrefix(p.article.Language, "ja"):
		name, ok := strings.CutPrefix(line, "記者")
		if !ok {
			name, ok = strings.CutSuffix(line, "記者") // "山田太郎 記者"
			name = strings.TrimRight(name, " ")
		}
		if name = strings.TrimLeft(name, " ：:・"); ok && isJapaneseName(name) {
			list = []Credit{{Role: RoleReporter, Name: name, Raw: line}}
		} else if list = japaneseLine(line, line); !slices.ContainsFunc(list, func(c Credit) bool { return writes(c.Role) }) {
			list = nil
		}
	}
	for i := range list {
		list[i].Where = WhereByline
	}
	return list
}

// smallWords reports whether several words begin with a small letter and no given name: words of a sentence.
func smallWords(name string) bool {
	first := firstWord(name)
	return lowerCase(name) && strings.Contains(name, " ") && !particles[first] && !givenName(first)
}

// oneWord reports whether a name is a single word in letters that set words apart.
func oneWord(name string) bool {
	return name != "" && !strings.ContainsAny(name, " ·・") && wideShare(name) < 0.5
}

// lowerCase reports whether a name begins with a small letter: a log-in, or a word of a sentence.
func lowerCase(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsLower(r)
}

// bylineStarts begin a visible byline, by language; a bare preposition counts only in its own language.
var bylineStarts = map[string][]string{
	"":   {"by ", "by:", "by", "written by", "posted by", "author", "author:", "authors:", "author ", "article by", "this post was written by", "this article was written by", "words by", "story by", "autor:", "autorin:", "auteur :", "auteur:", "text:", "tekst:", "автор:", "作者：", "作者:", "yazar:", "penulis:", "reporter:", "published by", "contributed by", "author(s)", "author(s):", "autor/in:", "autor/-in:", "autor*in:", "autor_in:", "autor:in:", "autor(in):", "contributor:", "contributors:"},
	"de": {"von ", "von:", "von", "text:", "verfasst von", "geschrieben von", "autoren:", "autorinnen:", "bericht:", "reportage:"},
	"fr": {"par ", "par:", "par", "écrit par", "rédigé par", "publié par", "propos recueillis par", "auteurs :", "auteurs:", "texte :", "texte:"},
	"es": {"por ", "por:", "por", "escrito por", "texto:", "autora:", "autores:"},
	"ca": {"per ", "text:", "autora:"},
	"gl": {"por ", "texto:"},
	"pt": {"por ", "por:", "por", "texto:", "escrito por", "autora:", "autores:", "reportagem:"},
	"it": {"di ", "di:", "di", "a cura di ", "scritto da ", "dal nostro inviato ", "dalla nostra inviata ", "dal nostro corrispondente ", "dalla nostra corrispondente ", "autore:", "testo di ", "articolo di "},
	"ro": {"de ", "scris de ", "text:", "autori:"},
	"nl": {"door ", "door:", "door", "geschreven door", "tekst:"},
	"sv": {"av ", "av:", "av", "text:", "skriven av", "skribent:"},
	"no": {"av ", "av:", "av", "tekst:", "skrevet av"},
	"nb": {"av ", "av:", "av", "tekst:", "skrevet av"},
	"nn": {"av ", "av:", "av", "tekst:", "skriven av"},
	"da": {"af ", "af:", "af", "tekst:", "skrevet af"},
	"fi": {"teksti:", "kirjoittaja:", "toimittaja:", "kirjoittanut "},
	"et": {"tekst:"}, "lt": {"autorius:", "autorė:"}, "lv": {"autors:", "autore:"},
	"pl": {"autor:", "autorka:", "autorzy:", "opracował", "opracowała", "napisał ", "napisała ", "oprac.", "tekst:"},
	"cs": {"autoři:", "autorka:", "napsal ", "napsala ", "napsal:", "napsala:", "napsali:"},
	"sk": {"autori:", "autorka:", "napísal ", "napísala ", "napísal:", "napísala:"},
	"hu": {"szerző:", "szerzők:", "írta:", "írta ", "szöveg:"},
	"hr": {"piše:", "piše ", "pišu:", "autori:", "autorica:"}, "bs": {"piše:", "piše ", "autori:"}, "sl": {"piše:", "avtor:", "avtorica:", "besedilo:"},
	"sr": {"piše:", "piše ", "пише:", "пише ", "аутор:", "autori:"},
	"bg": {"автори:", "текст:"}, "mk": {"пишува:"},
	"ru": {"авторы:", "текст:", "автор текста:", "автор статьи:", "автор материала:", "материал подготовил ", "материал подготовила ", "подготовил:", "подготовила:"},
	"uk": {"автори:", "авторка:", "текст:", "автор статті:", "підготував:", "підготувала:"}, "be": {"аўтар:", "тэкст:"},
	"el": {"του ", "της ", "των ", "γράφει ο ", "γράφει η ", "γράφουν οι ", "γράφει:", "συντάκτης:", "συντάκτρια:", "συντάκτης "},
	"tr": {"yazan:", "haber:", "muhabir:", "yazan "},
	"ar": {"بقلم:", "بقلم :", "بقلم/", "بقلم ", "كتب:", "كتبت:", "كتب :", "كتبت :", "كتب ", "كتبت ", "إعداد:", "الكاتب:", "تقرير:", "تحقيق:"},
	"fa": {"نویسنده:", "نویسنده :", "به قلم ", "گزارش:"}, "ur": {"تحریر:", "مصنف:"},
	"he": {"מאת:", "מאת ", "כתב:", "כתבה:"},
	"hi": {"लेखक:", "लेखिका:", "लेखक :", "द्वारा ", "द्वारा:", "रिपोर्ट:"}, "mr": {"लेखक:", "लेखिका:"}, "bn": {"লেখক:", "লিখেছেন "},
	"th": {"โดย ", "โดย:", "โดย :", "ผู้เขียน:", "เรื่อง:"},
	"vi": {"tác giả:", "tác giả :", "bài:", "bài viết:", "bài và ảnh:", "thực hiện:", "người viết:"},
	"id": {"oleh ", "oleh:", "oleh :", "penulis", "reporter ", "laporan "}, "ms": {"oleh ", "oleh:", "penulis:"},
	"ja": {"文：", "文:", "文＝", "文/", "文／", "執筆：", "執筆:", "著者：", "著者:", "筆者：", "取材・文：", "取材・文:", "取材・文＝", "文・写真：", "ライター：", "ライター:"},
	"ko": {"글:", "글 ", "글=", "글·사진 ", "글·사진=", "작성자:", "작성자 :", "취재:"},
}

func beginsByline(lower, language string) bool { return bylineStart(lower, language) > 0 }

// bylineStart is the length of the words that begin a byline, 0 when the line begins with none.
func bylineStart(lower, language string) int {
	main, _, _ := strings.Cut(language, "-")
	size := 0
	for _, key := range []string{"", main} {
		for _, w := range bylineStarts[key] {
			rest, ok := strings.CutPrefix(lower, w)
			// "written by A", where "by" alone is told apart from "bypass"
			if ok && len(w) > size && (rest == "" || strings.ContainsAny(w[len(w)-1:], " :") || strings.HasSuffix(w, "：") || strings.Contains(w, " ") && (rest[0] == ' ' || rest[0] == ':')) {
				size = len(w)
			}
		}
		if main == "" {
			break
		}
	}
	// "Ein Kommentar von A"
	if main == "de" && (strings.HasPrefix(lower, "ein ") || strings.HasPrefix(lower, "eine ")) {
		if i := strings.Index(lower, " von "); i > 0 && i < 40 && strings.Count(lower[:i], " ") < 4 {
			return i + len(" von ")
		}
	}
	return size
}

// reporterWords begin the byline of who reported a story; "text:", "written by" and "author:" say only who wrote it.
var reporterWords = []string{
	"by", "von", "par", "por", "di", "door", "av", "af", "oleh", "reporter", "dal nostro inviato", "dalla nostra inviata",
	"dal nostro corrispondente", "dalla nostra corrispondente", "de", "per", "του", "της", "των", "بقلم", "מאת", "द्वारा", "โดย", "piše", "пише",
}

// namesReporter reports whether a byline begins with "By" or its like.
func namesReporter(lower string) bool {
	for _, w := range reporterWords {
		if strings.HasPrefix(lower, w) && (len(lower) == len(w) || lower[len(w)] == ' ' || lower[len(w)] == ':') {
			return true
		}
	}
	return false
}

// otherParts begin lines of a byline that speak of another part than the author's: who read, edited, checked or translated it.
// An empty role is nobody's whom credits list. Labels that an agency's foot has too stand in footLabels.
var otherParts = []struct{ word, role string }{
	{"medically reviewed by", RoleReviewer}, {"medical review by", RoleReviewer}, {"medical reviewer", RoleReviewer},
	{"clinically reviewed by", RoleReviewer}, {"scientifically reviewed by", RoleReviewer}, {"legally reviewed by", RoleReviewer},
	{"technically reviewed by", RoleReviewer}, {"peer reviewed by", RoleReviewer}, {"expert reviewed by", RoleReviewer},
	{"expertly reviewed by", RoleReviewer}, {"reviewed by", RoleReviewer}, {"reviewer:", RoleReviewer}, {"approved by", RoleReviewer},
	{"fact checked by", RoleReviewer}, {"fact-checked by", RoleReviewer}, {"facts checked by", RoleReviewer}, {"fact check by", RoleReviewer},
	{"fact checker", RoleReviewer}, {"verified by", RoleReviewer}, {"checked by", RoleReviewer}, {"proofread by", RoleProofreader},
	{"edited by", RoleEditor}, {"editor:", RoleEditor}, {"editing by", RoleEditor}, {"translated by", RoleTranslator}, {"translator:", RoleTranslator},
	{"illustration by", RoleIllustrator}, {"illustrations by", RoleIllustrator}, {"illustrated by", RoleIllustrator}, {"graphics by", RoleIllustrator},
	{"photos by", RolePhotographer}, {"photography by", RolePhotographer}, {"photo by", RolePhotographer}, {"photographs by", RolePhotographer},
	{"foto:", RolePhotographer}, {"fotos:", RolePhotographer}, {"photo:", RolePhotographer}, {"photos:", RolePhotographer},
	{"produced by", RoleProducer}, {"video by", RoleContributor}, {"researched by", RoleContributor}, {"narrated by", RoleContributor},
	{"updated by", ""}, {"published by", ""}, {"uploaded by", ""}, {"sponsored by", ""}, {"presented by", ""}, {"recommended by", ""},
	{"with contributions from", RoleCorrespondent}, {"additional reporting by", RoleCorrespondent},
	{"medizinisch geprüft von", RoleReviewer}, {"fachlich geprüft von", RoleReviewer}, {"wissenschaftlich geprüft von", RoleReviewer},
	{"geprüft von", RoleReviewer}, {"geprüft durch", RoleReviewer}, {"überprüft von", RoleReviewer}, {"redigiert von", RoleEditor},
	{"lektorat:", RoleEditor}, {"redaktion:", RoleEditor}, {"übersetzung:", RoleTranslator}, {"übersetzt von", RoleTranslator},
	{"veröffentlicht von", ""}, {"aktualisiert von", ""}, {"erstellt von", ""},
	{"validé par", RoleReviewer}, {"vérifié par", RoleReviewer}, {"relu par", RoleReviewer}, {"revu par", RoleReviewer}, {"édité par", RoleEditor},
	{"traduit par", RoleTranslator}, {"mis à jour par", ""},
	{"revisado por", RoleReviewer}, {"revisado médicamente por", RoleReviewer}, {"revisión médica:", RoleReviewer}, {"verificado por", RoleReviewer},
	{"editado por", RoleEditor}, {"traducido por", RoleTranslator}, {"actualizado por", ""},
	{"revisão:", RoleReviewer}, {"revisado clinicamente por", RoleReviewer}, {"traduzido por", RoleTranslator}, {"atualizado por", ""},
	{"revisionato da", RoleReviewer}, {"revisione di", RoleReviewer}, {"verificato da", RoleReviewer}, {"tradotto da", RoleTranslator},
	{"aggiornato da", ""},
	{"gecontroleerd door", RoleReviewer}, {"beoordeeld door", RoleReviewer}, {"bewerkt door", RoleEditor}, {"vertaald door", RoleTranslator},
	{"granskad av", RoleReviewer}, {"faktagranskad av", RoleReviewer}, {"redigerad av", RoleEditor}, {"redigert av", RoleEditor},
	{"redigeret af", RoleEditor}, {"oversatt av", RoleTranslator}, {"översatt av", RoleTranslator}, {"oversat af", RoleTranslator},
	{"zweryfikowane przez", RoleReviewer}, {"weryfikacja:", RoleReviewer}, {"recenzent:", RoleReviewer}, {"redaktor:", RoleEditor},
	{"zkontroloval", RoleReviewer}, {"ověřil", RoleReviewer}, {"проверено:", RoleReviewer}, {"проверил", RoleReviewer}, {"проверила", RoleReviewer},
	{"эксперт:", RoleReviewer}, {"рецензент:", RoleReviewer}, {"редактор:", RoleEditor}, {"перевод:", RoleTranslator}, {"переклад:", RoleTranslator},
	{"editör:", RoleEditor}, {"çeviren:", RoleTranslator}, {"tıbbi olarak inceleyen", RoleReviewer}, {"ditinjau oleh", RoleReviewer},
	{"ditinjau secara medis oleh", RoleReviewer}, {"disunting oleh", RoleEditor}, {"editor :", RoleEditor}, {"tham vấn y khoa:", RoleReviewer},
	{"biên tập:", RoleEditor}, {"επιμέλεια:", RoleEditor}, {"مراجعة:", RoleReviewer}, {"تحرير:", RoleEditor}, {"ترجمة:", RoleTranslator},
	{"監修：", RoleReviewer}, {"監修:", RoleReviewer}, {"監修", RoleReviewer}, {"감수:", RoleReviewer}, {"편집:", RoleEditor},
}

func joinPieces(all []piece) string {
	var b strings.Builder
	for i, pc := range all {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(pc.text)
	}
	return b.String()
}

// runsOn reports whether the pieces read as one line. Where two elements adjoin that each begin with a capital, they are
// a name and a job, or two names, which no reader of whole lines can tell apart.
func runsOn(all []piece) bool {
	for i := 1; i < len(all); i++ {
		before, s := all[i-1].text, all[i].text
		first, _ := utf8.DecodeRuneInString(s)
		if last := lastRune(before); !unicode.IsLetter(first) || unicode.IsLower(first) || !unicode.IsLetter(last) && last != '.' {
			continue
		}
		if _, rest, ok := otherPart(before); ok && rest == "" {
			continue
		}
		if _, size := footLabelAt(s + " x"); size == 0 && !isLead(strings.ToLower(before)) && !endsInConjunction(before) {
			return false
		}
	}
	return true
}

func endsInConjunction(s string) bool {
	return conjunctions[strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])]
}

// readByline reads the people in one byline node, or nil when it is none.
func (p *page) readByline(i int32) []Credit {
	n := &p.index.nodes[i]
	if n.text > maxByline*2 {
		return nil
	}
	all := p.pieces(i)
	if len(all) == 0 {
		if name := attr(n.Node, "content"); name != "" && attr(n.Node, "itemprop") != "" {
			if names := personNames(name); names != nil && len(name) < 100 {
				return p.creditsFor(RoleAuthor, names, name)
			}
		}
		return nil
	}
	line := joinPieces(all)
	if _, size := footLabelAt(line); size > 0 && !strings.ContainsAny(line, "0123456789") && runsOn(all) {
		if list, whole := parseFoot(line); whole && len(line) < maxByline {
			for k := range list {
				list[k].Where = WhereByline
			}
			return list
		}
	}
	var out []Credit
	var raw []string
	role := RoleAuthor
	expect := true // a name may stand here
	marked, afterLink, by, told := false, false, false, false
	for k, pc := range all {
		s := pc.text
		lower := strings.ToLower(s)
		raw = append(raw, s)
		if r, rest, ok := otherPart(strings.TrimLeft(s, ".,;|·•*- ")); ok {
			role, expect = r, true
			if rest = strings.TrimSpace(rest); rest == "" {
				continue
			}
			s, lower = rest, strings.ToLower(rest)
		} else if isLead(lower) {
			if role, expect, marked = RoleAuthor, true, true; !told && namesReporter(lower) {
				out, told = out[:0], true // names before "By" are of sections and buttons
			}
			by = by || namesReporter(lower)
			continue
		} else if beginsByline(lower, p.article.Language) {
			if role, expect, marked = RoleAuthor, true, true; !told {
				out, told = out[:0], true
			}
			by = by || namesReporter(lower)
			if n := bylineStart(lower, p.article.Language); len(lower) == len(s) {
				s = strings.TrimLeft(s[n:], " :：")
				lower = strings.ToLower(s)
			}
		}
		if strings.Trim(lower, " ,&|/·•-–—+;") == "" || conjunctions[strings.Trim(lower, " ,;")] {
			expect = true
			continue
		}
		if !expect && !(pc.linked && afterLink) {
			if r, ok := closingPart(s); ok {
				role, expect = r, true
				continue
			}
			if pc.broke && len(out) > 0 && !pc.linked {
				break
			}
			afterLink = afterLink && !p.holdsDate(s) // links behind the date are to sections and subjects
			continue
		}
		s = strings.TrimLeft(s, ",;&|·•- ")
		if rest, ok := p.afterDate(s); ok {
			s, marked = rest, true
			by = true
		}
		names, firm := p.bylineNames(s)
		if len(names) == 0 && firm == "" {
			if k > 4 || len(out) > 0 {
				break
			}
			continue
		}
		if role == "" {
			expect = false
			continue
		}
		if len(names) == 0 && (len(out) == 0 || marked) {
			c := Credit{Role: role, Organization: firm, Where: WhereByline}
			if strings.HasPrefix(p.article.Language, "zh") {
				c.Role = RoleSource
			}
			out = append(out, c)
		}
		if strings.HasPrefix(p.article.Language, "zh") && !marked && len(names) == 1 && wideShare(names[0]) > 0 && !hasSurname(names[0]) {
			out = append(out, Credit{Role: RoleSource, Organization: names[0], Where: WhereByline})
			break
		}
		for _, name := range names {
			// One word is a name where the line says so, or holds nothing else.
			if !marked && len(all) > 1 && oneWord(name) && !p.linkedName(name) {
				continue
			}
			c := Credit{Role: role, Name: name, Where: WhereByline}
			if pc.linked && name == s && !marked {
				c.Raw = name // the page links to this very person
			}
			out = append(out, c)
		}
		marked = marked && len(names) == 0
		expect = strings.HasSuffix(s, ",") || strings.HasSuffix(lower, " and") || strings.HasSuffix(lower, " und") || strings.HasSuffix(lower, "&")
		afterLink = pc.linked
		if len(out) > 12 {
			break
		}
	}
	line = head(strings.Join(raw, " "), 200)
	keep := out[:0]
	for _, c := range out {
		if c.Raw == "" {
			c.Raw = line
		}
		if c.Name == "" && len(out) > 1 && p.isSite(c.Organization) {
			continue
		}
		keep = append(keep, c)
	}
	if len(keep) == 0 {
		if strings.EqualFold(attr(n.Node, "itemprop"), "author") && n.text <= maxName {
			for _, one := range p.author(linkedPerson{name: line, kind: "Person"}) {
				c := Credit{Role: RoleAuthor, Name: one.name, Raw: line, Where: WhereByline}
				if one.kind == "Organization" {
					c.Name, c.Organization = "", one.name
				}
				keep = append(keep, c)
			}
		}
	}
	if len(keep) == 0 {
		return nil
	}
	p.signedBy = p.signedBy || by
	return keep
}

// linkedName reports whether the page's JSON-LD names an author so.
func (p *page) linkedName(name string) bool {
	return slices.ContainsFunc(p.ld.authors, func(who linkedPerson) bool { return strings.EqualFold(who.name, name) })
}

func (p *page) creditsFor(role string, names []string, raw string) []Credit {
	var out []Credit
	for _, name := range names {
		out = append(out, Credit{Role: role, Name: name, Raw: raw, Where: WhereByline})
	}
	return out
}

// otherPart reads the label of another part than the author's that s begins with, and what follows it.
func otherPart(s string) (role, rest string, ok bool) {
	size := 0
	for _, w := range otherParts {
		n := prefixFold(s, w.word)
		if next, _ := utf8.DecodeRuneInString(s[n:]); n > size && (n == len(s) || !unicode.IsLetter(next) || !unicode.IsLetter(lastRune(s[:n]))) {
			role, size, ok = w.role, n, true
		}
	}
	return role, strings.TrimLeft(s[size:], " :："), ok
}

// closingPart reads a label of another part that a piece of a byline ends with: "– Updated May 5 | Fact-checked by".
func closingPart(s string) (role string, ok bool) {
	i := strings.LastIndexAny(s, "|·•–—;/,.")
	if i < 0 {
		return "", false
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	role, rest, ok := otherPart(strings.TrimSpace(s[i+n:]))
	return role, ok && rest == ""
}

func lastRune(s string) rune { r, _ := utf8.DecodeLastRuneInString(s); return r }

// prepositions stand before a name after a date, by language: "Posted on May 5, 2020 by A".
var prepositions = map[string]string{
	"en": " by ", "de": " von ", "fr": " par ", "es": " por ", "pt": " por ", "it": " di ", "nl": " door ", "sv": " av ", "no": " av ", "nb": " av ",
	"da": " af ", "id": " oleh ", "ca": " per ", "ro": " de ",
}

// afterDate returns what stands behind a date and a preposition.
func (p *page) afterDate(s string) (string, bool) {
	main, _, _ := strings.Cut(p.article.Language, "-")
	for _, w := range []string{" by ", prepositions[main]} {
		if i := strings.LastIndex(s, w); w != "" && i > 0 && p.holdsDate(s[:i]) {
			return s[i+len(w):], true
		}
	}
	return s, false
}

// isLead reports whether a piece is only the words before a name.
func isLead(lower string) bool {
	lower = strings.Trim(lower, " :：|-–—•·")
	if lower == "follow" {
		return false // a button
	}
	for _, w := range leadWords {
		if lower == strings.TrimSuffix(w, ":") {
			return true
		}
	}
	return lower == "author(s)" || lower == "contributors" || lower == "contributor" || strings.HasPrefix(lower, "autor") && strings.HasSuffix(lower, "in") && len(lower) < 10 ||
		lower == "作者" || lower == "文" || lower == "记者" || lower == "the author" || lower == "about the author" || lower == "article author"
}

// bylineNames reads one piece of a byline: names of persons, or that of a newsroom.
func (p *page) bylineNames(s string) (names []string, firm string) {
	if utf8.RuneCountInString(s) > 200 {
		return nil, ""
	}
	if strings.HasPrefix(p.article.Language, "ar") && !p.holdsDate(s) {
		s = strings.ReplaceAll(s, " - ", "، ") // "كتب A - B", as Arab papers part names
	}
	// What follows a bar, a bullet or a date is no name.
	for _, sep := range []string{" | ", " • ", " · ", " – ", " — ", " - ", "丨"} {
		if i := strings.Index(s, sep); i > 0 {
			if p.holdsDate(s[:i]) {
				s = s[i+len(sep):] // "May 5, 2024 · Ann Lee"
			}
			s, _, _ = strings.Cut(s, sep)
		}
	}
	if from := strings.Index(s, " von "); from > 0 && from < 40 && strings.HasPrefix(s, "Ein") {
		s = s[from+1:]
	}
	parts := splitNames(s)
	if strings.HasPrefix(p.article.Language, "ja") && wideShare(s) > 0.5 {
		parts = splitJapanese(s)
	}
	for i, part := range parts {
		part = lessDate(part)
		name := trimName(part)
		if name == "" {
			continue
		}
		if isJob(part) && !isOrganizationName(name) && (i > 0 || len(strings.Fields(name)) < 2 || !strings.Contains(part, name)) {
			break
		}
		if (p.isName(fold(name)) || isOrganizationName(name)) && p.ownerName(name) == "" && !namesake(name) {
			if i == 0 && !emptyNames[fold(name)] && utf8.RuneCountInString(name) <= maxName && len(strings.Fields(name)) <= 7 {
				firm = name
			}
			continue
		}
		if !isPerson(name) || monthOf(strings.ToLower(firstWord(name))) > 0 && strings.ContainsAny(part, "0123456789") || generic(fold(name)) || fold(name) == fold(p.article.Title) || fold(name) == fold(p.article.Section) || isJob(name) {
			if i == 0 {
				return nil, ""
			}
			break
		}
		if i > 0 && oneWord(name) && !(len(names) == 1 && i == 1 && oneWord(names[0]) && len(parts) == 2 && givenName(name) && !strings.Contains(s, ",")) {
			break // a place or a degree after the comma; "Ann and Bo" are two
		}
		names = appendName(names, name)
	}
	if len(names) > 0 {
		return names, ""
	}
	return nil, firm
}

func firstWord(s string) string { w, _, _ := strings.Cut(s, " "); return strings.Trim(w, ".,") }

// isJob reports whether a capitalized string is a job or a section rather than a name.
func isJob(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		switch strings.Trim(w, ".,&") {
		case "attorney", "lawyer", "educator", "educators", "horticulturalist", "horticulturist", "dietitian", "nutritionist", "physician",
			"engineer", "scientist", "researcher", "advisor", "adviser", "lecturer", "co-founder", "cofounder", "editor", "writer", "reporter",
			"correspondent", "columnist", "journalist", "contributor", "manager", "director", "expert", "specialist", "founder", "ceo", "officer",
			"president", "professor", "analyst", "strategist", "consultant", "head", "chief", "senior", "redakteur", "redakteurin", "volontär",
			"volontärin", "reporterin", "korrespondent", "korrespondentin", "autor", "autorin", "journaliste", "redactor", "redactora", "periodista",
			"redaktør", "photographer", "guide", "about", "author", "authors", "category", "categories", "posted", "published", "comments",
			"profile", "website", "articles", "bio", "biography", "tags", "topics", "insights", "stories", "politics", "sports", "sport", "business",
			"opinion", "culture", "world", "health", "technology", "lifestyle", "reviews", "review", "tips", "marketing", "blog", "the", "how",
			"what", "why", "your", "best", "this", "name", "see", "get", "our", "more", "you", "for", "all", "about:", "advertisement", "follow",
			"save", "search", "menu", "spotlight":
			return true
		}
	}
	return false
}

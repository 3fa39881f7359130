package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is one piece of the body in reading order.
type block struct {
	kind blockKind
	node int32  // index of the block element that holds it; of a picture, its figure, picture or img
	text string // its text, white space folded, a line break as "\n"; empty for a picture
	// drop says why the block does not stand in the body after all ("caption", "credit"), or "".
	drop string
	// from and to bound its nodes: its text is that of nodes[from:to].
	from, to int32
	// item, list, quote and table are the nearest such elements around it, or -1.
	item, list, quote, table int32
	level                    int8  // of a heading, 1 to 6
	zone                     zone  // what the elements around it say it is
	witness                  bool  // the page's JSON-LD has it too
	bold                     bool  // all of it is set in bold
	weight, stops, link      int32 // as node.text, stops and linked
}

type blockKind int8

const (
	paragraph blockKind = iota
	heading
	listItem
	quote
	tableRow
	preformatted
	picture // a figure, img or the like: findPhotos decides what it is
)

// findBody chooses the nodes that are the story and lists them as blocks.
func (p *page) findBody() {
	if p.ruledBody() {
		return
	}
	if p.index.isClean() {
		p.keepAll()
		return
	}
	p.markTeasers()
	p.markSections()
	body, score := p.judge()
	if p.index.concealed > score {
		shown := newIndex(p.index.nodes[0].Node, true)
		was, segments := p.index, p.segments
		p.index = shown
		p.markTeasers()
		p.markSections()
		if revealed, better := p.judge(); better > score+score/2+200 {
			body, score = revealed, better
		} else {
			p.index, p.segments = was, segments
		}
	}
	if named := p.named(); named > 2*score {
		segments := p.segments
		p.index.distrust = named / 4
		if misnamed, better := p.judge(); better > 2*score+200 {
			body, score = misnamed, better
		} else {
			p.segments, p.index.distrust = segments, 0
		}
	}
	if score < weakBody {
		if root := p.fallback(score); root >= 0 {
			p.segments = p.index.segments(root, -1)
			body, _ = p.choose()
		} else {
			body = p.brief(body, score)
		}
	}
	if body < 0 {
		return
	}
	body = p.single(body)
	p.bodyNode = body
	first, last := p.within(body)
	p.keep(p.standfirst(first), first, last)
}

// judge cuts the page as its index now stands, hears the witness and chooses.
func (p *page) judge() (best, score int32) {
	p.segments = p.index.segments(0, p.titleNode)
	p.unwall()
	p.testify()
	return p.choose()
}

// misnameable are the parts whose names a story's own container may bear: a letter of news is called newsletter
// and a shared album share, but no story is called comments.
const misnameable = furniture &^ (zoneNavigation | zoneComments | zonePopup | zoneLegal | zoneFooter)

// named returns how much prose counts as furniture for nothing but the name of an element around it.
func (p *page) named() int32 {
	var sum int32
	for k := range p.segments {
		g := &p.segments[k]
		if z := g.zone & furniture; z&misnameable == z && z != 0 && g.stops > 1 && g.text >= 80 && g.linked*4 < g.text {
			sum += g.text
		}
	}
	return sum
}

// weakBody is the gain below which a page may hold its story elsewhere than in what it shows.
const weakBody = 250

// keepAll takes a page that is nothing but a body.
func (p *page) keepAll() {
	p.index.clean = true
	p.segments = p.index.segments(0, p.titleNode)
	for i := range p.index.nodes {
		if p.index.nodes[i].DataAtom == atom.Body {
			p.bodyNode = int32(i)
		}
	}
	for k := range p.segments {
		p.add(k)
	}
	for k := range p.blocks {
		if p.blocks[k].drop != "caption" {
			p.blocks[k].drop = ""
		}
	}
}

// within returns the segments that lie inside a node, as a half-open range.
func (p *page) within(i int32) (first, last int) {
	end := p.index.nodes[i].end
	first = sort.Search(len(p.segments), func(k int) bool { return p.segments[k].from >= i })
	last = sort.Search(len(p.segments), func(k int) bool { return p.segments[k].from >= end })
	return first, last
}

// brief finds the story of few or no sentences (a poem, a list, a call) that choose has missed or has only a part of:
// the element that calls itself the story, or what stands below the headline. It returns best where that says no less.
func (p *page) brief(best, score int32) int32 {
	nodes := p.index.nodes
	plain := make([]int32, len(nodes))
	for k := range p.segments {
		g := &p.segments[k]
		if g.zone&(furniture|zoneCaption) == 0 && g.zone&zoneForm == 0 && (g.zone&zoneBody != 0 || g.zone&(zoneAside|zoneTeaser) == 0) && g.linked*2 <= g.text {
			plain[g.node] += g.text - g.linked
		}
	}
	for i := len(nodes) - 1; i > 0; i-- {
		if nodes[i].Type == html.ElementNode {
			plain[nodes[i].parent] += plain[i]
		}
	}
	found := int32(-1)
	for i := range nodes {
		if n := &nodes[i]; n.zone&zoneBody != 0 && n.DataAtom != atom.Body && n.DataAtom != atom.Html && (found < 0 || plain[i] > plain[found]) {
			found = int32(i)
		}
	}
	if t := p.titleNode; found < 0 || plain[found] < leastBrief {
		found = -1
		if t < 0 || score > 3*leastBrief {
			return best
		}
		for up := nodes[t].parent; up > 0 && nodes[up].DataAtom != atom.Body; up = nodes[up].parent {
			if plain[up] >= plain[t]+leastBrief {
				if best < 0 || plain[up] > 2*plain[best] {
					found = up
				}
				break
			}
		}
	}
	if found < 0 || best >= 0 && plain[found]*3 < plain[best]*4 {
		return best
	}
	return found
}

// leastBrief is the least text that makes a story of few words.
const leastBrief = 40

// leastGain bounds what one branch can speak against the element above it: a list of a hundred links
// beside the story is no worse than one of ten.
const leastGain = -120

// choose returns the element whose segments gain most, and that gain: prose counts for it, links and furniture against.
func (p *page) choose() (best, score int32) {
	nodes := p.index.nodes
	gain := make([]int32, len(nodes))
	p.gains(gain)
	for i := len(nodes) - 1; i > 0; i-- { // children come after their parent: each is complete when added
		if nodes[i].Type == html.ElementNode {
			gain[nodes[i].parent] += max(gain[i], leastGain)
		}
	}
	best = -1
	for i := range nodes {
		n := &nodes[i]
		s := gain[i]
		if n.Type != html.ElementNode || s <= 0 {
			continue
		}
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6: // a heading heads a story, it holds none
			continue
		}
		switch {
		case n.zone&zoneBody != 0:
			s += s / 5
		case n.DataAtom == atom.Article:
			s += s / 10
		case n.DataAtom == atom.Body || n.DataAtom == atom.Html:
			s -= s / 20
		case n.DataAtom == atom.P || n.DataAtom == atom.Li:
			s -= s / 4
		}
		if s > score {
			best, score = int32(i), s
		}
	}
	// A paragraph is no container: the short ones around it are the story's too, unless they outweigh it by far.
	if best > 0 && nodes[best].DataAtom == atom.P {
		if above := nodes[best].parent; above > 0 && nodes[above].text < 4*nodes[best].text {
			best = above
		}
	}
	return p.withSiblings(best, gain), score
}

// leastSibling is the gain from which an element like the story's, beside it, holds more of the story: less is a box.
const leastSibling = 50

// withSiblings widens the story's element to the parent of elements of its kind: content systems set a story's
// paragraphs each into a container of its own. A container with a headline holds another story.
func (p *page) withSiblings(body int32, gain []int32) int32 {
	const levels = 4
	nodes := p.index.nodes
	for n, level := body, 0; n > 0 && level < levels; level++ {
		above := nodes[n].parent
		if above <= 0 || nodes[above].DataAtom == atom.Body || nodes[n].DataAtom == atom.Article || nodes[n].DataAtom == atom.Li {
			break
		}
		class := attr(nodes[n].Node, "class")
		for c := above + 1; c < nodes[above].end && class != ""; c = nodes[c].end {
			if c != n && gain[c] >= max(leastSibling, gain[n]/6) && nodes[c].DataAtom == nodes[n].DataAtom && nodes[c].zone&(furniture|doubtful) == 0 &&
				attr(nodes[c].Node, "class") == class && !p.index.hasHeadline(c) {
				body = above
				break
			}
		}
		n = above
	}
	return body
}

// gains adds what each segment speaks for or against its element. What stands twice on the page, as copies for
// narrow and wide screens do, speaks once; what stands above the headline does not speak for the story,
// unless it is by far the most of what the page says.
func (p *page) gains(gain []int32) {
	type run struct {
		first               string // its first text node
		text, stops, linked int32
	}
	type told struct{ node, gain int32 }
	seen := make(map[run]bool)
	var over []told // what speaks above the headline
	var above, below int32
	for k := range p.segments {
		g := &p.segments[k]
		s := g.gain()
		if s >= repeatable {
			r := run{p.index.nodes[g.from].Data, g.text, g.stops, g.linked}
			if seen[r] {
				s = 0
			}
			seen[r] = true
		}
		gain[g.node] += s
		if s > 0 && g.from < p.titleNode {
			above += s
			over = append(over, told{g.node, s})
		} else if s > 0 {
			below += s
		}
	}
	if above > 2*below {
		return
	}
	for _, t := range over {
		gain[t.node] -= t.gain + 5
	}
}

// repeatable is the weight from which a block that stands twice on a page is a copy, not a refrain.
const repeatable = 60

// gain is how much a segment speaks for the elements around it being the story.
func (g *segment) gain() int32 {
	if g.kind == picture {
		return 0
	}
	plain := g.text - g.linked
	if g.witness && g.text >= 40 {
		return g.text
	}
	if g.zone&furniture != 0 {
		return -10 - min(plain/8, 40)
	}
	if g.zone&zoneCaption != 0 { // stories and teasers both have pictures
		return 0
	}
	if g.linked*2 > g.text {
		if g.enumerates() {
			return 0
		}
		return -8 - min(g.linked, 50)
	}
	if g.kind == heading {
		if plain >= sentenceLength && g.stops > 0 && g.linked == 0 {
			return 0
		}
		return -2
	}
	if g.zone&doubtful != 0 {
		plain /= 2
	}
	if plain >= 25 && g.stops > 0 {
		return plain + 4*g.stops - 20 - g.linked
	}
	return -5
}

// enumerates reports whether a paragraph that is mostly links may still be told by the story: places or
// people one after another, each a link to what the site knows of it. It speaks neither for nor against.
func (g *segment) enumerates() bool {
	return g.kind == paragraph && g.stops >= 3 && g.text > g.linked && g.zone&(doubtful|furniture) == 0
}

// standfirst finds the standfirst that stands between the headline and the story's element: it returns the segments' numbers.
func (p *page) standfirst(first int) []int {
	from := p.titleNode
	var out, points []int
	if from < 0 || first == 0 || p.segments[first-1].from < from {
		return nil
	}
	end := p.index.nodes[from].end
	for k := first - 1; k >= 0 && p.segments[k].from >= end; k-- {
		if first-k > 60 { // the headline is far away: this is not its standfirst
			return p.opening(first)
		}
		g := &p.segments[k]
		if from := p.keyPoints(k); from < k {
			for ; k > from; k-- {
				points = append(points, k)
			}
			k++
			continue
		}
		if g.kind == picture || g.kind == listItem || g.kind == heading && g.level == 1 || g.zone&(furniture|zoneCaption) != 0 || g.linked*3 > g.text {
			continue
		}
		if g.text < 200 {
			line := p.index.textOfRange(g.from, g.to, false)
			if strings.Contains(line, "@") || isSourceLine(line) || holds(strings.ToLower(line), readerCalls) {
				continue // whom to ask, whom it is from, whom to pay
			}
		}
		if g.zone&zoneStandfirst != 0 && g.text >= 25 || p.mayStandFirst(g) {
			out = append(out, k)
		}
	}
	if len(out) > 4 {
		return p.opening(first)
	}
	out = append(append(out, points...), p.opening(first)...)
	slices.Sort(out)
	return slices.Compact(out)
}

// mayStandFirst reports whether a segment between headline and story reads like a standfirst though no name says so.
func (p *page) mayStandFirst(g *segment) bool {
	switch {
	case g.stops == 0, g.zone&(zoneMedia|zoneBox|zoneForm) != 0:
		return false
	case g.zone&zoneTeaser != 0:
		return g.linked == 0 && g.text >= 80
	case g.text >= 50:
		return true
	}
	// In Chinese or Japanese a sentence is shorter.
	return g.text >= 36 && endsSentence(p.index.nodes[g.to-1].Data) && wideShare(p.index.nodes[g.from].Data) > 0.5
}

// opening finds the story's first part where the page sets it between the headline and the story's element into an
// element of its own that it calls the story's text: it returns the segments' numbers.
func (p *page) opening(first int) []int {
	var prose map[int32]int32 // of the paragraphs in each such element
	best := int32(-1)
	for k := first - 1; k >= 0 && p.segments[k].from >= p.titleNode; k-- {
		g := &p.segments[k]
		if g.zone&zoneBody == 0 || g.zone&(furniture|doubtful|zoneCaption) != 0 || g.kind != paragraph || g.stops == 0 || g.linked*3 > g.text {
			continue
		}
		if prose == nil {
			prose = map[int32]int32{}
		}
		above := p.index.nodes[g.node].parent
		if prose[above] += g.text; best < 0 || prose[above] >= prose[best] {
			best = above
		}
	}
	if best < 0 || prose[best] < leastOpening || p.index.nodes[best].end > p.segments[first].from {
		return nil
	}
	var out []int
	for k, last := p.within(best); k < last; k++ {
		out = append(out, k)
	}
	return out
}

// leastOpening is the prose that makes a story's part of an element between the headline and the story's own.
const leastOpening = 200

// keyPoints reports where the list that ends at segment k begins, if it tells the story in points, as newsrooms set them
// between headline and story: the number of the segment before it, or k. It has two items or more and every one says
// something, none is a link or a date; the line above that calls it so goes with it.
func (p *page) keyPoints(k int) int {
	list := p.segments[k].list
	if list < 0 || p.segments[k].kind != listItem {
		return k
	}
	r := p.reading()
	at, said := k, int32(0)
	for ; at >= 0 && p.segments[at].list == list; at-- {
		g := &p.segments[at]
		if g.kind != listItem || g.zone&(furniture|doubtful&^zoneHeader|zoneCaption) != 0 || k-at >= maxKeyPoints {
			return k
		}
		s := p.index.textOfRange(g.from, g.to, false)
		if g.linked*3 > g.text && startsWith(plainLine(s), leadIns) {
			continue // reason drops it
		}
		if _, from, to, dated := r.find(s); g.linked > 0 || g.text < leastKeyPoint || strings.Count(s, " ") < 2 || dated && len(s)-(to-from) < leastKeyPoint || isNotice(plainLine(s), true) {
			return k
		}
		said += g.text
	}
	if k-at < 2 || said < leastKeyPoints {
		return k
	}
	if at >= 0 && p.segments[at].zone&furniture == 0 && p.segments[at].text < shortLine &&
		isOneOf(strings.TrimRight(plainLine(p.index.textOfRange(p.segments[at].from, p.segments[at].to, false)), ": "), keyHeads) {
		at--
	}
	return at
}

// readerCalls stand in what is said above a story to those who have not paid for it.
var readerCalls = []string{"subscribe now", "subscribe to listen", "subscribe to read", "already a subscriber", "sign in", "log in"}

const (
	maxKeyPoints   = 8  // items of such a list
	leastKeyPoint  = 15 // letters of an item
	leastKeyPoints = 40 // letters of all
)

// keyHeads are the whole line above such a list.
var keyHeads = phrasesOf(
	"key points", "key takeaways", "key facts", "highlights", "at a glance", "in short", "in brief", "summary", "tl;dr", "the key points", "quick read",
	"das wichtigste in kürze", "auf einen blick", "kurz gesagt", "zusammenfassung", "l'essentiel", "l’essentiel", "en bref", "en résumé", "puntos clave",
	"lo esencial", "em resumo", "in breve", "in het kort", "kort sagt", "punti chiave",
)

// keep makes blocks of the segments that are the story's: those listed before it and those from first to last.
func (p *page) keep(before []int, first, last int) {
	for _, k := range before {
		p.add(k)
	}
	for k := first; k < last; k++ {
		p.add(k)
	}
	p.trim()
}

func (p *page) add(k int) {
	g := &p.segments[k]
	b := block{kind: g.kind, node: g.node, from: g.from, to: g.to, item: g.item, list: g.list, quote: g.quote, table: g.table,
		level: g.level, zone: g.zone, witness: g.witness, bold: g.emphasis == g.text, weight: g.text, stops: g.stops, link: g.linked}
	if g.kind != picture {
		if g.kind == tableRow {
			b.text = p.index.rowText(g.from, g.to)
		} else {
			b.text = p.index.textOfRange(g.from, g.to, g.kind == preformatted)
		}
		if b.text == "" {
			return
		}
	}
	if b.kind == heading && b.level > 1 && b.zone&zoneStandfirst != 0 && b.weight >= sentenceLength { // a standfirst set as a heading heads nothing
		b.kind = paragraph
	}
	b.drop = p.reason(g, &b)
	p.blocks = append(p.blocks, b)
}

// reason says why a segment inside the story's element is not of the story, or "".
func (p *page) reason(g *segment, b *block) string {
	switch {
	case g.kind == picture:
		if g.zone&furniture != 0 {
			return "furniture"
		}
		return ""
	case g.zone&zoneCaption != 0:
		return "caption"
	case p.repeatsTitle(b):
		return "title"
	case g.witness && g.text >= 80:
		return ""
	case p.behindPaywall(g, b):
		return ""
	case g.zone&furniture != 0, g.zone&zoneConcealed != 0 && g.zone&(doubtful&^zoneConcealed) != 0:
		return "furniture"
	}
	line := ""
	if g.text < 800 {
		line = plainLine(b.text)
	}
	if g.kind == paragraph && g.text < 10 && strings.Trim(line, "-—–_=*~·<> 【】[]()（）") == "end" {
		return "furniture"
	}
	short := g.text < 160
	linked := g.linked*3 > g.text*2
	switch {
	case short && (g.linked*3 > g.text || g.text < 60 && g.kind != listItem || g.kind == heading) && startsWith(line, leadIns),
		g.text < longestHead && g.kind != listItem && isOneOf(strings.TrimRight(line, " :：.…"), relatedHeads) && !startsWith(line, enders):
		return "related"
	case linked && g.kind == listItem && p.linkList(g) && !p.introduced(g) && (g.text-g.linked < leastBeside || p.linksWithin(g.node)):
		return "link"
	case linked && g.kind == heading && g.zone&doubtful != 0, g.kind == quote && g.linked > 0 && g.text-g.linked <= 2:
		return "link"
	case linked && g.kind == paragraph && !g.enumerates() && !(g.text-g.linked >= leastTold && endsSentence(b.text)):
		return "link"
	case g.kind == paragraph && g.text < shortLine && digitsIn(b.text) >= digitsOfDay && p.isTime(b): // the hours of a live blog stay
		return "byline"
	case g.zone&zoneHeader != 0 && g.kind == paragraph && g.text < shortLine && g.linked*2 > g.text && !endsSentence(b.text):
		return "furniture"
	case g.zone&(doubtful&^zoneHeader&^zoneConcealed) != 0 && (g.kind == paragraph || g.kind == listItem) && g.linked*3 > g.text,
		g.zone&(doubtful&^zoneHeader&^zoneConcealed) != 0 && g.kind == paragraph && isLabelLike(g, b):
		return "furniture"
	case p.isStatement(g, b, line), isMenu(g, b.text):
		return "furniture"
	case g.kind == paragraph && isOneOf(line, soleWords) && p.index.nodes[g.node].DataAtom != atom.Dt, line == "loading" || line == "loading..." || line == "advertisement":
		return "furniture"
	case short && g.kind != heading && g.kind != tableRow && (g.text < 80 || g.linked*4 > g.text) && isNotice(line, g.kind == listItem),
		short && g.kind == heading && strings.Contains(line, " ") && notices.start(line) == line && !startsWith(line, enders):
		return "furniture"
	}
	return ""
}

// isLabelLike reports whether a line in a doubtful place is a label: short, without a sentence, and announcing nothing.
func isLabelLike(g *segment, b *block) bool {
	return g.stops == 0 && g.text < 80 && (g.zone&zoneStandfirst == 0 || g.text < 20) && !announces(b)
}

// isStatement reports whether a line is the site's own about its text, its money, its cookies or its newsletter. The line is
// also given as plainLine makes it.
func (p *page) isStatement(g *segment, b *block, line string) bool {
	switch {
	case g.text >= 800:
		return false
	case startsWith(line, statements):
		return true
	case g.text >= 300:
		return false
	case speaksOfCommission(b.text), speaksOfMachine(b.text), g.kind == paragraph && p.offersNewsletter(g, b):
		return true
	}
	return g.text < 250 && (speaksOfCookies(line) || p.givesAddress(b.text))
}

// digitsOfDay are the fewest digits of a line that has a day and a year.
const digitsOfDay = 5

// givesAddress reports whether a line tells the page's own address: where it was printed from, where to cite it.
func (p *page) givesAddress(line string) bool {
	return len(p.self.Path) > 1 && strings.Contains(line, p.self.Host+p.self.Path)
}

// unwall takes the name of a paywall from the segments that have it on a page where many paragraphs do: there it names
// what the wall hides, not the wall. Publishers mark the story's own elements so for search engines (schema.org hasPart
// with cssSelector ".paywall").
func (p *page) unwall() {
	walled := 0
	for k := range p.segments {
		if g := &p.segments[k]; g.isWalled() && g.readsAsProse() {
			walled++
		}
	}
	if walled < leastWalled {
		return
	}
	for k := range p.segments {
		if g := &p.segments[k]; g.isWalled() && (g.text > 800 || !asksToPay(strings.ToLower(p.index.textOfRange(g.from, g.to, false)))) {
			g.zone &^= zonePaywall
		}
	}
}

// leastWalled is how many paragraphs are called paywall at least where that is no wall's name.
const leastWalled = 5

// behindPaywall is unwall for a single paragraph, of a page that has few.
func (p *page) behindPaywall(g *segment, b *block) bool {
	return g.isWalled() && g.readsAsProse() && !asksToPay(strings.ToLower(b.text))
}

func (g *segment) isWalled() bool {
	return g.zone&furniture == zonePaywall && g.zone&(doubtful&^zoneMedia) == 0
}

func (g *segment) readsAsProse() bool {
	return g.stops >= 2 && g.text >= 80 && g.linked*3 <= g.text
}

// asksToPay reports whether a line in lower case wants the reader to subscribe or log in.
func asksToPay(line string) bool {
	return holds(line, []string{"subscri", "sign in", "log in", "register", "abonn", "anmeld", "registr", "suscri", "assin", "inscri"})
}

// leastBeside is what a list's item says at least of what it links to, so that it is more than a link.
const leastBeside = 6

// leastTold is what a sentence says at least besides its link: "Try it with this one."
const leastTold = 3

// introduced reports whether the list that holds an item of links is announced by the story's own sentence, "These
// are the reports on each:", and so a part of it. A word or two with a colon are a label, such as boxes of links have.
func (p *page) introduced(g *segment) bool {
	if g.zone&doubtful != 0 {
		return false
	}
	for k := len(p.blocks) - 1; k >= 0; k-- {
		b := &p.blocks[k]
		if b.kind == picture {
			continue
		}
		if b.drop == "" && b.kind == listItem && b.list == g.list {
			return b.link*3 > b.weight*2 // as the item before it
		}
		if b.drop != "" {
			return false
		}
		return b.kind == paragraph && announces(b)
	}
	return false
}

// announces reports whether a line ends in a colon and is no label.
func announces(b *block) bool {
	return b.weight >= leastIntroduction && (strings.HasSuffix(b.text, ":") || strings.HasSuffix(b.text, "："))
}

// leastIntroduction is the weight of the shortest sentence that is told from a label.
const leastIntroduction = 25

// linkList reports whether the list that holds the segment is mostly links.
func (p *page) linkList(g *segment) bool {
	if g.list < 0 {
		return true
	}
	n := &p.index.nodes[g.list]
	return n.linked*2 > n.text
}

// markTeasers finds lists of other stories by their shape: three or more siblings that each hold a headline that is
// a link, and at most a few lines besides.
func (p *page) markTeasers() {
	ix := &p.index
	type shelf struct {
		parent int32
		card   atom.Atom
	}
	var counts map[shelf]int
	var heads []int32
	for i := range ix.nodes {
		n := &ix.nodes[i]
		switch n.DataAtom {
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		case atom.Article:
			if n.linked*2 > n.text {
				p.markCard(int32(i))
			}
			continue
		default:
			continue
		}
		if !n.hidden && n.linked >= 12 && n.linked*2 > n.text && p.linksWithin(int32(i)) {
			p.markArticle(int32(i))
			p.markLinkedCard(int32(i))
		}
		if n.hidden || n.text < 12 || n.linked*10 < n.text*9 {
			if n.text < 12 || n.parent < 0 || ix.nodes[n.parent].DataAtom != atom.A {
				continue
			}
		}
		if !p.linksWithin(int32(i)) {
			continue
		}
		heads = append(heads, int32(i))
		if counts == nil {
			counts = map[shelf]int{}
		}
		c := int32(i)
		for level := 0; level < cardLevels && ix.nodes[c].parent > 0 && ix.nodes[c].text < cardText; level++ {
			counts[shelf{ix.nodes[c].parent, ix.nodes[c].DataAtom}]++
			c = ix.nodes[c].parent
		}
	}
	for _, h := range heads {
		c := h
		for level := 0; level < cardLevels && ix.nodes[c].parent > 0 && ix.nodes[c].text < cardText; level++ {
			if c != h && counts[shelf{ix.nodes[c].parent, ix.nodes[c].DataAtom}] >= 3 {
				ix.nodes[c].zone |= zoneRelated
				break
			}
			c = ix.nodes[c].parent
		}
	}
}

// markArticle marks the article element that a linked heading opens as another story's.
func (p *page) markArticle(heading int32) {
	const levels = 8
	nodes := p.index.nodes
	for up, level := nodes[heading].parent, 0; up > 0 && level < levels; up, level = nodes[up].parent, level+1 {
		if nodes[up].DataAtom == atom.Article {
			p.markCard(up)
			return
		}
	}
}

// markCard marks an article element as another story's, if it is no longer than a card and lacks the headline: HTML's
// article stands for itself.
func (p *page) markCard(i int32) {
	if n := &p.index.nodes[i]; n.text < cardText && (p.titleNode < i || p.titleNode >= n.end) {
		n.zone |= zoneRelated
	}
}

// markLinkedCard marks the link that holds a heading and a few lines besides as another story's card.
func (p *page) markLinkedCard(heading int32) {
	link := p.index.linkAround(heading)
	if link < 0 {
		return
	}
	if n := &p.index.nodes[link]; n.text < cardText && n.text > p.index.nodes[heading].text+leastBeside && (p.titleNode < link || p.titleNode >= n.end) {
		n.zone |= zoneRelated
	}
}

// linkAround returns the link that holds an element, a few levels up, or -1.
func (ix *index) linkAround(i int32) int32 {
	const levels = 4
	for up, level := ix.nodes[i].parent, 0; up > 0 && level < levels; up, level = ix.nodes[up].parent, level+1 {
		if ix.nodes[up].DataAtom == atom.A {
			return up
		}
	}
	return -1
}

// cardText bounds what a card says of another story.
const cardText = 500

// linksWithin reports whether a linked heading leads to another page of the same site: a shop's name is no teaser.
func (p *page) linksWithin(i int32) bool {
	nodes := p.index.nodes
	link := nodes[i].parent
	if link < 0 || nodes[link].DataAtom != atom.A {
		for link = i + 1; link < nodes[i].end && nodes[link].DataAtom != atom.A; link++ {
		}
		if link >= nodes[i].end {
			if link = p.index.linkAround(i); link < 0 {
				return false
			}
		}
	}
	href := attr(nodes[link].Node, "href")
	rest, ok := strings.CutPrefix(href, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(href, "http://")
	}
	if !ok {
		rest, ok = strings.CutPrefix(href, "//")
	}
	if !ok {
		return href != "" && href[0] != '#'
	}
	host, _, _ := strings.Cut(rest, "/")
	return p.self.Host == "" || lastLabels(host) == lastLabels(p.self.Host)
}

// lastLabels is a host's last two labels: near enough to the name of its owner for comparing two links of one page.
func lastLabels(host string) string {
	i := strings.LastIndexByte(host, '.')
	if i > 0 {
		if j := strings.LastIndexByte(host[:i], '.'); j >= 0 {
			return host[j+1:]
		}
	}
	return host
}

// single narrows an element that holds several stories to the one that the headline belongs to.
func (p *page) single(body int32) int32 {
	nodes := p.index.nodes
	own, largest, stories, headed := int32(-1), int32(0), 0, 0
	for i := body + 1; i < nodes[body].end; i++ {
		n := &nodes[i]
		if n.DataAtom != atom.Article || n.hidden {
			continue
		}
		if n.prose >= 120 {
			stories++
			largest = max(largest, n.prose)
			if p.index.hasHeadline(i) {
				headed++
			}
			if t := p.titleNode; t >= i && t < n.end || own < 0 && p.index.has(i, atom.H1) {
				own = i
			}
		}
		i = n.end - 1
	}
	if own < 0 || stories < 2 || (headed-1)*2 < stories-1 || nodes[own].prose*3 < largest {
		return body
	}
	return own
}

// hasHeadline reports whether the element has an h1, or a heading that is a link.
func (ix *index) hasHeadline(i int32) bool {
	for j := i + 1; j < ix.nodes[i].end; j++ {
		n := &ix.nodes[j]
		switch n.DataAtom {
		case atom.H1:
			return true
		case atom.H2, atom.H3:
			if n.text > 15 && n.linked*10 > n.text*9 {
				return true
			}
		}
	}
	return false
}

// repeatsTitle reports whether the block is the page's headline again.
func (p *page) repeatsTitle(b *block) bool {
	if p.article.Title == "" || len(p.blocks) > 8 {
		return false
	}
	return sameLetters(b.text, p.article.Title) || b.weight > leastCopiedTitle && sameLetters(b.text, p.signs.title)
}

// leastCopiedTitle is the weight from which a line that is all of the document's title, with the site's name, is a copy of it.
const leastCopiedTitle = 30

// sameLetters compares two lines by their letters and digits alone.
func sameLetters(a, b string) bool {
	next := func(s string) (rune, string) {
		for i, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r), s[i+utf8.RuneLen(r):]
			}
		}
		return 0, ""
	}
	for {
		var x, y rune
		x, a = next(a)
		y, b = next(b)
		if x != y {
			return false
		}
		if x == 0 {
			return true
		}
	}
}

// testify marks the segments whose words the page's own JSON-LD calls the story's. It is a witness, not
// the answer: an articleBody may be cut short, or lack lists and subheads, or hold the captions too.
func (p *page) testify() {
	p.told = 0
	if len(p.ld.articleBody) < 200 {
		return
	}
	said := lettersOf(p.ld.articleBody, maxWitness)
	at, left := 0, maxSearched
	for k := range p.segments {
		g := &p.segments[k]
		if g.kind == picture || g.text < 20 {
			continue
		}
		words := lettersOf(p.index.textOfRange(g.from, g.to, false), 120)
		if len(words) > 60 {
			words = words[len(words)-60:] // a dateline or drop cap may differ
		}
		if i := strings.Index(said[at:], words); i >= 0 {
			at += i + len(words)
		} else if left -= len(said); left < 0 {
			return
		} else if i := strings.Index(said[:at], words); i < 0 {
			continue
		}
		g.witness = true
		p.told += g.text
	}
}

// maxWitness bounds how much of a witness is compared, in bytes.
const maxWitness = 200_000

// maxSearched bounds what is read of it in vain, for words that it lacks.
const maxSearched = 64 << 20

// lettersOf returns the letters and digits of s in lower case, up to a number of bytes.
func lettersOf(s string, most int) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
			if b.Len() >= most {
				break
			}
		}
	}
	return b.String()
}

package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// trim drops the byline's lines before the first prose, what follows the story's end, and headings left without text.
func (p *page) trim() {
	var total int32 // of what is prose
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" && b.stops > 0 {
			total += b.weight
		}
	}
	p.dropCopies()
	p.dropCounters()
	p.dropCodeLabels()
	p.dropAbove()
	p.dropCutIntro()
	if total > 0 {
		p.dropAfter(p.dropBylines(), total)
	}
	p.dropOtherStories()
	p.dropHeadedBoxes(total)
	p.dropTeasers()
	p.dropCardDates()
	p.dropLabelledLinks()
	p.dropCards()
	p.dropLabelledLists()
	p.dropBoxes()
	p.dropTrailingBoxes()
	p.dropInvitations()
	p.dropOutside()
	p.dropOffers()
	p.dropPullQuotes()
	p.dropBiographies()
	p.dropPromotion()
	p.cutReturn()
	p.dropContacts()
	for range mostRecords {
		if !p.dropRecord() {
			break
		}
	}
	p.dropEmptyHeadings()
}

// mostRecords is how often a template may set the record, for narrow screens and wide ones.
const mostRecords = 3

// dropRecord drops the list below a story in which its system records it: the day, who wrote it, where it is kept.
// The day is the story's own, and no other item has one. It reports whether there was one: it may come again.
func (p *page) dropRecord() (found bool) {
	last := len(p.blocks) - 1
	for last >= 0 && (p.blocks[last].drop != "" || p.blocks[last].kind == picture) {
		last--
	}
	if last < 0 || p.blocks[last].list < 0 || len(p.article.Published) < len(time.DateOnly) {
		return false
	}
	r := p.reading()
	items, days, first := 0, 0, last
	for ; first >= 0 && p.blocks[first].list == p.blocks[last].list; first-- {
		b := &p.blocks[first]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if b.weight >= shortLine {
			return false
		}
		items++
		if t, _, _, ok := r.find(b.text); ok {
			if days++; days > 1 || !strings.HasPrefix(t.String(), p.article.Published[:len(time.DateOnly)]) {
				return false
			}
		}
	}
	if days == 0 || items < 2 {
		return false
	}
	for i := first + 1; i <= last; i++ {
		if p.blocks[i].drop == "" && p.blocks[i].kind != picture {
			p.blocks[i].drop = "after"
		}
	}
	return true
}

// dropBylines drops who wrote the story and when, above it and below its standfirst. It returns where the story begins.
func (p *page) dropBylines() int {
	led := false // the standfirst has been
	summary := fold(p.article.Summary)
	r := p.reading()
	for i := range p.blocks {
		b := &p.blocks[i]
		small := b.kind == heading && b.level >= 5 // a size of type
		switch {
		case b.kind == picture || b.drop != "":
		case !b.witness && b.kind == paragraph && b.weight < 2*shortLine && !endsSentence(b.text) && b.twiceDated(r): // before it is taken for a standfirst
			b.drop = "byline"
		case !led && (summary != "" && fold(b.text) == summary || b.kind == paragraph && b.zone&(zoneStandfirst|zoneHeader) != 0 && (b.weight >= sentenceLength || b.stops > 0 && wideShare(b.text) > 0.5 && endsSentence(b.text)) ||
			b.kind == heading && b.weight >= sentenceLength && b.stops > 0 || b.isSubtitle(r)):
			led = true
		case p.isFirstLine(i):
			return i
		case b.weight < shortLine && isOneOf(strings.TrimRight(plainLine(b.text), ": "), keyHeads):
			p.dropDateLines(i+1, r)
			return i
		case !b.witness && (b.kind == paragraph || small) && b.isByline() && (!led && !small || startsWith(strings.ToLower(b.text), bylines) || isWideByline(b.text)),
			!b.witness && (b.kind == paragraph || b.kind == listItem || small) && (b.isDateLine(r) || !led && p.isTime(b) || b.weight < 2*shortLine && isSourceLine(b.text)),
			led && b.kind == paragraph && b.weight <= 4 && strings.Trim(b.text, "0123456789") == "", // comments, shares
			b.kind == paragraph && p.isWhereabouts(b):
			b.drop = "byline"
		case b.kind == listItem && p.isRecordAbove(i, r):
			b.drop = "byline"
		case b.kind == heading && !b.witness && notSection(fold(b.text)): // for who cannot see: "Article"
			b.drop = "title"
		default:
			p.dropDateLines(i+1, r)
			return i
		}
	}
	return len(p.blocks)
}

// dropDateLines drops the lines of dates right below a standfirst which nothing calls so: those that are hardly more than
// dates, or begin with a label of one.
func (p *page) dropDateLines(from int, r reading) {
	for i := from; i < min(from+8, len(p.blocks)); i++ {
		b := &p.blocks[i]
		switch {
		case b.kind == picture || b.drop != "":
		case !b.witness && b.kind == paragraph && b.isDateLine(r) && (labelsDate(b.text) || digitsIn(b.text) >= 6):
			b.drop = "byline"
		case b.kind == heading || b.stops > 0:
			return
		}
	}
}

// isRecordAbove reports whether the list whose item stands at block i records the story: a few short items, no
// sentences, and one of them its day or how long it takes to read.
func (p *page) isRecordAbove(i int, r reading) bool {
	dated := false
	for k := i; k < len(p.blocks) && p.blocks[k].list == p.blocks[i].list; k++ {
		b := &p.blocks[k]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if k-i >= longestRecord || b.weight >= shortLine || b.stops > 1 {
			return false
		}
		dated = dated || b.isDateLine(r)
	}
	return dated
}

// longestRecord is the most items that such a list has.
const longestRecord = 6

// dropAfter drops what a line such as "Related" heads near the end of the story, which begins at block from.
func (p *page) dropAfter(from int, total int32) {
	var seen int32
	for i := from; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		if b.kind == picture || b.drop != "" {
			continue
		}
		if b.stops > 0 {
			seen += b.weight
		}
		if seen*10 <= total*6 || b.kind != heading && b.weight >= 40 || !startsWith(plainLine(b.text), enders) {
			continue
		}
		var rest int32
		for j := i + 1; j < len(p.blocks); j++ {
			if p.blocks[j].drop == "" && p.blocks[j].stops > 0 {
				rest += p.blocks[j].weight
			}
		}
		if rest*8 < total {
			for j := i; j < len(p.blocks); j++ {
				if p.blocks[j].drop == "" {
					p.blocks[j].drop = "after"
				}
			}
			return
		}
	}
}

// isByline reports whether a short line above the story says who wrote it, or no more than a label does. What it
// announces (":") or heads (in bold, and neither name nor link) is the story's.
func (b *block) isByline() bool {
	if b.weight >= shortLine || b.zone&zoneStandfirst != 0 && strings.Count(b.text, " ") >= 4 {
		return false
	}
	if startsWith(strings.ToLower(b.text), bylines) && !strings.HasSuffix(b.text, ".") {
		return true
	}
	if b.stops > 0 || strings.Count(b.text, " ") >= 7 || strings.HasSuffix(b.text, ":") || strings.HasSuffix(b.text, "：") {
		return false
	}
	return !b.bold || b.link > 0 || creditPerson(b.text) && isPerson(b.text)
}

// isSubtitle reports whether a line that the page calls a subtitle is one: not who wrote the story, nor when.
func (b *block) isSubtitle(r reading) bool {
	return b.zone&zoneStandfirst != 0 && (b.kind == paragraph || b.kind == heading) && b.weight >= leastSubtitle && b.link == 0 &&
		!startsWith(strings.ToLower(b.text), bylines) && !isPerson(b.text) && !b.isDateLine(r)
}

// leastSubtitle is the weight of the shortest line that says something of a story.
const leastSubtitle = 25

// isWideByline reports whether a line is Chinese credits and nothing else, one of them after a mark: 某报记者 | 甲.
func isWideByline(s string) bool {
	if !strings.ContainsAny(s, "|｜丨：:/") || wideShare(s) < 0.5 {
		return false
	}
	rest, credits := parseCredits(s, nil)
	return len(credits) > 0 && onlyMarks(rest)
}

// isSourceLine reports whether a line of Chinese tells when a story came out and from where: 2024-05-06 10:20 来源：某报 【字体：大 中 小】.
func isSourceLine(s string) bool {
	if !fullDate(s) || endsSentence(s) {
		return false
	}
	_, credits := parseCredits(s, nil)
	return slices.ContainsFunc(credits, func(c Credit) bool { return c.Role == RoleSource })
}

// isFirstLine reports whether a short line of Chinese, Japanese or Korean stands in one element with the prose after it,
// parted from it by breaks alone, and is neither a date nor names: what a site sets above its story has an element of its own.
func (p *page) isFirstLine(i int) bool {
	b := &p.blocks[i]
	if b.kind != paragraph || b.link > 0 || b.weight >= shortLine || wideShare(b.text) < 0.8 || hasDigit(b.text) || strings.ContainsAny(b.text, "：:/｜|丨@") || p.isSite(b.text) || startsWith(b.text, bylines) {
		return false
	}
	if _, credits := parseCredits(b.text, nil); len(credits) > 0 {
		return false
	}
	if names, _, used := wideNames(b.text, nil, false); used == len(b.text) && len(names) > 0 || isJapaneseName(b.text) || strings.HasSuffix(b.text, "기자") {
		return false
	}
	for j := i + 1; j < len(p.blocks); j++ {
		if next := &p.blocks[j]; next.drop == "" {
			return next.kind == paragraph && next.node == b.node
		}
	}
	return false
}

// isTime reports whether all of a short line stands in HTML's element for a time, not for how long something takes.
func (p *page) isTime(b *block) bool {
	nodes := p.index.nodes
	for i := nodes[b.from].parent; i >= b.node && b.weight < shortLine; i = nodes[i].parent {
		if n := &nodes[i]; n.DataAtom == atom.Time && n.end >= b.to {
			when := attr(n.Node, "datetime")
			return when != "" && isDigit(when[0])
		}
	}
	return false
}

// isWhereabouts reports whether a paragraph under the headline tells where its author was: "A reported from B".
func (p *page) isWhereabouts(b *block) bool {
	if b.weight >= 3*shortLine {
		return false
	}
	return slices.ContainsFunc(p.ld.authors, func(who linkedPerson) bool {
		rest, ok := strings.CutPrefix(b.text, who.name)
		return ok && strings.Contains(who.name, " ") && (strings.HasPrefix(rest, " reported from ") || strings.HasPrefix(rest, " reported this ") || strings.HasPrefix(rest, " reported on this "))
	})
}

// isDateLine reports whether a short line above the story says when it came out or how long it takes to read.
func (b *block) isDateLine(r reading) bool {
	if b.weight >= 2*shortLine {
		return false
	}
	if dateLabels[strings.TrimRight(b.text, " :：")] {
		return true
	}
	digits := digitsIn(b.text)
	if digits == 0 {
		return false
	}
	if b.weight >= shortLine {
		return !endsSentence(b.text) && b.twiceDated(r)
	}
	if labelsDate(b.text) && !endsSentence(b.text) { // "Publié le 3 mars à 18 h 40"
		return true
	}
	if digits >= 6 && int(b.weight) < 4*digits { // 15.04.2026 - 15:48
		return true
	}
	line := strings.ToLower(b.text)
	for _, s := range readingTimes {
		if strings.Contains(line, s) {
			return true
		}
	}
	_, from, to, ok := r.find(b.text)
	return ok && len(b.text)-(to-from) <= 40
}

// twiceDated reports whether a line gives two dates, of publication and change, and little else than an author's name.
func (b *block) twiceDated(r reading) bool {
	rest, dates := b.text, 0
	left := len(rest)
	for dates < 4 {
		_, from, to, ok := r.find(rest)
		if !ok {
			break
		}
		left -= to - from
		rest = rest[to:]
		dates++
	}
	return dates >= 2 && left <= 80
}

// labelsDate reports whether a line begins with a word that labels a date of publication or change.
func labelsDate(line string) bool {
	line = strings.ToLower(line)
	begins := func(w string) bool { return strings.HasPrefix(line, w) }
	return slices.ContainsFunc(publishWords, begins) || slices.ContainsFunc(changeWords, begins)
}

// digitsIn counts the digits of a line.
func digitsIn(line string) (n int) {
	for _, r := range line {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// dateLabels are lines of their own where a page lays its dates out in a list or a table.
var dateLabels = map[string]bool{
	"입력": true, "수정": true, "등록": true, "승인": true, "최종수정": true, "기사입력": true, "公開": true, "更新": true, "公開日": true, "更新日": true,
	"发布时间": true, "发布日期": true, "時間": true, "时间": true, "發布時間": true, "Published": true, "Updated": true,
}

// shortLine is the weight from which a line says more than who and when.
const shortLine = 60

// dropHeadedBoxes drops a small box whose heading speaks to the reader: of other stories, of a newsletter, of a vote. total
// is the weight of the story's prose.
func (p *page) dropHeadedBoxes(total int32) {
	nodes := p.index.nodes
	for k := 1; k < len(p.blocks)-1; k++ {
		b := &p.blocks[k]
		if b.kind != heading || b.weight >= shortLine || b.drop != "related" && b.drop != "furniture" && (b.drop != "" || !headsBox(plainLine(b.text))) {
			continue
		}
		box := b.node
		for up := 0; up < 4 && nodes[box].text == nodes[b.node].text && nodes[box].parent > 0; up++ {
			box = nodes[box].parent
		}
		n := &nodes[box]
		if n.text > mostInBox || n.text*4 > total || p.blocks[k-1].to > box {
			continue
		}
		for j := k; j < len(p.blocks) && p.blocks[j].to <= n.end; j++ {
			if inside := &p.blocks[j]; inside.drop == "" && inside.kind != picture && !inside.witness {
				inside.drop = "furniture"
			}
		}
	}
}

// mostInBox is the text that a box to the reader holds at most.
const mostInBox = 300

// headsBox reports whether a heading in plain form heads a box that offers a newsletter or asks for a vote.
func headsBox(line string) bool {
	line = strings.TrimRight(line, " :!?.")
	return strings.HasSuffix(line, "newsletter") || isOneOf(line, polls)
}

// dropCopies drops what the body holds a second time, word for word and in the same order: templates carry
// one text for narrow screens and one for wide ones. A line or two that come again are the writer's own.
func (p *page) dropCopies() {
	first := make(map[string]int, len(p.blocks)) // the place of a text among the blocks kept
	var kept, run []int                          // indexes of blocks; run: the copies in hand
	var weight, longest int32
	last := -2
	end := func() {
		if weight >= leastCopy && longest >= 100 && len(run) >= 3 {
			for _, i := range run {
				p.blocks[i].drop = "copy"
			}
		}
		run, weight, longest, last = run[:0], 0, 0, -2
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind == picture || b.drop != "" {
			continue
		}
		at, again := first[b.text]
		if !again {
			first[b.text] = len(kept)
		}
		kept = append(kept, i)
		if !again || at != last+1 {
			end()
		}
		if again {
			run, weight, longest, last = append(run, i), weight+b.weight, max(longest, b.weight), at
		}
	}
	end()
}

// dropCounters drops the lines that number a gallery's slides, "1 of 12", "2 of 12": two or more, counting on from one.
func (p *page) dropCounters() {
	var found []int
	of := ""
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.drop != "" || b.kind != paragraph && b.kind != heading || b.weight > longestCounter || !isCounter(b.text) {
			continue
		}
		at, total := counterOf(b.text)
		if at == strconv.Itoa(len(found)+1) && total != "" && (of == total || len(found) == 0) {
			of = total
			found = append(found, i)
		}
	}
	if len(found) < 2 {
		return
	}
	for _, i := range found {
		p.blocks[i].drop = "furniture"
	}
}

// dropCodeLabels drops the word above a piece of code that says which language it is in: it stands with the code in
// a box that holds nothing else.
func (p *page) dropCodeLabels() {
	nodes := p.index.nodes
	last := -1 // the block before that was kept
	for i := range p.blocks {
		code := &p.blocks[i]
		if code.drop != "" {
			continue
		}
		before := last
		last = i
		if code.kind != preformatted || before < 0 {
			continue
		}
		b := &p.blocks[before]
		if b.kind != paragraph || b.weight > longestCodeLabel || strings.ContainsAny(b.text, " \n") {
			continue
		}
		box := nodes[code.node].parent
		for level := 0; level < 2 && box > 0 && box > b.node; level++ {
			box = nodes[box].parent
		}
		if n := &nodes[max(box, 0)]; box > 0 && box <= b.node && n.text <= b.weight+nodes[code.node].text+longestCodeLabel {
			b.drop = "furniture"
		}
	}
}

// longestCodeLabel bounds the letters of a language's name, and of the button beside it.
const longestCodeLabel = 12

// longestCounter bounds the letters and digits of such a line.
const longestCounter = 10

// counterOf cuts "3 of 12" into its numbers.
func counterOf(s string) (at, total string) {
	digits := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) != 2 {
		return "", ""
	}
	return digits[0], digits[1]
}

// dropCutIntro drops the beginning of the story that a system sets above it as its summary, cut in the middle of a sentence.
func (p *page) dropCutIntro() {
	intro := -1
	for i, seen := 0, 0; i < len(p.blocks) && seen < 5; i++ {
		b := &p.blocks[i]
		if b.kind == picture || b.drop != "" {
			continue
		}
		seen++
		if intro < 0 {
			if b.kind == paragraph && b.weight >= sentenceLength && !b.witness {
				intro = i
			}
			continue
		}
		said := strings.TrimRight(p.blocks[intro].text, " .…")
		if at := strings.Index(b.text, said); at >= 0 && at < longestDateline && len(b.text) > at+len(said) {
			p.blocks[intro].drop = "copy"
			return
		}
	}
}

// longestDateline bounds the bytes of what a story's first paragraph has before its first words, and its summary has not.
const longestDateline = 120

// leastCopy is the weight from which a run of blocks that stands twice is a copy, not a refrain.
const leastCopy = 300

// dropPullQuotes drops quotes whose words stand in the story's own text: they are set large to catch the eye.
func (p *page) dropPullQuotes() {
	quotes := false
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" && b.quote >= 0 && b.weight >= leastPull {
			quotes = true
			break
		}
	}
	if !quotes {
		return
	}
	var all strings.Builder
	for i := range p.blocks {
		if b := &p.blocks[i]; b.drop == "" && b.quote < 0 && b.kind != picture && all.Len() < maxWitness {
			all.WriteString(lettersOf(b.text, maxWitness))
			all.WriteByte('\n')
		}
	}
	said, spent := all.String(), 0
	pulled := int32(-1)
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.drop != "" || b.quote < 0 || b.kind == picture {
			continue
		}
		if b.weight >= leastPull && spent < maxPullQuotes {
			spent++
			if quoted, _, _ := strings.Cut(b.text, "\n"); strings.Contains(said, lettersOf(b.text, maxWitness)) ||
				len(quoted)*2 > len(b.text) && len(quoted) >= leastPull && strings.Contains(said, lettersOf(quoted, maxWitness)) { // below it, who said it
				b.drop, pulled = "quote", b.quote
			}
		} else if b.quote == pulled { // who said it
			b.drop = "quote"
		}
	}
}

const (
	leastPull     = 30  // weight of the shortest quote that is told from chance
	maxPullQuotes = 100 // quotes that are looked for
)

// dropAbove drops the headline with what stands above it: section, kicker, date.
func (p *page) dropAbove() {
	head := -1
	inTrail := p.titleNode >= 0 && p.endsTrail(p.titleNode) // the headline that readers see is another
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind == picture || b.drop != "" && b.drop != "title" {
			continue
		}
		if b.drop == "title" || b.kind == heading && (p.isHeadline(b) || inTrail && head < 0 && b.level == 2 && shared(b.text, wordsOf(p.article.Title)) >= 0.34) {
			head = i
		} else if b.from > p.titleNode && (b.kind == paragraph && b.stops > 0 && b.weight >= 60 || b.kind == listItem || b.kind == preformatted) {
			break
		}
	}
	p.dropBefore(head)
	for i := 0; i <= head; i++ {
		if b := &p.blocks[i]; b.drop == "" && b.kind != picture && (i == head || b.weight < 60) {
			b.drop = "title"
		}
	}
}

// dropBefore drops what stands above the headline where the page shows it inside the story's element: tickers,
// warnings, menus in words. Where it is more than a little, the headline stands below its story.
func (p *page) dropBefore(head int) {
	if p.titleNode < 0 {
		return
	}
	var above, below int32
	last := -1
	for i := range p.blocks {
		switch b := &p.blocks[i]; {
		case b.drop != "" || b.kind == picture:
		case b.from < p.titleNode:
			above += b.weight
			last = i
		case i > head:
			below += b.weight
		}
	}
	if above > below {
		return
	}
	for i := 0; i <= last; i++ {
		b := &p.blocks[i]
		prose := b.kind == paragraph && b.weight >= 100 && b.stops > 1 && b.zone&doubtful == 0
		if b.drop == "" && b.kind != picture && b.zone&zoneStandfirst == 0 && !prose {
			b.drop = "title"
		}
	}
}

// isHeadline reports whether a heading shows the headline. Where the page shows it above, as it stands in the
// title, a heading below that says something like it is the story's first own.
func (p *page) isHeadline(b *block) bool {
	if t := p.titleNode; t >= 0 && b.from >= t {
		return b.from < p.index.nodes[t].end
	}
	h, t := lettersOf(b.text, 400), lettersOf(p.article.Title, 400)
	return b.level == 1 || len(h) > 10 && len(t) > 10 && (strings.Contains(t, h) || strings.Contains(h, t))
}

// isItalic reports whether all of the block is set in italics, as notes about the author often are.
func (p *page) isItalic(b *block) bool {
	for i := b.from; i < b.to; i++ {
		n := &p.index.nodes[i]
		if n.Type != html.TextNode || n.text == 0 || n.hidden {
			continue
		}
		italic := false
		for j := n.parent; j >= 0 && j >= b.node; j = p.index.nodes[j].parent {
			if a := p.index.nodes[j].DataAtom; a == atom.I || a == atom.Em {
				italic = true
				break
			}
		}
		if !italic {
			return false
		}
	}
	return true
}

// speaksOfAuthor reports whether a note begins with a name and says what that person is.
func speaksOfAuthor(s string) bool {
	if len(s) > 110 {
		s = s[:110]
	}
	for _, w := range []string{" is a ", " is an ", " is the ", " is CEO", " are ", " is professor", " was a ", " writes ", " ist ", " sind ", " schreibt ", " est ", " es ", " è ", " é ", " reported from ", " contributed "} {
		if i := strings.Index(s, w); i > 5 && i < 90 {
			name, _, _ := strings.Cut(s[strings.LastIndexByte(s[:i], ':')+1:i], ",")
			name = strings.Trim(name, "*(—–- ")
			word, rest, _ := strings.Cut(name, " ")
			return rest != "" && isPerson(name) && !pointsAtThing(word)
		}
	}
	return false
}

// pointsAtThing reports whether a line's first word makes it speak of a thing, not of a person.
func pointsAtThing(s string) bool {
	switch s {
	case "This", "That", "These", "There", "It", "Das", "Dies", "Dieser", "Diese", "Dieses", "Es", "Ce", "Cet", "Cette", "Ces", "Este", "Esta", "Esto", "Questo", "Questa":
		return true
	}
	return false
}

// dropPromotion drops invitations to subscribe, follow or call from the story's end, and those with a link above it.
func (p *page) dropPromotion() {
	left := 3
	for i := len(p.blocks) - 1; i > 0 && left > 0; i-- {
		b := &p.blocks[i]
		if b.drop != "" || b.kind == picture {
			continue
		}
		left--
		if b.weight > 320 || b.witness {
			break
		}
		if line := strings.ToLower(b.text); holds(line, calls) || holds(line, promotions) || isMailbox(line) ||
			strings.HasPrefix(line, "follow ") && strings.Contains(line, "coverage") && p.namesSite(line) ||
			holds(line, copying) && holds(line, forbidding) || startsWith(plainLine(b.text), invitations) && (b.link > 0 || p.namesSite(line) || p.isItalic(b)) {
			b.drop = "promotion"
		} else if b.kind != heading || b.weight > 80 {
			break
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.drop == "" && b.kind == paragraph && b.link > 0 && b.weight <= 200 && !b.witness && startsWith(plainLine(b.text), invitations) && (b.bold || p.isItalic(b)) {
			b.drop = "promotion" // set apart from the text around it
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if b.weight > 200 || b.witness || b.link == 0 || b.kind != paragraph || !holds(strings.ToLower(b.text), calls) {
			break
		}
		b.drop = "promotion"
	}
}

// isMailbox reports whether a line is an address of e-mail and nothing else.
func isMailbox(line string) bool {
	name, host, ok := strings.Cut(line, "@")
	return ok && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(line, " \n")
}

// cutReturn cuts a link that leads back to the site's front page, or on to the original, off the story's last sentence:
// "…。 返回首页，查看更多".
func (p *page) cutReturn() {
	for k := len(p.blocks) - 1; k >= 0; k-- {
		b := &p.blocks[k]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if b.kind != paragraph || b.link == 0 || b.link*2 > b.weight || b.link > 40 {
			return
		}
		for i := b.from; i < b.to; i++ {
			n := &p.index.nodes[i]
			if n.DataAtom != atom.A || n.text == 0 {
				continue
			}
			said, told := p.index.textOf(i), p.index.textOfRange(b.from, i, false)
			if n.end >= b.to && endsSentence(told) && (strings.HasPrefix(said, "返回") || strings.HasPrefix(said, "查看原文") || strings.HasPrefix(said, "阅读原文")) {
				b.text, b.to = told, i
				b.link = 0
			}
			return
		}
		return
	}
}

// holds reports whether a line in lower case has one of the words.
func holds(line string, list []string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.Contains(line, s) })
}

// dropBiographies drops what stands about the authors after the story: "A. Name is a reporter who …".
func (p *page) dropBiographies() {
	var names []string
	know := func(name string) {
		if len(name) >= 5 && strings.Contains(name, " ") && len(names) < maxCredits {
			names = append(names, name)
		}
	}
	for i := range p.ld.authors {
		know(p.ld.authors[i].name)
	}
	for _, c := range p.article.Credits {
		if writes(c.Role) {
			know(c.Name)
		}
	}
	var total, after int32
	for i := range p.blocks {
		if p.blocks[i].drop == "" {
			total += p.blocks[i].weight
		}
	}
	for i := len(p.blocks) - 1; i >= 0 && after*5 <= total; i-- {
		b := &p.blocks[i]
		if b.drop != "" || b.kind == picture {
			continue
		}
		after += b.weight
		if p.isItalic(b) && b.weight < longestBiography && speaksOfAuthor(b.text) {
			b.drop = "author"
			continue
		}
		for _, name := range names {
			rest, ok := strings.CutPrefix(strings.TrimLeft(b.text, "*—–- "), name)
			if ok && (startsWith(strings.TrimLeft(strings.ToLower(rest), ", "), biographies) ||
				b.kind != heading && (b.weight <= int32(len(name))+4 || b.weight < longestBiography && endsSentence(b.text) && !p.mentions(name, i))) {
				b.drop = "author"
				if i > 0 && p.blocks[i-1].kind == heading && p.blocks[i-1].drop == "" && strings.HasSuffix(p.blocks[i-1].text, name) { // "About A. Name"
					p.blocks[i-1].drop = "author"
				}
			}
		}
	}
}

// longestBiography bounds what a page says of an author below the story.
const longestBiography = 500

// mentions reports whether the story has the name before the block. Who writes a story is seldom in it; who it is about is.
func (p *page) mentions(name string, before int) bool {
	for i := range before {
		if b := &p.blocks[i]; b.drop == "" && strings.Contains(b.text, name) {
			return true
		}
	}
	return false
}

// dropEmptyHeadings drops a heading when nothing under it is left, down to the next heading of its rank; a short one
// goes with what it heads in a box of its own.
func (p *page) dropEmptyHeadings() {
	if !slices.ContainsFunc(p.blocks, func(b block) bool {
		return b.drop == "" && b.kind != picture && b.kind != heading && b.weight >= sentenceLength
	}) {
		return // a call or a poster, set as headings
	}
	for i := len(p.blocks) - 1; i >= 0; i-- {
		h := &p.blocks[i]
		if h.kind != heading || h.drop != "" {
			continue
		}
		box := p.index.nodes[max(p.index.nodes[h.node].parent, 0)].end
		left, last, lost := false, i == len(p.blocks)-1, int32(0) // lost: weight of what was dropped
		for j := i + 1; j < len(p.blocks) && !left; j++ {
			b := &p.blocks[j]
			if b.from >= box && lost >= leastBox && h.weight < sentenceLength {
				break
			}
			if b.kind == heading && b.drop == "" && b.level <= h.level {
				break
			}
			left = b.drop == "" && (b.kind != picture || h.weight >= sentenceLength && h.stops > 0 && h.link == 0)
			last = j == len(p.blocks)-1
			if b.drop != "" && b.drop != "caption" {
				lost += max(b.weight, 1)
			}
		}
		if !left && (lost > 0 || last) {
			h.drop = "heading"
		}
	}
}

// leastBox is the weight of what is dropped from the smallest box that its heading goes with.
const leastBox = 80

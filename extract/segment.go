package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// segment is a run of text between two block boundaries, or a picture: the smallest thing that is
// kept or left out whole. The page's segments, in order, are what the judge reads.
type segment struct {
	kind     blockKind
	node     int32 // the block element that holds it
	from, to int32 // its text nodes lie in nodes[from:to]
	// item, list, quote and table are the nearest such elements around it, or -1.
	item, list, quote, table int32
	text, linked, stops      int32
	zone                     zone  // what the elements around it say, less those that hold most of the page's text
	level                    int8  // of a heading, 1 to 6
	lines                    int8  // single line breaks in it
	emphasis                 int32 // text in bold
	witness                  bool  // the page's JSON-LD has its words in the story's text
}

// segmenter cuts the page into segments in one walk.
type segmenter struct {
	ix    *index
	out   []segment
	cur   segment // being gathered; cur.from < 0 when nothing is
	most  int32   // an element with more unlinked text than this is the page, not a part of it
	some  int32   // an element with more than this is no mere box, unless it is one that may be long
	title int32   // the node that shows the headline, or -1
	br    int     // line breaks since the last text
	read  int     // nodes read again to learn what an element speaks of
}

// maxSegments bounds a page's segments; a real story has some hundreds.
const maxSegments = 200_000

type context struct {
	block                    int32
	kind                     blockKind
	item, list, quote, table int32
	zone                     zone
	level                    int8
	strong                   bool
}

// segments cuts the subtree at root. title is the node that shows the headline, or -1.
func (ix *index) segments(root, title int32) []segment {
	if len(ix.nodes) == 0 {
		return nil
	}
	prose := ix.nodes[root].prose
	s := &segmenter{ix: ix, title: title, most: prose * 3 / 10, some: prose / 10}
	s.out = make([]segment, 0, len(ix.nodes)/6+16)
	s.cur.from = -1
	s.children(root, context{block: root, item: -1, list: -1, quote: -1, table: -1})
	s.flush()
	return s.out
}

func (s *segmenter) flush() {
	if s.cur.from >= 0 && s.cur.text > 0 && len(s.out) < maxSegments {
		s.out = append(s.out, s.cur)
	}
	s.cur = segment{from: -1}
	s.br = 0
}

func (s *segmenter) children(i int32, ctx context) {
	nodes := s.ix.nodes
	for c := i + 1; c < nodes[i].end; c = nodes[c].end {
		s.node(c, ctx)
	}
}

func (s *segmenter) node(i int32, ctx context) {
	n := &s.ix.nodes[i]
	if n.hidden {
		return
	}
	if n.Type == html.TextNode {
		s.textNode(i, n, ctx)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		s.br++
		bold := s.cur.from >= 0 && s.cur.emphasis == s.cur.text && s.cur.text < 150 && s.cur.stops <= 1
		if (s.br >= 2 || bold) && ctx.kind != preformatted { // a line in bold is a heading without its tag
			s.flush()
		} else if s.cur.from >= 0 && s.cur.lines < 127 {
			s.cur.lines++
		}
		return
	case atom.Img, atom.Picture:
		s.picture(i, ctx)
		return
	}
	if n.Data == "amp-img" {
		s.picture(i, ctx)
		return
	}
	// What wraps the page's main element is a frame for the whole page, whatever its class says.
	if n.DataAtom == atom.Main || n.zone&zoneBody != 0 && n.prose > s.most/2 {
		ctx.zone &^= furniture | doubtful | zoneCaption
	}
	ctx.zone |= s.own(i, ctx.zone&zoneBody != 0)
	if !s.isBlock(i, n) {
		if n.DataAtom == atom.B || n.DataAtom == atom.Strong {
			ctx.strong = true
		}
		s.children(i, ctx)
		return
	}
	s.flush()
	ctx.block = i
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		ctx.kind, ctx.level = heading, int8(n.Data[1]-'0')
	case atom.Ul, atom.Ol:
		ctx.list = i
	case atom.Li:
		ctx.kind, ctx.item = listItem, i
	case atom.Dd, atom.Dt:
		ctx.kind = paragraph
	case atom.Blockquote:
		ctx.kind, ctx.quote = quote, i
	case atom.Pre:
		ctx.kind = preformatted
	case atom.Table:
		if s.ix.isData(i) {
			ctx.table = i
		}
	case atom.Tr:
		if ctx.table >= 0 {
			s.row(i, ctx)
			return
		}
	case atom.Figure:
		s.figure(i, ctx)
		return
	}
	s.children(i, ctx)
	s.flush()
}

// own returns what the element says of its contents. Names lie where much of the page's prose is: a wrapper may
// be called after the sidebar beside the story, and the story's sections after the paywall or player within.
func (s *segmenter) own(i int32, inBody bool) zone {
	n := &s.ix.nodes[i]
	z := n.zone
	if z == 0 {
		return 0
	}
	if z&wordy != 0 && n.prose >= leastSaid && n.stops > 1 && !s.isBlock(i, n) {
		z &^= wordy
	}
	if z&zoneContent != 0 && n.prose*2 > n.text { // a table of contents is links
		z &^= zoneContent
	}
	if z&zoneCaption != 0 && n.prose >= leastSaid && n.stops > 1 && !s.isBlock(i, n) && !s.besidePicture(i) {
		z &^= zoneCaption
	}
	if d := s.ix.distrust; d > 0 && n.prose >= d {
		z &^= misnameable
	}
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Main:
		return z & zoneBody
	case atom.Article: // its classes list the story's categories
		z &^= zoneTags | zoneMedia | zoneByline
	}
	page := n.prose > 2*s.most // a frame around most of the page
	if n.prose <= s.some || n.prose <= 500 && !(page && s.ix.has(i, atom.H1)) {
		return z
	}
	if z&(zonePopup|zonePaywall|zoneNewsletter) != 0 && !page && s.mayRead(n.end-i) && s.ix.speaksOf(i, "cookie", "subscri", "sign in", "log in", "abonn", "newsletter", "tracking", "consent", "donat", "datenschutz", "einwillig", "spende", "suscr") {
		return z
	}
	if z&zoneAdvert != 0 && z&zoneNewsletter != 0 && !page { // "donation-promo": two names that agree
		return z
	}
	long := zoneRelated | zoneComments | zoneLegal | zoneAuthor | zoneAside | zoneBox | zoneHeader | zonePopup // parts that may be long
	if n.prose > s.most {
		long = 0
		if beside := s.title >= 0 && (s.title < i || s.title >= n.end); beside && !inBody && n.prose <= 2*s.most {
			long = zoneRelated | zoneComments | zoneAside | zoneBox | zonePopup | zoneAuthor // a long sidebar beside a short story
		}
	}
	switch {
	case z&(zoneFooter|zoneComments) == 0:
	case s.isMisnamed(i):
		long &^= zoneFooter | zoneComments
	case !s.ix.has(i, atom.H1):
		long |= zoneFooter | zoneComments
	}
	return z & (zoneBody | long)
}

// wordy are the parts that hold words, never sentences: a span around those is named after something else.
const wordy = zoneTags | zoneByline | zoneShare | zoneTools | zoneNavigation | zoneContent

// besidePicture reports whether the paragraph that an inline element stands in has a picture, or stands next to one.
func (s *segmenter) besidePicture(i int32) bool {
	nodes := s.ix.nodes
	block := i
	for up := nodes[i].parent; up > 0 && (!s.isBlock(block, &nodes[block]) || nodes[up].text == nodes[block].text); up = nodes[up].parent {
		block = up
	}
	above := nodes[block].parent
	if above < 0 || !s.mayRead(nodes[block].end-above) {
		return true
	}
	from, to := block, nodes[block].end
	for c := above + 1; c < block; c = nodes[c].end {
		if nodes[c].Type == html.ElementNode {
			from = c
		}
	}
	for to < nodes[above].end && nodes[to].Type != html.ElementNode {
		to++
	}
	if to < nodes[above].end {
		to = nodes[to].end
	}
	if !s.mayRead(to - from) {
		return true
	}
	for j := from; j < to; j++ {
		switch n := &nodes[j]; n.DataAtom {
		case atom.Img, atom.Picture, atom.Video, atom.Iframe, atom.Object:
			return true
		default:
			if n.Type == html.ElementNode && (n.Data == "amp-img" || n.zone&zoneMedia != 0) {
				return true
			}
		}
	}
	return false
}

// leastSaid is the prose that is more than words.
const leastSaid = 100

// isMisnamed reports whether an element called comments or footer is the story's: it has most of the page's prose, and
// the headline stands in it or right before one run of paragraphs. Comments come after a story, each in a box of its own.
func (s *segmenter) isMisnamed(i int32) bool {
	nodes := s.ix.nodes
	n := &nodes[i]
	if s.title < 0 || s.title >= n.end || n.prose <= s.most*5/3 || !s.mayRead(n.end-s.title) {
		return false
	}
	if s.title > i {
		return true
	}
	between := int32(0)
	for j := nodes[s.title].end; j < i; j++ {
		if c := &nodes[j]; c.end > i { // holds the element
			continue
		} else if !c.hidden {
			between += c.prose
			j = c.end - 1
		}
	}
	if between > n.prose/8 {
		return false
	}
	runs := map[int32]int32{} // prose by the element whose paragraphs or lines it is
	for j := i + 1; j < n.end; j++ {
		if t := &nodes[j]; t.Type == html.TextNode && t.prose > 0 {
			up := t.parent
			for up > i && (nodes[up].DataAtom == atom.P || !s.isBlock(up, &nodes[up])) {
				up = nodes[up].parent
			}
			if runs[up] += t.prose; runs[up]*2 > n.prose {
				return true
			}
		}
	}
	return false
}

// mayRead reports whether so many nodes may be read again: boxes within boxes are not read once for each.
func (s *segmenter) mayRead(nodes int32) bool {
	s.read += int(nodes)
	return s.read <= 8*len(s.ix.nodes)
}

// speaksOf reports whether one of the words comes often in the element's text.
func (ix *index) speaksOf(i int32, words ...string) bool {
	hits := int32(0)
	for j := i + 1; j < ix.nodes[i].end; j++ {
		if n := &ix.nodes[j]; n.Type == html.TextNode && n.text > 5 {
			line := strings.ToLower(n.Data)
			for _, w := range words {
				if strings.Contains(line, w) {
					hits++
					break
				}
			}
		}
	}
	return hits*500 > ix.nodes[i].text
}

// has reports whether the element holds one of that kind.
func (ix *index) has(i int32, a atom.Atom) bool {
	for j := i + 1; j < ix.nodes[i].end; j++ {
		if ix.nodes[j].DataAtom == a {
			return true
		}
	}
	return false
}

func (s *segmenter) textNode(i int32, n *node, ctx context) {
	text, stops, linked := n.text, n.stops, n.linked
	if s.br > 0 && s.cur.from >= 0 && ctx.kind != preformatted && isIndented(n.Data) {
		s.flush()
	}
	if s.cur.from < 0 {
		if text == 0 && blank(n.Data) {
			return
		}
		s.cur = segment{kind: ctx.kind, node: ctx.block, from: i, item: ctx.item, list: ctx.list, quote: ctx.quote, table: ctx.table, zone: ctx.zone, level: ctx.level}
	} else {
		s.cur.zone &= ctx.zone | s.cur.zone&^(furniture|doubtful|zoneCaption) // a marked span does not mark its paragraph
	}
	s.cur.to = i + 1
	s.cur.text += text
	s.cur.linked += linked
	s.cur.stops += stops
	if ctx.strong {
		s.cur.emphasis += text
	}
	if text > 0 || !blank(n.Data) {
		s.br = 0
	}
}

// isIndented reports whether a line begins as a Chinese or Japanese paragraph does, by wide blanks or several that do
// not break: one line break before such is one between paragraphs.
func isIndented(s string) bool {
	s = strings.TrimLeft(s, " \t\r\n")
	return strings.HasPrefix(s, "\u3000") || strings.HasPrefix(s, "\u00a0\u00a0") || strings.HasPrefix(s, "\u2003")
}

func (s *segmenter) picture(i int32, ctx context) {
	// A picture inside a paragraph's text ends the run before it: text and picture keep their order.
	s.flush()
	if len(s.out) < maxSegments {
		s.out = append(s.out, segment{kind: picture, node: i, from: i, to: s.ix.nodes[i].end, item: ctx.item, list: ctx.list, quote: -1, table: -1, zone: ctx.zone})
	}
}

// figure puts the picture at its place and its caption after it; a figure around a table or a quote is a container.
func (s *segmenter) figure(i int32, ctx context) {
	pictures := 0
	nodes := s.ix.nodes
	for j := i + 1; j < nodes[i].end; j++ {
		switch nodes[j].DataAtom {
		case atom.Picture:
			pictures++
			j = nodes[j].end - 1
		case atom.Img:
			pictures++
		case atom.Table, atom.Blockquote, atom.Pre, atom.Figure:
			s.children(i, ctx)
			s.flush()
			return
		default:
			if nodes[j].Data == "amp-img" && nodes[j].Type == html.ElementNode {
				pictures++
				j = nodes[j].end - 1
			}
		}
	}
	if pictures <= 1 {
		s.out = append(s.out, segment{kind: picture, node: i, from: i, to: nodes[i].end, item: ctx.item, list: ctx.list, quote: -1, table: -1, zone: ctx.zone})
	}
	from := len(s.out)
	ctx.zone |= zoneCaption
	s.children(i, ctx)
	s.flush()
	if pictures == 1 { // it stands already
		kept := s.out[:from]
		for _, g := range s.out[from:] {
			if g.kind != picture {
				kept = append(kept, g)
			}
		}
		s.out = kept
	}
}

// row makes one segment of a data table's row.
func (s *segmenter) row(i int32, ctx context) {
	n := &s.ix.nodes[i]
	s.flush()
	if n.text == 0 {
		s.children(i, ctx)
		s.flush()
		return
	}
	g := segment{kind: tableRow, node: i, from: i + 1, to: n.end, item: -1, list: -1, quote: -1, table: ctx.table, zone: ctx.zone | s.own(i, ctx.zone&zoneBody != 0), text: n.text, linked: n.linked, stops: n.stops}
	if len(s.out) < maxSegments {
		s.out = append(s.out, g)
	}
	for j := i + 1; j < n.end; j++ {
		if nodes := s.ix.nodes; nodes[j].DataAtom == atom.Img && !nodes[j].hidden {
			s.picture(j, ctx)
		}
	}
}

// isBlock reports whether the element starts and ends a line.
func (s *segmenter) isBlock(i int32, n *node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.B, atom.I, atom.Em, atom.Strong, atom.Font, atom.Sub, atom.Sup, atom.Small, atom.Abbr, atom.Cite,
		atom.Code, atom.Q, atom.Time, atom.Mark, atom.U, atom.S, atom.Strike, atom.Ins, atom.Del, atom.Label, atom.Big, atom.Kbd, atom.Var,
		atom.Bdi, atom.Bdo, atom.Tt, atom.Wbr, atom.Ruby, atom.Rt, atom.Rp, atom.Acronym, atom.Dfn, atom.Samp, atom.Data, atom.Nobr:
		return false
	case 0, atom.Meta, atom.Link: // an element of the page's own making is inline within a paragraph, one of microdata within a word of it
		if p := n.parent; p >= 0 {
			switch s.ix.nodes[p].DataAtom {
			case atom.Span, atom.A, atom.Em, atom.Strong, atom.H1, atom.H2, atom.H3, atom.H4, atom.B, atom.I:
				return false
			case atom.P, atom.Li:
				return n.DataAtom != 0
			}
		}
	}
	return true
}

// isData tells a table of data from one used for layout: it has rows and columns, short cells and no blocks in them.
func (ix *index) isData(i int32) bool {
	if ix.clean {
		return true
	}
	rows, cells, long, blocks := 0, 0, 0, 0
	for j := i + 1; j < ix.nodes[i].end; j++ {
		n := &ix.nodes[j]
		switch n.DataAtom {
		case atom.Tr:
			rows++
		case atom.Td, atom.Th:
			cells++
			if n.text > 300 {
				long++
			}
		case atom.Table, atom.Form, atom.H1, atom.Article, atom.Section, atom.Iframe:
			return false
		case atom.P, atom.Div, atom.H2, atom.H3:
			blocks++
		}
	}
	return rows >= 2 && cells >= 2*rows-2 && cells > rows && long*5 <= cells && blocks <= 3*cells
}

func blank(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ', '\n', '\t', '\r', '\f':
		case 0xC2:
			if i+1 < len(s) && s[i+1] == 0xA0 {
				i++
				continue
			}
			return false
		default:
			return false
		}
	}
	return true
}

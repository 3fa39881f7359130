package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on pictures: what one page may offer and what is kept of it.
const (
	maxPhotos    = 50       // a gallery; more are another page's matter
	maxPictures  = 2000     // looked at
	maxNoscript  = 32 << 10 // bytes of one noscript that are parsed
	minPhotoSize = 120      // pixels, on the longer side; below it stand icons and portraits
)

// shot is a picture that may be the story's, with all that the page says around it.
type shot struct {
	node    int32 // its img, picture, amp-img, noscript or element with a background
	figure  int32 // the element that binds picture and caption: figure or a plain wrapper; -1
	block   int   // index of the body's block that it stands in or before
	sources []source
	keys    []string
	zone    zone
	witness int  // index+1 of the picture that the metadata names, 0 for none
	figured bool // figure is a figure element
	inBody  bool
	// what the element's own attributes say
	alt, title, dataCaption, dataCredit string
	width, height                       int
	link                                string // address that the picture links to, as written
	texted                              bool   // the link holds words besides the picture's figure
	class                               pictureClass
	beside                              int32 // the caption's element that follows the picture without a figure, or -1
	caption                             boundCaption
}

// witness is a picture that the page's metadata names as the story's.
type witnessed struct {
	linkedImage
	keys  []string
	urls  []source
	used  bool
	graph bool // from og:image or twitter:image, not JSON-LD
}

// photoFinder is the state of one search for photos.
type photoFinder struct {
	p         *page
	nodes     []node
	shots     []shot
	witnesses []witnessed
	first     int32   // node where the body's text begins
	last      int32   // node after the body's last text
	bodyEnd   int32   // end of the element that holds the story
	outer     int32   // element that holds headline and body
	images    []int32 // running count of pictures before each node
	credits   map[string]bool
	classes   map[string]pictureClass // what each class seen so far says
}

// findPhotos lists the story's pictures with their captions and credits, and marks the blocks they use up.
func (p *page) findPhotos() {
	f := &photoFinder{p: p, nodes: p.index.nodes, classes: map[string]pictureClass{}}
	f.gatherWitnesses()
	if !f.bound() {
		return
	}
	f.count()
	f.collect()
	f.join()
	f.bindCaptions()
	f.order()
	f.finish()
}

// bound finds where the story begins and ends on the page; false when there is no story.
func (f *photoFinder) bound() bool {
	f.first = -1
	for k := range f.p.blocks {
		b := &f.p.blocks[k]
		if b.drop != "" || b.kind == picture {
			continue
		}
		if f.first < 0 {
			f.first = b.from
		}
		f.last = max(f.last, b.to)
	}
	if f.first < 0 {
		return false
	}
	body := max(f.p.bodyNode, 0)
	f.bodyEnd = max(f.nodes[body].end, f.last)
	f.outer = body
	if t := f.p.titleNode; t >= 0 {
		for f.outer > 0 && (t < f.outer || t >= f.nodes[f.outer].end) {
			f.outer = f.nodes[f.outer].parent
		}
	}
	// A lead photo may stand beside headline and body in the element around them: the frame grows to the
	// story's article element, or as long as it takes in little text more.
	for i, up := f.nodes[f.outer].parent, 0; i > 0 && up < 6; i, up = f.nodes[i].parent, up+1 {
		n, own := &f.nodes[i], &f.nodes[f.outer]
		if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
			break
		}
		if n.DataAtom == atom.Article {
			f.outer = i
			break
		}
		if plain := own.text - own.linked; n.text-n.linked <= plain+plain/5+100 {
			f.outer = i
		}
	}
	return true
}

// wide reports whether the frame around headline and body is the whole page.
func (f *photoFinder) wide() bool {
	switch f.nodes[f.outer].DataAtom {
	case atom.Body, atom.Html, 0:
		return true
	}
	return false
}

func (f *photoFinder) count() {
	f.images = make([]int32, len(f.nodes)+1)
	var n int32
	for i := range f.nodes {
		f.images[i] = n
		if isPicture(f.nodes[i].Node) && (!f.nodes[i].hidden || f.onlyOffscreen(int32(i))) {
			n++
		}
	}
	f.images[len(f.nodes)] = n
}

// pictures is the number of pictures in the subtree of a node.
func (f *photoFinder) pictures(i int32) int32 { return f.images[f.nodes[i].end] - f.images[i] }

func isPicture(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.Img:
		// The img of a picture element is counted once, as the picture.
		return n.Parent == nil || n.Parent.DataAtom != atom.Picture
	case atom.Picture:
		return true
	case 0:
		return n.Data == "amp-img" || n.Data == "amp-anim"
	}
	return false
}

// gatherWitnesses lists the pictures that JSON-LD and the metas name.
func (f *photoFinder) gatherWitnesses() {
	p := f.p
	add := func(im linkedImage, graph bool) {
		w := witnessed{linkedImage: im, graph: graph}
		for k, s := range append([]string{im.url}, im.alternatives...) {
			if a := p.address(s); a != "" {
				width := 0
				if k == 0 && !graph {
					width = im.width
				}
				if width == 0 {
					width, _ = sizeInAddress(a)
				}
				w.urls = append(w.urls, source{url: a, width: width})
				for _, key := range pictureKeys(a) {
					if !slices.Contains(w.keys, key) {
						w.keys = append(w.keys, key)
					}
				}
			}
		}
		if len(w.urls) > 0 && len(f.witnesses) < 2*maxPhotos {
			f.witnesses = append(f.witnesses, w)
		}
	}
	for _, im := range p.ld.images {
		add(im, false)
	}
	for _, key := range []string{"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "image", "thumbnailurl", "sailthru.image.full", "parsely-image-url"} {
		for k, s := range p.metaTexts(key) {
			if k >= 8 {
				break
			}
			add(linkedImage{url: s}, true)
		}
	}
}

// collect looks at every picture from the frame's start to the body's end.
func (f *photoFinder) collect() {
	from, to := f.outer, f.nodes[f.outer].end
	if f.wide() && len(f.witnesses) == 0 {
		to = min(to, f.bodyEnd)
		if t := f.p.titleNode; t >= 0 && t < f.first {
			from = t
		} else {
			from = max(f.p.bodyNode, 0)
		}
	}
	seen := 0
	block := 0
	for i := from; i < to && seen < maxPictures; i++ {
		n := &f.nodes[i]
		for block < len(f.p.blocks) && f.p.blocks[block].from < i && f.p.blocks[block].to <= i {
			block++
		}
		switch {
		case n.DataAtom == atom.Noscript:
			if n.parent >= 0 && f.nodes[n.parent].hidden {
				i = n.end - 1
				continue
			}
			if s, ok := f.noscript(i); ok {
				seen++
				s.block = block
				f.consider(s)
			}
			i = n.end - 1
		case i >= f.p.bodyNode && i < f.bodyEnd && n.Type == html.ElementNode && (n.DataAtom == atom.Script || len(n.Attr) > 0 && !n.hidden && !isPicture(n.Node)) && f.considerGallery(i, block):
			seen++
		case n.hidden && !(isPicture(n.Node) && f.onlyOffscreen(i)):
			continue
		case isPicture(n.Node):
			seen++
			if !f.outside(i) {
				s := f.shot(i)
				s.block = block
				f.consider(s)
			}
			i = n.end - 1
		case n.Type == html.ElementNode && n.text == 0 && i < f.first:
			if s, ok := f.background(i); ok {
				seen++
				s.block = block
				f.consider(s)
			}
		}
	}
}

// considerGallery adds the pictures of a gallery in JSON; false when the element holds none.
func (f *photoFinder) considerGallery(i int32, block int) bool {
	list := f.gallery(i)
	for _, s := range list {
		s.block = block
		s.sources = largest(s.sources)
		s.keys = keysOf(s.sources)
		s.witness = f.seenBy(s.keys)
		if f.big(&s) >= 0 && f.nameKind(s.sources[0].url, &s) == namePlain && f.zoneAround(i)&never == 0 {
			f.shots = append(f.shots, s)
		}
	}
	return len(list) > 0
}

// zoneAround is what the elements around a node within the story say it is.
func (f *photoFinder) zoneAround(i int32) zone {
	var z zone
	for ; i > 0 && i != f.outer && i != f.p.bodyNode; i = f.nodes[i].parent {
		z |= f.zoneOf(&f.nodes[i])
	}
	return z
}

// onlyOffscreen reports whether a picture counts as hidden by a class for screen readers alone, which says
// something of labels and nothing of pictures.
func (f *photoFinder) onlyOffscreen(i int32) bool {
	for ; i >= 0 && f.nodes[i].hidden; i = f.nodes[i].parent {
		if unseen(f.nodes[i].Node) {
			return false
		}
	}
	return true
}

// shot reads an img, picture or amp-img element.
func (f *photoFinder) shot(i int32) shot {
	s := shot{node: i, figure: -1}
	n := f.nodes[i]
	f.readElement(&s, n.Node, 0)
	if n.DataAtom == atom.Picture && len(s.sources) == 0 {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Noscript {
				f.readNoscript(&s, c)
			}
		}
	}
	return s
}

// readElement adds what the attributes of an element, and of those within, offer and say.
func (f *photoFinder) readElement(s *shot, n *html.Node, depth int) {
	if depth > 6 {
		return
	}
	f.readAttributes(s, n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom != atom.Noscript {
			f.readElement(s, c, depth+1)
		}
	}
}

func (f *photoFinder) offer(s *shot, address string, width int, rank int8) {
	if len(s.sources) > maxCandidates {
		return
	}
	a := f.p.address(address)
	if a == "" || isStandIn(a) {
		return
	}
	if width == 0 {
		width, _ = sizeInAddress(a)
	}
	s.sources = append(s.sources, source{a, width, rank})
}

func (f *photoFinder) readAttributes(s *shot, n *html.Node) {
	var w, h int
	src, lazy := -1, false // index of the src's source; whether another attribute holds the picture until it is loaded
	defer func() {
		if src >= 0 && lazy && s.sources[src].width == 0 {
			s.sources[src].rank = rankSmall
		}
	}()
	for _, a := range n.Attr {
		key, val := a.Key, a.Val
		if val == "" {
			continue
		}
		switch key {
		case "src":
			if n.DataAtom != atom.Source || isImageAddress(val) {
				before := len(s.sources)
				if f.offer(s, val, 0, rankPlain); len(s.sources) > before {
					src = before
				}
			}
			continue
		case "alt":
			if s.alt == "" {
				s.alt = plainText(head(val, maxCaption))
			}
			continue
		case "title":
			if s.title == "" {
				s.title = plainText(head(val, maxCaption))
			}
			continue
		case "width", "img_width", "data-width", "data-imgwidth", "data-original-width", "data-w":
			if v := pixels(val); v > w && !strings.HasSuffix(val, "%") {
				w = v
			}
			continue
		case "height", "img_height", "data-height", "data-original-height":
			h = max(h, pixels(val))
			continue
		case "style":
			if sw, sh := styleSize(val); n.DataAtom == atom.Img {
				if w == 0 {
					w = sw
				}
				if h == 0 {
					h = sh
				}
			}
			continue
		case "class", "id", "sizes", "loading", "decoding", "itemprop", "href", "data-sizes", "media", "type", "fetchpriority", "crossorigin",
			"data-id", "data-type", "usemap", "onclick", "onload", "onerror":
			continue
		}
		if strings.Contains(key, "srcset") {
			base := 0
			for _, c := range parseSrcset(val) {
				width := c.width
				if width == 0 && c.density > 0 {
					if base, _ = sizeInAddress(c.url); base == 0 && n.DataAtom == atom.Img {
						base = int(float64(w) * c.density)
					}
					width = base
				}
				f.offer(s, c.url, width, rankPlain)
			}
			continue
		}
		switch {
		case strings.HasSuffix(key, "caption") || strings.HasSuffix(key, "data-desc") || strings.HasSuffix(key, "description"):
			if s.dataCaption == "" && len(val) < maxCaption {
				s.dataCaption = plainText(val)
			}
			continue
		case strings.Contains(key, "credit"), strings.HasSuffix(key, "copyright"), strings.HasSuffix(key, "photographer"),
			(key == "data-source" || key == "data-attribution" || key == "data-rights") && !strings.ContainsAny(val, "{:") && !isImageAddress(val):
			if s.dataCredit == "" && len(val) < maxCaption {
				s.dataCredit = plainText(val)
			}
			continue
		}
		rank, ok := sourceAttribute(key)
		if !ok || len(val) > maxAddress {
			continue
		}
		if isImageAddress(val) || strings.Contains(key, "src") && (strings.HasPrefix(val, "http") || strings.HasPrefix(val, "/")) {
			before := len(s.sources)
			f.offer(s, val, 0, rank)
			lazy = lazy || len(s.sources) > before && rank != rankSmall && val != attr(n, "src")
		}
	}
	if n.DataAtom == atom.Img || n.DataAtom == 0 {
		s.width, s.height = max(s.width, w), max(s.height, h)
	}
}

// sourceAttribute tells whether an attribute's name is one that lazy loading and galleries put a picture's address in.
func sourceAttribute(key string) (int8, bool) {
	switch key {
	case "oldsrc", "_src", "src2", "real_src", "realsrc", "zoomfile", "file", "original", "lazysrc", "lazy-src", "lazyload", "lazy_src", "ess-data",
		"xsrc", "x-src", "hi-res":
	default:
		if !strings.HasPrefix(key, "data-") {
			return 0, false
		}
	}
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(key, w) })
	}
	switch {
	case has("href", "link", "avatar", "share", "page", "video", "poster", "logo", "icon", "permalink", "mcesrc"):
		return 0, false
	case has("thumb", "small", "placeholder", "lqip", "blur", "preview", "lowsrc", "low-", "tiny", "low_"):
		return rankSmall, true
	case has("orig", "full", "large", "zoom", "hires", "hi-res", "highres", "high-res", "retina", "big", "max"), key == "zoomfile":
		return rankOriginal, true
	}
	return rankPlain, true
}

// styleSize reads the width and height in pixels of an inline style.
func styleSize(style string) (w, h int) {
	for _, d := range strings.Split(style, ";") {
		k, v, _ := strings.Cut(d, ":")
		switch strings.TrimSpace(k) {
		case "width":
			if v = strings.TrimSpace(v); strings.HasSuffix(v, "px") {
				w = pixels(v)
			}
		case "height":
			if v = strings.TrimSpace(v); strings.HasSuffix(v, "px") {
				h = pixels(v)
			}
		}
	}
	return w, h
}

// noscript reads the picture that a page shows without scripts.
func (f *photoFinder) noscript(i int32) (shot, bool) {
	s := shot{node: i, figure: -1}
	return s, f.readNoscript(&s, f.nodes[i].Node) && len(s.sources) > 0
}

// readNoscript adds what the one picture in a noscript offers; the parser leaves such content as one text.
func (f *photoFinder) readNoscript(s *shot, n *html.Node) bool {
	if n.FirstChild == nil {
		return false
	}
	if n.FirstChild.Type == html.ElementNode {
		f.readElement(s, n, 0)
		return true
	}
	text := n.FirstChild.Data
	if len(text) > maxNoscript || !strings.Contains(text, "<img") && !strings.Contains(text, "<IMG") {
		return false
	}
	found := 0
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return found == 1
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if t.DataAtom != atom.Img && t.DataAtom != atom.Source {
				continue
			}
			if t.DataAtom == atom.Img {
				found++
			}
			if found <= 1 {
				f.readAttributes(s, &html.Node{Type: html.ElementNode, DataAtom: t.DataAtom, Data: t.Data, Attr: t.Attr})
			}
		}
	}
}

// background reads the background picture of an empty element before the text.
func (f *photoFinder) background(i int32) (shot, bool) {
	s := shot{node: i, figure: -1}
	n := f.nodes[i].Node
	for _, a := range n.Attr {
		val := a.Val
		switch a.Key {
		case "style":
			k := strings.Index(val, "url(")
			if k < 0 || !strings.Contains(val[:k], "background") {
				continue
			}
			val = val[k+4:]
			if k = strings.IndexByte(val, ')'); k < 0 {
				continue
			}
			val = strings.Trim(strings.TrimSpace(val[:k]), `"'`)
		case "data-bg", "data-background", "data-background-image", "data-bgset", "data-image-src", "data-bg-src":
			val, _, _ = strings.Cut(val, " ")
		default:
			continue
		}
		f.offer(&s, val, 0, rankPlain)
	}
	if len(s.sources) == 0 {
		return s, false
	}
	// Only a background that the metadata names too is a photo and not an ornament.
	s.keys = keysOf(s.sources)
	s.witness = f.seenBy(s.keys)
	return s, s.witness > 0
}

func keysOf(list []source) []string {
	var keys []string
	for k, s := range list {
		if k >= 8 || s.rank == rankSmall && s.width == 0 && len(keys) > 0 {
			break // a stand-in's address may be the same for all pictures
		}
		for _, key := range pictureKeys(s.url) {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// seenBy returns the index+1 of the witness that names one of the keys.
func (f *photoFinder) seenBy(keys []string) int {
	for w := range f.witnesses {
		for _, k := range keys {
			if slices.Contains(f.witnesses[w].keys, k) {
				return w + 1
			}
		}
	}
	return 0
}

// consider completes what is known of a picture and keeps it when it is the story's.
func (f *photoFinder) consider(s shot) {
	if f.context(&s); len(s.sources) == 0 {
		return
	}
	s.sources = largest(s.sources)
	if f.hopeless(&s) {
		return
	}
	if s.keys == nil {
		s.keys = keysOf(s.sources)
		s.witness = f.seenBy(s.keys)
	}
	if f.belongs(&s) {
		f.shots = append(f.shots, s)
	}
}

// context reads the elements around a picture: its zone, its link, the figure that it stands in.
func (f *photoFinder) context(s *shot) {
	s.inBody = s.node >= f.first && s.node < f.last || s.node >= f.p.bodyNode && s.node < f.bodyEnd && f.p.bodyNode > 0
	for i := f.nodes[s.node].parent; i >= 0 && !f.encloses(i); i = f.nodes[i].parent {
		n := &f.nodes[i]
		z := f.zoneOf(n)
		if z&zonePaywall != 0 && f.tells(i) {
			z &^= zonePaywall // what the wall hides, not the wall
		}
		s.zone |= z
		switch n.DataAtom {
		case atom.A:
			if n.text > 0 && !(s.figure >= 0 && n.text <= f.nodes[s.figure].text) {
				s.texted = true
			}
			if s.link == "" {
				s.link = strings.TrimSpace(attr(n.Node, "href"))
			}
		case atom.Figure:
			if s.figure < 0 {
				s.figure, s.figured = i, true
			}
		}
		if n.DataAtom == atom.Figure || n.DataAtom == atom.Div || n.DataAtom == atom.A {
			s.readData(n)
		}
	}
	if s.figured && f.nodes[s.figure].text == 0 { // a script would show the caption
		for i := s.figure + 1; i < min(f.nodes[s.figure].end, s.figure+maxWordless); i++ {
			if n := &f.nodes[i]; n.DataAtom == atom.Figcaption || n.DataAtom == atom.Div || n.DataAtom == atom.Span {
				s.readData(n)
			}
		}
	}
	for i, up := s.node, 0; i > f.outer && up < 4; i, up = f.nodes[i].parent, up+1 {
		if i <= f.first && f.first < f.nodes[i].end {
			break
		}
		if name := attr(f.nodes[i].Node, "class"); name != "" {
			one, ok := f.classes[name]
			if !ok {
				one = classOf(name)
				f.classes[name] = one
			}
			s.class |= one
		}
	}
	if s.figure < 0 {
		s.figure = f.wrapper(s)
	}
	s.beside = f.captionBeside(s.node)
	if link := s.link; link != "" {
		if k := strings.LastIndex(link, "?http"); k > 0 && isImageAddress(link[k+1:]) {
			// A viewer's page with the picture's address in its own: not offered as a file.
			f.offer(s, link[k+1:], 0, rankSmall)
			s.link = ""
		} else if isImageAddress(link) {
			f.offer(s, link, 0, rankOriginal)
			s.link = ""
		}
	}
}

// tells reports whether text of the story stands in an element.
func (f *photoFinder) tells(i int32) bool {
	blocks := f.p.blocks
	k, _ := slices.BinarySearchFunc(blocks, i, func(b block, i int32) int { return int(b.from) - int(i) })
	for ; k < len(blocks) && blocks[k].to <= f.nodes[i].end; k++ {
		if blocks[k].drop == "" && blocks[k].kind != picture {
			return true
		}
	}
	return false
}

// zoneOf is what an element's names say of it, less an id that is a headline's words.
func (f *photoFinder) zoneOf(n *node) zone {
	if root := &f.nodes[0]; (n.text-n.linked)*5 > (root.text-root.linked)*2 {
		return 0 // the page, not a part of it
	}
	if n.zone&(never|seldom) == 0 {
		return n.zone
	}
	if id := attr(n.Node, "id"); strings.Count(id, "-")+strings.Count(id, "_") >= 4 {
		return n.zone&^f.p.index.nameOf(id).zone | f.p.index.nameOf(attr(n.Node, "class")).zone
	}
	return n.zone
}

// pictureClass is what the classes of a picture and of the elements close around it say it shows.
type pictureClass uint8

const (
	classPortrait pictureClass = 1 << iota // of an author
	classVideo                             // a player's still
)

func classOf(name string) pictureClass {
	var c pictureClass
	if len(name) > maxNameLength {
		return 0
	}
	for _, w := range strings.FieldsFunc(camelToWords(name), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch w {
		case "avatar", "profile", "headshot", "author", "autor", "auteur", "byline", "mugshot", "userpic", "authors", "autorenbild", "profilepic":
			c |= classPortrait
		case "video", "videos", "player", "jwplayer", "videoplayer", "vjs", "brightcove", "videojs":
			c |= classVideo
		}
	}
	return c
}

// teaser reports whether a picture belongs to another story's card: the words around it, or it, link elsewhere.
func (f *photoFinder) teaser(s *shot) bool {
	if s.texted && s.link != "" && !f.p.sameStory(s.link) && !isPhotoPage(s.link) {
		return true
	}
	for i := f.nodes[s.node].parent; i > f.outer && !(i <= f.first && f.first < f.nodes[i].end) && i != f.p.bodyNode; i = f.nodes[i].parent {
		if n := &f.nodes[i]; n.DataAtom == atom.Article && n.text < 2*maxWrapped && i > f.p.bodyNode && !f.tells(i) { // a standfirst may stand above the <article>
			return true
		}
	}
	if s.figure < 0 {
		return false
	}
	fig := &f.nodes[s.figure]
	if fig.linked == 0 && s.figured {
		return false
	}
	if s.figured {
		return fig.linked*3 > fig.text*2 && (fig.text > 40 || s.zone&(zoneTeaser|zoneAside) != 0) && f.leads(s.figure)
	}
	return fig.linked*3 >= fig.text && f.leads(s.figure)
}

// leads reports whether a link within the element goes to another page that is not about the picture.
func (f *photoFinder) leads(i int32) bool {
	for c := i; c < f.nodes[i].end; c++ {
		n := &f.nodes[c]
		if n.DataAtom != atom.A || n.hidden {
			continue
		}
		l := strings.TrimSpace(attr(n.Node, "href"))
		if isPageLink(l) && !isPhotoPage(l) && !isImageAddress(l) && !f.p.sameStory(l) && !strings.HasPrefix(l, "mailto:") {
			return true
		}
	}
	return false
}

// isPageLink reports whether an href leads to another page at all.
func isPageLink(l string) bool {
	return l != "" && l[0] != '#' && !strings.HasPrefix(strings.ToLower(l), "javascript:") && !strings.HasPrefix(l, "data:")
}

// isPhotoPage reports whether an address is that of a page about a photo: a gallery, a zoom, an attachment.
func isPhotoPage(l string) bool {
	l = strings.ToLower(l)
	for _, w := range []string{"galer", "galler", "fotostrecke", "bilderstrecke", "bildstrecke", "/bild", "/foto", "photo", "/image", "attachment", "zoom", "slideshow", "lightbox", "/img", "/picture", "/pic", "showpic", "showimage", "diaporama"} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return false
}

// isAuthorPage reports whether an address is that of an author's page.
func isAuthorPage(l string) bool {
	l = strings.ToLower(l)
	for _, w := range []string{"/author", "/autor", "/auteur", "/profil", "/people/", "/staff/", "/team/", "/journalist", "/redakt", "/by/", "/writers/", "/contributor", "/reporter"} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return false
}

// wrapper climbs to the largest element around a picture that holds nothing but it and a few words.
func (f *photoFinder) wrapper(s *shot) int32 {
	w := int32(-1)
	own := max(f.pictures(s.node), 1)
	for up := f.nodes[s.node].parent; up > 0; up = f.nodes[up].parent {
		n := &f.nodes[up]
		if up == f.outer || up == f.p.bodyNode || n.text > maxWrapped || f.pictures(up) > own || f.holdsText(up, s.block) {
			break
		}
		if t := f.p.titleNode; t >= up && t < n.end {
			break
		}
		switch n.DataAtom {
		case atom.Body, atom.Main, atom.Article:
			return w
		case atom.Td:
			if up = f.tableOf(up, s, own); up < 0 {
				return w
			}
		}
		w = up
	}
	return w
}

// tableOf returns the table that a cell stands in where that holds nothing but the picture and a few words: before there
// were figures, a table of two cells bound a photo and its caption. It is -1 for a table that lays out more.
func (f *photoFinder) tableOf(cell int32, s *shot, own int32) int32 {
	for up := cell; up > 0; up = f.nodes[up].parent {
		if n := &f.nodes[up]; n.DataAtom == atom.Table {
			t := f.p.titleNode
			if up == f.outer || n.text > maxWrapped || f.pictures(up) > own || t >= up && t < n.end || f.holdsText(up, s.block) {
				return -1
			}
			return up
		}
	}
	return -1
}

// captionBeside returns the element made for a caption that follows a picture, or an element that holds it alone.
func (f *photoFinder) captionBeside(i int32) int32 {
	for up := 0; i > 0 && up < 4; i, up = f.nodes[i].parent, up+1 {
		end := f.nodes[f.nodes[i].parent].end
		for c := f.nodes[i].end; c < end; c = f.nodes[c].end {
			n := &f.nodes[c]
			if n.Type == html.TextNode && blank(n.Data) || n.hidden {
				continue
			}
			if n.DataAtom == atom.Figcaption || n.zone&zoneCaption != 0 && n.text > 0 && n.text < maxWrapped && f.pictures(c) == 0 {
				return c
			}
			return -1
		}
	}
	return -1
}

// holdsText reports whether the story's text stands in the element: a paragraph too long for a caption, or two
// of some length. It looks at the blocks near the given one.
func (f *photoFinder) holdsText(i int32, near int) bool {
	end, some := f.nodes[i].end, 0
	for k := max(0, near-4); k < len(f.p.blocks) && k < near+6; k++ {
		b := &f.p.blocks[k]
		if b.drop != "" || b.kind == picture || b.from < i || b.to > end {
			continue
		}
		if f.nodes[f.nodes[b.from].parent].zone&zoneCaption != 0 || b.kind == heading && pictureNamed(f.nodes[i].Node) {
			continue // long captions; some pages set them as headings
		}
		n := len(b.text)
		if n > 100 && b.stops >= 2 && f.nodes[b.node].DataAtom == atom.P && f.pictures(b.node) > 0 && endsSentence(b.text) && !captionStart.MatchString(b.text) && !f.small(b) {
			return true // the picture floats in its paragraph
		}
		if hasCJKText(b.text) {
			n = n * 4 / 3 // three bytes a character, which says as much as four letters
		}
		if n > 120 {
			some++
		}
		if n > 320 || some > 1 {
			return true
		}
	}
	return false
}

// maxWrapped is how much text (as node.text counts) an element may hold to be a picture's wrapper.
const maxWrapped = 600

// never is what no photo of the story stands in; seldom what it stands in only with a caption or a witness.
const (
	never  = zoneNavigation | zonePaywall | zoneComments | zoneRelated | zoneNewsletter | zoneAuthor | zoneTags | zoneContent | zoneFooter | zoneAdvert | zoneShare | zoneLegal
	seldom = zoneByline | zonePopup | zoneTools | zoneAside | zoneForm | zoneTeaser | zoneEmbed
)

// outermost is what no photo of the story stands in whatever the metadata names.
const outermost = zoneNavigation | zoneComments | zoneRelated | zoneFooter | zoneAuthor

// outside reports whether the elements around a node say that no picture there is the story's: most pictures of most
// pages need no closer look.
func (f *photoFinder) outside(i int32) bool {
	for i = f.nodes[i].parent; i >= 0 && !f.encloses(i); i = f.nodes[i].parent {
		if f.zoneOf(&f.nodes[i])&outermost != 0 {
			return true
		}
	}
	return false
}

// encloses reports whether an element holds the story, or all that may hold its photos: what its names say is
// not said of the pictures in it.
func (f *photoFinder) encloses(i int32) bool {
	n := &f.nodes[i]
	return i <= f.first && f.first < n.end && n.DataAtom != atom.Figure || i == f.outer
}

// hopeless reports whether a picture is none of the story's photos whatever its address says.
func (f *photoFinder) hopeless(s *shot) bool {
	if s.zone&outermost != 0 {
		return true
	}
	framed := s.figured && f.nodes[s.figure].text > 0
	return f.big(s) < 0 || !framed && (s.class&classPortrait != 0 || f.portrait(s)) || isAuthorPage(s.link)
}

// marked reports whether a picture stands where no photo of the story does, as the elements around it say.
func (f *photoFinder) marked(s *shot) bool {
	return s.zone&never != 0 || f.nodes[s.node].zone&(zoneAuthor|zoneShare|zoneAdvert|zoneNavigation) != 0
}

// belongs decides whether a picture that is not hopeless is one of the story's photos.
func (f *photoFinder) belongs(s *shot) bool {
	captioned := s.figure >= 0 && f.nodes[s.figure].text > 0
	framed := s.figured && captioned
	size := f.big(s)
	named := s.witness > 0 && s.node < f.last
	if !named && f.marked(s) {
		return false
	}
	switch f.nameKind(s.sources[0].url, s) {
	case nameNever:
		return false
	case nameSeldom:
		// A site without a picture for its story shows its own logo, to others too.
		if !framed && !(named && f.storyPicture(s.witness-1)) {
			return false
		}
	}
	if f.bought(s, captioned) {
		return s.inBody && s.node < f.last && size > 0
	}
	if !(named && s.node < f.first && !s.texted) && f.teaser(s) || f.linksAway(s, captioned) {
		return false
	}
	inText := s.inBody && s.node > f.first && s.node < f.last
	if bad := s.zone & seldom; bad != 0 && !framed && !named {
		if bad&^(zoneTeaser|zoneAside) != 0 || bad&zoneAside != 0 && !inText && !(captioned && size > 0 && s.node < f.first) {
			return false
		}
	}
	if s.class&classVideo != 0 && !framed && !named {
		return false
	}
	if s.witness > 0 {
		// What the metadata names is the story's wherever the frame holds it, but below the story stand
		// teasers of the story itself.
		return s.inBody || s.node < f.first || framed
	}
	switch {
	case s.inBody:
		// After the last text stand the end of a gallery and the start of teasers: those lie deeper than the text.
		return s.node < f.last || framed || s.link == "" && s.zone&(seldom|never) == 0 && f.nodes[s.node].depth <= f.nodes[f.first].depth+1
	case s.node < f.first:
		// Before the text: between headline and body, or above the headline within the story's own frame.
		t := f.p.titleNode
		if t >= 0 && s.node < t && f.wide() {
			return false
		}
		return framed || (size > 0 || f.captioned(s)) && (s.link == "" || s.figured) || s.figured && s.link == "" && (t < 0 || s.node > t)
	}
	return false
}

// captioned reports whether what stands with a picture calls itself a caption by its class or its words: a photo's size is
// often not told.
func (f *photoFinder) captioned(s *shot) bool {
	if s.beside >= 0 {
		return true
	}
	if s.figure < 0 || f.nodes[s.figure].text == 0 || f.nodes[s.figure].text > maxWrapped {
		return false
	}
	text := f.p.index.textOf(s.figure)
	return captionStart.MatchString(text) || captionEnd.MatchString(text)
}

// bought reports whether a captioned picture links to another site's page about what it shows, and comes from
// where the story's own pictures do: a product in a review, not an advert.
func (f *photoFinder) bought(s *shot, captioned bool) bool {
	if !captioned || !isPageLink(s.link) || s.zone&(zoneAdvert|zoneRelated) != 0 || len(f.witnesses) == 0 {
		return false
	}
	a := f.p.address(s.link)
	return a != "" && !sameSite(hostOf(a), f.p.self.Hostname()) && hostOf(s.sources[0].url) == hostOf(f.witnesses[0].urls[0].url)
}

// hostOf is the host of an absolute address.
func hostOf(a string) string {
	if i := strings.Index(a, "://"); i >= 0 {
		a = a[i+3:]
	}
	if i := strings.IndexAny(a, "/:?#"); i >= 0 {
		a = a[:i]
	}
	return a
}

// big says of a picture's size: 1 surely a photo's, 0 unknown, -1 an icon or a pixel.
func (f *photoFinder) big(s *shot) int {
	w, h := 0, 0
	for _, c := range s.sources {
		if c.width > w {
			w = c.width
			_, h = sizeInAddress(c.url)
		}
		if c.rank == rankOriginal && c.width == 0 {
			w = max(w, 800)
		}
	}
	aw, ah := s.width, s.height
	if aw <= 21 && ah <= 21 && aw != ah && aw > 0 && ah > 0 {
		aw, ah = 0, 0 // a ratio, 16 to 9, not a size
	}
	if aw > 0 && aw <= 2 || ah > 0 && ah <= 2 {
		return -1
	}
	if w == 0 {
		w, h = aw, ah
	} else if aw > w {
		w = aw
	}
	switch longer := max(w, h); {
	case longer == 0:
		return 0
	case longer < minPhotoSize:
		return -1
	case w > 0 && h > 0 && (w > 7*h || h > 5*w) && min(w, h) < 130:
		return -1 // a strip: banner, rule, badge
	case w >= 300:
		return 1
	}
	return 0
}

// What a file's name says of a picture.
const (
	namePlain = iota
	nameSeldom
	nameNever
)

// isStandIn reports whether an address is that of what stands there until the real picture is loaded.
func isStandIn(address string) bool {
	name := address
	if i := strings.IndexAny(name, "?#"); i >= 0 {
		name = name[:i]
	}
	name = strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	if name == "s.gif" || strings.Contains(name, "placeholder") {
		return true
	}
	for i := 0; i < len(name); i++ {
		if i > 0 && isLetterOrDigit(name[i-1]) {
			continue
		}
		for _, w := range standIns[name[i]] {
			if strings.HasPrefix(name[i:], w) {
				return true
			}
		}
	}
	return false
}

// standIns are how words in the names of such files begin, by their first byte.
var standIns = func() (out [256][]string) {
	for _, w := range []string{
		"blank.", "spacer", "transparent", "1x1", "pixel.", "loading.", "loader.", "lazyload", "lazy-load", "lazy_load", "grey.gif", "gray.gif", "dummy.",
		"missing-image", "missing_image", "image-missing", "no-image", "no_image", "image-not-available", "image-not-found", "clear.gif", "empty.",
	} {
		out[w[0]] = append(out[w[0]], w)
	}
	return out
}()

func (f *photoFinder) nameKind(address string, s *shot) int {
	path, _, _ := strings.Cut(strings.ToLower(address), "?")
	if strings.HasSuffix(path, ".svg") || strings.HasSuffix(path, ".ico") {
		return nameNever
	}
	if i := strings.Index(path, "://"); i >= 0 {
		path = path[i+3:]
	}
	host, rest, _ := strings.Cut(path, "/")
	if strings.Contains(host, "gravatar") || strings.HasPrefix(host, "pixel.") || strings.Contains(host, "doubleclick") || strings.Contains(host, "scorecardresearch") || strings.HasPrefix(host, "track") || strings.Contains(host, "vgwort") || strings.Contains(host, "analytics") {
		return nameNever
	}
	kind := namePlain
	rest, _, _ = strings.Cut(rest, "&") // parameters in the path
	name := rest[strings.LastIndexByte(rest, '/')+1:]
	check := func(words []string) {
		for _, w := range words {
			switch w {
			case "avatar", "avatars", "gravatar", "emoji", "emojis", "smiley", "smilies", "sprite", "sprites", "qrcode", "qr", "ewm", "erweima",
				"favicon", "pixel", "tracking", "spinner", "captcha", "adblock", "paywall", "regwall":
				kind = nameNever
			case "logo", "logos", "icon", "icons", "badge", "btn", "button", "author", "authors", "autor", "autoren", "headshot", "headshots",
				"byline", "profile", "profiles", "banner", "wechat", "weixin", "app", "appstore", "playstore", "googleplay", "share", "default",
				"noimage", "arrow", "signature", "subscribe", "newsletter":
				kind = max(kind, nameSeldom)
			}
		}
	}
	if strings.Contains(name, "gravatar") {
		return nameNever
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return !('a' <= r && r <= 'z') })
	// A long name is a headline's words ("apple-logo-on-a-store-in-berlin"), not a kind.
	if len(words) <= 5 {
		check(words)
	}
	for _, dir := range strings.Split(strings.TrimSuffix(rest, name), "/") {
		switch dir {
		case "avatar", "avatars", "emoji", "smilies", "smiley", "sprites", "qrcode":
			kind = nameNever
		case "icons", "icon", "logos", "logo", "authors", "author", "autoren", "badges", "banners", "newsletters", "newsletter", "ads", "adverts",
			"profiles", "headshots", "bylines":
			kind = max(kind, nameSeldom)
		}
	}
	for _, name := range []string{s.alt, s.title} {
		switch l := strings.ToLower(name); {
		case l == "":
		case strings.Contains(l, "二维码"), strings.Contains(l, "公众号"), strings.Contains(l, "扫码"), strings.Contains(l, "扫一扫"), strings.Contains(l, "qr code"), strings.Contains(l, "qr-code"), strings.Contains(l, "qrcode"), strings.Contains(l, "placeholder"), l == "avatar":
			kind = nameNever
		case l == "logo" || strings.HasSuffix(l, " logo") && len(l) < 40 || l == "icon" || strings.HasSuffix(l, " icon") && len(l) < 30 || strings.HasPrefix(l, "logo ") && len(l) < 40:
			kind = max(kind, nameSeldom)
		}
	}
	return kind
}

// portrait reports whether a picture shows an author of the story: its alt is the author's name.
func (f *photoFinder) portrait(s *shot) bool {
	return s.alt != "" && f.isAuthor(s.alt)
}

// isAuthor reports whether a name is that of one of the story's authors, as its metadata gives them.
func (f *photoFinder) isAuthor(name string) bool {
	if f.credits == nil {
		f.credits = map[string]bool{}
		for _, a := range f.p.ld.authors {
			f.credits[fold(a.name)] = true
		}
		for _, k := range []string{"author", "article:author", "og:article:author", "parsely-author", "byl"} {
			for _, a := range f.p.metaTexts(k) {
				f.credits[fold(strings.TrimPrefix(a, "By "))] = true
			}
		}
		delete(f.credits, "")
	}
	return f.credits[fold(name)] && !isPhotoAgency(name)
}

// linksAway reports whether a picture is a teaser or an advert: it links to where the photo is not.
func (f *photoFinder) linksAway(s *shot, captioned bool) bool {
	if !isPageLink(s.link) || f.p.sameStory(s.link) || isPhotoPage(s.link) {
		return false
	}
	if s.witness > 0 && s.node < f.first {
		return false
	}
	a := f.p.address(s.link)
	if a == "" {
		return false
	}
	// A captioned photo may link to what it shows; an uncaptioned one, or one of another story here, is a teaser.
	return !captioned || !s.figured || sameSite(hostOf(a), f.p.self.Hostname()) && f.nodes[s.figure].linked*2 > f.nodes[s.figure].text
}

// join makes one shot of the copies of one picture, keeping the first place, the first caption and every size.
func (f *photoFinder) join() {
	first := map[string]int{}
	omitted := map[string]bool{}
	out := f.shots[:0]
	for _, s := range f.shots {
		at := -1
		for _, k := range s.keys {
			if i, ok := first[k]; ok {
				at = i
				break
			}
		}
		if at < 0 && len(out) >= maxPhotos {
			if len(s.keys) > 0 {
				omitted[s.keys[0]] = true
			}
			continue
		}
		if at < 0 {
			at = len(out)
			out = append(out, s)
		} else {
			o := &out[at]
			o.sources = largest(append(o.sources, s.sources...))
			// A copy in a lightbox or for small screens has no caption of its own; the one with a figure tells more.
			if o.beside < 0 {
				o.beside = s.beside
			}
			if !o.figured && s.figured || s.figured && f.nodes[o.figure].text == 0 && f.nodes[s.figure].text > 0 {
				o.figure, o.figured = s.figure, true
			}
			for _, t := range [][2]*string{{&o.alt, &s.alt}, {&o.title, &s.title}, {&o.dataCaption, &s.dataCaption}, {&o.dataCredit, &s.dataCredit}} {
				if *t[0] == "" {
					*t[0] = *t[1]
				}
			}
			o.width, o.height = max(o.width, s.width), max(o.height, s.height)
			if o.witness == 0 {
				o.witness = s.witness
			}
			o.inBody = o.inBody || s.inBody
		}
		for _, k := range s.keys {
			if _, ok := first[k]; !ok {
				first[k] = at
				if !slices.Contains(out[at].keys, k) {
					out[at].keys = append(out[at].keys, k)
				}
			}
		}
	}
	f.shots = out
	if len(omitted) > 0 {
		f.p.article.Notes = append(f.p.article.Notes, fmt.Sprintf("the page shows %d pictures more than the %d that are kept", len(omitted), maxPhotos))
	}
	for i := range f.shots {
		s := &f.shots[i]
		for w := range f.witnesses {
			if slices.ContainsFunc(f.witnesses[w].keys, func(k string) bool { return slices.Contains(s.keys, k) }) {
				f.witnesses[w].used = true
				if s.witness == 0 {
					s.witness = w + 1
				}
			}
		}
	}
}

// order puts the lead photo that stands after the text, or only in the metadata, where it belongs.
func (f *photoFinder) order() {
	for i := range f.shots {
		s := &f.shots[i]
		if s.node < f.first {
			s.block = 0
		}
	}
	if len(f.shots) == 0 {
		f.leadFromMetadata()
	}
	slices.SortStableFunc(f.shots, func(a, b shot) int { return a.block - b.block })
}

// leadFromMetadata takes the picture that the metadata names when the page shows none that was found:
// pages that load their lead by script. A site's default picture is not the story's.
func (f *photoFinder) leadFromMetadata() {
	for i := range f.witnesses {
		w := &f.witnesses[i]
		s := shot{node: f.first, figure: -1, beside: -1, sources: largest(slices.Clone(w.urls)), keys: w.keys, witness: i + 1, width: w.width, height: w.height}
		if len(s.sources) == 0 || f.big(&s) < 0 || f.nameKind(s.sources[0].url, &s) != namePlain || !f.storyPicture(i) {
			continue
		}
		f.shots = append(f.shots, s)
		return
	}
}

// storyPicture reports whether a picture named by the metadata is evidently this story's and not the site's default.
func (f *photoFinder) storyPicture(i int) bool {
	w := &f.witnesses[i]
	u := strings.ToLower(w.urls[0].url)
	path, _ := realAddress(u)
	name := path[strings.LastIndexByte(path, '/')+1:]
	for _, word := range []string{"logo", "default", "fallback", "placeholder", "favicon", "share", "social", "opengraph", "og-image", "og_image", "ogimage", "og.", "facebook", "twitter", "brand", "noimage", "no-image", "site-", "publisher", "header", "static", "dummy", "apple-touch", "icon"} {
		if strings.Contains(name, word) {
			return false
		}
	}
	for _, word := range f.p.siteWords() {
		if stem := fold(pictureStem(name)); len(word) >= 4 && stem == word {
			return false
		}
	}
	for _, dir := range []string{"/static/", "/assets/img", "/assets/images", "/themes/", "/theme/", "/build/", "/dist/", "/logos/", "/icons/", "/skin"} {
		if strings.Contains(path, dir) {
			return false
		}
	}
	digits := 0
	for k := 0; k < len(path); k++ {
		if isDigit(path[k]) {
			digits++
		}
	}
	// A story's picture has a date, a number or a hash in its address, or two witnesses of different kinds.
	if digits >= 4 {
		return true
	}
	for j := range f.witnesses {
		if j != i && f.witnesses[j].graph != w.graph && slices.ContainsFunc(f.witnesses[j].keys, func(k string) bool { return slices.Contains(w.keys, k) }) {
			return true
		}
	}
	return false
}

// finish writes the article's photos and marks the blocks that are pictures or captions.
func (f *photoFinder) finish() {
	p := f.p
	taken := map[int32]bool{}
	lead := -1
	for i := range f.shots {
		s := &f.shots[i]
		ph := Photo{Alt: s.alt, Width: s.width, Height: s.height}
		if s.width <= 21 && s.height <= 21 {
			ph.Width, ph.Height = 0, 0
		}
		list := s.sources
		shown := list[0].width
		stated := map[string][2]int{} // sizes that JSON-LD gives to addresses
		for w := range f.witnesses {
			if v := &f.witnesses[w]; slices.ContainsFunc(v.keys, func(k string) bool { return slices.Contains(s.keys, k) }) {
				for _, u := range v.urls {
					if v.graph || u.width == 0 || shown >= 400 {
						// What the page shows is trusted before what it tells others: that is cropped to their
						// shapes, and may bear the site's mark.
						u.rank = rankSmall
						u.width = 0
					}
					list = append(list, u)
				}
				if v.width > 0 && v.height > 0 {
					stated[v.urls[0].url] = [2]int{v.width, v.height}
				}
			}
		}
		list = largest(list)
		ph.URL = list[0].url
		for _, a := range list[1:] {
			ph.Alternatives = append(ph.Alternatives, a.url)
		}
		if wh, ok := stated[ph.URL]; ok && ph.Width == 0 {
			ph.Width, ph.Height = wh[0], wh[1]
		}
		if list[0].width > ph.Width && ph.Width > 0 && ph.Height > 0 {
			ph.Height = ph.Height * list[0].width / ph.Width
			ph.Width = list[0].width
		}
		f.describe(&ph, s)
		if lead < 0 && (s.node < f.first || s.block == 0) {
			lead = i
			ph.Lead = true
		}
		p.article.Photos = append(p.article.Photos, ph)
		p.photoAt = append(p.photoAt, s.block)
		taken[s.node] = true
	}
	if lead < 0 {
		for i := range f.shots {
			if f.shots[i].witness > 0 {
				p.article.Photos[i].Lead = true
				break
			}
		}
	}
	for k := range p.blocks {
		if b := &p.blocks[k]; b.kind != picture && b.drop == "" && isShortcode(b.text) {
			b.drop = "shortcode"
		} else if b.kind == picture && b.drop == "" {
			b.drop = "picture"
			for i := b.from; i < b.to; i++ {
				if taken[i] {
					b.drop = ""
					break
				}
			}
		}
	}
}

// isShortcode reports whether a text is one of WordPress's shortcodes that nobody rendered: [caption id="…"], [/caption],
// a plugin's of the same form, or another system's with a colon, [Video:clip 12].
func isShortcode(s string) bool {
	if len(s) < 9 || s[0] != '[' || s[len(s)-1] != ']' || strings.IndexByte(s[1:], '[') >= 0 {
		return false
	}
	name := strings.TrimPrefix(s[1:len(s)-1], "/")
	name, attributes, _ := strings.Cut(name, " ")
	if kind, what, ok := strings.Cut(name, ":"); ok && kind != "" && what != "" && len(s) < 60 && strings.Trim(strings.ToLower(kind+what), "abcdefghijklmnopqrstuvwxyz0123456789-_") == "" && !isDigit(kind[0]) {
		return true
	}
	switch name {
	case "caption", "gallery", "wp_caption", "embed", "video", "audio", "playlist":
		return attributes == "" || strings.Contains(attributes, "=")
	}
	key, value, ok := strings.Cut(attributes, "=")
	const letters = "abcdefghijklmnopqrstuvwxyz0123456789-_"
	quote, _ := utf8.DecodeRuneInString(value)
	return ok && strings.ContainsRune("\"'”″’", quote) && name != "" && strings.Trim(name+key, letters) == ""
}

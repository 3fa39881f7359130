package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// index is the page's nodes in document order (preorder), with what every rule needs to know of
// each gathered in one pass. The descendants of node i are i+1 … nodes[i].end-1, so a rule is a
// loop over a slice, and skipping a subtree is i = nodes[i].end.
type index struct {
	nodes  []node
	names  map[string]nameSays // what each class or id seen so far says
	reveal bool
	clean  bool // the page is nothing but a body that this package wrote
	// distrust is the prose from which an element's name is no longer believed to make it furniture; 0: always believed.
	distrust  int32
	concealed int32 // text that style or attributes hide, counted as node.prose is
}

// node is an element or a text node of the index.
type node struct {
	*html.Node
	parent int32 // index of the parent, -1 at the root
	end    int32 // index after the last descendant
	depth  int32
	// hidden: not shown to a reader (script, style, template, hidden attribute, display:none), or inside such.
	hidden bool
	// unrendered: no browser shows it whatever its style (script, style, template, noscript, head).
	unrendered bool
	// cue is what the element's names say of its part in the metadata, hidden or not.
	cue cue
	// zone is what the element's own names say it is.
	zone zone
	// text and linked count letters and digits (a CJK character counts as two) of visible text in the
	// subtree, and of those inside links; stops counts sentence ends and clause marks.
	text, linked, stops int32
	// prose counts like text, but only unlinked runs long enough to be sentences.
	prose int32
}

// maxDepth bounds nesting; what lies deeper is left out, as a browser flattens it at 512.
const maxDepth = 512

// newIndex mends the document's tree and lists its nodes. With reveal, what style and attributes hide counts as shown:
// some pages hide their story until a script reveals it.
func newIndex(doc *html.Node, reveal bool) index {
	size := 0
	var m mender
	for n := doc; n != nil; n = following(n) {
		size++
		m.mend(n)
	}
	var ix index
	ix.nodes = make([]node, 0, size)
	ix.names = make(map[string]nameSays, 256)
	ix.reveal = reveal
	ix.add(doc, -1, 0, false, false, false)
	return ix
}

func (ix *index) add(n *html.Node, parent, depth int32, hidden, unrendered, inLink bool) {
	if depth > maxDepth {
		return
	}
	i := int32(len(ix.nodes))
	switch n.Type {
	case html.TextNode:
		if !unrendered && strings.Contains(n.Data, softHyphen) {
			n.Data = strings.ReplaceAll(n.Data, softHyphen, "")
		}
		nd := node{Node: n, parent: parent, depth: depth, hidden: hidden, unrendered: unrendered}
		switch {
		case unrendered:
		case hidden:
			if text, stops := weigh(n.Data); text >= sentenceLength && stops > 0 && !inLink {
				ix.concealed += text
			}
		default:
			nd.text, nd.stops = weigh(n.Data)
			if inLink {
				nd.linked = nd.text
			} else if nd.text >= sentenceLength && nd.stops > 0 {
				nd.prose = nd.text
			}
		}
		nd.end = i + 1
		ix.nodes = append(ix.nodes, nd)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	var z zone
	var c cue
	if !unrendered {
		z, c = ix.zoneOf(n)
		unrendered = isUnrendered(n)
		if hidden = hidden || unrendered; hidden {
			z = 0
		} else {
			hidden = !ix.reveal && (z&zoneOffscreen != 0 || unseen(n))
		}
	}
	inLink = inLink || n.DataAtom == atom.A && !isAnchor(n)
	ix.nodes = append(ix.nodes, node{Node: n, parent: parent, depth: depth, hidden: hidden, unrendered: unrendered, cue: c, zone: z})
	var text, linked, stops, prose int32
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		j := len(ix.nodes)
		ix.add(c, i, depth+1, hidden, unrendered, inLink)
		if j < len(ix.nodes) {
			text += ix.nodes[j].text
			linked += ix.nodes[j].linked
			stops += ix.nodes[j].stops
			prose += ix.nodes[j].prose
		}
	}
	nd := &ix.nodes[i]
	nd.end, nd.text, nd.linked, nd.stops, nd.prose = int32(len(ix.nodes)), text, linked, stops, prose
}

// isAnchor reports whether an a element is a place that links lead to, not a link. Old pages leave it open, around the text after it.
func isAnchor(n *html.Node) bool {
	return attr(n, "name") != "" && attr(n, "href") == ""
}

// sentenceLength is the least weight of a text node that can hold a sentence.
const sentenceLength = 40

// softHyphen marks where a line may break inside a word. It is typesetting, and would hide the word from a search.
const softHyphen = "\u00ad"

// isUnrendered reports whether a browser never shows the element's text as text, or only as a gloss above it (rt).
func isUnrendered(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Head, atom.Select, atom.Textarea, atom.Svg, atom.Iframe, atom.Rt, atom.Rp:
		return true
	case atom.Template:
		return attr(n, "shadowrootmode") == "" // else it is the content of the element around it
	}
	return false
}

// unseen reports whether the element's own attributes take it out of sight.
func unseen(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !isStreamed(n)
		case "style":
			if hidesByStyle(a.Val) && !awaitsLoading(n) {
				return true
			}
		}
	}
	return false
}

// awaitsLoading reports whether a picture is out of sight until a script has loaded it from where another attribute says.
func awaitsLoading(n *html.Node) bool {
	return n.DataAtom == atom.Img && attr(n, "src") == "" && (attr(n, "data-src") != "" || attr(n, "data-original") != "")
}

// isStreamed reports whether a hidden element is a piece of the page that a script of React's puts into its place
// as it comes in: <div hidden id="S:1a">.
func isStreamed(n *html.Node) bool {
	id := attr(n, "id")
	return len(id) > 2 && len(id) < 12 && id[:2] == "S:"
}

// hidesByStyle reports whether an inline style takes the element out of sight.
func hidesByStyle(style string) bool {
	if len(style) < 12 || !strings.ContainsAny(style, "nNhH") {
		return false
	}
	s := strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden")
}

// asciiWeights is 1 for letters and digits, 2 for sentence and clause marks.
var asciiWeights = func() (w [utf8.RuneSelf]uint8) {
	for c := range w {
		switch c := byte(c); {
		case isLetterOrDigit(c):
			w[c] = 1
		case strings.IndexByte(",.!?;", c) >= 0:
			w[c] = 2
		}
	}
	return w
}()

// weigh counts letters and digits (a CJK character twice) and sentence or clause marks.
func weigh(s string) (text, stops int32) {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			w := asciiWeights[c]
			text += int32(w & 1)
			stops += int32(w >> 1)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r < 0x0530: // Latin, Greek, Cyrillic
			if unicode.IsLetter(r) {
				text++
			}
		case r >= 0x4E00 && r < 0xA000:
			text += 2
		case r == '，', r == '。', r == '！', r == '？', r == '、', r == '；', r == '।', r == '،', r == '؟', r == '۔', r == '؛', r == '．', r == '։', r == '።', r == '၊', r == '။', r == '។':
			stops++
		case r >= 0x3040, r >= 0x2E80 && r < 0x3000:
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				text += 2
			}
		case unicode.IsLetter(r), unicode.IsDigit(r):
			text++
		}
	}
	return text, stops
}

// attr returns the value of the element's attribute, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

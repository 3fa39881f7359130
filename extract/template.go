package extract

import (
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
)

// Template is what the stories of one site have in common: the appeals, notices and promotions that its pages
// carry in or below the text, where no rule about a single page could tell them from the story. Whoever keeps
// stories of a site keeps its Template too: give it to FromHTML by Options, and call Learn with each story that
// was new. The zero value knows nothing. It holds hashes only, and no more than a few kilobytes.
//
// It errs on the side of keeping. A block is the site's when, letter for letter, it stood in three stories before
// and in a third of all since the first; when it is a whole sentence, set otherwise than the story's paragraphs;
// and when all such blocks are a small part of the text. Subheads that every story has, and what a paper repeats
// in its own paragraphs about a running story, are the story's.
type Template struct {
	stories int
	blocks  []habit  // the last seen first
	told    []uint64 // the longest paragraph of each of the last stories, newest first
}

// habit is a block that stood in a story.
type habit struct {
	block       uint64 // hash of its letters
	first, seen int    // the number of the first story that had it, and how many had it
}

const (
	leastStories   = 3   // stories that had a block before it is the site's
	leastShare     = 3   // and it stood in one of so many since
	maxTemplate    = 128 // blocks remembered
	maxStoriesTold = 64  // stories by which the same one is known again
	maxApart       = 32  // blocks of a story that are remembered
	maxRepeated    = 5   // the site's blocks are at most one part in so many of the text
	maxInMidText   = 2   // places in the text where a site sets something of its own; more are the story's form
)

// Learn takes a story of the site into account, to be called once for each, in the order in which they were
// stored. The article is FromHTML's. One that tells what an earlier one told, as a story under a second address
// does, teaches nothing.
func (t *Template) Learn(a *Article) {
	if a.longest == 0 || slices.Contains(t.told, a.longest) {
		return
	}
	t.told = slices.Insert(t.told, 0, a.longest)
	t.told = t.told[:min(len(t.told), maxStoriesTold)]
	t.stories++
	for _, block := range a.apart {
		h := habit{block: block, first: t.stories}
		if i := t.find(block); i >= 0 {
			h = t.blocks[i]
			t.blocks = slices.Delete(t.blocks, i, i+1)
		}
		h.seen++
		t.blocks = slices.Insert(t.blocks, 0, h)
	}
	t.blocks = t.blocks[:min(len(t.blocks), maxTemplate)]
}

func (t *Template) find(block uint64) int {
	return slices.IndexFunc(t.blocks, func(h habit) bool { return h.block == block })
}

// has reports whether a block is the site's.
func (t *Template) has(block uint64) bool {
	i := t.find(block)
	return i >= 0 && t.blocks[i].seen >= leastStories && t.blocks[i].seen*leastShare > t.stories-t.blocks[i].first
}

// templateText is a Template as text. A change of what is hashed changes Version: what was learnt before is then
// learnt again.
type templateText struct {
	Version int         `json:"version"`
	Stories int         `json:"stories"`
	Blocks  [][3]uint64 `json:"blocks"` // block, first, seen
	Told    []uint64    `json:"told"`
}

const templateVersion = 1

// String is the template as text for ParseTemplate.
func (t *Template) String() string {
	text := templateText{Version: templateVersion, Stories: t.stories, Told: t.told}
	for _, h := range t.blocks {
		text.Blocks = append(text.Blocks, [3]uint64{h.block, uint64(h.first), uint64(h.seen)})
	}
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // numbers always have a JSON form
	}
	return string(b)
}

// ParseTemplate reads what String wrote. Of another text, such as another version's, it makes a template that
// knows nothing: it costs the site's next few stories their furniture.
func ParseTemplate(s string) *Template {
	var text templateText
	if json.Unmarshal([]byte(s), &text) != nil || text.Version != templateVersion {
		return &Template{}
	}
	t := &Template{stories: text.Stories, told: text.Told}
	for _, b := range text.Blocks {
		t.blocks = append(t.blocks, habit{block: b[0], first: int(b[1]), seen: int(b[2])})
	}
	return t
}

// dropRepeated drops what the site repeats from story to story, and notes what the page would add to its template.
// It comes last, and changes the text and nothing else: a story says the same whether or not its site was known.
func (p *page) dropRepeated() {
	t := p.opt.Template
	if t == nil || p.index.clean || p.ruled != nil && p.ruled.HasBody {
		return
	}
	kept := p.kept()
	site := make([]bool, len(kept)) // of each kept block, whether it is the site's
	for _, b := range p.boxes(kept) {
		all := true
		for _, k := range kept[b.from:b.to] {
			block := hashOf(p.blocks[k].text)
			all = all && t.has(block)
			if len(p.article.apart) < maxApart && !slices.Contains(p.article.apart, block) {
				p.article.apart = append(p.article.apart, block)
			}
		}
		for i := b.from; i < b.to; i++ {
			site[i] = all
		}
	}
	var total, repeated int32
	places := 0
	for i, k := range kept {
		total += p.blocks[k].weight
		if site[i] {
			repeated += p.blocks[k].weight
		} else if i > 0 && site[i-1] {
			places++
		}
	}
	if repeated*maxRepeated > total || places > maxInMidText {
		return
	}
	for i, k := range kept {
		if site[i] {
			p.blocks[k].drop = "site"
			p.article.Repeated = append(p.article.Repeated, p.blocks[k].text)
		}
	}
}

// kept lists the blocks that stand in the text.
func (p *page) kept() []int {
	var out []int
	for k := range p.blocks {
		if b := &p.blocks[k]; b.drop == "" && b.kind != picture {
			out = append(out, k)
		}
	}
	return out
}

// box is blocks that the page sets together, and apart from the story's paragraphs, with the heading above them: a
// range of the kept ones.
type box struct{ from, to int }

// boxes lists the boxes that have a sentence in them, and notes the story's longest paragraph. A body without a
// prevailing kind of paragraph has no boxes: there, to be set otherwise says nothing.
func (p *page) boxes(kept []int) []box {
	shapes, own := p.shapes(kept)
	if own == 0 {
		return nil
	}
	parent := func(i int) int32 { return p.index.nodes[p.blocks[kept[i]].node].parent }
	story := map[int32]bool{} // the elements that hold the story's paragraphs
	var longest int32
	for i, k := range kept {
		if b := &p.blocks[k]; shapes[i] == own {
			story[parent(i)] = true
			if b.weight > longest {
				longest, p.article.longest = b.weight, hashOf(b.text)
			}
		}
	}
	var out []box
	for i := 0; i < len(kept); {
		b, sentence := box{i, i + 1}, false
		for b.to < len(kept) && parent(b.to) == parent(i) && !story[parent(i)] {
			b.to++
		}
		for j := i; j < b.to; j++ {
			sentence = sentence || p.isApart(&p.blocks[kept[j]], shapes[j] == own)
		}
		if sentence {
			if i > 0 && p.blocks[kept[i-1]].kind == heading && (len(out) == 0 || out[len(out)-1].to < i) {
				b.from--
			}
			out = append(out, b)
		}
		i = b.to
	}
	return out
}

// shapes tells how each kept paragraph is set, and which shape most of the story's are, or 0 where none prevails.
func (p *page) shapes(kept []int) (shapes []uint64, own uint64) {
	shapes = make([]uint64, len(kept))
	weights := map[uint64]int32{}
	var total int32
	for i, k := range kept {
		if b := &p.blocks[k]; b.kind == paragraph {
			shapes[i] = p.shape(b)
			total += b.weight
			if weights[shapes[i]] += b.weight; weights[shapes[i]] > weights[own] {
				own = shapes[i]
			}
		}
	}
	if weights[own]*2 < total {
		own = 0
	}
	return shapes, own
}

// isApart reports whether a block is a sentence set otherwise than the story's paragraphs, and no line of its credits.
func (p *page) isApart(b *block, likeStory bool) bool {
	return b.kind == paragraph && b.weight >= sentenceLength && b.stops > 0 && !b.witness && (!likeStory || p.isItalic(b)) &&
		!slices.ContainsFunc(p.article.Credits, func(c Credit) bool { return c.Raw != "" && strings.Contains(b.text, c.Raw) })
}

// shapeLevels is how many elements make up a block's shape.
const shapeLevels = 3

// shape is a hash of how a block is set: its element's name and class, and those of the elements around it.
func (p *page) shape(b *block) uint64 {
	h := fnv.New64a()
	for i, level := b.node, 0; i > 0 && i != p.bodyNode && level < shapeLevels; i, level = p.index.nodes[i].parent, level+1 {
		n := &p.index.nodes[i]
		if n.DataAtom == atom.Body {
			break
		}
		for _, s := range []string{n.Data, attr(n.Node, "class")} {
			_, _ = h.Write([]byte(s)) // never fails
			_, _ = h.Write([]byte{0})
		}
	}
	return h.Sum64()
}

// hashOf is a hash of a text's letters and digits.
func hashOf(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(lettersOf(s, maxWitness))) // never fails
	return h.Sum64()
}

package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Where the user has rules for the page's site, they have the last word: each step asks here for what they found.
// p.ruled is nil on a page without rules.

// WhereRule is Credit.Where, and SourceRule Article.PublishedSource, of what the user's rules for the site found.
const (
	WhereRule  = "rule"
	SourceRule = "rule"
)

// ruledTitle replaces the headline by the one that the rules found.
func (p *page) ruledTitle() {
	if p.ruled == nil || p.ruled.Title == "" {
		return
	}
	title := squeeze(p.ruled.Title)
	if title == "" {
		return
	}
	p.article.Title = head(title, maxTitle)
	if at := p.indexOf([]*html.Node{p.ruled.TitleNode}); len(at) > 0 {
		p.titleNode = at[0]
	}
}

// ruledDate replaces the date of publication by the first of the rules' that can be read.
func (p *page) ruledDate(r reading) {
	if p.ruled == nil {
		return
	}
	for _, s := range p.ruled.Dates {
		t, ok := r.value(s)
		if !ok || !r.plausible(t) {
			continue
		}
		if t.clock && !t.zoned {
			if offset, ok := zoneOfHost(r.host, t); ok {
				t.zoned, t.offset = true, offset
			}
		}
		p.article.Published, p.article.PublishedRaw, p.article.PublishedSource = t.String(), head(s, 200), SourceRule
		return
	}
}

// ruledAuthors replaces who wrote the story by the rules' authors; people in other roles stay.
func (p *page) ruledAuthors() {
	if p.ruled == nil {
		return
	}
	var authors []Credit
	for _, line := range p.ruled.Authors {
		if len(line) > maxByline {
			continue
		}
		names, firm := p.bylineNames(line)
		if len(names) == 0 && firm == "" {
			// The user says that this is a name, even one that no rule of ours would take for one.
			for _, who := range p.author(linkedPerson{name: line, kind: "Person"}) {
				if who.kind == "Organization" {
					firm = who.name
				} else {
					names = append(names, who.name)
				}
			}
		}
		role := RoleAuthor
		if beginsByline(strings.ToLower(line), p.article.Language) && !p.isColumn() {
			role = RoleReporter
		}
		for _, name := range names {
			authors = append(authors, Credit{Role: role, Name: name, Raw: line, Where: WhereRule})
		}
		if len(names) == 0 && firm != "" {
			authors = append(authors, Credit{Role: RoleAuthor, Organization: firm, Raw: line, Where: WhereRule})
		}
	}
	if len(authors) == 0 {
		return
	}
	others := slices.DeleteFunc(p.article.Credits, func(c Credit) bool {
		return writes(c.Role) || slices.ContainsFunc(authors, func(a Credit) bool { return a.Organization != "" && a.Organization == c.Organization })
	})
	p.article.Credits = nil
	for _, c := range append(authors, others...) {
		p.credit(c)
	}
}

// ruledBody lists the blocks of the elements that the rules call the story. It reports false where the body is to be
// found without them.
func (p *page) ruledBody() bool {
	if p.ruled == nil || !p.ruled.HasBody {
		return false
	}
	roots := p.indexOf(p.ruled.Body)
	was := p.index
	if slices.ContainsFunc(roots, func(i int32) bool { return p.index.nodes[i].hidden }) {
		p.index = newIndex(p.index.nodes[0].Node, true) // shown by a script: the user has seen it
	}
	for _, i := range roots {
		n := &p.index.nodes[i]
		n.zone &= zoneBody // whatever its names say, the user says it is the story
	}
	p.segments = p.index.segmentsOf(roots, p.titleNode)
	p.testify()
	for k := range p.segments {
		p.add(k)
	}
	if p.ruled.KeepAll {
		for k := range p.blocks {
			if b := &p.blocks[k]; b.drop != "caption" && b.drop != "title" {
				b.drop = ""
			}
		}
	} else {
		p.trim()
	}
	if slices.ContainsFunc(p.blocks, func(b block) bool { return b.drop == "" && b.kind != picture }) {
		p.bodyNode = p.around(roots)
		return true
	}
	p.blocks, p.index = nil, was // what no reader sees is searched by the user's wish alone
	return p.ruled.Strict
}

// indexOf returns where nodes stand in the index, in its order; one that is not in it is left out.
func (p *page) indexOf(list []*html.Node) []int32 {
	want := map[*html.Node]bool{}
	for _, n := range list {
		if n != nil {
			want[n] = true
		}
	}
	var out []int32
	for i := 0; i < len(p.index.nodes) && len(out) < len(want); i++ {
		if want[p.index.nodes[i].Node] {
			out = append(out, int32(i))
		}
	}
	return out
}

// around returns the innermost element that holds all of the nodes.
func (p *page) around(list []int32) int32 {
	nodes := p.index.nodes
	i := list[0]
	for i > 0 && (nodes[i].end < nodes[list[len(list)-1]].end || len(list) > 1 && i == list[0]) {
		i = nodes[i].parent
	}
	return i
}

// segmentsOf cuts the subtrees at roots, as if they were all of the page. title is the node that shows the headline, or -1.
func (ix *index) segmentsOf(roots []int32, title int32) []segment {
	var prose int32
	for _, i := range roots {
		prose += ix.nodes[i].prose
	}
	s := &segmenter{ix: ix, title: title, most: prose * 3 / 10, some: prose / 10, cur: segment{from: -1}}
	for _, i := range roots {
		s.node(i, context{block: i, item: -1, list: -1, quote: -1, table: -1})
		s.flush()
	}
	return s.out
}

// ruledAddress makes an address of the rules absolute. It leads to the page's own site, and not to the page itself.
func (p *page) ruledAddress(s string) string {
	address, ok := safeAddress(s, p.base)
	if !ok {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || lastLabels(u.Host) != lastLabels(p.self.Host) {
		return ""
	}
	u.Fragment = ""
	here := *p.self
	if here.Fragment = ""; u.String() == here.String() {
		return ""
	}
	return u.String()
}

// ruledLinks sets the addresses of the story's next page and of the page that has all of it. It reports whether the
// rules know the next page, so that it is not to be guessed.
func (p *page) ruledLinks() bool {
	if p.ruled == nil {
		return false
	}
	p.article.SinglePage = p.ruledAddress(p.ruled.Single)
	if !p.ruled.HasNext {
		return false
	}
	p.article.NextPage = p.ruledAddress(p.ruled.Next)
	return true
}

// TakeWhole gives the article the body of the page that has all of the story: its text, photos and whoever it names
// besides. What the first page says of the story stays.
func (a *Article) TakeWhole(whole *Article) {
	a.Text, a.HTML, a.NextPage, a.SinglePage = whole.Text, whole.HTML, whole.NextPage, ""
	a.Repeated, a.apart, a.longest = whole.Repeated, whole.apart, whole.longest
	if len(whole.Photos) > 0 {
		a.Photos = whole.Photos
	}
	if a.Source == nil {
		a.Source = whole.Source
	}
	for _, c := range whole.Credits {
		if !hasCredit(a.Credits, c) {
			a.Credits = append(a.Credits, c)
		}
	}
	for _, field := range []struct{ to, from *string }{
		{&a.Title, &whole.Title}, {&a.Subtitle, &whole.Subtitle}, {&a.Summary, &whole.Summary}, {&a.Section, &whole.Section},
		{&a.Language, &whole.Language}, {&a.Modified, &whole.Modified},
	} {
		if *field.to == "" {
			*field.to = *field.from
		}
	}
	if a.Published == "" {
		a.Published, a.PublishedRaw, a.PublishedSource = whole.Published, whole.PublishedRaw, whole.PublishedSource
	}
	for _, note := range whole.Notes {
		if !slices.Contains(a.Notes, note) {
			a.Notes = append(a.Notes, note)
		}
	}
}

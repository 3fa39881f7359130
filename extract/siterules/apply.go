package siterules

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Findings are what a site's rules say about one page. An empty field was not found, or has no rule.
type Findings struct {
	Title     string
	TitleNode *html.Node // that shows it, or nil
	Authors   []string   // lines or names as the page has them
	Dates     []string   // what may be the date of publication, best first, as the page has it
	// Body are the elements that hold the story, in the page's order, none within another.
	Body []*html.Node
	// HasBody reports whether there is a rule for the body at all: without one, Body says nothing.
	HasBody bool
	// Next and Single are addresses as the page has them: of the story's next page, and of the page that has all of it.
	Next, Single string
	HasNext      bool // there is a rule for the next page
	KeepAll      bool // everything in Body belongs to the story (prune: no)
	Strict       bool // without a Body there is no story (autodetect_on_failure: no)
	SkipJSONLD   bool // the page's JSON-LD is not to be believed
	// Notes are sentences for a person: what could not be done on this page.
	Notes []string
}

// Bounds on what is taken from a page.
const (
	maxRewritten = 32 << 20 // bytes of a page after replacements
	maxAuthors   = 40
	maxDates     = 20
	maxLine      = 2000 // bytes of a title, name or date
	maxMoved     = 5000 // elements dissolved or wrapped: wrappings that find each other's would double them every time
)

// Rewrite does the replacements (find_string, replace_string) on a page's text, in the order of the file.
func (r *Rules) Rewrite(page []byte) []byte {
	if r == nil || len(r.replace) == 0 {
		return page
	}
	s := string(page)
	for _, x := range r.replace {
		if n := strings.Count(s, x.find); n > 0 && len(s)+n*(len(x.with)-len(x.find)) <= maxRewritten {
			s = strings.ReplaceAll(s, x.find, x.with)
		}
	}
	return []byte(s)
}

// Apply reads the page by the rules and changes its tree as they say: first links, title, authors and date are read, then
// elements are taken out and rearranged, then the body is found. What stands in the page's head, and scripts, stay.
func (r *Rules) Apply(doc *html.Node) *Findings { return r.apply(doc, maxSteps) }

func (r *Rules) apply(doc *html.Node, steps int) *Findings {
	p := &application{finder: finder{doc: doc, left: steps}, rules: r}
	p.found = Findings{KeepAll: r.keepAll, Strict: r.strict, SkipJSONLD: r.noLinks, HasBody: len(r.body) > 0, HasNext: len(r.next) > 0}
	p.found.Next = p.address(r.next)
	p.found.Single = p.address(r.single)
	p.readTitle()
	p.readAuthors()
	p.readDates()
	p.prune()
	p.rearrange()
	p.findBody()
	return &p.found
}

// application is one page with what the rules have found on it so far.
type application struct {
	finder
	rules *Rules
	found Findings
}

// look is find, where what goes wrong is noted.
func (p *application) look(expression string) ([]match, string) {
	nodes, text, err := p.find(expression)
	if err != nil {
		p.note("%s: %v", expression, err)
	}
	return nodes, text
}

func (p *application) note(format string, args ...any) {
	const most = 10
	if len(p.found.Notes) < most {
		p.found.Notes = append(p.found.Notes, "site rules "+p.rules.file+": "+fmt.Sprintf(format, args...))
	}
}

// address is the first address that the links find.
func (p *application) address(links []link) string {
	for _, l := range links {
		if l.condition != "" {
			if nodes, text := p.look(l.condition); len(nodes) == 0 && text == "" {
				continue
			}
		}
		nodes, text := p.look(l.expression)
		if text = strings.TrimSpace(text); text != "" {
			return text
		}
		for _, m := range nodes {
			if m.attr == "" {
				m.attr = "href"
			}
			if s := strings.TrimSpace(m.text()); s != "" {
				return s
			}
		}
	}
	return ""
}

// line folds white space; what is too long for a line is none.
func line(s string) string {
	if s = strings.Join(strings.Fields(s), " "); len(s) > maxLine {
		return ""
	}
	return s
}

func (p *application) readTitle() {
	for _, x := range p.rules.title {
		nodes, text := p.look(x)
		if p.found.Title = line(text); p.found.Title != "" {
			return
		}
		for _, m := range nodes {
			if s := line(m.text()); s != "" {
				p.found.Title = s
				if m.attr == "" {
					p.found.TitleNode = m.node
				}
				return
			}
		}
	}
}

func (p *application) readAuthors() {
	for _, x := range p.rules.author {
		nodes, text := p.look(x)
		if s := line(text); s != "" {
			p.found.Authors = append(p.found.Authors, s)
		}
		for _, m := range nodes[:min(len(nodes), maxAuthors)] {
			if s := line(m.text()); s != "" {
				p.found.Authors = append(p.found.Authors, s)
			}
		}
		if len(p.found.Authors) > 0 {
			return
		}
	}
}

// readDates lists what may be the date: which of them is one, the reader of dates knows.
func (p *application) readDates() {
	add := func(s string) {
		if s = line(s); s != "" && len(p.found.Dates) < maxDates {
			p.found.Dates = append(p.found.Dates, s)
		}
	}
	for _, x := range p.rules.date {
		nodes, text := p.look(x)
		add(text)
		for _, m := range nodes[:min(len(nodes), maxDates)] {
			if m.attr == "" && m.node.DataAtom == atom.Time {
				add(attribute(m.node, "datetime"))
			}
			add(m.text())
		}
	}
}

// prune takes out what the rules strip.
func (p *application) prune() {
	r := p.rules
	for _, x := range r.strip {
		nodes, _ := p.look(x)
		for _, m := range nodes {
			if m.attr == "" {
				remove(m.node)
			}
		}
	}
	for _, x := range r.stripAttr {
		nodes, _ := p.look(x)
		for _, m := range nodes {
			if m.attr != "" {
				dropAttribute(m.node, m.attr)
			}
		}
	}
	if len(r.stripNamed) == 0 && len(r.stripImage) == 0 && len(r.lazy) == 0 {
		return
	}
	var gone []*html.Node
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if containsAny(attribute(n, "id"), r.stripNamed) || containsAny(attribute(n, "class"), r.stripNamed) {
			gone = append(gone, n)
		} else if n.DataAtom == atom.Img || n.DataAtom == atom.Source {
			for _, key := range []string{"src", "data-src", "srcset"} {
				if containsAny(attribute(n, key), r.stripImage) {
					gone = append(gone, n)
					break
				}
			}
			for _, key := range r.lazy {
				if s := attribute(n, key); s != "" && n.DataAtom == atom.Img {
					setAttribute(n, "src", s)
					break
				}
			}
		}
	}
	for _, n := range gone {
		remove(n)
	}
}

// rearrange dissolves and wraps elements.
func (p *application) rearrange() {
	moved := 0
	for _, x := range p.rules.dissolve {
		nodes, _ := p.look(x)
		for _, m := range nodes {
			if moved++; m.attr != "" || !mayGo(m.node) || moved > maxMoved {
				continue
			}
			for c := m.node.FirstChild; c != nil; c = m.node.FirstChild {
				m.node.RemoveChild(c)
				m.node.Parent.InsertBefore(c, m.node)
			}
			m.node.Parent.RemoveChild(m.node)
		}
	}
	for _, w := range p.rules.wrap {
		nodes, _ := p.look(w.expression)
		for _, m := range nodes {
			if moved++; m.attr != "" || !mayGo(m.node) || moved > maxMoved {
				continue
			}
			around := &html.Node{Type: html.ElementNode, Data: w.tag, DataAtom: atom.Lookup([]byte(w.tag))}
			m.node.Parent.InsertBefore(around, m.node)
			m.node.Parent.RemoveChild(m.node)
			around.AppendChild(m.node)
		}
	}
}

// findBody takes the elements of the first expression that finds any with text or pictures in them.
func (p *application) findBody() {
	for _, x := range p.rules.body {
		nodes, _ := p.look(x)
		chosen := make(map[*html.Node]bool, len(nodes))
		for _, m := range nodes {
			if m.attr == "" && m.node.Type == html.ElementNode {
				chosen[m.node] = true
			}
		}
		if len(chosen) == 0 {
			continue
		}
		var walk func(n *html.Node)
		walk = func(n *html.Node) {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				switch {
				case !chosen[c]:
					walk(c)
				case holdsSomething(c):
					p.found.Body = append(p.found.Body, c)
				}
			}
		}
		walk(p.doc)
		if len(p.found.Body) > 0 {
			return
		}
	}
	switch {
	case !p.found.HasBody:
	case p.found.Strict:
		p.note("no body expression finds anything on this page, and autodetect_on_failure is off")
	default:
		p.note("no body expression finds anything on this page; the body was found without them")
	}
}

func holdsSomething(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Img || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return true
		}
	}
	return false
}

// mayGo reports whether an element may be taken out: not the page's frame, nor what its head says, nor scripts, which no
// reader sees but which hold the page's data.
func mayGo(n *html.Node) bool {
	if n.Parent == nil {
		return false
	}
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Script:
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.DataAtom == atom.Head {
			return false
		}
	}
	return true
}

func remove(n *html.Node) {
	if mayGo(n) {
		n.Parent.RemoveChild(n)
	}
}

func containsAny(s string, parts []string) bool {
	if s == "" {
		return false
	}
	for _, part := range parts {
		if part != "" && strings.Contains(s, part) {
			return true
		}
	}
	return false
}

func setAttribute(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func dropAttribute(n *html.Node, key string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr = append(n.Attr[:i], n.Attr[i+1:]...)
			return
		}
	}
}

package siterules

import (
	"errors"
	"fmt"
	"strings"

	"github.com/antchfx/xpath"
	"golang.org/x/net/html"
)

// compile checks and prepares an expression. A prepared one keeps state while it runs, so that each page prepares its own.
func compile(expression string) (_ *xpath.Expr, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return xpath.Compile(expression)
}

// maxSteps bounds how far all expressions of a page together may walk. On a page of 10,000 nodes a plain expression takes
// some 60,000 steps, one that joins two lists of 2,000 siblings 2 million; the bound is reached in about a second.
const maxSteps = 30_000_000

var errSteps = errors.New("it takes too long on this page")

// finder evaluates expressions on one page.
type finder struct {
	doc  *html.Node
	left int // steps that all expressions together may still take
}

// match is a node that an expression found, or one of its attributes.
type match struct {
	node *html.Node
	attr string // the attribute's name; empty is the node itself
}

// maxMatches bounds what one expression finds.
const maxMatches = 50_000

// find returns what an expression finds: nodes, or a text where the expression makes one.
func (f *finder) find(expression string) (nodes []match, text string, err error) {
	defer func() {
		if r := recover(); r != nil { // the library panics on wrong types, the cursor when it has gone far enough
			nodes, text, err = nil, "", fmt.Errorf("%v", r)
			if cause, ok := r.(error); ok {
				err = cause
			}
		}
	}()
	x, err := compile(expression)
	if err != nil {
		return nil, "", err
	}
	switch v := x.Evaluate(&cursor{finder: f, node: f.doc, attr: -1}).(type) {
	case *xpath.NodeIterator:
		for len(nodes) < maxMatches && v.MoveNext() {
			c := v.Current().(*cursor)
			m := match{node: c.node}
			if c.attr >= 0 {
				m.attr = c.node.Attr[c.attr].Key
			}
			nodes = append(nodes, m)
		}
		return nodes, "", nil
	case string:
		return nil, v, nil
	case bool:
		if v {
			return nil, "true", nil
		}
		return nil, "", nil
	default:
		return nil, fmt.Sprint(v), nil
	}
}

// text is what a reader of the match sees, or the attribute's value.
func (m match) text() string {
	if m.attr == "" {
		return textOf(m.node)
	}
	return attribute(m.node, m.attr)
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// cursor walks the page for the XPath library, and counts its steps.
type cursor struct {
	finder *finder
	node   *html.Node
	attr   int // number of the attribute it stands on, or -1
}

func (c *cursor) step(n int) {
	if c.finder.left -= n; c.finder.left < 0 {
		panic(errSteps)
	}
}

// to moves to a node, unless there is none.
func (c *cursor) to(n *html.Node) bool {
	c.step(1)
	if n == nil {
		return false
	}
	c.node = n
	return true
}

func (c *cursor) NodeType() xpath.NodeType {
	if c.attr >= 0 {
		return xpath.AttributeNode
	}
	switch c.node.Type {
	case html.ElementNode:
		return xpath.ElementNode
	case html.TextNode, html.RawNode:
		return xpath.TextNode
	case html.CommentNode:
		return xpath.CommentNode
	}
	return xpath.RootNode
}

func (c *cursor) LocalName() string {
	switch {
	case c.attr >= 0:
		return c.node.Attr[c.attr].Key
	case c.node.Type == html.ElementNode:
		return c.node.Data
	}
	return ""
}

func (c *cursor) Prefix() string { return "" }

func (c *cursor) Value() string {
	var s string
	switch {
	case c.attr >= 0:
		s = c.node.Attr[c.attr].Val
	case c.node.Type == html.CommentNode:
		s = c.node.Data
	case c.node.Type == html.TextNode:
		s = c.node.Data
	default:
		var b strings.Builder
		for n := range c.node.Descendants() {
			c.step(1)
			if n.Type == html.TextNode {
				b.WriteString(n.Data)
			}
		}
		s = b.String()
	}
	c.step(1 + len(s)/64)
	return s
}

func (c *cursor) Copy() xpath.NodeNavigator {
	c.step(1)
	own := *c
	return &own
}

func (c *cursor) MoveToRoot() { c.node, c.attr = c.finder.doc, -1 }

func (c *cursor) MoveToParent() bool {
	if c.attr >= 0 {
		c.attr = -1
		return true
	}
	return c.to(c.node.Parent)
}

func (c *cursor) MoveToNextAttribute() bool {
	c.step(1)
	if c.attr+1 >= len(c.node.Attr) {
		return false
	}
	c.attr++
	return true
}

func (c *cursor) MoveToChild() bool { return c.attr < 0 && c.to(c.node.FirstChild) }

func (c *cursor) MoveToFirst() bool {
	if c.attr >= 0 || c.node.PrevSibling == nil {
		return false
	}
	if c.node.Parent != nil {
		return c.to(c.node.Parent.FirstChild)
	}
	for c.to(c.node.PrevSibling) {
	}
	return true
}

func (c *cursor) MoveToNext() bool { return c.attr < 0 && c.to(c.node.NextSibling) }

func (c *cursor) MoveToPrevious() bool { return c.attr < 0 && c.to(c.node.PrevSibling) }

func (c *cursor) MoveTo(other xpath.NodeNavigator) bool {
	o, ok := other.(*cursor)
	if !ok || o.finder != c.finder {
		return false
	}
	c.node, c.attr = o.node, o.attr
	return true
}

package extract

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Scripts and styles are half of a page's bytes, and the parser reads them byte by byte. parseMarkup gives it
// a mark in their place and puts the contents back into the tree, which is the one that html.Parse makes of the page.

const (
	scriptMark  = 0x02 // begins a mark; a page that has this byte, or NUL, is parsed as it is
	leastMarked = 200  // bytes of a script or style worth a mark
)

// parseMarkup is html.Parse, in less time.
func parseMarkup(b []byte) (*html.Node, error) {
	if bytes.IndexByte(b, scriptMark) < 0 && bytes.IndexByte(b, 0) < 0 {
		if short, scripts := markScripts(b); len(scripts) > 0 {
			doc, err := html.Parse(bytes.NewReader(short))
			if err != nil || putBack(doc, scripts) {
				return doc, err
			}
		}
	}
	return html.Parse(bytes.NewReader(b))
}

// markScripts replaces the contents of scripts and styles by marks. It reads tags as the parser does but knows
// nothing of the tree; where it is wrong about what is a script (in an svg, say), a mark comes to stand elsewhere
// than alone in a script's element, and putBack sees it. Up to the first such place the parser reads the same
// bytes in the same state, so marks that all stand right prove the whole tree right.
func markScripts(b []byte) (short []byte, scripts [][]byte) {
	done := 0 // b[:done] is in short
	for i := 0; ; {
		k := bytes.IndexByte(b[i:], '<')
		if k < 0 || i+k+1 >= len(b) {
			break
		}
		i += k + 1
		switch c := b[i] | 0x20; {
		case 'a' <= c && c <= 'z':
		case b[i] == '/' && i+1 < len(b) && letter(b[i+1]):
			i = tagEnd(b, i+1)
			continue
		case bytes.HasPrefix(b[i:], []byte("!--")):
			i = commentEnd(b, i+3)
			continue
		case b[i] == '!' || b[i] == '?' || b[i] == '/':
			if k = bytes.IndexByte(b[i:], '>'); k < 0 {
				return finish(short, b, done), scripts
			}
			i += k + 1
			continue
		default:
			continue
		}
		name := i
		for i < len(b) && letter(b[i]) {
			i++
		}
		raw := rawName(b[name:i])
		i = tagEnd(b, name)
		if raw == "" {
			continue
		}
		end := rawEnd(b, i, raw)
		if end < 0 {
			break
		}
		if (raw == "script" || raw == "style") && end-i >= leastMarked && !bytes.Contains(b[i:end], []byte("<!--")) {
			if short == nil {
				short = make([]byte, 0, len(b))
			}
			short = append(append(short, b[done:i]...), scriptMark)
			short = strconv.AppendInt(short, int64(len(scripts)), 10)
			scripts = append(scripts, b[i:end])
			done = end
		}
		i = end
	}
	return finish(short, b, done), scripts
}

func finish(short, b []byte, done int) []byte { return append(short, b[done:]...) }

// rawName returns the name of an element whose content is text whatever it looks like, or "".
func rawName(name []byte) string {
	if len(name) < 3 || len(name) > 8 {
		return ""
	}
	for _, s := range [...]string{"script", "style", "noscript", "title", "textarea", "iframe", "noembed", "noframes", "xmp"} {
		if len(s) == len(name) && strings.EqualFold(s, string(name)) {
			return s
		}
	}
	return ""
}

// rawEnd returns where the end tag of such an element begins, at or after i, or -1.
func rawEnd(b []byte, i int, name string) int {
	for {
		k := bytes.Index(b[i:], []byte("</"))
		if k < 0 {
			return -1
		}
		i += k
		rest := b[i+2:]
		if len(rest) > len(name) && strings.EqualFold(string(rest[:len(name)]), name) {
			switch rest[len(name)] {
			case ' ', '\n', '\r', '\t', '\f', '/', '>':
				return i
			}
		}
		i += 2
	}
}

// commentEnd returns where the comment ends whose content begins at i.
func commentEnd(b []byte, i int) int {
	for start := i; ; {
		k := bytes.IndexByte(b[i:], '>')
		if k < 0 {
			return len(b)
		}
		i += k
		s := b[start:i]
		i++
		if len(s) == 0 || string(s) == "-" || bytes.HasSuffix(s, []byte("--")) || bytes.HasSuffix(s, []byte("--!")) {
			return i
		}
	}
}

// tagEnd returns where the tag ends whose name begins at i.
func tagEnd(b []byte, i int) int {
	space := func(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' && c != '\v' }
	for i < len(b) && !space(b[i]) && b[i] != '/' && b[i] != '>' {
		i++
	}
	for {
		for i < len(b) && (space(b[i]) || b[i] == '/') {
			i++
		}
		if i >= len(b) || b[i] == '>' {
			return min(i+1, len(b))
		}
		for i++; i < len(b) && b[i] != '=' && b[i] != '>' && b[i] != '/' && !space(b[i]); i++ { // the first may be "="
		}
		for i < len(b) && space(b[i]) {
			i++
		}
		if i >= len(b) || b[i] != '=' {
			continue
		}
		for i++; i < len(b) && space(b[i]); i++ {
		}
		if i >= len(b) {
			return i
		}
		switch q := b[i]; q {
		case '>':
		case '"', '\'':
			k := bytes.IndexByte(b[i+1:], q)
			if k < 0 {
				return len(b)
			}
			i += k + 2
		default:
			for i < len(b) && b[i] != '>' && !space(b[i]) {
				i++
			}
		}
	}
}

// putBack gives the tree its scripts for the marks; false when a mark does not stand where a script does.
func putBack(doc *html.Node, scripts [][]byte) bool {
	left := len(scripts)
	for n := doc; n != nil && left > 0; n = following(n) {
		if n.DataAtom != atom.Script && n.DataAtom != atom.Style || n.FirstChild == nil {
			continue
		}
		c := n.FirstChild
		if c.Type != html.TextNode || len(c.Data) < 2 || c.Data[0] != scriptMark || c.NextSibling != nil || n.Namespace != "" {
			continue
		}
		k, err := strconv.Atoi(c.Data[1:])
		if err != nil || k < 0 || k >= len(scripts) {
			return false
		}
		s := scripts[k]
		if bytes.IndexByte(s, '\r') >= 0 {
			s = bytes.ReplaceAll(bytes.ReplaceAll(s, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
		}
		c.Data = string(s)
		left--
	}
	return left == 0
}

// following returns the node after n in document order, or nil.
func following(n *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != nil && n.NextSibling == nil {
		n = n.Parent
	}
	if n == nil {
		return nil
	}
	return n.NextSibling
}

package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// Where the parts of a page's markup begin and end, as the parser reads them.

// drawingEnd returns where the svg ends whose content begins at i, or -1 when the content may be more than a
// drawing: HTML within ends it.
func drawingEnd(page string, i int) int {
	for depth := 1; ; {
		k := strings.IndexByte(page[i:], '<')
		if k < 0 {
			return -1
		}
		i += k + 1
		if strings.HasPrefix(page[i:], "!--") {
			i = commentEnd(page, i+3)
			continue
		}
		ends := i < len(page) && page[i] == '/'
		if ends {
			i++
		}
		name := tagName(page, i)
		i = tagEnd(page, i)
		switch name = strings.ToLower(name); name {
		case "svg":
			if !ends {
				if page[i-2] == '/' {
					return -1
				}
				depth++
			} else if depth--; depth == 0 {
				return i
			}
		case "path", "g", "use", "circle", "rect", "line", "polyline", "polygon", "ellipse", "defs", "clippath", "mask", "symbol", "title", "desc",
			"lineargradient", "radialgradient", "stop", "text", "tspan", "filter", "animate", "animatetransform", "pattern", "image", "style",
			"metadata", "switch":
		default:
			if !strings.HasPrefix(name, "fe") && strings.IndexByte(name, ':') < 0 {
				return -1
			}
		}
	}
}

// rawEnd returns where the end tag of such an element begins, at or after i, or -1.
func rawEnd(page string, i int, name string) int {
	for {
		k := strings.Index(page[i:], "</")
		if k < 0 {
			return -1
		}
		i += k
		if rest := page[i+2:]; len(rest) > len(name) && hasFoldPrefix(rest, name) && endsName(rest[len(name)]) {
			return i
		}
		i += 2
	}
}

func hasFoldPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// commentEnd returns where the comment ends whose content begins at i.
func commentEnd(page string, i int) int {
	for start := i; ; {
		k := strings.IndexByte(page[i:], '>')
		if k < 0 {
			return len(page)
		}
		i += k
		s := page[start:i]
		i++
		if s == "" || s == "-" || strings.HasSuffix(s, "--") || strings.HasSuffix(s, "--!") {
			return i
		}
	}
}

// tagEnd returns where the tag ends whose name begins at i.
func tagEnd(page string, i int) int {
	end, _ := wholeTag(page, i)
	return end
}

// wholeTag is tagEnd, and reports whether the page has the tag's end.
func wholeTag(page string, i int) (end int, whole bool) {
	for i < len(page) && !endsName(page[i]) {
		i++
	}
	for {
		_, _, next, ok := nextAttribute(page, i)
		if !ok {
			return next, skipBlank(page, i) < len(page)
		}
		i = next
	}
}

// nextAttribute reads a tag's attribute at or after i, as the parser does, and returns where to read on. The name is
// "" for a stray slash. At the tag's end ok is false.
func nextAttribute(page string, i int) (name, value string, next int, ok bool) {
	i = skipBlank(page, i)
	if i >= len(page) || page[i] == '>' {
		return "", "", min(i+1, len(page)), false
	}
	start := i
	for i < len(page) && !endsName(page[i]) && (page[i] != '=' || i == start) { // the first may be "="
		i++
	}
	name = page[start:i]
	i = skipBlank(page, i)
	if i < len(page) && page[i] == '/' {
		return name, "", i + 1, true
	}
	if i >= len(page) || page[i] != '=' {
		return name, "", i, true
	}
	i = skipBlank(page, i+1)
	if i >= len(page) || page[i] == '>' {
		return name, "", i, true
	}
	start = i
	if q := page[i]; q == '"' || q == '\'' {
		start++
		k := strings.IndexByte(page[start:], q)
		if k < 0 {
			return name, page[start:], len(page), true
		}
		return name, page[start : start+k], start + k + 1, true
	}
	for i < len(page) && page[i] != '>' && !isBlank(page[i]) {
		i++
	}
	return name, page[start:i], i, true
}

func skipBlank(page string, i int) int {
	for i < len(page) && page[i] <= ' ' && isBlank(page[i]) {
		i++
	}
	return i
}

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func endsName(c byte) bool { return c <= '>' && (c == '>' || c == '/' || isBlank(c)) }

// lowerASCII returns s with its ASCII letters in lower case.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if c := b[i]; 'A' <= c && c <= 'Z' {
					b[i] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
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

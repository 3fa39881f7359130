package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// Where the parts of a page's markup begin and end, as the parser reads them.

// drawingEnd returns where the drawing ends whose svg tag's name begins at i, or -1 when it may be more than a drawing:
// HTML ends it or is shown in it, or an end tag too many ends what is around it.
func drawingEnd(page string, i int) int {
	var open []string
	for ends := false; ; {
		name := tagName(page, i)
		end, empty, whole := wholeTag(page, i)
		if !whole || !isDrawing(name) || !empty && page[end-2] == '/' { // the parser errs about some of the last
			return -1
		}
		k := len(open) - 1
		switch {
		case ends:
			for k >= 0 && !strings.EqualFold(open[k], name) {
				k--
			}
			if k < 0 {
				return -1
			}
			open = open[:k]
		case k >= 0 && (strings.EqualFold(open[k], "title") || strings.EqualFold(open[k], "desc")), k >= mostOpen:
			return -1
		case !empty:
			open = append(open, name)
		}
		if len(open) == 0 {
			return end
		}
		for i = end; ; i = commentEnd(page, i+len("!--")) {
			k := strings.IndexByte(page[i:], '<')
			if k < 0 {
				return -1
			}
			if i += k + 1; !strings.HasPrefix(page[i:], "!--") {
				break
			}
		}
		if ends = strings.HasPrefix(page[i:], "/"); ends {
			i++
		}
	}
}

// isDrawing reports whether an element of that name is a drawing or part of one.
func isDrawing(name string) bool {
	if name == "" || !letter(name[0]) {
		return false
	}
	low := lowerASCII(name)
	return drawingNames[low] || strings.HasPrefix(low, "fe") || strings.IndexByte(low, ':') > 0
}

var drawingNames = words("svg path g use circle rect line polyline polygon ellipse defs clippath mask symbol title desc lineargradient radialgradient stop " +
	"text tspan filter animate animatetransform pattern image style metadata switch")

// rawEnd returns where the end tag begins, at or after i, of an element whose content is text, or -1.
func rawEnd(page string, i int, name string) int {
	for {
		k := strings.Index(page[i:], "</")
		if k < 0 {
			return -1
		}
		if i += k; hasTag(page[i+2:], name) {
			return i
		}
		i += 2
	}
}

// scriptEnd is rawEnd for a script. Within a comment it may hold a script tag and its end tag (13.2.5.15 to 31).
func scriptEnd(page string, i int) int {
	comment, inner := false, false
	for {
		k := strings.IndexByte(page[i:], '<')
		if k < 0 {
			return -1
		}
		if comment && strings.Contains(page[i:i+k], "-->") {
			comment, inner = false, false
		}
		i += k + 1
		switch {
		case page[i:] != "" && page[i] == '/' && hasTag(page[i+1:], "script"):
			if !inner {
				return i - 1
			}
			inner = false
			i += len("/script>")
		case comment && hasTag(page[i:], "script"):
			inner = true
			i += len("script")
		case !comment && strings.HasPrefix(page[i:], "!--"):
			comment = true
			i++ // the dashes may be those of its end
		case comment && !inner && i < len(page) && page[i] != '/' && !letter(page[i]): // only to the parser
			comment = false
		}
	}
}

// hasTag reports whether s begins with the whole name of a tag.
func hasTag(s, name string) bool {
	return len(s) > len(name) && hasFoldPrefix(s, name) && endsName(s[len(name)])
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
	end, _, _ := wholeTag(page, i)
	return end
}

// wholeTag is tagEnd, and reports whether the tag ends in "/>" and whether the page has its end.
func wholeTag(page string, i int) (end int, empty, whole bool) {
	for i < len(page) && !endsName(page[i]) {
		i++
	}
	for last := ""; ; {
		_, value, next, ok := nextAttribute(page, i)
		if !ok {
			whole = skipBlank(page, i) < len(page)
			return next, whole && last == "" && page[next-2] == '/', whole
		}
		i, last = next, value
	}
}

// tagName returns the name of the tag that begins at i.
func tagName(page string, i int) string {
	start := i
	for i < len(page) && !endsName(page[i]) {
		i++
	}
	return page[start:i]
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

// attributeValue reads the entities of an attribute's value, which are recognized by narrower rules than those of text (13.2.5.73).
func attributeValue(s string) string {
	s = newlines(s)
	k := strings.IndexByte(s, '&')
	if k < 0 {
		return s
	}
	var out strings.Builder
	for {
		out.WriteString(s[:k])
		s = s[k:]
		end := 1
		if strings.HasPrefix(s, "&#") {
			end = 2
		}
		for end < len(s) && isLetterOrDigit(s[end]) {
			end++
		}
		whole := end < len(s) && s[end] == ';'
		if whole {
			end++
		}
		read := html.UnescapeString(s[:end])
		if end > 1 && s[1] != '#' && (!whole && (strings.HasPrefix(s[end:], "=") || read != "" && isLetterOrDigit(read[len(read)-1])) || whole && len(read) > 1 && read[len(read)-1] == ';') {
			read = s[:end]
		}
		out.WriteString(read)
		s = s[end:]
		if k = strings.IndexByte(s, '&'); k < 0 {
			out.WriteString(s)
			return out.String()
		}
	}
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

// newlines turns a carriage return, with the newline after it, into a newline, as the parser does.
func newlines(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

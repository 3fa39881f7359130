package siterules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// Rules are what one file says about its site.
type Rules struct {
	file string
	// XPath expressions, in the file's order: the first that finds something counts.
	title, body, author, date []string
	next, single              []link // to the story's next page, and to the page that has all of it
	// What is done to the page before its body is looked for.
	replace                  []replacement
	strip, dissolve          []string // XPath: elements that go, and those whose contents alone stay
	stripAttr                []string // XPath of attributes that go
	stripNamed, stripImage   []string // parts of an id or class, parts of a picture's address
	wrap                     []wrapping
	lazy                     []string // attributes that hold a picture's real address
	keepAll, strict, noLinks bool     // prune: no; autodetect_on_failure: no; skip_json_ld: yes
}

// link is an expression for a link's address, in force only on pages where condition, unless empty, finds something.
type link struct{ expression, condition string }

type replacement struct{ find, with string }

// wrapping puts the elements that an expression finds into an element of their own.
type wrapping struct{ tag, expression string }

// fileParser reads a file line by line.
type fileParser struct {
	rules    *Rules
	warnings []Warning
	line     int
	// finds and withs are find_string and replace_string, which stand on lines of their own and belong together in order.
	finds, withs []string
	before       *link // the link that an if_page_contains would belong to
}

// Parse reads a file's text. name is the file's, for warnings; what is wrong is warned of and left out.
func Parse(name, text string) (*Rules, []Warning) {
	p := &fileParser{rules: &Rules{file: name}}
	if !utf8.ValidString(text) {
		p.warn("not UTF-8: what is not is left out")
		text = strings.ToValidUTF8(text, "")
	}
	read := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		p.line++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if read++; read > maxLines {
			p.warn("more than %d directives: this and the following are not read", maxLines)
			break
		}
		if len(line) > maxExpression {
			p.warn("longer than %d bytes: not read", maxExpression)
			continue
		}
		p.directive(line)
	}
	p.line = 0
	if len(p.finds) != len(p.withs) {
		p.warn("%d find_string, but %d replace_string: none of them is in force", len(p.finds), len(p.withs))
		p.finds = nil
	}
	for i, find := range p.finds {
		p.rules.replace = append(p.rules.replace, replacement{find, p.withs[i]})
	}
	return p.rules, p.warnings
}

func (p *fileParser) warn(format string, args ...any) {
	const most = 200 // of one file: no one reads more
	if len(p.warnings) < most {
		p.warnings = append(p.warnings, Warning{p.rules.file, p.line, fmt.Sprintf(format, args...)})
	}
}

// split cuts a line into directive, its argument in parentheses, if it has one, and value.
func split(line string) (name, argument, value string, ok bool) {
	open, colon := strings.IndexByte(line, '('), strings.IndexByte(line, ':')
	if open > 0 && (colon < 0 || open < colon) { // the argument may hold a colon: replace_string(href="http://a"): b
		end := strings.Index(line, "):")
		if end < 0 {
			return "", "", "", false
		}
		return strings.TrimSpace(line[:open]), line[open+1 : end], strings.TrimSpace(line[end+2:]), true
	}
	if colon < 0 {
		return "", "", "", false
	}
	return strings.TrimSpace(line[:colon]), "", strings.TrimSpace(line[colon+1:]), true
}

func (p *fileParser) directive(line string) {
	name, argument, value, ok := split(line)
	if !ok {
		p.warn("no directive: a line is NAME: VALUE")
		return
	}
	r := p.rules
	if value == "" && name != "replace_string" {
		return // the public files have such lines, to be filled in
	}
	switch name {
	case "title":
		p.expression(&r.title, value)
	case "body":
		p.expression(&r.body, value)
	case "author":
		p.expression(&r.author, value)
	case "date":
		p.expression(&r.date, value)
	case "strip":
		p.expression(&r.strip, value)
	case "strip_attr":
		p.expression(&r.stripAttr, value)
	case "dissolve":
		p.expression(&r.dissolve, value)
	case "strip_id_or_class":
		r.stripNamed = append(r.stripNamed, strings.NewReplacer(`'`, "", `"`, "").Replace(value))
	case "strip_image_src":
		r.stripImage = append(r.stripImage, strings.NewReplacer(`'`, "", `"`, "").Replace(value))
	case "src_lazy_load_attr":
		r.lazy = append(r.lazy, strings.ToLower(value))
	case "single_page_link":
		p.link(&r.single, value)
	case "next_page_link":
		p.link(&r.next, value)
	case "if_page_contains":
		switch {
		case p.before == nil:
			p.warn("if_page_contains belongs after a single_page_link or next_page_link")
		case p.valid(value):
			p.before.condition = value
		}
	case "wrap_in":
		p.wrap(argument, value)
	case "find_string":
		p.finds = append(p.finds, value)
	case "replace_string":
		switch {
		case !strings.HasPrefix(line[len(name):], "("):
			p.withs = append(p.withs, value)
		case argument == "":
			p.warn("replace_string() looks for nothing")
		default:
			r.replace = append(r.replace, replacement{argument, value})
		}
	case "prune":
		r.keepAll = !p.yes(value, true)
	case "autodetect_on_failure":
		r.strict = !p.yes(value, true)
	case "skip_json_ld":
		r.noLinks = p.yes(value, false)
	case "http_header", "requires_login", "not_logged_in_xpath", "login_uri", "login_username_field", "login_password_field", "login_extra_fields":
		p.warn("%s has no effect: every site is asked under the program's own name, and without logging in", name)
	case "move_into", "native_ad_clue", "single_page_link_in_feed", "skip_id_or_class":
		p.warn("%s is known, but has no effect", name)
	case "tidy", "parser", "convert_double_br_tags", "strip_comments", "footnotes", "insert_detected_image", "autodetect_next_page", "post_strip_attr",
		"test_url", "test_urls", "test_contains":
		// They set up another parser, look for what is looked for anyway, or are for testing the file.
	default:
		p.warn("unknown directive %q", name)
	}
}

// valid reports whether a value is an XPath expression, and warns when it is none.
func (p *fileParser) valid(expression string) bool {
	if _, err := compile(expression); err != nil {
		p.warn("no XPath expression: %s: %v", expression, err)
		return false
	}
	return true
}

func (p *fileParser) expression(to *[]string, value string) {
	if p.valid(value) {
		*to = append(*to, value)
	}
}

func (p *fileParser) link(to *[]link, value string) {
	p.before = nil
	if p.valid(value) {
		*to = append(*to, link{expression: value})
		p.before = &(*to)[len(*to)-1]
	}
}

func (p *fileParser) wrap(tag, value string) {
	tag = strings.ToLower(strings.TrimSpace(tag))
	switch atom.Lookup([]byte(tag)) {
	case 0, atom.Html, atom.Head, atom.Body, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Svg, atom.Math, atom.Textarea, atom.Select, atom.Title:
		p.warn("wrap_in(%s): not an element that text can stand in", tag)
	default:
		if p.valid(value) {
			p.rules.wrap = append(p.rules.wrap, wrapping{tag, value})
		}
	}
}

func (p *fileParser) yes(value string, otherwise bool) bool {
	switch strings.ToLower(value) {
	case "yes", "true":
		return true
	case "no", "false":
		return false
	}
	p.warn("%q is neither yes nor no", value)
	return otherwise
}

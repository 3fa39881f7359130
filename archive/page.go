package archive

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"

	"archiver/extract"
)

//go:embed style.css
var styleSheet string

// csp lets a stored page show its own pictures and style and nothing else: no script, no request.
const csp = `default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`

const pageHead = `{{define "head"}}<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="` + csp + `">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<style>{{style}}</style>{{end}}`

const articleText = `<!DOCTYPE html>
<html{{with .Language}} lang="{{.}}"{{end}}{{if .RTL}} dir="rtl"{{end}}>
<head>
{{template "head"}}
<title>{{.Title}}{{with .SiteName}} – {{.}}{{end}}</title>
<link rel="canonical" href="{{.URL}}">
<script type="application/ld+json">{{.JSONLD}}</script>
</head>
<body>
<nav class="bar" lang="en" dir="ltr"><span><strong>{{.SiteName}}</strong></span><span><a href="../../../index.html">‹ {{.Day}}</a></span></nav>
<article>
<header>
{{with .Kicker}}<p class="kicker">{{.}}</p>
{{end}}<h1>{{.Title}}</h1>
{{with .Subtitle}}<p class="subtitle">{{.}}</p>
{{end}}{{with .Standfirst}}<p class="standfirst">{{.}}</p>
{{end}}<div class="meta">{{with .Byline}}<p class="by">{{.}}</p>{{end}}
<p>{{with .SiteName}}{{.}}{{end}}{{with .Published}} · <time dir="ltr" datetime="{{.Value}}">{{.Shown}}</time>{{end}}{{with .Modified}} · <span lang="en">updated</span> <time dir="ltr" datetime="{{.Value}}">{{.Shown}}</time>{{end}}</p></div>
{{with .Notice}}<p class="note" lang="en" dir="ltr">{{.}}</p>
{{end}}</header>
{{.Body}}
<footer lang="en" dir="ltr">
{{if .Credits}}<h2>Credits</h2>
<dl class="credits">{{range .Credits}}<dt>{{.Role}}</dt><dd dir="auto"{{with $.Language}} lang="{{.}}"{{end}}>{{.Who}}</dd>{{end}}</dl>
{{end}}<h2>About this copy</h2>
<dl>
<dt>Source</dt><dd><a class="source" href="{{.URL}}" rel="noreferrer">{{.URL}}</a></dd>
<dt>Captured</dt><dd><time datetime="{{.Captured.Value}}">{{.Captured.Shown}}</time></dd>
{{with .Section}}<dt>Section</dt><dd>{{.}}</dd>
{{end}}{{with .Keywords}}<dt>Keywords</dt><dd>{{.}}</dd>
{{end}}<dt>Revision</dt><dd>{{.Revision}}{{with .Change}} (changed: {{.}}){{end}}{{range .Earlier}} · <a href="../{{.}}/article.html">{{.}}</a>{{end}}</dd>
<dt>Files</dt><dd><a href="article.json">article.json</a>{{if .WARC}} · <a href="capture.warc.gz">capture.warc.gz</a>{{end}}</dd>
</dl>
</footer>
</article>
</body>
</html>
`

// templates are parsed once, at start-up: a mistake in them is a programmer's.
var (
	templateFuncs   = template.FuncMap{"style": func() template.CSS { return template.CSS(styleSheet) }}
	articleTemplate = template.Must(template.Must(template.New("article").Funcs(templateFuncs).Parse(pageHead)).Parse(articleText))
)

// moment is a time for people and for machines.
type moment struct{ Value, Shown string }

// articleView is what the template shows.
type articleView struct {
	Language, Title, SiteName, URL, Day  string
	Kicker, Subtitle, Standfirst, Byline string
	Section, Keywords, Change, Notice    string
	Published, Modified, Captured        *moment
	Body                                 template.HTML
	JSONLD                               template.JS
	Credits                              []creditView
	Revision                             int
	Earlier                              []string
	RTL, WARC                            bool
}

type creditView struct{ Role, Who string }

// shownKicker is the kicker where the headline does not have it already, as one that opens with its column's name in 【】 does.
func shownKicker(r Record) string {
	if strings.Contains(r.Title, r.Kicker) {
		return ""
	}
	return r.Kicker
}

// articlePage makes article.html: the story to be read, complete in itself but for the photos beside it.
func articlePage(r Record, prev revision) ([]byte, error) {
	ld, err := json.Marshal(jsonLD(r))
	if err != nil {
		return nil, err
	}
	v := articleView{
		Language: languageTag(r.Language), RTL: rightToLeft(r.Language),
		Title: r.Title, SiteName: r.Site.Name, URL: webAddress(r.URL), Day: r.Captured.Format("2 January 2006"),
		Kicker: shownKicker(r), Subtitle: r.Subtitle, Byline: byline(r.Credits),
		Section: r.Section, Keywords: strings.Join(r.Keywords, ", "), Change: strings.Join(r.Change, ", "),
		Published: shownTime(r.Published, r.Language), Modified: shownTime(r.Modified, r.Language),
		Captured: &moment{r.Captured.Format(time.RFC3339), r.Captured.Format("2 January 2006, 15:04 UTC")},
		JSONLD:   template.JS(ld), // json.Marshal escapes < > & and line separators
		Credits:  creditViews(r), Revision: r.Revision, WARC: r.WARC.File != "",
	}
	if prev.folder != "" {
		v.Day = dayShown(dayOf(prev.folder))
	}
	if v.SiteName == "" {
		v.SiteName = r.Site.Host
	}
	if v.Title == "" {
		v.Title = v.SiteName
	}
	if v.Modified != nil && v.Published != nil && v.Modified.Shown == v.Published.Shown {
		v.Modified = nil
	}
	// The standfirst is most often the body's first paragraph too; it is shown once.
	if r.Access != accessTeaser && !tells(r.Title, r.Summary) && !tells(r.Subtitle, r.Summary) && !tells(r.Text, r.Summary) {
		v.Standfirst = r.Summary
	}
	switch r.Access {
	case accessTeaser:
		v.Notice = "Only what the feed said of this story could be kept. The page itself could not be had."
	case accessPartial:
		v.Notice = "A paywall cut this page. What stands here is the part that was open."
	}
	for n := 1; n < r.Revision; n++ {
		v.Earlier = append(v.Earlier, fmt.Sprintf("v%d", n))
	}
	v.Body = template.HTML(newBody(r).render()) // rebuilt from an allow-list with escaped text
	var b bytes.Buffer
	if err := articleTemplate.Execute(&b, v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// tells reports whether a text holds a summary: its words, with whatever marks and spaces between them, cut short ("…")
// or behind a label ("World News: …").
func tells(text, summary string) bool {
	const maxLabel, minRest = 40, 60
	text = letters(text)
	if strings.Contains(text, letters(summary)) {
		return true
	}
	label, rest, ok := strings.Cut(summary, ": ")
	return ok && len(label) <= maxLabel && len(rest) >= minRest && strings.Contains(text, letters(rest))
}

// letters is a text's letters and digits, without case.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFC.String(s))
}

// body rebuilds a story's HTML with its photos as local files.
type body struct {
	b      strings.Builder
	photos []Photo
	byURL  map[string]int // of a photo and its alternatives, to its index
	placed []bool
	blocks int    // blocks of text written, as Article.Text counts them
	inPara bool   // within one of them
	told   string // stands under the headline already
	text   string // the story's plain text, for stories without HTML
	source string
}

func newBody(r Record) *body {
	w := &body{photos: r.Photos, byURL: map[string]int{}, placed: make([]bool, len(r.Photos)), text: r.Text, source: r.HTML, told: plain(r.Subtitle)}
	for i, p := range r.Photos {
		for _, u := range append([]string{p.URL}, p.Alternatives...) {
			if _, ok := w.byURL[u]; !ok {
				w.byURL[u] = i
			}
		}
	}
	return w
}

// maxNesting bounds recursion; extraction writes far less.
const maxNesting = 512

func (w *body) render() string {
	ctx := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(w.source), ctx)
	if err != nil || len(nodes) == 0 {
		nodes = nil
		for p := range strings.SplitSeq(w.text, "\n\n") {
			n := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			n.AppendChild(&html.Node{Type: html.TextNode, Data: p})
			nodes = append(nodes, n)
		}
	}
	w.findPlaced(nodes)
	for i := range w.photos {
		if p := &w.photos[i]; !w.placed[i] && p.Lead && p.Position == 0 {
			w.figure(i, nil)
		}
	}
	for _, n := range nodes {
		w.photosDue()
		if w.blocks == 0 && w.told != "" && block(n.DataAtom) && !w.hasPhoto(n) && plain(textOf(n)) == w.told {
			w.blocks++ // the subtitle opens the body too; it is shown once
			continue
		}
		w.node(n, 0)
	}
	w.blocks = 1 << 30
	w.photosDue()
	return w.b.String()
}

// findPlaced notes which photos the HTML has a place for.
func (w *body) findPlaced(nodes []*html.Node) {
	for _, n := range nodes {
		for d := range n.Descendants() {
			if d.DataAtom == atom.Img {
				if i, ok := w.byURL[attribute(d, "src")]; ok {
					w.placed[i] = true
				}
			}
		}
		if n.DataAtom == atom.Img {
			if i, ok := w.byURL[attribute(n, "src")]; ok {
				w.placed[i] = true
			}
		}
	}
}

// photosDue writes the photos whose place has come and for which the HTML has none.
func (w *body) photosDue() {
	for i := range w.photos {
		if !w.placed[i] && w.photos[i].Position <= w.blocks {
			w.figure(i, nil)
		}
	}
}

// kept are the elements that are written as they are, with the attributes that each may have.
var kept = map[atom.Atom][]string{
	atom.P: nil, atom.H2: nil, atom.H3: nil, atom.H4: nil, atom.Blockquote: nil, atom.Ul: nil, atom.Ol: {"start"}, atom.Li: nil,
	atom.Table: nil, atom.Thead: nil, atom.Tbody: nil, atom.Tfoot: nil, atom.Tr: nil, atom.Td: {"colspan", "rowspan"}, atom.Th: {"colspan", "rowspan", "scope"}, atom.Caption: nil,
	atom.A: {"href"}, atom.Em: nil, atom.Strong: nil, atom.I: nil, atom.B: nil, atom.Sub: nil, atom.Sup: nil, atom.Code: nil, atom.Pre: nil,
	atom.Time: {"datetime"}, atom.Br: nil, atom.Hr: nil, atom.Ruby: nil, atom.Rt: nil, atom.Rp: nil, atom.Dl: nil, atom.Dt: nil, atom.Dd: nil,
}

// dropped are elements whose content is no text of the story.
var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Iframe: true, atom.Object: true, atom.Embed: true,
	atom.Svg: true, atom.Math: true, atom.Textarea: true, atom.Select: true, atom.Title: true, atom.Xmp: true, atom.Noembed: true, atom.Noframes: true, atom.Plaintext: true,
}

func (w *body) node(n *html.Node, depth int) {
	if depth > maxNesting {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.b.WriteString(html.EscapeString(n.Data))
		return
	case html.ElementNode:
	default:
		return
	}
	if n.Namespace != "" || dropped[n.DataAtom] {
		return
	}
	switch n.DataAtom {
	case atom.Figure:
		w.figureOf(n)
		return
	case atom.Img:
		if i, ok := w.byURL[attribute(n, "src")]; ok {
			w.figure(i, nil)
		}
		return
	}
	allowed, ok := kept[n.DataAtom]
	if !ok {
		w.children(n, depth)
		return
	}
	if noFigure[n.DataAtom] && w.hasPhoto(n) {
		w.around(n, depth)
		return
	}
	outer := w.inPara
	if block(n.DataAtom) && !outer {
		w.blocks++
		w.inPara = true
	}
	if n.DataAtom == atom.Table {
		w.b.WriteString(`<div class="wide">`)
	}
	w.b.WriteString("<" + n.Data)
	for _, name := range allowed {
		v := attribute(n, name)
		if name == "href" {
			v = webAddress(v)
		}
		if v != "" {
			w.b.WriteString(" " + name + `="` + html.EscapeString(v) + `"`)
		}
	}
	w.b.WriteString(">")
	if n.DataAtom != atom.Br && n.DataAtom != atom.Hr {
		w.children(n, depth)
		w.b.WriteString("</" + n.Data + ">")
	}
	if n.DataAtom == atom.Table {
		w.b.WriteString("</div>")
	}
	if block(n.DataAtom) {
		w.b.WriteString("\n")
	}
	w.inPara = outer
}

func (w *body) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c, depth+1)
	}
}

// block reports whether Article.Text gives the element a paragraph of its own.
func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.H2, atom.H3, atom.H4, atom.Li, atom.Tr, atom.Pre, atom.Dt, atom.Dd:
		return true
	}
	return false
}

// noFigure are elements in which no figure may stand.
var noFigure = map[atom.Atom]bool{
	atom.P: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.A: true, atom.Em: true, atom.Strong: true, atom.I: true, atom.B: true,
	atom.Sub: true, atom.Sup: true, atom.Code: true, atom.Pre: true, atom.Time: true,
}

// hasPhoto reports whether a photo of the story, or a figure, is in the element.
func (w *body) hasPhoto(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Figure {
			return true
		}
		if d.DataAtom == atom.Img {
			if _, ok := w.byURL[attribute(d, "src")]; ok {
				return true
			}
		}
	}
	return false
}

// around writes an element in pieces of its kind around the figures in it.
func (w *body) around(n *html.Node, depth int) {
	var piece *html.Node
	flush := func() {
		if piece != nil && strings.TrimSpace(textOf(piece)) != "" {
			w.node(piece, depth+1)
		}
		piece = nil
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.DataAtom == atom.Figure || c.DataAtom == atom.Img || w.hasPhoto(c) {
			flush()
			w.node(c, depth+1)
		} else {
			if piece == nil {
				piece = &html.Node{Type: html.ElementNode, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr}
			}
			n.RemoveChild(c)
			piece.AppendChild(c)
		}
		c = next
	}
	flush()
}

// figureOf writes a figure of the story: the photos it names, or what else it frames.
func (w *body) figureOf(n *html.Node) {
	var found []int
	var caption *html.Node
	framed := false
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Img:
			if i, ok := w.byURL[attribute(d, "src")]; ok && !slices.Contains(found, i) {
				found = append(found, i)
			}
		case atom.Figcaption:
			caption = d
		case atom.Table, atom.Blockquote, atom.Pre:
			framed = true
		}
	}
	for k, i := range found {
		var c *html.Node
		if k == len(found)-1 {
			c = caption
		}
		w.figure(i, c)
	}
	if len(found) > 0 && !framed {
		return
	}
	w.b.WriteString("<figure>")
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Figcaption:
			if len(found) == 0 {
				w.b.WriteString("<figcaption>" + html.EscapeString(strings.TrimSpace(textOf(c))) + "</figcaption>")
			}
		case len(found) == 0 || c.DataAtom != atom.Img:
			w.node(c, 1)
		}
	}
	w.b.WriteString("</figure>\n")
}

// figure writes a photo with its caption and credit. Where the page's own caption is all there is, that is used.
func (w *body) figure(i int, own *html.Node) {
	p := &w.photos[i]
	w.placed[i] = true
	class := ""
	if p.Lead {
		class = "lead"
	}
	show := p.File != "" && shown(p.Type)
	if !show {
		class = strings.TrimSpace(class + " missing")
	}
	w.b.WriteString("<figure")
	if class != "" {
		w.b.WriteString(` class="` + class + `"`)
	}
	w.b.WriteString(">")
	switch {
	case show:
		fmt.Fprintf(&w.b, `<img src="%s" alt="%s"`, html.EscapeString(url.PathEscape(p.File)), html.EscapeString(p.Alt))
		if p.Width > 0 && p.Height > 0 {
			fmt.Fprintf(&w.b, ` width="%d" height="%d"`, p.Width, p.Height)
		}
		w.b.WriteString(">")
	case p.File != "":
		fmt.Fprintf(&w.b, `<p lang="en">The file of this photo is of a kind that browsers do not show: <a href="%s">%s</a>.</p>`,
			html.EscapeString(url.PathEscape(p.File)), html.EscapeString(p.File))
	default:
		w.b.WriteString(`<p lang="en">This photo could not be kept`)
		if p.Status > 0 && p.Status != 200 {
			fmt.Fprintf(&w.b, " (the server answered %d)", p.Status)
		}
		w.b.WriteString(".</p>")
	}
	caption := p.Caption
	if caption == "" && len(p.Credits) == 0 && own != nil {
		caption = strings.TrimSpace(textOf(own))
	}
	if caption == "" && !show {
		caption = p.Alt
	}
	credit := photoCredit(p.Credits)
	if caption != "" || credit != "" || p.UsageTerms != "" {
		gap := ""
		w.b.WriteString("<figcaption>")
		if caption != "" {
			w.b.WriteString(html.EscapeString(caption))
			gap = "\u2002"
		}
		for _, s := range []string{credit, p.UsageTerms} {
			if s != "" {
				w.b.WriteString(gap + `<span class="credit">` + html.EscapeString(s) + "</span>")
				gap = "\u2002"
			}
		}
		w.b.WriteString("</figcaption>")
	}
	w.b.WriteString("</figure>\n")
}

// photoCredit writes who made and who supplied a photo.
func photoCredit(credits []extract.Credit) string {
	var out []string
	for _, c := range credits {
		// "A B / Agency" names the agency already.
		told := c.Name == "" && slices.ContainsFunc(credits, func(o extract.Credit) bool {
			return o.Name != "" && slices.Contains(strings.Split(o.Organization, "/"), c.Organization)
		})
		if s := creditLine(c); s != "" && !told && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, ", ")
}

// byline names those who reported or wrote the story.
func byline(credits []extract.Credit) string {
	var out []string
	for _, c := range credits {
		switch c.Role {
		case extract.RoleReporter, extract.RoleAuthor, extract.RoleCorrespondent:
			if s := creditName(c); s != "" && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	return strings.Join(out, " · ")
}

func creditName(c extract.Credit) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Organization
}

// creditViews gathers everyone credited by role, in the order of the page; photographers of the photos too.
func creditViews(r Record) []creditView {
	var out []creditView
	all := slices.Clone(r.Everyone())
	for _, p := range r.Photos {
		all = append(all, p.Credits...)
	}
	add := func(c extract.Credit) {
		who := creditLine(c)
		if who == "" || slices.ContainsFunc(all, func(d extract.Credit) bool {
			return c.Role == d.Role && c.Name == d.Name && c.Organization == "" && d.Organization != "" && c.Qualifier == "" && c.Place == ""
		}) {
			return // or another line says more of the same part
		}
		if c.Qualifier != "" {
			who += " (" + c.Qualifier + ")"
		}
		if c.Place != "" {
			who += ", " + c.Place
		}
		role := roleShown(c.Role)
		for i := range out {
			if out[i].Role == role {
				if !slices.Contains(strings.Split(out[i].Who, " · "), who) {
					out[i].Who += " · " + who
				}
				return
			}
		}
		out = append(out, creditView{role, who})
	}
	for _, c := range all {
		add(c)
	}
	return out
}

// roleShown writes a role as a heading.
func roleShown(role string) string {
	s := strings.ReplaceAll(role, "_", " ")
	if s == "" {
		return "Credit"
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// webAddress returns an address that a link may have, or "".
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https", "mailto":
		return u.String()
	}
	return ""
}

// shownTime writes a Published or Modified value for people, in the way of the story's language where
// that is known here and in ISO 8601's order elsewhere; its machine form stays as it is.
func shownTime(s, language string) *moment {
	day := "2006-01-02"
	switch base, _, _ := strings.Cut(strings.ToLower(language), "-"); base {
	case "en", "":
		day = "2 January 2006"
	case "zh", "ja":
		day = "2006年1月2日"
	case "ko":
		day = "2006년 1월 2일"
	}
	for _, f := range [][2]string{{time.RFC3339, " 15:04 -07:00"}, {"2006-01-02T15:04:05", " 15:04"}, {"2006-01-02T15:04", " 15:04"}, {"2006-01-02", ""}} {
		if t, err := time.Parse(f[0], s); err == nil {
			clock := f[1]
			if day == "2 January 2006" && clock != "" {
				clock = "," + clock
			}
			return &moment{s, strings.Replace(t.Format(day+clock), " +00:00", " UTC", 1)}
		}
	}
	return nil
}

// dayShown writes 2026/08/25 as 25 August 2026.
func dayShown(day string) string {
	if t, err := time.Parse("2006/01/02", day); err == nil {
		return t.Format("2 January 2006")
	}
	return day
}

// languageTag returns a language tag fit for a lang attribute, or "".
func languageTag(s string) string {
	if len(s) > 35 {
		return ""
	}
	for _, c := range s {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' {
			return ""
		}
	}
	return s
}

// rightToLeft reports whether a language is written from right to left.
func rightToLeft(tag string) bool {
	tag = strings.ToLower(tag)
	for _, script := range []string{"-arab", "-hebr", "-thaa", "-syrc", "-nkoo", "-adlm"} {
		if strings.Contains(tag, script) {
			return true
		}
	}
	if strings.Contains(tag, "-latn") || strings.Contains(tag, "-cyrl") {
		return false
	}
	base, _, _ := strings.Cut(tag, "-")
	switch base {
	case "ar", "he", "iw", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr", "arc", "nqo":
		return true
	}
	return false
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// jsonLD describes the story as schema.org NewsArticle, its photos as ImageObject.
func jsonLD(r Record) map[string]any {
	m := map[string]any{"@context": "https://schema.org", "@type": "NewsArticle", "url": r.URL}
	set := func(m map[string]any, key string, v any) {
		switch v := v.(type) {
		case string:
			if v == "" {
				return
			}
		case []any:
			if len(v) == 0 {
				return
			}
		case []string:
			if len(v) == 0 {
				return
			}
		}
		m[key] = v
	}
	set(m, "headline", r.Title)
	set(m, "alternativeHeadline", r.Subtitle)
	set(m, "description", r.Summary)
	set(m, "articleSection", r.Section)
	set(m, "keywords", r.Keywords)
	set(m, "inLanguage", r.Language)
	set(m, "datePublished", r.Published)
	set(m, "dateModified", r.Modified)
	set(m, "isAccessibleForFree", fmt.Sprint(r.Access == accessFree))
	set(m, "identifier", r.ID)
	if r.Site.Name != "" {
		m["publisher"] = map[string]any{"@type": "NewsMediaOrganization", "name": r.Site.Name}
	}
	for key, list := range schemaPeople(r.Everyone()) {
		set(m, key, list)
	}
	var images []any
	for _, p := range r.Photos {
		o := map[string]any{"@type": "ImageObject", "url": p.URL}
		set(o, "contentUrl", p.File)
		set(o, "caption", p.Caption)
		set(o, "creditText", photoCredit(p.Credits))
		set(o, "encodingFormat", p.Type)
		set(o, "sha256", p.SHA256)
		set(o, "copyrightNotice", p.UsageTerms)
		if p.Width > 0 && p.Height > 0 {
			o["width"], o["height"] = p.Width, p.Height
		}
		var creators []any
		for _, c := range p.Credits {
			if c.Role == extract.RolePhotographer || c.Role == extract.RoleIllustrator {
				creators = append(creators, schemaCredit(c))
			}
		}
		set(o, "creator", creators)
		images = append(images, o)
	}
	set(m, "image", images)
	return m
}

func schemaCredit(c extract.Credit) map[string]any {
	if c.Name == "" {
		return map[string]any{"@type": "Organization", "name": c.Organization}
	}
	o := map[string]any{"@type": "Person", "name": c.Name}
	if c.Organization != "" {
		o["affiliation"] = map[string]any{"@type": "Organization", "name": c.Organization}
	}
	return o
}

// schemaPeople sorts a story's credits under schema.org's properties.
func schemaPeople(credits []extract.Credit) map[string][]any {
	out := map[string][]any{}
	for _, c := range credits {
		if creditName(c) == "" {
			continue
		}
		key := "contributor"
		switch c.Role {
		case extract.RoleReporter, extract.RoleAuthor, extract.RoleCorrespondent:
			key = "author"
		case extract.RoleEditor:
			key = "editor"
		case extract.RoleTranslator:
			key = "translator"
		case extract.RoleProducer:
			key = "producer"
		case extract.RoleSource:
			key = "sourceOrganization"
		}
		out[key] = append(out[key], schemaCredit(c))
	}
	return out
}

// link is the relative address of one file of the archive from a folder of it.
func link(from, to string) string {
	f, t := strings.Split(from, "/"), strings.Split(to, "/")
	if from == "." {
		f = nil
	}
	for len(f) > 0 && len(t) > 1 && f[0] == t[0] {
		f, t = f[1:], t[1:]
	}
	return path.Join(strings.Repeat("../", len(f)), path.Join(t...))
}

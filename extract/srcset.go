package extract

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// source is one address that a page offers for a picture.
type source struct {
	url   string // absolute
	width int    // pixels, as the page or the address says; 0 is unknown
	rank  int8   // breaks ties and stands in for an unknown width: originals over plain ones over thumbnails
}

// Ranks of a source, by how the page names it.
const (
	rankSmall    int8 = -1 // thumbnail, blurred stand-in
	rankPlain    int8 = 0
	rankOriginal int8 = 1 // data-original, data-full, a link from the picture to its file
)

// Bounds on what one picture may offer.
const (
	maxCandidates   = 5000 // of one srcset
	maxAlternatives = 12   // kept of all
	maxAddress      = 4096 // bytes of one address
)

// candidate is one entry of a srcset: an address and its descriptor, a width in pixels or a density.
type candidate struct {
	url     string
	width   int
	density float64
}

// parseSrcset reads the value of a srcset attribute as the HTML standard says (4.8.4.2.1): addresses may
// hold commas, a comma that ends one ends the candidate, parentheses guard those in descriptors.
func parseSrcset(s string) []candidate {
	var out []candidate
	for i := 0; i < len(s) && len(out) < maxCandidates; {
		for i < len(s) && (isASCIISpace(s[i]) || s[i] == ',') {
			i++
		}
		start := i
		for i < len(s) && !isASCIISpace(s[i]) {
			i++
		}
		if i == start {
			break
		}
		c := candidate{url: s[start:i]}
		if strings.HasSuffix(c.url, ",") {
			c.url = strings.TrimRight(c.url, ",")
			out = append(out, c)
			continue
		}
		start = i
		depth := 0
		for i < len(s) && (s[i] != ',' || depth > 0) {
			switch s[i] {
			case '(':
				depth++
			case ')':
				depth--
			}
			i++
		}
		for _, d := range strings.Fields(s[start:i]) {
			n, err := strconv.ParseFloat(d[:len(d)-1], 64)
			if err != nil || n <= 0 || n > 1e6 {
				continue
			}
			switch d[len(d)-1] {
			case 'w':
				c.width = int(n)
			case 'x':
				c.density = n
			}
		}
		out = append(out, c)
	}
	return out
}

func isASCIISpace(c byte) bool {
	return c == ' ' || '\t' <= c && c <= '\r'
}

// largest sorts the sources of one picture, largest first, and drops repeated ones.
// An original without a known width counts as larger than any; a plain one without as medium-sized.
func largest(list []source) []source {
	slices.SortStableFunc(list, func(a, b source) int { return b.size() - a.size() })
	out := list[:0]
	for _, s := range list {
		if len(out) <= maxAlternatives && !slices.ContainsFunc(out, func(t source) bool { return t.url == s.url }) {
			out = append(out, s)
		}
	}
	return out
}

func (s source) size() int {
	switch {
	case s.width > 0:
		return s.width + int(s.rank)
	case s.rank == rankOriginal:
		return 3000
	case s.rank == rankSmall:
		return 1
	}
	return 500
}

// sizeInAddress reads the width in pixels that an address asks for or carries in its name: ?w=640,
// /640x360/, photo-1024x683.jpg, w_1200. 0 when it tells none.
func sizeInAddress(s string) (width, height int) {
	if i := strings.IndexByte(s, '?'); i >= 0 {
		for _, kv := range strings.FieldsFunc(s[i+1:], func(r rune) bool { return r == '&' || r == ';' }) {
			k, v, _ := strings.Cut(kv, "=")
			switch strings.ToLower(k) {
			case "w", "width", "imwidth", "wid", "imagewidth", "maxw", "max-w":
				width = pixels(v)
			case "h", "height", "hei":
				height = pixels(v)
			case "resize", "fit", "size":
				v = strings.ReplaceAll(strings.ReplaceAll(v, "%2C", ","), "%2c", ",")
				a, b, _ := strings.Cut(strings.ReplaceAll(v, "x", ","), ",")
				width, height = pixels(a), pixels(b)
			}
		}
		if width > 0 {
			return width, height
		}
		s = s[:i]
	}
	for i := len(s) - 1; i > 0; i-- {
		if s[i] != 'x' || i+1 >= len(s) || !isDigit(s[i-1]) || !isDigit(s[i+1]) {
			continue
		}
		a, b := i, i+1
		for a > 0 && isDigit(s[a-1]) {
			a--
		}
		for b < len(s) && isDigit(s[b]) {
			b++
		}
		if w, h := pixels(s[a:i]), pixels(s[i+1:b]); w >= 16 && h >= 16 {
			return w, h
		}
	}
	for _, mark := range []string{"/w_", ",w_", "%2cw_", "%2Cw_", "=w", "/w", "-w", "_w", "$width_", "/width/", "width,", "width-"} {
		for rest := s; ; {
			i := strings.Index(rest, mark)
			if i < 0 {
				break
			}
			rest = rest[i+len(mark):]
			n := 0
			for n < len(rest) && isDigit(rest[n]) {
				n++
			}
			if w := pixels(rest[:n]); w >= 16 && (n == len(rest) || !isLetterOrDigit(rest[n]) || rest[n] == 'h' && n+1 < len(rest) && isDigit(rest[n+1])) {
				return w, 0
			}
		}
	}
	return 0, 0
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetterOrDigit(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// pixels reads a length in pixels, 0 when s is not one or beyond what a picture has.
func pixels(s string) int {
	s = strings.TrimSuffix(strings.TrimSpace(s), "px")
	if i := strings.IndexByte(s, '.'); i > 0 {
		s = s[:i]
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 20000 {
		return 0
	}
	return n
}

// address makes an absolute http(s) address of what a page wrote for a picture, or "" when it is none:
// a data: URI, a script, a template's blank.
func (p *page) address(s string) string {
	s = strings.TrimSpace(s)
	if isPlainAddress(s) {
		return s
	}
	if s != "" && s[0] == '/' && p.base.Host != "" && p.base.User == nil {
		whole := p.base.Scheme + ":" + s
		if !strings.HasPrefix(s, "//") {
			whole = p.base.Scheme + "://" + p.base.Host + s
		}
		if isPlainAddress(whole) {
			return whole
		}
	}
	if s == "" || len(s) > maxAddress || s[0] == '#' || strings.ContainsAny(s, "{}<>\"\\\n") {
		return ""
	}
	if i := strings.IndexByte(s, ':'); i > 0 && i < 12 && !strings.HasPrefix(s[i:], "://") && !strings.ContainsAny(s[:i], "/.?") {
		return "" // data:, javascript:, about:
	}
	if strings.IndexByte(s, ' ') >= 0 {
		s = strings.ReplaceAll(s, " ", "%20")
	}
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	u = p.base.ResolveReference(u)
	if u.Scheme != "http" && u.Scheme != "https" && (p.base.Host != "" || u.Scheme != "") {
		return ""
	}
	if u.Host == "" && p.base.Host != "" || u.User != nil {
		return ""
	}
	if p.base.Host != "" && (u.Path == "" || u.Path == "/") && u.RawQuery == "" {
		return ""
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}

// isPlainAddress reports whether an address is absolute and written so plainly that to parse, resolve and
// write it again would change nothing.
func isPlainAddress(s string) bool {
	rest, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	if len(s) > maxAddress {
		return false
	}
	i := 0
	for i < len(rest) && (isLetterOrDigit(rest[i]) && rest[i] < 0x80 || rest[i] == '.' || rest[i] == '-') {
		i++
	}
	if i == 0 || i+1 >= len(rest) || rest[i] != '/' || rest[i+1] == '?' {
		return false
	}
	for ; i < len(rest) && rest[i] != '?'; i++ {
		switch c := rest[i]; {
		case c < 0x80 && isLetterOrDigit(c), c == '-', c == '_', c == '~', c == ',', c == '=', c == ':', c == '@', c == '+':
		case c == '.':
			if rest[i-1] == '/' {
				return false
			}
		case c == '/':
			if rest[i-1] == '/' {
				return false
			}
		default:
			return false
		}
	}
	for ; i < len(rest); i++ {
		if c := rest[i]; c <= ' ' || c >= 0x7F || strings.IndexByte("#{}<>\"\\", c) >= 0 {
			return false
		}
	}
	return true
}

// pictureKeys are what one picture has in common whatever its size, host or query: the path of its real
// address without sizes, and its file name when that is telling enough. Two pictures are one when they share a key.
func pictureKeys(address string) []string {
	path, query := realAddress(address)
	segments := strings.Split(strings.ToLower(path), "/")
	kept := segments[:0]
	for i, s := range segments {
		if s == "" || i < len(segments)-1 && isTransform(s) {
			continue
		}
		kept = append(kept, s)
	}
	if len(kept) == 0 {
		return []string{query}
	}
	name := kept[len(kept)-1]
	stem := pictureStem(name)
	if stem == "" || genericStem(stem) && isSizeName(stem) {
		// wide__360x202__mobile: a size, not a name
		kept = kept[:len(kept)-1]
	} else {
		kept[len(kept)-1] = stem
	}
	full := strings.Join(kept, "/")
	if isScript(name) {
		full += "?" + query
		return []string{full}
	}
	if telling(stem) {
		return []string{full, stem}
	}
	return []string{full}
}

// realAddress finds the address that a resizing service carries within its own, and returns its path and the
// parameters of its query that are no size.
func realAddress(s string) (path, query string) {
	for range 3 { // services call services
		if strings.LastIndex(s, "://") <= len("https") && (s == "" || s[0]|0x20 == 'h') && strings.IndexByte(s, '%') < 0 {
			break
		}
		low := strings.ToLower(s)
		i := strings.LastIndex(low, "http://")
		if j := strings.LastIndex(low, "https://"); j > i {
			i = j
		}
		if i > 0 {
			s = s[i:]
			continue
		}
		i = strings.LastIndex(low, "http%3a")
		if j := strings.LastIndex(low, "https%3a"); j > i {
			i = j
		}
		if i <= 0 {
			break
		}
		end := len(s)
		if n := strings.IndexByte(s[i:], '&'); n > 0 {
			end = i + n
		}
		dec, err := url.PathUnescape(s[i:end])
		if err != nil {
			break
		}
		s = dec
	}
	if i := strings.IndexByte(s, '#'); i >= 0 {
		s = s[:i]
	}
	path, query, _ = strings.Cut(s, "?")
	if i := strings.Index(path, "//"); i >= 0 { // less the host
		path = path[i+2:]
		if i = strings.IndexByte(path, '/'); i < 0 {
			i = len(path)
		}
		path = path[i:]
	}
	// /site.example/wp-content/…: a mirror that names the host it mirrors
	if rest := strings.TrimPrefix(path, "/"); rest != "" {
		if host, after, ok := strings.Cut(rest, "/"); ok && strings.Contains(host, ".") && !hasImageName(host) && !strings.ContainsAny(host, "_,:@%=~") && !isDigit(host[0]) {
			path = "/" + after
		}
	}
	var other []string
	for _, kv := range strings.Split(query, "&") {
		k, v, _ := strings.Cut(kv, "=")
		switch strings.ToLower(k) {
		case "url", "src", "image", "img", "file", "path", "u", "imageurl", "filename":
			if dec, err := url.QueryUnescape(v); err == nil && (hasImageName(dec) || strings.HasPrefix(dec, "/")) && len(dec) > 4 {
				p, _, _ := strings.Cut(dec, "?")
				return p, ""
			}
			other = append(other, kv)
		case "w", "h", "width", "height", "q", "quality", "s", "sig", "crop", "fit", "resize", "auto", "format", "f", "dpr", "v", "t", "ts", "ver", "size", "":
		default:
			other = append(other, kv)
		}
	}
	if dec, err := url.PathUnescape(path); err == nil {
		path = dec
	}
	return path, strings.ToLower(strings.Join(other, "&"))
}

// isTransform reports whether a part of a path asks for a size or form of the picture rather than naming it.
func isTransform(s string) bool {
	switch s {
	case "resize", "crop", "fit-in", "fit", "smart", "quality", "format", "webp", "thumb", "thumbs", "thumbnail", "small", "medium", "large", "original", "orig",
		"max", "unsafe", "strip", "true", "auto", "scale", "full", "big", "mobile", "desktop", "wide", "square", "landscape":
		return true
	}
	if strings.ContainsAny(s, ",:=") || strings.HasPrefix(s, "$") || strings.HasPrefix(s, "%24") {
		return strings.ContainsAny(s, "0123456789") && !strings.HasPrefix(s, "u=")
	}
	if len(s) >= 3 && (s[1] == '_' || s[1] == '-') && strings.IndexByte("cwhfqgt", s[0]) >= 0 && isDigit(s[2]) {
		return true
	}
	if (s[0] == 'w' || s[0] == 's' || s[0] == 'h') && len(s) >= 3 && len(s) <= 8 && isDigit(s[1]) && strings.Trim(s[1:], "0123456789-rwhcp") == "" {
		return true
	}
	if s[0] == 'w' && strings.Contains(s, "h") && strings.Trim(s, "0123456789wh") == "" {
		return true // w550h366
	}
	a, b, ok := strings.Cut(s, "x")
	return ok && (a != "" || b != "") && strings.Trim(a, "0123456789") == "" && strings.Trim(b, "0123456789") == ""
}

// pictureStem is a file name in lower case without its endings and the marks of a size.
func pictureStem(s string) string {
	for hasImageName(s) || strings.HasSuffix(s, ".image") {
		s = s[:strings.LastIndexByte(s, '.')]
	}
	if i := strings.IndexByte(s, '~'); i > 3 { // putin-240~276x155
		s = s[:i]
	}
	if i := strings.LastIndexByte(s, '@'); i > 3 {
		s = s[:i]
	}
	for {
		i := strings.LastIndexAny(s, "-_")
		if i < 2 || !isSizeSuffix(s[i+1:]) {
			return s
		}
		s = s[:i]
	}
}

func isSizeSuffix(s string) bool {
	switch s {
	case "scaled", "thumb", "thumbnail", "small", "medium", "large", "original", "rotated", "2x":
		return true
	case "":
		return true
	}
	if s[0] == 'e' && len(s) >= 11 && strings.Trim(s[1:], "0123456789") == "" {
		return true // WordPress's mark of an edit
	}
	if (s[0] == 'w' || s[0] == 'h') && len(s) >= 3 && len(s) <= 5 && strings.Trim(s[1:], "0123456789") == "" {
		return true
	}
	a, b, ok := strings.Cut(s, "x")
	return ok && len(a) >= 2 && len(a) <= 5 && len(b) <= 5 && strings.Trim(a, "0123456789") == "" && strings.Trim(b, "0123456789") == ""
}

// isSizeName reports whether a file name is made of words for sizes only.
func isSizeName(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '-' || r == ',' || r == '.' }) {
		if !genericWord(w) && !isTransform(w) && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return true
}

func genericStem(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '-' }) {
		if genericWord(w) {
			return true
		}
	}
	return false
}

func genericWord(w string) bool {
	switch w {
	case "image", "img", "photo", "foto", "bild", "picture", "original", "master", "default", "main", "lead", "teaser", "large", "small", "medium", "wide", "square",
		"landscape", "portrait", "mobile", "desktop", "thumb", "thumbnail", "full", "cover", "header", "hero", "preview", "poster", "base", "free", "crop", "content", "article":
		return true
	}
	return false
}

// telling reports whether a file name alone names a picture: long enough, and not a general word.
func telling(stem string) bool {
	if len(stem) < 8 || isSizeName(stem) {
		return false
	}
	digits := 0
	for i := 0; i < len(stem); i++ {
		if isDigit(stem[i]) {
			digits++
		}
	}
	return digits >= 4 || digits > 0 && len(stem) >= 9 || len(stem) >= 12
}

// hasImageName reports whether an address's path ends as an image file's does.
func hasImageName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	if i < 0 || len(s)-i > 6 || len(s)-i < 4 {
		return false
	}
	switch strings.ToLower(s[i+1:]) {
	case "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "avif", "heic", "bmp", "tif", "tiff", "pjpeg":
		return true
	}
	return false
}

// isImageAddress reports whether an address is that of an image file.
func isImageAddress(s string) bool {
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	return hasImageName(s)
}

// isScript reports whether the last part of a path is a program's name, so that the query names the picture.
func isScript(s string) bool {
	for _, e := range []string{".php", ".aspx", ".ashx", ".asp", ".jsp", ".do", ".cgi", ".dll", ".cfm"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	switch s {
	case "image", "img", "get", "resize", "picture", "photo", "images", "imgsvc", "thumbnail", "media", "_image":
		return true
	}
	return false
}

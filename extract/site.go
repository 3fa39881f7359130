package extract

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// findSite names the publication and the story's own address.
func (p *page) findSite() {
	a := &p.article
	a.CanonicalURL = p.canonical()
	a.Site.Host = strings.ToLower(p.self.Hostname())
	if a.Site.Host == "" {
		if u, err := url.Parse(a.CanonicalURL); err == nil {
			a.Site.Host = strings.ToLower(u.Hostname())
		}
	}
	for _, s := range []string{p.metaText("og:site_name"), squeeze(p.ld.publisher), squeeze(p.ld.website), p.metaText("application-name"), p.metaText("apple-mobile-web-app-title"),
		p.metaText("al:android:app_name"), p.metaText("twitter:app:name:iphone"), p.metaText("dc.publisher")} {
		if s = p.siteName(s); s != "" {
			a.Site.Name = s
			break
		}
	}
}

// maxSiteName is the longest name that is believed to be a publication's, in bytes.
const maxSiteName = 120

// siteName returns the name of the publication within s, without the slogan beside it, or "" when s is none.
func (p *page) siteName(s string) string {
	s = strings.TrimPrefix(strings.Trim(untagged(s), " |–—-/·•:,"), "@")
	if f := fold(s); notSection(f) || generic(f) || strings.Contains(s, "://") || strings.ContainsAny(s, "{}<>") || len(s) > maxSiteName || p.storyAsSite(s) {
		return ""
	}
	label := hostLabel(p.article.Site.Host)
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " • ", " · ", ": "} {
		first, rest, ok := strings.Cut(s, sep)
		if !ok {
			continue
		}
		if last := rest[strings.LastIndex(sep+rest, sep):]; len(label) > 3 && isLabel(last, label) && !isLabel(first, label) && !abbreviates(label, fold(first)) && sep != ": " {
			return last // "The best of the web • Daily Post"
		}
		if len(s) > 30 || isLabel(first, label) {
			s = first // "Daily Post - news and sport": what follows the name is a slogan
		}
	}
	return s
}

// hostLabel is what a host is called, without its suffix and what stands before: dailypost of www.dailypost.co.uk.
func hostLabel(host string) string {
	d, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return ""
	}
	label, _, _ := strings.Cut(d, ".")
	return fold(label)
}

// isLabel reports whether a name is that of the host: Daily Post, dailypost.co.uk.
func isLabel(name, label string) bool {
	f := fold(name)
	return label != "" && (f == label || f == "the"+label || strings.HasPrefix(f, label) && strings.Contains(name, ".") && len(f) <= len(label)+6)
}

// abbreviates reports whether the letters of a folded name stand in another in their order, its first at the beginning.
func abbreviates(short, long string) bool {
	if short == "" || long == "" || short[0] != long[0] {
		return false
	}
	for _, r := range short {
		i := strings.IndexRune(long, r)
		if i < 0 {
			return false
		}
		long = long[i+utf8.RuneLen(r):]
	}
	return true
}

// storyAsSite reports whether what should be the site's name is the story's title, which some pages put there.
func (p *page) storyAsSite(name string) bool {
	f := fold(name)
	if len(name) <= 40 || f == "" {
		return false
	}
	for _, title := range []string{p.metaText("og:title"), p.ld.headline} {
		if t := fold(title); strings.HasPrefix(t, f) || len(t) > 30 && strings.HasPrefix(f, t) {
			return true
		}
	}
	t := fold(p.signs.title)
	label := hostLabel(p.article.Site.Host)
	return strings.HasPrefix(t, f) && (len(t) > len(f) || label == "" || !strings.HasPrefix(f, label)) // a page may be titled after its site alone
}

// canonical returns the address that the page gives for this story, when it can be that.
func (p *page) canonical() string {
	for _, s := range []string{p.signs.canonical, p.metaText("og:url"), p.ld.url} {
		s = strings.TrimSpace(s)
		if s == "" || strings.ContainsAny(s, " \t\n{}<>") || strings.Contains(s, "%20") {
			continue // a headline or a template's slot
		}
		u, err := url.Parse(s)
		if err != nil {
			continue
		}
		u = p.base.ResolveReference(u)
		if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
			continue
		}
		u.Fragment, u.RawFragment, u.RawQuery = "", "", withoutTracking(u.RawQuery)
		path := strings.Trim(u.Path, "/")
		own := path != "" && path == strings.Trim(p.self.Path, "/")
		if !own && len(path) <= 5 && !strings.ContainsAny(path, "0123456789") && u.RawQuery == "" {
			continue // the front page, or that of a language
		}
		if p.opt.URL != "" {
			if !sameSite(u.Hostname(), p.self.Hostname()) {
				continue
			}
			// A parent folder of this page is a section's front page.
			if rest, ok := strings.CutPrefix(strings.Trim(p.self.Path, "/"), path+"/"); ok && u.RawQuery == "" && !lastPart(rest) {
				continue
			}
		}
		return u.String()
	}
	return ""
}

// withoutTracking drops the parameters of a query that say where a reader came from.
func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	keep := strings.Split(query, "&")
	keep = slices.DeleteFunc(keep, func(p string) bool { name, _, _ := strings.Cut(p, "="); return p == "" || tracks(name) })
	return strings.Join(keep, "&")
}

// tracks reports whether a parameter of that name says where a reader came from, not what page it is.
func tracks(name string) bool {
	name = strings.ToLower(name)
	for _, prefix := range []string{"utm_", "mtm_", "pk_", "piwik_", "at_medium", "at_campaign", "hsa_"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "srsltid", "mc_cid", "mc_eid", "_ga", "_gl", "wt_mc", "cmpid", "xtor",
		"phpsessid", "jsessionid":
		return true
	}
	return false
}

// lastPart reports whether the rest of a path is only a view of the story before it: amp, a page number, print.
func lastPart(s string) bool {
	switch s {
	case "amp", "print", "full", "all", "index.html", "":
		return true
	}
	return strings.Trim(s, "0123456789") == "" && len(s) <= 3
}

// siteWords are the folded names that the site goes by: what a headline must not end in, and what is no person.
func (p *page) siteWords() []string {
	if p.names != nil {
		return p.names
	}
	out := []string{}
	add := func(s string) {
		if f := fold(s); len(f) > 1 {
			out = append(out, f)
		}
	}
	add(p.article.Site.Name)
	add(p.ld.publisher)
	add(p.ld.website)
	if s := p.metaText("og:site_name"); !p.storyAsSite(s) {
		add(s)
	}
	add(p.metaText("application-name"))
	add(strings.TrimPrefix(p.metaText("twitter:site"), "@"))
	if h := p.article.Site.Host; h != "" {
		add(strings.TrimPrefix(h, "www."))
		if d, err := publicsuffix.EffectiveTLDPlusOne(h); err == nil {
			add(d)
			label, _, _ := strings.Cut(d, ".")
			add(label)
		}
	}
	p.names = out
	return out
}

// isSite reports whether s is the site's name, or its name with a word or two around it.
func (p *page) isSite(s string) bool {
	f := fold(s)
	if f == "" {
		return false
	}
	for _, w := range p.siteWords() {
		if f == w || "the"+f == w || f == "the"+w {
			return true
		}
		if len(w) >= 5 && strings.Contains(f, w) && len(f) <= 2*len(w)+6 {
			return true
		}
		if len(f) >= 5 && strings.Contains(w, f) && len(w) <= 2*len(f) {
			return true
		}
	}
	return false
}

// lessSite takes the site's name off the end of a caption or summary: "… - Daily Post".
func (p *page) lessSite(s string) string {
	for _, sep := range []string{" - ", " | ", " – "} {
		if i := strings.LastIndex(s, sep); i > 0 && len(s)-i < 60 && p.isSite(s[i+len(sep):]) {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

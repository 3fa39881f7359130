package extract

import "strings"

// readMetadata fills what the page says about itself: canonical address, site, language, titles, dates, section.
func (p *page) readMetadata() {
	p.gather()
	if p.ruled == nil || !p.ruled.SkipJSONLD {
		p.readLinked(p.signs.linked)
	}
	p.findSite()
	p.findLanguage()
	p.findTitle()
	p.ruledTitle()
	p.keepHeader()
	p.findDates()
	p.findSubject()
}

// Bounds on lists and texts that a page gives.
const (
	maxKeywords = 40
	maxSummary  = 2000
)

// findSubject fills summary, section, keywords and access.
func (p *page) findSubject() {
	a := &p.article
	for _, s := range []string{p.metaText("og:description"), p.metaText("description"), p.ld.description, p.metaText("twitter:description", "dc.description")} {
		if s = squeeze(s); s != "" && fold(s) != fold(a.Title) && !p.isSite(s) {
			a.Summary = head(p.lessSite(s), maxSummary)
			break
		}
	}
	a.Section = squeeze(p.ld.section)
	if a.Section == "" {
		a.Section = p.metaText("article:section", "parsely-section", "cxenseparse:recs:category", "dc.subject", "section", "og:article:section", "lmd.section", "category")
	}
	if a.Section == "" && len(p.ld.crumbs) > 1 {
		// The last crumb is the story itself, the first the front page.
		last := len(p.ld.crumbs) - 1
		if fold(p.ld.crumbs[last]) == fold(a.Title) || last > 1 {
			last--
		}
		if last > 0 {
			a.Section = p.ld.crumbs[last]
		}
	}
	if len(a.Section) > 100 || p.isSite(a.Section) {
		a.Section = ""
	}
	words := p.ld.keywords
	if len(words) == 0 {
		words = p.metaTexts("article:tag")
	}
	if len(words) == 0 {
		words = strings.FieldsFunc(p.metaText("news_keywords", "keywords", "parsely-tags", "sailthru.tags"), func(r rune) bool { return strings.ContainsRune(",;，、；", r) })
	}
	seen := map[string]bool{}
	for _, w := range words {
		w = squeeze(w)
		if f := fold(w); w != "" && len(w) <= 100 && !seen[f] && len(a.Keywords) < maxKeywords {
			seen[f] = true
			a.Keywords = append(a.Keywords, w)
		}
	}
	a.Access = p.access()
}

// access tells whether a paywall cuts the page.
func (p *page) access() string {
	switch p.ld.free {
	case "true", "http://schema.org/true", "https://schema.org/true", "1", "yes":
		return "free"
	case "false", "http://schema.org/false", "https://schema.org/false", "0", "no":
		return "partial"
	}
	switch strings.ToLower(p.metaText("article:content_tier", "og:article:content_tier")) {
	case "free":
		return "free"
	case "metered", "locked", "paid", "premium":
		return "partial"
	}
	if strings.EqualFold(p.metaText("isaccessibleforfree"), "false") {
		return "partial"
	}
	return ""
}

package extract

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

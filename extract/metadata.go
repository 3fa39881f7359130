package extract

// readMetadata fills what the page says about itself: canonical address, site, language, titles, dates, section.
func (p *page) readMetadata() {
}

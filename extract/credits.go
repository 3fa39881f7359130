package extract

// findCredits lists who did what, and marks the blocks that are credit lines of the site, not of the story.
func (p *page) findCredits() {
}

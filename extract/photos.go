package extract

// findPhotos lists the story's pictures with their captions and credits, and marks the blocks they use up.
func (p *page) findPhotos() {
}

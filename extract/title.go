package extract

func (p *page) findTitle() {}

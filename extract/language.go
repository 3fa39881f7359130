package extract

func (p *page) findLanguage() {}

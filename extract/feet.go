package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// footLabel begins a part of an agency's foot or of another line of credits, in languages that set words apart.
// A word that ends in a colon needs one on the page.
type footLabel struct{ word, role string }

var footLabels = []footLabel{
	{"additional reporting by", RoleCorrespondent}, {"additional reporting from", RoleCorrespondent}, {"additional reporting", RoleCorrespondent},
	{"with additional reporting by", RoleCorrespondent}, {"with reporting by", RoleCorrespondent}, {"with reporting from", RoleCorrespondent},
	{"with files from", RoleSource}, {"with contributions from", RoleCorrespondent}, {"reporting by", RoleReporter}, {"reported by", RoleReporter},
	{"report by", RoleReporter}, {"story by", RoleReporter}, {"reporter:", RoleReporter}, {"reporters:", RoleReporter},
	{"writing and editing by", RoleAuthor}, {"writing by", RoleAuthor}, {"written by", RoleAuthor}, {"compiled by", RoleAuthor},
	{"words:", RoleAuthor}, {"words by", RoleAuthor}, {"author:", RoleAuthor}, {"editing by", RoleEditor}, {"edited by", RoleEditor},
	{"editor:", RoleEditor}, {"translated by", RoleTranslator}, {"translation by", RoleTranslator}, {"translation:", RoleTranslator},
	{"graphics by", RoleIllustrator}, {"graphic by", RoleIllustrator}, {"graphics:", RoleIllustrator}, {"illustration by", RoleIllustrator},
	{"illustrations by", RoleIllustrator}, {"illustration:", RoleIllustrator}, {"illustrations:", RoleIllustrator},
	{"photography by", RolePhotographer}, {"photographs by", RolePhotographer}, {"photos by", RolePhotographer}, {"photo by", RolePhotographer},
	{"pictures by", RolePhotographer}, {"photos:", RolePhotographer}, {"photo:", RolePhotographer}, {"pictures:", RolePhotographer},
	{"photography:", RolePhotographer}, {"produced by", RoleProducer}, {"production by", RoleProducer}, {"producer:", RoleProducer},
	{"fact-checking by", RoleReviewer}, {"fact-checked by", RoleReviewer}, {"source:", RoleSource}, {"sources:", RoleSource},
	{"mitarbeit:", RoleCorrespondent}, {"mitarbeit", RoleCorrespondent}, {"redaktion:", RoleEditor}, {"redigiert von", RoleEditor},
	{"bearbeitet von", RoleEditor}, {"übersetzung:", RoleTranslator}, {"übersetzt von", RoleTranslator}, {"aus dem englischen von", RoleTranslator},
	{"aus dem englischen übersetzt von", RoleTranslator}, {"aus dem französischen von", RoleTranslator}, {"quelle:", RoleSource},
	{"quellen:", RoleSource}, {"mit material von", RoleSource}, {"mit informationen von", RoleSource}, {"mit agenturmaterial von", RoleSource},
	{"text:", RoleAuthor}, {"text und fotos:", RoleAuthor}, {"autor:", RoleAuthor}, {"autorin:", RoleAuthor}, {"grafik:", RoleIllustrator},
	{"grafiken:", RoleIllustrator}, {"foto:", RolePhotographer}, {"fotos:", RolePhotographer}, {"bild:", RolePhotographer},
	{"bilder:", RolePhotographer},
	{"traduit par", RoleTranslator}, {"traduit de l'anglais par", RoleTranslator}, {"traduit de l’anglais par", RoleTranslator},
	{"traduction :", RoleTranslator}, {"traduction:", RoleTranslator}, {"avec la contribution de", RoleCorrespondent},
	{"avec la participation de", RoleCorrespondent}, {"édité par", RoleEditor}, {"rédigé par", RoleAuthor}, {"reportage de", RoleReporter},
	{"reportage d'", RoleReporter}, {"reportage d’", RoleReporter}, {"propos recueillis par", RoleReporter}, {"auteur:", RoleAuthor},
	{"texte:", RoleAuthor}, {"textes:", RoleAuthor},
	{"traducido por", RoleTranslator}, {"traducción:", RoleTranslator}, {"traducción de", RoleTranslator}, {"editado por", RoleEditor},
	{"edición:", RoleEditor}, {"edición de", RoleEditor}, {"reporte de", RoleReporter}, {"reporte adicional de", RoleCorrespondent},
	{"fuente:", RoleSource}, {"con información de", RoleSource}, {"texto:", RoleAuthor}, {"textos:", RoleAuthor}, {"ilustración:", RoleIllustrator},
	{"fotografía:", RolePhotographer}, {"fotografías:", RolePhotographer},
	{"fonte:", RoleSource}, {"traduzione di", RoleTranslator}, {"traduzione:", RoleTranslator}, {"ha collaborato", RoleCorrespondent},
	{"hanno collaborato", RoleCorrespondent}, {"con la collaborazione di", RoleCorrespondent}, {"testo di", RoleAuthor}, {"testo:", RoleAuthor},
	{"foto di", RolePhotographer},
	{"reportagem de", RoleReporter}, {"reportagem:", RoleReporter}, {"edição:", RoleEditor}, {"edição de", RoleEditor},
	{"tradução:", RoleTranslator}, {"tradução de", RoleTranslator}, {"com informações da", RoleSource}, {"com informações do", RoleSource},
	{"com informações de", RoleSource}, {"supervisão:", RoleReviewer},
	{"bron:", RoleSource}, {"vertaling:", RoleTranslator}, {"vertaald door", RoleTranslator}, {"met medewerking van", RoleCorrespondent},
	{"m.m.v.", RoleCorrespondent}, {"tekst:", RoleAuthor}, {"beeld:", RolePhotographer},
	{"källa:", RoleSource}, {"kilde:", RoleSource}, {"lähde:", RoleSource}, {"lähteet:", RoleSource}, {"översättning:", RoleTranslator},
	{"översatt av", RoleTranslator}, {"oversat af", RoleTranslator}, {"oversatt av", RoleTranslator}, {"käännös:", RoleTranslator},
	{"suomennos:", RoleTranslator}, {"teksti:", RoleAuthor}, {"kuva:", RolePhotographer}, {"kuvat:", RolePhotographer},
	{"toimittaja:", RoleReporter}, {"journalist:", RoleReporter}, {"redaktør:", RoleEditor}, {"redaktör:", RoleEditor},
	{"fotograf:", RolePhotographer}, {"reporter och foto:", RoleReporter},
	{"kaynak:", RoleSource}, {"muhabir:", RoleReporter}, {"haber:", RoleReporter}, {"editör:", RoleEditor}, {"kamera:", RoleContributor},
	{"fotoğraf:", RolePhotographer}, {"çeviri:", RoleTranslator}, {"yazar:", RoleAuthor},
	{"источник:", RoleSource}, {"перевод:", RoleTranslator}, {"редактор:", RoleEditor}, {"автор:", RoleAuthor}, {"авторы:", RoleAuthor},
	{"текст:", RoleAuthor}, {"фото:", RolePhotographer}, {"корреспондент:", RoleReporter}, {"джерело:", RoleSource}, {"переклад:", RoleTranslator},
	{"źródło:", RoleSource}, {"redaktor:", RoleEditor}, {"tłumaczenie:", RoleTranslator}, {"tłum.", RoleTranslator}, {"oprac.", RoleAuthor},
	{"oprac.:", RoleAuthor}, {"opracowanie:", RoleAuthor}, {"opracował", RoleAuthor}, {"opracowała", RoleAuthor}, {"fot.", RolePhotographer},
	{"zdjęcia:", RolePhotographer},
	{"zdroj:", RoleSource}, {"překlad:", RoleTranslator}, {"sumber:", RoleSource}, {"nguồn:", RoleSource}, {"πηγή:", RoleSource},
	{"sursa:", RoleSource}, {"forrás:", RoleSource}, {"izvor:", RoleSource}, {"източник:", RoleSource}, {"zdroje:", RoleSource}, {"preklad:", RoleTranslator},
	{"traducere:", RoleTranslator}, {"fordította:", RoleTranslator}, {"szerkesztő:", RoleEditor}, {"επιμέλεια:", RoleEditor}, {"μετάφραση:", RoleTranslator},
	{"penulis:", RoleAuthor}, {"pewarta:", RoleReporter}, {"penerjemah:", RoleTranslator}, {"ที่มา:", RoleSource}, {"แปล:", RoleTranslator},
	{"स्रोत:", RoleSource}, {"المصدر:", RoleSource}, {"المصادر:", RoleSource}, {"ترجمة:", RoleTranslator}, {"تحرير:", RoleEditor},
	{"منبع:", RoleSource}, {"ترجمه:", RoleTranslator}, {"מקור:", RoleSource}, {"תרגום:", RoleTranslator}, {"עריכה:", RoleEditor},
}

// footLabelsBy are the labels by their first letter.
var footLabelsBy = func() map[rune][]footLabel {
	by := map[rune][]footLabel{}
	for _, l := range footLabels {
		r, _ := utf8.DecodeRuneInString(l.word)
		by[r] = append(by[r], l)
	}
	return by
}()

// withAgency are words that make a foot only before an agency's name: "mit dpa", "avec AFP".
var withAgency = []string{"mit", "mit agenturen und", "avec", "con", "com", "with", "with material from", "met", "med", "z", "nach"}

// prefixFold is how many bytes of s equal a word in lower case, or 0.
func prefixFold(s, word string) int {
	i := 0
	for _, w := range word {
		if i >= len(s) {
			return 0
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r != w && unicode.ToLower(r) != w {
			return 0
		}
		i += n
	}
	return i
}

// footLabelAt returns the role of the label that s begins with, and the label's length with its colon; 0 for none.
func footLabelAt(s string) (role string, size int) {
	r, _ := utf8.DecodeRuneInString(s)
	for _, l := range footLabelsBy[unicode.ToLower(r)] {
		word, colon := strings.CutSuffix(l.word, ":")
		word = strings.TrimSuffix(word, " ")
		n := prefixFold(s, word)
		if n == 0 {
			continue
		}
		rest := strings.TrimLeft(s[n:], " \u00a0")
		marked := strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")
		apart := len(rest) < len(s)-n || strings.HasSuffix(word, "'") || strings.HasSuffix(word, "’") || strings.HasSuffix(word, ".")
		if colon && !marked || !colon && !marked && !apart || rest == "" {
			continue
		}
		if marked {
			rest = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(rest, ":"), "："), " \u00a0")
		}
		if n = len(s) - len(rest); n > size {
			role, size = l.role, n
		}
	}
	return role, size
}

// otherLabel is the length of a label that no list has, one to three words before a colon: "Audioversion: ". 0 for none.
func otherLabel(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(r) {
		return 0
	}
	for i, r := range s {
		switch {
		case r == ':' && i >= 3:
			return i + 1
		case i > 40, strings.Count(s[:i], " ") > 2, !unicode.IsLetter(r) && r != ' ' && r != '-':
			return 0
		}
	}
	return 0
}

// parseFoot reads "Reporting by A in Beirut and B; Writing by C; Editing by D and E". whole is set when
// nothing else stands in the line.
func parseFoot(s string) (credits []Credit, whole bool) {
	text := strings.Trim(strings.TrimSpace(s), "()[]（） .*_—–-")
	if i := strings.LastIndexByte(text, '\n'); i > 0 && copyrightLine(text[i:]) {
		text = strings.TrimSpace(text[:i])
	}
	if len(text) > 600 || text == "" {
		return nil, false
	}
	type part struct {
		from, to int
		role     string
		colon    bool
	}
	var parts []part
	known, begins, word := false, true, true // at a part's beginning; at a word's
	for i, r := range text {
		if unicode.IsLetter(r) {
			if begins || word && colonAhead(text[i:]) {
				if role, n := footLabelAt(text[i:]); n > 0 && (len(parts) == 0 || i >= parts[len(parts)-1].to) {
					parts = append(parts, part{i, i + n, role, strings.ContainsAny(text[i:i+n], ":：")})
					known = true
				} else if n := otherLabel(text[i:]); begins && n > 0 && (len(parts) == 0 || i >= parts[len(parts)-1].to) {
					parts = append(parts, part{i, i + n, RoleContributor, true})
				}
			}
			begins, word = false, false
			continue
		}
		word = true
		if !unicode.IsSpace(r) {
			begins = strings.ContainsRune(";,.|/–—-(\n", r)
		}
	}
	if !known || parts[0].from > 0 {
		return nil, false
	}
	whole = true
	for k, p := range parts {
		end := len(text)
		if k+1 < len(parts) {
			end = parts[k+1].from
		}
		rest := strings.Trim(text[p.to:end], " \u00a0,;:.|/–—-()\n")
		if w := strings.TrimSuffix(rest, " and"); k+1 < len(parts) {
			rest = w
		}
		rest = lastDot(rest, s)
		var list []Credit
		if p.role == RoleSource {
			list = footSources(rest, p.colon, s)
		} else {
			list = footPeople(rest, p.role, s)
		}
		credits = append(credits, list...)
		whole = whole && len(list) > 0
	}
	return credits, whole && len(credits) > 0
}

// colonAhead reports whether the word that s begins with ends in a colon.
func colonAhead(s string) bool {
	for i, r := range s {
		if r == ':' {
			return true
		}
		if i > 24 || !unicode.IsLetter(r) && r != ' ' {
			return false
		}
		if r == ' ' {
			return strings.HasPrefix(s[i+1:], ":")
		}
	}
	return false
}

// footPeople reads the names after a label: each with the place after "in".
func footPeople(rest, role, raw string) []Credit {
	var out []Credit
	for _, name := range splitNames(rest) {
		place := ""
		for _, in := range []string{" in ", " from ", " à ", " aus "} {
			if i := strings.Index(name, in); i > 0 {
				name, place = name[:i], strings.TrimSpace(name[i+len(in):])
			}
		}
		if a := agency(name); a != "" {
			out = append(out, Credit{Role: RoleSource, Organization: a, Raw: raw})
		} else if name = trimName(name); creditPerson(name) && isPerson(name) && !isOrganizationName(name) && len(place) < 60 {
			out = append(out, Credit{Role: role, Name: name, Place: trimName(place), Raw: raw})
		} else if len(out) == 0 {
			return nil
		}
	}
	return out
}

// footSources reads what follows "Quelle:" or "With files from".
func footSources(rest string, colon bool, raw string) []Credit {
	if len(rest) > 80 {
		return nil
	}
	var out []Credit
	for _, name := range splitNames(rest) {
		a := agency(name)
		if name = trimName(name); a != "" {
			name = a
		}
		switch {
		case name == "" || emptyNames[fold(name)] || utf8.RuneCountInString(name) > 40 || len(strings.Fields(name)) > 5:
		case a == "" && !colon && isPerson(name) && strings.Contains(name, " ") && !isOrganizationName(name):
			out = append(out, Credit{Role: RoleCorrespondent, Name: name, Raw: raw})
		case a == "" && !colon && strings.ToLower(name) == name:
			return out // "mit Material von gestern"
		case a == "" && len(out) > 0 && len(name) <= 4 && strings.ToLower(name) == name:
			out = append(out, Credit{Role: RoleContributor, Name: name, Raw: raw}) // an editor's initials
		default:
			out = append(out, Credit{Role: RoleSource, Organization: name, Raw: raw})
		}
	}
	return out
}

// contributedTo end the names of those who helped with a story.
var contributedTo = []string{
	" contributed to this", " contributed reporting", " contributed from ", " contributed to the report", " a contribué à cet",
	" ont contribué à cet", " contribuyó a est", " contribuyeron a est", " contribuiu para est", " contribuíram para est",
}

// contributors reads "Agency writers A in Riverton and B contributed to this report."
func contributors(s string) []Credit {
	for _, mark := range contributedTo {
		i := strings.Index(s, mark)
		if i <= 0 || i > 300 || len(s)-i > 120 {
			continue
		}
		who, firm := s[:i], ""
		for k := strings.LastIndex(who, ". "); k > 3; k = strings.LastIndex(who[:k], ". ") {
			if before := who[:k]; before[len(before)-2] != ' ' && before[len(before)-2] != '.' { // no initial's stop
				who = who[k+2:]
				break
			}
		}
		who = strings.Trim(who, " —–-*_")
		for _, job := range []string{" writers ", " writer ", " reporters ", " reporter ", " journalists ", " journalist ", " correspondents ", " correspondent ", " staff "} {
			if k := strings.Index(who, job); k > 0 && k < 40 {
				firm, who = strings.TrimPrefix(who[:k], "The "), who[k+len(job):]
				break
			}
		}
		list := footPeople(who, RoleContributor, s)
		for k := range list {
			if list[k].Name != "" {
				list[k].Organization = firm
			}
		}
		return list
	}
	return nil
}

// agenciesOf reads names of agencies and nothing else: "dpa/AFP", "©NTB", "mit dpa".
func agenciesOf(s string) []string {
	s = strings.Trim(s, " .()/[]©")
	for _, w := range withAgency {
		if n := prefixFold(s, w); n > 0 && strings.HasPrefix(s[n:], " ") {
			s = strings.TrimSpace(s[n:])
			break
		}
	}
	if len(s) > 60 || s == "" {
		return nil
	}
	if a := agency(s); a != "" {
		return []string{a}
	}
	var out []string
	for _, part := range splitNames(s) {
		switch a := agency(part); {
		case a != "":
			out = append(out, a)
		case (len(out) > 0 || strings.Contains(s, "/")) && len(part) <= 4 && strings.ToLower(part) == part: // an editor's initials, an agency's regional desk
		default:
			return nil
		}
	}
	return out
}

// tailAgencies reads the agency that signs a story at its end: "… sagte er. (dpa)", "… /ritzau/", "… TT".
func tailAgencies(s string) (names []string, raw string) {
	t := strings.TrimRight(s, " .\n")
	var from int
	switch {
	case strings.HasSuffix(t, ")"):
		from = strings.LastIndexByte(t, '(')
	case strings.HasSuffix(t, "]"):
		from = strings.LastIndexByte(t, '[')
	case strings.HasSuffix(t, "/"):
		from = strings.LastIndexByte(t[:len(t)-1], '/')
	default:
		// After the last sentence an agency signs in its own spelling.
		if from = strings.LastIndexAny(t, ".!?\"”»\n"); from < 0 {
			first, _, words := strings.Cut(t, " ")
			if agency(t) == t || words && slices.Contains(withAgency, strings.ToLower(first)) || !words && strings.Contains(t, "/") { // dpa; mit AFP; abc/Reuters
				return agenciesOf(t), t
			}
			return nil, ""
		}
		_, n := utf8.DecodeRuneInString(t[from:])
		if from += n; agency(t[from:]) != strings.TrimSpace(t[from:]) {
			return nil, ""
		}
	}
	if from < 0 || len(t)-from > 60 {
		return nil, ""
	}
	raw = strings.TrimSpace(t[from:])
	return agenciesOf(raw), raw
}

// datelineAgencies reads the agency in a dateline: "BEIRUT, Aug 6 (Reuters) - ", "(ANSA) - ROMA", "МОСКВА, 6 мая. /ТАСС/.",
// "МОСКВА, 6 мая — РИА Новости."
func datelineAgencies(s string) (names []string, raw string) {
	for i, r := range s {
		if i > 80 {
			break
		}
		closing := ""
		switch r {
		case '(':
			closing = ")"
		case '/':
			closing = "/"
		case '—', '–':
			closing = "."
		default:
			continue
		}
		from := i + utf8.RuneLen(r)
		n := strings.Index(s[from:], closing)
		if n <= 0 || n > 40 || !isDatelinePlace(s[:i]) {
			continue
		}
		inside := strings.TrimSpace(s[from : from+n])
		if closing == "." {
			if a := agency(inside); a != inside {
				continue
			}
		}
		if names = agenciesOf(inside); names != nil {
			return names, strings.TrimSpace(s[:from+n+len(closing)])
		}
	}
	return nil, ""
}

// lineOfAgency reads a dateline in a line of its own, "AFP, MANILA", and returns the agency.
func lineOfAgency(s string) string {
	firm, place, ok := strings.Cut(strings.TrimSpace(s), ", ")
	if !ok || len(place) > 40 || place != strings.ToUpper(place) || strings.ContainsAny(place, ".,:;0123456789") || agency(firm) != firm {
		return ""
	}
	return firm
}

// isDatelinePlace reports whether words are a place and a day and no sentence.
func isDatelinePlace(s string) bool {
	words := strings.Fields(s)
	if len(words) > 9 {
		return false
	}
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && utf8.RuneCountInString(w) > 4 && monthOf(strings.Trim(strings.ToLower(w), ".,")) == 0 && !particles[w] {
			return false
		}
	}
	return true
}

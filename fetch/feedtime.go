package fetch

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// zoneHint is what is known of a feed that helps to read its dates.
type zoneHint struct {
	language string // lower case, may be empty
	chinese  bool   // CST is China's then, not America's
	now      time.Time
}

// read reads a date as feeds write it: RFC 3339 and other ISO 8601 forms, RFC 822 and 2822, asctime, the forms of East Asia and
// Europe, seconds since 1970. It returns RFC 3339 with the zone that was written, without a zone when none was or nobody
// knows it, only the date when there is no time; and "" for what cannot be read or cannot be: no such day, before 1900, the day zero of
// computers (1970-01-01), more than two days from now.
func (z zoneHint) read(raw string) string {
	if raw == "" || len(raw) > 200 {
		return ""
	}
	m, ok := parseMoment(raw, z)
	if !ok {
		return ""
	}
	return m.format(z.now)
}

// moment is a date as it was written.
type moment struct {
	year, month, day     int
	hour, minute, second int
	timed                bool // there is a time of day
	zoned                bool
	offset               int // minutes east of UTC
}

// format checks a moment and writes it.
func (m moment) format(now time.Time) string {
	zone := time.UTC
	if m.zoned {
		if m.offset < -12*60 || m.offset > 14*60 {
			return ""
		}
		zone = time.FixedZone("", m.offset*60)
	}
	if m.second == 60 { // a leap second
		m.second = 59
	}
	midnight := m.hour == 24 && m.minute == 0 && m.second == 0
	if midnight {
		m.hour = 0
	}
	if m.year < 1900 || m.year > 9999 || m.month < 1 || m.month > 12 || m.day < 1 || m.hour > 23 || m.minute > 59 || m.second > 59 {
		return ""
	}
	t := time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.second, 0, zone)
	if t.Day() != m.day || t.Month() != time.Month(m.month) {
		return "" // 30 February
	}
	if midnight {
		t = t.AddDate(0, 0, 1)
	}
	if t.After(now.Add(48*time.Hour)) || t.Year() == 1900 && t.YearDay() == 1 || t.Unix() > -86400 && t.Unix() < 2*86400 && t.UTC().Year() <= 1970 {
		return ""
	}
	switch {
	case !m.timed:
		return t.Format("2006-01-02")
	case !m.zoned:
		return t.Format("2006-01-02T15:04:05")
	}
	return t.Format(time.RFC3339)
}

// word is a piece of a written date: a number, a run of letters, or one other character.
type word struct {
	text   string
	number int // -1 when it is none
	space  bool
}

// splitDate cuts a date into words; wide digits and punctuation become ASCII.
func splitDate(raw string) []word {
	raw = strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFF01 + '!'
		case r >= 0x660 && r <= 0x669:
			return r - 0x660 + '0'
		case r == 0x2212 || r == 0x2010 || r == 0x2011 || r == 0x2013:
			return '-'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, raw)
	var words []word
	runes := []rune(raw)
	space := false
	for i := 0; i < len(runes); {
		r := runes[i]
		j := i + 1
		switch {
		case r == ' ':
			space = true
			i++
			continue
		case r >= '0' && r <= '9':
			for j < len(runes) && runes[j] >= '0' && runes[j] <= '9' {
				j++
			}
			text := string(runes[i:j])
			n, err := strconv.Atoi(text)
			if err != nil {
				n = -1
			}
			words = append(words, word{text, n, space})
		case unicode.Is(unicode.Han, r) || unicode.Is(unicode.Hangul, r):
			// CJK units stand alone, except the names of the half days.
			for j < len(runes) && (unicode.Is(unicode.Han, runes[j]) || unicode.Is(unicode.Hangul, runes[j])) && !dateUnit(runes[i]) && !dateUnit(runes[j]) {
				j++
			}
			words = append(words, word{string(runes[i:j]), -1, space})
		case unicode.IsLetter(r):
			for j < len(runes) && (unicode.IsLetter(runes[j]) || unicode.IsMark(runes[j])) && !unicode.Is(unicode.Han, runes[j]) {
				j++
			}
			words = append(words, word{strings.ToLower(string(runes[i:j])), -1, space})
		default:
			words = append(words, word{string(r), -1, space})
		}
		space = false
		i = j
	}
	return words
}

func dateUnit(r rune) bool {
	return strings.ContainsRune("年月日号號时時点點分秒년월일시분초", r)
}

// dateReader reads words from left to right.
type dateReader struct {
	words []word
	at    int
	m     moment
	zone  zoneHint
}

func (d *dateReader) peek(k int) word {
	if d.at+k < len(d.words) {
		return d.words[d.at+k]
	}
	return word{number: -1}
}

func parseMoment(raw string, zone zoneHint) (moment, bool) {
	d := &dateReader{words: splitDate(raw), zone: zone}
	if len(d.words) == 1 && (len(d.words[0].text) == 10 || len(d.words[0].text) == 13) && d.words[0].number > 0 {
		n := int64(d.words[0].number)
		if len(d.words[0].text) == 13 {
			n /= 1000
		}
		t := time.Unix(n, 0).UTC()
		return moment{t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(), true, true, 0}, true
	}
	d.skipWeekday()
	if !d.date() {
		return moment{}, false
	}
	d.clock()
	d.lateYear()
	d.zoneWord()
	return d.m, d.m.year > 0
}

// skipWeekday passes over a weekday, or any word, before the date.
func (d *dateReader) skipWeekday() {
	for d.at < len(d.words) && d.peek(0).number < 0 {
		if monthOf(d.peek(0).text) > 0 && (d.peek(1).number > 0 || d.peek(1).text == "." || d.peek(1).text == ",") {
			return
		}
		d.at++
	}
}

// date reads year, month and day in one of the orders that can be told apart.
func (d *dateReader) date() bool {
	a, b, c := d.peek(0), d.peek(1), d.peek(2)
	if month := monthOf(a.text); month > 0 { // January 2[nd][,] 2006
		d.at++
		if d.peek(0).text == "." {
			d.at++
		}
		if d.peek(0).number < 1 {
			return false
		}
		d.m.month, d.m.day = month, d.peek(0).number
		d.at++
		d.skipOrdinal()
		if y := d.peek(0); y.number >= 1000 && len(y.text) == 4 {
			d.m.year = y.number
			d.at++
		}
		return true
	}
	if a.number < 0 {
		return false
	}
	switch {
	case len(a.text) == 8 && a.number > 19000000 && (b.text == "" || b.text == "t" || b.space): // 20060102
		d.m.year, d.m.month, d.m.day = a.number/10000, a.number/100%100, a.number%100
		d.at++
		return true
	case len(a.text) == 14 && a.number > 0: // 20060102150405
		n := a.number
		d.m = moment{n / 1e10, n / 1e8 % 100, n / 1e6 % 100, n / 1e4 % 100, n / 100 % 100, n % 100, true, false, 0}
		d.at++
		return true
	case len(a.text) == 4 && strings.ContainsAny(b.text, "-/.年년") && c.number > 0: // 2006-01-02, 2006年1月2日
		sep := d.peek(3)
		if sep.text != "-" && sep.text != "/" && sep.text != "." && sep.text != "月" && sep.text != "월" || d.peek(4).number < 1 {
			return false
		}
		d.m.year, d.m.month, d.m.day = a.number, c.number, d.peek(4).number
		d.at += 5
		if unit := d.peek(0).text; unit == "日" || unit == "号" || unit == "號" || unit == "일" || unit == "." {
			d.at++
		}
		return true
	}
	if len(a.text) > 2 {
		return false
	}
	// 2[.] [de] January 2006, 2-Jan-06
	d.at++
	d.skipOrdinal()
	for d.peek(0).text == "-" || d.peek(0).text == "." || d.peek(0).text == "/" || d.peek(0).text == "de" || d.peek(0).text == "di" {
		d.at++
	}
	if month := monthOf(d.peek(0).text); month > 0 {
		d.at++
		for strings.Contains("-.,/", d.peek(0).text) && d.peek(0).text != "" || d.peek(0).text == "de" || d.peek(0).text == "del" {
			d.at++
		}
		d.m.day, d.m.month = a.number, month
		y := d.peek(0)
		if y.number < 0 || len(y.text) != 2 && len(y.text) != 4 || d.peek(1).text == ":" {
			return true // the year may stand after the time
		}
		d.m.year = fullYear(y)
		d.at++
		return true
	}
	// 02/01/2006: which is the day depends on who writes
	second, sep, year := d.peek(0), d.peek(1), d.peek(2)
	if second.number < 1 || len(second.text) > 2 || sep.text != b.text || !strings.Contains("/.-", sep.text) || len(year.text) != 4 && len(year.text) != 2 || year.number < 0 {
		return false
	}
	day, month := a.number, second.number
	american := strings.HasPrefix(d.zone.language, "en-us") || d.zone.language == "en"
	switch {
	case sep.text == ".":
	case day > 12:
	case month > 12, strings.HasPrefix(d.zone.language, "en-us"):
		day, month = month, day
	case day != month && (d.zone.language == "" || american):
		return false // nobody knows
	}
	d.m.day, d.m.month, d.m.year = day, month, fullYear(year)
	d.at += 3
	return true
}

// skipOrdinal passes over what follows the number of a day.
func (d *dateReader) skipOrdinal() {
	for {
		switch d.peek(0).text {
		case "st", "nd", "rd", "th", "er", "º", "ª", ",", ".":
			if d.peek(0).text == "." && monthOf(d.peek(1).text) == 0 {
				return
			}
			d.at++
		default:
			return
		}
	}
}

// fullYear reads a year of two digits as RFC 2822 4.3 does.
func fullYear(w word) int {
	switch {
	case len(w.text) != 2:
		return w.number
	case w.number < 50:
		return 2000 + w.number
	}
	return 1900 + w.number
}

// clock reads the time of day.
func (d *dateReader) clock() {
	if d.m.timed {
		return
	}
	half := ""
	for i := 0; i < 6 && d.at < len(d.words); i++ { // "T", ",", "at", "um", a weekday in brackets, the half of the day
		w := d.peek(0)
		if w.number >= 0 && (d.peek(1).text == ":" || d.peek(1).text == "." && d.peek(2).number >= 0 || strings.ContainsAny(d.peek(1).text, "时時点點시h") && d.peek(1).text != "") {
			break
		}
		if w.number >= 0 && w.number <= 12 && halfDay(d.peek(1).text) != "" {
			break
		}
		if w.number >= 0 && (len(w.text) == 6 || len(w.text) == 4) && i > 0 && d.words[d.at-1].text == "t" {
			d.compactClock(w)
			return
		}
		if w.number >= 0 || w.text == "+" || w.text == "-" && i > 0 {
			return
		}
		if h := halfDay(w.text); h != "" {
			half = h
		}
		d.at++
	}
	h := d.peek(0)
	if h.number < 0 || len(h.text) > 2 {
		return
	}
	d.m.hour, d.m.timed = h.number, true
	d.at++
	for _, field := range []*int{&d.m.minute, &d.m.second} {
		sep := d.peek(0).text
		if sep == "" || !strings.ContainsAny(sep, ":.时時点點시h分분") || sep == "." && d.peek(0).space {
			break
		}
		d.at++
		n := d.peek(0)
		if n.number < 0 || len(n.text) > 2 {
			break
		}
		*field = n.number
		d.at++
	}
	if s := d.peek(0).text; s == "." || s == "," { // a fraction of a second
		if d.peek(1).number >= 0 || len(d.peek(1).text) > 3 {
			d.at += 2
		}
	}
	if s := d.peek(0).text; s == "秒" || s == "초" || s == "分" || s == "분" {
		d.at++
	}
	if h := halfDay(d.peek(0).text); h != "" {
		half = h
		d.at++
	}
	switch {
	case half == "pm" && d.m.hour < 12:
		d.m.hour += 12
	case half == "am" && d.m.hour == 12:
		d.m.hour = 0
	}
}

// compactClock reads 150405 or 1504 after a T.
func (d *dateReader) compactClock(w word) {
	n := w.number
	if len(w.text) == 4 {
		n *= 100
	}
	d.m.hour, d.m.minute, d.m.second, d.m.timed = n/10000, n/100%100, n%100, true
	d.at++
	if s := d.peek(0).text; (s == "." || s == ",") && d.peek(1).text != "" && !d.peek(1).space {
		d.at += 2
	}
}

// halfDay says which half of the day a word means, "" when none.
func halfDay(s string) string {
	switch s {
	case "am", "上午", "午前", "오전", "凌晨", "早上", "清晨", "早晨", "a":
		return "am"
	case "pm", "下午", "午後", "午后", "오후", "晚上", "傍晚", "晚间", "晚", "中午", "p":
		return "pm"
	}
	return ""
}

// lateYear reads the year of asctime's form, which stands after the time (and the zone).
func (d *dateReader) lateYear() {
	if d.m.year != 0 {
		return
	}
	for i := d.at; i < len(d.words); i++ {
		if w := d.words[i]; len(w.text) == 4 && w.number >= 1900 && (i == 0 || d.words[i-1].text != "+" && d.words[i-1].text != "-") {
			d.m.year = w.number
			d.words = append(d.words[:i:i], d.words[i+1:]...)
			return
		}
	}
}

// zoneWord reads the zone after the time.
func (d *dateReader) zoneWord() {
	if !d.m.timed {
		return
	}
	for d.at < len(d.words) {
		w := d.peek(0)
		switch {
		case w.text == "+" || w.text == "-":
			if offset, ok := d.offset(); ok {
				d.m.zoned, d.m.offset = true, offset
			}
			return
		case w.number >= 0:
			return
		}
		d.at++
		if offset, ok := d.zone.named(w.text); ok {
			d.m.zoned, d.m.offset = true, offset
			if next := d.peek(0).text; (next == "+" || next == "-") && (w.text == "gmt" || w.text == "utc" || w.text == "ut" || w.text == "z") {
				continue // GMT+8
			}
			return
		}
	}
}

// offset reads +0800, +08:00, +8, +530 in minutes.
func (d *dateReader) offset() (int, bool) {
	sign := 1
	if d.peek(0).text == "-" {
		sign = -1
	}
	h := d.peek(1)
	if h.number < 0 {
		return 0, false
	}
	switch len(h.text) {
	case 1, 2:
		minutes := 0
		if d.peek(2).text == ":" && d.peek(3).number >= 0 {
			minutes = d.peek(3).number
		}
		if minutes > 59 {
			return 0, false
		}
		return sign * (h.number*60 + minutes), true
	case 3, 4:
		if h.number%100 > 59 {
			return 0, false
		}
		return sign * (h.number/100*60 + h.number%100), true
	}
	return 0, false
}

// named is the offset of a zone's usual abbreviation. The single letters of RFC 822 other than Z are not believed: it defined
// them with the wrong sign (RFC 2822 4.3).
func (z zoneHint) named(name string) (minutes int, ok bool) {
	switch name {
	case "cst":
		if z.chinese {
			return 8 * 60, true
		}
	case "ist":
		switch {
		case strings.HasPrefix(z.language, "he"):
			return 2 * 60, true
		case strings.HasPrefix(z.language, "en-ie"), strings.HasPrefix(z.language, "ga"):
			return 60, true
		}
	case "ast":
		if strings.HasPrefix(z.language, "ar") {
			return 3 * 60, true
		}
	}
	minutes, ok = zoneNames[name]
	return minutes, ok
}

var zoneNames = map[string]int{
	"z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
	"est": -5 * 60, "edt": -4 * 60, "cst": -6 * 60, "cdt": -5 * 60, "mst": -7 * 60, "mdt": -6 * 60, "pst": -8 * 60, "pdt": -7 * 60,
	"akst": -9 * 60, "akdt": -8 * 60, "hst": -10 * 60, "ast": -4 * 60, "adt": -3 * 60, "nst": -210, "ndt": -150,
	"art": -3 * 60, "brt": -3 * 60, "brst": -2 * 60, "clt": -4 * 60, "clst": -3 * 60, "cot": -5 * 60, "pet": -5 * 60, "vet": -4 * 60, "uyt": -3 * 60,
	"bst": 60, "west": 60, "cet": 60, "met": 60, "mez": 60, "cest": 2 * 60, "mest": 2 * 60, "mesz": 2 * 60, "eet": 2 * 60, "eest": 3 * 60,
	"wat": 60, "cat": 2 * 60, "sast": 2 * 60, "eat": 3 * 60, "idt": 3 * 60, "msk": 3 * 60, "msd": 4 * 60, "trt": 3 * 60, "gst": 4 * 60,
	"irst": 210, "pkt": 5 * 60, "ist": 330, "npt": 345, "bdt": 6 * 60, "mmt": 390, "ict": 7 * 60, "wib": 7 * 60, "wita": 8 * 60, "wit": 9 * 60,
	"hkt": 8 * 60, "sgt": 8 * 60, "myt": 8 * 60, "pht": 8 * 60, "awst": 8 * 60, "jst": 9 * 60, "kst": 9 * 60,
	"acst": 570, "acdt": 630, "aest": 10 * 60, "aedt": 11 * 60, "nzst": 12 * 60, "nzdt": 13 * 60,
}

// monthOf is the month that a lower-case word names in the languages of the news, 0 when none.
func monthOf(s string) int {
	if s == "" || s[0] >= '0' && s[0] <= '9' {
		return 0
	}
	if m, ok := monthNames[s]; ok {
		return m
	}
	return 0
}

// monthNames are full names and usual abbreviations: English, German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish,
// Czech, Turkish, Russian, Ukrainian.
var monthNames = func() map[string]int {
	names := map[string]int{}
	for i, line := range []string{
		"january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari stycznia sty ledna ocak oca января янв січня",
		"february feb februar feber février fevrier févr fevr fév febrero fevereiro fev febbraio februari lutego lut února únor şubat şub февраля фев лютого",
		"march mar mars märz mär mrz marzo março maart mrt marts marca březen března mart марта мар березня",
		"april apr avril avr abril abr aprile kwietnia kwi dubna nisan nis апреля апр квітня",
		"may mai mayo maio maggio mag mei maj maja května mayıs мая май травня",
		"june jun juni juin junio junho giugno giu czerwca cze června haziran haz июня июн червня",
		"july jul juli juillet juil julio julho luglio lug lipca lip července temmuz tem июля июл липня",
		"august aug août aout agosto ago ağustos ağu augustus augusti sierpnia sie srpna августа авг серпня",
		"september sep sept septembre septiembre setiembre setembro set settembre września wrz září eylül eyl сентября сен сент вересня",
		"october oct oktober okt octobre octubre outubro out ottobre ott października paź října ekim eki октября окт жовтня",
		"november nov novembre noviembre novembro listopada lis listopadu kasım kas ноября ноя листопада",
		"december dec dezember dez décembre decembre déc diciembre dic dezembro dicembre desember des grudnia gru prosince aralık ara декабря дек грудня",
	} {
		for name := range strings.FieldsSeq(line) {
			if _, taken := names[name]; taken {
				panic(fmt.Sprintf("month %q twice", name))
			}
			names[name] = i + 1
		}
	}
	return names
}()

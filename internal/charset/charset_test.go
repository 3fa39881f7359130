package charset

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// texts are made-up sentences; the key is the encoding that they are written in, with a letter more for a second one.
var texts = map[string]string{
	"gb18030":       "市政府昨天宣布，新的地铁线路将于明年春天开工建设。记者在现场看到，工人们正在清理道路两旁的树木。",
	"gb18030s":      "新闻标题：大桥今日通车",
	"big5":          "市政府昨天宣布，新的捷運路線將於明年春天開工興建。記者在現場看到，工人們正在清理道路兩旁的樹木。",
	"big5s":         "新聞標題：大橋今日通車",
	"shift_jis":     "市は昨日、新しい地下鉄の路線を来年の春に着工すると発表した。記者が現場を見ると、作業員が木を片付けていた。",
	"shift_jiss":    "ニュース：橋が開通",
	"euc-jp":        "市は昨日、新しい地下鉄の路線を来年の春に着工すると発表した。記者が現場を見ると、作業員が木を片付けていた。",
	"euc-jps":       "ニュース：橋が開通",
	"euc-kr":        "시는 어제 새로운 지하철 노선을 내년 봄에 착공한다고 발표했다. 기자가 현장에서 본 결과 작업자들이 나무를 치우고 있었다.",
	"euc-krs":       "뉴스: 다리 개통",
	"windows-1251":  "Городские власти вчера объявили, что строительство новой линии метро начнётся весной следующего года.",
	"windows-1251s": "Новый мост открыт",
	"koi8-r":        "Городские власти вчера объявили, что строительство новой линии метро начнётся весной следующего года.",
	"windows-1252":  "La mairie a annoncé hier que la construction de la nouvelle ligne de métro débutera au printemps prochain; « c’est décidé ».",
	"windows-1252d": "Die Behörden kündigten gestern an, dass der Bau der neuen Straßenbahn im Frühjahr beginnen würde. „Schön“, sagte er.",
	"windows-1250":  "Miasto ogłosiło wczoraj, że budowa nowej linii metra rozpocznie się wiosną przyszłego roku. Święto żółtych źdźbeł.",
	"windows-1250c": "Město včera oznámilo, že stavba nové trasy metra začne příští rok na jaře. Žluťoučký kůň příšerně úpěl ďábelské ódy.",
	"windows-1253":  "Ο δήμος ανακοίνωσε χθες ότι η κατασκευή της νέας γραμμής του μετρό θα αρχίσει την άνοιξη του επόμενου έτους.",
	"windows-1254":  "Belediye dün yeni metro hattının yapımına gelecek yıl ilkbaharda başlanacağını açıkladı. Gazeteciler işçilerin ağaçları kestiğini gördü.",
	"windows-1255":  "העירייה הודיעה אתמול כי בניית קו הרכבת החדש תתחיל באביב הבא. העיתונאים ראו במקום פועלים.",
	"windows-1256":  "أعلنت البلدية أمس أن بناء خط المترو الجديد سيبدأ في الربيع المقبل وشاهد الصحفيون العمال في الموقع.",
	"windows-874":   "เทศบาลประกาศเมื่อวานนี้ว่าการก่อสร้างรถไฟใต้ดินสายใหม่จะเริ่มในฤดูใบไม้ผลิปีหน้า",
}

func encodingOf(key string) string {
	for {
		if e, _ := Lookup(key); e != nil {
			return key
		}
		key = key[:len(key)-1]
	}
}

func encode(t testing.TB, name, text string) []byte {
	t.Helper()
	e, _ := Lookup(name)
	if e == nil {
		t.Fatalf("no encoding %q", name)
	}
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("encode %s: %v", name, err)
	}
	return b
}

func page(head, text string) string {
	return "<!doctype html><html><head>" + head + "<title>x</title></head><body><p>" + text + "</p></body></html>"
}

// TestDetect reads text that nobody labels, bare and in a page.
func TestDetect(t *testing.T) {
	for key, text := range texts {
		want := encodingOf(key)
		for _, doc := range []string{text, page("", text)} {
			got, name := Decode(encode(t, want, doc), Hints{HTML: true})
			if name != want || string(got) != doc {
				t.Errorf("%s: read as %s: %.80s", key, name, got)
			}
		}
	}
}

// TestLabels believes the header, the meta element and the XML declaration, in this order.
func TestLabels(t *testing.T) {
	for key, text := range texts {
		name := encodingOf(key)
		for _, c := range []struct{ contentType, head, prefix string }{
			{"text/html; charset=" + name, "", ""},
			{`text/html; Charset="` + strings.ToUpper(name) + `"`, "", ""},
			{"text/html", "<meta charset=" + name + ">", ""},
			{"text/html", strings.Repeat("<!-- ads -->", 300) + `<meta http-equiv="Content-Type" content="text/html; charset=` + name + `">`, ""},
			{"", "", `<?xml version="1.0" encoding='` + name + `'?>`},
			{"text/html; charset=utf-8", "<meta charset=" + name + ">", ""}, // the header is contradicted by the bytes
		} {
			doc := c.prefix + page(c.head, text)
			got, gotName := Decode(encode(t, name, doc), Hints{ContentType: c.contentType, HTML: true})
			if gotName != name || string(got) != doc {
				t.Errorf("%s %+v: read as %s: %.300s", key, c, gotName, got)
			}
		}
	}
}

func TestDecode(t *testing.T) {
	chinese, japanese := texts["gb18030"], texts["shift_jis"]
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy, s string) string {
		b, err := unicode.UTF16(e, bom).NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	jis, _ := htmlcharset.Lookup("iso-2022-jp")
	iso2022, err := jis.NewEncoder().Bytes([]byte(page("", japanese)))
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat(chinese, 5)
	for _, c := range []struct {
		name, in, contentType string
		want, encoding        string
	}{
		{"plain ASCII", "hello", "text/html; charset=gbk", "hello", "utf-8"},
		{"empty", "", "", "", "utf-8"},
		{"UTF-8 against a GBK header", page("", chinese), "text/html; charset=gbk", page("", chinese), "utf-8"},
		{"UTF-8 against a Latin header and meta", page("<meta charset=iso-8859-1>", "é"), "text/html; charset=iso-8859-1", page("<meta charset=iso-8859-1>", "é"), "utf-8"},
		{"UTF-8 with a mark", "\ufeff" + chinese, "text/html; charset=big5", chinese, "utf-8"},
		{"UTF-16LE with a mark, header lies", utf16(unicode.LittleEndian, unicode.UseBOM, page("", chinese)), "text/html; charset=utf-8", page("", chinese), "utf-16le"},
		{"UTF-16BE with a mark", utf16(unicode.BigEndian, unicode.UseBOM, page("", chinese)), "", page("", chinese), "utf-16be"},
		{"UTF-16LE bare", utf16(unicode.LittleEndian, unicode.IgnoreBOM, page("", chinese)), "", page("", chinese), "utf-16le"},
		{"UTF-16BE bare", utf16(unicode.BigEndian, unicode.IgnoreBOM, page("", "text in English")), "", page("", "text in English"), "utf-16be"},
		{"UTF-16 label on UTF-8 bytes", page("", chinese), "text/html; charset=utf-16", page("", chinese), "utf-8"},
		{"UTF-16 label on GBK bytes", string(encode(t, "gb18030", page("", chinese))), "text/html; charset=utf-16le", page("", chinese), "gb18030"},
		{"UTF-16 mark before UTF-8 bytes", "\xff\xfe" + page("", "plain ASCII text, and no UTF-16 at all") + "\x00", "", page("", "plain ASCII text, and no UTF-16 at all"), "utf-8"},
		{"UTF-7 label", "+ADw-script+AD4-", "text/html; charset=utf-7", "+ADw-script+AD4-", "utf-8"},
		{"ISO-2022-JP", string(iso2022), "", page("", japanese), "iso-2022-jp"},
		{"escapes that make no Japanese", "<\x1b(Bimg src=x>\x1b$B", "text/html; charset=iso-2022-jp", "<\x1b(Bimg src=x>\x1b$B", "utf-8"},
		{"overlong", "aaaaé é é é é é é é é é é é é é é é é \xc0\xbcimg>", "", "aaaaé é é é é é é é é é é é é é é é é \ufffdimg>", "utf-8"},
		{"one bad byte in UTF-8", long + "\xff" + long, "", long + "\ufffd" + long, "utf-8"},
		{"cut in the middle of a character", long[:len(long)-1], "text/html; charset=gbk", long[:len(long)-3] + "\ufffd", "utf-8"},
		{"one bad byte in GBK", string(encode(t, "gb18030", long)) + "\xff", "text/html; charset=gb2312", long + "\ufffd", "gb18030"},
		{"GBK under a default Latin header", string(encode(t, "gb18030", page("", chinese))), "text/html; charset=iso-8859-1", page("", chinese), "gb18030"},
		{"Latin under a GBK header", string(encode(t, "windows-1252", "Un été à la campagne, près de la forêt; « déjà ».")), "text/html; charset=utf-8", "Un été à la campagne, près de la forêt; « déjà ».", "windows-1252"},
		{"four-byte GB18030", string(encode(t, "gb18030", page("<meta charset=gb2312>", chinese+"㐂𠀀"))), "", page("<meta charset=gb2312>", chinese+"㐂𠀀"), "gb18030"},
		{"cp932", string(encode(t, "shift_jis", japanese+"①㈱")), "text/xml; charset=cp932", japanese + "①㈱", "shift_jis"},
		{"MS949", string(encode(t, "euc-kr", texts["euc-kr"])), "text/xml; charset=MS949", texts["euc-kr"], "euc-kr"},
		{"bad bytes in UTF-8 of few characters", "It’s a “café” \xa4 of \xff old", "", "It’s a “café” \ufffd of \ufffd old", "utf-8"},
		{"bad bytes in UTF-8 under a Latin header", "It’s a “café” \xa4 of \xff old", "text/html; charset=iso-8859-1", "It’s a “café” \ufffd of \ufffd old", "utf-8"},
		{"a letter before signs in Latin", "ferm\xe9\x85\xa0! d\xe9j\xe0", "text/html; charset=iso-8859-1", "fermé…\u00a0! déjà", "windows-1252"},
		{"encoded twice as Latin-1", "<html>It\u00e2\u0080\u0099s a caf\u00c3\u00a9", "", "<html>It’s a café", "utf-8"},
		{"encoded twice as Windows-1252", "<html>Itâ€™s a cafÃ©", "", "<html>It’s a café", "utf-8"},
		{"encoded twice, cut from its page", "Itâ€™s a cafÃ©", "", "Itâ€™s a cafÃ©", "utf-8"},
		{"sentences on the encoding", "The café shows “â€™” for an apostrophe", "", "The café shows “â€™” for an apostrophe", "utf-8"},
		{"signs that could be a letter's bytes", "Ã© 2020", "", "Ã© 2020", "utf-8"},
		{"NUL", "a\x00b é", "", "ab é", "utf-8"},
		{"NUL in Latin", "a\x00b \xe9t\xe9", "text/html; charset=latin1", "ab été", "windows-1252"},
	} {
		got, name := Decode([]byte(c.in), Hints{ContentType: c.contentType, HTML: true})
		if string(got) != c.want || name != c.encoding {
			t.Errorf("%s: %s %.120q, want %s %.120q", c.name, name, got, c.encoding, c.want)
		}
	}
}

// TestDecodeDoesNotCopy keeps the common case free: valid UTF-8 is returned as it is.
func TestDecodeDoesNotCopy(t *testing.T) {
	in := []byte(page("", texts["gb18030"]))
	out, _ := Decode(in, Hints{HTML: true})
	if &in[0] != &out[0] || len(in) != len(out) {
		t.Error("valid UTF-8 was copied")
	}
	if n := testing.AllocsPerRun(20, func() { Decode(in, Hints{ContentType: "text/html; charset=utf-8", HTML: true}) }); n > 0 {
		t.Errorf("%v allocations for valid UTF-8", n)
	}
}

func FuzzDecode(f *testing.F) {
	for key, text := range texts {
		f.Add(encode(f, encodingOf(key), text), "text/html; charset="+key)
	}
	f.Add([]byte("\xff\xfea\x00"), "")
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		in := bytes.Clone(b)
		out, name := Decode(b, Hints{ContentType: contentType, HTML: true})
		if !utf8.Valid(out) || bytes.IndexByte(out, 0) >= 0 {
			t.Errorf("%s: not clean UTF-8: %q", name, out)
		}
		if name == "" || !bytes.Equal(in, b) {
			t.Errorf("name %q, or input changed", name)
		}
		if again, _ := Decode(out, Hints{}); utf8.Valid(b) && !bytes.Equal(again, out) && !bytes.Contains(out, []byte("\x1b$")) && !bytes.HasPrefix(out, []byte("\ufeff")) {
			t.Errorf("decoding again changes %q to %q", out, again)
		}
	})
}

func BenchmarkDecodeUTF8(b *testing.B) {
	in := []byte(page("", strings.Repeat(texts["gb18030"]+"<p class=x>plain text between</p>", 1000)))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		Decode(in, Hints{HTML: true})
	}
}

func BenchmarkDecodeGBK(b *testing.B) {
	in := encode(b, "gb18030", page("", strings.Repeat(texts["gb18030"]+"<p class=x>plain text between</p>", 1000)))
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		Decode(in, Hints{HTML: true})
	}
}

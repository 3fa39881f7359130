package extract

import (
	"strings"
	"testing"
)

// TestAuthors reads who wrote a story from each place where pages say it. The names are of those that
// wrote, persons before newsrooms in the order of the credits, joined by "; ".
func TestAuthors(t *testing.T) {
	ld := func(author string) string {
		return `<meta property=og:site_name content="Daily Post"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to be rebuilt","author":` + author + `}</script>`
	}
	h1 := `<h1>Bridge to be rebuilt</h1>`
	for name, c := range map[string]struct{ body, want string }{
		"json-ld":                                       {ld(`[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Fox"}]`) + h1 + prose, "Ann Lee; Bo Fox"},
		"jobs in json-ld":                               {ld(`{"@type":"Person","name":"Ann Lee, Master Horticulturalist & Garden Educator"}`) + h1 + prose, "Ann Lee"},
		"person and team in one name":                   {ld(`{"@type":"Person","name":"Ann Lee - Daily Post Editorial Team"}`) + h1 + prose, "Ann Lee"},
		"newsroom in json-ld, byline shown":             {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<div class=author><span>Insights from</span> <b>Ann Lee</b></div>` + prose, "Ann Lee"},
		"who made the picture":                          {h1 + `<figure><img src=/a/b-1.jpg width=800 height=600><figcaption>The bridge. <span class=author>Cy Hill</span></figcaption></figure><p class=authors><a href=/autor/ann>Ann Lee</a> / <a href=/autor/bo>Bo Fox</a></p>` + prose, "Ann Lee; Bo Fox"},
		"a label over the names":                        {`<html lang=ru>` + h1 + prose + `<div class=authors><span class=authors__label>Авторы</span><div class=author><a href=/autor/a>Иван Петров</a></div></div>`, "Иван Петров"},
		"newsroom alone":                                {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + prose, "Daily Post"},
		"byline names more":                             {ld(`{"@type":"Person","name":"Ann Lee"}`) + h1 + `<p class=byline>Written by Ann Lee, Bo Fox and Cy Hill</p>` + prose, "Ann Lee; Bo Fox; Cy Hill"},
		"first name and surname apart":                  {ld(`{"@type":"Person","name":"Bo Fox"}`) + h1 + `<div class=byline><a href=/a><span>Ann</span> <span>Lee</span></a></div><div class=byline><a href=/b><span>Bo</span> <span>Fox</span></a></div>` + prose, "Bo Fox; Ann Lee"},
		"byline against who put it there":               {`<meta name=author content="Cy Hill">` + h1 + `<p class=author>By <a href=/a>Ann Lee</a>, Post Columnist</p>` + prose, "Ann Lee"},
		"an administrator":                              {`<meta name=author content="Post Admin">` + h1 + prose, ""},
		"unmarked":                                      {h1 + `<div><p>Written by:</p><p>Ann Lee</p></div>` + prose, "Ann Lee"},
		"posted at the end":                             {h1 + prose + prose + `<span>Posted by Ann Lee at August 6, 2020 11:15 AM</span>`, "Ann Lee"},
		"this post was written by":                      {h1 + prose + prose + `<div class=author-bio>This post was written by Ann Lee, Head of Marketing</div>`, "Ann Lee"},
		"a heading over the name":                       {h1 + prose + prose + `<div><h3>Author</h3><p>Ann Lee</p></div>`, "Ann Lee"},
		"link to the author's page":                     {h1 + `<div><a href="/authors/ann-lee/">Ann Lee</a></div>` + prose, "Ann Lee"},
		"links to many authors' pages":                  {h1 + prose + prose + strings.Repeat(`<p>text</p>`, 150) + `<ul><li><a href="/author/ann-lee">Ann Lee</a><li><a href="/author/bo-fox">Bo Fox</a></ul>`, ""},
		"name and job on a line":                        {h1 + `<p>Ann Lee | Senior Writer | July 2, 2020</p>` + prose, "Ann Lee"},
		"name beside a portrait":                        {h1 + `<div><img src=/a.jpg alt="Ann Lee"><p>Ann Lee</p></div>` + prose, "Ann Lee"},
		"a place on a line":                             {h1 + `<p>New Harbour</p>` + prose, ""},
		"a plant under its picture":                     {h1 + prose + `<img src=/a.jpg alt="Corn Plant"><h2>Corn Plant</h2>` + prose, ""},
		"reviewed in the same line":                     {h1 + `<div class=author>By <a href=/a>Ann Lee</a>. <span>Reviewed by</span> <a href=/b>Bo Fox</a></div>` + prose, "Ann Lee"},
		"a sentence with by":                            {h1 + `<p>By submitting this form you agree to everything</p>` + prose, ""},
		"a footnote is no hCard":                        {h1 + prose + `<ol><li id=fn-1>QPX RVS had outages in most years.</ol>`, ""},
		"a day is no name":                              {h1 + `<div class=byline>Sat, 20 Dec, 2020 - 06:36</div>` + prose, ""},
		"what is said of the author":                    {h1 + `<div class=author-description>Licensed Grader, Journalism</div>` + prose, ""},
		"microdata that is no person's name":            {h1 + `<span itemprop=author itemscope><span itemprop=name>Ask the Gardeners</span></span>` + prose, "Ask the Gardeners"},
		"brackets within a name":                        {h1 + `<div class=author>Ann (Mary) Lee</div>` + prose, "Ann (Mary) Lee"},
		"french":                                        {`<html lang=fr>` + h1 + `<p>Par Élise Roux et Jean Petit</p>` + prose, "Élise Roux; Jean Petit"},
		"german":                                        {`<html lang=de>` + h1 + `<p>Von Anna Groß</p>` + prose, "Anna Groß"},
		"edited by before a marked node":                {h1 + `<div><span>Written by</span><div class=author-pop>Ann Lee</div></div><div><span>Edited By</span><div class=author-pop>Bo Fox</div>, <div class=author-pop>Cy Hill</div></div>` + prose, "Ann Lee"},
		"fact-checked at the line's end":                {h1 + `<div>By <a href=/author/1>Ann Lee</a> – Updated Mar 5, 2020 | Fact-checked by <a href=/author/2>Bo Fox</a></div>` + prose, "Ann Lee"},
		"geprüft von":                                   {`<html lang=de>` + h1 + `<div class=author>Von <a href=/a>Anna Groß</a></div><div>Medizinisch geprüft von <span class=author>Bernd Kurz</span></div>` + prose, "Anna Groß"},
		"revu par":                                      {`<html lang=fr>` + h1 + `<div class=author>Par <a href=/a>Élise Roux</a>, revu par <a href=/b>Jean Petit</a></div>` + prose, "Élise Roux"},
		"a date before the name":                        {h1 + `<div class=publish-author>Dec. 9, 2020 · Ann Lee on behalf of <a href=/t>the bridge group</a></div>` + prose, "Ann Lee"},
		"name and job in two elements":                  {h1 + `<div class=author-line><span>Written By:</span> <span><a href=/author/a>Ann Lee</a></span> <span>Gardener &amp; Astrologer</span></div>` + prose, "Ann Lee"},
		"two links after one label":                     {h1 + `<div><span>Written by: <ul><li><a href=/authors/a>Ann Lee</a></li><li><a href=/authors/b>Bo Fox</a></li></ul></span></div>` + prose, "Ann Lee; Bo Fox"},
		"house and person in json-ld":                   {ld(`[{"@type":"Person","name":"Ann Lee"},{"@type":"Organization","name":"Daily Post"}]`) + h1 + prose, "Ann Lee"},
		"house in json-ld, a log-in shown":              {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<div class=byline>By <a href=/m rel=author>BridgeFan</a></div>` + prose, "BridgeFan"},
		"name under a date":                             {h1 + `<p>9 May 2020</p><p>Anna Lee</p>` + prose, "Anna Lee"},
		"a subject under a date":                        {h1 + `<p>9 May 2020</p><p>Climate Change</p>` + prose, ""},
		"a link to a subject under a date":              {h1 + `<p>9 May 2020</p><a href="/tag/anna-lee">Anna Lee</a>` + prose, ""},
		"avatar before the name":                        {h1 + `<p>9 May 2020 • <img class="avatar" src=/1.png> Mahu Das in <a href=/c>Travel</a></p>` + prose, "Mahu Das"},
		"name and an author's box below":                {h1 + `<p>Mahu Das</p>` + prose + prose + `<div class=advert><div class=author-card><p>Mahu Das</p><p>writes on bridges.</p></div></div>`, "Mahu Das"},
		"bold name over the story":                      {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p><strong>Mohlo Mpes/Kena Phak</strong></p>` + prose + prose + `</article>`, "Mohlo Mpes; Kena Phak"},
		"bold heading over the story":                   {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p><strong>Old Bridge</strong></p>` + prose + `<p>The council said that the old bridge would be pulled down before the new one is built.</p></article>`, "Daily Post"},
		"a scholar and a university":                    {ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p><a href=/x>Ann B. Lee</a>, <em>University of Riverton</em></p>` + prose + prose + `</article>`, "Ann B. Lee"},
		"the last line, in Vietnam":                     {`<html lang=vi>` + ld(`{"@type":"Organization","name":"Daily Post"}`) + h1 + `<article><p>Hội đồng thành phố hôm thứ hai đã bỏ phiếu xây lại cây cầu cũ, vốn đã đóng cửa từ mùa xuân, và chi trả từ quỹ dự trữ.</p><p>Người dân đã yêu cầu việc này trong nhiều năm, và một số người đã phát biểu tại cuộc họp kéo dài đến nửa đêm.</p><p style="text-align:right"><strong>Lê Phương</strong></p></article>`, "Lê Phương"},
		"a person's own site":                           {`<title>Bridge to be rebuilt | Julia Fox</title>` + h1 + `<p>I have seen the bridge and I think that my town needs it, so I went there and I asked, and I took my camera.</p>` + prose, "Julia Fox"},
		"a firm's site in the first person":             {`<title>Bridge to be rebuilt | Proven Winners</title>` + h1 + `<p>I have seen the bridge and I think that my town needs it, so I went there and I asked, and I took my camera.</p>` + prose, ""},
		"a person's site in the third person":           {`<title>Bridge to be rebuilt | Julia Fox</title>` + h1 + prose, ""},
		"byline against json-ld":                        {ld(`{"@type":"Person","name":"Cy Hill"}`) + h1 + `<div><p>By: Ann Lee</p></div>` + prose, "Ann Lee"},
		"another story's byline":                        {ld(`{"@type":"Person","name":"Cy Hill"}`) + h1 + prose + prose + `<p>text</p><div class=author>By Ann Lee</div>`, "Cy Hill"},
		"cards of other stories":                        {h1 + prose + prose + strings.Repeat(`<p>text</p>`, 150) + `<ul><li><span class=author>Ann Lee</span><li><span class=author>Bo Fox</span><li><span class=author>Cy Hill</span><li><span class=author>Di Orr</span></ul>`, ""},
		"who made a work":                               {h1 + `<div><img src=/a.jpg><br><a href=/w><i>Bridges</i></a> by Kan Sen, 1721.</div>` + prose, ""},
		"a maker in a sentence":                         {h1 + prose + `<p>There is also a <a href=/l>library</a> written by <a href=/m>Max Orr</a> in Riverton, which is quite easy to use.</p>`, ""},
		"author's page before a line within":            {h1 + `<p><a href="/authors/ann-lee">Ann Lee</a></p>` + prose + `<p>Authors: Max Orr and Cy Hill</p>` + prose, "Ann Lee"},
		"all articles of an author":                     {h1 + prose + prose + strings.Repeat(`<p>text</p>`, 150) + `<a href="/autoren/lee-ann">Zur Artikelübersicht</a>`, ""},
		"author(s) and a list":                          {h1 + `<div><h6>Author(s)</h6><ul><li><a href=/l?a=1>Ann Lee</a></li><li><a href=/l?a=2>Bo Fox</a></li></ul></div>` + prose, "Ann Lee; Bo Fox"},
		"contributors":                                  {h1 + `<div class=tags><div><strong>Contributors:</strong> Ann Lee</div></div>` + prose, "Ann Lee"},
		"Autor/in":                                      {`<html lang=de>` + h1 + `<p>Autor/in: Korinna Groß</p>` + prose, "Korinna Groß"},
		"a university after the name":                   {`<html lang=de>` + h1 + `<p>Autor/-in: Yong Lee, Riverton Arts and Letters University</p>` + prose, "Yong Lee"},
		"a desk":                                        {h1 + `<div class=author>Newsdesk</div>` + prose, "Newsdesk"},
		"nobody":                                        {ld(`{"@type":"Person","name":"No Author"}`) + h1 + prose, ""},
		"an account elsewhere":                          {ld(`[{"@type":"Person","name":"By Ann Lee"},{"@type":"Person","name":"Garden Network on Facebook"}]`) + h1 + prose, "Ann Lee"},
		"name and newsroom with a bar":                  {ld(`{"@type":"Person","name":"Ann Lee | The Riverton Newsroom"}`) + h1 + prose, "Ann Lee"},
		"the house's contributor":                       {ld(`{"@type":"Person","name":"Daily Post Contributor"}`) + h1 + prose, "Daily Post Contributor"},
		"job before the name":                           {ld(`{"@type":"Person","name":"POST-Online-Experte Robin Groß"}`) + h1 + prose, "Robin Groß"},
		"titles":                                        {ld(`{"@type":"Person","name":"Prof. Dr. Ann Lee"}`) + h1 + prose, "Ann Lee"},
		"twitter label in french":                       {`<meta name="twitter:label1" content="Écrit par"><meta name="twitter:data1" content="Élise Roux">` + h1 + prose, "Élise Roux"},
		"twitter label of another thing":                {`<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="Six minutes">` + h1 + prose, ""},
		"a tag with the house, another with the person": {`<meta property=og:site_name content="Daily Post"><meta name=author content="Daily Post"><meta name="parsely-author" content="Ann Lee">` + h1 + prose, "Ann Lee"},
		"first names":                                   {h1 + `<div class=author>Written By <a href=/b>Linda and Peter</a></div>` + prose, "Linda; Peter"},
		"a paper's authors":                             {`<meta name="DC.Creator" content="Ann Lee"><meta name=citation_authors content="Ann Lee"><meta name=citation_authors content="Fox, Bo">` + h1 + prose, "Ann Lee; Bo Fox"},
		"the house's team under a date":                 {`<meta property=og:site_name content="Daily Post">` + h1 + `<p>Daily Post Team</p><p>9 May 2020</p>` + prose, "Daily Post Team"},
		"portrait and life after the story":             {h1 + prose + prose + `<div><img src=/a.jpg alt="anna Lee"></div><h3>Anna Lee</h3><p>Anna Lee is the head of bridges at a firm in Riverton, where she lives.</p>`, "Anna Lee"},
		"several lives after the story":                 {h1 + prose + prose + `<div><img src=/a.jpg alt="Anna Lee"></div><h3>Anna Lee</h3><p>Anna is the head of bridges at a firm in Riverton, where she lives.</p><div><img src=/b.jpg alt="Paul Fox"></div><h3>Paul Fox</h3><p>Paul is the head of tunnels at a firm in Riverton, where he lives.</p>`, ""},
		"about the author":                              {h1 + prose + prose + strings.Repeat(`<p>text</p>`, 150) + `<section><h2>About the author</h2><div><div><img src=/a.jpg></div><div><h3>Ann Lee, MD</h3><p>has built bridges for thirty years and writes of them here.</p></div></div></section>`, "Ann Lee"},
		"a site named after its writer":                 {`<meta property=og:site_name content="Julia Fox">` + ld(`{"@type":"Person","name":"Julia Fox"}`) + h1 + prose, "Julia Fox"},
		"posted on a day by":                            {h1 + `<div class=page-author>Posted on September 21, 2020 by Ann Lee</div>` + prose, "Ann Lee"},
		"a standfirst in capitals":                      {h1 + `<div class=standfirst>A bridge is a good thing to have where there is a river, says ANN LEE.</div>` + prose, "ANN LEE"},
		"a standfirst that quotes":                      {h1 + `<div class=standfirst>A bridge is a good thing to have where there is a river, says Ann Lee.</div>` + prose, ""},
		"a standfirst signed":                           {`<html lang=de>` + h1 + `<p>Der Stadtrat lässt die alte Brücke nach langem Streit nun doch wieder aufbauen. Von Max Groß</p><p>Der Stadtrat stimmte am Montag für den Wiederaufbau der alten Brücke, die seit dem Frühjahr gesperrt war.</p><p>Viele Bürger hatten das seit Jahren verlangt, und einige sprachen in der langen Sitzung des Rates.</p>`, "Max Groß"},
		"signed below, in microdata":                    {`<html lang=de>` + h1 + `<p>Der Stadtrat stimmte am Montag für den Wiederaufbau der alten Brücke, die seit dem Frühjahr gesperrt war.</p><p>Viele Bürger in <span itemscope><meta itemprop=name content=X>Bachstadt</span> hatten das seit Jahren verlangt, und einige sprachen in der Sitzung.</p><p><em>Von <span itemscope><meta itemprop=name content="Max Groß">Max Groß</span></em></p>`, "Max Groß"},
		"a surname that papers have":                    {`<html lang=de>` + h1 + `<div class=author>Von Jörg Post am 16.11.2020</div>` + prose, "Jörg Post"},
		"subjects behind the date":                      {h1 + `<div class=entry-author><a href=/u/a>Ann Lee</a> <span>9 May 2020</span> <a href=/c>Politics</a> <a href=/f>Bridge Fund</a></div>` + prose, "Ann Lee"},
		"buttons before the byline":                     {h1 + `<div class=byline><a href=/s>Share This</a> <a href=/o>Sign Out</a> <span>By</span> <a href=/a>Ann Lee</a></div>` + prose, "Ann Lee"},
		"a follow button":                               {h1 + `<div class=author-info><a href=/a>Ann Lee</a><button>x</button><a href=/f>Follow</a><p>Bridgebuilder and expert on rivers</p></div>` + prose, "Ann Lee"},
		"words of a sentence":                           {h1 + `<p>by <a href=/x>choosing well</a></p>` + prose, ""},
		"spanish":                                       {`<html lang=es>` + h1 + `<p>Por Ana Díaz y Luis Ruiz</p>` + prose, "Ana Díaz; Luis Ruiz"},
	} {
		a, err := FromHTML([]byte(c.body), Options{URL: "https://www.post.example/x"})
		if err != nil && err != ErrNoArticle {
			t.Fatal(err)
		}
		var names []string
		for _, who := range a.Credits {
			if writes(who.Role) {
				names = append(names, who.Name+who.Organization)
			}
		}
		if got := strings.Join(names, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestBylinesOfLanguages reads a line between the headline and the story as each language writes it, in a plain paragraph and in
// an element marked as the author's.
func TestBylinesOfLanguages(t *testing.T) {
	for _, c := range []struct{ language, prose, lines string }{ // lines: "byline > names", one a line
		{"pl", "Rada miasta zagłosowała w poniedziałek za odbudową starego mostu, który był zamknięty od wiosny.", `Autor: Anna Kowalska > Anna Kowalska
Tekst: Łukasz Wiśniewski > Łukasz Wiśniewski
Napisała Anna Kowalska > Anna Kowalska`},
		{"cs", "Zastupitelé v pondělí hlasovali pro obnovu starého mostu, který byl od jara uzavřen kvůli poškození.", `Autor: Jana Nováková > Jana Nováková
Napsal: Jiří Dvořák > Jiří Dvořák`},
		{"tr", "Belediye meclisi pazartesi günü ilkbahardan beri kapalı olan eski köprünün yeniden yapılması için oy kullandı.", `Yazar: Ayşe Yılmaz > Ayşe Yılmaz
Haber: Mehmet Kaya > Mehmet Kaya`},
		{"ru", "Городской совет в понедельник проголосовал за восстановление старого моста, закрытого с весны этого года.", `Автор: Иван Петров > Иван Петров
Текст: Анна Орлова > Анна Орлова`},
		{"uk", "Міська рада в понеділок проголосувала за відбудову старого мосту, який був закритий від весни цього року.", `Автор: Олена Коваль > Олена Коваль`},
		{"ar", "صوت مجلس المدينة يوم الاثنين على إعادة بناء الجسر القديم الذي كان مغلقا منذ الربيع الماضي بسبب الأضرار.", `بقلم: أحمد خليل > أحمد خليل
كتبت: سارة محمود > سارة محمود
كتب أحمد خليل - سارة محمود > أحمد خليل; سارة محمود`},
		{"he", "מועצת העיר הצביעה ביום שני בעד שיקום הגשר הישן, שהיה סגור מאז האביב האחרון בגלל נזקים כבדים.", `מאת: דנה לוי > דנה לוי
מאת דנה לוי > דנה לוי`},
		{"hi", "नगर परिषद ने सोमवार को पुराने पुल के पुनर्निर्माण के लिए मतदान किया, जो वसंत से बंद था और खतरनाक माना जाता था।", `लेखक: राहुल शर्मा > राहुल शर्मा`},
		{"vi", "Hội đồng thành phố hôm thứ hai đã bỏ phiếu xây lại cây cầu cũ, vốn đã đóng cửa từ mùa xuân năm nay.", `Tác giả: Nguyễn Văn An > Nguyễn Văn An`},
		{"id", "Dewan kota pada hari Senin memutuskan untuk membangun kembali jembatan lama yang ditutup sejak musim semi.", `Oleh: Budi Santoso > Budi Santoso
Penulis: Siti Rahma > Siti Rahma`},
		{"el", "Το δημοτικό συμβούλιο ψήφισε τη Δευτέρα την ανακατασκευή της παλιάς γέφυρας, που ήταν κλειστή από την άνοιξη.", `Του Γιώργου Παπαδόπουλου > Γιώργου Παπαδόπουλου
Γράφει η Μαρία Νικολάου > Μαρία Νικολάου`},
		{"fi", "Kaupunginvaltuusto äänesti maanantaina vanhan sillan jälleenrakentamisesta, joka on ollut suljettuna keväästä.", `Teksti: Liisa Virtanen > Liisa Virtanen`},
		{"sv", "Kommunfullmäktige röstade i måndags för att bygga upp den gamla bron, som har varit stängd sedan i våras.", `Av Anna Lindqvist > Anna Lindqvist`},
		{"da", "Byrådet stemte mandag for at genopbygge den gamle bro, som har været lukket siden foråret på grund af skader.", `Af Mette Holm > Mette Holm`},
		{"no", "Kommunestyret stemte mandag for å bygge opp igjen den gamle broen, som har vært stengt siden i vår.", `Av Kari Nes > Kari Nes`},
		{"nl", "De gemeenteraad stemde maandag voor de herbouw van de oude brug, die sinds het voorjaar gesloten was.", `Door Jan de Vries > Jan de Vries`},
		{"it", "Il consiglio comunale ha votato lunedì per la ricostruzione del vecchio ponte, chiuso dalla primavera scorsa.", `di Giulia Rossi > Giulia Rossi
A cura di Marco Bianchi > Marco Bianchi`},
		{"pt", "A câmara municipal votou na segunda-feira a reconstrução da velha ponte, que estava fechada desde a primavera.", `Por João Silva e Ana Costa > João Silva; Ana Costa`},
		{"es", "El consejo municipal votó el lunes a favor de reconstruir el viejo puente, que estaba cerrado desde la primavera.", `Por Ana Díaz > Ana Díaz`},
		{"ro", "Consiliul local a votat luni pentru reconstruirea podului vechi, care era închis din primăvară din cauza avariilor.", `Autor: Andrei Popescu > Andrei Popescu
de Andrei Popescu > Andrei Popescu`},
		{"hu", "A városi tanács hétfőn megszavazta a régi híd újjáépítését, amely tavasz óta zárva volt a károk miatt.", `Szerző: Kovács Anna > Kovács Anna
Írta: Nagy Péter > Nagy Péter`},
		{"hr", "Gradsko vijeće u ponedjeljak je glasalo za obnovu starog mosta koji je zatvoren od proljeća zbog oštećenja.", `Piše: Ivana Horvat > Ivana Horvat`},
		{"th", "สภาเมืองลงมติเมื่อวันจันทร์ให้สร้างสะพานเก่าขึ้นใหม่ ซึ่งปิดมาตั้งแต่ฤดูใบไม้ผลิเนื่องจากความเสียหาย", `โดย สมชาย ใจดี > สมชาย ใจดี`},
		{"fa", "شورای شهر روز دوشنبه به بازسازی پل قدیمی که از بهار بسته بود رای داد و هزینه آن را از ذخیره پرداخت کرد.", `نویسنده: علی رضایی > علی رضایی`},
		{"bg", "Общинският съвет гласува в понеделник за възстановяване на стария мост, който беше затворен от пролетта.", `Автор: Мария Иванова > Мария Иванова`},
		{"sk", "Zastupiteľstvo v pondelok hlasovalo za obnovu starého mosta, ktorý bol od jari zatvorený pre poškodenie.", `Autor: Peter Horváth > Peter Horváth`},
		{"ja", "市議会は月曜日、春から閉鎖されていた古い橋の再建を可決し、その費用を積立金から支払うことを決めた。", `山田太郎 記者 > 山田太郎
文：山田太郎 > 山田太郎
執筆：山田太郎 > 山田太郎`},
		{"ko", "시의회는 월요일 봄부터 폐쇄되었던 낡은 다리를 다시 짓기로 의결하고 비용은 예비비에서 지불하기로 했다.", `김민수 기자 > 김민수
글 김민수 > 김민수`},
		{"zh", "市议会星期一投票决定重建自春天以来关闭的旧桥，费用从储备金中支付，居民多年来一直要求重建这座桥。", `作者：张小明 > 张小明`},
		{"de", "Der Stadtrat stimmte am Montag für den Wiederaufbau der alten Brücke, die seit dem Frühjahr gesperrt war.", `Text: Anna Groß > Anna Groß
Ein Gastbeitrag von Anna Groß > Anna Groß
Geschrieben von Anna Groß > Anna Groß`},
		{"fr", "Le conseil municipal a voté lundi la reconstruction du vieux pont, fermé depuis le printemps à cause des dégâts.", `Propos recueillis par Élise Roux > Élise Roux
Rédigé par Élise Roux > Élise Roux`},
		{"en", "The council voted on Monday to rebuild the old bridge, which had been closed since the spring.", `Words by Ann Lee > Ann Lee
Reported by Ann Lee > Ann Lee`},
	} {
		for _, row := range strings.Split(c.lines, "\n") {
			line, want, _ := strings.Cut(row, " > ")
			for _, element := range []string{"<p>", "<div class=author>"} {
				body := `<html lang=` + c.language + `><h1>X12 Y34</h1>` + element + line + `</p></div><p>` + c.prose + `</p><p>` + c.prose + ` ` + c.prose + `</p>`
				a, err := FromHTML([]byte(body), Options{URL: "https://www.post.example/x"})
				if err != nil && err != ErrNoArticle {
					t.Fatal(err)
				}
				var names []string
				for _, who := range a.Credits {
					if writes(who.Role) {
						names = append(names, who.Name+who.Organization)
					}
				}
				if got := strings.Join(names, "; "); got != want {
					t.Errorf("%s %s%s: %q, want %q", c.language, element, line, got, want)
				}
			}
		}
	}
}

package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// storyPage is a page with three paragraphs and the given markup at the start, between and after them.
func storyPage(before, between, after string) []byte {
	const p = "<p>The old harbour was built in 1871, when ships still came under sail and the town lived from rope and tar. It has been closed to traffic since spring, and nobody knows for how long.</p>"
	return []byte("<html lang=en><head><title>Harbour closed</title></head><body><article><h1>Harbour closed</h1><div class=body>" + before + p + between + strings.ReplaceAll(p, "1871", "1872") + strings.ReplaceAll(p, "1871", "1873") + after + "</div></article></body></html>")
}

func photosOf(t testing.TB, page []byte) []Photo {
	t.Helper()
	a, err := FromHTML(page, Options{URL: "https://news.example/2024/05/06/harbour.html"})
	if err != nil {
		t.Fatal(err)
	}
	return a.Photos
}

func TestPictureForms(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"img", `<img src="/a/quay-10001.jpg">`, "https://news.example/a/quay-10001.jpg"},
		{"in a paragraph", `<p><img src="/a/quay-10001.jpg"></p>`, "https://news.example/a/quay-10001.jpg"},
		{"in center", `<center><img src="/a/quay-10001.jpg"></center>`, "https://news.example/a/quay-10001.jpg"},
		{"data-src", `<img src="/spacer.gif" data-src="/a/quay-10001.jpg">`, "https://news.example/a/quay-10001.jpg"},
		{"data-original", `<img src="/img/loading.png" data-original="/a/quay-10001.jpg">`, "https://news.example/a/quay-10001.jpg"},
		{"oldsrc", `<img src="data:image/gif;base64,AAAA" oldsrc="/a/quay-10001.jpg">`, "https://news.example/a/quay-10001.jpg"},
		{"srcset", `<img src="/a/quay-10001-300x200.jpg" srcset="/a/quay-10001-300x200.jpg 300w, /a/quay-10001-1200x800.jpg 1200w">`, "https://news.example/a/quay-10001-1200x800.jpg"},
		{"data-srcset", `<img data-srcset="/a/quay-10001.jpg 1x, /a/quay-10001-big.jpg?w=1600 2x">`, "https://news.example/a/quay-10001-big.jpg?w=1600"},
		{"picture", `<picture><source srcset="/a/quay-10001.webp?w=1000"><img src="/a/quay-10001.jpg?w=500"></picture>`, "https://news.example/a/quay-10001.webp?w=1000"},
		{"noscript", `<noscript><img src="/a/quay-10001.jpg" width="800" height="600"></noscript>`, "https://news.example/a/quay-10001.jpg"},
		{"noscript in picture", `<picture><noscript><img src="/a/quay-10001.jpg"></noscript></picture>`, "https://news.example/a/quay-10001.jpg"},
		{"amp-img", `<amp-img src="/a/quay-10001.jpg" width="800" height="600"></amp-img>`, "https://news.example/a/quay-10001.jpg"},
		{"link to the original", `<a href="/a/quay-10001-original.jpg"><img src="/a/quay-10001-small.jpg?w=600"></a>`, "https://news.example/a/quay-10001-original.jpg"},
		{"parameters in the path", `<img src="/it/u=10001,20002&fm=173&app=25&f=JPEG?w=640&h=640">`, "https://news.example/it/u=10001,20002&fm=173&app=25&f=JPEG?w=640&h=640"},
		{"protocol-relative", `<img src="//img.news.example/a/quay-10001.jpg">`, "https://img.news.example/a/quay-10001.jpg"},
	} {
		got := photosOf(t, storyPage("", c.html, ""))
		if len(got) != 1 || got[0].URL != c.want || got[0].Position != 1 {
			t.Errorf("%s: got %+v, want %s at 1", c.name, got, c.want)
		}
	}
}

func TestNoPhotos(t *testing.T) {
	for name, h := range map[string]string{
		"pixel":             `<img src="/t/quay-10001.jpg" width="1" height="1">`,
		"icon":              `<img src="/i/quay-10001.jpg" width="32" height="32">`,
		"strip":             `<img src="/i/rule-10001.jpg" width="900" height="12">`,
		"data":              `<img src="data:image/jpeg;base64,AAAA">`,
		"script":            `<img src="javascript:alert(1)">`,
		"template":          `<img src="/a/{{photo.url}}.jpg">`,
		"svg":               `<img src="/a/chart-10001.svg" width="600" height="400">`,
		"placeholder alt":   `<img src="/a/quay-10001.jpg" alt="Video placeholder" width="600" height="400">`,
		"copied avatar":     `<img src="/i/https___secure.gravatar.com_avatar_e0a77d45_s_150_d_identicon_r_g" width="600" height="400">`,
		"missing":           `<img src="/img/missing-image.png" width="600" height="400">`,
		"wall":              `<div id="piano-reg-wall"><img src="/a/quay-10001.jpg" width="600" height="400"></div>`,
		"avatar":            `<img src="/avatar/jane-10001.jpg" width="300" height="300">`,
		"qr code":           `<img src="/a/quay-10001.jpg" alt="扫描二维码">`,
		"placeholder file":  `<img src="/a/placeholder.png">`,
		"advert":            `<div class="advertisement"><img src="/a/quay-10001.jpg" width="600" height="400"></div>`,
		"advert by link":    `<a href="https://shop.example/buy"><img src="https://ads.example/a/quay-10001.jpg" width="600" height="400"></a>`,
		"teaser":            `<div class="card"><a href="/2024/05/01/other.html"><img src="/a/quay-10001.jpg" width="600" height="400"></a><a href="/2024/05/01/other.html">Another story altogether</a></div>`,
		"nested article":    `<article><a href="/2024/05/01/other.html"><img src="/a/quay-10001.jpg" width="600" height="400"><h3>Another story</h3></a></article>`,
		"related":           `<div class="related-posts"><img src="/a/quay-10001.jpg" width="600" height="400"></div>`,
		"author":            `<div class="author-box"><img src="/a/quay-10001.jpg" width="400" height="400"><p>Jane Doe writes here.</p></div>`,
		"hidden":            `<div style="display:none"><img src="/a/quay-10001.jpg" width="600" height="400"></div>`,
		"credentials":       `<img src="https://user:pass@news.example/a/quay-10001.jpg">`,
		"not an address":    `<img src="http://[::1/a.jpg"><img src="%zz">`,
		"many in noscript":  `<noscript><img src="/a/quay-10001.jpg"><img src="/a/quay-10002.jpg"></noscript>`,
		"gallery of one":    `<div data-gallery='[{"src":"/a/quay-10001.jpg"}]'></div>`,
		"statistics server": `<img src="https://pixel.stats.example/hit/10001.jpg">`,
	} {
		if got := photosOf(t, storyPage("", h, "")); len(got) != 0 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

// TestStandfirstAboveTheArticle keeps the pictures of a story whose standfirst stands above its <article>.
func TestStandfirstAboveTheArticle(t *testing.T) {
	got := photosOf(t, []byte(`<title>Harbour closed</title><section><h1>Harbour closed</h1><p class="description">The harbour stays closed until the storm is over, the town says on Monday.</p><article><p>No ferry left the pier, and the council asked everyone to stay at home for the night.</p><figure><img src="/a/quay-10001.jpg" width="800" height="600"><figcaption>The quay.</figcaption></figure><p>The harbour will open again when the wind has gone down.</p></article></section>`))
	if len(got) != 1 || got[0].Caption != "The quay." {
		t.Errorf("got %+v", got)
	}
}

func TestOnePictureOnce(t *testing.T) {
	got := photosOf(t, storyPage(`<figure><img src="/a/quay-10001-300x200.jpg"><figcaption>The quay.</figcaption></figure>`,
		`<img src="https://i0.cdn.example/news.example/a/quay-10001.jpg?resize=1200%2C800"><noscript><img src="/a/quay-10001-600x400.jpg"></noscript>`, ""))
	if len(got) != 1 || got[0].Caption != "The quay." || !strings.Contains(got[0].URL, "1200") || len(got[0].Alternatives) != 2 || !got[0].Lead {
		t.Errorf("got %+v", got)
	}
}

func TestPhotosAreBounded(t *testing.T) {
	var set, many strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&set, "/a/quay-10001.jpg?w=%d %dw, ", i+100, i+100)
		fmt.Fprintf(&many, `<p><img src="/b/boat-%d.jpg"></p>`, 20000+i)
	}
	start := time.Now()
	got := photosOf(t, storyPage("", `<img srcset="`+set.String()+`">`, ""))
	if len(got) != 1 || len(got[0].Alternatives) > maxAlternatives || !strings.HasSuffix(got[0].URL, "?w=5099") {
		t.Errorf("5000 candidates: got %d photos", len(got))
	}
	if got = photosOf(t, storyPage("", many.String(), "")); len(got) != maxPhotos {
		t.Errorf("5000 pictures: got %d photos, want %d", len(got), maxPhotos)
	}
	// Wrappers without end, each around one picture.
	deep := strings.Repeat("<div class='image card'><a href='/x'>", 2000) + `<img src="/a/quay-10001.jpg">` + strings.Repeat("</a></div>", 2000)
	photosOf(t, storyPage("", deep, ""))
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}

// TestManyPictures keeps the text of a page with more pictures than are kept, and says so.
func TestManyPictures(t *testing.T) {
	var b strings.Builder
	b.WriteString("<html lang=en><h1>The library in pictures</h1><article>")
	for i := range 300 {
		fmt.Fprintf(&b, "<figure><img src=/p/2024%06d.jpg width=800 height=600><figcaption>Picture %d. Photo: Jane Doe</figcaption></figure><p>The council voted on Monday to keep the library's hall %d open, and the mayor agreed.</p>", i, i, i)
	}
	a, err := FromHTML([]byte(b.String()+"</article>"), Options{URL: "https://news.example/x"})
	if err != nil || len(a.Photos) != maxPhotos || strings.Count(a.Text, "council voted") != 300 || strings.Contains(a.Text, "Jane Doe") {
		t.Errorf("%d photos, %d bytes of text, error %v", len(a.Photos), len(a.Text), err)
	}
	if want := []string{"the page shows 250 pictures more than the 50 that are kept"}; !slices.Equal(a.Notes, want) {
		t.Errorf("notes %q", a.Notes)
	}
}

// TestStoryCalledDescription checks that a story's lines are no captions where its own element is called a description.
func TestStoryCalledDescription(t *testing.T) {
	const line = "The boats lay at the quay until Tuesday, and nobody came."
	a, err := FromHTML([]byte(`<title>Mail waits</title><h1>Mail waits</h1><div itemprop="description articleBody">`+storyBefore+`<br><br><div><img src="/a/quay-10001.jpg" width="800" height="600"></div><br>`+
		line+`<br><br>`+storyAfter+`</div>`), Options{URL: "https://news.example/mail"})
	if err != nil || len(a.Photos) != 1 || a.Photos[0].Caption != "" || !strings.Contains(a.Text, line) {
		t.Errorf("%+v, %v, text %q", a.Photos, err, a.Text)
	}
}

func TestCaptionForms(t *testing.T) {
	const img = `<img src="/a/quay-10001.jpg" width="800" height="600">`
	for _, c := range []struct{ name, html, caption, credits string }{
		{"figcaption", `<figure>` + img + `<figcaption>The quay.</figcaption></figure>`, "The quay.", ""},
		{"figcaption without figure", img + `<figcaption>The quay. Photo: Jane Doe</figcaption>`, "The quay.", "photographer Jane Doe"},
		{"classed nodes", `<div class="image">` + img + `<div class="legende">Le quai.</div><span class="credit">Anne Dupont / AFP</span></div>`, "Le quai.", "photographer Anne Dupont @AFP; photo_supplier AFP"},
		{"bare divs", `<div class="x1">` + img + `<div>The quay at night</div><div>Getty Images</div></div>`, "The quay at night", "photo_supplier Getty Images"},
		{"credit above", `<div class="x1"><span>Foto: Anna Weber</span>` + img + `<div>Der Kai bei Nacht</div></div>`, "Der Kai bei Nacht", "photographer Anna Weber"},
		{"same paragraph", `<p>` + img + `<br>The quay at night</p>`, "The quay at night", ""},
		{"small type", `<p>` + img + `</p><p><small>The quay at night, seen from the ferry</small></p>`, "The quay at night, seen from the ferry", ""},
		{"centred", `<p align="center">` + img + `</p><p align="center">The quay at night, seen from the ferry</p>`, "The quay at night, seen from the ferry", ""},
		{"credit at the end", `<p>` + img + `</p><p>The quay at night, seen from the ferry. (AP Photo/Jane Doe)</p>`, "The quay at night, seen from the ferry.", "photographer Jane Doe @AP Photo; photo_supplier AP Photo"},
		{"data attributes", `<img src="/a/quay-10001.jpg" data-caption="The &lt;b&gt;quay&lt;/b&gt; at night" data-credit="Jane Doe">`, "The quay at night", "photographer Jane Doe"},
		{"data attributes of a caption", `<figure>` + img + `<figcaption><div data-x-caption="The quay at night" data-x-credit="Jane Doe"></div></figcaption></figure>`, "The quay at night", "photographer Jane Doe"},
		{"library on the picture", `<figure><div>` + img + `<span>Getty Images</span></div><div><figcaption>The quay at night</figcaption></div></figure>`, "The quay at night", "photo_supplier Getty Images"},
		{"credit of several links", `<figure>` + img + `<figcaption>The quay. Photo by <a href="/jd">Jane Doe</a> on <a href="/u">Unsplash</a></figcaption></figure>`, "The quay.", "photographer Jane Doe @Unsplash; photo_supplier Unsplash"},
		{"name behind a dash", `<figure>` + img + `<figcaption>The quay is empty.—Jane Doe</figcaption></figure>`, "The quay is empty.", "photographer Jane Doe"},
		{"label read aloud", `<figure>` + img + `<figcaption><span>The quay is empty.</span><span><span>Credit...</span><span>Jane Doe</span></span></figcaption></figure>`, "The quay is empty.", "photographer Jane Doe"},
		{"sold beside", `<figure>` + img + `<figcaption><span>The quay is empty. REUTERS/Jane Doe</span> <a href="/buy">Purchase Licensing Rights<span>, opens new tab</span></a></figcaption></figure>`, "The quay is empty.", "photographer Jane Doe @REUTERS; photo_supplier REUTERS"},
		{"popup", `<a class="modal" href="/a/quay-10001.jpg">` + img + `</a>`, "", ""},
		{"alt", `<img src="/a/quay-10001.jpg" alt="The quay seen from the ferry">`, "The quay seen from the ferry", ""},
		{"alt is the headline", `<img src="/a/quay-10001.jpg" alt="Harbour closed">`, "", ""},
		{"alt is a placeholder", `<img src="/a/quay-10001.jpg" alt="点击查看高清原图">`, "", ""},
		{"rights", `<figure>` + img + `<figcaption>The quay. Credit: Jane Doe/Reuters. NO RESALES.</figcaption></figure>`, "The quay.", "photographer Jane Doe @Reuters; photo_supplier Reuters"},
		{"buttons", `<figure>` + img + `<button>Enlarge</button><figcaption>The quay. <a class="share">Share</a></figcaption></figure>`, "The quay.", ""},
		{"caption within the credit", `<figure>` + img + `<figcaption><div class="copyright">Bild: Hafenfoto<span class="picture-description"> Der Kai bei Nacht</span></div></figcaption></figure>`, "Der Kai bei Nacht", "photo_supplier Hafenfoto"},
		{"label before the name's element", `<figure>` + img + `<figcaption><p>Bến cảng về đêm. Ảnh: <em>Hoàng Lan</em></p></figcaption></figure>`, "Bến cảng về đêm.", "photographer Hoàng Lan"},
		{"lines of credits", `<div class="media">` + img + `<div class="media-copyright"><div class="copyright">© Jane Doe</div><div class="copyright-link"><a href="#">Enlarge this image</a></div></div><div class="photo-desc">The quay at night</div></div>`, "The quay at night", "photographer Jane Doe"},
		{"agency above its caption", `<figure><div>` + img + `</div><figcaption><span>ANP / Jan Bakker</span><p>De kade bij nacht</p></figcaption></figure>`, "De kade bij nacht", "photographer Jan Bakker @ANP; photo_supplier ANP"},
		{"called related", `<div class="related_image">` + img + `<p class="desc">Nabrzeże nocą (fot. Anna Kowalska)</p></div>`, "Nabrzeże nocą", "photographer Anna Kowalska"},
		{"how many more", `<div class="lead"><div class="foto">` + img + `<div class="foto-info"><b>5 fotografií</b> <span class="foto-title">Přístav v noci.</span></div></div></div>`, "Přístav v noci.", ""},
		{"quote", `<div class="pull">` + img + `<p class="pull__copy">I like the quay at night, and so does everyone here.</p></div>`, "I like the quay at night, and so does everyone here.", ""},
		{"classes of other languages", `<div class="afbeelding">` + img + `<p class="bijschrift">De kade bij nacht</p><p class="bron">Foto: Jan Bakker</p></div>`, "De kade bij nacht", "photographer Jan Bakker"},
		{"file's name as alt", `<img src="/a/jane-doe_6WR1FmbVbUE-unsplash.jpg" alt="jane doe 6WR1FmbVbUE unsplash">`, "", ""},
		{"click to enlarge", `<figure>` + img + `<figcaption>Zum Vergrößern bitte anklicken</figcaption></figure>`, "", ""},
		{"a credit's own paragraph", `<p>` + img + `</p><p>8月6日，工人在码头上装船，准备运往外地。</p><p>江城日报记者 苏明远 摄</p><p>The council meets again in June, and until then the ferries leave.</p>`, "8月6日，工人在码头上装船，准备运往外地。", "photographer 苏明远 @江城日报"},
		{"drone", `<p>` + img + `</p><p>8月6日，工人在码头上装船（无人机照片）。</p>`, "8月6日，工人在码头上装船（无人机照片）。", ""},
		{"description", `<p>` + img + `</p><p class="img-desc">工厂车间　图源：江城机械</p>`, "工厂车间", "photo_supplier 江城机械"},
		{"no caption", `<p>` + img + `</p><p>The council meets again in June, and until then the ferries leave from the northern pier, as they have since the storm.</p>`, "", ""},
	} {
		a, err := FromHTML(storyPage("", c.html, ""), Options{URL: "https://news.example/2024/05/06/harbour.html"})
		if err != nil || len(a.Photos) != 1 {
			t.Errorf("%s: %d photos, %v", c.name, len(a.Photos), err)
			continue
		}
		p := a.Photos[0]
		if p.Caption != c.caption || creditLine(p.Credits) != c.credits {
			t.Errorf("%s: got %q, %q; want %q, %q", c.name, p.Caption, creditLine(p.Credits), c.caption, c.credits)
		}
		if c.caption != "" && strings.Contains(a.Text, c.caption) {
			t.Errorf("%s: the caption stands in the text too", c.name)
		}
	}
}

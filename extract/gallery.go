package extract

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxGallery is how many bytes of JSON a gallery may have.
const maxGallery = 512 << 10

// gallery reads the pictures of a gallery that a page draws by script: a list in JSON in an attribute such as
// data-gallery, or in a script element of type application/json within a gallery's element.
func (f *photoFinder) gallery(i int32) []shot {
	n := f.nodes[i]
	text := ""
	if n.DataAtom == atom.Script {
		if !strings.Contains(attr(n.Node, "type"), "json") || strings.Contains(attr(n.Node, "type"), "ld+json") || n.FirstChild == nil {
			return nil
		}
		named := galleryNamed(attr(n.Node, "class")) || galleryNamed(attr(n.Node, "id"))
		if p := n.parent; !named && p >= 0 {
			named = galleryNamed(attr(f.nodes[p].Node, "class")) || galleryNamed(attr(f.nodes[p].Node, "id"))
		}
		if named {
			text = n.FirstChild.Data
		}
	} else {
		for _, a := range n.Attr {
			if len(a.Val) > 20 && (a.Val[0] == '[' || a.Val[0] == '{') && strings.HasPrefix(a.Key, "data-") && galleryNamed(a.Key) {
				text = a.Val
				break
			}
		}
	}
	if text == "" || len(text) > maxGallery || !strings.Contains(text, "http") && !strings.Contains(text, "/") {
		return nil
	}
	v := parseLoose(text)
	var out []shot
	f.galleryItems(&v, i, 0, &out)
	if len(out) < 2 {
		return nil // one picture is what some widget is set up with
	}
	return out
}

func galleryNamed(s string) bool {
	s = strings.ToLower(s)
	return strings.Contains(s, "galler") || strings.Contains(s, "slide") || strings.Contains(s, "photos") || strings.Contains(s, "images") || strings.Contains(s, "diashow")
}

// galleryItems lists the objects that have a picture's address, wherever they nest.
func (f *photoFinder) galleryItems(v *value, node int32, depth int, out *[]shot) {
	if depth > 6 || len(*out) >= maxPhotos {
		return
	}
	if v.kind == '{' {
		s := shot{node: node, figure: -1, beside: -1, inBody: true}
		for k, key := range v.keys {
			val := &v.vals[k]
			text := val.text()
			switch key = strings.ToLower(key); key {
			case "src", "url", "image", "original", "large", "full", "medium", "href", "file", "imageurl", "image_url", "img", "source", "thumb", "thumbnail", "contenturl":
				if val.kind == '"' && isImageAddress(text) {
					rank := rankPlain
					switch key {
					case "original", "large", "full":
						rank = rankOriginal
					case "thumb", "thumbnail":
						rank = rankSmall
					}
					f.offer(&s, text, 0, rank)
				}
			case "caption", "description", "desc", "legend", "text":
				if s.dataCaption == "" && len(text) < maxCaption {
					s.dataCaption = plainText(text)
				}
			case "title":
				s.title = plainText(head(text, maxCaption))
			case "alt":
				s.alt = plainText(head(text, maxCaption))
			case "credit", "credits", "copyright", "photographer", "author":
				if s.dataCredit == "" && len(text) < maxCredit {
					s.dataCredit = plainText(text)
				}
			case "width":
				s.width = pixels(text)
			case "height":
				s.height = pixels(text)
			}
		}
		if len(s.sources) > 0 {
			*out = append(*out, s)
			return
		}
	}
	for k := range v.vals {
		f.galleryItems(&v.vals[k], node, depth+1, out)
	}
}

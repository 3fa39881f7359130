package extract

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestParseSrcset(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"a.jpg", "a.jpg 0w 0x"},
		{"a.jpg 320w, b.jpg 640w", "a.jpg 320w 0x|b.jpg 640w 0x"},
		{"a.jpg 1x,b.jpg 2.5x", "a.jpg 0w 1x|b.jpg 0w 2.5x"},
		{"/w_382,q_88/a.jpg, /w_764,q_52/a.jpg 2x", "/w_382,q_88/a.jpg 0w 0x|/w_764,q_52/a.jpg 0w 2x"},
		{" ,, a.jpg 100w 50h ,", "a.jpg 100w 0x"},
		{"a.jpg (x, y) 7w, b.jpg", "a.jpg 7w 0x|b.jpg 0w 0x"},
		{"a.jpg -5w, b.jpg 1e99w", "a.jpg 0w 0x|b.jpg 0w 0x"},
	} {
		var got []string
		for _, x := range parseSrcset(c.in) {
			got = append(got, fmt.Sprintf("%s %dw %vx", x.url, x.width, x.density))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q: got %q, want %q", c.in, s, c.want)
		}
	}
	if n := len(parseSrcset(strings.Repeat("a.jpg 1w,", 3*maxCandidates))); n != maxCandidates {
		t.Errorf("got %d candidates, want the bound %d", n, maxCandidates)
	}
}

func FuzzSrcset(f *testing.F) {
	f.Add("a.jpg 1x, b.jpg 2x")
	f.Add("a,b,c 3w,(,) d")
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range parseSrcset(s) {
			if c.url == "" && !strings.Contains(s, ",") || !strings.Contains(s, c.url) || c.width < 0 || c.density < 0 {
				t.Errorf("%q: %+v", s, c)
			}
		}
	})
}

func TestSizeInAddress(t *testing.T) {
	for in, want := range map[string]int{
		"https://i.example/a.jpg":                      0,
		"https://i.example/a.jpg?w=640&q=80":           640,
		"https://i.example/a.jpg?resize=300%2C200":     300,
		"https://i.example/a-1024x683.jpg":             1024,
		"https://i.example/640x360/a.jpg":              640,
		"https://i.example/w550h339/2019/a.jpg":        550,
		"https://i.example/c_scale,w_382,q_88/a":       382,
		"https://i.example/w1200/a.jpg":                1200,
		"https://i.example/0x4f/a.jpg":                 0,
		"https://i.example/a.jpg?width=99999999999999": 0,
	} {
		if got, _ := sizeInAddress(in); got != want {
			t.Errorf("%s: got %d, want %d", in, got, want)
		}
	}
}

func TestPictureKeys(t *testing.T) {
	same := [][]string{
		{"https://a.example/up/2024/harbour-300x200.jpg", "https://a.example/up/2024/harbour.jpg?ver=2", "https://cdn.a.example/up/2024/harbour-scaled.jpg"},
		{"https://i0.wp.example/www.a.example/up/2024/12991621-scaled.jpg?resize=50%2C33", "https://www.a.example/up/2024/12991621.jpg"},
		{"https://r.example/dims/resize/640x/quality/90/?url=https%3A%2F%2Fa.example%2Fm%2Ff00f6bb2147.jpg", "https://a.example/m/f00f6bb2147.jpg"},
		{"https://a.example/_next/image?url=%2Fmedia%2Fharbour.jpg&w=640&q=75", "https://a.example/media/harbour.jpg"},
		{"https://a.example/img/w550h366/20191/88-abcdefg12.jpg", "https://a.example/img/w1100h732/20191/88-abcdefg12.jpg"},
		{"https://a.example/assets/putin-240~276x155?cb=1", "https://a.example/assets/putin-240~1920x1080?cb=2"},
		{"https://a.example/c_scale,w_382/80d526e3807bcd9a", "https://b.example/c_scale,w_1392,q_52/80d526e3807bcd9a"},
	}
	for _, set := range same {
		first := pictureKeys(set[0])
		for _, other := range set[1:] {
			if !slices.ContainsFunc(pictureKeys(other), func(k string) bool { return slices.Contains(first, k) }) {
				t.Errorf("one picture, no common key:\n%s %q\n%s %q", set[0], first, other, pictureKeys(other))
			}
		}
	}
	for _, pair := range [][2]string{
		{"https://a.example/2024/1/image.jpg", "https://a.example/2024/2/image.jpg"},
		{"https://a.example/0/10211616160/1000", "https://a.example/0/10211616161/1000"},
		{"https://a.example/photo.php?id=1", "https://a.example/photo.php?id=2"},
		{"https://a.example/it/u=3520354527,3726615008&fm=173", "https://a.example/it/u=3616626685,944307842&fm=173"},
		{"https://a.example/n/harbour-1.jpg", "https://a.example/n/harbour-2.jpg"},
	} {
		a, b := pictureKeys(pair[0]), pictureKeys(pair[1])
		if slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) }) {
			t.Errorf("two pictures, a common key: %s %q, %s %q", pair[0], a, pair[1], b)
		}
	}
}

// TestPlainAddress checks that an address taken as plain is what parsing and writing it gives.
func TestPlainAddress(t *testing.T) {
	plain := 0
	for _, s := range []string{
		"https://a.example/b/c.jpg", "http://a.example/b//c.jpg", "https://a.example/./c.jpg", "https://a.example/../c.jpg?x", "https://a.example/c.jpg?", "https://a.example/",
		"https://a.example/?a=b", "https://a.example", "https://a.example:80/x", "https://A.example/X,y=1:2@3+4~_-.jpg?u=http://b.example/%20&x[]=1", "https://a.example/a%20b", "https://a.example/é.jpg",
		"https://a.example//x", "https://-/x", "https://./x", "https://a.example/x?y'z|w`^", "https://a.example/x.", "https://a.example/x/..y", "https://u@a.example/x",
	} {
		u, err := url.Parse(s)
		if !isPlainAddress(s) {
			continue
		}
		plain++
		if err != nil {
			t.Errorf("%q: %v", s, err)
			continue
		}
		if got := (&url.URL{Scheme: "https", Host: "b.example", Path: "/p"}).ResolveReference(u).String(); got != s || u.User != nil {
			t.Errorf("%q is written %q", s, got)
		}
	}
	if plain < 4 {
		t.Errorf("%d plain", plain)
	}
}

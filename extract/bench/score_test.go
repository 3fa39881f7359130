package main

import (
	"math"
	"slices"
	"testing"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"", nil},
		{"One, two_3 – it's", []string{"One", "two_3", "it", "s"}},
		{"江城日报 2020年8月", []string{"江", "城", "日", "报", "2020", "年", "8", "月"}},
		{"カメラ no", []string{"カ", "メ", "ラ", "no"}},
		{"서울 시", []string{"서울", "시"}},
	} {
		if got := tokens(c.text); !slices.Equal(got, c.want) {
			t.Errorf("tokens(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, same := range [][2]string{
		{"The  “Great” Storm", "the great storm"},
		{"Ｆｕｌｌ width", "full Width"},
		{"STRASSE", "straße"},
	} {
		if fold(same[0]) != fold(same[1]) {
			t.Errorf("fold(%q) = %q, fold(%q) = %q: want equal", same[0], fold(same[0]), same[1], fold(same[1]))
		}
	}
	if fold("one") == fold("two") {
		t.Error("fold makes different words equal")
	}
}

func TestShingles(t *testing.T) {
	m := compare(shingles("a b c d e"), shingles("b c d e f"))
	if m != (matches{right: 1, wrong: 1, missed: 1}) {
		t.Errorf("one of two runs shared: %+v", m)
	}
	if m := compare(shingles("a b"), shingles("a b")); m != (matches{right: 1}) {
		t.Errorf("a short text is one run: %+v", m)
	}
	if len(shingles(" – ")) != 0 {
		t.Error("punctuation makes a run")
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct{ text, passage, want string }{
		{"One. Read  more here. Two.", "Read more\nhere.", "One. \n Two."},
		{"One.Readmore.Two.", "Read more.", "One.\nTwo."},
		{"One.", "Two.", "One."},
		{"One.", " ", "One."},
		{"é\xff Zwei", "Zwei", "é\xff \n"},
	} {
		if got := cut(c.text, c.passage); got != c.want {
			t.Errorf("cut(%q, %q) = %q, want %q", c.text, c.passage, got, c.want)
		}
	}
}

func TestAddressKeys(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"https://img.example/2024/storm-800x600.jpg?w=800", "http://cdn.example/2024/STORM-1600x1200.webp", false}, // five letters are no name
		{"https://img.example/2024/harbour-800x600.jpg?w=800", "http://cdn.example/x/Harbour-1600x1200.webp", true},
		{"https://img.example/a/original.jpg", "https://img.example/b/original.jpg", false},
		{"https://service.example/resize/https%3A%2F%2Fimg.example%2Fa%2Fp.jpg", "https://img.example/a/p.jpg", true},
		{"//img.example/a/p.jpg", "https://img.example/a/p.jpg#x", true},
		{"https://img.example/a%zz%20b.jpg", "https://img.example/a%zz b.jpg", true},
	} {
		if got := meet(addressKeys(c.a), addressKeys(c.b)); got != c.same {
			t.Errorf("%s and %s: same %v, want %v", c.a, c.b, got, c.same)
		}
	}
	if len(addressKeys("")) != 0 {
		t.Error("no address has a key")
	}
}

// TestFigures checks every figure on pages whose scores are worked out by hand.
func TestFigures(t *testing.T) {
	s := newTally()
	s.add(Truth{
		Title: "The Storm", Authors: []string{"Ann Arbor", "Bo Derry"}, Published: "2024-05-06 10:00",
		Text: "a b c d e", With: []string{"B, C"}, Without: []string{"x y", "—"},
		Credits: []Role{{"reporter", "Ann Arbor"}},
		Photos: []TruePhoto{
			{URLs: []string{"https://i.example/harbour-1.jpg"}, Caption: "the old harbour", Credits: []string{"Cy Young"}},
			{URLs: []string{"https://i.example/market-1.jpg"}},
		},
	}, Article{
		Title: "the storm!", Authors: []string{"ann arbor", "Nobody"}, Published: "2024-05-06T12:00:00Z",
		Text: "a b c d x y", Roles: []Role{{"reporter", "Ann Arbor"}, {"editor", "Nobody"}},
		Photos: []Photo{
			{URL: "https://i.example/harbour-1.jpg?w=1", Caption: "the old harbour", Credits: []string{"Cy Young"}},
			{URL: "https://i.example/harbour-1.jpg?w=2"}, // another size
			{URL: "https://i.example/advert-9.jpg"},
		},
	})
	s.add(Truth{Text: "e f g h"}, Article{}) // nothing found: no precision, no recall
	s.add(Truth{Text: "e f g h Read more", Optional: []string{"Read more"}}, Article{Text: "e f g h"})
	want := map[string]float64{
		"precision": (1.0/3 + 1) / 2, "recall": (0.5 + 0 + 1) / 3, "exact": 1.0 / 3,
		"words": (8.0/11 + 0 + 1) / 3,
		"with":  1, "without": 0, "title": 1, "date": 1, "authors": 0.5,
		"photos": 0.5, "captions": 1, "photo credits": 1, "roles": 0.8,
	}
	p, r := want["precision"], want["recall"]
	want["body"] = 2 * p * r / (p + r)
	got := s.figures()
	for _, name := range figureNames {
		if math.Abs(got[name]-want[name]) > 1e-9 {
			t.Errorf("%s = %.4f, want %.4f", name, got[name], want[name])
		}
	}
	if len(got) != len(figureNames) {
		t.Errorf("%d figures, want %d: %v", len(got), len(figureNames), got)
	}
}

// TestNoAnswer: what has no answer is not scored, and an empty list is an answer.
func TestNoAnswer(t *testing.T) {
	s := newTally()
	s.add(Truth{}, Article{Title: "x", Authors: []string{"y"}, Text: "z"})
	if f := s.figures(); len(f) != 0 {
		t.Errorf("figures without answers: %v", f)
	}
	s.add(Truth{Authors: []string{}}, Article{})
	if f := s.figures(); f["authors"] != 1 {
		t.Errorf("nobody named and nobody found: %v", f)
	}
	s = newTally()
	s.add(Truth{Text: "a b"}, Article{})
	if f := s.figures(); f["body"] != 0 || f["recall"] != 0 {
		t.Errorf("nothing found: %v", f)
	}
}

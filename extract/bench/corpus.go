package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Truth is what is known about a page. A nil field has no known answer.
type Truth struct {
	ID        string
	URL       string
	Title     string
	Authors   []string
	Published string
	Text      string
	With      []string
	Without   []string
	Optional  []string
	Credits   []Role
	Photos    []TruePhoto
}

// TruePhoto is a photo of the story, with the addresses of every size of it that the page names.
type TruePhoto struct {
	URLs    []string
	Caption string
	Credits []string
}

// Article is what an extractor found, in the form that is scored.
type Article struct {
	Title     string   `json:"title,omitempty"`
	Authors   []string `json:"authors"`
	Published string   `json:"published,omitempty"`
	Text      string   `json:"text"`
	Photos    []Photo  `json:"photos,omitempty"`
	// Roles are the article's people without the photographers of Photos.
	Roles []Role `json:"credits,omitempty"`
}

// Photo is a picture of the story as an extractor found it.
type Photo struct {
	URL     string   `json:"url"`
	Caption string   `json:"caption,omitempty"`
	Credits []string `json:"credits,omitempty"`
}

// Role is one person's part in a story.
type Role struct {
	Role string `json:"role"`
	Name string `json:"name"`
}

// maxPage bounds what is unpacked of one page.
const maxPage = 64 << 20

func readTruths(dir string) ([]Truth, error) {
	b, err := os.ReadFile(filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("read corpus: %w", err)
	}
	var truths []Truth
	for d := json.NewDecoder(bytes.NewReader(b)); ; {
		var t Truth
		if err := d.Decode(&t); err == io.EOF {
			return truths, nil
		} else if err != nil {
			return nil, fmt.Errorf("read corpus %s: answer %d: %w", dir, len(truths)+1, err)
		}
		truths = append(truths, t)
	}
}

func readPage(dir, id string) ([]byte, error) {
	f, err := os.Open(filepath.Join(dir, "html", filepath.Base(id)+".html.gz"))
	if err != nil {
		return nil, fmt.Errorf("read page: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", id, err)
	}
	b, err := io.ReadAll(io.LimitReader(z, maxPage))
	if err != nil {
		return nil, fmt.Errorf("read page %s: %w", id, err)
	}
	return b, nil
}

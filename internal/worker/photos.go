package worker

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode"

	"archiver/archive"
	"archiver/extract"
	"archiver/fetch"
	"archiver/internal/photo"
	"archiver/internal/state"
)

const (
	// maxPhotos is how many photos of a story are got; the rest are named in the record.
	maxPhotos = 50
	// maxAlternatives is how many smaller sizes are tried when the largest cannot be had.
	maxAlternatives = 2
	// photoTime bounds all photos of a story together; a gap of two seconds lets fifty pass.
	photoTime = 3 * time.Minute
)

var (
	errPhotoTime = errors.New("not asked for: the story's time was over")
	errPhotoMany = errors.New("not asked for: the story has more photos than are kept")
)

// photos is a story's pictures as they came.
type photos struct {
	list    []archive.Photo
	data    map[int][]byte // by index in list
	stored  int
	bytes   int64
	missing error // the first failure that another day may mend
}

// photos gets the story's pictures. A photo that fails is recorded; it never fails the story.
func (r *run) photos(ctx context.Context, row *state.Work, s *story) photos {
	p := photos{data: map[int][]byte{}}
	deadline := time.Now().Add(photoTime)
	refused := map[string]error{} // hosts that asked for patience meanwhile
	for i, found := range s.article.Photos {
		shot := archive.Photo{Photo: found}
		var file *picture
		var err error
		switch host := fetch.Host(found.URL); {
		case s.page == nil:
			err = errPhotoPage
		case i >= maxPhotos:
			err = errPhotoMany
		case time.Now().After(deadline):
			err = errPhotoTime
		case refused[host] != nil:
			err = refused[host]
		default:
			file, err = r.photo(ctx, row, s.page.URL, found)
			if held(err) {
				refused[host] = err
			}
		}
		if ctx.Err() != nil && err != nil {
			err = errPhotoTime
		}
		if err != nil {
			p.fail(shot, err)
			if s.page != nil && !errors.Is(err, errPhotoMany) {
				r.report(Event{Kind: EventPhotoFailed, Address: found.URL, Feed: feedOf(s.sources), Status: statusOf(err), Err: err, Detail: "of " + s.page.URL})
			}
			continue
		}
		p.take(shot, file)
	}
	return p
}

// errPhotoPage is recorded with the photos of a story of which only the feed's text is known.
var errPhotoPage = errors.New("not asked for: only the feed's text is known")

// photo gets the largest size that can be had.
func (r *run) photo(ctx context.Context, row *state.Work, page string, found extract.Photo) (*picture, error) {
	file, err := r.file(ctx, row, found.URL, page)
	for i, smaller := range found.Alternatives {
		var status *fetch.StatusError
		if err == nil || i >= maxAlternatives || held(err) || !errors.As(err, &status) && !errors.Is(err, fetch.ErrTooLarge) && !errors.Is(err, photo.ErrNotPhoto) && !errors.Is(err, photo.ErrTooManyPixels) {
			break
		}
		other, otherErr := r.file(ctx, row, smaller, page)
		if otherErr == nil {
			return other, nil
		}
	}
	return file, err
}

// picture is a photo's file and what its bytes say.
type picture struct {
	*fetch.File
	photo.Info
}

// file gets one address, which must lead to a picture.
func (r *run) file(ctx context.Context, row *state.Work, address, page string) (*picture, error) {
	f, err := r.w.client.File(ctx, address, page)
	r.requested(1)
	if err != nil {
		return nil, err
	}
	p := &picture{File: f}
	err = r.guarded(ctx, row, address, func() (err error) {
		p.Info, err = photo.Inspect(f.Body)
		return err
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// held reports that the server asked for patience.
func held(err error) bool {
	var status *fetch.StatusError
	return errors.As(err, &status) && (status.Status == 429 || !status.RetryAfter.IsZero())
}

// fail adds a photo without a file.
func (p *photos) fail(shot archive.Photo, err error) {
	shot.Error, shot.Status = err.Error(), statusOf(err)
	if p.missing == nil && passing(err) {
		p.missing = err
	}
	p.list = append(p.list, shot)
}

// statusOf is the HTTP status that the error tells of, or 0.
func statusOf(err error) int {
	var status *fetch.StatusError
	if errors.As(err, &status) {
		return status.Status
	}
	return 0
}

// take adds the photo and its file, unless the story has the same bytes already: then the same
// picture was found at two addresses, and the first is told what the page says of the second.
func (p *photos) take(shot archive.Photo, file *picture) {
	sum := sha256.Sum256(file.Body)
	shot.SHA256 = hex.EncodeToString(sum[:])
	shot.Status, shot.Type, shot.Bytes = file.Status, file.Info.Type, int64(len(file.Body))
	if file.Info.Width > 0 {
		shot.Width, shot.Height = file.Info.Width, file.Info.Height
	}
	for i := range p.list {
		if first := &p.list[i]; first.SHA256 == shot.SHA256 {
			first.Alternatives = append(first.Alternatives, shot.URL)
			if first.Caption == "" {
				first.Caption, first.CaptionRaw = shot.Caption, shot.CaptionRaw
			}
			if len(first.Credits) == 0 {
				first.Credits = shot.Credits
			}
			return
		}
	}
	believe(&shot, file.Embedded)
	p.data[len(p.list)] = file.Body
	p.list = append(p.list, shot)
	p.stored++
	p.bytes += int64(len(file.Body))
}

// believe records what the file says of itself, takes from it what the page does not say, and names the
// fields where the two disagree.
func believe(shot *archive.Photo, e photo.Embedded) {
	if e.IsZero() {
		return
	}
	shot.Embedded = &archive.Embedded{Creator: e.Creator, Credit: e.Credit, Caption: e.Caption, Copyright: e.Copyright, UsageTerms: e.UsageTerms}
	var names, suppliers []string
	for _, c := range shot.Credits {
		switch c.Role {
		case extract.RolePhotographer:
			names = append(names, c.Name)
		case extract.RolePhotoSupplier:
			suppliers = append(suppliers, cmp.Or(c.Organization, c.Name))
		}
	}
	conflict := func(field string, page, file []string) {
		if len(page) > 0 && len(file) > 0 && !agree(page, file) {
			shot.Embedded.Conflict = append(shot.Embedded.Conflict, field)
		}
	}
	conflict("creator", names, e.Creator)
	conflict("credit", suppliers, some(e.Credit))
	conflict("caption", some(shot.Caption), some(e.Caption))
	conflict("usage_terms", some(shot.UsageTerms), some(e.UsageTerms))
	if len(shot.Credits) == 0 {
		for _, name := range e.Creator {
			shot.Credits = append(shot.Credits, extract.Credit{Role: extract.RolePhotographer, Name: name, Raw: name, Where: extract.WhereEmbedded})
		}
		if e.Credit != "" && !slices.Contains(e.Creator, e.Credit) {
			shot.Credits = append(shot.Credits, extract.Credit{Role: extract.RolePhotoSupplier, Organization: e.Credit, Raw: e.Credit, Where: extract.WhereEmbedded})
		}
	}
	if shot.Caption == "" {
		shot.Caption = e.Caption
	}
	if shot.UsageTerms == "" {
		shot.UsageTerms = e.UsageTerms
	}
}

// some is the text as a list, empty when there is none.
func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// agree reports that one of the page's texts is in one of the file's, or the other way round, whatever
// the case, spaces and punctuation.
func agree(page, file []string) bool {
	for _, a := range page {
		for _, b := range file {
			x, y := bare(a), bare(b)
			if strings.Contains(x, y) || strings.Contains(y, x) {
				return true
			}
		}
	}
	return false
}

// bare is the text's letters and digits in lower case.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

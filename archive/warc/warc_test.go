package warc

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

var when = time.Date(2026, 8, 25, 9, 15, 3, 120e6, time.UTC)

func exchange(address, body string) Exchange {
	return Exchange{
		URL: address, Started: when, RemoteIP: "192.0.2.7", Protocol: "h2",
		RequestHeader:  []byte("GET / HTTP/1.1\r\nHost: paper.example\r\n\r\n"),
		ResponseHeader: fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", len(body)),
		Body:           []byte(body),
	}
}

func sample(t testing.TB) []byte {
	var b bytes.Buffer
	w, err := NewWriter(&b, Info{Filename: "capture.warc.gz", Software: "archiver/test", Operator: "desk@paper.example", Date: when})
	if err != nil {
		t.Fatal(err)
	}
	hop := exchange("http://paper.example/新闻?q=a b", "")
	hop.ResponseHeader = []byte("HTTP/1.1 301 Moved\r\nLocation: https://paper.example/1\r\nContent-Length: 0\r\n\r\n")
	if _, err := w.Exchange(hop, "https://paper.example/feed.xml", "L"); err != nil {
		t.Fatal(err)
	}
	last := exchange("https://paper.example/1", strings.Repeat("<p>Harbour reopens</p>\r\n\r\n", 300))
	last.Truncated = "length"
	if _, err := w.Exchange(last, hop.URL, "LR"); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRoundTrip(t *testing.T) {
	file := sample(t)
	if !bytes.Equal(file, sample(t)) {
		t.Error("the same exchanges gave two different files")
	}
	r := NewReader(bytes.NewReader(file))
	var types, uris []string
	var bodies int
	for {
		rec, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		types = append(types, rec.Type())
		uris = append(uris, rec.Get("warc-target-uri"))
		b, err := io.ReadAll(rec.Block)
		if err != nil || int64(len(b)) != rec.Length {
			t.Fatalf("%s: %d bytes of %d, %v", rec.ID(), len(b), rec.Length, err)
		}
		if bytes.Contains(b, []byte("Harbour")) {
			bodies++
			if rec.Get("WARC-Truncated") != "length" || rec.Get("WARC-IP-Address") != "192.0.2.7" {
				t.Errorf("header %v", rec.Header)
			}
		}
		// A record can be read alone from its offset.
		alone, err := NewReader(bytes.NewReader(file[rec.Offset:])).Next()
		if err != nil || alone.ID() != rec.ID() {
			t.Errorf("record at %d read alone: %v", rec.Offset, err)
		}
	}
	want := "warcinfo response request metadata response request metadata"
	if got := strings.Join(types, " "); got != want {
		t.Errorf("records %s, want %s", got, want)
	}
	if uris[1] != "http://paper.example/%E6%96%B0%E9%97%BB?q=a%20b" {
		t.Errorf("Target-URI %s", uris[1])
	}
	if bodies != 1 {
		t.Errorf("%d bodies", bodies)
	}
	if err := Verify(bytes.NewReader(file), nil); err != nil {
		t.Error(err)
	}
	// Joined files are a valid file.
	n := 0
	if err := Verify(io.MultiReader(bytes.NewReader(file), bytes.NewReader(file)), func(*Record) { n++ }); err != nil || n != 14 {
		t.Errorf("two files joined: %d records, %v", n, err)
	}
}

func TestHeaderCannotBeInjected(t *testing.T) {
	var b bytes.Buffer
	w, err := NewWriter(&b, Info{Filename: "a\r\nX-Evil: 1", Date: when})
	if err != nil {
		t.Fatal(err)
	}
	x := exchange("https://paper.example/\r\nX-Evil: 1", "x")
	x.RemoteIP, x.Protocol, x.Truncated = "1\r\nX-Evil: 1", "h2\r\nX-Evil: 1", "x\r\nX-Evil: 1"
	if _, err := w.Exchange(x, "v\r\nX-Evil: 1", "L\r\nX-Evil: 1"); err != nil {
		t.Fatal(err)
	}
	if err := Verify(&b, func(rec *Record) {
		if rec.Get("X-Evil") != "" {
			t.Errorf("injected: %v", rec.Header)
		}
	}); err != nil {
		t.Fatal(err)
	}
}

// Every cut and every flipped bit must be found, but for bits that gzip itself does not use (time and
// operating system in a member's header, padding before its checksum): the file's hash covers those.
func TestVerifyFindsDamage(t *testing.T) {
	file := sample(t)
	starts := map[int64]bool{}
	if err := Verify(bytes.NewReader(file), func(r *Record) { starts[r.Offset] = true }); err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(file); n += 3 {
		err := Verify(bytes.NewReader(file[:n]), nil)
		if whole := starts[int64(n)] && n > 0; whole == errors.Is(err, ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	content, _ := gunzip(file)
	for i := 0; i < len(file); i += 2 {
		bad := bytes.Clone(file)
		bad[i] ^= 1 << (i % 8)
		if err := Verify(bytes.NewReader(bad), nil); errors.Is(err, ErrDamaged) {
			continue
		}
		if got, err := gunzip(bad); err != nil || !bytes.Equal(got, content) {
			t.Fatalf("bit flipped in byte %d was not found", i)
		}
	}
	for name, bad := range map[string][]byte{
		"bytes after the last member": append(bytes.Clone(file), "x"...),
		"nulls after the last member": append(bytes.Clone(file), make([]byte, 512)...),
		"empty":                       nil,
		"not a member":                []byte("WARC/1.1\r\n"),
	} {
		if err := Verify(bytes.NewReader(bad), nil); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Records that are whole gzip members but wrong inside.
func TestVerifyReadsTheRecord(t *testing.T) {
	const ok = "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-08-25T09:15:03Z\r\n" +
		"WARC-Block-Digest: sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\r\nContent-Length: 3\r\n\r\nfoo\r\n\r\n"
	for name, c := range map[string]struct{ rec, want string }{
		"good":                {ok, ""},
		"length too long":     {strings.Replace(ok, "h: 3", "h: 300", 1), "short"},
		"length too short":    {strings.Replace(ok, "h: 3", "h: 2", 1), "digest"},
		"length huge":         {strings.Replace(ok, "h: 3", "h: 9223372036854775807", 1), "short"},
		"length beyond int64": {strings.Replace(ok, "h: 3", "h: 9223372036854775808", 1), "content-length"},
		"length negative":     {strings.Replace(ok, "h: 3", "h: -3", 1), "content-length"},
		"block changed":       {strings.Replace(ok, "foo", "fop", 1), "digest"},
		"no trailer":          {strings.TrimSuffix(ok, "\r\n"), "trailer"},
		"two records":         {ok + ok, "after the record"},
		"no id":               {strings.Replace(ok, "WARC-Record-ID", "X-Record-ID", 1), "no warc-record-id"},
		"bare line feeds":     {strings.ReplaceAll(ok, "\r\n", "\n"), "crlf"},
		"other version":       {strings.Replace(ok, "1.1", "9.9", 1), "starts with"},
		"endless header":      {strings.Replace(ok, "\r\n", "\r\nX: "+strings.Repeat("x", maxHeader), 1), "too large"},
		"many lines":          {strings.Replace(ok, "\r\n", strings.Repeat("\r\nX: x", maxFields)+"\r\n", 1), "too many"},
		"line without colon":  {strings.Replace(ok, "\r\n", "\r\nhello\r\n", 1), "header line"},
		"sha1":                {strings.Replace(ok, "sha256:", "sha1:", 1), "sha256"},
	} {
		var b bytes.Buffer
		gz := gzip.NewWriter(&b)
		io.WriteString(gz, c.rec)
		gz.Close()
		err := Verify(&b, nil)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		} else if err == nil || !strings.Contains(strings.ToLower(err.Error()), c.want) {
			t.Errorf("%s: %v, want something with %q", name, err, c.want)
		}
	}
}

func gunzip(b []byte) ([]byte, error) {
	gz, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(gz)
}

type fullDisk struct{ left int }

func (f *fullDisk) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("no space left on device")
	}
	return len(p), nil
}

// A writer that meets a full disk must say so wherever it happens.
func TestFullDisk(t *testing.T) {
	var noise strings.Builder
	for range 20000 {
		noise.WriteByte(byte('!' + rand.IntN(90)))
	}
	var b bytes.Buffer
	w, _ := NewWriter(&b, Info{Date: when})
	w.Exchange(exchange("https://paper.example/", noise.String()), "", "")
	for room := 0; room < b.Len(); room += 97 {
		disk := &fullDisk{room}
		w, err := NewWriter(disk, Info{Date: when})
		if err == nil {
			_, err = w.Exchange(exchange("https://paper.example/", noise.String()), "", "")
		}
		if err == nil {
			t.Fatalf("room for %d of %d bytes and no error", room, b.Len())
		}
	}
}

func FuzzReader(f *testing.F) {
	file := sample(f)
	f.Add(file)
	f.Add(file[:len(file)/2])
	f.Add(append(bytes.Clone(file), "junk"...))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		r := NewReader(bytes.NewReader(b))
		for {
			rec, err := r.Next()
			if err != nil {
				if err != io.EOF && !errors.Is(err, ErrDamaged) {
					t.Fatalf("error of another kind: %v", err)
				}
				break
			}
			if n, err := io.Copy(io.Discard, rec.Block); err == nil && n != rec.Length {
				t.Fatalf("read %d of %d bytes without an error", n, rec.Length)
			}
		}
		if err := Verify(bytes.NewReader(b), nil); err == nil && len(b) == 0 {
			t.Fatal("nothing passed as a file")
		}
	})
}

package state

import (
	"crypto/sha256"
	"encoding/base32"
	"net/url"
	"sort"
	"strings"
)

// keyBytes of a SHA-256 name an item: 128 bits, so that two never meet by chance.
const keyBytes = 16

// LinkKey names a story by its address, however it is written: scheme, fragment, "www.", a
// trailing slash, tracking parameters and the order of parameters make no difference.
func LinkKey(address string) string { return key("link", normalLink(address)) }

// guidKey names a story by the identifier that one feed gives it.
func guidKey(feed, guid string) string { return key("guid", feed, guid) }

func key(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)[:keyBytes]))
}

func normalLink(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return address
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	host = strings.TrimPrefix(host, "www.")
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	s := host + strings.TrimSuffix(u.EscapedPath(), "/")
	var kept []string
	for part := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(part, "=")
		if part != "" && !tracking(strings.ToLower(name)) {
			kept = append(kept, part)
		}
	}
	if len(kept) > 0 {
		sort.Strings(kept)
		s += "?" + strings.Join(kept, "&")
	}
	if strings.HasPrefix(u.Fragment, "!") { // such a fragment is the address of a page, the others are places on it
		s += "#" + u.Fragment
	}
	return s
}

// tracking reports whether a query parameter tells who sent the reader, and not which page it is.
func tracking(name string) bool {
	for _, prefix := range []string{"utm_", "pk_", "piwik_", "mtm_", "at_medium", "at_campaign", "ns_", "hsa_", "spm"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "cmpid", "ncid",
		"wt_mc", "xtor", "_hsenc", "_hsmi", "wtrid", "ocid", "smid", "partner", "ftag", "sr_share", "feature_share":
		return true
	}
	return false
}

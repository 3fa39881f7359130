package archive

import (
	"crypto/sha256"
	"encoding/base32"
	"net"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// maxAddress bounds the part of an address that is parsed; a longer one stays as it is.
const maxAddress = 8 << 10

// CanonicalAddress writes an address in the one form that stands for its story: scheme and host in
// lower case (other scripts in punycode), no user, default port, fragment or parameters that only
// track the reader, dot segments resolved. What is no http(s) address is returned trimmed.
func CanonicalAddress(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxAddress {
		return s
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return s
	}
	u = (&url.URL{}).ResolveReference(u)
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return s
	}
	host := asciiHost(u.Hostname())
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" && !(u.Scheme == "http" && p == "80") && !(u.Scheme == "https" && p == "443") {
		host = net.JoinHostPort(strings.Trim(host, "[]"), p)
	}
	u.Host, u.User, u.Fragment, u.RawFragment = host, nil, "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery, u.ForceQuery = withoutTracking(u.RawQuery), false
	return u.String()
}

// withoutTracking drops parameters that say where a reader came from. The others keep their order and spelling.
func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	var keep []string
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !tracking(strings.ToLower(name)) {
			keep = append(keep, p)
		}
	}
	return strings.Join(keep, "&")
}

func tracking(name string) bool {
	for _, prefix := range []string{"utm_", "mtm_", "pk_", "piwik_", "at_medium", "at_campaign", "at_custom", "at_link", "ns_mchannel", "ns_source", "ns_campaign", "hsa_", "stm_"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh",
		"mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "wt_mc", "wt.mc",
		"cmpid", "ref_src", "ref_url", "xtor", "smid", "ocid", "ncid", "icid", "s_cid", "cn-track":
		return true
	}
	return false
}

// ID names a story by its canonical address: the first 16 letters of the lower-case base32 form of its SHA-256.
func ID(canonical string) string {
	sum := sha256.Sum256([]byte(canonical))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:16]
}

// isID reports whether s could be an ID or the ten letters of it that a folder's name has.
func isID(s string) bool {
	if len(s) < 10 || len(s) > 16 {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '2' || c > '7') {
			return false
		}
	}
	return true
}

// asciiHost returns a host name in lower case and punycode.
func asciiHost(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if a, err := idna.Lookup.ToASCII(host); err == nil {
		return a
	}
	return host
}

// sameSite reports whether two addresses belong to one registered domain, so that one may speak for the other.
func sameSite(a, b string) bool {
	ua, erra := url.Parse(a)
	ub, errb := url.Parse(b)
	if erra != nil || errb != nil {
		return false
	}
	ha, hb := asciiHost(ua.Hostname()), asciiHost(ub.Hostname())
	if ha == hb {
		return ha != ""
	}
	if net.ParseIP(ha) != nil || net.ParseIP(hb) != nil {
		return false
	}
	da, erra := publicsuffix.EffectiveTLDPlusOne(ha)
	db, errb := publicsuffix.EffectiveTLDPlusOne(hb)
	return erra == nil && errb == nil && da == db
}

// maxName bounds each part of a path, in bytes: far below every file system's limit.
const maxName = 120

// siteFolder names a site's folder by its host: ASCII, lower case, no www. and no port. Whatever the
// host, the name is legal on ext4, APFS, NTFS and exFAT.
func siteFolder(address string) string {
	host := address
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		host = u.Hostname()
	}
	if len(host) > maxAddress {
		host = ID(host)
	}
	host = strings.TrimPrefix(asciiHost(host), "www.")
	name := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '-', r == '.':
			return r
		}
		return '-'
	}, host)
	if name != host {
		name = strings.Trim(name, "-.") + "-" + ID(host)[:6] // two odd hosts must not share a folder
	}
	name = strings.Trim(name, ".-")
	if len(name) > maxName {
		name = strings.Trim(name[:maxName-11], ".-") + "-" + ID(host)[:10]
	}
	first, _, _ := strings.Cut(name, ".")
	switch first {
	case "", "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
		"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9":
		name = "_" + name // device names on Windows, with any extension
	}
	return name
}

// articleFolder names a story's folder within its day.
func articleFolder(day, site, hhmm, id string) string {
	return path.Join(day, site, hhmm+"-"+id[:10])
}

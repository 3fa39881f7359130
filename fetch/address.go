package fetch

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// maxAddress bounds an address in bytes; longer ones are refused.
const maxAddress = 8 << 10

// Host names the politeness unit of an address: its host and port in lower case, without a default
// port, or "" when the address is not one that can be fetched. http and https of a host are one unit.
func Host(address string) string {
	u, _, err := parseAddress(address)
	if err != nil {
		return ""
	}
	return hostOf(u)
}

func hostOf(u *url.URL) string {
	if port := u.Port(); port == "" || port == "80" || port == "443" {
		return strings.Trim(u.Hostname(), ".")
	}
	return u.Host
}

func originOf(u *url.URL) string { return u.Scheme + "://" + u.Host }

// parseAddress reads an absolute http or https address. The host comes out in lower case and ASCII, an IP
// address in whatever spelling in its usual one, the default port and the fragment dropped, and the user name and
// password apart. The error is always a *RefusedError.
func parseAddress(address string) (u *url.URL, user *url.Userinfo, err error) {
	refuse := func(reason string) (*url.URL, *url.Userinfo, error) {
		return nil, nil, &RefusedError{URL: redact(address), Reason: reason}
	}
	address = strings.Trim(address, " \t\r\n\f")
	if len(address) > maxAddress {
		return refuse("the address is longer than 8 KiB")
	}
	if i := strings.IndexAny(address, `\?`); i >= 0 && address[i] == '\\' {
		return refuse("a backslash in the address")
	}
	u, parseErr := url.Parse(address)
	if parseErr != nil {
		return refuse("not an address")
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return refuse("only http and https addresses are fetched")
	}
	if u.Opaque != "" || u.Host == "" {
		return refuse("no host in the address")
	}
	host, reason := canonicalHost(u.Hostname())
	if reason != "" {
		return refuse(reason)
	}
	port := u.Port()
	if port != "" {
		n, err := strconv.Atoi(port)
		if err != nil || n < 1 || n > 65535 {
			return refuse("port " + port)
		}
		port = strconv.Itoa(n)
	}
	if port == "80" && u.Scheme == "http" || port == "443" && u.Scheme == "https" {
		port = ""
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	u.Host = host
	if port != "" {
		u.Host += ":" + port
	}
	if u.Path == "" {
		u.Path = "/"
	}
	user, u.User = u.User, nil
	u.Fragment, u.RawFragment = "", ""
	return u, user, nil
}

// canonicalHost returns a host name in lower case ASCII, or an IP address in its usual spelling:
// the decimal, octal, hexadecimal and short forms that resolvers take are read as they would.
func canonicalHost(host string) (string, string) {
	if host == "" {
		return "", "no host in the address"
	}
	for i := 0; i < len(host); i++ {
		if host[i] >= 0x80 {
			ascii, err := idna.Lookup.ToASCII(host)
			if err != nil {
				return "", "not a host name"
			}
			host = ascii
			break
		}
	}
	host = strings.ToLower(host)
	if strings.Contains(host, ":") {
		addr, err := netip.ParseAddr(host)
		if err != nil || addr.Zone() != "" {
			return "", "not an IPv6 address"
		}
		return addr.String(), ""
	}
	if len(host) > 255 {
		return "", "the host name is too long"
	}
	for i := 0; i < len(host); i++ {
		c := host[i]
		if alnum := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'; !alnum && c != '-' && c != '.' && c != '_' {
			return "", "not a host name"
		}
	}
	trimmed := strings.TrimSuffix(host, ".")
	labels := strings.Split(trimmed, ".")
	if numeric(labels[len(labels)-1]) {
		addr, ok := looseIPv4(labels)
		if !ok {
			return "", "not an IPv4 address"
		}
		return addr.String(), ""
	}
	return host, ""
}

// numeric reports whether a resolver would take the last label of a name for a number.
func numeric(label string) bool {
	if label == "" {
		return false
	}
	if strings.HasPrefix(label, "0x") {
		label = label[2:]
		return strings.Trim(label, "0123456789abcdef") == ""
	}
	return strings.Trim(label, "0123456789") == ""
}

// looseIPv4 reads what inet_aton reads: one to four numbers, decimal, octal or hexadecimal, the last one filling the rest.
func looseIPv4(labels []string) (netip.Addr, bool) {
	if len(labels) > 4 {
		return netip.Addr{}, false
	}
	var sum uint64
	for i, label := range labels {
		if !numeric(label) {
			return netip.Addr{}, false
		}
		base := 10
		if strings.HasPrefix(label, "0x") {
			label, base = label[2:], 16
		} else if len(label) > 1 && label[0] == '0' {
			base = 8
		}
		if label == "" {
			label = "0"
		}
		n, err := strconv.ParseUint(label, base, 32)
		if err != nil {
			return netip.Addr{}, false
		}
		if i < len(labels)-1 {
			if n > 255 {
				return netip.Addr{}, false
			}
			sum |= n << (24 - 8*i)
			continue
		}
		if n >= 1<<(32-8*i) {
			return netip.Addr{}, false
		}
		sum |= n
	}
	return netip.AddrFrom4([4]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)}), true
}

// redact returns an address for messages: without user name, password and what makes a log unreadable.
func redact(address string) string {
	if len(address) > 200 {
		address = strings.ToValidUTF8(address[:200], "") + "…"
	}
	scheme, rest, ok := strings.Cut(address, "//")
	if !ok {
		scheme, rest = "", address
	} else {
		scheme += "//"
	}
	end := strings.IndexAny(rest, `/?#\`)
	if end < 0 {
		end = len(rest)
	}
	if at := strings.LastIndexByte(rest[:end], '@'); at >= 0 {
		rest = rest[at+1:]
	}
	return scheme + strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f {
			return -1
		}
		return r
	}, rest)
}

package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// guard decides which addresses the client connects to: public ones on web ports, and what the user allows.
// It is asked at every connection, after the name is resolved, so that redirects and names that change
// their address pass through it; and by URL, for addresses that a proxy would connect to.
type guard struct {
	nets      []netip.Prefix   // exceptions on any port that is not bad
	endpoints []netip.AddrPort // exceptions on this port
	ports     []uint16         // allowed besides 80 and 443
}

// newGuard reads AllowNets (prefixes, addresses, ip:port) and AllowPorts.
func newGuard(nets []string, ports []int) (*guard, error) {
	g := &guard{}
	for _, s := range nets {
		s = strings.TrimSpace(s)
		if p, err := netip.ParsePrefix(s); err == nil {
			if p.Addr().Is4In6() && p.Bits() >= 96 {
				p = netip.PrefixFrom(p.Addr().Unmap(), p.Bits()-96)
			}
			g.nets = append(g.nets, p.Masked())
		} else if a, err := netip.ParseAddr(s); err == nil && a.Zone() == "" {
			a = a.Unmap()
			g.nets = append(g.nets, netip.PrefixFrom(a, a.BitLen()))
		} else if ap, err := netip.ParseAddrPort(s); err == nil && ap.Addr().Zone() == "" {
			if badPort(ap.Port()) {
				return nil, fmt.Errorf("allow_nets %q: port %d is never a web server's", s, ap.Port())
			}
			g.endpoints = append(g.endpoints, netip.AddrPortFrom(ap.Addr().Unmap(), ap.Port()))
		} else {
			return nil, fmt.Errorf("allow_nets %q: not a prefix such as 10.1.0.0/16, an address, or ip:port", s)
		}
	}
	for _, p := range ports {
		if p < 1 || p > 65535 || badPort(uint16(p)) {
			return nil, fmt.Errorf("allow_ports %d: not a port that web servers use", p)
		}
		g.ports = append(g.ports, uint16(p))
	}
	return g, nil
}

// control is for net.Dialer: address is an IP address and a port, just before connect.
func (g *guard) control(network, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil || network != "tcp4" && network != "tcp6" && network != "tcp" {
		return &RefusedError{Addr: address, Reason: "not an internet address"}
	}
	return g.check(ap)
}

// check returns nil when the client may connect to ap, else a *RefusedError.
func (g *guard) check(ap netip.AddrPort) error {
	addr, port := ap.Addr().Unmap(), ap.Port()
	refuse := func(reason string) error {
		return &RefusedError{Addr: netip.AddrPortFrom(addr, port).String(), Reason: reason}
	}
	if badPort(port) {
		return refuse(fmt.Sprintf("port %d is never a web server's", port))
	}
	if slices.Contains(g.endpoints, netip.AddrPortFrom(addr, port)) {
		return nil
	}
	for _, p := range g.nets {
		if p.Contains(addr) {
			return nil
		}
	}
	if kind := notPublic(addr); kind != "" {
		return refuse(kind + ", not a public address; the setting allow_nets lets it through")
	}
	if port != 80 && port != 443 && !slices.Contains(g.ports, port) {
		return refuse(fmt.Sprintf("port %d is not 80 or 443; the setting allow_nets lets it through", port))
	}
	return nil
}

// checkURL refuses what is known to be refused before a name is resolved; u is as parseAddress returns it.
func (g *guard) checkURL(u *url.URL, proxied bool) error {
	port := uint16(80)
	if u.Scheme == "https" {
		port = 443
	}
	if p := u.Port(); p != "" {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return &RefusedError{URL: u.String(), Addr: u.Host, Reason: "port"}
		}
		port = uint16(n)
	}
	var err error
	if addr, parseErr := netip.ParseAddr(u.Hostname()); parseErr == nil {
		err = g.check(netip.AddrPortFrom(addr, port))
	} else if proxied {
		err = g.checkName(strings.TrimSuffix(u.Hostname(), "."), port)
	} else if badPort(port) {
		err = &RefusedError{Addr: u.Host, Reason: fmt.Sprintf("port %d is never a web server's", port)}
	}
	var refused *RefusedError
	if errors.As(err, &refused) {
		refused.URL = u.String()
	}
	return err
}

// checkName is what can be said of a name that a proxy will resolve.
func (g *guard) checkName(name string, port uint16) error {
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return g.check(netip.AddrPortFrom(netip.AddrFrom4([4]byte{127, 0, 0, 1}), port))
	}
	if badPort(port) || port != 80 && port != 443 && !slices.Contains(g.ports, port) {
		return &RefusedError{Addr: net.JoinHostPort(name, strconv.Itoa(int(port))), Reason: fmt.Sprintf("port %d is not 80 or 443", port)}
	}
	return nil
}

// notPublic names why an address is not a globally routable unicast one, by the IANA special-purpose
// address registries (RFC 6890 and its updates), or returns "". Addresses that embed an IPv4 address
// (NAT64, 6to4, Teredo) are refused whatever they embed.
func notPublic(addr netip.Addr) string {
	addr = addr.Unmap()
	table := special6
	if addr.Is4() {
		table = special4
	}
	for _, s := range table {
		if s.prefix.Contains(addr) {
			return s.kind
		}
	}
	if addr.Is6() && !global6.Contains(addr) {
		return "an unassigned address"
	}
	return ""
}

type special struct {
	prefix netip.Prefix
	kind   string
}

var global6 = netip.MustParsePrefix("2000::/3")

var special4 = []special{
	{netip.MustParsePrefix("0.0.0.0/8"), "an address of this network"},
	{netip.MustParsePrefix("10.0.0.0/8"), "a private address"},
	{netip.MustParsePrefix("100.64.0.0/10"), "a carrier's shared address"},
	{netip.MustParsePrefix("127.0.0.0/8"), "a loopback address"},
	{netip.MustParsePrefix("169.254.0.0/16"), "a link-local address"},
	{netip.MustParsePrefix("172.16.0.0/12"), "a private address"},
	{netip.MustParsePrefix("192.0.0.0/24"), "a protocol assignment"},
	{netip.MustParsePrefix("192.0.2.0/24"), "a documentation address"},
	{netip.MustParsePrefix("192.88.99.0/24"), "a 6to4 relay address"},
	{netip.MustParsePrefix("192.168.0.0/16"), "a private address"},
	{netip.MustParsePrefix("198.18.0.0/15"), "a benchmarking address"},
	{netip.MustParsePrefix("198.51.100.0/24"), "a documentation address"},
	{netip.MustParsePrefix("203.0.113.0/24"), "a documentation address"},
	{netip.MustParsePrefix("224.0.0.0/4"), "a multicast address"},
	{netip.MustParsePrefix("240.0.0.0/4"), "a reserved address"},
}

var special6 = []special{
	{netip.MustParsePrefix("::1/128"), "a loopback address"},
	{netip.MustParsePrefix("::/128"), "the unspecified address"},
	{netip.MustParsePrefix("64:ff9b::/96"), "a NAT64 address"},
	{netip.MustParsePrefix("64:ff9b:1::/48"), "a NAT64 address"},
	{netip.MustParsePrefix("100::/64"), "a discard address"},
	{netip.MustParsePrefix("2001::/32"), "a Teredo address"},
	{netip.MustParsePrefix("2001::/23"), "a protocol assignment"},
	{netip.MustParsePrefix("2001:db8::/32"), "a documentation address"},
	{netip.MustParsePrefix("2002::/16"), "a 6to4 address"},
	{netip.MustParsePrefix("3fff::/20"), "a documentation address"},
	{netip.MustParsePrefix("fc00::/7"), "a private address"},
	{netip.MustParsePrefix("fe80::/10"), "a link-local address"},
	{netip.MustParsePrefix("fec0::/10"), "a site-local address"},
	{netip.MustParsePrefix("ff00::/8"), "a multicast address"},
}

// badPort reports the ports that the Fetch standard blocks: other protocols' servers would obey a request's bytes.
func badPort(port uint16) bool {
	_, bad := slices.BinarySearch(badPorts[:], port)
	return bad
}

var badPorts = [...]uint16{
	0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117,
	119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989,
	990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
}

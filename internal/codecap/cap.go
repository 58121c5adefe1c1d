package codecap

import (
	"net/netip"
	"time"
)

// Scope is what requests are counted by.
type Scope string

// The scopes.
const (
	Number  Scope = "number"
	Prefix  Scope = "prefix"
	IP      Scope = "ip"
	Country Scope = "country"
	Tenant  Scope = "tenant"
)

// Window is how long a request counts, in wall time.
const Window = time.Hour

// Subject is one thing that a request counts against.
type Subject struct {
	Scope Scope
	Text  string // personal data
}

// Subjects are what a request for a code to an E.164 number counts against, the narrowest first. An address that is empty or
// none counts not.
func Subjects(phone, ip string) []Subject {
	all := []Subject{{Number, phone}, {Prefix, prefix(phone)}}
	if net, ok := network(ip); ok {
		all = append(all, Subject{IP, net})
	}
	return append(all, Subject{Country, country(phone)}, Subject{Scope: Tenant})
}

// BlockDigits are the last digits of a number, which tell the numbers of one block apart. Numbers are handed out by blocks
// of ten thousand or fewer nearly everywhere, and whoever is paid for what a number receives holds whole ones.
const BlockDigits = 4

// prefix is the country code and all digits but the last four.
func prefix(phone string) string { return phone[:max(len(phone)-BlockDigits, 0)] }

// hostBits are those of an IPv6 address that one customer of a network chooses freely (RFC 6177).
const hostBits = 64

// network is what one person can hardly leave: an IPv4 address, or the /64 of an IPv6 one.
func network(ip string) (string, bool) {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return "", false
	}
	addr = addr.WithZone("").Unmap()
	if addr.Is4() {
		return addr.String(), true
	}
	return netip.PrefixFrom(addr, addr.BitLen()-hostBits).Masked().String(), true
}

// Wait is how long a subject has no room for another request, where the one that leaves it none was granted at a moment: of
// as many as its limit is the first.
func Wait(first, now time.Time) time.Duration { return max(first.Add(Window).Sub(now), 0) }

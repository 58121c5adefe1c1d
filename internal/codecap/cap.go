package codecap

import (
	"net/netip"
	"slices"
	"time"
)

// Scope is what requests are counted by.
type Scope string

// The scopes.
const (
	Number Scope = "number"
	Prefix Scope = "prefix"
	IP     Scope = "ip"
)

// Window is how long a request counts, in wall time.
const Window = time.Hour

// limits are how many requests one subject may have within a Window, by its scope.
var limits = map[Scope]int{Number: 5, Prefix: 20, IP: 20}

// Limit is how many requests one subject of a scope may have within a Window.
func Limit(s Scope) int { return limits[s] }

// Subject is one thing that a request counts against.
type Subject struct {
	Scope Scope
	Text  string // personal data
}

// Subjects are what a request for a code to an E.164 number counts against. An address that is empty or none counts not.
func Subjects(phone, ip string) []Subject {
	all := []Subject{{Number, phone}, {Prefix, prefix(phone)}}
	if net, ok := network(ip); ok {
		all = append(all, Subject{IP, net})
	}
	return all
}

// blockDigits are the last digits of a number, which tell the numbers of one block apart. Numbers are handed out by blocks
// of ten thousand or fewer nearly everywhere, and whoever is paid for what a number receives holds whole ones.
const blockDigits = 4

// prefix is the country code and all digits but the last four.
func prefix(phone string) string { return phone[:max(len(phone)-blockDigits, 0)] }

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

// Wait is how long a subject of a scope has no room for another request, after those that were granted; 0: it has.
func Wait(s Scope, granted []time.Time, now time.Time) time.Duration {
	within := slices.DeleteFunc(slices.Clone(granted), func(at time.Time) bool { return !at.After(now.Add(-Window)) })
	full := len(within) - limits[s]
	if full < 0 {
		return 0
	}
	slices.SortFunc(within, time.Time.Compare)
	return within[full].Add(Window).Sub(now)
}

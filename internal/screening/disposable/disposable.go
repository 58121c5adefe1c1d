// Package disposable knows the domains of mailboxes that anybody can have for a moment and throw away.
//
// The list is that of the npm package mailchecker (https://github.com/FGRibreau/mailchecker; LICENSE is its own), which its authors
// gather from several public lists and keep. No Go module with such a list can be counted on to stay, so the list of one
// version lies beside this file; update.go says which. `go generate ./internal/screening/disposable` fetches it anew.
package disposable

//go:generate go run update.go

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed domains.txt
var file string

// domains are sorted.
var domains = sync.OnceValue(func() []string { return strings.Fields(file) })

// forwarders hide an address that lasts: mail to them arrives, and goes on arriving. The list counts them all the same.
var forwarders = []string{"duck.com", "mozmail.com", "simplelogin.com"}

// Has tells whether the domain, or one above it, is on the list.
func Has(domain string) bool {
	domain = strings.ToLower(strings.TrimSuffix(domain, "."))
	for {
		if slices.Contains(forwarders, domain) {
			return false
		}
		if _, listed := slices.BinarySearch(domains(), domain); listed {
			return true
		}
		_, above, ok := strings.Cut(domain, ".")
		if !ok {
			return false
		}
		domain = above
	}
}

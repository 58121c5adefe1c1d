// Package disposable knows the domains of mailboxes that anybody can have for a moment and throw away. The list is that of
// AfterShip's email-verifier, of which nothing else is used: it asks no mail server.
package disposable

import (
	"slices"
	"strings"

	emailverifier "github.com/AfterShip/email-verifier"
)

var list = emailverifier.NewVerifier()

// forwarders hide an address that lasts: mail to them arrives, and goes on arriving. Lists count them all the same.
var forwarders = []string{"duck.com", "mozmail.com", "simplelogin.com"}

// Has tells whether the domain, or one above it, is on the list.
func Has(domain string) bool {
	domain = strings.ToLower(strings.TrimSuffix(domain, "."))
	for {
		if slices.Contains(forwarders, domain) {
			return false
		}
		if list.IsDisposable(domain) {
			return true
		}
		_, above, ok := strings.Cut(domain, ".")
		if !ok {
			return false
		}
		domain = above
	}
}

package main

import (
	"fmt"
	"slices"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

// checkAddress refuses a policy that sends e-mail to a tenant without a postal address: every e-mail bears one, and a
// message without it could not be worded when it is to go.
func checkAddress(t ledger.Tenant, p dunning.Policy) error {
	if t.PostalAddress != "" || !sends(p, dunning.Email) {
		return nil
	}
	return fmt.Errorf("tenant %s has no postal_address, which every e-mail bears, and policy %s sends e-mail; write `postal_address: …` into its file", t.ID, p.ID)
}

// sends tells whether any step or event of the policy uses the channel.
func sends(p dunning.Policy, channel dunning.Channel) bool {
	for _, step := range p.Steps {
		if slices.Contains(step.Send, channel) {
			return true
		}
	}
	for _, event := range p.On {
		if slices.Contains(event.Send, channel) {
			return true
		}
	}
	return false
}

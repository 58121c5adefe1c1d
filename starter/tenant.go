package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"arrears/internal/gateway/intake"
	"arrears/internal/ledger"
	"arrears/internal/policy"
)

// standardPolicy is the id of the policy that every tenant starts with.
const standardPolicy = "standard"

func (p *process) tenantCommand() *cobra.Command {
	var file string
	create := &cobra.Command{
		Use:   "create ID [--file TENANT.yaml]",
		Short: "Create a tenant, with the default policy published as `standard`",
		Long: `create makes a tenant: one business that Arrears collects for. Its file says (all but name and postal_address may be left out)

  name: Harbour Utilities
  postal_address: 1 Quay Street, 20457 Hamburg, Germany  # every e-mail bears it
  locale: en              # of its messages, where a customer has none: en, de, es, fr, ja, or a region of these
  time_zone: UTC          # of its customers, where they have none and number and country tell none
  policy: standard        # of its customers, where they have none
  policy_acceptance: optional # required: no sign-up ends before the customer accepted the policy
  cap: {notices: 4, days: 7}  # what one person is told of at most, over all customers with their phone or e-mail
  codes: {number: 5, prefix: 20, ip: 20, country: 500, tenant: 2000, risk: 75}  # how many go out in an hour at most: to one
                          # number, to numbers alike but for their last four digits, to customers from one address, to one
                          # country, in all; and from which risk of being pumped on, of 100, a number gets none (TWILIO_LOOKUP)
  countries: [US, DE]     # customers and numbers of these alone may sign up; left out: of all
  holidays:               # closed as public holidays are, where a policy's window says ` + "`holidays: closed`" + `; at most 400
    - {every: "12-24", name: Christmas Eve}                          # of every year, for all customers
    - {on: 2026-09-18, name: Fair, country: DE, region: BY}          # of one date, where country and region are given for them
  probation: {days: 30, spend_limit: {EUR: 10000}, restrict: true}  # of newcomers; left out: there is none
  stages: [trial, full]   # access during a probation and after it; [full]: full at once
  spending: {limit: {EUR: 100000}, restrict: false}  # of everybody else in a month, in minor units; left out: nothing bounds it
  late_charges:           # of businesses among its customers; left out: nobody is charged for paying late
    jurisdictions: [DE, EU, GB]   # whose law: ` + "`starter late-charge tables`" + ` shows them
    left_over: ask        # of a debt that is settled: ask a human, claim, or waive
    rates: {DE: [{from: 2026-01-01, percent: "1.27", source: Bundesanzeiger}]}  # base rates newer than those that ship

With restrict: true who has spent all of the month's limit has access restricted until the month ends.

The same again changes nothing; other content is for ` + "`tenant set`" + `. A tenant whose policy sends no e-mail needs no
postal_address; the default policy sends some, so that leaving it out is for ` + "`tenant set`, too.",
		Example: "  starter tenant create harbour --file tenant.yaml",
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			return p.withTenantFile(ctx, args[0], file, p.createTenant)
		}),
	}
	set := &cobra.Command{
		Use:   "set ID --file TENANT.yaml",
		Short: "Give a tenant a new version of its file",
		Long: "set replaces the whole file, in the form that `starter tenant create --help` shows. A policy named in it must be published first;\n" +
			"one that sends e-mail wants a postal_address.",
		Example: "  starter tenant set harbour --file tenant.yaml",
		Args:    one("ID"),
		RunE: p.work(func(ctx context.Context, args []string) error {
			return p.withTenantFile(ctx, args[0], file, p.setTenant)
		}),
	}
	for _, c := range []*cobra.Command{create, set} {
		c.Flags().StringVar(&file, "file", "", "the tenant's file; - is standard input")
	}
	_ = set.MarkFlagRequired("file") // the flag was defined a line ago
	return group("tenant", "Create tenants and change them", create, set)
}

func (p *process) withTenantFile(ctx context.Context, id, file string, f func(context.Context, *ledger.Store, ledger.Tenant, []byte) error) error {
	if err := intake.ID(id); err != nil {
		return &setupError{fmt.Sprintf("tenant id %.80q", id), err}
	}
	text := []byte{}
	if file != "" {
		var err error
		if text, err = p.readFile(file, maxTenantFile); err != nil {
			return err
		}
	}
	tenant, err := parseTenant(id, text, file != "")
	if err != nil {
		return err
	}
	return p.administer(ctx, func(store *ledger.Store) error { return f(ctx, store, tenant, text) })
}

func (p *process) createTenant(ctx context.Context, store *ledger.Store, t ledger.Tenant, file []byte) error {
	if t.Policy != standardPolicy {
		return fmt.Errorf("tenant %s: a new tenant has the policy %s alone; create it without `policy:`, publish %s, and then use `starter tenant set`", t.ID, standardPolicy, t.Policy)
	}
	old, err := store.Tenant(ctx, t.ID)
	var refusal *ledger.Error
	switch {
	case errors.As(err, &refusal) && refusal.Kind == ledger.NotFound:
	case err != nil:
		return err
	default:
		if len(file) > 0 && !t.Same(old) {
			return fmt.Errorf("tenant %s exists with other content; change it with `starter tenant set %s --file …`", t.ID, t.ID)
		}
		if err := publishStandard(ctx, store, t.ID); err != nil {
			return err
		}
		return p.printTenant(old, "is there already, as version")
	}
	standard, err := policy.Parse(policy.Standard())
	if err != nil {
		return err
	}
	if err := errors.Join(checkAddress(t, standard), checkOpen(t, standard)); err != nil {
		return err
	}
	if t, err = store.PutTenant(ctx, t, file); err != nil {
		return err
	}
	if err := publishStandard(ctx, store, t.ID); err != nil {
		return err
	}
	return p.printTenant(t, "created, version")
}

// publishStandard gives a new tenant the default policy. One that has a policy of that name keeps its own.
func publishStandard(ctx context.Context, store *ledger.Store, tenant string) error {
	var refusal *ledger.Error
	if _, err := store.Policy(ctx, tenant, standardPolicy); !errors.As(err, &refusal) {
		return err
	}
	_, err := store.PublishPolicy(ctx, tenant, policy.Hash(policy.Standard()), policy.Standard())
	return err
}

func (p *process) setTenant(ctx context.Context, store *ledger.Store, t ledger.Tenant, file []byte) error {
	if _, err := store.Tenant(ctx, t.ID); err != nil {
		return err
	}
	own, err := store.Policy(ctx, t.ID, t.Policy)
	if err != nil {
		return err // its customers could not be followed
	}
	if err := checkAddress(t, own); err != nil {
		return err
	}
	if err := checkOpenByAll(ctx, store, t); err != nil {
		return err
	}
	t, err = store.PutTenant(ctx, t, file)
	if err != nil {
		return err
	}
	return p.printTenant(t, "is now version")
}

func (p *process) printTenant(t ledger.Tenant, what string) error {
	if t.PostalAddress == "" {
		p.note("tenant %s has no postal_address, so that no e-mail can go for it; add it to its file before a policy sends any", t.ID)
	}
	return p.print(map[string]any{
		"id": t.ID, "version": t.Version, "name": t.Name, "postal_address": t.PostalAddress,
		"locale": t.Locale, "time_zone": t.TimeZone, "policy": t.Policy, "policy_acceptance": askedWord(t.AcceptanceRequired),
		"cap": map[string]int{"notices": t.Cap.Notices, "days": t.Cap.Days},
		"codes": map[string]int{
			"number": t.Codes.Number, "prefix": t.Codes.Prefix, "ip": t.Codes.IP, "country": t.Codes.Country, "tenant": t.Codes.Tenant, "risk": t.Codes.Risk,
		},
		"countries": append([]string{}, t.Countries...), "stages": stagesOf(t.Probation),
		"probation": probationOf(t.Probation),
		"spending":  map[string]any{"limit": limitsOf(t.Spending), "restrict": t.Spending.Restrict},
		"holidays":  holidayList(t.Holidays), "late_charges": lateChargesOf(t.LateCharges),
	}, "tenant %s %s %d: %s, %s, %s, policy %s", t.ID, what, t.Version, t.Name, t.Locale, t.TimeZone, t.Policy)
}

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/policy"
)

// Holidays may not close the window of a version that an episode still runs on, although a newer one is open.
func TestTenantsHolidaysFitTheVersionsOfRunningEpisodes(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	s.tenant("harbour")
	mondays := strings.Replace(string(policy.Standard()), "days: [mon, tue, wed, thu, fri]", "days: [mon]", 1)
	require.Zero(t, s.run("policy", "publish", s.file(mondays), "--tenant", "harbour").code)
	s.overdue("harbour", "bakery")
	require.Zero(t, s.run("policy", "publish", s.file(string(policy.Standard())), "--tenant", "harbour").code)

	file := "name: harbour\npostal_address: 1 Quay, Hamburg\nholidays:"
	for d := calendar.NewDate(2030, time.January, 7); d < calendar.NewDate(2031, time.February, 1); d += 7 {
		file += fmt.Sprintf("\n  - {on: %s}", d)
	}
	refused := s.run("tenant", "set", "harbour", "--file", s.file(file))
	require.Equal(t, exitFailed, refused.code)
	require.Contains(t, refused.err, "policy standard version 2, on which episodes still run: with these holidays there is no open date")
}

// overdue takes over a customer with an invoice that is long overdue.
func (s *shell) overdue(tenant, id string) {
	s.t.Helper()
	store, err := ledger.Open(s.t.Context(), ledger.Options{URL: s.env["DATABASE_URL"], Secret: []byte(secret), ParsePolicy: policy.Parse})
	require.NoError(s.t, err)
	defer store.Close()
	at := time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)
	now := clock.Moment{Wall: at, Business: at}
	_, err = store.CreateCustomer(s.t.Context(), tenant, now, ledger.NewCustomer{
		ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Country: "DE", Class: "billable", TakenOver: true,
	})
	require.NoError(s.t, err)
	_, _, err = store.AddInvoices(s.t.Context(), tenant, now, []ledger.NewInvoice{{
		ID: "i-" + id, Customer: id, Amount: money.Amount{Currency: "EUR", Minor: 20_000}, Kind: dunning.Standard,
		IssuedOn: calendar.NewDate(2027, time.February, 1), DueOn: calendar.NewDate(2027, time.February, 10),
	}})
	require.NoError(s.t, err)
	_, err = store.Converge(s.t.Context(), ledger.Ref{Tenant: tenant, Customer: id}, now)
	require.NoError(s.t, err)
}

// A currency without a minimum is named, whether the file names it or a customer owes in it, and is no fault.
func TestPolicyWarnsOfCurrenciesWithoutAMinimum(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	s.tenant("harbour")
	s.overdue("harbour", "bakery") // in EUR
	file := s.file(strings.NewReplacer(
		"{USD: 500, EUR: 500, JPY: 500} ", "{USD: 500} ", "{USD: 50, EUR: 50, JPY: 0}", "{JPY: 0}", ", minimum: {EUR: 10000}", "",
	).Replace(string(policy.Standard())))
	valid := s.run("policy", "validate", file)
	require.Zero(t, valid.code, valid.err)
	require.Regexp(t, `starter: warning: line [0-9]+, column [0-9]+: JPY has no minimum`, valid.err)
	require.NotContains(t, valid.err, "EUR")
	require.Len(t, s.run("policy", "validate", file, "--json").json(t)["warnings"], 1)
	published := s.run("policy", "publish", file, "--tenant", "harbour")
	require.Zero(t, published.code, published.err)
	require.Contains(t, published.err, "EUR has no minimum")
	require.Len(t, s.run("policy", "publish", file, "--tenant", "harbour", "--json").json(t)["warnings"], 2)

	refused := s.run("policy", "publish", s.file(strings.Replace(string(policy.Standard()), "at: 10d", "at: 4d", 1)), "--tenant", "harbour")
	require.Equal(t, exitFailed, refused.code)
	require.Contains(t, refused.err, "level second: its notice is written 1d after that of level first, and min_gap keeps 2d between two")

	// What was published before the rule came is published already, and stays so.
	early := strings.Replace(string(policy.Standard()), "at: 10d", "at: 4d", 1)
	store, err := ledger.Open(t.Context(), ledger.Options{URL: s.env["DATABASE_URL"], Secret: []byte(secret), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	defer store.Close()
	_, err = store.PublishPolicy(t.Context(), "harbour", policy.Hash([]byte(early)), []byte(early))
	require.NoError(t, err)
	again := s.run("policy", "publish", s.file(early), "--tenant", "harbour", "--json")
	require.Zero(t, again.code, again.err)
	require.Equal(t, false, again.json(t)["new"])
}

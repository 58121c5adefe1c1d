package main

import (
	"context"
	"fmt"
	"iter"
	"sync/atomic"
	"time"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/config"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/simulate"
)

// mostDays bounds how far ahead is foretold.
const mostDays = 3660

const simulateLedgerLong = `
With --from-ledger the customers of a tenant are played as the ledger of DATABASE_URL has them at one moment. It only reads,
locks nobody, and needs neither gateway nor Temporal. What it tells is as above, but in each customer's own time zone. Where
access changes and it is neither a step nor a reinstatement, its level is the reason that is new, such as prepayment_reversed,
or probation_ends or write_off.

From now on, for --days: what each customer gets if nobody pays and nothing else befalls them, by the policy that rules them:
the version that their episode began with, else the latest. What goes out arrives at once, and so does what is under way now;
whoever has no address that the policy asks for, or does not want to be written to, is not known here. The cap on notices to
one person applies, by what each customer and who shares their phone or e-mail was told until now, and by what the customer
is told then.

Until now, with --since and --policy: what that policy would have done to every customer who is served now, had it been
theirs, since they are served; told of is what it does from --since on. Invoices, payments, credit notes, write-offs, voids and
reversals come when they came. Holds, overrides, probation, budgets and the cap are left out, and what was done to the customer in fact
is forgotten. --compare plays another policy besides, on the same facts.`

// fit refuses flags that do not go together, and says which do.
func (o simulateOptions) fit(given func(flag string) bool) error {
	refuse := func(why string, flags ...string) error {
		for _, flag := range flags {
			if given(flag) {
				return &setupError{advice: fmt.Sprintf("--%s %s", flag, why)}
			}
		}
		return nil
	}
	if !o.ledger {
		return refuse("goes with --from-ledger, which plays the live book; leave it out, or write that instead of --history", "tenant", "days", "since")
	}
	if err := refuse("goes with a file alone, and --from-ledger plays the live book; leave out one of them", "history"); err != nil {
		return err
	}
	if err := refuse("goes with --history; with --from-ledger each customer has a zone of their own, and --days or --since say what is told", "zone", "from", "to"); err != nil {
		return err
	}
	switch {
	case o.tenant == "":
		return &setupError{advice: "--from-ledger plays one tenant's customers; name it by --tenant"}
	case !given("since"):
		if err := refuse("asks what another policy would have done; say by --since from which date on. What comes is foretold by the policies that rule the customers",
			"policy", "compare", "chart"); err != nil {
			return err
		}
		if o.days < 1 || o.days > mostDays {
			return &setupError{advice: fmt.Sprintf("--days %d: from 1 to %d", o.days, mostDays)}
		}
		return nil
	case o.policy == "":
		return &setupError{advice: "--since asks what a policy would have done until now; name its file by --policy"}
	}
	return refuse("looks ahead from now, and --since looks back; leave out one of them", "days")
}

func (p *process) simulateLedger(ctx context.Context, o simulateOptions) error {
	began := time.Now()
	passed := func() time.Duration { return time.Since(began) }
	var policy dunning.Policy
	var other *dunning.Policy
	if o.since.given { // what the files say is found out before anybody is asked
		var err error
		if policy, other, err = p.policiesOf(o); err != nil {
			return err
		}
	}
	silent, err := o.unanswered()
	if err != nil {
		return err
	}
	cfg, err := config.Admin(p.env)
	if err != nil {
		return err
	}
	store, err := p.openLedger(ctx, cfg.Database, cfg.Secret, ledger.Options{Clock: clock.Clock(cfg.Clock), MaxConns: 2})
	if err != nil {
		return err
	}
	defer store.Close()
	if _, err := store.Tenant(ctx, o.tenant); err != nil {
		return err
	}
	live := &liveBook{store: store, tenant: o.tenant, now: store.Clock().At(time.Now())}
	if !o.since.given {
		return p.foretellLedger(ctx, live, simulate.Terms{Unanswered: silent}, o.days, passed)
	}
	return p.replayLedger(ctx, live, o, simulate.Terms{Policy: policy, Unanswered: silent}, other, passed)
}

// foretellLedger tells what comes.
func (p *process) foretellLedger(ctx context.Context, live *liveBook, terms simulate.Terms, days int, passed func() time.Duration) error {
	until := live.now.Business.AddDate(0, 0, days)
	terms.Until = until
	played, err := p.playLive(ctx, live, live.ahead, terms)
	if err != nil {
		return err
	}
	return p.tellForetold(foretold{
		played: played[0], steps: live.steps, invoices: live.invoices, layout: layoutOfMany,
		how: fmt.Sprintf("in their own time and by their own policies, until %s", until.UTC().Format(time.RFC3339)),
	}, passed)
}

// replayLedger tells what a policy would have done, or how another would have done otherwise.
func (p *process) replayLedger(ctx context.Context, live *liveBook, o simulateOptions, terms simulate.Terms, other *dunning.Policy, passed func() time.Duration) error {
	since := o.since.date()
	if today := calendar.DateOf(live.now.Business, time.UTC); *since > today.Add(1) { // somewhere it may be tomorrow
		return &setupError{advice: fmt.Sprintf("--since %s lies ahead: the business's clock stands at %s", since, today)}
	}
	policy := terms.Policy
	terms.From, terms.Until = since, live.now.Business
	all := []simulate.Terms{terms}
	if other != nil {
		terms.Policy = *other
		all = append(all, terms)
	}
	played, err := p.playLive(ctx, live, live.past, all...)
	if err != nil {
		return err
	}
	how := fmt.Sprintf("in their own time, since %s", since)
	if other != nil {
		return p.tellCompared(compared{
			here: played[0], there: played[1], policy: policy, other: *other,
			customers: played[0].Customers, invoices: live.invoices, how: how, layout: layoutOfMany,
		}, o.chart, passed)
	}
	return p.tellForetold(foretold{
		played: played[0], steps: policy.Steps, invoices: live.invoices, layout: layoutOfMany, how: how + " and by policy " + policy.ID,
	}, passed)
}

// playLive plays the book's lives by each of the terms, and shows how far it is.
func (p *process) playLive(ctx context.Context, live *liveBook, lives lifeMaker, terms ...simulate.Terms) ([]*simulate.Played, error) {
	customers, err := live.store.CountBook(ctx, live.tenant)
	if err != nil {
		return nil, err
	}
	read := new(atomic.Int64)
	defer p.watchPlays(read, int(customers))()
	return simulate.Stream(ctx, live.lives(ctx, lives, read), terms...)
}

// liveBook is a tenant's customers as lives to be played, and what is learnt of them on the way.
type liveBook struct {
	store    *ledger.Store
	tenant   string
	now      clock.Moment
	invoices int
	steps    []dunning.Step // of all policies that rule anybody, each version once
	seen     map[ruling]bool
}

// ruling names a version of a policy.
type ruling struct {
	policy  string
	version int
}

// lifeMaker makes a life of a customer, unless there is none to be played.
type lifeMaker func(ledger.Booked) (life simulate.Life, any bool)

// lives are played while further ones are read.
func (l *liveBook) lives(ctx context.Context, make lifeMaker, read *atomic.Int64) iter.Seq2[[]simulate.Life, error] {
	return func(yield func([]simulate.Life, error) bool) {
		for page, err := range l.store.Book(ctx, l.tenant, l.now) {
			lives := []simulate.Life{}
			for _, c := range page {
				life, any := make(c)
				if !any {
					continue
				}
				lives = append(lives, life)
				for _, i := range c.Account.Items {
					if i.Kind == dunning.Standard {
						l.invoices++
					}
				}
			}
			read.Add(int64(len(page)))
			if !yield(lives, err) || err != nil {
				return
			}
		}
	}
}

// ahead is the life from now on. What is under way arrives.
func (l *liveBook) ahead(c ledger.Booked) (simulate.Life, bool) {
	l.learn(c.Policy)
	l.learn(c.Latest)
	today := calendar.DateOf(l.now.Business, c.Account.Zone)
	for _, u := range c.Underway {
		c.Account = c.Account.Arrive(u.Item, u.Level, today)
	}
	return simulate.Ahead(c.Customer, c.Account, simulate.Rules{Now: c.Policy, Then: c.Latest}, l.now.Business), true
}

// past is the life until now of who is served.
func (l *liveBook) past(c ledger.Booked) (simulate.Life, bool) {
	return simulate.Past(c.Customer, c.Account, c.Served), c.Account.Phase == dunning.Active
}

func (l *liveBook) learn(p dunning.Policy) {
	of := ruling{p.ID, p.Version}
	if l.seen[of] {
		return
	}
	if l.seen == nil {
		l.seen = map[ruling]bool{}
	}
	l.seen[of] = true
	l.steps = append(l.steps, p.Steps...)
}

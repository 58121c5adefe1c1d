package ledger_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func migrate(ctx context.Context, url string) error {
	_, err := ledger.Migrate(ctx, url)
	return err
}

// bundle is a tenant with the standard policy on a database of its own.
type bundle struct {
	*ledger.Store
	t   *testing.T
	sql *pgxpool.Pool
	url string
}

const tenant = "demo"

func setup(t *testing.T) *bundle {
	t.Helper()
	url := pgtest.New(t, migrate)
	b := &bundle{t: t, url: url}
	b.Store = b.open(clock.Clock{})
	sql, err := pgxpool.New(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(sql.Close)
	b.sql = sql
	b.capped(dunning.Cap{Notices: 100, Days: 1}) // its customers have one phone
	b.publish(bothWays)
	return b
}

// bothWays is the standard policy with a final notice on both channels, in which no person has a part.
var bothWays = strings.NewReplacer(
	"{first_of: [sms, email], within: 1d}, to: [payer, owner]", "[email, sms]",
	"  - {level: call,     at: 15d, task: {to: collections, within: 2d}} ", "  #",
	", approve: {by: collections, within: 3d, else: wait}", "",
).Replace(string(policy.Standard()))

// capped gives the tenant a cap.
func (b *bundle) capped(c dunning.Cap) {
	b.t.Helper()
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{
		ID: tenant, Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard", Cap: c,
	}, fmt.Appendf(nil, "name: Harbour Utilities\ncap: {notices: %d, days: %d}\n", c.Notices, c.Days))
	require.NoError(b.t, err)
}

// open opens the bundle's ledger under a clock.
func (b *bundle) open(c clock.Clock) *ledger.Store {
	b.t.Helper()
	return b.openWith(ledger.Options{Clock: c})
}

// asksAtOnce has a human asked about an e-mail in doubt at once, as if its events had been waited for.
func (b *bundle) asksAtOnce() {
	b.t.Helper()
	b.Store = b.openWith(ledger.Options{MailDoubt: -time.Second})
}

func (b *bundle) openWith(o ledger.Options) *ledger.Store {
	b.t.Helper()
	o.URL, o.Secret, o.ParsePolicy = b.url, []byte("0123456789abcdef"), policy.Parse
	if o.PolicyTexts == nil {
		o.PolicyTexts = policy.Texts
	}
	store, err := ledger.Open(b.t.Context(), o)
	require.NoError(b.t, err)
	b.t.Cleanup(store.Close)
	return store
}

func (b *bundle) publish(file string) {
	b.t.Helper()
	_, err := b.PublishPolicy(b.t.Context(), tenant, policy.Hash([]byte(file)), []byte(file))
	require.NoError(b.t, err)
}

// on is ten in the morning, UTC, of a date; the first of March 2027 is a Monday.
func on(date string) clock.Moment {
	at, err := time.Parse("2006-01-02T15:04", date+"T10:00")
	if err != nil {
		panic(err)
	}
	return clock.Moment{Wall: at, Business: at}
}

func day(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func eur(minor int64) money.Amount { return money.Amount{Currency: "EUR", Minor: minor} }

func (b *bundle) customer(id string) ledger.Ref {
	b.t.Helper()
	_, err := b.CreateCustomer(b.t.Context(), tenant, on("2027-03-01"), ledger.NewCustomer{
		ID: id, Name: "Harbour Bakery", Email: "bakery@example.com", Phone: "+12025550101", Country: "US", TimeZone: "UTC", Class: "billable", TakenOver: true,
	})
	require.NoError(b.t, err)
	ref := ledger.Ref{Tenant: tenant, Customer: id}
	b.converge(ref, "2027-03-01")
	b.forgetWakes()
	return ref
}

func (b *bundle) invoice(ref ledger.Ref, id string, minor int64, due, now string) {
	b.t.Helper()
	_, _, err := b.AddInvoices(b.t.Context(), tenant, on(now), []ledger.NewInvoice{{
		ID: id, Customer: ref.Customer, Amount: eur(minor), IssuedOn: day("2027-03-01"), DueOn: day(due), Kind: dunning.Standard,
	}})
	require.NoError(b.t, err)
}

func (b *bundle) pay(ref ledger.Ref, id string, minor int64, invoice, now string) ledger.Payment {
	b.t.Helper()
	p, _, err := b.AddPayment(b.t.Context(), tenant, on(now), ledger.NewPayment{
		ID: id, Customer: ref.Customer, Amount: eur(minor), Invoice: invoice,
	})
	require.NoError(b.t, err)
	return p
}

func (b *bundle) converge(ref ledger.Ref, now string) ledger.Outstanding {
	b.t.Helper()
	out, err := b.Converge(b.t.Context(), ref, on(now))
	require.NoError(b.t, err)
	return out
}

func (b *bundle) claim(ref ledger.Ref, id uuid.UUID, now string) (ledger.Claimed, error) {
	return b.Claim(b.t.Context(), ref, id, on(now), words)
}

func (b *bundle) record(ref ledger.Ref, id uuid.UUID, kind ledger.OutcomeKind, now string) ledger.Outstanding {
	b.t.Helper()
	out, err := b.RecordMessage(b.t.Context(), ref, id, on(now), ledger.Outcome{Kind: kind, ProviderID: "SM1"})
	require.NoError(b.t, err)
	return out
}

// arrive has the provider report that the message was delivered.
func (b *bundle) arrive(id uuid.UUID, now string) {
	b.t.Helper()
	b.report(id, dunning.Arrived, now)
}

func (b *bundle) report(id uuid.UUID, r dunning.Report, now string) {
	b.t.Helper()
	known, err := b.HearReport(b.t.Context(), on(now), ledger.Report{
		Message: id, Source: string(r) + now, News: dunning.News{Report: r, Provider: "SM1", Code: map[dunning.Report]string{dunning.Undelivered: "30005"}[r]},
	})
	require.NoError(b.t, err)
	require.True(b.t, known)
}

// send delivers everything that is outstanding, and returns what is outstanding then.
func (b *bundle) send(ref ledger.Ref, now string) (levels []string) {
	b.t.Helper()
	for _, m := range b.converge(ref, now).Messages {
		_, err := b.claim(ref, m.ID, now)
		require.NoError(b.t, err)
		b.record(ref, m.ID, ledger.Sent, now)
		b.arrive(m.ID, now)
		levels = append(levels, m.Level+"/"+string(m.Channel))
	}
	return levels
}

func words(s ledger.Statement) (ledger.Rendered, error) {
	return ledger.Rendered{Subject: s.Template, Text: s.Total.String()}, nil
}

func (b *bundle) forgetWakes() {
	b.t.Helper()
	for _, w := range b.wakes() {
		require.NoError(b.t, b.Woken(b.t.Context(), w))
	}
}

func (b *bundle) wakes() []ledger.Wake {
	b.t.Helper()
	w, err := b.LeaseWakes(b.t.Context(), 100, 0)
	require.NoError(b.t, err)
	return w
}

func (b *bundle) states(ref ledger.Ref) (states []string) {
	b.t.Helper()
	rows, err := b.sql.Query(b.t.Context(), "SELECT channel || ' ' || state FROM messages WHERE tenant = $1 AND customer = $2 ORDER BY message", ref.Tenant, ref.Customer)
	require.NoError(b.t, err)
	for rows.Next() {
		var s string
		require.NoError(b.t, rows.Scan(&s))
		states = append(states, s)
	}
	require.NoError(b.t, rows.Err())
	return states
}

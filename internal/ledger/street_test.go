package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/policy"
)

// street is a tenant and a few customers of its own, who live until somebody asks what comes next.
type street struct {
	Policy    int // of policies
	Cap       dunning.Cap
	Residents []resident
	Edited    bool // there is a further version of the policy before it is asked
	Hour      int  // of the day on which is asked
}

// resident is one customer, and what happens to them before it is asked.
type resident struct {
	Home    int // of homes
	Facts   []happening
	Away    int  // days before it is asked on which nobody decides anything
	Unheard bool // no report of delivery comes in the last days before it is asked
}

// happening is one fact; Of names the resident's invoice or payment.
type happening struct {
	Day, Hour, Kind, Of, Term int
	Minor                     int64
	Currency                  money.Currency
}

// What happens.
const (
	anInvoice = iota
	aPayment
	aReversal
	aCredit
	aWriteOff
	aVoid
)

// livedDays is how many days the residents livedDays when it is asked.
const livedDays = 70

var streets = rapid.Custom(func(t *rapid.T) street {
	s := street{
		Policy: rapid.IntRange(0, len(ladders)-1).Draw(t, "policy"), Hour: rapid.IntRange(0, 23).Draw(t, "hour"),
		Edited: rapid.Bool().Draw(t, "edited"),
		Cap:    rapid.SampledFrom([]dunning.Cap{{Notices: 100, Days: 1}, {Notices: 2, Days: 7}}).Draw(t, "cap"),
	}
	for range rapid.IntRange(2, 4).Draw(t, "residents") {
		r := resident{
			Home: rapid.IntRange(0, len(homes)-1).Draw(t, "home"), Unheard: rapid.Bool().Draw(t, "unheard"),
			Away: rapid.SampledFrom([]int{0, 0, 1, 9}).Draw(t, "away"),
		}
		for range rapid.IntRange(1, 12).Draw(t, "facts") {
			r.Facts = append(r.Facts, happening{
				Day: rapid.IntRange(0, livedDays-1).Draw(t, "day"), Hour: rapid.IntRange(0, 23).Draw(t, "hour"),
				Kind: rapid.SampledFrom([]int{anInvoice, anInvoice, anInvoice, aPayment, aPayment, aReversal, aCredit, aWriteOff, aVoid}).Draw(t, "kind"),
				Of:   rapid.IntRange(0, 3).Draw(t, "of"), Term: rapid.IntRange(0, 30).Draw(t, "term"),
				Minor: rapid.Int64Range(100, 20_000).Draw(t, "minor"), Currency: rapid.SampledFrom([]money.Currency{"EUR", "JPY"}).Draw(t, "currency"),
			})
		}
		slices.SortStableFunc(r.Facts, func(x, y happening) int { return x.at().Compare(y.at()) })
		s.Residents = append(s.Residents, r)
	}
	return s
})

var homes = []ledger.NewCustomer{
	{Country: "US", TimeZone: "America/New_York"}, {Country: "DE", Region: "BY", TimeZone: "Europe/Berlin"},
	{Country: "US"}, {Country: "IN", TimeZone: "Asia/Kolkata"}, {Country: "JP", TimeZone: "UTC"},
}

// ladders are policies that differ in all that a forecast could get wrong.
var ladders = []string{bothWays, `
policy: standard
name: By what caused it
minimum: {EUR: 1000}
tolerance: {EUR: 50}
window: {from: "10:00", to: "11:00", days: [tue, thu, sat], holidays: open}
min_gap: 0d
reinstate: cause_settled
steps:
  - {level: upcoming, at: -5d, send: [email]}
  - {level: first, at: 1d, send: [email]}
  - {level: final, at: 6d, send: [email], mandatory: true}
  - {level: slow, template: second, at: 9d, access: restricted, send: [email]}
  - {level: suspend, at: 12d, access: suspended, send: [sms, email]}
  - {level: end, at: 40d, end: write_off}
on:
  reinstated: {send: [email]}
`, `
policy: standard
name: In open dates
window: {from: "08:00", to: "20:00", days: [mon, tue, wed, thu, fri], holidays: closed}
min_gap: 4d
steps:
  - {level: first, at: 2bd, send: [email]}
  - {level: second, at: 3bd, send: [email]}
  - {level: final, at: 10bd, send: {first_of: [sms, email], within: 1d}, mandatory: true}
  - {level: suspend, at: 14bd, access: suspended, minimum: {EUR: 9000}}
  - {level: end, at: 30bd, access: cancelled, end: handover}
`}

func (h happening) at() time.Time { return daysOn(h.Day, h.Hour) }

func daysOn(day, hour int) time.Time {
	return on("2027-03-01").Business.Add(time.Duration(day*24+hour-10) * time.Hour)
}

func momentOf(instant time.Time) clock.Moment { return clock.Moment{Wall: instant, Business: instant} }

// now is when it is asked.
func (s street) now() time.Time { return daysOn(livedDays, s.Hour) }

// settle has the residents live until it is asked, and names them.
func (b *bundle) settle(s street, id string) (refs []ledger.Ref) {
	b.t.Helper()
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{
		ID: id, Name: "Harbour", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard", Cap: s.Cap,
	}, []byte("name: Harbour\n"))
	require.NoError(b.t, err)
	publish := func(n int) {
		file := []byte(ladders[n%len(ladders)])
		_, err := b.PublishPolicy(b.t.Context(), id, policy.Hash(file), file)
		require.NoError(b.t, err)
	}
	publish(s.Policy)
	for n, r := range s.Residents {
		ref := ledger.Ref{Tenant: id, Customer: fmt.Sprintf("c-%d", n)}
		in := homes[r.Home]
		in.ID, in.Name, in.Email, in.Class, in.TakenOver = ref.Customer, "Harbour Bakery", fmt.Sprintf("%d@%s.example", n, id), "billable", true
		if in.TimeZone != "" { // else the number would tell where they are
			in.Phone = fmt.Sprintf("+1202555%04d", 100+n)
		}
		_, err := b.CreateCustomer(b.t.Context(), id, momentOf(daysOn(0, 0)), in)
		require.NoError(b.t, err)
		b.live(ref, r, s.now())
		refs = append(refs, ref)
	}
	if s.Edited {
		publish(s.Policy + 1)
	}
	return refs
}

// live has a resident live until it is asked.
func (b *bundle) live(ref ledger.Ref, r resident, until time.Time) {
	b.t.Helper()
	away, deaf := until.AddDate(0, 0, -r.Away), until
	if r.Unheard {
		deaf = until.AddDate(0, 0, -3)
	}
	from := daysOn(0, 0)
	for n, h := range r.Facts {
		if h.at().Before(away) {
			b.goAhead(ref, from, h.at(), deaf)
			from = h.at()
		}
		b.happen(ref, n, h)
	}
	if from.Before(away) {
		b.goAhead(ref, from, away, deaf)
	}
}

// happen records a fact. What the ledger refuses does not happen.
func (b *bundle) happen(ref ledger.Ref, n int, h happening) {
	b.t.Helper()
	ctx, now := b.t.Context(), momentOf(h.at())
	named := func(kind string, n int) string { return fmt.Sprintf("%s-%s-%d", ref.Customer, kind, n) }
	amount, of := money.Amount{Currency: h.Currency, Minor: h.Minor}, named("i", h.Of)
	var err error
	switch h.Kind {
	case anInvoice:
		issued := calendar.DateOf(h.at(), time.UTC)
		_, _, err = b.AddInvoices(ctx, ref.Tenant, now, []ledger.NewInvoice{{
			ID: of, Customer: ref.Customer, Amount: amount, IssuedOn: issued, DueOn: issued.Add(h.Term), Kind: dunning.Standard,
		}})
	case aPayment:
		in := ledger.NewPayment{ID: named("p", h.Of), Customer: ref.Customer, Amount: amount}
		if h.Term%2 == 0 {
			in.Invoice = of
		}
		_, _, err = b.AddPayment(ctx, ref.Tenant, now, in)
	case aReversal:
		_, _, err = b.ReversePayment(ctx, ref.Tenant, now, ledger.NewReversal{ID: named("r", n), Payment: named("p", h.Of), Reason: ledger.Chargeback})
	case aCredit:
		_, _, err = b.AddCreditNote(ctx, ref.Tenant, now, ledger.NewCreditNote{ID: named("n", n), Customer: ref.Customer, Amount: amount, Invoice: of})
	case aWriteOff:
		_, err = b.WriteOff(ctx, ref.Tenant, of, now, "Ana", "hopeless")
	case aVoid:
		_, err = b.Void(ctx, ref.Tenant, of, now, "Ana", "wrong")
	}
	var refusal *ledger.Error
	if !errors.As(err, &refusal) {
		require.NoError(b.t, err)
	}
}

// goAhead decides at an instant, and then whenever the ledger wants to, until before another. What is sent arrives at once, but
// not from the instant deaf on.
func (b *bundle) goAhead(ref ledger.Ref, from, until, deaf time.Time) {
	b.t.Helper()
	for from.Before(until) {
		out := b.decideAt(ref, from, from.Before(deaf))
		if out.Next == nil {
			return
		}
		require.True(b.t, out.Next.At.After(from), "what is planned lies ahead")
		from = out.Next.At
	}
}

// decideAt decides and carries out, until nothing is left to do at the instant, and says what is outstanding then.
func (b *bundle) decideAt(ref ledger.Ref, now time.Time, arrives bool) ledger.Outstanding {
	b.t.Helper()
	ctx := b.t.Context()
	for {
		out, err := b.Converge(ctx, ref, momentOf(now))
		require.NoError(b.t, err)
		quiet := out.AccessVersion == 0 && len(out.Requests)+len(out.Messages) == 0
		if quiet {
			return out
		}
		if out.AccessVersion != 0 {
			_, err := b.RecordAccess(ctx, ref, out.AccessVersion, momentOf(now), ledger.Outcome{Kind: ledger.Sent})
			require.NoError(b.t, err)
		}
		for _, r := range out.Requests {
			_, err := b.RecordBilling(ctx, ref, r.ID, momentOf(now), ledger.Outcome{Kind: ledger.Sent})
			require.NoError(b.t, err)
		}
		for _, m := range out.Messages {
			_, err := b.Claim(ctx, ref, m.ID, momentOf(now), words)
			require.NoError(b.t, err)
			_, err = b.RecordMessage(ctx, ref, m.ID, momentOf(now), ledger.Outcome{Kind: ledger.Sent, ProviderID: "SM1"})
			require.NoError(b.t, err)
			if arrives {
				b.arriveAt(m.ID, now)
			}
		}
	}
}

func (b *bundle) arriveAt(id uuid.UUID, now time.Time) {
	b.t.Helper()
	_, err := b.HearReport(b.t.Context(), momentOf(now), ledger.Report{
		Message: id, Source: "arrived" + id.String(), News: dunning.News{Report: dunning.Arrived, Provider: "SM1"},
	})
	require.NoError(b.t, err)
}

// hearAll has everything arrive that is still under way to the tenant's customers.
func (b *bundle) hearAll(tenant string, now time.Time) {
	b.t.Helper()
	rows, err := b.sql.Query(context.Background(), "SELECT message FROM messages WHERE tenant = $1 AND state = 'accepted'", tenant)
	require.NoError(b.t, err)
	var ids []uuid.UUID
	for rows.Next() {
		var id uuid.UUID
		require.NoError(b.t, rows.Scan(&id))
		ids = append(ids, id)
	}
	require.NoError(b.t, rows.Err())
	for _, id := range ids {
		b.arriveAt(id, now)
	}
}

package ledger_test

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
	"arrears/internal/screening"
)

// applicant is somebody with nothing against them, but for what a test changes.
func applicant(id string) ledger.NewCustomer {
	asked := eur(9000)
	return ledger.NewCustomer{
		ID: id, Name: "Harbour Bakery", Email: id + "@bakery.example", Phone: "+12025550101", Country: "US", TimeZone: "UTC", Class: "billable", Prepayment: &asked,
	}
}

func card(funding, fingerprint string) json.RawMessage {
	return json.RawMessage(fmt.Sprintf(`{"payment_instrument":{"type":"card","funding":%q,"fingerprint":%q}}`, funding, fingerprint))
}

// proven has somebody sign up and prove their phone on the first of March.
func (b *bundle) proven(c ledger.NewCustomer) ledger.Ref {
	b.t.Helper()
	_, err := b.CreateCustomer(b.t.Context(), tenant, on("2027-03-01"), c)
	require.NoError(b.t, err)
	ref := ledger.Ref{Tenant: tenant, Customer: c.ID}
	b.verify(ref, "2027-03-01")
	return ref
}

// referred is a sign-up that a person is to decide on.
func (b *bundle) referred(id string) ledger.Ref {
	b.t.Helper()
	c := applicant(id)
	c.Email = id + "@mailinator.com"
	ref := b.proven(c)
	require.Equal(b.t, dunning.Screening, b.converge(ref, "2027-03-01").Phase)
	return ref
}

// turnedAway is a sign-up that was refused.
func (b *bundle) turnedAway(id string) ledger.Ref {
	b.t.Helper()
	c := applicant(id)
	c.Profile = card("prepaid", "fp-"+id)
	ref := b.proven(c)
	out := b.converge(ref, "2027-03-01")
	require.Equal(b.t, dunning.Closed, out.Phase)
	require.Equal(b.t, dunning.Refused, out.ClosedReason)
	return ref
}

func (b *bundle) screening(ref ledger.Ref) *ledger.Screening {
	b.t.Helper()
	c, err := b.Customer(b.t.Context(), ref, on("2027-03-01"))
	require.NoError(b.t, err)
	return c.Screening
}

func lineOf(s *ledger.Screening, c screening.Check) screening.Line {
	for _, l := range s.Lines {
		if l.Check == c {
			return l
		}
	}
	return screening.Line{}
}

func TestEveryCheckOfASignUp(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.PublishScreening(t.Context(), tenant, []byte(`
table: strict
name: Strict
refer_at: 50
checks:
  number_type: {toll_free: 60}
  number_country: {other: refer}
  email_domain: {disposable: refer}
  funding: {prepaid: refuse, stored_value: refuse}
  same_fingerprint: [{from: 1, is: refer}]
  same_phone: [{from: 1, is: refer}]
  same_email: [{from: 1, is: refer}]
high_risk: {as_of: "2026-10-24", source: the test, countries: [XK], is: refuse}
`))
	require.NoError(t, err)
	phones := 100
	sign := func(id string, change func(*ledger.NewCustomer)) *ledger.Screening {
		c := applicant(id)
		phones++
		c.Phone = fmt.Sprintf("+12025550%d", phones)
		change(&c)
		ref := b.proven(c)
		b.converge(ref, "2027-03-01")
		return b.screening(ref)
	}
	first := sign("first", func(c *ledger.NewCustomer) {
		c.Phone, c.Email, c.Profile = "+12025550199", "First@bakery.example", card("credit", "fp-1")
	})
	require.Equal(t, screening.Pass, first.Outcome)
	require.Equal(t, "strict", first.Table)
	require.Equal(t, 1, first.Version)
	for name, c := range map[string]struct {
		change func(*ledger.NewCustomer)
		check  screening.Check
		want   screening.Outcome
	}{
		"nothing":      {func(c *ledger.NewCustomer) {}, screening.Funding, screening.Pass},
		"kind-of-line": {func(c *ledger.NewCustomer) { c.Phone = "+18005550199" }, screening.NumberType, screening.Refer},
		"abroad":       {func(c *ledger.NewCustomer) { c.Country = "DE" }, screening.NumberCountry, screening.Refer},
		"thrown-away":  {func(c *ledger.NewCustomer) { c.Email = "x@mailinator.com" }, screening.EmailDomain, screening.Refer},
		"prepaid":      {func(c *ledger.NewCustomer) { c.Profile = card("prepaid", "fp-2") }, screening.Funding, screening.Refuse},
		"stored":       {func(c *ledger.NewCustomer) { c.Profile = card("stored_value", "fp-3") }, screening.Funding, screening.Refuse},
		"same-card":    {func(c *ledger.NewCustomer) { c.Profile = card("credit", "fp-1") }, screening.SameFingerprint, screening.Refer},
		"same-phone":   {func(c *ledger.NewCustomer) { c.Phone = "+12025550199" }, screening.SamePhone, screening.Refer},
		"same-email":   {func(c *ledger.NewCustomer) { c.Email = "first@BAKERY.example" }, screening.SameEmail, screening.Refer},
		"on-the-list":  {func(c *ledger.NewCustomer) { c.Country = "XK" }, screening.Country, screening.Refuse},
	} {
		got := sign(name, c.change)
		require.Equal(t, c.want, got.Outcome, "%s: %v", name, got.Lines)
		line := lineOf(got, c.check)
		require.NotEmpty(t, line.Text, name)
		if c.want != screening.Pass && line.Points == 0 {
			require.Equal(t, c.want, line.Outcome, name)
		}
	}
}

func TestWhoPassesGoesOnInTheSameTurn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.proven(applicant("c-1"))
	require.Nil(t, b.screening(ref), "nobody has looked yet")
	out := b.converge(ref, "2027-03-01")
	require.Equal(t, dunning.AwaitingPrepayment, out.Phase)
	require.Empty(t, out.Checks)
	held := b.screening(ref)
	require.Equal(t, screening.Pass, held.Outcome)
	require.Equal(t, "standard", held.Table)
	require.Zero(t, held.Version)
	require.Equal(t, 1, b.told(ref, "screening.pass"))
	b.converge(ref, "2027-03-02")
	require.Equal(t, 1, b.told(ref, "screening.pass"), "once")
	require.Equal(t, held, b.screening(ref))
}

func TestAReferralWaitsForAPerson(t *testing.T) {
	t.Parallel()
	deadline := on("2027-03-03").Business
	t.Run("who approves", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.referred("c-1")
		out := b.converge(ref, "2027-03-02")
		require.True(t, out.NeedsHuman)
		require.Equal(t, dunning.NextReferral, out.Next.What)
		for now, due := range map[string]int64{"2027-03-01": 0, "2027-03-02": 0, "2027-03-03": 1} {
			waiting, err := b.Backlog(t.Context(), on(now))
			require.NoError(t, err)
			require.Equal(t, due, waiting.Referrals, now)
		}
		require.True(t, deadline.Equal(out.Next.At))
		asked := b.work("screening_referred")
		require.Len(t, asked, 1)
		require.Equal(t, []string{"approve", "refuse"}, asked[0].Options)
		require.Equal(t, "2027-03-03T10:00:00Z", asked[0].Detail["decide_by"])
		require.Equal(t, "refuse", asked[0].Detail["otherwise"])
		require.NotContains(t, fmt.Sprint(asked[0].Detail), "mailinator", "coded words, and nobody's address")
		_, err := b.sql.Exec(t.Context(), "UPDATE customers SET phase = 'active', access = 'full'")
		require.ErrorContains(t, err, "nothing lets c-1 through", "whichever version of the program tries")
		_, err = b.Decide(t.Context(), tenant, asked[0].ID, on("2027-03-02"), ledger.Decision{Choice: "approve", By: "Ana"})
		require.Equal(t, "note", refusalOf(t, err).Field, "a reason is asked")
		b.pay(ref, "p-1", 9000, "", "2027-03-02")
		require.Equal(t, dunning.Screening, b.converge(ref, "2027-03-02").Phase, "money opens nothing")
		b.forgetWakes()
		b.decide("screening_referred", "approve", "2027-03-02")
		require.Len(t, b.wakes(), 1)
		out = b.converge(ref, "2027-03-02")
		require.Equal(t, dunning.Active, out.Phase)
		require.Equal(t, dunning.AccessFull, out.Access)
		held := b.screening(ref)
		require.Equal(t, "approve", held.Decision)
		require.Equal(t, "Ana", held.DecidedBy)
		require.False(t, held.Reviewed)
		require.Equal(t, screening.Refer, held.Outcome, "what the checks said stays")
	})
	t.Run("who refuses", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.referred("c-1")
		b.decide("screening_referred", "refuse", "2027-03-02")
		require.Equal(t, dunning.Refused, b.converge(ref, "2027-03-02").ClosedReason)
		require.Equal(t, "refuse", b.screening(ref).Decision)
	})
	t.Run("whom nobody asked in time", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.referred("c-1")
		require.Equal(t, dunning.Screening, b.converge(ref, "2027-03-02").Phase)
		out := b.converge(ref, "2027-03-03")
		require.Equal(t, dunning.Refused, out.ClosedReason)
		require.False(t, out.NeedsHuman)
		require.Equal(t, 1, b.told(ref, "screening.lapsed"))
		require.Empty(t, b.work("screening_referred"))
	})
	t.Run("or for the default that the table names", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		_, err := b.PublishScreening(t.Context(), tenant, []byte("table: mild\nname: Mild\nrefer: {within: 1d, else: approve}\nchecks: {email_domain: {disposable: refer}}\n"))
		require.NoError(t, err)
		ref := b.referred("c-1")
		require.Equal(t, dunning.AwaitingPrepayment, b.converge(ref, "2027-03-02").Phase)
		require.Equal(t, dunning.AwaitingPrepayment, b.converge(ref, "2027-03-15").Phase, "the time to pay began with it")
		require.Equal(t, dunning.PrepayExpired, b.converge(ref, "2027-03-16").ClosedReason)
	})
	t.Run("unless it is closed first", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.referred("c-1")
		c, err := b.Customer(t.Context(), ref, on("2027-03-02"))
		require.NoError(t, err)
		_, err = b.Void(t.Context(), tenant, c.PrepaymentItem, on("2027-03-02"), "Ana", "")
		require.NoError(t, err)
		_, err = b.CloseCustomer(t.Context(), ref, on("2027-03-02"), "Ana", "changed their mind")
		require.NoError(t, err)
		require.Equal(t, dunning.ClosedByHuman, b.converge(ref, "2027-03-02").ClosedReason)
		require.Empty(t, b.work("screening_referred"))
	})
}

func TestARefusalIsReviewedOnce(t *testing.T) {
	t.Parallel()
	ask := func(b *bundle, ref ledger.Ref, now string) (ledger.Work, error) {
		return b.AskReview(t.Context(), ref, on(now), "Ben", "they rang")
	}
	t.Run("and lifted", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.turnedAway("c-1")
		b.pay(ref, "p-1", 4000, "", "2027-03-02")
		require.Len(t, b.work("credit_after_closing"), 1)
		work, err := ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		require.Equal(t, []string{"approve", "uphold"}, work.Options)
		again, err := ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		require.Equal(t, work.ID, again.ID, "the same question")
		b.decide("refusal_review", "approve", "2027-03-06")
		require.Len(t, b.wakes(), 1)
		out := b.converge(ref, "2027-03-06")
		require.Equal(t, dunning.AwaitingPrepayment, out.Phase)
		require.Empty(t, out.ClosedReason)
		require.Empty(t, b.work("credit_after_closing"), "the money pays again")
		c, err := b.Customer(t.Context(), ref, on("2027-03-06"))
		require.NoError(t, err)
		require.EqualValues(t, 5000, c.Balances[0].Minor, "the prepayment is asked anew, less what is paid")
		require.True(t, c.Screening.Reviewed)
		require.Equal(t, "approve", c.Screening.Decision)
		b.pay(ref, "p-2", 5000, "", "2027-03-07")
		require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-07").Access)
		_, err = ask(b, ref, "2027-03-08")
		require.Equal(t, "reviewed_already", refusalOf(t, err).Code)
	})
	t.Run("and never served before the prepayment is paid", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.turnedAway("c-1")
		b.pay(ref, "p-1", 4000, "", "2027-03-02")
		_, err := ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		b.decide("refusal_review", "approve", "2027-03-06")
		require.Equal(t, dunning.PrepayExpired, b.converge(ref, "2027-03-20").ClosedReason)
		require.Equal(t, dunning.AccessNone, b.converge(ref, "2027-03-21").Access)
		require.Len(t, b.work("credit_after_closing"), 1, "asked once more what becomes of the money")
	})
	t.Run("with what they had paid before it", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.referred("c-1")
		b.pay(ref, "p-1", 9000, "", "2027-03-02")
		b.decide("screening_referred", "refuse", "2027-03-02")
		b.converge(ref, "2027-03-02")
		require.Len(t, b.work("credit_after_closing"), 1, "they paid for service that does not begin")
		c, err := b.Customer(t.Context(), ref, on("2027-03-02"))
		require.NoError(t, err)
		require.Equal(t, []money.Amount{eur(9000)}, c.Credit)
		_, err = ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		b.decide("refusal_review", "approve", "2027-03-06")
		require.Empty(t, b.work("credit_after_closing"))
		require.Equal(t, dunning.AccessFull, b.converge(ref, "2027-03-06").Access, "nobody pays twice")
	})
	t.Run("and then begins like any newcomer", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.budgeted(ledger.ProbationRule{Days: 30, Trial: true}, dunning.Budget{})
		c := applicant("c-1")
		c.Prepayment, c.Profile = nil, card("prepaid", "fp-1")
		ref := b.proven(c)
		b.converge(ref, "2027-03-01")
		_, err := ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		b.decide("refusal_review", "approve", "2027-03-06")
		require.Equal(t, dunning.AccessTrial, b.converge(ref, "2027-03-06").Access)
	})
	t.Run("and upheld", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.turnedAway("c-1")
		_, err := ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		b.decide("refusal_review", "uphold", "2027-03-06")
		require.Equal(t, dunning.Refused, b.converge(ref, "2027-03-06").ClosedReason)
		_, err = ask(b, ref, "2027-03-07")
		require.Equal(t, "reviewed_already", refusalOf(t, err).Code)
	})
	t.Run("after a person's refusal too", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.referred("c-1")
		b.decide("screening_referred", "refuse", "2027-03-02")
		b.converge(ref, "2027-03-02")
		work, err := ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		require.Equal(t, "refuse", work.Detail["decision"])
		b.decide("refusal_review", "approve", "2027-03-06")
		require.Equal(t, dunning.AwaitingPrepayment, b.converge(ref, "2027-03-06").Phase)
	})
	t.Run("not where money was refunded", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.turnedAway("c-1")
		b.pay(ref, "p-1", 9000, "", "2027-03-02")
		b.decide("credit_after_closing", "refunded", "2027-03-03")
		work, err := ask(b, ref, "2027-03-05")
		require.NoError(t, err)
		_, err = b.Decide(t.Context(), tenant, work.ID, on("2027-03-06"), ledger.Decision{Choice: "approve", By: "Ana", Note: "sorry"})
		require.Equal(t, "refunded_since", refusalOf(t, err).Code)
		require.Equal(t, dunning.Closed, b.converge(ref, "2027-03-06").Phase)
	})
	t.Run("not where nothing was refused, or nobody is left", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		_, err := ask(b, b.referred("c-1"), "2027-03-02")
		require.Equal(t, "not_refused", refusalOf(t, err).Code)
		_, err = ask(b, ledger.Ref{Tenant: tenant, Customer: "nobody"}, "2027-03-02")
		require.Equal(t, "customer_not_found", refusalOf(t, err).Code)
		gone := b.turnedAway("c-2")
		_, err = b.sql.Exec(t.Context(), "UPDATE customers SET phase = 'active' WHERE customer = 'c-2'")
		require.ErrorContains(t, err, "nothing lets c-2 through")
		require.NoError(t, b.EraseCustomer(t.Context(), gone, on("2027-03-05"), "Ana"))
		_, err = ask(b, gone, "2027-03-06")
		require.Equal(t, "customer_erased", refusalOf(t, err).Code)
		require.Equal(t, screening.Refuse, b.screening(gone).Outcome, "a finding says of nobody who they were")
	})
}

// TestOneMeansOfPaymentAtOnce has sign-ups with one card race to the checks: each place before the limit is taken once.
func TestOneMeansOfPaymentAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, err := b.PublishScreening(t.Context(), tenant, []byte("table: own\nname: Own\nchecks: {same_fingerprint: [{from: 2, is: refuse}]}\n"))
	require.NoError(t, err)
	const all = 8
	refs := make([]ledger.Ref, all)
	for i := range refs {
		c := applicant(fmt.Sprint("c-", i))
		c.Phone, c.Profile = fmt.Sprintf("+1202555013%d", i), card("credit", "one")
		refs[i] = b.proven(c)
	}
	var together sync.WaitGroup
	phases := make([]dunning.Phase, all)
	errs := make([]error, all)
	for i, ref := range refs {
		together.Go(func() {
			out, err := b.Converge(t.Context(), ref, on("2027-03-01"))
			phases[i], errs[i] = out.Phase, err
		})
	}
	together.Wait()
	through := map[dunning.Phase]int{}
	counted := map[int]int{}
	for i, ref := range refs {
		require.NoError(t, errs[i])
		through[phases[i]]++
		counted[lineOf(b.screening(ref), screening.SameFingerprint).Count]++
	}
	require.Equal(t, map[dunning.Phase]int{dunning.AwaitingPrepayment: 2, dunning.Closed: all - 2}, through)
	require.Len(t, counted, all, "each saw another number before them")
}

func TestWhoeverIsErasedOrNeverCameDoesNotCount(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := applicant("c-1")
	c.Profile = card("prepaid", "one")
	gone := b.proven(c)
	b.converge(gone, "2027-03-01")
	require.NoError(t, b.EraseCustomer(t.Context(), gone, on("2027-03-01"), "Ana"))
	unproven := applicant("c-2")
	unproven.Profile = card("credit", "one")
	_, err := b.CreateCustomer(t.Context(), tenant, on("2027-03-01"), unproven)
	require.NoError(t, err)
	next := applicant("c-3")
	next.Profile = card("credit", "one")
	ref := b.proven(next)
	b.converge(ref, "2027-03-01")
	require.Zero(t, lineOf(b.screening(ref), screening.SameFingerprint).Count)
	require.Zero(t, lineOf(b.screening(ref), screening.SamePhone).Count)
}

// asking is a ledger whose sign-ups wait for others.
func (b *bundle) asking(checks ...screening.Check) {
	b.Store = b.openWith(ledger.Options{Checks: checks})
}

func (b *bundle) answers(ref ledger.Ref, c screening.Check, value string, now clock.Moment) ledger.Outstanding {
	b.t.Helper()
	out, err := b.RecordFinding(b.t.Context(), ref, now, screening.Finding{Check: c, Value: value})
	require.NoError(b.t, err)
	return out
}

func TestWhatOthersAreAskedFor(t *testing.T) {
	t.Parallel()
	morning := on("2027-03-01")
	t.Run("both answer", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.asking(screening.NumberType, screening.Register)
		ref := b.proven(applicant("c-1"))
		out := b.converge(ref, "2027-03-01")
		require.Equal(t, dunning.Screening, out.Phase)
		require.Equal(t, []screening.Check{screening.NumberType, screening.Register}, out.Checks)
		require.Equal(t, 5*time.Minute, *out.Sleep, "nobody is waited for for ever")
		require.Equal(t, out.Checks, b.converge(ref, "2027-03-01").Checks, "an answer that got lost is asked for again")
		out = b.answers(ref, screening.NumberType, screening.VoIP, morning)
		require.Equal(t, []screening.Check{screening.Register}, out.Checks)
		b.answers(ref, screening.NumberType, screening.Premium, morning)
		out = b.answers(ref, screening.Register, "pass", morning)
		require.Equal(t, dunning.AwaitingPrepayment, out.Phase)
		require.Equal(t, screening.VoIP, lineOf(b.screening(ref), screening.NumberType).Value, "the first answer counts, in the place of the numbering plan's")
		b.answers(ref, screening.Register, "refuse", morning)
		require.Equal(t, screening.Pass, b.screening(ref).Outcome, "what comes later changes nothing")
	})
	t.Run("one does not", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.asking(screening.NumberType, screening.Register)
		ref := b.proven(applicant("c-1"))
		b.converge(ref, "2027-03-01")
		b.answers(ref, screening.NumberType, screening.Mobile, morning)
		out, err := b.Converge(t.Context(), ref, after(morning, 5*time.Minute))
		require.NoError(t, err)
		require.Equal(t, dunning.Screening, out.Phase)
		require.Empty(t, out.Checks)
		require.True(t, out.NeedsHuman)
		held := b.screening(ref)
		require.Equal(t, screening.Refer, held.Outcome, "silence never passes")
		require.Equal(t, screening.NoAnswer, lineOf(held, screening.Register).Value)
	})
	t.Run("the look-up does not", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		b.asking(screening.NumberType, screening.Register)
		ref := b.proven(applicant("c-1"))
		b.converge(ref, "2027-03-01")
		b.answers(ref, screening.Register, "pass", morning)
		out, err := b.Converge(t.Context(), ref, after(morning, 5*time.Minute))
		require.NoError(t, err)
		require.Equal(t, dunning.AwaitingPrepayment, out.Phase, "the numbering plans speak for it")
		require.Equal(t, screening.LandlineOrMobile, lineOf(b.screening(ref), screening.NumberType).Value)
	})
	t.Run("nobody asked for it", func(t *testing.T) {
		t.Parallel()
		b := setup(t)
		ref := b.referred("c-1")
		b.answers(ref, screening.Register, "pass", morning)
		require.Empty(t, lineOf(b.screening(ref), screening.Register))
		require.Zero(t, b.count("SELECT count(*) FROM findings WHERE \"check\" = 'register'"))
	})
}

func TestPublishingScreeningTables(t *testing.T) {
	t.Parallel()
	b := setup(t)
	one, two := []byte("table: own\nname: One\n"), []byte("table: own\nname: Two\n")
	for i, c := range []struct {
		file    []byte
		version int
		anew    bool
	}{{one, 1, true}, {one, 1, false}, {two, 2, true}, {one, 3, true}} {
		got, err := b.PublishScreening(t.Context(), tenant, c.file)
		require.NoError(t, err)
		require.Equal(t, ledger.PublishedTable{Table: "own", Version: c.version, Hash: screening.Hash(c.file), New: c.anew}, got, i)
	}
	_, err := b.PublishScreening(t.Context(), tenant, []byte("table: own\n"))
	var wrong *screening.Error
	require.ErrorAs(t, err, &wrong)
	ref := b.proven(applicant("c-1"))
	b.converge(ref, "2027-03-01")
	require.Equal(t, 3, b.screening(ref).Version)
}

func TestAScreeningStaysAsItIs(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.referred("c-1")
	b.decide("screening_referred", "refuse", "2027-03-02")
	_ = ref
	for _, statement := range []string{
		"UPDATE screenings SET outcome = 'pass', decide_by = NULL, otherwise = ''", "UPDATE screenings SET score = 1", "UPDATE screenings SET ruling = 'pass'",
		"UPDATE screenings SET awaits = '{}', version = 7", "DELETE FROM screenings", "TRUNCATE screenings",
		"UPDATE findings SET value = 'x'", "DELETE FROM findings", "TRUNCATE findings",
	} {
		_, err := b.sql.Exec(context.Background(), statement)
		require.ErrorContains(t, err, "SQLSTATE 23", statement)
	}
}

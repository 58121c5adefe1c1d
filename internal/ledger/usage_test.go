package ledger_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
	"arrears/internal/money"
)

// telling is the policy with a notice for every step of a budget.
var telling = strings.Replace(bothWays, "on:\n", "on:\n  usage_50: {send: [email]}\n  usage_80: {send: [email]}\n  usage_100: {send: [email, sms]}\n", 1)

// budgeted gives the tenant rules for newcomers and for spending.
func (b *bundle) budgeted(rule ledger.ProbationRule, spending dunning.Budget) {
	b.t.Helper()
	_, err := b.PutTenant(b.t.Context(), ledger.Tenant{
		ID: tenant, Name: "Harbour Utilities", PostalAddress: "1 Quay", Locale: "en", TimeZone: "UTC", Policy: "standard",
		Cap: dunning.Cap{Notices: 100, Days: 1}, Probation: rule, Spending: spending,
	}, fmt.Appendf(nil, "name: Harbour Utilities # %v %v\n", rule, spending))
	require.NoError(b.t, err)
}

func upTo(minor int64, restrict bool) dunning.Budget {
	return dunning.Budget{Limit: map[money.Currency]int64{"EUR": minor}, Restrict: restrict}
}

func monthly(text string) calendar.Month {
	m, err := calendar.ParseMonth(text)
	if err != nil {
		panic(err)
	}
	return m
}

// spend reports spending of the month that the moment lies in.
func (b *bundle) spend(ref ledger.Ref, id string, minor int64, now string) ledger.Usage {
	b.t.Helper()
	u, _, err := b.AddUsage(b.t.Context(), ref.Tenant, on(now), ledger.NewUsage{ID: id, Customer: ref.Customer, Month: monthly(now[:7]), Amount: eur(minor)})
	require.NoError(b.t, err)
	return u
}

func TestSpendingIsToldByItsSteps(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(telling)
	b.budgeted(ledger.ProbationRule{}, upTo(10000, false))
	ref := b.customer("c-1")
	u := b.spend(ref, "u-1", 4999, "2027-03-02")
	require.Equal(t, eur(10000), *u.Limit)
	require.Equal(t, dunning.AccessFull, u.Access)
	require.Empty(t, b.wakes(), "below a step nobody is woken")
	b.spend(ref, "u-2", 8500, "2027-03-03")
	require.Len(t, b.wakes(), 1)
	b.forgetWakes()
	require.Equal(t, []string{"usage_80/email"}, b.send(ref, "2027-03-03"), "a jump tells of the highest")
	require.Empty(t, b.send(ref, "2027-03-03"))
	late := b.spend(ref, "u-3", 6000, "2027-03-04")
	require.Equal(t, eur(8500), late.Spent, "the highest of a month counts")
	require.Empty(t, b.send(ref, "2027-03-04"))
	b.spend(ref, "u-4", 10000, "2027-03-05")
	require.Equal(t, []string{"usage_100/email", "usage_100/sms"}, b.send(ref, "2027-03-05"))
	require.Empty(t, b.send(ref, "2027-03-08"))
	asked := b.work("spend_limit_reached")
	require.Len(t, asked, 1)
	require.Equal(t, "2027-03/EUR", asked[0].Ref)
	require.Equal(t, 4, b.told(ref, "usage.reported"))
	require.Equal(t, 2, b.told(ref, "usage.reached"))

	c, err := b.Customer(t.Context(), ref, on("2027-03-08"))
	require.NoError(t, err)
	limit := eur(10000)
	require.Equal(t, []ledger.Spending{{Month: monthly("2027-03"), Spent: eur(10000), Limit: &limit}}, c.Usage)
	require.Equal(t, "budget", c.Next.What)
	b.converge(ref, "2027-04-01")
	require.Empty(t, b.work("spend_limit_reached"), "a month that is over asks nobody")
	c, err = b.Customer(t.Context(), ref, on("2027-04-01"))
	require.NoError(t, err)
	require.Empty(t, c.Usage)
	b.spend(ref, "u-5", 9000, "2027-04-02")
	require.Equal(t, []string{"usage_80/email"}, b.send(ref, "2027-04-02"), "another month tells anew")
}

func TestWhatASpendingNoticeSays(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(telling)
	b.budgeted(ledger.ProbationRule{}, upTo(10000, false))
	ref := b.customer("c-1")
	_, err := b.Preview(t.Context(), ref, "usage_80", on("2027-03-02"))
	require.Equal(t, "nothing_to_say", refusalOf(t, err).Code)
	b.spend(ref, "u-1", 8500, "2027-03-02")
	says := ledger.StatedUsage{Month: monthly("2027-03"), Spent: eur(8500), Limit: eur(10000)}
	shown, err := b.Preview(t.Context(), ref, "usage_80", on("2027-03-02"))
	require.NoError(t, err)
	require.Equal(t, says, *shown.Statements[0].Usage)
	m := b.converge(ref, "2027-03-02").Messages
	require.Len(t, m, 1)
	b.spend(ref, "u-2", 9000, "2027-03-02")
	says.Spent = eur(9000)
	_, err = b.Claim(t.Context(), ref, m[0].ID, on("2027-03-02"), func(s ledger.Statement) (ledger.Rendered, error) {
		require.Equal(t, says, *s.Usage, "as it is when it goes")
		return words(s)
	})
	require.NoError(t, err)
}

func TestAStepThatIsNoLongerStoodAtIsNotTold(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(telling)
	b.budgeted(ledger.ProbationRule{}, upTo(10000, false))
	ref := b.customer("c-1")
	b.spend(ref, "u-1", 8500, "2027-03-02")
	m := b.converge(ref, "2027-03-02").Messages[0]
	raised := eur(100000)
	require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-02"), ledger.Correction{SpendLimit: &raised}))
	_, err := b.claim(ref, m.ID, "2027-03-02")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	require.Equal(t, []string{"email superseded"}, b.states(ref))
	b.spend(ref, "u-2", 80000, "2027-03-03")
	require.Equal(t, []string{"usage_80/email"}, b.send(ref, "2027-03-03"), "who was not told before is told now")
	require.Equal(t, 1, b.told(ref, "usage.reached"), "the step was noted already")
}

func TestASpentBudgetRestrictsUntilTheMonthEndsTheLimitIsRaisedOrAHumanSaysSo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.budgeted(ledger.ProbationRule{}, upTo(10000, true))
	access := func(ref ledger.Ref, now string) dunning.Access { return b.converge(ref, now).Access }
	for name, gives := range map[string]func(ref ledger.Ref) string{
		"month": func(ledger.Ref) string { return "2027-04-01" },
		"limit": func(ref ledger.Ref) string {
			own := eur(10001)
			require.NoError(t, b.CorrectCustomer(t.Context(), ref, on("2027-03-05"), ledger.Correction{SpendLimit: &own}))
			require.NotEmpty(t, b.wakes())
			return "2027-03-05"
		},
		"tenant": func(ledger.Ref) string {
			b.budgeted(ledger.ProbationRule{}, upTo(20000, true))
			require.NotEmpty(t, b.wakes(), "another budget wakes who spent")
			return "2027-03-05"
		},
		"human": func(ref ledger.Ref) string {
			require.NoError(t, b.ChangeReason(t.Context(), ref, on("2027-03-05"), dunning.SpendLimit, false, "operator", "they called"))
			return "2027-03-05"
		},
	} {
		b.budgeted(ledger.ProbationRule{}, upTo(10000, true))
		ref := b.customer(name)
		require.Equal(t, dunning.AccessRestricted, b.spend(ref, "u-"+name, 10000, "2027-03-02").Access)
		out := b.converge(ref, "2027-03-02")
		require.Equal(t, dunning.AccessRestricted, out.Access, name)
		require.Equal(t, []dunning.Reason{dunning.SpendLimit}, out.Reasons)
		require.Equal(t, dunning.Restricted, out.Standing)
		require.Equal(t, time.Date(2027, time.April, 1, 0, 0, 0, 0, time.UTC), out.Next.At.UTC())
		b.invoice(ref, "i-"+name, 100, "2027-03-25", "2027-03-03")
		b.pay(ref, "p-"+name, 100, "", "2027-03-03")
		require.Equal(t, dunning.AccessRestricted, access(ref, "2027-03-03"), "payment does not clear it")
		b.forgetWakes()
		when := gives(ref)
		out = b.converge(ref, when)
		require.Equal(t, dunning.AccessFull, out.Access, name)
		require.Empty(t, out.Reasons)
		require.Equal(t, []string{"reinstated/email"}, b.send(ref, when))
		b.forgetWakes()
	}
	b.budgeted(ledger.ProbationRule{}, upTo(10000, true)) // whichever came last
	human := ledger.Ref{Tenant: tenant, Customer: "human"}
	b.spend(human, "u-more", 15000, "2027-03-08")
	require.Equal(t, dunning.AccessFull, access(human, "2027-03-08"), "for the rest of the month")
	b.spend(human, "u-next", 10000, "2027-04-02")
	require.Equal(t, dunning.AccessRestricted, access(human, "2027-04-02"), "and no longer")
	refusal := refusalOf(t, b.ChangeReason(t.Context(), human, on("2027-04-02"), dunning.SpendLimit, true, "operator", "no"))
	require.Equal(t, "reason_of_usage", refusal.Code)
}

func TestSpendingThatIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx, ref, other := t.Context(), b.customer("c-1"), b.customer("c-2")
	zone := "Pacific/Kiritimati" // where April begins fourteen hours earlier
	require.NoError(t, b.CorrectCustomer(ctx, other, on("2027-03-01"), ledger.Correction{TimeZone: &zone}))
	add := func(id, customer, month string, minor int64, now clock.Moment) (bool, error) {
		_, created, err := b.AddUsage(ctx, tenant, now, ledger.NewUsage{ID: id, Customer: customer, Month: monthly(month), Amount: eur(minor)})
		return created, err
	}
	created, err := add("u-1", "c-1", "2027-03", 0, on("2027-03-31"))
	require.NoError(t, err)
	require.True(t, created)
	created, err = add("u-1", "c-1", "2027-03", 0, on("2027-05-31"))
	require.NoError(t, err, "the same again is known, however late")
	require.False(t, created)
	_, err = add("u-2", "c-2", "2027-04", 100, on("2027-03-31"))
	require.NoError(t, err, "it is April where they live")
	_, err = add("u-3", "c-1", "2027-02", 100, on("2027-03-31"))
	require.NoError(t, err, "of the month before")
	for code, of := range map[string]struct{ id, customer, month string }{
		"period_ahead": {"u-4", "c-1", "2027-04"}, "period_past": {"u-4", "c-1", "2027-01"},
		"usage_exists": {"u-1", "c-2", "2027-03"}, "customer_not_found": {"u-4", "c-9", "2027-03"},
	} {
		_, err := add(of.id, of.customer, of.month, 0, on("2027-03-31"))
		require.Equal(t, code, refusalOf(t, err).Code)
	}
	_, err = b.CloseCustomer(ctx, ref, on("2027-03-31"), "operator", "moved")
	require.NoError(t, err)
	b.converge(ref, "2027-03-31")
	_, err = add("u-4", "c-1", "2027-03", 100, on("2027-03-31"))
	require.Equal(t, "customer_closed", refusalOf(t, err).Code)
	for _, table := range []string{"usage_reports", "usage_steps"} {
		_, err := b.sql.Exec(ctx, "TRUNCATE "+table)
		require.ErrorContains(t, err, "append-only")
	}
	_, err = b.sql.Exec(ctx, "UPDATE usage_reports SET minor = 1")
	require.ErrorContains(t, err, "append-only")
}

func TestReportsAtTheSameTimeCountOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.publish(telling)
	b.budgeted(ledger.ProbationRule{}, upTo(1000, true))
	ref := b.customer("c-1")
	var all sync.WaitGroup
	for n := range 24 {
		all.Go(func() {
			_, _, err := b.AddUsage(t.Context(), tenant, on("2027-03-02"), ledger.NewUsage{
				ID: fmt.Sprint("u-", n/2), Customer: "c-1", Month: monthly("2027-03"), Amount: eur(int64(n/2) * 100),
			})
			if err == nil {
				_, err = b.Converge(t.Context(), ref, on("2027-03-02"))
			}
			if err != nil {
				t.Errorf("%d: %v", n, err)
			}
		})
	}
	all.Wait()
	c, err := b.Customer(t.Context(), ref, on("2027-03-02"))
	require.NoError(t, err)
	require.Equal(t, eur(1100), c.Usage[0].Spent)
	require.Equal(t, dunning.AccessRestricted, c.Access)
	require.Equal(t, 12, b.told(ref, "usage.reported"))
	require.LessOrEqual(t, b.told(ref, "usage.reached"), 3)
	require.Len(t, b.work("spend_limit_reached"), 1)
}

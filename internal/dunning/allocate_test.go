package dunning_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
)

func TestMoneyGoesToTheOldestDueDateThenIssueDateThenID(t *testing.T) {
	t.Parallel()
	younger, sooner := euros("a", 10, "03-05"), euros("d", 10, "03-02")
	younger.IssuedOn = on("01-02")
	items := []dunning.Item{younger, euros("c", 10, "03-05"), euros("b", 10, "03-05"), sooner}
	require.Equal(t, []dunning.Allocation{
		{Credit: "p", Item: "d", Minor: 1000}, {Credit: "p", Item: "b", Minor: 1000},
		{Credit: "p", Item: "c", Minor: 1000}, {Credit: "p", Item: "a", Minor: 200},
	}, dunning.Allocate(items, []dunning.Credit{{ID: "p", Currency: "EUR", Free: 3200}}))
}

func TestNamedInvoiceComesFirstAndWhatItDoesNotNeedGoesOn(t *testing.T) {
	t.Parallel()
	items := []dunning.Item{euros("a", 10, "03-02"), euros("b", 10, "03-05")}
	require.Equal(t, []dunning.Allocation{
		{Credit: "q", Item: "b", Minor: 1000}, {Credit: "p", Item: "a", Minor: 300}, {Credit: "q", Item: "a", Minor: 500},
	}, dunning.Allocate(items, []dunning.Credit{
		{ID: "p", Currency: "EUR", Free: 300},
		{ID: "q", Currency: "EUR", Free: 1500, For: "b"},
		{ID: "r", Currency: "EUR", Free: 9900, For: "not known yet"},
	}))
}

func TestMoneyForWhatWasGivenUpTakesThePlaceOfTheWriteOff(t *testing.T) {
	t.Parallel()
	givenUp, open := euros("a", 10, "03-02"), euros("b", 10, "03-05")
	givenUp.Settlements = []dunning.Settlement{{Minor: 400, By: dunning.ByPayment}, {Minor: 600, By: dunning.ByWriteOff}}
	items := []dunning.Item{givenUp, open}
	require.Equal(t, []dunning.Allocation{
		{Credit: "p", Item: "b", Minor: 1000}, {Credit: "p", Item: "a", Minor: 200, Recovers: true},
	}, dunning.Allocate(items, []dunning.Credit{{ID: "p", Currency: "EUR", Free: 1200}}), "what is open comes first")
	require.Equal(t, []dunning.Allocation{
		{Credit: "p", Item: "a", Minor: 600, Recovers: true}, {Credit: "p", Item: "b", Minor: 600},
	}, dunning.Allocate(items, []dunning.Credit{{ID: "p", Currency: "EUR", Free: 1200, For: "a"}}), "unless it was named")
}

func TestMoneyNeverLiesIdleBesideAnOpenItem(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var items []dunning.Item
		for n := range rapid.IntRange(0, 5).Draw(t, "items") {
			i := dunning.Item{ID: fmt.Sprint("item-", n), DueOn: calendar.Date(rapid.Int32Range(20500, 20510).Draw(t, "due"))}
			i.Amount = money.Amount{Currency: rapid.SampledFrom(currencies).Draw(t, "currency"), Minor: rapid.Int64Range(0, 100).Draw(t, "amount")}
			if given := rapid.Int64Range(0, i.Amount.Minor).Draw(t, "given up"); given > 0 {
				i.Settlements = []dunning.Settlement{{Minor: given, By: dunning.ByWriteOff}}
			}
			items = append(items, i)
		}
		credits := map[string]*dunning.Credit{}
		var given []dunning.Credit
		for n := range rapid.IntRange(0, 5).Draw(t, "credits") {
			c := dunning.Credit{
				ID: fmt.Sprint("credit-", n), Currency: rapid.SampledFrom(currencies).Draw(t, "currency"),
				Free: rapid.Int64Range(1, 150).Draw(t, "free"), For: rapid.SampledFrom([]string{"", "item-0", "item-9"}).Draw(t, "for"),
			}
			given = append(given, c)
			credits[c.ID] = &c
		}
		open, givenUp := map[string]int64{}, map[string]int64{}
		for _, i := range items {
			open[i.ID], givenUp[i.ID] = i.Balance(), i.WrittenOff()
		}
		for _, a := range dunning.Allocate(items, given) {
			require.Positive(t, a.Minor)
			require.NotEqual(t, "item-9", credits[a.Credit].For, "reserved for an invoice that is not known")
			credits[a.Credit].Free -= a.Minor
			if a.Recovers {
				givenUp[a.Item] -= a.Minor
				continue
			}
			open[a.Item] -= a.Minor
		}
		for _, i := range items {
			require.GreaterOrEqual(t, open[i.ID], int64(0))
			require.GreaterOrEqual(t, givenUp[i.ID], int64(0))
			for _, c := range credits {
				require.GreaterOrEqual(t, c.Free, int64(0))
				known := c.For == "" || c.For == "item-0" && len(items) > 0
				idle := known && c.Currency == i.Amount.Currency && c.Free > 0
				require.False(t, idle && open[i.ID]+givenUp[i.ID] > 0, "%s lies idle beside %s", c.ID, i.ID)
			}
		}
	})
}

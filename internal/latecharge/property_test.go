package latecharge_test

import (
	"math/big"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/latecharge"
	"arrears/internal/money"
)

// someDebt is a debt with a life of payments and reversals that never leaves it below zero.
func someDebt(t *rapid.T, table latecharge.Table) latecharge.Debt {
	first, last := int(table.DueFrom), int(table.Base.KnownThrough)-800
	d := latecharge.Debt{
		Minor:     rapid.OneOf(rapid.Int64Range(0, 20_000_00), rapid.Just(money.MaxMinor)).Draw(t, "minor"),
		DueOn:     calendar.Date(rapid.IntRange(first, last).Draw(t, "due")),
		Tolerance: rapid.SampledFrom([]int64{0, 0, 50}).Draw(t, "tolerance"),
	}
	paid, on := int64(0), d.DueOn.Add(-20)
	for range rapid.IntRange(0, 4).Draw(t, "changes") {
		on = on.Add(rapid.IntRange(0, 200).Draw(t, "later"))
		c := latecharge.Change{On: on, Minor: rapid.Int64Range(-paid, d.Minor-paid).Draw(t, "change")}
		paid += c.Minor
		d.Changes = append(d.Changes, c)
	}
	return d
}

func someTable(t *rapid.T) latecharge.Table {
	return latecharge.Tables()[rapid.SampledFrom([]latecharge.Jurisdiction{"DE", "EU", "GB"}).Draw(t, "table")]
}

// dayByDay is the same by another way: a fraction is added for each single day.
func dayByDay(t require.TestingT, table latecharge.Table, d latecharge.Debt, through calendar.Date) int64 {
	sum := new(big.Rat)
	for day := d.DueOn.Add(1); day <= through; day++ {
		open := d.Minor
		for _, c := range d.Changes {
			if c.On < day {
				open -= c.Minor
			}
		}
		if open <= d.Tolerance {
			continue
		}
		rated := day
		if table.RateOf == latecharge.OfStart {
			rated = d.DueOn.Add(1)
		}
		i := len(table.Base.Rates) - 1
		for table.Base.Rates[i].From > rated {
			i--
		}
		part := new(big.Rat).SetFrac64(int64(table.Base.Rates[i].Percent+table.Margin), 365*10_000)
		sum.Add(sum, part.Mul(part, new(big.Rat).SetInt64(open)))
	}
	sum.Add(sum, big.NewRat(1, 2))
	whole := new(big.Int).Quo(sum.Num(), sum.Denom())
	require.True(t, whole.IsInt64())
	return whole.Int64()
}

func TestInterestIsTheSumOfItsDays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := someTable(t)
		d := someDebt(t, table)
		through := d.DueOn.Add(rapid.IntRange(-30, 700).Draw(t, "days"))
		got, err := table.On(d, through)
		require.NoError(t, err)
		require.Equal(t, dayByDay(t, table, d, through), got.Interest)

		next := d.DueOn.Add(1)
		for _, r := range got.Rows {
			require.GreaterOrEqual(t, r.From, next, "no day is counted twice")
			require.GreaterOrEqual(t, r.Through, r.From)
			require.Positive(t, r.Principal)
			next = r.Through.Add(1)
		}
		require.LessOrEqual(t, next, max(through, d.DueOn).Add(1))
		require.Equal(t, len(got.Rows) > 0, got.FixedSum > 0)
	})
}

func TestInterestNeverFallsWithTheDays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := someTable(t)
		d := someDebt(t, table)
		require.Zero(t, must(t, table, d, d.DueOn.Add(-rapid.IntRange(0, 400).Draw(t, "early"))), "no delay, no charge")
		claimed, last := int64(0), d.DueOn
		for range rapid.IntRange(1, 6).Draw(t, "claims") { // each claim is what is more than was claimed before
			last = last.Add(rapid.IntRange(0, 120).Draw(t, "days"))
			more := must(t, table, d, last).Interest - claimed
			require.GreaterOrEqual(t, more, int64(0))
			claimed += more
		}
		require.Equal(t, must(t, table, d, last).Interest, claimed, "claims by parts come to one claim of all")

		later := latecharge.Change{On: last, Minor: 1} // whatever comes on the last day or after changes no day before
		after := d
		after.Changes = append(slices.Clone(d.Changes), later)
		require.Equal(t, must(t, table, d, last), must(t, table, after, last))
	})
}

func must(t require.TestingT, table latecharge.Table, d latecharge.Debt, through calendar.Date) latecharge.Charge {
	c, err := table.On(d, through)
	require.NoError(t, err)
	return c
}

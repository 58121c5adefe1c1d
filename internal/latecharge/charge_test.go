package latecharge_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/calendar"
	"arrears/internal/latecharge"
)

func date(t require.TestingT, text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	require.NoError(t, err)
	return d
}

// Worked out by hand from the sources that the tables name: principal times rate times days over 365, added up over the
// half-years before anything is rounded.
func TestKnownExamples(t *testing.T) {
	t.Parallel()
	type change struct {
		on    string
		minor int64
	}
	for name, x := range map[string]struct {
		table        string
		minor        int64
		due, through string
		changes      []change
		interest     int64
		fixedSum     int64
		rows         int
	}{
		// 31 days at 12.37, 181 at 11.27, 62 at 10.27: (3834.70 + 20398.70 + 6367.40) / 365
		"DE over two half-year changes": {"DE", 100_000, "2024-11-30", "2025-08-31", nil, 83_84, 40_00, 3},
		// 30 days at 8.12 on 500.00: 1218.00 / 365
		"DE while the base rate was below zero": {"DE", 50_000, "2021-03-31", "2021-04-30", nil, 3_34, 40_00, 1},
		// 10 days at 12.62 on 1000.00, then 20 on 400.00: (1262.00 + 1009.60) / 365; what is paid on the 10th still counts that day
		"DE with a partial payment": {"DE", 100_000, "2024-01-31", "2024-03-01", []change{{"2024-02-10", 60_000}}, 6_22, 40_00, 2},

		// 31 days at 12.25, 31 at 11.15 on 1000.00: (3797.50 + 3456.50) / 365
		"EU over a half-year change": {"EU", 100_000, "2024-11-30", "2025-01-31", nil, 19_87, 40_00, 2},
		// 366 days at 8.00 on 1234.56, a leap year: 36147.9168 / 365
		"EU through a leap year": {"EU", 123_456, "2019-12-31", "2020-12-31", nil, 99_04, 40_00, 2},
		// 5 days of nothing between a payment and its reversal: 5 + 5 days at 10.50 on 200.00: 210.00 / 365
		"EU with a payment that came back": {"EU", 20_000, "2023-01-31", "2023-02-15",
			[]change{{"2023-02-05", 20_000}, {"2023-02-10", -20_000}}, 58, 40_00, 2},

		// the rate of the half-year in which interest begins to run stays: 100 days at 13.25 on 1000.00: 13250.00 / 365
		"GB keeps its rate over a change": {"GB", 100_000, "2024-12-15", "2025-03-25", nil, 36_30, 70_00, 2},
		// due on 30 June, so interest begins on 1 July, under the rate of 30 June 2023: 31 days at 13.00 on 999.99: 4029.9597 / 365
		"GB due on a half-year's last day": {"GB", 99_999, "2023-06-30", "2023-07-31", nil, 11_04, 40_00, 1},
		// 1 day at 8.10 on 10000.00: 810.00 / 365
		"GB of the highest fixed sum": {"GB", 1_000_000, "2021-01-31", "2021-02-01", nil, 2_22, 100_00, 1},
	} {
		table, err := latecharge.Named(x.table)
		require.NoError(t, err)
		debt := latecharge.Debt{Minor: x.minor, DueOn: date(t, x.due)}
		for _, c := range x.changes {
			debt.Changes = append(debt.Changes, latecharge.Change{On: date(t, c.on), Minor: c.minor})
		}
		got, err := table.On(debt, date(t, x.through))
		require.NoError(t, err, name)
		require.Equal(t, x.interest, got.Interest, "%s: %v", name, got.Rows)
		require.Equal(t, x.fixedSum, got.FixedSum, name)
		require.Len(t, got.Rows, x.rows, name)
	}
}

func TestNothingIsGuessed(t *testing.T) {
	t.Parallel()
	for _, table := range latecharge.Tables() {
		ends := table.Base.KnownThrough
		debt := latecharge.Debt{Minor: 1000_00, DueOn: ends.Add(-10)}
		upTo, err := table.On(debt, ends)
		require.NoError(t, err)
		require.Positive(t, upTo.Interest)

		_, err = table.On(latecharge.Debt{Minor: 1000_00, DueOn: ends}, ends.Add(1))
		var unknown *latecharge.UnknownRateError
		require.ErrorAs(t, err, &unknown)
		require.ErrorContains(t, err, "rate table of "+string(table.Jurisdiction)+" ends on "+ends.String())

		beyond, err := table.On(debt, ends.Add(1))
		if table.RateOf == latecharge.OfStart { // its rate is fixed, and known
			require.NoError(t, err)
			require.Greater(t, beyond.Interest, upTo.Interest)
		} else {
			require.ErrorAs(t, err, &unknown)
		}

		debt.Changes = []latecharge.Change{{On: ends, Minor: 1000_00}}
		paid, err := table.On(debt, ends.Add(1000))
		require.NoError(t, err, "nothing is open where no rate is known")
		require.Equal(t, upTo.Interest, paid.Interest)

		_, err = table.On(latecharge.Debt{Minor: 1, DueOn: table.DueFrom.Add(-1)}, table.DueFrom)
		var early *latecharge.NotRuledError
		require.ErrorAs(t, err, &early)
	}
}

func TestNewerRates(t *testing.T) {
	t.Parallel()
	table, err := latecharge.Named("DE")
	require.NoError(t, err)
	next := table.Base.KnownThrough.Add(1)
	newer := latecharge.Rate{From: next, Percent: 200, Source: "announced"}
	with, err := table.With([]latecharge.Rate{newer})
	require.NoError(t, err)
	got, err := with.On(latecharge.Debt{Minor: 100_000, DueOn: next.Add(-1)}, next.Add(364))
	require.ErrorContains(t, err, "ends on "+with.Base.KnownThrough.String(), "one half-year more is known, and not two")
	require.Empty(t, got)
	got, err = with.On(latecharge.Debt{Minor: 100_000, DueOn: next.Add(-1)}, next.Add(9))
	require.NoError(t, err)
	require.EqualValues(t, 3_01, got.Interest) // 10 days at 11.00 on 1000.00: 1100.00 / 365
	_, err = table.On(latecharge.Debt{Minor: 100_000, DueOn: next.Add(-1)}, next.Add(9))
	require.Error(t, err, "the table that ships is as it was")

	for problem, rates := range map[string][]latecharge.Rate{
		"names no source":        {{From: next, Percent: 200}},
		"is known already":       {{From: table.Base.Rates[0].From, Percent: 200, Source: "s"}},
		"not that of the next":   {{From: next.Add(200), Percent: 200, Source: "s"}},
		"begins on " + s(next):   {{From: next.Add(1), Percent: 200, Source: "s"}},
		"not that of the next h": {newer, newer},
	} {
		_, err := table.With(rates)
		require.ErrorContains(t, err, problem)
	}
}

func s(d calendar.Date) string { return d.String() }

func TestRules(t *testing.T) {
	t.Parallel()
	_, charged := latecharge.Rules{}.Table("DE")
	require.False(t, charged, "off by default")
	rules := latecharge.Rules{Jurisdictions: []latecharge.Jurisdiction{"EU", "GB"}}
	require.NoError(t, rules.Check())
	for country, want := range map[string]latecharge.Jurisdiction{"FR": "EU", "GB": "GB", "DE": "", "US": "", "SE": "", "BG": "", "IE": ""} {
		table, charged := rules.Table(country)
		require.Equal(t, want != "", charged, country)
		require.Equal(t, want, table.Jurisdiction, country)
	}
	shipped := latecharge.Tables()["GB"].Base
	last := shipped.Rates[len(shipped.Rates)-1]
	rules.Rates = map[latecharge.Jurisdiction][]latecharge.Rate{"GB": {last, {From: shipped.KnownThrough.Add(1), Percent: 350, Source: "Bank Rate history"}}}
	require.NoError(t, rules.Check(), "what has come to ship since is no mistake")
	with, _ := rules.Table("GB")
	require.Greater(t, with.Base.KnownThrough, shipped.KnownThrough)

	for problem, wrong := range map[string]latecharge.Rules{
		"country of the table EU": {Jurisdictions: []latecharge.Jurisdiction{"FR"}},
		"none are charged there":  {Jurisdictions: []latecharge.Jurisdiction{"US"}},
		"there twice":             {Jurisdictions: []latecharge.Jurisdiction{"DE", "DE"}},
		"not among":               {Rates: rules.Rates},
		"contradicts":             {Jurisdictions: []latecharge.Jurisdiction{"GB"}, Rates: map[latecharge.Jurisdiction][]latecharge.Rate{"GB": {{From: last.From, Percent: last.Percent + 1, Source: "s"}}}},
	} {
		require.ErrorContains(t, wrong.Check(), problem)
	}
}

// The German base rate moves by what the ECB's moves: so two tables that were taken from two publications check each other.
func TestGermanBaseRateFollowsTheECBs(t *testing.T) {
	t.Parallel()
	ecb := latecharge.Tables()["EU"].Base.Rates
	for _, german := range latecharge.Tables()["DE"].Base.Rates {
		i := slices.IndexFunc(ecb, func(r latecharge.Rate) bool { return r.From == german.From })
		require.GreaterOrEqual(t, i, 0)
		require.EqualValues(t, 88, ecb[i].Percent-german.Percent, german.From)
	}
}

func TestPercent(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]latecharge.Percent{"9": 900, "-0.88": -88, "0.5": 50, "2.15": 215, "100": 10_000} {
		got, err := latecharge.ParsePercent(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", ".", "-", "2.", ".5", "2.155", "1e1", "+1", "--1", "2,15", "100.01", "9 "} {
		_, err := latecharge.ParsePercent(text)
		require.Error(t, err, text)
	}
}

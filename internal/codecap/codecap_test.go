package codecap_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/codecap"
)

var epoch = time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)

// TestNoWindowHoldsMoreThanItsLimit asks at any moments, under limits that may change meanwhile. Whatever is granted, no hour
// anywhere holds more than the limit it was granted under, whoever waits as long as was said is granted, and a moment sooner is
// refused.
func TestNoWindowHoldsMoreThanItsLimit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var granted []time.Time
		now, limit := epoch, rapid.IntRange(1, 25).Draw(t, "limit")
		wait := func(at time.Time) time.Duration {
			if len(granted) < limit {
				return 0
			}
			return codecap.Wait(granted[len(granted)-limit], at)
		}
		for range rapid.IntRange(1, 120).Draw(t, "requests") {
			now = now.Add(time.Duration(rapid.Int64Range(0, int64(20*time.Minute)).Draw(t, "pause")) / time.Duration(rapid.SampledFrom([]int{1, 100}).Draw(t, "haste")))
			if rapid.IntRange(0, 20).Draw(t, "change") == 0 {
				limit = rapid.IntRange(1, 25).Draw(t, "limit")
			}
			left := wait(now)
			if left == 0 {
				granted = append(granted, now)
				require.LessOrEqual(t, countWithin(granted, now), limit)
				continue
			}
			require.Positive(t, left)
			require.LessOrEqual(t, left, codecap.Window)
			require.GreaterOrEqual(t, countWithin(granted, now), limit, "nobody is refused who has room")
			require.Positive(t, wait(now.Add(left-1)))
			require.Zero(t, wait(now.Add(left)))
		}
	})
}

// countWithin is how many lie in the hour that ends with a moment.
func countWithin(granted []time.Time, end time.Time) (n int) {
	for _, at := range granted {
		if at.After(end.Add(-time.Hour)) && !at.After(end) {
			n++
		}
	}
	return n
}

func TestWhatARequestCountsAgainst(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		phone, ip string
		want      []codecap.Subject // besides the tenant
	}{
		{"+12025550101", "", []codecap.Subject{{codecap.Number, "+12025550101"}, {codecap.Prefix, "+1202555"}, {codecap.Country, "US"}}},
		{"+12025550101", "nowhere", []codecap.Subject{{codecap.Number, "+12025550101"}, {codecap.Prefix, "+1202555"}, {codecap.Country, "US"}}},
		{"+493023125001", "192.0.2.7", []codecap.Subject{{codecap.Number, "+493023125001"}, {codecap.Prefix, "+49302312"}, {codecap.IP, "192.0.2.7"}, {codecap.Country, "DE"}}},
		{"+493023125001", "::ffff:192.0.2.7", []codecap.Subject{{codecap.Number, "+493023125001"}, {codecap.Prefix, "+49302312"}, {codecap.IP, "192.0.2.7"}, {codecap.Country, "DE"}}},
		{"+493023125001", "2001:db8:0:1:2:3:4:5", []codecap.Subject{{codecap.Number, "+493023125001"}, {codecap.Prefix, "+49302312"}, {codecap.IP, "2001:db8:0:1::/64"}, {codecap.Country, "DE"}}},
	} {
		require.Equal(t, append(c.want, codecap.Subject{Scope: codecap.Tenant}), codecap.Subjects(c.phone, c.ip))
	}
}

func TestLimitsThatAreNotSetAreTheDefaults(t *testing.T) {
	t.Parallel()
	require.Equal(t, codecap.Default, codecap.Limits{}.OrDefault())
	some := codecap.Limits{Prefix: 3, Tenant: 7}.OrDefault()
	require.Equal(t, codecap.Limits{Number: 5, Prefix: 3, IP: 20, Country: 500, Tenant: 7}, some)
	for scope, want := range map[codecap.Scope]int{codecap.Number: 5, codecap.Prefix: 3, codecap.IP: 20, codecap.Country: 500, codecap.Tenant: 7} {
		require.Equal(t, want, some.Of(scope))
	}
}

func TestANumberIsServedByItsOwnCountry(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		phone     string
		countries []string
		want      bool
	}{
		{"+12025550101", nil, true},
		{"+12025550101", []string{"DE", "US"}, true},
		{"+12025550101", []string{"DE"}, false},
		{"+18765550101", []string{"US"}, false}, // Jamaica, which shares the calling code
		{"+14165550101", []string{"US"}, false}, // Canada
		{"+447700900123", []string{"GB"}, true},
		{"+493023125001", []string{"DE"}, true},
		{"+37255500101", []string{"DE", "US"}, false},
		{"", []string{"US"}, false},
	} {
		require.Equal(t, c.want, codecap.Served(c.countries, c.phone), "%s in %v", c.phone, c.countries)
	}
}

package codecap_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/codecap"
)

var epoch = time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)

// TestNoWindowHoldsMoreThanItsLimit asks at any moments. Whatever is granted, no hour anywhere holds more than the limit, whoever
// waits as long as was said is granted, and a moment sooner is refused.
func TestNoWindowHoldsMoreThanItsLimit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		scope := rapid.SampledFrom([]codecap.Scope{codecap.Number, codecap.Prefix, codecap.IP}).Draw(t, "scope")
		var granted []time.Time
		now := epoch
		for range rapid.IntRange(1, 120).Draw(t, "requests") {
			now = now.Add(time.Duration(rapid.Int64Range(0, int64(20*time.Minute)).Draw(t, "pause")) / time.Duration(rapid.SampledFrom([]int{1, 100}).Draw(t, "haste")))
			wait := codecap.Wait(scope, granted, now)
			if wait == 0 {
				granted = append(granted, now)
				continue
			}
			require.Positive(t, wait)
			require.LessOrEqual(t, wait, codecap.Window)
			require.Equal(t, codecap.Limit(scope), countWithin(granted, now), "nobody is refused who has room")
			require.Positive(t, codecap.Wait(scope, granted, now.Add(wait-1)))
			require.Zero(t, codecap.Wait(scope, granted, now.Add(wait)))
		}
		for _, at := range granted {
			require.LessOrEqual(t, countWithin(granted, at), codecap.Limit(scope))
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

func TestTheOrderOfRequestsDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		minutes := rapid.SliceOfN(rapid.IntRange(-90, 0), 0, 30).Draw(t, "minutes")
		var granted []time.Time
		for _, m := range minutes {
			granted = append(granted, epoch.Add(time.Duration(m)*time.Minute))
		}
		first := codecap.Wait(codecap.Prefix, granted, epoch)
		slices.Reverse(granted)
		require.Equal(t, first, codecap.Wait(codecap.Prefix, granted, epoch))
	})
}

func TestWhatARequestCountsAgainst(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		phone, ip string
		want      []codecap.Subject
	}{
		{"+12025550101", "", []codecap.Subject{{codecap.Number, "+12025550101"}, {codecap.Prefix, "+1202555"}}},
		{"+12025550101", "nowhere", []codecap.Subject{{codecap.Number, "+12025550101"}, {codecap.Prefix, "+1202555"}}},
		{"+493023125001", "192.0.2.7", []codecap.Subject{{codecap.Number, "+493023125001"}, {codecap.Prefix, "+49302312"}, {codecap.IP, "192.0.2.7"}}},
		{"+493023125001", "::ffff:192.0.2.7", []codecap.Subject{{codecap.Number, "+493023125001"}, {codecap.Prefix, "+49302312"}, {codecap.IP, "192.0.2.7"}}},
		{"+493023125001", "2001:db8:0:1:2:3:4:5", []codecap.Subject{{codecap.Number, "+493023125001"}, {codecap.Prefix, "+49302312"}, {codecap.IP, "2001:db8:0:1::/64"}}},
	} {
		require.Equal(t, c.want, codecap.Subjects(c.phone, c.ip))
	}
	require.Equal(t, []int{5, 20, 20}, []int{codecap.Limit(codecap.Number), codecap.Limit(codecap.Prefix), codecap.Limit(codecap.IP)})
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

package simulate_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/policy"
	"arrears/internal/simulate"
)

// BenchmarkRun plays two years of 200 customers with ten or a hundred invoices each by the standard policy: allocations are
// of all of it, and a decision is one asking of what is to be done, with its carrying out.
func BenchmarkRun(b *testing.B) {
	terms := simulate.Terms{Policy: policyOf(b, string(policy.Standard()))}
	for name, invoices := range map[string]int{"10 invoices": 10, "100 invoices": 100} {
		book := simulate.NewHistory(generated(200, 200*invoices), zoneOf(b, "America/New_York"))
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var decisions int64
			for b.Loop() {
				played, err := simulate.Run(b.Context(), book, terms)
				require.NoError(b, err)
				decisions += played.Decisions
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(decisions), "ns/decision")
			b.ReportMetric(float64(decisions)/float64(b.N), "decisions/op")
		})
	}
}

package signup_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/dev/bench/signup"
)

func isCrowd(k signup.Kind) bool {
	return k == signup.ByNumber || k == signup.ByPrefix || k == signup.ByIP
}

// TestThePlanIsWhatItSays: as many as were asked for, whatever the seed, and nobody in a good one's way.
func TestThePlanIsWhatItSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n, seed := rapid.IntRange(200, 700).Draw(t, "requests"), rapid.Uint64().Draw(t, "seed")
		all := signup.PlanOf(n, seed)
		require.Len(t, all, n)
		require.Equal(t, all, signup.PlanOf(n, seed), "the same seed makes the same")

		blocks, addresses, numbers := map[string]map[string]bool{}, map[string]map[string]bool{}, map[string]map[string]bool{}
		share := func(of map[string]map[string]bool, what, id string) {
			if of[what] == nil {
				of[what] = map[string]bool{}
			}
			of[what][id] = true
		}
		sizes := map[string]int{}
		kinds := map[signup.Kind]int{}
		for _, r := range all {
			kinds[r.Kind]++
			if r.Group != "" {
				sizes[r.Group]++
			}
			if r.Kind == signup.Good || isCrowd(r.Kind) {
				share(blocks, r.Phone[:len(r.Phone)-4], r.ID)
				share(numbers, r.Phone, r.ID)
				share(addresses, r.Body.(map[string]any)["ip"].(string), r.ID)
			}
		}
		for _, r := range all {
			switch {
			case r.Kind == signup.Good:
				require.Len(t, blocks[r.Phone[:len(r.Phone)-4]], 1, "a good one shares no block")
				require.Len(t, addresses[r.Body.(map[string]any)["ip"].(string)], 1, "nor an address")
			case isCrowd(r.Kind):
				require.GreaterOrEqual(t, sizes[r.Group], 2*signup.LimitOf(r.Kind), "a crowd is more than may have a code")
			}
			if r.Kind != signup.ByNumber && isCrowd(r.Kind) {
				require.Len(t, numbers[r.Phone], 1, "a crowd shares one thing alone")
			}
		}
		require.GreaterOrEqual(t, kinds[signup.Good], n/5)
		require.Equal(t, kinds[signup.Repeated], kinds[signup.Differing])
		require.Positive(t, kinds[signup.Malformed]*kinds[signup.Unknown])
	})
}

package pumping_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/pumping"
)

var epoch = time.Date(2027, time.March, 1, 10, 0, 0, 0, time.UTC)

// someBlocks are blocks of few prefixes, so that they have much in common.
func someBlocks(t *rapid.T, label string) []pumping.Block {
	prefixes := rapid.SliceOfNDistinct(rapid.StringMatching(`\+(1202|1203|4930|49151|35312)[0-3]{0,3}`), 0, 12, rapid.ID[string]).Draw(t, label)
	blocks := make([]pumping.Block, len(prefixes))
	for i, p := range prefixes {
		told := rapid.IntRange(1, 30).Draw(t, "told") * rapid.SampledFrom([]int{1, 5}).Draw(t, "many")
		blocks[i] = pumping.Block{Prefix: p, Told: told, Approved: rapid.IntRange(0, told).Draw(t, "approved") / rapid.SampledFrom([]int{1, 10}).Draw(t, "few")}
	}
	return blocks
}

// bad tells whether the codes to a prefix tell enough, and little enough of them was typed. Each digit that it is wider than the
// narrowest block within it wants ten more.
func bad(b pumping.Block, narrowest int) bool {
	return b.Told >= 10*(1+narrowest-len(b.Prefix)) && 5*b.Approved < b.Told
}

// within sums the blocks of a prefix that none of the other prefixes explains, and tells how long the prefix of the narrowest is.
func within(blocks []pumping.Block, prefix string, others []pumping.Block) (sum pumping.Block, narrowest int) {
	sum.Prefix = prefix
next:
	for _, b := range blocks {
		if !strings.HasPrefix(b.Prefix, prefix) {
			continue
		}
		for _, o := range others {
			if strings.HasPrefix(b.Prefix, o.Prefix) {
				continue next
			}
		}
		sum.Told, sum.Approved, narrowest = sum.Told+b.Told, sum.Approved+b.Approved, max(narrowest, len(b.Prefix))
	}
	return sum, narrowest
}

// TestTheNarrowestPrefixesAreSuspected: each by what no narrower one explains, and nothing that is left would be, however narrow or
// wide one looks.
func TestTheNarrowestPrefixesAreSuspected(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		blocks := someBlocks(t, "blocks")
		suspects := pumping.Suspects(blocks)
		for i, s := range suspects {
			all, narrowest := within(blocks, s.Prefix, suspects[:i])
			require.True(t, bad(s, narrowest))
			require.Equal(t, s, all, "no more speaks against it than what no narrower one explains")
			for digits := len(s.Prefix) + 1; digits <= 16; digits++ {
				for _, b := range blocks {
					if len(b.Prefix) >= digits && strings.HasPrefix(b.Prefix, s.Prefix) {
						require.False(t, bad(within(blocks, b.Prefix[:digits], suspects[:i])), "%s would do", b.Prefix[:digits])
					}
				}
			}
		}
		for _, b := range blocks {
			for digits := 4; digits <= len(b.Prefix); digits++ {
				require.False(t, bad(within(blocks, b.Prefix[:digits], suspects)), "%s is left", b.Prefix[:digits])
			}
		}
	})
}

// TestABadBlockHoldsNobodyElseBack: whatever becomes of one block, what is suspected besides it stays the same.
func TestABadBlockHoldsNobodyElseBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		others := someBlocks(t, "others")
		bad := pumping.Block{Prefix: "+1202" + rapid.StringMatching(`[4-9]{3}`).Draw(t, "block"), Told: rapid.IntRange(10, 1000).Draw(t, "told")}
		require.ElementsMatch(t, append(pumping.Suspects(others), bad), pumping.Suspects(append(others, bad)))
	})
}

func TestWhereCodesGoThatNobodyTypes(t *testing.T) {
	t.Parallel()
	spread := func(n, told, approved int) (blocks []pumping.Block) {
		for i := range n {
			blocks = append(blocks, pumping.Block{Prefix: "+4930231" + string(rune('0'+i)), Told: told, Approved: approved})
		}
		return blocks
	}
	nine := func(prefixes ...string) (blocks []pumping.Block) { // to each, which is too few by itself
		for _, p := range prefixes {
			blocks = append(blocks, pumping.Block{Prefix: p, Told: 9})
		}
		return blocks
	}
	for name, c := range map[string]struct {
		blocks []pumping.Block
		want   []pumping.Block
	}{
		"too few to tell":       {[]pumping.Block{{"+49302312", 9, 0}}, nil},
		"ten of which none":     {[]pumping.Block{{"+49302312", 10, 0}}, []pumping.Block{{"+49302312", 10, 0}}},
		"a fifth is enough":     {[]pumping.Block{{"+49302312", 10, 2}}, nil},
		"less than a fifth":     {[]pumping.Block{{"+49302312", 11, 2}}, []pumping.Block{{"+49302312", 11, 2}}},
		"a few in each of many": {spread(10, 2, 0), []pumping.Block{{"+4930231", 20, 0}}},
		"too few in each":       {spread(10, 1, 0), nil},
		"people among them":     {append(spread(10, 2, 0), pumping.Block{"+49302319", 5, 5}), nil},
		"of one country":        {nine("+4930", "+4940", "+4969", "+4989"), []pumping.Block{{"+49", 36, 0}}},
		"too few of a country":  {nine("+49302312", "+49402312", "+49692312", "+49892312"), nil},
		"of two countries":      {nine("+4930", "+4940", "+4369", "+4389"), nil},
		"of a three-digit code": {nine("+35312", "+35321", "+35361", "+35386"), []pumping.Block{{"+353", 36, 0}}},
		"of no country":         {[]pumping.Block{{"+9991", 1000, 0}}, nil},
		"of many countries":     {[]pumping.Block{{"+4", 1000, 0}, {"+", 1000, 0}}, nil},
	} {
		require.Equal(t, c.want, pumping.Suspects(c.blocks), name)
	}
}

// TestABreakerHoldsAndFindsBack plays a prefix that is asked for at any moments, where somebody types the codes or nobody does.
func TestABreakerHoldsAndFindsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		now := epoch
		b := pumping.Trip("+1202555", now)
		typed, gone := 0, 0
		for range rapid.IntRange(1, 200).Draw(t, "events") {
			now = now.Add(time.Duration(rapid.IntRange(0, 1200).Draw(t, "seconds")) * time.Second)
			before := b
			if b = b.Judged(typed, now); b.State == pumping.Closed {
				require.True(t, typed >= pumping.Typed || before.Probes < pumping.Probes && now.Sub(before.Until) >= time.Hour)
				return
			}
			if b.Opened != before.Opened {
				require.Less(t, typed, pumping.Typed)
				require.Equal(t, pumping.Probes, before.Probes)
				require.GreaterOrEqual(t, now.Sub(before.Probed), pumping.Grace, "the last probe has had its time")
				typed, gone = 0, 0
			}
			wait, after := b.Asked(now)
			if wait > 0 {
				require.Equal(t, b, after)
				require.LessOrEqual(t, wait, pumping.Window)
				if b.State == pumping.HalfOpen {
					require.Equal(t, pumping.Probes, b.Probes)
				}
				continue
			}
			require.False(t, b.State == pumping.Open && now.Before(b.Until), "none goes before its time")
			b = after
			gone++
			require.LessOrEqual(t, gone, pumping.Probes)
			if rapid.Bool().Draw(t, "somebody types it") {
				typed++
			}
		}
	})
}

func TestItCoolsForLongerEachTime(t *testing.T) {
	t.Parallel()
	b, now := pumping.Trip("+1202555", epoch), epoch
	for _, want := range []time.Duration{30 * time.Minute, pumping.Window, pumping.Window} {
		require.Equal(t, want, b.Until.Sub(now))
		now = b.Until
		for range pumping.Probes {
			var wait time.Duration
			wait, b = b.Asked(now)
			require.Zero(t, wait)
		}
		wait, _ := b.Asked(now)
		require.Equal(t, pumping.Grace, wait)
		now = now.Add(pumping.Grace)
		b = b.Judged(2, now)
	}
}

package simulate_test

import (
	"errors"
	"iter"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/simulate"
)

// pagesOf are the book's lives, some at a time.
func pagesOf(book simulate.Book, size int) iter.Seq2[[]simulate.Life, error] {
	var lives []simulate.Life
	for n := range book.Len() {
		lives = append(lives, book.Life(n))
	}
	return func(yield func([]simulate.Life, error) bool) {
		for page := range slices.Chunk(lives, size) {
			if !yield(page, nil) {
				return
			}
		}
	}
}

func told(p *simulate.Played) (actions []simulate.Action) {
	for a := range p.All() {
		actions = append(actions, *a)
	}
	return actions
}

func TestAStreamGivesWhatARunGives(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		other := anyPolicy(t)
		book := simulate.NewHistory(s.rows, s.zone)
		played, err := simulate.Stream(t.Context(), pagesOf(book, rapid.IntRange(1, 3).Draw(t, "page")), simulate.Terms{Policy: s.p}, simulate.Terms{Policy: other})
		require.NoError(t, err)
		require.Equal(t, lines(t, actions), lines(t, told(played[0])))
		require.Equal(t, lines(t, run(t, s.rows, simulate.Terms{Policy: other}, s.zone)), lines(t, told(played[1])))
		require.Equal(t, book.Len(), played[0].Customers)
	})
}

func TestAStreamThatBreaksOffSaysWhy(t *testing.T) {
	t.Parallel()
	gone := errors.New("the database is gone")
	_, err := simulate.Stream(t.Context(), func(yield func([]simulate.Life, error) bool) {
		_ = yield([]simulate.Life{}, nil) && yield(nil, gone)
	}, simulate.Terms{})
	require.ErrorIs(t, err, gone)
}

func TestNothingIsToldThatComesLaterThanAsked(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		until := calendar.NewDate(2026, time.March, 1).Add(rapid.IntRange(0, 90).Draw(t, "until")).Start(s.zone)
		want := slices.DeleteFunc(slices.Clone(actions), func(a simulate.Action) bool { return a.At.After(until) })
		require.Equal(t, lines(t, want), lines(t, run(t, s.rows, simulate.Terms{Policy: s.p, Until: until}, s.zone)))
	})
}

// TestALifeGoesOnFromAnywhere stops a life at any instant, and foretells the rest of it from there.
func TestALifeGoesOnFromAnywhere(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.March, 2, 6, 0, 0, 0, time.UTC)
	due := calendar.DateOf(at, time.UTC)
	item := dunning.Item{ID: "i-1", Kind: dunning.Standard, Amount: money.Amount{Currency: "EUR", Minor: 12_000}, IssuedOn: due, DueOn: due, Recorded: at}
	newcomer := dunning.Account{Phase: dunning.Active, Access: dunning.AccessFull, Created: at, Zone: time.UTC, Items: []dunning.Item{item}}
	rapid.Check(t, func(t *rapid.T) {
		p := anyPolicy(t)
		p.On = nil
		whole := told(ahead(t, newcomer, p, at))
		until := at.Add(time.Duration(rapid.IntRange(0, 60*24).Draw(t, "hours")) * time.Hour)
		account, now := newcomer, at
		for { // as the live system would, everything arriving and agreed to at once
			d := dunning.Decide(account, p.Agreed(), now)
			account = account.Apply(d, true)
			if d.Next == nil || d.Next.At.After(until) {
				break
			}
			now = d.Next.At
		}
		rest := slices.DeleteFunc(whole, func(a simulate.Action) bool { return !a.At.After(until) })
		require.Equal(t, levels(rest), levels(told(ahead(t, account, p, until))))
	})
}

func ahead(t *rapid.T, a dunning.Account, p dunning.Policy, now time.Time) *simulate.Played {
	life := simulate.Ahead("c-1", a, simulate.Rules{Now: p, Then: p}, now)
	played, err := simulate.Stream(t.Context(), func(yield func([]simulate.Life, error) bool) { yield([]simulate.Life{life}, nil) }, simulate.Terms{})
	require.NoError(t, err)
	return played[0]
}

func levels(actions []simulate.Action) []string {
	all := []string{}
	for _, a := range actions {
		all = append(all, a.At.UTC().String()+" "+a.Kind.String()+" "+a.Level)
	}
	return all
}

// TestWhatIsTakenBackWasNeverThere has a payment come at any time, and be taken back at the same instant: nobody notices.
func TestWhatIsTakenBackWasNeverThere(t *testing.T) {
	eachScene(t, func(t *rapid.T, s scene, actions []simulate.Action) {
		book := simulate.NewHistory(s.rows, s.zone)
		var lives []simulate.Life
		for n := range book.Len() {
			l := book.Life(n)
			item := rapid.SampledFrom(l.Facts).Draw(t, "fact")
			if item.Issued != nil && item.Issued.Amount.Minor > 0 {
				at := item.At.Add(time.Duration(rapid.IntRange(0, 90*24).Draw(t, "hours")) * time.Hour)
				paid := simulate.Payment{Item: item.Issued.ID, Minor: item.Issued.Amount.Minor}
				back := paid
				back.Minor = -paid.Minor
				l.Facts = append(l.Facts, simulate.Fact{At: at, Paid: &paid}, simulate.Fact{At: at, Paid: &back})
				slices.SortStableFunc(l.Facts, func(x, y simulate.Fact) int { return x.At.Compare(y.At) })
			}
			lives = append(lives, l)
		}
		played, err := simulate.Stream(t.Context(), func(yield func([]simulate.Life, error) bool) { yield(lives, nil) }, simulate.Terms{Policy: s.p})
		require.NoError(t, err)
		require.Equal(t, lines(t, actions), lines(t, told(played[0])))
	})
}

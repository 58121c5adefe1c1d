package story_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"arrears/dev/story"
)

func TestTheStoryThatShipsCanBePlayed(t *testing.T) {
	t.Parallel()
	script, err := story.Standard()
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(script.Customers), 6)
	addresses := map[string]bool{}
	for _, life := range script.Customers {
		_, err := time.LoadLocation(life.Signup.TimeZone)
		require.NoError(t, err, life.ID)
		for _, address := range []string{life.Signup.Email, life.Signup.Phone} {
			require.False(t, addresses[address], "two customers share %s: messages could not be told apart", address)
			addresses[address] = true
		}
	}
}

func TestAStoryThatCannotBePlayedIsRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, says string }{
		"nobody":           {`customers: []`, "no customers"},
		"an unknown act":   {`customers: [{id: a, ends: full, acts: [{do: dance}]}]`, `unknown act "dance"`},
		"an unknown field": {`customers: [{id: a, ends: full, mood: sad}]`, "mood"},
		"paying what was never billed": {
			`customers: [{id: a, ends: full, acts: [{do: pay, invoice: a-1}]}]`, `no invoice "a-1"`},
		"a crowd of nobody": {
			`{customers: [{id: a, ends: full}], crowds: [{id: c, country: GB, block: "+44740012"}]}`, "sign_ups is 0"},
		"deciding nothing": {
			`customers: [{id: a, ends: full, acts: [{do: decide, kind: screening_referred}]}]`, "needs kind and decision"},
		"taking back what was never paid": {
			`customers: [{id: a, ends: full, acts: [{do: reverse}]}]`, "no payment before it"},
		"waiting for a notice that it does not expect": {
			`customers: [{id: a, ends: full, notices: {email: [first]}, acts: [{do: await, notice: final}]}]`, `"final"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := story.Parse([]byte(test.text))
			require.ErrorContains(t, err, test.says)
		})
	}
}

func TestAmountsReadAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	require.Equal(t, "0.05 EUR", story.Money{Currency: "EUR", Minor: 5}.String())
	require.Equal(t, "480.00 USD", story.Money{Currency: "USD", Minor: 48000}.String())
	require.Equal(t, "500 JPY", story.Money{Currency: "JPY", Minor: 500}.String())
	require.Equal(t, "1.234 KWD", story.Money{Currency: "KWD", Minor: 1234}.String())
}

package story_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/story"
)

const waiting = `customers: [{id: reef-diving, ends: full, notices: {sms: [welcome]}, signup: {name: Reef Diving, phone: "` + phone + `",
	time_zone: America/New_York, prepayment: {currency: USD, minor: 100}}, acts: [{do: verify}, {do: await, cue: tide}, {do: prepay},
	{do: await, access: full, within: 5s}]}]`

func playBeside(t *testing.T, script string, beside func(context.Context, *story.Onlooker) error) (story.Result, error) {
	t.Helper()
	_, url := newStage(t)
	parsed, err := story.Parse([]byte(script))
	require.NoError(t, err)
	return story.Play(t.Context(), story.Config{
		API: url, Sandbox: url, TemporalUI: url, Namespace: "default", Speed: 86400, Script: parsed,
		Board: &story.Board{W: &bytes.Buffer{}}, Beside: beside,
	})
}

func TestALifeWaitsForItsCue(t *testing.T) {
	t.Parallel()
	var before, after string
	result, err := playBeside(t, waiting, func(ctx context.Context, o *story.Onlooker) error {
		v, err := o.Await(ctx, "reef-diving", func(v story.View) bool { return v.Customer.Phase == "awaiting_prepayment" })
		if err != nil {
			return err
		}
		before = v.Access()
		o.Cue("tide")
		o.Cue("tide")
		o.Cue("a cue that nobody waits for")
		v, err = o.Await(ctx, "reef-diving", func(v story.View) bool { return v.Access() != "" })
		after = v.Access()
		return err
	})
	require.NoError(t, err)
	require.Empty(t, result.Differences)
	require.Empty(t, before, "nobody paid before the cue")
	require.Equal(t, "full", after)
	require.Equal(t, "welcome", result.Customers[0].Heard()["sms"][0].Level)
}

func TestWithoutCompanyCuesComeAtOnce(t *testing.T) {
	t.Parallel()
	result, err := playBeside(t, waiting, nil)
	require.NoError(t, err)
	require.Empty(t, result.Differences)
}

func TestWhatFailsBesideEndsThePlay(t *testing.T) {
	t.Parallel()
	_, err := playBeside(t, waiting, func(ctx context.Context, o *story.Onlooker) error {
		_, err := o.Await(ctx, "nobody", func(story.View) bool { return true })
		return errors.Join(err, errors.New("the sea was rough"))
	})
	require.ErrorContains(t, err, "the sea was rough")
	require.ErrorContains(t, err, `no customer "nobody"`)
}

func TestNoticesHaveDates(t *testing.T) {
	t.Parallel()
	life := func(dates string) string {
		return `customers: [{id: reef-diving, ends: full, notices: {sms: [welcome]}, dates: {sms: [` + dates + `]}, ` + signup + `}]`
	}
	_, err := story.Parse([]byte(life("0, 1")))
	require.ErrorContains(t, err, "dates: 2 for 1 notices by sms")

	stage, url := newStage(t)
	stage.messageAt = noon.AddDate(0, 0, 2)
	result, _ := play(t, url, life("2"))
	require.Empty(t, result.Differences)
	stage, url = newStage(t)
	stage.messageAt = noon.AddDate(0, 0, 2)
	result, _ = play(t, url, life("1"))
	require.Equal(t, []string{"reef-diving: heard by sms on dates [2] after the sign-up, not [1]"}, result.Differences)
}

func TestTheSameMessageTwiceIsSeen(t *testing.T) {
	t.Parallel()
	stage, url := newStage(t)
	stage.copies = 2
	result, _ := play(t, url, `customers: [{id: reef-diving, ends: full, notices: {sms: [welcome, welcome]}, `+signup+`}]`)
	require.Equal(t, []string{"reef-diving: was sent the same message twice by sms ()"}, result.Differences)
}

func TestAnotherCodeIsAskedForUntilItMayBe(t *testing.T) {
	t.Parallel()
	stage, url := newStage(t)
	result, _ := play(t, url, `customers: [{id: reef-diving, ends: full, notices: {sms: [welcome]}, signup: {name: Reef Diving, phone: "`+phone+`",
		time_zone: UTC, prepayment: {currency: USD, minor: 100}}, acts: [{do: resend}, {do: verify}, {do: prepay}, {do: await, access: full, within: 5s}]}]`)
	require.Empty(t, result.Differences)
	require.Equal(t, []int{http.StatusTooManyRequests, http.StatusAccepted}, stage.resends)
}

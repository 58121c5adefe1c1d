package signup_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/bench/signup"
)

// allWell is what a run sees in which everything is as it must be.
func allWell() signup.Seen {
	var seen signup.Seen
	taken := map[string]int{}
	for _, r := range signup.PlanOf(200, 1) {
		a := signup.Answer{Request: r, Status: http.StatusUnprocessableEntity}
		switch {
		case r.Kind == signup.Good, isCrowd(r.Kind) && taken[r.Group] < signup.LimitOf(r.Kind):
			a.Status = http.StatusCreated
			taken[r.Group]++
			seen.Workflows = append(seen.Workflows, r.ID)
			seen.Inbox = append(seen.Inbox, signup.Message{Channel: "sms", To: r.Phone, Text: "Your code is 123456"})
		case isCrowd(r.Kind):
			a.Status, a.Code, a.RetryAfter = http.StatusTooManyRequests, "code_limit", "3600"
		case r.Kind == signup.Repeated:
			a.Status = http.StatusOK
		case r.Kind == signup.Differing:
			a.Status, a.Code = http.StatusConflict, "customer_exists"
		}
		if r.Kind == signup.Good {
			seen.Typed = append(seen.Typed, signup.Typed{ID: r.ID, Status: http.StatusOK})
		}
		seen.Answers = append(seen.Answers, a)
	}
	return seen
}

func TestARunInWhichAllIsWell(t *testing.T) {
	t.Parallel()
	result := signup.Judge(allWell())
	require.Empty(t, result.Differences)
	require.Equal(t, 200, result.Requests)
	require.Equal(t, result.Codes, result.Workflows)
	require.Equal(t, len(allWell().Typed), result.Verified)
}

// TestEveryFaultIsSeen spoils one thing at a time.
func TestEveryFaultIsSeen(t *testing.T) {
	t.Parallel()
	first := func(s *signup.Seen, k signup.Kind, status int) *signup.Answer {
		for i := range s.Answers {
			if a := &s.Answers[i]; a.Request.Kind == k && a.Status == status {
				return a
			}
		}
		panic(fmt.Sprint("there is no ", k, " with ", status))
	}
	for name, c := range map[string]struct {
		spoil func(*signup.Seen)
		says  string
	}{
		"a 5xx": {func(s *signup.Seen) { first(s, signup.Malformed, 422).Status = 503 }, "was answered 503"},
		"no answer": {func(s *signup.Seen) {
			a := first(s, signup.Good, 201)
			a.Status, a.Text = 0, "reset"
		}, "was not answered: reset"},
		"one too many":      {func(s *signup.Seen) { first(s, signup.ByPrefix, 429).Status = 201 }, "21 were taken, and not 20"},
		"one too few":       {func(s *signup.Seen) { first(s, signup.ByIP, 201).Status = 429 }, "19 were taken, and not 20"},
		"another limit":     {func(s *signup.Seen) { first(s, signup.ByNumber, 429).Code = "resend_too_soon" }, "was answered 429"},
		"no time to wait":   {func(s *signup.Seen) { first(s, signup.ByNumber, 429).RetryAfter = "" }, "was answered 429"},
		"taken twice":       {func(s *signup.Seen) { first(s, signup.Repeated, 200).Status = 201 }, "was taken 2 times"},
		"nobody taken":      {func(s *signup.Seen) { first(s, signup.Good, 201).Status = 200 }, "was taken 0 times"},
		"other content":     {func(s *signup.Seen) { first(s, signup.Differing, 409).Status = 200 }, "was answered 200"},
		"a wrong one taken": {func(s *signup.Seen) { first(s, signup.Unknown, 422).Status = 201 }, "was answered 201"},
		"a stranger":        {func(s *signup.Seen) { s.Workflows = append(s.Workflows, "wrong-1") }, "wrong-1: has a workflow and was not taken"},
		"nobody at work":    {func(s *signup.Seen) { s.Workflows = s.Workflows[1:] }, "was taken and has no workflow"},
		"a code too many":   {func(s *signup.Seen) { s.Inbox = append(s.Inbox, s.Inbox[0]) }, "was sent 2 codes, and not 1"},
		"a code too few":    {func(s *signup.Seen) { s.Inbox = s.Inbox[1:] }, "was sent 0 codes, and not 1"},
		"no rest":           {func(s *signup.Seen) { s.Restless = true }, "not all workflows were told"},
		"a locked door":     {func(s *signup.Seen) { s.Typed[0].Status = 429 }, "did not prove the phone"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			seen := allWell()
			c.spoil(&seen)
			require.Contains(t, strings.Join(signup.Judge(seen).Differences, "\n"), c.says)
		})
	}
}

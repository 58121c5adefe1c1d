package activities_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/worker"

	"arrears/activities"
	"arrears/internal/ledger"
	"arrears/internal/provider"
)

const number = "+12025550101"

func TestNoErrorLeavesWithItsWords(t *testing.T) {
	t.Parallel()
	vendor := &provider.Error{Provider: "twilio", Class: provider.InDoubt, Code: "http_503", Err: errors.New("no answer for " + number)}
	for name, c := range map[string]struct {
		fails func() error
		class string
	}{
		"a vendor's": {func() error { return fmt.Errorf("to %s: %w", number, vendor) }, "in_doubt"},
		"anything":   {func() error { return errors.New("row of " + number) }, "internal"},
		"a policy's": {func() error { return &ledger.Error{Kind: ledger.Invalid, Code: "policy_unknown", Message: number} }, "invalid"},
		"a panic":    {func() error { panic("index of " + number) }, "internal"},
		"an SDK's":   {func() error { return temporal.NewApplicationError("about "+number, "custom", number) }, "internal"},
		"a time-out": {func() error { return fmt.Errorf("%s: %w", number, context.DeadlineExceeded) }, "unavailable"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var log bytes.Buffer
			var suite testsuite.WorkflowTestSuite
			env := suite.NewTestActivityEnvironment()
			env.SetWorkerOptions(worker.Options{Interceptors: []interceptor.WorkerInterceptor{
				&activities.Conceal{Log: slog.New(slog.NewJSONHandler(&log, nil))},
			}})
			env.RegisterActivityWithOptions(func(context.Context) error { return c.fails() }, activity.RegisterOptions{Name: "Try"})
			_, err := env.ExecuteActivity("Try")
			require.Error(t, err)
			require.NotContains(t, err.Error(), number)
			var application *temporal.ApplicationError
			require.ErrorAs(t, err, &application)
			require.Equal(t, c.class, application.Type())
			require.NoError(t, errors.Unwrap(application))
			require.False(t, application.HasDetails())
			require.False(t, application.NonRetryable(), "a customer's workflow outlives whatever can be put right")
			incident := regexp.MustCompile(`incident ([0-9a-f-]{36})`).FindStringSubmatch(err.Error())
			require.NotNil(t, incident)
			require.Contains(t, log.String(), incident[1], "the process log tells what it was, under the same incident")
			require.Contains(t, log.String(), "types")
			require.NotContains(t, log.String(), number, "and not what it said")
		})
	}
}

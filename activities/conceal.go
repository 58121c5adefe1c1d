package activities

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/google/uuid"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/temporal"

	"arrears/internal/ledger"
	"arrears/internal/logs"
	"arrears/internal/provider"
)

// Conceal is a worker interceptor that lets out of an activity only an error's class, its code and an incident id. What
// the error is stays in this process's log under that id. What it says goes nowhere: vendors and Postgres quote numbers
// and addresses in their texts.
type Conceal struct {
	interceptor.WorkerInterceptorBase
	Log *slog.Logger
}

// InterceptActivity is called by the SDK, for local activities too.
func (c *Conceal) InterceptActivity(_ context.Context, next interceptor.ActivityInboundInterceptor) interceptor.ActivityInboundInterceptor {
	return &concealing{ActivityInboundInterceptorBase: interceptor.ActivityInboundInterceptorBase{Next: next}, log: c.Log}
}

type concealing struct {
	interceptor.ActivityInboundInterceptorBase
	log *slog.Logger
}

func (c *concealing) ExecuteActivity(ctx context.Context, in *interceptor.ExecuteActivityInput) (result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			result, err = nil, c.conceal(ctx, logs.Panicked(p))
		}
	}()
	result, err = c.Next.ExecuteActivity(ctx, in)
	if err != nil {
		err = c.conceal(ctx, err)
	}
	return result, err
}

func (c *concealing) conceal(ctx context.Context, err error) error {
	class, code, final := sort(err)
	incident := uuid.NewString()
	c.log.ErrorContext(ctx, "activity failed", slog.String("incident", incident), slog.String("class", class),
		slog.String("code", code), slog.String("activity", activity.GetInfo(ctx).ActivityType.Name), logs.Error(err))
	text := fmt.Sprintf("%s, incident %s", code, incident)
	if final {
		return temporal.NewNonRetryableApplicationError(text, class, nil)
	}
	return temporal.NewApplicationError(text, class)
}

// sort tells class and code of an error, and whether trying again is useless.
func sort(err error) (class, code string, final bool) {
	var refusal *ledger.Error
	var vendor *provider.Error
	var application *temporal.ApplicationError
	switch {
	case errors.As(err, &refusal):
		return string(refusal.Kind), refusal.Code, refusal.Kind == ledger.NotFound // the rest somebody can put right
	case errors.As(err, &vendor):
		return string(vendor.Class), vendor.Code, false
	case errors.As(err, &application) && application.Type() == "invalid":
		return "invalid", "invalid_argument", true
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return "unavailable", "timeout", false
	default:
		return "internal", "internal", false
	}
}

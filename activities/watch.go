package activities

import (
	"context"
	"errors"
	"time"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/interceptor"
	"go.temporal.io/sdk/temporal"

	"arrears/internal/logs"
	"arrears/internal/metrics"
	"arrears/workflows"
)

// Watch is a worker interceptor that has each record of an activity's log say whom it is about, and times its tries. It
// goes outside of Conceal, so that it sees what Temporal sees.
type Watch struct {
	interceptor.WorkerInterceptorBase
	Metrics *metrics.Worker // nil: nothing is counted
}

// InterceptActivity is called by the SDK, for local activities too.
func (w *Watch) InterceptActivity(_ context.Context, next interceptor.ActivityInboundInterceptor) interceptor.ActivityInboundInterceptor {
	return &watching{ActivityInboundInterceptorBase: interceptor.ActivityInboundInterceptorBase{Next: next}, metrics: w.Metrics}
}

type watching struct {
	interceptor.ActivityInboundInterceptorBase
	metrics *metrics.Worker
}

func (w *watching) ExecuteActivity(ctx context.Context, in *interceptor.ExecuteActivityInput) (any, error) {
	info := activity.GetInfo(ctx)
	about := logs.Subject{Workflow: info.WorkflowExecution.ID}
	if id, ours := workflows.CustomerOf(about.Workflow); ours {
		about.Tenant, about.Customer = id.Tenant, id.Customer
	}
	began := time.Now()
	result, err := w.Next.ExecuteActivity(logs.With(ctx, about), in)
	w.metrics.Activity(info.ActivityType.Name, outcome(err), time.Since(began))
	return result, err
}

// outcome is the class that Conceal gave an error.
func outcome(err error) string {
	var concealed *temporal.ApplicationError
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &concealed):
		return concealed.Type()
	}
	return "internal"
}

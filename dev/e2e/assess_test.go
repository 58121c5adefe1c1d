package e2e_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/interceptor"

	"arrears/workflows"
)

// TestAnAssessmentWhoseAnswerIsLostChangesNothing has two customers live the same life side by side, from overdue to suspension and
// reinstatement. Of one of them every assessment is carried out twice and its first answer dropped, as when a worker dies after its
// commit; nobody can tell which.
func TestAnAssessmentWhoseAnswerIsLostChangesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t, 86_400)
	lossy := &forgetful{customer: "c-twice"}
	b.host(lossy)
	both := []string{"c-once", "c-twice"}
	for i, id := range both {
		b.post("/v1/customers", map[string]any{
			"id": id, "name": "Harbour Bakery", "email": id + "@harbour.example", "phone": fmt.Sprintf("+1202555015%d", i),
			"country": "US", "time_zone": "UTC", "signup": "done",
		}, http.StatusCreated)
		b.post("/v1/invoices", map[string]any{
			"id": "i-" + id, "customer_id": id, "amount": map[string]any{"currency": "USD", "minor": 70000},
			"issued_on": "2026-02-01", "due_on": "2026-02-20",
		}, http.StatusCreated)
	}
	for _, id := range both {
		b.approve(id)
		b.until(id+" is suspended", func() bool { return b.lastAccess(id) == "suspended" })
	}
	for _, id := range both {
		b.post("/v1/payments", map[string]any{
			"id": "p-" + id, "customer_id": id, "amount": map[string]any{"currency": "USD", "minor": 70000}, "invoice_id": "i-" + id,
		}, http.StatusCreated)
	}
	for _, id := range both {
		b.until(id+" is reinstated and told so", func() bool {
			life := b.life(id)
			return slices.Contains(life, "access.sent 2") && slices.Contains(life, "message.delivered reinstated email delivered")
		})
	}
	require.Greater(t, lossy.dropped.Load(), int64(5), "answers were lost, from the first to the last")
	require.Equal(t, b.life(both[0]), b.life(both[1]))
	require.Equal(t, b.accesses(both[0]), b.accesses(both[1]))
	require.Len(t, b.inbox(both[1]+"@harbour.example"), 3, "first, second, reinstated")
	require.Len(t, b.inbox("+12025550151"), 2, "second, final")
}

// approve has a person agree to the customer's next consequence, as soon as somebody is asked.
func (b *bundle) approve(customer string) {
	b.t.Helper()
	var work string
	b.until("a person is asked about "+customer, func() bool {
		var page struct {
			Items []struct {
				ID, Kind string
				Customer string `json:"customer_id"`
			}
		}
		require.Equal(b.t, http.StatusOK, b.call(http.MethodGet, b.API+"/v1/worklist", nil, &page))
		for _, w := range page.Items {
			if w.Customer == customer && w.Kind == "step_approval" {
				work = w.ID
			}
		}
		return work != ""
	})
	b.post("/v1/worklist/"+work+"/decision", map[string]any{"decision": "approve", "by": "Rosa Lindqvist"}, http.StatusOK)
}

// forgetful carries out every assessment of one customer twice, and loses the first answer.
type forgetful struct {
	interceptor.WorkerInterceptorBase
	customer string
	dropped  atomic.Int64
}

func (f *forgetful) InterceptActivity(_ context.Context, next interceptor.ActivityInboundInterceptor) interceptor.ActivityInboundInterceptor {
	return &forgetting{ActivityInboundInterceptorBase: interceptor.ActivityInboundInterceptorBase{Next: next}, forgetful: f}
}

type forgetting struct {
	interceptor.ActivityInboundInterceptorBase
	*forgetful
}

func (f *forgetting) ExecuteActivity(ctx context.Context, in *interceptor.ExecuteActivityInput) (any, error) {
	id, isCustomer := in.Args[0].(workflows.CustomerID)
	if activity.GetInfo(ctx).ActivityType.Name == workflows.ActivityAssess && isCustomer && id.Customer == f.customer {
		if _, err := f.Next.ExecuteActivity(ctx, in); err == nil {
			f.dropped.Add(1)
		}
	}
	return f.Next.ExecuteActivity(ctx, in)
}

// life is what happened to a customer, in words and without dates. Messages of one notice go out side by side, in either order.
func (b *bundle) life(id string) (all []string) {
	for _, e := range b.timeline(id) {
		text := e.What
		for _, name := range []string{"level", "channel", "state", "access", "version"} {
			if value, there := e.Detail[name]; there {
				text += fmt.Sprint(" ", value)
			}
		}
		all = append(all, text)
	}
	slices.Sort(all)
	return all
}

// accesses are the changes that provisioning was told, by version.
func (b *bundle) accesses(id string) (changes []string) {
	b.t.Helper()
	var all []struct {
		Customer string `json:"customer_id"`
		Access   string `json:"access"`
		Version  int64  `json:"version"`
		Reason   string `json:"reason"`
	}
	require.Equal(b.t, http.StatusOK, b.call(http.MethodGet, b.Sandbox+"/provisioning.json", nil, &all))
	for _, c := range all {
		if c.Customer == id {
			changes = append(changes, fmt.Sprintf("%d %s %s", c.Version, c.Access, c.Reason))
		}
	}
	return changes
}

func (b *bundle) lastAccess(id string) string {
	var version int64
	var access string
	for _, change := range b.accesses(id) {
		var v int64
		var a string
		if _, err := fmt.Sscan(change, &v, &a); err == nil && v >= version {
			version, access = v, a
		}
	}
	return access
}

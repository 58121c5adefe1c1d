package workflows_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"arrears/internal/dunning"
	"arrears/workflows"
)

var id = workflows.CustomerID{Tenant: "demo", Customer: "c-1"}

// world is a customer's workflow whose activities answer as the test says.
type world struct {
	*testsuite.TestWorkflowEnvironment
	assessed  atomic.Int64
	delivered atomic.Int64
	told      atomic.Int64
	billed    atomic.Int64
	screened  atomic.Int64
}

// newWorld runs the workflow against assess, which is given the number of its call, and deliver.
func newWorld(t *testing.T, assess func(call int64) (workflows.Turn, error), deliver func(workflows.Delivery) (workflows.Turn, error)) *world {
	t.Helper()
	var suite testsuite.WorkflowTestSuite
	w := &world{TestWorkflowEnvironment: suite.NewTestWorkflowEnvironment()}
	w.RegisterWorkflowWithOptions(workflows.Customer, workflow.RegisterOptions{Name: workflows.Name})
	register := func(name string, f any) { w.RegisterActivityWithOptions(f, activity.RegisterOptions{Name: name}) }
	register(workflows.ActivityAssess, func(context.Context, workflows.CustomerID) (workflows.Turn, error) {
		n := w.assessed.Add(1)
		turn, err := assess(n)
		turn.Number = n * 10
		return turn, err
	})
	register(workflows.ActivityDeliver, func(_ context.Context, d workflows.Delivery) (workflows.Turn, error) {
		n := w.delivered.Add(1)
		turn, err := deliver(d)
		turn.Number = w.assessed.Load()*10 + n
		return turn, err
	})
	register(workflows.ActivitySetAccess, func(_ context.Context, r workflows.AccessRef) (workflows.Turn, error) {
		w.told.Add(1)
		return workflows.Turn{Number: w.assessed.Load()*10 + 1, Phase: dunning.Active, AccessTold: r.Version}, nil
	})
	register(workflows.ActivityAskBilling, func(context.Context, workflows.RequestRef) (workflows.Turn, error) {
		w.billed.Add(1)
		return workflows.Turn{Number: w.assessed.Load()*10 + 1, Phase: dunning.Closed}, nil
	})
	register(workflows.ActivityScreen, func(context.Context, workflows.ScreenRef) (workflows.Turn, error) {
		n := w.screened.Add(1)
		return workflows.Turn{Number: w.assessed.Load()*10 + n, Phase: dunning.Closed, ClosedReason: dunning.Refused}, nil
	})
	return w
}

func closed() workflows.Turn {
	return workflows.Turn{Phase: dunning.Closed, ClosedReason: dunning.VerifyExpired}
}

func asleep(d time.Duration) workflows.Turn {
	return workflows.Turn{
		Phase: dunning.Active, Sleep: &d,
		Next: &workflows.Next{At: time.Unix(2e9, 0), Read: "Wed 18 May 2033 03:33 UTC", What: "first", Why: "written after the due date"},
	}
}

func nothing(workflows.Delivery) (workflows.Turn, error) { return workflows.Turn{}, nil }

func TestAClosedCustomerEndsAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(int64) (workflows.Turn, error) { return closed(), nil }, nothing)
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.EqualValues(t, 1, w.assessed.Load())
}

func TestItSleepsUntilThePlanAndLooksAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(call int64) (workflows.Turn, error) {
		if call < 3 {
			return asleep(30 * 24 * time.Hour), nil
		}
		return closed(), nil
	}, nothing)
	began := w.Now()
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.GreaterOrEqual(t, w.Now().Sub(began), 60*24*time.Hour)
}

func TestASignalWakesIt(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(call int64) (workflows.Turn, error) {
		if call == 1 {
			return workflows.Turn{Phase: dunning.Active}, nil // nothing is planned: only a signal wakes
		}
		return closed(), nil
	}, nothing)
	w.RegisterDelayedCallback(func() { w.SignalWorkflow(workflows.SignalChanged, nil) }, time.Hour)
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.EqualValues(t, 2, w.assessed.Load())
}

func TestTheBooksAreAskedBeforeTheChainEnds(t *testing.T) {
	t.Parallel()
	for _, phase := range []dunning.Phase{dunning.Active, dunning.Closed} {
		w := newWorld(t, func(int64) (workflows.Turn, error) {
			return workflows.Turn{Phase: phase, Requests: []workflows.RequestRef{{CustomerID: id, Request: "r-1", Kind: dunning.Handover, Level: "end"}}}, nil
		}, nothing)
		w.ExecuteWorkflow(workflows.Name, id)
		require.NoError(t, w.GetWorkflowError())
		require.EqualValues(t, 1, w.billed.Load(), phase)
	}
}

func TestEverybodyIsAskedAtOnceAboutASignUp(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(int64) (workflows.Turn, error) {
		deadline := 2 * time.Minute
		return workflows.Turn{Phase: dunning.Screening, Sleep: &deadline, Screens: []workflows.ScreenRef{
			{CustomerID: id, Check: "number_type"}, {CustomerID: id, Check: "register"},
		}}, nil
	}, nothing)
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.EqualValues(t, 2, w.screened.Load())
	require.EqualValues(t, 1, w.assessed.Load(), "their answers are the later turns")
}

func TestAMessageIsNotStartedTwiceWhileItIsUnderWay(t *testing.T) {
	t.Parallel()
	message := workflows.Delivery{CustomerID: id, Message: "m-1", Channel: dunning.Email, Level: "first"}
	assessedAgain := make(chan struct{})
	var w *world
	w = newWorld(t, func(call int64) (workflows.Turn, error) {
		switch call {
		case 1:
		case 2:
			close(assessedAgain)
		default:
			return closed(), nil
		}
		return workflows.Turn{Phase: dunning.Active, Deliveries: []workflows.Delivery{message}}, nil
	}, func(workflows.Delivery) (workflows.Turn, error) {
		w.SignalWorkflow(workflows.SignalChanged, nil) // a fact arrives while the provider is slow
		<-assessedAgain
		return asleep(time.Hour), nil
	})
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.EqualValues(t, 3, w.assessed.Load())
	require.EqualValues(t, 1, w.delivered.Load())
}

func TestTheLedgerMayBeAwayForLong(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(call int64) (workflows.Turn, error) {
		if call < 7 {
			return workflows.Turn{}, errors.New("no database")
		}
		return closed(), nil
	}, nothing)
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.EqualValues(t, 7, w.assessed.Load())
}

func TestAnEpisodeThatEndsBeginsANewRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(call int64) (workflows.Turn, error) {
		turn := asleep(time.Hour)
		turn.InEpisode = call < 3
		return turn, nil
	}, nothing)
	w.ExecuteWorkflow(workflows.Name, id)
	var anew *workflow.ContinueAsNewError
	require.True(t, errors.As(w.GetWorkflowError(), &anew))
	require.Equal(t, workflows.Name, anew.WorkflowType.Name)
	require.EqualValues(t, 3, w.assessed.Load())
}

func TestAnUpdateAnswersWhenProvisioningWasTold(t *testing.T) {
	t.Parallel()
	var answered atomic.Bool
	w := newWorld(t, func(call int64) (workflows.Turn, error) {
		switch {
		case call == 1:
			return workflows.Turn{Phase: dunning.Active}, nil
		case call == 2:
			return workflows.Turn{Phase: dunning.Active, Tell: &workflows.AccessRef{CustomerID: id, Version: 4, Access: dunning.AccessSuspended}}, nil
		default:
			return closed(), nil
		}
	}, nothing)
	w.RegisterDelayedCallback(func() {
		w.UpdateWorkflow(workflows.UpdateSettled, "u-1", &testsuite.TestUpdateCallback{
			OnAccept:   func() {},
			OnReject:   func(err error) { t.Error(err) },
			OnComplete: func(_ any, err error) { answered.Store(err == nil && w.told.Load() == 1) },
		}, workflows.Settled{AccessVersion: 4})
	}, time.Hour)
	w.RegisterDelayedCallback(func() { w.SignalWorkflow(workflows.SignalChanged, nil) }, 2*time.Hour)
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.True(t, answered.Load())
}

func TestIdsAreAllItTakes(t *testing.T) {
	t.Parallel()
	w := newWorld(t, func(int64) (workflows.Turn, error) { return closed(), nil }, nothing)
	w.ExecuteWorkflow(workflows.Name, workflows.CustomerID{Tenant: "demo"})
	require.ErrorContains(t, w.GetWorkflowError(), "tenant and customer")
	require.True(t, strings.HasPrefix(workflows.WorkflowID("demo", "c-1"), "customer/demo/"))
}

func TestAnUpdateWaitsForALedgerReadAfterIt(t *testing.T) {
	t.Parallel()
	message := workflows.Delivery{CustomerID: id, Message: "m-1", Channel: dunning.Email, Level: "first"}
	var read atomic.Int64
	readWhenAnswered := make(chan int64, 1)
	answered := make(chan struct{})
	var w *world
	w = newWorld(t, func(call int64) (workflows.Turn, error) {
		defer read.Add(1)
		switch call {
		case 1:
			return workflows.Turn{Phase: dunning.Active, Deliveries: []workflows.Delivery{message}}, nil
		case 2:
			select {
			case <-answered:
			case <-time.After(200 * time.Millisecond):
			}
			return asleep(time.Hour), nil
		default:
			return closed(), nil
		}
	}, func(workflows.Delivery) (workflows.Turn, error) {
		w.UpdateWorkflow(workflows.UpdateSettled, "u-1", &testsuite.TestUpdateCallback{
			OnAccept: func() {},
			OnReject: func(err error) { t.Error(err) },
			OnComplete: func(any, error) {
				readWhenAnswered <- read.Load()
				close(answered)
			},
		}, workflows.Settled{})
		return asleep(time.Hour), nil // what the ledger held before the update
	})
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.EqualValues(t, 2, <-readWhenAnswered)
}

func TestAClosedCustomerStaysUntilProvisioningWasTold(t *testing.T) {
	t.Parallel()
	retry := time.Minute
	w := newWorld(t, func(call int64) (workflows.Turn, error) {
		turn := closed()
		switch call {
		case 1:
			turn.Sleep = &retry // it did not answer, and is told again later
		case 2:
			turn.Tell = &workflows.AccessRef{CustomerID: id, Version: 4, Access: dunning.AccessCancelled}
		}
		return turn, nil
	}, nothing)
	w.RegisterDelayedCallback(func() { w.SignalWorkflow(workflows.SignalChanged, nil) }, time.Hour)
	w.ExecuteWorkflow(workflows.Name, id)
	require.NoError(t, w.GetWorkflowError())
	require.EqualValues(t, 1, w.told.Load())
}

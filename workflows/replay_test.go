package workflows_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/history/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"arrears/internal/dunning"
	"arrears/workflows"
)

var silent = log.NewStructuredLogger(slog.New(slog.DiscardHandler))

const howToMend = `
A customer who runs already would get stuck in this version. Put the change behind workflow.GetVersion; do not record anew.
testdata/README.md shows how.`

// TestRecordedLivesStillRun replays what earlier versions recorded: the code must order the same as it did then.
func TestRecordedLivesStillRun(t *testing.T) {
	t.Parallel()
	for name, h := range recorded(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			replayer := worker.NewWorkflowReplayer()
			replayer.RegisterWorkflowWithOptions(workflows.Customer, workflow.RegisterOptions{Name: workflows.Name})
			require.NoError(t, replayer.ReplayWorkflowHistory(silent, h), howToMend)
		})
	}
}

// TestAReplayFindsWhatIsOrderedOtherwise keeps the test above from passing for nothing.
func TestAReplayFindsWhatIsOrderedOtherwise(t *testing.T) {
	t.Parallel()
	replayer := worker.NewWorkflowReplayer()
	hasty := func(ctx workflow.Context, id workflows.CustomerID) error {
		if err := workflow.Sleep(ctx, time.Second); err != nil {
			return err
		}
		return workflows.Customer(ctx, id)
	}
	replayer.RegisterWorkflowWithOptions(hasty, workflow.RegisterOptions{Name: workflows.Name})
	for name, h := range recorded(t) {
		require.ErrorContains(t, replayer.ReplayWorkflowHistory(silent, h), "TMPRL1100", name) // Temporal's code for it
	}
}

// TestEveryPhaseIsRecorded fails where a replay would prove nothing, because nobody was there.
func TestEveryPhaseIsRecorded(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, h := range recorded(t) {
		maps.Copy(seen, sights(t, h))
	}
	for _, what := range []string{
		"phase " + string(dunning.Verifying),
		"phase " + string(dunning.Screening),
		"phase " + string(dunning.AwaitingPrepayment),
		"phase " + string(dunning.Active),
		"phase " + string(dunning.Closed),
		"standing " + string(dunning.Current),
		"standing " + string(dunning.PastDue),
		"standing " + string(dunning.Suspended),
		"closed for " + string(dunning.VerifyExpired),
		"closed for " + string(dunning.PrepayExpired),
		"closed for " + string(dunning.Refused),
		"access full after suspended",
		"activity " + workflows.ActivityAssess, // beside the local one: the ledger did not answer at once
		"activity " + workflows.ActivityDeliver,
		"activity " + workflows.ActivitySendCode,
		"activity " + workflows.ActivitySetAccess,
		"activity " + workflows.ActivityAskBilling,
		"activity " + workflows.ActivitySearch,
		"activity " + workflows.ActivityScreen,
		"an activity tried again",
		enumspb.EVENT_TYPE_ACTIVITY_TASK_FAILED.String(),
		enumspb.EVENT_TYPE_TIMER_FIRED.String(),
		enumspb.EVENT_TYPE_TIMER_CANCELED.String(),
		enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED.String(),
		enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW.String(),
		enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED.String(),
	} {
		require.True(t, seen[what], "no history in testdata has: %s; play it in dev/record/lives.yaml and record it, as testdata/README.md says", what)
	}
}

// sights is what a run shows of a life.
func sights(t *testing.T, h *history.History) map[string]bool {
	t.Helper()
	seen := map[string]bool{}
	for _, e := range h.Events {
		look(t, e, seen)
	}
	return seen
}

func look(t *testing.T, e *history.HistoryEvent, seen map[string]bool) {
	t.Helper()
	seen[e.EventType.String()] = true
	if e.GetActivityTaskStartedEventAttributes().GetAttempt() > 1 {
		seen["an activity tried again"] = true
	}
	if scheduled := e.GetActivityTaskScheduledEventAttributes(); scheduled != nil {
		seen["activity "+scheduled.ActivityType.Name] = true
	}
	answers := e.GetActivityTaskCompletedEventAttributes().GetResult().GetPayloads()
	answers = append(answers, e.GetMarkerRecordedEventAttributes().GetDetails()["result"].GetPayloads()...)
	for _, answer := range answers {
		var turn workflows.Turn
		require.NoError(t, json.Unmarshal(answer.Data, &turn), "event %d does not read as a turn any more", e.EventId)
		seen["phase "+string(turn.Phase)] = true
		seen["standing "+string(turn.Standing)] = true
		seen["closed for "+string(turn.ClosedReason)] = true
		if seen["standing "+string(dunning.Suspended)] && turn.Access == dunning.AccessFull {
			seen["access full after suspended"] = true
		}
	}
}

// recorded are the histories in testdata, by the name of the life.
func recorded(t *testing.T) map[string]*history.History {
	t.Helper()
	files, err := filepath.Glob("testdata/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	all := map[string]*history.History{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		h, err := client.HistoryFromJSON(bytes.NewReader(content), client.HistoryJSONOptions{})
		require.NoError(t, err, file)
		all[strings.TrimSuffix(filepath.Base(file), ".json")] = h
	}
	return all
}

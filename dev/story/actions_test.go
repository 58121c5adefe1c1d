package story_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/dev/story"
)

func TestBillableActions(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		history string
		want    int
	}{
		"an empty history": {`[]`, 0},
		"a start and what every run needs besides": {`[
			{"eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"},
			{"eventType":"EVENT_TYPE_WORKFLOW_TASK_SCHEDULED"},
			{"eventType":"EVENT_TYPE_WORKFLOW_TASK_STARTED"},
			{"eventType":"EVENT_TYPE_WORKFLOW_TASK_COMPLETED"},
			{"eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW"}]`, 1},
		"signal-with-start is a start and a signal": {`[
			{"eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_STARTED"},
			{"eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED"}]`, 2},
		"a timer, however it ends": {`[
			{"eventType":"EVENT_TYPE_TIMER_STARTED"},
			{"eventType":"EVENT_TYPE_TIMER_CANCELED"},
			{"eventType":"EVENT_TYPE_TIMER_STARTED"},
			{"eventType":"EVENT_TYPE_TIMER_FIRED"}]`, 2},
		"an activity counts once per attempt": {`[
			{"eventType":"EVENT_TYPE_ACTIVITY_TASK_SCHEDULED","activityTaskScheduledEventAttributes":{"activityId":"5"}},
			{"eventType":"EVENT_TYPE_ACTIVITY_TASK_STARTED","activityTaskStartedEventAttributes":{"attempt":3}},
			{"eventType":"EVENT_TYPE_ACTIVITY_TASK_COMPLETED"}]`, 3},
		"local activities count once per workflow task": {`[
			{"eventType":"EVENT_TYPE_MARKER_RECORDED","markerRecordedEventAttributes":{"markerName":"LocalActivity","workflowTaskCompletedEventId":"4"}},
			{"eventType":"EVENT_TYPE_MARKER_RECORDED","markerRecordedEventAttributes":{"markerName":"LocalActivity","workflowTaskCompletedEventId":"4"}},
			{"eventType":"EVENT_TYPE_MARKER_RECORDED","markerRecordedEventAttributes":{"markerName":"LocalActivity","workflowTaskCompletedEventId":"9"}}]`, 2},
		"versions are free, and so is making them searchable": {`[
			{"eventType":"EVENT_TYPE_MARKER_RECORDED","markerRecordedEventAttributes":{"markerName":"Version","workflowTaskCompletedEventId":"4"}},
			{"eventType":"EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES","upsertWorkflowSearchAttributesEventAttributes":
				{"searchAttributes":{"indexedFields":{"TemporalChangeVersion":{}}}}}]`, 0},
		"an upsert is one whatever it sets": {`[
			{"eventType":"EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES","upsertWorkflowSearchAttributesEventAttributes":
				{"searchAttributes":{"indexedFields":{"Phase":{},"Level":{}}}}}]`, 1},
		"an accepted update": {`[
			{"eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED"},
			{"eventType":"EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED"}]`, 1},
		"a side effect": {`[
			{"eventType":"EVENT_TYPE_MARKER_RECORDED","markerRecordedEventAttributes":{"markerName":"SideEffect","workflowTaskCompletedEventId":"4"}}]`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var history []story.Event
			require.NoError(t, json.Unmarshal([]byte(test.history), &history))
			require.Equal(t, test.want, story.BillableActions(history))
		})
	}
}

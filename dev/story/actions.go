package story

// Event is what the count of billable actions needs of one event in a Temporal history.
type Event struct {
	EventType string `json:"eventType"`

	ActivityTaskStarted struct {
		Attempt int `json:"attempt"`
	} `json:"activityTaskStartedEventAttributes"`
	MarkerRecorded struct {
		Name          string `json:"markerName"`
		TaskCompleted string `json:"workflowTaskCompletedEventId"`
	} `json:"markerRecordedEventAttributes"`
	Upserted struct {
		SearchAttributes struct {
			Fields map[string]any `json:"indexedFields"`
		} `json:"searchAttributes"`
	} `json:"upsertWorkflowSearchAttributesEventAttributes"`
}

// Markers that the Go SDK records. A version marker is free.
const (
	markerLocalActivity     = "LocalActivity"
	markerSideEffect        = "SideEffect"
	markerMutableSideEffect = "MutableSideEffect"
)

// versionAttribute is the search attribute by which the SDK makes versions searchable; setting it alone is free.
const versionAttribute = "TemporalChangeVersion"

// BillableActions counts what one run's history would be billed as, by the list at https://docs.temporal.io/cloud/actions: a start
// (each continue-as-new begins a run of its own and so is one), a timer, a signal, an update that was accepted, a search attribute
// upsert, a side effect; an activity once per attempt; the local activities of one workflow task together once. What a history does
// not show is not counted: queries, heartbeats, and the attempts of an activity that is still being retried.
func BillableActions(history []Event) int {
	actions := 0
	localActivityTasks := map[string]bool{}
	for _, e := range history {
		switch e.EventType {
		case "EVENT_TYPE_WORKFLOW_EXECUTION_STARTED",
			"EVENT_TYPE_TIMER_STARTED",
			"EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED",
			"EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED":
			actions++
		case "EVENT_TYPE_ACTIVITY_TASK_STARTED":
			// A history holds only the last attempt's start, which knows its number.
			actions += max(1, e.ActivityTaskStarted.Attempt)
		case "EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES":
			if !onlyVersion(e.Upserted.SearchAttributes.Fields) {
				actions++
			}
		case "EVENT_TYPE_MARKER_RECORDED":
			switch e.MarkerRecorded.Name {
			case markerLocalActivity:
				localActivityTasks[e.MarkerRecorded.TaskCompleted] = true
			case markerSideEffect, markerMutableSideEffect:
				actions++
			}
		}
	}
	return actions + len(localActivityTasks)
}

func onlyVersion(fields map[string]any) bool {
	_, versioned := fields[versionAttribute]
	return versioned && len(fields) == 1
}

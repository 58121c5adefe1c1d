package workflows

import (
	"strings"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
)

// Name is the workflow type.
const Name = "Customer"

// TaskQueue carries the workflow and what it asks of the ledger; each provider has a queue of its own, whose rate the
// server limits.
const (
	TaskQueue             = "arrears"
	TaskQueueEmail        = "email"
	TaskQueueSMS          = "sms"
	TaskQueueProvisioning = "provisioning"
	TaskQueueBilling      = "billing"
	TaskQueueScreening    = "screening"
)

// SignalChanged says that something about the customer changed in the ledger. It carries no data.
const SignalChanged = "changed"

// UpdateSettled waits until the workflow has acted on what the ledger holds; its argument is a Settled.
const UpdateSettled = "settled"

// Settled says what an update waits for.
type Settled struct {
	AccessVersion int64 // provisioning must have confirmed at least this version; 0: whatever is desired by then
}

// The activities.
const (
	ActivityAssess     = "Assess"     // CustomerID → Turn
	ActivityDeliver    = "Deliver"    // Delivery → Turn
	ActivitySearch     = "Search"     // Delivery → Turn
	ActivitySendCode   = "SendCode"   // CodeRef → Turn
	ActivitySetAccess  = "SetAccess"  // AccessRef → Turn
	ActivityAskBilling = "AskBilling" // RequestRef → Turn
	ActivityScreen     = "Screen"     // ScreenRef → Turn
)

// CustomerID is all that a Customer workflow is started with.
type CustomerID struct {
	Tenant   string
	Customer string
}

// WorkflowID is the id of a customer's one execution chain.
func WorkflowID(tenant, customer string) string { return idPrefix + tenant + "/" + customer }

const idPrefix = "customer/"

// CustomerOf is whose chain has that id; ours is false for an id of anything else.
func CustomerOf(workflowID string) (id CustomerID, ours bool) {
	rest, ours := strings.CutPrefix(workflowID, idPrefix)
	if !ours {
		return id, false
	}
	id.Tenant, id.Customer, ours = strings.Cut(rest, "/")
	return id, ours
}

// StartOptions are how a customer's workflow is started, by whoever needs it first. There is one at a time; a run for
// a closed customer ends at once.
func StartOptions(tenant, customer string) client.StartWorkflowOptions {
	return client.StartWorkflowOptions{
		ID:                       WorkflowID(tenant, customer),
		TaskQueue:                TaskQueue,
		WorkflowIDConflictPolicy: enumspb.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING,
		WorkflowIDReusePolicy:    enumspb.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
		StaticSummary:            "Customer " + customer + " of " + tenant,
		Priority:                 priority(tenant, urgencyPayment),
	}
}

// What is urgent goes first, and tenants share by turns.
const (
	urgencyCode    = 1
	urgencyPayment = 2
	urgencyNotice  = 4
)

func priority(tenant string, urgency int) temporal.Priority {
	return temporal.Priority{PriorityKey: urgency, FairnessKey: tenant}
}

// assessTimeout bounds the quick try of Assess inside a workflow task.
const assessTimeout = 5 * time.Second

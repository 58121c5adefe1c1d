package main

import (
	"context"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
	commonpb "go.temporal.io/api/common/v1"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/serviceerror"
	workflowpb "go.temporal.io/api/workflow/v1"
	"go.temporal.io/api/workflowservice/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"

	"arrears/workflows"
)

// frontend is as much of a Temporal as adoption speaks to; the real one is a program of the development module.
type frontend struct {
	workflowservice.UnimplementedWorkflowServiceServer
	operatorservice.UnimplementedOperatorServiceServer

	mu         sync.Mutex
	running    map[string]bool
	refused    string // a workflow that cannot be started
	attributes map[string]enums.IndexedValueType
	started    []time.Time
}

func newFrontend(t *testing.T) (*frontend, string) {
	t.Helper()
	f := &frontend{running: map[string]bool{}, attributes: workflows.SearchAttributes()}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	server := grpc.NewServer()
	workflowservice.RegisterWorkflowServiceServer(server, f)
	operatorservice.RegisterOperatorServiceServer(server, f)
	serving := health.NewServer()
	serving.SetServingStatus(workflowservice.WorkflowService_ServiceDesc.ServiceName, healthpb.HealthCheckResponse_SERVING)
	healthpb.RegisterHealthServer(server, serving)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = server.Serve(listener)
	}()
	t.Cleanup(func() {
		server.Stop()
		<-ended
	})
	return f, listener.Addr().String()
}

func (f *frontend) GetSystemInfo(context.Context, *workflowservice.GetSystemInfoRequest) (*workflowservice.GetSystemInfoResponse, error) {
	return &workflowservice.GetSystemInfoResponse{Capabilities: &workflowservice.GetSystemInfoResponse_Capabilities{}}, nil
}

func (f *frontend) ListSearchAttributes(context.Context, *operatorservice.ListSearchAttributesRequest) (*operatorservice.ListSearchAttributesResponse, error) {
	return &operatorservice.ListSearchAttributesResponse{CustomAttributes: f.attributes}, nil
}

func (f *frontend) StartWorkflowExecution(_ context.Context, r *workflowservice.StartWorkflowExecutionRequest) (*workflowservice.StartWorkflowExecutionResponse, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.started = append(f.started, time.Now())
	switch {
	case r.WorkflowIdConflictPolicy != enums.WORKFLOW_ID_CONFLICT_POLICY_FAIL:
		return nil, serviceerror.ToStatus(serviceerror.NewInvalidArgument("a running workflow must not be taken for a started one")).Err()
	case r.WorkflowId == f.refused:
		return nil, serviceerror.ToStatus(serviceerror.NewInvalidArgument("not this one")).Err()
	case f.running[r.WorkflowId]:
		return nil, serviceerror.ToStatus(serviceerror.NewWorkflowExecutionAlreadyStarted("it runs", "", "run-1")).Err()
	}
	f.running[r.WorkflowId] = true
	return &workflowservice.StartWorkflowExecutionResponse{RunId: "run-2"}, nil
}

func (f *frontend) DescribeWorkflowExecution(_ context.Context, r *workflowservice.DescribeWorkflowExecutionRequest) (*workflowservice.DescribeWorkflowExecutionResponse, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.running[r.Execution.WorkflowId] {
		return nil, serviceerror.ToStatus(serviceerror.NewNotFound("no such workflow")).Err()
	}
	return &workflowservice.DescribeWorkflowExecutionResponse{WorkflowExecutionInfo: &workflowpb.WorkflowExecutionInfo{
		Execution: &commonpb.WorkflowExecution{WorkflowId: r.Execution.WorkflowId}, Status: enums.WORKFLOW_EXECUTION_STATUS_RUNNING,
	}}, nil
}

func (f *frontend) ids() (ids []string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for id := range f.running {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// adopting is a shell with a ledger of customers and a Temporal.
func adopting(t *testing.T, customers ...string) (*shell, *frontend) {
	t.Helper()
	s := newShell(t)
	f, address := newFrontend(t)
	s.env["TEMPORAL_ADDRESS"] = address
	for _, tenant := range []string{"harbour", "quay"} {
		s.tenant(tenant)
	}
	conn, err := pgx.Connect(t.Context(), s.env["DATABASE_URL"])
	require.NoError(t, err)
	defer func() { require.NoError(t, conn.Close(context.WithoutCancel(t.Context()))) }()
	for _, customer := range customers {
		tenant, id, _ := strings.Cut(customer, "/")
		phase, reason := "active", ""
		if strings.Contains(id, "closed") {
			phase, reason = "closed", "closed"
		}
		_, err := conn.Exec(t.Context(), `INSERT INTO customers (tenant, customer, content_hash, name, country, class, created_at, created_wall, phase, closed_reason, access)
			VALUES ($1, $2, '', 'Harbour Bakery', 'DE', 'billable', now(), now(), $3, $4, 'full')`, tenant, id, phase, reason)
		require.NoError(t, err)
	}
	return s, f
}

func TestAdoptStartsWhoHasNoWorkflow(t *testing.T) {
	t.Parallel()
	s, f := adopting(t, "harbour/a", "harbour/b-closed", "harbour/c", "quay/a")
	f.running["customer/harbour/c"] = true

	dry := s.run("adopt", "--dry-run", "--json")
	require.Zero(t, dry.code, dry.err)
	require.Equal(t, []any{3.0, 2.0, 1.0, 0.0, true}, figuresOf(dry.json(t), "customers", "started", "present", "failed", "dry_run"))
	require.Equal(t, []string{"customer/harbour/c"}, f.ids(), "a dry run changes nothing")

	got := s.run("adopt", "--rate", "1000", "--json")
	require.Zero(t, got.code, got.err)
	require.Equal(t, []any{3.0, 2.0, 1.0, 0.0}, figuresOf(got.json(t), "customers", "started", "present", "failed"))
	require.Contains(t, got.json(t), "seconds")
	require.Contains(t, got.err, "adopting: 3 customers should have a workflow")
	require.Equal(t, []string{"customer/harbour/a", "customer/harbour/c", "customer/quay/a"}, f.ids())

	again := s.run("adopt", "--rate", "1000")
	require.Zero(t, again.code, again.err)
	require.Equal(t, "3 customers should have a workflow: 0 started, 3 present, 0 failed\n", again.out)
}

func TestAdoptOneTenant(t *testing.T) {
	t.Parallel()
	s, f := adopting(t, "harbour/a", "quay/a")
	require.Zero(t, s.run("adopt", "--tenant", "quay").code)
	require.Equal(t, []string{"customer/quay/a"}, f.ids())
	unknown := s.run("adopt", "--tenant", "nobody")
	require.Equal(t, exitFailed, unknown.code)
	require.Contains(t, unknown.err, "nobody")
}

func TestAdoptGoesOnAfterAStartThatFails(t *testing.T) {
	t.Parallel()
	s, f := adopting(t, "harbour/a", "harbour/b", "harbour/c")
	f.refused = "customer/harbour/b"
	got := s.run("adopt", "--rate", "1000", "--json")
	require.Equal(t, exitFailed, got.code)
	require.Equal(t, []any{3.0, 2.0, 0.0, 1.0}, figuresOf(got.json(t), "customers", "started", "present", "failed"))
	require.Contains(t, got.err, "harbour/b")
	require.Contains(t, got.err, "run the same again")
	require.Equal(t, []string{"customer/harbour/a", "customer/harbour/c"}, f.ids())
}

func TestAdoptKeepsToItsRate(t *testing.T) {
	t.Parallel()
	var customers []string
	for i := range 6 {
		customers = append(customers, "harbour/c-"+strconv.Itoa(i))
	}
	s, f := adopting(t, customers...)
	require.Zero(t, s.run("adopt", "--rate", "10").code)
	require.Len(t, f.started, len(customers))
	require.GreaterOrEqual(t, f.started[5].Sub(f.started[0]), 400*time.Millisecond, "the sixth comes half a second after the first")
}

func TestAdoptRefusesWhatCannotWork(t *testing.T) {
	t.Parallel()
	s, f := adopting(t, "harbour/a")
	for _, rate := range []string{"0", "-1", "NaN", "1e9"} {
		got := s.run("adopt", "--rate", rate)
		require.Equal(t, exitUsage, got.code, rate)
		require.Contains(t, got.err, "--rate")
	}
	f.attributes = nil
	bare := s.run("adopt")
	require.Equal(t, exitUsage, bare.code)
	require.Contains(t, bare.err, "starter migrate")
	require.Empty(t, f.ids())
	s.env["TEMPORAL_ADDRESS"] = "127.0.0.1:1"
	away := s.run("adopt")
	require.Equal(t, exitUsage, away.code)
	require.Contains(t, away.err, "Temporal does not answer at 127.0.0.1:1")
}

func figuresOf(object map[string]any, names ...string) (values []any) {
	for _, name := range names {
		values = append(values, object[name])
	}
	return values
}

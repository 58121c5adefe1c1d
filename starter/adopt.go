package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/spf13/cobra"
	"go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"
	"golang.org/x/sync/errgroup"
	"golang.org/x/time/rate"

	"arrears/internal/ledger"
	"arrears/workflows"
)

const (
	adoptPage    = 500              // customers read at a time
	adoptAtOnce  = 16               // starts under way at a time
	adoptTry     = 10 * time.Second // for one start
	fastestAdopt = 10_000           // starts a second
)

type adoptOptions struct {
	tenant string
	rate   float64
	dryRun bool
}

func (p *process) adoptCommand() *cobra.Command {
	var o adoptOptions
	adopt := &cobra.Command{
		Use:   "adopt",
		Short: "Start the workflow of every customer that should have one and has none",
		Long: `adopt makes Temporal whole again from Postgres alone, such as after Temporal's data was lost or a new cluster was
taken into use. It goes through everyone who is not closed, and who is closed but must still be told of, and starts their
workflow unless it runs. Each workflow begins by reading the ledger, so that nothing is forgotten and nobody is told twice.

Run "starter migrate" before it where the namespace is new. It may be run at any time, by several at once and again after
it was interrupted: who has a workflow is left alone. A start that fails is reported, the rest goes on, and the exit code
is 1; run the same again then. Starts are held to --rate, so that a large book does not overrun Temporal or the providers.`,
		Example: `  starter adopt
  starter adopt --tenant harbour --rate 200
  starter adopt --dry-run --json`,
		Args: cobra.NoArgs,
		RunE: p.work(func(ctx context.Context, _ []string) error { return p.adopt(ctx, o) }),
	}
	adopt.Flags().StringVar(&o.tenant, "tenant", "", "adopt the customers of this tenant only")
	adopt.Flags().Float64Var(&o.rate, "rate", 50, "starts a second")
	adopt.Flags().BoolVar(&o.dryRun, "dry-run", false, "only tell who has a workflow and who would get one")
	return adopt
}

// adopted is how it went. With DryRun Started counts those who would be.
type adopted struct {
	Customers int64   `json:"customers"`
	Started   int64   `json:"started"`
	Present   int64   `json:"present"`
	Failed    int64   `json:"failed"`
	Seconds   float64 `json:"seconds"`
	DryRun    bool    `json:"dry_run,omitempty"`
}

func (p *process) adopt(ctx context.Context, o adoptOptions) error {
	if !(o.rate > 0 && o.rate <= fastestAdopt) { // said this way round it refuses NaN, too
		return &setupError{advice: fmt.Sprintf("--rate is %v; give starts a second, above 0 and at most %d", o.rate, fastestAdopt)}
	}
	return p.administer(ctx, func(store *ledger.Store) error {
		if o.tenant != "" {
			if _, err := store.Tenant(ctx, o.tenant); err != nil {
				return err
			}
		}
		temporal, err := p.readyTemporal(ctx)
		if err != nil {
			return err
		}
		defer temporal.Close()
		return p.adoptAll(ctx, store, temporal, o)
	})
}

// readyTemporal connects to a Temporal that knows our search attributes: a workflow that sets one it does not know is stuck.
func (p *process) readyTemporal(ctx context.Context) (client.Client, error) {
	c, address, namespace, err := p.lazyTemporal(p.quiet())
	if err != nil {
		return nil, err
	}
	if err := p.awaitTemporal(ctx, c, address); err != nil {
		c.Close()
		return nil, err
	}
	has, err := c.OperatorService().ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: namespace})
	if err == nil {
		var missing map[string]enums.IndexedValueType
		if missing, err = compare(workflows.SearchAttributes(), has.GetCustomAttributes()); len(missing) > 0 {
			err = fmt.Errorf("%d search attributes are missing", len(missing))
		}
	}
	if err != nil {
		c.Close()
		return nil, &setupError{"namespace " + namespace + " is not ready; run `starter migrate`, or correct TEMPORAL_NAMESPACE", err}
	}
	return c, nil
}

func (p *process) adoptAll(ctx context.Context, store *ledger.Store, temporal client.Client, o adoptOptions) error {
	began := time.Now()
	total, err := store.CountAdoptable(ctx, o.tenant)
	if err != nil {
		return err
	}
	tally := newAdoption(p.err, total)
	give := start
	if o.dryRun {
		give = look
	}
	unfinished := eachAdoptable(ctx, store, o, func(ref ledger.Ref) {
		tally.count(ref, give(ctx, temporal, ref))
	})
	done := tally.end()
	done.DryRun = o.dryRun
	done.Seconds = math.Round(time.Since(began).Seconds()*10) / 10
	verb := "started"
	if o.dryRun {
		verb = "to be started"
	}
	if err := p.print(done, "%d customers should have a workflow: %d %s, %d present, %d failed", done.Customers, done.Started, verb, done.Present, done.Failed); err != nil {
		return err
	}
	switch {
	case unfinished != nil:
		return fmt.Errorf("adoption broke off; run the same again: %w", unfinished)
	case done.Failed > 0:
		return fmt.Errorf("%d workflows could not be started; run the same again", done.Failed)
	}
	return nil
}

// eachAdoptable hands everyone who should have a workflow to f, several at once and no more a second than was asked for.
func eachAdoptable(ctx context.Context, store *ledger.Store, o adoptOptions, f func(ledger.Ref)) error {
	var group errgroup.Group
	defer func() { _ = group.Wait() }() // nothing in it returns an error
	group.SetLimit(adoptAtOnce)
	limiter := rate.NewLimiter(rate.Limit(o.rate), 1)
	var last ledger.Ref
	for {
		page, err := store.Adoptable(ctx, o.tenant, last, adoptPage)
		if err != nil || len(page) == 0 {
			return err
		}
		for _, ref := range page {
			if err := limiter.Wait(ctx); err != nil {
				return err
			}
			group.Go(func() error { f(ref); return nil })
		}
		last = page[len(page)-1]
	}
}

// errPresent says that the customer has a workflow.
var errPresent = errors.New("it runs already")

// start starts a customer's workflow unless it runs.
func start(ctx context.Context, temporal client.Client, ref ledger.Ref) error {
	ctx, cancel := context.WithTimeout(ctx, adoptTry)
	defer cancel()
	options := workflows.StartOptions(ref.Tenant, ref.Customer)
	options.WorkflowIDConflictPolicy = enums.WORKFLOW_ID_CONFLICT_POLICY_FAIL
	options.WorkflowExecutionErrorWhenAlreadyStarted = true
	_, err := temporal.ExecuteWorkflow(ctx, options, workflows.Name, workflows.CustomerID{Tenant: ref.Tenant, Customer: ref.Customer})
	var running *serviceerror.WorkflowExecutionAlreadyStarted
	if errors.As(err, &running) {
		return errPresent
	}
	return err
}

// look tells what start would find, and changes nothing.
func look(ctx context.Context, temporal client.Client, ref ledger.Ref) error {
	ctx, cancel := context.WithTimeout(ctx, adoptTry)
	defer cancel()
	found, err := temporal.DescribeWorkflowExecution(ctx, workflows.WorkflowID(ref.Tenant, ref.Customer), "")
	var none *serviceerror.NotFound
	switch {
	case errors.As(err, &none):
		return nil
	case err != nil:
		return err
	case found.GetWorkflowExecutionInfo().GetStatus() == enums.WORKFLOW_EXECUTION_STATUS_RUNNING:
		return errPresent
	}
	return nil
}

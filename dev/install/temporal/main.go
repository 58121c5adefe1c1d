// Command temporal plays the part of Temporal's command line that an installation uses: it takes those arguments and
// no others, reads the same variables, and makes the same calls.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"google.golang.org/protobuf/types/known/durationpb"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	options, err := envconfig.LoadDefaultClientOptions()
	if err != nil {
		return err
	}
	c, err := client.NewLazyClient(options)
	if err != nil {
		return err
	}
	defer c.Close()
	named := []string{"--namespace", options.Namespace}
	switch {
	case slices.Equal(args, []string{"operator", "cluster", "health"}):
		_, err = c.CheckHealth(ctx, &client.CheckHealthRequest{})
	case slices.Equal(args, append([]string{"operator", "namespace", "describe"}, named...)):
		_, err = c.WorkflowService().DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: options.Namespace})
	case slices.Equal(args, append(append([]string{"operator", "namespace", "create"}, named...), "--retention", "7d")):
		_, err = c.WorkflowService().RegisterNamespace(ctx, &workflowservice.RegisterNamespaceRequest{
			Namespace: options.Namespace, WorkflowExecutionRetentionPeriod: durationpb.New(7 * 24 * time.Hour),
		})
	default:
		err = fmt.Errorf("the stand-in for Temporal's command line does not know %q", args)
	}
	return err
}

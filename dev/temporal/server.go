package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"time"

	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/log"
	"go.temporal.io/server/common/metrics"
	"go.temporal.io/server/common/persistence/sql"
	"go.temporal.io/server/common/persistence/sql/sqlplugin"
	sqliteplugin "go.temporal.io/server/common/persistence/sql/sqlplugin/sqlite"
	"go.temporal.io/server/common/resolver"
	"go.temporal.io/server/schema/sqlite"
	"go.temporal.io/server/temporal"
)

const (
	loopback = "127.0.0.1"
	cell     = "active" // the one cluster of this one-machine installation
)

// dynamic holds the server settings that differ from the defaults, each with its reason.
var dynamic = dynamicconfig.StaticClient{
	// Timers are batched up to a second by default, so none would fire before 0.99 s; a fast clock needs better.
	dynamicconfig.TimerProcessorMaxTimeShift.Key(): 10 * time.Millisecond,
	// Tenants share task queues by fairness key.
	dynamicconfig.MatchingEnableFairness.Key(): true,
	// A killed worker's task is handed on after two seconds instead of ten.
	dynamicconfig.DefaultWorkflowTaskTimeout.Key(): 2 * time.Second,
	// A search attribute that was just registered is usable at once.
	dynamicconfig.ForceSearchAttributesCacheRefreshOnRead.Key(): true,
	// The default limits protect shared clusters; here one machine serves one user.
	dynamicconfig.FrontendRPS.Key():                                  20_000,
	dynamicconfig.FrontendMaxNamespaceRPSPerInstance.Key():           20_000,
	dynamicconfig.FrontendMaxNamespaceVisibilityRPSPerInstance.Key(): 1_000,
	// Partitions spread load over hosts; on one they only add forwarding.
	dynamicconfig.MatchingNumTaskqueueReadPartitions.Key():  1,
	dynamicconfig.MatchingNumTaskqueueWritePartitions.Key(): 1,
}

func newServer(o options) (temporal.Server, error) {
	store := &config.SQL{
		PluginName:   sqliteplugin.PluginName,
		DatabaseName: o.file,
		ConnectAttributes: map[string]string{
			"mode":          "rwc",
			"_journal_mode": "wal",
			"_synchronous":  "normal",
		},
	}
	if _, err := os.Stat(o.file); errors.Is(err, os.ErrNotExist) {
		if err := sqlite.SetupSchema(store); err != nil {
			return nil, fmt.Errorf("create the schema in %s: %w", o.file, err)
		}
	} else if err := forgetMembers(store); err != nil {
		return nil, fmt.Errorf("forget the server that ran on %s before: %w", o.file, err)
	}
	namespace, err := sqlite.NewNamespaceConfig(cell, o.namespace, false, nil)
	if err != nil {
		return nil, fmt.Errorf("namespace %s: %w", o.namespace, err)
	}
	if err := sqlite.CreateNamespaces(store, namespace); err != nil {
		return nil, fmt.Errorf("create namespace %s: %w", o.namespace, err)
	}
	cfg, err := serverConfig(o, store)
	if err != nil {
		return nil, err
	}
	level := "error"
	if o.verbose {
		level = "info"
	}
	return temporal.NewServer(
		temporal.WithConfig(cfg),
		temporal.ForServices(temporal.DefaultServices),
		temporal.WithLogger(log.NewZapLogger(log.BuildZapLogger(log.Config{Stdout: false, Level: level}))),
		temporal.WithAuthorizer(authorization.NewNoopAuthorizer()),
		temporal.WithClaimMapper(func(*config.Config) authorization.ClaimMapper { return authorization.NewNoopClaimMapper() }),
		temporal.WithDynamicConfigClient(dynamic),
	)
}

// forgetMembers drops what a server that was killed left behind of its addresses. There is only ever one server on the file, and a
// new one would try for the better part of a minute to join the dead one before it does any work.
func forgetMembers(store *config.SQL) error {
	db, err := sql.NewSQLAdminDB(sqlplugin.DbKindUnknown, store, resolver.NewNoopResolver(), log.NewNoopLogger(), metrics.NoopMetricsHandler)
	if err != nil {
		return err
	}
	return errors.Join(db.Exec("DELETE FROM cluster_membership"), db.Close())
}

func serverConfig(o options, store *config.SQL) (*config.Config, error) {
	frontend := fmt.Sprintf("%s:%d", loopback, o.port)
	// Asked for at once, or the kernel might give the same one twice.
	ports, err := freePorts(2 * len(temporal.DefaultServices))
	if err != nil {
		return nil, err
	}
	services := map[string]config.Service{}
	for i, name := range temporal.DefaultServices {
		rpc := config.RPC{GRPCPort: ports[2*i], MembershipPort: ports[2*i+1], BindOnLocalHost: true}
		if name == "frontend" {
			rpc.GRPCPort = o.port
		}
		services[name] = config.Service{RPC: rpc}
	}
	return &config.Config{
		Global: config.Global{
			Membership: config.Membership{MaxJoinDuration: 30 * time.Second, BroadcastAddress: loopback},
			Metrics:    &metrics.Config{Prometheus: &metrics.PrometheusConfig{ListenAddress: loopback + ":0", HandlerPath: "/metrics"}},
		},
		Persistence: config.Persistence{
			DefaultStore:     sqliteplugin.PluginName,
			VisibilityStore:  sqliteplugin.PluginName,
			NumHistoryShards: 1,
			DataStores:       map[string]config.DataStore{sqliteplugin.PluginName: {SQL: store}},
		},
		ClusterMetadata: &cluster.Config{
			FailoverVersionIncrement: 10,
			MasterClusterName:        cell,
			CurrentClusterName:       cell,
			ClusterInformation: map[string]cluster.ClusterInformation{
				cell: {Enabled: true, InitialFailoverVersion: 1, RPCAddress: frontend},
			},
		},
		DCRedirectionPolicy: config.DCRedirectionPolicy{Policy: "noop"},
		Services:            services,
		Archival: config.Archival{
			History:    config.HistoryArchival{State: "disabled"},
			Visibility: config.VisibilityArchival{State: "disabled"},
		},
		NamespaceDefaults: config.NamespaceDefaults{Archival: config.ArchivalNamespaceDefaults{
			History:    config.HistoryArchivalNamespaceDefaults{State: "disabled"},
			Visibility: config.VisibilityArchivalNamespaceDefaults{State: "disabled"},
		}},
		PublicClient: config.PublicClient{HostPort: frontend},
	}, nil
}

// freePorts asks the kernel for n loopback ports that nobody holds.
func freePorts(n int) ([]int, error) {
	ports := make([]int, n)
	for i := range ports {
		l, err := net.Listen("tcp", loopback+":0")
		if err != nil {
			return nil, fmt.Errorf("find a free port: %w", err)
		}
		defer func() { _ = l.Close() }()
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	return ports, nil
}

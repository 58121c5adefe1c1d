package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

const composeFile = "docker-compose.yml"

// load reads the checkout's compose file as an engine does, with .env.example for .env and variables before it; overlays
// are merged into it, as by several --file.
func load(ctx context.Context, root string, variables []string, overlays ...string) (*types.Project, error) {
	files := []string{filepath.Join(root, composeFile)}
	for _, overlay := range overlays {
		files = append(files, filepath.Join(root, overlay))
	}
	options, err := cli.NewProjectOptions(files, cli.WithWorkingDirectory(root), cli.WithEnv(variables),
		cli.WithEnvFiles(filepath.Join(root, ".env.example")), cli.WithDotEnv)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", composeFile, err)
	}
	project, err := options.LoadProject(ctx)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", composeFile, err)
	}
	return project, nil
}

// inOrder lists the services, each after those that it waits for.
func inOrder(project *types.Project) ([]types.ServiceConfig, error) {
	var services []types.ServiceConfig
	err := project.ForEachService(nil, func(_ string, s *types.ServiceConfig) error {
		services = append(services, *s)
		return nil
	})
	return services, err
}

// once tells whether a service does its work and ends.
func once(s types.ServiceConfig) bool { return s.Restart != "unless-stopped" }

package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"arrears/dev/build"
)

// version is stamped into the image's programs, to be found again in what they say.
const version = "0.0.0-install-check"

// foreign are the programs of other people's images, by the names that those give them.
var foreign = map[string]string{
	"temporal-server":   "go.temporal.io/server/cmd/server",
	"temporal-sql-tool": "go.temporal.io/server/cmd/tools/sql",
	"temporal":          "./dev/install/temporal",
}

// buildForeign puts them into folder. What is built stays in the user's cache folder, so that Go links only what has
// changed.
func buildForeign(ctx context.Context, root, folder string, progress build.Progress) error {
	cache, err := os.UserCacheDir()
	if err != nil {
		return fmt.Errorf("find a cache folder for the programs (set HOME or XDG_CACHE_HOME): %w", err)
	}
	checkout := sha256.Sum256([]byte(root))
	kept := filepath.Join(cache, "arrears", "install-"+hex.EncodeToString(checkout[:6]))
	if err := build.Build(ctx, root, kept, slices.Sorted(maps.Values(foreign)), progress); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for name, pkg := range foreign {
		if err := os.Symlink(filepath.Join(kept, filepath.Base(pkg)), filepath.Join(folder, name)); err != nil {
			return fmt.Errorf("name the program %s: %w", name, err)
		}
	}
	return nil
}

var (
	environmentLine = regexp.MustCompile(`(?m)^ENV (.+)$`)
	buildCommand    = regexp.MustCompile(`(?m)^ +(go build .+)$`)
)

// buildOurs builds the image's programs into folder: in a copy of what the engine would be sent, with the Dockerfile's
// own command and environment.
func buildOurs(ctx context.Context, root, scratch, folder string) error {
	dockerfile, err := os.ReadFile(filepath.Join(root, "Dockerfile"))
	if err != nil {
		return err
	}
	environment, command := environmentLine.FindSubmatch(dockerfile), buildCommand.FindSubmatch(dockerfile)
	if environment == nil || command == nil {
		return errors.New("the Dockerfile has no ENV or no `go build` line of its own")
	}
	if err := sendContext(root, scratch); err != nil {
		return fmt.Errorf("copy what .dockerignore lets through: %w", err)
	}
	cmd := exec.CommandContext(ctx, "sh", "-ec", strings.ReplaceAll(string(command[1]), "/out/", folder+"/"))
	cmd.Dir = scratch
	cmd.Env = append(append(os.Environ(), "VERSION="+version), strings.Fields(string(environment[1]))...)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("the Dockerfile's %s: %w\n%s", command[1], err, out)
	}
	return nil
}

// sendContext copies what the checkout's .dockerignore lets through. It knows the form that ours has: everything is
// left out but the names after "!", and of those what the patterns after "**/" name.
func sendContext(root, to string) error {
	text, err := os.ReadFile(filepath.Join(root, ".dockerignore"))
	if err != nil {
		return err
	}
	var taken, left []string
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, "!"):
			taken = append(taken, line[1:])
		case strings.HasPrefix(line, "**/"):
			left = append(left, strings.TrimPrefix(line, "**/"))
		case line != "*" && line != "" && !strings.HasPrefix(line, "#"):
			return fmt.Errorf("line %q has a form that is not known here", line)
		}
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, name := range taken {
		err := filepath.WalkDir(filepath.Join(root, name), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			for _, pattern := range left {
				if match, _ := filepath.Match(pattern, entry.Name()); match {
					if entry.IsDir() {
						return fs.SkipDir
					}
					return nil
				}
			}
			within, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			if entry.IsDir() {
				return os.MkdirAll(filepath.Join(to, within), 0o755)
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(to, within), content, 0o644)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

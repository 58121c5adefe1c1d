package pgtest

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	embedded "github.com/fergusstrange/embedded-postgres"
)

// downloaded is the version fetched where the machine has none.
const downloaded = embedded.V17

// download fetches Postgres once into a cache and returns its binaries. The library can only fetch by starting a server, so it
// starts one and stops it; the cluster itself is then run as with any other binaries, tied to this process.
func download(ctx context.Context, log io.Writer) (string, error) {
	cache, err := cacheDir()
	if err != nil {
		return "", err
	}
	home := filepath.Join(cache, string(downloaded))
	bin := filepath.Join(home, "bin")
	if complete(bin) == nil {
		return bin, nil
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if log == nil {
		log = io.Discard
	}
	port, err := freePort(loopback)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return "", fmt.Errorf("create the Postgres cache: %w", err)
	}
	// Beside the cache's final place, so that a rename puts it there: packages tested at the same time may all be fetching.
	fresh, err := os.MkdirTemp(cache, "fetch-*")
	if err != nil {
		return "", fmt.Errorf("create the Postgres cache: %w", err)
	}
	defer func() { _ = os.RemoveAll(fresh) }()
	binaries := filepath.Join(fresh, "pg")
	server := embedded.NewDatabase(embedded.DefaultConfig().
		Version(downloaded).
		Port(uint32(port)).
		CachePath(filepath.Join(fresh, "archive")).
		BinariesPath(binaries).
		RuntimePath(filepath.Join(fresh, "run")).
		DataPath(filepath.Join(fresh, "run", "data")).
		Logger(log))
	startErr := server.Start()
	if startErr == nil {
		_ = server.Stop()
	}
	// Root cannot start it that way, and need not: what counts is whether the binaries came.
	if err := complete(filepath.Join(binaries, "bin")); err != nil {
		return "", fmt.Errorf("download Postgres %s: %w", downloaded, startErr)
	}
	if err := openUp(fresh, binaries); err != nil {
		return "", err
	}
	if err := os.Rename(binaries, home); err != nil && complete(bin) != nil {
		return "", fmt.Errorf("keep the downloaded Postgres: %w", err)
	}
	return bin, nil
}

// cacheDir is the user's cache, but for root a place that the user Postgres runs as can reach.
func cacheDir() (string, error) {
	if os.Geteuid() == 0 {
		return "/var/cache/arrears-postgres", nil
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find a cache for Postgres: %w", err)
	}
	return filepath.Join(dir, "arrears", "postgres"), nil
}

// openUp lets other users read what a temporary directory keeps to its owner.
func openUp(dirs ...string) error {
	for _, dir := range dirs {
		if err := os.Chmod(dir, 0o755); err != nil {
			return fmt.Errorf("open the downloaded Postgres to the user it runs as: %w", err)
		}
	}
	return nil
}

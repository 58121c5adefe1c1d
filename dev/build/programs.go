package build

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
)

// Programs are what a stack consists of besides Postgres, of one checkout.
type Programs struct{ root, folder string }

var ofStack = []string{"./worker", "./starter", "./dev/temporal"}

// OfStack are the programs of the checkout that the process was started in or below. They are kept between runs in the
// user's cache folder, so that Go links only what has changed.
func OfStack(ctx context.Context) (Programs, error) {
	root, err := Root(ctx)
	if err != nil {
		return Programs{}, err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return Programs{}, fmt.Errorf("find a cache folder for the programs (set HOME or XDG_CACHE_HOME): %w", err)
	}
	checkout := sha256.Sum256([]byte(root))
	return Programs{root, filepath.Join(cache, "arrears", "bin-"+hex.EncodeToString(checkout[:6]))}, nil
}

// New tells whether the heaviest of them was never built.
func (p Programs) New() bool {
	_, err := os.Stat(filepath.Join(p.folder, "temporal"))
	return err != nil
}

// Build brings them up to date and returns the folder that holds them.
func (p Programs) Build(ctx context.Context, progress Progress) (folder string, err error) {
	return p.folder, Build(ctx, p.root, p.folder, ofStack, progress)
}

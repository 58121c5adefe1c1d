package record

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"arrears/dev/rest"
	"arrears/dev/stack"
	"arrears/dev/story"
)

// Speed is the business seconds per wall second at which lives are recorded: a day a second.
const Speed = 86400

// Where what is recorded is kept, below the checkout.
const (
	histories = "workflows/testdata"
	fills     = "internal/ledger/testdata"
)

// Config says what to record, and where to.
type Config struct {
	// Stack is a fresh one that runs at Speed; it is used up.
	Stack *stack.Stack
	// Root is the checkout.
	Root string
	// Board shows the lives.
	Board *story.Board
	// Say receives what a person who waits wants to know, a line at a time.
	Say func(string)
}

// Check refuses to replace what is recorded already, before anything is started.
func Check(root string, force bool) error {
	if force {
		return nil
	}
	found, err := filepath.Glob(filepath.Join(root, histories, "*.json"))
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return fmt.Errorf("%s holds recorded histories, which prove that running customers survive an upgrade; read its README.md, and say --force to replace them", histories)
	}
	return nil
}

type recorder struct {
	cfg      Config
	stack    *stack.Stack
	gateway  *rest.Client
	temporal *temporal
}

// Run plays the lives and writes the files.
func Run(ctx context.Context, cfg Config) (written []string, err error) {
	scripts, err := lives()
	if err != nil {
		return nil, err
	}
	r := &recorder{
		cfg: cfg, stack: cfg.Stack, temporal: newTemporal(cfg.Stack),
		gateway: &rest.Client{Base: cfg.Stack.API, Key: cfg.Stack.APIKey, HTTP: &http.Client{}},
	}
	for i, script := range scripts {
		if err := r.play(ctx, script); err != nil {
			return nil, err
		}
		if i == 0 {
			cfg.Say("a database that fails, and an operator: half a minute")
			if err := r.byHand(ctx); err != nil {
				return nil, err
			}
		}
	}
	// The fill first: who has only begun must not have moved on.
	version, fill, err := Fill(ctx, cfg.Stack.DatabaseURL)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{fmt.Sprintf("%s/filled-v%d.sql", fills, version): fill}
	for _, script := range scripts {
		for _, life := range script.Customers {
			if err := r.keep(ctx, life.ID, files); err != nil {
				return nil, err
			}
		}
	}
	return r.write(files)
}

func (r *recorder) play(ctx context.Context, script story.Script) error {
	result, err := story.Play(ctx, story.Config{
		API: r.stack.API, Key: r.stack.APIKey, Sandbox: r.stack.Sandbox, TemporalUI: r.stack.TemporalUI, Namespace: r.stack.Namespace,
		Speed: r.stack.Clock.Speed, Script: script, Board: r.cfg.Board,
	})
	if err != nil {
		return err
	}
	if len(result.Differences) > 0 {
		return errors.New("not recorded, since it went otherwise than it was to:\n" + strings.Join(result.Differences, "\n"))
	}
	return nil
}

// keep adds the runs of a life to the files: each under the name of the life, those after the first with their number.
func (r *recorder) keep(ctx context.Context, customer string, files map[string][]byte) error {
	runs, err := r.temporal.runs(ctx, customer)
	if err != nil {
		return fmt.Errorf("read the histories of %s: %w", customer, err)
	}
	for i, run := range runs {
		name := customer
		if i > 0 {
			name = fmt.Sprintf("%s-run-%d", customer, i+1)
		}
		content, err := run.file()
		if err != nil {
			return err
		}
		files[histories+"/"+name+".json"] = content
	}
	return nil
}

// write replaces the files of these lives, and leaves others alone: an old version's, kept under another name, and a
// fill of an earlier schema, whose data cannot be made again.
func (r *recorder) write(files map[string][]byte) (written []string, err error) {
	for name, content := range files {
		path := filepath.Join(r.cfg.Root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return nil, err
		}
		written = append(written, name)
	}
	return written, nil
}

package stack

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const (
	stateFile   = "stack.json"
	stateFormat = 3
)

// state is what a stack must know again to go on where it stopped. Postgres and Temporal keep their own beside it.
type state struct {
	Format   int     `json:"format"`
	Ports    ports   `json:"ports"`
	Secrets  secrets `json:"secrets"`
	APIKey   string  `json:"api_key"`
	Database string  `json:"database"`
	// ResumeAt is the business time to go on from: never earlier than any that was told before.
	ResumeAt time.Time `json:"resume_at"`
}

// loadState is false when the folder holds none.
func loadState(dir string) (state, bool, error) {
	text, err := os.ReadFile(filepath.Join(dir, stateFile))
	if errors.Is(err, os.ErrNotExist) {
		return state{}, false, nil
	}
	if err != nil {
		return state{}, false, fmt.Errorf("read the state of --data: %w", err)
	}
	var s state
	if err := json.Unmarshal(text, &s); err != nil || s.Format != stateFormat {
		return state{}, false, usage("--data %s: %s is not one of this version's; name an empty folder", dir, stateFile)
	}
	return s, true, nil
}

// save replaces the file as a whole, so that a stop in between leaves the old one.
func (s state) save(dir string) error {
	s.Format = stateFormat
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("keep the state: %w", err)
	}
	next := filepath.Join(dir, stateFile+".new")
	if err := os.WriteFile(next, text, 0o600); err != nil {
		return fmt.Errorf("keep the state: %w", err)
	}
	if err := os.Rename(next, filepath.Join(dir, stateFile)); err != nil {
		return fmt.Errorf("keep the state: %w", err)
	}
	return nil
}

package stack

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// WritePolicy puts a policy that a caller brings along where Config.Policy can name it, until it is removed.
func WritePolicy(text []byte) (file string, remove func(), err error) {
	dir, err := os.MkdirTemp("", "arrears-policy-*")
	if err != nil {
		return "", nil, fmt.Errorf("make a folder for the policy: %w", err)
	}
	remove = func() { _ = os.RemoveAll(dir) }
	file = filepath.Join(dir, "policy.yaml")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		remove()
		return "", nil, errors.Join(errors.New("write the policy"), err)
	}
	return file, remove, nil
}

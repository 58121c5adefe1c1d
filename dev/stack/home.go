package stack

import (
	"fmt"
	"os"
	"path/filepath"

	"arrears/internal/pgtest/tether"
)

// home is the folder of one stack: kept, or gone with the process.
type home struct {
	path string
	temp *tether.Dir // nil when kept
}

func openHome(data string) (home, error) {
	if data == "" {
		temp, err := tether.NewDir("arrears-dev")
		if err != nil {
			return home{}, err
		}
		h := home{path: temp.Path, temp: temp}
		// Postgres may run as another user, who must get through to its own folder; what is secret in here has mode 0600.
		if err := os.Chmod(h.path, 0o711); err != nil {
			h.close()
			return home{}, fmt.Errorf("open the temporary folder: %w", err)
		}
		return h, h.logs()
	}
	path, err := filepath.Abs(data)
	if err != nil {
		return home{}, usage("--data %s: %v", data, err)
	}
	if err := os.MkdirAll(path, 0o711); err != nil {
		return home{}, usage("--data %s: %v", data, err)
	}
	h := home{path: path}
	return h, h.logs()
}

func (h home) logs() error {
	if err := os.MkdirAll(h.in("logs"), 0o700); err != nil {
		return fmt.Errorf("create the folder for logs: %w", err)
	}
	return nil
}

func (h home) in(parts ...string) string { return filepath.Join(append([]string{h.path}, parts...)...) }

func (h home) log(name string) string { return h.in("logs", name+".log") }

func (h home) close() {
	if h.temp != nil {
		_ = h.temp.Remove()
	}
}

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// lookEvery is how often the process list is read: what lives shorter may be missed.
const lookEvery = 5 * time.Millisecond

// leaks looks for secrets where everybody may read.
type leaks struct {
	mu      sync.Mutex
	secrets map[string][]byte // by name
	found   []string

	stop, ended chan struct{}
}

// watchForLeaks reads the process list until it is asked for what it found. Where there is no /proc it sees none.
func watchForLeaks() *leaks {
	l := &leaks{secrets: map[string][]byte{}, stop: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(l.ended)
		tick := time.NewTicker(lookEvery)
		defer tick.Stop()
		for {
			select {
			case <-l.stop:
				return
			case <-tick.C:
				l.processes()
			}
		}
	}()
	return l
}

// know adds the secret that a file holds: of an address only the password, whose other parts are none.
func (l *leaks) know(name, text string) {
	text = strings.TrimSpace(text)
	if _, credentials, ok := strings.Cut(text, "://"); ok {
		credentials, _, _ = strings.Cut(credentials, "@")
		_, text, _ = strings.Cut(credentials, ":")
	}
	if text == "" { // a file for a secret that there is not, which every text would contain
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.secrets[name] = []byte(text)
}

func (l *leaks) look(where string, text []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name, secret := range l.secrets {
		if bytes.Contains(text, secret) {
			if leak := name + " in " + where; !slices.Contains(l.found, leak) {
				l.found = append(l.found, leak)
			}
		}
	}
}

func (l *leaks) processes() {
	lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, line := range lines {
		if text, err := os.ReadFile(line); err == nil {
			program, _, _ := bytes.Cut(text, []byte{0})
			l.look(fmt.Sprintf("the arguments of %s", program), text)
		}
	}
}

// end stops looking and says what was found, in the process list and in the logs.
func (l *leaks) end(logs string) error {
	close(l.stop)
	<-l.ended
	files, err := filepath.Glob(filepath.Join(logs, "*"))
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		l.look("the log "+filepath.Base(file), text)
	}
	if len(l.found) > 0 {
		return fmt.Errorf("secrets are for everyone to read: %s", strings.Join(l.found, "; "))
	}
	return nil
}

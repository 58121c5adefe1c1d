package pgtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"reflect"
	"sync"
	"testing"
	"time"
)

const (
	setupTimeout   = 2 * time.Minute
	cleanupTimeout = 30 * time.Second
)

// shared is the one cluster of this test process. It must be global: go test gives packages a life, and values none.
var shared pool

// Main runs a package's tests and then stops the cluster that New may have started. Every package that calls New calls it from
// TestMain; without it the cluster still ends with the process, only less politely.
func Main(m *testing.M) {
	code := m.Run()
	shared.close()
	os.Exit(code)
}

// New returns the address of a fresh database that migrate has been applied to, and drops it when the test ends. migrate runs once
// per process; each test gets a copy. The function is its own identity, so pass a top-level function, not a closure over
// differing values.
func New(t testing.TB, migrate func(ctx context.Context, url string) error) (url string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), setupTimeout)
	defer cancel()

	server, err := shared.server(ctx)
	if err != nil {
		t.Fatalf("this test needs a Postgres: %v", err)
	}
	template, err := shared.template(ctx, migrate)
	if err != nil {
		t.Fatalf("migrate the template database: %v", err)
	}
	name := randomName()
	if err := server.clone(ctx, name, template); err != nil {
		t.Fatalf("clone the template database: %v", err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), cleanupTimeout)
		defer cancel()
		if err := server.Drop(ctx, name); err != nil {
			t.Errorf("drop the test's database: %v", err)
		}
	})
	return server.URL(name)
}

// pool holds the cluster and a migrated template for each migrate function.
type pool struct {
	mu        sync.Mutex
	running   *Server
	failed    error // a machine without Postgres is asked once, not once per test
	templates map[uintptr]*template
}

type template struct {
	once sync.Once
	name string
	err  error
}

func (p *pool) server(ctx context.Context) (*Server, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.running == nil && p.failed == nil {
		// The cluster outlives the test that happens to come first, so its context only bounds the start.
		p.running, p.failed = Start(ctx, Config{Throwaway: true})
	}
	return p.running, p.failed
}

func (p *pool) template(ctx context.Context, migrate func(context.Context, string) error) (string, error) {
	p.mu.Lock()
	if p.templates == nil {
		p.templates = map[uintptr]*template{}
	}
	key := reflect.ValueOf(migrate).Pointer()
	t := p.templates[key]
	if t == nil {
		t = &template{name: randomName()}
		p.templates[key] = t
	}
	server := p.running
	p.mu.Unlock()

	t.once.Do(func() {
		if t.err = server.Create(ctx, t.name); t.err == nil {
			t.err = migrate(ctx, server.URL(t.name))
		}
	})
	return t.name, t.err
}

func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.running == nil {
		return
	}
	if p.running.PID() == 0 {
		ctx, cancel := context.WithTimeout(context.Background(), cleanupTimeout)
		defer cancel()
		for _, t := range p.templates {
			if err := p.running.Drop(ctx, t.name); err != nil {
				fmt.Fprintln(os.Stderr, "pgtest: a template database stays behind:", err)
			}
		}
	}
	p.running.Stop()
	p.running = nil
}

// randomName cannot collide with another test process on the same server.
func randomName() string {
	b := make([]byte, 8)
	if _, err := rand.Read(b); err != nil {
		panic(err) // documented never to happen
	}
	return "arrears_test_" + hex.EncodeToString(b)
}

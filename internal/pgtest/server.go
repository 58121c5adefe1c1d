package pgtest

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"

	"github.com/jackc/pgx/v5"

	"arrears/internal/pgtest/tether"
)

// maintenance is the database that every Postgres has, from which others are created.
const maintenance = "postgres"

// Config says what server to run. The zero value is a durable cluster in a temporary directory, on a free port, silent.
type Config struct {
	// Dir keeps the cluster's files, and a cluster found there is started again. Empty: a temporary directory, removed by Stop.
	Dir string
	// Host to listen on: an address of loopback. Empty: 127.0.0.1.
	Host string
	// Port on it. Zero: a free one.
	Port int
	// Log receives what Postgres says. Nil: discarded, but for the end of it in the error of a failed start.
	Log io.Writer
	// Throwaway trades durability for speed (no fsync): for tests, whose data nobody will miss. False: as safe as any Postgres.
	Throwaway bool
	// Private runs a cluster of our own even where DATABASE_URL names a server: for tests that kill it.
	Private bool
}

// Server is a Postgres one may create databases on.
type Server struct {
	address url.URL // of the maintenance database, with user and password

	cluster *tether.Child // nil when somebody else runs the server
	dir     *tether.Dir   // nil when the files are to stay
}

// Start returns a server that answers: the one of DATABASE_URL when that is set, else a private cluster.
func Start(ctx context.Context, cfg Config) (*Server, error) {
	if given := os.Getenv("DATABASE_URL"); given != "" && !cfg.Private {
		return external(ctx, given)
	}
	return startPrivate(ctx, cfg)
}

func external(ctx context.Context, given string) (*Server, error) {
	address, err := url.Parse(given)
	if err != nil || (address.Scheme != "postgres" && address.Scheme != "postgresql") {
		// The parser's own error would quote the password.
		return nil, fmt.Errorf("DATABASE_URL is not of the form postgres://user:password@host:port/database; correct it, or unset it for a private server")
	}
	s := &Server{address: *address}
	conn, err := pgx.Connect(ctx, s.address.String())
	if err != nil {
		return nil, fmt.Errorf("DATABASE_URL names %s, which does not let us in; start it, or unset DATABASE_URL for a private server: %w", address.Host, err)
	}
	return s, conn.Close(ctx)
}

// URL is the address of a database on this server; the database need not exist yet.
func (s *Server) URL(database string) string {
	address := s.address
	address.Path = "/" + database
	return address.String()
}

// Create makes an empty database unless it is there already.
func (s *Server) Create(ctx context.Context, database string) error {
	return s.admin(ctx, func(conn *pgx.Conn) error {
		var exists bool
		if err := conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)`, database).Scan(&exists); err != nil || exists {
			return err
		}
		_, err := conn.Exec(ctx, `CREATE DATABASE `+pgx.Identifier{database}.Sanitize())
		return err
	})
}

// Drop removes a database and whoever is still connected to it.
func (s *Server) Drop(ctx context.Context, database string) error {
	return s.admin(ctx, func(conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, `DROP DATABASE IF EXISTS `+pgx.Identifier{database}.Sanitize()+` WITH (FORCE)`)
		return err
	})
}

// clone makes database a copy of template, which nobody may be connected to.
func (s *Server) clone(ctx context.Context, database, template string) error {
	return s.admin(ctx, func(conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, `CREATE DATABASE `+pgx.Identifier{database}.Sanitize()+` TEMPLATE `+pgx.Identifier{template}.Sanitize())
		return err
	})
}

func (s *Server) admin(ctx context.Context, do func(*pgx.Conn) error) error {
	conn, err := pgx.Connect(ctx, s.address.String())
	if err != nil {
		return fmt.Errorf("connect to Postgres at %s: %w", s.address.Host, err)
	}
	defer func() { _ = conn.Close(ctx) }()
	return do(conn)
}

// PID is the process id of a private cluster, 0 for a server that somebody else runs.
func (s *Server) PID() int {
	if s.cluster == nil {
		return 0
	}
	return s.cluster.PID()
}

// Done is closed when a private cluster has ended, asked or not. For a server that somebody else runs it is nil.
func (s *Server) Done() <-chan struct{} {
	if s.cluster == nil {
		return nil
	}
	return s.cluster.Done()
}

// Kill ends a private cluster at once, as a crash would, and keeps its files. A server that somebody else runs is left alone.
func (s *Server) Kill() {
	if s.cluster != nil {
		s.cluster.Kill()
	}
}

// Stop ends a private cluster, with its files if they were temporary, and returns when both are gone.
func (s *Server) Stop() {
	if s.cluster != nil {
		s.cluster.Stop(fastShutdown, stopGrace)
	}
	if s.dir != nil {
		_ = s.dir.Remove()
	}
}

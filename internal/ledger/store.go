package ledger

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"arrears/internal/clock"
	"arrears/internal/dunning"
	"arrears/internal/ledger/db"
	"arrears/internal/screening"
)

// defaultMailDoubt is longer than any delay with which SendGrid's events were seen to come.
const defaultMailDoubt = 25 * time.Hour

var errURL = errors.New("ledger: the database URL is not one: write postgres://user:password@host:port/database")

// Options say how a Store reads the ledger.
type Options struct {
	// URL of the database, required: postgres://…
	URL string
	// Clock maps business time to wall time; the zero value is wall time.
	Clock clock.Clock
	// Secret keys the hashes kept at rest, required: at least 16 bytes.
	Secret []byte
	// ParsePolicy makes a policy of a published file, required. The ledger stores files and knows no format.
	ParsePolicy func(file []byte) (dunning.Policy, error)
	// PolicyTexts tells a policy in plain language, by BCP 47 tag. Only who shows policies or takes acceptances needs it.
	PolicyTexts func(dunning.Policy) map[string]string
	// MailDoubt is how long an e-mail may be without any event before it counts as in doubt, in wall time; 0 means 25 hours.
	MailDoubt time.Duration
	// Jitter is the business time after the window's opening over which what is due then is spread, at most; 0 means not at all. It is
	// the same in every process of an installation, else facts wake workflows for nothing.
	Jitter time.Duration
	// Senders are who each channel writes as, as the provider calls them. Only who sends needs them.
	Senders map[dunning.Channel]string
	// Checks are what others are asked for of a sign-up that is screened, besides what the ledger finds by itself. Only who
	// converges needs them; the zero value is none.
	Checks []screening.Check
	// MaxConns bounds the connections; 0 means 16.
	MaxConns int32
	// Watch is told of each entry of a timeline once it is committed, from any goroutine; nil: nobody is.
	Watch func(Deed)
}

// Store is the ledger. It is safe for concurrent use.
type Store struct {
	pool      *pgxpool.Pool
	clock     clock.Clock
	secret    []byte
	parse     func([]byte) (dunning.Policy, error)
	texts     func(dunning.Policy) map[string]string
	watch     func(Deed)
	senders   map[dunning.Channel]string
	mailDoubt time.Duration
	jitter    time.Duration
	asks      []screening.Check
	tables    sync.Map // tableKey → screening.Table; published versions never change
	parsed    sync.Map // policyKey → dunning.Policy; published versions never change
	holidays  sync.Map // tenant → keptHolidays, of the version that was read last
}

// Ref names a customer.
type Ref struct{ Tenant, Customer string }

func (r Ref) String() string { return r.Tenant + "/" + r.Customer }

// Open connects to the ledger. The schema must have been migrated.
func Open(ctx context.Context, o Options) (*Store, error) {
	if len(o.Secret) < 16 {
		return nil, fmt.Errorf("ledger: the secret that keys hashes at rest has %d bytes; give at least 16", len(o.Secret))
	}
	if o.ParsePolicy == nil {
		return nil, fmt.Errorf("ledger: no ParsePolicy given")
	}
	if o.PolicyTexts == nil {
		o.PolicyTexts = func(dunning.Policy) map[string]string { return nil }
	}
	cfg, err := pgxpool.ParseConfig(o.URL)
	if err != nil {
		return nil, errURL
	}
	cfg.MaxConns = 16
	if o.MaxConns > 0 {
		cfg.MaxConns = o.MaxConns
	}
	pool, err := pgxpool.NewWithConfig(ctx, cfg)
	if err != nil {
		return nil, fmt.Errorf("ledger: connect: %w", err)
	}
	return &Store{
		pool: pool, clock: o.Clock, secret: o.Secret, parse: o.ParsePolicy, texts: o.PolicyTexts, watch: o.Watch,
		senders: o.Senders, asks: o.Checks, mailDoubt: cmp.Or(o.MailDoubt, defaultMailDoubt), jitter: o.Jitter,
	}, nil
}

// Close waits for transactions under way and disconnects.
func (s *Store) Close() { s.pool.Close() }

// Ping tells whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.pool.Ping(ctx) }

// Address is where the database is, for error messages: host:port/database, without credentials.
func (s *Store) Address() string {
	c := s.pool.Config().ConnConfig
	return fmt.Sprintf("%s:%d/%s", c.Host, c.Port, c.Database)
}

// Clock is the clock that the store was opened with.
func (s *Store) Clock() clock.Clock { return s.clock }

func (s *Store) read() *db.Queries { return db.New(s.pool) }

// write runs f in one transaction, as transact does.
func (s *Store) write(ctx context.Context, f func(*db.Queries) error) error {
	return s.transact(ctx, func(tx pgx.Tx) error { return f(db.New(tx)) })
}

// contentHash is a keyed hash of what a client sent, by which a retry is told from a contradiction.
func (s *Store) contentHash(content any) []byte {
	text, err := json.Marshal(content)
	if err != nil {
		panic("ledger: content that is no JSON: " + err.Error()) // a programming error: contents are our own structs
	}
	return s.keyed(text)
}

func (s *Store) keyed(text []byte) []byte {
	mac := hmac.New(sha256.New, s.secret)
	mac.Write(text)
	return mac.Sum(nil)
}

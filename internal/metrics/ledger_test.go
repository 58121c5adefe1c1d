package metrics_test

import (
	"bytes"
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"arrears/internal/clock"
	"arrears/internal/ledger"
	"arrears/internal/metrics"
	"arrears/internal/pgtest"
	"arrears/internal/policy"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func migrate(ctx context.Context, url string) error {
	_, err := ledger.Migrate(ctx, url)
	return err
}

// figures serves those of a ledger of its own, which exec changes behind its back.
func figures(t *testing.T) (m *metrics.Metrics, exec func(statement string), log *bytes.Buffer) {
	t.Helper()
	url := pgtest.New(t, migrate)
	store, err := ledger.Open(t.Context(), ledger.Options{URL: url, Secret: []byte("0123456789abcdef"), ParsePolicy: policy.Parse})
	require.NoError(t, err)
	t.Cleanup(store.Close)
	m, log = metrics.New(), &bytes.Buffer{}
	m.Register(&metrics.Ledger{
		Store: store, Log: slog.New(slog.NewTextHandler(log, nil)),
		Now: func() clock.Moment { now := time.Now(); return clock.Moment{Wall: now, Business: now} },
	})
	return m, func(statement string) {
		t.Helper()
		conn, err := pgx.Connect(t.Context(), url)
		require.NoError(t, err)
		defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
		_, err = conn.Exec(t.Context(), statement)
		require.NoError(t, err)
	}, log
}

func TestAChannelIsDownOnceItsProviderIs(t *testing.T) {
	t.Parallel()
	m, exec, _ := figures(t)
	for breaker, up := range map[string]string{
		"state = 'closed'":                                                  "1",
		"state = 'closed', failures = 4":                                    "1", // which may still be chance
		"state = 'open', probe_wall = now()":                                "1", // a pause that it asked for
		"state = 'open', failures = 5, probe_wall = now()":                  "0",
		"state = 'half_open', failures = 5, code = 'x', probe_wall = now()": "0", // one is on its way to find out
	} {
		exec("UPDATE breakers SET state = DEFAULT, failures = DEFAULT, code = DEFAULT, probe_wall = NULL WHERE channel = 'sms'")
		exec("UPDATE breakers SET " + breaker + " WHERE channel = 'sms'")
		text := scrape(t, m)
		require.Contains(t, text, `arrears_channel_up{channel="sms"} `+up+"\n", breaker)
		require.Contains(t, text, `arrears_channel_up{channel="email"} 1`+"\n", breaker)
	}
}

func TestWhatIsHeldAndInDoubtIsServedByChannel(t *testing.T) {
	t.Parallel()
	m, exec, _ := figures(t)
	all := func(sms, email string) {
		t.Helper()
		text := scrape(t, m)
		for _, line := range []string{
			`arrears_messages_held{channel="sms",reason="switch"} ` + sms, `arrears_messages_held{channel="email",reason="breaker"} ` + email,
			`arrears_messages_held{channel="sms",reason="breaker"} 0`, `arrears_messages_held{channel="email",reason="switch"} 0`,
			`arrears_messages_in_doubt{channel="email"} ` + email, `arrears_messages_in_doubt{channel="sms"} 0`,
			`arrears_messages_in_doubt_oldest_seconds{channel="sms"} 0`,
		} {
			require.Contains(t, text, line+"\n")
		}
	}
	all("0", "0")
	require.Contains(t, scrape(t, m), `arrears_messages_in_doubt_oldest_seconds{channel="email"} 0`+"\n")
	exec(`SET session_replication_role = replica; -- as if all that leads to a message had been
		INSERT INTO messages (tenant, message, notice, customer, channel, contact, state, not_before, held, code, claimed_wall)
		SELECT 't', gen_random_uuid(), gen_random_uuid(), 'c', m.channel, 'payer', m.state, now(), m.held, m.code, m.claimed
		FROM (VALUES ('sms', 'intended', 'switch', '', NULL), ('sms', 'intended', 'switch', '', NULL), ('sms', 'intended', '', '', NULL),
			('email', 'intended', 'breaker', '', NULL), ('email', 'claimed', '', 'timeout', now() - interval '1 hour'), ('email', 'claimed', '', '', now()))
			AS m (channel, state, held, code, claimed)`)
	all("2", "1")
	require.Regexp(t, `(?m)^arrears_messages_in_doubt_oldest_seconds\{channel="email"\} 36\d\d`, scrape(t, m))
}

func TestWhereNoCodesGoIsServed(t *testing.T) {
	t.Parallel()
	m, exec, _ := figures(t)
	require.Contains(t, scrape(t, m), "arrears_codes_held_back 0\n")
	exec(`SET session_replication_role = replica;
		INSERT INTO code_breakers (tenant, prefix, state, until_wall, probed_wall)
		VALUES ('t', '+1202555', 'open', now(), now()), ('t', '+4930', 'half_open', now(), now()), ('u', '+44', 'closed', now(), now())`)
	require.Contains(t, scrape(t, m), "arrears_codes_held_back 2\n")
}

func TestWithoutTheLedgerThereIsAGap(t *testing.T) {
	t.Parallel()
	m, exec, log := figures(t)
	exec("ALTER TABLE breakers RENAME TO gone")
	text := scrape(t, m)
	require.Contains(t, text, "arrears_ledger_up 0\n")
	require.NotContains(t, text, "\narrears_channel_up{", "a gap is honest, and a zero is not")
	require.NotContains(t, text, "\narrears_messages_held{")
	require.Contains(t, log.String(), "the ledger's figures are missing")
}

package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/consent"
	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func TestTheSchemaRefusesWhatMayNotBe(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, id := b.sms("c-1")
	require.NoError(t, b.HearReply(t.Context(), on("2027-03-04"), ledger.Reply{
		Channel: dunning.SMS, Source: "SM7", From: "+12025550101", To: "+12025550100", Text: "who is this?", Meaning: consent.Words,
	}))
	work := "INSERT INTO worklist (tenant, work, customer, kind, ref, options, detail, opened_at, opened_wall) SELECT "
	const asked = ", 'provider_down', 'sms', '{}', '{}', now(), now()"
	reply := "INSERT INTO replies (tenant, customer, reply, channel, meaning, text, wall) VALUES ('" + tenant + "', 'c-1', 'SM8', "
	report := "INSERT INTO reports (tenant, message, source, status, code, wall) VALUES ('" + tenant + "', '" + id.String() + "', 'SM1/1', "
	for _, query := range []string{
		work + "'nobody', gen_random_uuid(), ''" + asked,
		work + "'" + tenant + "', gen_random_uuid(), 'nobody'" + asked,
		report + "'read', '', now())",
		reply + "'fax', 'words', 'hello', now())",
		reply + "'sms', 'maybe', 'hello', now())",
		"UPDATE replies SET text = 'stop'",
		"UPDATE replies SET text = '', meaning = 'stop'",
		"DELETE FROM replies",
		"TRUNCATE replies",
		"UPDATE breakers SET state = 'open'",
		"UPDATE breakers SET probe_wall = now()",
	} {
		_, err := b.sql.Exec(t.Context(), query)
		require.ErrorContains(t, err, "SQLSTATE 23", query)
	}
	for _, query := range []string{
		work + "'" + tenant + "', gen_random_uuid(), ''" + asked,
		report + "'sent', '', now())",
		reply + "'sms', 'words', 'hello', now())",
		"UPDATE replies SET text = ''",
		"UPDATE breakers SET state = 'open', probe_wall = now()",
	} {
		_, err := b.sql.Exec(t.Context(), query)
		require.NoError(t, err, query)
	}
}

func TestWhatIsNotToBeSentWaitsForNothing(t *testing.T) {
	t.Parallel()
	for _, state := range []string{"claimed", "suppressed", "superseded"} {
		t.Run(state, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			b.hold("c-1")
			_, err := b.sql.Exec(t.Context(), "UPDATE messages SET state = $1", state)
			require.NoError(t, err)
			require.Zero(t, b.count("SELECT count(*) FROM messages WHERE held <> ''"))
			_, err = b.sql.Exec(t.Context(), "ALTER TABLE messages DISABLE TRIGGER waits_no_more")
			require.NoError(t, err)
			_, err = b.sql.Exec(t.Context(), "UPDATE messages SET held = 'switch'")
			require.ErrorContains(t, err, "SQLSTATE 23514")
		})
	}
}

package gateway_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
)

func having(e object, field string, value any) object { e[field] = value; return e }

func TestAFullBatchIsHeard(t *testing.T) {
	t.Parallel()
	p := withProviders(t)
	id := p.claimed()
	batch := make([]object, 2000) // of mail of which most is another system's
	for i := range batch {
		batch[i] = having(event("delivered", uuid.NewString()), "sg_event_id", fmt.Sprint("ev-", i))
	}
	batch[1999] = event("delivered", id)
	require.Equal(t, http.StatusNoContent, p.events(batch, nil))
	require.Equal(t, "delivered", p.stateOf(id))
	require.NotContains(t, p.log.String(), "left out")
}

func TestABadEventCostsNoneBesideIt(t *testing.T) {
	t.Parallel()
	p := withProviders(t)
	id := p.claimed()
	long := strings.Repeat("ü", 200) + "@harbour-bakery.example" // an address to SendGrid, and over the 320 bytes of one
	require.Equal(t, http.StatusNoContent, p.events([]object{
		{}, {"event": 7}, having(event("delivered", id), "sg_event_id", nil), having(event("unsubscribe", id), "email", "nobody"),
		having(event("spamreport", id), "email", long), having(having(event("bounce", id), "email", long), "type", "bounce"),
		having(event("spamreport", "of-another"), "email", "accounts@harbour-bakery.example"),
	}, nil))
	require.Equal(t, "failed", p.stateOf(id), "the bounce is heard, whatever its address")
	require.Equal(t, 1, p.count("consents"), "and so is the address that is one")
	log := p.log.String()
	require.Equal(t, 1, strings.Count(log, "left out"))
	require.Contains(t, log, `"count":6`)
	require.NotContains(t, log, "nobody")
	require.NotContains(t, log, "üü")
}

// What fails for a moment has the batch sent again, costs none of the others anything, and is heard in its order.
func TestABatchIsHeardToItsEnd(t *testing.T) {
	t.Parallel()
	p := withProviders(t)
	id := p.claimed()
	conn := p.connect()
	_, err := conn.Exec(t.Context(), `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'for this test'; END $$;
		CREATE TRIGGER fail BEFORE INSERT ON consents FOR EACH ROW WHEN (NEW.source = 'first') EXECUTE FUNCTION fail()`)
	require.NoError(t, err)
	batch := []object{
		having(event("group_resubscribe", ""), "sg_event_id", "first"), having(having(event("unsubscribe", ""), "sg_event_id", "second"), "email", "A@example.com"),
		having(having(event("unsubscribe", ""), "sg_event_id", "third"), "email", "b@example.com"), event("delivered", id),
	}
	require.Equal(t, http.StatusInternalServerError, p.events(batch, nil))
	require.Equal(t, "delivered", p.stateOf(id))
	require.Zero(t, p.count("consents WHERE source IN ('first', 'second')"), "a newer stop waits for the older start, else that would undo it")
	require.Equal(t, 1, p.count("consents WHERE source = 'third'"))

	_, err = conn.Exec(t.Context(), "DROP TRIGGER fail ON consents")
	require.NoError(t, err)
	require.Equal(t, http.StatusNoContent, p.events(batch, nil))
	require.Equal(t, 1, p.count("consents s WHERE s.source = 'second' AND s.consent > (SELECT max(consent) FROM consents WHERE source = 'first')"))
}

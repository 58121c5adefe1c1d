package ledger_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/ledger"
)

func TestWhatAPersonWasToldHolds(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ref := b.reached("c-1", "[email, sms]", bakerysMail, bakerysPhone, `[{"role":"owner","name":"Jo","email":"jo@bakery.example"}]`)
	stop := ledger.Stop{Channel: dunning.Email, By: "Ana", Note: "wrote back: no more mails"}
	for range 2 {
		require.NoError(t, b.StopWriting(t.Context(), ref, on("2027-03-03"), stop))
	}
	require.Equal(t, 2, b.told(ref, "consent.stopped"), "each mailbox, once")
	m := b.due(ref, on("2027-03-04"))
	require.Len(t, m, 1)
	require.Equal(t, dunning.SMS, m[0].Channel)
	stop.Channel = dunning.SMS
	require.NoError(t, b.StopWriting(t.Context(), ref, on("2027-03-04"), stop))
	_, err := b.claim(ref, m[0].ID, "2027-03-04")
	require.ErrorIs(t, err, ledger.ErrNotClaimable)
	b.converge(ref, "2027-03-04")
	require.Equal(t, []string{"notice_undeliverable"}, b.kinds())
}

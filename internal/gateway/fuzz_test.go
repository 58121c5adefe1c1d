package gateway_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/gateway"
	"arrears/internal/gateway/intake"
)

// A cursor is one of ours, and then is read as what it was made of, or is refused as such.
func FuzzCursors(f *testing.F) {
	for _, seq := range []int64{0, 1, 1<<63 - 1} {
		f.Add(*gateway.CursorOfSeq(seq))
	}
	for _, text := range []string{"", "AAAA", "__________8", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		var wrong *intake.Error
		if seq, err := gateway.SeqOf(&cursor); err == nil {
			require.GreaterOrEqual(t, seq, int64(0))
			again, err := gateway.SeqOf(gateway.CursorOfSeq(seq))
			require.NoError(t, err)
			require.Equal(t, seq, again)
		} else {
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, "cursor", wrong.Problems[0].Field)
		}
		if at, err := gateway.WorkOf(&cursor); err == nil {
			require.Less(t, at.Opened.Year(), 10_000, "within what the database and JSON hold")
			again, err := gateway.WorkOf(gateway.CursorOfWork(&at))
			require.NoError(t, err)
			require.Equal(t, at, again)
		} else {
			require.ErrorAs(t, err, &wrong)
			require.Equal(t, "cursor", wrong.Problems[0].Field)
		}
	})
}

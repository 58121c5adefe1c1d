package cardnumber_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"arrears/internal/cardnumber"
)

// Whatever is masked: nothing is left in it, it stays text, and what holds none stays as it is.
func FuzzMask(f *testing.F) {
	for _, text := range []string{"4111 1111 1111 1111", "+4111111111111111", "４１１１", "DE89 3704 0044 0532 0130 00", "\xff4111111111111111\xff", "4111111111111111 1111 1111 1111"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		masked := cardnumber.Mask(text)
		require.False(t, cardnumber.In(masked))
		require.Equal(t, cardnumber.In(text), masked != text)
		require.Equal(t, utf8.ValidString(text), utf8.ValidString(masked))
	})
}

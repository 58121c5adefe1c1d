package notice_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/notice"
)

const tenMinutes = 10 * time.Minute

// TestACodeIsOneSegmentAndSaysIt, in every locale, whatever the business is called.
func TestACodeIsOneSegmentAndSaysIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(
			rapid.StringN(1, 200, -1), rapid.StringMatching(`[A-Z][a-z]{0,60}`), rapid.Just(strings.Repeat("😀", 50)), rapid.Just(strings.Repeat("€", 200)),
		).Filter(func(s string) bool { return strings.TrimSpace(s) != "" }).Draw(t, "name")
		digits := rapid.StringMatching(`[0-9]{6}`).Draw(t, "digits")
		text, err := notice.Code(notice.CodeInput{
			Digits: digits, Business: name, Locale: rapid.SampledFrom(notice.Locales()).Draw(t, "locale"), Valid: tenMinutes,
		})
		require.NoError(t, err)
		require.Equal(t, 1, notice.Segments(text), text)
		require.Contains(t, text, digits)
		require.Contains(t, text, "10")
		require.NotContains(t, text, "\n")
	})
}

func TestACodeIsWordedInTheCustomersLanguage(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string]string{
		"":      "Harbour Utilities: your code is 012345, valid for 10 minutes. Tell nobody.",
		"xx":    "Harbour Utilities: your code is 012345, valid for 10 minutes. Tell nobody.",
		"de-CH": "Harbour Utilities: Ihr Code ist 012345, 10 Minuten gültig. Nicht weitergeben.",
		"es-MX": "Harbour Utilities: su codigo es 012345, valido 10 minutos. No lo comparta.",
		"fr":    "Harbour Utilities : code 012345, valable 10 minutes. Ne le donnez à personne.",
		"ja-JP": "Harbour Utilities：認証コードは012345です（10分間有効）。他人に教えないでください。",
	} {
		text, err := notice.Code(notice.CodeInput{Digits: "012345", Business: "Harbour Utilities", Locale: locale, TenantLocale: "en-GB", Valid: tenMinutes})
		require.NoError(t, err)
		require.Equal(t, want, text)
	}
	_, err := notice.Code(notice.CodeInput{Digits: "012345", Business: " ", Valid: tenMinutes})
	require.ErrorContains(t, err, "no name")
}

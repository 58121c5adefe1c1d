package notice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/notice"
)

// TestConsequencesQuoteTheAcceptedPolicy where it was accepted, in the customer's language, and nowhere else.
func TestConsequencesQuoteTheAcceptedPolicy(t *testing.T) {
	t.Parallel()
	for locale, says := range map[string]string{
		"en":    "You accepted our collections policy, version 3, on November 19, 2026.",
		"en-GB": "You accepted our collections policy, version 3, on 19 November 2026.",
		"de":    "Unsere Mahnregeln, Version 3, haben Sie am 19. November 2026 akzeptiert.",
		"es":    "Usted aceptó nuestra política de cobros, versión 3, el 19 de noviembre de 2026.",
		"fr":    "Vous avez accepté nos règles de recouvrement, version 3, le 19 novembre 2026.",
		"ja":    "お客様には、弊社の回収規定（第3版）に2026年11月19日付でご同意いただいております。",
	} {
		for _, template := range statements {
			quotes := template == "final" || template == "suspend"
			in := input(t)
			in.Template, in.Locale, in.Follows = template, locale, dunning.AccessCancelled
			in.Accepted = &notice.Acceptance{On: in.Lines[0].DueOn, Version: 3}
			with, err := notice.Render(in)
			require.NoError(t, err)
			in.Accepted = nil
			without, err := notice.Render(in)
			require.NoError(t, err)
			if !quotes {
				require.Equal(t, without, with)
				continue
			}
			require.Contains(t, with.Text, says)
			require.Contains(t, with.HTML, says)
			require.NotContains(t, without.Text+without.HTML, says)
			require.NotContains(t, without.Text, "  ")
		}
	}
}

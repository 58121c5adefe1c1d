package notice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"arrears/internal/dunning"
	"arrears/internal/notice"
)

func TestLocalesThatShip(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"de", "en", "es", "fr", "ja"}, notice.Locales())
	for _, locale := range []string{"en", "de-AT", "es-419", "es-MX", "fr-CA", "ja-JP"} {
		require.NoError(t, notice.CheckLocale(locale))
	}
	for _, locale := range []string{"pt-BR", "sv", "", "no locale at all"} {
		require.ErrorContains(t, notice.CheckLocale(locale), "use one of de, en, es, fr, ja")
	}
}

// TestWhatIsMissingIsFoundAtPublication takes something away from the templates that ship, one thing at a time.
func TestWhatIsMissingIsFoundAtPublication(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file, old, new string
		channel        dunning.Channel
		says           string
	}{
		{"fr/final.tmpl", `{{define "sms"}}`, `{{define "telex"}}`, dunning.SMS, `by sms in locale fr: notice final in fr: there is no block "sms"`},
		{"ja/final.tmpl", `{{define "subject"}}`, `{{define "object"}}`, dunning.Email, `by email in locale ja`},
		{"es/common.tmpl", `Para baja, responda STOP`, ``, dunning.SMS, `the block "sms opt out" says nothing`},
		{"de/common.tmpl", `{{.Total}}`, `{{.Sum}}`, dunning.SMS, `locale de`},
		{"en/final.tmpl", `ends next`, `{{.Never}}`, dunning.SMS, `locale en`},
		{"en/common.tmpl", `{{.}} days overdue`, `{{.Days}} days overdue`, dunning.Email, `locale en`},
	} {
		err := notice.CheckChanged(t, c.file, c.old, c.new, "final", c.channel)
		require.ErrorContains(t, err, c.says, c.file)
		require.ErrorContains(t, err, "template final")
	}
	require.NoError(t, notice.CheckChanged(t, "en/first.tmpl", "Perhaps", "Maybe", "final", dunning.Email))
}

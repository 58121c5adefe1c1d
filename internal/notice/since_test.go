package notice_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/notice"
)

// dated is how each language says that a whole sum has one due date, and that a part of it has.
var dated = map[string]struct{ whole, part *regexp.Regexp }{
	"en": {regexp.MustCompile(`EUR has been due since |EUR will be due on `), regexp.MustCompile(`, the oldest since |due from .* on\.`)},
	"de": {regexp.MustCompile(`EUR seit |ällig am `), regexp.MustCompile(`, teils seit |ällig ab dem `)},
	"es": {regexp.MustCompile(`Vencido desde el |vencer el `), regexp.MustCompile(`, en parte desde el |vencer a partir del `)},
	"fr": {regexp.MustCompile(`EUR d[uû] depuis le |régler pour le `), regexp.MustCompile(`, en partie depuis le |première échéance le `)},
	"ja": {regexp.MustCompile(`（期限|期限は20`), regexp.MustCompile(`（最も古い期限|最も早いもので20`)},
}

// TestNoTextGivesTheWholeSumOneDateUnlessItHasOne: a debtor is never told that all of a sum has been due since the date
// of its oldest part.
func TestNoTextGivesTheWholeSumOneDateUnlessItHasOne(t *testing.T) {
	t.Parallel()
	withDate := []string{"upcoming", "first", "second", "final", "suspend"}
	rapid.Check(t, func(t *rapid.T) {
		in := input(t)
		in.Template = rapid.SampledFrom(append(append([]string{}, statements...), events...)).Draw(t, "template")
		in.Follows = rapid.SampledFrom([]dunning.Access{"", dunning.AccessSuspended}).Draw(t, "follows")
		in.Lines, in.Total.Minor = nil, 0
		same := true
		for _, days := range rapid.SliceOfN(rapid.IntRange(1, 4), 1, 4).Draw(t, "days") {
			in.Lines = append(in.Lines, notice.Line{
				Number: "INV", DueOn: in.OnDate - calendar.Date(days), Days: days, Open: money.Amount{Currency: "EUR", Minor: 100},
			})
			in.Total.Minor += 100
			same = same && in.Lines[0].DueOn == in.OnDate-calendar.Date(days)
		}
		for language, says := range dated {
			in.Locale, in.Channel = language, dunning.Email
			mail, err := notice.Render(in)
			require.NoError(t, err)
			in.Channel = dunning.SMS
			sms, err := notice.Render(in)
			require.NoError(t, err)
			for _, text := range []string{mail.Subject, mail.Text, mail.HTML, sms.Text} {
				require.False(t, !same && says.whole.MatchString(text), text)
				require.False(t, same && says.part.MatchString(text), text)
			}
			for _, template := range withDate {
				if in.Template == template {
					require.Equal(t, same, says.whole.MatchString(sms.Text), sms.Text)
					require.Equal(t, !same, says.part.MatchString(sms.Text), sms.Text)
				}
			}
		}
	})
}

func TestTwoDueDatesInAnSMS(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ locale, template, want string }{
		{"en", "first", "Beacon Hosting: 1,290.44 EUR is overdue, the oldest since Nov 2, 2026. Please pay."},
		{"en", "upcoming", "Beacon Hosting: 1,290.44 EUR will be due from Nov 2, 2026 on."},
		{"de", "first", "Beacon Hosting: 1.290,44 EUR überfällig, teils seit 02.11.2026. Bitte zahlen Sie."},
		{"de", "upcoming", "Beacon Hosting: Fällig ab dem 02.11.2026: 1.290,44 EUR."},
		{"es", "final", "Beacon Hosting: ULTIMO AVISO. Vencido: 1290,44 EUR, en parte desde el 2 nov. 2026. Si no paga, se suspendera el servicio."},
		{"fr", "first", "Beacon Hosting : rappel de paiement. Impayés : 1 290,44 EUR, en partie depuis le 2 nov. 2026. Merci de bien vouloir payer."},
		{"fr", "upcoming", "Beacon Hosting : 1 290,44 EUR à régler, première échéance le 2 nov. 2026."},
		{"ja", "first", "Beacon Hostingです。1,290.44 EUR（最も古い期限2026/11/02）のお支払いが確認できておりません。"},
		{"ja", "upcoming", "Beacon Hostingです。1,290.44 EURのお支払期限は最も早いもので2026/11/02でございます。"},
	} {
		in := input(t)
		in.Locale, in.Template, in.Channel, in.Follows = c.locale, c.template, dunning.SMS, dunning.AccessSuspended
		sms, err := notice.Render(in)
		require.NoError(t, err)
		require.Contains(t, sms.Text, c.want)
	}
}

// TestLabelsArePartedAsTheLocaleDoes: French has a blank before its colon, Japanese a wide one.
func TestLabelsArePartedAsTheLocaleDoes(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string][]string{
		"en": {"| Due: Nov 2, 2026 (", "\nTotal: 1,290.44"}, "de": {"| Fällig: 02.11.2026 (", "\nSumme: 1.290,44"},
		"fr": {"| Échéance : 2 nov. 2026 (", "\nTotal : 1\u202f290,44"}, "ja": {"| お支払期限：2026/11/02 (", "\n合計：1,290.44"},
	} {
		in := input(t)
		in.Locale = locale
		mail, err := notice.Render(in)
		require.NoError(t, err)
		for _, text := range want {
			require.Contains(t, mail.Text, text)
		}
	}
}

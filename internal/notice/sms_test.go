package notice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/notice"
)

// TestMessagesAreSoundWhateverTheySay draws names, numbers, amounts and rows as they come, and wants every message
// whole: nothing unfilled, the reference, the total that was given, how to opt out, and an SMS within its limit.
func TestMessagesAreSoundWhateverTheySay(t *testing.T) {
	t.Parallel()
	optOut := map[string]string{
		"en": "Reply STOP to opt out", "de": "Abmelden: mit STOP antworten", "es": "Para baja, responda STOP",
		"fr": "Répondez STOP pour arreter", "ja": "配信停止はSTOPとご返信ください",
	}
	optOutOfMail := map[string]string{
		"en": "To receive no more of these e-mails", "de": "Wenn Sie diese E-Mails nicht mehr erhalten möchten",
		"es": "Si no desea recibir más correos", "fr": "Si vous ne souhaitez plus recevoir", "ja": "ご希望されない場合",
	}
	words := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-zÀ-ž€{}^ '&-]{1,200}`), rapid.StringMatching(`[港のパン屋東京]{1,100}`), rapid.StringMatching(`[😜🏦👩‍💻]{1,60}`),
		rapid.StringMatching(`a\x{0323}{50,150}`))
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t, words)
		in.Locale = rapid.SampledFrom(locales).Draw(t, "locale")
		language := in.Locale[:2]

		in.Channel = dunning.SMS
		sms, err := notice.Render(in)
		require.NoError(t, err)
		require.LessOrEqual(t, notice.Segments(sms.Text), notice.SegmentLimit(in.Template), sms.Text)
		sound(t, in, sms.Text)
		require.True(t, strings.HasSuffix(strings.ReplaceAll(sms.Text, "ê", "e"), optOut[language]), sms.Text)
		require.NotContains(t, sms.Text, "\n")

		in.Channel = dunning.Email
		mail, err := notice.Render(in)
		require.NoError(t, err)
		for _, text := range []string{mail.Text, mail.HTML} {
			sound(t, in, text)
			require.Contains(t, text, optOutOfMail[language])
			require.Contains(t, text, "1 Example Quay")
		}
		require.True(t, utf8.ValidString(mail.Subject))
	})
}

func sound(t *rapid.T, in notice.Input, text string) {
	require.True(t, utf8.ValidString(text))
	require.Contains(t, text, in.Reference)
	require.NotContains(t, strings.ReplaceAll(text, in.Business, ""), "<no value>")
	require.NotContains(t, text, "%!")
	if dunning.Event(in.Template).OfUsage() {
		require.Contains(t, digitsOf(text), fmt.Sprint(in.Usage.Spent.Minor))
		require.Contains(t, digitsOf(text), fmt.Sprint(in.Usage.Limit.Minor))
	}
	if slices.Contains(statements, in.Template) {
		require.Contains(t, digitsOf(text), fmt.Sprint(in.Total.Minor), "%s in %s", in.Total, text)
	}
}

// digitsOf leaves out of a text how a locale parts the digits of an amount.
func digitsOf(text string) string {
	return strings.NewReplacer(",", "", ".", "", "’", "", "'", "", "&#39;", "", "\u00a0", "", "\u202f", "", " ", "").Replace(text)
}

func anyInput(t *rapid.T, words *rapid.Generator[string]) notice.Input {
	in := input(t)
	in.Template = rapid.SampledFrom(slices.Concat(statements, events)).Draw(t, "template")
	in.Follows = rapid.SampledFrom([]dunning.Access{"", dunning.AccessRestricted, dunning.AccessSuspended, dunning.AccessCancelled}).Draw(t, "follows")
	in.Business = "B" + strings.ReplaceAll(words.Draw(t, "business"), "%!", "")
	in.CustomerName = strings.ReplaceAll(words.Draw(t, "customer"), "%!", "")
	in.Reference = rapid.StringMatching(`[A-Za-z0-9._-]{1,12}`).Draw(t, "reference")
	currency := money.Currency(rapid.SampledFrom([]string{"EUR", "JPY", "KWD", "USD", "CLF"}).Draw(t, "currency"))
	in.Lines, in.Total = nil, money.Amount{Currency: currency}
	numbers := rapid.SliceOfN(rapid.OneOf(rapid.StringMatching(`[A-Z0-9/-]{1,64}`), words), 0, 5).Draw(t, "numbers")
	for i := range rapid.OneOf(rapid.IntRange(1, 6), rapid.IntRange(1, 300)).Draw(t, "rows") {
		days := rapid.IntRange(-30, 2000).Draw(t, "days")
		line := notice.Line{
			Number: fmt.Sprint("R-", i), DueOn: in.OnDate.Add(-days), Days: days,
			Open: money.Amount{Currency: currency, Minor: rapid.Int64Range(1000, money.MaxMinor/300).Draw(t, "open")},
		}
		if i < len(numbers) {
			line.Number = strings.ReplaceAll(numbers[i], "%!", "")
		}
		in.Lines = append(in.Lines, line)
		in.Total.Minor += line.Open.Minor
	}
	in.Usage.Spent = money.Amount{Currency: currency, Minor: rapid.Int64Range(0, money.MaxMinor).Draw(t, "spent")}
	in.Usage.Limit = money.Amount{Currency: currency, Minor: rapid.Int64Range(1, money.MaxMinor).Draw(t, "limit")}
	if slices.Contains(events, in.Template) && rapid.Bool().Draw(t, "bare") {
		in.Lines, in.Total = nil, money.Amount{}
	}
	return in
}

func TestSMSListsWhatFitsAndCountsTheRest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		locale, template, business string
		rows                       int
		want                       string
	}{
		{"en", "first", "Beacon", 1, "Beacon: 10.00 EUR has been due since Nov 2, 2026. Please pay. INV-0001. Ref K7Q2M. Reply STOP to opt out"},
		{"en", "first", "Beacon", 2, "INV-0001 10.00 EUR; INV-0002 10.00 EUR. Ref"},
		{"en", "first", "Beacon", 40, "; and 23 more. Ref"},
		{"de", "second", "Beacon", 40, "; und 25 weitere. Ref"},
		{"es", "final", "Beacon", 40, "; y 25 mas. Ref."},
		{"fr", "upcoming", "Beacon", 40, " ; et 23 autres. Réf."},
		{"ja", "first", "東京", 40, "、他35件。参照番号：K7Q2M。配信停止は"},
		{"en", "first", strings.Repeat("港", 60), 40, " more. Ref"},
	} {
		in := input(t)
		in.Locale, in.Template, in.Business, in.Channel = c.locale, c.template, c.business, dunning.SMS
		due := in.Lines[1].DueOn
		in.Lines, in.Total.Minor = nil, 0
		for i := range c.rows {
			in.Lines = append(in.Lines, notice.Line{
				Number: fmt.Sprintf("INV-%04d", i+1), DueOn: due + calendar.Date(i), Open: money.Amount{Currency: "EUR", Minor: 1000},
			})
			in.Total.Minor += 1000
		}
		sms, err := notice.Render(in)
		require.NoError(t, err)
		require.Contains(t, sms.Text, c.want)
		require.LessOrEqual(t, notice.Segments(sms.Text), 3)
	}
}

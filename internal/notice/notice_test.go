package notice_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"arrears/internal/calendar"
	"arrears/internal/dunning"
	"arrears/internal/money"
	"arrears/internal/notice"
)

var (
	statements = []string{"upcoming", "first", "second", "final", "suspend", "prepayment"}
	events     = []string{"suspended", "reinstated", "promise_broken", "usage_50", "usage_80", "usage_100"}
	locales    = []string{
		"en", "en-GB", "en-ZA", "de", "de-AT", "de-CH", "es", "es-419", "es-AR", "es-MX", "es-US", "fr", "fr-BE", "fr-CA", "fr-CH", "ja", "ja-JP",
	}
	channels = []dunning.Channel{dunning.Email, dunning.SMS}
)

// gsm is the alphabet of GSM 03.38 that a message may use here; none of its extension.
const gsm = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"

func input(t require.TestingT) notice.Input {
	date := func(s string) calendar.Date {
		d, err := calendar.ParseDate(s)
		require.NoError(t, err)
		return d
	}
	return notice.Input{
		Template: "first", Locale: "en", Channel: dunning.Email,
		Business: "Beacon Hosting", PostalAddress: "1 Example Quay\nExampletown 12345", CustomerName: "Harbour Bakery", Reference: "K7Q2M",
		Lines: []notice.Line{
			{Number: "INV-2", DueOn: date("2026-11-19"), Open: money.Amount{Currency: "EUR", Minor: 123450}, Days: 3},
			{Number: "INV-1", DueOn: date("2026-11-02"), Open: money.Amount{Currency: "EUR", Minor: 5594}, Days: 20},
		},
		Total:  money.Amount{Currency: "EUR", Minor: 129044},
		OnDate: date("2026-11-22"),
		Usage: &notice.Usage{
			Month: calendar.MonthOf(date("2026-11-01")),
			Spent: money.Amount{Currency: "EUR", Minor: 123456}, Limit: money.Amount{Currency: "EUR", Minor: 150123},
		},
	}
}

func TestEveryTemplateRendersInEveryLocaleAndChannel(t *testing.T) {
	t.Parallel()
	for _, template := range slices.Concat(statements, events) {
		require.True(t, notice.Has(template))
		require.NoError(t, notice.Check(template, channels))
		for _, locale := range locales {
			for _, follows := range []dunning.Access{"", dunning.AccessRestricted, dunning.AccessSuspended, dunning.AccessCancelled} {
				in := input(t)
				in.Template, in.Locale, in.Follows = template, locale, follows
				in.Business = "The Very Long Named Company of Exampleburg and Sons"
				in.Lines[0].Open.Minor, in.Total.Minor = money.MaxMinor-5594, money.MaxMinor

				mail, err := notice.Render(in)
				require.NoError(t, err)
				for _, text := range []string{mail.Subject, mail.Text, mail.HTML} {
					require.NotEmpty(t, text)
					require.Contains(t, text, in.Reference)
					require.NotContains(t, text, "{{")
					require.NotContains(t, text, "<no value>")
				}
				for _, text := range []string{mail.Text, mail.HTML} {
					require.Contains(t, text, in.CustomerName)
					require.Contains(t, text, "1 Example Quay")
					require.Contains(t, text, "INV-1")
				}

				in.Channel = dunning.SMS
				sms, err := notice.Render(in)
				require.NoError(t, err)
				require.Empty(t, sms.Subject+sms.HTML)
				require.LessOrEqual(t, notice.Segments(sms.Text), notice.SegmentLimit(template))
				require.NotContains(t, sms.Text, "{{")
				if !strings.HasPrefix(locale, "ja") {
					require.Empty(t, strings.Trim(sms.Text, gsm), sms.Text)
				}
				require.Contains(t, sms.Text, in.Reference)
				require.Contains(t, sms.Text, "STOP")
			}
		}
	}
}

func TestStatementsShowRowsAndTotalAsTheLocaleWritesThem(t *testing.T) {
	t.Parallel()
	for locale, want := range map[string][]string{
		"en":    {"1,290.44 EUR", "Nov 19, 2026", "November 22, 2026", "3 days overdue"},
		"en-GB": {"1,290.44 EUR", "19 Nov 2026", "22 November 2026"},
		"de":    {"1.290,44 EUR", "19.11.2026", "22. November 2026", "3 Tage überfällig"},
		"de-LU": {"1.290,44 EUR"},
		"de-AT": {"1.290,44 EUR"},
		"de-CH": {"1’290.44 EUR"},
		"es":    {"1290,44 EUR", "19 nov. 2026", "22 de noviembre de 2026", "3 días de retraso"},
		"es-MX": {"1,290.44 EUR", "22 de noviembre de 2026"},
		"es-AR": {"1.290,44 EUR"},
		"fr":    {"1\u202f290,44 EUR", "19 nov. 2026", "22 novembre 2026", "3 jours de retard"},
		"fr-CA": {"1\u00a0290,44 EUR"},
		"fr-CH": {"1\u202f290.44 EUR"},
		"ja":    {"1,290.44 EUR", "2026/11/19", "2026年11月22日", "3日超過"},
	} {
		in := input(t)
		in.Locale = locale
		mail, err := notice.Render(in)
		require.NoError(t, err)
		for _, text := range want {
			require.Contains(t, mail.Text, text, locale)
			require.Contains(t, mail.HTML, text, locale)
		}
	}
	in := input(t)
	in.Lines = in.Lines[:1]
	for _, c := range []struct {
		locale   string
		currency money.Currency
		want     string
	}{
		{"en", "JPY", "123,450 JPY"}, {"en", "KWD", "123.450 KWD"}, {"ja", "JPY", "123,450円"}, {"es", "JPY", "123.450 JPY"},
		{"de", "COP", "1.234,50 COP"}, {"fr", "IQD", "123,450 IQD"},
	} {
		in.Locale, in.Lines[0].Open.Currency = c.locale, c.currency
		in.Total = in.Lines[0].Open
		mail, err := notice.Render(in)
		require.NoError(t, err)
		require.Contains(t, mail.Text, c.want)
	}
}

// TestHTMLIsFitForMail: mail programs load nothing from elsewhere, drop style sheets, and read aloud by the language.
func TestHTMLIsFitForMail(t *testing.T) {
	t.Parallel()
	for _, locale := range notice.Locales() {
		in := input(t)
		in.Locale = locale
		mail, err := notice.Render(in)
		require.NoError(t, err)
		page, err := html.Parse(strings.NewReader(mail.HTML))
		require.NoError(t, err)
		inert := []string{"html", "head", "meta", "title", "body", "div", "p", "br", "table", "tbody", "tr", "th", "td"}
		for node := range page.Descendants() {
			if node.Type != html.ElementNode {
				continue
			}
			require.Contains(t, inert, node.Data)
			for _, a := range node.Attr {
				require.NotContains(t, a.Val, "//", "something from elsewhere")
				require.NotContains(t, a.Val, "url(")
				if a.Key == "lang" {
					require.Equal(t, locale, a.Val)
				}
			}
		}
		require.Contains(t, mail.HTML, `<html lang="`+locale+`">`)
	}
}

func TestLocaleFallsBack(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ customer, tenant, greeting string }{
		{"de-AT", "en", "Guten Tag"},
		{"de_CH", "en", "Guten Tag"},
		{"pt-BR", "de-DE", "Guten Tag"},
		{"pt-BR", "", "Hello"},
		{"", "", "Hello"},
		{"no locale at all", "de", "Guten Tag"},
		{"pt-BR", "fr-CA", "Destinataire : Harbour Bakery"},
		{"es-CL", "de", "A la atención de"},
		{"ja-JP", "de", "Harbour Bakery 様"},
		{"pt-BR", "sv", "Hello"},
	} {
		in := input(t)
		in.Locale, in.TenantLocale = c.customer, c.tenant
		mail, err := notice.Render(in)
		require.NoError(t, err)
		require.True(t, strings.HasPrefix(mail.Text, c.greeting), "%v: %s", c, mail.Text)
	}
}

func TestFinalNoticeSaysWhatFollows(t *testing.T) {
	t.Parallel()
	in := input(t)
	in.Template = "final"
	in.Follows = dunning.AccessSuspended
	mail, err := notice.Render(in)
	require.NoError(t, err)
	require.Contains(t, mail.Text, "to suspend your service")
	in.Follows = ""
	mail, err = notice.Render(in)
	require.NoError(t, err)
	require.NotContains(t, mail.Text, "suspend", "nothing is threatened that the policy does not say")
}

func TestWhatOthersWroteStaysData(t *testing.T) {
	t.Parallel()
	in := input(t)
	in.CustomerName = "<b>Mill & Sons</b>\r\nBcc: everyone@example.com {{.Business}}"
	in.Lines[0].Number = `<img src=x onerror="alert(1)">`
	in.Business = "Beacon\nHosting\u202e \x00Ltd"
	mail, err := notice.Render(in)
	require.NoError(t, err)
	require.NotContains(t, mail.HTML, "<b>")
	require.NotContains(t, mail.HTML, "<img")
	require.Contains(t, mail.HTML, "&lt;b&gt;Mill &amp; Sons&lt;/b&gt; Bcc: everyone@example.com {{.Business}}")
	require.Contains(t, mail.Subject, "Beacon Hosting Ltd")
	rapid.Check(t, func(t *rapid.T) {
		in := input(t)
		in.Business = rapid.StringMatching(`(?s)[a-z].{0,200}`).Draw(t, "business")
		in.CustomerName = rapid.String().Draw(t, "customer")
		in.Lines[0].Number = rapid.String().Draw(t, "number")
		mail, err := notice.Render(in)
		require.NoError(t, err)
		require.NotContains(t, mail.Subject, "\n")
		require.NotContains(t, mail.Text+mail.HTML, "\r")
		require.False(t, strings.ContainsFunc(mail.Subject, unicode.IsControl))
		require.LessOrEqual(t, len([]rune(mail.Subject)), 200)
	})
}

func TestNamesInSMS(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Café François – Łódź": "Café Francois - Lodz: ",
		"Bäckerei “Zur Mühle”": `Bäckerei "Zur Mühle": `,
		"港のパン屋":                "港のパン屋: ",
	} {
		in := input(t)
		in.Channel, in.Business = dunning.SMS, name
		sms, err := notice.Render(in)
		require.NoError(t, err)
		require.True(t, strings.HasPrefix(sms.Text, want), sms.Text)
	}
}

// TestTypographyCostsNoSegment: what word processors write in a name does not make an SMS dearer.
func TestTypographyCostsNoSegment(t *testing.T) {
	t.Parallel()
	text := func(name string) string {
		in := input(t)
		in.Channel, in.Business = dunning.SMS, name
		sms, err := notice.Render(in)
		require.NoError(t, err)
		return sms.Text
	}
	for c, want := range map[string]string{
		"‚": "'", "‹": "'", "›": "'", "′": "'", "ʼ": "'", "‛": "'", "´": "'", "″": `"`, "‟": `"`, "»": `"`,
		"‒": "-", "―": "-", "\u2011": "-", "－": "-", "·": "-", "…": "...", "‥": "..", "\u00ad": "", "\u200b": "", "\u2009": " ", "\u3000": " ",
		"½": "1/2", "™": "TM", "®": "(R)", "ŀ": "l-", "ﬁ": "fi",
	} {
		require.True(t, strings.HasPrefix(text("B"+c+"C"), "B"+want+"C: "), "%q: %s", c, text("B"+c+"C"))
	}
	for _, kind := range []*unicode.RangeTable{unicode.Pd, unicode.Pi, unicode.Pf, unicode.Zs} {
		for _, r := range kind.R16 {
			for c := rune(r.Lo); c <= rune(r.Hi); c += rune(r.Stride) {
				require.Empty(t, strings.Trim(text("B"+string(c)+"C"), gsm), "%U", c)
			}
		}
	}
}

func TestEventsNeedNoRows(t *testing.T) {
	t.Parallel()
	for _, template := range slices.Concat(statements, events) {
		in := input(t)
		in.Template, in.Lines, in.Total = template, nil, money.Amount{}
		for _, in.Channel = range channels {
			rendered, err := notice.Render(in)
			if slices.Contains(events, template) {
				require.NoError(t, err, template)
				require.NotContains(t, rendered.Text, "0.00")
				continue
			}
			require.ErrorContains(t, err, "no rows")
		}
	}
}

func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	for says, change := range map[string]func(*notice.Input){
		"a statement that disagrees with itself is not sent": func(in *notice.Input) { in.Total.Minor++ },
		"rows sum to 0.00 EUR":                               func(in *notice.Input) { in.Template, in.Lines = "reinstated", nil },
		"amounts of different currencies":                    func(in *notice.Input) { in.Lines[1].Open.Currency = "USD" },
		"an open amount is from 0":                           func(in *notice.Input) { in.Lines[1].Open.Minor = -1 },
		"at most 2000 are allowed":                           func(in *notice.Input) { in.Lines = make([]notice.Line, notice.MaxLines+1) },
		"there is no template \"call\"; name one":            func(in *notice.Input) { in.Template = "call" },
		"channel \"fax\" is unknown":                         func(in *notice.Input) { in.Channel = "fax" },
		"reference \"\"":                                     func(in *notice.Input) { in.Reference = "" },
		"reference \"K 7\"":                                  func(in *notice.Input) { in.Reference = "K 7" },
		"nothing is said of that":                            func(in *notice.Input) { in.Template, in.Usage = "usage_80", nil },
		"the business has no name":                           func(in *notice.Input) { in.Business = " " },
		"add postal_address to the tenant's file":            func(in *notice.Input) { in.PostalAddress = " \n" },
	} {
		in := input(t)
		change(&in)
		rendered, err := notice.Render(in)
		require.ErrorContains(t, err, says)
		require.Empty(t, rendered)
	}
	require.False(t, notice.Has("call"))
	require.ErrorContains(t, notice.Check("call", channels), "no template")
	require.ErrorContains(t, notice.Check("first", []dunning.Channel{"fax"}), "fax")
}

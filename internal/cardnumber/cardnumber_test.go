package cardnumber_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/cardnumber"
)

// samples are the networks' and payment providers' own numbers for tests.
var samples = map[string][]string{
	"Visa":             {"4111111111111111", "4012888888881881", "4222222222222", "4000000000000000006"},
	"Mastercard":       {"5555555555554444", "5105105105105100", "2221000000000009", "2223003122003222", "2720992593319364"},
	"American Express": {"378282246310005", "371449635398431", "341111111111111"},
	"Discover":         {"6011111111111117", "6011000990139424", "6445644564456445", "6500000000000002"},
	"JCB":              {"3530111333300000", "3566002020360505", "3528000000000007"},
	"Diners Club":      {"30569309025904", "38520000023237", "36227206271667", "3056930009020004"},
	"UnionPay":         {"6200000000000005", "6205500000000000004", "8171999927660000"},
	"Maestro":          {"6771798021000008", "6759649826438453", "5000550000000029", "6304000000000000", "675964982648"},
}

func TestEveryNetworkIsKnown(t *testing.T) {
	t.Parallel()
	for network, numbers := range samples {
		for _, number := range numbers {
			require.True(t, cardnumber.In(number), "%s %s", network, number)
		}
	}
}

// withCheck is number with its last digit put right.
func withCheck(number string) string {
	for last := range 10 {
		if s := number[:len(number)-1] + fmt.Sprint(last); luhn(s) {
			return s
		}
	}
	panic("a digit always fits")
}

// luhn is another way to say it than the package's own.
func luhn(number string) bool {
	odd, even := 0, 0
	for i := range len(number) {
		d := int(number[len(number)-1-i] - '0')
		if i%2 == 0 {
			odd += d
		} else {
			even += [10]int{0, 2, 4, 6, 8, 1, 3, 5, 7, 9}[d]
		}
	}
	return (odd+even)%10 == 0
}

func TestWhereverItStands(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"4111 1111 1111 1111", "4111-1111-1111-1111", "4111.1111.1111.1111", "4111/1111/1111/1111", "4111_1111_1111_1111", "4111\n1111\n1111\n1111",
		"4111\u00a01111\u20091111\u20111111", "4111 - 1111 - 1111 - 1111", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "41-11 1111.11111111 11",
		"4\u200b111111111111111", "(4111) (1111) (1111) (1111)", "４１１１ １１１１ １１１１ １１１１", "٤١١١١١١١١١١١١١١١", "4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣",
		"my card is 4111111111111111, thanks", "card4111111111111111exp", "2026-11-24 4111 1111 1111 1111 12/27 123", "pay 3 x 4111111111111111",
		"+49 30 23125001: 4111111111111111", "IBAN DE89 3704 0044 0532 0130 00, card 4111 1111 1111 1111", "+4111111111111111",
		"123e4567-e89b-12d3-a456-426614174000 4111111111111111", strings.Repeat("1 ", 900) + "4111111111111111",
	} {
		require.True(t, cardnumber.In(text), text)
		masked := cardnumber.Mask(text)
		require.False(t, cardnumber.In(masked), masked)
	}
}

func TestWhatIsNone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "Corner Cafe", "4111111111111112", "411111111111111", "41111111111111111", "9111111111111111", "0000000000000000", "1234567812345670",
		"4111x1111x1111x1111", "4111 1111 and 1111 1111", "4111 ---- 1111 1111 1111", "00004111111111111111", "41111111111111110000",
		"+4915112345678", "+49 1511 2345678", "call +62 812 3456 7890 12", "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "NO93 8601 1117 947",
		"INV-2026-000123", "2026-11-24T09:15:00Z", "2026-11-24 09:15", "1.234.567,89 EUR", "10.0.0.1",
		"4111111111111111411111111111111a", "123e4567-e89b-12d3-a456-426614174000",
	} {
		require.False(t, cardnumber.In(text), text)
		require.Equal(t, text, cardnumber.Mask(text))
	}
}

func TestTheLastFourDigitsStay(t *testing.T) {
	t.Parallel()
	for text, masked := range map[string]string{
		"4111 1111 1111 1234x":                               "4111 1111 1111 1234x",
		"is 5555-5555-5555-4444 fine?":                       "is ****-****-****-4444 fine?",
		"４１１１１１１１１１１１１１１１":                                   "************１１１１",
		"378282246310005 or 4012888888881881, what you like": "***********0005 or ************1881, what you like",
	} {
		require.Equal(t, masked, cardnumber.Mask(text))
	}
}

var (
	// prefixes are drawn from; each names the lengths of its network.
	prefixes = []struct {
		pattern string
		lengths []int
	}{
		{`4`, []int{13, 16, 19}}, {`5[1-5]`, []int{16}}, {`222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720`, []int{16}}, {`3[47]`, []int{15}},
		{`6011|64[4-9]|65`, []int{16, 17, 18, 19}}, {`352[89]|35[3-8][0-9]`, []int{16, 17, 18, 19}}, {`30[0-5]|3095|36|38|39`, []int{14, 15, 16, 17, 18, 19}},
		{`62`, []int{16, 17, 18, 19}}, {`5018|5020|5038|5893|6304|6759|676[1-3]`, []int{12, 13, 14, 15, 16, 17, 18, 19}},
	}
	separators = []string{"", "", "", " ", "-", ".", "/", ",", ":", "_", " - ", "  ", "\n", "\t", "\u00a0", "\u2009", "\u2013", "\u200b", "*", "|", "(", ") ", "·"}
	words      = []string{"", "my card ", "Karte: ", "no. ", "（", "x", "paid 12.50 EUR with ", "INV-2026-000123 / ", "on 24.11.2026 by ", "2026-11-24 09:15 "}
)

func number() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		of := rapid.SampledFrom(prefixes).Draw(t, "network")
		text := rapid.StringMatching(of.pattern).Draw(t, "prefix")
		for length := rapid.SampledFrom(of.lengths).Draw(t, "length"); len(text) < length; {
			text += fmt.Sprint(rapid.IntRange(0, 9).Draw(t, "digit"))
		}
		return withCheck(text)
	})
}

// However a number is written, and whatever stands around it: it is found, and none is left once it is masked.
func TestEveryNumberIsFound(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		card := number().Draw(t, "card")
		var text strings.Builder
		text.WriteString(rapid.SampledFrom(words).Draw(t, "before"))
		for i, d := range card {
			if i > 0 {
				text.WriteString(rapid.SampledFrom(separators).Draw(t, "between"))
			}
			text.WriteRune(d)
		}
		text.WriteString(rapid.SampledFrom([]string{"", " thanks", "!", ", 12/27", "）"}).Draw(t, "after"))
		require.True(t, cardnumber.In(text.String()), "%q", text.String())

		masked := cardnumber.Mask(text.String())
		require.False(t, cardnumber.In(masked), "%q", masked)
		require.NotContains(t, digits(masked), card)
		require.Equal(t, text.Len(), len(masked), "nothing but digits is taken away")
	})
}

var noDigit = regexp.MustCompile(`[^0-9]`)

func digits(text string) string { return noDigit.ReplaceAllString(text, "") }

// What invoices, bookings and notes are full of is hardly ever taken for a card number. The seed is fixed, and so are the counts.
func TestOrdinaryNumbersPass(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 812))
	n := func(digits int) string {
		var b strings.Builder
		for range digits {
			b.WriteByte(byte('0' + r.IntN(10)))
		}
		return b.String()
	}
	date := func() string {
		return fmt.Sprintf("%d-%02d-%02d", 2020+r.IntN(20), 1+r.IntN(12), 1+r.IntN(28))
	}
	for name, c := range map[string]struct {
		draw func() string
		most int // of 20,000
	}{
		"an invoice's number":   {func() string { return "INV-" + date()[:4] + "-" + n(6) }, 0},
		"a number after a date": {func() string { return strings.ReplaceAll(date(), "-", "") + "-" + n(4) }, 0},
		"ten digits":            {func() string { return n(10) }, 0},
		"a date and a time":     {func() string { return date() + fmt.Sprintf(" %02d:%02d:%02d", r.IntN(24), r.IntN(60), r.IntN(60)) }, 0},
		"two dates":             {func() string { return date() + " to " + date() }, 0},
		"a phone":               {func() string { return "+" + fmt.Sprint(1+r.IntN(9)) + n(10+r.IntN(4)) }, 0},
		"a phone in groups":     {func() string { return "+49 " + n(3) + " " + n(8) }, 0},
		"an IBAN":               {func() string { return ibanOf(n(18)) }, 0},
		"an IBAN in groups":     {func() string { return grouped(ibanOf(n(18))) }, 0},
		"a UUID":                {func() string { return uuidOf(r) }, 0},
		"a digest": {func() string {
			return fmt.Sprintf("%016x%016x%016x%016xa", r.Uint64(), r.Uint64(), r.Uint64(), r.Uint64())
		}, 0},
		"twelve digits":          {func() string { return n(12) }, 120},
		"thirteen, as of an EAN": {func() string { return n(13) }, 400},
		"sixteen digits":         {func() string { return n(16) }, 700},
		"three amounts": {func() string {
			return fmt.Sprintf("%d.%02d EUR, %d.%02d EUR and %d.%02d EUR", r.IntN(9999), r.IntN(100), r.IntN(9999), r.IntN(100), r.IntN(9999), r.IntN(100))
		}, 0},
	} {
		taken := 0
		for range 20_000 {
			if cardnumber.In(c.draw()) {
				taken++
			}
		}
		require.LessOrEqual(t, taken, c.most, name)
	}
}

// ibanOf is a German IBAN: the check digits make 1 modulo 97 of what it says.
func ibanOf(account string) string {
	remainder := 0
	for _, d := range account + "131400" { // DE00
		remainder = (10*remainder + int(d-'0')) % 97
	}
	return fmt.Sprintf("DE%02d%s", 98-remainder, account)
}

func grouped(text string) string {
	var parts []string
	for ; len(text) > 4; text = text[4:] {
		parts = append(parts, text[:4])
	}
	return strings.Join(append(parts, text), " ")
}

func uuidOf(r *rand.Rand) string {
	hex := fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64())
	return "a" + hex[1:8] + "-" + hex[8:12] + "-4" + hex[13:16] + "-" + hex[16:20] + "-" + hex[20:]
}

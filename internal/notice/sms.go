package notice

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sms words a text message. It is GSM-7, so that it costs one or two segments; only a name that no Latin letters can
// spell is left as it is, since a message from nobody is worse than a dear one.
func (w *words) sms(in Input, f format) (Rendered, error) {
	data := in.facts(f, maxNameInSMS, shortDay(f, in.OnDate))
	data.Business, data.Customer = latin(data.Business), latin(data.Customer)
	body, err := w.block(in.Template, "sms", data)
	if err != nil {
		return Rendered{}, err
	}
	body = strings.Join(strings.Fields(typewriter.Replace(body)), " ")
	units, isGSM := gsmUnits(body)
	if !isGSM {
		units = utf8.RuneCountInString(body)
	}
	switch {
	case units > MaxSMS:
		return Rendered{}, fmt.Errorf("notice %s in %s: the SMS has %d units of at most %d", in.Template, w.locale, units, MaxSMS)
	case !strings.Contains(body, in.Reference):
		return Rendered{}, fmt.Errorf("notice %s in %s: the SMS lacks its reference", in.Template, w.locale)
	}
	return Rendered{Text: body}, nil
}

// The alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1), without line breaks; those of the extension take two units.
const (
	gsmBasic = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§" +
		"¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmExtension = "^{}\\[~]|€"
)

// gsmUnits counts the units that a text takes in GSM-7, and false when it cannot be written so.
func gsmUnits(s string) (int, bool) {
	units := 0
	for _, c := range s {
		switch {
		case strings.ContainsRune(gsmBasic, c):
			units++
		case strings.ContainsRune(gsmExtension, c):
			units += 2
		default:
			return 0, false
		}
	}
	return units, true
}

// typewriter has plain characters for those that locales and word processors put in their place.
var typewriter = strings.NewReplacer(
	"\u00a0", " ", "\u202f", " ", "\u2009", " ", "‘", "'", "’", "'", "“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`,
	"–", "-", "—", "-", "−", "-", "\u2010", "-", "\u2011", "-", "…", "...", "•", "-", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "œ", "oe", "Œ", "OE", "ı", "i", "`", "'",
)

// latin spells a name in GSM-7 by leaving out accents that it lacks; a name that cannot be spelt so comes back unchanged.
func latin(name string) string {
	var b strings.Builder
	for _, c := range typewriter.Replace(norm.NFC.String(name)) {
		if _, ok := gsmUnits(string(c)); ok {
			b.WriteRune(c)
			continue
		}
		plain := strings.Map(dropMark, norm.NFKD.String(string(c)))
		if _, ok := gsmUnits(plain); !ok || plain == "" {
			return name
		}
		b.WriteString(plain)
	}
	return b.String()
}

func dropMark(c rune) rune {
	if unicode.Is(unicode.Mn, c) {
		return -1
	}
	return c
}

package notice

import (
	"strings"
	"unicode/utf16"

	"github.com/rivo/uniseg"
)

// What one SMS holds, in units: of 7 bits in GSM-7, of 16 in UCS-2. A message of several gives some of each away to
// the header that joins them. Source: https://www.twilio.com/docs/glossary/what-sms-character-limit
const (
	gsmAlone, gsmJoined   = 160, 153
	ucs2Alone, ucs2Joined = 70, 67
)

// Segments is how many SMS a text is sent, and paid, as: counted as Twilio counts, who splits no character in two.
// An empty text has none.
func Segments(text string) int {
	units, alone, joined := unitsOf(text)
	total := 0
	for _, n := range units {
		total += n
	}
	switch {
	case total == 0:
		return 0
	case total <= alone:
		return 1
	}
	segments, free := 0, 0
	for _, n := range units {
		if n > free {
			segments, free = segments+1, joined
		}
		free -= n
	}
	return segments
}

// unitsOf is what each character takes, in the alphabet that the text needs: one that GSM-7 lacks puts all in UCS-2.
func unitsOf(text string) (units []int, alone, joined int) {
	for _, c := range text {
		n, ok := gsmUnits(string(c))
		if !ok {
			return ucs2Units(text), ucs2Alone, ucs2Joined
		}
		units = append(units, n)
	}
	return units, gsmAlone, gsmJoined
}

func ucs2Units(text string) (units []int) {
	for characters := uniseg.NewGraphemes(text); characters.Next(); {
		n := len(utf16.Encode(characters.Runes()))
		for ; n > ucs2Joined; n -= ucs2Joined { // marks piled upon a letter: more than any segment holds
			units = append(units, ucs2Joined)
		}
		units = append(units, n)
	}
	return units
}

// The alphabet of GSM 03.38 (3GPP TS 23.038, 6.2.1); those of the extension take two units.
const (
	gsmBasic = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§" +
		"¿abcdefghijklmnopqrstuvwxyzäöñüà\n\r"
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

package sandbox

import (
	"strings"
	"unicode/utf16"
)

// gsm7 are the characters of the GSM alphabet; those of gsm7Extended count twice. Source: 3GPP TS 23.038, 6.2.1.
const (
	gsm7 = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
		"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsm7Extended = "\f^{}\\[~]|€"
)

// segments is how many parts an SMS is sent in: 160 units of GSM-7 or 70 of UCS-2 fit into one, 153 or 67 into each of several. No
// character is torn apart.
func segments(text string) int {
	alone, part, size := 160, 153, gsm7Units
	if strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune(gsm7+gsm7Extended, r) }) {
		alone, part, size = 70, 67, utf16.RuneLen
	}
	total, parts, used := 0, 1, 0
	for _, r := range text {
		units := size(r)
		total += units
		if used+units > part {
			parts, used = parts+1, 0
		}
		used += units
	}
	if total <= alone {
		return 1
	}
	return parts
}

func gsm7Units(r rune) int {
	if strings.ContainsRune(gsm7Extended, r) {
		return 2
	}
	return 1
}

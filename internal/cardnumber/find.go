package cardnumber

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// widest is how many characters may stand between two digits of one number.
	widest = 3
	// phone is the most digits that a phone number has, by E.164.
	phone = 15
	// shown is how many of a number's last digits stay when it is masked, as on a receipt.
	shown = 4
)

// In tells whether text holds what looks like a card number.
func In(text string) bool {
	found := false
	find(text, func([]digit) bool {
		found = true
		return false
	})
	return found
}

// Mask is text with a star in the place of each digit of what looks like a card number, but for its last four. In is false of it.
func Mask(text string) string {
	for In(text) { // again, for what stays of one may complete another
		hidden := map[int]int{}
		find(text, func(number []digit) bool {
			for _, d := range number[:len(number)-shown] {
				hidden[d.at] = d.size
			}
			return true
		})
		text = starred(text, hidden)
	}
	return text
}

// starred is text with a star for what stands at each place and is of its size, in bytes.
func starred(text string, hidden map[int]int) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		if size, ok := hidden[at]; ok {
			b.WriteByte('*')
			at += size
			continue
		}
		b.WriteByte(text[at])
		at++
	}
	return b.String()
}

// digit is one digit of a text.
type digit struct {
	value       int
	at, size    int  // in bytes
	first, last bool // of its group, between which stands nothing
	plus        bool // a plus stands before it
}

// find tells of each number until it is told enough.
func find(text string, tell func(number []digit) (more bool)) {
	if digitsOf(text) < shortest {
		return
	}
	for _, run := range runs(withoutOthers(text)) {
		for from, d := range run {
			if !d.first {
				continue
			}
			for n := shortest; n <= longest && from+n <= len(run); n++ {
				number := run[from : from+n]
				if !number[n-1].last || d.plus && n <= phone || !issued(number) || !luhn(number) {
					continue
				}
				if !tell(number) {
					return
				}
			}
		}
	}
}

func digitsOf(text string) (n int) {
	for _, r := range text {
		if _, ok := valueOf(r); ok {
			n++
		}
	}
	return n
}

// runs are the digits of text that could be of one number: letters, and too much in between, part them.
func runs(text string) (all [][]digit) {
	var run []digit
	var before rune
	gap := 0
	end := func() {
		if len(run) > 0 {
			run[len(run)-1].last = true
			all = append(all, run)
			run = nil
		}
	}
	for at, r := range text {
		value, isDigit := valueOf(r)
		switch {
		case unicode.IsLetter(r):
			end()
			gap = 0
		case isDigit:
			first := len(run) == 0 || gap > 0
			if first && len(run) > 0 {
				run[len(run)-1].last = true
			}
			run = append(run, digit{value: value, at: at, size: utf8.RuneLen(r), first: first, plus: first && before == '+'})
			gap = 0
		default:
			if gap++; gap > widest {
				end()
			}
		}
		before = r
	}
	end()
	return all
}

// valueOf is the value of a decimal digit of any script: what reads as a card number is one.
func valueOf(r rune) (int, bool) {
	if r >= '0' && r <= '9' {
		return int(r - '0'), true
	}
	if r < utf8.RuneSelf || !unicode.IsDigit(r) {
		return 0, false
	}
	// Unicode keeps the digits of each script together, from zero to nine.
	for _, of := range unicode.Digit.R16 {
		if r >= rune(of.Lo) && r <= rune(of.Hi) {
			return int(r-rune(of.Lo)) % 10, true
		}
	}
	for _, of := range unicode.Digit.R32 {
		if r >= rune(of.Lo) && r <= rune(of.Hi) {
			return int(r-rune(of.Lo)) % 10, true
		}
	}
	return 0, false
}

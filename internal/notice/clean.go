package notice

import (
	"strings"
	"unicode"
)

// line makes one clean line of what somebody else wrote: no line breaks (they would add headers or rows), no control
// characters, nothing that turns the direction of the text around, and no more than limit characters.
func line(s string, limit int) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c == unicode.ReplacementChar:
			return -1
		case unicode.IsSpace(c) || unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp):
			return ' '
		case unicode.Is(unicode.Cf, c):
			return -1
		}
		return c
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if letters := []rune(s); len(letters) > limit {
		s = strings.TrimSpace(string(letters[:limit-1])) + "…"
	}
	return s
}

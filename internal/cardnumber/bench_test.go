package cardnumber_test

import (
	"strings"
	"testing"

	"arrears/internal/cardnumber"
)

// The dearest texts of a megabyte, which a body may have.
func BenchmarkIn(b *testing.B) {
	for name, part := range map[string]string{"digits": "4 ", "hex": "0123456789abcdef", "uuids": "123e4567-e89b-12d3-a456-426614174000 ", "ibans": "DE89 ", "words": "lorem ipsum "} {
		text := strings.Repeat(part, (1<<20)/len(part))
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				cardnumber.In(text)
			}
		})
	}
}

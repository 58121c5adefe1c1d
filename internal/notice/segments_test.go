package notice_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"arrears/internal/notice"
)

// TestSegmentsAreCountedAsTwilioCounts holds the count to what Twilio's own counter says, and to the vectors of its
// tests (TwilioDevEd/message-segment-calculator).
func TestSegmentsAreCountedAsTwilioCounts(t *testing.T) {
	t.Parallel()
	digits := func(n int) string { return strings.Repeat("1234567890", 16)[:n] }
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"a", 1},
		{strings.Repeat("a", 160), 1}, {strings.Repeat("a", 161), 2}, {strings.Repeat("a", 306), 2}, {strings.Repeat("a", 307), 3},
		{strings.Repeat("a", 459), 3}, {strings.Repeat("a", 460), 4},
		{strings.Repeat("€", 80), 1}, {strings.Repeat("€", 81), 2},
		{strings.Repeat("[", 80), 1}, {strings.Repeat("[", 81), 2}, {strings.Repeat("]", 81), 2}, {strings.Repeat("{", 81), 2},
		{strings.Repeat("}", 81), 2}, {strings.Repeat("^", 81), 2}, {strings.Repeat("|", 81), 2}, {strings.Repeat("~", 81), 2},
		{strings.Repeat("\\", 81), 2},
		{strings.Repeat("é", 160), 1},
		{strings.Repeat("Ç", 160), 1},
		{strings.Repeat("á", 70), 1}, {strings.Repeat("á", 71), 2},
		{strings.Repeat("ç", 70), 1}, {strings.Repeat("ç", 71), 2},
		{strings.Repeat("😜", 35), 1}, {strings.Repeat("😜", 36), 2},
		{"it's due" + strings.Repeat(".", 152), 1}, {"it’s due" + strings.Repeat(".", 152), 3},
		{"{" + digits(158), 1}, {"{" + digits(159), 2},
		{"😜" + digits(68), 1}, {"😜" + digits(69), 2},
		// No character is split in two: 152 + 2 do not fit in 153, nor 66 + 2 in 67.
		{digits(152) + "€" + digits(151), 2}, {digits(152) + "€" + digits(152), 3},
		{strings.Repeat("港", 66) + "😜" + strings.Repeat("港", 65), 2}, {strings.Repeat("港", 66) + "😜" + strings.Repeat("港", 66), 3},
		{"one\ntwo\r\n", 1},
		{"a" + strings.Repeat("\u0323", 200), 3}, {"a" + strings.Repeat("\u0323", 201), 4},
	} {
		require.Equal(t, c.want, notice.Segments(c.text), "%d characters, beginning %.12q", len([]rune(c.text)), c.text)
	}
}

func TestMoreTextIsNeverFewerSegments(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[a-z€é港😜]{0,200}`).Draw(t, "text")
		more := text + rapid.SampledFrom([]string{"a", "€", "é", "港", "😜"}).Draw(t, "more")
		require.LessOrEqual(t, notice.Segments(text), notice.Segments(more))
		require.Equal(t, text == "", notice.Segments(text) == 0)
	})
}

package pumping

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/nyaruka/phonenumbers"
)

// What codes tell, in wall time.
const (
	// Window is for how long a code that was sent counts.
	Window = time.Hour
	// Grace is how long one may be on its way, or in somebody's hands, before it counts as not typed.
	Grace = 5 * time.Minute
)

// Where codes go that nobody types.
const (
	// Enough codes to a block tell something, and as many more for each digit that a prefix is wider: a few of somebody's, here and
	// there, are not to hold a country back.
	Enough = 10
	// FewPercent of them typed is too few. Of people who sign up, most type theirs.
	FewPercent = 20
)

// Block is what became of the codes to the numbers with one prefix.
type Block struct {
	Prefix   string // of E.164
	Told     int    // codes that tell something: typed rightly, or sent longer ago than Grace
	Approved int    // of these: typed rightly
}

// region is all blocks within a prefix.
type region struct {
	Block
	narrowest int // how long the prefix of the narrowest of them is
}

func (r region) suspect() bool {
	wider := r.narrowest - len(r.Prefix)
	return r.Told >= Enough*(1+wider) && r.Approved*100 < r.Told*FewPercent
}

// Suspects are the narrowest prefixes that codes go to and hardly anybody types. What one of them explains does not speak
// against a wider one. None is wider than a calling code: of a number so short that its block is, nothing is told.
func Suspects(blocks []Block) (suspects []Block) {
	blocks = slices.DeleteFunc(slices.Clone(blocks), func(b Block) bool { return callingCode(b.Prefix) == "" })
	longest := 0
	for _, b := range blocks {
		longest = max(longest, len(b.Prefix))
	}
	for digits := longest; digits > 0 && len(blocks) > 0; digits-- {
		bad := map[string]Block{}
		for prefix, sum := range sums(blocks, digits) {
			if sum.suspect() {
				bad[prefix] = sum.Block
			}
		}
		blocks = slices.DeleteFunc(slices.Clone(blocks), func(b Block) bool {
			_, explained := bad[b.Prefix[:min(digits, len(b.Prefix))]]
			return explained
		})
		suspects = append(suspects, slices.SortedFunc(maps.Values(bad), func(x, y Block) int { return cmp.Compare(x.Prefix, y.Prefix) })...)
	}
	return suspects
}

// sums are what the prefixes of a length tell, each of all blocks within it.
func sums(blocks []Block, digits int) map[string]region {
	out := map[string]region{}
	for _, b := range blocks {
		if digits > len(b.Prefix) || digits < len(callingCode(b.Prefix)) {
			continue
		}
		prefix := b.Prefix[:digits]
		sum := out[prefix]
		out[prefix] = region{Block{prefix, sum.Told + b.Told, sum.Approved + b.Approved}, max(sum.narrowest, len(b.Prefix))}
	}
	return out
}

// callingCode is the country code of a block's numbers, with its plus; empty where there is none.
func callingCode(block string) string {
	for digits := 1; digits <= 3 && digits < len(block); digits++ {
		code, err := strconv.Atoi(block[1 : 1+digits])
		if err == nil && phonenumbers.GetRegionCodeForCountryCode(code) != phonenumbers.UNKNOWN_REGION {
			return block[:1+digits]
		}
	}
	return ""
}

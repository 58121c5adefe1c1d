package cardnumber

// The fewest and the most digits that a card number has.
const (
	shortest = 12
	longest  = 19
)

// lengths are numbers of digits, as a set of bits.
type lengths uint32

func exactly(all ...int) (l lengths) {
	for _, n := range all {
		l |= 1 << n
	}
	return l
}

func between(least, most int) (l lengths) {
	for n := least; n <= most; n++ {
		l |= 1 << n
	}
	return l
}

// network is a range of prefixes, both ends of as many digits as places says, and how long the numbers below it are.
type network struct {
	from, to, places int
	lengths          lengths
}

var networks = []network{
	// Visa
	{4, 4, 1, exactly(13, 16, 19)},
	// Mastercard
	{51, 55, 2, exactly(16)},
	{2221, 2720, 4, exactly(16)},
	// American Express
	{34, 34, 2, exactly(15)},
	{37, 37, 2, exactly(15)},
	// Discover
	{6011, 6011, 4, between(16, 19)},
	{644, 649, 3, between(16, 19)},
	{65, 65, 2, between(16, 19)},
	// JCB
	{3528, 3589, 4, between(16, 19)},
	{1800, 1800, 4, exactly(15)},
	{2131, 2131, 4, exactly(15)},
	// Diners Club
	{300, 305, 3, between(14, 19)},
	{3095, 3095, 4, between(14, 19)},
	{36, 36, 2, between(14, 19)},
	{38, 39, 2, between(14, 19)},
	// UnionPay
	{62, 62, 2, between(16, 19)},
	{8100, 8171, 4, between(16, 19)},
	// Maestro
	{50, 50, 2, between(shortest, longest)},
	{56, 58, 2, between(shortest, longest)},
	{6304, 6304, 4, between(shortest, longest)},
	{6390, 6390, 4, between(shortest, longest)},
	{67, 67, 2, between(shortest, longest)},
}

// issued tells whether a network issues numbers of these digits' beginning and length.
func issued(digits []digit) bool {
	for _, n := range networks {
		if n.lengths&(1<<len(digits)) != 0 && n.holds(digits) {
			return true
		}
	}
	return false
}

func (n network) holds(digits []digit) bool {
	prefix := 0
	for _, d := range digits[:n.places] {
		prefix = 10*prefix + d.value
	}
	return n.from <= prefix && prefix <= n.to
}

// luhn is the check of ISO/IEC 7812-1: from the right every second digit counts double, by its own digits' sum.
func luhn(digits []digit) bool {
	sum := 0
	for i, d := range digits {
		v := d.value
		if (len(digits)-i)%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0
}

package signup

// PlanOf is what is sent, for who holds it against what it says.
func PlanOf(requests int, seed uint64) (all []Request) {
	for _, u := range newPlan(requests, seed) {
		all = append(all, u...)
	}
	return all
}

// LimitOf is how many of a crowd are to be taken.
var LimitOf = limitOf

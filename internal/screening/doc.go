// Package screening decides whether a sign-up may go on to pay its prepayment. Independent checks each find something;
// a table says what each finding means; Judge adds it up to pass, refer (a human looks at it) or refuse.
//
// It is pure: what is asked of others comes in as findings. A finding is a coded word or a count and never says who somebody
// is, so that findings may be kept when a person is erased. A refusal is never outvoted, and a check that nobody answered
// never passes.
package screening

// Package policy turns written dunning policies into valid ones: YAML in, dunning.Policy out.
//
// It decides what a policy file may say, reports everything that is wrong with one, by line and column, knows the
// default policy that ships with the product, and tells a policy in plain language, as customers are shown it before
// they accept it. What is told is decided once, in telling.go, and each language has a table of phrases for it. A key that
// the engine does not obey is refused: a policy that is accepted and not obeyed is a lie to the customer who reads it.
//
// It must never touch the network, the database or the clock, and never repair a file silently: what was published
// is what was written, known by its hash.
package policy

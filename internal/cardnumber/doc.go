// Package cardnumber finds payment card numbers in text, so that none is ever kept.
//
// It decides what counts as one: digits, of any script, with a network's prefix and length that pass the Luhn check, alone or
// inside longer text. Between two of them may stand up to three characters that are no letters. A number begins and ends where
// a group of digits does, so that a longer one that merely contains it is none. What is certainly something else is passed
// over: a phone number that is written with its plus, a SEPA country's IBAN with the right check digits, a UUID, and a digest
// in hexadecimal.
//
// The check is Luhn's, of ISO/IEC 7812-1, annex B. Prefixes and lengths are the networks', as Wikipedia's "Payment card number"
// and Braintree's credit-card-type collect them, ranges that are no longer issued included; but of Maestro's claim on all that
// begins with 6 only those are taken under which cards are known. IBANs: ISO 13616, with the lengths of SWIFT's registry.
//
// By chance, one in ten numbers with a network's prefix and length passes. So a caller asks a person to leave it out, or masks
// it, and decides nothing else by it. It must never do I/O, nor return a number that it found.
package cardnumber

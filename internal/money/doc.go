// Package money holds amounts as integers in a currency's minor unit.
//
// It decides how many decimals a currency has (ISO 4217, not what shops display) and refuses to add two currencies.
// It must never see a floating-point amount.
package money

// Package history reads a receivables history: a CSV file with one invoice a row, when it was issued, due and settled.
//
// It decides what such a file must look like, and refuses a bad one with the line and the column of each mistake, up to a
// limit. It is pure: a reader in, rows out. It must never guess: a date that could be two dates, or an amount finer than
// its currency, is a mistake of the file.
package history

// Package simulate measures the simulator on a book that is generated: how long it takes from the first decision to the last line of
// JSON, how much memory, and how long one decision takes; beside it how long the machine takes to do nothing but sort and write as many
// actions, which no simulator can go below.
//
// It runs in this process, needs no stack, and writes to nowhere. The same seed makes the same book.
package simulate

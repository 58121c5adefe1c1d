// Package fresh keeps `go test` from reusing the result of a test that builds and runs the product: what the test ran is
// not among the inputs that Go knows of, and yesterday's pass says nothing about today's worker. It holds nothing else.
package fresh

import (
	"os"
	"testing"
)

// mark is written into the folder of the test's package; .gitignore names it.
const mark = ".fresh"

// Result makes the test's result one of this run only: Go does not keep a result that rests on a file which has just
// been written. Call it first, so that the mark is written last.
func Result(t testing.TB) {
	t.Helper()
	t.Cleanup(func() {
		if err := os.WriteFile(mark, nil, 0o600); err != nil {
			t.Errorf("mark the result as fresh: %v", err)
		}
	})
}

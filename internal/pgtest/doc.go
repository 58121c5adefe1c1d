// Package pgtest gives tests and the development launcher a real Postgres on any machine: the server that DATABASE_URL names,
// else a private cluster run from binaries found on this machine, else one from binaries it downloads.
//
// A private cluster listens on 127.0.0.1 only, under a random password, and ends with the process that started it, even a killed
// one; a throwaway one takes its files along. Tests share one cluster per test process, and each test gets a database of its own,
// cloned from a template that is migrated once:
//
//	func TestMain(m *testing.M) { pgtest.Main(m) }
//
//	func TestSomething(t *testing.T) {
//		t.Parallel()
//		url := pgtest.New(t, ledger.Migrate)
//		…
//	}
//
// It never skips: a test that wants Postgres and finds none fails and says what to install. It must never serve a real
// installation, and on a server that DATABASE_URL names it touches only databases that it created.
package pgtest

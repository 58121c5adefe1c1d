// Package record plays lives that pass through every phase and every way of failing on a running stack, and writes down
// what an upgrade is held against: the Temporal history of each life, and a fill of the database as this version left it.
//
// What it writes is committed and must be small, free of this machine and of secrets, and is never to be taken for granted:
// a history that no longer replays is a customer who would get stuck. See workflows/testdata/README.md.
package record

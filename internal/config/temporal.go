package config

import "strings"

// TemporalAddress refuses an address of Temporal that has a user, and maybe a password, in it: every error would repeat it.
// The rest of it is left to Temporal's library.
func TemporalAddress(hostPort string) error {
	if !strings.Contains(hostPort, "@") {
		return nil
	}
	r := new(reader)
	r.report("TEMPORAL_ADDRESS", "has a user in it; write HOST:PORT, and give a key as TEMPORAL_API_KEY")
	return r.err()
}

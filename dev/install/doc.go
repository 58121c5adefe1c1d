// Command install proves docker-compose.yml without a container engine:
//
//	go run ./dev/install
//
// It reads the file as an engine would, makes the secrets with the script that the README names, builds the image's
// programs as the Dockerfile says from what .dockerignore lets through, and runs every service's own command in the
// order of depends_on: Postgres from this machine's binaries, Temporal's server and schema tool from its own module.
// Each service has an address of loopback instead of a container; its environment, its mounted files and its arguments
// are the file's, with hosts and paths rewritten. Then it lives as an operator does: a tenant and a key made inside the
// gateway, one customer from take-over to a reminder, everything that runs once run again, a password changed, the end.
// Meanwhile it looks for every secret in what the programs print and in the process list.
//
// What it cannot prove needs an engine: that the images exist under their tags, that ours builds and runs from scratch,
// that mounts and networks are as the file says, and the web UI. Postgres's version is this machine's. The `temporal`
// command of the admin tools is played by a small program here, which takes no other arguments than those in use.
package main

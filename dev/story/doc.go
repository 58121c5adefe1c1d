// Package story plays the lives of a few customers against a running stack and checks how each ends: what a stranger is shown
// first, and what proves that the main job works.
//
// The customers, their amounts and their acts are data (story.yaml). It acts only through the public HTTP API and sees only what
// customers and billing systems could see: that API, the inbox of the sandbox providers, the access changes that provisioning
// received, and Temporal's own HTTP API for what each life cost. It must never look into the database, and it waits for what
// should happen, never for time to pass.
package story

package outgoing

import (
	"fmt"
	"net/url"
)

// Address parses an absolute http or https address without user, query or fragment. The error names the environment variable it came from, and not the
// value, which may hold a password.
func Address(variable, value string) (*url.URL, error) {
	u, err := url.Parse(value)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("%s must be an address like https://host or https://host/path, without user, query or fragment", variable)
	}
	return u, nil
}

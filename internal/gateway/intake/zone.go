package intake

import (
	"errors"
	"time"
)

// Zone says what is wrong with the name of a time zone. "Local" is refused: it would be another on every machine.
func Zone(name string) error {
	if _, err := time.LoadLocation(name); err != nil || name == "" || name == "Local" {
		return errors.New("must be a time zone of the IANA database, such as Europe/Berlin")
	}
	return nil
}

package config

import "log/slog"

// Secret is a value that prints as "[secret]" wherever it is printed by accident.
type Secret string

const hidden = "[secret]"

// Reveal is the value itself, for the one place that needs it.
func (s Secret) Reveal() string { return string(s) }

// String hides the value.
func (Secret) String() string { return hidden }

// GoString hides the value from %#v.
func (Secret) GoString() string { return hidden }

// LogValue hides the value from logs.
func (Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalJSON hides the value from JSON.
func (Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + hidden + `"`), nil }

// MarshalText hides the value from every other encoding.
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

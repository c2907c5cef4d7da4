package fault

import "log/slog"

// bullet stands wherever a secret would have been printed.
const bullet = "•"

// Secret is text that must not be seen: a key, a token, a name. Every way of printing it gives a bullet; string(s) is the text.
type Secret string

// String gives a bullet.
func (Secret) String() string { return bullet }

// GoString gives a bullet, for %#v.
func (Secret) GoString() string { return bullet }

// MarshalJSON gives a bullet as a JSON string.
func (Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + bullet + `"`), nil }

// LogValue gives a bullet to slog.
func (Secret) LogValue() slog.Value { return slog.StringValue(bullet) }

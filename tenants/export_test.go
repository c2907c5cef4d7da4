package tenants

import "github.com/honnin/honnin/internal/viewer"

// NewKey gives the text of a key that no row holds.
func NewKey() string { return newKey(Test) }

// WellFormed is wellFormed.
func WellFormed(key string) bool { return wellFormed(key) }

// Remember puts a key into the gate's memory.
func Remember(g *Gate, key string) { g.remember(key, viewer.Viewer{}, nil) }

// Remembered counts the keys that the gate holds.
func Remembered(g *Gate) int { return len(g.keys) }

package tenants

import (
	"github.com/honnin/honnin/internal/fault"
)

// Keep puts a key into the gate's memory.
func Keep(g *Gate, key fault.Secret) { g.memory.keep(hashed(key), admitted{}) }

// Kept counts the keys that the gate holds.
func Kept(g *Gate) int { return len(g.memory.keys) }

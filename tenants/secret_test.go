package tenants_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/tenants"
)

func TestKeysDiffer(t *testing.T) {
	t.Parallel()

	seen := map[string]bool{}

	for range 1000 {
		key := tenants.NewKey()
		require.True(t, tenants.WellFormed(key))
		require.False(t, seen[key])
		seen[key] = true
	}
}

// CRC-32 finds every change of up to 32 bits in a row, hence every single changed letter and every pair of neighbours swapped.
func TestTypingMistakesShow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := []byte(tenants.NewKey())
		place := rapid.IntRange(0, len(key)-2).Draw(t, "place")

		if rapid.Bool().Draw(t, "swap") {
			key[place], key[place+1] = key[place+1], key[place]
			if key[place] == key[place+1] {
				return
			}
		} else {
			old := key[place]
			key[place] = rapid.ByteRange('0', 'z').Draw(t, "letter")

			if key[place] == old {
				return
			}
		}

		require.False(t, tenants.WellFormed(string(key)))
	})
}

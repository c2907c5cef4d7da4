package key_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/key"
)

func TestKeysDiffer(t *testing.T) {
	t.Parallel()

	seen := map[string]bool{}

	for range 1000 {
		made := key.New(key.Live)
		require.True(t, key.WellFormed(made))
		require.False(t, seen[string(made)])
		seen[string(made)] = true
	}
}

// CRC-32 finds every change of up to 32 bits in a row, hence every single changed letter and every pair of neighbours swapped.
func TestTypingMistakesShow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(key.New(key.Test))
		place := rapid.IntRange(0, len(text)-2).Draw(t, "place")

		if rapid.Bool().Draw(t, "swap") {
			text[place], text[place+1] = text[place+1], text[place]
			if text[place] == text[place+1] {
				return
			}
		} else {
			old := text[place]
			text[place] = rapid.ByteRange('0', 'z').Draw(t, "letter")

			if text[place] == old {
				return
			}
		}

		require.False(t, key.WellFormed(fault.Secret(text)))
	})
}

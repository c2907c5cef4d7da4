package invoice

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/fault"
)

// However an invoice walks: nothing is a draft again, nothing leaves void, and nothing is paid that was never issued.
func TestWalks(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		state, issued := Drafted, false

		for range 12 {
			next := rapid.SampledFrom([]State{Drafted, Issued, Paid, Voided, WrittenOff}).Draw(t, "next")

			if err := allowed(state, next); err != nil {
				found, _ := fault.Find(err)
				require.Equal(t, fault.Conflict, found.Kind)
				require.Equal(t, string(state), found.State)

				continue
			}

			require.NotEqual(t, Drafted, next)
			require.NotEqual(t, Voided, state)
			issued = issued || next == Issued
			require.True(t, issued || next == Voided)
			state = next
		}
	})
}

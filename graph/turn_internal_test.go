package graph

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
)

// A tenant has one turn at a time; others wait for theirs, and no longer than they like.
func TestTurns(t *testing.T) {
	t.Parallel()

	all := newTurns()
	ours, theirs := viewer.With(t.Context(), viewer.For(uuid.New(), "a")), viewer.With(t.Context(), viewer.For(uuid.New(), "b"))
	nothing := func(context.Context) error { return nil }

	err := all.take(ours, func(context.Context) error {
		err := all.take(ours, nothing)
		require.True(t, fault.Is(err, fault.Conflict), "a second one of ours")

		waiting, stop := context.WithCancel(theirs)
		stop()

		err = all.take(waiting, nothing)
		require.True(t, fault.Is(err, fault.Conflict), "no turn came in time")

		return nil
	})
	require.NoError(t, err)
	require.NoError(t, all.take(theirs, nothing))
	require.NoError(t, all.take(ours, nothing))
	require.Empty(t, all.of)
}

package cursor_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
)

func TestCursorsKeepTheirRow(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		at := time.UnixMicro(rapid.Int64Range(-1<<50, 1<<53).Draw(t, "at")).UTC()
		id := uuid.UUID(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "id"))

		gotAt, gotID, err := cursor.Parse(cursor.Format(at, id))
		require.NoError(t, err)
		require.Equal(t, at, gotAt)
		require.Equal(t, id, gotID)
	})
}

func TestWhatIsNoCursor(t *testing.T) {
	t.Parallel()

	good := cursor.Format(time.Now(), uuid.New())

	for _, text := range []string{"", "!", good[1:], good + "A", good + "=", "ver_01j9z3k4m5n6p7q8r9s0t1v2w3"} {
		_, _, err := cursor.Parse(text)
		require.True(t, fault.Is(err, fault.Invalid), text)
	}
}

func TestPages(t *testing.T) {
	t.Parallel()

	for first, want := range map[int]bool{-1: false, 0: false, 1: true, 100: true, 101: false} {
		require.Equal(t, want, cursor.Length(first) == nil, first)
	}

	page, more := cursor.Cut([]int{1, 2, 3}, 2)
	require.Equal(t, []int{1, 2}, page)
	require.True(t, more)

	page, more = cursor.Cut([]int{1, 2}, 2)
	require.Equal(t, []int{1, 2}, page)
	require.False(t, more)
}

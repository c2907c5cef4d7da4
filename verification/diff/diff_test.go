package diff_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/verification/diff"
)

// People read the differences of conditions.
func TestSignsStandAsTheyAreWritten(t *testing.T) {
	t.Parallel()

	type rule struct {
		When string `json:"when"`
	}

	changes, err := diff.Between(rule{"score.passive < 0.8 && x > 1"}, rule{"a<b"})
	require.NoError(t, err)
	require.Equal(t, []diff.Change{{Path: "when", Before: `"score.passive < 0.8 && x > 1"`, After: `"a<b"`}}, changes)
}

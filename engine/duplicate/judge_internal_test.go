package duplicate

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
)

func TestJudge(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		found   []engine.Copy
		least   float64
		outcome engine.Outcome
		reasons []engine.Reason
	}{
		"none":               {nil, 13, engine.Pass, nil},
		"far":                {[]engine.Copy{{Distance: 14}}, 13, engine.Pass, nil},
		"near":               {[]engine.Copy{{Distance: 12}}, 13, engine.Fail, []engine.Reason{Alike}},
		"the same file":      {[]engine.Copy{{Exact: true}}, 13, engine.Fail, []engine.Reason{Same}},
		"both":               {[]engine.Copy{{Exact: true}, {Distance: 2}}, 13, engine.Fail, []engine.Reason{Same, Alike}},
		"switched off":       {[]engine.Copy{{Exact: true}}, 0, engine.Pass, nil},
		"the same file only": {[]engine.Copy{{Exact: true}, {Distance: 2}}, 1, engine.Fail, []engine.Reason{Same}},
	} {
		got := judge(measure(test.found, test.least))
		require.Equal(t, test.outcome, got.Outcome, name)
		require.Equal(t, test.reasons, got.Reasons, name)
	}
}

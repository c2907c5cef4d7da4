package eval_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/eval"
)

func TestRateSaysWhatItStandsOn(t *testing.T) {
	t.Parallel()

	data, err := json.Marshal(eval.Rate{Count: 5, N: 10})
	require.NoError(t, err)

	var got map[string]float64

	require.NoError(t, json.Unmarshal(data, &got))
	require.InDelta(t, .5, got["value"], 0)
	require.InDelta(t, 5, got["count"], 0)
	require.InDelta(t, 10, got["n"], 0)
	require.InDelta(t, .2366, got["low"], 5e-5)
	require.InDelta(t, .7634, got["high"], 5e-5)
}

func TestRateOfNothingIsUnknown(t *testing.T) {
	t.Parallel()

	require.Zero(t, eval.Rate{}.Value())

	data, err := json.Marshal(eval.Rate{})
	require.NoError(t, err)
	require.JSONEq(t, `{"value":null,"count":0,"n":0,"low":0,"high":1}`, string(data))
}

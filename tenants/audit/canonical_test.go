package audit_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/tenants/audit"
)

// The examples are those of RFC 8785, clauses 3.2.2 and 3.2.3 and appendix B, by their description.
func TestCanonical(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ given, want string }{
		"numbers":         {`[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]`, `[333333333.3333333,1e+30,4.5,0.002,1e-27]`},
		"zeros":           {`[0, -0, 0.0, -0.0]`, `[0,0,0,0]`},
		"large":           {`[9007199254740992, 1e21, 1e20, -1e-7, 1e-6]`, `[9007199254740992,1e+21,100000000000000000000,-1e-7,0.000001]`},
		"strings":         {`"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"`, `"€$\u000f\nA'B\"\\\\\"/"`},
		"no HTML escapes": {`"<a&b>\u2028"`, "\"<a&b>\u2028\""},
		"literals":        {` [ null , true , false ] `, `[null,true,false]`},
		"order":           {`{"b":1,"a":{"d":[],"c":{}},"":0}`, `{"":0,"a":{"c":{},"d":[]},"b":1}`},
		// U+1F600 is two units from U+D83D on, and so comes before U+FB33.
		"order by units": {`{"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3}`, "{\"\u20ac\":3,\"\U0001F600\":2,\"\ufb33\":1}"},
	} {
		var value any
		require.NoError(t, json.Unmarshal([]byte(test.given), &value), name)

		got, err := audit.Canonical(value)
		require.NoError(t, err)
		require.Equal(t, test.want, string(got), name)
	}
}

func TestCanonicalIsStable(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		item := rapid.OneOf(rapid.String().AsAny(), rapid.Float64().AsAny(), rapid.Bool().AsAny())
		value := rapid.MapOf(rapid.String(), item).Draw(t, "value")

		first, err := audit.Canonical(value)
		require.NoError(t, err)

		var again any
		require.NoError(t, json.Unmarshal(first, &again))

		second, err := audit.Canonical(again)
		require.NoError(t, err)
		require.Equal(t, string(first), string(second))
	})
}

package rbac

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestABrokenTableIsRefused(t *testing.T) {
	t.Parallel()

	for name, broken := range map[string]struct{ conf, policy string }{
		"no model":    {"nonsense", policy},
		"empty model": {"", policy},
		"no policy":   {conf, ""},
	} {
		_, err := parse(broken.conf, broken.policy)
		require.Error(t, err, name)
	}

	table, err := parse(conf, "p, admin, viewer")
	require.NoError(t, err)
	require.Empty(t, table.Roles(), "a row cut short allows nothing")
}

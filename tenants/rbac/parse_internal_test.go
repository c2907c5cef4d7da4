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
	} {
		_, err := parse(broken.conf, broken.policy)
		require.Error(t, err, name)
	}

	for name, empty := range map[string]string{"nothing": "", "a row cut short": "p, admin, viewer"} {
		table, err := parse(conf, empty)
		require.NoError(t, err, name)
		require.Empty(t, table.Roles(), "%s allows nothing", name)
	}
}

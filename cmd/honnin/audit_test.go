package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// Scripts tell by the exit code whether the log is whole, broken, or could not be looked at.
func TestAuditVerify(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	url := "sqlite://" + filepath.Join(folder, "honnin.db")
	require.NoError(t, ent.Migrate(t.Context(), url))

	ours, theirs := linked(t, url), linked(t, url)
	verify := func(args ...string) (int, string, string) {
		var out, complaint bytes.Buffer

		code := run(context.Background(), append([]string{"audit", "verify", "--data", folder}, args...), streams{&out, &complaint})

		return code, out.String(), complaint.String()
	}

	code, out, _ := verify()
	require.Equal(t, exitDone, code)
	require.Regexp(t, `^installation  whole, 0 links; head 0 0{64}\nten_\w+  whole, 3 links; head 3 [0-9a-f]{64}\nten_\w+  whole, 3 links`, out)

	raw, err := sql.Open("sqlite", filepath.Join(folder, "honnin.db"))
	require.NoError(t, err)
	_, err = raw.ExecContext(t.Context(), `DELETE FROM audit WHERE seq = 2 AND tenant_id = ?`, ours.String())
	require.NoError(t, errors.Join(err, raw.Close()))

	code, out, complaint := verify()
	require.Equal(t, exitBroken, code)
	require.Contains(t, out, id.Format(id.Tenant, ours)+"  BROKEN, 2 links")
	require.Contains(t, out, "  link 2: missing\n")
	require.Contains(t, complaint, "of 3 chains, 1 are not whole")

	code, out, _ = verify("--tenant", id.Format(id.Tenant, theirs))
	require.Equal(t, exitDone, code)
	require.NotContains(t, out, "BROKEN")

	code, _, _ = verify("--tenant", id.Format(id.Tenant, ours))
	require.Equal(t, exitBroken, code)

	for _, wrong := range []string{"ten_x", id.Format(id.Tenant, uuid.New())} {
		code, _, _ = verify("--tenant", wrong)
		require.Equal(t, exitUnusable, code, wrong)
	}

	code, _, _ = verify("--database", "postgres://127.0.0.1:1/none?connect_timeout=1")
	require.Equal(t, exitFailed, code)
}

// linked makes a tenant with three links.
func linked(t *testing.T, url string) uuid.UUID {
	t.Helper()

	ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
	for range 3 {
		require.NoError(t, audit.Record(ctx, audit.Entry{Action: "key.revoke"}))
	}

	who, _ := viewer.From(ctx)

	return who.Tenant
}

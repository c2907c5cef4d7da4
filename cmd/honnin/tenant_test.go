package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

func TestTenantKeys(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	url := "sqlite://" + filepath.Join(folder, "honnin.db")
	secret := strings.Repeat("s", 32)

	require.NoError(t, ent.Migrate(t.Context(), url))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "secret"), []byte(secret), 0o600))

	blobs, err := blob.Open(t.Context(), "file://"+filepath.Join(folder, "blobs"), []byte(secret))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, blobs.Close()) })

	keyset, err := blobs.NewKeyset()
	require.NoError(t, err)

	ctx := database.Tenant(database.Open(t, url), t, keyset)
	who, _ := viewer.From(ctx)
	tenant := id.Format(id.Tenant, who.Tenant)

	_, err = blobs.Put(ctx, keyset, "before", nil, strings.NewReader("evidence"), 100)
	require.NoError(t, err)

	read := func() error {
		row, err := ent.From(ctx).Tenant.Get(ctx, who.Tenant)
		require.NoError(t, err)
		_, err = blobs.Get(ctx, row.Keyset, "before", nil)

		return err
	}
	command := func(args ...string) (int, string) {
		var out, complaint bytes.Buffer

		code := run(context.Background(), append([]string{"tenant"}, append(args, "--data", folder)...), streams{&out, &complaint})

		return code, out.String() + complaint.String()
	}

	code, said := command("rotate-key", tenant)
	require.Equal(t, exitDone, code, said)
	require.Contains(t, said, "has 2 keys")
	require.NoError(t, read())

	for name, args := range map[string][]string{
		"no tenant":       {"rotate-key"},
		"not an id":       {"rotate-key", "ten_x"},
		"unknown":         {"rotate-key", id.Format(id.Tenant, uuid.New())},
		"not confirmed":   {"destroy-key", tenant},
		"wrong confirmed": {"destroy-key", tenant, "--confirm", "test"},
		"another's name":  {"destroy-key", id.Format(id.Tenant, uuid.New()), "--confirm", "Test"},
	} {
		code, _ := command(args...)
		require.NotEqual(t, exitDone, code, name)
		require.NoError(t, read(), name)
	}

	code, said = command("destroy-key", tenant, "--confirm", "Test")
	require.Equal(t, exitDone, code, said)
	require.Contains(t, said, "Backups")
	require.ErrorIs(t, read(), blob.ErrKeyset)

	code, said = command("rotate-key", tenant)
	require.Equal(t, exitFailed, code)
	require.Contains(t, said, "destroyed")
}

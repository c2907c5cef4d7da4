package audit_test

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // registers "pgx"
	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite" // registers "sqlite"

	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// tamper runs a statement past every guard, as somebody with the database's password would.
func tamper(t *testing.T, url string, statements ...string) {
	t.Helper()

	driver, source := "pgx", url
	if path, lite := strings.CutPrefix(url, "sqlite://"); lite {
		driver, source = "sqlite", "file:"+path+"?_pragma=busy_timeout(10000)"
	}

	raw, err := sql.Open(driver, source)
	require.NoError(t, err)

	for _, statement := range statements {
		_, err = raw.ExecContext(t.Context(), statement)
		require.NoError(t, err, statement)
	}

	require.NoError(t, raw.Close())
}

func TestVerifyFindsWhatWasDone(t *testing.T) {
	t.Parallel()

	const at = `UPDATE audit SET seq = %d WHERE seq = %d`

	for name, test := range map[string]struct {
		statements []string
		want       []string
	}{
		"nothing":              {nil, nil},
		"removed":              {[]string{`DELETE FROM audit WHERE seq = 4`}, []string{"link 4: missing"}},
		"many removed":         {[]string{`DELETE FROM audit WHERE seq BETWEEN 2 AND 5`}, []string{"links 2 to 5: missing"}},
		"the first removed":    {[]string{`DELETE FROM audit WHERE seq = 1`}, []string{"link 1: missing"}},
		"the action changed":   {[]string{`UPDATE audit SET action = 'key.create' WHERE seq = 4`}, []string{"link 4: changed"}},
		"the actor changed":    {[]string{`UPDATE audit SET actor = 'usr_2' WHERE seq = 1`}, []string{"link 1: changed"}},
		"the reason changed":   {[]string{`UPDATE audit SET reason = 'x' WHERE seq = 9`}, []string{"link 9: changed"}},
		"the target changed":   {[]string{`UPDATE audit SET target = 'x' WHERE seq = 3`}, []string{"link 3: changed"}},
		"the address changed":  {[]string{`UPDATE audit SET address = 'x' WHERE seq = 3`}, []string{"link 3: changed"}},
		"before changed":       {[]string{`UPDATE audit SET before = '{"n":2}' WHERE seq = 3`}, []string{"link 3: changed"}},
		"after taken away":     {[]string{`UPDATE audit SET "after" = NULL WHERE seq = 3`}, []string{"link 3: changed"}},
		"the time changed":     {[]string{`UPDATE audit SET at = '2020-01-01 00:00:00+00:00' WHERE seq = 3`}, []string{"link 3: changed"}},
		"the hash changed":     {[]string{`UPDATE audit SET hash = previous WHERE seq = 4`}, []string{"link 4: changed", "link 5: unlinked"}},
		"another link's hash":  {[]string{`UPDATE audit SET previous = hash WHERE seq = 4`}, []string{"link 4: changed"}},
		"two changed places":   {[]string{fmt.Sprintf(at, 99, 4), fmt.Sprintf(at, 4, 6), fmt.Sprintf(at, 6, 99)}, []string{"link 4: changed", "link 5: unlinked", "link 6: changed", "link 7: unlinked"}},
		"one moved to the end": {[]string{fmt.Sprintf(at, 11, 2)}, []string{"link 2: missing", "link 11: beyond"}},
		"the tail cut":         {[]string{`DELETE FROM audit WHERE seq > 7`}, []string{"links 8 to 10: cut"}},
		"all removed":          {[]string{`DELETE FROM audit`}, []string{"links 1 to 10: cut"}},
		"tail and head cut":    {[]string{`DELETE FROM audit WHERE seq > 7`, `UPDATE audithead SET seq = 7`}, []string{"link 7: head"}},
		"the head removed":     {[]string{`DELETE FROM audithead`}, []string{"links 1 to 10: beyond"}},
		"the head set back":    {[]string{`UPDATE audithead SET seq = 9`}, []string{"link 9: head", "link 10: beyond"}},
		"a place below one":    {[]string{fmt.Sprintf(at, -1, 3)}, []string{"link -1: added", "link 3: missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			database.Each(t, func(t *testing.T, url string) {
				t.Helper()

				ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
				for n := range 10 {
					require.NoError(t, audit.Record(ctx, audit.Entry{
						Action: "key.revoke", Target: strconv.Itoa(n), Before: map[string]any{"n": 1, "名": "é"}, After: []string{"x"},
					}))
				}

				tamper(t, url, test.statements...)

				got, err := audit.Verify(ctx, tenantOf(ctx))
				require.NoError(t, err)

				var said []string
				for _, one := range got.Breaks {
					said = append(said, one.String())
				}

				require.Equal(t, test.want, said)
			})
		})
	}
}

func tenantOf(ctx context.Context) uuid.UUID {
	who, _ := viewer.From(ctx)

	return who.Tenant
}

func TestVerifyWhileOthersRecord(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		none, err := audit.Verify(ctx, tenantOf(ctx))
		require.NoError(t, err)
		require.Equal(t, audit.Checked{Hash: audit.Genesis()}, none)

		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				for range 30 {
					if err := audit.Record(ctx, audit.Entry{Action: "key.revoke"}); err != nil {
						t.Errorf("record: %v", err)
					}
				}
			})
			all.Go(func() {
				for range 10 {
					if got, err := audit.Verify(ctx, tenantOf(ctx)); err != nil || len(got.Breaks) > 0 {
						t.Errorf("verify: %v %v", got.Breaks, err)
					}
				}
			})
		}

		all.Wait()

		rows := links(ctx)
		got, err := audit.Verify(ctx, tenantOf(ctx))
		require.NoError(t, err)
		require.Equal(t, audit.Checked{Links: 120, Seq: 120, Hash: rows[119].Hash}, got)
	})
}

// A chain longer than a page, of a tenant among others, and more breaks than are worth telling.
func TestVerifyALongChain(t *testing.T) {
	t.Parallel()

	url := database.SQLite(t)
	ctx := database.Tenant(database.Open(t, url), t, []byte("k"))

	require.NoError(t, audit.Record(ctx))
	require.NoError(t, audit.Record(ctx, slices.Repeat([]audit.Entry{{Action: "key.revoke"}, {Action: "key.create", After: 1}}, 550)...))
	require.NoError(t, audit.Record(database.Tenant(ctx, t, []byte("k")), audit.Entry{Action: "key.revoke"}))

	got, err := audit.Verify(ctx, tenantOf(ctx))
	require.NoError(t, err)
	require.Empty(t, got.Breaks)
	require.EqualValues(t, 1100, got.Links)

	tamper(t, url, `UPDATE audit SET reason = 'x' WHERE seq % 2 = 0`)

	got, err = audit.Verify(ctx, tenantOf(ctx))
	require.NoError(t, err)
	require.Len(t, got.Breaks, 100)
}

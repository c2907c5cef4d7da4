package ent_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/testkit/postgres"
)

// execute runs statements as the tests' superuser.
func execute(t *testing.T, url string, statements ...string) {
	t.Helper()

	opened, _ := raw(t, url)
	for _, statement := range statements {
		_, err := opened.ExecContext(context.WithoutCancel(t.Context()), statement)
		require.NoError(t, err, statement)
	}
}

// login makes a login with the attributes and gives the URL by which it comes.
func login(t *testing.T, url, attributes string) (name, its string) {
	t.Helper()

	name = "login_" + strings.ReplaceAll(unique(), "-", "")
	execute(t, url, "CREATE ROLE "+name+" LOGIN "+attributes)
	t.Cleanup(func() {
		execute(t, url, "REASSIGN OWNED BY "+name+" TO postgres", "DROP OWNED BY "+name, "DROP ROLE "+name)
	})

	return name, strings.Replace(url, "user=postgres", "user="+name, 1)
}

func TestOpenBecomesTheRoleThatOwnsNothing(t *testing.T) {
	t.Parallel()

	url := database.Postgres(t)
	_, plain := login(t, url, "IN ROLE honnin_app")

	for _, url := range []string{url, plain} {
		opened, err := ent.Open(t.Context(), url)
		require.NoError(t, err)

		role, err := opened.Role(t.Context())
		require.NoError(t, err)
		require.Equal(t, "honnin_app", role)
		require.NoError(t, opened.Close())
	}
}

func TestOpenRefusesALoginThatIsTooPowerful(t *testing.T) {
	t.Parallel()

	url := database.Postgres(t)
	bypassing, bypass := login(t, url, "BYPASSRLS")
	_, stranger := login(t, url, "")
	owning, owner := login(t, url, "")
	_, heir := login(t, url, "IN ROLE "+owning)
	execute(t, url, "ALTER TABLE verification OWNER TO "+owning)

	execute(t, url, "GRANT SELECT ON goose_db_version TO "+bypassing)

	for name, url := range map[string]string{"bypasses": bypass, "owns": owner, "may own": heir} {
		_, err := ent.Open(t.Context(), url)
		require.ErrorIs(t, err, ent.ErrPowerful, name)
		require.ErrorContains(t, err, "IN ROLE honnin_app", "it says what to do")
	}

	_, err := ent.Open(t.Context(), stranger)
	require.ErrorContains(t, err, "permission denied")

	execute(t, url, "GRANT honnin_app TO "+owning)

	opened, err := ent.Open(t.Context(), owner)
	require.NoError(t, err, "an owner that may become honnin_app does")
	require.NoError(t, opened.Close())
}

// An installation needs no superuser: a login that owns its database migrates and serves.
func TestALoginThatOwnsItsDatabaseIsEnough(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ attributes, grant string }{
		"it may make roles":                   {attributes: "CREATEROLE"},
		"an administrator made it the member": {attributes: "", grant: "GRANT honnin_app TO %s"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			database.Postgres(t) // the role is there, as another database of the cluster made it

			url := postgres.New(t)
			owning, owner := login(t, url, test.attributes)
			execute(t, url, "GRANT ALL ON SCHEMA public TO "+owning)
			t.Cleanup(func() { execute(t, url, "REASSIGN OWNED BY "+owning+" TO postgres") })

			require.NoError(t, ent.Migrate(t.Context(), owner))

			if test.grant != "" {
				_, err := ent.Open(t.Context(), owner)
				require.ErrorIs(t, err, ent.ErrPowerful)
				execute(t, url, fmt.Sprintf(test.grant, owning))
			}

			ctx := opened(t, ent.Open, owner)
			ours := database.Tenant(ctx, t, []byte("k"))
			_, err := newVerification(ours)
			require.NoError(t, err)
		})
	}
}

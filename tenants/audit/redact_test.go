package audit_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/audit"
)

const planted = "Tr0ub4dor-planted"

func TestSecretsAreTakenOut(t *testing.T) {
	t.Parallel()

	hash := planted

	for name, value := range map[string]any{
		"a Secret":          struct{ Anything fault.Secret }{planted},
		"a list of Secrets": []fault.Secret{planted},
		"password":          map[string]any{"password": planted},
		"PasswordHash":      struct{ PasswordHash *string }{&hash},
		"nested":            map[string]any{"a": []any{map[string]any{"client_secret": map[string]string{"value": planted}}}},
		"token":             map[string]string{"Access-Token": planted},
		"codes":             map[string][]string{"recovery_codes": {planted}},
		"hash":              map[string]string{"hash": planted},
		"keyset":            map[string]string{"Keyset": planted},
		"cookie":            map[string]string{"Set-Cookie": planted},
		"an API key":        map[string]string{"name": "hk_live_0123456789abcdef" + planted},
		"a pass":            "see /capture/#cap_" + planted,
		"a header":          []string{"Bearer " + planted},
		"a signing secret":  "whsec_" + planted,
		"a tenant's row":    db.Tenant{Keyset: []byte(planted)},
		"a person's row":    db.User{PasswordHash: planted, TotpSecret: []byte(planted)},
	} {
		got, err := audit.Side(value)
		require.NoError(t, err, name)
		require.NotContains(t, string(got), planted, name)
	}
}

func TestWhatIsNoSecretStays(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		given any
		want  string
	}{
		{nil, ``},
		{map[string]any{"state": "active", "role": "admin", "n": 3, "last4": "abcd", "password": nil}, `{"last4":"abcd","n":3,"password":null,"role":"admin","state":"active"}`},
		{"a\x00b\xff", `"a�b�"`},
		{map[string]any{"a\x00": 1}, `{"a�":1}`},
		{strings.Repeat("x", 20<<10), `{"bytes":20482,"omitted":"too large"}`},
	} {
		got, err := audit.Side(test.given)
		require.NoError(t, err)
		require.Equal(t, test.want, string(got))
	}

	var deep any = planted
	for range 40 {
		deep = []any{deep}
	}

	got, err := audit.Side(deep)
	require.NoError(t, err)
	require.Equal(t, strings.Repeat("[", 16)+`"•"`+strings.Repeat("]", 16), string(got))

	_, err = audit.Side(func() {})
	require.Error(t, err)
}

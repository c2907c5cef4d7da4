package viewer_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/viewer"
)

func TestContext(t *testing.T) {
	t.Parallel()

	_, ok := viewer.From(context.Background())
	require.False(t, ok, "nobody put a viewer there")

	tenant := uuid.New()
	want := viewer.Viewer{Tenant: tenant, Subject: "key_1", Kind: viewer.Key, Roles: []string{"admin"}}
	ctx := viewer.With(context.Background(), want)

	got, ok := viewer.From(ctx)
	require.True(t, ok)
	require.Equal(t, want, got)

	inner, ok := viewer.From(viewer.With(ctx, viewer.System("sweep")))
	require.True(t, ok)
	require.Equal(t, viewer.System("sweep"), inner, "the innermost viewer counts")
}

func TestEverywhere(t *testing.T) {
	t.Parallel()

	tenant := uuid.New()
	tests := map[string]struct {
		viewer viewer.Viewer
		want   bool
	}{
		"the machine":                  {viewer.System("sweep"), true},
		"the machine for one tenant":   {viewer.For(tenant, "verify"), false},
		"a key":                        {viewer.Viewer{Tenant: tenant, Kind: viewer.Key}, false},
		"a key that lost its tenant":   {viewer.Viewer{Kind: viewer.Key}, false},
		"an applicant without tenant":  {viewer.Viewer{Kind: viewer.Applicant}, false},
		"a viewer that nobody filled":  {viewer.Viewer{}, false},
		"a user signed in to a tenant": {viewer.Viewer{Tenant: tenant, Kind: viewer.User}, false},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, test.want, test.viewer.Everywhere())
		})
	}
}

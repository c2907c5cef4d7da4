package rbac

import (
	"context"
	"slices"

	"github.com/honnin/honnin/internal/viewer"
)

// elsewhere are permissions that nobody has in a test environment: whom it belongs to, who its people are and what they pay is decided
// in the tenant whose environment it is.
func elsewhere() []string {
	return []string{
		"feature:write", "invoice:read", "invoice:write", "member:read", "member:write", "role:write", "sso:read", "sso:write", "tenant:destroy",
	}
}

// barred tells whether the viewer is where nobody has the permission.
func barred(who viewer.Viewer, permission string) bool {
	return who.Test() && slices.Contains(elsewhere(), permission)
}

// open leaves out what nobody has where the viewer is.
func open(who viewer.Viewer, permissions []string) []string {
	return slices.DeleteFunc(slices.Clone(permissions), func(permission string) bool { return barred(who, permission) })
}

// home is the context of where the viewer's own roles are kept.
func home(ctx context.Context) context.Context {
	who, _ := viewer.From(ctx)

	return viewer.With(ctx, who.AtHome())
}

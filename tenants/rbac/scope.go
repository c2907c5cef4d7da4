package rbac

import (
	"slices"
	"strings"
)

// The levels of a key's scope.
const (
	None  = "none"  // nothing of the subject
	Read  = "read"  // subject:read alone
	Write = "write" // all that the role allows of the subject
)

// within tells whether scopes leave a permission standing. No scopes at all leave every one.
func within(scopes map[string]string, subject, act string) bool {
	if len(scopes) == 0 {
		return true
	}

	level := scopes[subject]

	return level == Write || level == Read && act == "read"
}

func narrow(scopes map[string]string, permissions []string) []string {
	if len(scopes) == 0 {
		return permissions
	}

	return slices.DeleteFunc(slices.Clone(permissions), func(permission string) bool {
		subject, act, _ := strings.Cut(permission, ":")

		return !within(scopes, subject, act)
	})
}

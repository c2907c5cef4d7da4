package rbac

import (
	"slices"
	"strings"
)

const documentHead = `# Permissions

Generated from ` + "`tenants/rbac/policy.csv`" + ` by ` + "`go generate ./tenants/rbac`" + `; do not edit. Rows are permissions, columns are roles.

`

// Document shows the table as Markdown: one row for each permission, one column for each role.
func (t *Table) Document() string {
	var text strings.Builder

	roles := t.Roles()

	text.WriteString(documentHead)
	text.WriteString("| | " + strings.Join(roles, " | ") + " |\n")
	text.WriteString("|---|" + strings.Repeat(":-:|", len(roles)) + "\n")

	for _, permission := range t.all {
		text.WriteString("| `" + permission + "` |")

		for _, role := range roles {
			mark := " |"
			if slices.Contains(t.roles[role], permission) {
				mark = " ✓ |"
			}

			text.WriteString(mark)
		}

		text.WriteString("\n")
	}

	return text.String()
}

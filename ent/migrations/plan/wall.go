package plan

import (
	"fmt"
	"slices"

	"ariga.io/atlas/sql/migrate"
	atlas "ariga.io/atlas/sql/schema"
)

// walled writes row-level security behind every table that a plan adds.
type walled struct{ migrate.Formatter }

// Format adds the statements, then formats.
func (w walled) Format(plan *migrate.Plan) ([]migrate.File, error) {
	added := *plan

	var closed []*atlas.Table // a plan names a table again for each of its indexes

	for _, change := range plan.Changes {
		if table, ok := change.Source.(*atlas.AddTable); ok && !slices.Contains(closed, table.T) {
			closed = append(closed, table.T)
			added.Changes = append(slices.Clip(added.Changes), wall(table.T)...)
		}
	}

	return w.Formatter.Format(&added) //nolint:wrapcheck // wrapped by ent, which calls it
}

const (
	machine = `current_setting('app.everywhere', true) = 'on'`
	owned   = `"tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR ` + machine
)

// wall are the statements by which a new table is closed to every tenant but the one that a row belongs to.
func wall(table *atlas.Table) []*migrate.Change {
	policy, rule := "machine", machine
	if _, ok := owner(table); ok {
		policy, rule = "tenant", owned
	}

	return []*migrate.Change{
		{
			Comment: fmt.Sprintf("close table %q", table.Name),
			Cmd:     fmt.Sprintf(`ALTER TABLE %q ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`, table.Name),
		},
		{Cmd: fmt.Sprintf(`CREATE POLICY %q ON %q USING (%s)`, policy, table.Name, rule)},
		{Cmd: fmt.Sprintf(`GRANT SELECT, INSERT, UPDATE, DELETE ON %q TO honnin_app`, table.Name)},
	}
}

package plan

import (
	"testing"

	"ariga.io/atlas/sql/migrate"
	atlas "ariga.io/atlas/sql/schema"
	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	"github.com/stretchr/testify/require"
)

func table(name string, tenant, empty bool) *atlas.Table {
	made := atlas.NewTable(name).AddColumns(atlas.NewColumn("id").SetType(&atlas.UUIDType{T: "uuid"}))
	if tenant {
		made.AddColumns(atlas.NewColumn("tenant_id").SetType(&atlas.UUIDType{T: "uuid"}).SetNull(empty))
	}

	return made
}

func key(from, to *atlas.Table, then atlas.ReferenceOption) *atlas.ForeignKey {
	column := atlas.NewColumn("other_id").SetType(&atlas.UUIDType{T: "uuid"})

	return atlas.NewForeignKey("key").SetTable(from.AddColumns(column)).AddColumns(column).
		SetRefTable(to).AddRefColumns(to.Columns[0]).SetOnDelete(then)
}

func names(columns []*atlas.Column) (list []string) {
	for _, column := range columns {
		list = append(list, column.Name)
	}

	return list
}

func TestReferencesCarryTheTenant(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		from, to *atlas.Table
		want     []string
	}{
		"between tables of tenants":     {table("a", true, false), table("b", true, false), []string{"tenant_id", "other_id"}},
		"to people":                     {table("a", true, false), table("b", false, false), []string{"other_id"}},
		"from what is private":          {table("a", true, true), table("b", true, false), []string{"other_id"}},
		"from what knows no tenant yet": {table("a", false, false), table("b", true, false), []string{"other_id"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			widened := key(test.from, test.to, atlas.Cascade)
			require.NoError(t, widen(widened))
			require.Equal(t, test.want, names(widened.Columns))
			require.Len(t, widened.RefColumns, len(test.want))

			require.NoError(t, widen(widened), "again changes nothing")
			require.Equal(t, test.want, names(widened.Columns))
		})
	}
}

func TestAReferenceMustNotEmptyTheTenant(t *testing.T) {
	t.Parallel()
	require.ErrorIs(t, widen(key(table("a", true, false), table("b", true, false), atlas.SetNull)), ErrSetNull)
	require.NoError(t, widen(key(table("a", true, false), table("b", false, false), atlas.SetNull)))
}

func TestANewTableIsClosed(t *testing.T) {
	t.Parallel()

	planned := &migrate.Plan{Name: "x", Changes: []*migrate.Change{
		{Cmd: "CREATE TABLE a", Source: &atlas.AddTable{T: table("a", true, false)}},
		{Cmd: "CREATE TABLE b", Source: &atlas.AddTable{T: table("b", true, true)}},
		{Cmd: "ALTER TABLE c", Source: &atlas.ModifyTable{T: table("c", true, false)}},
	}}

	files, err := walled{sqltool.GooseFormatter}.Format(planned)
	require.NoError(t, err)
	require.Len(t, planned.Changes, 3, "the plan itself stays as it was")

	text := string(files[0].Bytes())
	for _, want := range []string{
		`ALTER TABLE "a" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`,
		`CREATE POLICY "tenant" ON "a" USING ("tenant_id" = `,
		`GRANT SELECT, INSERT, UPDATE, DELETE ON "a" TO honnin_app;`,
		`CREATE POLICY "machine" ON "b" USING (current_setting('app.everywhere', true) = 'on');`,
	} {
		require.Contains(t, text, want)
	}

	require.NotContains(t, text, `ON "c"`)
}

func TestSQLiteHasNeither(t *testing.T) {
	t.Parallel()
	require.Len(t, Options(dialect.Postgres), len(Options(dialect.SQLite))+1)
}

package plan

import (
	"ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	"entgo.io/ent/dialect/sql/schema"
)

// Options are what every plan for a database of the dialect needs, whether it is written to the folder or only shown.
func Options(kind string) []schema.MigrateOption {
	options := []schema.MigrateOption{schema.WithDropColumn(true), schema.WithDropIndex(true)}
	if kind == dialect.Postgres {
		options = append(options, schema.WithDiffHook(carryTenant))
	}

	return options
}

// Folder are the options to write the plan into the folder, in which the migrations so far are replayed.
func Folder(kind string, folder migrate.Dir) []schema.MigrateOption {
	formatter := sqltool.GooseFormatter
	if kind == dialect.Postgres {
		formatter = walled{sqltool.GooseFormatter}
	}

	return append(Options(kind), schema.WithDir(folder), schema.WithFormatter(formatter), schema.WithMigrationMode(schema.ModeReplay))
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
)

// UsageFresh marks a usage row that is not in the sums yet, by its id. It is written with the row and goes when the row is added, in the
// same transaction: so a row is in the sums or here, and never in both.
type UsageFresh struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (UsageFresh) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Annotations names the table.
func (UsageFresh) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("usagefresh")}
}

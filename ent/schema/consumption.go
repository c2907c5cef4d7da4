package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Consumption counts the uses of a feature in a month, for its quota. It is not the basis of an invoice; usage is.
type Consumption struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Consumption) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Consumption) Fields() []ent.Field {
	return []ent.Field{
		field.String("feature").NotEmpty().MaxLen(60).Immutable(),
		field.String("period").NotEmpty().MaxLen(7).Immutable().Comment("The calendar month in UTC, for example 2026-11."),
		field.Int64("used").Default(0).NonNegative(),
	}
}

// Indexes of the table.
func (Consumption) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "feature", "period").Unique(),
	}
}

// Annotations names the table.
func (Consumption) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("consumption")}
}

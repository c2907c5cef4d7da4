package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Grant says whether a tenant's contract covers a feature, and how much of it. The table's name avoids a reserved word of SQL.
type Grant struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Grant) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Grant) Fields() []ent.Field {
	return []ent.Field{
		field.String("feature").NotEmpty().MaxLen(60).Immutable().Comment("For example liveness.passive."),
		field.Enum("state").Values("off", "trial", "on").Default("off"),
		field.Time("trial_ends_at").Optional().Nillable(),
		field.Int64("quota").Optional().Nillable().NonNegative().Comment("Uses per calendar month in UTC; without bound, when absent."),
		field.Enum("limit").Values("hard", "soft").Default("hard").Comment("Whether use beyond the quota is refused, or only told."),
		field.String("price_ref").MaxLen(120).Default("").Comment("What the price list calls it."),
		field.String("note").MaxLen(2000).Default("").Comment("Of the contract."),
		field.String("granted_by").MaxLen(60).Default("").Comment("Prefixed id of the operator."),
		field.Time("requested_at").Optional().Nillable().Comment("When the tenant asked for it."),
		field.String("requested_by").MaxLen(60).Default("").Comment("Prefixed id of who asked."),
		field.String("requested_note").MaxLen(2000).Default("").Comment("What they want it for, until it is answered."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (Grant) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "feature").Unique(),
		index.Fields("requested_at"),
	}
}

// Annotations names the table.
func (Grant) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("entitlement")}
}

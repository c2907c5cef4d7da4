package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Visit is the stay of an operator in a tenant: why, and for how long.
type Visit struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Visit) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Visit) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("operator_id", uuid.UUID{}).Immutable().Comment("The user who visits."),
		field.String("reason").NotEmpty().MaxLen(2000).Immutable(),
		field.String("role").NotEmpty().MaxLen(60).Immutable().Comment("What the operator may do there."),
		field.Time("expires_at").Immutable(),
		field.Time("ended_at").Optional().Nillable(),
	}
}

// Edges to other tables.
func (Visit) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("operator", User.Type).Field("operator_id").Required().Unique().Immutable().Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of the table.
func (Visit) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "created_at", "id"),
		index.Fields("operator_id"),
	}
}

// Annotations names the table.
func (Visit) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("visit")}
}

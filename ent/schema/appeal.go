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

// Appeal is that a person objected to the outcome, once. It never changes: package ent refuses. What they said is a remark.
type Appeal struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Appeal) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Appeal) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
	}
}

// Edges to the verification.
func (Appeal) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("appeal").Field("verification_id").Required().Unique().Immutable(),
	}
}

// Indexes keep one appeal per verification.
func (Appeal) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id", "verification_id").Unique()}
}

// Annotations names the table.
func (Appeal) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("appeal")} }

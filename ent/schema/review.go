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

// Review is what one reviewer said of a case. It is written once and never changes: package ent refuses.
type Review struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Review) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Review) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("case_id", uuid.UUID{}).Immutable(),
		field.Int("round").Positive().Immutable().Comment("The round of the case that it belongs to."),
		field.String("reviewer").NotEmpty().MaxLen(60).Immutable().Comment("Prefixed id of the person."),
		field.Enum("verdict").Values("approve", "decline", "escalate", "reopen").Immutable(),
		field.JSON("reasons", []string{}).Immutable().Comment("Machine words; package verification/review lists them."),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
	}
}

// Edges to the case.
func (Review) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("case", ReviewCase.Type).Ref("reviews").Field("case_id").Required().Unique().Immutable(),
	}
}

// Indexes make a retry harmless, and give the reviews of a case.
func (Review) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "case_id", "created_at"),
	}
}

// Annotations names the table.
func (Review) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("review")} }

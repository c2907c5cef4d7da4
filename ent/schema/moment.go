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

// Moment is one kind of thing that happened on the person's page, for the tenant's funnel. Every word is from a closed list, the time
// is a day, and nothing says who the person was or where they came from.
type Moment struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Moment) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a moment.
func (Moment) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.String("type").NotEmpty().MaxLen(40).Immutable().Comment("For example step_shown."),
		field.String("step").MaxLen(40).Default("").Immutable().Comment("Empty when it belongs to none."),
		field.String("hint").MaxLen(40).Default("").Immutable().Comment("Empty when it is none."),
		field.String("device").NotEmpty().MaxLen(20).Immutable().Comment("phone, tablet, desktop or unknown."),
		field.String("day").NotEmpty().MaxLen(10).Immutable().Comment("Of the first time, in UTC, for example 2026-11-24."),
		field.Int("times").Default(1).Positive().Comment("How often it happened to this verification."),
	}
}

// Edges to the verification.
func (Moment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("moments").Field("verification_id").Required().Unique().Immutable(),
	}
}

// Indexes keep one row for each kind of thing, serve the funnel and forget old rows.
func (Moment) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "verification_id", "type", "step", "hint", "device").Unique(),
		index.Fields("tenant_id", "day"),
		index.Fields("day"),
	}
}

// Annotations names the table.
func (Moment) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("moment")} }

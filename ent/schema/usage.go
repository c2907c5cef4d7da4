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

// Usage is one billable act. Rows are only ever added.
type Usage struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Usage) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a usage row.
func (Usage) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.String("meter").NotEmpty().MaxLen(60).Immutable().Comment("What was used, for example liveness.passive."),
		field.Int("quantity").Default(1).Positive().Immutable(),
		field.Time("at").Default(now).Immutable().Comment("When it was used; decides the period it is billed in."),
	}
}

// Edges to the verification.
func (Usage) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("usage").Field("verification_id").Required().Unique().Immutable(),
	}
}

// Indexes keep an act from being counted twice, and serve sums over a period.
func (Usage) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "verification_id", "meter").Unique(),
		index.Fields("tenant_id", "meter", "at"),
	}
}

// Annotations names the table.
func (Usage) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("usage")} }

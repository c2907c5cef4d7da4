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

// Event is one thing that happened to a verification: its timeline, and what the tenant hears of. Rows are only ever added.
type Event struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Event) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of an event.
func (Event) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.String("type").NotEmpty().MaxLen(60).Immutable().Comment("For example verification.approved."),
		field.Int("seq").Default(0).NonNegative().Immutable().Comment("How often the type had happened to this verification before."),
		field.Time("at").Default(now).Immutable(),
		field.Bool("reviewed").Default(false).Immutable().Comment("Whether a reviewer brought it about."),
	}
}

// Edges to the verification.
func (Event) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("events").Field("verification_id").Required().Unique().Immutable(),
	}
}

// Indexes keep an event from happening twice, and find those that nobody was told of.
func (Event) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "verification_id", "type", "seq").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (Event) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("event")} }

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Verification is one person, verified once. Package verification knows which moves between its states are allowed.
type Verification struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Verification) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a verification.
func (Verification) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("state").Default("created").
			Values("created", "capturing", "submitted", "approved", "declined", "review", "canceled", "expired"),
		field.String("reference").Optional().Nillable().MaxLen(1020).Immutable().Comment("The caller's own name for the person or the case."),
		field.JSON("steps", []Step{}).Immutable().Comment("What the person is asked for, in this order."),
		field.JSON("metadata", map[string]string{}).Immutable().Comment("The caller's own values."),
		field.String("language").Optional().Nillable().MaxLen(35).Immutable().Comment("BCP 47 language of the person's page; the browser's, when absent."),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
		field.String("request_hash").NotEmpty().MaxLen(64).Immutable().Comment("SHA-256 of the input it was created with, in hexadecimal."),
		field.String("consent_version").Optional().Nillable().MaxLen(40).Comment("Which text the person agreed to."),
		field.Time("consented_at").Optional().Nillable(),
		field.Time("submitted_at").Optional().Nillable().Comment("When the evidence was complete."),
		field.Time("concluded_at").Optional().Nillable().Comment("When it was decided, canceled or expired."),
		field.Time("expires_at").Immutable().Comment("When capture closes."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
		field.Int("attempts").Default(0).NonNegative().Comment("How often a worker began to judge it."),
		field.Time("leased_until").Optional().Nillable().Comment("Until when a worker has it to itself."),
	}
}

// Edges to what hangs on a verification.
func (Verification) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("evidence", Evidence.Type),
		edge.To("report", Report.Type).Unique(),
		edge.To("events", Event.Type),
		edge.To("usage", Usage.Type),
	}
}

// Indexes serve idempotency, the newest-first list with its filters, and the sweep.
func (Verification) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
		index.Fields("tenant_id", "reference", "created_at"),
		index.Fields("tenant_id", "state", "created_at"),
		index.Fields("state", "submitted_at"),
		index.Fields("state", "expires_at"),
	}
}

// Annotations names the table.
func (Verification) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("verification")}
}

package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// FlowVersion is one version of a flow, or of a policy. Package verification/edition knows which moves between its states are allowed; once published its
// definition never changes, since verifications are pinned to it.
type FlowVersion struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (FlowVersion) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (FlowVersion) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("flow_id", uuid.UUID{}).Immutable(),
		field.Int("number").Positive().Immutable().Comment("From 1, without gaps."),
		field.Enum("state").Values("draft", "validated", "published", "archived").Default("draft"),
		field.JSON("definition", json.RawMessage{}).Comment("A flow.Definition, or a policy.Definition."),
		field.String("author").NotEmpty().MaxLen(255).Comment("Who wrote its definition last."),
		field.String("publisher").Default("").MaxLen(255).Comment("Who published it last; empty when nobody did."),
		field.Time("published_at").Optional().Nillable(),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Edges to its flow.
func (FlowVersion) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("shadows", Shadow.Type),
		edge.From("flow", Flow.Type).Ref("versions").Field("flow_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (FlowVersion) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "flow_id", "number").Unique(),
		index.Fields("tenant_id", "flow_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "flow_id", "state"),
	}
}

// Annotations names the table.
func (FlowVersion) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("flowversion")}
}

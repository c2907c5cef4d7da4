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

// Delivery is one message to one endpoint.
type Delivery struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Delivery) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Delivery) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("endpoint_id", uuid.UUID{}).Immutable(),
		field.UUID("message_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("None for a test."),
		field.String("type").NotEmpty().MaxLen(60).Immutable(),
		field.Int64("seq").Default(0).NonNegative().Immutable().Comment("The message's place in the tenant's order; 0 for a test."),
		field.Enum("state").Values("pending", "delivered", "failed", "canceled").Default("pending").
			Comment("Canceled when the endpoint was paused or disabled before it went out."),
		field.Int("tries").Default(0).NonNegative().Comment("How often it was sent since it was last asked for."),
		field.Time("next_at").Default(now).Comment("When it is sent next; while a worker has it, when another may take it."),
		field.Time("done_at").Optional().Nillable().Comment("When it was delivered or given up."),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Optional().Nillable().Immutable().Comment("Of a test."),
	}
}

// Edges to other tables.
func (Delivery) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("endpoint", Endpoint.Type).Ref("deliveries").Field("endpoint_id").Required().Unique().Immutable(),
		edge.From("message", Message.Type).Ref("deliveries").Field("message_id").Unique().Immutable(),
		edge.To("attempts", Attempt.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
	}
}

// Indexes of the table.
func (Delivery) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "endpoint_id", "message_id").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "endpoint_id", "state", "next_at"),
		index.Fields("tenant_id", "endpoint_id", "created_at", "id"),
		index.Fields("state", "next_at"),
		index.Fields("state", "done_at"),
	}
}

// Annotations names the table.
func (Delivery) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("delivery")}
}

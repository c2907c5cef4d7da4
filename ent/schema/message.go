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

// Message is an event in its place in the order in which the tenant hears of events. Rows are only ever added.
type Message struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Message) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Message) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("event_id", uuid.UUID{}).Immutable(),
		field.Int64("seq").Positive().Immutable().Comment("Position in the tenant's order, from 1 without gaps."),
	}
}

// Edges to other tables.
func (Message) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("event", Event.Type).Field("event_id").Required().Unique().Immutable().Annotations(entsql.OnDelete(entsql.NoAction)),
		edge.To("deliveries", Delivery.Type).Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of the table.
func (Message) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "event_id").Unique(),
		index.Fields("tenant_id", "seq").Unique(),
	}
}

// Annotations names the table.
func (Message) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("message")}
}

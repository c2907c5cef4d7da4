package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// EventHead is how far a tenant's events have been put in order. Whoever numbers the next ones holds it.
type EventHead struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (EventHead) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (EventHead) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("seq").Default(0).NonNegative().Comment("The last number given."),
		field.Time("since").Comment("Events written before are numbered, or are from before the first endpoint."),
	}
}

// Indexes of the table.
func (EventHead) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id").Unique()}
}

// Annotations names the table.
func (EventHead) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("eventhead")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Notice is an event that Stripe told of by a webhook, once however often it came. What it says of the object is not kept: the object
// is read anew. The table is private to the machine.
type Notice struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Notice) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Notice) Fields() []ent.Field {
	return []ent.Field{
		field.String("event").NotEmpty().MaxLen(255).Unique().Immutable().Comment("What Stripe calls the event."),
		field.String("type").NotEmpty().MaxLen(120).Immutable().Comment("For example invoice.paid."),
		field.String("object").MaxLen(255).Default("").Immutable().Comment("What Stripe calls the thing it is about."),
		field.Time("happened_at").Immutable(),
		field.Int("tries").Default(0).NonNegative(),
		field.Time("next_at").Default(now).Comment("When it is looked into; put off while somebody does."),
		field.Time("done_at").Optional().Nillable(),
		field.String("failure").MaxLen(500).Default(""),
	}
}

// Indexes of the table.
func (Notice) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("done_at", "next_at"),
		index.Fields("created_at"),
	}
}

// Annotations names the table.
func (Notice) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("notice")}
}

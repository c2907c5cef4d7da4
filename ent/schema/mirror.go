package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Mirror is what stands at Stripe for something of ours. It is written before Stripe is asked to make it, so that what was perhaps made
// is looked for before it is made again.
type Mirror struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Mirror) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Mirror) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").Values("customer", "subscription", "invoice", "line", "checkout", "price", "note", "charge").Immutable(),
		field.String("local").NotEmpty().MaxLen(120).Immutable().Comment("What we call it; part of the idempotency key."),
		field.String("remote").MaxLen(255).Default("").Comment("What Stripe calls it; empty until that is known."),
		field.String("state").MaxLen(40).Default("").Comment("As it was when it was last looked at, in Stripe's words."),
		field.Int("tries").Default(0).NonNegative().Comment("How often Stripe failed to make it; part of the idempotency key, as Stripe repeats its failures."),
	}
}

// Indexes of the table.
func (Mirror) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "kind", "local").Unique(),
		index.Fields("kind", "remote"),
	}
}

// Annotations names the table.
func (Mirror) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("mirror")}
}

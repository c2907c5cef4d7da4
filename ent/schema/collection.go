package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Collection is how a tenant's money is collected by Stripe, and whether it comes. A tenant without a row pays by transfer.
type Collection struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Collection) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Collection) Fields() []ent.Field {
	return []ent.Field{
		field.String("customer").MaxLen(255).Default("").Comment("What Stripe calls the tenant; empty until it knows it."),
		field.String("card").MaxLen(255).Default("").Comment("What Stripe calls the card by which invoices are paid; empty without one."),
		field.String("card_brand").MaxLen(40).Default("").Comment("For people: visa."),
		field.String("card_last4").MaxLen(4).Default(""),
		field.Enum("state").Values("current", "past_due", "restricted").Default("current").
			Comment("Whether what is owed was paid; a restricted tenant opens no verifications that cost, and ends those it has."),
		field.Time("failing_since").Optional().Nillable().Comment("When the first payment failed of those that still do."),
		field.Time("grace_until").Optional().Nillable().Comment("When a tenant that is past due becomes restricted."),
		field.Int("reminded").Default(0).NonNegative().Comment("How many of the letters were written since then."),
		field.UUID("seen_to", uuid.UUID{}).Optional().Nillable().Comment("Every usage row with a lower id has its push, if it is to have one."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (Collection) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id").Unique(),
		index.Fields("customer"),
		index.Fields("state"),
	}
}

// Annotations names the table.
func (Collection) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("collection")}
}

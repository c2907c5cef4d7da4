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

// Credit is one entry of the ledger of what a tenant paid in advance. Rows are only ever added; the balance is their sum.
type Credit struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Credit) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Credit) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").Values("grant", "burn", "restore").Immutable().Comment("Given, used for an invoice, or given back because the invoice was voided."),
		field.UUID("source_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("The grant that is used or given back to; none for a grant itself."),
		field.UUID("invoice_id", uuid.UUID{}).Optional().Nillable().Immutable(),
		field.String("currency").NotEmpty().MaxLen(3).Immutable(),
		field.Int64("amount").Immutable().Comment("In smallest units: above 0 for a grant and what is given back, below for what is used."),
		field.String("expires_on").MaxLen(10).Default("").Immutable().Comment("Of a grant: the first day on which it is gone, in the tenant's zone; never, when empty."),
		field.String("reason").MaxLen(2000).Default("").Immutable(),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Immutable(),
	}
}

// Edges to other tables.
func (Credit) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("uses", Credit.Type).Annotations(entsql.OnDelete(entsql.NoAction)).From("source").Field("source_id").Unique().Immutable(),
		edge.From("invoice", Invoice.Type).Ref("credits").Field("invoice_id").Unique().Immutable(),
	}
}

// Indexes of the table.
func (Credit) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (Credit) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("credit")}
}

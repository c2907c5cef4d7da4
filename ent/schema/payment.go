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

// Payment is money that came in for an invoice, or went back. Rows are only ever added.
type Payment struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Payment) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Payment) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("invoice_id", uuid.UUID{}).Immutable(),
		field.Enum("method").Values("transfer", "stripe", "other").Immutable(),
		field.String("currency").NotEmpty().MaxLen(3).Immutable(),
		field.Int64("amount").Immutable().Comment("In smallest units; below 0 for what went back."),
		field.Time("received_at").Immutable(),
		field.String("reference").MaxLen(255).Default("").Immutable().Comment("What the bank or Stripe calls it."),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Immutable(),
	}
}

// Edges to its invoice.
func (Payment) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("invoice", Invoice.Type).Ref("payments").Field("invoice_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (Payment) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "invoice_id"),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (Payment) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("payment")}
}

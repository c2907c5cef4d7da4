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

// CreditNote takes back part of an issued invoice, which itself never changes. Rows are only ever added.
type CreditNote struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (CreditNote) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (CreditNote) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("invoice_id", uuid.UUID{}).Immutable(),
		field.String("issuer").NotEmpty().MaxLen(60).Immutable().Comment("Whose series of numbers it is in."),
		field.Int64("sequence").Positive().Immutable().Comment("Its place in that series, without gaps."),
		field.String("number").NotEmpty().MaxLen(60).Immutable(),
		field.String("currency").NotEmpty().MaxLen(3).Immutable(),
		field.Int64("net").Positive().Immutable().Comment("What is taken back, without tax, in smallest units."),
		field.Int64("tax").NonNegative().Immutable(),
		field.Int64("total").Positive().Immutable(),
		field.String("rate").NotEmpty().MaxLen(20).Immutable().Comment("Of the tax, in percent."),
		field.String("reason").NotEmpty().MaxLen(2000).Immutable(),
		field.JSON("parties", json.RawMessage{}).Immutable().Comment("Of the invoice."),
		field.String("issued_on").NotEmpty().MaxLen(10).Immutable().Comment("The day, in the invoice's zone."),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Immutable(),
	}
}

// Edges to its invoice.
func (CreditNote) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("invoice", Invoice.Type).Ref("notes").Field("invoice_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (CreditNote) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("issuer", "sequence").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "invoice_id"),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (CreditNote) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("creditnote")}
}

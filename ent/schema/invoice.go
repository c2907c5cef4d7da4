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

// Invoice is what a tenant owes for a month. Amounts are in the currency's smallest unit and never change; a trigger of the database
// holds everything else but the state and what was paid from the moment it is issued. Package billing/invoice knows the states.
type Invoice struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Invoice) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Invoice) Fields() []ent.Field {
	return []ent.Field{
		field.String("period_from").NotEmpty().MaxLen(10).Immutable().Comment("The period's first day, in the zone: 2026-11-01."),
		field.String("period_to").NotEmpty().MaxLen(10).Immutable().Comment("The first day after it."),
		field.String("zone").NotEmpty().MaxLen(60).Immutable().Comment("IANA name of the time zone of its days."),
		field.Int("attempt").Positive().Default(1).Immutable().Comment("Counts the invoices of one period; another is made when one was voided."),
		field.Enum("state").Values("draft", "issued", "paid", "void", "written_off").Default("draft"),
		field.String("currency").NotEmpty().MaxLen(3).Immutable(),
		field.Int64("net").Immutable().Comment("The sum of the lines, without tax."),
		field.Int64("tax").Immutable(),
		field.Int64("total").Immutable().Comment("Net and tax."),
		field.Int64("credited").NonNegative().Immutable().Comment("How much of the total prepaid credit covered."),
		field.Int64("due").NonNegative().Immutable().Comment("What is left to be paid: the total less the credit, and less nothing else."),
		field.Int64("paid").Default(0).Comment("The sum of the payments."),
		field.Int64("noted").Default(0).NonNegative().Comment("The sum of its credit notes, with tax."),
		field.JSON("taxes", json.RawMessage{}).Immutable().Comment("The tax by rate, a list of price.TaxLine."),
		field.JSON("terms", json.RawMessage{}).Immutable().Comment("What was agreed on its payment, a price.Due."),
		field.Bool("hold").Default(false).Immutable().Comment("Whether somebody is to look at it before it is issued."),
		field.String("issuer").MaxLen(60).Optional().Nillable().Comment("Whose series of numbers it is in; none before it is issued."),
		field.Int64("sequence").Positive().Optional().Nillable().Comment("Its place in that series, without gaps."),
		field.String("number").MaxLen(60).Optional().Nillable().Comment("What people call it, for example INV-2026-000012."),
		field.JSON("parties", json.RawMessage{}).Optional().Comment("Who issued it and to whom, as they were that day: an invoice.Parties."),
		field.Time("issued_at").Optional().Nillable(),
		field.String("issued_on").MaxLen(10).Default("").Comment("The day of issue in the zone."),
		field.String("due_on").MaxLen(10).Default("").Comment("The day by which it is to be paid, in the zone."),
		field.Time("settled_at").Optional().Nillable().Comment("When it was paid, voided or written off."),
		field.String("reason").MaxLen(2000).Default("").Comment("Why it was voided or written off."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Edges to other tables.
func (Invoice) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("lines", InvoiceLine.Type),
		edge.To("notes", CreditNote.Type),
		edge.To("payments", Payment.Type),
		edge.To("credits", Credit.Type).Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes of the table.
func (Invoice) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "period_from", "attempt").Unique(),
		index.Fields("issuer", "sequence").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
		index.Fields("state", "hold"),
		index.Fields("period_from"),
	}
}

// Annotations names the table.
func (Invoice) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("invoice")}
}

// InvoiceLine is one line of an invoice. Rows are only ever added.
type InvoiceLine struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (InvoiceLine) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (InvoiceLine) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("invoice_id", uuid.UUID{}).Immutable(),
		field.Int("position").Positive().Immutable(),
		field.String("kind").NotEmpty().MaxLen(20).Immutable().Comment("A price.Kind."),
		field.String("meter").MaxLen(60).Default("").Immutable().Comment("What was counted; empty where nothing was."),
		field.Int64("quantity").Immutable().Comment("Units; days of a fee."),
		field.Int64("amount").Immutable().Comment("Without tax, in the smallest unit of the invoice's currency."),
		field.String("rate").NotEmpty().MaxLen(20).Immutable().Comment("Of its tax, in percent."),
		field.String("period").NotEmpty().MaxLen(7).Immutable().Comment("The month that it belongs to; an earlier one than the invoice's for what came late."),
		field.Time("begins").Immutable().Comment("The uses behind it are from here on,"),
		field.Time("ends").Immutable().Comment("and before this."),
		field.JSON("detail", json.RawMessage{}).Immutable().Comment("Everything of the line, a price.Line."),
	}
}

// Edges to its invoice.
func (InvoiceLine) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("invoice", Invoice.Type).Ref("lines").Field("invoice_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (InvoiceLine) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "invoice_id", "position").Unique(),
		index.Fields("tenant_id", "period", "meter"),
	}
}

// Annotations names the table.
func (InvoiceLine) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("invoiceline")}
}

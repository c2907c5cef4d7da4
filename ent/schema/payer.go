package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Payer is to whom a tenant's invoices are made out, who hears of them, and how much they expect.
type Payer struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Payer) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Payer) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").MaxLen(480).Default("").Comment("What invoices are made out to; the tenant's name, when empty."),
		field.String("address").MaxLen(2000).Default("").Comment("In lines."),
		field.String("order_number").MaxLen(120).Default("").Comment("The tenant's own purchase-order number, repeated on every invoice."),
		field.JSON("contacts", []string{}).Sensitive().Comment("Addresses to which invoices and alerts are sent; up to ten."),
		field.String("language").Default("ja").MaxLen(35).Comment("Of invoices and mails: ja or en."),
		field.Int64("budget").Optional().Nillable().Positive().Comment("What a month may cost, with tax, in smallest units."),
		field.String("budget_currency").MaxLen(3).Default("").Comment("Of the budget; that of the contract, when empty."),
		field.String("alerted_period").MaxLen(7).Default("").Comment("The month of the last alert,"),
		field.Int("alerted_percent").Default(0).NonNegative().Comment("and how much of the budget it told of."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change by people, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (Payer) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id").Unique()}
}

// Annotations names the table.
func (Payer) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("payer")}
}

package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Contract is one version of what a tenant pays. Rows are only ever added: of two that begin on the same day the later one counts.
type Contract struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Contract) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Contract) Fields() []ent.Field {
	return []ent.Field{
		field.Int("number").Positive().Immutable().Comment("From 1, without gaps."),
		field.String("effective_from").NotEmpty().MaxLen(10).Immutable().Comment("The day, in the tenant's time zone, at whose beginning it begins: 2026-11-01."),
		field.JSON("definition", json.RawMessage{}).Immutable().Comment("A price.Definition."),
		field.String("author").NotEmpty().MaxLen(255).Immutable(),
		field.String("note").MaxLen(2000).Default("").Immutable().Comment("Why it was made, for the operators."),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Immutable(),
	}
}

// Indexes of the table.
func (Contract) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "number").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
	}
}

// Annotations names the table.
func (Contract) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("contract")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// PolicyList is a list of a tenant's, of whom its policies' rules can ask whether they stand on it.
type PolicyList struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (PolicyList) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (PolicyList) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(40).Immutable().Comment("As rules name it: lower-case letters, digits and underscores."),
		field.Enum("effect").Values("allow", "block").Immutable().Comment("What the list is for; rules say what follows."),
		field.Enum("of").Values("reference", "document_number", "email").Immutable().Comment("What its entries are."),
		field.Int("size").Default(0).NonNegative().Comment("How many entries it has."),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
	}
}

// Edges to its entries.
func (PolicyList) Edges() []ent.Edge { return []ent.Edge{edge.To("entries", PolicyEntry.Type)} }

// Indexes of the table.
func (PolicyList) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "name").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (PolicyList) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("policylist")}
}

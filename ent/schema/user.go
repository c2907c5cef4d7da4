package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// User is a person of a tenant who works in the console.
type User struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (User) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a user.
func (User) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").NotEmpty().MaxLen(320).Comment("In lower case; unique in the tenant."),
		field.String("name").MaxLen(480).Default("").Comment("How the person is addressed; may be empty."),
		field.String("role").NotEmpty().MaxLen(60).Comment("What the person may do: a role of the permission table."),
	}
}

// Edges to what hangs on a user.
func (User) Edges() []ent.Edge {
	return []ent.Edge{edge.To("sessions", Session.Type).Annotations(entsql.OnDelete(entsql.Cascade))}
}

// Indexes keep an address unique in its tenant.
func (User) Indexes() []ent.Index { return []ent.Index{index.Fields("tenant_id", "email").Unique()} }

// Annotations names the table; "user" is a reserved word in SQL.
func (User) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("account")} }

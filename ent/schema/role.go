package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Role is a tenant's own role: a name for a set of permissions.
type Role struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Role) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Role) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(60).Immutable().Comment("Unique in the tenant and no name of a built-in role; lower case, digits and hyphens."),
		field.String("description").MaxLen(480).Default(""),
		field.JSON("permissions", []string{}).Comment("Each written subject:act."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (Role) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "name").Unique(),
	}
}

// Annotations names the table.
func (Role) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("role")}
}

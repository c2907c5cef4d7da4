package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// AuditHead is the newest link of a tenant's chain. Whoever adds one moves it, so that links are added one after another.
type AuditHead struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (AuditHead) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (AuditHead) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("seq").Default(0).NonNegative(),
		field.String("hash").NotEmpty().MaxLen(64),
	}
}

// Indexes of the table.
func (AuditHead) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id").Unique(),
	}
}

// Annotations names the table.
func (AuditHead) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("audithead")}
}

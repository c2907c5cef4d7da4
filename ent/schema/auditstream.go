package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// AuditStream sends a tenant's chain on to a webhook of the tenant.
type AuditStream struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (AuditStream) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (AuditStream) Fields() []ent.Field {
	return []ent.Field{
		field.String("url").NotEmpty().MaxLen(2000),
		field.Bytes("secret").MaxLen(1024).Sensitive().Comment("Signing secret, encrypted under the tenant's keys."),
		field.Int64("delivered").Default(0).NonNegative().Comment("Position in the chain up to which the webhook has answered."),
		field.Bool("enabled").Default(true),
		field.Int("failures").Default(0).NonNegative().Comment("How often in a row it did not answer."),
		field.Time("next_at").Default(now),
		field.String("last_error").MaxLen(480).Default("").Comment("A machine's word for why it did not answer the last time."),
		field.Time("answered_at").Optional().Nillable().Comment("When it last answered."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change of what it is, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (AuditStream) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id").Unique(),
		index.Fields("enabled", "next_at"),
	}
}

// Annotations names the table.
func (AuditStream) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("auditstream")}
}

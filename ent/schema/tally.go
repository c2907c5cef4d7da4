package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Tally counts evidence that was handed in and not approved, for one subject or one device of a tenant, so that nobody tries for ever.
type Tally struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Tally) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a tally.
func (Tally) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("scope").Values("subject", "device").Immutable(),
		field.String("key").NotEmpty().MaxLen(64).Immutable().Comment("Hash of what is counted, in hexadecimal."),
		field.Int("failures").Default(0).NonNegative().Comment("What is not judged yet counts as failed."),
		field.Time("last_at").Default(now).Comment("When the last of them was handed in."),
		field.Time("blocked_until").Optional().Nillable(),
	}
}

// Indexes find a tally and forget old ones.
func (Tally) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "scope", "key").Unique(),
		index.Fields("last_at"),
	}
}

// Annotations names the table.
func (Tally) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("tally")} }

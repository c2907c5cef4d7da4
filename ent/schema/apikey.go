package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// APIKey is a credential of a tenant's backend. The key itself is shown once and never stored.
type APIKey struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (APIKey) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of an API key.
func (APIKey) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(480).Comment("For people: what the key is used by."),
		field.String("prefix").NotEmpty().MaxLen(20).Immutable().Comment("The readable beginning, which tells the mode, for example hk_test_."),
		field.String("last4").MaxLen(4).Immutable().Comment("The last letters, by which people recognise a key."),
		field.String("hash").NotEmpty().MaxLen(64).Immutable().Sensitive().Comment("SHA-256 of the whole key, in hexadecimal."),
		field.String("role").NotEmpty().MaxLen(60).Comment("What the key may do: a role of the permission table."),
		field.Time("expires_at").Optional().Nillable().Comment("From when on the key is refused; never, when absent."),
		field.Time("revoked_at").Optional().Nillable().Comment("Since when the key is refused by decision."),
		field.Time("used_at").Optional().Nillable().Comment("When the key was last used, coarsely."),
	}
}

// Indexes find a key by its hash.
func (APIKey) Indexes() []ent.Index { return []ent.Index{index.Fields("hash").Unique()} }

// Annotations names the table.
func (APIKey) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("apikey")} }

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Connection is a tenant's identity provider.
type Connection struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Connection) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Connection) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("protocol").NamedValues("OIDC", "oidc", "SAML", "saml").Immutable(),
		field.String("name").NotEmpty().MaxLen(120).Comment("For people, on the sign-in page."),
		field.Enum("state").Values("draft", "active", "disabled").Default("draft"),
		field.String("issuer").MaxLen(1020).Default("").Comment("OpenID issuer, or SAML entity id, of the provider."),
		field.String("client_id").MaxLen(255).Default("").Comment("OpenID client id."),
		field.Bytes("secret").MaxLen(4 << 10).Optional().Sensitive().Comment("OpenID client secret, encrypted under the tenant's keys."),
		field.Bytes("metadata").MaxLen(256 << 10).Optional().Comment("SAML metadata of the provider, as given."),
		field.String("default_role").NotEmpty().MaxLen(60).Default("auditor").Comment("The role of people who come by it for the first time."),
		field.Bool("just_in_time").Default(true).Comment("Whether people who come by it for the first time become members."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (Connection) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "name").Unique(),
	}
}

// Annotations names the table.
func (Connection) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("connection")}
}

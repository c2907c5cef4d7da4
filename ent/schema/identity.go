package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Identity ties a person to the name that an identity provider of a tenant calls them.
type Identity struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Identity) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Identity) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("connection_id", uuid.UUID{}).Immutable(),
		field.String("subject").NotEmpty().MaxLen(1020).Immutable().Comment("OpenID sub, or SAML NameID."),
		field.UUID("user_id", uuid.UUID{}).Immutable(),
	}
}

// Edges to other tables.
func (Identity) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("connection", Connection.Type).Field("connection_id").Required().Unique().Immutable().Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("user", User.Type).Field("user_id").Required().Unique().Immutable().Annotations(entsql.OnDelete(entsql.Cascade)),
	}
}

// Indexes of the table.
func (Identity) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "connection_id", "subject").Unique(),
		index.Fields("tenant_id", "user_id"),
	}
}

// Annotations names the table.
func (Identity) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("identity")}
}

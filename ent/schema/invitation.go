package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Invitation asks somebody to become a member. Its token is in the mail alone.
type Invitation struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Invitation) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Invitation) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").NotEmpty().MaxLen(320).Immutable().Comment("In lower case."),
		field.String("role").NotEmpty().MaxLen(60).Immutable(),
		field.String("hash").NotEmpty().MaxLen(64).Sensitive().Comment("SHA-256 of the token, in hexadecimal; new with every mail."),
		field.String("invited_by").NotEmpty().MaxLen(60).Immutable().Comment("Prefixed id of the person or key."),
		field.String("claim").MaxLen(320).Optional().Nillable().Comment("The address while the invitation is open: one address has one open invitation."),
		field.Time("expires_at"),
		field.Time("accepted_at").Optional().Nillable(),
		field.Time("revoked_at").Optional().Nillable(),
	}
}

// Indexes of the table.
func (Invitation) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("hash").Unique(),
		index.Fields("tenant_id", "claim").Unique(),
		index.Fields("tenant_id", "email"),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (Invitation) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("invitation")}
}

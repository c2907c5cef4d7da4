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

// Passkey is a WebAuthn credential of a person. The table is private to the machine.
type Passkey struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Passkey) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Passkey) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("user_id", uuid.UUID{}).Immutable(),
		field.String("name").NotEmpty().MaxLen(120).Comment("For the person: which device it is."),
		field.Bytes("credential_id").NotEmpty().MaxLen(1024).Immutable().Unique(),
		field.Bytes("credential").NotEmpty().MaxLen(16 << 10).Sensitive().Comment("Public key, counter and flags, as JSON."),
		field.Time("used_at").Optional().Nillable(),
	}
}

// Edges to other tables.
func (Passkey) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("user", User.Type).Ref("passkeys").Field("user_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (Passkey) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("user_id"),
	}
}

// Annotations names the table.
func (Passkey) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("passkey")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Challenge is one half of a conversation that a person must finish soon: a second factor asked for, a passkey's challenge, a trip to
// an identity provider. The table is private to the machine.
type Challenge struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Challenge) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Challenge) Fields() []ent.Field {
	return []ent.Field{
		field.String("kind").NotEmpty().MaxLen(40).Immutable(),
		field.String("hash").NotEmpty().MaxLen(64).Unique().Immutable().Sensitive().Comment("SHA-256 of the token that finishes it, in hexadecimal."),
		field.UUID("user_id", uuid.UUID{}).Optional().Nillable().Immutable(),
		field.UUID("tenant_id", uuid.UUID{}).Optional().Nillable().Immutable(),
		field.Bytes("data").MaxLen(16 << 10).Optional().Sensitive().Comment("What must be remembered until then, as JSON."),
		field.Int("tries").Default(0).NonNegative().Comment("How often it was answered wrongly."),
		field.Time("expires_at").Immutable(),
	}
}

// Indexes of the table.
func (Challenge) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("expires_at"),
	}
}

// Annotations names the table.
func (Challenge) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("challenge")}
}

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

// RecoveryCode lets a person in once who has lost the second factor. The table is private to the machine.
type RecoveryCode struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (RecoveryCode) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (RecoveryCode) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("user_id", uuid.UUID{}).Immutable(),
		field.String("hash").NotEmpty().MaxLen(64).Immutable().Sensitive().Comment("SHA-256 of the code, which has at least 80 random bits, in hexadecimal."),
		field.Time("used_at").Optional().Nillable(),
	}
}

// Edges to other tables.
func (RecoveryCode) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("user", User.Type).Ref("recovery_codes").Field("user_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (RecoveryCode) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("user_id", "hash").Unique(),
	}
}

// Annotations names the table.
func (RecoveryCode) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("recoverycode")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Mail is a message to be sent. It is written with what it tells of, and sent by a worker. The table is private to the machine.
type Mail struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Mail) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Mail) Fields() []ent.Field {
	return []ent.Field{
		field.String("template").NotEmpty().MaxLen(60).Immutable(),
		field.String("recipient").NotEmpty().MaxLen(320).Immutable().Sensitive(),
		field.String("language").NotEmpty().MaxLen(35).Immutable(),
		field.Bytes("data").MaxLen(16 << 10).Optional().Sensitive().Comment("What the template says, as JSON, encrypted under the installation's key; empty once sent."),
		field.Int("attempts").Default(0).NonNegative(),
		field.Time("next_at").Default(now).Comment("When to try next."),
		field.Time("sent_at").Optional().Nillable(),
		field.Time("failed_at").Optional().Nillable().Comment("When it was given up."),
	}
}

// Indexes of the table.
func (Mail) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("sent_at", "failed_at", "next_at"),
	}
}

// Annotations names the table.
func (Mail) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("mail")}
}

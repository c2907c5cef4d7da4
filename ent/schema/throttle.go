package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Throttle counts failures to sign in, for one account seen from one network, or for either alone. The table is private to the
// machine.
type Throttle struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Throttle) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Throttle) Fields() []ent.Field {
	return []ent.Field{
		field.String("key").NotEmpty().MaxLen(64).Unique().Immutable().Comment("SHA-256 of what is counted, in hexadecimal."),
		field.Int("failures").Default(0).NonNegative(),
		field.Time("last_at").Default(now),
		field.Time("blocked_until").Optional().Nillable(),
	}
}

// Indexes of the table.
func (Throttle) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("last_at"),
	}
}

// Annotations names the table.
func (Throttle) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("throttle")}
}

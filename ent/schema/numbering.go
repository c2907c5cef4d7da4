package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// Numbering is how far an issuer's series of numbers has come. Whoever gives the next one holds the row to the end of the transaction, so
// that a number that is not used is not gone. The table is private to the machine.
type Numbering struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Numbering) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Numbering) Fields() []ent.Field {
	return []ent.Field{
		field.String("series").NotEmpty().MaxLen(60).Unique().Immutable(),
		field.Int64("last").Default(0).NonNegative().Comment("The last number given."),
	}
}

// Annotations names the table.
func (Numbering) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("numbering")}
}

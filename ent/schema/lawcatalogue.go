package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// LawCatalogue is a catalogue of laws that an operator put in place of the one compiled in; the newest is in force. It belongs to no tenant.
type LawCatalogue struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (LawCatalogue) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (LawCatalogue) Fields() []ent.Field {
	return []ent.Field{
		field.String("version").NotEmpty().MaxLen(40).Unique().Immutable().Comment("Orders catalogues."),
		field.Bytes("data").NotEmpty().MaxLen(1 << 20).Immutable().Comment("As it was signed."),
		field.Bytes("signature").NotEmpty().MaxLen(128).Immutable().Comment("Ed25519, by the publisher."),
		field.String("author").NotEmpty().MaxLen(120).Immutable().Comment("Who put it in place, as a prefixed id."),
	}
}

// Annotations names the table.
func (LawCatalogue) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("lawcatalogue")}
}

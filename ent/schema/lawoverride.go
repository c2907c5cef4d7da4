package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// LawOverride is a tenant's own reading of one method of one law, in place of the catalogue's.
type LawOverride struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (LawOverride) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (LawOverride) Fields() []ent.Field {
	return []ent.Field{
		field.String("law").NotEmpty().MaxLen(60).Immutable(),
		field.String("method").NotEmpty().MaxLen(60).Immutable(),
		field.JSON("periods", json.RawMessage{}).Comment("A JSON list; package verification/law reads it."),
		field.String("note").NotEmpty().MaxLen(2000).Comment("Whose reading it is and why."),
		field.String("author").NotEmpty().MaxLen(120).Comment("Who wrote it last, as a prefixed id."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (LawOverride) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "law", "method").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (LawOverride) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("lawoverride")}
}

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

// PolicyEntry is one who stands on a list: known again, and not to be read.
type PolicyEntry struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (PolicyEntry) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (PolicyEntry) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("list_id", uuid.UUID{}).Immutable(),
		field.String("digest").NotEmpty().MaxLen(64).Immutable().Comment("Keyed hash of the value, in hexadecimal; the value itself is kept nowhere."),
		field.String("author").NotEmpty().MaxLen(255).Immutable().Comment("Who put it there."),
		field.String("note").Default("").MaxLen(800).Immutable().Comment("Why it stands there, in the words of who put it; names nobody."),
		field.Time("expires_at").Optional().Nillable().Comment("From when on it stands there no more; null for never."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change of its end, so that a stale writer is noticed."),
		field.Time("removed_at").Optional().Nillable().Comment("When it was taken off; it can be put back until it is forgotten. Null for one that stands there."),
	}
}

// Edges to its list.
func (PolicyEntry) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("list", PolicyList.Type).Ref("entries").Field("list_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (PolicyEntry) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "list_id", "digest").Unique(),
		index.Fields("tenant_id", "digest"),
		index.Fields("tenant_id", "list_id", "created_at", "id"),
		index.Fields("expires_at"),
		index.Fields("removed_at"),
	}
}

// Annotations names the table.
func (PolicyEntry) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("policyentry")}
}

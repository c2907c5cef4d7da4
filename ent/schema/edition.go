package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Edition is one version of a flow or a policy. Package verification/edition knows which moves between its states are allowed.
type Edition struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Edition) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Edition) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("blueprint_id", uuid.UUID{}).Immutable(),
		field.Int("number").Positive().Immutable().Comment("Counts from 1 within the blueprint."),
		field.Enum("state").Values("draft", "validated", "published", "archived").Default("draft"),
		field.JSON("definition", json.RawMessage{}).Comment("Changes while it is a draft, and never after it was published."),
		field.JSON("authors", []string{}).Comment("Everybody who wrote in it, as prefixed ids."),
		field.String("publisher").Optional().Nillable().MaxLen(120).Comment("Who published it last, as a prefixed id."),
		field.Time("published_at").Optional().Nillable().Comment("When it was first published."),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Edges to other tables.
func (Edition) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("blueprint", Blueprint.Type).Ref("editions").Field("blueprint_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (Edition) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "blueprint_id", "number").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "blueprint_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (Edition) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("edition")}
}

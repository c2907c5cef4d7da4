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

// Blueprint is a flow or a policy of a tenant: a name, under which versions are drafted and one at a time is published.
type Blueprint struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Blueprint) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Blueprint) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").Values("flow", "policy").Immutable(),
		field.String("name").NotEmpty().MaxLen(60).Immutable().Comment("Unique among the tenant's of its kind; lower case, digits and hyphens."),
		field.UUID("published_id", uuid.UUID{}).Optional().Nillable().Comment("The edition in force; none until one is published."),
		field.UUID("shadow_id", uuid.UUID{}).Optional().Nillable().Comment("Of a policy: the edition that is tried beside the one in force, without effect."),
		field.Int("editions_made").Default(0).NonNegative().Comment("The number of the newest edition."),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Edges to other tables.
func (Blueprint) Edges() []ent.Edge { return []ent.Edge{edge.To("editions", Edition.Type)} }

// Indexes of the table.
func (Blueprint) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "kind", "name").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "kind", "created_at", "id"),
	}
}

// Annotations names the table.
func (Blueprint) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("blueprint")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Flow is what a tenant's people walk through, or by which it is judged, by a name that stays while its versions come and go. One table
// holds both, told apart by kind: they are drafted, published and archived by the same verbs.
type Flow struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Flow) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Flow) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").Values("flow", "policy").Default("flow").Immutable().Comment("What its versions define."),
		field.String("name").NotEmpty().MaxLen(40).Immutable().Comment("Unique among the tenant's of its kind: lower-case letters, digits and hyphens."),
		field.Int("latest").Default(0).NonNegative().Comment("The number of its newest version."),
		field.Int("shadow").Optional().Nillable().Comment("Of a policy: the number of the version that is tried beside the live one, without effect."),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
		field.Int("revision").Default(0).NonNegative().Comment("Rises whenever another version is published, so that a stale writer is noticed."),
	}
}

// Edges to its versions.
func (Flow) Edges() []ent.Edge {
	return []ent.Edge{edge.To("versions", FlowVersion.Type)}
}

// Indexes of the table.
func (Flow) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "kind", "name").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "kind", "created_at", "id"),
	}
}

// Annotations names the table.
func (Flow) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("flow")} }

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

// Shadow is what a version of a policy that is tried beside the live one would have made of a verification. It had no effect.
type Shadow struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Shadow) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Shadow) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.UUID("version_id", uuid.UUID{}).Immutable(),
		field.Enum("was").Values("approved", "declined", "review").Immutable().Comment("What was decided."),
		field.Enum("would").Values("approved", "declined", "review", "untold").Immutable().Comment("What this version would have decided; untold where its figures needed what was not measured."),
		field.JSON("reasons", []string{}).Immutable().Comment("Why it would have, in machine words."),
		field.String("rule").MaxLen(120).Default("").Immutable().Comment("The rule of it that would have decided."),
	}
}

// Edges to the verification, and the version that was tried.
func (Shadow) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("shadows").Field("verification_id").Required().Unique().Immutable(),
		edge.From("version", FlowVersion.Type).Ref("shadows").Field("version_id").Required().Unique().Immutable(),
	}
}

// Indexes keep one row of each version per verification, and serve the sums.
func (Shadow) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "verification_id", "version_id").Unique(),
		index.Fields("tenant_id", "version_id", "was", "would"),
	}
}

// Annotations names the table.
func (Shadow) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("shadow")} }

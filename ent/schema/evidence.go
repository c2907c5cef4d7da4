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

// Evidence is one image that was captured. The image lies encrypted in the blob store, bound to this row and its verification.
type Evidence struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Evidence) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a piece of evidence.
func (Evidence) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.String("step").GoType(Step("")).NotEmpty().MaxLen(40).Immutable().Comment("What it shows."),
		field.Int("frame").NonNegative().Immutable().Comment("Position in the burst, from 0."),
		field.String("content_type").NotEmpty().MaxLen(60).Immutable().Comment("As read from the bytes, not as claimed."),
		field.Int("bytes").Positive().Immutable().Comment("Size as captured."),
		field.String("sha256").NotEmpty().MaxLen(64).Immutable().Comment("SHA-256 of the bytes as captured, in hexadecimal."),
		field.String("blob").NotEmpty().MaxLen(255).Immutable().Comment("Its name in the blob store."),
		field.JSON("asked", json.RawMessage{}).Optional().Immutable().Comment("Of a film, the challenge that it answers, as JSON."),
		field.Bool("bound").Default(false).Immutable().Comment("Whether it came signed by a capture session's key."),
		field.UUID("session_id", uuid.UUID{}).Optional().Nillable().Immutable().Comment("The session that sent it; absent when unbound."),
		field.Int64("counter").Optional().Nillable().Immutable().Comment("The session's counter when it was sent."),
		field.Time("captured_at").Optional().Nillable().Immutable().Comment("When it was taken, by the page's clock since its session opened."),
	}
}

// Edges to the verification.
func (Evidence) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("evidence").Field("verification_id").Required().Unique().Immutable(),
		edge.From("session", CaptureSession.Type).Ref("evidence").Field("session_id").Unique().Immutable(),
		edge.To("fingerprints", Fingerprint.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
	}
}

// Indexes keep one image per frame, and find the same file again among the tenant's.
func (Evidence) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "verification_id", "step", "frame").Unique(),
		index.Fields("tenant_id", "sha256"),
	}
}

// Annotations names the table.
func (Evidence) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("evidence")}
}

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

// Fingerprint is one part of a perceptual hash of a picture, by which copies of the picture are found again: see package pixel. A hash
// is cut into 16 parts, and stands in 16 rows. It tells what a picture looks like from afar, and no face.
type Fingerprint struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Fingerprint) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a part.
func (Fingerprint) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("evidence_id", uuid.UUID{}).Immutable(),
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.Int("band").NonNegative().Immutable().Comment("The part's place, times 65536, and its 16 bits."),
		field.Bytes("hash").NotEmpty().MaxLen(32).Immutable().Comment("The whole hash."),
	}
}

// Edges to the picture, with which it goes, and to its verification.
func (Fingerprint) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("evidence", Evidence.Type).Ref("fingerprints").Field("evidence_id").Required().Unique().Immutable(),
		edge.From("verification", Verification.Type).Ref("fingerprints").Field("verification_id").Required().Unique().Immutable(),
	}
}

// Indexes find equal parts.
func (Fingerprint) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id", "band"), index.Fields("tenant_id", "evidence_id")}
}

// Annotations names the table.
func (Fingerprint) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("fingerprint")}
}

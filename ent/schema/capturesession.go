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

// CaptureSession is one page at one device, and the key by which everything that it sends is known. Of a verification's sessions the
// one that was opened last counts.
type CaptureSession struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (CaptureSession) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a session.
func (CaptureSession) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.Int("ordinal").Positive().Immutable().Comment("The how-manieth session of its verification, from 1; the highest counts."),
		field.Bytes("nonce").NotEmpty().MaxLen(32).Immutable().Comment("32 random bytes that every signature covers."),
		field.Bytes("key").NotEmpty().MaxLen(65).Immutable().Comment("The page's public key: a point of P-256, uncompressed."),
		field.JSON("device", json.RawMessage{}).Immutable().Sensitive().
			Comment("What the page says of its device and camera, as JSON. A camera's label may hold its owner's name."),
		field.Int64("counter").Default(0).NonNegative().Comment("Of the last write; the next one's is higher."),
		field.Bytes("signature").MaxLen(64).Optional().Comment("Of the last write, by which its exact repetition is known."),
		field.Time("opened_at").Immutable(),
		field.Time("expires_at").Comment("Only the clock of a test environment moves it."),
	}
}

// Edges to the verification and to what was captured.
func (CaptureSession) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("sessions").Field("verification_id").Required().Unique().Immutable(),
		edge.To("evidence", Evidence.Type).Annotations(entsql.OnDelete(entsql.NoAction)),
	}
}

// Indexes give the session that counts.
func (CaptureSession) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id", "verification_id", "ordinal").Unique()}
}

// Annotations names the table.
func (CaptureSession) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("capture_session")}
}

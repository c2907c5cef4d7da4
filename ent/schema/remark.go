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

// Remark is what somebody said of a verification, sealed under the tenant's keys: the words of an appeal, the note of a review, or what the
// person answered to the tenant's questions. It lies apart from the rows that never change, so that it can be erased.
type Remark struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Remark) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Remark) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.UUID("on_id", uuid.UUID{}).Immutable().Comment("The appeal or the review that it belongs to; of answers, the verification."),
		field.Bytes("sealed").MaxLen(64 << 10).Optional().Sensitive().Comment("Absent only while the plain words wait to be sealed."),
		field.String("plain").MaxLen(8000).Default("").Sensitive().Comment("From before remarks were sealed; a worker seals and empties it."),
	}
}

// Edges to the verification.
func (Remark) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("remarks").Field("verification_id").Required().Unique().Immutable(),
	}
}

// Indexes give the remark of a row, and those that wait to be sealed.
func (Remark) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "on_id").Unique(),
		index.Fields("tenant_id", "verification_id"),
	}
}

// Annotations names the table.
func (Remark) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("remark")} }

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

// Attempt is one sending of a delivery, and what came back.
type Attempt struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Attempt) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Attempt) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("delivery_id", uuid.UUID{}).Immutable(),
		field.Time("at").Immutable(),
		field.Int("took_ms").NonNegative().Immutable().Comment("How long it took, in milliseconds."),
		field.Int("status").Default(0).NonNegative().Immutable().Comment("Of HTTP; 0 when there was no answer."),
		field.String("failure").MaxLen(40).Default("").Immutable().Comment("A machine's word for what went wrong."),
		field.String("signature").MaxLen(1000).Default("").Immutable().Comment("The header webhook-signature as it was sent."),
		field.Bytes("request").MaxLen(128 << 10).Optional().Immutable().Sensitive().Comment("The body sent, encrypted under the tenant's keys."),
		field.Bytes("response").MaxLen(16 << 10).Optional().Immutable().Sensitive().Comment("The beginning of the answer, encrypted likewise."),
	}
}

// Edges to other tables.
func (Attempt) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("delivery", Delivery.Type).Ref("attempts").Field("delivery_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (Attempt) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id", "delivery_id", "created_at", "id")}
}

// Annotations names the table.
func (Attempt) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("attempt")}
}

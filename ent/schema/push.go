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

// Push is a usage row on its way to Stripe. It is written before the row is sent for the first time, so that a row that was perhaps
// sent is told from one that was not.
type Push struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Push) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Push) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("usage_id", uuid.UUID{}).Immutable(),
		field.Enum("state").Values("pending", "sent", "doubtful", "refused").Default("pending").
			Comment("Doubtful: tried so long ago that Stripe may have forgotten that it has it. Refused: Stripe does not take it."),
		field.Int("tries").Default(0).NonNegative(),
		field.Time("next_at").Default(now).Comment("When it may be sent; put off while somebody sends it."),
		field.Time("tried_at").Optional().Nillable().Comment("When it was sent for the first time."),
		field.Time("done_at").Optional().Nillable().Comment("When it was known to be there, or given up."),
		field.String("failure").MaxLen(500).Default("").Comment("What Stripe said of it last."),
	}
}

// Edges to the usage.
func (Push) Edges() []ent.Edge {
	return []ent.Edge{edge.From("usage", Usage.Type).Ref("push").Field("usage_id").Required().Unique().Immutable()}
}

// Indexes of the table.
func (Push) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "usage_id").Unique(),
		index.Fields("state", "next_at"),
		index.Fields("tenant_id", "state", "next_at"),
	}
}

// Annotations names the table.
func (Push) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("push")}
}

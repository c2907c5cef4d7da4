package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Clearing is one emptying of a test environment: of everything that had been made in it when it was asked for. It is the history of
// them as well, and stays.
type Clearing struct{ ent.Schema }

// Mixin gives what the table shares with others. When it was asked for is when the row was made.
func (Clearing) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Clearing) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("state").Values("running", "done").Default("running"),
		field.Int("verifications").Default(0).NonNegative().Comment("How many are gone so far."),
		field.Int("files").Default(0).NonNegative().Comment("How many photographs and films are gone so far."),
		field.Int("deliveries").Default(0).NonNegative().Comment("How many deliveries of webhooks are gone so far."),
		field.Time("done_at").Optional().Nillable(),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Immutable(),
	}
}

// Indexes make a retry harmless, find what is not done, and serve the history.
func (Clearing) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
		index.Fields("state"),
	}
}

// Annotations names the table.
func (Clearing) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("clearing")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// UsagePulse says whether a meter of a tenant counts what it should.
type UsagePulse struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (UsagePulse) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (UsagePulse) Fields() []ent.Field {
	return []ent.Field{
		field.String("meter").NotEmpty().MaxLen(60).Immutable(),
		field.Enum("state").Values("ok", "no_usage", "delayed", "broken"),
		field.Time("since").Comment("When it came into this state."),
		field.Time("checked_at").Comment("When it was last looked at."),
		field.Int("expected").Default(0).NonNegative().Comment("How many rows the conclusions should have that were compared since counted_since."),
		field.Int("seen").Default(0).NonNegative().Comment("How many of them there are."),
		field.Int("proven").Default(0).NonNegative().Comment("How many of the expected are behind the mark up to which nothing lacks: each was seen."),
		field.Time("counted_since").Optional().Nillable().Comment("Since when expected, seen and proven are counted: they begin anew every day."),
		field.Time("last_at").Optional().Nillable().Comment("When it was last used; absent when never."),
		field.Int("push_lag").Optional().Nillable().Comment("For how many seconds usage waits to be told to Stripe; absent where nothing is told."),
	}
}

// Indexes keep one row per meter, and find what needs somebody.
func (UsagePulse) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "meter").Unique(),
		index.Fields("state"),
	}
}

// Annotations names the table.
func (UsagePulse) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("usagepulse")}
}

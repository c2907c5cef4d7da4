package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// UsageSum adds up usage rows of a quarter of an hour, an hour, a day or a month in UTC. It follows from the rows alone, and can be
// built anew from them.
type UsageSum struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (UsageSum) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (UsageSum) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("grain").Values("quarter", "hour", "day", "month").Immutable().Comment("How long it spans; a quarter is 15 minutes, so that midnight is an edge in every time zone."),
		field.Time("begin").Immutable().Comment("Where it begins, by when the rows are booked."),
		field.Enum("environment").Values("live", "test").Immutable(),
		field.String("meter").NotEmpty().MaxLen(60).Immutable(),
		field.String("flow").MaxLen(40).Default("").Immutable(),
		field.String("opened_by").MaxLen(120).Default("").Immutable(),
		field.Int64("quantity").Comment("The sum of the rows' quantities; may be negative."),
		field.Int64("rows").NonNegative().Comment("How many rows are in it."),
	}
}

// Indexes keep one sum of a kind, and serve a span of time.
func (UsageSum) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "grain", "begin", "environment", "meter", "flow", "opened_by").Unique(),
	}
}

// Annotations names the table.
func (UsageSum) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("usagesum")}
}

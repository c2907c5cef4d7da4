package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Brand is how the capture page looks to those whom a tenant verifies.
type Brand struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Brand) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Brand) Fields() []ent.Field {
	return []ent.Field{
		field.String("accent").MaxLen(7).Default("").Comment("Colour of what can be pressed, #rrggbb; the page's own, when empty."),
		field.Int("radius").Default(16).Range(0, 24).Comment("How round corners are, in CSS pixels."),
		field.Bytes("logo").MaxLen(64 << 10).Optional().Comment("PNG that Honnin encoded itself; the tenant's name is shown, when absent."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Indexes of the table.
func (Brand) Indexes() []ent.Index { return []ent.Index{index.Fields("tenant_id").Unique()} }

// Annotations names the table.
func (Brand) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("brand")}
}

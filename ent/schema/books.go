package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// Books is until when a tenant's usage is closed. Whoever writes usage shares the row until they commit, and whoever closes a period
// has it alone; so that after a period is closed nothing can still come into it.
type Books struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Books) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Books) Fields() []ent.Field {
	return []ent.Field{
		field.Time("closed_until").Optional().Nillable().Comment("Where the first open period begins; absent while none was closed."),
		field.Int64("folds").Default(0).NonNegative().Comment("How often usage was added to the sums; whoever does so holds the row by it."),
		field.Time("folded_at").Optional().Nillable().Comment("When that was last."),
		field.UUID("compared_id", uuid.UUID{}).Optional().Nillable().
			Comment("The report up to which every conclusion was found to have its usage; absent before the first look."),
		field.Time("close_failed_at").Optional().Nillable().Comment("Since when a month that is over cannot be closed or issued; absent while all is well."),
		field.Time("close_tried_at").Optional().Nillable().Comment("When that was last tried."),
		field.String("close_problem").MaxLen(500).Default("").Comment("What stood in the way."),
	}
}

// Indexes of the table.
func (Books) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id").Unique(), index.Fields("close_failed_at")}
}

// Annotations names the table.
func (Books) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("books")}
}

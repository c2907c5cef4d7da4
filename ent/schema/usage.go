package schema

import (
	"errors"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// errQuantity says that a quantity is out of bounds.
var errQuantity = errors.New("a quantity is within a million either way")

// maxQuantity bounds one row either way, so that no sum of rows can overflow.
const maxQuantity = 1_000_000

// Usage is one billable act, or what puts one right. Rows are only ever added.
type Usage struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Usage) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a usage row.
func (Usage) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.String("meter").NotEmpty().MaxLen(60).Immutable().Comment("What was used, for example liveness.passive."),
		field.Int("attempt").Default(1).Positive().Immutable().
			Comment("Place among the rows of the same verification and meter: 1 is the act, each correction takes the next."),
		field.Int("quantity").Default(1).Immutable().Validate(within).
			Comment("How much: 1 for an act, 0 for one that is not billed, either sign for a correction."),
		field.Enum("environment").Values("live", "test").Default("live").Immutable().Comment("Usage of a test environment is never billed."),
		field.Enum("reason").Values("concluded", "quality_gate", "engine_failed", "reviewed", "stored", "correction").Default("concluded").Immutable().
			Comment("Why the row is there, and with quantity 0 why it costs nothing."),
		field.String("note").MaxLen(2000).Default("").Immutable().Comment("What a person should know of the row: why it was put right, or that it is late."),
		field.String("flow").MaxLen(40).Default("").Immutable().Comment("The name of the flow that the verification was opened by; empty for none."),
		field.String("opened_by").MaxLen(120).Default("").Immutable().
			Comment("Prefixed id of who opened the verification: an API key or a person; empty when nobody noted it."),
		field.String("price_version").MaxLen(120).Optional().Nillable().Immutable().
			Comment("The number of the contract's version that was in force, when the row was written, at the time it is booked; absent without one."),
		field.String("idempotency_key").MaxLen(200).Optional().Nillable().Immutable().
			Comment("Of a correction that was asked for over the API: the same one sent twice is one."),
		field.Time("at").Default(now).Immutable().Comment("When it was used."),
		field.Time("booked_at").Default(now).Immutable().
			Comment("Decides the period it is billed in: at, unless that was closed by then; then where the next open one begins."),
	}
}

// within holds a quantity to its bounds.
func within(quantity int) error {
	if quantity < -maxQuantity || quantity > maxQuantity {
		return errQuantity
	}

	return nil
}

// Edges to the verification.
func (Usage) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("usage").Field("verification_id").Required().Unique().Immutable(),
		edge.To("push", Push.Type).Unique().Annotations(entsql.OnDelete(entsql.Cascade)),
	}
}

// Indexes keep an act from being counted twice, and serve sums and pages over a period.
func (Usage) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "verification_id", "meter", "attempt").Unique(),
		index.Fields("tenant_id", "meter", "booked_at", "id"),
		index.Fields("tenant_id", "booked_at"),
		index.Fields("tenant_id", "idempotency_key").Unique().Annotations(entsql.IndexWhere("idempotency_key IS NOT NULL")),
	}
}

// Annotations names the table.
func (Usage) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("usage")} }

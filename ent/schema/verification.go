package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Verification is one person, verified once. Package verification knows which moves between its states are allowed.
type Verification struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Verification) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a verification.
func (Verification) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("state").Default("created").
			Values("created", "capturing", "submitted", "approved", "declined", "review", "canceled", "expired"),
		field.String("reference").Optional().Nillable().MaxLen(1020).Immutable().Comment("The caller's own name for the person or the case."),
		field.JSON("steps", []Step{}).Comment("What the person is asked for, in this order; a step may be added while it is judged."),
		field.JSON("metadata", map[string]string{}).Immutable().Comment("The caller's own values."),
		field.String("language").Optional().Nillable().MaxLen(35).Immutable().Comment("BCP 47 language of the person's page; the browser's, when absent."),
		field.String("idempotency_key").NotEmpty().MaxLen(1020).Immutable(),
		field.String("request_hash").NotEmpty().MaxLen(64).Immutable().Comment("SHA-256 of the input it was created with, in hexadecimal."),
		field.String("consent_version").Optional().Nillable().MaxLen(40).Comment("Which text the person agreed to."),
		field.Time("consented_at").Optional().Nillable(),
		field.Time("submitted_at").Optional().Nillable().Comment("When the evidence was complete."),
		field.Time("concluded_at").Optional().Nillable().Comment("When it was decided, canceled or expired."),
		field.Time("expires_at").Comment("When capture closes; only the clock of a test environment moves it."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
		field.Int("attempts").Default(0).NonNegative().Comment("How often a worker began to judge it."),
		field.Enum("binding").Values("bound", "unbound").Default("unbound").Immutable().
			Comment("Whether every write must be signed by a capture session's key."),
		field.String("challenge").Optional().Nillable().MaxLen(64).Comment("Which challenge a film may answer, by its nonce in hexadecimal; absent once one did."),
		field.Int("challenges").Default(0).NonNegative().Comment("How many challenges were drawn."),
		field.Bool("motionless").Default(false).Comment("The person left the motions to somebody's judgement."),
		field.Time("leased_until").Optional().Nillable().Comment("Until when a worker has it to itself."),
		field.String("redirect_url").Optional().Nillable().MaxLen(2048).Immutable().Comment("Where the person goes when all is done."),
		field.String("alternative_url").Optional().Nillable().MaxLen(2048).Immutable().Comment("The tenant's other way for a person who could not be confirmed."),
		field.Int("retakes").Default(0).NonNegative().Comment("How often it went back to the person for a better picture."),
		field.Int("max_retakes").Default(0).NonNegative().Immutable().Comment("How often it may."),
		field.String("hint").Optional().Nillable().MaxLen(40).Comment("What the person can change about the picture; a word of quality, never of a judgement."),
		field.Time("reopened_at").Optional().Nillable().Comment("When it last went back to the person."),
		field.String("flow").Optional().Nillable().MaxLen(40).Immutable().Comment("The name of the flow that it was opened by, if by one."),
		field.Int("flow_number").Optional().Nillable().Immutable().Comment("The number of the flow's version that was published then: it is pinned to that."),
		field.String("policy").Optional().Nillable().MaxLen(40).Immutable().Comment("The name of the policy that it is judged by; absent for the installation's."),
		field.Int("policy_number").Optional().Nillable().Immutable().Comment("The number of the policy's version that was published when it was opened."),
		field.String("opened_by").Optional().Nillable().MaxLen(120).Immutable().Comment("Prefixed id of who opened it: an API key or a person."),
		field.Float("step_up").Optional().Nillable().Min(0).Max(1).Immutable().
			Comment("Lot by which motions are asked for of those who are sure as well; absent where none may be asked for later."),
		field.String("device_key").Optional().Nillable().MaxLen(64).Comment("Keyed hash of where it was handed in from; counts attempts."),
	}
}

// Edges to what hangs on a verification.
func (Verification) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("evidence", Evidence.Type),
		edge.To("report", Report.Type).Unique(),
		edge.To("events", Event.Type),
		edge.To("usage", Usage.Type),
		edge.To("moments", Moment.Type),
		edge.To("sessions", CaptureSession.Type),
		edge.To("fingerprints", Fingerprint.Type),
		edge.To("shadows", Shadow.Type),
		edge.To("review_case", ReviewCase.Type).Unique(),
		edge.To("appeal", Appeal.Type).Unique(),
		edge.To("remarks", Remark.Type),
	}
}

// Indexes serve idempotency, the newest-first list with its filters, and the sweep.
func (Verification) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
		index.Fields("tenant_id", "reference", "created_at"),
		index.Fields("tenant_id", "state", "created_at"),
		index.Fields("state", "submitted_at"),
		index.Fields("state", "expires_at"),
	}
}

// Annotations names the table.
func (Verification) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("verification")}
}

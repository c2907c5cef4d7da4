package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// ReviewCase is one verification that reviewers decide. Package verification/review knows which moves between its states are allowed.
type ReviewCase struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (ReviewCase) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (ReviewCase) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.Enum("state").Values("open", "second", "escalated", "decided").Default("open"),
		field.Enum("cause").Values("policy", "reopened", "appeal").Default("policy").Comment("Why it waits, or last waited, for a reviewer."),
		field.Int("round").Default(1).Positive().Comment("One more for each reopening and for an appeal."),
		field.Int("priority").Default(2).Range(1, 3).Comment("1 is low, 2 normal, 3 high."),
		field.Int("due_in").Positive().Immutable().Comment("How long a round may take, in seconds."),
		field.Time("due_at"),
		field.Bool("four_eyes").Default(false).Immutable().Comment("Whether two reviewers have to agree."),
		field.String("assignee").Default("").MaxLen(60).Comment("Prefixed id of the person to whom alone it is left; empty for none."),
		field.String("holder").Default("").MaxLen(60).Comment("Prefixed id of the person who took it last; empty when it was given back."),
		field.Time("leased_until").Optional().Nillable().Comment("Until when the holder has it alone."),
		field.JSON("seen", []string{}).Comment("Everybody who ever took it, as prefixed ids."),
		field.JSON("barred", []string{}).Comment("Those who had taken it before the person objected."),
		field.Enum("outcome").Values("approved", "declined").Optional().Nillable(),
		field.Enum("truth").Values("genuine", "impostor", "unknown").Default("unknown").Comment("What the deciding reviews say of the person."),
		field.Time("decided_at").Optional().Nillable(),
		field.Enum("look").Values("none", "waiting", "done", "failed").Default("none").
			Comment("How far the checks are with the photograph of an appeal; none without one."),
		field.Int("look_tries").Default(0).NonNegative(),
		field.Time("look_at").Optional().Nillable().Comment("When they look; while they do, when somebody else does instead."),
		field.JSON("looked", json.RawMessage{}).Optional().Comment("What they found, as a JSON list of the engine's findings."),
		field.Bool("stranded").Default(false).Comment("An appeal for which there is nobody who has not seen the case."),
		field.Bool("stranded_told").Default(false).Comment("Whether the owners heard of that, since its bar was waived where it was."),
		field.JSON("waived", []string{}).Optional().Comment("Who may decide an appeal although they saw the case, as prefixed ids: an owner said so."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change but of who has it, so that a stale writer is noticed."),
	}
}

// Edges to the verification, and to what was said.
func (ReviewCase) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("review_case").Field("verification_id").Required().Unique().Immutable(),
		edge.To("reviews", Review.Type),
	}
}

// Indexes keep one case per verification, and serve the queue and the figures.
func (ReviewCase) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "verification_id").Unique(),
		index.Fields("tenant_id", "state", "priority", "due_at", "id"),
		index.Fields("tenant_id", "decided_at", "id"),
		index.Fields("look", "look_at"),
		index.Fields("cause", "state"),
	}
}

// Annotations names the table.
func (ReviewCase) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("reviewcase")}
}

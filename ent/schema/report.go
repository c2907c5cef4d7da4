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

// Report is the findings on a verification and the decision on them. It is written once and never changes: package ent refuses.
type Report struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Report) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a report.
func (Report) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("verification_id", uuid.UUID{}).Immutable(),
		field.Enum("decision").Values("approved", "declined", "review").Immutable(),
		field.JSON("reasons", []string{}).Immutable().Comment("Machine words: why the policy decided so."),
		field.String("rule").MaxLen(120).Default("").Immutable().Comment("The rule of the policy that decided; empty when none did."),
		field.String("policy_version").NotEmpty().MaxLen(120).Immutable(),
		field.JSON("thresholds", map[string]float64{}).Immutable().Comment("The policy's figures as they stood at the decision."),
		field.JSON("findings", json.RawMessage{}).Immutable().Comment("The engine's findings as a JSON list; package verification reads them."),
		field.JSON("judged_by", json.RawMessage{}).Optional().Immutable().Comment("The policy in full as it was applied, so that the decision can be made again."),
		field.JSON("facts", json.RawMessage{}).Optional().Immutable().Comment("What the policy's rules saw besides the findings."),
		field.JSON("shadow", json.RawMessage{}).Optional().Immutable().Comment("What the edition that is tried beside the policy would have decided."),
	}
}

// Edges to the verification.
func (Report) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("verification", Verification.Type).Ref("report").Field("verification_id").Required().Unique().Immutable(),
	}
}

// Indexes keep one report per verification.
func (Report) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id", "verification_id").Unique()}
}

// Annotations names the table.
func (Report) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("report")} }

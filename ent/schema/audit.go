package schema

import (
	"encoding/json"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Audit is one link in a tenant's chain of what was changed and what personal data was looked at. Rows are only ever added.
type Audit struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Audit) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Audit) Fields() []ent.Field {
	return []ent.Field{
		field.Int64("seq").Positive().Immutable().Comment("Position in the tenant's chain, from 1 without gaps."),
		field.Time("at").Immutable(),
		field.String("actor_kind").NotEmpty().MaxLen(20).Immutable().Comment("user, key, operator, applicant or system."),
		field.String("actor").NotEmpty().MaxLen(120).Immutable().Comment("Prefixed id, or the machine's reason."),
		field.String("reason").MaxLen(2000).Default("").Immutable().Comment("Why an operator was there."),
		field.String("action").NotEmpty().MaxLen(60).Immutable().Comment("For example key.revoke."),
		field.String("target").MaxLen(120).Default("").Immutable().Comment("Prefixed id of what it was done to."),
		field.JSON("before", json.RawMessage{}).Optional().Immutable().Comment("What it was, without secrets."),
		field.JSON("after", json.RawMessage{}).Optional().Immutable().Comment("What it became, without secrets."),
		field.String("address").MaxLen(64).Default("").Immutable().Comment("Where it was done from."),
		field.String("agent").MaxLen(480).Default("").Immutable().Comment("With what program."),
		field.String("request").MaxLen(60).Default("").Immutable().Comment("Id of the request, as in the log."),
		field.String("previous").NotEmpty().MaxLen(64).Immutable().Comment("Hash of the link before; 64 zeros for the first."),
		field.String("hash").NotEmpty().MaxLen(64).Immutable().Comment("SHA-256 over all of the above, in hexadecimal."),
	}
}

// Indexes of the table.
func (Audit) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "seq").Unique(),
		index.Fields("tenant_id", "action", "seq"),
		index.Fields("tenant_id", "actor", "seq"),
		index.Fields("tenant_id", "target", "seq"),
	}
}

// Annotations names the table.
func (Audit) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("audit")}
}

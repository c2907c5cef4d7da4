package schema

import (
	"time"

	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// SigningSecret is one of an endpoint's, encrypted under the tenant's keys.
type SigningSecret struct {
	Sealed []byte `json:"sealed"`
	// Made is when it was made; Ends is until when it is signed with, nil for as long as the endpoint stands.
	Made time.Time  `json:"made"`
	Ends *time.Time `json:"ends,omitempty"`
	// Token is the idempotency key of the request that made it.
	Token string `json:"token"`
}

// Resending is one request to send messages of an endpoint again.
type Resending struct {
	// Key and Of are digests: of the request's idempotency key, and of what was asked for.
	Key []byte `json:"key"`
	Of  []byte `json:"of"`
	// Count is how many messages were made due by it.
	Count int `json:"count"`
}

// Endpoint is an address of a tenant that hears of what happens.
type Endpoint struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Endpoint) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Endpoint) Fields() []ent.Field {
	return []ent.Field{
		field.String("url").NotEmpty().MaxLen(2000),
		field.String("description").MaxLen(480).Default("").Comment("For people: what listens there."),
		field.JSON("types", []string{}).Comment("What it hears of, for example verification.approved; everything, when empty."),
		field.Enum("payload").Values("thin", "full").Default("thin").Comment("Ids alone, or what they stand for as well."),
		field.JSON("blocked", []string{}).Comment("Fields that a full payload leaves out, for example verification.reference."),
		field.Enum("state").Values("active", "paused", "disabled").Default("active").Comment("Paused by somebody, or disabled after days of failure."),
		field.JSON("secrets", []SigningSecret{}).Sensitive().Comment("What messages are signed with, the newest first."),
		field.JSON("resends", []Resending{}).Optional().Comment("The last requests to send again, the newest first."),
		field.Time("failing_since").Optional().Nillable().Comment("The first failure since the last success."),
		field.Int("failures").Default(0).NonNegative().Comment("How many since then."),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Immutable(),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change by people, so that a stale writer is noticed."),
	}
}

// Edges to other tables.
func (Endpoint) Edges() []ent.Edge {
	return []ent.Edge{edge.To("deliveries", Delivery.Type).Annotations(entsql.OnDelete(entsql.Cascade))}
}

// Indexes of the table.
func (Endpoint) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (Endpoint) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("endpoint")}
}

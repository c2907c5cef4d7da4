package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"github.com/google/uuid"
)

// APIKey is a credential of a tenant's backend. The key itself is shown once and never stored.
type APIKey struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (APIKey) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (APIKey) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(480).Comment("For people: what the key is used by."),
		field.String("prefix").NotEmpty().MaxLen(20).Immutable().Comment("The readable beginning, which tells the mode, for example hk_test_."),
		field.String("last4").MaxLen(4).Immutable().Comment("The last letters, by which people recognise a key."),
		field.String("hash").NotEmpty().MaxLen(64).Immutable().Sensitive().Comment("SHA-256 of the whole key, in hexadecimal."),
		field.String("role").NotEmpty().MaxLen(60).Comment("What the key may do at most: a role of the permission table."),
		field.JSON("scopes", map[string]string{}).Optional().Comment("What of the role is granted: none, read or write by subject. All of it, when empty."),
		field.JSON("flows", []string{}).Optional().Comment("Ids of the flows it may use; all, when empty."),
		field.JSON("networks", []string{}).Optional().Comment("CIDR blocks it may be used from; all, when empty."),
		field.Int("rate").Default(0).NonNegative().Comment("Requests per minute; the default of the installation, when 0."),
		field.Int64("uses").Default(0).NonNegative().Comment("How often it was used, written coarsely."),
		field.UUID("successor_id", uuid.UUID{}).Optional().Nillable().Comment("The key that replaces it."),
		field.String("idempotency_key").NotEmpty().MaxLen(255).Optional().Nillable().Immutable().Comment("The caller's own name for the request that made it."),
		field.Time("expires_at").Optional().Nillable().Comment("From when on the key is refused; never, when absent."),
		field.Time("revoked_at").Optional().Nillable().Comment("Since when the key is refused by decision."),
		field.String("revoked_by").MaxLen(60).Default("").Comment("Who decided: a prefixed id, or holder for anybody who presented it."),
		field.Time("used_at").Optional().Nillable().Comment("When the key was last used, coarsely."),
		field.String("used_from").MaxLen(64).Default("").Comment("The network it was last used from, coarsely."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Edges to other tables.
func (APIKey) Edges() []ent.Edge {
	return []ent.Edge{
		// Both ends are named: with one alone, ent would point each of the two keys at the other.
		edge.To("predecessor", APIKey.Type).Unique().Annotations(entsql.OnDelete(entsql.NoAction)).
			From("successor").Field("successor_id").Unique(),
	}
}

// Indexes of the table.
func (APIKey) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("hash").Unique(),
		index.Fields("tenant_id", "idempotency_key").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
	}
}

// Annotations names the table.
func (APIKey) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("apikey")}
}

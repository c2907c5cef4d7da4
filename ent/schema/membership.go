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

// Membership says that a person works for a tenant, and as what.
type Membership struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Membership) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Membership) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("user_id", uuid.UUID{}).Immutable(),
		field.String("role").NotEmpty().MaxLen(60).Comment("A built-in role of the permission table, or the name of one of the tenant's own."),
		field.Enum("source").Values("invitation", "sso", "scim", "bootstrap").Immutable().Comment("How the person came."),
		field.Enum("state").Values("active", "suspended").Default("active"),
		field.String("external_id").MaxLen(255).Optional().Nillable().Comment("The id that the tenant's directory gives the person (SCIM externalId)."),
		field.String("given_name").MaxLen(255).Default("").Comment("As the tenant's directory writes it."),
		field.String("family_name").MaxLen(255).Default("").Comment("As the tenant's directory writes it."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Edges to other tables.
func (Membership) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("user", User.Type).Ref("memberships").Field("user_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (Membership) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "user_id").Unique(),
		index.Fields("tenant_id", "external_id").Unique(),
		index.Fields("tenant_id", "created_at", "id"),
		index.Fields("user_id"),
	}
}

// Annotations names the table.
func (Membership) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("membership")}
}

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

// Session is a proof that a user signed in, or a link that lets one sign in once. The token itself is never stored.
type Session struct{ ent.Schema }

// Mixin gives id, created_at and the tenant.
func (Session) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of a session.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").NamedValues("Link", "link", "Session", "session").Immutable().
			Comment("A link works once and opens a session; a session works until it ends."),
		field.String("hash").NotEmpty().MaxLen(64).Immutable().Sensitive().Comment("SHA-256 of the token, in hexadecimal."),
		field.UUID("user_id", uuid.UUID{}).Immutable(),
		field.Time("expires_at").Comment("From when on the token is refused."),
		field.Time("used_at").Optional().Nillable().Comment("When a link was used, or a session last seen."),
	}
}

// Edges to the user.
func (Session) Edges() []ent.Edge {
	return []ent.Edge{edge.From("user", User.Type).Ref("sessions").Field("user_id").Required().Unique().Immutable()}
}

// Indexes find a session by its token's hash, and the sessions of a user.
func (Session) Indexes() []ent.Index {
	return []ent.Index{index.Fields("hash").Unique(), index.Fields("tenant_id", "user_id")}
}

// Annotations names the table.
func (Session) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("session")} }

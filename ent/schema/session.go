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

// Session is a proof that a person signed in, or a token that lets one do so once. The token itself is never stored. The table is
// private to the machine.
type Session struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Session) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Session) Fields() []ent.Field {
	return []ent.Field{
		field.Enum("kind").NamedValues("Link", "link", "Session", "session", "Reset", "reset", "Confirm", "confirm", "Device", "device").Immutable().Comment("A link opens a session, a reset sets a password and a confirm proves an address, each once; a device is known for its person."),
		field.String("hash").NotEmpty().MaxLen(64).Unique().Sensitive().Comment("SHA-256 of the token, in hexadecimal; new when the rights of the session change."),
		field.UUID("user_id", uuid.UUID{}).Immutable(),
		field.UUID("tenant_id", uuid.UUID{}).Optional().Nillable().Comment("The tenant that the person works for now; absent for an operator outside and before one is chosen."),
		field.Bool("bound").Default(false).Immutable().Comment("Whether the session can never move to another tenant: an identity provider vouches for its own tenant alone."),
		field.UUID("visit_id", uuid.UUID{}).Optional().Nillable().Comment("The visit by which an operator is in the tenant."),
		field.String("method").MaxLen(40).Default("").Immutable().Comment("How the person signed in: link, password, passkey, oidc or saml."),
		field.Int("aal").Default(1).Range(1, 3).Comment("Authenticator assurance level (NIST SP 800-63B clause 4)."),
		field.Time("authenticated_at").Optional().Nillable().Comment("When the person last proved who they are."),
		field.String("address").MaxLen(64).Default("").Sensitive().Comment("IP address at the beginning."),
		field.String("agent").MaxLen(480).Default("").Comment("Browser and system, as the person would name them."),
		field.Time("expires_at").Comment("From when on the token is refused."),
		field.Time("used_at").Optional().Nillable().Comment("When a link was used, or a session last seen."),
	}
}

// Edges to other tables.
func (Session) Edges() []ent.Edge {
	return []ent.Edge{
		edge.From("user", User.Type).Ref("sessions").Field("user_id").Required().Unique().Immutable(),
	}
}

// Indexes of the table.
func (Session) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("user_id", "kind"),
		index.Fields("expires_at"),
	}
}

// Annotations names the table.
func (Session) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("session")}
}

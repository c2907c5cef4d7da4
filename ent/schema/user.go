package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// User is a person who signs in: a member of any number of tenants, or an operator of the installation, never both. The table is
// global; a tenant sees the people who are its members. The table's name avoids a reserved word of SQL.
type User struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (User) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (User) Fields() []ent.Field {
	return []ent.Field{
		field.String("email").NotEmpty().MaxLen(320).Unique().Comment("In lower case."),
		field.Time("email_verified_at").Optional().Nillable().Comment("Since when we know that the address reaches the person."),
		field.String("name").MaxLen(480).Default("").Comment("How the person is addressed; may be empty."),
		field.String("language").MaxLen(35).Default("").Comment("BCP 47 language of mails; the tenant's, when empty."),
		field.Bool("operator").Default(false).Immutable().Comment("Whether the person is staff of the installation, apart from all tenants."),
		field.String("password_hash").MaxLen(255).Default("").Sensitive().Comment("Argon2id in PHC string format; empty when there is no password."),
		field.Time("password_set_at").Optional().Nillable(),
		field.Bytes("totp_secret").MaxLen(512).Optional().Sensitive().Comment("Encrypted under the installation's key; empty when there is none."),
		field.Time("totp_confirmed_at").Optional().Nillable().Comment("Since when a one-time code is asked for."),
		field.Int64("totp_step").Default(0).Comment("The last time step that was accepted, so that a code works once."),
		field.Time("disabled_at").Optional().Nillable().Comment("Since when the person cannot sign in at all."),
	}
}

// Edges to other tables.
func (User) Edges() []ent.Edge {
	return []ent.Edge{
		edge.To("sessions", Session.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("memberships", Membership.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("passkeys", Passkey.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
		edge.To("recovery_codes", RecoveryCode.Type).Annotations(entsql.OnDelete(entsql.Cascade)),
	}
}

// Annotations names the table.
func (User) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("account")}
}

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"github.com/google/uuid"
)

// Tenant is one company that verifies its people. The table is global: its rows belong to themselves, so a viewer sees the one
// of its own tenant.
type Tenant struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Tenant) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of the table.
func (Tenant) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(480).Comment("What the people of the tenant, and those it verifies, see."),
		field.Enum("state").Values("active", "suspended").Default("active").Comment("A suspended tenant keeps its data and can do nothing with it."),
		field.Bytes("keyset").MaxLen(16 << 10).Sensitive().Comment("The tenant's encryption keys, wrapped by the installation's. Empty once destroyed: then nothing of its evidence can ever be read."),
		field.Bool("sso_required").Default(false).Comment("Whether people with an address of a verified domain must come through the tenant's identity provider."),
		field.Bool("two_person_publish").Default(false).Comment("Whether what one person wrote must be published by another."),
		field.UUID("test_of", uuid.UUID{}).Optional().Nillable().Unique().Immutable().Comment("The tenant whose test environment this is; absent for a real one."),
		field.Int64("test_advanced").Default(0).NonNegative().Comment("By how many seconds what is to come was brought nearer, in a test environment."),
		field.String("language").Default("ja").MaxLen(35).Comment("BCP 47 language of mails to people who have not chosen one."),
		field.Int64("authority").Default(0).NonNegative().Comment("Rises whenever who may do what in the tenant changes, so that every process forgets what it remembers of it."),
		field.Int("revision").Default(0).NonNegative().Comment("Rises with every change, so that a stale writer is noticed."),
	}
}

// Annotations names the table.
func (Tenant) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("tenant")}
}

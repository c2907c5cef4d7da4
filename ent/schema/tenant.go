package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
)

// Tenant is one company that verifies its people. The table is global: its rows belong to themselves, so a viewer sees the one
// of its own tenant.
type Tenant struct{ ent.Schema }

// Mixin gives id and created_at.
func (Tenant) Mixin() []ent.Mixin { return []ent.Mixin{row{}} }

// Fields of a tenant.
func (Tenant) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(480).Comment("What the people of the tenant, and those it verifies, see."),
		field.Bytes("keyset").MaxLen(4 << 10).Sensitive().
			Comment("The tenant's encryption keys, wrapped by the installation's. Empty once destroyed: then nothing of its evidence can ever be read."),
	}
}

// Annotations names the table.
func (Tenant) Annotations() []schema.Annotation { return []schema.Annotation{entsql.Table("tenant")} }

package schema

import (
	"time"

	"entgo.io/ent"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
	"entgo.io/ent/schema/mixin"
	"github.com/google/uuid"
)

// row gives a table its key, a UUIDv7, and the instant at which a row was written.
type row struct{ mixin.Schema }

// Fields are id and created_at; neither ever changes.
func (row) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("id", uuid.UUID{}).Default(newID).Immutable(),
		field.Time("created_at").Default(now).Immutable().Comment("When the row was written, in UTC to the microsecond."),
	}
}

// owned gives a table the tenant that its rows belong to. The unique index lets other tables point at (tenant_id, id), so that
// the database itself can refuse a reference across tenants.
type owned struct{ mixin.Schema }

// Fields is tenant_id; package ent sets it from the viewer.
func (owned) Fields() []ent.Field {
	return []ent.Field{
		field.UUID("tenant_id", uuid.UUID{}).Immutable().Comment("Whose row this is; set from the viewer."),
	}
}

// Indexes is unique (tenant_id, id).
func (owned) Indexes() []ent.Index {
	return []ent.Index{index.Fields("tenant_id", "id").Unique()}
}

// newID gives a UUIDv7, whose order is the order of creation. Without randomness there is no safe id, hence the panic.
func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }

// now is the present in the precision that both databases keep.
func now() time.Time { return time.Now().UTC().Truncate(time.Microsecond) }

package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/dialect/entsql"
	"entgo.io/ent/schema"
	"entgo.io/ent/schema/field"
	"entgo.io/ent/schema/index"
)

// Domain is a domain of e-mail addresses that a tenant says is its own, and proves by a DNS record.
type Domain struct{ ent.Schema }

// Mixin gives what the table shares with others.
func (Domain) Mixin() []ent.Mixin { return []ent.Mixin{row{}, owned{}} }

// Fields of the table.
func (Domain) Fields() []ent.Field {
	return []ent.Field{
		field.String("name").NotEmpty().MaxLen(253).Immutable().Comment("In lower case, in ASCII form."),
		field.String("token").NotEmpty().MaxLen(80).Immutable().Comment("What the TXT record must hold."),
		field.Time("verified_at").Optional().Nillable(),
		field.String("claim").MaxLen(253).Optional().Nillable().Unique().Comment("The name once verified: one tenant alone can hold it."),
	}
}

// Indexes of the table.
func (Domain) Indexes() []ent.Index {
	return []ent.Index{
		index.Fields("tenant_id", "name").Unique(),
		index.Fields("name"),
	}
}

// Annotations names the table.
func (Domain) Annotations() []schema.Annotation {
	return []schema.Annotation{entsql.Table("domain")}
}

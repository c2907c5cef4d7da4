package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/honnin/honnin/internal/fault"
)

// personal tells whether a field of this name is of a person, whatever type it is of: a new one must carry @can, or stand in impersonal.
func personal(field string) bool {
	return slices.Contains([]string{
		// Who somebody is.
		"name", "fullName", "familyName", "givenName", "kana", "nameKana", "birthDate", "dateOfBirth", "age", "sex", "gender",
		"nationality", "documentNumber", "personalNumber", "mrz",
		// Where they are, and what they are reached and seen by.
		"address", "postalAddress", "postalCode", "email", "phone", "agent", "recipient", "captureUrl",
		// What they look like, and what was found of it.
		"image", "imageUrl", "portrait", "photograph", "embedding", "template", "evidence", "report",
		// What they said.
		"answers",
		// What a change was from and to.
		"before", "after",
	}, field)
}

// impersonal are the fields that are of no person in spite of their name.
func impersonal(field string) bool {
	return slices.Contains([]string{
		"APIKey.name",     // a program's
		"Connection.name", // an identity provider's
		"Domain.name",
		"Feature.name",
		"Flow.name",
		"FlowFindingValue.name", // what a sentence speaks of
		"InvoiceParty.address",  // companies, as an invoice names them
		"InvoiceParty.name",
		"LawPeriod.evidence", // kinds of it, in a catalogue
		"ModelHash.name",
		"Payer.name", // a company's
		"Policy.name",
		"PolicyList.name",
		"Passkey.name", // a device's, shown to its owner alone
		"Role.name",
		"Tenant.name", // a company's
	}, field)
}

// unguarded lists the fields of personal data that lack @can, as Type.field in alphabetical order. There are none, as a test holds.
func unguarded(schema *ast.Schema) []string {
	found := []string{}

	for _, kind := range schema.Types {
		if kind.Kind != ast.Object || strings.HasPrefix(kind.Name, "__") {
			continue
		}

		for _, field := range kind.Fields {
			if name := kind.Name + "." + field.Name; personal(field.Name) && !impersonal(name) && field.Directives.ForName("can") == nil {
				found = append(found, name)
			}
		}
	}

	slices.Sort(found)

	return found
}

// closed refuses the fields given, should the test that there are none ever be gone.
func closed(fields []string) graphql.FieldMiddleware {
	return func(ctx context.Context, next graphql.Resolver) (any, error) {
		field := graphql.GetFieldContext(ctx)
		if _, found := slices.BinarySearch(fields, field.Object+"."+field.Field.Name); found {
			return nil, fault.New(fault.Forbidden, "This field is not open to anybody.", nil)
		}

		return next(ctx)
	}
}

package sso

import (
	"slices"
	"strings"

	"github.com/crewjam/saml"

	"github.com/honnin/honnin/ent/db"
)

// said reads who the assertion is about. Providers call an address by many names; those of Okta, Entra, Google, Keycloak and the
// eduPerson schema are known, and a name id in the form of an address.
func said(row *db.Connection, assertion *saml.Assertion) Asserted {
	name := assertion.Subject.NameID
	made := Asserted{Tenant: row.TenantID, Connection: row.ID, Method: "saml"}

	made.Email = attribute(assertion,
		"email", "mail", "emailaddress", "user.email", "urn:oid:0.9.2342.19200300.100.1.3", "urn:oid:1.2.840.113549.1.9.1",
		"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
	)
	made.Name = attribute(assertion,
		"displayname", "name", "cn", "urn:oid:2.16.840.1.113730.3.1.241", "urn:oid:2.5.4.3",
		"http://schemas.microsoft.com/identity/claims/displayname", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
	)

	// A transient name is another one every time: the address stands for it.
	if name != nil && name.Format != string(saml.TransientNameIDFormat) {
		made.Subject = name.Value
	}

	if made.Email == "" && name != nil && name.Format == string(saml.EmailAddressNameIDFormat) {
		made.Email = name.Value
	}

	if made.Subject == "" {
		made.Subject = made.Email
	}

	return made
}

// attribute gives the first value of the first attribute that has one of the names, whatever the case.
func attribute(assertion *saml.Assertion, names ...string) string {
	for _, name := range names {
		for _, statement := range assertion.AttributeStatements {
			for _, each := range statement.Attributes {
				if !slices.ContainsFunc([]string{each.Name, each.FriendlyName}, func(its string) bool { return strings.EqualFold(its, name) }) {
					continue
				}

				if len(each.Values) > 0 && strings.TrimSpace(each.Values[0].Value) != "" {
					return strings.TrimSpace(each.Values[0].Value)
				}
			}
		}
	}

	return ""
}

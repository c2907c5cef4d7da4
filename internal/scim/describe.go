package scim

// Configuration says what of SCIM there is here (RFC 7643 clause 5).
func Configuration(base string) map[string]any {
	yes, no := map[string]any{"supported": true}, map[string]any{"supported": false}

	return map[string]any{
		"schemas":        []string{"urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"},
		"patch":          yes,
		"bulk":           map[string]any{"supported": false, "maxOperations": 0, "maxPayloadSize": 0},
		"filter":         map[string]any{"supported": true, "maxResults": MaxCount},
		"changePassword": no,
		"sort":           no,
		"etag":           no,
		"authenticationSchemes": []any{map[string]any{
			"type": "oauthbearertoken", "name": "API key", "primary": true,
			"description": "An API key with the permission member:write, as a bearer token.",
		}},
		"meta": Meta{ResourceType: "ServiceProviderConfig", Location: base + "/ServiceProviderConfig"},
	}
}

// UserType is the one type of resource (RFC 7643 clause 6).
func UserType(base string) map[string]any {
	return map[string]any{
		"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:ResourceType"}, "id": "User", "name": "User", "endpoint": "/Users",
		"description": "A member of the tenant, with an address of one of its verified domains.", "schema": UserSchema,
		"meta": Meta{ResourceType: "ResourceType", Location: base + "/ResourceTypes/User"},
	}
}

// Schema lists the attributes that are kept (RFC 7643 clause 7).
func Schema(base string) map[string]any {
	return map[string]any{
		"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:Schema"}, "id": UserSchema, "name": "User",
		"description": "A member of the tenant.",
		"attributes": []any{
			attribute("userName", "string", "server", true),
			attribute("externalId", "string", "none", false),
			attribute("displayName", "string", "none", false),
			attribute("active", "boolean", "none", false),
			with(attribute("name", "complex", "none", false), "subAttributes",
				attribute("formatted", "string", "none", false), attribute("givenName", "string", "none", false),
				attribute("familyName", "string", "none", false)),
			with(with(attribute("emails", "complex", "none", false), "subAttributes",
				attribute("value", "string", "none", false), attribute("type", "string", "none", false),
				attribute("primary", "boolean", "none", false)), "mutability"),
		},
		"meta": Meta{ResourceType: "Schema", Location: base + "/Schemas/" + UserSchema},
	}
}

func attribute(name, kind, uniqueness string, required bool) map[string]any {
	return map[string]any{
		"name": name, "type": kind, "multiValued": name == "emails", "required": required, "caseExact": name == "externalId",
		"mutability": "readWrite", "returned": "default", "uniqueness": uniqueness, "description": descriptions()[name],
	}
}

func descriptions() map[string]string {
	return map[string]string{
		"userName": "The e-mail address by which the person signs in.", "externalId": "The directory's own id of the person.",
		"displayName": "The whole name.", "active": "Whether the person can work for the tenant.", "name": "The name and its parts.",
		"emails": "The one address, which is userName; what is sent here is ignored.",
	}
}

// with adds parts to an attribute, or, without parts, makes it one that only the server writes.
func with(made map[string]any, key string, parts ...map[string]any) map[string]any {
	if len(parts) == 0 {
		made[key] = "readOnly"

		return made
	}

	made[key] = parts

	return made
}

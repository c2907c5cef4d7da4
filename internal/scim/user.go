package scim

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The schemas that are known by name.
const (
	UserSchema       = "urn:ietf:params:scim:schemas:core:2.0:User"
	EnterpriseSchema = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
	patchSchema      = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
	listSchema       = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
)

const maxText = 255 // bytes of a value

// Person is what is kept of a user. Other attributes are taken and forgotten, as RFC 7644 clause 3.3 allows.
type Person struct {
	// UserName is the e-mail address.
	UserName   string
	ExternalID string
	// Formatted is the whole name, Given and Family its parts.
	Formatted, Given, Family string
	Active                   bool
}

// Read reads the body of a POST or PUT.
func Read(body []byte) (Person, error) {
	var sent map[string]any
	if err := json.Unmarshal(body, &sent); err != nil || sent == nil {
		return Person{}, bad(InvalidSyntax, "The body is not a JSON object.")
	}

	person := Person{Active: true}

	for _, name := range slices.Sorted(maps.Keys(sent)) {
		value := sent[name]
		if strings.EqualFold(name, "schemas") || strings.EqualFold(name, "id") || strings.EqualFold(name, "meta") || value == nil {
			continue
		}

		if err := person.assign(name, value); err != nil {
			return Person{}, err
		}
	}

	if person.UserName == "" {
		return Person{}, bad(InvalidValue, "A user needs a userName.")
	}

	return person, nil
}

// assign sets an attribute, whose name may be in any case, with the name of its schema before it, or not one of ours.
func (p *Person) assign(name string, value any) error {
	name = strings.ToLower(name)

	if object, ok := value.(map[string]any); ok && (name == strings.ToLower(UserSchema) || name == "name") {
		return p.assignParts(name, object)
	}

	name = strings.TrimPrefix(name, strings.ToLower(UserSchema)+":")

	if name == "active" {
		on, err := truth(value)
		p.Active = on

		return err
	}

	field := p.field(name)
	if field == nil {
		return nil
	}

	text, err := short(value)
	if err != nil {
		return err
	}

	// A display name counts where no formatted name does.
	if name != "displayname" || p.Formatted == "" {
		*field = text
	}

	return nil
}

// assignParts sets the parts of a name, or the attributes within the name of a schema.
func (p *Person) assignParts(name string, object map[string]any) error {
	before := ""
	if name == "name" {
		before = "name."
	}

	for _, part := range slices.Sorted(maps.Keys(object)) {
		if err := p.assign(before+part, object[part]); err != nil {
			return err
		}
	}

	return nil
}

// short reads a text that both databases store as it is; null is an empty one.
func short(value any) (string, error) {
	text, ok := value.(string)
	if value != nil && !ok || len(text) > maxText || !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return "", bad(InvalidValue, "A value is not text of up to 255 bytes.")
	}

	return strings.TrimSpace(text), nil
}

// field is where an attribute is kept; nil for one that is not.
func (p *Person) field(name string) *string {
	return map[string]*string{
		"username": &p.UserName, "externalid": &p.ExternalID, "name.formatted": &p.Formatted, "displayname": &p.Formatted,
		"name.givenname": &p.Given, "name.familyname": &p.Family,
	}[name]
}

// truth reads a boolean; Entra sends "True" and "False" as text unless it is told not to.
func truth(value any) (bool, error) {
	switch value := value.(type) {
	case bool:
		return value, nil
	case string:
		if on, err := strconv.ParseBool(strings.ToLower(value)); err == nil {
			return on, nil
		}
	}

	return false, bad(InvalidValue, "The value of active is true or false.")
}

// Name is how the person is called.
func (p *Person) Name() string {
	if p.Formatted != "" {
		return p.Formatted
	}

	return strings.TrimSpace(p.Given + " " + p.Family)
}

// Resource is a user as it is shown.
type Resource struct {
	Schemas     []string `json:"schemas"`
	ID          string   `json:"id"`
	ExternalID  string   `json:"externalId,omitempty"`
	UserName    string   `json:"userName"`
	Name        names    `json:"name"`
	DisplayName string   `json:"displayName,omitempty"`
	Emails      []email  `json:"emails"`
	Active      bool     `json:"active"`
	Meta        Meta     `json:"meta"`
}

type names struct {
	Formatted string `json:"formatted,omitempty"`
	Given     string `json:"givenName,omitempty"`
	Family    string `json:"familyName,omitempty"`
}

type email struct {
	Value   string `json:"value"`
	Type    string `json:"type"`
	Primary bool   `json:"primary"`
}

// Meta says where a resource is and of which version. Created is an RFC 3339 instant.
type Meta struct {
	ResourceType string `json:"resourceType"`
	Created      string `json:"created,omitempty"`
	Location     string `json:"location"`
	Version      string `json:"version,omitempty"`
}

// Show gives the person as a resource.
func (p *Person) Show(id string, meta Meta) Resource {
	meta.ResourceType = "User"

	return Resource{
		Schemas: []string{UserSchema}, ID: id, ExternalID: p.ExternalID, UserName: p.UserName,
		Name: names{p.Name(), p.Given, p.Family}, DisplayName: p.Name(),
		Emails: []email{{p.UserName, "work", true}}, Active: p.Active, Meta: meta,
	}
}

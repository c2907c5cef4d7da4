package scim

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
)

const maxOperations = 100

// operation is one of a patch (RFC 7644 clause 3.5.2).
type operation struct {
	Op    string          `json:"op"`
	Path  string          `json:"path"`
	Value json.RawMessage `json:"value"`
}

// Patch applies the body of a PATCH: all of it, or, with an error, nothing.
func Patch(body []byte, person Person) (Person, error) {
	var sent struct {
		Schemas    []string    `json:"schemas"`
		Operations []operation `json:"Operations"`
	}

	if err := json.Unmarshal(body, &sent); err != nil || len(sent.Operations) == 0 || len(sent.Operations) > maxOperations {
		return person, bad(InvalidSyntax, "A patch has 1 to 100 Operations.")
	}

	for _, schema := range sent.Schemas {
		if !strings.EqualFold(schema, patchSchema) {
			return person, bad(InvalidSyntax, "A patch is of the schema "+patchSchema+".")
		}
	}

	for _, each := range sent.Operations {
		if err := person.apply(each); err != nil {
			return person, err
		}
	}

	return person, nil
}

func (p *Person) apply(each operation) error {
	var value any
	if len(each.Value) > 0 {
		if err := json.Unmarshal(each.Value, &value); err != nil {
			return bad(InvalidSyntax, "A value is no JSON.")
		}
	}

	if each.Path != "" && !wellFormed(each.Path) {
		return bad(InvalidPath, "The path of an operation cannot be read.")
	}

	switch strings.ToLower(each.Op) {
	case "add", "replace":
		return p.put(each.Path, value)
	case "remove":
		return p.remove(each.Path)
	default:
		return bad(InvalidSyntax, "An operation is add, replace or remove.")
	}
}

// put sets what the path names or, without one, each attribute of the value. The names in it may have dots, as Entra writes them.
func (p *Person) put(path string, value any) error {
	if path == "" {
		object, ok := value.(map[string]any)
		if !ok {
			return bad(InvalidValue, "Without a path the value is an object.")
		}

		// In the order of their names, so that of two that say the same thing always the same one counts.
		for _, name := range slices.Sorted(maps.Keys(object)) {
			if err := p.change(name, object[name]); err != nil {
				return err
			}
		}

		return nil
	}

	return p.change(path, value)
}

// change sets one attribute anew: what was kept of it before does not linger.
func (p *Person) change(path string, value any) error {
	name := strings.TrimPrefix(strings.ToLower(path), strings.ToLower(UserSchema)+":")

	switch name {
	case "displayname":
		p.Formatted = ""
	case "name.givenname", "name.familyname":
		// The whole name was made of the parts; it is made anew unless it comes too.
		if p.Formatted == strings.TrimSpace(p.Given+" "+p.Family) {
			p.Formatted = ""
		}
	case "id", "meta", "schemas":
		return bad(Mutability, "This attribute is not a client's to change.")
	}

	return p.assign(name, value)
}

func (p *Person) remove(path string) error {
	name := strings.TrimPrefix(strings.ToLower(path), strings.ToLower(UserSchema)+":")

	switch name {
	case "":
		return bad(NoTarget, "A removal needs a path.")
	case "username", "active", "id", "meta", "schemas":
		return bad(Mutability, "This attribute cannot be removed.")
	case "name":
		p.Formatted, p.Given, p.Family = "", "", ""
	default:
		if field := p.field(name); field != nil {
			*field = ""
		}
	}

	return nil
}

// wellFormed takes a path of RFC 7644 figure 7: attributes with the name of a schema before, a filter in brackets, a part behind.
func wellFormed(path string) bool {
	const name = `[A-Za-z$][\w$-]*`

	return len(path) <= maxText &&
		regexp.MustCompile(`^(urn:[\w.:-]+:)?`+name+`(\[[^\[\]]+\])?(\.`+name+`)?$`).MatchString(path)
}

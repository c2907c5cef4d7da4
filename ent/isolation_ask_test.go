package ent_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/honnin/honnin/internal/browser"
	prefixed "github.com/honnin/honnin/internal/id"
)

// whose ids an operation names.
type whose int

const (
	ownIDs whose = iota
	foreignIDs
)

// asking is one operation in the making.
type asking struct {
	world *world
	me    *side
	roll  dice
	whose whose
	root  string
	// named are the ids that the operation names.
	named []string
}

// operation writes an operation over one root field: every argument has a value, and every field of the answer is asked for.
func (a *asking) operation(root string, field *ast.FieldDefinition) map[string]any {
	variables, declared, passed := map[string]any{}, []string{}, []string{}

	for _, argument := range field.Arguments {
		value := a.value(argument.Type, argument.Name, 0)
		if value == nil && !argument.Type.NonNull {
			continue
		}

		variables[argument.Name] = value

		declared = append(declared, "$"+argument.Name+": "+argument.Type.String())
		passed = append(passed, argument.Name+": $"+argument.Name)
	}

	return map[string]any{
		"query": strings.ToLower(root) + brackets(declared) + " { answer: " + field.Name + brackets(passed) +
			a.selection(field.Type, []string{}) + " }",
		"variables": variables,
	}
}

func brackets(list []string) string {
	if len(list) == 0 {
		return ""
	}

	return "(" + strings.Join(list, ", ") + ")"
}

// selection asks for everything below a type but what needs an argument, and no type within itself.
func (a *asking) selection(of *ast.Type, above []string) string {
	definition := a.world.schema.Types[of.Name()]
	if definition.IsLeafType() {
		return ""
	}

	if slices.Contains(above, definition.Name) || len(above) > 6 {
		return " { __typename }"
	}

	above = append(slices.Clone(above), definition.Name)
	parts := []string{"__typename"}

	if definition.IsAbstractType() {
		possible := a.world.schema.GetPossibleTypes(definition)
		for _, one := range possible {
			parts = append(parts, "... on "+one.Name+" { __typename "+strings.Join(a.fields(one, append(above, one.Name), possible), " ")+" }")
		}
	} else {
		parts = append(parts, a.fields(definition, above, nil)...)
	}

	return " { " + strings.Join(parts, " ") + " }"
}

// fields are those of a type that need no argument. Where another type that may stand in its place has a field of the same name and
// another type, it gets a name of its own.
func (a *asking) fields(of *ast.Definition, above []string, beside []*ast.Definition) (parts []string) {
	for _, field := range of.Fields {
		if strings.HasPrefix(field.Name, "__") || slices.ContainsFunc(field.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull }) {
			continue
		}

		name := field.Name

		for _, other := range beside {
			if same := other.Fields.ForName(name); same != nil && same.Type.String() != field.Type.String() {
				name = of.Name + "_" + field.Name + ": " + field.Name

				break
			}
		}

		parts = append(parts, name+a.selection(field.Type, above))
	}

	return parts
}

// value makes one for an argument: what is optional is left out now and then.
func (a *asking) value(of *ast.Type, name string, depth int) any {
	if !of.NonNull && a.roll(2) == 0 {
		return nil
	}

	if of.Elem != nil {
		list := []any{}
		for range 1 + a.roll(2) {
			list = append(list, a.value(required(of.Elem), name, depth+1))
		}

		return list
	}

	definition := a.world.schema.Types[of.NamedType]

	switch definition.Kind {
	case ast.Enum:
		switch definition.Name {
		case "ReviewReason":
			return "OTHER" // fits any verdict
		case "ReviewVerdict":
			return "APPROVE" // decides a case, so that it can be reopened
		}

		return definition.EnumValues[a.roll(len(definition.EnumValues))].Name
	case ast.InputObject:
		object := map[string]any{}

		for _, field := range definition.Fields {
			if value := a.value(field.Type, field.Name, depth+1); value != nil {
				object[field.Name] = value
			}
		}

		return object
	default:
		return a.scalar(definition.Name, name)
	}
}

func required(of *ast.Type) *ast.Type {
	sure := *of
	sure.NonNull = true

	return &sure
}

func (a *asking) scalar(kind, name string) any {
	switch kind {
	case "ID":
		return a.id(name)
	case "Int":
		if name == "revision" {
			return a.revision()
		}

		return []int{1, 2, 10, 600, 3600}[a.roll(5)]
	case "Float":
		return 0.5
	case "Boolean":
		return a.roll(2) == 0
	case "Time":
		return time.Now().Add(time.Duration(a.roll(200)-100) * time.Hour).UTC().Format(time.RFC3339)
	case "Date":
		return "2027-04-01"
	case "Metadata", "Measures":
		return map[string]string{"k": a.me.text()}
	default:
		return a.text(name)
	}
}

// id names something of ours or of theirs.
func (a *asking) id(name string) string {
	from := a.me
	if a.whose == foreignIDs {
		from = a.me.other
	}

	prefixes := []string{}

	for prefix := range from.ids {
		prefixes = append(prefixes, prefix)
	}

	slices.Sort(prefixes)

	// Half the time what the field asks for by its name.
	prefix := prefixes[a.roll(len(prefixes))]
	if likely := a.likely(name); len(from.ids[likely]) > 0 && a.roll(4) > 0 {
		prefix = likely
	}

	// And half the time one of the newest, which nobody has ended yet.
	known := from.ids[prefix]
	if a.roll(2) == 0 {
		known = known[max(0, len(known)-3):]
	}

	shown := known[a.roll(len(known))]
	a.named = append(a.named, shown)

	return shown
}

// revision is mostly the one that was read of what the operation names.
func (a *asking) revision() int {
	if len(a.named) > 0 && a.roll(4) > 0 {
		from := a.me
		if a.whose == foreignIDs {
			from = a.me.other
		}

		return from.revisions[a.named[len(a.named)-1]]
	}

	return a.roll(6)
}

// text is a value that the place takes, as far as its name tells; all of it is the tenant's own.
func (a *asking) text(name string) any {
	if one, ok := map[string]string{
		"threshold": "match.cosine.min", "flow": "main", "policy": "main", "zone": "Asia/Tokyo", "budgetCurrency": "JPY",
		"law": "criminal-proceeds", "method": "chip-selfie", "source": "enforcement-regulation", "evidence": "chip-record",
	}[name]; ok {
		return one
	}

	switch name {
	case "email":
		return a.me.text() + "@" + a.me.mark + ".example"
	case "issuer":
		return "http://127.0.0.1:1/" + a.me.text() // nobody answers there, at once
	case "name":
		if root := strings.ToLower(a.root); strings.Contains(root, "flow") || strings.Contains(root, "polic") {
			return "main" // of both tenants
		}

		if strings.Contains(a.root, "Domain") {
			return a.me.text() + ".example"
		}

		return a.me.text()
	case "url", "redirectUrl":
		if strings.Contains(a.root, "Stream") || strings.Contains(a.root, "Webhook") {
			return "http://127.0.0.1:1/" + a.me.text() // nobody answers there, at once
		}

		return "https://" + a.me.mark + ".example/" + a.me.text()
	case "yaml":
		if strings.Contains(strings.ToLower(a.root), "policy") {
			return "extend: default\nrules: [{when: 'metadata.k == \"" + a.me.text() + "\"', then: review, reason: x}]\n"
		}

		return "name: " + a.me.text() + "\nsteps: [{kind: consent}, {kind: selfie, liveness: [passive]}]\n"
	case "from", "until":
		return time.Now().UTC().Format(time.DateOnly)
	case "month":
		return time.Now().UTC().Format("2006-01")
	case "contract":
		return "name: " + a.me.text() + "\ncurrency: JPY\nzone: Asia/Tokyo\ntax: {rate: 10, rounding: down}\ndue: {months: 1}\n"
	case "contacts":
		return a.me.text() + "@" + a.me.mark + ".example"
	case "language":
		return []string{"ja", "en"}[a.roll(2)]
	case "role", "defaultRole":
		return []string{"admin", "developer", "auditor", "reviewer"}[a.roll(4)]
	case "eventTypes":
		return "verification.created"
	case "blockedFields":
		return "verification.reference"
	case "permissions":
		return []string{"verification:read", "evidence:read", "audit:read"}[a.roll(3)]
	case "networks":
		return "10.0.0.0/8"
	case "feature", "key":
		return []string{"liveness.passive", "match", "liveness.active"}[a.roll(3)]
	case "after", "before":
		if cursors := append(slices.Clone(a.me.cursors), a.me.other.cursors...); len(cursors) > 0 {
			return cursors[a.roll(len(cursors))]
		}

		return nil
	default:
		return a.me.text()
	}
}

var shownID = regexp.MustCompile(`\b[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}\b`)

// answer is what came back.
type answer struct {
	body   string
	status int
	said   struct {
		Data   map[string]any `json:"data"`
		Errors []struct {
			Extensions struct {
				Kind string `json:"kind"`
			} `json:"extensions"`
		} `json:"errors"`
	}
}

// shape says in a word what came of it.
func (a *answer) shape() string {
	if len(a.said.Errors) > 0 {
		return "error " + a.said.Errors[0].Extensions.Kind
	}

	switch value := a.said.Data["answer"].(type) {
	case nil:
		return "null"
	case map[string]any:
		return fmt.Sprint(value["__typename"])
	default:
		return "value"
	}
}

// nothing tells whether the answer is "there is no such thing".
func (a *answer) nothing() bool {
	return a.shape() == "null" || a.shape() == "NotFound" || a.shape() == "error not_found"
}

// send asks over HTTP: by the tenant's key, and where that is not for keys, as the person who is a member.
func (w *world) send(me *side, operation map[string]any) *answer {
	got := w.sendBy(operation, "Authorization", "Bearer "+me.key)
	if got.shape() == "error forbidden" || got.shape() == "ReviewRefused" {
		return w.sendBy(operation, "Cookie", browser.Session+"="+me.session)
	}

	return got
}

func (w *world) sendBy(operation map[string]any, header, credential string) *answer {
	body, _ := json.Marshal(operation) //nolint:errchkjson // made of texts and numbers
	request := httptest.NewRequest(http.MethodPost, baseURL+"/graphql", strings.NewReader(string(body)))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Honnin-Csrf", "1")
	request.Header.Set(header, credential)

	w.done.Add(1)

	recorder := httptest.NewRecorder()
	w.routes.ServeHTTP(recorder, request)

	got := &answer{body: recorder.Body.String(), status: recorder.Code}
	_ = json.Unmarshal(recorder.Body.Bytes(), &got.said)

	return got
}

// likely is the prefix of what an argument asks for by its name, or its root field by its own.
func (a *asking) likely(name string) string {
	for _, known := range [][2]string{
		{"review", "cas"},
		{"invoice", "ivc"},
		{"policyversion", "plv"},
		{"policybacktest", "plv"},
		{"policycurve", "plv"},
		{"entries", "pen"},
		{"entry ", "pen"},
		{"policylist", "lst"},
		{"verification", "ver"},
		{"evidence", "evd"},
		{"member", "mem"},
		{"invitation", "inv"},
		{"role", "rol"},
		{"session", "ses"},
		{"apikey", "key"},
		{"connection", "con"},
		{"domain", "dom"},
		{"visit", "vis"},
		{"passkey", "pky"},
		{"delivery", "dlv"},
		{"webhook", "end"},
		{"flowversion", "flv"},
		{"lawoverride", "law"},
		{"user", "usr"},
	} {
		if strings.Contains(strings.ToLower(name+" "+a.root), known[0]) {
			return known[1]
		}
	}

	return ""
}

// unknown makes the ids of an operation nobody's, each of its own kind.
func unknown(operation map[string]any) map[string]any {
	text, _ := json.Marshal(operation) //nolint:errchkjson // made of texts and numbers
	changed := shownID.ReplaceAllStringFunc(string(text), func(shown string) string {
		prefix, _, _ := strings.Cut(shown, "_")

		return prefixed.Format(prefixed.Prefix(prefix), uuid.Must(uuid.NewV7()))
	})

	var made map[string]any

	_ = json.Unmarshal([]byte(changed), &made)

	return made
}

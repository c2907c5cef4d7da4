package scim_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/scim"
)

// kindOf is the type of a refusal; empty for none.
func kindOf(t require.TestingT, err error) string {
	if err == nil {
		return ""
	}

	said := &scim.Error{}
	require.ErrorAs(t, err, &said)
	require.Equal(t, 400, said.Status)

	return said.Type
}

func TestFilter(t *testing.T) {
	t.Parallel()

	for text, want := range map[string]scim.Filter{
		"":                                {},
		`userName eq "a@example.com"`:     {By: "username", Value: "a@example.com"}, // Okta
		`userName Eq "a@example.com"`:     {By: "username", Value: "a@example.com"},
		`USERNAME EQ "A@Example.com"`:     {By: "username", Value: "A@Example.com"},
		`externalId eq "00u1\"\u00e9"`:    {By: "externalid", Value: `00u1"é`}, // Entra matches by it
		` id  eq  "mem_1" `:               {By: "id", Value: "mem_1"},
		scim.UserSchema + `:id eq "x"`:    {By: "id", Value: "x"},
		`userName eq ""`:                  {By: "username"},
		`externalId eq "a) or (b eq \"c"`: {By: "externalid", Value: `a) or (b eq "c`},
	} {
		got, err := scim.ReadFilter(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}

	for _, text := range []string{
		`userName sw "a"`, `userName co "a"`, `userName ne "a"`, `userName pr`, `active eq true`, `name.familyName eq "a"`,
		`emails[type eq "work"].value eq "a"`, `userName eq "a" or userName eq "b"`, `not (userName eq "a")`, `(userName eq "a")`,
		`userName eq a`, `userName eq "a`, `userName eq 'a'`, `eq "a"`, `userName = "a"`, "userName eq \"a\"\x00", `userName eq "` + strings.Repeat("a", 600) + `"`,
		`userName eq "\x"`,
	} {
		_, err := scim.ReadFilter(text)
		require.Equal(t, scim.InvalidFilter, kindOf(t, err), text)
	}
}

func TestPage(t *testing.T) {
	t.Parallel()

	for _, test := range []struct {
		start, count string
		want         scim.Page
	}{
		{"", "", scim.Page{Start: 1, Count: 100}},
		{"1", "10", scim.Page{Start: 1, Count: 10}},
		{"0", "0", scim.Page{Start: 1}},
		{"-5", "-1", scim.Page{Start: 1}},
		{"201", "100000", scim.Page{Start: 201, Count: 200}},
	} {
		got, err := scim.ReadPage(test.start, test.count)
		require.NoError(t, err)
		require.Equal(t, test.want, got)
	}

	for _, text := range []string{"a", "1.5", "99999999999999999999"} {
		_, err := scim.ReadPage(text, "")
		require.Equal(t, scim.InvalidValue, kindOf(t, err))
		_, err = scim.ReadPage("", text)
		require.Equal(t, scim.InvalidValue, kindOf(t, err))
	}
}

func TestRead(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		body string
		want scim.Person
		kind string
	}{
		"least":              {`{"userName":"a@b.c"}`, scim.Person{UserName: "a@b.c", Active: true}, ""},
		"names in any case":  {`{"USERNAME":"a","Name":{"FAMILYNAME":"F"},"Active":false}`, scim.Person{UserName: "a", Family: "F"}, ""},
		"a formatted name":   {`{"userName":"a","displayName":"D","name":{"formatted":"F"}}`, scim.Person{UserName: "a", Formatted: "F", Active: true}, ""},
		"a display name":     {`{"userName":"a","displayName":"D"}`, scim.Person{UserName: "a", Formatted: "D", Active: true}, ""},
		"active in words":    {`{"userName":"a","active":"False"}`, scim.Person{UserName: "a"}, ""},
		"more than is kept":  {`{"userName":"a","title":"CEO","groups":[{"value":"x"}],"password":"p"}`, scim.Person{UserName: "a", Active: true}, ""},
		"nothing of it":      {`{"userName":"a","externalId":null,"name":null}`, scim.Person{UserName: "a", Active: true}, ""},
		"no name":            {`{"active":true}`, scim.Person{}, scim.InvalidValue},
		"a name of a number": {`{"userName":1}`, scim.Person{}, scim.InvalidValue},
		"active is nonsense": {`{"userName":"a","active":"maybe"}`, scim.Person{}, scim.InvalidValue},
		"a long value":       {`{"userName":"` + strings.Repeat("a", 256) + `"}`, scim.Person{}, scim.InvalidValue},
		"NUL":                {`{"userName":"a\u0000"}`, scim.Person{}, scim.InvalidValue},
		"a list":             {`[]`, scim.Person{}, scim.InvalidSyntax},
		"null":               {`null`, scim.Person{}, scim.InvalidSyntax},
		"cut short":          {`{"userName":`, scim.Person{}, scim.InvalidSyntax},
	} {
		got, err := scim.Read([]byte(test.body))
		require.Equal(t, test.kind, kindOf(t, err), name)

		if test.kind == "" {
			require.Equal(t, test.want, got, name)
		}
	}
}

func TestPatch(t *testing.T) {
	t.Parallel()

	before := scim.Person{UserName: "a@b.c", ExternalID: "1", Formatted: "Given Family", Given: "Given", Family: "Family", Active: true}

	for name, test := range map[string]struct {
		operations string
		change     func(*scim.Person)
		kind       string
	}{
		"Okta deactivates":  {`[{"op":"replace","value":{"active":false}}]`, func(p *scim.Person) { p.Active = false }, ""},
		"Entra deactivates": {`[{"op":"Replace","path":"active","value":"False"}]`, func(p *scim.Person) { p.Active = false }, ""},
		"Entra with dots": {
			`[{"op":"Replace","value":{"name.givenName":"New","name.familyName":"Name","displayName":"New Name"}}]`,
			func(p *scim.Person) { p.Given, p.Family, p.Formatted = "New", "Name", "New Name" }, "",
		},
		"by paths":          {`[{"op":"Add","path":"name.givenName","value":"New"}]`, func(p *scim.Person) { p.Given, p.Formatted = "New", "" }, ""},
		"whole name":        {`[{"op":"replace","path":"name","value":{"givenName":"N","familyName":"M","formatted":"N M"}}]`, func(p *scim.Person) { p.Given, p.Family, p.Formatted = "N", "M", "N M" }, ""},
		"by the schema":     {`[{"op":"replace","path":"` + scim.UserSchema + `:userName","value":"x@b.c"}]`, func(p *scim.Person) { p.UserName = "x@b.c" }, ""},
		"within the schema": {`[{"op":"replace","value":{"` + scim.UserSchema + `":{"active":false}}}]`, func(p *scim.Person) { p.Active = false }, ""},
		"work address":      {`[{"op":"Replace","path":"emails[type eq \"work\"].value","value":"x@b.c"}]`, func(*scim.Person) {}, ""},
		"an extension":      {`[{"op":"Add","path":"` + scim.EnterpriseSchema + `:department","value":"D"}]`, func(*scim.Person) {}, ""},
		"not kept":          {`[{"op":"Add","path":"title","value":"T"},{"op":"Remove","path":"addresses[type eq \"work\"]"}]`, func(*scim.Person) {}, ""},
		"removed":           {`[{"op":"remove","path":"externalId"},{"op":"Remove","path":"name"}]`, func(p *scim.Person) { p.ExternalID, p.Formatted, p.Given, p.Family = "", "", "", "" }, ""},
		"one after another": {
			`[{"op":"replace","path":"active","value":false},{"op":"replace","path":"active","value":true}]`, func(*scim.Person) {}, "",
		},
		"no path to remove":   {`[{"op":"remove"}]`, nil, scim.NoTarget},
		"an address removed":  {`[{"op":"remove","path":"userName"}]`, nil, scim.Mutability},
		"another id":          {`[{"op":"replace","path":"id","value":"x"}]`, nil, scim.Mutability},
		"another id, no path": {`[{"op":"replace","value":{"id":"x"}}]`, nil, scim.Mutability},
		"unknown operation":   {`[{"op":"move","path":"active"}]`, nil, scim.InvalidSyntax},
		"no path, no object":  {`[{"op":"replace","value":false}]`, nil, scim.InvalidValue},
		"a broken path":       {`[{"op":"replace","path":"emails[","value":"x"}]`, nil, scim.InvalidPath},
		"a path of spaces":    {`[{"op":"replace","path":" ","value":"x"}]`, nil, scim.InvalidPath},
		"not a truth":         {`[{"op":"replace","path":"active","value":{}}]`, nil, scim.InvalidValue},
		"not a text":          {`[{"op":"replace","path":"userName","value":["x"]}]`, nil, scim.InvalidValue},
		"nothing":             {`[]`, nil, scim.InvalidSyntax},
		"too much":            {`[` + strings.Repeat(`{"op":"add"},`, 100) + `{"op":"add"}]`, nil, scim.InvalidSyntax},
	} {
		for _, schemas := range []string{`"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],`, ""} {
			got, err := scim.Patch([]byte(`{`+schemas+`"Operations":`+test.operations+`}`), before)
			require.Equal(t, test.kind, kindOf(t, err), name)

			if test.kind == "" {
				want := before
				test.change(&want)
				require.Equal(t, want, got, name)
			}
		}
	}

	_, err := scim.Patch([]byte(`{"schemas":["urn:another"],"Operations":[{"op":"add","path":"title","value":"x"}]}`), before)
	require.Equal(t, scim.InvalidSyntax, kindOf(t, err))
	_, err = scim.Patch([]byte(`nonsense`), before)
	require.Equal(t, scim.InvalidSyntax, kindOf(t, err))
}

// Whatever is sent, the answer is a person or a typed refusal, and the same every time.
func TestNothingBreaksIt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"active", "userName", "displayName", "name", "name.givenName", "name.formatted", "x", "emails[a]", "", "["})
		value := rapid.SampledFrom([]any{true, "x", nil, 1.0, []any{"a"}, map[string]any{"givenName": "g", "formatted": 1}, map[string]any{"active": "True"}})
		operations := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) map[string]any {
			return map[string]any{
				"op":   rapid.SampledFrom([]string{"add", "Replace", "remove", "x"}).Draw(t, "op"),
				"path": name.Draw(t, "path"), "value": rapid.OneOf(value, rapid.MapOf(name, value).AsAny()).Draw(t, "value"),
			}
		}), 1, 5).Draw(t, "operations")

		body, err := json.Marshal(map[string]any{"Operations": operations})
		require.NoError(t, err)

		first, one := scim.Patch(body, scim.Person{UserName: "a"})
		second, two := scim.Patch(body, scim.Person{UserName: "a"})
		kindOf(t, one)
		require.Equal(t, one == nil, two == nil)

		if one == nil {
			require.Equal(t, first, second)
		}
	})
}

func TestErrorIsOfTheShape(t *testing.T) {
	t.Parallel()

	encoded, err := json.Marshal(&scim.Error{Status: 409, Type: scim.Uniqueness, Detail: "There is one."})
	require.NoError(t, err)
	require.JSONEq(t, `{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness","detail":"There is one."}`, string(encoded))

	encoded, err = json.Marshal(&scim.Error{Status: 404, Detail: "No."})
	require.NoError(t, err)
	require.NotContains(t, string(encoded), "scimType")
}

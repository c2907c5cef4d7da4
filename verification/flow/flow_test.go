package flow_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/diff"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
)

const shop = `
name: Second-hand shop
law: secondhand
method: document-image-selfie
steps:
  - kind: consent
  - kind: document
    accept: [driving-licence]
    photographsOnly: true
  - kind: selfie
    liveness: [passive]
    stepUp: true
options:
  languages: [ja, en]
  retries: 2
  theme: {accent: "#0a7d3c", radius: 12}
`

func read(t *testing.T) *flow.Definition {
	t.Helper()

	d, err := flow.Parse([]byte(shop))
	require.NoError(t, err)

	return d
}

// world can do and has granted everything but the reading of documents and chips.
func world(t *testing.T, day law.Day) flow.World {
	t.Helper()

	catalogue, err := law.Default()
	require.NoError(t, err)

	return flow.World{
		Catalogue: catalogue, Day: day, Languages: []string{"ja", "en"}, Standing: flow.Standing,
		Granted: func(feature string) bool { return feature != "jpki" },
	}
}

func codes(found []flow.Finding) []string {
	list := make([]string, 0, len(found))
	for _, one := range found {
		list = append(list, string(one.Level)+" "+one.Code+" at "+one.Path)
	}

	return list
}

func TestValidate(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		change func(*flow.Definition)
		day    law.Day
		want   []string
	}{
		"as it is":    {func(*flow.Definition) {}, "2026-11-24", []string{}},
		"no name":     {func(d *flow.Definition) { d.Name = "" }, "2026-11-24", []string{"error name at name"}},
		"no consent":  {func(d *flow.Definition) { d.Steps = d.Steps[1:] }, "2026-11-24", []string{"error consent_first at steps"}},
		"no steps":    {func(d *flow.Definition) { d.Steps, d.Law, d.Method = nil, "", "" }, "2026-11-24", []string{"error steps at steps"}},
		"twice":       {func(d *flow.Definition) { d.Steps = append(d.Steps, d.Steps[2]) }, "2026-11-24", []string{"error step_repeated at steps[3]"}},
		"unknown":     {func(d *flow.Definition) { d.Steps[0].Kind = "dance" }, "2026-11-24", []string{"error step_unknown at steps[0]", "error consent_first at steps"}},
		"no liveness": {func(d *flow.Definition) { d.Steps[2].Liveness, d.Steps[2].StepUp = nil, false }, "2026-11-24", []string{"error liveness_missing at steps[2].liveness"}},
		"step up from both": {
			func(d *flow.Definition) { d.Steps[2].Liveness = []string{"passive", "active"} }, "2026-11-24", []string{"error step_up at steps[2].stepUp"},
		},
		"option of another kind": {func(d *flow.Definition) { d.Steps[0].Minimum = 3 }, "2026-11-24", []string{"error option_foreign at steps[0].minimum"}},
		"a document to be read":  {func(d *flow.Definition) { d.Steps[1].PhotographsOnly = false }, "2026-11-24", []string{"error step_not_available at steps[1]"}},
		"unknown document":       {func(d *flow.Definition) { d.Steps[1].Accept = []string{"diary"} }, "2026-11-24", []string{"error document at steps[1].accept[0]"}},
		"signature without a grant": {
			func(d *flow.Definition) {
				d.Method, d.Steps = "jpki-signature", []flow.Step{{Kind: flow.Consent}, {Kind: flow.JPKI}}
			}, "2026-11-24", []string{"error step_not_available at steps[1]", "error feature_not_granted at steps[1]"},
		},
		"options": {func(d *flow.Definition) {
			radius := 30
			d.Options = flow.Options{
				Languages: []string{"ja", "ja", "xx"}, ExpiresIn: 1, Retries: new(9), RedirectURL: "http://shop.example", AlternativeURL: "https://u:p@shop.example",
				Theme: flow.Theme{Accent: "green", Radius: &radius},
			}
		}, "2026-11-24", []string{
			"error language at options.languages[1]", "error language at options.languages[2]", "error expires_in at options.expiresIn", "error retries at options.retries",
			"error url at options.alternativeUrl", "error url at options.redirectUrl", "error accent at options.theme.accent", "error radius at options.theme.radius",
		}},
		"law that ends":        {func(d *flow.Definition) { d.Law = "criminal-proceeds" }, "2026-11-24", []string{"warning law_ends at method"}},
		"law that has ended":   {func(d *flow.Definition) { d.Law = "criminal-proceeds" }, "2027-04-01", []string{"error law_not_in_force at method"}},
		"evidence is missing":  {func(d *flow.Definition) { d.Method = "chip-selfie" }, "2026-11-24", []string{"error law_evidence_lacking at method"}},
		"a method without law": {func(d *flow.Definition) { d.Law = "" }, "2026-11-24", []string{"error law_unknown_law at method"}},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			d := read(t)
			test.change(d)
			found := d.Validate(world(t, test.day))
			require.Equal(t, test.want, codes(found))
			require.Equal(t, !slices.ContainsFunc(found, func(f flow.Finding) bool { return f.Level == flow.Error }), flow.Publishable(found))
		})
	}
}

func TestQuestions(t *testing.T) {
	t.Parallel()

	text := map[string]string{"ja": "ご職業", "en": "Occupation"}
	d := flow.Definition{Name: "n", Steps: []flow.Step{{Kind: flow.Consent}, {Kind: flow.Questions, Questions: []flow.Question{
		{ID: "occupation", Text: text, Choices: []flow.Choice{{ID: "a", Text: text}, {ID: "a", Text: text}}},
		{ID: "occupation", Text: map[string]string{"en": ""}},
		{ID: "Über", Text: nil},
	}}}}

	require.Equal(t, []string{
		"error choice_id at steps[1].questions[0].choices[1].id", "error question_id at steps[1].questions[1].id", "error text at steps[1].questions[1].text.en",
		"error question_id at steps[1].questions[2].id", "error text_missing at steps[1].questions[2].text",
	}, codes(d.Validate(world(t, "2026-11-24"))))

	d.Steps[1].Questions = d.Steps[1].Questions[:1]
	d.Steps[1].Questions[0].Choices[1].ID = "b"
	require.Empty(t, d.Validate(world(t, "2026-11-24")), "it can be published")

	d.Steps = append(d.Steps, d.Steps[1])
	require.Equal(t, []string{"error step_repeated at steps[2]"}, codes(d.Validate(world(t, "2026-11-24"))))
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()

	for name, text := range map[string]string{
		"unknown key": "name: a\nsecret: b\n", "two flows": "name: a\n---\nname: b\n", "not a flow": "- a\n", "twice": "name: a\nname: b\n",
	} {
		_, err := flow.Parse([]byte(text))
		require.True(t, fault.Is(err, fault.Invalid), "%s: %v", name, err)
	}

	_, err := flow.Parse(make([]byte, flow.MaxBytes+1))
	require.True(t, fault.Is(err, fault.TooLarge))
}

// Whatever is written comes back the same, and differs in nothing from itself.
func TestTextIsWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := draw(t)

		text, err := d.Text()
		if err != nil {
			t.Fatal(err)
		}

		again, err := flow.Parse([]byte(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}

		changes, err := diff.Between(d, again)
		if err != nil || len(changes) > 0 {
			t.Fatalf("%v %v\n%s", err, changes, text)
		}
	})
}

// draw makes a definition, sensible or not.
func draw(t *rapid.T) *flow.Definition {
	words := rapid.StringMatching(`[ -~ぁ-ん:#"'\-\[\]{}]{0,20}`)
	texts := rapid.MapOfN(rapid.SampledFrom([]string{"ja", "en", "no"}), words, 0, 2)

	return &flow.Definition{
		Name: words.Draw(t, "name"), Law: words.Draw(t, "law"), Method: words.Draw(t, "method"),
		Options: flow.Options{
			Languages: rapid.SliceOfN(words, 0, 2).Draw(t, "languages"), ExpiresIn: rapid.Int().Draw(t, "expiresIn"),
			RedirectURL: words.Draw(t, "redirect"), Theme: flow.Theme{Accent: words.Draw(t, "accent"), Radius: rapid.Ptr(rapid.IntRange(-1, 30), true).Draw(t, "radius")},
		},
		Steps: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) flow.Step {
			return flow.Step{
				Kind: rapid.SampledFrom(flow.Kinds()).Draw(t, "kind"), Liveness: rapid.SliceOfN(words, 0, 2).Draw(t, "liveness"),
				StepUp: rapid.Bool().Draw(t, "stepUp"), Minimum: rapid.Int().Draw(t, "minimum"),
				Questions: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) flow.Question {
					return flow.Question{ID: words.Draw(t, "id"), Text: texts.Draw(t, "text"), Optional: rapid.Bool().Draw(t, "optional")}
				}), 0, 3).Draw(t, "questions"),
			}
		}), 0, 4).Draw(t, "steps"),
	}
}

func TestDiff(t *testing.T) {
	t.Parallel()

	from, to := read(t), read(t)
	to.Steps[1], to.Steps[2] = to.Steps[2], to.Steps[1]
	to.Steps[1].Liveness = nil
	to.Name = "Shop"
	to.Steps[2].PhotographsOnly = false

	changes, err := diff.Between(from, to)
	require.NoError(t, err)
	require.Equal(t, []diff.Change{
		{Path: "name", Before: `"Second-hand shop"`, After: `"Shop"`},
		{Path: "steps", Before: `["consent","document","selfie"]`, After: `["consent","selfie","document"]`},
		{Path: "steps[document].photographsOnly", Before: "true", After: ""},
		{Path: "steps[selfie].liveness", Before: `["passive"]`, After: ""},
	}, changes)
}

// What is rewritten for a method gathers what the method needs, and keeps what it can.
func TestMigrate(t *testing.T) {
	t.Parallel()

	from := read(t)
	from.Law = "criminal-proceeds"
	catalogue := world(t, "2027-04-01").Catalogue

	chip, ok := flow.Migrate(from, catalogue, "chip-selfie", "2027-04-01")
	require.True(t, ok)
	require.Equal(t, "chip-selfie", chip.Method)
	require.Equal(t, []flow.Step{{Kind: flow.Consent}, {Kind: flow.Chip}, from.Steps[2]}, chip.Steps)
	require.Empty(t, catalogue.Check(chip.Plan(), "2027-04-01"))

	signature, ok := flow.Migrate(from, catalogue, "jpki-signature", "2027-04-01")
	require.True(t, ok)
	require.Equal(t, []flow.Step{{Kind: flow.Consent}, {Kind: flow.JPKI}}, signature.Steps)
	require.Empty(t, catalogue.Check(signature.Plan(), "2027-04-01"))
	require.Equal(t, "document-image-selfie", from.Method, "the flow itself stays as it is")

	for _, method := range []string{"restricted-delivery-mail", "document-image-selfie", "oath"} {
		_, ok = flow.Migrate(from, catalogue, method, "2027-04-01")
		require.False(t, ok, method)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(shop))
	f.Add([]byte("a: &a [*a]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := flow.Parse(text)
		if err == nil {
			require.NotNil(t, d)
		}
	})
}

package verification_test

import (
	"encoding/json"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/flow"
)

// What the options of a flow say holds where the draft does not say otherwise, and the page looks as the version said that was published
// when the verification was opened.
func TestOptionsOfAFlow(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		said := &flow.Definition{
			Name: "Shop",
			Steps: []flow.Step{
				{Kind: flow.Consent}, {Kind: flow.Document, PhotographsOnly: true}, {Kind: flow.Selfie, Liveness: []string{"passive", "active"}},
			},
			Options: flow.Options{Retries: new(0), Languages: []string{"en"}, Theme: flow.Theme{Accent: "#0a7d3c", Radius: new(4)}},
		}
		text, err := json.Marshal(said)
		require.NoError(t, err)

		of := ent.From(k.ctx).Flow.Create().SetName("shop").SetIdempotencyKey("k").SaveX(k.ctx)
		ent.From(k.ctx).FlowVersion.Create().SetFlowID(of.ID).SetNumber(3).SetDefinition(text).SetAuthor("a").SetIdempotencyKey("k").ExecX(k.ctx)

		draft := func(change func(*verification.Draft)) verification.Draft {
			made := verification.Draft{IdempotencyKey: uuid.NewString(), Flow: "shop", Pinned: &verification.Pinned{Number: 3, Definition: said}}
			if change != nil {
				change(&made)
			}

			return made
		}

		row, _, err := verification.Create(k.ctx, draft(nil))
		require.NoError(t, err)
		require.Zero(t, row.MaxRetakes)
		require.Equal(t, "en", *row.Language)
		require.Equal(t, []schema.Step{schema.StepDocument, schema.StepSelfie, schema.StepMotion}, row.Steps)

		looks, err := verification.Looks(k.ctx, row)
		require.NoError(t, err)
		require.Equal(t, flow.Options{Theme: said.Options.Theme, Languages: said.Options.Languages}, looks)

		row, _, err = verification.Create(k.ctx, draft(func(d *verification.Draft) { d.Retakes = new(3) }))
		require.NoError(t, err)
		require.Equal(t, 3, row.MaxRetakes, "what the draft says itself goes before")

		_, _, err = verification.Create(k.ctx, draft(func(d *verification.Draft) { d.Language = new("ja") }))
		require.True(t, fault.Is(err, fault.Invalid), "the flow's page does not speak it")

		looks, err = verification.Looks(k.ctx, k.create(t))
		require.NoError(t, err)
		require.Equal(t, flow.Options{}, looks, "without a flow")
	})
}

package worker_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/law"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/verification/statute"
)

// photographs is a flow by a method for which the catalogue of the secondhand dealers' law knows no end.
func photographs() *flow.Definition {
	return &flow.Definition{Name: "Shop", Law: "secondhand", Method: "document-image-selfie", Steps: []flow.Step{
		{Kind: flow.Consent}, {Kind: flow.Document, PhotographsOnly: true}, {Kind: flow.Selfie, Liveness: []string{"passive"}},
	}}
}

// walkThrough hands in a verification of the flow.
func (k kit) walkThrough(t *testing.T, number int) uuid.UUID {
	t.Helper()

	row, _, err := verification.Create(k.ctx, verification.Draft{
		IdempotencyKey: uuid.NewString(), Binding: verification.Unbound, Flow: "shop", Pinned: &verification.Pinned{Number: number, Definition: photographs()},
	})
	require.NoError(t, err)
	_, err = verification.Start(k.ctx, row.ID)
	require.NoError(t, err)
	require.NoError(t, verification.Consent(k.ctx, row.ID, "1"))

	for _, step := range []schema.Step{schema.StepDocument, schema.StepSelfie} {
		_, err = verification.Attach(k.ctx, k.blobs, row.ID, verification.Upload{Step: step, Body: bytes.NewReader(testkit.Person(t, "flat.jpg"))})
		require.NoError(t, err)
	}

	_, err = verification.Submit(k.ctx, row.ID)
	require.NoError(t, err)

	return row.ID
}

// read ends the method of the flow on a day, by the tenant's own reading.
func (k kit) read(t *testing.T, last law.Day) {
	t.Helper()

	known, _, err := statute.List(k.ctx, 1, "")
	require.NoError(t, err)

	revision := 0
	if len(known) > 0 {
		revision = known[0].Revision
	}

	_, err = statute.Override(k.ctx, law.Override{
		Law: "secondhand", Method: "document-image-selfie", Note: "Ends on " + string(last) + ".",
		Periods: []law.Period{{To: last, Letter: "8", Source: "counsel", Evidence: [][]law.Evidence{{law.Face, law.DocumentImage}}}},
	}, revision)
	require.NoError(t, err)
}

// A verification that was begun while its method was lawful, and is completed after that has ended, is approved by nobody: not by the checks,
// and not by a reviewer, for as long as the law says so. The decision can be made again from what was kept with it.
func TestWhatTheLawNoLongerAllowsIsApprovedByNobody(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))

	version, err := edition.Create(k.ctx, edition.Flow, "a", "shop", photographs())
	require.NoError(t, err)

	today := law.DayOf(time.Now())
	k.read(t, today)
	lastDay := k.walkThrough(t, version.Number)
	lost := k.walkThrough(t, 7)

	stop := k.workBy(t, decision.Default(), func(context.Context) ([]engine.Finding, error) { return scored(0.9, engine.Pass), nil })

	require.Equal(t, where.StateApproved, k.concluded(t, lastDay).State, "the last day is a lawful one")
	require.Equal(t, []string{"engine_failed"}, k.concluded(t, lost).Edges.Report.Reasons, "a flow that cannot be read goes to a person")

	k.read(t, law.DayOf(time.Now().AddDate(0, 0, -1)))
	late := k.walkThrough(t, version.Number)

	row := k.concluded(t, late)
	require.Equal(t, where.StateReview, row.State)
	require.Equal(t, []any{"law.not_in_force", []string{"law.not_in_force"}}, []any{row.Edges.Report.Rule, row.Edges.Report.Reasons})
	require.Equal(t, where.StateApproved, k.one(t, lastDay).State, "what was lawfully completed stays")
	require.NoError(t, stop())

	for _, of := range []uuid.UUID{lastDay, late} {
		again, err := verification.Replay(k.ctx, of)
		require.NoError(t, err)
		require.True(t, again.Same, "%s became %s", again.Stored, again.Again)
	}

	waiting, err := review.Of(k.ctx, late)
	require.NoError(t, err)

	who, _ := viewer.From(k.ctx)
	who.Kind, who.Subject = viewer.User, "usr_a"
	person := viewer.With(k.ctx, who)

	waiting, err = review.Claim(person, waiting.ID, false, time.Minute)
	require.NoError(t, err)

	approve := review.Opinion{Revision: waiting.Revision, Key: "k", Verdict: said.VerdictApprove, Reasons: []review.Reason{review.GenuinePerson}}
	against := (*review.RefusedError)(nil)
	_, err = review.Decide(person, k.blobs, waiting.ID, false, approve)
	require.ErrorAs(t, err, &against)
	require.Equal(t, review.NotLawful, against.Obstacle)

	k.read(t, today)

	_, err = review.Decide(person, k.blobs, waiting.ID, false, approve)
	require.NoError(t, err, "by the reading of today it is lawful")
	require.Equal(t, where.StateApproved, k.one(t, late).State)
}

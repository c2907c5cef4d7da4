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
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/remark"
	"github.com/honnin/honnin/ent/db/reviewcase"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/flow"
	"github.com/honnin/honnin/verification/review"
)

// appealed is a declined verification whose person objected with a photograph.
func (k kit) appealed(t *testing.T) uuid.UUID {
	t.Helper()

	walk := &flow.Definition{Name: "n", Steps: []flow.Step{{Kind: flow.Consent}, {Kind: flow.Selfie, Liveness: []string{"passive"}}}}
	name := uuid.NewString()
	version, err := edition.Create(k.ctx, edition.Flow, name, name, walk)
	require.NoError(t, err)

	row, _, err := verification.Create(k.ctx, verification.Draft{
		IdempotencyKey: name, Binding: verification.Unbound, Flow: name, Pinned: &verification.Pinned{Number: version.Number, Definition: walk},
	})
	require.NoError(t, err)

	ent.From(k.ctx).Verification.UpdateOneID(row.ID).SetState(where.StateSubmitted).SetSubmittedAt(time.Now()).ExecX(k.ctx)
	_, err = verification.Conclude(k.ctx, row.ID, verification.Judgement{Decided: decision.Decision{Outcome: decision.Declined, Reasons: []string{}, Policy: "p"}})
	require.NoError(t, err)

	_, err = verification.Object(k.ctx, k.blobs, row.ID, verification.Upload{Body: bytes.NewReader(testkit.Person(t, "franck-1.jpg"))})
	require.NoError(t, err)
	require.NoError(t, review.Appeal(k.ctx, k.blobs, row.ID, "It is me.", time.Now()))

	return row.ID
}

// The checks see the photograph of an appeal like any other, the machine's failures are tried again, and nothing follows from what is found.
func TestTheChecksLookAtThePhotographOfAnAppeal(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		id := k.appealed(t)
		ent.From(k.ctx).Remark.Create().SetVerificationID(id).SetOnID(uuid.New()).SetPlain("from before").ExecX(k.ctx)
		usage := ent.From(k.ctx).Usage.Query().CountX(k.ctx)

		stop := k.work(t, func(context.Context) ([]engine.Finding, error) { return []engine.Finding{passed("passive")}, nil })

		require.Eventually(t, func() bool {
			row, err := review.Of(k.ctx, id)

			return err == nil && row.Look == reviewcase.LookDone
		}, patience, 20*time.Millisecond)
		require.Eventually(t, func() bool {
			return !ent.From(k.ctx).Remark.Query().Where(remark.PlainNEQ("")).ExistX(k.ctx)
		}, patience, 20*time.Millisecond, "what lay in the clear is sealed")
		require.NoError(t, stop())

		waits, err := review.Of(k.ctx, id)
		require.NoError(t, err)
		found, err := review.Seen(waits)
		require.NoError(t, err)
		require.Equal(t, "passive", found[0].Check)
		require.Equal(t, reviewcase.StateOpen, waits.State)
		require.Equal(t, where.StateReview, k.one(t, id).State, "a person decides")
		require.Equal(t, usage, ent.From(k.ctx).Usage.Query().CountX(k.ctx), "and nothing is billed")
	})
}

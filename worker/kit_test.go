package worker_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/verification"
)

// kit is an installation with one tenant.
type kit struct {
	ctx              context.Context //nolint:containedctx // every verb is called with it
	blobs            *blob.Store
	url, blobsFolder string

	// signer knows again who stands on lists; nil for none.
	signer *token.Signer
}

func newKit(t *testing.T, url string) kit {
	t.Helper()

	folder := "file://" + t.TempDir()
	blobs, err := blob.Open(t.Context(), folder, secret())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, blobs.Close()) })

	keyset, err := blobs.NewKeyset()
	require.NoError(t, err)

	return kit{ctx: database.Tenant(database.Open(t, url), t, keyset), blobs: blobs, url: url, blobsFolder: folder}
}

// submit hands in a verification with one selfie and, if there is one, a portrait to compare with.
func (k kit) submit(t *testing.T, selfie, reference []byte) uuid.UUID {
	t.Helper()

	return k.submitWith(t, verification.Draft{}, selfie, reference)
}

// submitWith hands in a verification of a draft whose key and steps are given here.
func (k kit) submitWith(t *testing.T, draft verification.Draft, selfie, reference []byte) uuid.UUID {
	t.Helper()

	images := map[schema.Step][]byte{schema.StepSelfie: selfie}
	steps := []schema.Step{schema.StepSelfie}

	if reference != nil {
		images[schema.StepReference] = reference
		steps = append(steps, schema.StepReference)
	}

	draft.IdempotencyKey, draft.Steps, draft.Binding = uuid.NewString(), steps, verification.Unbound

	row, _, err := verification.Create(k.ctx, draft)
	require.NoError(t, err)
	_, err = verification.Start(k.ctx, row.ID)
	require.NoError(t, err)
	require.NoError(t, verification.Consent(k.ctx, row.ID, "1"))

	for step, image := range images {
		_, err = verification.Attach(k.ctx, k.blobs, row.ID, verification.Upload{Step: step, Body: bytes.NewReader(image)})
		require.NoError(t, err)
	}

	row, err = verification.Submit(k.ctx, row.ID)
	require.NoError(t, err)
	require.Equal(t, where.StateSubmitted, row.State)

	return row.ID
}

// genuine hands in two frames of the same man.
func (k kit) genuine(t *testing.T) {
	t.Helper()
	k.submit(t, testkit.Person(t, "franck-1.jpg"), testkit.Person(t, "franck-later.jpg"))
}

// all loads every verification with what hangs on it.
func (k kit) all(t *testing.T) []*db.Verification {
	t.Helper()

	rows, err := ent.From(k.ctx).Verification.Query().WithReport().WithUsage().WithEvents().Order(where.ByID()).All(k.ctx)
	require.NoError(t, err)

	return rows
}

// summed holds that the sums, with what is not folded yet, have each meter once for every verification.
func (k kit) summed(t *testing.T, verifications int, meters ...string) {
	t.Helper()

	parts, err := billing.Sum(k.ctx, billing.Filter{From: time.Now().AddDate(0, 0, -1), To: time.Now().AddDate(0, 0, 1)}, billing.By{})
	require.NoError(t, err)
	require.Len(t, parts, len(meters))

	for _, part := range parts {
		require.Contains(t, meters, string(part.Meter))
		require.EqualValues(t, verifications, part.Quantity, part.Meter)
	}

	different, err := billing.Rebuild(k.ctx, false)
	require.NoError(t, err)
	require.Empty(t, different)
}

// open counts what is still to be judged, and in how many a worker is at it.
func (k kit) open(t *testing.T) (submitted, leased int) {
	t.Helper()

	for _, row := range k.all(t) {
		if row.State == where.StateSubmitted {
			submitted++

			if row.LeasedUntil != nil {
				leased++
			}
		}
	}

	return submitted, leased
}

// once holds that the verification was decided, billed and told of exactly once.
func once(t *testing.T, row *db.Verification, meters ...string) {
	t.Helper()

	require.True(t, verification.Concluded(row.State), row.State)
	require.NotNil(t, row.Edges.Report)
	require.Equal(t, string(row.State), string(row.Edges.Report.Decision))

	used, conclusions := make([]string, 0, len(row.Edges.Usage)), 0

	for _, usage := range row.Edges.Usage {
		if usage.Quantity != 0 {
			used = append(used, usage.Meter)
		}

		if usage.Meter == "verification" {
			conclusions++
		}
	}

	require.ElementsMatch(t, meters, used)
	require.Equal(t, 1, conclusions, "what costs nothing is written down as well")

	told := 0
	for _, event := range row.Edges.Events {
		if event.Type == verification.Event(row.State) {
			told++
		}
	}

	require.Equal(t, 1, told)
	require.Len(t, row.Edges.Events, 4)
}

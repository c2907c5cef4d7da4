package verification_test

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/evidence"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
)

func TestCapture(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.create(t).ID

		for range 2 {
			row, err := verification.Start(k.ctx, id)
			require.NoError(t, err)
			require.Equal(t, where.StateCapturing, row.State)
		}

		// What is missing is named, one thing after the other.
		missing := &verification.MissingError{}
		_, err := verification.Submit(k.ctx, id)
		require.ErrorAs(t, err, &missing)
		require.Equal(t, verification.StepConsent, missing.Step)
		require.True(t, fault.Is(verification.Consent(k.ctx, id, ""), fault.Invalid))
		require.NoError(t, verification.Consent(k.ctx, id, "2026-11-01"))

		_, err = verification.Submit(k.ctx, id)
		require.ErrorAs(t, err, &missing)
		require.Equal(t, schema.StepSelfie, missing.Step)
		require.True(t, fault.Is(err, fault.Conflict))

		first, err := k.attach(id, 0, bytes.NewReader(picture(t, 1)))
		require.NoError(t, err)
		require.Equal(t, "image/png", first.ContentType)
		require.Equal(t, len(picture(t, 1)), first.Bytes)

		// The same bytes are the same evidence; others take its place.
		same, err := k.attach(id, 0, bytes.NewReader(picture(t, 1)))
		require.NoError(t, err)
		require.Equal(t, first.ID, same.ID)

		_, err = k.attach(id, 1, bytes.NewReader(picture(t, 2)))
		require.NoError(t, err)

		other, err := k.attach(id, 0, bytes.NewReader(picture(t, 3)))
		require.NoError(t, err)
		require.NotEqual(t, first.ID, other.ID)
		_, err = k.blobs.Get(t.Context(), k.keyset, first.Blob, nil)
		require.ErrorIs(t, err, blob.ErrNotFound, "what was replaced is gone")
		require.Equal(t, 2, ent.From(k.ctx).Evidence.Query().Where(evidence.VerificationID(id)).CountX(k.ctx))

		for range 2 {
			row, err := verification.Submit(k.ctx, id)
			require.NoError(t, err)
			require.Equal(t, where.StateSubmitted, row.State)
			require.NotNil(t, row.SubmittedAt)
		}

		_, err = k.attach(id, 2, bytes.NewReader(picture(t, 4)))
		require.True(t, fault.Is(err, fault.Conflict))
		require.True(t, fault.Is(verification.Consent(k.ctx, id, "later"), fault.Conflict))
		_, err = verification.Cancel(k.ctx, id)
		require.True(t, fault.Is(err, fault.Conflict))
		found, _ := fault.Find(err)
		require.Equal(t, "submitted", found.State)

		captured, policy, err := verification.Load(k.ctx, k.blobs, id, decision.Default())
		require.NoError(t, err)
		require.Equal(t, decision.Default().Version, policy.Version)
		require.Equal(t, [][]byte{picture(t, 3), picture(t, 2)}, captured[engine.Selfie])
		require.ElementsMatch(t, []engine.Kind{engine.Selfie, engine.Capture, engine.Neighbours}, slices.Collect(maps.Keys(captured)))

		row, seen, err := verification.Image(k.ctx, k.blobs, other.ID)
		require.NoError(t, err)
		require.Equal(t, other.ID, row.ID)
		require.Equal(t, picture(t, 3), seen)
		_, _, err = verification.Image(database.Tenant(k.bare, t, k.keyset), k.blobs, other.ID)
		require.True(t, fault.Is(err, fault.NotFound))

		require.Equal(t, []string{"verification.created", "verification.capturing", "verification.submitted"}, k.timeline(t, id))
	})
}

func TestAttachRefuses(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.create(t).ID
		large := io.MultiReader(bytes.NewReader(picture(t, 1)), io.LimitReader(zeros{}, pixel.MaxBytes))

		tests := map[string]struct {
			upload verification.Upload
			kind   fault.Kind
		}{
			"a step not asked for": {verification.Upload{Step: schema.StepReference, Body: bytes.NewReader(picture(t, 1))}, fault.Invalid},
			"a frame too many":     {verification.Upload{Step: schema.StepSelfie, Frame: 5, Body: bytes.NewReader(picture(t, 1))}, fault.Invalid},
			"a frame before 0":     {verification.Upload{Step: schema.StepSelfie, Frame: -1, Body: bytes.NewReader(picture(t, 1))}, fault.Invalid},
			"no image":             {verification.Upload{Step: schema.StepSelfie, Body: bytes.NewReader([]byte("GIF89a or anything else"))}, fault.Unsupported},
			"nothing":              {verification.Upload{Step: schema.StepSelfie, Body: bytes.NewReader(nil)}, fault.Truncated},
			"half a header":        {verification.Upload{Step: schema.StepSelfie, Body: bytes.NewReader(picture(t, 1)[:20])}, fault.Truncated},
			"too many bytes":       {verification.Upload{Step: schema.StepSelfie, Body: large}, fault.TooLarge},
			"the line breaks":      {verification.Upload{Step: schema.StepSelfie, Body: iotest.ErrReader(io.ErrClosedPipe)}, fault.Internal},
		}

		for name, test := range tests {
			_, err := verification.Attach(k.ctx, k.blobs, id, test.upload)
			require.True(t, fault.Is(err, test.kind), "%s: %v", name, err)
		}

		require.Zero(t, ent.From(k.ctx).Evidence.Query().CountX(k.ctx))
	})
}

type zeros struct{}

func (zeros) Read(buffer []byte) (int, error) { return len(buffer), nil }

// Frames and submits at once: every frame that was accepted is in the evidence, and none comes after.
func TestAttachAndSubmitAtOnce(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.create(t).ID
		_, err := verification.Start(k.ctx, id)
		require.NoError(t, err)
		require.NoError(t, verification.Consent(k.ctx, id, "1"))
		_, err = k.attach(id, 0, bytes.NewReader(picture(t, 1)))
		require.NoError(t, err)

		var group sync.WaitGroup

		attached, submitted := make([]error, 4), make([]error, 3)
		for i := range attached {
			group.Go(func() { _, attached[i] = k.attach(id, i+1, bytes.NewReader(picture(t, uint8(i)))) })
		}

		for i := range submitted {
			group.Go(func() { _, submitted[i] = verification.Submit(k.ctx, id) })
		}

		group.Wait()
		require.NoError(t, errors.Join(submitted...))

		accepted := 1
		for _, err := range attached {
			if err == nil {
				accepted++
			} else {
				require.True(t, fault.Is(err, fault.Conflict), "%v", err)
			}
		}

		captured, _, err := verification.Load(k.ctx, k.blobs, id, decision.Policy{})
		require.NoError(t, err)
		require.Len(t, captured[engine.Selfie], accepted)
		require.Equal(t, []string{"verification.created", "verification.capturing", "verification.submitted"}, k.timeline(t, id))
	})
}

func TestWhenTheTimeIsOver(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		row := k.create(t)
		system := viewer.With(k.ctx, viewer.System("test"))

		expired, err := verification.Expire(system, row.ExpiresAt.Add(-time.Second), 10)
		require.NoError(t, err)
		require.Zero(t, expired)

		expired, err = verification.Expire(system, row.ExpiresAt, 10)
		require.NoError(t, err)
		require.Equal(t, 1, expired)
		require.Equal(t, []string{"verification.created", "verification.expired"}, k.timeline(t, row.ID))

		expired, err = verification.Expire(system, row.ExpiresAt, 10)
		require.NoError(t, err)
		require.Zero(t, expired)

		_, err = verification.Start(k.ctx, row.ID)
		found, _ := fault.Find(err)
		require.Equal(t, "expired", found.State)
		_, err = k.attach(row.ID, 0, bytes.NewReader(picture(t, 1)))
		require.True(t, fault.Is(err, fault.Conflict))
		require.True(t, fault.Is(verification.Consent(k.ctx, row.ID, "1"), fault.Conflict))
		_, err = verification.Submit(k.ctx, row.ID)
		require.True(t, fault.Is(err, fault.Conflict))
	})
}

func TestDestroyingTheKeysetShreds(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		id := k.submitted(t).ID
		who, _ := viewer.From(k.ctx)
		require.NoError(t, ent.From(k.ctx).Tenant.UpdateOneID(who.Tenant).SetKeyset([]byte{}).Exec(k.ctx))

		_, _, err := verification.Load(k.ctx, k.blobs, id, decision.Policy{})
		require.ErrorIs(t, err, blob.ErrKeyset)
		require.True(t, fault.Is(err, fault.Conflict), "and the caller is told")
	})
}

package verification_test

import (
	"errors"
	"maps"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
)

func TestCreate(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		draft := verification.Draft{
			IdempotencyKey: "once", Reference: new("客-1"), Metadata: map[string]string{"a": "1", "b": "2"}, Language: new("ja"),
		}

		row, created, err := verification.Create(k.ctx, draft)
		require.NoError(t, err)
		require.True(t, created)
		require.Equal(t, where.StateCreated, row.State)
		require.Equal(t, []schema.Step{schema.StepSelfie}, row.Steps)
		require.Equal(t, draft.Metadata, row.Metadata)
		require.Equal(t, []string{"verification.created"}, k.timeline(t, row.ID))
		require.WithinDuration(t, time.Now().Add(24*time.Hour), row.ExpiresAt, time.Minute)

		// A default written out is the same input.
		draft.Steps, draft.ExpiresIn = []schema.Step{schema.StepSelfie}, 24*time.Hour
		again, created, err := verification.Create(k.ctx, draft)
		require.NoError(t, err)
		require.False(t, created)
		require.Equal(t, row.ID, again.ID)

		draft.Metadata = maps.Clone(draft.Metadata)
		draft.Metadata["a"] = "3"
		_, _, err = verification.Create(k.ctx, draft)
		require.ErrorIs(t, err, verification.ErrReused)
		require.True(t, fault.Is(err, fault.Conflict))

		// Another tenant's keys are its own.
		theirs := database.Tenant(k.bare, t, k.keyset)
		other, created, err := verification.Create(theirs, draft)
		require.NoError(t, err)
		require.True(t, created)
		require.NotEqual(t, row.ID, other.ID)

		_, err = verification.Get(theirs, row.ID)
		require.True(t, fault.Is(err, fault.NotFound))
		_, err = verification.Cancel(theirs, row.ID)
		require.True(t, fault.Is(err, fault.NotFound))
	})
}

func TestCreateAtOnceGivesOneRow(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		const callers = 8

		var (
			group sync.WaitGroup
			rows  [callers]*db.Verification
			made  [callers]bool
			errs  [callers]error
		)

		for i := range callers {
			group.Go(func() {
				rows[i], made[i], errs[i] = verification.Create(k.ctx, verification.Draft{IdempotencyKey: "at once"})
			})
		}

		group.Wait()
		require.NoError(t, errors.Join(errs[:]...))

		count := 0
		for i := range callers {
			require.Equal(t, rows[0].ID, rows[i].ID)

			if made[i] {
				count++
			}
		}

		require.Equal(t, 1, count)
		require.Equal(t, 1, ent.From(k.ctx).Verification.Query().CountX(k.ctx))
		require.Equal(t, []string{"verification.created"}, k.timeline(t, rows[0].ID))
	})
}

func TestCreateHoldsItsBounds(t *testing.T) {
	t.Parallel()

	k := func(draft verification.Draft) verification.Draft {
		if draft.IdempotencyKey == "" {
			draft.IdempotencyKey = uuid.NewString()
		}

		return draft
	}
	many := map[string]string{}
	for i := range 51 {
		many[strconv.Itoa(i)] = ""
	}

	tests := map[string]struct {
		draft verification.Draft
		field string
	}{
		"no key":              {verification.Draft{}, "idempotencyKey"},
		"long key":            {verification.Draft{IdempotencyKey: strings.Repeat("k", 256)}, "idempotencyKey"},
		"long reference":      {k(verification.Draft{Reference: new(strings.Repeat("客", 256))}), "reference"},
		"NUL in a reference":  {k(verification.Draft{Reference: new("a\x00")}), "reference"},
		"broken UTF-8":        {k(verification.Draft{Reference: new("\xff")}), "reference"},
		"too many values":     {k(verification.Draft{Metadata: many}), "metadata"},
		"empty metadata key":  {k(verification.Draft{Metadata: map[string]string{"": "x"}}), "metadata"},
		"long metadata key":   {k(verification.Draft{Metadata: map[string]string{strings.Repeat("k", 41): ""}}), "metadata"},
		"long metadata value": {k(verification.Draft{Metadata: map[string]string{"k": strings.Repeat("v", 501)}}), "metadata"},
		"no selfie":           {k(verification.Draft{Steps: []schema.Step{schema.StepReference}}), "steps"},
		"a step twice":        {k(verification.Draft{Steps: []schema.Step{schema.StepSelfie, schema.StepSelfie}}), "steps"},
		"unknown step":        {k(verification.Draft{Steps: []schema.Step{schema.StepSelfie, "dance"}}), "steps"},
		"too short":           {k(verification.Draft{ExpiresIn: time.Minute}), "expiresIn"},
		"too long":            {k(verification.Draft{ExpiresIn: 8 * 24 * time.Hour}), "expiresIn"},
		"unknown language":    {k(verification.Draft{Language: new("fr")}), "language"},
	}

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			_, _, err := verification.Create(ctx, test.draft)
			require.True(t, fault.Is(err, fault.Invalid), "%v", err)

			found, _ := fault.Find(err)
			require.Equal(t, "input."+test.field, found.Field)
		})
	}

	t.Run("the bounds themselves are fine", func(t *testing.T) {
		t.Parallel()

		_, _, err := verification.Create(ctx, verification.Draft{
			IdempotencyKey: strings.Repeat("客", 255), Reference: new(strings.Repeat("客", 255)), ExpiresIn: verification.MaxExpiresIn,
			Metadata: map[string]string{strings.Repeat("客", 40): strings.Repeat("客", 500)},
			Steps:    []schema.Step{schema.StepReference, schema.StepSelfie},
		})
		require.NoError(t, err)
	})
}

package billing_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/audit"
)

func TestCorrect(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		id := concluded(ctx, t, judged)
		require.NoError(t, billing.Record(ctx, id))

		act := verificationRow(ctx, id)
		back := billing.Correction{Verification: id, Meter: "verification", Attempt: 2, Quantity: -1, Note: "The device of the tenant's shop was broken."}

		row, err := billing.Correct(ctx, back)
		require.NoError(t, err)
		require.Equal(t, []any{2, -1, usage.ReasonCorrection, back.Note, act.At, act.BookedAt, act.Flow, act.OpenedBy},
			[]any{row.Attempt, row.Quantity, row.Reason, row.Note, row.At, row.BookedAt, row.Flow, row.OpenedBy})

		again, err := billing.Correct(ctx, back)
		require.NoError(t, err)
		require.Equal(t, row.ID, again.ID)

		for name, test := range map[string]struct {
			change func(*billing.Correction)
			kind   fault.Kind
			field  string
		}{
			"of nothing":       {func(c *billing.Correction) { c.Quantity = 0 }, fault.Invalid, "input.quantity"},
			"without a reason": {func(c *billing.Correction) { c.Note = "" }, fault.Invalid, "input.note"},
			"with a long one":  {func(c *billing.Correction) { c.Note = strings.Repeat("本", 501) }, fault.Invalid, "input.note"},
			"too much back":    {func(c *billing.Correction) { c.Attempt = 3 }, fault.Invalid, "input.quantity"},
			"of another":       {func(c *billing.Correction) { c.Note = "x" }, fault.Conflict, "input.attempt"},
			"a gap":            {func(c *billing.Correction) { c.Attempt = 4 }, fault.Conflict, "input.attempt"},
			"of what is not":   {func(c *billing.Correction) { c.Verification = uuid.New() }, fault.NotFound, ""},
			"of another meter": {func(c *billing.Correction) { c.Meter = "chip" }, fault.NotFound, ""},
		} {
			wrong := back
			test.change(&wrong)

			_, err := billing.Correct(ctx, wrong)
			found, ok := fault.Find(err)
			require.True(t, ok, name)
			require.Equal(t, test.kind, found.Kind, name)
			require.Equal(t, test.field, found.Field, name)
		}

		links, _, err := audit.List(ctx, audit.Page{First: 10, Filter: audit.Filter{Action: "usage.correct"}})
		require.NoError(t, err)
		require.Len(t, links, 1, "who did it, once, and why")

		until := time.Now()
		require.NoError(t, billing.Close(ctx, until, until))

		row, err = billing.Correct(ctx, billing.Correction{
			Verification: id, Meter: "verification", Attempt: 3, Quantity: 1, Note: strings.Repeat("本", 500),
		})
		require.NoError(t, err)
		require.True(t, billing.Late(row), "what is closed stays as it is")
	})
}

func TestACorrectionUnderAKeyIsOne(t *testing.T) {
	t.Parallel()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
		id := concluded(ctx, t, judged)
		require.NoError(t, billing.Record(ctx, id))

		wanted := billing.Correction{Verification: id, Meter: "verification", Attempt: 2, Quantity: 2, Note: "forgotten", IdempotencyKey: "k"}
		row, err := billing.Correct(ctx, wanted)
		require.NoError(t, err)

		again, err := billing.Correct(ctx, wanted)
		require.NoError(t, err)
		require.Equal(t, row.ID, again.ID)

		for name, change := range map[string]func(*billing.Correction){
			"quantity": func(c *billing.Correction) { c.Quantity = 1 },
			"why":      func(c *billing.Correction) { c.Note = "other" },
			"attempt":  func(c *billing.Correction) { c.Attempt = 3 },
			"meter":    func(c *billing.Correction) { c.Meter = "match" },
		} {
			other := wanted
			change(&other)

			_, err := billing.Correct(ctx, other)
			require.ErrorIs(t, err, billing.ErrReused, name)
		}

		wanted.IdempotencyKey = strings.Repeat("k", 201)
		_, err = billing.Correct(ctx, wanted)
		require.True(t, fault.Is(err, fault.Invalid))

		wanted.IdempotencyKey, wanted.Attempt, wanted.Quantity = "l", 3, 1_000_001
		_, err = billing.Correct(ctx, wanted)
		require.True(t, fault.Is(err, fault.Invalid))
	})
}

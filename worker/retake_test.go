package worker_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/ent/db/usage"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
)

func passed(check string) engine.Finding {
	score := 0.9

	return engine.Finding{Check: check, Version: "1", Outcome: engine.Pass, Score: &score}
}

func poor(check string, reason engine.Reason) engine.Finding {
	return engine.Finding{Check: check, Version: "1", Outcome: engine.Inconclusive, Reasons: []engine.Reason{reason}}
}

func skipped(check string) engine.Finding {
	return engine.Finding{Check: check, Version: "1", Outcome: engine.Skipped, Reasons: []engine.Reason{"after_quality"}}
}

// A picture that is not good enough goes back to the person: nothing is decided, no paid check has run, and nothing is billed. Whatever
// any other check found changes nothing about that.
func TestAPoorPictureGoesBack(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		for name, test := range map[string]struct {
			findings []engine.Finding
			hint     string
		}{
			"quality":           {[]engine.Finding{passed("face"), poor("quality", "come_closer"), skipped("passive"), skipped("match")}, "come_closer"},
			"no face":           {[]engine.Finding{poor("face", "no_face"), skipped("quality"), skipped("passive"), skipped("match")}, "no_face"},
			"no word for it":    {[]engine.Finding{poor("face", "unreadable_image"), skipped("quality"), skipped("passive"), skipped("match")}, ""},
			"an injection, too": {[]engine.Finding{passed("face"), poor("quality", "too_dark"), {Check: "injection", Version: "1", Outcome: engine.Fail, Score: new(0.1), Reasons: []engine.Reason{"virtual_camera"}}, skipped("passive")}, "too_dark"},
		} {
			k := newKit(t, url)
			id := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
			stop := k.work(t, func(context.Context) ([]engine.Finding, error) { return test.findings, nil })

			require.Eventually(t, func() bool { return k.one(t, id).State == where.StateCapturing }, patience, 10*time.Millisecond, name)
			require.NoError(t, stop())

			row := k.one(t, id)
			require.Empty(t, row.Edges.Usage, name)
			require.Nil(t, row.Edges.Report, name)
			require.Equal(t, 1, row.Retakes, name)
			require.Zero(t, row.Attempts, name)

			if test.hint == "" {
				require.Nil(t, row.Hint, name)
			} else {
				require.Equal(t, test.hint, *row.Hint, name)
			}
		}
	})
}

// Once a paid check has measured, it is too late to ask again; and so it is when the retakes are used up.
func TestAPoorPictureIsJudgedInTheEnd(t *testing.T) {
	t.Parallel()

	k := newKit(t, database.SQLite(t))

	id := k.submit(t, testkit.Person(t, "flat.jpg"), nil)
	stop := k.work(t, func(context.Context) ([]engine.Finding, error) {
		return []engine.Finding{poor("quality", "too_dark"), passed("passive")}, nil
	})
	row := k.concluded(t, id)
	require.NoError(t, stop())
	require.Len(t, row.Edges.Usage, 2)

	id = k.submit(t, testkit.Person(t, "flat.jpg"), nil)
	_, err := verification.Reopen(k.ctx, k.blobs, id, verification.Again{Retake: true})
	require.NoError(t, err)
	_, err = verification.Submit(k.ctx, id)
	require.NoError(t, err)
	_, err = verification.Reopen(k.ctx, k.blobs, id, verification.Again{Retake: true})
	require.NoError(t, err)
	_, err = verification.Submit(k.ctx, id)
	require.NoError(t, err)

	stop = k.work(t, func(context.Context) ([]engine.Finding, error) {
		return []engine.Finding{passed("face"), poor("quality", "too_dark"), skipped("passive")}, nil
	})
	row = k.concluded(t, id)
	require.NoError(t, stop())
	require.Equal(t, 2, row.Retakes)
	require.Len(t, row.Edges.Usage, 1, "nothing was measured")
	require.Zero(t, row.Edges.Usage[0].Quantity, "and so nothing was judged")
	require.Equal(t, usage.ReasonQualityGate, row.Edges.Usage[0].Reason)
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

// Scripts tell by the exit code whether usage is counted as it should be.
func TestBillingRebuild(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	url := "sqlite://" + filepath.Join(folder, "honnin.db")
	require.NoError(t, ent.Migrate(t.Context(), url))

	ctx := database.Tenant(database.Open(t, url), t, []byte("k"))
	who, _ := viewer.From(ctx)

	rebuild := func(args ...string) (int, string, string) {
		var out, complaint bytes.Buffer

		code := run(context.Background(), append([]string{"billing", "rebuild", "--data", folder}, args...), streams{&out, &complaint})

		return code, out.String(), complaint.String()
	}

	// One conclusion was recorded and summed, one was not.
	require.NoError(t, billing.Record(ctx, conclusion(ctx, t)))
	_, err := billing.Fold(ctx)
	require.NoError(t, err)

	code, out, _ := rebuild("--verify")
	require.Equal(t, exitDone, code)
	require.Contains(t, out, id.Format(id.Tenant, who.Tenant)+"  as the rows make it\n")

	lost := conclusion(ctx, t)
	ent.From(ctx).UsageSum.Update().AddQuantity(5).ExecX(ctx)

	for range 2 {
		code, out, complaint := rebuild("--verify", "--tenant", id.Format(id.Tenant, who.Tenant))
		require.Equal(t, exitBroken, code)
		require.Contains(t, out, "1 conclusions without usage, 4 sums differ")
		require.Contains(t, out, "no usage of "+id.Format(id.Verification, lost))
		require.Regexp(t, `month +\S+ +live +verification +6 +1`, out)
		require.Contains(t, complaint, "5 differences in 1 tenants")
	}

	code, _, _ = rebuild()
	require.Equal(t, exitDone, code)

	code, _, _ = rebuild("--verify")
	require.Equal(t, exitDone, code)

	parts, err := billing.Sum(ctx, billing.Filter{From: time.Now().AddDate(0, 0, -1), To: time.Now().AddDate(0, 0, 1)}, billing.By{})
	require.NoError(t, err)
	require.Equal(t, []billing.Part{{Meter: "verification", Quantity: 2}}, parts)

	for _, wrong := range []string{"ten_x", id.Format(id.Tenant, uuid.New())} {
		code, _, _ = rebuild("--tenant", wrong)
		require.Equal(t, exitUnusable, code, wrong)
	}
}

// conclusion writes a verification that was judged.
func conclusion(ctx context.Context, t *testing.T) uuid.UUID {
	t.Helper()

	client := ent.From(ctx)
	row := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(time.Now()).SaveX(ctx)
	client.Report.Create().SetVerificationID(row.ID).SetDecision(where.DecisionReview).SetReasons([]string{}).SetPolicyVersion("p").
		SetThresholds(map[string]float64{}).SetFindings(json.RawMessage(`[{"check":"face","outcome":"pass","score":1}]`)).ExecX(ctx)

	return row.ID
}

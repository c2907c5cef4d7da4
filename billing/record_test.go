package billing_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
)

// concluded writes a verification with a report of these findings.
func concluded(ctx context.Context, t *testing.T, findings string) uuid.UUID {
	t.Helper()

	client := ent.From(ctx)
	row := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(time.Now()).SaveX(ctx)
	client.Report.Create().SetVerificationID(row.ID).SetDecision(report.DecisionReview).SetReasons([]string{}).SetPolicyVersion("p").
		SetThresholds(map[string]float64{}).SetFindings(json.RawMessage(findings)).SaveX(ctx)

	return row.ID
}

func TestRecord(t *testing.T) {
	t.Parallel()

	tests := map[string]struct {
		findings string
		want     []string
	}{
		"everything ran": {
			`[{"check":"face","score":1},{"check":"passive","outcome":"fail","score":0.1},{"check":"match","score":0}]`,
			[]string{"verification", "liveness.passive", "match"},
		},
		"stopped by bad evidence": {
			`[{"check":"face","score":0.4},{"check":"passive","outcome":"inconclusive","score":null},{"check":"match","outcome":"skipped"}]`,
			[]string{"verification"},
		},
		"our own failure": {`[]`, []string{}},
	}

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))

		for name, test := range tests {
			t.Run(name, func(t *testing.T) {
				id := concluded(ctx, t, test.findings)

				// Again, alone and within a transaction: conflicts must not break it.
				require.NoError(t, billing.Record(ctx, id))
				require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error { return billing.Record(ctx, id) }))

				rows := ent.From(ctx).Usage.Query().Where(usage.VerificationID(id)).AllX(ctx)
				meters := make([]string, 0, len(rows))

				for _, row := range rows {
					require.Equal(t, 1, row.Quantity)
					meters = append(meters, row.Meter)
				}

				require.ElementsMatch(t, test.want, meters)
			})
		}

		require.Error(t, billing.Record(ctx, uuid.New()), "nothing is billed without a report")
		require.Error(t, billing.Record(ctx, concluded(ctx, t, `"odd"`)))
	})
}

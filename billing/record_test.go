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
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/usage"
	"github.com/honnin/honnin/ent/schema"
	prefixed "github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
)

// concluded writes a verification with a report of these findings.
func concluded(ctx context.Context, t *testing.T, findings string) uuid.UUID {
	t.Helper()

	client := ent.From(ctx)
	row := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(time.Now()).SetFlow("onboarding").SetOpenedBy("key_1").SaveX(ctx)
	client.Report.Create().SetVerificationID(row.ID).SetDecision(report.DecisionReview).SetReasons([]string{}).SetPolicyVersion("p").
		SetThresholds(map[string]float64{}).SetFindings(json.RawMessage(findings)).SaveX(ctx)

	return row.ID
}

func TestRecord(t *testing.T) {
	t.Parallel()

	const face = `{"check":"face","outcome":"pass","score":1}`

	tests := map[string]struct {
		findings string
		want     map[string]int
		reason   usage.Reason
	}{
		"everything ran": {
			`[` + face + `,{"check":"passive","outcome":"fail","score":0.1},{"check":"active","outcome":"pass","score":0.9},{"check":"match","outcome":"fail","score":0}]`,
			map[string]int{"verification": 1, "liveness.passive": 1, "liveness.active": 1, "match": 1},
			usage.ReasonConcluded,
		},
		"no check that costs by itself": {
			`[` + face + `,{"check":"quality","outcome":"pass","score":1},{"check":"passive","outcome":"skipped","score":null},{"check":"injection","outcome":"pass","score":0.1}]`,
			map[string]int{"verification": 1},
			usage.ReasonConcluded,
		},
		"checks that no room of the engine makes yet": {
			`[` + face + `,{"check":"document","outcome":"pass","score":0.9},{"check":"chip","outcome":"fail","score":0},{"check":"jpki","outcome":"pass","score":1},` +
				`{"check":"age","outcome":"pass","score":0.7}]`,
			map[string]int{"verification": 1, "document": 1, "chip": 1, "jpki": 1, "age": 1},
			usage.ReasonConcluded,
		},
		"checks of documents that measured nothing": {
			`[` + face + `,{"check":"document","outcome":"inconclusive","score":null},{"check":"chip","outcome":"skipped","score":null},{"check":"jpki","outcome":"skipped"}]`,
			map[string]int{"verification": 1},
			usage.ReasonConcluded,
		},
		"a paid check that could not tell": {
			`[` + face + `,{"check":"passive","outcome":"inconclusive","score":null}]`, map[string]int{"verification": 1}, usage.ReasonConcluded,
		},
		"not good enough, and measured all the same": {
			`[` + face + `,{"check":"quality","outcome":"inconclusive","score":0.2},{"check":"passive","outcome":"pass","score":0.9}]`,
			map[string]int{"verification": 1, "liveness.passive": 1},
			usage.ReasonConcluded,
		},
		"stopped by bad evidence": {
			`[{"check":"face","outcome":"inconclusive","score":0.4},{"check":"passive","outcome":"inconclusive","score":null},{"check":"match","outcome":"skipped"}]`,
			map[string]int{"verification": 0},
			usage.ReasonQualityGate,
		},
		"our own failure": {`[]`, map[string]int{"verification": 0}, usage.ReasonEngineFailed},
	}

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))

		for name, test := range tests {
			t.Run(name, func(t *testing.T) {
				id := concluded(ctx, t, test.findings)

				// Again, alone and within a transaction: what is written stays as it is.
				require.NoError(t, billing.Record(ctx, id))
				require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error { return billing.Record(ctx, id) }))

				found := map[string]int{}

				for _, row := range ent.From(ctx).Usage.Query().Where(usage.VerificationID(id)).AllX(ctx) {
					require.NotContains(t, found, row.Meter)

					found[row.Meter] = row.Quantity
					require.Equal(t, test.reason, row.Reason)
					require.Equal(t, []any{1, usage.EnvironmentLive, "onboarding", "key_1", "", row.At},
						[]any{row.Attempt, row.Environment, row.Flow, row.OpenedBy, row.Note, row.BookedAt})
					require.False(t, billing.Late(row))
					require.Equal(t, prefixed.Format(prefixed.Verification, id)+"."+row.Meter+".1", billing.Key(row))
				}

				require.Equal(t, test.want, found)
			})
		}

		require.Error(t, billing.Record(ctx, uuid.New()), "nothing is billed without a report")
		require.Error(t, billing.Record(ctx, concluded(ctx, t, `"odd"`)))
	})
}

func TestEveryMeterHasAShortKeyOfItsOwn(t *testing.T) {
	t.Parallel()

	seen := map[billing.Meter]bool{}

	for _, meter := range billing.Meters() {
		require.False(t, seen[meter])

		seen[meter] = true
		require.LessOrEqual(t, len(billing.Key(&db.Usage{Meter: string(meter), Attempt: 1_000_000})), 100)
	}

	require.Subset(t, billing.Meters(), billing.Concluded())
}

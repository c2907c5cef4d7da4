package billing_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/testkit/database"
)

// BenchmarkRecord has 16 writers record the use of conclusions, three usage rows each, on PostgreSQL: all for one tenant, and each for one
// of 16. Were there a row that writers queue for, one tenant would be the slower.
func BenchmarkRecord(b *testing.B) {
	const writers, rows = 16, 3

	for _, tenants := range []int{1, writers} {
		b.Run(fmt.Sprintf("tenants=%d", tenants), func(b *testing.B) {
			bare := database.Open(b, database.Postgres(b))
			worlds, work := make([]context.Context, 0, tenants), make([]chan uuid.UUID, 0, tenants)

			for range tenants {
				world := database.Tenant(bare, b, []byte("k"))
				agreed(world)

				worlds, work = append(worlds, world), append(work, make(chan uuid.UUID, b.N))
			}

			for i := range b.N {
				work[i%tenants] <- prepared(worlds[i%tenants], b)
			}

			var group sync.WaitGroup

			b.ResetTimer()

			for i := range writers {
				mine, queue := worlds[i%tenants], work[i%tenants]

				group.Go(func() {
					for {
						select {
						case id := <-queue:
							if err := billing.Record(mine, id); err != nil {
								b.Error(err)
							}
						default:
							return
						}
					}
				})
			}

			group.Wait()
			b.ReportMetric(float64(b.N*rows)/b.Elapsed().Seconds(), "rows/s")
			b.ReportMetric(float64(runtime.NumCPU()), "cores")
		})
	}
}

// agreed gives a tenant a contract, whose version each row names.
func agreed(ctx context.Context) {
	ent.From(ctx).Contract.Create().SetNumber(1).SetEffectiveFrom("2020-01-01").SetAuthor("a").SetDefinition([]byte(`{"zone":"Asia/Tokyo"}`)).
		SetIdempotencyKey("a").ExecX(ctx)
}

// prepared is a verification that was concluded, and used three meters.
func prepared(ctx context.Context, b *testing.B) uuid.UUID {
	b.Helper()

	client := ent.From(ctx)
	row := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
		SetRequestHash("x").SetExpiresAt(time.Now()).SaveX(ctx)
	made := client.Report.Create().SetVerificationID(row.ID).SetDecision(report.DecisionReview).SetReasons([]string{}).SetPolicyVersion("p").
		SetThresholds(map[string]float64{}).SetFindings([]byte(`[{"check":"passive","score":1},{"check":"match","score":1}]`))
	require.NotNil(b, made.SaveX(ctx))

	return row.ID
}

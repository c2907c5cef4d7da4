package sign_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
)

// What the time of a refusal tells an outsider: the medians of somebody unknown and of a wrong password, taken in turn so that both see the
// same machine. go test -run ^$ -bench Refusal -benchtime 300x ./tenants/sign.
func BenchmarkRefusal(b *testing.B) {
	k := start(b, database.SQLite(b))
	times := map[string][]time.Duration{}

	for i := range 200 {
		k.setPassword(b, k.join(b, fmt.Sprintf("hana%d@example.com", i), k.tenant, "auditor"))
	}

	i := 0
	for b.Loop() {
		i++

		for name, who := range map[string]string{"unknown": "nobody%d@example.com", "wrong": "hana%d@example.com"} {
			begun := time.Now()
			_, err := k.Password(k.ctx, fmt.Sprintf(who, i%200), wrong, from(fmt.Sprintf("2001:db8:%x::/64", i), ""))
			times[name] = append(times[name], time.Since(begun))

			require.True(b, fault.Is(err, fault.Unauthenticated), err)
		}

		k.pass(time.Hour)
	}

	for name, all := range times {
		slices.Sort(all)
		b.ReportMetric(float64(all[len(all)/2].Microseconds()), name+"-median-µs")
	}
}

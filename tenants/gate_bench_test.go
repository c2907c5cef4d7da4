package tenants_test

import (
	"crypto/sha256"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/key"
)

// BenchmarkKey lets an API key in on PostgreSQL: by a gate that remembers it, and by one that has never seen it. Beside them stand the
// least that a cached look-up can be (a SHA-256 and a map behind a mutex) and a key with a typing mistake, which its checksum
// refuses. The ways take turns, so that a busy machine is as unkind to each; what is reported are medians in µs and their ratios.
//
//	go test -run ^$ -bench Key -benchtime 5000x ./tenants
func BenchmarkKey(b *testing.B) {
	ctx := database.Open(b, database.Postgres(b))

	first, err := tenants.Bootstrap(ctx, []byte("keyset"))
	require.NoError(b, err)

	knows := tenants.NewGate(time.Now)
	floor := cached{held: map[[sha256.Size]byte]int{sha256.Sum256([]byte(first.Key)): 1}}
	typo := []byte(first.Key)
	typo[12] ^= 1

	let := func(gate *tenants.Gate, text fault.Secret) func() bool {
		return func() bool {
			_, err := gate.Key(ctx, text, netip.Addr{})

			return err == nil
		}
	}

	const each = 16 // calls to one reading of the clock, which would be a good part of one

	var took [4][]time.Duration

	for b.Loop() {
		for i, way := range []struct {
			let  func() bool
			want bool
		}{
			{func() bool { return floor.look(first.Key) }, true},
			{let(knows, first.Key), true},
			{let(tenants.NewGate(time.Now), first.Key), true},
			{let(knows, fault.Secret(typo)), false},
		} {
			times := each
			if i == 2 {
				times = 1
			}

			began := time.Now()

			for range times {
				if way.let() != way.want {
					b.Fatal(i)
				}
			}

			took[i] = append(took[i], time.Since(began)/time.Duration(times))
		}
	}

	b.ReportMetric(testkit.Median(took[0]), "µs-floor")
	b.ReportMetric(testkit.Median(took[1]), "µs-remembered")
	b.ReportMetric(testkit.Median(took[2]), "µs-unknown")
	b.ReportMetric(testkit.Median(took[3]), "µs-typo")
	b.ReportMetric(testkit.Median(took[1])/testkit.Median(took[0]), "remembered/floor")
	b.ReportMetric(testkit.Median(took[2])/testkit.Median(took[1]), "unknown/remembered")
}

// cached is the least that a cached look-up can be.
type cached struct {
	mu   sync.Mutex
	held map[[sha256.Size]byte]int
}

func (c *cached) look(text fault.Secret) bool {
	hash := sha256.Sum256([]byte(text))

	c.mu.Lock()
	defer c.mu.Unlock()

	return key.WellFormed(text) && c.held[hash] > 0
}

//go:build soak

package ent_test

import (
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
)

const (
	soakOperations = 1_000_000
	soakPairs      = 2     // of tenants that work at once behind each lock
	soakAudit      = 2_000 // operations between two looks at the rows, after which a pair is replaced
	soakGarbage    = 400   // per cent of what lives that may lie about: there is memory enough, and less to do for it
)

// TestSoak is TestTenantsNeverMeet for a long time: half of it with the first lock off, half with the second one. It stops at the first
// leak, and fails. HONNIN_SOAK says how many operations; a million, when it does not.
//
//	go test -tags soak -run TestSoak -timeout 12h -v ./ent
func TestSoak(t *testing.T) {
	wanted := int64(soakOperations)
	if said := os.Getenv("HONNIN_SOAK"); said != "" {
		var err error

		wanted, err = strconv.ParseInt(said, 10, 64)
		require.NoError(t, err)
	}

	debug.SetGCPercent(soakGarbage)

	began := time.Now()

	var done atomic.Int64

	var group sync.WaitGroup

	for _, open := range []opener{ent.OpenWithoutFirst, ent.OpenWithoutSecond} {
		shared := newWorld(t, open, database.Postgres(t))
		shared.done = &done

		for pair := range soakPairs {
			group.Go(func() { soak(t, *shared, wanted, uint64(pair)) })
		}
	}

	ended := make(chan struct{})

	go func() { group.Wait(); close(ended) }()

	for running := true; running; {
		select {
		case <-ended:
			running = false
		case <-time.After(10 * time.Second):
		}

		t.Logf("operations=%d failed=%t seconds=%.0f", done.Load(), t.Failed(), time.Since(began).Seconds())
	}

	require.GreaterOrEqual(t, done.Load(), wanted)
}

// soak lets pair after pair of tenants work until enough is done.
func soak(t *testing.T, w world, wanted int64, seed uint64) {
	t.Helper()

	roll := plain(rand.Uint64() + seed)

	for w.done.Load() < wanted && !t.Failed() {
		w.meet(t)

		// The tests' server does not look at its tables by itself; without figures it reads them whole.
		_, err := w.look.ExecContext(t.Context(), "ANALYZE")
		if !assert.NoError(t, err) {
			return
		}

		for _, me := range w.sides {
			w.everyVerb(t, me)
		}

		for until := w.done.Load() + soakAudit*2*soakPairs; w.done.Load() < min(until, wanted); {
			w.step(t, w.sides[roll(2)], roll)
		}

		w.intrude(t, t, w.sides[roll(2)], roll)
		w.audit(t)
		w.whoseWasShown(t)
	}
}

package ent_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
)

// BenchmarkGet reads one row by its id among a thousand on PostgreSQL, with the filter alone and with row-level security behind it: by
// one tenant, and by two in turn over one connection, which must be told of the change each time. The ways take turns, so that a busy
// machine is as unkind to each; what is reported are medians in µs and their ratios to the filter alone.
//
//	go test -run ^$ -bench Get -benchtime 20000x ./ent
func BenchmarkGet(b *testing.B) {
	url := database.Postgres(b) + "&pool_max_conns=1"

	plain, done := reader(b, ent.OpenWithoutSecond, url)
	defer done()

	locked, done := reader(b, ent.Open, url)
	defer done()

	inTurn, done := reader(b, ent.Open, url)
	defer done()

	var took [3][]time.Duration

	for turn := 0; b.Loop(); turn++ {
		for i, read := range []func() error{
			func() error { return plain(0) }, func() error { return locked(0) }, func() error { return inTurn(turn % 2) },
		} {
			began := time.Now()

			if err := read(); err != nil {
				b.Fatal(err)
			}

			took[i] = append(took[i], time.Since(began))
		}
	}

	base := testkit.Median(took[0])
	b.ReportMetric(base, "µs-filter")
	b.ReportMetric(testkit.Median(took[1]), "µs-locked")
	b.ReportMetric(testkit.Median(took[2]), "µs-in-turn")
	b.ReportMetric(testkit.Median(took[1])/base, "locked/filter")
	b.ReportMetric(testkit.Median(took[2])/base, "in-turn/filter")
}

// reader gives a way to read a row as the first or the second of two tenants.
func reader(b *testing.B, open opener, url string) (read func(tenant int) error, done func()) {
	b.Helper()

	opened, err := open(b.Context(), url)
	require.NoError(b, err)

	ctx := ent.With(context.Background(), opened)
	tenants := [2]context.Context{database.Tenant(ctx, b, []byte("k")), database.Tenant(ctx, b, []byte("k"))}

	var rows [2]uuid.UUID

	for i, tenant := range tenants {
		for range 500 {
			row, err := newVerification(tenant)
			require.NoError(b, err)

			rows[i] = row.ID
		}
	}

	read = func(tenant int) error {
		_, err := ent.From(ctx).Verification.Get(tenants[tenant], rows[tenant]) //nolint:contextcheck // the tenant's own

		return err
	}

	return read, func() { require.NoError(b, opened.Close()) }
}

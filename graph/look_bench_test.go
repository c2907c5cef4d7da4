package graph_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
)

// BenchmarkLook asks for a report over HTTP on PostgreSQL: without its findings, which nobody has to know of, and with them, which the
// audit log keeps before the answer leaves. The two take turns, so that a busy machine is as unkind to each; what is reported are
// medians in µs and their ratio.
//
//	go test -run ^$ -bench Look -benchtime 3000x ./graph
func BenchmarkLook(b *testing.B) {
	k := start(b, database.Postgres(b))
	row := k.create(b, "a")
	k.capture(b, row, 1)

	_, err := verification.Start(k.as(), row.ID)
	require.NoError(b, err)
	require.NoError(b, verification.Consent(k.as(), row.ID, "1"))
	_, err = verification.Submit(k.as(), row.ID)
	require.NoError(b, err)
	_, err = verification.Conclude(k.as(), row.ID, verification.Judgement{Findings: []engine.Finding{{Check: "match", Version: "1", Outcome: engine.Pass}}, Decided: decision.Decision{Outcome: decision.Approved, Reasons: []string{}, Policy: "test-1"}})
	require.NoError(b, err)

	variables := map[string]any{"id": id.Format(id.Verification, row.ID)}
	queries := [2]string{
		`query($id: ID!) { verification(id: $id) { report { decision } } }`,
		`query($id: ID!) { verification(id: $id) { report { decision findings { check } } } }`,
	}

	var took [2][]time.Duration

	for b.Loop() {
		for i, query := range queries {
			began := time.Now()

			k.ask(b, k.key, query, variables)

			took[i] = append(took[i], time.Since(began))
		}
	}

	require.NotEmpty(b, k.views(b, "verification.view"), "nothing was audited")

	base, audited := testkit.Median(took[0]), testkit.Median(took[1])
	b.ReportMetric(base, "µs-plain")
	b.ReportMetric(audited, "µs-audited")
	b.ReportMetric(audited/base, "audited/plain")
}

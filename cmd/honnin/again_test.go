package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/policylist"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/verification"
)

// decided concludes a verification by the policy of the flag, as a worker would, with somebody on a list.
func decided(ctx context.Context, t *testing.T, by policyFlag, score float64) uuid.UUID {
	t.Helper()

	rules, err := by.judging()
	require.NoError(t, err)

	row, _, err := verification.Create(ctx, verification.Draft{
		IdempotencyKey: uuid.NewString(), Binding: verification.Unbound, Metadata: map[string]string{"product": "loan"},
	})
	require.NoError(t, err)
	ent.From(ctx).Verification.UpdateOneID(row.ID).SetState(where.StateSubmitted).SetSubmittedAt(time.Now()).ExecX(ctx)

	findings := make([]engine.Finding, 0, len(suite.Checks()))
	for _, check := range suite.Checks() {
		findings = append(findings, engine.Finding{Check: check.Name, Version: check.Version, Outcome: engine.Pass, Score: &score})
	}

	seen, err := verification.Seen(ctx, row.ID, findings)
	require.NoError(t, err)

	seen.Lists, seen.Attempts.Subject = map[string]bool{"known": true}, 3

	require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error {
		_, err := verification.Conclude(ctx, row.ID, verification.Judgement{
			Findings: findings, Decided: rules.Judge(seen), Thresholds: rules.Checks.Thresholds, Policy: rules, Facts: seen,
		})

		return err
	}))

	return row.ID
}

// A decision comes out again from what was kept beside it alone: not from the lists, the attempts or the policies of now. What was kept and changed
// since is told by another exit code, as is a report that is no more what it was.
func TestReplayAndBacktestAsCommands(t *testing.T) {
	t.Parallel()

	folder := t.TempDir()
	url := "sqlite://" + filepath.Join(folder, "honnin.db")
	require.NoError(t, ent.Migrate(t.Context(), url))

	opened := database.Open(t, url)
	ctx := database.Tenant(opened, t, []byte("k"))
	who, _ := viewer.From(ctx)

	command := func(args ...string) (int, string, string) {
		var out, complaint bytes.Buffer

		code := run(context.Background(), append(args, "--data", folder), streams{&out, &complaint})

		return code, out.String(), complaint.String()
	}

	by := in(t, "version: mine\nextend: default\nrules:\n- {when: 'lists.known && attempts.subject == 3 && metadata.product == \"loan\" && score.passive < 0.8', then: review, reason: known}\n")
	unsure, sure := decided(ctx, t, by, 0.7), decided(ctx, t, by, 0.9)

	// The world moves on: the tenant has another list, other attempts, and the verification is about something else.
	ent.From(ctx).PolicyList.Create().SetName("known").SetEffect(policylist.EffectBlock).SetOf(policylist.OfReference).SetIdempotencyKey("k").ExecX(ctx)
	ent.From(ctx).Verification.UpdateOneID(unsure).SetRetakes(7).ExecX(ctx)

	code, out, _ := command("replay", id.Format(id.Verification, unsure))
	require.Equal(t, exitDone, code)

	var again verification.Replayed
	require.NoError(t, json.Unmarshal([]byte(out), &again))
	require.True(t, again.Same)
	require.JSONEq(t, string(again.Stored), string(again.Again))
	require.Contains(t, string(again.Stored), `"rule.known"`)
	require.Equal(t, map[string]bool{"known": true}, again.Facts.Lists)
	require.Equal(t, 3, again.Facts.Attempts.Subject)

	tenant := id.Format(id.Tenant, who.Tenant)
	code, out, aside := command("backtest", tenant, "--policy", by.Policy)
	require.Equal(t, exitDone, code)
	require.NotContains(t, aside, "test environment")
	require.Contains(t, out, "2 reports, 2 decided alike, 0 that cannot be judged; of 0 only the findings were kept")

	code, out, _ = command("backtest", tenant, "--policy", in(t, "version: next\nextend: default\n").Policy)
	require.Equal(t, exitDone, code)
	require.Regexp(t, `review +approved +1 +`+id.Format(id.Verification, unsure), out)

	code, out, _ = command("backtest", tenant, "--policy", in(t, "version: next\nextend: default\nthresholds: {quality.yaw.max: 10}\n").Policy)
	require.Equal(t, exitDone, code)
	require.Contains(t, out, "2 that cannot be judged")

	// Of a test environment both say so.
	home := ent.From(ctx).Tenant.GetX(ctx, who.Tenant)
	test := ent.From(ctx).Tenant.Create().SetName("Shop (test)").SetKeyset([]byte("k")).SetTestOf(home.ID).SaveX(viewer.With(ctx, viewer.System("test")))
	tried := decided(database.As(ctx, test.ID), t, by, 0.9)

	for _, words := range [][]string{{"replay", id.Format(id.Verification, tried)}, {"backtest", id.Format(id.Tenant, test.ID), "--policy", by.Policy}} {
		code, _, aside = command(words...)
		require.Equal(t, exitDone, code)
		require.Contains(t, aside, "Shop (test): a test environment. Nothing in it is real.", words)
	}

	// Somebody who reaches the database past us rewrites a report.
	tamper := func(of uuid.UUID, set string) {
		raw, err := sql.Open("sqlite", filepath.Join(folder, "honnin.db"))
		require.NoError(t, err)

		done, err := raw.ExecContext(t.Context(), "UPDATE report SET "+set+" WHERE verification_id = ?", of.String())
		require.NoError(t, errors.Join(err, raw.Close()))

		changed, err := done.RowsAffected()
		require.NoError(t, err)
		require.EqualValues(t, 1, changed)
	}

	tamper(sure, "findings = replace(findings, '0.9', '0.3')")
	tamper(unsure, "judged_by = replace(judged_by, '0.8', '0.6')")

	for _, of := range []uuid.UUID{sure, unsure} {
		code, out, complaint := command("replay", id.Format(id.Verification, of))
		require.Equal(t, exitBroken, code, out)
		require.Contains(t, out, `"same": false`)
		require.Contains(t, complaint, "the decision is not the same again")
	}

	code, _, _ = command("replay", "ver_nonsense")
	require.Equal(t, exitUnusable, code)
	code, _, _ = command("replay", id.Format(id.Verification, uuid.New()))
	require.Equal(t, exitFailed, code)
}

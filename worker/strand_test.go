package worker_test

import (
	"bytes"
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/queue"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/rbac"
	judging "github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/worker"
)

// sweepOnly is a worker that finds nothing, and knows who may review.
func (k kit) sweepOnly(t *testing.T) (stop func()) {
	t.Helper()

	box, err := seal.New(bytes.Repeat([]byte{1}, 32))
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)
	bell, err := queue.Open(t.Context(), queue.Config{URL: queue.Memory})
	require.NoError(t, err)
	opened, err := ent.Open(t.Context(), k.url)
	require.NoError(t, err)

	none := func(context.Context) ([]engine.Finding, error) { return nil, nil }
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)

	go func() {
		ended <- worker.Run(ctx, worker.Config{
			Database: opened, Blobs: k.blobs, Queue: bell, Policy: judging.Only(decision.Policy{Version: "test"}), Workers: 1, SweepEvery: 30 * time.Millisecond,
			Box: box, Roles: table, Console: "https://id.example.com",
			Judge: func() (worker.Judge, error) { return judge{none, &atomic.Int32{}}, nil },
		})
	}()

	return func() {
		cancel()
		require.NoError(t, <-ended)
		require.NoError(t, bell.Close())
		require.NoError(t, opened.Close())
	}
}

// employ makes somebody a member and gives their id as it is shown.
func (k kit) employ(t *testing.T, role string) string {
	t.Helper()

	who, _ := viewer.From(k.ctx)
	system := viewer.With(k.ctx, viewer.System("test"))
	person := ent.From(system).User.Create().SetEmail(uuid.NewString() + "@example.com").SaveX(system)
	ent.From(system).Membership.Create().SetTenantID(who.Tenant).SetUserID(person.ID).SetRole(role).SetSource("invitation").ExecX(system)

	return id.Format(id.User, person.ID)
}

// The owners hear once of an appeal that nobody can take, and it is nobody's problem any more when somebody comes.
func TestTheSweepFindsStrandedAppeals(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		k := newKit(t, url)
		system := viewer.With(k.ctx, viewer.System("test"))
		saw := []string{k.employ(t, "owner"), k.employ(t, "reviewer")}
		k.employ(t, "finance")

		of := k.appealed(t)
		ent.From(k.ctx).ReviewCase.Update().SetBarred(saw).ExecX(k.ctx)

		stranded := func() bool {
			row, err := review.Of(k.ctx, of)
			require.NoError(t, err)

			return review.Stranded(row)
		}
		letters := func() int {
			return ent.From(system).Mail.Query().Where(mail.Template("appeal-stranded")).CountX(system)
		}

		stop := k.sweepOnly(t)
		require.Eventually(t, stranded, patience, 20*time.Millisecond)
		require.Equal(t, 1, letters(), "the owner alone")

		saw = append(saw, k.employ(t, "reviewer"))
		require.Eventually(t, func() bool { return !stranded() }, patience, 20*time.Millisecond)
		ent.From(k.ctx).ReviewCase.Update().SetBarred(saw).ExecX(k.ctx)
		require.Eventually(t, stranded, patience, 20*time.Millisecond)
		require.Equal(t, 1, letters(), "once")

		// An owner let somebody decide it who is gone by now: that is told in other words.
		ent.From(k.ctx).ReviewCase.Update().SetWaived([]string{"usr_gone"}).SetStrandedTold(false).ExecX(k.ctx)
		require.Eventually(t, func() bool {
			return ent.From(system).Mail.Query().Where(mail.Template("appeal-stranded-again")).CountX(system) == 1
		}, patience, 20*time.Millisecond)
		require.Equal(t, 1, letters())
		stop()
	})
}

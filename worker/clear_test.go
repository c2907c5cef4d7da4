package worker_test

import (
	"context"
	"database/sql"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // to look past both locks
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/clearing"
	"github.com/honnin/honnin/ent/db/flow"
	"github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/ent/db/review"
	"github.com/honnin/honnin/ent/db/shadow"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/sandbox"
	"github.com/honnin/honnin/verification"
)

// made are the tables that a clearing empties, each of which the test fills.
func made() []string {
	return []string{
		"verification", "evidence", "fingerprint", "capture_session", "moment", "report", "shadow", "event", "message", "delivery", "attempt",
		"usage", "usagesum", "usagepulse", "push", "reviewcase", "review", "appeal", "remark", "tally",
	}
}

// kept are some of those that it leaves alone.
func kept() []string { return []string{"endpoint", "flow", "flowversion", "books", "eventhead"} }

// crowd is how many verifications nobody went on with: more than one transaction takes.
const crowd = 130

// A test environment is emptied of everything that was made in it until that was asked for, rows and files, page by page; what it is set
// up with stays, and so does what is made meanwhile. Nothing else changes, and what was done is on record.
func TestClear(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		live := newKit(t, url)
		test := live.tried(t)
		test.ctx = inside(test.ctx, live.ctx)

		for _, k := range []kit{live, test} {
			k.fill(t)
			require.Empty(t, k.empty(t, made()))
			require.Empty(t, k.empty(t, kept()))
		}

		before := live.counts(t)

		_, _, err := sandbox.Clear(live.ctx, "a")
		require.True(t, fault.Is(err, fault.Conflict), "never outside")

		asked, first, err := sandbox.Clear(test.ctx, "a")
		require.NoError(t, err)
		require.True(t, first)

		again, first, err := sandbox.Clear(test.ctx, "a")
		require.NoError(t, err)
		require.False(t, first)
		require.Equal(t, asked.ID, again.ID)

		_, _, err = sandbox.Clear(test.ctx, "b")
		require.True(t, fault.Is(err, fault.Conflict), "one at a time")

		later, _, err := verification.Create(test.ctx, verification.Draft{IdempotencyKey: "later", Binding: verification.Unbound})
		require.NoError(t, err)

		stop := live.work(t, func(context.Context) ([]engine.Finding, error) { return nil, nil })

		require.Eventually(t, func() bool {
			return ent.From(test.ctx).Clearing.Query().OnlyX(test.ctx).State == clearing.StateDone
		}, patience, 20*time.Millisecond)
		require.NoError(t, stop())

		done := ent.From(test.ctx).Clearing.Query().OnlyX(test.ctx)
		require.Equal(t, []int{crowd + 1, 2, 2}, []int{done.Verifications, done.Files, done.Deliveries})
		require.NotNil(t, done.DoneAt)

		require.Equal(t, later.ID, ent.From(test.ctx).Verification.Query().OnlyX(test.ctx).ID, "made since")
		require.Len(t, test.empty(t, made()), len(made())-2, "but for that, and what happened to it")
		require.Empty(t, test.empty(t, kept()))
		require.Equal(t, before, live.counts(t))
		require.Zero(t, test.files(t))
		require.Equal(t, 2, live.files(t))

		different, err := billing.Rebuild(test.ctx, false)
		require.NoError(t, err)
		require.Empty(t, different)

		who, _ := viewer.From(test.ctx)
		checked, err := audit.Verify(viewer.With(test.ctx, viewer.System("test")), who.Tenant)
		require.NoError(t, err)
		require.Empty(t, checked.Breaks)

		actions := []string{}
		for _, row := range ent.From(test.ctx).Audit.Query().Order(db.Asc("seq")).AllX(test.ctx) {
			if strings.HasPrefix(row.Action, "test.") {
				actions = append(actions, row.Action)
			}
		}

		require.Equal(t, []string{"test.clear", "test.cleared"}, actions)
	})
}

// inside says that the viewer of the one context is in the test environment of the other's tenant.
func inside(test, live context.Context) context.Context {
	who, _ := viewer.From(test)
	home, _ := viewer.From(live)
	who.Home = home.Tenant

	return viewer.With(test, who)
}

// fill makes a row of every table that is emptied.
func (k kit) fill(t *testing.T) {
	t.Helper()

	client, now := ent.From(k.ctx), time.Now()

	one := k.submit(t, testkit.Person(t, "franck-1.jpg"), testkit.Person(t, "franck-later.jpg"))
	require.NoError(t, k.conclude(one))
	require.NoError(t, billing.Record(k.ctx, one))
	_, err := billing.Fold(k.ctx)
	require.NoError(t, err)

	picture := client.Evidence.Query().FirstX(k.ctx)
	client.Fingerprint.Create().SetEvidenceID(picture.ID).SetVerificationID(one).SetBand(1).SetHash([]byte("h")).ExecX(k.ctx)
	client.CaptureSession.Create().SetVerificationID(one).SetOrdinal(1).SetNonce([]byte("n")).SetKey([]byte("k")).SetDevice([]byte(`{}`)).
		SetOpenedAt(now).SetExpiresAt(now).ExecX(k.ctx)
	client.Moment.Create().SetVerificationID(one).SetType("started").SetDevice("phone").SetDay("2026-11-26").ExecX(k.ctx)

	of := client.Flow.Create().SetName("main").SetKind(flow.KindPolicy).SetIdempotencyKey("f").SaveX(k.ctx)
	version := client.FlowVersion.Create().SetFlowID(of.ID).SetNumber(1).SetState(flowversion.StateDraft).SetDefinition([]byte(`{}`)).
		SetAuthor("usr_x").SetIdempotencyKey("v").SaveX(k.ctx)
	client.Shadow.Create().SetVerificationID(one).SetVersionID(version.ID).SetWas(shadow.WasApproved).SetWould(shadow.WouldReview).
		SetReasons([]string{}).ExecX(k.ctx)

	waiting := client.ReviewCase.Create().SetVerificationID(one).SetDueIn(60).SetDueAt(now).SetSeen([]string{}).SetBarred([]string{}).SaveX(k.ctx)
	client.Review.Create().SetCaseID(waiting.ID).SetRound(1).SetReviewer("usr_x").SetVerdict(review.VerdictApprove).
		SetReasons([]string{}).SetIdempotencyKey("r").ExecX(k.ctx)
	objected := client.Appeal.Create().SetVerificationID(one).SaveX(k.ctx)
	client.Remark.Create().SetVerificationID(one).SetOnID(objected.ID).SetSealed([]byte("w")).ExecX(k.ctx)
	client.Remark.Create().SetVerificationID(one).SetOnID(one).SetSealed([]byte("answers")).ExecX(k.ctx)
	client.Tally.Create().SetScope("subject").SetKey("k").ExecX(k.ctx)
	client.UsagePulse.Create().SetMeter("match").SetState("ok").SetSince(now).SetCheckedAt(now).ExecX(k.ctx)
	client.Push.Create().SetUsageID(client.Usage.Query().FirstIDX(k.ctx)).ExecX(k.ctx)

	k.tell(t, one)

	for range crowd {
		_, _, err := verification.Create(k.ctx, verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound})
		require.NoError(t, err)
	}
}

// conclude approves what was handed in.
func (k kit) conclude(of uuid.UUID) error {
	return ent.Tx(k.ctx, func(ctx context.Context) error {
		_, err := verification.Conclude(ctx, of, verification.Judgement{Findings: []engine.Finding{}, Decided: decision.Decision{
			Outcome: decision.Approved, Reasons: []string{}, Policy: "test",
		}})

		return err
	})
}

// tell makes an endpoint, a message to it that was sent, and a test.
func (k kit) tell(t *testing.T, of uuid.UUID) {
	t.Helper()

	client := ent.From(k.ctx)
	to := client.Endpoint.Create().SetURL("https://example.com/").SetTypes([]string{}).SetBlocked([]string{}).
		SetSecrets([]schema.SigningSecret{}).SetIdempotencyKey("e").SaveX(k.ctx)
	client.EventHead.Create().SetSeq(1).SetSince(time.Now()).ExecX(k.ctx)

	happened := client.Verification.GetX(k.ctx, of).QueryEvents().FirstX(k.ctx)
	message := client.Message.Create().SetEventID(happened.ID).SetSeq(1).SaveX(k.ctx)
	sent := client.Delivery.Create().SetEndpointID(to.ID).SetMessageID(message.ID).SetType(happened.Type).SaveX(k.ctx)
	client.Attempt.Create().SetDeliveryID(sent.ID).SetAt(time.Now()).SetTookMs(1).ExecX(k.ctx)
	client.Delivery.Create().SetEndpointID(to.ID).SetType("test").SetIdempotencyKey("t").ExecX(k.ctx)
}

// counts are the rows of the viewer's tenant in every table that the test fills.
func (k kit) counts(t *testing.T) map[string]int {
	t.Helper()

	driver, source := "pgx", k.url
	if path, ok := strings.CutPrefix(k.url, "sqlite://"); ok {
		driver, source = "sqlite", "file:"+path
	}

	raw, err := sql.Open(driver, source)
	require.NoError(t, err)

	defer func() { require.NoError(t, raw.Close()) }()

	who, _ := viewer.From(k.ctx)
	found := map[string]int{}

	for _, table := range append(made(), kept()...) {
		var count int

		require.NoError(t, raw.QueryRowContext(t.Context(), `SELECT count(*) FROM "`+table+`" WHERE tenant_id = $1`, who.Tenant.String()).Scan(&count))
		found[table] = count
	}

	return found
}

// empty are those of the tables that have no row of the viewer's tenant.
func (k kit) empty(t *testing.T, tables []string) (names []string) {
	t.Helper()

	counts := k.counts(t)
	for _, table := range tables {
		if counts[table] == 0 {
			names = append(names, table)
		}
	}

	return names
}

// files counts those of the viewer's tenant.
func (k kit) files(t *testing.T) (count int) {
	t.Helper()

	who, _ := viewer.From(k.ctx)
	folder := filepath.Join(strings.TrimPrefix(k.blobsFolder, "file://"), who.Tenant.String())

	err := fs.WalkDir(os.DirFS(folder), ".", func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			count++
		}

		return err
	})
	if !os.IsNotExist(err) {
		require.NoError(t, err)
	}

	return count
}

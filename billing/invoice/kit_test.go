package invoice_test

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

// kit is one tenant in November 2026, in Japan.
type kit struct {
	*invoice.Desk

	bare, ctx context.Context //nolint:containedctx // every verb is called with it
	tenant    uuid.UUID
	now       time.Time
	url       string
}

const plain = `
name: Standard
currency: JPY
zone: Asia/Tokyo
tax: {rate: 10, rounding: down}
due: {months: 1}
prices:
  - {meter: verification, model: graduated, tiers: [{upTo: 3, unit: 100}, {unit: 80}]}
  - {meter: match, model: unit, unit: 15}
`

func each(t *testing.T, test func(t *testing.T, k *kit)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(t, start(t, url))
	})
}

func start(t *testing.T, url string) *kit {
	t.Helper()

	bare := post.With(database.Open(t, url), box())
	k := &kit{bare: bare, url: url, now: time.Date(2026, 11, 10, 3, 0, 0, 0, time.UTC)}
	k.ctx = database.Tenant(bare, t, []byte("k"))
	who, _ := viewer.From(k.ctx)
	k.tenant = who.Tenant
	k.Desk = desk(func() time.Time { return k.now })

	return k
}

func desk(now func() time.Time) *invoice.Desk {
	return &invoice.Desk{
		Issuer:  invoice.Issuer{Name: "本人株式会社", Address: "東京都千代田区", Registration: "T7000012050002"},
		Now:     now,
		Console: func() string { return "https://id.example.com/" },
	}
}

// box seals mails with a key that every process of a test knows.
func box() *seal.Box {
	made, err := seal.New(bytes.Repeat([]byte{1}, 32))
	if err != nil {
		panic(err)
	}

	return made
}

// agree puts a contract into force.
func (k *kit) agree(t *testing.T, yaml, from string) *db.Contract {
	t.Helper()

	row, err := k.Agree(k.ctx, invoice.Offer{IdempotencyKey: uuid.NewString(), YAML: yaml, From: from})
	require.NoError(t, err)

	return row
}

// use concludes verifications at an instant, each with a comparison of faces.
func (k *kit) use(t *testing.T, at time.Time, count int) {
	t.Helper()

	client := ent.From(k.ctx)

	for range count {
		row := client.Verification.Create().SetSteps([]schema.Step{}).SetMetadata(map[string]string{}).SetIdempotencyKey(uuid.NewString()).
			SetRequestHash("x").SetExpiresAt(at).SaveX(k.ctx)
		client.Report.Create().SetVerificationID(row.ID).SetDecision(report.DecisionApproved).SetReasons([]string{}).SetPolicyVersion("p").
			SetThresholds(map[string]float64{}).SetFindings(json.RawMessage(`[{"check":"match","score":0.9}]`)).SetCreatedAt(at).ExecX(k.ctx)
		require.NoError(t, billing.Record(k.ctx, row.ID))
	}
}

func (k *kit) system() context.Context { return viewer.With(k.bare, viewer.System("test")) }

// address lets finance hear of invoices.
func (k *kit) address(t *testing.T, budget *int64) {
	t.Helper()

	before, err := invoice.PayerOf(k.ctx)
	require.NoError(t, err)
	_, err = k.Address(k.ctx, before.Revision, invoice.Payer{
		Name: "株式会社サンプル", Address: "大阪府大阪市", OrderNumber: "PO-77", Contacts: []string{"Finance@Example.com"}, Language: "ja", Budget: budget,
	})
	require.NoError(t, err)
}

// mails counts the mails of a template.
func (k *kit) mails(template string) (count int) {
	for _, row := range ent.From(k.bare).Mail.Query().AllX(k.system()) {
		if row.Template == template {
			count++
		}
	}

	return count
}

func (k *kit) invoices(t *testing.T) []*db.Invoice {
	t.Helper()

	rows, _, err := invoice.List(k.ctx, invoice.Page{First: 100}, nil)
	require.NoError(t, err)

	return rows
}

func (k *kit) close(t *testing.T, want int) {
	t.Helper()

	closed, err := k.Close(k.bare, k.tenant)
	require.NoError(t, err)
	require.Equal(t, want, closed)
}

func tokyo(t *testing.T, text string) time.Time {
	t.Helper()

	zone, err := time.LoadLocation("Asia/Tokyo")
	require.NoError(t, err)
	at, err := time.ParseInLocation("2006-01-02 15:04:05", text, zone)
	require.NoError(t, err)

	return at
}

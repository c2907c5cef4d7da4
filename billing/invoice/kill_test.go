package invoice_test

import (
	"context"
	"testing"
	"time"

	"entgo.io/ent/dialect/sql"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/price"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/credit"
	where "github.com/honnin/honnin/ent/db/invoice"
	"github.com/honnin/honnin/ent/db/mail"
	"github.com/honnin/honnin/internal/testkit/kill"
	"github.com/honnin/honnin/internal/testkit/smtp"
	"github.com/honnin/honnin/internal/viewer"
)

// gift is what each tenant has prepaid, in yen: less than it comes to owe.
const gift = 3000

// Processes that close months, issue invoices and send their mails are killed at any moment of it, one after another.
func TestClosingIssuingAndMailingAreKilled(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		server := smtp.Start(t)
		worlds := []*kit{k, k.beside(t)}
		// Later than the clock by which mails say when they are due.
		k.now = tokyo(t, "2100-07-01 06:00:00")

		for i, one := range worlds {
			one.owe(t, i)
		}

		amid := 0

		rounds := kill.Rounds(t, 5)

		for range rounds {
			kill.Begin(t, orders{Database: k.url, Mail: server.Address, Now: k.now}).Amid(t, 30, k.steps)
			settle(k)

			if unfinished(t, worlds) {
				amid++
			}

			numbered(t, worlds)

			k.now = k.now.AddDate(0, 6, 0) // more is over, and what the dead had in hand is due again
		}

		require.Positive(t, amid, "nobody was killed at work")

		// The dead leave most of six months to do each, which the last one does: for long, where many have died.
		last := kill.Begin(t, orders{Database: k.url, Mail: server.Address, Now: k.now})
		require.Eventually(t, func() bool { return !unfinished(t, worlds) }, time.Minute+time.Duration(rounds)*4*time.Second, 20*time.Millisecond)
		last.Kill()
		settle(k)
		numbered(t, worlds)

		for i, one := range worlds {
			one.owed(t, i)
		}

		mailed(t, k, server)
	})
}

// beside is another tenant on the same database, of the same issuer.
func (k *kit) beside(t *testing.T) *kit {
	t.Helper()

	other := *k
	row, err := ent.From(k.bare).Tenant.Create().SetName("Other").SetKeyset([]byte("k")).Save(k.system())
	require.NoError(t, err)

	other.tenant = row.ID
	other.ctx = viewer.With(k.bare, viewer.Viewer{Tenant: row.ID, Subject: "key_test", Kind: viewer.Key, Roles: []string{"admin"}})

	return &other
}

// used is how many verifications a tenant has in each month of 2100, from January.
func used(tenant int) []int { return [][]int{{4, 0, 2, 7, 1, 5}, {0, 3, 6, 1, 9}}[tenant] }

func (k *kit) owe(t *testing.T, tenant int) {
	t.Helper()

	k.agree(t, plain, "2100-01-01")
	k.address(t, nil)

	for i, count := range used(tenant) {
		k.use(t, tokyo(t, "2100-01-01 00:00:00").AddDate(0, i+1, 0).Add(-time.Second), count)
	}

	_, err := k.Prepay(k.ctx, invoice.Gift{IdempotencyKey: "g", Currency: price.JPY, Amount: gift, Reason: "prepaid"})
	require.NoError(t, err)
}

// everything is the tenant's invoices, the newest first.
func (k *kit) everything() []*db.Invoice {
	return ent.From(k.ctx).Invoice.Query().Order(where.ByPeriodFrom(sql.OrderDesc())).AllX(k.ctx)
}

// steps counts what closing does for an invoice: it is there, it has a number, its mail has left.
func (k *kit) steps() int {
	client, all := ent.From(k.bare), k.system()

	return client.Invoice.Query().CountX(all) + client.Invoice.Query().Where(where.NumberNotNil()).CountX(all) +
		client.Mail.Query().Where(mail.SentAtNotNil()).CountX(all)
}

// unfinished tells whether a month that is over has no invoice, one has no number, or a mail has not left.
func unfinished(t *testing.T, worlds []*kit) bool {
	t.Helper()

	k := worlds[0]
	here := k.now.In(time.FixedZone("", 9*3600)) // Tokyo has no summer time
	months := (here.Year()-2100)*12 + int(here.Month()) - 1

	for _, one := range worlds {
		rows := one.everything()
		if len(rows) < months {
			return true
		}

		for _, row := range rows {
			if row.Number == nil {
				return true
			}
		}
	}

	return ent.From(k.bare).Mail.Query().Where(mail.SentAtIsNil()).ExistX(k.system())
}

// numbered holds that all numbers of the issuer are given once and without a gap, and that whatever has one was told of.
func numbered(t *testing.T, worlds []*kit) {
	t.Helper()

	seen, highest, months := map[int64]bool{}, int64(0), 0

	for _, one := range worlds {
		periods := map[string]bool{}

		for _, row := range one.everything() {
			require.False(t, periods[row.PeriodFrom], "a month has one invoice")

			periods[row.PeriodFrom] = true
			months++

			proven(one.ctx, t, row)

			if row.Sequence != nil {
				require.False(t, seen[*row.Sequence])

				seen[*row.Sequence], highest = true, max(highest, *row.Sequence)
			}
		}
	}

	require.Len(t, seen, int(highest), "no number is missing")
	require.Equal(t, len(seen), worlds[0].mails("invoice-issued"))
}

// proven holds that an invoice is the sum of its lines, and each line opens to as much use as it charges.
func proven(ctx context.Context, t *testing.T, row *db.Invoice) {
	t.Helper()

	lines, err := invoice.Lines(ctx, row.ID)
	require.NoError(t, err)

	net := int64(0)
	for _, line := range lines {
		net += line.Amount
	}

	require.Equal(t, row.Net, net)
	require.Equal(t, row.Net+row.Tax, row.Total)
	require.Equal(t, row.Total-row.Credited, row.Due)
}

// owed holds the invoices of a tenant to what a second reckoning says, and the prepaid credit to what they took of it.
func (k *kit) owed(t *testing.T, tenant int) {
	t.Helper()

	rows, credited := k.everything(), int64(0)

	for i, row := range rows {
		count := int64(0)
		if month := len(rows) - 1 - i; month < len(used(tenant)) {
			count = int64(used(tenant)[month])
		}

		net := 100*min(count, 3) + 80*max(count-3, 0) + 15*count
		require.Equal(t, net, row.Net, row.PeriodFrom)
		require.Equal(t, net/10, row.Tax)

		credited += row.Credited
	}

	burned := int64(0)
	for _, row := range ent.From(k.ctx).Credit.Query().Where(credit.KindEQ(credit.KindBurn)).AllX(k.ctx) {
		burned -= row.Amount
	}

	left, err := invoice.Prepaid(k.ctx, price.JPY)
	require.NoError(t, err)
	require.Equal(t, credited, burned)
	require.EqualValues(t, gift, burned+left[0].Left)

	different, err := billing.Rebuild(k.ctx, false)
	require.NoError(t, err)
	require.Empty(t, different)
}

// mailed holds that every mail that was written reached its reader. A process that dies between the server's yes and its own note sends one
// again: under the same id, by which a mail server knows it.
func mailed(t *testing.T, k *kit, server *smtp.Server) {
	t.Helper()

	arrived := map[string]bool{}
	for _, one := range server.Mails() {
		arrived[one.Header.Get("Message-Id")] = true
	}

	require.Len(t, arrived, k.mails("invoice-issued"))
}

// settle waits until the database has ended what a killed process began: a commit that was asked for may come a moment later.
func settle(k *kit) {
	for before, same := -1, 0; same < 3; time.Sleep(10 * time.Millisecond) {
		now := ent.From(k.bare).Invoice.Query().CountX(k.system()) + ent.From(k.bare).Mail.Query().CountX(k.system())
		if same++; now != before {
			before, same = now, 0
		}
	}
}

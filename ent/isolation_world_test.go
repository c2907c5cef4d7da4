package ent_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/apikey"
	"github.com/honnin/honnin/graph"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/hook"
	prefixed "github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/limit"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/internal/seal"
	"github.com/honnin/honnin/internal/testkit/dns"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/post"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/tenants/sso"
	"github.com/honnin/honnin/tenants/stream"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/webhook"
)

// dice gives a number from 0 to below n: rapid's, which makes a failure small, or a plain one, which is fast.
type dice func(n int) int

// world is an installation with two tenants that know each other's ids.
type world struct {
	ctx     context.Context //nolint:containedctx // every verb is called with it
	blobs   *blob.Store
	party   *sso.Party
	streams *stream.Carrier
	routes  http.Handler
	schema  *ast.Schema
	verbs   trial
	// look is the tests' superuser, who sees all rows.
	look   *sql.DB
	tables []string
	sides  [2]*side
	// done counts operations and verbs.
	done *atomic.Int64
}

// side is one tenant. Its mark stands in every text of its own, and nowhere else.
type side struct {
	mark   string
	tenant uuid.UUID
	key    string
	// session is of a person who is a member.
	session string
	// own are the ids of the key and of the person's membership, which the tenant had better not end.
	own []string
	ctx context.Context //nolint:containedctx // the tenant's key as a viewer
	// ids are the prefixed ids that the tenant's answers have shown, by their prefix; cursors likewise.
	ids     map[string][]string
	cursors []string
	// revisions are those that were read last, by prefixed id.
	revisions map[string]int
	other     *side
	count     int
}

const baseURL = "https://honnin.example"

func secretOf32() []byte { return bytes.Repeat([]byte{1}, 32) }

// newWorld opens the database in the way given. The URL is of the tests' superuser.
func newWorld(t *testing.T, open opener, url string) *world {
	t.Helper()

	db, err := open(t.Context(), url)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })

	look, _ := raw(t, url)
	w := &world{look: look, verbs: newTrial(), schema: gen.NewExecutableSchema(gen.Config{}).Schema(), done: &atomic.Int64{}}

	w.blobs, err = blob.Open(t.Context(), "mem://", secretOf32())
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.blobs.Close()) })

	signer, err := token.New(secretOf32())
	require.NoError(t, err)
	box, err := seal.New(secretOf32())
	require.NoError(t, err)
	table, err := rbac.Open()
	require.NoError(t, err)

	w.ctx = post.With(ent.With(context.Background(), db), box)
	gate := tenants.NewGate(time.Now)
	w.party = sso.NewParty(w.blobs, table, dns.Serve(t).Resolver(), outbound.Reach{Loopback: true}, time.Now)
	w.streams = &stream.Carrier{Blobs: w.blobs, Sender: hook.NewSender(outbound.Reach{Loopback: true}, time.Now), Now: time.Now}
	guard, err := browser.New(baseURL)
	require.NoError(t, err)
	desk, err := sign.Open(sign.Desk{Hasher: password.NewHasher(0), Box: box, BaseURL: baseURL, Now: time.Now})
	require.NoError(t, err)

	w.routes = (&graph.API{
		Invoices: &invoice.Desk{Issuer: invoice.Issuer{Name: "Honnin"}, Now: time.Now, Console: func() string { return baseURL }},
		Checks:   suite.Checks(), Party: w.party, Streams: w.streams, Webhooks: &webhook.Carrier{Blobs: w.blobs, Sender: w.streams.Sender, Now: time.Now, Console: baseURL}, Pace: graph.Pace{Limiter: limit.New(nil, time.Now), Caller: 1e9, Tenant: 1e9},
		DB: db, Blobs: w.blobs, Gate: gate, Authority: rbac.NewAuthority(table, gate.Watch()), Signer: signer, Box: box, Now: time.Now,
		BaseURL: baseURL, Guard: guard, Desk: desk,
	}).Handler()

	for _, row := range rows(t, look, `SELECT table_name FROM information_schema.columns
		WHERE table_schema = 'public' AND column_name = 'tenant_id' AND is_nullable = 'NO' ORDER BY 1`) {
		w.tables = append(w.tables, row[0])
	}

	w.meet(t)

	return w
}

// meet gives the world two fresh tenants.
func (w *world) meet(t *testing.T) {
	t.Helper()

	for i := range w.sides {
		w.sides[i] = w.newSide(t)
	}

	w.sides[0].other, w.sides[1].other = w.sides[1], w.sides[0]
}

func (w *world) newSide(t *testing.T) *side {
	t.Helper()

	system := viewer.With(w.ctx, viewer.System("test"))
	mark := "mark" + strings.ReplaceAll(uuid.NewString(), "-", "")[:12]

	keyset, err := w.blobs.NewKeyset()
	require.NoError(t, err)
	row, err := ent.From(system).Tenant.Create().SetName(mark).SetKeyset(keyset).Save(system)
	require.NoError(t, err)

	require.NoError(t, feature.Initial(system, row.ID, feature.PassiveLiveness, feature.Match))

	// A domain that is proven, so that people can come by the tenant's directory.
	require.NoError(t, ent.From(system).Domain.Create().SetTenantID(row.ID).SetName(mark+".example").SetToken(mark).
		SetVerifiedAt(time.Now()).SetClaim(mark+".example").Exec(system))

	text, err := key.Issue(system, row.ID, key.Live, mark, "owner")
	require.NoError(t, err)
	stored, err := ent.From(system).APIKey.Query().Where(apikey.TenantID(row.ID)).Only(system)
	require.NoError(t, err)

	made := &side{
		mark: mark, tenant: row.ID, key: string(text), own: []string{prefixed.Format(prefixed.Key, stored.ID)}, ids: map[string][]string{},
		revisions: map[string]int{},
	}
	made.ctx = viewer.With(w.ctx, viewer.Viewer{
		Tenant: row.ID, Subject: made.own[0], Kind: viewer.Key, Roles: []string{"owner"},
	})
	made.note(prefixed.Format(prefixed.Tenant, row.ID))
	connect(made.ctx, t, w.party, mark)
	made.join(system, t)

	// Without any lock, what makes invoices would meet the other tenant's and could not go on.
	if seen, err := ent.From(made.ctx).Domain.Query().Count(made.ctx); err == nil && seen == 1 {
		made.owe(made.ctx, w.ctx, t)
	}

	return made
}

// owe gives the tenant a contract, a budget, and an invoice of the month before.
func (s *side) owe(ctx, everywhere context.Context, t *testing.T) {
	t.Helper()

	desk := &invoice.Desk{Issuer: invoice.Issuer{Name: "Honnin"}, Now: time.Now, Console: func() string { return baseURL }, Grace: time.Nanosecond}
	month := time.Now().UTC()
	first := time.Date(month.Year(), month.Month()-1, 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)

	_, err := desk.Agree(ctx, invoice.Offer{
		IdempotencyKey: s.mark, From: first,
		YAML: "name: " + s.mark + "\ncurrency: JPY\nzone: UTC\ntax: {rate: 10, rounding: down}\ndue: {months: 1}\nfees: [{name: " + s.mark + ", amount: 100}]\n",
	})
	require.NoError(t, err)
	_, err = desk.Address(ctx, 0, invoice.Payer{Name: s.mark, Language: "en", Budget: new(int64(100))})
	require.NoError(t, err)
	_, err = desk.Close(everywhere, s.tenant)
	require.NoError(t, err)
	require.NoError(t, ent.From(ctx).Collection.Create().SetCardBrand(s.mark).Exec(ctx))

	rows, err := ent.From(ctx).Invoice.Query().All(ctx)
	require.NoError(t, err)

	for _, row := range rows {
		s.note(prefixed.Format(prefixed.Invoice, row.ID))
	}
}

// join makes somebody an owner of the tenant, and signs them in.
func (s *side) join(system context.Context, t *testing.T) {
	t.Helper()

	person, err := ent.From(system).User.Create().SetEmail(s.mark + "@" + s.mark + ".example").SetName(s.mark).Save(system)
	require.NoError(t, err)
	row, err := ent.From(system).Membership.Create().SetTenantID(s.tenant).SetUserID(person.ID).SetRole("owner").SetSource("invitation").Save(system)
	require.NoError(t, err)
	token, err := sign.Begin(system, sign.Proof{User: person.ID, Tenant: s.tenant, Method: "password", AAL: 2}, time.Now())
	require.NoError(t, err)

	s.session, s.own = string(token), append(s.own, prefixed.Format(prefixed.Membership, row.ID))
}

// text is a new text of the tenant, fit for most places: lower case and digits.
func (s *side) text() string {
	s.count++

	return fmt.Sprintf("%s-%d", s.mark, s.count)
}

// note remembers an id that the tenant has seen.
func (s *side) note(shown string) {
	prefix, _, _ := strings.Cut(shown, "_")
	if known := s.ids[prefix]; len(known) < 500 && !slices.Contains(s.own, shown) && !slices.Contains(known, shown) {
		s.ids[prefix] = append(known, shown)
	}
}

// read remembers the revision of everything in an answer that has one.
func (s *side) read(value any) {
	switch value := value.(type) {
	case []any:
		for _, each := range value {
			s.read(each)
		}
	case map[string]any:
		if shown, ok := value["id"].(string); ok {
			if revision, ok := value["revision"].(float64); ok {
				s.revisions[shown] = int(revision)
			}
		}

		for _, each := range value {
			s.read(each)
		}
	}
}

// one gives an id of the tenant with the prefix; false when it has none.
func (s *side) one(d dice, prefix prefixed.Prefix) (uuid.UUID, bool) {
	known := s.ids[string(prefix)]
	if len(known) == 0 {
		return uuid.Nil, false
	}

	found, err := prefixed.Parse(prefix, known[d(len(known))])

	return found, err == nil
}

// digest is of every row of the tenant, so that a change of any shows.
func (w *world) digest(t *testing.T, of *side) string {
	t.Helper()

	var all []string

	for _, table := range w.tables {
		all = append(all, fmt.Sprintf(`SELECT md5(coalesce(string_agg(x::text, '' ORDER BY x.id), '')) FROM %q x WHERE tenant_id = '%s'`, table, of.tenant))
	}

	var text strings.Builder
	for _, row := range rows(t, w.look, strings.Join(all, " UNION ALL ")) {
		text.WriteString(row[0])
	}

	return text.String()
}

// audit looks at the rows themselves: none of one tenant may hold the other's mark.
func (w *world) audit(t *testing.T) {
	t.Helper()

	for _, s := range w.sides {
		for _, table := range w.tables {
			found := rows(t, w.look, fmt.Sprintf(`SELECT x::text FROM %q x WHERE tenant_id = '%s' AND x::text LIKE '%%%s%%' LIMIT 1`, table, s.tenant, s.other.mark))
			require.Empty(t, found, "a row of %s in %s holds what is %s's", s.mark, table, s.other.mark)
		}
	}
}

// owners tells whose each id is.
func (w *world) owners(t *testing.T) map[uuid.UUID]uuid.UUID {
	t.Helper()

	var all []string

	for _, table := range w.tables {
		all = append(all, fmt.Sprintf(`SELECT id::text, tenant_id::text FROM %q WHERE tenant_id IN ('%s', '%s')`, table, w.sides[0].tenant, w.sides[1].tenant))
	}

	owners := map[uuid.UUID]uuid.UUID{w.sides[0].tenant: w.sides[0].tenant, w.sides[1].tenant: w.sides[1].tenant}
	for _, row := range rows(t, w.look, strings.Join(all, " UNION ALL ")) {
		owners[uuid.MustParse(row[0])] = uuid.MustParse(row[1])
	}

	return owners
}

// drawn draws a challenge of motions.
func drawn(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
	signer, err := token.New(secretOf32())
	if err != nil {
		return nil, err
	}

	return verification.Draw(ctx, signer, on, 2, 4)
}

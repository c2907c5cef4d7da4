package ent_test

import (
	"database/sql"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/testkit/database"
)

// rows reads a query whose columns are all text.
func rows(t *testing.T, from *sql.DB, query string) [][]string {
	t.Helper()

	found, err := from.QueryContext(t.Context(), query)
	require.NoError(t, err)

	defer func() { require.NoError(t, found.Close()) }()

	names, err := found.Columns()
	require.NoError(t, err)

	var all [][]string

	for found.Next() {
		row := make([]string, len(names))
		places := make([]any, len(names))

		for i := range row {
			places[i] = &row[i]
		}

		require.NoError(t, found.Scan(places...))
		all = append(all, row)
	}

	require.NoError(t, found.Err())

	return all
}

// kinds maps the tables whose name is not their type's in lower case.
func kindOf(table string) string {
	for _, kind := range []string{
		db.TypeAPIKey, db.TypeAudit, db.TypeAuditHead, db.TypeAuditStream, db.TypeBrand, db.TypeFlow, db.TypeFlowVersion, db.TypeChallenge, db.TypeConnection, db.TypeConsumption,
		db.TypeDomain, db.TypeEvent, db.TypeEvidence, db.TypeFingerprint, db.TypeIdentity, db.TypeInvitation, db.TypeMail, db.TypeMembership, db.TypeMoment, db.TypePasskey,
		db.TypeRecoveryCode, db.TypeReport, db.TypeReviewCase, db.TypeReview, db.TypeAppeal, db.TypeRemark, db.TypeRole, db.TypeSession, db.TypeTally, db.TypeTenant, db.TypeThrottle, db.TypeUsage, db.TypeBooks, db.TypeUsageFresh, db.TypeUsageSum, db.TypeUsagePulse, db.TypeVerification,
		db.TypeVisit, db.TypeLawCatalogue, db.TypeLawOverride, db.TypeEndpoint, db.TypeEventHead, db.TypeMessage, db.TypeDelivery, db.TypeAttempt,
		db.TypePolicyList, db.TypePolicyEntry, db.TypeShadow,
		db.TypeClearing, db.TypeCollection, db.TypeMirror, db.TypeNotice, db.TypePush,
		db.TypeContract, db.TypeInvoice, db.TypeInvoiceLine, db.TypeCreditNote, db.TypeCredit, db.TypePayment, db.TypePayer, db.TypeNumbering,
	} {
		if strings.EqualFold(kind, table) {
			return kind
		}
	}

	return map[string]string{"account": db.TypeUser, "entitlement": db.TypeGrant, "capture_session": db.TypeCaptureSession}[table]
}

// Every table that the database has, whoever made it, is closed; what its policies say agrees with what package ent does.
func TestEveryTableOfTheCatalogIsLocked(t *testing.T) {
	t.Parallel()

	opened, _ := raw(t, database.Postgres(t))

	found := rows(t, opened, `
		SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
			coalesce((SELECT string_agg(polname, ' ' ORDER BY polname) FROM pg_policy WHERE polrelid = c.oid), ''),
			concat_ws(' ',
				CASE WHEN has_table_privilege('honnin_app', c.oid, 'SELECT') THEN 'select' END,
				CASE WHEN has_table_privilege('honnin_app', c.oid, 'INSERT') THEN 'insert' END,
				CASE WHEN has_table_privilege('honnin_app', c.oid, 'UPDATE') THEN 'update' END,
				CASE WHEN has_table_privilege('honnin_app', c.oid, 'DELETE') THEN 'delete' END,
				CASE WHEN has_table_privilege('honnin_app', c.oid, 'TRUNCATE, REFERENCES, TRIGGER') THEN 'more' END)
		FROM pg_class c
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'v', 'm')`)
	require.Greater(t, len(found), 20)

	for _, row := range found {
		table, forced, policies, may := row[0], row[1], row[2], row[3]
		if table == "goose_db_version" {
			require.Equal(t, "select", may, "the version of the schema is nobody's")

			continue
		}

		require.NotEmpty(t, kindOf(table), "name the type of the new table %s in kindOf", table)
		require.Equal(t, "true", forced, "%s lacks FORCE ROW LEVEL SECURITY: let `go run ./ent/migrations/write` write its migration", table)
		require.Equal(t, policiesOf(table), policies, table)
		require.Equal(t, grantsOf(table), may, "the grants on %s", table)
	}
}

func policiesOf(table string) string {
	switch kind := kindOf(table); {
	case kind == db.TypeTenant:
		return "itself_change itself_read machine"
	case kind == db.TypeUser:
		return "machine members"
	case ent.Owned(kind):
		return "tenant"
	default:
		return "machine"
	}
}

func grantsOf(table string) string {
	if ent.Clears(kindOf(table)) {
		return "select insert delete" // and a trigger that asks whose it is
	}

	if ent.Grows(kindOf(table)) {
		return "select insert"
	}

	if kindOf(table) == db.TypeInvoice {
		return "select insert update"
	}

	return "select insert update delete"
}

// What a policy says is not looser for one table than for another.
func TestPoliciesAreTheSameEverywhere(t *testing.T) {
	t.Parallel()

	opened, _ := raw(t, database.Postgres(t))

	const machine = "(current_setting('app.everywhere'::text, true) = 'on'::text)"

	const mine = "((NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid"

	for _, row := range rows(t, opened, `
		SELECT c.relname, p.polname, p.polcmd, p.polpermissive, p.polroles::text, pg_get_expr(polqual, polrelid), coalesce(pg_get_expr(polwithcheck, polrelid), '')
		FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid`) {
		name, policy, rule := row[0], row[1], row[5]
		require.Equal(t, []string{"true", "{0}"}, row[3:5], name)
		require.Empty(t, row[6], "%s: what may be seen is what may be written", name)

		switch policy {
		case "machine":
			require.Equal(t, machine, rule, name)
		case "tenant":
			require.Equal(t, "((tenant_id = "+mine[1:]+") OR "+machine+")", rule, name)
		case "itself_read", "itself_change":
			require.Equal(t, "(id = "+mine[1:]+")", rule, name)
		case "members":
			require.Equal(t, "r", row[2], "people are read only")
			require.Contains(t, rule, "(membership.tenant_id = "+mine[1:]+")", name)
		default:
			t.Errorf("%s has a policy that nobody has thought about: %s", name, policy)
		}
	}
}

// loose are columns that name a row of another table and are no reference of the database's.
var loose = []string{
	"session.tenant_id", "session.visit_id", // the machine's, and it asks anew at every request
	"challenge.user_id", "challenge.tenant_id", // gone within minutes
	"collection.seen_to", // a place in the order of ids, whether or not a row stands there
	"remark.on_id",       // an appeal's, a review's or a verification's: it names one table or another, and is read by the tenant's own alone
	"books.compared_id",  // the same
	"tenant.test_of",     // a tenant's row is never deleted, and between tenants no row refers to another
}

// Every column that names a row is a reference, and between tables of tenants it carries the tenant.
func TestEveryReferenceCarriesTheTenant(t *testing.T) {
	t.Parallel()

	opened, _ := raw(t, database.Postgres(t))

	references := map[string][]string{}

	for _, row := range rows(t, opened, `
		SELECT c.conrelid::regclass::text, c.confrelid::regclass::text,
			(SELECT string_agg(attname, ' ' ORDER BY place) FROM unnest(c.conkey) WITH ORDINALITY AS k(num, place)
				JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num),
			(SELECT string_agg(attname, ' ' ORDER BY place) FROM unnest(c.confkey) WITH ORDINALITY AS k(num, place)
				JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num)
		FROM pg_constraint c WHERE c.contype = 'f'`) {
		from, to, column := strings.Trim(row[0], `"`), strings.Trim(row[1], `"`), strings.TrimPrefix(row[2], "tenant_id ")
		references[from+"."+column] = row

		if ent.Owned(kindOf(from)) && ent.Owned(kindOf(to)) {
			require.Equal(t, "tenant_id "+column, row[2], from)
			require.Equal(t, "tenant_id id", row[3], from)
		}
	}

	for _, row := range rows(t, opened, `
		SELECT table_name, column_name FROM information_schema.columns
		WHERE table_schema = 'public' AND data_type = 'uuid' AND column_name <> 'id'`) {
		name := row[0] + "." + row[1]
		if row[1] == "tenant_id" && ent.Owned(kindOf(row[0])) || slices.Contains(loose, name) {
			continue
		}

		require.Contains(t, references, name, "%s names a row: make it an edge of the schema, or say in loose why not", name)
	}
}

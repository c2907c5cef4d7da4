package review

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	where "github.com/honnin/honnin/ent/db/reviewcase"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
)

// maxCrew bounds how many members are asked whether they could take a case. Where there are more, somebody is taken to be able to.
const maxCrew = 200

// Rights gives the permissions of a role, built-in or the tenant's own, as it stands now; a fault of kind invalid when there is none.
type Rights func(ctx context.Context, role string) ([]string, error)

// Appealed gives undecided appeals of any tenant behind one, by its id, in the order of ids; from the first when it is the zero id. It
// needs a viewer over all tenants.
func Appealed(ctx context.Context, after uuid.UUID, limit int) ([]*db.ReviewCase, error) {
	rows, err := ent.From(ctx).ReviewCase.Query().
		Where(where.CauseEQ(where.CauseAppeal), where.StateIn(Waiting()...), where.IDGT(after)).Order(where.ByID()).Limit(limit).All(ctx)

	return rows, wrap("appealed", err)
}

// Stranded tells whether nobody can take an undecided appeal, as it was found last.
func Stranded(row *db.ReviewCase) bool {
	return row.Stranded && row.Cause == where.CauseAppeal && row.State != where.StateDecided
}

// Strand finds whether any member could take an appeal, and keeps what was found. others says that people who are no members may take it:
// then it is never stranded. It tells whether the owners are to hear of it: once, and once more after the bar was waived. Call it in the
// transaction that writes to them.
func Strand(ctx context.Context, row *db.ReviewCase, rights Rights, others bool) (tell bool, err error) {
	stranded := false

	if !others {
		if stranded, err = deserted(ctx, row, rights); err != nil {
			return false, err
		}
	}

	if stranded == row.Stranded && (!stranded || row.StrandedTold) {
		return false, nil
	}

	// A case that moved meanwhile is looked at again with the next sweep; of those who look at once one tells.
	moved, err := ent.From(ctx).ReviewCase.Update().
		Where(where.ID(row.ID), where.Revision(row.Revision), where.StateEQ(row.State), where.StrandedTold(row.StrandedTold)).
		SetStranded(stranded).SetStrandedTold(row.StrandedTold || stranded).Save(ctx)

	return stranded && !row.StrandedTold && moved == 1, wrap("strand", err)
}

// deserted tells whether no member whose role reviews may take a case.
func deserted(ctx context.Context, row *db.ReviewCase, rights Rights) (bool, error) {
	members, more, err := crew(ctx)
	if err != nil || more {
		return false, err
	}

	people, err := reviewing(ctx, row, members, rights)
	if err != nil {
		return false, err
	}

	all, err := ties(ctx, row, people)

	return !slices.ContainsFunc(people, func(person string) bool { return all[person] == None }), err
}

// reviewing gives those of the members whose role is one for the case as it stands, by prefixed id.
func reviewing(ctx context.Context, row *db.ReviewCase, members []*db.Membership, rights Rights) ([]string, error) {
	needed := "verification:review"
	if row.State == where.StateEscalated {
		needed = "review:senior"
	}

	people, may := []string{}, map[string]bool{}

	for _, member := range members {
		if _, known := may[member.Role]; !known {
			held, err := rights(viewer.With(ctx, viewer.For(member.TenantID, "who reviews")), member.Role)
			if err != nil && !fault.Is(err, fault.Invalid) { // a role that is not there gives nothing
				return nil, wrap("rights", err)
			}

			may[member.Role] = err == nil && slices.Contains(held, needed)
		}

		if may[member.Role] {
			people = append(people, id.Format(id.User, member.UserID))
		}
	}

	return people, nil
}

// crew is everybody who works for the viewer's tenant, and whether there are more of them than can be asked. The people of a test
// environment are its tenant's.
func crew(ctx context.Context) (members []*db.Membership, more bool, err error) {
	who, _ := viewer.From(ctx)

	of, err := ent.From(ctx).Tenant.Query().Where(tenant.ID(who.Tenant)).Only(ctx)
	if err != nil {
		return nil, false, wrap("tenant", err)
	}

	if of.TestOf != nil {
		ctx = viewer.With(ctx, viewer.For(*of.TestOf, "members of the test environment"))
	}

	rows, err := ent.From(ctx).Membership.Query().Where(membership.StateEQ(membership.StateActive)).
		WithUser().Order(membership.ByCreatedAt(), membership.ByID()).Limit(maxCrew + 1).All(ctx)
	more = len(rows) > maxCrew

	return slices.DeleteFunc(rows, func(m *db.Membership) bool { return m.Edges.User == nil || m.Edges.User.DisabledAt != nil }), more, wrap("members", err)
}

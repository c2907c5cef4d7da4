package edition

import (
	"context"
	"fmt"
	"slices"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	flowtable "github.com/honnin/honnin/ent/db/flow"
	where "github.com/honnin/honnin/ent/db/flowversion"
	"github.com/honnin/honnin/ent/db/shadow"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
)

const maxSample = 20 // of each change

// Try lets a draft or a validated version of a policy judge beside the live one from now on, in place of another that did, or ends that. It has no
// effect on anybody. Faults: not found, conflict (a [RefusedError], a [StaleError], or it is published or archived).
func Try(ctx context.Context, at At, on bool, check Check) (row *db.FlowVersion, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, err = version(ctx, at); err != nil {
			return err
		}

		if row.Revision != at.Revision || row.State != where.StateDraft && row.State != where.StateValidated {
			return hindered(row, at.Revision)
		}

		if err := check(ctx, row); err != nil {
			return err
		}

		verb := "shadow"

		if update := ent.From(ctx).Flow.UpdateOneID(row.FlowID); on {
			err = update.SetShadow(row.Number).Exec(ctx)
		} else {
			verb, err = "unshadow", quiet(ctx, row)
		}

		if err != nil {
			return fmt.Errorf("edition: %s: %w", verb, err)
		}

		return tell(ctx, verb, row.Edges.Flow, nil, row, nil)
	})

	return row, err
}

// quiet ends the trial of a version, if it is the one that is tried.
func quiet(ctx context.Context, row *db.FlowVersion) error {
	err := ent.From(ctx).Flow.Update().Where(flowtable.ID(row.FlowID), flowtable.Shadow(row.Number)).ClearShadow().Exec(ctx)
	if err != nil {
		return fmt.Errorf("edition: quiet: %w", err)
	}

	return nil
}

// anew ends the trial of a version and forgets what came of it: it is about to say something else.
func anew(ctx context.Context, row *db.FlowVersion) error {
	if err := quiet(ctx, row); err != nil {
		return err
	}

	if _, err := ent.From(ctx).Shadow.Delete().Where(shadow.VersionID(row.ID)).Exec(ctx); err != nil {
		return fmt.Errorf("edition: forget: %w", err)
	}

	return nil
}

// Tried is a version that judges beside the live one.
type Tried struct {
	Version uuid.UUID
	Policy  *policy.Policy
}

// Beside gives the version that is tried beside a policy, ready to judge; nil for none.
func Beside(ctx context.Context, name string, checks []*engine.Check) (*Tried, error) {
	of, err := Get(ctx, Policy, name)
	if fault.Is(err, fault.NotFound) || err == nil && of.Shadow == nil {
		return nil, nil //nolint:nilnil // as the comment says
	}

	if err != nil {
		return nil, err
	}

	row, err := Numbered(ctx, of.ID, *of.Shadow)
	if err != nil {
		return nil, err
	}

	made, err := Ready(row, name, checks)
	if err != nil {
		return nil, err
	}

	return &Tried{row.ID, made}, nil
}

// Untold stands for what a version would have decided where that cannot be said.
const Untold = decision.Outcome(shadow.WouldUntold)

// Note keeps what a version would have made of a verification that was decided; its outcome may be [Untold]. A second time changes nothing.
func Note(ctx context.Context, of, version uuid.UUID, was decision.Outcome, would decision.Decision) error {
	err := ent.From(ctx).Shadow.Create().SetVerificationID(of).SetVersionID(version).SetWas(shadow.Was(was)).
		SetWould(shadow.Would(would.Outcome)).SetReasons(would.Reasons).SetRule(would.Rule).Exec(ctx)
	if err != nil && !db.IsConstraintError(err) {
		return fmt.Errorf("edition: note: %w", err)
	}

	return nil
}

// Sum is how often a version would have decided something of what was decided so.
type Sum struct {
	Was   decision.Outcome `json:"was"`
	Would decision.Outcome `json:"would"`
	Count int              `json:"count"`
	// Sample are the newest such verifications, up to 20; none where both are the same.
	Sample []uuid.UUID `json:"-"`
}

// Sums tells what came of the trial of a version, the most frequent first.
func Sums(ctx context.Context, of uuid.UUID) ([]Sum, error) {
	sums := []Sum{}

	err := ent.From(ctx).Shadow.Query().Where(shadow.VersionID(of)).GroupBy(shadow.FieldWas, shadow.FieldWould).
		Aggregate(db.As(db.Count(), "count")).Scan(ctx, &sums)
	if err != nil {
		return nil, fmt.Errorf("edition: sums: %w", err)
	}

	for i := range sums {
		if sums[i].Was == sums[i].Would {
			continue
		}

		rows, err := ent.From(ctx).Shadow.Query().
			Where(shadow.VersionID(of), shadow.WasEQ(shadow.Was(sums[i].Was)), shadow.WouldEQ(shadow.Would(sums[i].Would))).
			Order(shadow.ByID(sql.OrderDesc())).Limit(maxSample).All(ctx)
		if err != nil {
			return nil, fmt.Errorf("edition: sums: %w", err)
		}

		for _, row := range rows {
			sums[i].Sample = append(sums[i].Sample, row.VerificationID)
		}
	}

	slices.SortFunc(sums, func(a, b Sum) int { return b.Count - a.Count })

	return sums, nil
}

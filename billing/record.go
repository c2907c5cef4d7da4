package billing

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/report"
	"github.com/honnin/honnin/ent/db/usage"
	prefixed "github.com/honnin/honnin/internal/id"
)

// Record writes what the verification with this id used, according to its report: one row per meter, however often it is called.
// Call it in the commit that writes the report.
func Record(ctx context.Context, id uuid.UUID) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		concluded, err := ent.From(ctx).Report.Query().Where(report.VerificationID(id)).WithVerification().Only(ctx)
		if err != nil {
			return fmt.Errorf("billing: the report: %w", err)
		}

		var findings []finding
		if err := json.Unmarshal(concluded.Findings, &findings); err != nil {
			return fmt.Errorf("billing: the findings: %w", err)
		}

		used, err := unwritten(ctx, id, acts(findings))
		if err != nil || len(used) == 0 {
			return err
		}

		return write(ctx, concluded, used)
	})
}

// unwritten takes away what was written before.
func unwritten(ctx context.Context, id uuid.UUID, used []act) (left []act, err error) {
	var written []string

	err = ent.From(ctx).Usage.Query().Where(usage.VerificationID(id), usage.Attempt(1)).Select(usage.FieldMeter).Scan(ctx, &written)
	if err != nil {
		return nil, fmt.Errorf("billing: what was written: %w", err)
	}

	have := map[Meter]bool{}
	for _, meter := range written {
		have[Meter(meter)] = true
	}

	for _, one := range used {
		if !have[one.meter] {
			left = append(left, one)
		}
	}

	return left, nil
}

// write adds the rows of one conclusion. Should another transaction be writing the same ones, the unique key lets one of the two commit.
func write(ctx context.Context, concluded *db.Report, used []act) error {
	where, err := environment(ctx)
	if err != nil {
		return err
	}

	booked, note, err := book(ctx, concluded.CreatedAt)
	if err != nil {
		return err
	}

	version, err := priceVersion(ctx, booked)
	if err != nil {
		return err
	}

	opened := concluded.Edges.Verification
	rows := make([]*db.UsageCreate, len(used))

	for i, one := range used {
		rows[i] = ent.From(ctx).Usage.Create().
			SetVerificationID(opened.ID).SetMeter(string(one.meter)).SetQuantity(one.quantity).SetReason(one.reason).
			SetEnvironment(where).SetFlow(value(opened.Flow)).SetOpenedBy(value(opened.OpenedBy)).
			SetAt(concluded.CreatedAt).SetBookedAt(booked).SetNote(note).SetNillablePriceVersion(version)
	}

	return add(ctx, rows)
}

// add writes usage rows, each with the mark that it is not in the sums yet.
func add(ctx context.Context, rows []*db.UsageCreate) error {
	made, err := insert(ctx, rows)
	if err != nil {
		return err
	}

	fresh := make([]*db.UsageFreshCreate, len(made))
	for i, row := range made {
		fresh[i] = ent.From(ctx).UsageFresh.Create().SetID(row.ID)
	}

	return wrapped("mark", ent.From(ctx).UsageFresh.CreateBulk(fresh...).Exec(ctx))
}

// insert writes usage rows without a mark; who calls it puts them where sums find them.
func insert(ctx context.Context, rows []*db.UsageCreate) ([]*db.Usage, error) {
	for _, row := range rows {
		key, err := prefixed.New()
		if err != nil {
			return nil, wrapped("record", err)
		}

		row.SetID(key)
	}

	made, err := ent.From(ctx).Usage.CreateBulk(rows...).Save(ctx)

	return made, wrapped("record", err)
}

// environment tells whether the viewer's tenant is real or a test environment, whose usage is never billed.
func environment(ctx context.Context) (usage.Environment, error) {
	test, err := testing(ctx)
	if test {
		return usage.EnvironmentTest, err
	}

	return usage.EnvironmentLive, err
}

// value is the text, or none.
func value(text *string) string {
	if text == nil {
		return ""
	}

	return *text
}

package brand

import (
	"context"
	"fmt"
	"regexp"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/brand"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/audit"
)

// Draft is what a brand shall be.
type Draft struct {
	// Accent is #rrggbb, or empty for the page's own colour.
	Accent string
	// Radius is in CSS pixels, 0 to 24.
	Radius int
	// Logo is a PNG or JPEG within [MaxLogo] and [MaxSide]; nil leaves the one there is.
	Logo []byte
	// Plain takes the logo away.
	Plain bool
	// Revision is that of the brand which is changed; 0 where there is none yet.
	Revision int
}

// Show gives the brand of the viewer's tenant; the page's own looks, with revision 0, when there is none.
func Show(ctx context.Context) (*db.Brand, error) {
	row, err := ent.From(ctx).Brand.Query().Only(ctx)
	if db.IsNotFound(err) {
		return &db.Brand{Radius: where.DefaultRadius}, nil
	}

	if err != nil {
		return nil, fmt.Errorf("brand: show: %w", err)
	}

	return row, nil
}

// Set gives the viewer's tenant the brand. Faults: invalid (names the field), conflict (another revision).
func Set(ctx context.Context, draft Draft) (row *db.Brand, err error) {
	if err := draft.check(); err != nil {
		return nil, err
	}

	logo := draft.Logo
	if logo != nil {
		if logo, err = encode(logo); err != nil {
			return nil, err
		}
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := begin(ctx, draft.Revision)
		if err != nil {
			return err
		}

		change := ent.From(ctx).Brand.Update().Where(where.ID(before.ID), where.Revision(draft.Revision)).
			SetAccent(draft.Accent).SetRadius(draft.Radius).AddRevision(1)
		if draft.Plain {
			change.ClearLogo()
		} else if logo != nil {
			change.SetLogo(logo)
		}

		changed, err := change.Save(ctx)
		if err != nil {
			return fmt.Errorf("brand: set: %w", err)
		}

		if row, err = Show(ctx); err != nil {
			return err
		}

		if changed == 0 {
			return stale(row.Revision)
		}

		return audit.Record(ctx, audit.Entry{Action: "brand.set", Target: "brand", Before: shown(before), After: shown(row)})
	})

	return row, err
}

// begin gives the row to change, made now where there is none.
func begin(ctx context.Context, revision int) (*db.Brand, error) {
	if revision == 0 {
		err := ent.From(ctx).Brand.Create().OnConflictColumns(where.FieldTenantID).Ignore().Exec(ctx)
		if err != nil {
			return nil, fmt.Errorf("brand: begin: %w", err)
		}
	}

	row, err := ent.From(ctx).Brand.Query().Only(ctx)
	if db.IsNotFound(err) {
		return nil, stale(0)
	}

	if err != nil {
		return nil, fmt.Errorf("brand: begin: %w", err)
	}

	return row, nil
}

func (d Draft) check() error {
	if d.Accent != "" && !regexp.MustCompile(`^#[0-9a-f]{6}$`).MatchString(d.Accent) {
		return fault.New(fault.Invalid, "A colour is written #rrggbb, in lower case.", nil, fault.Field("input.accent"))
	}

	if d.Radius < 0 || d.Radius > 24 {
		return fault.New(fault.Invalid, "The radius lies within 0 to 24.", nil, fault.Field("input.radius"))
	}

	if d.Plain && d.Logo != nil {
		return fault.New(fault.Invalid, "Give a logo, or take it away.", nil, fault.Field("input.logo"))
	}

	return nil
}

func shown(row *db.Brand) map[string]any {
	return map[string]any{"accent": row.Accent, "radius": row.Radius, "logoBytes": len(row.Logo)}
}

func stale(now int) error {
	return fault.Stale("Somebody else changed it meanwhile. Read it again first.", now)
}

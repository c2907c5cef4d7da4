package graph

import (
	"context"
	"encoding/base64"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/tenants/brand"
)

type brandFields struct{}

// Brand is how the tenant's capture page looks.
func (query) Brand(ctx context.Context) (*db.Brand, error) { return brand.Show(ctx) }

// SetBrand changes how the tenant's capture page looks.
func (mutation) SetBrand(ctx context.Context, input gen.SetBrandInput) (gen.SetBrandResult, error) {
	draft := brand.Draft{Radius: input.Radius, Plain: input.RemoveLogo, Revision: input.Revision}
	if input.Accent != nil {
		draft.Accent = *input.Accent
	}

	if input.Logo != nil {
		logo, err := base64.StdEncoding.DecodeString(*input.Logo)
		if err != nil {
			return gen.InvalidInput{Message: "The logo must be written in base64.", Field: "input.logo"}, nil //nolint:nilerr // the answer says it
		}

		draft.Logo = logo
	}

	row, err := brand.Set(ctx, draft)
	if err != nil {
		return refused[gen.SetBrandResult](err)
	}

	return gen.SetBrandPayload{Brand: row}, nil
}

// Accent is null for the page's own.
func (brandFields) Accent(_ context.Context, row *db.Brand) (*string, error) {
	return filled(row.Accent), nil
}

// Logo is a data URL.
func (brandFields) Logo(_ context.Context, row *db.Brand) (*string, error) {
	if len(row.Logo) == 0 {
		return nil, nil //nolint:nilnil // none
	}

	return new("data:image/png;base64," + base64.StdEncoding.EncodeToString(row.Logo)), nil
}

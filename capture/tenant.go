package capture

import (
	"context"
	"encoding/base64"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
)

// company is who asks the person, and how that looks.
type company struct {
	Name string `json:"name"`
	// Test says that nothing here is real: the page must say so.
	Test bool `json:"test,omitempty"`
	// Logo is a PNG as a data URL; null where the name is shown.
	Logo *string `json:"logo"`
	// Theme is null for the page's own looks.
	Theme *theme `json:"theme"`
	// Embed are the origins that may hold the page in a frame.
	Embed []string `json:"embed,omitempty"`
}

// theme is what the page takes its colour and its corners from. It sees to it that text stays legible.
type theme struct {
	Accent string `json:"accent"`
	Radius int    `json:"radius"`
}

// company tells of the tenant what the person may see.
func (a *API) company(ctx context.Context, of uuid.UUID) (company, error) {
	tenant, err := ent.From(ctx).Tenant.Get(ctx, of)
	if err != nil {
		return company{}, fmt.Errorf("capture: tenant: %w", err)
	}

	shown := company{Name: tenant.Name, Test: tenant.TestOf != nil, Embed: a.Embed[of]}

	brand, err := ent.From(ctx).Brand.Query().Only(ctx)
	if db.IsNotFound(err) {
		return shown, nil
	}

	if err != nil {
		return company{}, fmt.Errorf("capture: brand: %w", err)
	}

	if brand.Accent != "" {
		shown.Theme = &theme{brand.Accent, brand.Radius}
	}

	if len(brand.Logo) > 0 {
		shown.Logo = new("data:image/png;base64," + base64.StdEncoding.EncodeToString(brand.Logo))
	}

	return shown, nil
}

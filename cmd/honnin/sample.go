package main

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

// sampleContract is what the demo's tenant pays, so that there is a month to look at and an invoice of the one before.
const sampleContract = `name: Sample
currency: JPY
zone: Asia/Tokyo
tax: {rate: 10, rounding: down}
due: {months: 1}
fees: [{name: Platform, amount: 10000}]
prices:
  - {meter: verification, model: graduated, tiers: [{upTo: 1000, unit: 100}, {unit: 80}]}
  - {meter: liveness.passive, model: unit, unit: 30}
  - {meter: match, model: unit, unit: 15}
`

// sample agrees a contract with the demo's tenant from the month before on, and closes that month.
func (s *serving) sample(ctx context.Context, tenant uuid.UUID) error {
	desk, err := s.invoices(s.base)
	if err != nil {
		return err
	}

	if desk.Issuer.Name == "" { // numbers of its own, so that those of a real issuer begin with 1
		desk.Issuer = invoice.Issuer{Code: "demo", Prefix: "DEMO", Name: "Honnin demo"}
	}

	ctx = post.With(ent.With(ctx, s.db), s.box)
	month := time.Now().UTC()
	first := time.Date(month.Year(), month.Month()-1, 1, 0, 0, 0, 0, time.UTC)

	_, err = desk.Agree(viewer.With(ctx, viewer.For(tenant, "demo")), invoice.Offer{
		IdempotencyKey: "demo", From: first.Format(time.DateOnly), YAML: sampleContract, Note: "made by the demo",
	})
	if err != nil {
		return err
	}

	_, err = desk.Close(viewer.With(ctx, viewer.System("demo")), tenant)

	return err
}

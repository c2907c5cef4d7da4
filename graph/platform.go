package graph

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/platform"
)

const noTenant = "There is no such tenant."

// CreateTenant makes a tenant and invites its first owner, both or neither.
func (m mutation) CreateTenant(ctx context.Context, input gen.CreateTenantInput) (gen.CreateTenantResult, error) {
	keyset, err := m.api.Blobs.NewKeyset()
	if err != nil {
		return nil, err
	}

	draft := platform.Draft{IdempotencyKey: input.IdempotencyKey, Name: input.Name, Language: given(input.Language), Keyset: keyset}

	var (
		row     *db.Tenant
		created bool
	)

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if row, created, err = platform.Create(ctx, draft); err != nil || !created {
			return err
		}

		return m.api.inviteOwner(ctx, row.ID, input.Owner)
	})
	if errors.Is(err, platform.ErrReused) {
		_, public := fault.Of(err)

		return gen.IdempotencyConflict{Message: public}, nil
	}

	if found, ok := fault.Find(err); ok && found.Kind == fault.Invalid {
		field := found.Field
		if field == "input.email" {
			field = "input.owner"
		}

		return gen.InvalidInput{Message: found.Public, Field: field}, nil
	}

	if err != nil {
		return nil, err
	}

	return gen.CreateTenantPayload{Tenant: row, Created: created}, nil
}

// inviteOwner invites the first owner in the operator's name: for this one step the operator holds what an owner holds.
func (a *API) inviteOwner(ctx context.Context, of uuid.UUID, email string) error {
	inside, err := platform.At(ctx, of)
	if err != nil {
		return err
	}

	who, _ := viewer.From(inside)
	who.Roles = []string{member.Owner}

	members := &member.Members{Table: a.Authority.Table(), BaseURL: a.BaseURL, Now: a.Now}
	_, _, err = members.Invite(viewer.With(inside, who), email, member.Owner)

	return err
}

// SuspendTenant closes a tenant.
func (mutation) SuspendTenant(ctx context.Context, input gen.SuspendTenantInput) (gen.SuspendTenantResult, error) {
	row, err := setState(ctx, input.ID, tenant.StateSuspended)
	if fault.Is(err, fault.NotFound) {
		return gen.NotFound{Message: noTenant}, nil
	}

	if err != nil {
		return nil, err
	}

	return gen.SuspendTenantPayload{Tenant: row}, nil
}

// ResumeTenant opens a tenant again.
func (mutation) ResumeTenant(ctx context.Context, input gen.ResumeTenantInput) (gen.ResumeTenantResult, error) {
	row, err := setState(ctx, input.ID, tenant.StateActive)
	if fault.Is(err, fault.NotFound) {
		return gen.NotFound{Message: noTenant}, nil
	}

	if err != nil {
		return nil, err
	}

	return gen.ResumeTenantPayload{Tenant: row}, nil
}

func setState(ctx context.Context, shown string, state tenant.State) (*db.Tenant, error) {
	of, err := tenantID(shown)
	if err != nil {
		return nil, err
	}

	return platform.SetState(ctx, of, state)
}

// tenantID reads the id of a tenant; anything else is as unknown as one that is not there.
func tenantID(shown string) (uuid.UUID, error) {
	of, err := id.Parse(id.Tenant, shown)
	if err != nil {
		return uuid.Nil, fault.New(fault.NotFound, noTenant, err)
	}

	return of, nil
}

// GrantFeature puts terms into force.
func (m mutation) GrantFeature(ctx context.Context, input gen.GrantFeatureInput) (gen.GrantFeatureResult, error) {
	shown, err := m.api.grant(ctx, input)
	if err != nil {
		return refused[gen.GrantFeatureResult](err)
	}

	return gen.GrantFeaturePayload{Feature: shown}, nil
}

func (a *API) grant(ctx context.Context, input gen.GrantFeatureInput) (*gen.Feature, error) {
	of, err := tenantID(input.Tenant)
	if err != nil {
		return nil, err
	}

	inside, err := platform.At(ctx, of)
	if err != nil {
		return nil, err
	}

	terms := feature.Terms{
		Feature: input.Feature, State: input.State, TrialEndsAt: input.TrialEndsAt, Limit: grant.LimitHard,
		PriceRef: given(input.PriceRef), Note: given(input.Note), Revision: input.Revision,
	}

	if input.Quota != nil {
		terms.Quota = new(int64(*input.Quota))
	}

	if input.Limit != nil {
		terms.Limit = *input.Limit
	}

	if _, err := a.features.Grant(inside, of, terms); err != nil {
		return nil, err
	}

	return a.covered(inside, input.Feature)
}

// PlatformTenants gives one page.
func (query) PlatformTenants(ctx context.Context, first *int, after, name *string) (*gen.PlatformTenantConnection, error) {
	length := defaultFirst
	if first != nil {
		length = *first
	}

	rows, more, err := platform.Tenants(ctx, length, given(after), given(name))
	if err != nil {
		return nil, err
	}

	made := &gen.PlatformTenantConnection{
		Edges:    make([]*gen.PlatformTenantEdge, len(rows)),
		PageInfo: &gen.PageInfo{HasNextPage: more, HasPreviousPage: given(after) != ""},
	}

	for i, row := range rows {
		made.Edges[i] = &gen.PlatformTenantEdge{Cursor: cursor.Format(row.CreatedAt, row.ID), Node: row}
	}

	if len(rows) > 0 {
		made.PageInfo.StartCursor, made.PageInfo.EndCursor = &made.Edges[0].Cursor, &made.Edges[len(rows)-1].Cursor
	}

	return made, nil
}

// PlatformTenant gives one tenant.
func (query) PlatformTenant(ctx context.Context, shown string) (*db.Tenant, error) {
	of, err := tenantID(shown)
	if err != nil {
		return nil, nil //nolint:nilerr,nilnil // null is the answer
	}

	row, err := platform.Tenant(ctx, of)
	if fault.Is(err, fault.NotFound) {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return row, err
}

// PlatformFeatures gives the whole catalogue as it stands for one tenant.
func (q query) PlatformFeatures(ctx context.Context, shown string) ([]*gen.Feature, error) {
	of, err := tenantID(shown)
	if err != nil {
		return nil, err
	}

	inside, err := platform.At(ctx, of)
	if err != nil {
		return nil, err
	}

	return q.Features(inside)
}

// PlatformRequests gives what waits for an answer.
func (query) PlatformRequests(ctx context.Context) ([]*gen.FeatureRequest, error) {
	rows, err := platform.Requests(ctx)
	if err != nil {
		return nil, err
	}

	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.TenantID
	}

	tenants, err := platform.Names(ctx, ids)
	if err != nil {
		return nil, err
	}

	shown := make([]*gen.FeatureRequest, len(rows))
	for i, row := range rows {
		shown[i] = &gen.FeatureRequest{
			Tenant: tenants[row.TenantID], Feature: row.Feature, RequestedAt: *row.RequestedAt, RequestedBy: row.RequestedBy,
			Note: row.RequestedNote,
		}
	}

	return shown, nil
}

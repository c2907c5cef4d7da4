package graph

import (
	"context"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/sso"
)

// Connections gives the tenant's identity providers.
func (query) Connections(ctx context.Context) ([]*db.Connection, error) {
	return sso.Connections(ctx)
}

// CreateConnection makes one that nobody can use yet.
func (m mutation) CreateConnection(ctx context.Context, input gen.CreateConnectionInput) (gen.CreateConnectionResult, error) {
	row, err := m.api.Party.Create(ctx, sso.Draft{
		Protocol: input.Protocol, Name: input.Name, Issuer: text(input.Issuer), ClientID: text(input.ClientID),
		Secret: fault.Secret(text(input.ClientSecret)), Metadata: text(input.Metadata), MetadataURL: text(input.MetadataURL),
		DefaultRole: text(input.DefaultRole), JustInTime: input.JustInTime == nil || *input.JustInTime,
	})
	if err != nil {
		return refused[gen.CreateConnectionResult](err)
	}

	return gen.CreateConnectionPayload{Connection: row}, nil
}

// UpdateConnection changes what the input names.
func (m mutation) UpdateConnection(ctx context.Context, input gen.UpdateConnectionInput) (gen.UpdateConnectionResult, error) {
	known, err := id.Parse(id.Connection, input.ID)
	if err != nil {
		return refused[gen.UpdateConnectionResult](notFound(id.Connection, err))
	}

	row, err := m.api.Party.Update(ctx, known, input.Revision, sso.Change{
		Name: input.Name, Issuer: input.Issuer, ClientID: input.ClientID, Secret: (*fault.Secret)(input.ClientSecret),
		Metadata: input.Metadata, MetadataURL: input.MetadataURL, DefaultRole: input.DefaultRole, JustInTime: input.JustInTime,
	})
	if err != nil {
		return refused[gen.UpdateConnectionResult](err)
	}

	return gen.UpdateConnectionPayload{Connection: row}, nil
}

// EnableConnection lets people come by it.
func (m mutation) EnableConnection(ctx context.Context, input gen.EnableConnectionInput) (gen.EnableConnectionResult, error) {
	row, err := turn(ctx, input.ID, input.Revision, m.api.Party.Enable)
	if err != nil {
		return refused[gen.EnableConnectionResult](err)
	}

	return gen.EnableConnectionPayload{Connection: row}, nil
}

// DisableConnection lets nobody come by it.
func (m mutation) DisableConnection(ctx context.Context, input gen.DisableConnectionInput) (gen.DisableConnectionResult, error) {
	row, err := turn(ctx, input.ID, input.Revision, m.api.Party.Disable)
	if err != nil {
		return refused[gen.DisableConnectionResult](err)
	}

	return gen.DisableConnectionPayload{Connection: row}, nil
}

// DeleteConnection removes it.
func (m mutation) DeleteConnection(ctx context.Context, input gen.DeleteConnectionInput) (gen.DeleteConnectionResult, error) {
	_, err := turn(ctx, input.ID, input.Revision, func(ctx context.Context, key uuid.UUID, revision int) (*db.Connection, error) {
		return nil, m.api.Party.Delete(ctx, key, revision)
	})
	if err != nil {
		return refused[gen.DeleteConnectionResult](err)
	}

	return gen.DeleteConnectionPayload{ID: input.ID}, nil
}

// turn does something to a connection by its prefixed id.
func turn(
	ctx context.Context, shown string, revision int, do func(context.Context, uuid.UUID, int) (*db.Connection, error),
) (*db.Connection, error) {
	known, err := id.Parse(id.Connection, shown)
	if err != nil {
		return nil, notFound(id.Connection, err)
	}

	return do(ctx, known, revision)
}

// text is empty for null.
func text(given *string) string {
	if given == nil {
		return ""
	}

	return *given
}

type connectionFields struct{ api *API }

// ID is the prefixed id.
func (connectionFields) ID(_ context.Context, row *db.Connection) (string, error) {
	return id.Format(id.Connection, row.ID), nil
}

// ClientID is null for SAML.
func (connectionFields) ClientID(_ context.Context, row *db.Connection) (*string, error) {
	return filled(row.ClientID), nil
}

// CallbackURL is where the provider sends people back to.
func (f connectionFields) CallbackURL(_ context.Context, row *db.Connection) (string, error) {
	callback, _ := f.api.Party.Places(row)

	return callback, nil
}

// MetadataURL is null for OpenID.
func (f connectionFields) MetadataURL(_ context.Context, row *db.Connection) (*string, error) {
	_, metadata := f.api.Party.Places(row)

	return filled(metadata), nil
}

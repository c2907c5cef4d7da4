package sso

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

const maxConnections = 20 // of a tenant

// Draft is a connection to be made. Of an OpenID provider it takes issuer, client id and secret; of a SAML provider its metadata, as
// text or by the URL where they are read once.
type Draft struct {
	Protocol    connection.Protocol
	Name        string
	Issuer      string
	ClientID    string
	Secret      fault.Secret
	Metadata    string
	MetadataURL string
	// DefaultRole is what people become who come by it for the first time; auditor, when empty.
	DefaultRole string
	// JustInTime tells whether they become members at all.
	JustInTime bool
}

// Change is what of a connection is to be changed; nil leaves a thing as it is.
type Change struct {
	Name, Issuer, ClientID, Metadata, MetadataURL, DefaultRole *string
	Secret                                                     *fault.Secret
	JustInTime                                                 *bool
}

// Connections lists those of the viewer's tenant, the oldest first.
func Connections(ctx context.Context) ([]*db.Connection, error) {
	rows, err := ent.From(ctx).Connection.Query().Order(connection.ByCreatedAt(), connection.ByID()).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("sso: connections: %w", err)
	}

	return rows, nil
}

// Get gives one connection of the viewer's tenant; one that is unknown or another tenant's is [fault.NotFound].
func Get(ctx context.Context, key uuid.UUID) (*db.Connection, error) {
	row, err := ent.From(ctx).Connection.Get(ctx, key)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such connection.", nil)
	}

	if err != nil {
		return nil, fmt.Errorf("sso: connection: %w", err)
	}

	return row, nil
}

// Create makes a connection that nobody can use before [Party.Enable]. Names are unique in a tenant; a second of the same name is
// [fault.Conflict].
func (p *Party) Create(ctx context.Context, draft Draft) (*db.Connection, error) {
	tenant, err := own(ctx)
	if err != nil {
		return nil, err
	}

	key, err := id.New()
	if err != nil {
		return nil, err
	}

	made, err := p.fill(ctx, tenant, &db.Connection{ID: key, Protocol: draft.Protocol, DefaultRole: "auditor"}, draft.change())
	if err != nil {
		return nil, err
	}

	var row *db.Connection

	err = ent.Tx(ctx, func(ctx context.Context) error {
		count, err := ent.From(ctx).Connection.Query().Count(ctx)
		if err != nil {
			return fmt.Errorf("sso: create: %w", err)
		}

		if count >= maxConnections {
			return fault.New(fault.Conflict, "A tenant can have 20 connections.", nil, fault.Code("too_many"))
		}

		row, err = ent.From(ctx).Connection.Create().SetID(key).SetProtocol(made.Protocol).SetName(made.Name).SetIssuer(made.Issuer).
			SetClientID(made.ClientID).SetSecret(made.Secret).SetMetadata(made.Metadata).SetDefaultRole(made.DefaultRole).
			SetJustInTime(made.JustInTime).Save(ctx)
		if err != nil {
			return fmt.Errorf("sso: create: %w", err)
		}

		return audit.Record(ctx, audit.Entry{Action: "connection.create", Target: id.Format(id.Connection, key), After: shown(row)})
	})

	return row, taken(err)
}

// Update changes a connection, whether enabled or not. A revision that is not the latest is [fault.Conflict].
func (p *Party) Update(ctx context.Context, key uuid.UUID, revision int, change Change) (*db.Connection, error) {
	tenant, err := own(ctx)
	if err != nil {
		return nil, err
	}

	before, err := Get(ctx, key)
	if err != nil {
		return nil, err
	}

	copied := *before

	made, err := p.fill(ctx, tenant, &copied, change)
	if err != nil {
		return nil, err
	}

	row, err := p.write(ctx, before, revision, "connection.update", func(update *db.ConnectionUpdate) {
		update.SetName(made.Name).SetIssuer(made.Issuer).SetClientID(made.ClientID).SetSecret(made.Secret).SetMetadata(made.Metadata).
			SetDefaultRole(made.DefaultRole).SetJustInTime(made.JustInTime)
	})

	return row, taken(err)
}

// Enable lets people come by the connection, after looking whether the provider is there and is who it should be.
func (p *Party) Enable(ctx context.Context, key uuid.UUID, revision int) (*db.Connection, error) {
	before, err := Get(ctx, key)
	if err != nil {
		return nil, err
	}

	if err := p.probe(ctx, before); err != nil {
		return nil, err
	}

	return p.write(ctx, before, revision, "connection.enable", func(update *db.ConnectionUpdate) { update.SetState(connection.StateActive) })
}

// Disable lets nobody come by the connection any more; sessions that it began go on until they end. The last one of a tenant that
// requires single sign-on is [fault.Conflict].
func (p *Party) Disable(ctx context.Context, key uuid.UUID, revision int) (*db.Connection, error) {
	before, err := Get(ctx, key)
	if err != nil {
		return nil, err
	}

	return p.write(ctx, before, revision, "connection.disable", func(update *db.ConnectionUpdate) {
		update.SetState(connection.StateDisabled)
	})
}

// write changes the row if it is still of the revision.
func (*Party) write(
	ctx context.Context, before *db.Connection, revision int, action string, set func(*db.ConnectionUpdate),
) (*db.Connection, error) {
	var row *db.Connection

	err := ent.Tx(ctx, func(ctx context.Context) error {
		update := ent.From(ctx).Connection.Update().Where(connection.ID(before.ID), connection.Revision(revision)).AddRevision(1)
		set(update)

		changed, err := update.Save(ctx)
		if err != nil {
			return fmt.Errorf("sso: %s: %w", action, err)
		}

		if row, err = Get(ctx, before.ID); err != nil {
			return err
		}

		if changed == 0 {
			return stale(row.Revision)
		}

		if err := possible(ctx); err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: action, Target: id.Format(id.Connection, row.ID), Before: shown(before), After: shown(row),
		})
	})

	return row, err
}

// taken says that a name is in use.
func taken(err error) error {
	if db.IsConstraintError(err) {
		return fault.New(fault.Conflict, "Another connection has this name.", err, fault.Field("input.name"), fault.Code("name_taken"))
	}

	return err
}

// shown is what the audit log says of a connection.
func shown(row *db.Connection) map[string]any {
	return map[string]any{
		"protocol": row.Protocol, "name": row.Name, "state": row.State, "issuer": row.Issuer, "clientId": row.ClientID,
		"defaultRole": row.DefaultRole, "justInTime": row.JustInTime, "metadata": digest(string(row.Metadata)),
	}
}

package sso

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/connection"
	"github.com/honnin/honnin/internal/fault"
)

const (
	maxName   = 120
	maxText   = 255
	maxIssuer = 1020
	maxSecret = 1000
)

// change is the draft as a change of a connection that has nothing yet.
func (d Draft) change() Change {
	change := Change{Name: &d.Name, Issuer: &d.Issuer, ClientID: &d.ClientID, JustInTime: &d.JustInTime, Secret: &d.Secret}
	if d.DefaultRole != "" {
		change.DefaultRole = &d.DefaultRole
	}

	if d.Metadata != "" {
		change.Metadata = &d.Metadata
	}

	if d.MetadataURL != "" {
		change.MetadataURL = &d.MetadataURL
	}

	return change
}

// fill puts the change into the row and sees whether the row then makes sense.
func (p *Party) fill(ctx context.Context, tenant *db.Tenant, row *db.Connection, change Change) (*db.Connection, error) {
	set(&row.Name, change.Name)
	set(&row.DefaultRole, change.DefaultRole)

	if change.JustInTime != nil {
		row.JustInTime = *change.JustInTime
	}

	if row.Name == "" || len(row.Name) > maxName {
		return nil, invalid("name", "A connection needs a name of up to 120 letters.")
	}

	if err := p.assignable(ctx, row.DefaultRole); err != nil {
		return nil, err
	}

	switch row.Protocol {
	case connection.ProtocolOIDC:
		return row, p.fillOIDC(tenant, row, change)
	case connection.ProtocolSAML:
		return row, p.fillSAML(ctx, row, change)
	default:
		return nil, invalid("protocol", "The protocol is OIDC or SAML.")
	}
}

func (p *Party) fillOIDC(tenant *db.Tenant, row *db.Connection, change Change) error {
	set(&row.Issuer, change.Issuer)
	set(&row.ClientID, change.ClientID)

	if err := p.reach.Check(row.Issuer); err != nil || len(row.Issuer) > maxIssuer {
		return invalid("issuer", "The issuer is a URL that begins with https://.")
	}

	if row.ClientID == "" || len(row.ClientID) > maxText {
		return invalid("clientId", "Give the client id that the provider gave you.")
	}

	if change.Secret != nil {
		given := strings.TrimSpace(string(*change.Secret))
		if given == "" || len(given) > maxSecret {
			return invalid("clientSecret", "Give the client secret that the provider gave you.")
		}

		sealed, err := p.Blobs.Seal(tenant.Keyset, place(row.ID), []byte(given))
		if err != nil {
			return err
		}

		row.Secret = sealed
	}

	return nil
}

func (p *Party) fillSAML(ctx context.Context, row *db.Connection, change Change) error {
	if change.MetadataURL != nil {
		read, err := p.fetch(ctx, *change.MetadataURL)
		if err != nil {
			return err
		}

		row.Metadata = read
	} else if change.Metadata != nil {
		row.Metadata = []byte(*change.Metadata)
	}

	described, err := p.metadata(row.Metadata)
	if err != nil {
		return err
	}

	row.Issuer = described.EntityID

	return nil
}

// place binds a sealed secret to its connection.
func place(key uuid.UUID) []byte { return []byte("connection/" + key.String()) }

// assignable refuses a role that the viewer could not give by hand: one that allows what they may not do themselves. Nobody becomes
// an owner by a provider's word.
func (p *Party) assignable(ctx context.Context, name string) error {
	permissions, err := p.Table.Of(ctx, name)
	if err == nil {
		err = p.Table.Gives(ctx, permissions)
	}

	if kind, _ := fault.Of(err); name == breakGlass || err != nil && kind != fault.Internal {
		return fault.New(fault.Invalid, "Choose a role that exists and allows no more than your own.", err, fault.Field("input.defaultRole"))
	}

	return err
}

func set(field, given *string) {
	if given != nil {
		*field = strings.TrimSpace(*given)
	}
}

func invalid(field, public string) error {
	return fault.New(fault.Invalid, public, nil, fault.Field("input."+field))
}

package webhook

import (
	"context"
	"fmt"
	"reflect"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/db/eventhead"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/cursor"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// ErrReused says that an idempotency key was used before with another input.
var ErrReused = fault.New(fault.Conflict, "This idempotency key was used before with another input.", nil)

// Create makes an endpoint and gives its secret, which is shown this once. The same idempotency key with the same settings gives the
// endpoint of the first time without its secret; with others it is [ErrReused]. From the first endpoint on, the tenant's events are
// numbered. Faults: invalid (names the field), conflict (too many endpoints).
func (c *Carrier) Create(ctx context.Context, token string, wanted Settings) (row *db.Endpoint, secret fault.Secret, err error) {
	if token == "" || len(token) > maxToken {
		return nil, "", invalid("idempotencyKey", "An idempotency key has 1 to 255 bytes.")
	}

	if err := c.check(&wanted); err != nil {
		return nil, "", err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		known, err := ent.From(ctx).Endpoint.Query().Where(where.IdempotencyKey(token)).Only(ctx)
		if err == nil {
			if row = known; !reflect.DeepEqual(settings(known), wanted) {
				return ErrReused
			}

			return nil
		}

		if !db.IsNotFound(err) {
			return fmt.Errorf("webhook: create: %w", err)
		}

		row, secret, err = c.create(ctx, token, wanted)

		return err
	})

	return row, secret, err
}

func (c *Carrier) create(ctx context.Context, token string, wanted Settings) (*db.Endpoint, fault.Secret, error) {
	count, err := ent.From(ctx).Endpoint.Query().Count(ctx)
	if err != nil {
		return nil, "", fmt.Errorf("webhook: create: %w", err)
	}

	if count >= MaxEndpoints {
		return nil, "", fault.New(fault.Conflict, "A company can have up to 50 endpoints. Delete one that is not used.", nil)
	}

	tenant, err := own(ctx)
	if err != nil {
		return nil, "", err
	}

	made, err := id.New()
	if err != nil {
		return nil, "", fmt.Errorf("webhook: %w", err)
	}

	secret, sealed, err := c.newSecret(tenant, made, token)
	if err != nil {
		return nil, "", err
	}

	err = ent.From(ctx).EventHead.Create().SetSince(c.Now()).OnConflictColumns(eventhead.FieldTenantID).Ignore().Exec(ctx)
	if err != nil {
		return nil, "", fmt.Errorf("webhook: create: %w", err)
	}

	row, err := ent.From(ctx).Endpoint.Create().SetID(made).SetURL(wanted.URL).SetDescription(wanted.Description).SetTypes(wanted.Types).
		SetPayload(wanted.Payload).SetBlocked(wanted.Blocked).SetSecrets([]schema.SigningSecret{sealed}).SetIdempotencyKey(token).Save(ctx)
	if err != nil {
		return nil, "", fmt.Errorf("webhook: create: %w", err)
	}

	return row, secret, record(ctx, "create", nil, row)
}

// Get gives an endpoint of the viewer's tenant; another one is [fault.NotFound].
func Get(ctx context.Context, of uuid.UUID) (*db.Endpoint, error) {
	row, err := ent.From(ctx).Endpoint.Get(ctx, of)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such endpoint.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("webhook: endpoint: %w", err)
	}

	return row, nil
}

// List gives endpoints of the viewer's tenant, newest first, and whether there are more behind them. first is 1 to 100; after is the
// cursor of the row behind which the page begins, empty for the newest.
func List(ctx context.Context, first int, after string) (rows []*db.Endpoint, more bool, err error) {
	if err := cursor.Length(first); err != nil {
		return nil, false, err
	}

	query := ent.From(ctx).Endpoint.Query().Order(where.ByCreatedAt(sql.OrderDesc()), where.ByID(sql.OrderDesc())).Limit(first + 1)

	if after != "" {
		at, of, err := cursor.Parse(after)
		if err != nil {
			return nil, false, err
		}

		query.Where(where.Or(where.CreatedAtLT(at), where.And(where.CreatedAt(at), where.IDLT(of))))
	}

	if rows, err = query.All(ctx); err != nil {
		return nil, false, fmt.Errorf("webhook: list: %w", err)
	}

	rows, more = cursor.Cut(rows, first)

	return rows, more, nil
}

// record puts a change of an endpoint on record.
func record(ctx context.Context, word string, before, after *db.Endpoint) error {
	entry, of := audit.Entry{Action: "webhook." + word}, after
	if before != nil {
		entry.Before, of = look(before), before
	}

	if after != nil {
		entry.After = look(after)
	}

	entry.Target = id.Format(id.Endpoint, of.ID)

	return audit.Record(ctx, entry)
}

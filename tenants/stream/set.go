package stream

import (
	"context"
	"fmt"
	"net/url"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

const maxURL = 2000 // bytes

// Carrier keeps streams and delivers them. It is safe for concurrent use.
type Carrier struct {
	Blobs  *blob.Store
	Sender *hook.Sender
	Now    func() time.Time
}

// Wish is what the stream of a tenant shall be.
type Wish struct {
	// URL is where links are sent.
	URL string
	// After is the position behind which the stream begins; 0 sends the whole chain. Only a new stream has a beginning.
	After int64
	// Revision is that of the stream which is changed; nil makes a new one.
	Revision *int
}

// Set makes the stream of the viewer's tenant, and gives its secret, which is shown this once; or, with a revision, gives the stream
// another address. Faults: invalid (names the field), conflict (there is one already, or another revision), not found.
func (c *Carrier) Set(ctx context.Context, wish Wish) (row *db.AuditStream, secret fault.Secret, err error) {
	if err := c.check(wish); err != nil {
		return nil, "", err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if wish.Revision != nil {
			row, err = change(ctx, *wish.Revision, "move", func(update *db.AuditStreamUpdateOne) {
				update.SetURL(wish.URL).SetFailures(0).SetLastError("").SetNextAt(c.Now())
			})

			return err
		}

		row, secret, err = c.create(ctx, wish)

		return err
	})

	return row, secret, err
}

func (c *Carrier) check(wish Wish) error {
	if err := c.Sender.Check(wish.URL); err != nil || len(wish.URL) > maxURL {
		return fault.New(fault.Invalid, "The address must be a URL of the open internet that begins with https://.", err, fault.Field("input.url"))
	}

	if wish.After < 0 {
		return fault.New(fault.Invalid, "A position is 0 or more.", nil, fault.Field("input.after"))
	}

	return nil
}

func (c *Carrier) create(ctx context.Context, wish Wish) (*db.AuditStream, fault.Secret, error) {
	known, err := Show(ctx)
	if err != nil {
		return nil, "", err
	}

	if known != nil {
		return nil, "", fault.New(fault.Conflict, "The audit log is streamed already. Change the stream, or remove it first.", nil)
	}

	made, err := id.New()
	if err != nil {
		return nil, "", fmt.Errorf("stream: %w", err)
	}

	secret, sealed, err := c.newSecret(ctx, made)
	if err != nil {
		return nil, "", err
	}

	row, err := ent.From(ctx).AuditStream.Create().SetID(made).SetURL(wish.URL).SetSecret(sealed).SetDelivered(wish.After).Save(ctx)
	if db.IsConstraintError(err) {
		return nil, "", fault.New(fault.Conflict, "Somebody has made a stream at the same moment. Look at it.", err)
	}

	if err != nil {
		return nil, "", fmt.Errorf("stream: create: %w", err)
	}

	return row, secret, audit.Record(ctx, audit.Entry{Action: "audit-stream.create", After: look(row)})
}

// newSecret makes a secret and seals it under the tenant's keys, for the stream alone.
func (c *Carrier) newSecret(ctx context.Context, of uuid.UUID) (fault.Secret, []byte, error) {
	secret, err := hook.NewSecret()
	if err != nil {
		return "", nil, err
	}

	tenant, err := ent.From(ctx).Tenant.Query().Only(ctx)
	if err != nil {
		return "", nil, fmt.Errorf("stream: tenant: %w", err)
	}

	sealed, err := c.Blobs.Seal(tenant.Keyset, place(of), []byte(secret))

	return secret, sealed, err
}

// place binds a sealed secret to its stream.
func place(of uuid.UUID) []byte { return []byte("auditstream/" + of.String()) }

// look is what the audit log keeps of a stream: the host, as what stands behind it in an address may be a secret.
func look(row *db.AuditStream) map[string]any {
	parsed, err := url.Parse(row.URL)
	if err != nil {
		parsed = &url.URL{}
	}

	return map[string]any{"host": parsed.Host, "enabled": row.Enabled, "delivered": row.Delivered}
}

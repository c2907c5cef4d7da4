package webhook

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/delivery"
	where "github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
)

// Update changes what people decide of an endpoint. Faults: invalid (names the field), not found, conflict (another revision).
func (c *Carrier) Update(ctx context.Context, of uuid.UUID, revision int, wanted Settings) (*db.Endpoint, error) {
	if err := c.check(&wanted); err != nil {
		return nil, err
	}

	return change(ctx, of, revision, "update", func(_ context.Context, update *db.EndpointUpdateOne, _ *db.Endpoint) error {
		update.SetURL(wanted.URL).SetDescription(wanted.Description).SetTypes(wanted.Types).SetPayload(wanted.Payload).SetBlocked(wanted.Blocked)

		return nil
	})
}

// Pause keeps an endpoint from hearing of anything until it is resumed. What waited for it is canceled; both can be sent afterwards by
// [Carrier.Resend]. Faults: not found, conflict (another revision).
func (c *Carrier) Pause(ctx context.Context, of uuid.UUID, revision int) (*db.Endpoint, error) {
	return change(ctx, of, revision, "pause", func(ctx context.Context, update *db.EndpointUpdateOne, row *db.Endpoint) error {
		update.SetState(where.StatePaused)

		return cancel(ctx, row.ID, c.Now())
	})
}

// Resume lets an endpoint that was paused or disabled hear again of what happens from now on. Faults: not found, conflict.
func (c *Carrier) Resume(ctx context.Context, of uuid.UUID, revision int) (*db.Endpoint, error) {
	return change(ctx, of, revision, "resume", func(_ context.Context, update *db.EndpointUpdateOne, _ *db.Endpoint) error {
		update.SetState(where.StateActive).SetFailures(0).ClearFailingSince()

		return nil
	})
}

// Rotate gives an endpoint another secret, which is shown this once. Until the overlap is over, 0 to [MaxOverlap], messages are signed
// with the old ones too. The same idempotency key gives the endpoint as it is, without the secret. Faults: invalid (names the field), not
// found, conflict (another revision, or five secrets in force).
func (c *Carrier) Rotate(ctx context.Context, of uuid.UUID, revision int, token string, overlap time.Duration) (row *db.Endpoint, secret fault.Secret, err error) {
	if token == "" || len(token) > maxToken {
		return nil, "", invalid("idempotencyKey", "An idempotency key has 1 to 255 bytes.")
	}

	if overlap < 0 || overlap > MaxOverlap {
		return nil, "", invalid("overlap", "Secrets overlap for 0 to 604800 seconds.")
	}

	row, err = Get(ctx, of)
	if err != nil || slices.ContainsFunc(row.Secrets, func(one schema.SigningSecret) bool { return one.Token == token }) {
		return row, "", err
	}

	row, err = change(ctx, of, revision, "rotate", func(ctx context.Context, update *db.EndpointUpdateOne, before *db.Endpoint) error {
		tenant, err := own(ctx)
		if err != nil {
			return err
		}

		kept := inForce(before.Secrets, c.Now())
		if len(kept) >= maxSecrets {
			return fault.New(fault.Conflict, "Five secrets are in force. Wait until one has ended.", nil)
		}

		end(kept, ent.Instant(c.Now().Add(overlap)))

		made, sealed, err := c.newSecret(tenant, of, token)
		if err != nil {
			return err
		}

		secret = made
		update.SetSecrets(append([]schema.SigningSecret{sealed}, kept...))

		return nil
	})

	return row, secret, err
}

// end lets secrets end at the time, those that do not end earlier.
func end(secrets []schema.SigningSecret, at time.Time) {
	for i := range secrets {
		if secrets[i].Ends == nil || secrets[i].Ends.After(at) {
			secrets[i].Ends = &at
		}
	}
}

// Delete removes an endpoint with its deliveries. Faults: not found, conflict (another revision).
func Delete(ctx context.Context, of uuid.UUID, revision int) error {
	return ent.Tx(ctx, func(ctx context.Context) error {
		row, err := change(ctx, of, revision, "delete", func(context.Context, *db.EndpointUpdateOne, *db.Endpoint) error { return nil })
		if err != nil {
			return err
		}

		if err := ent.From(ctx).Endpoint.DeleteOneID(row.ID).Exec(ctx); err != nil {
			return fmt.Errorf("webhook: delete: %w", err)
		}

		return nil
	})
}

// change changes an endpoint, unless somebody else has, on record.
func change(
	ctx context.Context, of uuid.UUID, revision int, word string, set func(context.Context, *db.EndpointUpdateOne, *db.Endpoint) error,
) (row *db.Endpoint, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		before, err := Get(ctx, of)
		if err != nil {
			return err
		}

		if before.Revision != revision {
			return stale(before)
		}

		update := ent.From(ctx).Endpoint.UpdateOneID(of).Where(where.Revision(revision)).AddRevision(1)
		if err := set(ctx, update, before); err != nil {
			return err
		}

		row, err = update.Save(ctx)
		if db.IsNotFound(err) { // somebody was faster
			if before, err = Get(ctx, of); err == nil {
				err = stale(before)
			}

			return err
		}

		if err != nil {
			return fmt.Errorf("webhook: %s: %w", word, err)
		}

		return record(ctx, word, before, row)
	})

	return row, err
}

// stale says that the endpoint is another than the caller read.
func stale(row *db.Endpoint) error {
	return fault.Stale("Somebody else has changed the endpoint since. Look at it again.", row.Revision)
}

// cancel ends what waits for an endpoint.
func cancel(ctx context.Context, of uuid.UUID, now time.Time) error {
	err := ent.From(ctx).Delivery.Update().Where(delivery.EndpointID(of), delivery.StateEQ(delivery.StatePending)).
		SetState(delivery.StateCanceled).SetDoneAt(now).Exec(ctx)
	if err != nil {
		return fmt.Errorf("webhook: cancel: %w", err)
	}

	return nil
}

package webhook

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/schema"
)

// maxResends is how many requests to send again are remembered of an endpoint, so that a retry of one sends nothing twice.
const maxResends = 100

// once sends messages of an active endpoint again, unless a request with this idempotency key did before; then it gives how many those
// were. What is asked for says, in words of ours, what another request with the same key must ask for too: else it is [ErrReused]. Call
// it in a transaction. Faults: invalid (names the field), not found, conflict (the endpoint is not active).
func (c *Carrier) once(ctx context.Context, of uuid.UUID, token, asked string, send func(to *db.Endpoint) (int, error)) (int, error) {
	if token == "" || len(token) > maxToken {
		return 0, invalid("idempotencyKey", "An idempotency key has 1 to 255 bytes.")
	}

	// Writing the row holds it to the end of the transaction: of two at once, the second finds what the first did.
	if err := ent.From(ctx).Endpoint.Update().Where(where.ID(of)).AddFailures(0).Exec(ctx); err != nil {
		return 0, wrapped("hold", err)
	}

	row, err := Get(ctx, of)
	if err != nil {
		return 0, err
	}

	known, wanted := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(asked))

	for _, before := range row.Resends {
		if bytes.Equal(before.Key, known[:]) && bytes.Equal(before.Of, wanted[:]) {
			return before.Count, nil
		}

		if bytes.Equal(before.Key, known[:]) {
			return 0, ErrReused
		}
	}

	if err := active(row); err != nil {
		return 0, err
	}

	count, err := send(row)
	if err != nil {
		return 0, err
	}

	kept := append([]schema.Resending{{Key: known[:], Of: wanted[:], Count: count}}, row.Resends...)

	return count, wrapped("resend", ent.From(ctx).Endpoint.UpdateOneID(of).SetResends(kept[:min(len(kept), maxResends)]).Exec(ctx))
}

// asked is the range in words that differ when the range does.
func (r Range) asked() string {
	return fmt.Sprint("range ", r.From.UnixMicro(), r.To.UnixMicro(), r.Missed)
}

package stream

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/audit"
	"github.com/honnin/honnin/ent/db/tenant"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

const (
	// maxLinks and maxBytes bound one message; one link alone may be longer than maxBytes, up to about 50 KB more.
	maxLinks = 100
	maxBytes = 256 << 10
	// testWithin is how long somebody who tests waits for the webhook.
	testWithin = 8 * time.Second
)

// batch is one message: links that follow one another.
type batch struct {
	id   string
	body []byte
	// last is the position of the last link in it.
	last int64
}

// envelope is the message as it is sent.
type envelope struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	// Livemode is false for the audit log of a test environment.
	Livemode bool `json:"livemode"`
	Data     struct {
		Tenant string            `json:"tenant"`
		First  int64             `json:"first"`
		Last   int64             `json:"last"`
		Links  []json.RawMessage `json:"links"`
	} `json:"data"`
}

// live tells whether the viewer's tenant is a real one, and no test environment.
func live(ctx context.Context) (bool, error) {
	test, err := ent.From(ctx).Tenant.Query().Where(tenant.TestOfNotNil()).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("stream: tenant: %w", err)
	}

	return !test, nil
}

// gather gives the links behind a position, each as in an export.
func gather(ctx context.Context, of uuid.UUID, after int64) (batch, error) {
	rows, err := ent.From(ctx).Audit.Query().Where(where.SeqGT(after)).Order(where.BySeq()).Limit(maxLinks).All(ctx)
	if err != nil {
		return batch{}, fmt.Errorf("stream: links: %w", err)
	}

	if len(rows) == 0 {
		return batch{last: after}, nil
	}

	live, err := live(ctx)
	if err != nil {
		return batch{}, err
	}

	said := envelope{Type: "audit.links", Timestamp: rows[0].At, Livemode: live}
	said.Data.Tenant, said.Data.First = id.Format(id.Tenant, of), rows[0].Seq
	size := 0

	for _, row := range rows {
		line, err := audit.Line(row)
		if err != nil {
			return batch{}, err
		}

		if size += len(line); size > maxBytes && len(said.Data.Links) > 0 {
			break
		}

		said.Data.Links, said.Data.Last = append(said.Data.Links, line), row.Seq
	}

	body, err := json.Marshal(said)
	if err != nil {
		return batch{}, fmt.Errorf("stream: encode: %w", err)
	}

	return batch{fmt.Sprintf("audit_%s_%d_%d", said.Data.Tenant, said.Data.First, said.Data.Last), body, said.Data.Last}, nil
}

// Test sends a message without links to the webhook at once, whether the stream is paused or not, on record. Nothing of the stream
// changes. Without a stream it is [fault.NotFound].
func (c *Carrier) Test(ctx context.Context) (hook.Answer, error) {
	row, err := have(ctx)
	if err != nil {
		return hook.Answer{}, err
	}

	if err := audit.Record(ctx, audit.Entry{Action: "audit-stream.test", After: look(row)}); err != nil {
		return hook.Answer{}, err
	}

	live, err := live(ctx)
	if err != nil {
		return hook.Answer{}, err
	}

	said := envelope{Type: "audit.test", Timestamp: c.Now().UTC(), Livemode: live}
	said.Data.Tenant, said.Data.Links = id.Format(id.Tenant, row.TenantID), []json.RawMessage{}

	body, err := json.Marshal(said)
	if err != nil {
		return hook.Answer{}, fmt.Errorf("stream: encode: %w", err)
	}

	made, err := id.New()
	if err != nil {
		return hook.Answer{}, fmt.Errorf("stream: %w", err)
	}

	ctx, cancel := context.WithTimeout(ctx, testWithin)
	defer cancel()

	return c.send(ctx, row, batch{id: "audit_test_" + made.String(), body: body}), nil
}

// secret gives what the stream is signed with.
func (c *Carrier) secret(ctx context.Context, row *db.AuditStream) ([]fault.Secret, error) {
	tenant, err := ent.From(ctx).Tenant.Get(ctx, row.TenantID)
	if err != nil {
		return nil, fmt.Errorf("stream: tenant: %w", err)
	}

	plain, err := c.Blobs.Unseal(tenant.Keyset, place(row.ID), row.Secret)

	return []fault.Secret{fault.Secret(plain)}, err
}

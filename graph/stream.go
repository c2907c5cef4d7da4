package graph

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/tenants/stream"
)

// AuditStream gives the tenant's stream; nil when there is none.
func (query) AuditStream(ctx context.Context) (*db.AuditStream, error) { return stream.Show(ctx) }

// SetAuditStream makes the stream, or moves it.
func (m mutation) SetAuditStream(ctx context.Context, input gen.SetAuditStreamInput) (gen.SetAuditStreamResult, error) {
	wish := stream.Wish{URL: input.URL, Revision: input.Revision}
	if input.After != nil {
		wish.After = int64(*input.After)
	}

	row, secret, err := m.api.Streams.Set(ctx, wish)
	if err != nil {
		return refused[gen.SetAuditStreamResult](err)
	}

	return gen.SetAuditStreamPayload{AuditStream: row, Secret: filled(string(secret))}, nil
}

// RenewAuditStreamSecret gives the stream another secret.
func (m mutation) RenewAuditStreamSecret(ctx context.Context, input gen.RenewAuditStreamSecretInput) (gen.RenewAuditStreamSecretResult, error) {
	row, secret, err := m.api.Streams.Renew(ctx, input.Revision)
	if err != nil {
		return refused[gen.RenewAuditStreamSecretResult](err)
	}

	return gen.RenewAuditStreamSecretPayload{AuditStream: row, Secret: string(secret)}, nil
}

// TestAuditStream sends a message now.
func (m mutation) TestAuditStream(ctx context.Context) (gen.TestAuditStreamResult, error) {
	answer, err := m.api.Streams.Test(ctx)
	if err != nil {
		return refused[gen.TestAuditStreamResult](err)
	}

	said := gen.TestAuditStreamPayload{Failure: filled(string(answer.Failure)), TookMs: int(answer.Took.Milliseconds())}
	if answer.Status != 0 {
		said.Status = &answer.Status
	}

	return said, nil
}

// PauseAuditStream stops the stream where it is.
func (m mutation) PauseAuditStream(ctx context.Context, input gen.PauseAuditStreamInput) (gen.PauseAuditStreamResult, error) {
	row, err := m.api.Streams.Pause(ctx, input.Revision, true)
	if err != nil {
		return refused[gen.PauseAuditStreamResult](err)
	}

	return gen.PauseAuditStreamPayload{AuditStream: row}, nil
}

// ResumeAuditStream lets the stream go on.
func (m mutation) ResumeAuditStream(ctx context.Context, input gen.ResumeAuditStreamInput) (gen.ResumeAuditStreamResult, error) {
	row, err := m.api.Streams.Pause(ctx, input.Revision, false)
	if err != nil {
		return refused[gen.ResumeAuditStreamResult](err)
	}

	return gen.ResumeAuditStreamPayload{AuditStream: row}, nil
}

// RemoveAuditStream ends the stream.
func (mutation) RemoveAuditStream(ctx context.Context, input gen.RemoveAuditStreamInput) (gen.RemoveAuditStreamResult, error) {
	if err := stream.Remove(ctx, input.Revision); err != nil {
		return refused[gen.RemoveAuditStreamResult](err)
	}

	return gen.RemoveAuditStreamPayload{Removed: true}, nil
}

type auditStreamFields struct{}

// Paused is whether somebody stopped it.
func (auditStreamFields) Paused(_ context.Context, row *db.AuditStream) (bool, error) {
	return !row.Enabled, nil
}

// LastError is null when the webhook answered well.
func (auditStreamFields) LastError(_ context.Context, row *db.AuditStream) (*string, error) {
	return filled(row.LastError), nil
}

// NextAt is null unless the webhook failed.
func (auditStreamFields) NextAt(_ context.Context, row *db.AuditStream) (*time.Time, error) {
	if row.Failures == 0 || !row.Enabled {
		return nil, nil //nolint:nilnil // null is the answer
	}

	return &row.NextAt, nil
}

package ent_test

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
)

// captures are the tables of what binds evidence to a page.
func captures() map[string]table {
	return map[string]table{
		"capture_session": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				row, err := ent.From(ctx).CaptureSession.Create().SetVerificationID(f.verification).SetOrdinal(1).SetNonce([]byte("n")).
					SetKey([]byte("k")).SetDevice(json.RawMessage(`{}`)).SetOpenedAt(time.Now()).SetExpiresAt(time.Now()).Save(ctx)

				return id(row, err, func(r *db.CaptureSession) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).CaptureSession.Query().Count(ctx) },
			change: func(ctx context.Context, id uuid.UUID) error {
				return ent.From(ctx).CaptureSession.UpdateOneID(id).SetCounter(1).Exec(ctx)
			},
			drop: func(ctx context.Context) (int, error) { return ent.From(ctx).CaptureSession.Delete().Exec(ctx) },
		},
		"fingerprint": {
			make: func(ctx context.Context, f fixture) (uuid.UUID, error) {
				piece, err := ent.From(ctx).Evidence.Create().SetVerificationID(f.verification).SetStep(schema.StepSelfie).SetFrame(4).
					SetContentType("image/png").SetBytes(1).SetSha256(unique()).SetBlob("x").Save(ctx)
				if err != nil {
					return uuid.Nil, err
				}

				row, err := ent.From(ctx).Fingerprint.Create().SetEvidenceID(piece.ID).SetVerificationID(f.verification).
					SetBand(1).SetHash([]byte("h")).Save(ctx)

				return id(row, err, func(r *db.Fingerprint) uuid.UUID { return r.ID })
			},
			count: func(ctx context.Context) (int, error) { return ent.From(ctx).Fingerprint.Query().Count(ctx) },
			drop:  func(ctx context.Context) (int, error) { return ent.From(ctx).Fingerprint.Delete().Exec(ctx) },
		},
	}
}

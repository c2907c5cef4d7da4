package verification

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/capturesession"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// Bounds of capture sessions.
const (
	// MaxSessions is how many a verification may open: every reload of the page and every hand-over to another device is one.
	MaxSessions = 100
	// MaxDevice bounds what a page says of its device, in bytes.
	MaxDevice = 2 << 10

	nonceBytes  = 32
	sessionTime = 30 * time.Minute
)

// Opening says by whom and when a capture session is opened.
type Opening struct {
	// Key is the public key of the page, of the curve P-256.
	Key *ecdsa.PublicKey
	// Device is what the page says of its device and camera, as JSON of at most [MaxDevice] bytes. Nothing of it is believed.
	Device json.RawMessage
	// At is the present.
	At time.Time
}

// OpenSession opens a capture session, which from then on is the one that counts: those opened before have moved. Faults: invalid (a
// key of another curve, too much said of the device), conflict (nothing can be captured any more), rate limited ([MaxSessions]).
func OpenSession(ctx context.Context, key uuid.UUID, page Opening) (*db.CaptureSession, error) {
	return page.open(ctx, key, func(ctx context.Context) (time.Time, error) {
		if err := touch(ctx, key, nil); err != nil {
			return time.Time{}, err
		}

		of, err := Get(ctx, key)
		if err != nil {
			return time.Time{}, err
		}

		return of.ExpiresAt, nil
	})
}

// open opens a session. hold keeps the verification's row to the end of the transaction, so that of two who open at once one is the later,
// and says when nothing can be sent any more.
func (o Opening) open(ctx context.Context, key uuid.UUID, hold func(context.Context) (time.Time, error)) (row *db.CaptureSession, err error) {
	if o.Key == nil || o.Key.Curve != elliptic.P256() {
		return nil, fault.New(fault.Invalid, "The key must be of the curve P-256.", nil, fault.Field("key"))
	}

	if len(o.Device) > MaxDevice || !json.Valid(o.Device) {
		return nil, fault.New(fault.Invalid, "What is said of the device is too long, or no JSON.", nil, fault.Field("device"))
	}

	point, err := o.Key.Bytes()
	if err != nil {
		return nil, fault.New(fault.Invalid, "The key must be of the curve P-256.", err, fault.Field("key"))
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		ends, err := hold(ctx)
		if err != nil {
			return err
		}

		row, err = insertSession(ctx, key, point, o, ends)

		return err
	})

	return row, err
}

func insertSession(ctx context.Context, key uuid.UUID, point []byte, page Opening, ends time.Time) (*db.CaptureSession, error) {
	before, err := ent.From(ctx).CaptureSession.Query().Where(capturesession.VerificationID(key)).Count(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: sessions: %w", err)
	}

	if before >= MaxSessions {
		return nil, fault.New(fault.RateLimited, "This was opened too often. Ask for a new link.", nil)
	}

	nonce := make([]byte, nonceBytes)
	_, _ = rand.Read(nonce) // never fails

	opened := ent.Instant(page.At)

	expires := opened.Add(sessionTime)
	if ends.Before(expires) {
		expires = ends
	}

	row, err := ent.From(ctx).CaptureSession.Create().SetVerificationID(key).SetOrdinal(before + 1).SetNonce(nonce).SetKey(point).
		SetDevice(page.Device).SetOpenedAt(opened).SetExpiresAt(expires).Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: open a session: %w", err)
	}

	return row, audit.Record(ctx, audit.Entry{
		Action: "capture.open", Target: id.Format(id.Capture, row.ID),
		After: map[string]any{"verification": id.Format(id.Verification, key), "ordinal": row.Ordinal},
	})
}

// Current tells whether the session is the one of the verification that counts; an error of kind not found when it is none of its.
func Current(ctx context.Context, key, session uuid.UUID) (bool, error) {
	row, err := sessionOf(ctx, key, session)
	if err != nil {
		return false, err
	}

	return newest(ctx, row)
}

// sessionOf gives a session of the verification, never one of another.
func sessionOf(ctx context.Context, key, session uuid.UUID) (*db.CaptureSession, error) {
	row, err := ent.From(ctx).CaptureSession.Query().
		Where(capturesession.ID(session), capturesession.VerificationID(key)).Only(ctx)
	if db.IsNotFound(err) {
		return nil, fault.New(fault.NotFound, "There is no such session.", err)
	}

	if err != nil {
		return nil, fmt.Errorf("verification: session: %w", err)
	}

	return row, nil
}

func newest(ctx context.Context, row *db.CaptureSession) (bool, error) {
	later, err := ent.From(ctx).CaptureSession.Query().
		Where(capturesession.VerificationID(row.VerificationID), capturesession.OrdinalGT(row.Ordinal)).Exist(ctx)
	if err != nil {
		return false, fmt.Errorf("verification: the newest session: %w", err)
	}

	return !later, nil
}

package verification

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/capturesession"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/fault"
)

// Codes of refused writes, for the page.
const (
	// CodeUnbound: not signed, or not so that it counts.
	CodeUnbound = "unbound"
	// CodeMoved: another session of the verification was opened since.
	CodeMoved = "moved"
	// CodeStale: taken too long ago, or in a session whose time is over; take it again in a new one.
	CodeStale = "stale"
)

const (
	// lateness is how long after it was taken a picture may come in, slow lines and repeated tries included.
	lateness = 5 * time.Minute
	// skew is by how much the clocks of several servers and of the page may differ.
	skew = 2 * time.Second
	// signatureBytes is r and s, 32 bytes each.
	signatureBytes = 64
)

// Why a write is not bound; each is the cause of a fault with [CodeUnbound].
var (
	errUnsigned  = errors.New("verification: not signed")
	errForeign   = errors.New("verification: no session of this verification")
	errSignature = errors.New("verification: the signature does not fit")
	errCounter   = errors.New("verification: the counter does not rise")
	errAhead     = errors.New("verification: taken in the future")
)

// Signed is what a page says of one write, and its signature over all of it.
type Signed struct {
	Session uuid.UUID
	// Counter is from 1 and rises with every write of the session.
	Counter int64
	// At is when the picture was taken, since the session opened, by the page's own clock; 0 for what is no picture.
	At        time.Duration
	Signature []byte
	// Method and Path are of the request.
	Method, Path string
	// Arrived is when the request came in.
	Arrived time.Time
}

// message is what the page signs; sum is the SHA-256 of the body, in hexadecimal.
func (s *Signed) message(nonce []byte, sum string) [sha256.Size]byte {
	return sha256.Sum256(fmt.Appendf(nil, "honnin-capture-v1\n%s\n%s\n%s\n%d\n%d\n%s",
		s.Method, s.Path, base64.RawURLEncoding.EncodeToString(nonce), s.Counter, s.At.Milliseconds(), sum))
}

// Bind holds that a write was made by the page whose session counts. signed is nil for a write without a signature, which only a
// verification that is unbound takes. sum is the SHA-256 of the body in hexadecimal. The last write once more, with the same signature, is harmless.
// Call it in the transaction of the write, after the write: an error undoes both. Faults: forbidden with [CodeUnbound], conflict with
// [CodeMoved] or [CodeStale].
func Bind(ctx context.Context, key uuid.UUID, signed *Signed, sum string) error {
	row, err := standing(ctx, key, signed)
	if err != nil || row == nil {
		return err
	}

	if !signed.by(row, sum) {
		return unbound(errSignature)
	}

	counted, err := ent.From(ctx).CaptureSession.Update().
		Where(capturesession.ID(row.ID), capturesession.CounterLT(signed.Counter)).
		SetCounter(signed.Counter).SetSignature(signed.Signature).
		Save(ctx)
	if err != nil {
		return fmt.Errorf("verification: count a write: %w", err)
	}

	if counted == 1 {
		return nil
	}

	// Another write came between, or this one came before.
	row, err = sessionOf(ctx, key, row.ID)
	if err != nil {
		return err
	}

	if row.Counter != signed.Counter || !bytes.Equal(row.Signature, signed.Signature) {
		return unbound(errCounter)
	}

	return nil
}

// standing gives the session of a write if it counts; nil for a write that needs none.
func standing(ctx context.Context, key uuid.UUID, signed *Signed) (*db.CaptureSession, error) {
	if signed == nil {
		of, err := Get(ctx, key)
		if err != nil {
			return nil, err
		}

		if of.Binding != where.BindingUnbound {
			return nil, unbound(errUnsigned)
		}

		return nil, nil //nolint:nilnil // unsigned, and allowed to be
	}

	row, err := sessionOf(ctx, key, signed.Session)
	if fault.Is(err, fault.NotFound) {
		return nil, unbound(errForeign)
	}

	if err != nil {
		return nil, err
	}

	current, err := newest(ctx, row)
	if err != nil {
		return nil, err
	}

	if !current {
		return nil, fault.New(fault.Conflict, "This goes on at another device or in another window.", nil, fault.Code(CodeMoved))
	}

	if !signed.Arrived.Before(row.ExpiresAt) {
		return nil, stale()
	}

	return row, nil
}

// by tells whether the session's key made the signature.
func (s *Signed) by(row *db.CaptureSession, sum string) bool {
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), row.Key)
	if err != nil || len(s.Signature) != signatureBytes || s.Counter < 1 {
		return false
	}

	hash := s.message(row.Nonce, sum)
	half := signatureBytes / 2

	return ecdsa.Verify(public, hash[:], new(big.Int).SetBytes(s.Signature[:half]), new(big.Int).SetBytes(s.Signature[half:]))
}

// taken gives when the page says that it took the picture, if that can be: not in the future, and not long ago.
func (s *Signed) taken(row *db.CaptureSession) (time.Time, error) {
	at := row.OpenedAt.Add(s.At)

	switch {
	case s.At < 0, at.After(s.Arrived.Add(skew)):
		return time.Time{}, unbound(errAhead)
	case s.Arrived.Sub(at) > lateness:
		return time.Time{}, stale()
	default:
		return at, nil
	}
}

func unbound(cause error) error {
	return fault.New(fault.Forbidden, "This does not come from the page that was opened. Open the link once more.", cause, fault.Code(CodeUnbound))
}

func stale() error {
	return fault.New(fault.Conflict, "This was taken too long ago. Take it again.", nil, fault.Code(CodeStale))
}

package capture

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

// The headers by which a write is bound to its page.
const (
	headerSession   = "Honnin-Session"
	headerCounter   = "Honnin-Counter"
	headerAt        = "Honnin-Captured-At"
	headerSignature = "Honnin-Signature"
)

// maxSmall bounds the bodies that are no picture and hold no words of the person, in bytes.
const maxSmall = 4 << 10

// signed reads what the request says of itself; nil when it says nothing at all. Whether it is true, [verification.Bind] finds.
func (a *API) signed(r *http.Request) (*verification.Signed, error) {
	if r.Header.Get(headerSession) == "" && r.Header.Get(headerSignature) == "" {
		return nil, nil //nolint:nilnil // an unsigned write, which some verifications take
	}

	session, err := id.Parse(id.Capture, r.Header.Get(headerSession))
	counter, err2 := strconv.ParseInt(r.Header.Get(headerCounter), 10, 64)
	at, err3 := strconv.ParseInt(r.Header.Get(headerAt), 10, 64)
	signature, err4 := base64.RawURLEncoding.Strict().DecodeString(r.Header.Get(headerSignature))

	err = errors.Join(err, err2, err3, err4)
	if err != nil || at < 0 || at > int64(24*time.Hour/time.Millisecond) {
		return nil, fault.New(fault.Forbidden, "This does not come from the page that was opened. Open the link once more.", err,
			fault.Code(verification.CodeUnbound))
	}

	return &verification.Signed{
		Session: session, Counter: counter, At: time.Duration(at) * time.Millisecond, Signature: signature,
		Method: r.Method, Path: r.URL.Path, Arrived: a.Now(),
	}, nil
}

// write does what a request with a small body asks, and holds in the same transaction that the page whose session counts asked it:
// when it did not, nothing was done. do gets the body.
func (a *API) write(w http.ResponseWriter, r *http.Request, do func(ctx context.Context, body []byte) error) error {
	return a.writeUpTo(maxSmall, w, r, do)
}

// writeUpTo is write for a body of so many bytes.
func (a *API) writeUpTo(most int64, w http.ResponseWriter, r *http.Request, do func(ctx context.Context, body []byte) error) error {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	if err != nil {
		return fault.New(fault.Invalid, "The request is too long, or ended too early.", err)
	}

	signed, err := a.signed(r)
	if err != nil {
		return err
	}

	sum := sha256.Sum256(body)

	return ent.Tx(r.Context(), func(ctx context.Context) error {
		if err := do(ctx, body); err != nil {
			return err
		}

		return verification.Bind(ctx, holder(ctx).Verification, signed, hex.EncodeToString(sum[:]))
	})
}

package capture

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
)

var errKey = errors.New("capture: not a public key of P-256")

// jwk is a public key as a browser exports it (RFC 7517, RFC 7518 6.2.1).
type jwk struct {
	Kty string `json:"kty"`
	Crv string `json:"crv"`
	X   string `json:"x"`
	Y   string `json:"y"`
}

// public gives the key if it is a point of P-256.
func (k jwk) public() (*ecdsa.PublicKey, error) {
	x, err := base64.RawURLEncoding.Strict().DecodeString(k.X)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKey, err)
	}

	y, err := base64.RawURLEncoding.Strict().DecodeString(k.Y)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKey, err)
	}

	const size = 32
	if k.Kty != "EC" || k.Crv != "P-256" || len(x) != size || len(y) != size {
		return nil, errKey
	}

	const uncompressed = 4 // SEC 1, 2.3.3

	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), append(append([]byte{uncompressed}, x...), y...))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKey, err)
	}

	return key, nil
}

// hello is what a page says when it comes.
type hello struct {
	Key    jwk    `json:"key"`
	Device device `json:"device"`
}

// device is what a page says of where it runs; the engine reads it again as evidence of kind capture.
type device struct {
	Class  string  `json:"class"`
	Camera *camera `json:"camera"`
}

type camera struct {
	Label     string  `json:"label"`
	Width     int     `json:"width"`
	Height    int     `json:"height"`
	FrameRate float64 `json:"frameRate"`
}

// session opens a capture session for the page's key; every session of the verification before it has moved.
func (a *API) session(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	opening, err := a.opening(w, r)
	if err == nil {
		_, err = a.arrive(ctx)
	}

	if err != nil {
		refuse(w, r, err)

		return
	}

	row, err := verification.OpenSession(ctx, holder(ctx).Verification, opening)
	if err != nil {
		refuse(w, r, err)

		return
	}

	opened(w, row)
}

// opened tells a page of its session.
func opened(w http.ResponseWriter, row *db.CaptureSession) {
	answer.JSON(w, http.StatusCreated, struct {
		Session   string `json:"session"`
		Nonce     string `json:"nonce"`
		ExpiresAt string `json:"expiresAt"`
	}{id.Format(id.Capture, row.ID), base64.RawURLEncoding.EncodeToString(row.Nonce), row.ExpiresAt.UTC().Format(time.RFC3339)})
}

func (a *API) opening(w http.ResponseWriter, r *http.Request) (verification.Opening, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxSmall))
	if err != nil {
		return verification.Opening{}, fault.New(fault.Invalid, "The request is too long, or ended too early.", err)
	}

	var said hello
	if err := json.Unmarshal(body, &said); err != nil {
		return verification.Opening{}, fault.New(fault.Invalid, `Send {"key":{…},"device":{…}}.`, nil)
	}

	key, err := said.Key.public()
	if err != nil {
		return verification.Opening{}, fault.New(fault.Invalid, "The key must be of the curve P-256.", err, fault.Field("key"))
	}

	// Only what is known is kept of it.
	kept, err := json.Marshal(said.Device)
	if err != nil {
		return verification.Opening{}, fmt.Errorf("capture: device: %w", err)
	}

	return verification.Opening{Key: key, Device: kept, At: a.Now()}, nil
}

// standing says whether the session that the request names is the one that counts; nil when it names none of this verification.
func (a *API) standing(ctx context.Context, r *http.Request) (*string, error) {
	session, err := id.Parse(id.Capture, r.Header.Get(headerSession))
	if err != nil {
		session = uuid.Nil
	}

	current, err := verification.Current(ctx, holder(ctx).Verification, session)

	switch {
	case fault.Is(err, fault.NotFound):
		return nil, nil //nolint:nilnil // none
	case err != nil:
		return nil, err
	case current:
		return new("current"), nil
	default:
		return new("moved"), nil
	}
}

// Package token signs short-lived tokens that need no row in a database: who holds one may do one purpose to one subject until it
// expires.
//
// A token is base64url(expiry in seconds, 8 bytes big-endian ‖ subject) + "." + base64url(HMAC-SHA-256). Each purpose has its own
// key, derived with HKDF from the installation's secret, so that a token for one purpose is noise to every other.
package token

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Errors that callers can tell apart; to the holder of the token both mean that it does not work.
var (
	// ErrInvalid: not a token of this installation and purpose.
	ErrInvalid = errors.New("token: invalid")
	// ErrExpired: a token of ours whose time is over.
	ErrExpired = errors.New("token: expired")
	// ErrSecret: the installation's secret is too short.
	ErrSecret = errors.New("token: the secret must have at least 32 bytes")
)

const (
	minSecret  = 32  // bytes, as many as the hash gives
	maxToken   = 512 // bytes; longer text is refused before any work
	expirySize = 8   // bytes
)

// Signer signs and verifies. It is safe for concurrent use.
type Signer struct {
	secret []byte
}

// New takes the installation's secret, at least 32 random bytes; less is [ErrSecret].
func New(secret []byte) (*Signer, error) {
	if len(secret) < minSecret {
		return nil, fmt.Errorf("%w, got %d", ErrSecret, len(secret))
	}

	return &Signer{secret: append([]byte(nil), secret...)}, nil
}

// Sign makes a token for the purpose and subject that works until the instant given, to the second.
// The same arguments give the same token.
func (s *Signer) Sign(purpose, subject string, expires time.Time) (string, error) {
	body := binary.BigEndian.AppendUint64(nil, uint64(max(expires.Unix(), 0)))
	body = append(body, subject...)

	seal, err := s.seal(purpose, body)
	if err != nil {
		return "", err
	}

	return encode(body) + "." + encode(seal), nil
}

// Verify gives the subject and expiry of a token made for the purpose by the same installation.
// Anything else is [ErrInvalid]; a token of ours whose time is over is [ErrExpired].
func (s *Signer) Verify(purpose, text string, now time.Time) (string, time.Time, error) {
	first, second, found := strings.Cut(text, ".")
	if !found || len(text) > maxToken {
		return "", time.Time{}, ErrInvalid
	}

	body, bodyErr := base64.RawURLEncoding.Strict().DecodeString(first)
	seal, sealErr := base64.RawURLEncoding.Strict().DecodeString(second)

	if bodyErr != nil || sealErr != nil || len(body) < expirySize {
		return "", time.Time{}, ErrInvalid
	}

	want, err := s.seal(purpose, body)
	if err != nil {
		return "", time.Time{}, err
	}

	if !hmac.Equal(seal, want) {
		return "", time.Time{}, ErrInvalid
	}

	expires := time.Unix(int64(binary.BigEndian.Uint64(body)), 0).UTC() //nolint:gosec // we wrote it
	if !now.Before(expires) {
		return "", time.Time{}, ErrExpired
	}

	return string(body[expirySize:]), expires, nil
}

// Mac gives 32 bytes that only this installation can derive from the purpose and the data: the same for the same, and noise to others.
func (s *Signer) Mac(purpose string, data []byte) ([]byte, error) {
	return s.seal("mac "+purpose, data)
}

func (s *Signer) seal(purpose string, body []byte) ([]byte, error) {
	key, err := hkdf.Key(sha256.New, s.secret, nil, "honnin token "+purpose, sha256.Size)
	if err != nil {
		return nil, fmt.Errorf("token: %w", err)
	}

	mac := hmac.New(sha256.New, key)
	mac.Write(body)

	return mac.Sum(nil), nil
}

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

package password

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"github.com/honnin/honnin/internal/fault"
)

// ErrHash says that a stored hash is none of ours.
var ErrHash = errors.New("password: malformed hash")

// The cost of a hash that is made now.
const (
	memory = 19456 // KiB
	passes = 2
	lanes  = 1
)

const (
	saltSize = 16 // bytes
	hashSize = 32 // bytes
	// patience is how long somebody waits for their turn.
	patience = 5 * time.Second
)

// Hasher hashes and compares. It is safe for concurrent use.
type Hasher struct {
	turns    chan struct{}
	computed atomic.Int64
}

// NewHasher computes at most so many hashes at once, each of which takes 19 MiB; zero means one per core.
func NewHasher(atOnce int) *Hasher {
	if atOnce <= 0 {
		atOnce = runtime.NumCPU()
	}

	return &Hasher{turns: make(chan struct{}, atOnce)}
}

// Computed is how many hashes were computed so far.
func (h *Hasher) Computed() int64 { return h.computed.Load() }

// Hash gives what to store of a password. It waits up to five seconds for its turn; then it is [fault.Unavailable].
func (h *Hasher) Hash(ctx context.Context, password fault.Secret) (string, error) {
	salt := make([]byte, saltSize)

	_, _ = rand.Read(salt) // never fails: the process ends instead

	key, err := h.compute(ctx, password, shape{memory, passes, lanes, salt, make([]byte, hashSize)})
	if err != nil {
		return "", err
	}

	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, encode(salt), encode(key)), nil
}

// Compare tells whether the password is that of the hash, and whether the hash was made at another cost than one of today, so that it
// is to be made anew. Without a hash it does the same work for nothing, so that nobody learns by the time it takes who has a password.
func (h *Hasher) Compare(ctx context.Context, stored string, password fault.Secret) (right, stale bool, err error) {
	if stored == "" {
		_, err := h.compute(ctx, password, shape{memory, passes, lanes, make([]byte, saltSize), make([]byte, hashSize)})

		return false, false, err
	}

	known, err := parse(stored)
	if err != nil {
		return false, false, err
	}

	key, err := h.compute(ctx, password, known)
	if err != nil {
		return false, false, err
	}

	stale = known.memory != memory || known.passes != passes || known.lanes != lanes

	return subtle.ConstantTimeCompare(key, known.key) == 1, stale, nil
}

// compute waits for a turn and takes it.
func (h *Hasher) compute(ctx context.Context, password fault.Secret, as shape) ([]byte, error) {
	timer := time.NewTimer(patience)
	defer timer.Stop()

	select {
	case h.turns <- struct{}{}:
		defer func() { <-h.turns }()
	case <-ctx.Done():
		return nil, fmt.Errorf("password: %w", ctx.Err())
	case <-timer.C:
		return nil, fault.New(fault.Unavailable, "Too many people sign in at this moment. Try again in a few seconds.", nil)
	}

	h.computed.Add(1)

	// The same characters may be typed as different code points on different machines.
	return argon2.IDKey(norm.NFKC.Bytes([]byte(password)), as.salt, as.passes, as.memory, as.lanes, uint32(len(as.key))), nil //nolint:gosec // at most 64
}

// shape is a hash taken apart.
type shape struct {
	memory, passes uint32
	lanes          uint8
	salt, key      []byte
}

// parse reads a hash.
func parse(stored string) (shape, error) {
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return shape{}, ErrHash
	}

	var read shape
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &read.memory, &read.passes, &read.lanes); err != nil {
		return shape{}, fmt.Errorf("%w: costs", ErrHash)
	}

	var saltErr, keyErr error

	read.salt, saltErr = base64.RawStdEncoding.Strict().DecodeString(parts[4])
	read.key, keyErr = base64.RawStdEncoding.Strict().DecodeString(parts[5])

	if saltErr != nil || keyErr != nil {
		return shape{}, fmt.Errorf("%w: salt or key", ErrHash)
	}

	return read, read.bounded()
}

// bounded refuses costs that would take the machine down, and what is too short to be a secret.
func (s shape) bounded() error {
	if s.memory > 256<<10 || s.passes < 1 || s.passes > 10 || s.lanes < 1 || s.lanes > 16 {
		return fmt.Errorf("%w: costs", ErrHash)
	}

	if len(s.salt) < 8 || len(s.key) < 16 || len(s.key) > 64 {
		return fmt.Errorf("%w: salt or key", ErrHash)
	}

	return nil
}

func encode(data []byte) string { return base64.RawStdEncoding.EncodeToString(data) }

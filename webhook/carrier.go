package webhook

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/hook"
)

// Carrier keeps endpoints and delivers to them. It is safe for concurrent use.
type Carrier struct {
	Blobs  *blob.Store
	Sender *hook.Sender
	Now    func() time.Time
	// Console is where people look after endpoints, for mails.
	Console string
	// Appeal gives the path, with its pass, by which the person of a verification can object to the outcome now; empty where they cannot.
	// Nil knows of none.
	Appeal func(ctx context.Context, of *db.Verification) (string, error)
}

// DisableAfter is how long an endpoint may only fail before nothing is sent to it any more.
const DisableAfter = 5 * 24 * time.Hour

// Waits are the pauses before the second and every further try; after the last one a delivery is given up. The schedule is Svix's.
func Waits() []time.Duration {
	return []time.Duration{
		5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 10 * time.Hour,
	}
}

// wait is the pause after so many tries, up to a fifth longer so that many do not come at once; false when it was the last.
func wait(tries int) (time.Duration, bool) {
	waits := Waits()
	if tries > len(waits) {
		return 0, false
	}

	pause := waits[tries-1]

	return pause + rand.N(pause/5), true //nolint:gosec // spreads retries, keeps no secret
}

// MaxOverlap is the longest that a secret is signed with after it was replaced.
const MaxOverlap = 7 * 24 * time.Hour

// maxSecrets is how many secrets of an endpoint may be in force at once.
const maxSecrets = 5

// secrets gives what is in force now, in the clear.
func (c *Carrier) secrets(tenant *db.Tenant, of *db.Endpoint) ([]fault.Secret, error) {
	var known []fault.Secret

	for _, one := range inForce(of.Secrets, c.Now()) {
		plain, err := c.Blobs.Unseal(tenant.Keyset, place("endpoint", of.ID), one.Sealed)
		if err != nil {
			return nil, err
		}

		known = append(known, fault.Secret(plain))
	}

	return known, nil
}

// inForce keeps the secrets that are still signed with.
func inForce(all []schema.SigningSecret, now time.Time) (kept []schema.SigningSecret) {
	for _, one := range all {
		if one.Ends == nil || one.Ends.After(now) {
			kept = append(kept, one)
		}
	}

	return kept
}

// newSecret makes a secret, and its sealed form for the endpoint alone.
func (c *Carrier) newSecret(tenant *db.Tenant, of uuid.UUID, token string) (fault.Secret, schema.SigningSecret, error) {
	secret, err := hook.NewSecret()
	if err != nil {
		return "", schema.SigningSecret{}, err
	}

	sealed, err := c.Blobs.Seal(tenant.Keyset, place("endpoint", of), []byte(secret))

	return secret, schema.SigningSecret{Sealed: sealed, Made: ent.Instant(c.Now()), Token: token}, err
}

// place binds what is sealed to the row it is kept in.
func place(kind string, of uuid.UUID) []byte { return []byte(kind + "/" + of.String()) }

// own is the viewer's tenant.
func own(ctx context.Context) (*db.Tenant, error) {
	row, err := ent.From(ctx).Tenant.Query().Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("webhook: tenant: %w", err)
	}

	return row, nil
}

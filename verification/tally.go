package verification

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/predicate"
	"github.com/honnin/honnin/ent/db/tally"
)

// Device notes from which device the evidence is about to be handed in, as a keyed hash; empty for one that cannot be told.
func Device(ctx context.Context, id uuid.UUID, key string) error {
	if key == "" {
		return nil
	}

	return touch(ctx, id, func(u *db.VerificationUpdate) { u.SetDeviceKey(key) })
}

// subjectOf names the person among the tenant's own: the hash of the tenant's reference; empty when the tenant gave none.
func subjectOf(row *db.Verification) string {
	if row.Reference == nil {
		return ""
	}

	sum := sha256.Sum256([]byte("subject|" + *row.Reference))

	return hex.EncodeToString(sum[:])
}

func deviceOf(row *db.Verification) string {
	if row.DeviceKey == nil {
		return ""
	}

	return *row.DeviceKey
}

func keyed(scope tally.Scope, key string) predicate.Tally {
	return tally.And(tally.ScopeEQ(scope), tally.Key(key))
}

// count lets the evidence be handed in unless the subject or the device is paused. For the subject it counts as a failure until it is
// approved: of fifty that are handed in at once, no more pass than if each had been judged before the next.
func count(ctx context.Context, row *db.Verification, now time.Time) error {
	// A script is played as often as somebody likes.
	if script, err := ScriptOf(ctx, row); err != nil || script != nil {
		return err
	}

	if err := unpaused(ctx, row, now); err != nil {
		return err
	}

	key := subjectOf(row)
	if key == "" {
		return nil
	}

	before, err := add(ctx, tally.ScopeSubject, key)
	if err != nil {
		return err
	}

	if before.BlockedUntil != nil && now.Before(*before.BlockedUntil) {
		return exhausted(*before.BlockedUntil) // the transaction that is given up takes the count back
	}

	return mark(ctx, before, now)
}

// unpaused refuses while the subject or the device is paused.
func unpaused(ctx context.Context, row *db.Verification, now time.Time) error {
	until, err := Paused(ctx, row, now)
	if err != nil || until.IsZero() {
		return err
	}

	return exhausted(until)
}

// Paused gives until when the subject or the device of a verification is paused; the zero time when neither is.
func Paused(ctx context.Context, row *db.Verification, now time.Time) (until time.Time, err error) {
	rows, err := ent.From(ctx).Tally.Query().
		Where(
			tally.Or(keyed(tally.ScopeSubject, subjectOf(row)), keyed(tally.ScopeDevice, deviceOf(row))),
			tally.BlockedUntilGT(ent.Instant(now)),
		).All(ctx)
	if err != nil {
		return time.Time{}, fmt.Errorf("verification: paused: %w", err)
	}

	for _, found := range rows {
		if found.BlockedUntil.After(until) {
			until = *found.BlockedUntil
		}
	}

	return until, nil
}

// add counts one more and holds the tally until the transaction ends. It gives the tally with what stood in it before.
func add(ctx context.Context, scope tally.Scope, key string) (*db.Tally, error) {
	tallies := ent.From(ctx).Tally

	err := tallies.Create().SetScope(scope).SetKey(key).
		OnConflictColumns(tally.FieldTenantID, tally.FieldScope, tally.FieldKey).Ignore().Exec(ctx)
	if err != nil {
		return nil, wrap("tally", err)
	}

	if err := tallies.Update().Where(keyed(scope, key)).AddFailures(1).Exec(ctx); err != nil {
		return nil, wrap("tally", err)
	}

	row, err := tallies.Query().Where(keyed(scope, key)).Only(ctx)
	if err != nil {
		return nil, wrap("tally", err)
	}

	row.Failures--

	return row, nil
}

// mark writes what a failure at the instant makes of the tally, of which it is given what stood in it before.
func mark(ctx context.Context, before *db.Tally, at time.Time) error {
	failures := before.Failures + 1
	if at.Sub(before.LastAt) >= forgetAfter {
		failures = 1
	}

	if at.Before(before.LastAt) {
		at = before.LastAt
	}

	return writeTally(ctx, before, failures, at)
}

// settle makes of what was counted what the decision says. An approval proves the subject honest, and takes one failure from the
// device, behind which others may be. A machine that failed counts for nobody. Whether a person has to look or not counts alike.
func settle(ctx context.Context, id uuid.UUID, findings []engine.Finding, outcome decision.Outcome) error {
	row, err := Get(ctx, id)
	if err != nil {
		return err
	}

	script, err := ScriptOf(ctx, row)
	if err != nil {
		return err
	}

	switch {
	case script != nil:
		return nil
	case len(findings) == 0:
		return refund(ctx, row)
	case outcome == decision.Approved:
		if err := take(ctx, tally.ScopeDevice, deviceOf(row)); err != nil {
			return err
		}

		if _, err := ent.From(ctx).Tally.Delete().Where(keyed(tally.ScopeSubject, subjectOf(row))).Exec(ctx); err != nil {
			return wrap("tally", err)
		}

		return nil
	case deviceOf(row) == "" || row.SubmittedAt == nil:
		return nil
	}

	before, err := add(ctx, tally.ScopeDevice, deviceOf(row))
	if err != nil {
		return err
	}

	return mark(ctx, before, *row.SubmittedAt)
}

// refund takes back what the verification was counted for at its submit.
func refund(ctx context.Context, row *db.Verification) error {
	return take(ctx, tally.ScopeSubject, subjectOf(row))
}

// take counts one less, and shortens the pause accordingly.
func take(ctx context.Context, scope tally.Scope, key string) error {
	changed, err := ent.From(ctx).Tally.Update().Where(keyed(scope, key), tally.FailuresGT(0)).AddFailures(-1).Save(ctx)
	if err != nil || changed == 0 {
		return wrap("tally", err)
	}

	row, err := ent.From(ctx).Tally.Query().Where(keyed(scope, key)).Only(ctx)
	if err != nil {
		return wrap("tally", err)
	}

	return writeTally(ctx, row, row.Failures, row.LastAt)
}

func writeTally(ctx context.Context, row *db.Tally, failures int, at time.Time) error {
	update := ent.From(ctx).Tally.UpdateOneID(row.ID).SetFailures(failures).SetLastAt(at)

	if wait := pause(row.Scope, failures); wait > 0 {
		update.SetBlockedUntil(at.Add(wait))
	} else {
		update.ClearBlockedUntil()
	}

	return wrap("tally", update.Exec(ctx))
}

func wrap(what string, err error) error {
	if err != nil {
		return fmt.Errorf("verification: %s: %w", what, err)
	}

	return nil
}

package verification

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/audit"
)

// note points a row at what was received, in place of what the frame held. Files that no row points at any more are removed.
func note(ctx context.Context, blobs *blob.Store, got received) (row *db.Evidence, err error) {
	var unused []string

	err = ent.Tx(ctx, func(ctx context.Context) error {
		unused = nil

		if err := touch(ctx, got.verification, nil); err != nil {
			return err
		}

		if err := Bind(ctx, got.verification, got.signed, got.SHA256); err != nil {
			return err
		}

		before, err := ent.From(ctx).Evidence.Query().
			Where(evidence.VerificationID(got.verification), evidence.StepEQ(got.step)).All(ctx)
		if err != nil {
			return fmt.Errorf("verification: attach: %w", err)
		}

		for _, old := range before {
			if got.repeats(old) {
				row, unused = old, []string{got.name()}

				return nil
			}
		}

		if got.film != nil {
			if err := got.film.spend(ctx, got.place); err != nil {
				return err
			}
		}

		if unused, err = got.replace(ctx, before); err != nil {
			return err
		}

		row, err = got.save(ctx)

		return err
	})
	if err != nil {
		unused = []string{got.name()}
	}

	for _, name := range unused {
		drop(ctx, blobs, got.place, name)
	}

	return row, err
}

// session is whose frame it is; nil when unsigned.
func (r received) session() *uuid.UUID {
	if r.signed == nil {
		return nil
	}

	return &r.signed.Session
}

// repeats tells whether the row is of the same bytes for the same frame, from the same session.
func (r received) repeats(old *db.Evidence) bool {
	return old.Frame == r.frame && old.Sha256 == r.SHA256 && r.beside(old)
}

// beside tells whether the row came from the same session.
func (r received) beside(old *db.Evidence) bool {
	mine := r.session()
	if mine == nil || old.SessionID == nil {
		return mine == nil && old.SessionID == nil
	}

	return *mine == *old.SessionID
}

// replace deletes the rows that the frame takes the place of, and gives the names of their files. Frames of one burst stand beside
// each other only if one session took them all; the sides of a document may be taken at two devices.
func (r received) replace(ctx context.Context, before []*db.Evidence) (files []string, err error) {
	for _, old := range before {
		burst := r.step == schema.StepSelfie || r.step == schema.StepAppeal
		if old.Frame != r.frame && (!burst || r.beside(old)) {
			continue
		}

		if err := ent.From(ctx).Evidence.DeleteOne(old).Exec(ctx); err != nil {
			return nil, fmt.Errorf("verification: replace evidence: %w", err)
		}

		files = append(files, old.Blob)
	}

	return files, nil
}

func (r received) save(ctx context.Context) (*db.Evidence, error) {
	create := ent.From(ctx).Evidence.Create().
		SetID(r.evidence).
		SetVerificationID(r.verification).
		SetStep(r.step).
		SetFrame(r.frame).
		SetContentType(r.media).
		SetBytes(int(r.Size)).
		SetSha256(r.SHA256).
		SetBlob(r.name())

	if r.film != nil {
		asked, err := r.film.asked()
		if err != nil {
			return nil, err
		}

		create.SetAsked(asked)
	}

	if r.signed != nil {
		session, err := sessionOf(ctx, r.verification, r.signed.Session)
		if err != nil {
			return nil, err
		}

		taken, err := r.signed.taken(session)
		if err != nil {
			return nil, err
		}

		create.SetBound(true).SetSessionID(session.ID).SetCounter(r.signed.Counter).SetCapturedAt(ent.Instant(taken))
	}

	row, err := create.Save(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: attach: %w", err)
	}

	return row, audit.Record(ctx, audit.Entry{
		Action: "evidence.attach", Target: id.Format(id.Evidence, row.ID),
		After: map[string]any{
			"verification": id.Format(id.Verification, r.verification), "step": r.step, "frame": r.frame, "sha256": r.SHA256, "bound": row.Bound,
		},
	})
}

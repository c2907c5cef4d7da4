package review

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	said "github.com/honnin/honnin/ent/db/review"
	"github.com/honnin/honnin/internal/fault"
)

// Bounds of what is written, in characters.
const (
	MaxNote = 2000
	maxKey  = 255
)

// Opinion is what a reviewer says of a case.
type Opinion struct {
	// Revision is that of the case as it was read.
	Revision int
	// Key makes a retry harmless; 1 to 255 characters.
	Key string
	// Verdict is approve, decline or escalate.
	Verdict Verdict
	// Reasons are 1 to [MaxReasons], each fit for the verdict.
	Reasons []Reason
	// Note has up to [MaxNote] characters; required with the reason [Other].
	Note string
}

// check says what of it cannot be used.
func (o Opinion) check() error {
	if err := keyed(o.Key); err != nil {
		return err
	}

	if o.Verdict == said.VerdictReopen || said.VerdictValidator(o.Verdict) != nil {
		return invalid("verdict", "A case is approved, declined or escalated.")
	}

	if len(o.Reasons) == 0 || len(o.Reasons) > MaxReasons {
		return invalid("reasons", "Give one to five reasons.")
	}

	for i, reason := range o.Reasons {
		if !reason.fits(o.Verdict) || slices.Contains(o.Reasons[:i], reason) {
			return invalid("reasons", "A reason must be for this verdict, and be given once.")
		}
	}

	if !written(o.Note, 0, MaxNote) {
		return invalid("note", "A note has up to 2000 characters.")
	}

	if slices.Contains(o.Reasons, Other) && strings.TrimSpace(o.Note) == "" {
		return invalid("note", "The reason other takes a note.")
	}

	return nil
}

func keyed(key string) error {
	if !written(key, 1, maxKey) {
		return invalid("idempotencyKey", "The idempotency key must have 1 to 255 characters.")
	}

	return nil
}

// written tells whether it is text of so many characters, which both databases can hold.
func written(text string, least, most int) bool {
	length := utf8.RuneCountInString(text)

	return utf8.ValidString(text) && !strings.ContainsRune(text, 0) && length >= least && length <= most
}

func invalid(field, sentence string) error {
	return fault.New(fault.Invalid, sentence, nil, fault.Field("input."+field))
}

// Given tells whether an opinion was given under this key before.
func Given(ctx context.Context, key string) (bool, error) {
	before, err := ent.From(ctx).Review.Query().Where(said.IdempotencyKey(key)).Exist(ctx)

	return before, wrap("given", err)
}

// repeated tells whether the same was said before under the same key; it is a conflict with [ErrReused] when something else was.
func repeated(ctx context.Context, key uuid.UUID, opinion Opinion) (bool, error) {
	row, err := ent.From(ctx).Review.Query().Where(said.IdempotencyKey(opinion.Key)).Only(ctx)
	if db.IsNotFound(err) {
		return false, nil
	}

	if err != nil {
		return false, wrap("repeated", err)
	}

	same := row.CaseID == key && row.Reviewer == acting(ctx) && row.Verdict == opinion.Verdict && row.Note == opinion.Note &&
		slices.Equal(row.Reasons, words(opinion.Reasons))
	if !same {
		return false, fault.New(fault.Conflict, "This idempotency key was used before with another input.", ErrReused, fault.Field("input.idempotencyKey"))
	}

	return true, nil
}

func words(reasons []Reason) []string {
	list := make([]string, len(reasons))
	for i, reason := range reasons {
		list[i] = string(reason)
	}

	return list
}

// say writes down what a reviewer said.
func say(ctx context.Context, row *db.ReviewCase, round int, opinion Opinion) error {
	err := ent.From(ctx).Review.Create().
		SetCaseID(row.ID).SetRound(round).SetReviewer(acting(ctx)).SetVerdict(opinion.Verdict).SetReasons(words(opinion.Reasons)).
		SetNote(opinion.Note).SetIdempotencyKey(opinion.Key).Exec(ctx)

	return wrap("say", err)
}

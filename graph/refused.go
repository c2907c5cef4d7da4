package graph

import (
	"errors"
	"slices"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/graph/gen"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants/key"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/verification/roster"
	"github.com/honnin/honnin/verification/statute"
	"github.com/honnin/honnin/webhook"
)

// refused says what the caller can put right in a word of the field's own result, if the result has such a word; every other error is
// one of the whole field.
func refused[R any](err error) (R, error) {
	if word, ok := userError(err).(R); ok {
		return word, nil
	}

	var none R

	return none, err
}

// userError is the error as a type that implements UserError; nil when there is none for it.
func userError(err error) any {
	found, ok := fault.Find(err)
	if !ok {
		return nil
	}

	if lacking, ok := errors.AsType[*rbac.NotHeldError](err); ok {
		return gen.PermissionNotHeld{Message: found.Public, Permissions: lacking.Permissions}
	}

	if word := ofContract(err, found.Public); word != nil {
		return word
	}

	if revision, ok := stale(err); ok {
		return gen.StaleRevision{Message: found.Public, Revision: revision}
	}

	if word := ofReview(err, found.Public); word != nil {
		return word
	}

	if reused(err) {
		return gen.IdempotencyConflict{Message: found.Public}
	}

	switch found.Kind { //nolint:exhaustive // every other kind is an error of the whole field
	case fault.Invalid:
		return gen.InvalidInput{Message: found.Public, Field: found.Field}
	case fault.NotFound:
		return gen.NotFound{Message: found.Public}
	case fault.Conflict:
		return gen.Conflict{Message: found.Public, Code: word(found.Code)}
	case fault.Unavailable:
		return gen.Unreachable{Message: found.Public}
	default:
		return nil
	}
}

// stale gives the revision that somebody else has brought a row to, and whether somebody has.
func stale(err error) (revision int, ok bool) {
	if found, ok := errors.AsType[*fault.StaleError](err); ok {
		return found.Revision, true
	}

	if found, ok := errors.AsType[*edition.StaleError](err); ok {
		return found.Revision, true
	}

	if found, ok := errors.AsType[*roster.StaleError](err); ok {
		return found.Revision, true
	}

	if found, ok := errors.AsType[*statute.StaleError](err); ok {
		return found.Revision, true
	}

	if found, ok := errors.AsType[*invoice.StaleError](err); ok {
		return found.Revision, true
	}

	return 0, false
}

// reused tells whether an idempotency key was used before with another input.
func reused(err error) bool {
	return slices.ContainsFunc([]error{billing.ErrReused, key.ErrReused, webhook.ErrReused, edition.ErrReused, invoice.ErrReused, review.ErrReused, roster.ErrReused}, func(cause error) bool {
		return errors.Is(err, cause)
	})
}

// ofReview is an error about a case; nil for any other.
func ofReview(err error, public string) any {
	if by, ok := errors.AsType[*review.ClaimedError](err); ok {
		return gen.AlreadyClaimed{Message: public, By: reviewer(by.By), Until: by.Until}
	}

	if by, ok := errors.AsType[*review.RefusedError](err); ok {
		return gen.ReviewRefused{Message: public, Obstacle: gen.ReviewObstacle(by.Obstacle)}
	}

	if stale, ok := errors.AsType[*review.StaleError](err); ok {
		return gen.StaleRevision{Message: public, Revision: stale.Revision}
	}

	if errors.Is(err, review.ErrLost) {
		return gen.ClaimLost{Message: public}
	}

	return nil
}

// word is a code as the schema has it: null for none.
func word(code string) *string {
	if code == "" {
		return nil
	}

	return &code
}

// notFound is for an id that is none.
func notFound(prefix id.Prefix, cause error) error {
	return fault.New(fault.NotFound, "There is no such "+map[id.Prefix]string{
		id.Key: "key", id.Role: "role", id.Membership: "member", id.Invitation: "invitation",
		id.FlowVersion: "version", id.PolicyVersion: "version", id.PolicyList: "list", id.PolicyEntry: "entry", id.Connection: "connection", id.Domain: "domain", id.Endpoint: "endpoint", id.Delivery: "delivery",
		id.ReviewCase: "case",
	}[prefix]+".", cause)
}

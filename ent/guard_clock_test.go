package ent_test

import (
	"slices"
	"testing"

	"entgo.io/ent/schema/field"
	"github.com/stretchr/testify/assert"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db/migrate"
)

// Every date that a tenant's row keeps is brought nearer when the clock of a test environment is advanced, or there is a reason why not.
func TestEveryDateIsMovedOrStays(t *testing.T) {
	t.Parallel()

	moved := []string{
		"apikey.expires_at", "auditstream.next_at", "capture_session.expires_at", "delivery.next_at", "delivery.done_at", "endpoint.failing_since", "policyentry.expires_at",
		"reviewcase.due_at", "reviewcase.leased_until", "tally.last_at", "tally.blocked_until",
		"verification.expires_at", "verification.leased_until", "verification.concluded_at",
	}
	const (
		happened = "has happened, and nothing comes of it"
		billed   = "nothing is billed inside"
		outside  = "people are outside"
		counted  = "usage is of the day that it was"
	)

	stays := map[string]string{
		"apikey.revoked_at": happened, "apikey.used_at": happened, "attempt.at": happened, "audit.at": happened, "auditstream.answered_at": happened,
		"capture_session.opened_at": happened, "clearing.done_at": happened, "event.at": happened, "evidence.captured_at": happened,
		"flowversion.published_at": happened, "policyentry.removed_at": outside, "reviewcase.look_at": "seconds later the checks look", "reviewcase.decided_at": happened, "verification.consented_at": happened,
		"verification.submitted_at": happened, "verification.reopened_at": "seconds later the person sees it",
		"eventhead.since":    "where to look for what has no number yet",
		"books.closed_until": billed, "books.close_failed_at": billed, "books.close_tried_at": billed, "books.folded_at": counted, "usage.at": counted, "usage.booked_at": counted, "usagesum.begin": counted,
		"usagepulse.since": counted, "usagepulse.counted_since": counted, "usagepulse.checked_at": counted, "usagepulse.last_at": counted,
		"entitlement.trial_ends_at": "features of a test environment are never on trial", "entitlement.requested_at": happened,
		"collection.failing_since": billed, "collection.grace_until": billed, "invoice.issued_at": billed, "invoice.settled_at": billed,
		"invoiceline.begins": billed, "invoiceline.ends": billed, "payment.received_at": billed,
		"push.next_at": billed, "push.tried_at": billed, "push.done_at": billed,
		"invitation.expires_at": outside, "invitation.accepted_at": outside, "invitation.revoked_at": outside, "domain.verified_at": outside,
		"visit.expires_at": outside, "visit.ended_at": outside,
	}

	for _, table := range migrate.Tables {
		for _, column := range table.Columns {
			name := table.Name + "." + column.Name
			if column.Type != field.TypeTime || column.Name == "created_at" || !ent.Owned(kindOf(table.Name)) {
				continue
			}

			assert.NotEqual(t, slices.Contains(moved, name), stays[name] != "",
				"bring the new date %s nearer in an Advance, or say here why it stays", name)
		}
	}
}

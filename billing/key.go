package billing

import (
	"strconv"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
)

// Key spells the unique key of a usage row as one text, for example ver_01j9z3k4m5n6p7q8r9s0t1v2w3.liveness.passive.1: the prefixed id
// of the verification, the meter and the attempt. It is the same for ever and in every process, and of one row only; so whoever is told
// of a row by it can be told again harmlessly. It has at most 100 characters, the limit of Stripe's meter events, for every meter.
func Key(row *db.Usage) string { return keyOf(row.VerificationID, Meter(row.Meter), row.Attempt) }

func keyOf(of uuid.UUID, meter Meter, attempt int) string {
	return id.Format(id.Verification, of) + "." + string(meter) + "." + strconv.Itoa(attempt)
}

// Late tells whether the row came after its own period was closed, and is billed in a later one.
func Late(row *db.Usage) bool { return !row.BookedAt.Equal(row.At) }

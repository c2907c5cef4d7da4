package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
)

// version of the form that is hashed.
const version = 1

// instant is how a time is written: RFC 3339 in UTC with six digits after the point, always.
const instant = "2006-01-02T15:04:05.000000Z"

// genesis is the hash before the first link.
func genesis() string { return strings.Repeat("0", 2*sha256.Size) }

// form gives the row as it is hashed and exported: everything but the hash itself.
func form(row *db.Audit) (map[string]any, error) {
	before, err := decode(row.Before)
	if err != nil {
		return nil, err
	}

	after, err := decode(row.After)
	if err != nil {
		return nil, err
	}

	return map[string]any{
		"version":   float64(version),
		"tenant":    id.Format(id.Tenant, row.TenantID),
		"seq":       float64(row.Seq),
		"at":        row.At.UTC().Format(instant),
		"actorKind": row.ActorKind,
		"actor":     row.Actor,
		"reason":    row.Reason,
		"action":    row.Action,
		"target":    row.Target,
		"before":    before,
		"after":     after,
		"address":   row.Address,
		"agent":     row.Agent,
		"request":   row.Request,
		"previous":  row.Previous,
	}, nil
}

// digest is the hash that the row should have.
func digest(row *db.Audit) (string, error) {
	said, err := form(row)
	if err != nil {
		return "", err
	}

	text, err := canonical(said)
	if err != nil {
		return "", err
	}

	sum := sha256.Sum256(text)

	return hex.EncodeToString(sum[:]), nil
}

func decode(text json.RawMessage) (any, error) {
	if len(text) == 0 {
		return nil, nil //nolint:nilnil // nothing is a value
	}

	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return nil, fmt.Errorf("audit: decode: %w", err)
	}

	return value, nil
}

// now is when the entry happened, in the precision that is stored.
func (e Entry) now() time.Time {
	if e.At.IsZero() {
		return time.Now()
	}

	return e.At
}

// Package cursor marks the place of a row in a list that is ordered by creation, for paging that neither repeats nor skips a row when
// others come or go.
package cursor

import (
	"encoding/base64"
	"encoding/binary"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/fault"
)

// MaxPage is the most rows that a page may have.
const MaxPage = 100

const length = 8 + 16 // microseconds since 1970, then the id

// Format gives the cursor of a row. It is opaque to callers.
func Format(at time.Time, id uuid.UUID) string {
	data := binary.BigEndian.AppendUint64(nil, uint64(at.UnixMicro()))
	data = append(data, id[:]...)

	return base64.RawURLEncoding.EncodeToString(data)
}

// Parse reads a cursor; anything else is [fault.Invalid] with the field after.
func Parse(text string) (time.Time, uuid.UUID, error) {
	data, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(data) != length {
		return time.Time{}, uuid.Nil, fault.New(fault.Invalid, "This cursor is not one of ours.", err, fault.Field("after"))
	}

	at := time.UnixMicro(int64(binary.BigEndian.Uint64(data))).UTC() //nolint:gosec // its bits are kept

	return at, uuid.UUID(data[8:]), nil
}

// Length is nil for a page's length of 1 to [MaxPage], and [fault.Invalid] with the field first otherwise.
func Length(first int) error {
	if first < 1 || first > MaxPage {
		return fault.New(fault.Invalid, "A page must have 1 to 100 rows.", nil, fault.Field("first"))
	}

	return nil
}

// Cut takes the row that was read beyond the page away, and tells whether there was one.
func Cut[T any](rows []T, first int) (page []T, more bool) {
	if len(rows) > first {
		return rows[:first], true
	}

	return rows, false
}

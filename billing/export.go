package billing

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/id"
)

// WriteRows writes every usage row of the viewer's tenant that the filter keeps as a CSV table for a spreadsheet, in the order of
// [Rows]: the verification by its id, and no personal data. Times are RFC 3339 in UTC.
func WriteRows(ctx context.Context, to io.Writer, kept Filter) error {
	table := csv.NewWriter(to)
	_ = table.Write([]string{
		"key", "verification", "meter", "attempt", "quantity", "at", "booked_at", "late", "environment", "reason", "note", "flow", "opened_by",
		"price_version",
	}) // what goes wrong shows in Error

	after := ""

	for {
		rows, more, err := Rows(ctx, kept, MaxRows, after)
		if err != nil {
			return err
		}

		for _, row := range rows {
			_ = table.Write(cells(row))
			after = Place(row)
		}

		table.Flush()

		if err := table.Error(); err != nil || !more {
			return wrapped("export", err)
		}
	}
}

func cells(row *db.Usage) []string {
	return []string{
		Key(row), id.Format(id.Verification, row.VerificationID), row.Meter, strconv.Itoa(row.Attempt), strconv.Itoa(row.Quantity),
		row.At.Format(time.RFC3339Nano), row.BookedAt.Format(time.RFC3339Nano), strconv.FormatBool(Late(row)), string(row.Environment),
		string(row.Reason), harmless(row.Note), harmless(row.Flow), row.OpenedBy, value(row.PriceVersion),
	}
}

// harmless keeps a spreadsheet from taking what somebody wrote for a formula.
func harmless(text string) string {
	if strings.IndexAny(strings.TrimLeft(text, " \u00a0\u3000\ufeff"), "=+-@\t\r＝＋－＠") == 0 {
		return "'" + text
	}

	return text
}

package audit

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/audit"
)

// Each calls do with every link of the viewer's tenant that the filter keeps, oldest first, without holding more than a page of them.
// What is added while it runs is among them or not.
func Each(ctx context.Context, filter Filter, do func(*db.Audit) error) error {
	for after := int64(0); ; {
		rows, err := ent.From(ctx).Audit.Query().Where(filter.predicates()...).
			Where(where.SeqGT(after)).Order(where.BySeq()).Limit(pageLinks).All(ctx)
		if err != nil {
			return fmt.Errorf("audit: export: %w", err)
		}

		for _, row := range rows {
			if err := do(row); err != nil {
				return err
			}
		}

		if len(rows) < pageLinks {
			return nil
		}

		after = rows[len(rows)-1].Seq
	}
}

// Line gives the link as one line of JSON without the line feed: the form that is hashed, and the hash. See docs/audit.md.
func Line(row *db.Audit) ([]byte, error) {
	said, err := form(row)
	if err != nil {
		return nil, err
	}

	said["hash"] = row.Hash

	return canonical(said)
}

// WriteLines writes links as JSON lines, the form that a third party can check.
func WriteLines(ctx context.Context, to io.Writer, filter Filter) error {
	return Each(ctx, filter, func(row *db.Audit) error {
		line, err := Line(row)
		if err != nil {
			return err
		}

		if _, err := to.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("audit: export: %w", err)
		}

		return nil
	})
}

// columns of the table for people, in their order.
func columns() []string {
	return []string{
		"seq", "at", "actorKind", "actor", "reason", "action", "target", "before", "after", "address", "agent", "request", "previous", "hash",
	}
}

// WriteTable writes links as CSV (RFC 4180) for people and their spreadsheets. A value that a spreadsheet would take for a formula
// begins with an apostrophe, so that this form cannot be checked against the hashes; the lines can.
func WriteTable(ctx context.Context, to io.Writer, filter Filter) error {
	table := csv.NewWriter(to)

	_ = table.Write(columns()) // what goes wrong shows at the end

	err := Each(ctx, filter, func(row *db.Audit) error {
		said, err := form(row)
		if err != nil {
			return err
		}

		said["hash"] = row.Hash

		cells, err := cells(said)
		if err != nil {
			return err
		}

		_ = table.Write(cells)

		return table.Error()
	})

	table.Flush()

	if err == nil {
		err = table.Error()
	}

	if err != nil {
		return fmt.Errorf("audit: export: %w", err)
	}

	return nil
}

// cells is one line of the table.
func cells(said map[string]any) ([]string, error) {
	line := make([]string, len(columns()))

	for i, name := range columns() {
		text, isText := said[name].(string)

		if !isText && said[name] != nil {
			encoded, err := canonical(said[name])
			if err != nil {
				return nil, err
			}

			text = string(encoded)
		}

		line[i] = harmless(text)
	}

	return line, nil
}

// harmless keeps a spreadsheet from running what somebody wrote, also behind white space that it would skip.
func harmless(cell string) string {
	begins := strings.TrimLeft(cell, " \u00a0\u3000\ufeff")
	if begins != "" && slices.Contains([]rune("=+-@\t\r\n|%＝＋－＠"), []rune(begins)[0]) {
		return "'" + cell
	}

	return cell
}

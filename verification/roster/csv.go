package roster

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/honnin/honnin/internal/fault"
)

// Bounds of a text of many entries.
const (
	// MaxText is in bytes.
	MaxText = 900 << 10
	// MaxWrong is how many wrong lines are told at once.
	MaxWrong = 100
	columns  = 3
)

// Read reads the lines of a text: one a line, a value and, if there are any, a note and an end behind it, parted by commas or, where the first line
// has one, by tabs, as spreadsheets copy them. Values that hold a comma are quoted as in CSV (RFC 4180). Empty lines are passed over, and so is a
// first line that begins with the word value. An end is a day in Japan, the last on which the entry stands, or a time (RFC 3339). What is wrong is a
// fault of kind invalid caused by a [LinesError].
func Read(text string, of Of, now time.Time) ([]Line, error) {
	if len(text) > MaxText {
		return nil, fault.New(fault.Invalid, "A text has up to 900 KB.", nil, fault.Field("input.text"))
	}

	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	reader.FieldsPerRecord = -1
	reader.TrimLeadingSpace = true

	if first, _, _ := strings.Cut(text, "\n"); strings.Contains(first, "\t") {
		reader.Comma = '\t'
	}

	var (
		lines []Line
		wrong []LineError
	)

	for len(wrong) < MaxWrong {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}

		line, code, at := parse(reader, record, err, of, now)
		if at == 1 && strings.EqualFold(strings.TrimSpace(line.Value), "value") {
			continue
		}

		if code != "" {
			wrong = append(wrong, LineError{at, code})
		}

		// Behind quotes that never close, everything is one value.
		if code == Quotes {
			break
		}

		lines = append(lines, line)
	}

	return told(lines, wrong)
}

// told gives the lines, or what is wrong with them.
func told(lines []Line, wrong []LineError) ([]Line, error) {
	if len(wrong) > 0 {
		return nil, fault.New(fault.Invalid, "Nothing was put on the list: some lines are wrong.", &LinesError{wrong}, fault.Field("input.text"))
	}

	if len(lines) == 0 || len(lines) > MaxEntries {
		return nil, fault.New(fault.Invalid, fmt.Sprintf("A text has 1 to %d lines.", MaxEntries), nil, fault.Field("input.text"))
	}

	return lines, nil
}

// parse reads one record, and tells what is wrong with it and on which line it stands.
func parse(reader *csv.Reader, record []string, failed error, of Of, now time.Time) (line Line, code Wrong, at int) {
	if malformed, ok := errors.AsType[*csv.ParseError](failed); ok {
		return Line{}, Quotes, malformed.StartLine
	}

	at, _ = reader.FieldPos(0)

	if len(record) > columns {
		return Line{}, Columns, at
	}

	record = append(record, make([]string, columns-len(record))...)
	line = Line{Number: at, Value: record[0], Note: strings.TrimSpace(record[1])}

	until, ok := end(strings.TrimSpace(record[2]))
	if !ok {
		return line, NoDay, at
	}

	line.Until = until

	return line, line.wrong(of, now), at
}

// end reads when an entry ends: with a day in Japan, or at a time; nil for never.
func end(text string) (*time.Time, bool) {
	if text == "" {
		return nil, true
	}

	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return &at, true
	}

	day, err := time.ParseInLocation(time.DateOnly, text, time.FixedZone("JST", 9*60*60))
	if err != nil {
		return nil, false
	}

	behind := day.AddDate(0, 0, 1)

	return &behind, true
}

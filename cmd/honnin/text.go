package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// table collects rows and prints them with every column as wide as its widest cell. Columns whose name begins with
// "<" are set flush right.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// lines gives the table, each line indented by two blanks and without blanks at its end.
func (t *table) lines() []string {
	widths := make([]int, len(t.head))
	for _, row := range append([][]string{t.titles()}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
		}
	}

	var out []string
	if strings.Join(t.titles(), "") != "" {
		out = append(out, t.line(t.titles(), widths))
	}

	for _, row := range t.rows {
		out = append(out, t.line(row, widths))
	}

	return out
}

func (t *table) titles() []string {
	titles := make([]string, len(t.head))
	for i, name := range t.head {
		titles[i] = strings.TrimPrefix(name, "<")
	}

	return titles
}

func (t *table) line(cells []string, widths []int) string {
	var b strings.Builder

	for i, cell := range cells {
		fill := strings.Repeat(" ", widths[i]-width(cell))
		if strings.HasPrefix(t.head[i], "<") {
			b.WriteString("  " + fill + cell)
		} else {
			b.WriteString("  " + cell + fill)
		}
	}

	return strings.TrimRight(b.String(), " ")
}

// width counts the characters of a cell as a terminal shows them.
func width(cell string) int {
	shown, escaped := 0, false

	for _, r := range cell {
		switch {
		case r == '\x1b':
			escaped = true
		case !escaped:
			shown++
		case r == 'm':
			escaped = false
		}
	}

	return shown
}

// write prints lines; a reader that went away is an error.
func write(to io.Writer, lines ...string) error {
	if _, err := io.WriteString(to, strings.Join(lines, "\n")+"\n"); err != nil {
		return fmt.Errorf("write: %w", err)
	}

	return nil
}

// writeJSON prints one indented JSON value.
func writeJSON(to io.Writer, value any) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")

	if err := encoder.Encode(value); err != nil {
		return fmt.Errorf("json: %w", err)
	}

	return nil
}

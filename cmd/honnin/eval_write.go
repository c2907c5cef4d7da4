package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
)

// number writes a score with all its digits, so that it can be evaluated again; nothing for no score.
func number(score *float64) string {
	if score == nil {
		return ""
	}

	return strconv.FormatFloat(*score, 'g', -1, 64)
}

// measured writes one measure of a case that was judged.
func measured(v verdict, name string) string {
	value, ok := v.measures[name]
	if !ok || v.score == nil {
		return ""
	}

	return number(&value)
}

func writeCSV(path string, rows [][]string) error {
	var text bytes.Buffer
	if err := csv.NewWriter(&text).WriteAll(rows); err != nil {
		return fmt.Errorf("csv: %w", err)
	}

	return writeFile(path, text.Bytes())
}

// writeFile writes a file that the caller asked for; where it cannot be written, the name given is at fault.
func writeFile(path string, data []byte) error {
	if err := os.WriteFile(path, data, 0o600); err != nil {
		return unusable(fmt.Errorf("write: %w", err))
	}

	return nil
}

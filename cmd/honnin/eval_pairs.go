package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// pair is one comparison with known truth.
type pair struct {
	a, b string
	same bool
}

// readPairs reads a CSV file with the header a,b,same. Every error names the line.
func readPairs(path string) ([]pair, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unusable(fmt.Errorf("pairs: %w", err))
	}
	defer file.Close() //nolint:errcheck // only read

	reader := csv.NewReader(file)
	reader.TrimLeadingSpace = true
	reader.FieldsPerRecord = 3

	head, err := reader.Read()
	if err != nil || !slices.Equal(head, []string{"a", "b", "same"}) {
		return nil, dataSetError(path, fmt.Errorf("%w: its first line must be a,b,same", errPairs))
	}

	var pairs []pair

	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}

		if err != nil {
			return nil, dataSetError(path, fmt.Errorf("%w: %w", errPairs, err))
		}

		same, ok := truth(record[2])
		if line, _ := reader.FieldPos(2); !ok || record[0] == "" || record[1] == "" {
			return nil, dataSetError(path, fmt.Errorf("%w: line %d: two paths, and true or false", errPairs, line))
		}

		pairs = append(pairs, pair{record[0], record[1], same})
	}

	if len(pairs) == 0 {
		return nil, dataSetError(path, fmt.Errorf("%w: no pair in it", errPairs))
	}

	return pairs, nil
}

func truth(text string) (same, ok bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "true", "1", "yes":
		return true, true
	case "false", "0", "no":
		return false, true
	default:
		return false, false
	}
}

func word(same bool) string {
	if same {
		return "true"
	}

	return "false"
}

package graph

import (
	"bytes"
	"encoding/json"

	"github.com/honnin/honnin/internal/fault"
)

// wellFormed refuses what is not one JSON object with a query, a list of operations among it.
func wellFormed(body []byte) error {
	if trimmed := bytes.TrimLeft(body, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '[' {
		return fault.New(fault.Invalid, "Send one operation in a request, not a list of them.", nil)
	}

	var request struct {
		Query         string          `json:"query"`
		OperationName string          `json:"operationName"`
		Variables     map[string]any  `json:"variables"`
		Extensions    json.RawMessage `json:"extensions"`
	}

	if err := json.Unmarshal(body, &request); err != nil || request.Query == "" {
		return fault.New(fault.Invalid, `Send {"query":"…","variables":{…}}.`, nil)
	}

	return nil
}

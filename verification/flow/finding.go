package flow

import (
	"fmt"

	"github.com/honnin/honnin/verification/law"
)

// Level says what a finding means for publishing.
type Level string

// The levels: only an error stands in the way of publishing.
const (
	Error   Level = "error"
	Warning Level = "warning"
)

// Finding is one thing that validation found.
type Finding struct {
	Level Level `json:"level"`
	// Code is the machine word, for example step_repeated.
	Code string `json:"code"`
	// Path is where in the definition, for example steps[2].questions[0].id; empty for the whole.
	Path string `json:"path"`
	// Line and Column point into a condition, from 1; 0 when no one place is at fault.
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
	// Message is for people, in English.
	Message string `json:"message"`
	// Feature is the one that the contract lacks.
	Feature string `json:"feature,omitempty"`
	// Last is the last day on which the flow is lawful.
	Last law.Day `json:"last,omitempty"`
	// Successors are methods that the flow could be rewritten for.
	Successors []string `json:"successors,omitempty"`
}

// findings collects.
type findings struct{ list []Finding }

func (f *findings) errorf(code, path, format string, values ...any) {
	f.list = append(f.list, Finding{Level: Error, Code: code, Path: path, Message: fmt.Sprintf(format, values...)})
}

// Publishable tells whether nothing that was found stands in the way of publishing.
func Publishable(found []Finding) bool {
	for i := range found {
		if found[i].Level == Error {
			return false
		}
	}

	return true
}

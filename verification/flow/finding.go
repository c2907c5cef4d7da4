package flow

import (
	"fmt"
	"strings"

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
	// Code is the machine word, one of [Codes]. It never changes its meaning.
	Code string `json:"code"`
	// Path is where in the definition, for example steps[2].questions[0].id; empty for the whole.
	Path string `json:"path"`
	// Line is where in the text, from 1; 0 where there is no text, or no one place in it.
	Line int `json:"line,omitempty"`
	// Values are what the sentence of the code speaks of, by name, so that anybody can say it in a language of their own.
	Values Values `json:"values,omitempty"`
	// Message is for people, in English: the sentence of the code with its values.
	Message string `json:"message"`
	// Feature is the one that the contract lacks.
	Feature string `json:"feature,omitempty"`
	// Last is the last day on which the flow is lawful.
	Last law.Day `json:"last,omitempty"`
	// Successors are methods that the flow could be rewritten for.
	Successors []string `json:"successors,omitempty"`
}

// Values are what a finding speaks of, by name; several of one sort are parted by ", ".
type Values map[string]string

// with gives values of pairs: a name, and whatever is printed for it.
func with(pairs ...any) Values {
	values := Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		values[fmt.Sprint(pairs[i])] = fmt.Sprint(pairs[i+1])
	}

	return values
}

// findings collects.
type findings struct{ list []Finding }

// wrong adds an error.
func (f *findings) wrong(code, path string, values Values) {
	f.add(Finding{Level: Error, Code: code, Path: path, Values: values})
}

// add says the finding in English.
func (f *findings) add(one Finding) {
	one.Message = say(one.Code, one.Values)
	f.list = append(f.list, one)
}

// say puts values into the sentence of a code.
func say(code string, values Values) string {
	pairs := make([]string, 0, 2*len(values))
	for name, value := range values {
		pairs = append(pairs, "{"+name+"}", value)
	}

	return strings.NewReplacer(pairs...).Replace(sentences()[code])
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

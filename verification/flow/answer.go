package flow

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/honnin/honnin/internal/fault"
)

// MaxAnswer bounds a line of free text, in characters.
const MaxAnswer = 500

// Settle holds what a person answered, by the ids of the questions, against the questions, and gives it without what was left open and without
// blanks around it. The answer of a question with choices is the id of one. Faults are of kind invalid and name answers.ID, or answers alone
// where the id could be no question's; what was answered never stands in them.
func Settle(questions []Question, given map[string]string) (map[string]string, error) {
	for _, id := range slices.Sorted(maps.Keys(given)) {
		if !slices.ContainsFunc(questions, func(q Question) bool { return q.ID == id }) {
			return nil, unasked(id)
		}
	}

	settled := map[string]string{}

	for i := range questions {
		question := &questions[i]

		answer, err := question.settle(given[question.ID])
		if err != nil {
			return nil, err
		}

		if answer != "" {
			settled[question.ID] = answer
		}
	}

	return settled, nil
}

// settle gives the answer of one question; empty for one that is left open.
func (q *Question) settle(given string) (string, error) {
	answer := strings.TrimSpace(given)

	switch {
	case answer == "" && q.Optional:
		return "", nil
	case answer == "":
		return "", q.refuse("This question must be answered.")
	case len(q.Choices) > 0 && !slices.ContainsFunc(q.Choices, func(c Choice) bool { return c.ID == answer }):
		return "", q.refuse("This question has no such choice.")
	case !fits(answer, 1, MaxAnswer) || strings.ContainsFunc(answer, breaks):
		return "", q.refuse("Answer in one line of up to 500 characters.")
	default:
		return answer, nil
	}
}

// breaks tells whether the character ends a line or steers something.
func breaks(character rune) bool {
	return unicode.IsControl(character) || unicode.In(character, unicode.Zl, unicode.Zp)
}

func (q *Question) refuse(sentence string) error {
	return fault.New(fault.Invalid, sentence, nil, fault.Field("answers."+q.ID))
}

func unasked(id string) error {
	field := "answers"
	if named().MatchString(id) {
		field += "." + id
	}

	return fault.New(fault.Invalid, "There is no such question.", nil, fault.Field(field))
}

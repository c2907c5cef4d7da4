package flow

import (
	"maps"
	"slices"
)

// Answered is what a person answered to one question.
type Answered struct {
	// Asked is the question as the flow asked it.
	Asked Question
	// Answer is the id of a choice, or a line of free text.
	Answer string
	// Language is that of the verification; empty for none.
	Language string
}

// Question is its id.
func (a *Answered) Question() string { return a.Asked.ID }

// Text is the question in the language, or the verification's, or the first that it is written in.
func (a *Answered) Text(language *string) string { return a.pick(a.Asked.Text, language) }

// ChoiceText is the text of the choice, in a language like [Answered.Text]; nil for free text.
func (a *Answered) ChoiceText(language *string) *string {
	at := slices.IndexFunc(a.Asked.Choices, func(c Choice) bool { return c.ID == a.Answer })
	if at < 0 {
		return nil
	}

	return new(a.pick(a.Asked.Choices[at].Text, language))
}

func (a *Answered) pick(text map[string]string, language *string) string {
	wanted := []string{a.Language}
	if language != nil {
		wanted = []string{*language, a.Language}
	}

	return in(text, wanted...)
}

// in gives the text in the first of the languages that it is written in, or else in the first one there is, by the alphabet.
func in(text map[string]string, languages ...string) string {
	for _, language := range append(languages, slices.Sorted(maps.Keys(text))...) {
		if said, written := text[language]; written {
			return said
		}
	}

	return ""
}

package flow

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
)

func at(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

func (d *Definition) checkSteps(found *findings) {
	if len(d.Steps) == 0 || len(d.Steps) > MaxSteps {
		found.errorf("steps", "steps", "A flow has 1 to %d steps.", MaxSteps)
	}

	var seen []Kind

	for i := range d.Steps {
		step, path := &d.Steps[i], at("steps", i)

		switch {
		case !slices.Contains(Kinds(), step.Kind):
			found.errorf("step_unknown", path, "There is no step %q.", step.Kind)
		case slices.Contains(seen, step.Kind):
			found.errorf("step_repeated", path, "The step %s stands in the flow twice.", step.Kind)
		default:
			step.check(found, path)
		}

		seen = append(seen, step.Kind)
	}

	d.checkOrder(found, seen)
}

// checkOrder holds the consent before everything that the consent is to, and a selfie wherever a picture is to be compared with one.
func (d *Definition) checkOrder(found *findings, kinds []Kind) {
	if len(kinds) > 0 && kinds[0] != Consent {
		found.errorf("consent_first", "steps", "The flow must begin with the consent: nothing may be captured before it.")
	}

	if slices.Contains(kinds, Reference) && !slices.Contains(kinds, Selfie) {
		found.errorf("selfie_missing", "steps", "There is nothing to compare the reference with: the flow has no selfie.")
	}
}

// check looks at the options of one step, and refuses those that the kind does not have.
func (s *Step) check(found *findings, path string) {
	for _, option := range s.foreign() {
		found.errorf("option_foreign", path+"."+option, "A step %s has no option %s.", s.Kind, option)
	}

	switch s.Kind {
	case Selfie:
		s.checkLiveness(found, path)
	case Document, Chip:
		s.checkAccept(found, path)
	case Age:
		if s.Minimum < 1 || s.Minimum > 120 {
			found.errorf("minimum", path+".minimum", "Say how old the person must be, 1 to 120 years.")
		}
	case Questions:
		s.checkQuestions(found, path)
	case Consent, JPKI, Reference:
	}
}

// foreign lists the options that are set and that the kind does not have.
func (s *Step) foreign() []string {
	var list []string

	for _, option := range []struct {
		name string
		set  bool
		of   []Kind
	}{
		{"accept", len(s.Accept) > 0, []Kind{Document, Chip}},
		{"liveness", len(s.Liveness) > 0, []Kind{Selfie}},
		{"minimum", s.Minimum != 0, []Kind{Age}},
		{"photographsOnly", s.PhotographsOnly, []Kind{Document}},
		{"questions", len(s.Questions) > 0, []Kind{Questions}},
		{"stepUp", s.StepUp, []Kind{Selfie}},
	} {
		if option.set && !slices.Contains(option.of, s.Kind) {
			list = append(list, option.name)
		}
	}

	return list
}

func (s *Step) checkLiveness(found *findings, path string) {
	for i, one := range s.Liveness {
		if (one != "passive" && one != "active") || slices.Contains(s.Liveness[:i], one) {
			found.errorf("liveness", at(path+".liveness", i), "Liveness is passive or active, each once.")
		}
	}

	if len(s.Liveness) == 0 {
		found.errorf("liveness", path+".liveness", "Say which liveness the selfie is judged by: passive, active, or both.")
	}

	if s.StepUp && !slices.Equal(s.Liveness, []string{"passive"}) {
		found.errorf("step_up", path+".stepUp", "Stepping up to motion goes with passive liveness alone.")
	}
}

func (s *Step) checkAccept(found *findings, path string) {
	for i, document := range s.Accept {
		if !slices.Contains(Documents(), document) || slices.Contains(s.Accept[:i], document) {
			found.errorf("document", at(path+".accept", i), "There is no document %q, or it is named twice.", document)
		}
	}
}

func named() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`) }

func (s *Step) checkQuestions(found *findings, path string) {
	if len(s.Questions) == 0 || len(s.Questions) > MaxQuestions {
		found.errorf("questions", path+".questions", "There are 1 to %d questions.", MaxQuestions)
	}

	var seen []string

	for i := range s.Questions {
		question, here := &s.Questions[i], at(path+".questions", i)

		if !named().MatchString(question.ID) || slices.Contains(seen, question.ID) {
			found.errorf("question_id", here+".id", "A question needs a name of its own: up to 40 lower-case letters, digits and hyphens.")
		}

		seen = append(seen, question.ID)

		checkText(found, here, question.Text)
		question.checkChoices(found, here)
	}
}

func (q *Question) checkChoices(found *findings, path string) {
	if len(q.Choices) > MaxChoices {
		found.errorf("choices", path+".choices", "A question has at most %d choices.", MaxChoices)
	}

	for i := range q.Choices {
		choice, here := &q.Choices[i], at(path+".choices", i)

		if !named().MatchString(choice.ID) || slices.ContainsFunc(q.Choices[:i], func(c Choice) bool { return c.ID == choice.ID }) {
			found.errorf("choice_id", here+".id", "A choice needs a name of its own: up to 40 lower-case letters, digits and hyphens.")
		}

		checkText(found, here, choice.Text)
	}
}

func checkText(found *findings, path string, text map[string]string) {
	if len(text) == 0 || len(text) > 20 {
		found.errorf("text", path+".text", "Write the text in one language at least.")
	}

	for _, language := range slices.Sorted(maps.Keys(text)) {
		if !fits(text[language], 1, 300) {
			found.errorf("text", path+".text."+language, "The text must have 1 to 300 characters.")
		}
	}
}

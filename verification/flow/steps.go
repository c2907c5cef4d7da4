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
		found.wrong("steps", "steps", with("most", MaxSteps))
	}

	var seen []Kind

	for i := range d.Steps {
		step, path := &d.Steps[i], at("steps", i)

		switch {
		case !slices.Contains(Kinds(), step.Kind):
			found.wrong("step_unknown", path, with("step", step.Kind))
		case slices.Contains(seen, step.Kind):
			found.wrong("step_repeated", path, with("step", step.Kind))
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
		found.wrong("consent_first", "steps", nil)
	}

	if slices.Contains(kinds, Reference) && !slices.Contains(kinds, Selfie) {
		found.wrong("selfie_missing", "steps", nil)
	}
}

// check looks at the options of one step, and refuses those that the kind does not have.
func (s *Step) check(found *findings, path string) {
	for _, option := range s.foreign() {
		found.wrong("option_foreign", path+"."+option, with("step", s.Kind, "option", option))
	}

	switch s.Kind {
	case Selfie:
		s.checkLiveness(found, path)
	case Document, Chip:
		s.checkAccept(found, path)
	case Age:
		if s.Minimum < 1 || s.Minimum > maxAge {
			found.wrong("minimum", path+".minimum", with("most", maxAge))
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
			found.wrong("liveness", at(path+".liveness", i), nil)
		}
	}

	if len(s.Liveness) == 0 {
		found.wrong("liveness_missing", path+".liveness", nil)
	}

	if s.StepUp && !slices.Equal(s.Liveness, []string{"passive"}) {
		found.wrong("step_up", path+".stepUp", nil)
	}
}

func (s *Step) checkAccept(found *findings, path string) {
	for i, document := range s.Accept {
		if !slices.Contains(Documents(), document) || slices.Contains(s.Accept[:i], document) {
			found.wrong("document", at(path+".accept", i), with("document", document))
		}
	}
}

func named() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`) }

func (s *Step) checkQuestions(found *findings, path string) {
	if len(s.Questions) == 0 || len(s.Questions) > MaxQuestions {
		found.wrong("questions", path+".questions", with("most", MaxQuestions))
	}

	var seen []string

	for i := range s.Questions {
		question, here := &s.Questions[i], at(path+".questions", i)

		if !named().MatchString(question.ID) || slices.Contains(seen, question.ID) {
			found.wrong("question_id", here+".id", nil)
		}

		seen = append(seen, question.ID)

		checkText(found, here, question.Text)
		question.checkChoices(found, here)
	}
}

func (q *Question) checkChoices(found *findings, path string) {
	if len(q.Choices) > MaxChoices {
		found.wrong("choices", path+".choices", with("most", MaxChoices))
	}

	for i := range q.Choices {
		choice, here := &q.Choices[i], at(path+".choices", i)

		if !named().MatchString(choice.ID) || slices.ContainsFunc(q.Choices[:i], func(c Choice) bool { return c.ID == choice.ID }) {
			found.wrong("choice_id", here+".id", nil)
		}

		checkText(found, here, choice.Text)
	}
}

func checkText(found *findings, path string, text map[string]string) {
	if len(text) == 0 || len(text) > 20 {
		found.wrong("text_missing", path+".text", nil)
	}

	for _, language := range slices.Sorted(maps.Keys(text)) {
		if !fits(text[language], 1, maxText) {
			found.wrong("text", path+".text."+language, with("most", maxText))
		}
	}
}

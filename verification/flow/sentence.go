package flow

import (
	"maps"
	"slices"
)

// Codes lists every code that a [Finding] can have, in alphabetical order.
func Codes() []string { return slices.Sorted(maps.Keys(sentences())) }

// sentences are what each code says in English. In braces stand the names of its values.
func sentences() map[string]string {
	return map[string]string{
		"name":           "A flow needs a name of 1 to {most} characters.",
		"policy":         "No policy \"{policy}\" is published.",
		"steps":          "A flow has 1 to {most} steps.",
		"step_unknown":   "There is no step \"{step}\".",
		"step_repeated":  "The step {step} stands in the flow twice.",
		"consent_first":  "The flow must begin with the consent: nothing may be captured before it.",
		"selfie_missing": "There is nothing to compare the reference with: the flow has no selfie.",

		"option_foreign":   "A step {step} has no option {option}.",
		"liveness":         "Liveness is passive or active, each once.",
		"liveness_missing": "Say which liveness the selfie is judged by: passive, active, or both.",
		"step_up":          "Stepping up to motion goes with passive liveness alone.",
		"document":         "There is no document \"{document}\", or it is named twice.",
		"minimum":          "Say how old the person must be, 1 to {most} years.",
		"questions":        "There are 1 to {most} questions.",
		"question_id":      "A question needs a name of its own: up to 40 lower-case letters, digits and hyphens.",
		"choices":          "A question has at most {most} choices.",
		"choice_id":        "A choice needs a name of its own: up to 40 lower-case letters, digits and hyphens.",
		"text":             "The text must have 1 to {most} characters.",
		"text_missing":     "Write the text in one language at least.",

		"step_not_available":  "This installation cannot do the step {step} yet. It can be drafted and previewed, not published.",
		"feature_not_granted": "Your contract does not cover {feature}. Ask for it with requestFeature.",

		"language":       "The page speaks {languages}; name each once.",
		"expires_in":     "The person must have between {least} and {most} seconds.",
		"retries":        "A picture may be taken again 0 to {most} times.",
		"url":            "The address must begin with https:// and have at most {most} characters.",
		"accent":         "A colour is written like #0a7d3c.",
		"accent_missing": "Corners go with a colour: give an accent as well.",
		"radius":         "The radius lies between 0 and {most}.",

		"law_unknown_law":      "There is no law \"{law}\" in the catalogue.",
		"law_unknown_method":   "The law {law} has no method \"{method}\".",
		"law_not_in_force":     "The method {method} may not be used on {day}.",
		"law_evidence_lacking": "The steps do not gather what the method {method} needs on {day}: {lacking}.",
		"law_ends":             "The method {method} ends on {last}.",
		"law_evidence_changes": "After {last} the method {method} needs more: {lacking}.",

		"yaml_too_large": "A flow has at most {most} KB.",
		"yaml_syntax":    "This is no YAML: {detail}.",
		"yaml_unknown":   "There is no key \"{key}\" here.",
		"yaml_repeated":  "The key \"{key}\" stands here twice.",
		"yaml_type":      "Another kind of value belongs here than {value}.",
		"yaml_several":   "The text must hold one flow, and nothing after it.",
		"yaml_empty":     "There is no flow in the text.",
	}
}

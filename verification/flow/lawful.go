package flow

import (
	"slices"
	"strings"

	"github.com/honnin/honnin/verification/law"
)

// checkLaw says what the law that the flow declares makes of it.
func (d *Definition) checkLaw(found *findings, world World) {
	found.list = append(found.list, d.Lawful(world.Catalogue, world.Day)...)
}

// Lawful lists what the law that the flow declares has against it on the day; nothing for a flow that no law prescribes.
func (d *Definition) Lawful(catalogue *law.Catalogue, day law.Day) []Finding {
	if d.Law == "" && d.Method == "" {
		return nil
	}

	var found findings

	for _, notice := range catalogue.Check(d.Plan(), day) {
		level := Warning
		if notice.Level == law.Refusal {
			level = Error
		}

		found.add(Finding{
			Level: level, Code: "law_" + string(notice.Code), Path: "method", Values: d.spoken(notice, day),
			Last: notice.Last, Successors: notice.Successors,
		})
	}

	return found.list
}

// spoken is what the sentences on a notice speak of.
func (d *Definition) spoken(notice law.Notice, day law.Day) Values {
	values := with("law", d.Law, "method", d.Method, "day", day)

	if notice.Last != "" {
		values["last"] = string(notice.Last)
	}

	if len(notice.Lacking) > 0 {
		words := make([]string, len(notice.Lacking))
		for i, one := range notice.Lacking {
			words[i] = string(one)
		}

		values["lacking"] = strings.Join(words, ", ")
	}

	return values
}

// Letter gives what the regulation calls the flow's method on the day; empty when it may not be used then, or the catalogue does not tell.
func (d *Definition) Letter(catalogue *law.Catalogue, day law.Day) string {
	act, ok := catalogue.Law(d.Law)
	if !ok {
		return ""
	}

	method, ok := act.Method(d.Method)
	if !ok {
		return ""
	}

	period, ok := method.On(day)
	if !ok {
		return ""
	}

	return period.Letter
}

// Plan is what the flow declares towards the law.
func (d *Definition) Plan() law.Plan {
	return law.Plan{Law: d.Law, Method: d.Method, Gathers: d.Gathers()}
}

// Migrate gives the flow rewritten for another method of its law, as a draft: the steps that the method does not need go, those that it
// needs come after the consent, and everything else stays. False when no step gathers what the method needs.
func Migrate(from *Definition, catalogue *law.Catalogue, method string, day law.Day) (*Definition, bool) {
	act, ok := catalogue.Law(from.Law)
	if !ok {
		return nil, false
	}

	to, ok := act.Method(method)
	if !ok {
		return nil, false
	}

	period, ok := to.On(day)
	if !ok {
		return nil, false
	}

	wanted, ok := steps(period.Evidence)
	if !ok {
		return nil, false
	}

	next := *from
	next.Method, next.Steps = method, rewrite(from.Steps, wanted)

	return &next, true
}

// steps gives the kinds of steps for the first alternative that steps can gather whole.
func steps(alternatives [][]law.Evidence) ([]Kind, bool) {
	for _, needed := range alternatives {
		kinds := make([]Kind, 0, len(needed))

		for _, evidence := range needed {
			if kind, ok := gathering(evidence); ok {
				kinds = append(kinds, kind)
			}
		}

		if len(kinds) == len(needed) {
			return kinds, true
		}
	}

	return nil, false
}

func gathering(evidence law.Evidence) (Kind, bool) {
	for _, kind := range Kinds() {
		probe := Definition{Steps: []Step{{Kind: kind}}}
		if gathers := probe.Gathers(); len(gathers) == 1 && gathers[0] == evidence {
			return kind, true
		}
	}

	return "", false
}

// rewrite keeps the steps that are wanted or that gather nothing for a law, and puts missing ones after the consent, or first.
func rewrite(old []Step, wanted []Kind) []Step {
	var kept, missing []Step

	has := map[Kind]bool{}

	for _, step := range old {
		alone := Definition{Steps: []Step{step}}
		if slices.Contains(wanted, step.Kind) || len(alone.Gathers()) == 0 && step.Kind != Reference {
			kept = append(kept, step)
			has[step.Kind] = true
		}
	}

	for _, kind := range wanted {
		if !has[kind] {
			missing = append(missing, fresh(kind))
		}
	}

	place := 0
	if len(kept) > 0 && kept[0].Kind == Consent {
		place = 1
	}

	return append(append(append([]Step{}, kept[:place]...), missing...), kept[place:]...)
}

// fresh gives a step with the options that it cannot be without.
func fresh(kind Kind) Step {
	if kind == Selfie {
		return Step{Kind: Selfie, Liveness: []string{"passive"}}
	}

	return Step{Kind: kind}
}

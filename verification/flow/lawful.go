package flow

import (
	"fmt"
	"slices"

	"github.com/honnin/honnin/verification/law"
)

// checkLaw says what the law that the flow declares makes of it.
func (d *Definition) checkLaw(found *findings, world World) {
	if d.Law == "" && d.Method == "" {
		return
	}

	for _, notice := range world.Catalogue.Check(d.Plan(), world.Day) {
		level := Warning
		if notice.Level == law.Refusal {
			level = Error
		}

		found.list = append(found.list, Finding{
			Level: level, Code: "law_" + string(notice.Code), Path: "method", Message: sentence(d, notice, world.Day),
			Last: notice.Last, Successors: notice.Successors,
		})
	}
}

// Lawful lists what the law that the flow declares says against it on the day, and of the months after it.
func (d *Definition) Lawful(catalogue *law.Catalogue, day law.Day) []Finding {
	var found findings

	d.checkLaw(&found, World{Catalogue: catalogue, Day: day})

	return found.list
}

// Plan is what the flow declares towards the law.
func (d *Definition) Plan() law.Plan {
	return law.Plan{Law: d.Law, Method: d.Method, Gathers: d.Gathers()}
}

func sentence(d *Definition, notice law.Notice, day law.Day) string {
	switch notice.Code {
	case law.UnknownLaw:
		return fmt.Sprintf("There is no law %q in the catalogue.", d.Law)
	case law.UnknownMethod:
		return fmt.Sprintf("The law %s has no method %q.", d.Law, d.Method)
	case law.NotInForce:
		return fmt.Sprintf("The method %s may not be used on %s.", d.Method, day)
	case law.EvidenceLacking:
		return fmt.Sprintf("The steps do not gather what the method %s needs on %s: %v.", d.Method, day, notice.Lacking)
	case law.Ends:
		return fmt.Sprintf("The method %s ends on %s.", d.Method, notice.Last)
	case law.EvidenceChanges:
		return fmt.Sprintf("After %s the method %s needs more: %v.", notice.Last, d.Method, notice.Lacking)
	default:
		return string(notice.Code)
	}
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

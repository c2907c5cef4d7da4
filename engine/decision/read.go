package decision

import (
	"slices"

	"github.com/honnin/honnin/engine"
)

// reader fills a policy from the fields of its text.
type reader struct {
	policy Policy
	checks []*engine.Check
}

func (r *reader) extend(f field) error {
	name, err := f.text()
	if err != nil {
		return err
	}

	if name != "default" {
		return f.fail(ErrRange, "%q: only \"default\" can be extended", name)
	}

	base := Default()
	r.policy.Rules, r.policy.Thresholds, r.policy.StepUp = base.Rules, base.Thresholds, base.StepUp

	return nil
}

func (r *reader) top(f field) (err error) {
	switch f.key {
	case "extend":
		return nil
	case "version":
		r.policy.Version, err = f.text()

		return err
	case "checks":
		return r.each(f, r.rule)
	case "thresholds":
		return r.each(f, r.threshold)
	case "stepUp":
		return r.stepUp(f)
	default:
		return f.fail(ErrUnknownKey, "version, extend, checks, thresholds and stepUp are known")
	}
}

func (*reader) each(f field, do func(field) error) error {
	fields, err := f.fields()
	if err != nil {
		return err
	}

	for _, inner := range fields {
		if err := do(inner); err != nil {
			return err
		}
	}

	return nil
}

func (r *reader) rule(f field) error {
	if r.checks != nil && !slices.ContainsFunc(r.checks, func(c *engine.Check) bool { return c.Name == f.key }) {
		return f.fail(ErrUnknownCheck, "%s", f.key)
	}

	at := slices.IndexFunc(r.policy.Rules, func(rule Rule) bool { return rule.Check == f.key })
	if at < 0 {
		r.policy.Rules = append(r.policy.Rules, Rule{Check: f.key})
		at = len(r.policy.Rules) - 1
	}

	rule := &r.policy.Rules[at]
	given := map[string]bool{}

	err := r.each(f, func(part field) error {
		given[part.key] = true

		return rule.set(part)
	})
	if err != nil {
		return err
	}

	if !rule.Required && given["skipped"] {
		return f.fail(ErrUnknownKey, "skipped has a meaning only where required is true")
	}

	return rule.whole(f)
}

func (r *reader) threshold(f field) error {
	value, err := f.number()
	if err != nil {
		return err
	}

	if r.checks != nil {
		declared, ok := find(r.checks, f.key)
		if !ok {
			return f.fail(ErrUnknownKey, "no check reads it")
		}

		if value < declared.Low || value > declared.High {
			return f.fail(ErrRange, "%g is not within %g to %g%s", value, declared.Low, declared.High, unit(declared.Unit))
		}
	}

	r.policy.Thresholds[f.key] = value

	return nil
}

func find(checks []*engine.Check, name string) (engine.Threshold, bool) {
	for _, check := range checks {
		for _, threshold := range check.Thresholds {
			if threshold.Name == name {
				return threshold, true
			}
		}
	}

	return engine.Threshold{}, false
}

// unit words a unit after a figure; a pure number has none.
func unit(word string) string {
	if word == "1" || word == "" {
		return ""
	}

	return " " + word
}

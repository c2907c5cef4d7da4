package engine

import (
	"slices"
)

// Told says how much of a finding stored measures tell of what the check would find by other thresholds.
type Told int

// How much can be told, from most to least.
const (
	// Whole: everything.
	Whole Told = iota + 1
	// Outline: the outcome; score, reasons and measures may be others.
	Outline
	// Untold: nothing.
	Untold
)

// Retold are stored findings as they would be by other thresholds.
type Retold struct {
	// Findings stand as they were stored, told again. Of one that cannot be told, the outcome is not to be relied upon.
	Findings []Finding
	// Less has the checks of which less than the whole is told; nil for none.
	Less map[string]Told
}

// Retelling tells findings that were made by some thresholds again by others. It is pure and safe for concurrent use.
type Retelling struct {
	checks   []*Check
	was, now Thresholds
	moved    map[string]bool // by check, whether one of its own thresholds is another
}

// after is how a reason begins that names the check because of which another was skipped; missing, evidence.
const (
	after   = "after_"
	missing = "missing_"
)

// NewRetelling prepares to tell findings of the checks again. A threshold that was does not name counts as another.
func NewRetelling(checks []*Check, was, now Thresholds) *Retelling {
	r := &Retelling{checks: checks, was: was, now: now, moved: map[string]bool{}}

	for _, check := range checks {
		for i := range check.Thresholds {
			if moved(was, now, check.Thresholds[i].Name) {
				r.moved[check.Name] = true
			}
		}
	}

	return r
}

// Moved tells whether there is anything to tell: a threshold is another.
func (r *Retelling) Moved() bool { return len(r.moved) > 0 }

func moved(was, now Thresholds, name string) bool {
	before, known := was[name]

	return !known || before != now[name]
}

// Of tells findings again. They are not changed.
func (r *Retelling) Of(stored []Finding) Retold {
	told := Retold{Findings: stored}
	if len(r.moved) > 0 {
		told.Findings = slices.Clone(stored)
	}

	past := &Past{Was: r.was, Now: r.now, kept: map[string]any{}}

	for _, check := range r.checks {
		at := slices.IndexFunc(told.Findings, func(f Finding) bool { return f.Check == check.Name })
		if at < 0 {
			told.less(check, Untold)

			continue
		}

		if len(r.moved) == 0 {
			continue
		}

		var how Told

		told.Findings[at], how = r.one(past, check, told, at)
		told.less(check, how)
	}

	return told
}

func (t *Retold) less(check *Check, how Told) {
	if how == Whole {
		return
	}

	if t.Less == nil {
		t.Less = map[string]Told{}
	}

	t.Less[check.Name] = how
}

func (r *Retelling) one(past *Past, check *Check, sofar Retold, at int) (Finding, Told) {
	stored := sofar.Findings[at]
	if stored.Outcome == Skipped && !check.behind(stored) {
		return stored, Whole // there was nothing to judge, and is nothing now
	}

	if reason, how := sofar.stopped(check); reason != "" {
		if stored.Outcome != Skipped {
			stored = Finding{Check: stored.Check, Version: stored.Version, Outcome: Skipped}
		}

		stored.Reasons = []Reason{reason}

		return stored, how
	} else if how == Untold || stored.Outcome == Skipped {
		return stored, Untold
	}

	if check.Again == nil || stored.Version != check.Version {
		if r.moved[check.Name] || r.movedBefore(check) {
			return stored, Untold
		}

		return stored, Whole
	}

	return check.Again(past, stored)
}

// movedBefore tells whether a check that this one stands after reads a threshold that is another.
func (r *Retelling) movedBefore(check *Check) bool {
	return slices.ContainsFunc(check.After, func(c *Check) bool { return r.moved[c.Name] })
}

// stopped gives the reason why a check is skipped, as what was told of those before it says, and how sure that reason is; none where it runs.
// Untold without a reason: it cannot be said whether it runs.
func (t *Retold) stopped(check *Check) (Reason, Told) {
	how := Whole

	for _, before := range check.After {
		if t.Less[before.Name] == Untold {
			how = Untold

			continue
		}

		for i := range t.Findings {
			if t.Findings[i].Check == before.Name && t.Findings[i].Outcome != Pass {
				if how == Untold {
					return Reason(after + before.Name), Outline
				}

				return Reason(after + before.Name), Whole
			}
		}
	}

	return "", how
}

// behind tells whether a finding was skipped for a check that this one stands after.
func (c *Check) behind(stored Finding) bool {
	return slices.ContainsFunc(c.After, func(before *Check) bool { return slices.Contains(stored.Reasons, Reason(after+before.Name)) })
}

// Past is one run that is told again: the thresholds it was judged by, those it is told by now, and what earlier checks kept for later ones.
type Past struct {
	Was, Now Thresholds
	kept     map[string]any
}

// Moved tells whether one of the thresholds is another than it was, or was not known.
func (p *Past) Moved(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return moved(p.Was, p.Now, name) })
}

// Keep leaves a value for the checks that come after the one named.
func (p *Past) Keep(check string, value any) { p.kept[check] = value }

// Recalled gives what an earlier check kept; false if it kept nothing of the type.
func Recalled[T any](p *Past, check string) (T, bool) {
	value, ok := p.kept[check].(T)

	return value, ok
}

package law

// warnMonths is how long ahead an end is announced: a product team needs a budget year to move to another method.
const warnMonths = 12

// Level says how grave a [Notice] is.
type Level string

// The levels.
const (
	// Refusal: on the day the flow does not do what the law asks.
	Refusal Level = "refusal"
	// Warning: it does, and will cease to.
	Warning Level = "warning"
)

// Code is the machine word of a [Notice].
type Code string

// The codes.
const (
	UnknownLaw    Code = "unknown_law"
	UnknownMethod Code = "unknown_method"
	// NotInForce: the method may not be used on the day.
	NotInForce Code = "not_in_force"
	// EvidenceLacking: the steps do not gather what the method needs on the day.
	EvidenceLacking Code = "evidence_lacking"
	// Ends: the method may be used on the day, and its end is near.
	Ends Code = "ends"
	// EvidenceChanges: the method goes on, but in a form that needs evidence the steps do not gather.
	EvidenceChanges Code = "evidence_changes"
)

// Plan is what a flow declares: the law it lives under, its method, and what its steps gather.
type Plan struct {
	Law, Method string
	Gathers     []Evidence
}

// Notice is one thing that stands against a plan on a day.
type Notice struct {
	Level Level
	Code  Code
	// Last is the last day on which the plan is good; empty when it is not, or was never.
	Last Day
	// Lacking is the evidence that is missing.
	Lacking []Evidence
	// Successors are the methods to move to, those in force on the day after Last (or on the day itself) first.
	Successors []string
}

// Check says what stands against the plan on the day; nothing when it may be used and goes on for a year at least.
func (c *Catalogue) Check(plan Plan, day Day) []Notice {
	law, ok := c.Law(plan.Law)
	if !ok {
		return []Notice{{Level: Refusal, Code: UnknownLaw}}
	}

	method, ok := law.Method(plan.Method)
	if !ok {
		return []Notice{{Level: Refusal, Code: UnknownMethod}}
	}

	period, ok := method.On(day)
	if !ok {
		return []Notice{{Level: Refusal, Code: NotInForce, Last: method.lastBefore(day), Successors: law.successors(method, day)}}
	}

	if missing := period.Lacks(plan.Gathers); len(missing) > 0 {
		return []Notice{{Level: Refusal, Code: EvidenceLacking, Lacking: missing}}
	}

	return law.ahead(method, period, plan.Gathers, day)
}

// ahead warns of the first change within a year that the plan does not outlive.
func (l *Law) ahead(method *Method, period *Period, gathers []Evidence, day Day) []Notice {
	for period.To != "" && period.To < day.months(warnMonths) {
		last := period.To

		next, goesOn := method.On(last.next())
		if !goesOn {
			return []Notice{{Level: Warning, Code: Ends, Last: last, Successors: l.successors(method, last.next())}}
		}

		if missing := next.Lacks(gathers); len(missing) > 0 {
			return []Notice{{Level: Warning, Code: EvidenceChanges, Last: last, Lacking: missing}}
		}

		period = next
	}

	return nil
}

// successors lists the method's successors that may be used on the day.
func (l *Law) successors(method *Method, day Day) []string {
	var list []string

	for _, id := range method.Successors {
		if next, ok := l.Method(id); ok {
			if _, inForce := next.On(day); inForce {
				list = append(list, id)
			}
		}
	}

	return list
}

// lastBefore gives the last day before the given one on which the method could be used; empty when there was none.
func (m *Method) lastBefore(day Day) Day {
	var last Day

	for _, period := range m.Periods {
		if period.To != "" && period.To < day {
			last = max(last, period.To)
		}
	}

	return last
}

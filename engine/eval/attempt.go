package eval

import (
	"cmp"
	"maps"
	"slices"
)

// Attempt is one presentation with known truth.
type Attempt struct {
	// Class is "" for what should be accepted; for attacks the PAI species, for impostor pairs any other word.
	Class string
	// Score speaks for the person; nil when the attempt could not be judged.
	Score *float64
	// Reason is a machine word for why it could not be judged.
	Reason string
}

// Class tells how many presentations of one class were judged. Those that were not are never dropped: they are told
// apart, by reason.
type Class struct {
	// Name is the PAI species; "" for the class that should be accepted.
	Name      string `json:"name,omitempty"`
	Presented int    `json:"presented"`
	Judged    int    `json:"judged"`
	// NonResponse is the share that could not be judged: APNRR of a species, BPNRR of the bona fide presentations.
	NonResponse Rate     `json:"nonResponse"`
	Unjudged    []Reason `json:"unjudged"`

	scores []float64
}

// Reason counts the presentations that could not be judged for one reason.
type Reason struct {
	Reason string `json:"reason"`
	Count  int    `json:"count"`
}

// classes sorts the attempts into classes by name, so that "" comes first. Reasons come most frequent first.
func classes(attempts []Attempt) []Class {
	byName, reasons := map[string]*Class{"": {}}, map[string]map[string]int{"": {}}

	for _, attempt := range attempts {
		class, ok := byName[attempt.Class]
		if !ok {
			class = &Class{Name: attempt.Class}
			byName[attempt.Class], reasons[attempt.Class] = class, map[string]int{}
		}

		class.Presented++

		if attempt.Score == nil {
			reasons[attempt.Class][attempt.Reason]++

			continue
		}

		class.Judged++
		class.scores = append(class.scores, *attempt.Score)
	}

	list := make([]Class, 0, len(byName))

	for _, name := range slices.Sorted(maps.Keys(byName)) {
		class := *byName[name]
		class.NonResponse = Rate{class.Presented - class.Judged, class.Presented}
		class.Unjudged = tally(reasons[name])
		list = append(list, class)
	}

	return list
}

func tally(reasons map[string]int) []Reason {
	list := make([]Reason, 0, len(reasons))
	for reason, count := range reasons {
		list = append(list, Reason{reason, count})
	}

	slices.SortFunc(list, func(a, b Reason) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Reason, b.Reason))
	})

	return list
}

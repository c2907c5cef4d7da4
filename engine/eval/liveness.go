package eval

// Liveness is the error of a presentation attack detector on one data set, in the terms of ISO/IEC 30107-3.
type Liveness struct {
	// Live are the bona fide presentations, Species the attacks by species.
	Live    Class   `json:"live"`
	Species []Class `json:"species"`
	// AUC is the area over all attacks together; nil when one side has no judged presentation.
	AUC *Area `json:"auc"`
	// EER is the equal error rate over all attacks together: the mean of the two rates where they lie closest; nil as AUC.
	EER *float64 `json:"eer"`
	// Points are the operating points: "policy", "eer", "apcer5" (at most 5 % of all attacks together) and
	// "apcer5-worst" (at most 5 % of every species: the standard's BPCER20). The last three are left out as AUC is nil.
	Points []LivenessPoint `json:"operatingPoints"`
}

// LivenessPoint is the error at one threshold.
type LivenessPoint struct {
	Name string `json:"name"`
	// Threshold is the lowest score that is taken for live.
	Threshold float64 `json:"threshold"`
	// BPCER is the share of bona fide presentations taken for attacks.
	BPCER Rate `json:"bpcer"`
	// APCER is the share of all attacks taken for live, species thrown together; Worst is the highest of any species,
	// which is what the standard calls the APCER of the detector.
	APCER Rate         `json:"apcer"`
	Worst SpeciesError `json:"worst"`
	// Species holds the share for each species.
	Species []SpeciesError `json:"species"`
}

// SpeciesError is the share of one species' attacks taken for live.
type SpeciesError struct {
	Species string `json:"species"`
	APCER   Rate   `json:"apcer"`
}

// apcerLimit is the operating point that ISO/IEC 30107-3 calls BPCER20.
const apcerLimit = 0.05

// NewLiveness evaluates attempts whose class is "" for live presentations and the species for attacks. The threshold
// is the policy's. The only error is a score that is no number.
func NewLiveness(attempts []Attempt, threshold float64) (Liveness, error) {
	all := classes(attempts)
	live, species := all[0], all[1:]
	report := Liveness{Live: live, Species: species}

	var attacks []float64
	for _, class := range species {
		attacks = append(attacks, class.scores...)
	}

	report.add("policy", threshold)

	if live.Judged == 0 || len(attacks) == 0 {
		return report, nil
	}

	curve, err := NewCurve(live.scores, attacks)
	if err != nil {
		return Liveness{}, err
	}

	area, equal := curve.Area(), curve.Equal()
	eer := equal.Mean()
	report.AUC, report.EER = &area, &eer
	report.add("eer", equal.Threshold)
	report.add("apcer5", curve.Within(apcerLimit).Threshold)

	strictest := curve.thresholds[0]

	for _, class := range species {
		if class.Judged > 0 {
			strictest = max(strictest, limit(class.scores, live.scores))
		}
	}

	report.add("apcer5-worst", strictest)

	return report, nil
}

// limit is the lowest threshold that holds one species to the limit. Both hold scores that were checked before.
func limit(species, live []float64) float64 {
	curve, err := NewCurve(live, species)
	if err != nil {
		return 0
	}

	return curve.Within(apcerLimit).Threshold
}

// add appends the errors at one threshold.
func (l *Liveness) add(name string, threshold float64) {
	point := LivenessPoint{Name: name, Threshold: threshold, Species: []SpeciesError{}}
	point.BPCER = Rate{l.Live.Judged - l.Live.accepted(threshold), l.Live.Judged}

	for _, class := range l.Species {
		one := SpeciesError{Species: class.Name, APCER: Rate{class.accepted(threshold), class.Judged}}
		point.Species = append(point.Species, one)
		point.APCER.Count += one.APCER.Count
		point.APCER.N += one.APCER.N

		if point.Worst.Species == "" || one.APCER.Value() > point.Worst.APCER.Value() {
			point.Worst = one
		}
	}

	l.Points = append(l.Points, point)
}

// accepted counts the scores of at least the threshold.
func (c Class) accepted(threshold float64) int {
	count := 0

	for _, score := range c.scores {
		if score >= threshold {
			count++
		}
	}

	return count
}

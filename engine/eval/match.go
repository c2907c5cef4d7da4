package eval

// Match is the error of a one-to-one comparison on pairs, in the terms of ISO/IEC 19795-1.
type Match struct {
	Genuine  Class `json:"genuine"`
	Impostor Class `json:"impostor"`
	// AUC and EER are nil when one side has no judged pair.
	AUC *Area    `json:"auc"`
	EER *float64 `json:"eer"`
	// Points are "policy", "eer", "far1e-2" and "far1e-3"; all but the first are left out when AUC is nil.
	Points []MatchPoint `json:"operatingPoints"`
}

// MatchPoint is the error at one threshold.
type MatchPoint struct {
	Name string `json:"name"`
	// Threshold is the lowest cosine similarity that is taken for the same person.
	Threshold float64 `json:"threshold"`
	// FMR is the share of impostor pairs taken for the same person, FNMR of genuine pairs taken for two. TAR is 1 - FNMR.
	FMR  Rate `json:"fmr"`
	FNMR Rate `json:"fnmr"`
	TAR  Rate `json:"tar"`
	// Resolved: there are enough impostor pairs for one of them to be the limit, so that the point means what its name
	// says. Always true at "policy" and "eer".
	Resolved bool `json:"resolved"`
}

// impostorClass is the class of pairs of two people; genuine pairs have the class "".
const impostorClass = "impostor"

// Pair makes an attempt of a comparison. Score is nil when the pair could not be compared, for the reason given.
func Pair(same bool, score *float64, reason string) Attempt {
	if same {
		return Attempt{Score: score, Reason: reason}
	}

	return Attempt{Class: impostorClass, Score: score, Reason: reason}
}

// NewMatch evaluates attempts made by [Pair] at the policy's threshold. The only error is a score that is no number.
func NewMatch(attempts []Attempt, threshold float64) (Match, error) {
	report := Match{Impostor: Class{Name: impostorClass, Unjudged: []Reason{}}}

	for _, class := range classes(attempts) {
		if class.Name == impostorClass {
			report.Impostor = class
		} else {
			report.Genuine = class
		}
	}

	report.Impostor.Name = ""
	report.add("policy", threshold, 0)

	if report.Genuine.Judged == 0 || report.Impostor.Judged == 0 {
		return report, nil
	}

	curve, err := NewCurve(report.Genuine.scores, report.Impostor.scores)
	if err != nil {
		return Match{}, err
	}

	area, equal := curve.Area(), curve.Equal()
	eer := equal.Mean()
	report.AUC, report.EER = &area, &eer
	report.add("eer", equal.Threshold, 0)
	report.add("far1e-2", curve.Within(1e-2).Threshold, 1e-2)
	report.add("far1e-3", curve.Within(1e-3).Threshold, 1e-3)

	return report, nil
}

func (m *Match) add(name string, threshold, limit float64) {
	accepted := m.Genuine.accepted(threshold)
	m.Points = append(m.Points, MatchPoint{
		Name: name, Threshold: threshold,
		FMR:      Rate{m.Impostor.accepted(threshold), m.Impostor.Judged},
		FNMR:     Rate{m.Genuine.Judged - accepted, m.Genuine.Judged},
		TAR:      Rate{accepted, m.Genuine.Judged},
		Resolved: limit == 0 || float64(m.Impostor.Judged)*limit >= 1,
	})
}
